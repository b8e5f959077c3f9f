"""What stands on the screen while it is locked: who are you, and your PIN."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from deskreply.ui import kit, links
from deskreply.ui.privacy.pinfield import PinField, refusal, wrong

WIDTH = 360
_SECOND_MS = 1000


class LockCard(kit.Worded, kit.Card):
    """``tried``: a name and the PIN typed for it. ``forgot``: somebody cannot open it."""

    tried = Signal(str, str)
    forgot = Signal(str)
    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(fill="surface", border="popup_border", parent=parent)
        self._names: tuple[str, ...] = ()
        self._wait = 0
        self._mark = QLabel()
        self._title = kit.Label(size=18, weight=600)
        self._line = kit.Label(size=13, ink="muted", wrap=True)
        self._who = kit.Select()
        self._pin = PinField()
        self._who_label = kit.FieldLabel("", self._who)
        self._pin_label = kit.FieldLabel("", self._pin)
        self._trouble = kit.Label(size=13, weight=500, ink="over", wrap=True)
        self._open = kit.Button("", kind="primary", height=40)
        self._forgot = kit.Button("", kind="quiet")
        self._column = QVBoxLayout(self)
        for widget in (
            self._mark, self._title, self._line, self._who_label, self._who, self._pin_label,
            self._pin, self._trouble, self._open, self._forgot,
        ):  # fmt: skip
            self._column.addWidget(widget)
        self._mark.setAlignment(Qt.AlignmentFlag.AlignCenter)
        for label in (self._title, self._line):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        for button in (self._open, self._forgot):
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._ticking = QTimer(self, interval=_SECOND_MS)
        self._ticking.timeout.connect(self._tick)
        self._pin.returnPressed.connect(self._try)
        self._open.clicked.connect(self._try)
        self._forgot.clicked.connect(lambda: self.forgot.emit(self.name))
        self._who.currentIndexChanged.connect(self._switched)
        self.theme = kit.follow(self)
        self.restyle()
        self.retranslate()

    @property
    def name(self) -> str:
        """Who is chosen."""
        at = self._who.currentIndex()
        return self._names[at] if 0 <= at < len(self._names) else ""

    def show_names(self, names: Sequence[str], chosen: str) -> None:
        """Whose PINs open it; ``chosen`` is asked for first, where they are among them."""
        if tuple(names) == self._names:
            return
        now = self.name or chosen
        self._names = tuple(names)
        self._who.blockSignals(True)
        self._who.clear()
        self._who.addItems([links.visible(name) for name in names])
        self._who.setCurrentIndex(self._names.index(now) if now in self._names else 0)
        self._who.blockSignals(False)

    def show_wait(self, seconds: int) -> None:
        """No PIN is looked at for so long; 0: at once."""
        self._wait = seconds
        if seconds and self._pin.hasFocus():
            # Somebody else may try meanwhile.
            self._who.setFocus(Qt.FocusReason.OtherFocusReason)
        self._pin.setEnabled(not seconds)
        self._open.setEnabled(not seconds)
        if seconds:
            self._ticking.start()
            self._trouble.setText(wrong(seconds))
        else:
            self._ticking.stop()
            self._trouble.clear()

    def show_wrong(self, wait_seconds: int) -> None:
        """The PIN was not right."""
        self._pin.clear()
        self.show_wait(wait_seconds)
        self.say(wrong(wait_seconds))
        if not wait_seconds:
            self._pin.setFocus(Qt.FocusReason.OtherFocusReason)

    def say(self, sentence: str) -> None:
        """Why it did not open."""
        self._open.setEnabled(not self._wait)
        self._trouble.setText(sentence)
        kit.announce(self, sentence, assertive=True)

    def begin(self) -> None:
        """Empty, with the keyboard in it."""
        self._pin.clear()
        self._trouble.clear()
        self._open.setEnabled(not self._wait)
        (self._pin if self._pin.isEnabled() else self._who).setFocus(
            Qt.FocusReason.OtherFocusReason
        )

    def retranslate(self) -> None:
        self._title.setText(self.tr("Locked"))
        self._line.setText(self.tr("DeskReply goes on working meanwhile."))
        self._who_label.setText(self.tr("Your name"))
        self._pin_label.setText(self.tr("PIN"))
        self._who.setAccessibleName(self.tr("Your name"))
        self._pin.setAccessibleName(self.tr("PIN"))
        self._open.setText(self.tr("Unlock"))
        self._forgot.setText(self.tr("Forgot your PIN?"))

    def restyle(self) -> None:
        """Take on the theme's colours and sizes."""
        super().restyle()
        px = self.theme.px
        self.setFixedWidth(px(WIDTH))
        self._mark.setPixmap(self.theme.pixmap("lock", "brand", 28))
        self._column.setContentsMargins(px(28), px(24), px(28), px(20))
        self._column.setSpacing(px(8))
        self._trouble.setMinimumHeight(px(20))
        for label in (self._who_label, self._pin_label):
            label.setContentsMargins(0, px(6), 0, 0)

    def _switched(self) -> None:
        self._pin.clear()
        self._trouble.clear()
        self.chosen.emit(self.name)

    def _try(self) -> None:
        if self._pin.text() and self._open.isEnabled():
            self._open.setEnabled(False)
            self.tried.emit(self.name, self._pin.text())

    def _tick(self) -> None:
        self.show_wait(self._wait - 1)
        if not self._wait:
            self._pin.setFocus(Qt.FocusReason.OtherFocusReason)


