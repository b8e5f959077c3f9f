"""The pages of the first run but the keys and the live test, for a picture."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from types import SimpleNamespace
from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QPlainTextEdit

from deskreply.domain.pc import AutostartState
from deskreply.domain.starting_set import STARTERS
from deskreply.ui import kit
from deskreply.ui.bridge import Bridge
from deskreply.ui.machine import Machine
from deskreply.ui.setup.around import SetupAround
from deskreply.ui.setup.port import Wordings
from deskreply.ui.setup.wizard import Wizard
from deskreply.ui.theme import current
from tests.screens.connect_scenes import LARGE, SIZE, background
from tests.screens.scenes import Scene, Stage
from tests.support.office import CALLER, Office, open_office
from tests.ui.eyes import click, press, type_words
from tests.ui.firstrun import OfficePort
from tests.ui.support import Desk, backend_of

CODE = "-".join(f"{n:04}" for n in range(1000, 1014))


class StillPort(OfficePort):
    """A PC whose database was just made. ``code``: its recovery code."""

    code = ""

    def recovery_code(self) -> str:
        return self.code

    def wordings(self) -> Wordings:
        languages = ("en", "es")
        bodies = {(s.name, each): s.version(each).body for s in STARTERS for each in languages}
        return Wordings("within-the-hour", bodies)


@dataclass
class _Alerts:
    """``trouble``: why none could be shown."""

    trouble: str = ""
    asked: list[str] = field(default_factory=list)

    def test(self, kind: str, then: Callable[[str], None] | None) -> None:
        self.asked.append(kind)
        if then is not None:
            then(self.trouble)


class _Autostart:
    def state(self) -> AutostartState:
        return AutostartState.OFF


def opened(
    stage: Stage, number: int, office: Office, *, code: str = "", trouble: str = ""
) -> Wizard:
    """The wizard at a page."""
    port = StillPort(office)
    port.code = code
    port.save({"setup.step": number, "office.hours": "mon-fri 08:00-12:00,13:00-17:00"})
    machine = cast(Machine, SimpleNamespace(autostart=_Autostart()))
    stand = SetupAround(port, current(), background(), _Alerts(trouble), machine, office.clock.now)
    window = Wizard(stand)
    # A part of what is drawn, instead of a window beside it.
    window.setParent(stage.window)
    window.show()
    stage.desk.wait(lambda: not background().busy)
    return window


def page(number: int, *, code: str = "", trouble: str = "") -> Callable[[Stage], None]:
    """A page as it opens."""

    def play(stage: Stage) -> None:
        opened(stage, number, stage.practice.office, code=code, trouble=trouble)

    return play


def refused(stage: Stage) -> None:
    """Hours that make no sense."""
    window = opened(stage, 2, stage.practice.office)
    next(s for s in window.findChildren(kit.Select) if s.isVisible()).setCurrentIndex(46)
    press(Qt.Key.Key_Return)


def unnamed(stage: Stage) -> None:
    """A text without the office's name."""
    window = opened(stage, 4, stage.practice.office)
    editor = next(e for e in window.findChildren(QPlainTextEdit) if e.isVisible())
    editor.setFocus()
    editor.selectAll()
    type_words("Sorry we missed your call! How can we help? We'll reply {promise}.")


def unseen(stage: Stage) -> None:
    """Nobody saw the alert."""
    window = opened(stage, 5, stage.practice.office)
    buttons = window.page.findChildren(QAbstractButton)
    click(next(b for b in buttons if b.isVisible() and b.text().startswith("No")))


def ready(*, tested: bool, code: str = "") -> Callable[[Stage], None]:
    """The last page, in an office of its own."""

    def play(stage: Stage) -> None:
        with tempfile.TemporaryDirectory() as folder, open_office(Path(folder)) as office:
            shown = stage.practice.office.settings
            office.change(
                textback__enabled=tested, setup__phone=CALLER, desk__language=shown.desk_language
            )
            bridge = Bridge(backend_of(office))
            bridge.start()
            desk = Desk(office, bridge)
            if tested:
                office.missed(rings=18)
                desk.run(20)
                desk.lead("Got it")
            window = opened(stage, 7, office, code=code)
            window.set_office(bridge)
            desk.settle()
            window.set_office(None)
            bridge.close()

    return play


SETUP = (
    Scene("wizard-1", page(1), size=SIZE),
    Scene("wizard-1-es", page(1), size=SIZE, language="es"),
    Scene("wizard-1-150", page(1), size=LARGE, scale=1.5),
    Scene("wizard-2", page(2), size=SIZE),
    Scene("wizard-2-es", page(2), size=SIZE, language="es"),
    Scene("wizard-2-150", page(2), size=LARGE, scale=1.5),
    Scene("wizard-2-refused", refused, size=SIZE),
    Scene("wizard-4", page(4), size=SIZE),
    Scene("wizard-4-es", page(4), size=SIZE, language="es"),
    Scene("wizard-4-150", page(4), size=LARGE, scale=1.5),
    Scene("wizard-4-unnamed", unnamed, size=SIZE),
    Scene("wizard-5", page(5), size=SIZE),
    Scene("wizard-5-es", page(5), size=SIZE, language="es"),
    Scene("wizard-5-150", page(5), size=LARGE, scale=1.5),
    Scene("wizard-5-no", unseen, size=SIZE),
    Scene("wizard-5-trouble", page(5, trouble="No program on this PC shows alerts."), size=SIZE),
    Scene("wizard-7", ready(tested=True), size=SIZE),
    Scene("wizard-7-es", ready(tested=True, code=CODE), size=SIZE, language="es"),
    Scene("wizard-7-150", ready(tested=True), size=LARGE, scale=1.5),
    Scene("wizard-7-code", ready(tested=True, code=CODE), size=SIZE),
    Scene("wizard-7-hold", ready(tested=False, code=CODE), size=SIZE),
)
