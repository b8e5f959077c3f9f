"""Where the office's data is, its backups, and how it gets out or is forgotten."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QFileDialog

from deskreply.engine.ports import Kept
from deskreply.ui import say
from deskreply.ui.recovery import CodeDialog
from deskreply.ui.settings.erasing import EraseRow
from deskreply.ui.settings.page import Page
from deskreply.ui.settings.rows import Row, Words

if TYPE_CHECKING:
    from deskreply.ui.settings.around import Around

RESTORE = "deskreply restore FILE"


class DataPage(Page):
    """Backups, recovery code, export, erasing."""

    NAME, ICON = "data", "shield"

    def __init__(self, around: Around) -> None:
        self._office = around.vault.office()
        self._kept: Sequence[Kept] | None = None
        super().__init__(around)

    def title(self) -> str:
        return self.tr("Data and backup")

    def line(self) -> str:
        return self.tr("What callers wrote is kept encrypted, and copied every hour.")

    def build(self) -> None:
        self.section("kept")
        self.add("where", Row("database"))
        self._backups = self.button("backups", "database-backup")
        self._backups.button.clicked.connect(self._make)
        self._folder = self.button("folder", "folder-open")
        self._folder.button.clicked.connect(self._open_folder)
        self._file = self.button("file", "save")
        self._file.button.clicked.connect(self._back_up)
        self._restore = self.button("restore", "history")
        self._restore.button.clicked.connect(self._copy_command)
        self._code = self.button("code", "key-round")
        self._code.button.clicked.connect(self._show_code)
        self.select("office.baa", "file-text")
        self.section("out")
        self._export = self.button("export", "upload")
        self._export.button.clicked.connect(self._write_out)
        self.add("erase", EraseRow(self.bridge))
        for row in (self._backups, self._folder, self._file, self._restore, self._code):
            row.setHidden(bool(self._office))

    def entered(self) -> None:
        if not self._office:
            self._look()

    def words(self) -> Mapping[str, Words]:
        here = self.tr("On this PC, encrypted. Only this person's key store opens it.")
        there = self.tr("In the office's database: {where}. It is backed up where it runs.")
        return {
            "kept": Words(self.tr("Kept safe")),
            "where": Words(
                self.tr("Where your data is"),
                there.format(where=self._office) if self._office else here,
            ),
            "backups": Words(self.tr("Backups"), self._backups_line(), self.tr("Make one now")),
            "folder": Words(
                self.tr("Where they are"),
                str(self.around.vault.folder()),
                self.tr("Open folder"),
            ),
            "file": Words(
                self.tr("Backup to a file"),
                self.tr("An encrypted copy, for a USB stick or another disk."),
                self.tr("Choose file…"),
            ),
            "restore": Words(
                self.tr("Restore a backup"),
                self.tr("Quit DeskReply first. Then run in a terminal: {command}").format(
                    command=RESTORE
                ),
                self.tr("Copy command"),
            ),
            "code": Words(
                self.tr("Recovery code"),
                self.tr("Opens your backups on another PC, should this one be lost."),
                self.tr("Show code"),
            ),
            "office.baa": Words(
                self.tr("Health records"),
                self.tr("Offices that have them need an agreement (BAA) with the provider."),
                choices={
                    "": self.tr("Not answered"),
                    "yes": self.tr("Agreement is signed"),
                    "later": self.tr("Not signed yet"),
                    "no": self.tr("We have none"),
                },
            ),
            "out": Words(self.tr("Take out, forget")),
            "export": Words(
                self.tr("Export everything"),
                self.tr("Calls, texts, people and settings as files that are not encrypted."),
                self.tr("Choose folder…"),
            ),
            "erase": Words(
                self.tr("Erase a person"),
                self.tr("All texts, notes, calls and the name of a number, for good."),
                self.tr("Erase…"),
            ),
        }

    # --- backups ---

    def _look(self) -> None:
        self.around.background.run(self.around.vault.kept, self._found, self._backups.refuse)

    def _found(self, kept: Sequence[Kept]) -> None:
        self._kept = kept
        self._backups.say(self._backups_line())

    def _backups_line(self) -> str:
        if self._kept is None:
            return self.tr("Looking…")
        if not self._kept:
            return self.tr("None yet: the first is made a minute after the start.")
        newest = self.tr("%n kept, the newest: {when}.", "", len(self._kept))
        return newest.format(when=self._when(self._kept[0].at))

    def _make(self) -> None:
        self._backups.refuse("")
        self._backups.say(self.tr("Making a backup and checking it…"))
        self.around.background.run(self.around.vault.make, self._made, self._not_made)

    def _made(self, _: None) -> None:
        self._backups.told_saved()
        self._look()

    def _not_made(self, sentence: str) -> None:
        self._backups.say(self._backups_line())
        self._backups.refuse(sentence)

    def _open_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self.around.vault.folder())))

    def _back_up(self) -> None:
        today = self.bridge.now().strftime("%Y-%m-%d")
        chosen, _ = QFileDialog.getSaveFileName(
            self, self.tr("Backup to a file"), str(Path.home() / f"DeskReply {today}.db")
        )
        if chosen:
            self._file.refuse("")
            self._file.say(self.tr("Writing {file}…").format(file=chosen))
            self.around.background.run(
                lambda: self.around.vault.back_up(Path(chosen)),
                self._backed_up,
                self._not_backed_up,
            )

    def _backed_up(self, _: None) -> None:
        self._file.set_words(self.words()["file"])
        self._file.told_saved()

    def _not_backed_up(self, sentence: str) -> None:
        self._file.set_words(self.words()["file"])
        self._file.refuse(sentence)

    def _copy_command(self) -> None:
        QGuiApplication.clipboard().setText(RESTORE)
        self._restore.told(self.tr("Copied"))

    def _show_code(self) -> None:
        self._code.refuse("")
        self.around.background.run(self.around.port.recovery_code, self._told, self._code.refuse)

    def _told(self, code: str) -> None:
        if code:
            CodeDialog(code, self.window()).open()
        else:
            self._code.refuse(self.tr("There is no database on this PC yet."))

    # --- out ---

    def _write_out(self) -> None:
        chosen = QFileDialog.getExistingDirectory(
            self, self.tr("Choose an empty folder"), str(Path.home())
        )
        if chosen:
            self._export.refuse("")
            self.around.background.run(
                lambda: self.around.vault.export(Path(chosen)), self._exported, self._export.refuse
            )

    def _exported(self, lines: int) -> None:
        said = self.tr("%n line(s) written. Delete the files once they are no longer needed.", "",
                       lines)  # fmt: skip
        self._export.say(said)
        self._export.told_saved()

    def _when(self, at: datetime) -> str:
        language = self.bridge.settings().screen_language
        return say.when(at, self.bridge.zone, self.bridge.now(), language)
