"""The main window: its frame, what it says while there is no office to show, and the bars above."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import (
    QCloseEvent,
    QGuiApplication,
    QHideEvent,
    QPainter,
    QPaintEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QLayout, QStackedWidget, QVBoxLayout, QWidget

from deskreply.ui.kit import Button, Label, Worded, follow
from deskreply.ui.place import inside
from deskreply.ui.theme import Theme

if TYPE_CHECKING:
    from deskreply.domain.health import Health
    from deskreply.ui.bridge import Bridge
    from deskreply.ui.deskview import DeskView
    from deskreply.ui.remedies import HealthBanner

WIDTH, HEIGHT = 1180, 760
LEAST_WIDTH, LEAST_HEIGHT = 880, 560
# So much of the window has to be on a screen to be found again.
_REACHABLE = 120


class MainWindow(Worded, QWidget):
    """Shows a waiting page or the desk. The desk is made when somebody first looks at it: an app
    that sits in the tray all day needs none."""

    again = Signal()
    """Open the office once more, please."""
    key_wanted = Signal()
    """Have the provider's key pasted, please."""
    quit_asked = Signal()
    close_asked = Signal()
    """Out of sight, please."""
    remedy = Signal(object)
    """A Remedy for what is wrong."""
    settings_wanted = Signal()
    alerts_wanted = Signal(QWidget)
    """The last alerts, beside this."""
    hide_wanted = Signal()
    """Patient details out of sight, or back."""
    leave_practice = Signal()
    desk_built = Signal(object)
    """A DeskView, about to be shown."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._bridge: Bridge | None = None
        self._desk: DeskView | None = None
        self._bars: list[QWidget] = []
        self._health: HealthBanner | None = None
        self._open_number = ""
        self._waiting = Waiting()
        self._waiting.again.connect(self.again)
        self._waiting.again.connect(self.show_opening)
        self._waiting.key_wanted.connect(self.key_wanted)
        self._waiting.quit_asked.connect(self.quit_asked)
        self._pages = QStackedWidget()
        self._pages.addWidget(self._waiting)
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        # The desk makes do with less than its parts would like: it then shows fewer of them.
        column.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        column.addWidget(self._pages, 1)
        follow(self)
        self.restyle()
        self._fit(WIDTH, HEIGHT)
        self.retranslate()

    # --- pages ---

    @property
    def desk(self) -> DeskView | None:
        """The desk, while an office is open and somebody has looked at it."""
        return self._desk

    @property
    def number(self) -> str:
        """Whose conversation is open, E.164; "" for nobody's."""
        return self._desk.number if self._desk is not None else self._open_number

    def show_opening(self) -> None:
        """Say that the office is being opened."""
        self._waiting.opening()

    def show_failure(self, sentence: str, *, keyless: bool = False) -> None:
        """Say why it cannot be opened, or cannot go on; ``keyless``: the provider's key helps."""
        self._waiting.failed(
            sentence or self.tr("Something in DeskReply failed. Nothing was lost; try again."),
            keyless=keyless,
        )
        self._pages.setCurrentWidget(self._waiting)

    def show_closing(self) -> None:
        """Say that what is in flight is being finished."""
        self._waiting.closing()
        self._pages.setCurrentWidget(self._waiting)

    def open_desk(self, bridge: Bridge) -> None:
        """Show the desk on an office that is open, now or when the window is next shown."""
        self._bridge = bridge
        bridge.set_visible(self.isVisible())
        if self.isVisible():
            self._build_desk(bridge)

    def close_desk(self) -> None:
        """The office is about to be closed: let go of it. Drafts are kept; what is open is opened
        again with the next one."""
        if self._desk is not None:
            self._open_number = self._desk.number
            self._desk.clear()
            self._pages.setCurrentWidget(self._waiting)
            self._pages.removeWidget(self._desk)
            self._desk.deleteLater()
        for bar in self._bars:
            self._column.removeWidget(bar)
            bar.deleteLater()
        self._bars.clear()
        self._desk = self._bridge = self._health = None

    def open_thread(self, number: str, message_id: str = "") -> None:
        """Show a conversation, now or once the desk is there."""
        self._open_number = number
        if self._desk is not None:
            self._desk.open_thread(number, message_id)

    def say(self, sentence: str) -> None:
        """Say one sentence at the bottom of the window for a while."""
        if self._desk is not None:
            self._desk.tell(sentence)

    def _build_desk(self, bridge: Bridge) -> None:
        from deskreply.ui.deskview import DeskView

        self._desk = desk = DeskView(bridge, self._theme)
        desk.settings.connect(self.settings_wanted)
        desk.alerts.connect(self.alerts_wanted)
        desk.conversation.tracker.connect(self._track)
        desk.hide_details.connect(self.hide_wanted)
        desk.help.connect(self.show_help)
        desk.close_asked.connect(self.close)
        self._add_bars(bridge)
        self._pages.addWidget(desk)
        self.desk_built.emit(desk)
        self._pages.setCurrentWidget(desk)
        desk.inbox.setFocus()
        if self._open_number:
            desk.open_thread(self._open_number)

    def _add_bars(self, bridge: Bridge) -> None:
        """What stands above the desk: that this is practice, what is wrong."""
        from deskreply.ui.remedies import HealthBanner

        self._health = HealthBanner()
        self._health.wanted.connect(self.remedy)
        self._health.setVisible(False)
        bridge.health.connect(self._show_health)
        bridge.look_at_health(anew=True)
        # The banner also says where texting is switched off.
        bridge.settings_changed.connect(partial(bridge.look_at_health, anew=True))
        self._bars.append(self._health)
        if (control := bridge.practice) is not None:
            from deskreply.ui.practice import PracticeBar

            bar = PracticeBar(control, self._theme)
            bar.leave.connect(self.leave_practice)
            self._bars.insert(0, bar)
        for at, widget in enumerate(self._bars):
            self._column.insertWidget(at, widget)

    @Slot()
    def show_help(self) -> None:
        """The list of everything that the keyboard does."""
        from deskreply.ui.help import Help

        Help(self).open()

    def _track(self) -> None:
        from deskreply.ui.remedies import Remedy

        self.remedy.emit(Remedy.TRACKER)

    def _show_health(self, health: Health) -> None:
        if self._health is not None and self._bridge is not None:
            self._health.show_health(health, self._bridge.settings())

    # --- the frame ---

    def come_forward(self) -> None:
        """Be seen, in front of everything, where the system allows it."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()

    def place(self) -> str:
        """Where it stands, for ``put``: left, top, width, height, and whether it is maximised."""
        at = self.normalGeometry() if self.isMaximized() else self.geometry()
        return f"{at.x()},{at.y()},{at.width()},{at.height()},{int(self.isMaximized())}"

    def put(self, place: str) -> None:
        """Stand where ``place`` says, if that can be reached on the screens there are now."""
        try:
            x, y, width, height, maximised = map(int, place.split(","))
        except ValueError:
            return
        wanted = QRect(QPoint(x, y), QSize(width, height).expandedTo(self.minimumSize()))
        rooms = [screen.availableGeometry() for screen in QGuiApplication.screens()]
        room = max(rooms, key=lambda room: _area(room.intersected(wanted)), default=QRect())
        seen = room.intersected(wanted)
        if seen.width() >= _REACHABLE and seen.height() >= _REACHABLE:
            self.setGeometry(inside(wanted, room))
            if maximised:
                self.setWindowState(Qt.WindowState.WindowMaximized)

    def retranslate(self) -> None:
        self.setWindowTitle(self.tr("DeskReply"))

    def restyle(self) -> None:
        """Take on the theme's colours and sizes."""
        screen = self.screen().availableGeometry()
        least = self._theme.px(LEAST_WIDTH), self._theme.px(LEAST_HEIGHT)
        self.setMinimumSize(min(least[0], screen.width()), min(least[1], screen.height()))
        # With larger text it has grown.
        if self.isVisible() and not self.isMaximized():
            self.setGeometry(inside(self.geometry(), screen))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), self._theme.tokens.bg)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._bridge is not None:
            self._bridge.set_visible(True)
            if self._desk is None:
                self._build_desk(self._bridge)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if self._bridge is not None:
            self._bridge.set_visible(False)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Where it goes is the app's to say: the tray, the taskbar, or nowhere."""
        event.ignore()
        self.close_asked.emit()

    def _fit(self, width: int, height: int) -> None:
        screen = self.screen().availableGeometry()
        self.resize(
            min(self._theme.px(width), screen.width()), min(self._theme.px(height), screen.height())
        )


