"""Several people on one number, and the other numbers of these people."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from deskreply.domain.people import Contact, Patient
from deskreply.ui import links, say
from deskreply.ui.contact.section import fill
from deskreply.ui.kit import (
    FieldLabel,
    Worded,
    draw_focus,
    draw_frame,
    draw_icon,
    draw_text,
    follow,
)
from deskreply.ui.kit.buttons import HIT, Pressed
from deskreply.ui.work.link import Link

_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class Person(Pressed):
    """One of them; the one who is meant has a frame and a tick."""

    def __init__(self, name: str, aside: str, *, meant: bool) -> None:
        super().__init__(name)
        self._aside = aside
        self.setCheckable(True)
        self.setChecked(meant)
        self.setAccessibleName(" · ".join(filter(None, (name, aside))))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.restyle()

    def sizeHint(self) -> QSize:
        return QSize(self.theme.px(120), self.theme.px(HIT))

    def paintEvent(self, event: QPaintEvent) -> None:
        px, tokens = self.theme.px, self.theme.tokens
        painter = QPainter(self)
        chosen = self.isChecked()
        fill = tokens.selected if chosen else tokens.surface
        border = tokens.brand if chosen else tokens.divider
        draw_frame(painter, self.rect(), px(8), fill, border, 2 if chosen else 1)
        inner = self.rect().adjusted(px(10), 0, -px(10), 0)
        sign = QRect(inner.left(), 0, px(16), self.height())
        icon, ink = ("circle-check", "brand") if chosen else ("circle", "outline")
        draw_icon(painter, sign, icon, ink, 16)
        font = self.theme.font(12)
        aside = QRect(inner.right() - px(70), 0, px(70), self.height())
        draw_text(painter, aside, self._aside, font, tokens.muted, _RIGHT)
        left = sign.right() + px(8)
        right = aside.left() if self._aside else inner.right()
        words = QRect(left, 0, right - left, self.height())
        draw_text(painter, words, self.text(), self.theme.font(13, 500), tokens.text)
        if self.ringed:
            draw_focus(painter, self.rect().adjusted(3, 3, -3, -3), px(6))


class Persons(Worded, QWidget):
    """``meant``: the id (int) of who was chosen. ``number_picked``: another number, E.164."""

    meant = Signal(int)
    number_picked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: object = None
        self._persons: list[Person] = []
        self._who = FieldLabel()
        self._people = QVBoxLayout()
        self._also = FieldLabel()
        self._numbers = QVBoxLayout()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self._who)
        self._column.addLayout(self._people)
        self._column.addWidget(self._also)
        self._column.addLayout(self._numbers)
        self.theme = follow(self)
        self.restyle()
        self.retranslate()
        self.hide()

    def show_people(
        self, contacts: Sequence[Contact], meant: int, others: Sequence[tuple[str, str]]
    ) -> None:
        """Who has the number (listed where there are several), which id is meant, and what other
        numbers they have, with their labels."""
        several = contacts if len(contacts) > 1 else ()
        shown = (tuple(several), meant, tuple(others))
        if shown != self._shown:
            self._shown = shown
            self._fill(several, meant, others)
        for person, contact in zip(self._persons, several, strict=True):
            # A click on the one who is meant already has taken their tick away.
            person.setChecked(contact.id == meant)
        self._who.setVisible(bool(several))
        self._also.setVisible(bool(others))
        self.setVisible(bool(several or others))

    def restyle(self) -> None:
        """Take on the theme's sizes."""
        self._column.setSpacing(self.theme.px(4))
        self._people.setSpacing(self.theme.px(4))
        self._numbers.setSpacing(0)

    def retranslate(self) -> None:
        """Set every word anew."""
        self._who.setText(self.tr("Several people have this number"))
        self._also.setText(self.tr("Also at"))
        self._shown = None

    def _fill(
        self, contacts: Sequence[Contact], meant: int, others: Sequence[tuple[str, str]]
    ) -> None:
        self._persons = [self._person(each, meant=each.id == meant) for each in contacts]
        fill(self._people, self._persons)
        fill(self._numbers, [self._link(number, label) for number, label in others])

    def _person(self, contact: Contact, *, meant: bool) -> Person:
        patients = {Patient.NEW: self.tr("New"), Patient.EXISTING: self.tr("Existing")}
        name = links.visible(contact.name) or self.tr("No name")
        person = Person(name, patients.get(contact.patient, ""), meant=meant)
        person.clicked.connect(lambda: self.meant.emit(contact.id))
        return person

    def _link(self, number: str, label: str) -> Link:
        words = " · ".join(filter(None, (say.number(number), links.visible(label))))
        link = Link(words, "phone")
        link.clicked.connect(lambda: self.number_picked.emit(number))
        return link