class RecoveryCard(kit.Worded, kit.Card):
    """A new PIN, against the recovery code. ``tried``: name, code, new PIN."""

    tried = Signal(str, str, str)
    back = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(fill="surface", border="popup_border", parent=parent)
        self._name = ""
        self._title = kit.Label(size=18, weight=600, wrap=True)
        self._line = kit.Label(size=13, ink="muted", wrap=True)
        self._code, self._pin, self._again = kit.LineEdit(), PinField(), PinField()
        self._labels = [kit.FieldLabel("", field) for field in (self._code, self._pin, self._again)]
        self._trouble = kit.Label(size=13, weight=500, ink="over", wrap=True)
        self._back, self._open = kit.Button(""), kit.Button("", kind="primary")
        self._column, self._buttons = QVBoxLayout(self), QHBoxLayout()
        self._lay_out()
        self._again.returnPressed.connect(self._try)
        self._open.clicked.connect(self._try)
        self._back.clicked.connect(self.back)
        self.theme = kit.follow(self)
        self.restyle()
        self.retranslate()

    def begin(self, name: str) -> None:
        """Empty, for this person, with the keyboard in it."""
        self._name = name
        for field in (self._code, self._pin, self._again):
            field.clear()
        self._trouble.clear()
        self._open.setEnabled(True)
        self.retranslate()
        self._code.setFocus(Qt.FocusReason.OtherFocusReason)

    def say_not_the_code(self) -> None:
        """The code is another one."""
        self.say(
            self.tr(
                "This is not the recovery code of this PC. Look at what was written down, all "
                "fourteen groups of it."
            )
        )

    def say(self, sentence: str) -> None:
        """Why it did not work."""
        self._open.setEnabled(True)
        self._trouble.setText(sentence)
        kit.announce(self, sentence, assertive=True)

    def retranslate(self) -> None:
        name = links.visible(self._name)
        self._title.setText(self.tr("A new PIN for {name}").format(name=name))
        self._line.setText(
            self.tr(
                "The recovery code was written down when DeskReply was set up. Without it, "
                "somebody else on the team can unlock, remove you from the team and add you again."
            )
        )
        names = (self.tr("Recovery code"), self.tr("New PIN"), self.tr("New PIN again"))
        fields = (self._code, self._pin, self._again)
        for label, field, words in zip(self._labels, fields, names, strict=True):
            label.setText(words)
            field.setAccessibleName(words)
        self._back.setText(self.tr("Back"))
        self._open.setText(self.tr("Set it and unlock"))

    def restyle(self) -> None:
        """Take on the theme's colours and sizes."""
        super().restyle()
        px = self.theme.px
        self.setFixedWidth(px(WIDTH + 60))
        self._column.setContentsMargins(px(28), px(24), px(28), px(20))
        self._column.setSpacing(px(8))
        self._trouble.setMinimumHeight(px(20))
        for label in self._labels:
            label.setContentsMargins(0, px(6), 0, 0)

    def _lay_out(self) -> None:
        self._column.addWidget(self._title)
        self._column.addWidget(self._line)
        for label, field in zip(self._labels, (self._code, self._pin, self._again), strict=True):
            self._column.addWidget(label)
            self._column.addWidget(field)
        self._column.addWidget(self._trouble)
        self._buttons.addStretch(1)
        self._buttons.addWidget(self._back)
        self._buttons.addWidget(self._open)
        self._column.addLayout(self._buttons)

    def _try(self) -> None:
        why = refusal(self._pin.text(), self._again.text())
        if why:
            self.say(why)
        elif self._open.isEnabled():
            self._open.setEnabled(False)
            self.tried.emit(self._name, self._code.text(), self._pin.text())
