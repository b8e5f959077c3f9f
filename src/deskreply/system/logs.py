"""The log file: JSON lines, rotated, for this user only.

A log must never take the program down or leak: a full disk or a folder that cannot be written to
only costs lines, and of an exception the type and the place are written, never its values.
"""

from __future__ import annotations

import contextlib
import io
import json
import logging
import os
import secrets
import threading
import traceback
from datetime import UTC, datetime
from logging.handlers import RotatingFileHandler
from pathlib import Path

from deskreply.system.paths import Home
from deskreply.system.redact import NumberHasher, Redactor

_OWN = "deskreply"
_FILE_BYTES = 1_000_000
_OLD_FILES = 5
_LONGEST_TEXT = 4000
_FRAMES = 6
_SALT = "log.salt"
_SALT_BYTES = 32


class Log:
    """The running log. ``hash`` gives the word that stands for a number in it."""

    def __init__(self, handler: logging.Handler, redactor: Redactor, hasher: NumberHasher) -> None:
        self.hash = hasher
        self.hide = redactor.hide
        self._handler = handler
        self._old_hook = threading.excepthook
        self._hook = _log_thread_failure

    def start(self, level: int) -> None:
        root = logging.getLogger()
        root.addHandler(self._handler)
        root.setLevel(logging.WARNING)
        logging.getLogger(_OWN).setLevel(level)
        # Else they go to stderr, with the source line.
        logging.captureWarnings(True)
        threading.excepthook = self._hook

    def close(self) -> None:
        """Write no more. Safe to call twice."""
        logging.captureWarnings(False)
        if threading.excepthook is self._hook:
            threading.excepthook = self._old_hook
        logging.getLogger().removeHandler(self._handler)
        self._handler.close()


def start_logging(
    home: Home, name: str = "engine", *, level: int = logging.INFO, hide: tuple[str, ...] = ()
) -> Log:
    """Log into ``<home>/logs/<name>.log``, each process under a name of its own: two cannot rotate
    one file. ``hide``: values that no line may hold. Never raises."""
    hasher = NumberHasher(_salt(home.root / _SALT))
    redactor = Redactor(hasher)
    redactor.hide(*hide)
    handler = _File(home.logs / f"{name}.log")
    handler.setFormatter(_JsonLines(redactor))
    log = Log(handler, redactor, hasher)
    log.start(level)
    return log


class _JsonLines(logging.Formatter):
    """``{"at", "level", "from", "text"}`` and, for an exception, ``error``: types and places."""

    def __init__(self, redactor: Redactor) -> None:
        super().__init__()
        self._clean = redactor.clean

    def format(self, record: logging.LogRecord) -> str:
        try:
            text = record.getMessage()
        except Exception:
            text = str(record.msg)
        at = datetime.fromtimestamp(record.created, UTC)
        line = {
            "at": at.isoformat(timespec="milliseconds").replace("+00:00", "Z"),
            "level": record.levelname.lower(),
            "from": record.name,
            "text": self._clean(text[:_LONGEST_TEXT]),
        }
        if record.exc_info and record.exc_info[1] is not None:
            line["error"] = self._clean(place_of(record.exc_info[1]))
        return json.dumps(line, ensure_ascii=False)


def place_of(error: BaseException) -> str:
    """Type and place of an exception and of what caused it, without any of its values."""
    parts = []
    seen: set[int] = set()
    cause: BaseException | None = error
    while cause is not None and id(cause) not in seen:
        seen.add(id(cause))
        frames = [
            f"{frame.f_globals.get('__name__', '?')}:{line} {frame.f_code.co_name}"
            for frame, line in list(traceback.walk_tb(cause.__traceback__))[-_FRAMES:]
        ]
        parts.append(f"{type(cause).__qualname__} at {' > '.join(frames) or '?'}")
        cause = cause.__cause__ or (None if cause.__suppress_context__ else cause.__context__)
    return "; from ".join(parts)


class _File(RotatingFileHandler):
    """A rotated file that is opened with the first line, and again after any trouble."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            path, maxBytes=_FILE_BYTES, backupCount=_OLD_FILES, encoding="utf-8", delay=True
        )

    def _open(self) -> io.TextIOWrapper:
        Path(self.baseFilename).parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        flags = os.O_WRONLY | os.O_CREAT | os.O_APPEND
        fd = os.open(self.baseFilename, flags, 0o600)
        return open(fd, "a", encoding="utf-8", errors="backslashreplace")

    def doRollover(self) -> None:
        # On Windows another program that reads the file keeps it from being renamed: write on.
        with contextlib.suppress(OSError):
            super().doRollover()

    def handleError(self, record: logging.LogRecord) -> None:
        """The line is lost. What could not be written must not stay in the buffer either."""
        stream, self.stream = self.stream, None
        if stream is not None:
            with contextlib.suppress(OSError, ValueError):
                stream.close()

    def close(self) -> None:
        with contextlib.suppress(OSError, ValueError):
            super().close()


def _log_thread_failure(args: threading.ExceptHookArgs) -> None:
    if args.exc_value is None or isinstance(args.exc_value, SystemExit):
        return
    name = args.thread.name if args.thread is not None else "?"
    logging.getLogger(_OWN).critical("The thread %s failed", name, exc_info=args.exc_value)


def _salt(path: Path) -> bytes:
    """The home's salt, made once. It lies outside the logs, so that a folder of logs that is sent
    to somebody tells no number. One for this run only where it cannot be kept."""
    fresh = secrets.token_bytes(_SALT_BYTES)
    with contextlib.suppress(OSError):
        fd = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with open(fd, "wb") as file:
            file.write(fresh)
    with contextlib.suppress(OSError):
        kept = path.read_bytes()
        if len(kept) == _SALT_BYTES:
            return kept
    return fresh
