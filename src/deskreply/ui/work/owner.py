"""Whose conversation it is: taking it, taking it over, giving it to somebody, leaving it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from deskreply.domain.models import Thread
from deskreply.engine import staff, threads
from deskreply.engine.ports import Reader
from deskreply.ui import links
from deskreply.ui.bridge import Bridge
from deskreply.ui.kit import Dialog, LineEdit, Menu, draw_frame, draw_icon, draw_text
from deskreply.ui.kit.buttons import HIT, Pressed

LONGEST_NAME = 60
MOST_NAMES = 8
# How far back in the audit trail people of the office are looked for.
_RECORDS = 400
_OPENING = frozenset({Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter})


class OwnerField(Pressed):
    """Shows the owner; pressed, it lists what can be done about that. ``failed``: a sentence."""

    failed = Signal(str)

    def __init__(self, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._bridge = bridge
        self._thread: Thread | None = None
        self._menu: Menu | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self._ask_names)
        self.restyle()

    def show_owner(self, thread: Thread) -> None:
        """Whose this conversation is."""
        self._thread = thread
        mine = bool(thread.owner) and thread.owner == self._bridge.staff
        self.setText(self.tr("You") if mine else links.visible(thread.owner) or self.tr("Nobody"))
        self.setAccessibleName(self.tr("Owner: {name}").format(name=self.text()))
        self.setToolTip(links.visible(thread.owner))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self.theme.px(96), self.theme.px(HIT))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _OPENING:
            self.click()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        px, tokens = self.theme.px, self.theme.tokens
        painter = QPainter(self)
        border, width = (tokens.brand, 2) if self.hasFocus() else (tokens.outline, 1)
        fill, ink = (tokens.surface, tokens.text)
        if not self.isEnabled():
            border, fill, ink = tokens.divider, tokens.sunken, tokens.muted
        draw_frame(painter, self.rect(), px(8), fill, border, width)
        words = self.rect().adjusted(px(12), 0, -px(32), 0)
        draw_text(painter, words, self.text(), self.theme.font(), ink)
        arrow = QRect(self.width() - px(28), 0, px(16), self.height())
        draw_icon(painter, arrow, "chevron-down", "muted", 16)

    # --- the menu ---

    def _ask_names(self) -> None:
        self._bridge.ask("work.names", _names, self._open)

    def _open(self, names: tuple[str, ...]) -> None:
        thread = self._thread
        if thread is None or not self.isVisible():
            return
        menu, me, owner = Menu(self), self._bridge.staff, thread.owner
        if owner and owner != me:
            menu.add(self.tr("Take over"), self._take_over, icon="user")
        elif not owner:
            menu.add(self.tr("Take it"), self._claim, icon="user")
        if owner:
            menu.add(self.tr("Release"), self._release, icon="undo-2")
        menu.addSeparator()
        for name in [each for each in names if each not in (owner, me)][:MOST_NAMES]:
            words = self.tr("Assign to {name}").format(name=links.visible(name))
            menu.add(words, self._assigning(name), icon="user-plus")
        menu.add(self.tr("Assign to somebody else…"), self._ask_whom, icon="user-plus")
        menu.open_below(self)

    def _assigning(self, name: str) -> Callable[[], None]:
        return lambda: self._assign(name)

    # --- doing it ---

    def _number(self) -> str:
        return self._thread.number if self._thread else ""

    def _claim(self, *, anyway: bool = False) -> None:
        if not self._bridge.staff:
            self._ask_who_is_here()
            return
        doing = self._bridge.do(threads.claim, self._number(), anyway=anyway)
        # Somebody may have been faster: then it is a question again.
        doing.failed(self._look_again)

    def _release(self) -> None:
        self._bridge.do(threads.release, self._number()).failed(self.failed.emit)

    def _assign(self, name: str) -> None:
        self._bridge.do(threads.assign, self._number(), name).failed(self.failed.emit)

    def _look_again(self, sentence: str) -> None:
        number = self._number()
        then = partial(self._looked_again, sentence)
        self._bridge.ask("work.owner", lambda reader: reader.thread(number), then)

    def _looked_again(self, sentence: str, thread: Thread | None) -> None:
        if thread is not None and thread.owner not in ("", self._bridge.staff):
            self.show_owner(thread)
            self._take_over()
        else:
            self.failed.emit(sentence)

    def _take_over(self) -> None:
        owner = self._thread.owner if self._thread else ""
        dialog = Dialog(
            self.tr("Take it over?"),
            self.tr("{name} has this conversation. Take it over?").format(
                name=links.visible(owner)
            ),
            confirm=self.tr("Take over"),
            parent=self.window(),
        )
        dialog.accepted.connect(lambda: self._claim(anyway=True))
        dialog.open()

    def _ask_whom(self) -> None:
        title = self.tr("Assign to whom?")
        self._ask_name(title, self.tr("Name"), self.tr("Assign"), self._assign)

    def _ask_who_is_here(self) -> None:
        title = self.tr("Who works at this desk?")
        self._ask_name(title, self.tr("Your name"), self.tr("Take it"), self._introduce)

    def _introduce(self, name: str) -> None:
        self._bridge.save_setting("office.staff", name)
        self._bridge.do(threads.claim, self._number(), author=name).failed(self._look_again)

    def _ask_name(self, title: str, field: str, confirm: str, then: Callable[[str], None]) -> None:
        dialog = Dialog(title, confirm=confirm, parent=self.window())
        edit = LineEdit(field)
        edit.setAccessibleName(field)
        edit.setMaxLength(LONGEST_NAME)
        dialog.body.addWidget(edit)
        dialog.confirm.setEnabled(False)
        edit.textChanged.connect(lambda text: dialog.confirm.setEnabled(bool(text.strip())))
        dialog.accepted.connect(lambda: then(" ".join(edit.text().split())))
        dialog.open()
        edit.setFocus(Qt.FocusReason.OtherFocusReason)


def _names(reader: Reader) -> tuple[str, ...]:
    """Who is on the team; where nobody was put there, who worked here lately and to whom
    conversations were given, the latest first."""
    if team := staff.members(reader):
        return tuple(member.name for member in team)
    names: dict[str, None] = {}
    for record in reversed(reader.audit(limit=_RECORDS)):
        given = record.detail if record.what == "assigned" else ""
        names.update(dict.fromkeys(filter(None, (record.who, given))))
    return tuple(names)
