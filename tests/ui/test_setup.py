"""The first run, from installed to the first text."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QLineEdit, QPlainTextEdit

from deskreply.domain.errors import EnvironmentTrouble
from deskreply.domain.models import LineProfile
from deskreply.practice import AccountNumber
from deskreply.ui import kit, strings
from deskreply.ui.setup import typed, week
from deskreply.ui.setup.alert import guide
from deskreply.ui.setup.choices import DayToggle
from deskreply.ui.setup.numbers import NumberRow
from deskreply.ui.setup.week import Week
from tests.support.office import CALLER, OFFICE
from tests.ui.newpc import Pc, new_pc

Key = Qt.Key
ENTER, TAB, SPACE, RIGHT = Key.Key_Return, Key.Key_Tab, Key.Key_Space, Key.Key_Right


@pytest.fixture
def pc(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qapp: QApplication) -> Iterator[Pc]:
    strings.install(qapp, "en")
    with new_pc(tmp_path, monkeypatch) as made:
        yield made
    strings.install(qapp, "en")


@pytest.fixture
def known(pc: Pc) -> Pc:
    """The office is named and connected."""
    pc.port.save(
        {
            "office.name": "Bright Smile Dental",
            "office.hours": "mon-fri 08:00-17:00",
            "office.timezone": "America/New_York",
            "office.baa": "yes",
            "textback.enabled": False,
        }
    )
    line = pc.office.line
    pc.port.keep_credentials(line.account_sid, line.auth_token)
    pc.port.save_lines((LineProfile(OFFICE),))
    pc.port.create_database()
    return pc


def test_by_keyboard_alone_in_spanish_from_nothing_to_a_text(pc: Pc) -> None:
    began = pc.office.clock.now()
    pc.start()
    pc.press(RIGHT)
    assert strings.language() == "es"
    pc.press(TAB, RIGHT, ENTER)
    assert pc.step == 2
    pc.type("Bright Smile Dental")
    pc.press(TAB)
    pc.type("Dana")
    pc.press(ENTER)
    assert pc.step == 3
    connect(pc)
    pc.press(ENTER)
    # Whether the office keeps health records: yes.
    pc.press(ENTER)
    assert pc.step == 4
    pc.press(ENTER)
    assert pc.step == 5
    assert len(pc.alerts.asked) == 1
    pc.press(ENTER)
    assert pc.step == 6
    pc.type(CALLER)
    pc.press(TAB)
    pc.run(3)
    pc.office.missed(CALLER)
    pc.run(20)
    assert len(pc.office.texts(CALLER)) == 1
    pc.office.line.text_in(CALLER, "Sí, gracias")
    pc.run(10)
    pc.press(TAB, ENTER)
    assert pc.step == 7
    seconds = next(word for word in " ".join(pc.words()).split() if word.isdigit() and word != "7")
    assert 1 <= int(seconds) <= 30
    pc.press(ENTER)
    settings = pc.desk.settings()
    assert (pc.finished, settings.setup_step, settings.setup_phone) == (1, 0, "")
    assert settings.enabled
    assert settings.autostart
    assert (settings.desk_language, settings.staff) == ("es", "Dana")
    assert settings.watched == (OFFICE,)
    assert (pc.office.clock.now() - began).total_seconds() < 180


def connect(pc: Pc) -> None:
    """Paste the keys and choose the number, by keyboard."""
    line = pc.office.line
    pc.type(line.account_sid)
    pc.press(TAB)
    pc.type(line.auth_token)
    pc.wait(lambda: any(row.text() == OFFICE_SHOWN for row in pc.wizard.findChildren(QCheckBox)))
    for _ in range(8):
        if pc.wizard.page.can_go_on():
            return
        pc.press(TAB, SPACE)
    raise AssertionError("no number can be chosen by keyboard")


OFFICE_SHOWN = "(212) 555-0190"


def seen(pc: Pc) -> str:
    return " ".join(pc.words())


def test_nobody_but_the_test_phone_is_texted_meanwhile(known: Pc) -> None:
    known.go_to(6)
    known.run(3)
    known.office.missed(CALLER)
    known.run(30)
    assert known.office.texts(CALLER) == []


def test_the_second_page_puts_auto_text_on_hold_before_there_is_a_number(pc: Pc) -> None:
    assert pc.desk.settings().enabled
    pc.go_to(2)
    pc.type("Bright Smile Dental")
    pc.press(ENTER)
    assert not pc.desk.settings().enabled


def test_it_goes_on_where_it_was_closed(known: Pc) -> None:
    known.go_to(4)
    known.press(ENTER)
    assert known.step == 5
    known.wizard.close()
    assert known.closed == 1
    again = known.start()
    assert known.step == 5
    assert again is known.wizard
    assert known.opened == 2


def test_back_loses_nothing(pc: Pc) -> None:
    pc.go_to(2)
    pc.type("Bright Smile Dental")
    pc.click("Back")
    assert pc.step == 1
    pc.click("Next")
    assert pc.step == 2
    pc.press(TAB)
    pc.type("Dana")
    pc.press(ENTER)
    assert pc.desk.settings().business == "Bright Smile Dental"


@pytest.fixture
def soon(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is typed is kept sooner than anybody could end the app."""
    monkeypatch.setattr(typed, "KEPT_MS", 1)


