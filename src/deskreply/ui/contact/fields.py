"""What the office says of somebody: status, tags, language, whose they are, patient or not."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from deskreply.domain import people
from deskreply.domain.models import Thread, ThreadStatus
from deskreply.domain.people import Contact, Patient
from deskreply.engine.card import Card
from deskreply.ui.contact.choice import Choice
from deskreply.ui.contact.tags import Tags
from deskreply.ui.kit import FieldLabel, Worded, follow
from deskreply.ui.work import words
from deskreply.ui.work.owner import OwnerField


class Fields(Worded, QWidget):
    """Fields below each other. What a person changes is told by ``status_chosen`` (a ThreadStatus's
    value), ``language_chosen`` (en, es, ""), ``patient_chosen`` (a Patient's value), and by the
    signals of ``tags``; ``owner`` works by itself."""

    status_chosen = Signal(str)
    language_chosen = Signal(str)
    patient_chosen = Signal(str)

    def __init__(self, owner: OwnerField, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.status = Choice()
        self.tags = Tags()
        self.language = Choice("languages")
        self.owner = owner
        self.patient = Choice()
        self._labels = {name: FieldLabel(buddy=field) for name, field in self._by_name().items()}
        self._column = QVBoxLayout(self)
        self._columns: list[QVBoxLayout] = []
        self._halves = QHBoxLayout()
        self._lay_out()
        self.status.chosen.connect(self.status_chosen)
        self.language.chosen.connect(self.language_chosen)
        self.patient.chosen.connect(self.patient_chosen)
        self.theme = follow(self)
        self.restyle()
        self.retranslate()

    def show_card(self, card: Card, meant: Contact | None) -> None:
        """What is known. ``meant``: who of several on the number."""
        thread = card.thread
        self.status.show_key(thread.status.value)
        self.tags.show_tags(card.tags, card.all_tags)
        self.language.show_key(thread.language)
        self.owner.show_owner(thread)
        known = meant.patient if meant else people.patient(card.contacts)
        self.patient.show_key(known.value)
        self._allow(thread)

    def _allow(self, thread: Thread) -> None:
        """Somebody without a conversation has nothing to be said of it."""
        for field in (self.status, self.tags, self.language, self.owner):
            field.setEnabled(bool(thread.line))

    def restyle(self) -> None:
        """Take on the theme's sizes."""
        px = self.theme.px
        self._column.setSpacing(0)
        self._halves.setSpacing(px(8))
        # The chips have some room around them of their own.
        gaps = {"status": (0, 4), "tags": (12, 0), "language": (8, 4)}
        for name, column in zip(self._by_name(), self._columns, strict=True):
            above, below = gaps.get(name, (12, 4))
            column.setContentsMargins(0, px(above), 0, 0)
            column.setSpacing(px(below))

    def retranslate(self) -> None:
        """Set every word anew."""
        self.status.offer([(status.value, words.status(status)) for status in ThreadStatus])
        self.language.offer(
            [("en", self.tr("English")), ("es", self.tr("Spanish")), ("", self.tr("Unknown"))]
        )
        self.patient.offer(
            [
                (Patient.UNKNOWN.value, self.tr("Unknown")),
                (Patient.NEW.value, self.tr("New")),
                (Patient.EXISTING.value, self.tr("Existing")),
            ]
        )
        names = {
            "status": self.tr("Status"),
            "tags": self.tr("Tags"),
            "language": self.tr("Language"),
            "owner": self.tr("Owner"),
            "patient": self.tr("Patient"),
        }
        for name, field in self._by_name().items():
            self._labels[name].setText(names[name])
            if name != "owner":
                field.setAccessibleName(names[name])

    def _by_name(self) -> dict[str, QWidget]:
        return {
            "status": self.status,
            "tags": self.tags,
            "language": self.language,
            "owner": self.owner,
            "patient": self.patient,
        }

    def _lay_out(self) -> None:
        self._column.setContentsMargins(0, 0, 0, 0)
        for name, field in self._by_name().items():
            column = QVBoxLayout()
            column.addWidget(self._labels[name])
            column.addWidget(field)
            self._columns.append(column)
            if name in ("owner", "patient"):
                self._halves.addLayout(column, 1)
            else:
                self._column.addLayout(column)
        self._column.addLayout(self._halves)
