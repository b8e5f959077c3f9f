"""The entries with everything that lies over them: their buttons, and the way to what is new."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent

from deskreply.ui.conversation.layout import Measurer
from deskreply.ui.conversation.rows import Offer, Row
from deskreply.ui.conversation.spots import SpotLayer, button_for
from deskreply.ui.conversation.timeline import Timeline
from deskreply.ui.kit import Button, Worded, follow
from deskreply.ui.theme import Theme

# How far a line is for the wheel and the keys, in pixels of the design.
_STEP = 32


class Stage(Worded, SpotLayer):
    """Shows rows in a ``timeline``."""

    newest_wanted = Signal()
    """The newest entry is to be brought into sight."""

    def __init__(self, theme: Theme) -> None:
        self._sizes: dict[Offer, QSize] = {}
        self.timeline = Timeline(theme, Measurer(theme, self._size))
        super().__init__(theme, self.timeline)
        self._unseen = 0
        self._jump = Button("", "arrow-down", parent=self)
        self._jump.hide()
        self._jump.clicked.connect(self.newest_wanted)
        self.timeline.moved.connect(self._moved)
        self.setFocusProxy(self.timeline)
        self.theme = follow(self)
        self.restyle()
        self.retranslate()

    def open_rows(self, rows: Sequence[Row], key: str = "") -> None:
        """Another conversation, at its end or with the row ``key`` in sight."""
        self._unseen = 0
        self.timeline.open_rows(rows, key)

    def show_rows(self, rows: Sequence[Row], *, arrived: int = 0, follow: bool = True) -> None:
        """These rows of the same conversation, ``arrived`` of them new at its end. ``follow``: with
        the newest in sight, if it was so."""
        self._unseen += arrived
        self.timeline.show_rows(rows, follow=follow)

    def restyle(self) -> None:
        """Take on the theme's colours and sizes."""
        self.timeline.setStyleSheet(
            f"Timeline {{ background: {self.theme.tokens.bg.name()}; border: none; }}"
        )
        self._sizes.clear()
        self.timeline.verticalScrollBar().setSingleStep(self.theme.px(_STEP))
        self.timeline.forget()

    def retranslate(self) -> None:
        self.timeline.setAccessibleName(self.tr("Conversation"))
        self._moved()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_jump()

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), self.theme.tokens.bg)

    def _size(self, offer: Offer) -> QSize:
        """How large the button for an offer is."""
        if offer not in self._sizes:
            self._sizes[offer] = button_for(offer).sizeHint()
        return self._sizes[offer]

    def _moved(self) -> None:
        self.cover(self.timeline.in_sight())
        timeline = self.timeline
        if timeline.at_end and not timeline.newer:
            self._unseen = 0
        bar = timeline.verticalScrollBar()
        far = bar.maximum() - bar.value() > timeline.viewport().height() or timeline.newer
        self._jump.setVisible(bool(self._unseen) or far)
        words = self.tr("%n new", "", self._unseen) if self._unseen else self.tr("Newest")
        if self._jump.text() != words:
            self._jump.setText(words)
        if self._jump.isVisible():
            self._place_jump()

    def _place_jump(self) -> None:
        self._jump.resize(self._jump.sizeHint())
        left = (self.width() - self._jump.width()) // 2
        self._jump.move(left, self.height() - self._jump.height() - self.theme.px(8))
        self._jump.raise_()