def pause(pc: Pc) -> None:
    """Long enough that what was typed is kept."""
    QTest.qWait(20)
    pc.settle()


def choose(pc: Pc, name: str, row: int) -> None:
    """By keyboard, in the drop-down of this name."""
    [box] = [each for each in seen_boxes(pc) if each.accessibleName() == name]
    box.setFocus()
    pc.press(*[Key.Key_Down] * (row - box.currentIndex()))


def seen_boxes(pc: Pc) -> list[QComboBox]:
    return [box for box in pc.wizard.findChildren(QComboBox) if box.isVisible()]


@pytest.mark.usefixtures("soon")
def test_a_killed_app_comes_back_with_what_was_typed(pc: Pc) -> None:
    pc.go_to(2)
    pc.type("Bright Smile Dental")
    pc.press(TAB)
    pc.type("Da")
    choose(pc, "From", 19)
    toggles = pc.wizard.findChildren(DayToggle)
    toggles[5].click()
    pause(pc)
    pc.kill()
    assert pc.desk.settings().business == ""
    pc.start()
    assert pc.step == 2
    fields = [f.text() for f in pc.wizard.findChildren(QLineEdit) if f.isVisible()]
    assert fields[:2] == ["Bright Smile Dental", "Da"]
    pc.press(ENTER)
    settings = pc.desk.settings()
    assert (settings.business, settings.staff) == ("Bright Smile Dental", "Da")
    assert settings.hours == "mon-sat 09:30-17:00"


@pytest.mark.usefixtures("soon")
def test_a_killed_app_comes_back_with_the_language_and_the_way_chosen(pc: Pc) -> None:
    pc.start()
    pc.press(RIGHT, TAB, RIGHT)
    pause(pc)
    pc.kill()
    pc.start()
    assert strings.language() == "es"
    pc.press(ENTER)
    assert pc.step == 2


@pytest.mark.usefixtures("soon")
def test_a_killed_app_comes_back_with_the_words_one_was_at(known: Pc) -> None:
    known.go_to(4)
    known.press(Key.Key_End)
    known.type(" Really.")
    pause(known)
    known.kill()
    known.start()
    assert known.step == 4
    editor = known.wizard.findChild(QPlainTextEdit)
    assert isinstance(editor, QPlainTextEdit)
    assert editor.toPlainText().endswith(" Really.")
    known.press(ENTER)
    assert known.step == 5
    wordings = known.port.wordings()
    assert wordings.bodies[wordings.chosen, "en"].endswith(" Really.")


@pytest.mark.usefixtures("soon")
def test_keys_are_kept_nowhere_but_the_number_chosen_is(pc: Pc) -> None:
    line = pc.office.line
    line.put_number(AccountNumber("+12125550194", line.now(), friendly_name="Hygiene", sms=True))
    pc.go_to(3)
    connect(pc)
    [other] = [row for row in pc.wizard.findChildren(NumberRow) if "0194" in row.text()]
    other.click()
    pause(pc)
    everything = b"".join(each.read_bytes() for each in pc.folder.iterdir() if each.is_file())
    assert line.auth_token.encode() not in everything
    assert line.account_sid.encode() not in everything
    pc.kill()
    pc.start()
    assert pc.step == 3
    connect(pc)
    chosen = [row.text() for row in pc.wizard.findChildren(NumberRow) if row.isChecked()]
    assert chosen == ["(212) 555-0194"]


@pytest.mark.usefixtures("soon")
def test_what_next_has_kept_is_not_kept_twice(pc: Pc) -> None:
    pc.go_to(2)
    pc.type("Bright Smile Dental")
    pause(pc)
    pc.press(ENTER)
    pc.wizard.close()
    pc.kill()
    pc.port.save({"office.name": "Bright Smile", "setup.step": 2})
    pc.start()
    fields = [f.text() for f in pc.wizard.findChildren(QLineEdit) if f.isVisible()]
    assert fields[0] == "Bright Smile"


