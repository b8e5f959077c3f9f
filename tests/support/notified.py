"""A notification daemon that shows nothing and remembers everything, on whatever bus it is given.
What a person would do to a notification is done by the test."""

import asyncio
import contextlib
import threading
from collections.abc import Awaitable, Coroutine, Iterator
from dataclasses import dataclass, field
from typing import Annotated, Any, TypeVar

from dbus_fast import Variant
from dbus_fast.aio import MessageBus
from dbus_fast.annotations import DBusDict, DBusInt32, DBusSignature, DBusStr, DBusUInt32
from dbus_fast.service import ServiceInterface, dbus_method, dbus_signal

NAME, PATH = "org.freedesktop.Notifications", "/org/freedesktop/Notifications"
EXPIRED, DISMISSED = 1, 2
EVERYTHING = ("actions", "body", "body-markup", "inline-reply")

Strings = Annotated[list[str], DBusSignature("as")]
Information = Annotated[list[str], DBusSignature("ssss")]
NumberAndReason = Annotated[list[int], DBusSignature("uu")]
NumberAndWords = Annotated[list[int | str], DBusSignature("us")]

T = TypeVar("T")


@dataclass(frozen=True)
class Notified:
    """What a program sent: ``actions`` by their keys; ``urgency`` 0 to 2; ``timeout`` in
    milliseconds, 0 for never, -1 as the daemon likes."""

    id: int
    app: str
    icon: str
    title: str
    body: str
    actions: dict[str, str]
    urgency: int
    timeout: int


@dataclass
class Received:
    """All that came, and what is still on the screen."""

    all: list[Notified] = field(default_factory=list)
    shown: dict[int, Notified] = field(default_factory=dict)


class _Interface(ServiceInterface):
    def __init__(self, received: Received, can: tuple[str, ...], slow: float) -> None:
        super().__init__(NAME)
        self._received, self._can, self._slow = received, can, slow

    @dbus_method()
    def GetCapabilities(self) -> Strings:
        return list(self._can)

    @dbus_method()
    def GetServerInformation(self) -> Information:
        return ["tests", "tests", "1", "1.2"]

    @dbus_method()
    async def Notify(
        self,
        app: DBusStr,
        _replaces: DBusUInt32,
        icon: DBusStr,
        title: DBusStr,
        body: DBusStr,
        actions: Strings,
        hints: DBusDict,
        milliseconds: DBusInt32,
    ) -> DBusUInt32:
        await asyncio.sleep(self._slow)
        urgency = hints.get("urgency", Variant("y", 1)).value
        each = Notified(
            len(self._received.all) + 1, app, icon, title, body,
            dict(zip(actions[::2], actions[1::2], strict=True)), urgency, milliseconds,
        )  # fmt: skip
        self._received.all.append(each)
        self._received.shown[each.id] = each
        return each.id

    @dbus_method()
    def CloseNotification(self, number: DBusUInt32) -> None:
        self._received.shown.pop(number, None)
        self.NotificationClosed(number, 3)

    @dbus_signal()
    def NotificationClosed(self, number: int, reason: int) -> NumberAndReason:
        return [number, reason]

    @dbus_signal()
    def ActionInvoked(self, number: int, action: str) -> NumberAndWords:
        return [number, action]

    @dbus_signal()
    def NotificationReplied(self, number: int, words: str) -> NumberAndWords:
        return [number, words]


class Daemon:
    """The daemon, in a thread of its own."""

    def __init__(self, address: str, can: tuple[str, ...], slow: float) -> None:
        self.received = Received()
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)
        self._thread.start()
        self._interface = _Interface(self.received, can, slow)
        self._bus = self._do(self._open(address))

    @property
    def shown(self) -> list[Notified]:
        """What is on the screen, oldest first."""
        return list(self.received.shown.values())

    def press(self, action: str, number: int | None = None) -> None:
        """Press a button of a notification, by default of the newest; ``default``: click it."""
        number = self._pick(number)
        self._loop.call_soon_threadsafe(self._interface.ActionInvoked, number, action)
        self._gone(number, DISMISSED)

    def reply(self, words: str) -> None:
        """Write into the newest one's field, and send."""
        number = self._pick(None)
        self._loop.call_soon_threadsafe(self._interface.NotificationReplied, number, words)
        self._gone(number, DISMISSED)

    def drop(self, reason: int = DISMISSED) -> None:
        """Have the newest go without anything done with it."""
        self._gone(self._pick(None), reason)

    def close(self) -> None:
        """As when it crashes."""
        self._do(self._shut())
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(5)
        self._loop.close()

    def _pick(self, number: int | None) -> int:
        return number if number is not None else max(self.received.shown)

    def _gone(self, number: int, reason: int) -> None:
        self.received.shown.pop(number, None)
        self._loop.call_soon_threadsafe(self._interface.NotificationClosed, number, reason)

    def _do(self, what: Coroutine[Any, Any, T]) -> T:
        return asyncio.run_coroutine_threadsafe(what, self._loop).result(10)

    async def _open(self, address: str) -> MessageBus:
        bus = await MessageBus(bus_address=address).connect()
        bus.export(PATH, self._interface)
        await bus.request_name(NAME)
        return bus

    async def _shut(self) -> None:
        self._bus.disconnect()
        gone: Awaitable[None] = self._bus.wait_for_disconnect()  # type: ignore[no-untyped-call]
        await gone
        # What it was still about to show.
        left = asyncio.all_tasks() - {asyncio.current_task()}
        for task in left:
            task.cancel()
        await asyncio.gather(*left, return_exceptions=True)


@contextlib.contextmanager
def a_daemon(
    address: str, *, can: tuple[str, ...] = EVERYTHING, slow: float = 0.0
) -> Iterator[Daemon]:
    """A daemon on the bus at ``address`` for the block. ``can``: what it says it offers; ``slow``:
    seconds that it takes to show one."""
    daemon = Daemon(address, can, slow)
    try:
        yield daemon
    finally:
        daemon.close()
