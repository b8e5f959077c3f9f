"""The window of the first run: one page after the other, kept as one goes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QPushButton, QStackedWidget, QVBoxLayout, QWidget

from deskreply.ui import kit
from deskreply.ui.background import nothing
from deskreply.ui.bridge import Bridge
from deskreply.ui.contact.scroll import Scroll
from deskreply.ui.setup.around import SetupAround
from deskreply.ui.setup.frame import SIDE, Footing, Heading
from deskreply.ui.setup.pages import PAGES
from deskreply.ui.setup.step import Step
from deskreply.ui.setup.typed import Typed
from deskreply.ui.setup.welcome import WelcomeStep

WIDTH, HEIGHT = 640, 520
# From here on a page may need the office; all that it takes is kept by then.
OFFICE_FROM = 5
# The title bar and a panel want room as well.
_OUTSIDE = 72


class Wizard(kit.Worded, QWidget):
    """Seven pages. What is entered is kept with Next, so that one may close the window and go on
    later where one was."""

    practice_chosen = Signal()
    """The person wants to see it with practice callers first."""
    office_wanted = Signal()
    """All that an office needs is kept: open it, and say ``set_office`` or ``office_failed``."""
    finished = Signal()
    """Setup is done."""
    closed = Signal()
    """The window was closed before that."""

    def __init__(
        self,
        around: SetupAround,
        pages: Sequence[Callable[[SetupAround], Step]] = PAGES,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._around = around
        # The page that is open, counted from 1; 0 before the window is shown.
        self._at = 0
        self._leaving = self._done = self._office_asked = self._by_keyboard = False
        self._refusal = self._office_trouble = ""
        self._bridge: Bridge | None = None
        self.setObjectName("wizard")
        self.pages = [make(around) for make in pages]
        self._typed = Typed(around, self)
        self._heading, self._footing = Heading(len(self.pages)), Footing()
        self._stack = QStackedWidget()
        self._lay_out()
        for page in self.pages:
            page.changed.connect(partial(self._page_changed, page))
            page.next_asked.connect(self.go_on)
            page.refused.connect(partial(self._refuse, page))
        self._footing.back.clicked.connect(self.go_back)
        self._footing.next.clicked.connect(self.go_on)
        self.theme = kit.follow(self)
        self.restyle()
        self.retranslate()

    # --- what the app says ---

    def set_office(self, bridge: Bridge | None) -> None:
        """The office is open now, or no longer."""
        self._office_asked, self._office_trouble = bridge is not None, ""
        self._bridge = bridge
        self._tell_seen(self.isVisible())
        for page in self.pages:
            page.set_office(bridge)

    def office_failed(self, sentence: str) -> None:
        """It could not be opened; it is asked for again with the next step."""
        self._office_asked = False
        self._office_trouble = sentence
        self._show_words()

    # --- going ---

    @property
    def page(self) -> Step:
        """The page that is shown."""
        return self.pages[max(self._at, 1) - 1]

    def go_back(self) -> None:
        """The page before this one. Nothing of this one is lost."""
        if self._at > 1:
            self._by_keyboard = self._footing.back.ringed
            self._go_to(self._at - 1)

    def go_on(self) -> None:
        """Keep what was entered, then the next page."""
        if self._leaving or not self.page.can_go_on():
            return
        self._leaving = True
        self._refusal = ""
        self._by_keyboard = not self.page.underMouse() and not self._footing.underMouse()
        self._show_words()
        self.page.leave(partial(self._left, self._at))

    def _left(self, number: int) -> None:
        # A page may say so late, when one has gone back meanwhile.
        if number != self._at or not self._leaving:
            return
        self._leaving = False
        page = self.page
        self._typed.done(page)
        if isinstance(page, WelcomeStep) and page.practice:
            self._show_words()
            self.practice_chosen.emit()
        elif number < len(self.pages):
            self._go_to(number + 1)
        else:
            self._done = True
            self._typed.forget()
            self.finished.emit()

    def _go_to(self, number: int) -> None:
        self.page.left()
        self._open(number)

    def _open(self, number: int) -> None:
        self._typed.close()
        self._at, self._leaving, self._refusal = number, False, ""
        self._keep_place()
        if number >= OFFICE_FROM and not self._office_asked:
            self._office_asked, self._office_trouble = True, ""
            self.office_wanted.emit()
        self._stack.setCurrentIndex(number - 1)
        page = self.page
        page.enter()
        self._typed.open(page)
        self._show_words()
        # A ring where the keyboard is helps who uses one.
        reason = Qt.FocusReason
        (page.first_field() or self._footing.next).setFocus(
            reason.TabFocusReason if self._by_keyboard else reason.MouseFocusReason
        )
        heading = self._heading
        kit.announce(self, f"{heading.count.text()}. {page.title()}. {page.line()}")

    def _keep_place(self) -> None:
        save = partial(self._around.port.save, {"setup.step": self._at})
        self._around.background.run(save, nothing, partial(self._refuse, self.page))

    def _refuse(self, page: Step, sentence: str) -> None:
        if page is self.page:
            self._leaving = False
            self._refusal = sentence
            self._show_words()

    def _page_changed(self, page: Step) -> None:
        if page is self.page:
            self._refusal = ""
            self._show_words()

    # --- what the system says ---

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._tell_seen(True)
        self._fit()
        # It may have been closed and is opened again, where it was.
        if not event.spontaneous():
            kept = self._around.port.settings().setup_step
            self._open(self._at or min(max(kept, 1), len(self.pages)))

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._tell_seen(False)

    def _tell_seen(self, seen: bool) -> None:
        """The desk's own window is hidden meanwhile: without this the clocks here would stand."""
        if self._bridge is not None:
            self._bridge.set_visible(seen, "wizard")

    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        if not self._done:
            self._typed.close()
            self.page.left()
            self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() not in kit.ENTER:
            super().keyPressEvent(event)
            return
        # On a button Enter presses it, everywhere else it is Next.
        here = self.focusWidget()
        if isinstance(here, QPushButton) and not here.isCheckable():
            here.click()
        else:
            self.go_on()

    # --- look ---

    def retranslate(self) -> None:
        """Set every word of this window anew."""
        self.setWindowTitle(self.tr("Set up DeskReply"))
        self._show_words()

    def _show_words(self) -> None:
        page = self.page
        self._heading.show_step(max(self._at, 1), page.title(), page.line())
        self._footing.back.setVisible(self._at > 1)
        self._footing.next.setEnabled(page.can_go_on() and not self._leaving)
        refusal = self._refusal or self._office_trouble
        self._footing.show_words(page.next_words(), page.footer(), refusal)

    def restyle(self) -> None:
        """Take on the theme's colours and sizes."""
        px, tokens = self.theme.px, self.theme.tokens
        self.setStyleSheet(f"#wizard {{ background: {tokens.surface.name()}; }}")
        for page in self.pages:
            side = px(SIDE - page.INSET)
            page.setContentsMargins(side, 0, side, px(8))
        self._fit()

    def _fit(self) -> None:
        """As high as drawn, or as the screen allows: then the page scrolls."""
        px = self.theme.px
        room = self.screen().availableGeometry().height() - _OUTSIDE
        self.setFixedSize(px(WIDTH), min(px(HEIGHT), room) if self.isWindow() else px(HEIGHT))

    def _lay_out(self) -> None:
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        for page in self.pages:
            self._stack.addWidget(Scroll(page))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._heading)
        column.addWidget(self._stack, 1)
        column.addWidget(self._footing)
