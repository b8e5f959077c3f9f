"""The head of a conversation: who it is, who else is there, and what is done with it most."""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from deskreply.ui import links, say
from deskreply.ui.conversation.questions import Standing
from deskreply.ui.kit import Button, ElidedLabel, IconButton, Kind, Worded, follow

HEIGHT = 64
_TALL = 40
# Below this width, in pixels of the design, buttons show their icons only.
_WORDS_FROM = 460
# How much of that a button takes that is there only sometimes.
_ASIDE = 44
# So much more is needed for a button beside the three that count, whether they have words or not.
_CLAIM = 60
_CLAIM_FROM = 400


class HeadButton(Button):
    """A button that leaves its words out where there is no room for them."""

    def __init__(self, icon: str, kind: Kind = "plain") -> None:
        self._short = False
        self._plain = kind == "plain"
        self._words = ""
        super().__init__("", icon, kind, height=_TALL)

    def set_words(self, words: str) -> None:
        """What it says, and is called in any case."""
        self._words = words
        self.setAccessibleName(words)
        self.set_short(self._short)

    def sizeHint(self) -> QSize:
        size = super().sizeHint()
        if self._short:
            return QSize(self.theme.px(_TALL if self._plain else _TALL + 8), size.height())
        return QSize(size.width() - self.theme.px(9 if self._plain else 0), size.height())

    def set_short(self, short: bool) -> None:
        """Show the icon only, or the words too."""
        self._short = short
        self.setText("" if short else self._words)
        self.setToolTip(self._words if short else "")
        self.updateGeometry()


class Header(Worded, QFrame):
    """Emits what is asked for; the window does it. ``anchor``: where a menu belongs."""

    call_back = Signal()
    snooze = Signal(QWidget)
    done = Signal(QWidget)
    claim = Signal()
    back = Signal()
    open_card = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.back_button = IconButton("arrow-left", "")
        self.name = ElidedLabel(size=18, weight=600)
        self.line = ElidedLabel(size=13, ink="muted")
        self.claim_button = IconButton("user-plus", "")
        self.call_back_button = HeadButton("phone-outgoing", "outline")
        self.snooze_button = HeadButton("moon")
        self.done_button = HeadButton("circle-check")
        self.card_button = IconButton("panel-right", "")
        self._standing: Standing | None = None
        self._staff = ""
        self._row = QHBoxLayout(self)
        self._words = QVBoxLayout()
        self._lay_out()
        self._wire()
        self.back_button.hide()
        self.card_button.hide()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.theme = follow(self)
        self.restyle()
        self.retranslate()

    def show_number(self, number: str) -> None:
        """Whose conversation it is, before more is known."""
        self._standing = None
        self.name.setText(say.number(number))
        self.line.setText("")
        self._fit()

    def show_standing(self, standing: Standing, staff: str) -> None:
        """All that is known. ``staff``: who works here."""
        self._standing, self._staff = standing, staff
        thread = standing.thread
        number = say.number(thread.number)
        name = links.visible(thread.name)
        self.name.setText(name or number)
        parts = [number] if name else []
        if thread.owner and thread.owner != staff:
            owner = links.visible(thread.owner)
            parts.append(self.tr("{name} has it").replace("{name}", owner))
        if standing.viewers:
            who = ", ".join(links.visible(each) for each in standing.viewers)
            words = self.tr("{names} is viewing", "", len(standing.viewers))
            parts.append(words.replace("{names}", who))
        self.line.setText(" · ".join(parts))
        self.line.setVisible(bool(parts))
        self.done_button.setEnabled(thread.done_at is None)
        self._fit()

    def set_alone(self, alone: bool) -> None:
        """Whether it is the only pane: then there is a way back to the list."""
        self.back_button.setVisible(alone)
        self.restyle()

    def set_card_reachable(self, reachable: bool) -> None:
        """Whether the contact card has to be asked for."""
        self.card_button.setVisible(reachable)
        self.restyle()

    def retranslate(self) -> None:
        self.back_button.set_words(self.tr("Back"))
        self.claim_button.set_words(self.tr("Claim"), self.tr("Claim: I take care of this one"))
        self.card_button.set_words(self.tr("Contact card"))
        self.call_back_button.set_words(self.tr("Call back"))
        self.snooze_button.set_words(self.tr("Snooze"))
        self.done_button.set_words(self.tr("Done"))
        if self._standing is not None:
            self.show_standing(self._standing, self._staff)

    def restyle(self) -> None:
        """Take on the theme's colours and sizes."""
        px = self.theme.px
        alone = not self.back_button.isHidden()
        self._row.setContentsMargins(px(12 if alone else 24), 0, px(16), 1)
        self._row.setSpacing(px(8))
        self._words.setSpacing(px(4))
        self.setFixedHeight(px(HEIGHT))
        self._fit()
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self.theme.tokens.surface)
        line = self.rect()
        line.setTop(line.bottom())
        painter.fillRect(line, self.theme.tokens.divider)

    def _fit(self) -> None:
        aside = (self.back_button, self.card_button)
        asides = sum(not button.isHidden() for button in aside)
        px, with_words = self.theme.px, _WORDS_FROM + asides * _ASIDE
        short = self.width() < px(with_words)
        for button in (self.call_back_button, self.snooze_button, self.done_button):
            button.set_short(short)
        thread = self._standing.thread if self._standing is not None else None
        free = thread is not None and not thread.owner and thread.done_at is None
        room = self.width() >= px(_CLAIM_FROM if short else with_words + _CLAIM)
        self.claim_button.setVisible(free and room and bool(self._staff))

    def _lay_out(self) -> None:
        self._words.addStretch(1)
        self._words.addWidget(self.name)
        self._words.addWidget(self.line)
        self._words.addStretch(1)
        self._row.addWidget(self.back_button)
        self._row.addLayout(self._words, 1)
        for button in (
            self.claim_button,
            self.call_back_button,
            self.snooze_button,
            self.done_button,
            self.card_button,
        ):
            self._row.addWidget(button)

    def _wire(self) -> None:
        self.call_back_button.clicked.connect(lambda: self.call_back.emit())
        self.snooze_button.clicked.connect(lambda: self.snooze.emit(self.snooze_button))
        self.done_button.clicked.connect(lambda: self.done.emit(self.done_button))
        self.claim_button.clicked.connect(lambda: self.claim.emit())
        self.back_button.clicked.connect(lambda: self.back.emit())
        self.card_button.clicked.connect(lambda: self.open_card.emit())
