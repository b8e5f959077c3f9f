"""``deskreply``: the desktop app. What it works on is opened here, in a thread beside the window's:
the office with an engine of its own, the office that an agent serves, or the practice line. One app
for each home: a second start raises the first."""

from __future__ import annotations

import argparse
import contextlib
import os
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from deskreply import bootstrap
from deskreply import settings as config
from deskreply.cli.running import KEEPS_BREAKING, MOST_RECOVERIES
from deskreply.domain.errors import DatabaseDamaged, EnvironmentTrouble

if TYPE_CHECKING:
    from deskreply.engine.engine import Engine
    from deskreply.settings.kinds import Json
    from deskreply.system.paths import Home
    from deskreply.ui.office import Host
    from deskreply.ui.ways import Ways

LOOK_SECONDS = 1.0
# How often it is tried whether the agent that owned the home is gone.
AGENT_GONE_SECONDS = 5
# A first one that is just starting has so long until it listens.
ANSWER_SECONDS = 10.0
# The one before it finishes what is in flight.
RESTART_SECONDS = 30.0
NO_ANSWER = "{held} It does not answer: end it, for instance in the task manager, and start again."
NO_SCREEN = "There is no screen here. Run DeskReply without one: deskreply agent"
NO_LIBRARY = (
    "The window cannot be shown: {missing}. Install what is missing (make run does, on Debian), or "
    "run DeskReply without a window: deskreply agent"
)
STILL_RUNNING = "Something of DeskReply still waits for the network and was left behind."


def window(given: argparse.Namespace) -> int:
    """``deskreply [--practice] [--hidden]``"""
    from deskreply.system.lock import Held, WindowLock
    from deskreply.system.logs import start_logging

    desk = bootstrap.open_desk(create=True)
    home = desk.home.practice().create() if given.practice else desk.home
    run = _screen()
    lock = WindowLock(home)
    try:
        lock.acquire(RESTART_SECONDS if given.again else 0)
    except Held as held:
        return _raise_the_other(home, held, hidden=given.hidden)
    with lock, contextlib.closing(start_logging(home, "window", hide=_secrets())):
        return run(_ways(desk, home, practice=given.practice), hidden=given.hidden)


def _ways(desk: bootstrap.Desk, home: Home, *, practice: bool) -> Ways:
    from deskreply.system.single import Ear
    from deskreply.ui.ways import Own, Ways

    def own() -> Own:
        from deskreply.cli.firstrun import FirstRun
        from deskreply.cli.vault import DeskVault

        return Own(FirstRun(desk), DeskVault(desk))

    return Ways(
        settings=desk.settings,
        serve=partial(practise if practice else office, desk),
        own=None if practice else own,
        machine=bootstrap.machine(desk),
        listen=lambda heard: Ear(home.window_address, heard).close,
    )


def _raise_the_other(home: Home, held: Exception, *, hidden: bool) -> int:
    """This home has its app already: let that come forward, but not when signing in."""
    from deskreply.system.single import ask_to_show

    if not hidden and not ask_to_show(home.window_address, ANSWER_SECONDS):
        raise EnvironmentTrouble(NO_ANSWER.format(held=held))
    return 0


def _screen() -> Callable[..., int]:
    """What shows the window. Raises EnvironmentTrouble where that is not possible: Qt itself would
    end the process without a word that helps."""
    shown_by = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    if sys.platform.startswith("linux") and not any(map(os.environ.get, shown_by)):
        raise EnvironmentTrouble(NO_SCREEN)
    from deskreply.system.sparing import spare

    spare()
    try:
        from deskreply.ui.app import run
    except ImportError as error:
        raise EnvironmentTrouble(NO_LIBRARY.format(missing=error.msg)) from error
    return run


def _secrets() -> tuple[str, ...]:
    """Those of the environment; those of the keyring are asked for beside the window."""
    names = ("TWILIO_AUTH_TOKEN", "TWILIO_API_SECRET", "DESKREPLY_DATABASE_KEY")
    return tuple(value for name in names if (value := os.environ.get(name, "")))


# --- the office ---


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
            raise EnvironmentTrouble(KEEPS_BREAKING.format(path=desk.home.database))


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
            raise EnvironmentTrouble(STILL_RUNNING)


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


# --- the practice line ---


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
