"""The icon's menu. Where the system draws menus it shows the same words in the same order: every
row is an ordinary action, with a face of its own for where we draw it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, time, timedelta

from PySide6.QtCore import QEvent, Qt, Signal, SignalInstance
from PySide6.QtGui import QAction, QPainter, QPixmap
from PySide6.QtWidgets import QMenu

from deskreply.ui.theme import Theme
from deskreply.ui.tray.row import ICON, Row
from deskreply.ui.tray.shapes import Taskbar, picture
from deskreply.ui.tray.state import Shape, TrayState

URGENT = 2
_DOT = 8


class TrayMenu(QMenu):
    """Says what ``show_state`` was told."""

    open_window = Signal()
    open_thread = Signal(str)
    open_settings = Signal()
    open_help = Signal()
    pause_asked = Signal(object)
    auto_text = Signal(bool)
    hide_details = Signal(bool)
    quit_asked = Signal()
    worded = Signal()
    """Its words are in another language now."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._state = TrayState()
        _frame(self)
        self._counts = Row(self, theme, weight=600)
        self._urgent = [Row(self, theme) for _ in range(URGENT)]
        self.addSeparator()
        self._open = Row(self, theme, weight=600)
        self.addSeparator()
        self._auto = Row(self, theme)
        self._pause = Row(self, theme)
        self._hide = Row(self, theme)
        self.addSeparator()
        self._connected = Row(self, theme, size=13, ink="muted")
        self._connected.setEnabled(False)
        self._settings = Row(self, theme)
        self._help = Row(self, theme)
        self.addSeparator()
        self._quit = Row(self, theme)
        for row in (self._auto, self._hide):
            row.setCheckable(True)
        self._fill_pauses()
        self._connect()
        theme.changed.connect(self.retranslate)
        self.retranslate()

    def counts(self) -> str:
        """How many wait, in words."""
        state = self._state
        if state.opening:
            return self.tr("Opening your office…")
        if not state.answer:
            return self.tr("All caught up")
        waiting = self.tr("%n to answer", "", state.answer)
        overdue = self.tr("%n overdue", "", state.overdue)
        return f"{waiting} · {overdue}" if state.overdue else waiting

    def show_state(self, state: TrayState) -> None:
        """Say this from now on; a menu that is open changes in place."""
        self._state = state
        self._show_people()
        self._show_switches()
        dot = self._dot("over" if state.offline else "ok")
        self._connected.say(state.connected, mark=dot)
        self._connected.setVisible(bool(state.connected))
        stops = state.quit_stops and state.enabled and not state.practice
        warning = self.tr("Missed callers will not be texted") if stops else ""
        leave = self.tr("Quit")
        self._quit.say(leave, mark=self._mark("power", "muted"), note=warning)
        if warning:
            self._quit.say_whole(f"{leave} ({warning})")

    def retranslate(self) -> None:
        """Say every word in the language that is on, in the sizes and colours that are."""
        self._open.say(self.tr("Open DeskReply"))
        self._settings.say(self.tr("Settings"), right="Ctrl+,")
        self._help.say(self.tr("Help"), right="Ctrl+/")
        self._quarter.setText(self.tr("For 15 minutes"))
        self._hour.setText(self.tr("For 1 hour"))
        self._tomorrow.setText(self.tr("Until tomorrow"))
        self._resume.setText(self.tr("Resume alerts"))
        self.show_state(self._state)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
            self.worded.emit()
        super().changeEvent(event)

    # --- rows ---

    def _show_people(self) -> None:
        state = self._state
        shape = Shape.BADGE if state.answer else state.shape
        ratio = self.devicePixelRatioF()
        mark = picture(
            shape, state.badge, Taskbar(self._theme.dark), round(self._theme.px(ICON) * ratio)
        )
        mark.setDevicePixelRatio(ratio)
        self._counts.say(self.counts(), mark=mark)
        for row, urgent in zip(self._urgent, state.urgent, strict=False):
            who = self.tr("Details hidden") if state.hidden else urgent.who
            mark = self._mark(urgent.icon, urgent.ink)
            row.say(who, mark=mark, right=urgent.how, right_ink=urgent.ink)
            row.say_whole(f"{who} · {urgent.how}")
        for place, row in enumerate(self._urgent):
            row.setVisible(place < len(state.urgent))

    def _show_switches(self) -> None:
        state = self._state
        for row, on, words, keys in (
            (self._auto, state.enabled, self.tr("Auto-text missed calls"), ""),
            (self._hide, state.hidden, self.tr("Hide patient details"), "Ctrl+Shift+H"),
        ):
            shown = on and not state.opening
            row.setChecked(shown)
            row.say(words, mark=self._mark("check", "brand") if shown else None, right=keys)
        self._pause.say(self.tr("Pause alerts"), right=state.paused_words)
        self._resume.setVisible(state.paused)
        for row in (self._auto, self._pause, self._hide, self._settings):
            # Behind a lock nobody is known who may switch anything.
            row.setEnabled(not state.opening and not state.locked)

    def _fill_pauses(self) -> None:
        menu = QMenu(self)
        _frame(menu)
        self._quarter = self._pause_for(menu, lambda now: now + timedelta(minutes=15))
        self._hour = self._pause_for(menu, lambda now: now + timedelta(hours=1))
        self._tomorrow = self._pause_for(menu, tomorrow)
        self._resume = menu.addAction("")
        self._resume.triggered.connect(lambda: self.pause_asked.emit(None))
        self._pause.setMenu(menu)

    def _pause_for(self, menu: QMenu, until: Callable[[datetime], datetime]) -> QAction:
        choice = menu.addAction("")
        choice.triggered.connect(lambda: self.pause_asked.emit(until(datetime.now(UTC))))
        return choice

    def _connect(self) -> None:
        for row, then in (
            (self._counts, self.open_window),
            (self._open, self.open_window),
            (self._settings, self.open_settings),
            (self._help, self.open_help),
            (self._quit, self.quit_asked),
        ):
            row.triggered.connect(lambda _=False, then=then: then.emit())
        for place, row in enumerate(self._urgent):
            row.triggered.connect(lambda _=False, place=place: self._open_urgent(place))
        # What is ticked is what is so: the tick changes once it is.
        self._auto.triggered.connect(lambda: self._ask(self.auto_text, not self._state.enabled))
        self._hide.triggered.connect(lambda: self._ask(self.hide_details, not self._state.hidden))

    def _ask(self, signal: SignalInstance, on: bool) -> None:
        signal.emit(on)
        self._show_switches()

    def _open_urgent(self, place: int) -> None:
        if place < len(self._state.urgent):
            self.open_thread.emit(self._state.urgent[place].number)

    # --- marks ---

    def _mark(self, name: str, ink: str) -> QPixmap:
        return self._theme.pixmap(name, ink, ICON)

    def _dot(self, ink: str) -> QPixmap:
        drawn = QPixmap(self._mark("check", ink).size())
        drawn.setDevicePixelRatio(self.devicePixelRatioF())
        drawn.fill(Qt.GlobalColor.transparent)
        painter = QPainter(drawn)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.tokens.named(ink))
        side, dot = self._theme.px(ICON), self._theme.px(_DOT)
        painter.drawEllipse((side - dot) // 2, (side - dot) // 2, dot, dot)
        painter.end()
        return drawn


def tomorrow(now: datetime) -> datetime:
    """When the next day begins on this PC's wall clock, UTC."""
    day = now.astimezone().date() + timedelta(days=1)
    return datetime.combine(day, time()).astimezone(UTC)


def _frame(menu: QMenu) -> None:
    """The rounded frame of the style sheet, without the system's square one around it."""
    menu.setWindowFlag(Qt.WindowType.FramelessWindowHint)
    menu.setWindowFlag(Qt.WindowType.NoDropShadowWindowHint)
    menu.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
