"""Step 3 of the first run: a person with keys in the clipboard, and a provider that answers."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from deskreply.domain.errors import NoKeyring
from deskreply.ui import kit, strings
from deskreply.ui.background import Background
from deskreply.ui.setup import connect
from deskreply.ui.setup.connect import ConnectStep
from deskreply.ui.setup.questions import BossQuestions
from deskreply.ui.setup.records import RecordsQuestion
from deskreply.ui.setup.tracker import Tracker
from deskreply.ui.setup.wizard import Wizard
from deskreply.ui.theme import install
from tests.ui.eyes import click, is_seen, names, seen, words
from tests.ui.firstrun import FAX, HYGIENE, MAIN, FreshPC, around, fresh_pc


class Page:
    """The wizard with this one page, as a person sees it."""

    def __init__(self, pc: FreshPC, qtbot: QtBot) -> None:
        look = install(cast(QApplication, QApplication.instance()), mode="light", family="Inter")
        self.pc, self._qtbot = pc, qtbot
        self._around = around(pc.port, look)
        self.went_on = 0
        self.window = Wizard(self._around, (ConnectStep,))
        self.window.finished.connect(self._finished)
        qtbot.addWidget(self.window)
        self.window.show()
        self.settle()

    @property
    def background(self) -> Background:
        return self._around.background

    def _finished(self) -> None:
        self.went_on += 1

    def settle(self) -> None:
        self._qtbot.waitUntil(lambda: not self.background.busy, timeout=10_000)

    def paste(self, field: str, value: str) -> None:
        """Into a field, in place of what stands there."""
        edit = seen(self.window, QLineEdit, field)
        edit.setFocus()
        edit.selectAll()
        QGuiApplication.clipboard().setText(value)
        QTest.keyClick(edit, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)

    def until(self, sentence: str) -> None:
        """Wait for these words."""
        self._qtbot.waitUntil(lambda: sentence in words(self.window), timeout=10_000)

    def next(self) -> QAbstractButton:
        return seen(self.window, QAbstractButton, "Next")

    def number(self, has: str) -> QAbstractButton:
        """The row of a number."""
        name = next(n for n in names(self.window, QAbstractButton) if has in n)
        return seen(self.window, QAbstractButton, name)

    def go_on(self, answer: str = "No") -> None:
        """Next, and the question about health records."""
        click(self.next())
        question = self.window.findChild(RecordsQuestion)
        if question is not None:
            click(seen(question, QAbstractButton, answer))
        self.settle()


@pytest.fixture
def pc(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[FreshPC]:
    with fresh_pc(tmp_path, monkeypatch) as fresh:
        yield fresh


@pytest.fixture
def page(pc: FreshPC, qtbot: QtBot, qapp: QApplication) -> Iterator[Page]:
    page = Page(pc, qtbot)
    yield page
    assert page.background.close()


def test_swapped_and_padded_keys_work_and_the_numbers_say_what_they_can_do(page: Page) -> None:
    sid, token = page.pc.keys
    assert not page.next().isEnabled()
    page.paste("Account SID", f"  {token}\n")
    page.paste("Auth token", f'"{sid}" ')
    page.until("They were swapped, so we put them right.")
    assert "Keys work." in words(page.window)
    assert seen(page.window, QLineEdit, "Account SID").text() == sid
    rows = names(page.window, QAbstractButton)
    assert "(212) 555-0190, Main line: Calls, Texts, Approved" in rows
    assert "(212) 555-0194, Hygiene: Calls, Texts, In review" in rows
    assert "(212) 555-0199, Fax: Calls, No texts, Calls only" in rows
    assert page.next().isEnabled()
    assert page.number("0190").isChecked()


def test_next_keeps_key_number_and_answer(page: Page) -> None:
    sid, token = page.pc.keys
    page.paste("Account SID", sid)
    page.paste("Auth token", token)
    page.until("Keys work.")
    click(page.number("Hygiene"))
    page.go_on("Yes, a BAA is not signed yet")
    assert page.went_on == 1
    settings = page.pc.port.settings()
    assert settings.watched == (HYGIENE,)
    assert settings.lines[0].label == "Hygiene"
    assert settings.baa == "later"
    assert page.pc.port.account() == sid
    assert any(token in kept for kept in page.pc.keyring.kept.values())


def test_whoever_does_not_answer_stays_on_the_page(page: Page) -> None:
    sid, token = page.pc.keys
    page.paste("Account SID", sid)
    page.paste("Auth token", token)
    page.until("Keys work.")
    page.go_on("Back")
    assert page.went_on == 0
    assert "Answer the question" in words(page.window)
    assert page.pc.port.settings().watched == ()
    assert page.next().isEnabled()


def test_several_numbers_where_callers_ring_several(page: Page) -> None:
    sid, token = page.pc.keys
    page.paste("Account SID", sid)
    page.paste("Auth token", token)
    page.until("Keys work.")
    assert not page.number("Fax").isEnabled()
    click(seen(page.window, QAbstractButton, "Callers ring several"))
    click(page.number("Hygiene"))
    page.go_on()
    assert page.pc.port.settings().watched == (MAIN, HYGIENE)
    assert FAX not in page.pc.port.settings().watched


def test_wrong_keys_are_told_at_once_and_can_be_put_right(page: Page) -> None:
    sid, token = page.pc.keys
    page.paste("Account SID", sid)
    page.paste("Auth token", "0" * 32)
    page.until("The provider does not accept these keys.")
    assert not page.next().isEnabled()
    page.paste("Auth token", token)
    page.until("Keys work.")
    page.paste("Auth token", token[:-1])
    assert not page.next().isEnabled(), "what was checked before is no longer what stands there"


def test_an_api_key_asks_for_its_secret(page: Page) -> None:
    sid, _ = page.pc.keys
    key, secret = page.pc.line.add_key()
    page.paste("Account SID", sid)
    page.paste("Auth token", key)
    assert seen(page.window, QLineEdit, "API key").text() == key
    assert not is_seen(page.window, QLineEdit, "Auth token")
    page.paste("API secret", secret)
    page.until("Keys work.")
    page.go_on()
    assert page.went_on == 1


def test_no_network_is_told_in_words(page: Page) -> None:
    page.pc.server.stop()
    page.paste("Account SID", page.pc.keys[0])
    page.paste("Auth token", page.pc.keys[1])
    page.until("The provider cannot be reached.")
    assert not page.next().isEnabled()


def test_a_network_that_comes_back_needs_nobody_to_type_again(
    pc: FreshPC, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connect, "AGAIN_MS", 50)
    page = Page(pc, qtbot)
    pc.server.stop()
    page.paste("Account SID", pc.keys[0])
    page.paste("Auth token", pc.keys[1])
    page.until("The provider cannot be reached.")
    pc.server.start()
    page.until("Keys work.")
    assert page.next().isEnabled()
    page.settle()
    assert page.background.close()


def test_a_suspended_account_is_told_in_words(page: Page) -> None:
    page.pc.line.set_account("suspended")
    page.paste("Account SID", page.pc.keys[0])
    page.paste("Auth token", page.pc.keys[1])
    page.until("This account is suspended or closed.")


def test_a_keyring_that_does_not_keep_it_is_told_and_nothing_is_lost(
    page: Page, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(page.pc.keyring, "set_password", lambda *_: None)
    page.paste("Account SID", page.pc.keys[0])
    page.paste("Auth token", page.pc.keys[1])
    page.until("Keys work.")
    page.go_on()
    assert page.went_on == 0
    page.until("The keyring did not keep what was written to it")
    assert seen(page.window, QLineEdit, "Auth token").text() == page.pc.keys[1]


def test_a_pc_without_a_keyring_is_told_so_in_ones_language(
    pc: FreshPC, qtbot: QtBot, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    def none() -> None:
        raise NoKeyring("There is no keyring", command="Or set DESKREPLY_DATABASE_KEY")

    monkeypatch.setattr("deskreply.system.secrets.allowed_backend", none)
    strings.install(qapp, "es")
    page = Page(pc, qtbot)
    page.until("Esta PC aún no tiene almacén de claves.")
    assert "DESKREPLY" not in words(page.window)
    assert page.background.close()


def test_a_long_reason_is_not_cut(page: Page) -> None:
    reason = "The disk is full; free some space and try again. " * 8
    page.window.office_failed(reason)
    QApplication.processEvents()
    told = seen(page.window, QLabel, reason)
    assert told.height() >= told.heightForWidth(told.width())
    assert page.window.rect().contains(told.mapTo(page.window, told.rect().bottomLeft()))


def test_coming_back_later_needs_no_keys_and_asks_nothing_again(
    pc: FreshPC, qtbot: QtBot, qapp: QApplication
) -> None:
    pc.port.keep_credentials(*pc.keys)
    pc.port.use_lines((HYGIENE,))
    pc.port.save({"office.baa": "yes"})
    page = Page(pc, qtbot)
    page.until("Keys work.")
    assert page.number("Hygiene").isChecked()
    assert seen(page.window, QLineEdit, "Account SID").text() == pc.keys[0]
    assert seen(page.window, QLineEdit, "Auth token").text() == ""
    click(page.next())
    page.settle()
    assert page.went_on == 1
    assert pc.port.settings().baa == "yes"
    assert page.background.close()


def test_the_keyboard_is_enough(page: Page) -> None:
    sid, token = page.pc.keys
    page.paste("Account SID", sid)
    QTest.keyClick(page.window.focusWidget(), Qt.Key.Key_Tab)
    QGuiApplication.clipboard().setText(token)
    here = page.window.focusWidget()
    QTest.keyClick(here, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    page.until("Keys work.")
    for _ in range(8):
        if page.number("0190").hasFocus():
            break
        QTest.keyClick(page.window.focusWidget(), Qt.Key.Key_Tab)
    QTest.keyClick(page.window.focusWidget(), Qt.Key.Key_Down)
    assert page.number("Hygiene").isChecked()
    QTest.keyClick(page.window.focusWidget(), Qt.Key.Key_Return)
    question = page.window.findChild(RecordsQuestion)
    assert question is not None
    QTest.keyClick(question.focusWidget(), Qt.Key.Key_Return)
    page.settle()
    assert page.went_on == 1
    assert page.pc.port.settings().watched == (HYGIENE,)
    assert page.pc.port.settings().baa == "yes"


def test_the_boss_gets_three_questions_to_copy(page: Page) -> None:
    click(seen(page.window, QAbstractButton, "No keys? Send these 3 questions to my boss"))
    dialog = page.window.findChild(BossQuestions)
    assert dialog is not None
    click(seen(dialog, QAbstractButton, "Copy"))
    copied = QGuiApplication.clipboard().text()
    assert all(f"{n}. " in copied for n in (1, 2, 3))
    assert "do not mail the token" in copied


def test_the_tracker_says_why_it_was_turned_down_and_looks_again(page: Page, qtbot: QtBot) -> None:
    page.pc.line.register(MAIN, "rejected", "The sample texts do not name the office.")
    page.paste("Account SID", page.pc.keys[0])
    page.paste("Auth token", page.pc.keys[1])
    page.until("Keys work.")
    assert "Turned down" in page.number("0190").accessibleName()
    click(seen(page.window, QAbstractButton, "About the approval"))
    tracker = page.window.findChild(Tracker)
    assert tracker is not None
    page.settle()
    said = words(tracker)
    assert "The registration was turned down." in said
    assert "The provider says: The sample texts do not name the office." in said
    assert "correct what is named there" in said
    page.pc.line.register(MAIN, "approved")
    click(seen(tracker, QAbstractButton, "Re-check"))
    page.settle()
    assert "This number is approved for texting." in words(tracker)
    assert seen(tracker, kit.Pill, "Approved")
    tracker.close()
