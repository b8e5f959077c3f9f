"""How long a text is, in words and as a bar."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QRect
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from deskreply.domain.lint import FEW_PARTS
from deskreply.domain.templates import Parts, parts
from deskreply.ui import kit

_ALONE = {"GSM-7": 160, "UCS-2": 70}
_EACH = {"GSM-7": 153, "UCS-2": 67}


def room(length: Parts) -> int:
    """How many characters the texts that it takes have room for."""
    count = max(length.parts, 1)
    return _ALONE[length.encoding] if count == 1 else count * _EACH[length.encoding]


def words(length: Parts) -> str:
    """``126 / 160 · 1 text``."""
    count = max(length.parts, 1)
    texts = QCoreApplication.translate("Length", "1 text")
    if count > 1:
        texts = QCoreApplication.translate("Length", "{count} texts").format(count=count)
    return f"{length.characters} / {room(length)} · {texts}"


def why(text: str) -> str:
    """What the room depends on, in a sentence."""
    encoding = parts(text).encoding
    if encoding == "GSM-7":
        return QCoreApplication.translate(
            "Length", "Plain letters: 160 fit into one text, 153 into each of several."
        )
    sign = next(char for char in text if parts(char).encoding == encoding)
    sentence = QCoreApplication.translate(
        "Length",
        "“{sign}” is no plain letter of text messages: with it, 70 characters fit into one text, "
        "67 into each of several.",
    )
    return sentence.replace("{sign}", sign)


class Counter(kit.Worded, QWidget):
    """Of a text as it would go out."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = ""
        self.words = kit.Label(size=13, ink="muted")
        self._bar = _Bar()
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addWidget(self.words)
        self._row.addStretch(1)
        self._row.addWidget(self._bar)
        self.count("")

    def count(self, text: str) -> None:
        """Say how long ``text`` is."""
        self._text = text
        length = parts(text)
        ink = "due" if length.parts > FEW_PARTS else "muted"
        self.words.setText(words(length))
        self.words.set_ink(ink)
        self.words.setToolTip(why(text))
        self._bar.fill(length.characters / room(length), "due" if ink == "due" else "brand")

    def retranslate(self) -> None:
        self.count(self._text)


class _Bar(QWidget):
    """How full it is."""

    def __init__(self) -> None:
        super().__init__()
        self._share, self._ink = 0.0, "brand"
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.theme = kit.follow(self)
        self.restyle()

    def fill(self, share: float, ink: str) -> None:
        """``share``: 0 to 1."""
        self._share, self._ink = min(max(share, 0.0), 1.0), ink
        self.update()

    def restyle(self) -> None:
        """Take on the theme's sizes."""
        self.setFixedSize(self.theme.px(120), self.theme.px(4))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, radius = QPainter(self), self.height() / 2
        kit.draw_frame(painter, self.rect(), radius, self.theme.tokens.divider)
        filled = QRect(self.rect())
        filled.setWidth(round(self.width() * self._share))
        if filled.width() > 1:
            kit.draw_frame(painter, filled, radius, self.theme.tokens.named(self._ink))
