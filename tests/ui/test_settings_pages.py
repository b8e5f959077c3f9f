"""The settings' pages that look at the world outside: provider, backups, this PC."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QComboBox, QFileDialog, QLineEdit, QWidget

from deskreply.domain.pc import AutostartState
from deskreply.practice.faults import Fault, FaultKind
from deskreply.ui.kit import Dialog, Switch
from deskreply.ui.settings import SettingsWindow
from tests.support.office import CALLER, SECOND
from tests.ui.eyes import click, is_seen, seen, words
from tests.ui.settings_support import Port, Starts, Vault, around, settings_window
from tests.ui.support import Desk

Settle = Callable[[], None]


def dialog(window: SettingsWindow) -> Dialog:
    """The question that is open."""
    found = [each for each in window.findChildren(Dialog) if each.isVisible()]
    assert found, "nothing is asked"
    return found[-1]


def button(within: QWidget, name: str) -> QAbstractButton:
    return seen(within, QAbstractButton, name)


def test_the_numbers_say_what_they_can_do(desk: Desk, tmp_path: Path) -> None:
    with settings_window(desk, around(desk, tmp_path), "connection") as (window, settle):
        said = words(window)
        assert "(212) 555-0190" in said
        assert "Calls ✓ · Texts ✓" in said
        click(button(window, "Change (212) 555-0190"))
        box = seen(window, QComboBox, "Where calls to it go")
        box.setFocus()
        QTest.keyClick(box, Qt.Key.Key_Down)
        settle()
        assert desk.office.settings.lines[0].kind == "voicemail"
        name = seen(window, QLineEdit, "Name")
        QTest.keyClicks(name, "Front desk")
        QTest.keyClick(name, Qt.Key.Key_Return)
        settle()
        assert "Front desk · (212) 555-0190" in words(window)


def test_a_number_is_left_out_after_a_question_and_taken_in_again(
    desk: Desk, tmp_path: Path
) -> None:
    with settings_window(desk, around(desk, tmp_path), "connection") as (window, settle):
        click(button(window, "Change (212) 555-0191"))
        click(button(window, "Stop watching this number"))
        question = dialog(window)
        assert "no longer texted" in words(question)
        click(question.confirm)
        settle()
        assert SECOND not in desk.office.settings.watched
        assert "On your account, not watched." in words(window)
        click(button(window, "Change (212) 555-0190"))
        assert not is_seen(window, QAbstractButton, "Stop watching this number"), "one has to stay"
        click(button(window, "Watch (212) 555-0191"))
        settle()
        assert SECOND in desk.office.settings.watched
        assert is_seen(window, QAbstractButton, "Change (212) 555-0191")


def test_another_key_is_checked_at_once_and_kept_only_if_it_works(
    desk: Desk, tmp_path: Path
) -> None:
    stand = around(desk, tmp_path)
    port = cast(Port, stand.port)
    with settings_window(desk, stand, "connection") as (window, settle):
        click(button(window, "Replace…"))
        asked = dialog(window)
        sid, token = desk.office.line.account_sid, desk.office.line.auth_token

        def enter(secret: str) -> None:
            seen(asked, QLineEdit, "Account SID").setText(f"  {sid}")
            seen(asked, QLineEdit, "Auth token").setText(secret)

        enter("f" * 32)
        desk.wait(lambda: "does not accept this key" in words(asked))
        assert not asked.confirm.isEnabled()
        enter(token)
        desk.wait(lambda: "It works" in words(asked))
        assert "can call and text: 2" in words(asked)
        assert not port.kept
        click(asked.confirm)
        settle()
        assert port.kept == [(sid, token)]
        # The agent that this window works beside has to start again; an engine of its own can.
        assert "The agent on this PC uses it once it is started again." in words(dialog(window))


def test_a_poll_is_told_and_its_absence(desk: Desk, tmp_path: Path) -> None:
    with settings_window(desk, around(desk, tmp_path), "connection") as (window, settle):
        assert "Not reached yet." in words(window)
        desk.office.run(10)
        desk.bridge.ticked.emit()
        settle()
        assert "Connected. Last look at calls and texts: 11:00 AM." in words(window)
        desk.office.clock.advance(300)
        desk.bridge.ticked.emit()
        settle()
        assert "Connected" not in words(window)


def test_backups_are_counted_and_made(desk: Desk, tmp_path: Path) -> None:
    stand = around(desk, tmp_path)
    with settings_window(desk, stand, "data") as (window, settle):
        assert "9 kept, the newest: Today 10:40 AM." in words(window)
        click(button(window, "Make one now"))
        settle()
        assert "10 kept, the newest: Today 11:00 AM." in words(window)
        cast(Vault, stand.vault).trouble = "The disk is full. Free some space."
        click(button(window, "Make one now"))
        settle()
        assert "The disk is full. Free some space." in words(window)
        assert "Making a backup" not in words(window)


def test_a_backup_and_an_export_go_where_one_says(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stand = around(desk, tmp_path)
    vault = cast(Vault, stand.vault)
    file, folder = tmp_path / "stick.db", tmp_path / "out"
    with settings_window(desk, stand, "data") as (window, settle):
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: ("", ""))
        click(button(window, "Choose file…"))
        settle()
        assert vault.written == []
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(file), ""))
        click(button(window, "Choose file…"))
        settle()
        monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(folder))
        click(button(window, "Choose folder…"))
        settle()
        assert vault.written == [file, folder]
        assert "7 lines written." in words(window)


def test_the_recovery_code_is_shown_and_copied(desk: Desk, tmp_path: Path) -> None:
    stand = around(desk, tmp_path)
    with settings_window(desk, stand, "data") as (window, settle):
        click(button(window, "Show code"))
        settle()
        shown = dialog(window)
        code = stand.port.recovery_code()
        assert all(group in words(shown) for group in code.split("-"))
        click(button(shown, "Copy"))
        assert QGuiApplication.clipboard().text() == code


def test_a_shared_database_is_named_and_has_no_backups_here(desk: Desk, tmp_path: Path) -> None:
    stand = dataclasses.replace(
        around(desk, tmp_path), vault=Vault(tmp_path, shared="server.office/deskreply")
    )
    with settings_window(desk, stand, "data") as (window, _):
        assert "server.office/deskreply" in words(window)
        assert not is_seen(window, QAbstractButton, "Make one now")
        assert not is_seen(window, QAbstractButton, "Show code")


def test_erasing_asks_twice(desk: Desk, tmp_path: Path) -> None:
    desk.lead("My name is Maria", CALLER)
    with settings_window(desk, around(desk, tmp_path), "data") as (window, settle):
        field = seen(window, QLineEdit, "Number of the person to erase")

        def last_question() -> Dialog:
            field.setText(CALLER)
            click(button(window, "Erase…"))
            click(dialog(window).confirm)
            return dialog(window)

        field.setText("12")
        click(button(window, "Erase…"))
        assert "is not a phone number" in words(window)
        second = last_question()
        assert not second.confirm.isEnabled()
        click(second.cancel)
        settle()
        with desk.office.store.read() as reader:
            assert reader.thread_messages(CALLER)
        second = last_question()
        digits = seen(second, QLineEdit, "Last four digits")
        digits.setText("0124")
        assert not second.confirm.isEnabled()
        digits.setText(CALLER[-4:])
        click(second.confirm)
        settle()
        assert "Erased: texts 1" in words(window)
        with desk.office.store.read() as reader:
            assert not reader.thread_messages(CALLER)


def test_the_checks_stand_the_wrong_ones_first(desk: Desk, tmp_path: Path) -> None:
    with settings_window(desk, around(desk, tmp_path), "about") as (window, settle):
        said = words(window)
        assert "1 thing to put right." in said
        assert said.index("clock is 4 minutes behind") < said.index("The provider accepts the key")
        assert "Set the clock." in said
        click(button(window, "Check"))
        settle()
        assert words(window).count("clock is 4 minutes behind") == 1


@pytest.mark.parametrize(("page", "name"), [("about", "Check"), ("connection", "Ask again")])
def test_a_second_space_asks_again_and_changes_nothing_below(
    desk: Desk, tmp_path: Path, page: str, name: str
) -> None:
    with settings_window(desk, around(desk, tmp_path), page) as (window, settle):
        window.activateWindow()
        desk.wait(window.isActiveWindow)
        pressed = button(window, name)
        pressed.setFocus()
        QTest.keyClick(pressed, Qt.Key.Key_Space)
        assert not isinstance(window.focusWidget(), QAbstractButton)
        settle()
        assert pressed.hasFocus()


def test_a_provider_that_refuses_the_key_is_not_waited_for(desk: Desk, tmp_path: Path) -> None:
    desk.office.line.faults.add(Fault(FaultKind.DEAD_CREDENTIALS))
    with settings_window(desk, around(desk, tmp_path), "connection") as (window, _):
        said = words(window)
        assert "The phone provider refuses the key." in said
        assert "TWILIO" not in said
        assert "Asking the provider" not in said


def test_starting_at_sign_in_that_the_system_forbids_is_told(desk: Desk, tmp_path: Path) -> None:
    starts = Starts()
    with settings_window(desk, around(desk, tmp_path, starts=starts), "about") as (window, settle):
        starts.now = AutostartState.BLOCKED
        click(seen(window, Switch, "Start when you sign in"))
        settle()
        assert desk.office.settings.autostart
        desk.wait(lambda: "Switched off in this system's list" in words(window))


def test_the_licences_of_what_is_inside_are_named(desk: Desk, tmp_path: Path) -> None:
    with settings_window(desk, around(desk, tmp_path), "about") as (window, settle):
        click(button(window, "Show them"))
        settle()
        said = words(dialog(window))
        assert "Qt\nLGPL-3.0" in said
        assert "twilio" in said.lower()
