"""Runs an engine without a screen, as the one of its home."""

from __future__ import annotations

import os
import sys
import threading
from typing import TYPE_CHECKING

from deskreply import bootstrap
from deskreply.domain.errors import DatabaseDamaged, EnvironmentTrouble
from deskreply.domain.words import Words

if TYPE_CHECKING:
    from deskreply.engine.engine import Engine
    from deskreply.engine.ports import Store
    from deskreply.engine.providerport import Provider
    from deskreply.system.logs import Log
    from deskreply.system.paths import Home
    from deskreply.system.stopping import Stop

# Damage that comes back at once is the disk's: another backup would not last either.
MOST_RECOVERIES = 20
KEEPS_BREAKING = Words(
    "The database {path} was restored many times and is damaged again; have the disk checked, then "
    "start DeskReply again.",
    "La base de datos {path} se recuperó muchas veces y volvió a dañarse; pida que revisen el "
    "disco y abra DeskReply de nuevo.",
)


def run_agent(home: Home, engine: Engine, *, hide: tuple[str, ...] = ()) -> int:
    """Run an engine as the one of its home, until it is told to stop. ``hide``: secrets that must
    not reach the log, should an error ever carry one."""
    from deskreply.system.lock import EngineLock
    from deskreply.system.logs import start_logging
    from deskreply.system.stopping import stop_signal

    with EngineLock(home), stop_signal() as stop:
        log = start_logging(home, "agent", hide=hide)
        try:
            _run(engine, log, stop.asked)
        finally:
            log.close()
    return 0


def run_desk(
    desk: bootstrap.Desk, provider: Provider, stop: Stop, *, hide: tuple[str, ...] = ()
) -> int:
    """The same on the office's data. Where the database turns out to be damaged, at the start or
    later, the newest good backup takes its place and the engine goes on."""
    from deskreply.system.lock import EngineLock
    from deskreply.system.logs import start_logging

    damage: DatabaseDamaged | None = None
    with EngineLock(desk.home):
        log = start_logging(desk.home, "agent", hide=hide)
        try:
            for _ in range(MOST_RECOVERIES):
                stop.at_once = True
                with desk.sound_store(damage) as store:
                    stop.at_once = False
                    damage = _run_on(desk, store, provider, log, stop.asked)
                if damage is None or stop.asked.is_set():
                    return 0
        finally:
            log.close()
    raise EnvironmentTrouble.of(KEEPS_BREAKING.format(path=desk.home.database))


def _run_on(
    desk: bootstrap.Desk,
    store: Store,
    provider: Provider,
    log: Log,
    stopped: threading.Event,
) -> DatabaseDamaged | None:
    """Run an engine on an open database until it is told to stop; what ended it where that was
    damage."""
    ctx = bootstrap.context(desk.home.id, desk.settings, store, provider, desk.home.root)
    try:
        bootstrap.adopt_wording(desk, store)
        engine = bootstrap.engine(ctx, None, desk.refresh, desk.shelf())
        return _run(engine, log, stopped)
    except DatabaseDamaged as error:
        return error


def _run(engine: Engine, log: Log, stopped: threading.Event) -> DatabaseDamaged | None:
    """Run until told to stop, or until the database is found damaged, which is returned."""
    from deskreply import agent as front_end

    code = 0
    try:
        finished = front_end.run(engine, log.hash, stopped)
    except front_end.GaveUp as error:
        if isinstance(error.__cause__, DatabaseDamaged):
            return error.__cause__
        sys.stderr.write(f"{error}\n")
        finished, code = False, error.exit_code
    if not finished:
        # A request or a reader of ours that still hangs would hold the process for as long as it
        # likes. All that is known is committed; what is not is reconciled at the next start.
        engine.ctx.store.close()
        log.close()
        os._exit(code)
    return None
