"""The people of the office: who they are, who has a PIN, and which of them works at this desk."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from deskreply.domain import team
from deskreply.domain.people import folded
from deskreply.domain.team import Member
from deskreply.engine import staff
from deskreply.ui import kit, links, say
from deskreply.ui.bridge import Bridge
from deskreply.ui.machine import Machine
from deskreply.ui.privacy.pindialogs import SayWho, SetPin

_HEIGHT, _AVATAR = 52, 32


class Team(kit.Worded, QWidget):
    """The list, and below it a field for one person more. ``count_changed``: how many there are."""

    count_changed = Signal(int)

    def __init__(self, bridge: Bridge, machine: Machine, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge, self._hasher = bridge, machine.hasher
        self._members: tuple[Member, ...] | None = None
        self._staff = ""
        self._empty = kit.Label(size=13, ink="muted", wrap=True)
        self._rows = QVBoxLayout()
        self._name, self._add = kit.LineEdit(icon="user-plus"), kit.Button("")
        self._trouble = kit.Label(size=13, weight=500, ink="over", wrap=True)
        self._name.setMaxLength(team.LONGEST_NAME)
        self._line, self._column = QHBoxLayout(), QVBoxLayout(self)
        self._line.addWidget(self._name, 1)
        self._line.addWidget(self._add)
        self._column.addWidget(self._empty)
        self._column.addLayout(self._rows)
        self._column.addLayout(self._line)
        self._column.addWidget(self._trouble)
        self._name.textChanged.connect(self._typed)
        self._name.returnPressed.connect(self._add.click)
        self._add.clicked.connect(self._take_in)
        bridge.changed.connect(self._ask)
        bridge.settings_changed.connect(self._ask)
        self.theme = kit.follow(self)
        self.restyle()
        self.retranslate()
        self._ask()

    def retranslate(self) -> None:
        self._empty.setText(
            self.tr("Add everybody who answers here. What they do then bears their name.")
        )
        self._name.setPlaceholderText(self.tr("Name"))
        self._name.setAccessibleName(self.tr("Name of somebody new"))
        self._add.setText(self.tr("Add"))

    def restyle(self) -> None:
        """Take on the theme's sizes."""
        px = self.theme.px
        self._column.setContentsMargins(0, px(4), 0, px(8))
        self._column.setSpacing(px(8))
        self._rows.setSpacing(0)
        self._line.setSpacing(px(8))

    # --- who is there ---

    def _ask(self) -> None:
        self._bridge.ask("team.members", staff.members, self._show)

    def _show(self, members: tuple[Member, ...]) -> None:
        before, self._members = self._members, members
        now = [(member.name, member.has_pin) for member in members]
        same = before is not None and now == [(one.name, one.has_pin) for one in before]
        if same and self._bridge.staff == self._staff:
            return
        if before is None and not members:
            # Whoever set DeskReply up said their name then.
            self._name.setText(self._bridge.staff)
        elif not self._name.isModified():
            self._name.clear()
        self._staff = self._bridge.staff
        self._build(members)
        self._empty.setVisible(not members)
        self._typed()
        self.count_changed.emit(len(members))

    def _build(self, members: tuple[Member, ...]) -> None:
        """A row for each; the keyboard stays with the same person and button."""
        held = self._held()
        while (item := self._rows.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for member in members:
            row = PersonRow(member, here=folded(member.name) == folded(self._staff))
            row.me.connect(partial(self._is_me, member))
            row.pin.connect(partial(self._set_pin, member))
            row.rename.connect(partial(self._ask_new_name, member))
            row.remove.connect(partial(self._ask_to_remove, member))
            self._rows.addWidget(row)
            row.show()
            if held is not None and held[0] == member.name:
                row.take_keyboard(held[1])

    def _held(self) -> tuple[str, int] | None:
        for at in range(self._rows.count()):
            item = self._rows.itemAt(at)
            row = item.widget() if item is not None else None
            if isinstance(row, PersonRow) and (button := row.keyboard()) >= 0:
                return row.name, button
        return None

    # --- what can be done ---

    def _typed(self) -> None:
        name = " ".join(self._name.text().split())
        known = team.found(self._members or (), name)
        self._add.setEnabled(bool(folded(name)) and known is None)
        self._trouble.setText(
            self.tr("{name} is on the team already.").format(name=links.visible(known.name))
            if known is not None
            else ""
        )
        self._trouble.setVisible(known is not None)

    def _take_in(self) -> None:
        doing = self._bridge.do(staff.add, self._name.text())
        doing.then(lambda _: self._name.clear()).failed(self._say)

    def _say(self, sentence: str) -> None:
        self._trouble.setText(sentence)
        self._trouble.show()

    def _is_me(self, member: Member) -> None:
        if member.has_pin:
            SayWho(self._bridge, self._hasher, member, self.window()).done_with.connect(self._here)
        else:
            self._here(member.name)

    def _here(self, name: str) -> None:
        self._bridge.save_setting("office.staff", name)

    def _set_pin(self, member: Member) -> None:
        SetPin(self._bridge, self._hasher, member, self.window())

    def _ask_new_name(self, member: Member) -> None:
        name = links.visible(member.name)
        dialog = kit.Dialog(
            self.tr("Another name for {name}").format(name=name),
            self.tr("Their conversations come along. What they did stays under the old name."),
            confirm=self.tr("Rename"),
            parent=self.window(),
        )
        edit = kit.LineEdit()
        edit.setText(member.name)
        edit.setMaxLength(team.LONGEST_NAME)
        edit.setAccessibleName(self.tr("New name"))
        dialog.body.addWidget(edit)
        edit.textChanged.connect(
            lambda typed: dialog.confirm.setEnabled(self._is_free(typed, member))
        )
        dialog.accepted.connect(lambda: self._rename(member, edit.text()))
        dialog.open()
        edit.setFocus(Qt.FocusReason.OtherFocusReason)
        edit.selectAll()

    def _is_free(self, name: str, member: Member) -> bool:
        known = team.found(self._members or (), name)
        return bool(folded(name)) and known in (None, member)

    def _rename(self, member: Member, name: str) -> None:
        doing = self._bridge.do(staff.rename, member.name, name)
        doing.then(partial(self._renamed, member)).failed(self._say)

    def _renamed(self, before: Member, after: Member) -> None:
        if folded(self._bridge.staff) == folded(before.name):
            self._here(after.name)

    def _ask_to_remove(self, member: Member) -> None:
        others = [one for one in self._members or () if one.has_pin and one is not member]
        text = self.tr("What they did stays under their name.")
        if member.has_pin and not others:
            text += " " + self.tr("Nobody else has a PIN: the screen will not be locked any more.")
        dialog = kit.Dialog(
            self.tr("Remove {name} from the team?").format(name=links.visible(member.name)),
            text,
            confirm=self.tr("Remove"),
            kind="danger",
            parent=self.window(),
        )
        dialog.accepted.connect(lambda: self._remove(member))
        dialog.open()

    def _remove(self, member: Member) -> None:
        self._bridge.do(staff.remove, member.name).failed(self._say)


class PersonRow(kit.Worded, QWidget):
    """One person, and at the right what can be done. ``me``: they say that they work here now."""

    me = Signal()
    pin = Signal()
    rename = Signal()
    remove = Signal()

    def __init__(self, member: Member, *, here: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name, self._member = member.name, member
        self._title = kit.ElidedLabel(links.visible(member.name), weight=500)
        self._state = kit.Label(size=12, ink="muted")
        self._here = kit.Pill("ok", "check", "")
        self._me = kit.Button("", kind="quiet")
        self._pin, self._rename = kit.IconButton("key-round", ""), kit.IconButton("pencil", "")
        self._remove = kit.IconButton("trash-2", "")
        self._buttons = (self._me, self._pin, self._rename, self._remove)
        for button, signal in zip(
            self._buttons, (self.me, self.pin, self.rename, self.remove), strict=True
        ):
            button.clicked.connect(signal)
        self._words, self._row = QVBoxLayout(), QHBoxLayout(self)
        self._words.addStretch(1)
        self._words.addWidget(self._title)
        self._words.addWidget(self._state)
        self._words.addStretch(1)
        self._row.addLayout(self._words, 1)
        self._row.addWidget(self._here)
        for button in self._buttons:
            self._row.addWidget(button)
        (self._me if here else self._here).hide()
        self.theme = kit.follow(self)
        self.restyle()
        self.retranslate()

    def keyboard(self) -> int:
        """Which of the buttons has the keyboard, or gets it back from a dialog; -1 for none."""
        held = self.window().focusWidget()
        return next((at for at, button in enumerate(self._buttons) if button is held), -1)

    def take_keyboard(self, button: int) -> None:
        """Have the keyboard at that button, or at the next one that can be seen."""
        at = button if not self._buttons[button].isHidden() else 1
        self._buttons[at].setFocus(Qt.FocusReason.OtherFocusReason)

    def retranslate(self) -> None:
        has_pin, name = self._member.has_pin, links.visible(self.name)
        self._state.setText(self.tr("Has a PIN") if has_pin else self.tr("No PIN yet"))
        self._here.show_state("ok", "check", self.tr("At this desk"))
        self._me.setText(self.tr("This is me"))
        self._me.setAccessibleName(self.tr("I am {name}").format(name=name))
        pin = self.tr("Change the PIN of {name}") if has_pin else self.tr("Set a PIN for {name}")
        self._pin.set_words(pin.format(name=name))
        self._rename.set_words(self.tr("Rename {name}").format(name=name))
        self._remove.set_words(self.tr("Remove {name}").format(name=name))

    def restyle(self) -> None:
        """Take on the theme's colours and sizes."""
        px = self.theme.px
        self.setFixedHeight(px(_HEIGHT))
        self._row.setContentsMargins(px(_AVATAR + 12), 0, 0, px(1))
        self._row.setSpacing(px(4))
        self._words.setSpacing(px(2))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        px = self.theme.px
        painter = QPainter(self)
        box = self.rect().adjusted(0, 0, 0, -px(1))
        box.setWidth(px(_AVATAR))
        box.setTop((box.height() - px(_AVATAR)) // 2)
        box.setHeight(px(_AVATAR))
        kit.draw_avatar(painter, box, say.initials(self.name), size=12)
        painter.fillRect(0, self.height() - 1, self.width(), 1, self.theme.tokens.divider)
