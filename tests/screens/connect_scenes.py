"""Steps 3 and 6 of the first run, and the tracker, for a picture."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QWidget

from deskreply.domain.errors import BadCredentials
from deskreply.domain.models import NumberInfo
from deskreply.domain.registration import Registration, RegistrationState
from deskreply.engine.account import Account, LineOnAccount
from deskreply.ui.background import Background
from deskreply.ui.bridge import Bridge
from deskreply.ui.setup.connect import ConnectStep
from deskreply.ui.setup.livetest import LiveTestStep
from deskreply.ui.setup.questions import BossQuestions
from deskreply.ui.setup.records import RecordsQuestion
from deskreply.ui.setup.step import Step
from deskreply.ui.setup.tracker import Tracker
from deskreply.ui.setup.wizard import Wizard
from deskreply.ui.theme import current
from tests.screens.scenes import Scene, Stage
from tests.support.office import CALLER, OFFICE, Office, open_office
from tests.ui.firstrun import OfficePort, around
from tests.ui.support import Desk, backend_of

SIZE, LARGE = (640, 520), (960, 780)
MAIN, HYGIENE, FAX = "+15550100100", "+15550100104", "+15550100109"
TOKEN = "5d" * 16
ACCOUNT = "AC5e" + "0" * 22 + "9b21f04c"
REASON = "The sample messages do not name the business that sends them."
ON_ACCOUNT = Account(
    ACCOUNT,
    "Bright Smile Dental",
    trial=False,
    lines=(
        LineOnAccount(
            NumberInfo(MAIN, can_call=True, can_text=True, label="Main line"),
            Registration(RegistrationState.APPROVED),
        ),
        LineOnAccount(
            NumberInfo(HYGIENE, can_call=True, can_text=True, label="Hygiene"),
            Registration(RegistrationState.IN_REVIEW),
        ),
        LineOnAccount(NumberInfo(FAX, can_call=True, can_text=False, label="Fax")),
    ),
)


@cache
def background() -> Background:
    """One for all pictures."""
    return Background()


class StillPort(OfficePort):
    """A PC that was not set up yet, and a provider that knows one key."""

    def account(self) -> str:
        return ""

    def look(self, sid: str, secret: str | None, key: str = "") -> Account:
        if secret not in (None, TOKEN):
            raise BadCredentials
        return ON_ACCOUNT


class _Before(Step):
    """A page that is not in the picture."""

    def title(self) -> str:
        return ""

    def line(self) -> str:
        return ""


def _wizard(stage: Stage, number: int, page: Callable[..., Step], office: Office) -> Wizard:
    port = StillPort(office)
    port.save({"setup.step": number})
    stand = around(port, current(), background())
    pages = [page if n == number else _Before for n in range(1, 8)]
    window = Wizard(stand, pages)
    # A part of what is drawn, instead of a window beside it.
    window.setParent(stage.window)
    window.show()
    stage.desk.wait(lambda: not background().busy)
    return window


# --- step 3 ---


def connect(first: str = "", second: str = "") -> Callable[[Stage], None]:
    """Keys pasted in this order."""

    def play(stage: Stage) -> None:
        _connect(stage, first, second)

    return play


def _connect(stage: Stage, first: str, second: str) -> Wizard:
    window = _wizard(stage, 3, ConnectStep, stage.practice.office)
    fields = [f for f in window.page.findChildren(QLineEdit) if f.isVisible()]
    for field, value in zip(fields, (first, second), strict=True):
        field.setFocus()
        QTest.keyClicks(field, value)
    QTest.qWait(600)
    stage.desk.wait(lambda: not background().busy)
    return window


def asked(dialog: Callable[[QWidget], QWidget]) -> Callable[[Stage], None]:
    """A dialog over the connected page."""

    def play(stage: Stage) -> None:
        window = _connect(stage, ACCOUNT, TOKEN)
        shown = dialog(window)
        shown.show()
        stage.desk.wait(lambda: not background().busy)
        shown.move(window.mapToGlobal(window.rect().center()) - shown.rect().center())

    return play


def several(stage: Stage) -> None:
    """Callers ring two numbers."""
    window = _connect(stage, ACCOUNT, TOKEN)
    rows = window.page.findChildren(QAbstractButton)
    next(row for row in rows if row.text() == "Callers ring several").click()
    rows = window.page.findChildren(QAbstractButton)
    next(row for row in rows if row.text() == "(555) 010-0104" and row.isVisible()).click()


class _TurnedDown:
    """A provider that has turned a number down."""

    def look(self, sid: str, secret: str | None, key: str = "") -> Account:
        main, hygiene, fax = ON_ACCOUNT.lines
        down = Registration(RegistrationState.REJECTED, reason=REASON)
        return replace(ON_ACCOUNT, lines=(main, replace(hygiene, registration=down), fax))


def _track(parent: QWidget) -> QWidget:
    return Tracker(_TurnedDown(), background(), HYGIENE, parent)


# --- step 6 ---


def tried(story: Callable[[Office, Desk], None], phone: str = CALLER) -> Callable[[Stage], None]:
    """A live test that went like this, in an office of its own."""

    def play(stage: Stage) -> None:
        with tempfile.TemporaryDirectory() as folder, open_office(Path(folder)) as office:
            shown = stage.practice.office.settings
            office.change(
                textback__enabled=False, setup__phone=phone, desk__language=shown.desk_language
            )
            bridge = Bridge(backend_of(office))
            bridge.start()
            desk = Desk(office, bridge)
            window = _wizard(stage, 6, LiveTestStep, office)
            window.set_office(bridge)
            desk.settle()
            story(office, desk)
            bridge.ticked.emit()
            desk.settle()
            bridge.close()

    return play


def waits(office: Office, desk: Desk) -> None:
    """Nobody has called yet."""


def nobody(office: Office, desk: Desk) -> None:
    """Nobody calls for too long."""
    desk.run(40)


def carrier(office: Office, desk: Desk) -> None:
    """The text has left."""
    office.line.set_reach(CALLER, "no-receipt")
    office.missed(rings=18)
    desk.run(14)


def answered(office: Office, desk: Desk) -> None:
    """All of it worked."""
    office.missed(rings=18)
    desk.run(20)
    office.line.text_in(CALLER, "Got it")
    desk.run(8)


def unregistered(office: Office, desk: Desk) -> None:
    """Carriers turn the text away."""
    office.line.register(OFFICE, "not-registered")
    office.missed(rings=18)
    desk.run(40)


CONNECT = (
    Scene("wizard-3", connect(TOKEN, ACCOUNT), size=SIZE),
    Scene("wizard-3-es", connect(TOKEN, ACCOUNT), size=SIZE, language="es"),
    Scene("wizard-3-150", connect(TOKEN, ACCOUNT), size=LARGE, scale=1.5),
    Scene("wizard-3-empty", connect(), size=SIZE),
    Scene("wizard-3-wrong", connect(ACCOUNT, "0" * 32), size=SIZE),
    Scene("wizard-3-api-key", connect(ACCOUNT, "SK" + "0" * 32), size=SIZE),
    Scene("wizard-3-several", several, size=SIZE),
    Scene("wizard-3-boss", asked(BossQuestions), size=SIZE),
    Scene("wizard-3-boss-es", asked(BossQuestions), size=SIZE, language="es"),
    Scene("wizard-3-records", asked(RecordsQuestion), size=SIZE),
    Scene("wizard-3-records-es", asked(RecordsQuestion), size=SIZE, language="es"),
    Scene("tracker", asked(_track), size=SIZE),
    Scene("tracker-es", asked(_track), size=SIZE, language="es"),
    Scene("wizard-6", tried(carrier), size=SIZE),
    Scene("wizard-6-es", tried(carrier), size=SIZE, language="es"),
    Scene("wizard-6-150", tried(carrier), size=LARGE, scale=1.5),
    Scene("wizard-6-no-phone", tried(waits, phone=""), size=SIZE),
    Scene("wizard-6-waiting", tried(waits), size=SIZE),
    Scene("wizard-6-no-call", tried(nobody), size=SIZE),
    Scene("wizard-6-no-call-es", tried(nobody), size=SIZE, language="es"),
    Scene("wizard-6-passed", tried(answered), size=SIZE),
    Scene("wizard-6-unregistered", tried(unregistered), size=SIZE),
)
