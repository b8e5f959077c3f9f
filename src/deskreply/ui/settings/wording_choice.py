"""Which wording one looks at: the situation, the language, A or B, and the line."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QWidget

from deskreply.domain.wordings import SLOTS
from deskreply.settings import Settings
from deskreply.ui import kit, say
from deskreply.ui.settings.rows import CalmSelect
from deskreply.ui.settings.segment import Segment
from deskreply.ui.settings.wording_deeds import Target
from deskreply.ui.wording import slot_title


class Choice(kit.Worded, QWidget):
    """``picked``: a person chose another ``target``. ``lines`` stands elsewhere."""

    picked = Signal()

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.target = Target("open", settings.language)
        self._settings = settings
        # Whoever places it elsewhere takes it over: without a parent it would be a window.
        self.lines, self._slots = CalmSelect(parent=self), CalmSelect()
        self._english, self._spanish = Segment("English"), Segment("Español")
        self._a, self._b = Segment(), Segment()
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._slots, 1)
        for pair in ((self._english, self._spanish), (self._a, self._b)):
            group = QButtonGroup(self)
            for segment in pair:
                group.addButton(segment)
                self._row.addWidget(segment)
                segment.clicked.connect(self._pick)
        self._row.insertSpacing(3, 4)
        self._slots.activated.connect(self._pick)
        self.lines.activated.connect(self._pick)
        self.theme = kit.follow(self)
        self.restyle()
        self.retranslate()

    def show_settings(self, settings: Settings) -> None:
        """The office may have other lines."""
        if settings.lines != self._settings.lines:
            self._settings = settings
            if self.target.line not in ("", *settings.watched):
                self.target = replace(self.target, line="")
            self._fill_lines()

    def show_rival(self, rival: bool) -> None:
        """Turn to A, or to B."""
        self.target = replace(self.target, rival=rival)
        self._show()

    def allow_rival(self, allowed: bool) -> None:
        """Whether there can be a B."""
        self._b.setEnabled(allowed)

    def retranslate(self) -> None:
        self._slots.setAccessibleName(self.tr("Situation"))
        self.lines.setAccessibleName(self.tr("Line"))
        self._a.setText(self.tr("Wording A"))
        self._b.setText(self.tr("Wording B"))
        self._slots.clear()
        for slot in SLOTS:
            self._slots.addItem(slot_title(slot), slot)
        self._fill_lines()

    def restyle(self) -> None:
        """Take on the theme's sizes."""
        px = self.theme.px
        self._row.setSpacing(px(8))
        self._row.setContentsMargins(0, px(10), 0, px(12))

    def _fill_lines(self) -> None:
        lines = self._settings.lines
        self.lines.clear()
        self.lines.addItem(self.tr("Every line"), "")
        for line in lines:
            name = say.number(line.number)
            self.lines.addItem(f"{line.label} · {name}" if line.label else name, line.number)
        self.lines.setVisible(len(lines) > 1)
        self._show()

    def _show(self) -> None:
        target = self.target
        self._slots.setCurrentIndex(self._slots.findData(target.slot))
        self.lines.setCurrentIndex(self.lines.findData(target.line))
        (self._spanish if target.language == "es" else self._english).setChecked(True)
        (self._b if target.rival else self._a).setChecked(True)

    def _pick(self) -> None:
        slot, line = str(self._slots.currentData()), str(self.lines.currentData())
        language = "es" if self._spanish.isChecked() else "en"
        # Another situation has another comparison, or none.
        same = (slot, line) == (self.target.slot, self.target.line)
        self.target = Target(slot, language, line, rival=same and self._b.isChecked())
        self._show()
        self.picked.emit()
