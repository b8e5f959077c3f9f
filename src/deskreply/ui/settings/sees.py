"""A wording as a caller would get it now."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from deskreply.domain.templates import FIELD, FIELDS
from deskreply.ui import kit, say
from deskreply.ui.wording import TextBubble

WIDTH, LEAST, _HEAD = 240, 180, 40


@dataclass(frozen=True, slots=True)
class Seen:
    """``body``: the wording, ``text``: filled in (None: it cannot be), ``line``: E.164 of the line
    that it comes from, ``clock``: the time now in words."""

    body: str = ""
    text: str | None = None
    values: Mapping[str, str] | None = None
    line: str = ""
    clock: str = ""


class CallerSees(kit.Worded, kit.Card):
    """The text as a bubble, and below it what was filled in."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._seen = Seen()
        self._title = kit.Label(size=13, weight=600)
        self._clock = kit.Label(size=12, ink="muted")
        self.bubble = TextBubble()
        self._from = kit.Label(size=12, ink="muted")
        self._checked = kit.Label(size=12, ink="muted", wrap=True)
        self._filled = kit.Label(size=12, weight=600, wrap=True)
        self._missing = kit.Label(size=12, weight=600, ink="due", wrap=True)
        self._head = QHBoxLayout()
        self._head.addWidget(self._title)
        self._head.addStretch(1)
        self._head.addWidget(self._clock)
        self._below = QVBoxLayout()
        for widget in (self.bubble, self._from, self._checked, self._filled, self._missing):
            self._below.addWidget(widget)
        self._column = QVBoxLayout(self)
        self._column.addLayout(self._head)
        self._column.addLayout(self._below)
        self._column.addStretch(1)
        self.restyle()
        self.retranslate()

    def show_seen(self, seen: Seen) -> None:
        """Another text, or another time."""
        if seen != self._seen:
            self._seen = seen
            self.retranslate()

    def retranslate(self) -> None:
        seen, values = self._seen, self._seen.values or {}
        used = [name for name in dict.fromkeys(FIELD.findall(seen.body)) if name in FIELDS]
        filled = [f"{{{name}}} = {values[name]}" for name in used if values.get(name)]
        empty = [f"{{{name}}}" for name in used if not values.get(name)]
        self._title.setText(self.tr("Caller sees"))
        self._clock.setText(seen.clock)
        self.bubble.set_text(seen.text if seen.text is not None else seen.body)
        self.bubble.setVisible(bool(seen.body))
        said = self.tr("from {number}").replace("{number}", say.number(seen.line))
        self._from.setText(said if seen.line and seen.body else "")
        self._checked.setText(self.tr("Checked with today's hours:"))
        self._checked.setVisible(bool(filled))
        self._filled.setText("\n".join(filled))
        self._filled.setVisible(bool(filled))
        waits = self.tr("Nothing to fill in for {field}: until there is, callers wait for staff.")
        self._missing.setText(waits.replace("{field}", ", ".join(empty)))
        self._missing.setVisible(bool(empty))

    def restyle(self) -> None:
        super().restyle()
        px = self.theme.px
        self.setMinimumWidth(px(LEAST))
        self.setMaximumWidth(px(WIDTH))
        self._column.setContentsMargins(0, 0, 0, px(12))
        self._column.setSpacing(0)
        self._head.setContentsMargins(px(16), px(11), px(16), px(11))
        self._below.setContentsMargins(px(16), px(14), px(16), 0)
        self._below.setSpacing(px(4))
        self._checked.setContentsMargins(0, px(10), 0, 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        px, tokens = self.theme.px, self.theme.tokens
        painter = QPainter(self)
        kit.draw_frame(painter, self.rect(), px(8), tokens.bg, tokens.divider)
        with kit.kept(painter):
            inside = QPainterPath()
            inside.addRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), px(7), px(7))
            painter.setClipPath(inside)
            painter.fillRect(0, 0, self.width(), px(_HEAD), tokens.surface)
            painter.fillRect(0, px(_HEAD), self.width(), 1, tokens.divider)
