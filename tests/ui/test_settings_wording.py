"""The page on which wordings are written, compared and tried; and that of the saved replies."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLineEdit,
    QListWidget,
    QMenu,
    QPlainTextEdit,
    QRadioButton,
)

from deskreply.domain.wordbook import Book
from deskreply.engine import savedreplies, templates, wording
from deskreply.engine.templates import Office
from deskreply.ui.kit import Dialog, Pill
from deskreply.ui.settings import SettingsWindow
from deskreply.ui.settings.page import Page
from deskreply.ui.settings.saved import RepliesPage
from deskreply.ui.settings.wording import WordingPage
from tests.support.office import CALLER, SECOND
from tests.ui.eyes import click, is_seen, seen, words
from tests.ui.settings_support import around, settings_window
from tests.ui.support import Desk

BARE = "Sorry we missed your call! How can we help? We will reply {promise}."
GOOD = "Hi, this is {business}. Sorry we missed you! What do you need? We answer {promise}."


@dataclasses.dataclass
class Wordings:
    """The page, and the office behind it."""

    window: SettingsWindow
    desk: Desk
    settle: Callable[[], None]

    @property
    def editor(self) -> QPlainTextEdit:
        return seen(self.window, QPlainTextEdit, "Automatic text")

    @property
    def text(self) -> str:
        return self.editor.toPlainText()

    def write(self, text: str) -> None:
        self.editor.setFocus()
        self.editor.selectAll()
        QTest.keyClicks(self.editor, text)
        self.settle()

    def press(self, name: str) -> None:
        click(seen(self.window, QAbstractButton, name))
        self.settle()

    def can(self, name: str) -> bool:
        return seen(self.window, QAbstractButton, name).isEnabled()

    def says(self, sentence: str) -> bool:
        return sentence in words(self.window)

    def choose(self, *lines: str) -> None:
        """Press "…", and a line of the menu, and one of the next."""
        self.press("More about this wording")
        for line in lines:
            menus = [each for each in QApplication.topLevelWidgets() if isinstance(each, QMenu)]
            actions: dict[str, QAction] = {
                action.text(): action
                for menu in menus
                if menu.isVisible()
                for action in menu.actions()
            }
            assert line in actions, f"no {line!r} in {list(actions)}"
            for menu in menus:
                menu.close()
            actions[line].trigger()
            self.settle()

    def select(self, name: str, begins: str) -> None:
        """Choose from a list with the arrow keys."""
        box = seen(self.window, QComboBox, name)
        lines = [box.itemText(at) for at in range(box.count())]
        wanted = next(at for at, line in enumerate(lines) if line.startswith(begins))
        steps = wanted - box.currentIndex()
        for _ in range(abs(steps)):
            QTest.keyClick(box, Qt.Key.Key_Down if steps > 0 else Qt.Key.Key_Up)
        self.settle()

    @property
    def book(self) -> Book:
        with self.desk.office.store.read() as reader:
            return wording.book(reader)

    def body(self, name: str, language: str = "en", line: str = "") -> str:
        version = self.book.latest(name, language, line)
        assert version is not None
        return version.body

    @property
    def office(self) -> Office:
        office = self.desk.office
        return Office(office.settings, office.settings.timezone, office.clock.now())


def opened(
    desk: Desk, folder: Path, monkeypatch: pytest.MonkeyPatch, page: type[Page]
) -> Iterator[Wordings]:
    # The other pages would only take their time.
    monkeypatch.setattr("deskreply.ui.settings.window.PAGES", (page,))
    with settings_window(desk, around(desk, folder), page.NAME) as (window, settle):
        yield Wordings(window, desk, settle)


@pytest.fixture
def page(desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Wordings]:
    desk.change(office__hours="mon-fri 08:00-17:00")
    yield from opened(desk, tmp_path, monkeypatch, WordingPage)


def test_it_shows_what_callers_get_now(page: Wordings) -> None:
    assert page.text.startswith("Hi, this is {business}.")
    assert page.says("Hi, this is Bright Smile Dental. Sorry we missed your call!")
    assert page.says("{promise} = within the hour")
    assert page.says("from (212) 555-0190")
    assert page.says("Reply within the hour · As it came with DeskReply")
    assert not page.can("Save")
    assert not page.can("Undo changes")


def test_what_is_missing_is_said_and_put_in_with_a_press(page: Wordings) -> None:
    page.write(BARE)
    assert page.says("Name the office")
    assert page.says("Needs “Reply STOP to opt out”")
    assert page.says("Says sorry for the missed call")
    assert page.says("74 / 160 · 1 text")
    assert not page.can("Fix 1 problem to save")
    while is_seen(page.window, QAbstractButton, "Add it"):
        page.press("Add it")
    assert page.text == f"Hi, this is {{business}}. {BARE} Reply STOP to opt out."
    assert page.says("Names the office, says how to stop")
    page.press("Save")
    assert page.says("Saved.")
    assert page.body("within-the-hour") == page.text
    # It is what the next caller gets.
    page.desk.missed()
    assert page.desk.office.texts(CALLER)[0].startswith(
        "Hi, this is Bright Smile Dental. Sorry we missed your call! How can we help?"
    )


def test_without_the_office_it_is_not_saved(page: Wordings) -> None:
    page.write("Sorry!")
    click(seen(page.window, QAbstractButton, "Fix 1 problem to save"))
    page.settle()
    assert page.body("within-the-hour") != "Sorry!"


def test_changes_are_undone(page: Wordings) -> None:
    before = page.text
    page.write(GOOD)
    assert page.can("Save")
    page.press("Undo changes")
    assert page.text == before
    assert not page.can("Save")
    QTest.keyClick(page.editor, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert page.text == GOOD, "that can be undone as well"


def test_fields_are_put_in_where_one_writes(page: Wordings) -> None:
    page.write("Hi, this is ")
    page.press("Put in business")
    page.press("Put in promise")
    assert page.text == "Hi, this is {business} {promise}"
    assert not is_seen(page.window, QAbstractButton, "Put in business")
    page.write("Hello {buisness}")
    assert page.says("There is no field {buisness}.")


def test_a_field_without_a_value_is_said_to_make_callers_wait(page: Wordings) -> None:
    page.write(f"{GOOD} Book: {{booking_link}}. Reply STOP to opt out.")
    assert page.says("Nothing to fill in for {booking_link}: until there is, callers wait")
    page.desk.change(office__booking_link="https://bright.example/book")
    page.desk.bridge.refresh()
    page.settle()
    assert page.says("{booking_link} = https://bright.example/book")
    assert page.says("The office has a booking link: callers get “With a booking link” instead.")


def test_each_situation_and_language_has_its_own(page: Wordings) -> None:
    page.write(GOOD)
    page.select("Situation", "After")
    assert page.says("today at") or page.says("tomorrow at 8:00 AM")
    assert page.says("says what to do in an emergency") or page.says(
        "Says what to do in an emergency"
    )
    click(seen(page.window, QRadioButton, "Español"))
    page.settle()
    assert page.text.startswith("Hola, le saluda {business}.")
    click(seen(page.window, QRadioButton, "English"))
    page.settle()
    page.select("Situation", "Open")
    assert page.text == GOOD, "what was not saved is still there"


def test_one_line_has_a_wording_of_its_own(page: Wordings) -> None:
    usual = page.text
    page.select("Line", "(212) 555-0191")
    page.write(f"{GOOD} Reply STOP to opt out.")
    page.press("Save")
    assert page.body("within-the-hour", line=SECOND).startswith(GOOD)
    page.select("Line", "Every")
    assert page.text == usual


def test_two_wordings_are_compared_until_somebody_ends_it(page: Wordings) -> None:
    first = page.text
    click(seen(page.window, QRadioButton, "Wording B"))
    page.settle()
    assert page.text == first, "it begins as a copy"
    assert page.says("Once this is saved, half of the callers get A and half get B.")
    page.write(f"{GOOD} Reply STOP to opt out.")
    page.press("Save")
    choice = page.book.choice("open")
    assert (choice.name, choice.rival) == ("within-the-hour", "within-the-hour-b")
    assert is_seen(page.window, Pill, "Too few to tell")
    assert page.says("Half of the callers get each since Mar 10")
    # Another text is another comparison.
    page.write(f"{GOOD} Please reply. Reply STOP to opt out.")
    page.press("Save")
    assert page.says("The comparison begins anew")
    page.choose("End the comparison, keep B")
    choice = page.book.choice("open")
    assert (choice.name, choice.rival) == ("within-the-hour-b", "")
    assert seen(page.window, QRadioButton, "Wording A").isChecked()
    assert page.text.startswith(GOOD)


def test_how_they_do_is_counted(page: Wordings) -> None:
    page.desk.missed()
    page.desk.lead("Hello, I need an appointment")
    page.window.open_page("wording")
    page.settle()
    assert page.says("1 of 1")
    assert page.says("100 %")
    assert page.says("21 to 100 %")


def test_another_wording_is_used_or_none(page: Wordings) -> None:
    page.choose("Use another wording…", "Reply within 30 minutes")
    assert page.book.choice("open").name == "within-30-minutes"
    assert page.says("{promise} = within 30 minutes")
    page.select("Situation", "Holi")
    page.choose("Use another wording…", "None of its own")
    assert page.book.choice("holiday").name == ""
    assert page.says("Not in use: callers get the wording of “After hours”. Save to use it.")
    assert not seen(page.window, QRadioButton, "Wording B").isEnabled()
    page.press("Save")
    assert page.book.choice("holiday").name == "holiday"


def test_a_wording_promises_a_time_of_its_own(page: Wordings) -> None:
    page.choose("Promise another time…", "30 min")
    assert page.says("{promise} = within 30 minutes")
    page.press("Save")
    version = page.book.latest("within-the-hour", "en")
    assert version is not None
    assert version.promise_minutes == 30


def test_an_earlier_version_is_brought_back(page: Wordings) -> None:
    before = page.text
    page.write(f"{GOOD} Reply STOP to opt out.")
    page.press("Save")
    assert page.says("Saved.")
    line = next(
        text for text in history(page) if text.startswith("As it came with DeskReply")
    )  # fmt: skip
    page.choose("Earlier versions…", line)
    assert page.text == before
    assert page.can("Save"), "it is not saved yet"


def history(page: Wordings) -> list[str]:
    """The lines of the menu of earlier versions."""
    page.choose("Earlier versions…")
    menus = [each for each in QApplication.topLevelWidgets() if isinstance(each, QMenu)]
    lines = [a.text() for menu in menus if menu.isVisible() for a in menu.actions()]
    for menu in menus:
        menu.close()
    return lines


def test_a_test_goes_to_ones_own_phone(page: Wordings) -> None:
    page.write(f"{GOOD} Reply STOP to opt out.")
    page.choose("Send it to a phone…")
    [dialog] = [each for each in page.window.findChildren(Dialog) if each.isVisible()]
    phone = seen(dialog, QLineEdit, "Phone number")
    QTest.keyClicks(phone, "12")
    click(dialog.confirm)
    assert "This is no phone number." in words(dialog)
    phone.clear()
    QTest.keyClicks(phone, "(212) 555-0177")
    click(dialog.confirm)
    page.settle()
    assert page.says("The test is on its way to (212) 555-0177.")
    page.desk.run(6)
    [text] = page.desk.office.texts("+12125550177")
    assert text.startswith("[Test] Hi, this is Bright Smile Dental.")


def test_what_another_desk_saves_appears_unless_one_is_writing(page: Wordings) -> None:
    elsewhere = f"{GOOD} From elsewhere. Reply STOP to opt out."
    templates.save(page.desk.office.store, page.office, "within-the-hour", elsewhere)
    page.settle()
    page.desk.wait(lambda: page.text == elsewhere)
    page.write(BARE)
    templates.save(page.desk.office.store, page.office, "within-the-hour", GOOD)
    page.settle()
    assert page.text == BARE


# --- saved replies ------------------------------------------------------------------------------


@pytest.fixture
def replies(desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Wordings]:
    yield from opened(desk, tmp_path, monkeypatch, RepliesPage)


def test_saved_replies_are_kept_in_both_languages(replies: Wordings) -> None:
    replies.press("New reply")
    title = seen(replies.window, QLineEdit, "Title in English")
    QTest.keyClicks(title, "Parking")
    body = seen(replies.window, QPlainTextEdit, "Text in English")
    QTest.keyClicks(body, "You can park behind the house.")
    replies.press("Save")
    assert replies.says("Saved.")
    with replies.desk.office.store.read() as reader:
        assert "Parking" in [reply.title for reply in savedreplies.listed(reader, "en")]
    listed = seen(replies.window, QListWidget, "Saved replies")
    assert listed.currentItem().text() == "Parking"
    replies.press("Delete")
    assert replies.says("Deleted.")
    with replies.desk.office.store.read() as reader:
        assert "Parking" not in [reply.title for reply in savedreplies.listed(reader, "en")]
