"""The desktop's own notifications, in a thread with a loop of its own: whatever hangs there never
holds the window."""

from __future__ import annotations

import asyncio
import logging
import sys
import threading
import time
from collections.abc import Callable, Collection, Coroutine
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from deskreply.domain.alerting import DISMISSED, OPENED, REPLIED, Toast

if TYPE_CHECKING:
    from desktop_notifier import Capability, DesktopNotifier, Notification

log = logging.getLogger(__name__)

Told = Callable[[bool], None]
Heard = Callable[[str, str, str], None]

ANSWER_SECONDS = 2.0
# After a failure the others are tried at once, instead of waiting for this one each time.
REST_SECONDS = 20.0
NEVER = 0
AS_USUAL = -1


class NotShown(Exception):
    """The desktop took a notification without showing it."""


class Notifications:
    """``name``: what the desktop says of whom they are. ``icon``: a picture file.

    What is handed in to be called is called in the thread of the notifications.
    """

    # Elsewhere nothing can be made to stay by who sends it.
    can_stay = sys.platform.startswith("linux")

    def __init__(self, name: str, icon: Path | None = None) -> None:
        self._name, self._icon = name, icon
        self._loop: asyncio.AbstractEventLoop | None = None
        self._thread: threading.Thread | None = None
        self._notifier: DesktopNotifier | None = None
        self._shown: dict[str, str] = {}
        self._turn = asyncio.Lock()
        self._count = 0
        self._rests_until = 0.0

    def show(self, toast: Toast, told: Told, heard: Heard) -> None:
        """Show it, in the place of the one of the same key. ``told``: whether the desktop took it.
        ``heard`` gets its key, what was done (``open``, ``reply``, ``dismissed`` or the word of a
        button) and the words of a reply."""
        if not self._run(self._show(toast, told, heard)):
            told(False)

    def withdraw(self, key: str) -> None:
        """Take it off the screen; nothing happens where it has gone already."""
        if self._loop is not None:
            self._run(self._withdraw(key))

    def close(self, seconds: float = 1.0) -> None:
        """Take all off the screen and end the thread."""
        loop, thread = self._loop, self._thread
        if loop is None or thread is None:
            return
        done = asyncio.run_coroutine_threadsafe(self._clear(), loop)
        try:
            done.result(seconds)
        except Exception:
            log.warning("notifications could not be taken back at the end", exc_info=True)
        loop.call_soon_threadsafe(loop.stop)
        thread.join(seconds)
        self._loop = None

    # --- in the thread ---

    def _run(self, what: Coroutine[Any, Any, None]) -> bool:
        if self._thread is None:
            self._loop = asyncio.new_event_loop()
            self._thread = threading.Thread(
                target=self._work, args=(self._loop,), name="deskreply-notifications", daemon=True
            )
            self._thread.start()
        if self._loop is None:
            what.close()
            return False
        asyncio.run_coroutine_threadsafe(what, self._loop)
        return True

    def _work(self, loop: asyncio.AbstractEventLoop) -> None:
        asyncio.set_event_loop(loop)
        loop.run_forever()
        for task in asyncio.all_tasks(loop):
            task.cancel()
        loop.run_until_complete(asyncio.sleep(0))
        loop.close()

    async def _show(self, toast: Toast, told: Told, heard: Heard) -> None:
        if time.monotonic() < self._rests_until:
            told(False)
            return
        try:
            # What is withdrawn may only just be on its way.
            async with self._turn:
                await asyncio.wait_for(self._send(toast, heard), ANSWER_SECONDS)
        except Exception:
            await self._failed()
            told(False)
        else:
            told(True)

    async def _send(self, toast: Toast, heard: Heard) -> None:
        desktop = self._desktop()
        can = await desktop.get_capabilities()
        await self._take_off(toast.key)
        taken: list[bool] = []
        heard = partial(self._heard, heard)
        notification = self._notification(toast, can, heard, partial(taken.append, True))
        await desktop.send_notification(notification)
        if not taken:
            raise NotShown
        self._shown[toast.key] = notification.identifier

    def _notification(
        self, toast: Toast, can: Collection[Capability], heard: Heard, taken: Callable[[], None]
    ) -> Notification:
        from desktop_notifier import Button, Capability, Notification, ReplyField, Urgency

        buttons = toast.buttons if Capability.BUTTONS in can else ()
        reply = toast.reply if Capability.REPLY_FIELD in can else None
        self._count += 1
        key = toast.key
        return Notification(
            # What would be markup there must be words.
            title=toast.title,
            message=_escaped(toast.body) if self.can_stay else toast.body,
            urgency=Urgency.Critical if toast.urgent or toast.stays else Urgency.Normal,
            buttons=tuple(
                Button(says, partial(heard, key, word, ""), word) for word, says in buttons
            ),
            reply_field=None
            if reply is None
            else ReplyField(*reply, on_replied=partial(heard, key, REPLIED)),
            on_dispatched=taken,
            on_clicked=partial(heard, key, OPENED, ""),
            on_dismissed=partial(heard, key, DISMISSED, ""),
            timeout=NEVER if toast.stays else AS_USUAL,
            identifier=f"deskreply-{self._count}",
        )

    def _heard(self, heard: Heard, key: str, what: str, words: str) -> None:
        self._shown.pop(key, None)
        heard(key, what, words)

    async def _withdraw(self, key: str) -> None:
        async with self._turn:
            await self._take_off(key)

    async def _take_off(self, key: str) -> None:
        identifier = self._shown.pop(key, None)
        if identifier is None or self._notifier is None:
            return
        try:
            await self._notifier.clear(identifier)
        except KeyError:
            # It went by itself.
            return
        except Exception:
            log.warning("a notification could not be withdrawn", exc_info=True)

    async def _clear(self) -> None:
        async with self._turn:
            for key in list(self._shown):
                await self._take_off(key)
            await self._hang_up()

    def _desktop(self) -> DesktopNotifier:
        if self._notifier is None:
            from desktop_notifier import DesktopNotifier, Icon

            # It would log what it shows.
            logging.getLogger("desktop_notifier").setLevel(logging.WARNING)
            icon = Icon(path=self._icon) if self._icon is not None else None
            _check_backend()
            self._notifier = DesktopNotifier(self._name, icon)
        return self._notifier

    async def _failed(self) -> None:
        """The next one begins anew: whoever shows them may have been started again."""
        log.warning("the desktop's notifications failed", exc_info=True)
        self._rests_until = time.monotonic() + REST_SECONDS
        self._shown.clear()
        await self._hang_up()

    async def _hang_up(self) -> None:
        """Close the connection to the bus. The library has no word for that, and would leave one
        open with each failure."""
        notifier, self._notifier = self._notifier, None
        bus = getattr(getattr(notifier, "_backend", None), "bus", None)
        if bus is None:
            return
        try:
            bus.disconnect()
            await asyncio.wait_for(bus.wait_for_disconnect(), ANSWER_SECONDS)
        except Exception:
            log.debug("the bus was gone already", exc_info=True)


def _escaped(body: str) -> str:
    """Linux desktops read markup in a body."""
    return body.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _check_backend() -> None:
    """Raises NotShown where the library would show nothing and say nothing of it."""
    from desktop_notifier.backends.dummy import DummyNotificationCenter
    from desktop_notifier.main import get_backend_class

    if get_backend_class() is DummyNotificationCenter:
        raise NotShown
