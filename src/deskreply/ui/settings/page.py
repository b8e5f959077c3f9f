"""What every page of the settings has: a title, a line, rows, and places to search for."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from deskreply.ui import kit
from deskreply.ui.settings.around import Around
from deskreply.ui.settings.rows import (
    ButtonRow,
    NumberRow,
    Row,
    SelectRow,
    SettingRow,
    SwitchRow,
    TextRow,
    Words,
)

R = TypeVar("R", bound=Row)
MARGIN, TOP = 28, 20


@dataclass(frozen=True, slots=True)
class Place:
    """Something one can search for: its words, the first line of which is its name, and the widget
    that is shown and gets the keyboard (its focus proxy does, where it has one). ``reveal``: called
    before, for what is out of sight."""

    words: str
    widget: QWidget
    reveal: Callable[[], None] | None = None


class Section(QWidget):
    """The heading of some rows, and in small a few words more."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = kit.Label(size=13, weight=600)
        self.aside = kit.Label(size=12, ink="muted", wrap=True)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self.title)
        self._row.addWidget(self.aside, 1)
        self.theme = kit.follow(self)
        self.restyle()

    def set_words(self, words: Words) -> None:
        """What the rows below are about."""
        self.title.setText(words.title)
        self.aside.setText(words.help)

    def restyle(self) -> None:
        """Take on the theme's sizes."""
        self._row.setContentsMargins(0, self.theme.px(16), 0, 0)
        self._row.setSpacing(self.theme.px(8))


class Page(kit.Worded, QWidget):
    """One page. A subclass says ``NAME`` (for ``open_page``) and ``ICON``, puts its content
    together in ``build`` and has its words in ``words``, by what ``add`` and the like were given.
    """

    NAME = ""
    ICON = ""
    KEYS: tuple[str, ...] = ()
    """Settings that are changed here by other means than a row of their own."""

    def __init__(self, around: Around, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.around, self.bridge, self.theme = around, around.bridge, around.theme
        self._named: dict[str, Row | Section] = {}
        self._title = kit.Label(size=18, weight=600)
        self._line = kit.Label(size=13, ink="muted", wrap=True)
        self._heads = QVBoxLayout()
        self._heads.addWidget(self._title)
        self._heads.addWidget(self._line)
        self.head = QHBoxLayout()
        self.head.addLayout(self._heads, 1)
        self.column = QVBoxLayout(self)
        self.column.addLayout(self.head)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground, False)
        self.build()
        self.column.addStretch(1)
        kit.follow(self)
        self.restyle()
        self.retranslate()

    # --- for subclasses ---

    def title(self) -> str:
        """The heading."""
        raise NotImplementedError

    def line(self) -> str:
        """A sentence below it."""
        return ""

    def build(self) -> None:
        """Put the content into ``self.column``; beside the heading goes what is put into
        ``self.head``."""

    def words(self) -> Mapping[str, Words]:
        """The words of every row and section."""
        return {}

    def places(self) -> list[Place]:
        """What can be searched for: the rows, and their words."""
        return [
            Place(f"{row.title.text()}\n{row.help.text()}\n{name}", row)
            for name, row in self._named.items()
            if isinstance(row, Row) and not row.isHidden()
        ]

    def keys(self) -> set[str]:
        """The settings that are changed here."""
        return {*self.KEYS, *(r.key for r in self._named.values() if isinstance(r, SettingRow))}

    def entered(self) -> None:
        """It comes on the screen."""

    def commit(self) -> None:
        """Keep what is being typed: the page is left."""
        for row in self._named.values():
            if isinstance(row, Row):
                row.commit()

    # --- building ---

    def section(self, name: str) -> Section:
        """A heading; its words are those of ``name``."""
        made = Section()
        self._named[name] = made
        self.column.addWidget(made)
        return made

    def add(self, name: str, row: R) -> R:
        """A row; its words are those of ``name``."""
        self._named[name] = row
        self.column.addWidget(row)
        return row

    def switch(self, key: str, icon: str = "") -> SwitchRow:
        """A row for a setting that is on or off."""
        return self.add(key, SwitchRow(self.bridge, key, icon))

    def select(self, key: str, icon: str = "") -> SelectRow:
        """A row for a setting that is one of some choices."""
        return self.add(key, SelectRow(self.bridge, key, icon))

    def text(self, key: str, icon: str = "") -> TextRow:
        """A row for a setting that is a line of text."""
        return self.add(key, TextRow(self.bridge, key, icon))

    def number(self, key: str, icon: str = "") -> NumberRow:
        """A row for a setting that is a number."""
        return self.add(key, NumberRow(self.bridge, key, icon))

    def button(self, name: str, icon: str = "", *, kind: kit.Kind = "plain") -> ButtonRow:
        """A row with something to press."""
        return self.add(name, ButtonRow(icon, kind=kind))

    # --- the frame ---

    def retranslate(self) -> None:
        self._title.setText(self.title())
        self._line.setText(self.line())
        self._line.setVisible(bool(self.line()))
        words = self.words()
        for name, row in self._named.items():
            if name in words:
                row.set_words(words[name])

    def restyle(self) -> None:
        """Take on the theme's sizes."""
        px = self.theme.px
        self.column.setContentsMargins(px(MARGIN), px(TOP), px(MARGIN), px(TOP))
        self.column.setSpacing(px(0))
        self._heads.setSpacing(px(4))
        self._heads.setContentsMargins(0, 0, 0, px(4))
