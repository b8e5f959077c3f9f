"""The engine over its ports, and what a window or a command works on beside it."""

from __future__ import annotations

import contextlib
import os
import platform
import random
import secrets as dice
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from deskreply.bootstrap.desk import Desk, office_url
from deskreply.domain.errors import EnvironmentTrouble
from deskreply.settings import Settings
from deskreply.settings import file as settings_file

if TYPE_CHECKING:
    from deskreply.domain.models import Message
    from deskreply.engine.context import Context
    from deskreply.engine.engine import Engine
    from deskreply.engine.ports import Notifier, Shelf, Store
    from deskreply.engine.providerport import Provider
    from deskreply.ui.backend import Backend


def office_zone(settings: Callable[[], Settings]) -> Callable[[], str]:
    """The office's time zone: as set, else this PC's."""
    from tzlocal import get_localzone_name

    def zone() -> str:
        return settings().timezone or get_localzone_name() or "UTC"

    return zone


def context(
    home_id: str,
    settings: Callable[[], Settings],
    store: Store,
    provider: Provider,
    folder: Path | None = None,
) -> Context:
    """The ports and the settings, for the engine or for one command. ``folder``: where it keeps its
    data, whose disk may get full."""
    from deskreply.engine.bus import Bus
    from deskreply.engine.context import Context
    from deskreply.system.clock import SystemClock
    from deskreply.system.disk import free_bytes

    return Context(
        store=store,
        provider=provider,
        clock=SystemClock(),
        bus=Bus(),
        settings=settings,
        office_zone=office_zone(settings),
        random=random.SystemRandom(),
        # The part before the colon names this home among all that may share a database.
        owner=f"{home_id}@{platform.node()}:{os.getpid()}:{dice.token_hex(4)}",
        free_bytes=lambda: free_bytes(folder) if folder is not None else None,
    )


def engine(
    ctx: Context,
    notifier: Notifier | None = None,
    refresh: Callable[[], bool] | None = None,
    shelf: Shelf | None = None,
) -> Engine:
    """The engine over these ports. ``notifier``: who is told what staff should know; by default it
    is kept for the windows on these rows. ``shelf``: where it keeps backups of the database."""
    from deskreply.engine.engine import Engine
    from deskreply.engine.noticebook import NoticeBook

    return Engine(ctx, notifier or NoticeBook(ctx.store, ctx.now, ctx.desk), refresh, shelf)


def own_backend(desk: Desk, engine: Engine) -> Backend:
    """What a window works on where the engine runs in its process."""
    from deskreply.ui.backend import Backend

    ctx = engine.ctx
    return Backend(
        store=ctx.store,
        settings=desk.settings,
        # The engine re-reads their file itself.
        refresh=lambda: False,
        now=ctx.now,
        desk=ctx.desk,
        zone=ctx.office_zone,
        look=engine.health.look,
        save_setting=desk.save_setting,
        engine_here=True,
        shared=bool(office_url()),
        publish=ctx.publish,
        wake=lambda duty: ctx.wake(duty),
        subscribe=ctx.bus.subscribe,
    )


def agents_backend(desk: Desk, store: Store) -> Backend:
    """What a window works on where an agent has the engine: rows tell what it does."""
    from deskreply.domain.health import Health, assess
    from deskreply.engine.health import stored
    from deskreply.system.disk import free_bytes
    from deskreply.system.lock import is_running
    from deskreply.ui.backend import Backend

    with store.read() as reader:
        skew = timedelta(seconds=float(reader.state("clock.skew") or 0))

    def look() -> Health:
        running, free = is_running(desk.home), free_bytes(desk.home.root)
        now = datetime.now(UTC)
        with store.read() as reader:
            signs = stored(reader, desk.settings(), now, running=running, free_bytes=free)
        return assess(signs)

    return Backend(
        store=store,
        settings=desk.settings,
        refresh=desk.refresh,
        now=lambda: datetime.now(UTC) + skew,
        desk=desk.home.id,
        zone=office_zone(desk.settings),
        look=look,
        save_setting=desk.save_setting,
        shared=bool(office_url()),
    )


def staff_send(
    desk: Desk,
    store: Store,
    number: str,
    text: str,
    *,
    at: datetime | None = None,
    anyway: bool = False,
) -> Message:
    """Store a staff reply, see ``conversations.send``. Needs no provider: an engine sends it."""
    from deskreply.engine import conversations

    now = datetime.now(UTC)
    return conversations.send(store, desk.settings(), now, number, text, at=at, anyway=anyway)


def adopt_wording(desk: Desk, store: Store) -> None:
    """Take over what an older version kept of the wording in the settings file, once."""
    from deskreply.engine import old_wording

    if not old_wording.to_adopt(desk.settings()):
        return
    left = old_wording.adopt(store, settings_file.load(desk.home.settings), datetime.now(UTC))
    # A settings file that cannot be written keeps nobody from working; it is tried again.
    with contextlib.suppress(EnvironmentTrouble):
        settings_file.save(desk.home.settings, left)
        desk.refresh()
