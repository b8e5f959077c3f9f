"""Rows of a page: an icon, what it is, a sentence of help, and at the right what one changes.

A row that is bound to a setting's key shows the value in force, keeps what a person enters at once
and follows changes from elsewhere. What does not fit stays in the field, with the reason below it.
The words come from the page (see ``page.Page.words``), so that another language can be put on.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from PySide6.QtCore import QCoreApplication, Qt, QTimer
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from deskreply.domain.errors import UserError
from deskreply.settings import get, kind_of, set_value
from deskreply.settings.kinds import Json, Kind
from deskreply.ui import kit, troubles
from deskreply.ui.bridge import Bridge

ICON, INDENT, HEIGHT = 20, 32, 48
FIELD_WIDTH, SELECT_WIDTH, NUMBER_WIDTH = 280, 200, 72
SAVED_MS = 2500


@dataclass(frozen=True, slots=True)
class Words:
    """``unit`` stands behind a number, or on a button. ``fits``: what is said of a value that does
    not fit. ``choices``: the words of each value one can choose."""

    title: str
    help: str = ""
    unit: str = ""
    fits: str = ""
    choices: Mapping[Json, str] = field(default_factory=dict)


class Row(QWidget):
    """The frame of all rows; also for what is no setting: ``set_control`` puts anything into it."""

    def __init__(
        self, icon: str = "", parent: QWidget | None = None, *, ink: str = "muted"
    ) -> None:
        super().__init__(parent)
        self._icon, self._ink = icon, ink
        self._mark = QLabel()
        self.title = kit.ElidedLabel(weight=500)
        self.help = kit.Label(size=12, ink="muted", wrap=True)
        self._kept = kit.Label(size=12, weight=500, ink="ok")
        self.trouble = kit.Label(size=12, weight=500, ink="over", wrap=True)
        self.trouble.hide()
        self._control: QWidget | None = None
        self._forget = QTimer(self, singleShot=True, interval=SAVED_MS)
        self._forget.timeout.connect(self._kept.clear)
        self._lay_out()
        # Once it has its place: shown before, it would be a window of its own.
        self._mark.setVisible(bool(icon))
        self.theme = kit.follow(self)
        self.restyle()

    def set_words(self, words: Words) -> None:
        """What it is called and what it does."""
        self.title.setText(words.title)
        self.say(words.help)
        if self._control is not None and not isinstance(self._control, kit.Button):
            self._control.setAccessibleName(words.title)
            self._control.setAccessibleDescription(words.help)

    def say(self, sentence: str) -> None:
        """Another line below the title."""
        self.help.setText(sentence)
        self.help.setVisible(bool(sentence))

    def set_control(self, control: QWidget, *beside: QWidget, below: bool = False) -> None:
        """What one changes; ``beside``: more, right of it. ``below``: under the words, as wide as
        the row."""
        self._control = control
        self.setFocusProxy(control)
        if below:
            self._line.setAlignment(self._mark, Qt.AlignmentFlag.AlignTop)
            self._texts.addSpacing(self.theme.px(4))
            for widget in (control, *beside):
                self._texts.addWidget(widget)
            return
        for widget in (control, *beside):
            self._line.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)

    def refuse(self, sentence: str, *, quietly: bool = False) -> None:
        """Say why what was entered is not kept, or does not work; "" takes that back."""
        self.trouble.setText(sentence)
        self.trouble.setVisible(bool(sentence))
        if sentence and not quietly:
            self._kept.clear()
            kit.announce(self, sentence, assertive=True)

    def told_saved(self) -> None:
        """Say for a moment that it is kept."""
        self.told(QCoreApplication.translate("Row", "Saved"))

    def told(self, words: str) -> None:
        """Say for a moment that something was done."""
        self._kept.setText(f"✓ {words}")
        self._forget.start()
        kit.announce(self, words)

    def commit(self) -> None:
        """Keep what is being typed."""

    def restyle(self) -> None:
        """Take on the theme's sizes and icon."""
        px = self.theme.px
        self._column.setContentsMargins(0, px(4), 0, 0)
        self._column.setSpacing(px(4))
        self._line.setSpacing(px(12))
        self._texts.setSpacing(px(1))
        self._head.setSpacing(px(8))
        self.setMinimumHeight(px(HEIGHT))
        self.trouble.setContentsMargins(px(INDENT) if self._icon else 0, 0, 0, px(2))
        if self._icon:
            self._mark.setFixedSize(px(ICON), px(ICON))
            self._mark.setPixmap(self.theme.pixmap(self._icon, self._ink, ICON))

    def _lay_out(self) -> None:
        self._column = QVBoxLayout(self)
        self._line = QHBoxLayout()
        self._head = QHBoxLayout()
        self._texts = QVBoxLayout()
        self._head.addWidget(self.title)
        self._head.addWidget(self._kept)
        self._head.addStretch(1)
        self._texts.addStretch(1)
        self._texts.addLayout(self._head)
        self._texts.addWidget(self.help)
        self._texts.addStretch(1)
        self._line.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignVCenter)
        self._line.addLayout(self._texts, 1)
        self._column.addLayout(self._line, 1)
        self._column.addWidget(self.trouble)
        self._column.addWidget(kit.Divider())


