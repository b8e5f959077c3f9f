"""The settings for a picture: every page, in the place of the main window."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from functools import cache
from pathlib import Path

from PySide6.QtWidgets import QAbstractButton, QLineEdit, QPlainTextEdit

from deskreply.engine import staff
from deskreply.ui.background import Background
from deskreply.ui.settings import SettingsWindow
from deskreply.ui.settings.pages import PAGES
from tests.screens.scenes import Scene, Stage
from tests.ui.eyes import click, seen
from tests.ui.settings_support import stand_on

SIZE, LARGE = (860, 620), (1290, 930)
WEEK = "mon-wed 08:00-12:00,13:00-17:00; thu 10:00-13:00,14:00-18:30; fri 08:00-14:00"
CLOSED = ("2026-11-26..2026-11-27", "12-24 Christmas Eve", "12-25 Christmas")


@cache
def background() -> Background:
    """One for all pictures."""
    return Background()


def opened(
    page: str, then: Callable[[SettingsWindow], None] | None = None
) -> Callable[[Stage], None]:
    """A page of the settings."""

    def play(stage: Stage) -> None:
        stand = stand_on(
            stage.practice.office, stage.bridge, Path(tempfile.gettempdir()), background()
        )
        # The other pictures are of an office without them.
        week, closed = (WEEK, CLOSED) if page == "hours" else ("", ())
        stage.practice.office.change(office__hours=week, office__closed_days=closed)
        stage.bridge.refresh()
        window = SettingsWindow(stand)
        # A part of what is drawn, instead of a window beside it.
        window.setParent(stage.window)
        window.resize(stage.window.size())
        for name in ("Dana", "Luis Ortega"):
            # They stay for the next pictures, too.
            stage.bridge.do(staff.add, name).failed(lambda _: None)
        window.open_page(page)
        # It made itself fit the screen, which is small here.
        window.setGeometry(stage.window.rect())
        stage.desk.wait(lambda: not stand.background.busy)
        stage.desk.settle()
        if then is not None:
            then(window)

    return play


def search(words: str) -> Callable[[SettingsWindow], None]:
    """Something is looked for."""

    def play(window: SettingsWindow) -> None:
        field = seen(window, QLineEdit, "Search settings")
        field.setFocus()
        field.setText(words)

    return play


def unfinished(window: SettingsWindow) -> None:
    """A wording in which something is missing."""
    editor = seen(window, QPlainTextEdit, "Automatic text")
    editor.setPlainText("Sorry we missed your call! How can we help? We will reply {promise}.")
    editor.setFocus()


def pressed(name: str) -> Callable[[SettingsWindow], None]:
    """A button is pressed."""
    return lambda window: click(seen(window, QAbstractButton, name))


SETTINGS = (
    *(Scene(f"settings-{page.NAME}", opened(page.NAME), size=SIZE) for page in PAGES),
    *(
        Scene(f"settings-{page.NAME}-es", opened(page.NAME), size=SIZE, language="es")
        for page in PAGES
    ),
    *(
        Scene(f"settings-{page.NAME}-150", opened(page.NAME), size=LARGE, scale=1.5)
        for page in PAGES
    ),
    Scene("settings-wording-unfinished", opened("wording", unfinished), size=SIZE),
    Scene("settings-hours-add-day", opened("hours", pressed("Add day")), size=SIZE),
    Scene("settings-search", opened("office", search("text")), size=SIZE),
)
