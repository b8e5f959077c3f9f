"""What lies over the window while patient details are hidden: a picture of it in which nothing can
be read, and a card that says how to go on."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRect, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from deskreply.ui import kit
from deskreply.ui.privacy.lockcard import LockCard, RecoveryCard

# So many design pixels become one: words, also large ones, are a shade of grey then.
GRAIN = 28
WASH = 110
_WIDTH = 360


class HiddenCard(kit.Worded, kit.Card):
    """Nobody has to say who they are: a click is enough."""

    show_asked = Signal()
    lock_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(fill="surface", border="popup_border", parent=parent)
        self._idle = False
        self._mark = QLabel()
        self._title = kit.Label(size=18, weight=600, wrap=True)
        self._line = kit.Label(size=13, ink="muted", wrap=True)
        self._show = kit.Button("", "eye", kind="primary")
        self._lock = kit.Button("", "lock")
        self._column, self._buttons = QVBoxLayout(self), QHBoxLayout()
        for label in (self._mark, self._title, self._line):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            self._column.addWidget(label)
        self._buttons.addStretch(1)
        self._buttons.addWidget(self._lock)
        self._buttons.addWidget(self._show)
        self._buttons.addStretch(1)
        self._column.addLayout(self._buttons)
        self._show.clicked.connect(self.show_asked)
        self._lock.clicked.connect(self.lock_asked)
        self.theme = kit.follow(self)
        self.restyle()
        self.retranslate()

    def begin(self, *, idle: bool, can_lock: bool) -> None:
        """With the keyboard in it."""
        self.show_words(idle=idle, can_lock=can_lock)
        self._show.setFocus(Qt.FocusReason.OtherFocusReason)
        kit.announce(self, self._title.text())

    def show_words(self, *, idle: bool, can_lock: bool) -> None:
        """``idle``: hidden because nobody was there."""
        self._idle = idle
        # Who comes near with the mouse shows it again: this button could not be pressed.
        self._lock.setVisible(can_lock and not idle)
        self.retranslate()

    def retranslate(self) -> None:
        self._title.setText(self.tr("Patient details are hidden"))
        self._line.setText(
            self.tr("Move the mouse to show them again.")
            if self._idle
            else self.tr("Click, or press Ctrl+Shift+H, to show them again.")
        )
        self._show.setText(self.tr("Show"))
        self._lock.setText(self.tr("Lock with PIN"))

    def restyle(self) -> None:
        """Take on the theme's colours and sizes."""
        super().restyle()
        px = self.theme.px
        self.setFixedWidth(px(_WIDTH))
        self._mark.setPixmap(self.theme.pixmap("eye-off", "brand", 28))
        self._column.setContentsMargins(px(28), px(24), px(28), px(24))
        self._column.setSpacing(px(8))
        self._buttons.setContentsMargins(0, px(8), 0, 0)
        self._buttons.setSpacing(px(8))


class Shade(QWidget):
    """Covers ``window`` whatever its size, once it is raised."""

    show_asked = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window, self._picture = window, QPixmap()
        self.hidden_card, self.lock_card = HiddenCard(), LockCard()
        self.recovery_card = RecoveryCard()
        self._cards = (self.hidden_card, self.lock_card, self.recovery_card)
        column = QVBoxLayout(self)
        column.addStretch(1)
        for card in self._cards:
            card.hide()
            # An alignment would not heed that words need more height where they wrap.
            row = QHBoxLayout()
            row.addStretch(1)
            row.addWidget(card)
            row.addStretch(1)
            column.addLayout(row)
        column.addStretch(1)
        window.installEventFilter(self)
        self.theme = kit.follow(self)
        self.hide()

    def cover(self, seen: QPixmap) -> None:
        """Lie over the window, which looked like ``seen`` (null: nobody knows)."""
        self._picture = _coarse(seen, self.theme.px(GRAIN))
        self.setGeometry(self._window.rect())
        self.show()
        self.raise_()

    def uncover(self) -> None:
        """Be gone, and with it the picture."""
        self.hide()
        self._picture = QPixmap()

    def turn_to(self, card: QWidget) -> None:
        """Show this card and no other."""
        for each in self._cards:
            each.setVisible(each is card)

    def restyle(self) -> None:
        """The picture is one of the theme before."""
        self._picture = QPixmap()
        self.update()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self.setGeometry(self._window.rect())
        return False

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.show_asked.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self.theme.tokens.bg)
        if not self._picture.isNull():
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawPixmap(self.rect(), self._picture, QRect(self._picture.rect()))
            wash = QColor(self.theme.tokens.bg)
            wash.setAlpha(WASH)
            painter.fillRect(self.rect(), wash)


def _coarse(seen: QPixmap, grain: int) -> QPixmap:
    """So few pixels that no word is left in them, however they are looked at."""
    if seen.isNull():
        return seen
    ratio = seen.devicePixelRatio()
    width = max(1, round(seen.width() / ratio / grain))
    height = max(1, round(seen.height() / ratio / grain))
    small = seen.scaled(
        width, height, Qt.AspectRatioMode.IgnoreAspectRatio,
        Qt.TransformationMode.SmoothTransformation,
    )  # fmt: skip
    small.setDevicePixelRatio(1)
    return small
