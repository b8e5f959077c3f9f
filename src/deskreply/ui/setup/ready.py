"""Step 7: whether missed callers are texted now, and the last choices."""

from __future__ import annotations

import sys
from datetime import timedelta

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QGuiApplication, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from deskreply.domain.health import Health
from deskreply.domain.pc import AutostartState
from deskreply.engine import livetest
from deskreply.engine.livetest import LiveTest
from deskreply.engine.ports import Reader
from deskreply.settings.kinds import Json
from deskreply.ui import kit, say, strings
from deskreply.ui.background import nothing
from deskreply.ui.bridge import Bridge
from deskreply.ui.recovery import CodeDialog
from deskreply.ui.setup.around import SetupAround
from deskreply.ui.setup.step import GoOn, Step

# A test of an earlier day says nothing of today.
TEST_AGE = timedelta(hours=12)
SHARE_KEY = "DESKREPLY_DATABASE_URL"
_ROW, _TIGHT_ROW, _INSET = 60, 52, 4


class ReadyStep(Step):
    """``system``: as ``sys.platform``."""

    INSET = _INSET

    def __init__(self, around: SetupAround, system: str = sys.platform) -> None:
        super().__init__(around)
        self._system = system
        self._settings = around.port.settings()
        self._blocked = False
        # What came of the live test, None before the rows have told.
        self._test: LiveTest | None = None
        self._code = ""
        self._state = _State()
        self._start, self._hide = kit.Switch(""), kit.Switch("")
        self._share, self._show_code = kit.Button(""), kit.Button("")
        self._start.setChecked(True)
        self._rows = {
            "start": _Row("monitor", self._start),
            "hide": _Row("eye-off", self._hide),
            "share": _Row("users", self._share),
            "code": _Row("key-round", self._show_code),
        }
        self._lay_out()
        self._state.turn_on.clicked.connect(self._turn_on)
        self._hide.toggled.connect(lambda _: self.retranslate())
        self._share.clicked.connect(self._explain_sharing)
        self._show_code.clicked.connect(self._show_recovery_code)
        self._entered = False
        self.theme = kit.follow(self)
        self.restyle()
        self.retranslate()

    def title(self) -> str:
        on = self._settings.enabled
        return self.tr("Auto-text is ON") if on else self.tr("Auto-text is on hold")

    def line(self) -> str:
        number = say.number(self._settings.watched[0]) if self._settings.lines else ""
        if self._settings.enabled:
            words = self.tr("From now on, missed callers of {number} get a text.")
        else:
            words = self.tr("Missed callers of {number} get no text yet.")
        return words.replace("{number}", number)

    def footer(self) -> str:
        return ""

    def next_words(self) -> str:
        return self.tr("Open the inbox")

    def enter(self) -> None:
        """What is in force now."""
        self._settings = self.around.port.settings()
        if not self._entered:
            self._entered = True
            self._hide.setChecked(self._settings.alerts_show != "full")
        background, machine = self.around.background, self.around.machine
        background.run(machine.autostart.state, self._found_autostart, nothing)
        background.run(self.around.port.recovery_code, self._found_code, nothing)
        self.retranslate()
        self._ask()

    def set_office(self, bridge: Bridge | None) -> None:
        """What came of the test stands in its rows."""
        super().set_office(bridge)
        self._ask()

    def leave(self, go_on: GoOn) -> None:
        """Keep the choices; setup is over, and its test phone forgotten."""
        shown = self._settings.alerts_show
        hidden = "name" if shown == "full" else shown
        values: dict[str, Json] = {
            "desk.autostart": self._start.isChecked(),
            "alerts.show": hidden if self._hide.isChecked() else "full",
            "setup.phone": "",
            "setup.step": 0,
        }  # fmt: skip
        self.save(values, go_on)

    # --- what is done here ---

    def _ask(self) -> None:
        phone = self.around.port.settings().setup_phone
        if self.bridge is None or not phone:
            return
        since, language = self.bridge.now() - TEST_AGE, strings.language()

        def tested(reader: Reader) -> LiveTest:
            return livetest.standing(reader, phone, since, Health(), language)

        self.bridge.ask("setup.test", tested, self._tested)

    def _tested(self, test: LiveTest) -> None:
        self._test = test
        self.retranslate()

    def _turn_on(self) -> None:
        port = self.around.port
        self.work(lambda: port.save({"textback.enabled": True}), self._turned_on)

    def _turned_on(self, _: object) -> None:
        self._settings = self.around.port.settings()
        self.retranslate()

    def _found_autostart(self, state: AutostartState) -> None:
        self._blocked = state is AutostartState.BLOCKED
        self.retranslate()

    def _found_code(self, code: str) -> None:
        self._code = code
        self._rows["code"].setVisible(bool(code))
        self.restyle()

    def _show_recovery_code(self) -> None:
        CodeDialog(self._code, self.window()).open()

    def _explain_sharing(self) -> None:
        dialog = kit.Dialog(
            self.tr("Share with other desks"),
            self.tr(
                "Whoever looks after your computers does this once: they set up a PostgreSQL "
                "database, and put its address into {name} on each PC. From then on all desks "
                "show the same inbox, and only one of them texts a caller."
            ).replace("{name}", SHARE_KEY),
            confirm=self.tr("Close"),
            parent=self,
        )
        dialog.cancel.hide()
        copy = dialog.add_button(self.tr("Copy the text"), "copy")
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(dialog.text.text()))
        dialog.open()

    # --- look ---

    def retranslate(self) -> None:
        """Set every word of this page anew."""
        self._show_state()
        self._rows["start"].show_words(self._start_words(), self._start_note())
        self._rows["hide"].show_words(
            self.tr("Hide what patients write in alerts"),
            self.tr("Alerts show the name only")
            if self._hide.isChecked()
            else self.tr("Alerts show the name and the words"),
        )
        self._rows["share"].show_words(
            self.tr("Share with other desks"), self.tr("One inbox for every PC at the office")
        )
        self._rows["code"].show_words(
            self.tr("Recovery code"), self.tr("Write it down: it opens your backups on another PC")
        )
        self._start.setAccessibleName(self._start_words())
        self._hide.setAccessibleName(self.tr("Hide what patients write in alerts"))
        self._share.setText(self.tr("Set up later"))
        self._show_code.setText(self.tr("Show"))
        self.changed.emit()

    def _show_state(self) -> None:
        state = self._state
        state.turn_on.setText(self.tr("Turn it on"))
        state.turn_on.setVisible(not self._settings.enabled)
        if not self._settings.enabled:
            state.show_words(
                "due",
                self.tr("The live test was not finished"),
                self.tr("Nobody is texted until you turn it on."),
            )
            return
        test = self._test
        if test is None or not test.delivered:
            state.show_words(
                "ok",
                self.tr("Missed callers are texted back"),
                self.tr("Not tried out yet: call the office once and hang up to see it work."),
            )
            return
        replied = self.tr("Delivered, and your reply arrived. Everything works.")
        delivered = self.tr("It was delivered. Your reply has not arrived yet.")
        state.show_words(
            "ok",
            self.tr("Your test call was texted in %n second(s)", "", test.waited),
            replied if test.replied_at is not None else delivered,
        )

    def _start_words(self) -> str:
        if self._system == "win32":
            return self.tr("Start with Windows")
        if self._system == "darwin":
            return self.tr("Start with this Mac")
        return self.tr("Start with this PC")

    def _start_note(self) -> str:
        if self._blocked:
            return self.tr("Switched off in the system's settings for apps at sign-in")
        return self.tr("Opens quietly in the tray at sign-in")

    def restyle(self) -> None:
        """Take on the theme's sizes."""
        px = self.theme.px
        tight = bool(self._code)
        self._column.setContentsMargins(0, px(4), 0, 0)
        self._column.setSpacing(0)
        self._above.setContentsMargins(px(_INSET), 0, px(_INSET), 0)
        self._state.setFixedHeight(px(80 if tight else 96))
        self._gap.setFixedHeight(px(4 if tight else 14))
        for row in self._rows.values():
            row.setFixedHeight(px(_TIGHT_ROW if tight else _ROW))
        self._rows["share"].set_last(not tight)
        self._rows["code"].set_last(tight)

    def _lay_out(self) -> None:
        self._gap, self._above = QWidget(), QHBoxLayout()
        self._above.addWidget(self._state)
        self._column = QVBoxLayout(self)
        self._column.addLayout(self._above)
        self._column.addWidget(self._gap)
        for row in self._rows.values():
            self._column.addWidget(row)
        self._rows["code"].hide()
        self._column.addStretch(1)


