"""Tags: chips that go with a click, and one to add more."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QStringListModel, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCompleter, QWidget

from deskreply.ui import links
from deskreply.ui.contact.flow import Flow
from deskreply.ui.kit import Chip, LineEdit, Worded, follow

LONGEST_TAG = 30
_WIDTH = 140


class Tag(Chip):
    """One tag; pressed, or with Delete, it is taken away."""

    def __init__(self, tag: str, spoken: str) -> None:
        self._spoken = spoken
        super().__init__(links.visible(tag), trailing="x", checkable=False, soft=True)
        self.setToolTip(spoken)

    def restyle(self) -> None:
        super().restyle()
        self.setAccessibleName(self._spoken)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.click()
            return
        super().keyPressEvent(event)


class Tags(Worded, QWidget):
    """``added``, ``removed``: a tag that a person gave or took away."""

    added = Signal(str)
    removed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: tuple[str, ...] = ()
        self._chips: list[Tag] = []
        self._flow = Flow(self)
        self._add = Chip("", icon="plus", checkable=False, soft=True)
        self._edit = LineEdit()
        self._edit.setMaxLength(LONGEST_TAG)
        self._known = QStringListModel(self)
        self._flow.addWidget(self._add)
        self._flow.addWidget(self._edit)
        self._edit.hide()
        self._complete()
        self._add.clicked.connect(self._begin)
        self._edit.returnPressed.connect(self._take)
        self._edit.installEventFilter(self)
        self.theme = follow(self)
        self.restyle()
        self.retranslate()

    def show_tags(self, tags: Sequence[str], known: Sequence[str]) -> None:
        """Those of a conversation, and all there are."""
        self._known.setStringList([each for each in known if each not in tags])
        if tuple(tags) != self._shown:
            self._shown = tuple(tags)
            self._refill()

    def end_typing(self) -> None:
        """Put away what was begun."""
        self._edit.clear()
        self._edit.hide()
        self._add.show()

    def restyle(self) -> None:
        """Take on the theme's sizes."""
        self._flow.set_gap(self.theme.px(8))
        self._edit.setFixedWidth(self.theme.px(_WIDTH))

    def retranslate(self) -> None:
        """Set every word anew."""
        self._add.setText(self.tr("Add tag"))
        self._edit.setPlaceholderText(self.tr("New tag"))
        self._edit.setAccessibleName(self.tr("New tag"))
        self._refill()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Escape:
                self.end_typing()
                self._add.setFocus(Qt.FocusReason.OtherFocusReason)
                return True
            if event.text() == ",":
                self._take()
                return True
        elif event.type() == QEvent.Type.FocusOut and not self._edit.text():
            self._end_unless_choosing()
        return super().eventFilter(watched, event)

    def _end_unless_choosing(self) -> None:
        known = self._edit.completer().popup()
        if known is None or not known.isVisible():
            self.end_typing()

    def _complete(self) -> None:
        completer = QCompleter(self._known, self._edit)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self._edit.setCompleter(completer)
        # Later: the field itself takes the words over as well.
        completer.activated[str].connect(  # type: ignore[index]
            self._take_known, Qt.ConnectionType.QueuedConnection
        )

    def _refill(self) -> None:
        at = next((place for place, chip in enumerate(self._chips) if chip.hasFocus()), None)
        formers = self._chips
        for chip in formers:
            self._flow.removeWidget(chip)
        self._chips = [self._chip(tag) for tag in self._shown]
        # Those that add come last.
        for widget in (*self._chips, self._add, self._edit):
            self._flow.removeWidget(widget)
            self._flow.addWidget(widget)
        before: QWidget | None = None
        for widget in (*self._chips, self._add, self._edit):
            if before is not None:
                self.setTabOrder(before, widget)
            before = widget
        if at is not None:
            near = [*self._chips, self._add][min(at, len(self._chips))]
            near.setFocus(Qt.FocusReason.OtherFocusReason)
        for chip in formers:
            chip.hide()
            chip.deleteLater()
        self.updateGeometry()

    def _chip(self, tag: str) -> Tag:
        chip = Tag(tag, self.tr("Remove tag {tag}").format(tag=links.visible(tag)))
        chip.clicked.connect(lambda: self.removed.emit(tag))
        chip.setParent(self)
        chip.show()
        return chip

    def _begin(self) -> None:
        self._add.hide()
        self._edit.show()
        self._edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _take_known(self, tag: str) -> None:
        self._edit.setText(tag)
        self._take()

    def _take(self) -> None:
        tag = " ".join(self._edit.text().split())
        self._edit.clear()
        if tag:
            self.added.emit(tag)
        else:
            self.end_typing()
