"""The left column of the settings: the pages, a field to search, and what it finds."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QSpacerItem, QVBoxLayout, QWidget

from deskreply.ui import kit
from deskreply.ui.settings.page import Place

WIDTH = 184
MOST = 9
_HEIGHT, _SIDE, _RADIUS = 40, 8, 8


@dataclass(frozen=True, slots=True)
class Found:
    """A place that was searched for, and the page it is on."""

    page: str
    label: str
    place: Place

    @property
    def title(self) -> str:
        """What it is called."""
        return self.place.words.partition("\n")[0]


def folded(words: str) -> str:
    """Without case and accents: nobody searches with them."""
    apart = unicodedata.normalize("NFD", words.casefold())
    return "".join(each for each in apart if not unicodedata.combining(each))


def matching(typed: str, places: Iterable[Found]) -> list[Found]:
    """Those that have all typed words; the ones that have them in their names come first."""
    wanted = folded(typed).split()
    hits: list[tuple[bool, int, Found]] = []
    for found in places:
        said = folded(f"{found.place.words}\n{found.label}")
        if all(word in said for word in wanted):
            named = all(word in folded(found.title) for word in wanted)
            hits.append((not named, len(hits), found))
    return [found for *_, found in sorted(hits, key=lambda hit: hit[:2])][:MOST]


class Entry(kit.Pressed):
    """A page, or something found (``below``: the page it is on)."""

    stepped = Signal(int)

    def __init__(self, text: str = "", icon: str = "", below: str = "") -> None:
        self._icon, self._below = icon, below
        super().__init__(text)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(f"{text}, {below}" if below else text)
        self.setToolTip(text if below else "")

    def set_words(self, text: str) -> None:
        """Another name."""
        self.setText(text)
        self.setAccessibleName(text)

    def sizeHint(self) -> QSize:
        height = _HEIGHT + (8 if self._below else 0)
        return QSize(self.theme.px(WIDTH - 2 * _SIDE), self.theme.px(height))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
        if step is not None:
            self.stepped.emit(step)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        px, tokens = self.theme.px, self.theme.tokens
        painter = QPainter(self)
        on = self.isChecked()
        if on or self.underMouse():
            ground = tokens.selected if on else tokens.sunken
            kit.draw_frame(painter, self.rect(), px(_RADIUS), ground)
        if on:
            painter.fillRect(0, self.height() // 2 - px(10), px(3), px(20), tokens.brand)
        if self._icon:
            ink = "brand" if on else "muted"
            kit.draw_icon(painter, QRect(px(12), 0, px(18), self.height()), self._icon, ink, 18)
        left = px(40 if self._icon else 12)
        room = QRect(left, 0, self.width() - left - px(4), self.height())
        font = self.theme.font(14, 600 if on else 400)
        ink_of_words = tokens.text if on or self._below else tokens.muted
        if self._below:
            upper, lower = QRect(room), QRect(room)
            upper.setBottom(self.height() // 2 + px(2))
            lower.setTop(self.height() // 2)
            kit.draw_text(painter, lower, self._below, self.theme.font(12), tokens.muted)
            room = upper
        kit.draw_text(painter, room, self.text(), font, ink_of_words)
        if self.ringed:
            kit.draw_focus(painter, self.rect(), px(_RADIUS))


class Nav(kit.Worded, QWidget):
    """``chosen``: a page by its name. ``found``: something that was searched for. ``searching``:
    what is typed has changed; answer with ``show_found``."""

    chosen = Signal(str)
    found = Signal(object)
    searching = Signal(str)

    def __init__(self, pages: Sequence[tuple[str, str]], parent: QWidget | None = None) -> None:
        """``pages``: name and icon of each."""
        super().__init__(parent)
        self._title = kit.Label(size=18, weight=600)
        self.search = kit.LineEdit(icon="search")
        self._entries = {name: Entry(icon=icon) for name, icon in pages}
        self._nothing = kit.Label(size=13, ink="muted", wrap=True)
        self._hits: list[Entry] = []
        self._column = QVBoxLayout(self)
        self._column.addWidget(self._title)
        self._column.addWidget(self.search)
        self._gap = QSpacerItem(0, 0)
        self._column.addItem(self._gap)
        for name, entry in self._entries.items():
            entry.setCheckable(True)
            entry.setAutoExclusive(True)
            entry.clicked.connect(lambda _=False, name=name: self.chosen.emit(name))
            entry.stepped.connect(lambda step, entry=entry: self._step(entry, step))
            self._column.addWidget(entry)
        self._column.addWidget(self._nothing)
        self._nothing.hide()
        self._column.addStretch(1)
        self.search.textChanged.connect(self.searching)
        self.search.returnPressed.connect(self._first)
        self.theme = kit.follow(self)
        self.restyle()
        self.retranslate()

    def set_labels(self, labels: dict[str, str]) -> None:
        """What the pages are called."""
        for name, entry in self._entries.items():
            entry.set_words(labels[name])

    def show_page(self, name: str) -> None:
        """Mark the page that is open."""
        self._entries[name].setChecked(True)

    def focus_page(self, name: str) -> None:
        """Give the keyboard to the name of a page."""
        self._entries[name].setFocus(Qt.FocusReason.OtherFocusReason)

    def show_found(self, found: Sequence[Found] | None) -> None:
        """Show what was found instead of the pages; None: the pages."""
        for old in self._hits:
            self._column.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._hits = []
        for entry in self._entries.values():
            entry.setVisible(found is None)
        self._nothing.setVisible(found is not None and not found)
        for each in found or ():
            hit = Entry(each.title, below=each.label)
            hit.clicked.connect(lambda _=False, each=each: self.found.emit(each))
            hit.stepped.connect(lambda step, hit=hit: self._step(hit, step))
            self._column.insertWidget(self._column.count() - 1, hit)
            self._hits.append(hit)

    def retranslate(self) -> None:
        self._title.setText(self.tr("Settings"))
        self.search.setPlaceholderText(self.tr("Search"))
        self.search.setAccessibleName(self.tr("Search settings"))
        self._nothing.setText(self.tr("Nothing found. Try another word."))

    def restyle(self) -> None:
        """Take on the theme's colours and sizes."""
        px = self.theme.px
        self.setFixedWidth(px(WIDTH))
        self._column.setContentsMargins(px(_SIDE), px(20), px(_SIDE), px(12))
        self._column.setSpacing(px(4))
        self._title.setContentsMargins(px(12), 0, 0, px(8))
        self._gap.changeSize(0, px(4))
        self._nothing.setContentsMargins(px(12), px(8), px(4), 0)
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down and self.search.hasFocus():
            self._step(None, 1)
        elif event.key() == Qt.Key.Key_Escape and self.search.text():
            self.search.clear()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self.theme.tokens.surface)
        painter.fillRect(self.width() - 1, 0, 1, self.height(), self.theme.tokens.divider)

    def _first(self) -> None:
        if self._hits:
            self._hits[0].click()

    def _step(self, at: Entry | None, step: int) -> None:
        """On to the entry before or after; a page is opened by that."""
        listed = self._hits if self.search.text().strip() else list(self._entries.values())
        if not listed:
            return
        where = (listed.index(at) + step) if at in listed else 0
        if where < 0:
            self.search.setFocus(Qt.FocusReason.BacktabFocusReason)
            return
        entry = listed[min(where, len(listed) - 1)]
        entry.setFocus(Qt.FocusReason.TabFocusReason)
        if entry.isCheckable():
            entry.click()