class _State(QWidget):
    """Whether it works: a sign, a sentence, one more, and the button that helps."""

    def __init__(self) -> None:
        super().__init__()
        self._tone = "ok"
        self._title, self._words = kit.Label(weight=600, wrap=True), kit.Label(wrap=True)
        self.turn_on = kit.Button("", kind="outline")
        self._column = QVBoxLayout()
        self._column.addStretch(1)
        self._column.addWidget(self._title)
        self._column.addWidget(self._words)
        self._column.addStretch(1)
        self._row = QHBoxLayout(self)
        self._row.addLayout(self._column, 1)
        self._row.addWidget(self.turn_on)
        self.theme = kit.follow(self)
        self.restyle()

    def show_words(self, tone: str, title: str, words: str) -> None:
        """``tone``: ok or due."""
        self._tone = tone
        self._title.setText(title)
        self._words.setText(words)
        self.update()

    def restyle(self) -> None:
        """Take on the theme's colours and sizes."""
        px = self.theme.px
        self._row.setContentsMargins(px(104), 0, px(16), 0)
        self._row.setSpacing(px(12))
        self._column.setSpacing(px(6))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        px, tokens = self.theme.px, self.theme.tokens
        painter = QPainter(self)
        kit.draw_frame(painter, self.rect(), px(12), tokens.named(f"{self._tone}_bg"))
        disc = QRect(px(24), (self.height() - px(56)) // 2, px(56), px(56))
        kit.draw_frame(painter, disc, px(28), tokens.named(self._tone))
        icon = "check" if self._tone == "ok" else "pause"
        kit.draw_icon(painter, disc, icon, f"{self._tone}_bg", 32)


class _Row(QWidget):
    """A last choice: icon, what it is, what that means, and the control."""

    def __init__(self, icon: str, control: QWidget) -> None:
        super().__init__()
        self._icon, self._control, self._last = icon, control, False
        self._title, self._about = kit.Label(weight=500), kit.ElidedLabel(size=13, ink="muted")
        self._column = QVBoxLayout()
        self._column.addStretch(1)
        self._column.addWidget(self._title)
        self._column.addWidget(self._about)
        self._column.addStretch(1)
        self._row = QHBoxLayout(self)
        self._row.addLayout(self._column, 1)
        self._row.addWidget(control, 0, Qt.AlignmentFlag.AlignVCenter)
        self.theme = kit.follow(self)
        self.restyle()

    def show_words(self, title: str, about: str) -> None:
        """What it says."""
        self._title.setText(title)
        self._about.setText(about)

    def set_last(self, last: bool) -> None:
        """Whether no other comes below it."""
        self._last = last
        self.update()

    def restyle(self) -> None:
        """Take on the theme's sizes."""
        px = self.theme.px
        # A switch is drawn smaller than it is.
        right = 0 if isinstance(self._control, kit.Switch) else px(_INSET)
        self._row.setContentsMargins(px(36 + _INSET), 0, right, 0)
        self._row.setSpacing(px(12))
        self._column.setSpacing(px(3))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        px = self.theme.px
        painter = QPainter(self)
        inset = px(_INSET)
        box = QRect(inset, 0, px(20), self.height())
        kit.draw_icon(painter, box, self._icon, "muted", 20)
        if not self._last:
            line = QRect(inset, self.height() - 1, self.width() - 2 * inset, 1)
            painter.fillRect(line, self.theme.tokens.divider)
