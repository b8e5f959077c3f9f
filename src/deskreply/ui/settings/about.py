"""This PC: what starts at sign-in, whether all works, where the log is; and what DeskReply is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QTimer, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QVBoxLayout

from deskreply import __version__
from deskreply.domain.pc import AutostartState, Awake
from deskreply.engine.checkup import Check
from deskreply.ui.settings.licences import Licences
from deskreply.ui.settings.page import Page, Place
from deskreply.ui.settings.rows import Row, Words


class AboutPage(Page):
    """Looks at this PC each time it comes on the screen; the checks run when they are asked for,
    and once by themselves."""

    NAME, ICON = "about", "info"

    def title(self) -> str:
        return self.tr("About")

    def line(self) -> str:
        return self.tr("DeskReply {version} on this PC.").format(version=__version__)

    def build(self) -> None:
        self._checks: list[Check] | None = None
        self._rows: list[Row] = []
        self.section("pc")
        self._autostart = self.switch("desk.autostart", "power")
        self._awake = self.switch("desk.keep_awake", "coffee")
        logs = self.button("logs", "folder-open")
        logs.button.clicked.connect(self._open_logs)
        self.section("doctor")
        self._again = self.button("checks", "stethoscope")
        self._again.button.clicked.connect(self._check)
        self._list = QVBoxLayout()
        self.column.addLayout(self._list)
        self.section("us")
        self.add("version", Row("info"))
        licences = self.button("licences", "scale")
        licences.button.clicked.connect(lambda: Licences(self.window()).open())
        self.bridge.settings_changed.connect(self._soon)

    def entered(self) -> None:
        self._look()
        if self._checks is None:
            self._check()

    def places(self) -> list[Place]:
        return super().places() + [
            Place(f"{row.title.text()}\n{row.help.text()}", row) for row in self._rows
        ]

    def words(self) -> Mapping[str, Words]:
        return {
            "pc": Words(self.tr("This PC")),
            "desk.autostart": Words(
                self.tr("Start when you sign in"),
                self.tr("Quietly, beside the clock. Callers are texted only while it runs."),
            ),
            "desk.keep_awake": Words(
                self.tr("Keep this PC awake"),
                self.tr("So that callers of the night are texted. Not on battery."),
            ),
            "logs": Words(
                self.tr("Log folder"),
                self.tr("For whoever helps you. No texts and no keys are in it."),
                self.tr("Open folder"),
            ),
            "doctor": Words(self.tr("Is everything all right?")),
            "checks": Words(
                self.tr("Check now"),
                self.tr("Key, number, clock, database, backups and the rest."),
                self.tr("Check"),
            ),
            "us": Words(self.tr("DeskReply")),
            "version": Words(self.tr("Version"), __version__),
            "licences": Words(
                self.tr("Licences"),
                self.tr("Of the free software that DeskReply is made with."),
                self.tr("Show them"),
            ),
        }

    def retranslate(self) -> None:
        super().retranslate()
        self._show_checks()

    # --- this PC ---

    @Slot()
    def _soon(self) -> None:
        # First whoever sees to it has to hear of the change.
        if self.isVisible():
            QTimer.singleShot(0, self, self._look)

    @Slot()
    def _look(self) -> None:
        machine, run = self.around.machine, self.around.background.run
        run(machine.autostart.state, self._started, self._autostart.refuse)
        if self.bridge.settings().keep_awake:
            run(lambda: machine.keep_awake(True), self._woken, self._awake.refuse)
        else:
            self._awake.refuse("")

    def _started(self, state: AutostartState) -> None:
        blocked = self.tr("Switched off in this system's list of startup apps: turn it on there.")
        self._autostart.refuse(blocked if state is AutostartState.BLOCKED else "")

    def _woken(self, awake: Awake) -> None:
        said = {
            Awake.ON_BATTERY: self.tr("It may sleep now: it runs on battery. Plug it in."),
            Awake.CANNOT: self.tr("This system does not allow it. Set its sleep to “never” there."),
        }
        self._awake.refuse(said.get(awake, ""))

    def _open_logs(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self.around.machine.logs)))

    # --- checks ---

    @Slot()
    def _check(self) -> None:
        self._again.wait(True)
        self._again.refuse("")
        self._again.say(self.tr("Looking…"))
        self.around.background.run(self.around.machine.checkup, self._checked, self._failed)

    def _failed(self, sentence: str) -> None:
        self._again.wait(False)
        self._again.say("")
        self._again.refuse(sentence or self.tr("The checks could not be made. Try again."))

    def _checked(self, checks: list[Check]) -> None:
        self._checks = checks
        self._again.wait(False)
        self._show_checks()

    def _show_checks(self) -> None:
        for row in self._rows:
            self._list.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows = [self._row(check) for check in self._worst_first()]
        for row in self._rows:
            self._list.addWidget(row)
        if self._checks is not None:
            bad = sum(not check.ok for check in self._checks)
            fine = self.tr("All is well.")
            self._again.say(self.tr("%n thing(s) to put right.", "", bad) if bad else fine)

    def _worst_first(self) -> Sequence[Check]:
        return sorted(self._checks or (), key=lambda check: check.ok)

    def _row(self, check: Check) -> Row:
        row = Row(
            "circle-check" if check.ok else "triangle-alert", ink="ok" if check.ok else "over"
        )
        row.set_words(Words(self._names().get(check.name, check.name), check.detail))
        row.refuse("" if check.ok else check.advice, quietly=True)
        return row

    def _names(self) -> dict[str, str]:
        return {
            "credentials": self.tr("Key for the phone provider"),
            "number": self.tr("Number can call and text"),
            "sender": self.tr("Sender registration"),
            "clock": self.tr("Clock"),
            "database": self.tr("Database"),
            "backups": self.tr("Backups"),
            "restored": self.tr("Restored from a backup"),
            "keyring": self.tr("Key store"),
            "tray": self.tr("Tray icon"),
            "notifications": self.tr("Alerts"),
            "autostart": self.tr("Start when you sign in"),
            "disk": self.tr("Room on the disk"),
            "outbox": self.tr("Texts waiting to leave"),
            "engine": self.tr("Engine"),
            "last-poll": self.tr("Last look at the provider"),
        }
