"""One engine and one window per home: locks that the operating system releases when their owner
dies."""

from __future__ import annotations

import contextlib
import errno
import os
import sys
import time
from types import TracebackType

from deskreply.domain.errors import EnvironmentTrouble
from deskreply.domain.words import Words
from deskreply.system.paths import Home
from deskreply.system.trouble import with_folder

# On Windows a locked byte cannot be read by others: far behind the process number, which they read.
_LOCKED_BYTE = 1 << 20
# For those who only look whether it is locked.
_PATIENCE = 0.5
_BETWEEN_TRIES = 0.025
_NO_LOCKS = {errno.ENOLCK, errno.ENOSYS, errno.EOPNOTSUPP, getattr(errno, "ENOTSUP", errno.ENOSYS)}

if sys.platform == "win32":
    import msvcrt

    def _try_lock(fd: int, *, shared: bool) -> None:
        os.lseek(fd, _LOCKED_BYTE, os.SEEK_SET)
        msvcrt.locking(fd, msvcrt.LK_NBLCK, 1)

    def _unlock(fd: int) -> None:
        os.lseek(fd, _LOCKED_BYTE, os.SEEK_SET)
        msvcrt.locking(fd, msvcrt.LK_UNLCK, 1)

else:
    import fcntl

    def _try_lock(fd: int, *, shared: bool) -> None:
        fcntl.flock(fd, (fcntl.LOCK_SH if shared else fcntl.LOCK_EX) | fcntl.LOCK_NB)

    def _unlock(fd: int) -> None:
        fcntl.flock(fd, fcntl.LOCK_UN)


_PROCESS = Words(" (process {pid})", " (proceso {pid})")


class Held(EnvironmentTrouble):
    """Another process has the lock."""


class EngineLock:
    """Held by the one engine that works on a home. A context manager.

    The file stays when the lock is gone: removing it would let two processes lock two files.
    """

    _held = Words(
        "Another DeskReply engine{who} already works on this home, {home}; stop it first, or set "
        "DESKREPLY_HOME to another folder.",
        "Otro DeskReply{who} ya trabaja con esta carpeta, {home}; deténgalo primero, o ponga en "
        "DESKREPLY_HOME otra carpeta.",
    )

    def __init__(self, home: Home) -> None:
        self._home = home
        self._path = home.lock
        self._fd: int | None = None

    def acquire(self, patience: float = _PATIENCE) -> None:
        """Raises Held where another process has it for so many seconds, EnvironmentTrouble where
        the home's drive cannot lock. Does nothing where this object has it already."""
        if self._fd is not None:
            return
        try:
            fd = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o600)
        except OSError as error:
            raise with_folder(error, self._home.root) from None
        try:
            self._insist(fd, patience)
            os.lseek(fd, 0, os.SEEK_SET)
            os.ftruncate(fd, 0)
            # A full disk is no reason not to work: the number is for the other's message only.
            with contextlib.suppress(OSError):
                os.write(fd, str(os.getpid()).encode())
        except BaseException:
            os.close(fd)
            raise
        self._fd = fd

    def _insist(self, fd: int, patience: float) -> None:
        until = time.monotonic() + patience
        while True:
            try:
                return _try_lock(fd, shared=False)
            except OSError as error:
                if error.errno in _NO_LOCKS:
                    raise EnvironmentTrouble(
                        f"{self._home.root} is on a drive that cannot lock files, such as a "
                        "network share; set DESKREPLY_HOME to a folder on this machine.",
                        es=f"{self._home.root} está en una unidad que no permite bloquear "
                        "archivos, como una unidad de red; ponga en DESKREPLY_HOME una carpeta de "
                        "esta PC.",
                    ) from None
                if time.monotonic() >= until:
                    break
                time.sleep(_BETWEEN_TRIES)
        pid = _pid(fd)
        who = _PROCESS.format(pid=pid) if pid else ""
        raise Held.of(self._held.format(who=who, home=self._home.root))

    def release(self) -> None:
        """Let the next one have it. Does nothing where it is not held."""
        fd, self._fd = self._fd, None
        if fd is None:
            return
        with contextlib.suppress(OSError):
            os.ftruncate(fd, 0)
        with contextlib.suppress(OSError):
            _unlock(fd)
        os.close(fd)

    def __enter__(self) -> EngineLock:
        self.acquire()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.release()


class WindowLock(EngineLock):
    """Held by the one app with a screen that works on a home, whoever has the engine."""

    _held = Words(
        "DeskReply is open already{who}, on {home}.", "DeskReply ya está abierto{who}, en {home}."
    )

    def __init__(self, home: Home) -> None:
        super().__init__(home)
        self._path = home.window_lock


def is_running(home: Home) -> bool:
    """Whether an engine, of this process or another, works on the home. Creates nothing."""
    try:
        fd = os.open(home.lock, os.O_RDWR)
    except OSError:
        return False
    try:
        _try_lock(fd, shared=True)
        _unlock(fd)
    except OSError as error:
        return error.errno not in _NO_LOCKS
    finally:
        os.close(fd)
    return False


def running_pid(home: Home) -> int:
    """The process of the engine that works on the home; 0 where none does or it is not known."""
    if not is_running(home):
        return 0
    try:
        fd = os.open(home.lock, os.O_RDONLY)
    except OSError:
        return 0
    try:
        return _pid(fd)
    finally:
        os.close(fd)


def _pid(fd: int) -> int:
    try:
        os.lseek(fd, 0, os.SEEK_SET)
        return int(os.read(fd, 20))
    except (OSError, ValueError):
        return 0
