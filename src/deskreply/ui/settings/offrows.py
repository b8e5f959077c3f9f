"""Rows whose setting is one of some choices, or off; and rows with a test beside their switch."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QWidget

from deskreply.settings.kinds import Json
from deskreply.ui import kit
from deskreply.ui.bridge import Bridge
from deskreply.ui.settings.rows import CalmSelect, SettingRow, SwitchRow, Words

_WIDTH = 152


class OffRow(SettingRow):
    """A choice, and a switch beside it. ``off``: the value that stands for off; ``usual``: the one
    that it is switched on with, unless it had another before."""

    def __init__(
        self,
        bridge: Bridge,
        key: str,
        icon: str = "",
        *,
        off: Json,
        usual: Json,
        parent: QWidget | None = None,
    ) -> None:
        self._off, self._last = off, usual
        self.select, self.switch = CalmSelect(), kit.Switch("")
        super().__init__(bridge, key, icon, parent)
        self.select.activated.connect(self._chosen)
        self.switch.clicked.connect(self._switched)
        self.set_control(self.switch)
        self._line.insertWidget(self._line.count() - 1, self.select)

    def set_words(self, words: Words) -> None:
        self.select.clear()
        for value, said in words.choices.items():
            self.select.addItem(said, value)
        super().set_words(words)
        self.select.setAccessibleName(words.title)

    def show_value(self, value: Json) -> None:
        on = value != self._off
        self._last = value if on else self._last
        self.switch.setChecked(on)
        self.select.setEnabled(on)
        at = self.select.findData(self._last)
        if at < 0:
            # Set elsewhere, to something that is not offered here.
            self.select.addItem(f"{self._last}", self._last)
            at = self.select.count() - 1
        self.select.setCurrentIndex(at)

    def restyle(self) -> None:
        super().restyle()
        self.select.setFixedWidth(self.theme.px(_WIDTH))

    def _chosen(self, _: int) -> None:
        self.save(self.select.currentData())

    def _switched(self, on: bool) -> None:
        self.save(self._last if on else self._off)


class TestedRow(SwitchRow):
    """On or off, and a button that shows what it is about."""

    __test__ = False

    def __init__(
        self,
        bridge: Bridge,
        key: str,
        icon: str = "",
        *,
        test: Callable[[], None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(bridge, key, icon, parent)
        self.test = kit.Button("", kind="quiet")
        self.test.clicked.connect(lambda: test())
        middle = Qt.AlignmentFlag.AlignVCenter
        self._line.insertWidget(self._line.count() - 1, self.test, 0, middle)

    def set_words(self, words: Words) -> None:
        super().set_words(words)
        self.test.setText(QCoreApplication.translate("TestedRow", "Send test"))
        self.test.setAccessibleName(f"{self.test.text()}: {words.title}")
