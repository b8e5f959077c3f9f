"""A process in which somebody types, to be killed: ``python -m tests.ui.writer_child DATABASE KEY
TEXT``. Says "typed" once every key was pressed, and then goes on as if nothing would happen."""

from __future__ import annotations

import os
import sys
from datetime import UTC, datetime
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from deskreply.domain.health import Health
from deskreply.settings import Settings
from deskreply.store import open_store
from deskreply.ui import theme
from deskreply.ui.backend import Backend
from deskreply.ui.bridge import Bridge
from deskreply.ui.composer import Composer
from tests.support.office import CALLER, OFFICE_SETTINGS


def nothing_saved(key: str, value: object) -> None:
    """Nobody changes settings here."""


def main(database: Path, key: str, text: str) -> None:
    app = QApplication([])
    look = theme.install(app, mode="light", family="Inter")
    settings: Settings = OFFICE_SETTINGS
    bridge = Bridge(
        Backend(
            store=open_store(database, key),
            settings=lambda: settings,
            refresh=lambda: False,
            now=lambda: datetime.now(UTC),
            desk="desk-2",
            zone=lambda: settings.timezone,
            look=Health,
            save_setting=nothing_saved,
        )
    )
    bridge.start()
    composer = Composer(bridge, look)
    composer.show()
    composer.show_thread(CALLER)
    composer.reply()
    editor = composer.focusProxy()
    assert editor is not None
    QTest.keyClicks(editor, text)
    sys.stdout.write("typed\n")
    sys.stdout.flush()
    app.exec()


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], sys.argv[3])
