"""``deskreply``: the desktop app. One for each home: a second start raises the first.

Nothing is loaded here that the icon in the tray does not need: it waits for all of it.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import sys
from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING

from deskreply.domain.errors import EnvironmentTrouble, UserError

if TYPE_CHECKING:
    from deskreply.bootstrap import Desk
    from deskreply.system.paths import Home
    from deskreply.ui.machine import Machine
    from deskreply.ui.office import Host
    from deskreply.ui.ways import Own, Ways

# A first one that is just starting has so long until it listens.
ANSWER_SECONDS = 10.0
# The one before it finishes what is in flight.
RESTART_SECONDS = 30.0
NO_SCREEN = "There is no screen here. Run DeskReply without one: deskreply agent"
NO_LIBRARY = (
    "The window cannot be shown: {missing}. Install what is missing (make run does, on Debian), or "
    "run DeskReply without a window: deskreply agent"
)


def window(given: argparse.Namespace) -> int:
    """``deskreply [--practice] [--hidden]``"""
    run = _screen()
    try:
        return _run(run, given)
    except UserError as error:
        if sys.__stderr__ is None:
            # Started without a console: nobody would read it there.
            from deskreply.ui.app import tell

            tell(error)
        raise


def _run(run: Callable[..., int], given: argparse.Namespace) -> int:
    from deskreply.system.lock import Held, WindowLock
    from deskreply.system.logs import start_logging
    from deskreply.system.paths import Home

    whole = Home.of(os.environ).create()
    home = whole.practice().create() if given.practice else whole
    lock = WindowLock(home)
    try:
        lock.acquire(RESTART_SECONDS if given.again else 0)
    except Held as held:
        return _raise_the_other(home, held, hidden=given.hidden)
    with lock, contextlib.closing(start_logging(home, "window", hide=_secrets())):
        return run(_ways(home, practice=given.practice), hidden=given.hidden)


def _ways(home: Home, *, practice: bool) -> Ways:
    from deskreply.ui.ways import Ways

    @cache
    def desk() -> Desk:
        from deskreply import bootstrap

        return bootstrap.open_desk()

    def own() -> Own:
        from deskreply.cli.firstrun import FirstRun
        from deskreply.cli.vault import DeskVault
        from deskreply.ui.ways import Own

        return Own(FirstRun(desk()), DeskVault(desk()))

    def serve(host: Host) -> None:
        from deskreply.cli import serving

        (serving.practise if practice else serving.office)(desk(), host)

    def listen(heard: Callable[[], None]) -> Callable[[], None]:
        from deskreply.system.single import Ear

        return Ear(home.window_address, heard).close

    @cache
    def machine() -> Machine:
        from deskreply import bootstrap

        return bootstrap.machine(desk())

    return Ways(
        settings=lambda: desk().settings(),
        serve=serve,
        own=None if practice else own,
        machine=machine,
        listen=listen,
    )


def _raise_the_other(home: Home, held: UserError, *, hidden: bool) -> int:
    """This home has its app already: let that come forward, but not when signing in."""
    from deskreply.system.single import ask_to_show

    if not hidden and not ask_to_show(home.window_address, ANSWER_SECONDS):
        raise EnvironmentTrouble(
            f"{held} It does not answer: end it, for instance in the task manager, and start "
            "again.",
            es=f"{held.es} No responde: ciérrelo, por ejemplo en el administrador de tareas, y "
            "ábralo de nuevo.",
        )
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
