"""A bus of its own with what a Linux desktop says of a session: logind and a screen lock."""

from __future__ import annotations

import asyncio
import contextlib
import os
import subprocess
import threading
from collections.abc import Coroutine, Iterator, Sequence
from typing import Any

from dbus_fast import Message, MessageType, Variant
from dbus_fast.aio import MessageBus

LOGIND = "org.freedesktop.login1"
MANAGER, SESSION = "/org/freedesktop/login1", "/org/freedesktop/login1/session/_31"
OTHER_SESSION = "/org/freedesktop/login1/session/_99"


class Sessions:
    """Answers as logind does, and says what it is told to say."""

    def __init__(self, address: str) -> None:
        self.address = address
        self.asked: list[str] = []
        self.locked = False
        self._loop = asyncio.new_event_loop()
        self._bus: MessageBus | None = None
        self._delays: list[tuple[int, int]] = []
        self._thread = threading.Thread(target=self._loop.run_forever)
        self._thread.start()
        self._do(self._open())

    @property
    def holds_sleep(self) -> bool:
        """Whether somebody has sleep wait for them: their end of the last pipe is open."""
        if not self._delays:
            return False
        reads = self._delays[-1][0]
        try:
            return os.read(reads, 1) != b""
        except BlockingIOError:
            return True

    def sleep(self, begins: bool) -> None:
        """The PC is about to sleep, or woke up."""
        self._say(MANAGER, f"{LOGIND}.Manager", "PrepareForSleep", "b", [begins])

    def lock(self, path: str = SESSION) -> None:
        """A session is to be locked."""
        self._say(path, f"{LOGIND}.Session", "Lock")

    def unlock(self, path: str = SESSION) -> None:
        self._say(path, f"{LOGIND}.Session", "Unlock")

    def hint(self, locked: bool) -> None:
        """The desktop says that it has locked the session."""
        self.locked = locked
        changed = {"LockedHint": Variant("b", locked)}
        self._say(
            SESSION, "org.freedesktop.DBus.Properties", "PropertiesChanged", "sa{sv}as",
            [f"{LOGIND}.Session", changed, []],
        )  # fmt: skip

    def saver(self, on: bool, desktop: str = "freedesktop") -> None:
        """The screen lock comes or goes."""
        self._say(
            f"/org/{desktop}/ScreenSaver", f"org.{desktop}.ScreenSaver", "ActiveChanged", "b", [on]
        )

    def close(self) -> None:
        self._do(self._close())
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(20)
        self._loop.close()
        for ends in self._delays:
            os.close(ends[0])

    async def _open(self) -> None:
        self._bus = await MessageBus(bus_address=self.address, negotiate_unix_fd=True).connect()
        self._bus.add_message_handler(self._answer)
        await self._bus.request_name(LOGIND)

    async def _close(self) -> None:
        assert self._bus is not None
        self._bus.disconnect()
        await self._bus.wait_for_disconnect()  # type: ignore[no-untyped-call]

    def _answer(self, message: Message) -> Message | None:
        if message.message_type is not MessageType.METHOD_CALL:
            return None
        self.asked.append(str(message.member))
        if message.member in ("GetSession", "GetSessionByPID"):
            return Message.new_method_return(message, "o", [SESSION])
        if message.member == "Get":
            return Message.new_method_return(message, "v", [Variant("b", self.locked)])
        if message.member == "Inhibit":
            reads, writes = os.pipe2(os.O_NONBLOCK)
            self._delays.append((reads, writes))
            # Ours is closed once it was sent: then the other end alone keeps it open.
            self._loop.call_later(0.2, os.close, writes)
            return Message.new_method_return(message, "h", [0], unix_fds=[writes])
        return None

    def _say(
        self, path: str, interface: str, name: str, form: str = "", words: Sequence[Any] = ()
    ) -> None:
        signal = Message.new_signal(path, interface, name, form, list(words))

        async def send() -> None:
            assert self._bus is not None
            await self._bus.send(signal)

        self._do(send())

    def _do(self, what: Coroutine[Any, Any, None]) -> None:
        asyncio.run_coroutine_threadsafe(what, self._loop).result(20)


@contextlib.contextmanager
def sessions() -> Iterator[Sessions]:
    """The bus for the block."""
    bus = subprocess.Popen(
        ["dbus-daemon", "--session", "--nofork", "--print-address"],
        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
    )  # fmt: skip
    assert bus.stdout is not None
    address = bus.stdout.readline().strip()
    try:
        told = Sessions(address)
        try:
            yield told
        finally:
            told.close()
    finally:
        bus.terminate()
        bus.wait(timeout=10)
        bus.stdout.close()
