"""A number that belongs to somebody who is known already."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from deskreply.domain.people import Contact
from deskreply.engine import people
from deskreply.ui import say
from deskreply.ui.bridge import Bridge
from deskreply.ui.contact.found import Found
from deskreply.ui.kit import Dialog, Label, LineEdit

MOST_FOUND = 20


class MergeDialog(Dialog):
    """Search, choose, merge. ``failed`` gets a sentence where that cannot be done."""

    def __init__(
        self, bridge: Bridge, number: str, failed: Callable[[str], None], parent: QWidget
    ) -> None:
        super().__init__(
            QCoreApplication.translate("MergeDialog", "Merge with a contact"),
            QCoreApplication.translate(
                "MergeDialog", "{number} is added to the contact you choose."
            ).format(number=say.number(number)),
            confirm=QCoreApplication.translate("MergeDialog", "Merge"),
            parent=parent,
        )
        self._bridge, self._number, self._failed = bridge, number, failed
        self._results = Found()
        self._search = LineEdit(self.tr("Name or number"), icon="search")
        self._search.setAccessibleName(self.tr("Find a contact"))
        self._results.setAccessibleName(self.tr("Contacts"))
        self._nothing = Label(size=13, ink="muted")
        for widget in (self._search, self._results, self._nothing):
            self.body.addWidget(widget)
        self._search.textChanged.connect(self._find)
        self._search.installEventFilter(self)
        self._results.itemSelectionChanged.connect(self._chosen)
        self._results.itemActivated.connect(lambda _: self.accept())
        self.accepted.connect(self._merge)
        self._find("")
        self._search.setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Down goes from the words that are looked for to what was found."""
        key = event.key() if isinstance(event, QKeyEvent) else None
        down = key == Qt.Key.Key_Down and event.type() == QEvent.Type.KeyPress
        if down and self._results.count():
            self._results.setFocus(Qt.FocusReason.OtherFocusReason)
            self._results.setCurrentRow(0)
            return True
        return super().eventFilter(watched, event)

    def _find(self, typed: str) -> None:
        wanted = typed.strip()
        self.confirm.setEnabled(False)
        if wanted:
            found = lambda reader: people.found(reader, wanted, MOST_FOUND)  # noqa: E731
            self._bridge.ask("contact.merge", found, self._show)
        else:
            self._show(())

    def _show(self, found: tuple[Contact, ...]) -> None:
        others = [each for each in found if self._number not in dict(each.numbers)]
        self._results.show_people(others)
        nobody = bool(self._search.text().strip()) and not others
        self._nothing.setText(self.tr("Nobody found.") if nobody else "")

    def _chosen(self) -> None:
        self.confirm.setEnabled(self._results.chosen() is not None)

    def _merge(self) -> None:
        chosen = self._results.chosen()
        if chosen is not None:
            self._bridge.do(people.add_number, self._number, chosen).failed(self._failed)
