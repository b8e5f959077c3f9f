"""What the desktop app works on, opened in a thread beside the window's: the office with an engine
of its own, the office that an agent serves, or the practice line."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from deskreply import bootstrap
from deskreply import settings as config
from deskreply.cli.running import KEEPS_BREAKING, MOST_RECOVERIES
from deskreply.domain.errors import DatabaseDamaged, EnvironmentTrouble
from deskreply.domain.words import Words

if TYPE_CHECKING:
    from deskreply.engine.engine import Engine
    from deskreply.settings.kinds import Json
    from deskreply.ui.office import Host

LOOK_SECONDS = 1.0
# How often it is tried whether the agent that owned the home is gone.
AGENT_GONE_SECONDS = 5
STILL_RUNNING = Words(
    "Something of DeskReply still waits for the network and was left behind.",
    "Una parte de DeskReply sigue esperando la red y se dejó atrás.",
)


def office(desk: bootstrap.Desk, host: Host) -> None:
    """Serve the office until told to stop: with an engine in this process where no agent owns the
    home. A database found damaged gives way to the newest good backup, and the engine goes on."""
    from deskreply.system.lock import EngineLock, is_running

    damage: DatabaseDamaged | None = None
    recoveries = 0
    while not host.stopped.is_set():
        lock = EngineLock(desk.home)
        try:
            lock.acquire()
        except EnvironmentTrouble:
            if not is_running(desk.home):
                raise
            _with_agent(desk, host)
            continue
        with lock:
            damage = _with_engine(desk, host, damage)
        recoveries += damage is not None
        if recoveries > MOST_RECOVERIES:
            raise EnvironmentTrouble.of(KEEPS_BREAKING.format(path=desk.home.database))


def _with_engine(
    desk: bootstrap.Desk, host: Host, damage: DatabaseDamaged | None
) -> DatabaseDamaged | None:
    """The engine of this process, until told to stop or until the database is found damaged, which
    is returned."""
    provider = desk.provider()
    with desk.sound_store(damage) as store:
        ctx = bootstrap.context(desk.home.id, desk.settings, store, provider, desk.home.root)
        bootstrap.adopt_wording(desk, store)
        engine = bootstrap.engine(ctx, None, desk.refresh, desk.shelf())
        with _running(engine):
            host.ready(bootstrap.own_backend(desk, engine))
            try:
                return _tend(engine, host)
            finally:
                host.let_go()


@contextlib.contextmanager
def _running(engine: Engine) -> Iterator[None]:
    from deskreply.agent import STOP_SECONDS

    engine.start()
    try:
        yield
    finally:
        if not engine.stop(STOP_SECONDS):
            # What hangs would hold the process for as long as it likes. All that is known is
            # committed; what is not is reconciled at the next start.
            raise EnvironmentTrouble.of(STILL_RUNNING)


def _tend(engine: Engine, host: Host) -> DatabaseDamaged | None:
    try:
        while not host.stopped.wait(LOOK_SECONDS):
            engine.tend()
            if host.damage is not None:
                return host.damage
    except DatabaseDamaged as error:
        return error
    return None


def _with_agent(desk: bootstrap.Desk, host: Host) -> None:
    """Work on what an agent polls and sends, until told to stop, until the agent is gone, or until
    the database is damaged: its agent puts a backup in its place once nobody has it open."""
    from deskreply.system.lock import is_running

    with desk.store() as store:
        host.ready(bootstrap.agents_backend(desk, store))
        try:
            seconds = 0
            while not host.stopped.wait(LOOK_SECONDS) and host.damage is None:
                seconds += 1
                if seconds % AGENT_GONE_SECONDS == 0 and not is_running(desk.home):
                    return
        finally:
            host.let_go()


def practise(desk: bootstrap.Desk, host: Host) -> None:
    """Serve the practice line with its scripted callers until told to stop."""
    from deskreply.cli.practice import SPEED, Controls, lesson, practice_settings, rig
    from deskreply.system.lock import EngineLock

    home = desk.home.practice().create()
    held = [practice_settings(desk.settings())]

    def save(key: str, value: Json) -> None:
        """For this run only: nothing of it reaches the office."""
        held[0] = config.set_value(held[0], key, value)

    with (
        EngineLock(home),
        rig(home.root, lambda: held[0]) as line,
        _running(line.engine),
        lesson(line.line) as callers,
    ):
        line.line.speed = SPEED
        host.ready(
            replace(
                bootstrap.own_backend(desk, line.engine),
                settings=lambda: held[0],
                save_setting=save,
                practice=Controls(line.line, callers),
            )
        )
        try:
            _tend(line.engine, host)
        finally:
            host.let_go()