class ButtonRow(Row):
    """Something to press, with the words of ``Words.unit``; ``button.clicked`` says that it was."""

    def __init__(
        self, icon: str = "", *, kind: kit.Kind = "plain", parent: QWidget | None = None
    ) -> None:
        super().__init__(icon, parent)
        self.button = kit.Button("", kind=kind)
        self.set_control(self.button)

    def set_words(self, words: Words) -> None:
        super().set_words(words)
        self.button.setText(words.unit)
        self.button.setAccessibleDescription(words.help)

    def wait(self, waiting: bool) -> None:
        """Take no press as long as it is being done. The keyboard stays here: it would go on to the
        next control, which a second press would change."""
        if waiting and self.button.hasFocus():
            self.title.setFocus()
        self.button.setEnabled(not waiting)
        if self.title.hasFocus():
            self.button.setFocus()


class SettingRow(Row):
    """Bound to one setting. Subclasses show a value in ``show_value`` and call ``save``."""

    def __init__(
        self, bridge: Bridge, key: str, icon: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(icon, parent)
        self._bridge, self.key = bridge, key
        self._fits = ""
        bridge.settings_changed.connect(self.refresh)

    @property
    def kind(self) -> Kind:
        """How its values are read and written."""
        return kind_of(self.key)

    def value(self) -> Json:
        """The one in force."""
        return get(self._bridge.settings(), self.key)

    def set_words(self, words: Words) -> None:
        super().set_words(words)
        self._fits = words.fits
        self.refresh()

    def refresh(self) -> None:
        """Show the value in force, unless something else is being typed."""
        try:
            value = self.value()
        except UserError:
            # The number that it belongs to is not watched any more.
            return
        self.show_value(value)

    def show_value(self, value: Json) -> None:
        """Show a value as the settings hold it."""
        raise NotImplementedError

    def save(self, raw: Json) -> None:
        """Keep it, if it fits."""
        settings = self._bridge.settings()
        try:
            wanted = get(set_value(settings, self.key, raw), self.key)
        except UserError as error:
            self.refuse(self.fits() or troubles.sentence(error))
            return
        self.refuse("")
        if wanted == get(settings, self.key):
            self.refresh()
            return
        self._bridge.save_setting(self.key, raw).then(self._saved).failed(self._not_saved)

    def fits(self) -> str:
        """What is said of a value that does not fit; "" leaves it to the settings."""
        return self._fits

    def _saved(self, _: None) -> None:
        self.told_saved()
        self.refresh()

    def _not_saved(self, sentence: str) -> None:
        self.refresh()
        self.refuse(sentence)


class SwitchRow(SettingRow):
    """On or off."""

    def __init__(
        self, bridge: Bridge, key: str, icon: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(bridge, key, icon, parent)
        self.switch = kit.Switch("")
        self.switch.clicked.connect(self.save)
        self.set_control(self.switch)

    def show_value(self, value: Json) -> None:
        self.switch.setChecked(bool(value))


class CalmSelect(kit.Select):
    """Turning the wheel over it scrolls the page: it changes nothing in passing."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class SelectRow(SettingRow):
    """One of some choices, whose words are in ``Words.choices``."""

    def __init__(
        self,
        bridge: Bridge,
        key: str,
        icon: str = "",
        *,
        width: int = SELECT_WIDTH,
        parent: QWidget | None = None,
    ) -> None:
        self._width = width
        self.select = CalmSelect()
        super().__init__(bridge, key, icon, parent)
        self.select.activated.connect(self._chosen)
        self.set_control(self.select)

    def set_words(self, words: Words) -> None:
        self.select.clear()
        for value, said in words.choices.items():
            self.select.addItem(said, value)
        super().set_words(words)

    def show_value(self, value: Json) -> None:
        at = self.select.findData(value)
        if at < 0:
            # Set elsewhere, to something that is not offered here.
            self.select.addItem(str(value), value)
            at = self.select.count() - 1
        self.select.setCurrentIndex(at)

    def restyle(self) -> None:
        super().restyle()
        self.select.setFixedWidth(self.theme.px(self._width))

    def _chosen(self, _: int) -> None:
        self.save(self.select.currentData())


class TextRow(SettingRow):
    """A line of text, kept when Enter is pressed or the field is left. ``shown`` and ``read``: how
    a value is written in the field, and back; ``read`` may raise ValueError."""

    def __init__(
        self,
        bridge: Bridge,
        key: str,
        icon: str = "",
        *,
        width: int = FIELD_WIDTH,
        shown: Callable[[Json], str] = str,
        read: Callable[[str], Json] = str,
        parent: QWidget | None = None,
    ) -> None:
        self._width, self._shown, self._read = width, shown, read
        self.edit = kit.LineEdit()
        super().__init__(bridge, key, icon, parent)
        if self.kind.longest:
            self.edit.setMaxLength(self.kind.longest)
        self.edit.editingFinished.connect(self.commit)
        self._place()

    def commit(self) -> None:
        if not self.edit.isModified():
            return
        try:
            value = self._read(self.edit.text().strip())
        except ValueError:
            self.refuse(self.fits())
            return
        self.save(value)

    def save(self, raw: Json) -> None:
        # What is kept, or was so already, is shown as the settings have it; what is not stays.
        self.edit.setModified(False)
        super().save(raw)
        self.edit.setModified(not self.trouble.isHidden())

    def refresh(self) -> None:
        if not self.edit.isModified():
            super().refresh()

    def show_value(self, value: Json) -> None:
        text = self._shown(value)
        if text != self.edit.text():
            self.edit.setText(text)
            self.edit.setCursorPosition(0)

    def restyle(self) -> None:
        super().restyle()
        self.edit.setFixedWidth(self.theme.px(self._width))

    def _place(self) -> None:
        self.set_control(self.edit)


def _number(text: str) -> Json:
    """As it is typed: in Spanish a half may be ``0,5``."""
    return float(text.replace(",", "."))


class NumberRow(TextRow):
    """A number with its unit behind it."""

    def __init__(
        self, bridge: Bridge, key: str, icon: str = "", parent: QWidget | None = None
    ) -> None:
        self.unit = kit.Label(size=13, ink="muted")
        super().__init__(
            bridge, key, icon, width=NUMBER_WIDTH, shown="{:g}".format, read=_number, parent=parent
        )
        self.edit.setAlignment(Qt.AlignmentFlag.AlignRight)

    def set_words(self, words: Words) -> None:
        super().set_words(words)
        self.unit.setText(words.unit)
        self.edit.setAccessibleName(f"{words.title}, {words.unit}" if words.unit else words.title)

    def fits(self) -> str:
        if self.kind.limits is None:
            return super().fits()
        low, high = self.kind.limits
        sentence = QCoreApplication.translate("Row", "Please enter a number from {low} to {high}.")
        if self.kind.whole:
            sentence = QCoreApplication.translate(
                "Row", "Please enter a whole number from {low} to {high}."
            )
        return sentence.format(low=f"{low:g}", high=f"{high:,g}")

    def _place(self) -> None:
        self.set_control(self.edit, self.unit)

    def restyle(self) -> None:
        super().restyle()
        self.unit.setFixedWidth(self.theme.px(72))