def _area(box: QRect) -> int:
    return box.width() * box.height() if box.isValid() else 0


class Waiting(Worded, QWidget):
    """What stands in the window while there is no office to show."""

    again = Signal()
    key_wanted = Signal()
    quit_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = Label(size=18, weight=600)
        self._line = Label(ink="muted", wrap=True)
        self._line.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._again = Button("", kind="primary")
        self._key = Button("", kind="primary")
        self._quit = Button("")
        self._again.clicked.connect(self.again)
        self._key.clicked.connect(self.key_wanted)
        self._quit.clicked.connect(self.quit_asked)
        column = QVBoxLayout(self)
        column.addStretch(2)
        for widget in (self._title, self._line, self._key, self._again, self._quit):
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

    def failed(self, sentence: str, *, keyless: bool) -> None:
        """It could not be opened."""
        helps = self._key if keyless else self._again
        self._say(self.tr("DeskReply cannot open your office"), sentence, helps)
        helps.setFocus()

    def retranslate(self) -> None:
        self._again.setText(self.tr("Try again"))
        self._key.setText(self.tr("Paste the key"))
        self._quit.setText(self.tr("Quit"))

    def restyle(self) -> None:
        """Take on the theme's sizes."""
        self._column.setSpacing(self._theme.px(12))
        self._line.setFixedWidth(self._theme.px(480))
        self._fit()

    def _fit(self) -> None:
        # Centred in a column, it would get the height of some other width.
        height = self._line.heightForWidth(self._line.maximumWidth())
        self._line.setFixedHeight(max(0, height))

    def _say(self, title: str, line: str, helps: Button | None = None) -> None:
        self._title.setText(title)
        self._line.setText(line)
        self._fit()
        for button in (self._key, self._again):
            button.setVisible(button is helps)
        self._quit.setVisible(helps is not None)
