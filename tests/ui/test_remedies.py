"""What is wrong is said in words, with the one button that helps."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from unittest.mock import patch

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from deskreply.domain.health import Finding, Health, Level, Word
from deskreply.settings import Settings
from deskreply.ui import strings, theme
from deskreply.ui.kit import Button
from deskreply.ui.remedies import HealthBanner, Remedy, open_clock, short
from tests.ui.eyes import click, names, words

ON = Settings()
OFF = replace(ON, enabled=False)
CLOCK = Finding(Word.CLOCK_WRONG, Level.WARNING)


@pytest.fixture
def banner(qapp: QApplication, qtbot: QtBot) -> Iterator[HealthBanner]:
    theme.install(qapp, mode="light", family="Inter")
    made = HealthBanner()
    qtbot.addWidget(made)
    yield made
    strings.install(qapp, "en")


def helps(banner: HealthBanner, qtbot: QtBot) -> tuple[str, Remedy]:
    """The words on its one button, and what is wanted when it is pressed."""
    [button] = banner.findChildren(Button)
    with qtbot.waitSignal(banner.wanted) as wanted:
        click(button)
    [remedy] = wanted.args or [None]
    assert isinstance(remedy, Remedy)
    return button.text(), remedy


@pytest.mark.parametrize("word", Word)
def test_everything_that_can_be_wrong_has_words_and_a_button(
    banner: HealthBanner, qtbot: QtBot, word: Word
) -> None:
    banner.show_health(Health((Finding(word, Level.BAD, code=30034),)), ON)
    assert banner.isVisible()
    said = words(banner)
    assert len(re.findall(r"[.)] ", said)) >= 1, said
    on_button, remedy = helps(banner, qtbot)
    assert on_button
    assert remedy is not Remedy.TURN_ON
    assert 0 < len(short(word)) <= 20


@pytest.mark.parametrize(
    ("word", "remedy"),
    [
        (Word.CREDENTIALS_DEAD, Remedy.KEY),
        (Word.SENDER_BLOCKED, Remedy.TRACKER),
        (Word.CLOCK_WRONG, Remedy.CLOCK),
        (Word.DISK_NEARLY_FULL, Remedy.FOLDER),
        (Word.NOT_POLLING, Remedy.CHECK),
        (Word.BACKUP_FAILED, Remedy.BACKUP),
        (Word.DUTY_HANGING, Remedy.RESTART),
    ],
)
def test_the_button_is_the_one_that_helps(
    banner: HealthBanner, qtbot: QtBot, word: Word, remedy: Remedy
) -> None:
    banner.show_health(Health((Finding(word, Level.BAD),)), ON)
    assert helps(banner, qtbot)[1] is remedy


def test_nothing_is_said_while_all_is_well(banner: HealthBanner) -> None:
    banner.show_health(Health((CLOCK,)), ON)
    banner.show_health(Health(), ON)
    assert not banner.isVisible()


def test_texting_that_is_off_is_told_with_the_way_back(banner: HealthBanner, qtbot: QtBot) -> None:
    banner.show_health(Health(), OFF)
    assert words(banner) == "Auto-text is off: missed callers are not texted back."
    assert helps(banner, qtbot) == ("Turn on", Remedy.TURN_ON)
    banner.show_health(Health((CLOCK,)), OFF)
    assert helps(banner, qtbot)[1] is Remedy.CLOCK


def test_the_worst_comes_first_and_in_the_desks_language(
    qapp: QApplication, banner: HealthBanner
) -> None:
    full = Finding(Word.DISK_NEARLY_FULL, Level.BAD)
    spanish = replace(ON, desk_language="es")
    banner.show_health(Health((full, CLOCK)), spanish)
    assert words(banner).startswith("El disco está lleno")
    banner.show_health(Health((full, CLOCK)), ON)
    assert words(banner).startswith("The disk is full")
    assert banner.accessibleName() == words(banner)
    assert names(banner, Button) == {"Show the folder"}


@pytest.mark.parametrize("platform", ["win32", "darwin"])
def test_the_clock_is_set_where_the_system_has_it(qapp: QApplication, platform: str) -> None:
    opened: list[str] = []
    with patch.object(
        QDesktopServices, "openUrl", side_effect=lambda url: opened.append(QUrl(url).scheme())
    ):
        open_clock(platform)
    assert opened in (["ms-settings"], ["x-apple.systempreferences"])


def test_where_the_clock_is_set_elsewhere_that_is_said(qapp: QApplication) -> None:
    assert not open_clock("linux")
