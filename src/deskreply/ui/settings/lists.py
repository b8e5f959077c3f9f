"""Settings that hold several things: a chip for each, which goes with a click, and one to add."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from deskreply.settings.kinds import Json
from deskreply.ui import kit
from deskreply.ui.bridge import Bridge
from deskreply.ui.contact.flow import Flow
from deskreply.ui.settings.rows import SettingRow, Words

_WIDTH, FEW = 180, 14


class Item(kit.Chip):
    """One of them; pressed, or with Delete, it is taken away."""

    def __init__(self, text: str) -> None:
        super().__init__(text, trailing="x", checkable=False, soft=True)

    def restyle(self) -> None:
        super().restyle()
        remove = QCoreApplication.translate("ListRow", "Remove {what}")
        self.setAccessibleName(remove.format(what=self.text()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.click()
        else:
            super().keyPressEvent(event)


class ListRow(SettingRow):
    """``shown``: how one of the values is written. Long lists show their first few and open with a
    click."""

    def __init__(
        self,
        bridge: Bridge,
        key: str,
        icon: str = "",
        *,
        shown: Callable[[str], str] = str,
        parent: QWidget | None = None,
    ) -> None:
        self._shown = shown
        self._values: tuple[str, ...] = ()
        self._whole = False
        self._items: list[Item] = []
        self._box = QWidget()
        self._flow = Flow(self._box)
        self._more = kit.Chip("", checkable=False, soft=True)
        self._add = kit.Chip("", icon="plus", checkable=False, soft=True)
        self.edit = kit.LineEdit()
        super().__init__(bridge, key, icon, parent)
        for widget in (self._more, self._add, self.edit):
            self._flow.addWidget(widget)
        self.edit.hide()
        self.edit.installEventFilter(self)
        self.edit.returnPressed.connect(self._take)
        self._add.clicked.connect(self._begin)
        self._more.clicked.connect(self._open)
        self.set_control(self._box, below=True)
        self.setFocusProxy(self._add)

    def set_words(self, words: Words) -> None:
        super().set_words(words)
        self.edit.setAccessibleName(words.title)
        self.edit.setPlaceholderText(words.unit)
        self._add.setText(QCoreApplication.translate("ListRow", "Add"))
        self._add.setAccessibleName(f"{self._add.text()}: {words.title}")
        self._refill()

    def show_value(self, value: Json) -> None:
        if tuple(value) != self._values:
            self._values = tuple(value)
            self._refill()

    def commit(self) -> None:
        self._take()

    def restyle(self) -> None:
        super().restyle()
        self._flow.set_gap(self.theme.px(8))
        self.edit.setFixedWidth(self.theme.px(_WIDTH))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Escape:
                self.refuse("")
                self._end()
                self._add.setFocus(Qt.FocusReason.OtherFocusReason)
                return True
        elif event.type() == QEvent.Type.FocusOut:
            self._take()
            if not self.edit.text():
                self._end()
        return super().eventFilter(watched, event)

    def _refill(self) -> None:
        for old in self._items:
            self._flow.removeWidget(old)
            old.hide()
            old.deleteLater()
        for last in (self._more, self._add, self.edit):
            self._flow.removeWidget(last)
        few = self._values if self._whole else self._values[:FEW]
        self._items = [Item(self._shown(value)) for value in few]
        for value, item in zip(few, self._items, strict=True):
            item.clicked.connect(lambda _=False, value=value: self._remove(value))
        for widget in (*self._items, self._more, self._add, self.edit):
            self._flow.addWidget(widget)
        left = len(self._values) - len(few)
        more = QCoreApplication.translate("ListRow", "and {count} more").format(count=left)
        self._more.setText(more)
        self._more.setVisible(left > 0)
        self._box.updateGeometry()

    def _open(self) -> None:
        self._whole = True
        self._refill()

    def _begin(self) -> None:
        self._add.hide()
        self.edit.show()
        self.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _end(self) -> None:
        self.edit.clear()
        self.edit.hide()
        self._add.show()

    def _take(self) -> None:
        typed = self.edit.text().strip()
        if typed:
            self.save([*self._values, *typed.split(",")])
            if self.trouble.isHidden():
                self._whole = True
                self.edit.clear()

    def _remove(self, value: str) -> None:
        self._add.setFocus(Qt.FocusReason.OtherFocusReason)
        self.save([each for each in self._values if each != value])
