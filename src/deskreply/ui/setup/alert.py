"""Step 5: a test alert, and what to turn on where nobody saw or heard it."""

from __future__ import annotations

import sys

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from deskreply.ui import kit, say, strings
from deskreply.ui.setup.around import SetupAround
from deskreply.ui.setup.monitor import Monitor
from deskreply.ui.setup.step import Step

KIND = "new-text"
_SYSTEMS = {"win32": "Windows", "darwin": "macOS"}
_WIDTH, _MOST = 360, 4


class AlertStep(Step):
    """``system``: as ``sys.platform``."""

    def __init__(self, around: SetupAround, system: str = sys.platform) -> None:
        super().__init__(around)
        self._system = system
        # Why it could not be shown, and whether that is what the page is about.
        self._trouble = ""
        self._helping = False
        self._monitor = Monitor()
        self._guide = _Guide()
        self._yes = kit.Button("", "check", "outline", height=40)
        self._no = kit.Button("", height=40)
        self._sign, self._note = kit.Label(), kit.Label(size=12, ink="muted", wrap=True)
        self._lay_out()
        self._yes.clicked.connect(self.next_asked)
        self._no.clicked.connect(self._answer_no)
        self.theme = kit.follow(self)
        self.restyle()
        self.retranslate()

    def title(self) -> str:
        return self.tr("Did you see it?")

    def line(self) -> str:
        if self._helping:
            return self.tr("Turn these on, then send the test alert once more.")
        return self.tr("We just sent a test alert to the corner of your screen, with a sound.")

    def first_field(self) -> QWidget:
        return self._yes

    def enter(self) -> None:
        """Send it."""
        self._show_help(False)
        self._send()

    def _send(self) -> None:
        self._trouble = ""
        self.around.alerts.test(KIND, self._tried)
        self.retranslate()

    def _tried(self, trouble: str) -> None:
        self._trouble = trouble
        if trouble:
            self._show_help(True)
        self.retranslate()

    def _answer_no(self) -> None:
        if self._helping:
            self._send()
        else:
            self._show_help(True)

    def _show_help(self, on: bool) -> None:
        self._helping = on
        self._monitor.setVisible(not on)
        self._guide.setVisible(on)
        self.restyle()
        self.retranslate()

    def retranslate(self) -> None:
        """Set every word of this page anew."""
        port, now, language = self.around.port, self.around.now(), strings.language()
        clock = say.clock(now, port.settings().timezone or port.zone(), language)
        self._monitor.show_words(self.tr("Test alert"), self.tr("Did you see it?"), clock)
        self._guide.show_steps(guide(self._system))
        self._yes.setText(self.tr("Yes, I saw and heard it"))
        again, no = self.tr("Send it again"), self.tr("No, or no sound")
        self._no.setText(again if self._helping else no)
        self._no.set_icon("bell-ring" if self._helping else "")
        self._note.setText(self._remark())
        self._show_sign()
        self.changed.emit()

    def _remark(self) -> str:
        if self._trouble:
            return self._trouble
        if self._helping:
            return self.tr("Unread texts stay in the list, with or without alerts.")
        system = _SYSTEMS.get(self._system, "Linux")
        words = self.tr("“No” shows what to turn on in {system}, step by step.")
        return words.replace("{system}", system)

    def restyle(self) -> None:
        """Take on the theme's colours and sizes."""
        px = self.theme.px
        self._column.setSpacing(0)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._picture.setFixedHeight(px(220 if self._helping else 228))
        self._buttons.setSpacing(px(8))
        self._told.setContentsMargins(0, px(12), 0, 0)
        self._told.setSpacing(px(8))
        self._below.setFixedWidth(max(px(_WIDTH), self._below.sizeHint().width()))
        self._show_sign()

    def _show_sign(self) -> None:
        icon, ink = ("triangle-alert", "due") if self._trouble else ("info", "muted")
        self._sign.setPixmap(self.theme.pixmap(icon, ink, 16))
        self._note.set_ink(ink)

    def _lay_out(self) -> None:
        self._picture, self._below = QWidget(), QWidget()
        picture = QVBoxLayout(self._picture)
        picture.setContentsMargins(0, 0, 0, 0)
        picture.addWidget(self._monitor, 0, Qt.AlignmentFlag.AlignHCenter)
        picture.addWidget(self._guide)
        picture.addStretch(1)
        self._buttons, self._told = QHBoxLayout(), QHBoxLayout()
        self._buttons.addWidget(self._yes, 1)
        self._buttons.addWidget(self._no)
        self._told.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        self._told.addWidget(self._note, 1)
        below = QVBoxLayout(self._below)
        below.setContentsMargins(0, 0, 0, 0)
        below.setSpacing(0)
        below.addLayout(self._buttons)
        below.addLayout(self._told)
        self._column = QVBoxLayout(self)
        self._column.addWidget(self._picture)
        middle = QHBoxLayout()
        middle.addStretch(1)
        middle.addWidget(self._below)
        middle.addStretch(1)
        self._column.addLayout(middle)
        self._column.addStretch(1)


