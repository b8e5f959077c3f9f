"""Our own alert, for a desktop that has none: a card in the corner of the screen that never takes
the keyboard away from another program."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRect, Qt, QTimer, Signal
from PySide6.QtGui import (
    QGuiApplication,
    QHideEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QRegion,
    QResizeEvent,
)
from PySide6.QtWidgets import QHBoxLayout, QSpacerItem, QVBoxLayout, QWidget

from deskreply.domain.alerting import DISMISSED, OPENED, REPLIED
from deskreply.ui.alerts.face import CLAIMED, SNOOZE_MINUTES, SNOOZED, Face
from deskreply.ui.alerts.parts import Disc, Link, Mark, Send
from deskreply.ui.kit import (
    Divider,
    IconButton,
    Label,
    LineEdit,
    Pill,
    Worded,
    announce,
    draw_frame,
    draw_shadow,
    follow,
)

WIDTH = 360
SHADOW = 12
GOES_MS = 8_000
_RADIUS, _LINES, _CROSS, _HIT = 12, 4, 18, 36
_NOW_MS = 60_000


class AlertCard(Worded, QWidget):
    """``acted``: its key, what was done and the words of a reply; the card is to be closed then.
    It goes by itself after a while, unless it stays, is pointed at or typed into."""

    acted = Signal(str, str, str)

    def __init__(self, face: Face) -> None:
        super().__init__(None, _flags())
        self.face = face
        self._shadow = SHADOW if _sees_through() else 0
        # Where a click brings the keyboard here, nothing is pressed by the next key.
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFocus()
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setAttribute(Qt.WidgetAttribute.WA_MacAlwaysShowToolWindow)
        if self._shadow:
            self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
        self._going = QTimer(self, interval=GOES_MS, singleShot=True)
        self._going.timeout.connect(self._go)
        self._aging = QTimer(self, interval=_NOW_MS, singleShot=True)
        self._aging.timeout.connect(self._grow_old)
        self._column = QVBoxLayout(self)
        self._build()
        self.theme = follow(self)
        self.retranslate()
        self.restyle()

    # --- its parts ---

    def _build(self) -> None:
        face, toast = self.face, self.face.toast
        self._from = Label(size=12, weight=500, ink="muted")
        self._close = IconButton("x", "", glyph=_CROSS, parent=self)
        self._close.clicked.connect(lambda: self._act(DISMISSED))
        self._top = _row(Mark("message-square-text", "brand"), self._from, None)
        self._strut = QSpacerItem(0, 0)
        self._top.addItem(self._strut)
        self._title = Label(toast.title, size=14, weight=600, wrap=True)
        pill = Pill(*face.pill) if face.pill is not None else None
        size, ink = (13, "muted") if face.hidden else (14, "text")
        self._said = Label(self._cut(toast.body), size=size, ink=ink, wrap=True)
        self._said.setVisible(bool(toast.body))
        words = QVBoxLayout()
        words.setSpacing(4)
        words.addStretch(1)
        words.addLayout(_row(self._title, pill, stretch=0))
        words.addWidget(self._said)
        words.addStretch(1)
        self._middle = QHBoxLayout()
        self._middle.addWidget(Disc(face.initials, face.icon), 0, Qt.AlignmentFlag.AlignTop)
        self._middle.addLayout(words, 1)
        self._field, self._answer = LineEdit(), QHBoxLayout()
        self._send = Send("send", "", size=36)
        self._build_answer()
        self._foot = self._build_foot()
        for part in (self._top, self._middle, self._answer):
            self._column.addLayout(part)
        if toast.reply is None:
            self._column.addWidget(Divider())
        self._column.addLayout(self._foot)

    def _build_answer(self) -> None:
        for part in (self._field, self._send):
            part.setVisible(self.face.toast.reply is not None)
            self._answer.addWidget(part)
        self._field.installEventFilter(self)
        self._field.returnPressed.connect(self._reply)
        self._field.textChanged.connect(self._stay_or_go)
        self._send.clicked.connect(self._reply)

    def _build_foot(self) -> QHBoxLayout:
        face = self.face
        self._snooze, self._open = Link("moon"), Link("external-link")
        self._claim = Link("user-plus")
        self._snooze.setVisible(face.snooze)
        self._claim.setVisible(
            face.toast.reply is None and any(word == CLAIMED for word, _ in face.toast.buttons)
        )
        self._snooze.clicked.connect(lambda: self._act(SNOOZED))
        self._open.clicked.connect(lambda: self._act(OPENED))
        self._claim.clicked.connect(lambda: self._act(CLAIMED))
        self._hint = Label(size=12, ink="muted")
        self._hint.setVisible(face.hidden or face.toast.reply is not None)
        eye = Mark("eye-off", "muted")
        eye.setVisible(face.hidden)
        return _row(self._snooze, self._open, None, self._claim, eye, self._hint)

    def _cut(self, text: str) -> str:
        """As many lines as the card has room for, at most."""
        return "\n".join(text.splitlines()[:_LINES])

    def retranslate(self) -> None:
        face = self.face
        self._grow_old() if self._is_old() else self._from.setText(self.tr("DeskReply · now"))
        self._close.set_words(self.tr("Close"))
        self._send.set_words(self.tr("Send"))
        first = face.name.split()[0] if face.name.split() else face.name
        self._field.setPlaceholderText(self.tr("Text {name}…").format(name=first))
        self._field.setAccessibleName(self.tr("Reply"))
        self._snooze.setText(self.tr("Snooze %n min", "", SNOOZE_MINUTES))
        self._open.setText(self.tr("Open"))
        self._claim.setText(self.tr("I've got it"))
        self._hint.setText(self.tr("Hidden") if face.hidden else self.tr("Enter sends"))
        self.setAccessibleName(f"{face.toast.title}. {face.toast.body}".strip())
        self.setWindowTitle(self.tr("DeskReply"))

    def restyle(self) -> None:
        """Take on the theme's colours and sizes."""
        px, shadow = self.theme.px, self._shadow
        edge = px(16) + shadow
        self._column.setContentsMargins(edge, shadow + px(4), edge, shadow + px(8))
        self._column.setSpacing(px(8))
        self._top.setSpacing(px(8))
        self._strut.changeSize(px(_HIT), px(_HIT))
        self._middle.setSpacing(px(12))
        self._answer.setSpacing(px(8))
        self._answer.setContentsMargins(0, px(4), 0, 0)
        self._foot.setSpacing(px(8))
        width = px(WIDTH) + 2 * shadow
        self._column.activate()
        self.setFixedSize(width, self._column.totalHeightForWidth(width))
        self.update()

    # --- on the screen ---

    def appear(self) -> None:
        """Show it; what has the keyboard keeps it."""
        self.show()
        self.raise_()
        self._aging.start()
        self._stay_or_go()
        announce(self, self.accessibleName(), assertive=self.face.toast.urgent)

    def frame(self) -> QRect:
        """The card one sees, without the shadow around it."""
        return self.rect().adjusted(self._shadow, self._shadow, -self._shadow, -self._shadow)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, tokens, radius = QPainter(self), self.theme.tokens, self.theme.px(_RADIUS)
        if self._shadow:
            draw_shadow(painter, self.frame(), radius, self._shadow)
        draw_frame(painter, self.frame(), radius, tokens.surface, tokens.popup_border)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        px, side = self.theme.px, self._close.sizeHint().width()
        # The cross itself stands at the edge, not the room around it.
        left = self.frame().right() + 1 - px(16) - side + (side - px(_CROSS)) // 2
        self._close.setGeometry(left, self._shadow + px(4), side, side)
        if not self._shadow:
            self.setMask(_rounded(self.rect(), self.theme.px(_RADIUS)))

    def event(self, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Enter, QEvent.Type.Leave):
            self._stay_or_go()
        return super().event(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # Only a click into the field brings the keyboard here.
        if watched is self._field and event.type() == QEvent.Type.MouseButtonPress:
            self.activateWindow()
        return super().eventFilter(watched, event)

    def hideEvent(self, event: QHideEvent) -> None:
        self._going.stop()
        super().hideEvent(event)

    def _stay_or_go(self) -> None:
        if self.face.toast.stays or self._field.text() or self.underMouse():
            self._going.stop()
        else:
            self._going.start()

    def _go(self) -> None:
        if self._field.text() or self.underMouse():
            return
        self._act(DISMISSED)

    def _is_old(self) -> bool:
        return self.isVisible() and not self._aging.isActive()

    def _grow_old(self) -> None:
        self._from.setText(self.tr("DeskReply"))

    def _reply(self) -> None:
        if text := self._field.text().strip():
            self._act(REPLIED, text)

    def _act(self, what: str, words: str = "") -> None:
        self.acted.emit(self.face.toast.key, what, words)


def _flags() -> Qt.WindowType:
    flags = Qt.WindowType.FramelessWindowHint | Qt.WindowType.WindowStaysOnTopHint
    if QGuiApplication.platformName() == "xcb":
        # A window manager would put a full-screen window above it, or give it the keyboard.
        return flags | Qt.WindowType.ToolTip | Qt.WindowType.X11BypassWindowManagerHint
    return flags | Qt.WindowType.Tool


def _sees_through() -> bool:
    """Whether a window may be translucent: under X11 nobody says whether something composes it."""
    return QGuiApplication.platformName() != "xcb"


def _row(*parts: QWidget | None, stretch: int = 1) -> QHBoxLayout:
    """Beside each other; None for all the room that is left. ``stretch``: 0 where the first is to
    take it."""
    row = QHBoxLayout()
    for at, part in enumerate(parts):
        if part is not None:
            row.addWidget(part, 1 if not stretch and at == 0 else 0)
        elif stretch:
            row.addStretch(stretch)
    return row


def _rounded(rect: QRect, radius: int) -> QRegion:
    path = QPainterPath()
    path.addRoundedRect(rect, radius, radius)
    return QRegion(path.toFillPolygon().toPolygon())
