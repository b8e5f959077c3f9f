"""The theme that is on, and switching it while everything is on the screen."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QFont, QFontDatabase, QFontInfo, QIcon, QPixmap
from PySide6.QtWidgets import QApplication, QStyleFactory

from deskreply.ui.theme import assets
from deskreply.ui.theme.icons import Tinter
from deskreply.ui.theme.palette import palette
from deskreply.ui.theme.sheet import sheet
from deskreply.ui.theme.tokens import DARK, LIGHT, Tokens

Mode = Literal["light", "dark", "system"]

SMALLEST, LARGEST = 0.9, 1.5
_WEIGHTS = {
    400: QFont.Weight.Normal,
    500: QFont.Weight.Medium,
    600: QFont.Weight.DemiBold,
    700: QFont.Weight.Bold,
}


class Theme(QObject):
    """The application's look. ``changed`` says that colours or sizes are others now."""

    changed = Signal()

    def __init__(self, app: QApplication, *, mode: Mode, scale: float, family: str) -> None:
        super().__init__(app)
        self._app = app
        self._family = family or _system_family()
        self._fonts: dict[tuple[int, int], QFont] = {}
        self._tinter = Tinter()
        self._mode: Mode = mode
        self.scale = _within(scale)
        self.tokens: Tokens = LIGHT
        self.dark = False
        app.styleHints().colorSchemeChanged.connect(self._follow)
        self._put_on()

    @property
    def mode(self) -> Mode:
        """What was chosen; ``dark`` says what came of it."""
        return self._mode

    def set_mode(self, mode: Mode) -> None:
        """Light, dark, or as the system has it, from now on."""
        if mode != self._mode:
            self._mode = mode
            self._put_on()

    def set_scale(self, scale: float) -> None:
        """The size of everything with words, 0.9 to 1.5; what lies beyond is brought within."""
        if _within(scale) != self.scale:
            self.scale = _within(scale)
            self._put_on()

    def px(self, length: float) -> int:
        """A length of the design in pixels at the present scale."""
        return round(length * self.scale)

    def font(self, size: int = 14, weight: int = 400) -> QFont:
        """A font of ``size`` design pixels; weights 400, 500, 600 and 700."""
        pixels = self.px(size)
        font = self._fonts.get((pixels, weight))
        if font is None:
            font = self._fonts[pixels, weight] = QFont(self._family)
            font.setPixelSize(pixels)
            font.setWeight(_WEIGHTS[weight])
        # A copy, for whoever has it may change it; Qt shares what is inside.
        return QFont(font)

    def pixmap(self, name: str, ink: str = "text", size: int = 20) -> QPixmap:
        """An icon in a token's colour, ``size`` design pixels square."""
        colour = self.tokens.named(ink).name()
        return self._tinter.pixmap(name, colour, self.px(size), self._app.devicePixelRatio())

    def icon(self, name: str, ink: str = "text", size: int = 20) -> QIcon:
        """The same as an icon, which is drawn in the outline colour where it is disabled."""
        icon = QIcon(self.pixmap(name, ink, size))
        icon.addPixmap(self.pixmap(name, "outline", size), QIcon.Mode.Disabled)
        return icon

    def _follow(self, scheme: Qt.ColorScheme) -> None:
        if self._mode == "system":
            self._wear(dark=scheme == Qt.ColorScheme.Dark)

    def _put_on(self) -> None:
        hints = self._app.styleHints()
        if self._mode == "system":
            hints.unsetColorScheme()
            self._wear(dark=hints.colorScheme() == Qt.ColorScheme.Dark)
        else:
            # The window's own frame is the system's: it is told as well.
            dark = self._mode == "dark"
            hints.setColorScheme(Qt.ColorScheme.Dark if dark else Qt.ColorScheme.Light)
            self._wear(dark=dark)

    def _wear(self, *, dark: bool) -> None:
        self.dark = dark
        self.tokens = DARK if dark else LIGHT
        # A style sheet put on a widget that was never shown keeps the font it has now for the day
        # when it is, whatever font it is given in between.
        for widget in self._app.allWidgets():
            widget.ensurePolished()
        self._app.setPalette(palette(self.tokens))
        self._app.setFont(self.font())
        self._app.setStyleSheet(sheet(self.tokens, self.px))
        self.changed.emit()


def install(
    app: QApplication, *, mode: Mode = "system", scale: float = 1.0, family: str = ""
) -> Theme:
    """Put our look on ``app`` in the place of any other. ``family``: "" for the system's font,
    "Inter" for the one that comes with DeskReply."""
    for former in app.findChildren(Theme, options=Qt.FindChildOption.FindDirectChildrenOnly):
        former.setParent(None)
        former.deleteLater()
    if family == "Inter":
        _load_inter()
    app.setStyle(QStyleFactory.create("Fusion"))
    return Theme(app, mode=mode, scale=scale, family=family)


def current() -> Theme:
    """The theme that is on; LookupError before ``install``."""
    app = QApplication.instance()
    only = Qt.FindChildOption.FindDirectChildrenOnly
    found = app.findChild(Theme, options=only) if app else None
    if found is None:
        raise LookupError("no theme is installed yet")
    return found


def _within(scale: float) -> float:
    return min(max(scale, SMALLEST), LARGEST)


def _system_family() -> str:
    system = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)
    return QFontInfo(system).family()


def _load_inter() -> None:
    if "Inter" in QFontDatabase.families():
        return
    for file in sorted(assets.folder("fonts").glob("Inter-*.otf")):
        QFontDatabase.addApplicationFont(str(file))
