"""The window of the settings: pages at the left, the open one at the right, a search over all."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt, QTimer, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QHideEvent,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QShortcut,
    QShowEvent,
)
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from deskreply.ui import kit
from deskreply.ui.contact.scroll import Scroll
from deskreply.ui.place import inside
from deskreply.ui.settings.around import Around
from deskreply.ui.settings.connection import ConnectionPage
from deskreply.ui.settings.nav import Found, Nav, matching
from deskreply.ui.settings.page import Page
from deskreply.ui.settings.pages import PAGES

WIDTH, HEIGHT = 860, 620
LEAST_WIDTH, LEAST_HEIGHT = 700, 480
SHOWN_MS = 1600
REST_MS, BETWEEN_MS = 500, 20


class SettingsWindow(kit.Worded, QWidget):
    """Lives as long as ``around.bridge``: whoever closes that deletes this first. Closing it only
    hides it. ``restart_wanted``: the app shall start again."""

    restart_wanted = Signal()

    def __init__(self, around: Around, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self._around = around
        self._kinds = {page.NAME: page for page in PAGES}
        self._pages: dict[str, Page] = {}
        self._scrolls: dict[str, Scroll] = {}
        self._labels: dict[str, str] = {}
        self._open = ""
        self._nav = Nav([(page.NAME, page.ICON) for page in PAGES])
        self._stack = QStackedWidget()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._nav)
        row.addWidget(self._stack, 1)
        self._mark = Mark(self)
        self._building = QTimer(self, singleShot=True)
        self._building.timeout.connect(self._build_next)
        self._nav.chosen.connect(self.open_page)
        self._nav.searching.connect(self._search)
        self._nav.found.connect(self._go)
        find = QShortcut(QKeySequence("Ctrl+F"), self)
        find.activated.connect(self._nav.search.setFocus)
        QShortcut(QKeySequence("Ctrl+K"), self).activated.connect(self._nav.search.setFocus)
        QShortcut(QKeySequence("Ctrl+W"), self).activated.connect(self.close)
        self.theme = kit.follow(self)
        self.restyle()
        screen = self.screen().availableGeometry()
        self.resize(
            min(self.theme.px(WIDTH), screen.width()), min(self.theme.px(HEIGHT), screen.height())
        )
        if parent is not None:
            place = self.geometry()
            place.moveCenter(parent.geometry().center())
            self.setGeometry(inside(place, screen))
        self.retranslate()

    @property
    def page(self) -> str:
        """The name of the open page."""
        return self._open

    def open_page(self, name: str) -> None:
        """Show a page by its ``NAME``, and the window where it is not on the screen."""
        if self._open and self._open != name:
            self._pages[self._open].commit()
        self._open = name
        page = self._page(name)
        self._stack.setCurrentWidget(self._scrolls[name])
        self._nav.show_page(name)
        page.entered()
        if not self.isVisible():
            self._nav.focus_page(name)
            self.show()
        self.raise_()
        self.activateWindow()
        # The others are put together while nobody waits: to be searched, and open at once.
        self._building.start(REST_MS)

    def retranslate(self) -> None:
        self.setWindowTitle(self.tr("Settings"))
        self._labels = {
            "office": self.tr("Office"),
            "hours": self.tr("Hours"),
            "wording": self.tr("Wording"),
            "replies": self.tr("Saved replies"),
            "alerts": self.tr("Alerts and privacy"),
            "team": self.tr("Team"),
            "connection": self.tr("Connection"),
            "data": self.tr("Data and backup"),
            "access": self.tr("Access"),
            "about": self.tr("About"),
        }
        self._nav.set_labels(self._labels)

    def restyle(self) -> None:
        """Take on the theme's colours and sizes."""
        screen = self.screen().availableGeometry()
        least = self.theme.px(LEAST_WIDTH), self.theme.px(LEAST_HEIGHT)
        self.setMinimumSize(min(least[0], screen.width()), min(least[1], screen.height()))
        # With larger text it has grown.
        if self.isVisible() and not self.isMaximized():
            self.setGeometry(inside(self.geometry(), screen))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), self.theme.tokens.bg)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not event.spontaneous() and not self.isMaximized():
            self.setGeometry(inside(self.geometry(), self.screen().availableGeometry()))
        # The desk's own window may be in the tray: what is shown here lives on nevertheless.
        self._around.bridge.set_visible(True, "settings")
        if not self._open:
            self.open_page(PAGES[0].NAME)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._around.bridge.set_visible(False, "settings")

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._open:
            self._pages[self._open].commit()
        super().closeEvent(event)

    # --- pages ---

    def _page(self, name: str) -> Page:
        if name not in self._pages:
            page = self._pages[name] = self._kinds[name](self._around)
            if isinstance(page, ConnectionPage):
                page.restart_wanted.connect(self.restart_wanted)
            self._scrolls[name] = scroll = Scroll(page)
            self._stack.addWidget(scroll)
        return self._pages[name]

    def _build_next(self) -> None:
        missing = [name for name in self._kinds if name not in self._pages]
        if missing:
            self._page(missing[0])
            self._building.start(BETWEEN_MS)

    # --- search ---

    def _search(self, typed: str) -> None:
        self._nav.show_found(matching(typed, self._all()) if typed.strip() else None)

    def _all(self) -> list[Found]:
        return [
            Found(name, self._labels[name], place)
            for name in self._kinds
            for place in self._page(name).places()
        ]

    def _go(self, found: Found) -> None:
        self.open_page(found.page)
        widget = found.place.widget
        if found.place.reveal is not None:
            found.place.reveal()
        scroll = self._scrolls[found.page]
        # Where it stands is known once the page has been laid out.
        self._page(found.page).adjustSize()
        scroll.ensureWidgetVisible(widget, 0, self.theme.px(40))
        (widget.focusProxy() or widget).setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._mark.show_around(widget)


class Mark(QWidget):
    """A frame around something for a moment: here it is."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._above = parent
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._end = QTimer(self, singleShot=True, interval=SHOWN_MS)
        self._end.timeout.connect(self.hide)
        self.theme = kit.follow(self)
        self.hide()

    def show_around(self, widget: QWidget) -> None:
        """Frame this."""
        edge = self.theme.px(6)
        corner = widget.mapTo(self._above, widget.rect().topLeft())
        self.setGeometry(QRect(corner, widget.size()).adjusted(-edge, 0, edge, 0))
        self.show()
        self.raise_()
        self._end.start()

    def restyle(self) -> None:
        """Take on the theme's colours."""
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        brand = self.theme.tokens.brand
        kit.draw_frame(QPainter(self), self.rect(), self.theme.px(8), None, brand, 2)