class _Guide(QWidget):
    """What to do, one after the other."""

    def __init__(self) -> None:
        super().__init__()
        self._rows = [(_Number(n), kit.Label(wrap=True)) for n in range(1, _MOST + 1)]
        self._column = QVBoxLayout(self)
        self._lines: list[QHBoxLayout] = []
        for number, words in self._rows:
            line = QHBoxLayout()
            line.addWidget(number, 0, Qt.AlignmentFlag.AlignTop)
            line.addWidget(words, 1, Qt.AlignmentFlag.AlignVCenter)
            self._lines.append(line)
            self._column.addLayout(line)
        self.theme = kit.follow(self)
        self.restyle()

    def show_steps(self, steps: tuple[str, ...]) -> None:
        """At most four."""
        for (_, label), words in zip(self._rows, steps, strict=True):
            label.setText(words)

    def restyle(self) -> None:
        """Take on the theme's sizes."""
        px = self.theme.px
        self._column.setContentsMargins(0, px(8), 0, 0)
        self._column.setSpacing(px(10))
        for line in self._lines:
            line.setSpacing(px(12))


class _Number(QWidget):
    """Which step it is."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self._number = number
        self.theme = kit.follow(self)
        self.restyle()

    def restyle(self) -> None:
        """Take on the theme's colours and sizes."""
        side = self.theme.px(24)
        self.setFixedSize(side, side)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        kit.draw_avatar(QPainter(self), self.rect(), str(self._number), "waiting", 12)


def guide(system: str) -> tuple[str, ...]:
    """What to turn on, four steps, on a ``sys.platform``."""
    if system == "win32":
        return _windows()
    return _mac() if system == "darwin" else _linux()


def _windows() -> tuple[str, ...]:
    return (
        QCoreApplication.translate(
            "AlertStep", "Open Settings, then System, then Notifications. Turn Notifications on."
        ),
        QCoreApplication.translate(
            "AlertStep", "On the same page turn “Do not disturb” off, and Focus as well."
        ),
        QCoreApplication.translate(
            "AlertStep", "In the list below find DeskReply. Turn it on, with banners and sound."
        ),
        QCoreApplication.translate(
            "AlertStep", "Click the loudspeaker beside the clock and turn the volume up."
        ),
    )


def _mac() -> tuple[str, ...]:
    return (
        QCoreApplication.translate(
            "AlertStep", "Open System Settings, then Notifications, then DeskReply."
        ),
        QCoreApplication.translate(
            "AlertStep", "Turn “Allow notifications” on and choose Banners or Alerts."
        ),
        QCoreApplication.translate(
            "AlertStep", "Turn “Play sound for notification” on, and the Mac’s volume up."
        ),
        QCoreApplication.translate(
            "AlertStep", "In Control Center, at the top right of the screen, turn Focus off."
        ),
    )


def _linux() -> tuple[str, ...]:
    return (
        QCoreApplication.translate("AlertStep", "Open the settings of your desktop."),
        QCoreApplication.translate(
            "AlertStep", "Under Notifications turn “Do not disturb” off and pop-ups on."
        ),
        QCoreApplication.translate(
            "AlertStep", "If DeskReply is in the list of applications there, turn it on."
        ),
        QCoreApplication.translate(
            "AlertStep", "Under Sound choose the right output and turn the volume up."
        ),
    )