@pytest.mark.parametrize(
    "kept", ["", "[]", '{"OfficeStep": 1}', '{"OfficeStep": {"week": {"start": "x"}}}', "\0"]
)
def test_what_cannot_be_read_is_no_trouble(pc: Pc, kept: str) -> None:
    pc.desk.home.first_run.write_text(kept)
    pc.go_to(2)
    assert pc.step == 2
    pc.type("Bright Smile Dental")
    pc.press(ENTER)
    assert pc.desk.settings().business == "Bright Smile Dental"


@pytest.mark.usefixtures("soon")
def test_what_cannot_be_kept_while_typing_holds_up_nobody(
    pc: Pc, caplog: pytest.LogCaptureFixture
) -> None:
    pc.desk.home.first_run.mkdir()
    pc.go_to(2)
    pc.type("Bright Smile Dental")
    pause(pc)
    assert "could not be kept" in caplog.text
    assert "Bright" not in caplog.text
    pc.press(ENTER)
    assert pc.step == 3


@pytest.mark.usefixtures("soon")
def test_nothing_of_it_is_left_in_the_end(known: Pc) -> None:
    known.go_to(7)
    known.click("Back")
    known.click("Back")
    known.click("Back")
    known.press(Key.Key_End)
    known.type(" Really.")
    pause(known)
    assert known.desk.home.first_run.exists()
    for _ in range(3):
        known.press(ENTER)
    known.click("Open the inbox")
    assert known.finished == 1
    assert not known.desk.home.first_run.exists()


def test_practice_needs_nothing(pc: Pc) -> None:
    pc.start()
    pc.press(ENTER)
    assert pc.practised == 1
    assert pc.step == 1
    assert not pc.desk.settings().ready


def test_another_language_is_put_on_at_once(pc: Pc) -> None:
    pc.go_to(1)
    before = set(pc.words())
    pc.press(RIGHT)
    assert strings.language() == "es"
    if strings.read(Path(strings.__file__).parent / "deskreply_es.ts").get(
        ("WelcomeStep", "Language", "")
    ):
        assert "Language" not in set(pc.words()) & before
    pc.press(Key.Key_Left)
    assert set(pc.words()) == before


def test_hours_that_make_no_sense_are_not_taken(pc: Pc) -> None:
    pc.go_to(2)
    pc.type("Bright Smile Dental")
    # Past the days to the time of opening.
    pc.press(*[TAB] * 9)
    pc.press(Key.Key_End, ENTER)
    assert pc.step == 2
    assert "closes before it opens" in seen(pc)
    pc.press(Key.Key_Home, ENTER)
    assert pc.step == 3
    assert pc.desk.settings().hours == "mon-fri 00:00-17:00"


def test_days_are_chosen_with_arrows_and_space(pc: Pc) -> None:
    pc.go_to(2)
    pc.type("Bright Smile Dental")
    pc.press(TAB, TAB)
    pc.press(SPACE, *[RIGHT] * 5, SPACE, ENTER)
    assert pc.desk.settings().hours == "tue-sat 08:00-17:00"


def test_hours_of_every_day_its_own_are_left_alone(pc: Pc) -> None:
    pc.port.save({"office.hours": "mon 08:00-12:00; tue-fri 09:00-17:00"})
    pc.go_to(2)
    pc.type("Bright Smile Dental")
    pc.press(ENTER)
    assert pc.desk.settings().hours == "mon 08:00-12:00; tue-fri 09:00-17:00"


def test_what_cannot_be_kept_is_said_and_the_page_stays(
    pc: Pc, monkeypatch: pytest.MonkeyPatch
) -> None:
    pc.go_to(2)
    pc.type("Bright Smile Dental")

    def full(_: object) -> None:
        raise EnvironmentTrouble("The disk is full. Make room and try again.")

    monkeypatch.setattr(pc.port, "save", full)
    pc.press(ENTER)
    assert pc.step == 2
    assert "The disk is full. Make room and try again." in pc.words()
    monkeypatch.undo()
    pc.press(ENTER)
    assert pc.step == 3


def test_an_office_that_cannot_be_opened_is_tried_again(known: Pc) -> None:
    known.fails = "The database is damaged. Put a backup in its place."
    known.go_to(4)
    known.press(ENTER)
    assert known.step == 5
    assert known.fails in known.words()
    known.fails = ""
    known.press(ENTER)
    assert known.opened == 2
    assert known.bridge is not None


# --- the wording ---


def test_the_text_is_seen_on_a_phone_as_it_would_go_out(known: Pc) -> None:
    known.go_to(4)
    assert "Bright Smile Dental" in phone(known)
    assert "{" not in phone(known)
    known.press(Key.Key_End)
    known.type(" Thank you, {business}")
    assert phone(known).endswith("Thank you, Bright Smile Dental")


