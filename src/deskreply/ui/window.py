"""The main window: its frame, what it says while there is no office to show, and the bars above."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QCloseEvent, QHideEvent, QPainter, QPaintEvent, QPen, QShowEvent
from PySide6.QtWidgets import QLayout, QStackedWidget, QVBoxLayout, QWidget

from deskreply.domain.health import Health, Level
from deskreply.ui.appearance import Appearance
from deskreply.ui.bridge import Bridge
from deskreply.ui.deskview import DeskView
from deskreply.ui.help import Help
from deskreply.ui.kit import Banner, Button, Dialog, Label, Worded, follow
from deskreply.ui.theme import Theme

WIDTH, HEIGHT = 1180, 760
LEAST_WIDTH, LEAST_HEIGHT = 880, 560


class MainWindow(Worded, QWidget):
    """Shows a waiting page or the desk."""

    again = Signal()
    """Open the office once more, please."""
    quit_asked = Signal()

    def __init__(self, theme: Theme, *, practice: bool = False) -> None:
        super().__init__()
        self._theme = theme
        self._bridge: Bridge | None = None
        self._desk: DeskView | None = None
        self._open_number = ""
        self._stripe = PracticeStripe() if practice else None
        self._health = Banner()
        self._health.setVisible(False)
        self._waiting = Waiting()
        self._waiting.again.connect(self.again)
        self._waiting.again.connect(self.show_opening)
        self._waiting.quit_asked.connect(self._quit)
        self._pages = QStackedWidget()
        self._pages.addWidget(self._waiting)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        # The desk makes do with less than its parts would like: it then shows fewer of them.
        column.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        if self._stripe is not None:
            column.addWidget(self._stripe)
        column.addWidget(self._health)
        column.addWidget(self._pages, 1)
        follow(self)
        self.restyle()
        self._fit(WIDTH, HEIGHT)
        self.retranslate()

    # --- pages ---

    @property
    def desk(self) -> DeskView | None:
        """The desk, while an office is open."""
        return self._desk

    def show_opening(self) -> None:
        """Say that the office is being opened."""
        self._waiting.opening()

    def show_failure(self, sentence: str) -> None:
        """Say why it cannot be opened, or cannot go on."""
        self._waiting.failed(
            sentence or self.tr("Something in DeskReply failed. Nothing was lost; try again.")
        )
        self._pages.setCurrentWidget(self._waiting)

    def show_closing(self) -> None:
        """Say that what is in flight is being finished."""
        self._waiting.closing()
        self._pages.setCurrentWidget(self._waiting)

    def open_desk(self, bridge: Bridge) -> None:
        """Show the desk on an office that is open."""
        self._bridge = bridge
        self._desk = desk = DeskView(bridge, self._theme)
        desk.appearance.connect(self._show_appearance)
        desk.help.connect(lambda: Help(self).open())
        desk.close_asked.connect(self.close)
        bridge.health.connect(self._show_health)
        bridge.set_visible(self.isVisible())
        self._pages.addWidget(desk)
        self._pages.setCurrentWidget(desk)
        desk.inbox.setFocus()
        if self._open_number:
            desk.open_thread(self._open_number)

    def close_desk(self) -> None:
        """The office is about to be closed: let go of it. Drafts are kept; what is open is opened
        again with the next one."""
        if self._desk is not None:
            self._open_number = self._desk.number
            self._desk.clear()
            self._pages.setCurrentWidget(self._waiting)
            self._pages.removeWidget(self._desk)
            self._desk.deleteLater()
        self._desk = self._bridge = None
        self._health.setVisible(False)

    def _show_appearance(self, anchor: QWidget) -> None:
        if self._bridge is not None:
            Appearance(self._bridge, anchor).open()

    def _show_health(self, health: Health) -> None:
        worst = health.findings[0] if health.findings else None
        if worst is not None and self._bridge is not None:
            language = self._bridge.settings().screen_language
            self._health.show_words(
                f"{worst.sentence(language)} {worst.advice(language)}",
                icon="triangle-alert",
                tone="over" if worst.level is Level.BAD else "due",
            )
        self._health.setVisible(worst is not None)

    # --- the frame ---

    def retranslate(self) -> None:
        self.setWindowTitle(self.tr("DeskReply"))

    def restyle(self) -> None:
        """Take on the theme's colours and sizes."""
        screen = self.screen().availableGeometry()
        least = self._theme.px(LEAST_WIDTH), self._theme.px(LEAST_HEIGHT)
        self.setMinimumSize(min(least[0], screen.width()), min(least[1], screen.height()))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), self._theme.tokens.bg)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._bridge is not None:
            self._bridge.set_visible(True)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if self._bridge is not None:
            self._bridge.set_visible(False)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Closing ends texting too where the engine runs here: that is asked first."""
        event.ignore()
        if self._bridge is None or not self._bridge.engine_here:
            self._quit()
            return
        question = Dialog(
            self.tr("Quit DeskReply?"),
            self.tr("Missed callers will not be texted while DeskReply is closed."),
            confirm=self.tr("Keep it running"),
            cancel=self.tr("Quit"),
            parent=self,
        )
        question.accepted.connect(self.showMinimized)
        question.cancel.clicked.connect(self._quit)
        question.open()

    def _quit(self) -> None:
        self.quit_asked.emit()

    def _fit(self, width: int, height: int) -> None:
        screen = self.screen().availableGeometry()
        self.resize(
            min(self._theme.px(width), screen.width()), min(self._theme.px(height), screen.height())
        )


class Waiting(Worded, QWidget):
    """What stands in the window while there is no office to show."""

    again = Signal()
    quit_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = Label(size=18, weight=600)
        self._line = Label(ink="muted", wrap=True)
        self._line.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._again = Button("", kind="primary")
        self._quit = Button("")
        self._again.clicked.connect(self.again)
        self._quit.clicked.connect(self.quit_asked)
        column = QVBoxLayout(self)
        column.addStretch(2)
        for widget in (self._title, self._line, self._again, self._quit):
            column.addWidget(widget, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)
        self._column = column
        self._theme = follow(self)
        self.restyle()
        self.retranslate()
        self.opening()

    def opening(self) -> None:
        """The office is being opened."""
        self._say(self.tr("Opening your office…"), "")

    def closing(self) -> None:
        """What is in flight is being finished."""
        self._say(self.tr("Closing…"), self.tr("What is on its way is being finished."))

    def failed(self, sentence: str) -> None:
        """It could not be opened."""
        self._say(self.tr("DeskReply cannot open your office"), sentence, trouble=True)
        self._again.setFocus()

    def retranslate(self) -> None:
        self._again.setText(self.tr("Try again"))
        self._quit.setText(self.tr("Quit"))

    def restyle(self) -> None:
        """Take on the theme's sizes."""
        self._column.setSpacing(self._theme.px(12))
        self._line.setFixedWidth(self._theme.px(480))

    def _say(self, title: str, line: str, *, trouble: bool = False) -> None:
        self._title.setText(title)
        self._line.setText(line)
        self._again.setVisible(trouble)
        self._quit.setVisible(trouble)


class PracticeStripe(Worded, QWidget):
    """The striped bar that says: nothing here is real."""

    HEIGHT, STRIPE = 32, 14

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = follow(self)
        self.restyle()
        self.retranslate()

    def retranslate(self) -> None:
        self._words = self.tr("PRACTICE: nothing is sent")
        self.setAccessibleName(self._words)
        self.update()

    def restyle(self) -> None:
        """Take on the theme's colours and sizes."""
        self.setFixedHeight(self._theme.px(self.HEIGHT))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens, px = self._theme.tokens, self._theme.px
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), tokens.surface)
        step, height = px(self.STRIPE), self.height()
        painter.setPen(QPen(tokens.practice_stripe, step / 2))
        for x in range(-height, self.width() + height, step * 2):
            painter.drawLine(x, height, x + height, 0)
        font = self._theme.font(13, 600)
        painter.setFont(font)
        words = painter.fontMetrics().horizontalAdvance(self._words) + px(32)
        plate = QRect((self.width() - words) // 2, 0, words, height)
        painter.fillRect(plate, tokens.surface)
        painter.setPen(tokens.practice)
        painter.drawText(plate, Qt.AlignmentFlag.AlignCenter, self._words)