def phone(pc: Pc) -> str:
    from deskreply.ui.setup.phone import Phone

    return pc.wizard.page.findChildren(Phone)[0].accessibleDescription()


def test_a_text_that_does_not_name_the_office_is_put_right_with_one_button(known: Pc) -> None:
    known.go_to(4)
    known.press(Key.Key_A, held=Qt.KeyboardModifier.ControlModifier)
    known.press(Key.Key_Delete)
    known.type("Sorry we missed you! How can we help? We'll reply {promise}. Reply STOP to opt out")
    assert not known.button("Next").isEnabled()
    known.press(ENTER)
    assert known.step == 4
    known.click("Add it")
    known.click("Next")
    assert known.step == 5
    kept = known.port.wordings().bodies["within-the-hour", "en"]
    assert "{business}" in kept
    assert "Sorry we missed you!" in kept


def test_each_wording_remembers_what_was_typed(known: Pc) -> None:
    known.go_to(4)
    known.type(" Bye!")
    known.press(Key.Key_Backtab, Key.Key_Backtab)
    known.press(Key.Key_Down)
    assert "30 minutes" in phone(known)
    known.press(Key.Key_Up)
    assert phone(known).endswith("Bye!")


def test_shift_enter_begins_a_line_and_enter_goes_on(known: Pc) -> None:
    known.go_to(4)
    known.press(ENTER, held=Qt.KeyboardModifier.ShiftModifier)
    known.type("Thanks!")
    known.press(ENTER)
    assert known.step == 5
    assert known.port.wordings().bodies["within-the-hour", "en"].endswith("\nThanks!")


# --- alerts ---


def test_no_shows_what_to_turn_on_and_sends_another(known: Pc) -> None:
    known.go_to(5)
    known.click("No, or no sound")
    assert len([words for words in known.words() if words in guide("linux")]) == 4
    known.click("Send it again")
    assert known.alerts.asked == ["new-text"] * 2
    known.click("Yes, I saw and heard it")
    assert known.step == 6


def test_an_alert_that_cannot_be_shown_says_why(known: Pc) -> None:
    known.alerts.trouble = "No program on this PC shows alerts."
    known.go_to(5)
    assert known.alerts.trouble in known.words()
    assert guide("linux")[0] in known.words()


@pytest.mark.parametrize("system", ["win32", "darwin", "linux"])
def test_every_system_has_its_own_steps(system: str) -> None:
    others = {"win32", "darwin", "linux"} - {system}
    assert len(guide(system)) == 4
    assert not any(set(guide(system)) & set(guide(other)) for other in others)


# --- the end ---


def test_a_skipped_test_leaves_it_on_hold_until_somebody_turns_it_on(known: Pc) -> None:
    known.go_to(6)
    known.click("Next")
    assert known.step == 7
    assert "Auto-text is on hold" in known.words()
    known.click("Turn it on")
    assert "Auto-text is ON" in known.words()
    assert known.desk.settings().enabled


def test_the_recovery_code_is_there_to_be_written_down(known: Pc) -> None:
    known.go_to(4)
    known.press(ENTER)
    known.go_to(7)
    known.click("Show")
    code = known.port.recovery_code()
    assert len(code) > 50
    shown = "".join(known.words()).replace(" ", "").replace("\n", "")
    assert code.replace("-", "") in shown


def test_what_patients_write_is_shown_only_where_somebody_wants_it(known: Pc) -> None:
    known.go_to(7)
    switches = {each.accessibleName(): each for each in known.wizard.findChildren(kit.Switch)}
    switch = switches["Hide what patients write in alerts"]
    switch.click()
    known.click("Open the inbox")
    assert known.desk.settings().alerts_show == "full"


# --- a week ---


@pytest.mark.parametrize(
    "text",
    ["mon-fri 08:00-17:00", "mon-thu 07:30-12:00,13:00-18:00", "sat 00:00-24:00"],
)
def test_a_simple_week_is_read_and_written(text: str) -> None:
    found = week.read(text)
    assert found is not None
    assert found.text() == text


@pytest.mark.parametrize(
    "text", ["mon 08:00-12:00; tue 09:00-17:00", "mon 08:10-17:00", "closed",
             "mon 08:00-10:00,11:00-12:00,13:00-14:00"],
)  # fmt: skip
def test_any_other_week_is_not(text: str) -> None:
    assert week.read(text) is None


def test_lunch_lies_within_the_day() -> None:
    assert Week(lunch=True).fits
    assert not Week(lunch=True, lunch_end=18 * 60).fits
    assert not Week(days=frozenset()).fits
