"""The look: contrast, switching it live, and that nothing stands outside it."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFontMetrics, QIcon, QImage, QPalette
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from deskreply.ui import theme
from deskreply.ui.theme import DARK, LIGHT, Tokens, assets

UI = Path(theme.__file__).parents[1]
ICONS = assets.folder("icons")
THEMES = pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])

# What stands on what: words, and icons that speak.
TEXT_ON = {
    "text": (
        *("bg", "surface", "sunken", "selected", "bubble_in", "bubble_out", "bubble_auto"),
        *("bubble_note", "ok_bg", "due_bg", "over_bg", "waiting_bg", "practice_stripe"),
    ),
    "muted": (
        *("bg", "surface", "sunken", "selected", "bubble_in", "bubble_out", "bubble_auto"),
        "bubble_note",
    ),
    "brand": ("bg", "surface", "sunken", "selected", "bubble_in"),
    "brand_strong": ("bg", "surface", "selected"),
    "on_brand": ("brand", "brand_strong"),
    "on_over": ("over",),
    "ok": ("bg", "surface", "sunken", "selected", "ok_bg"),
    "due": ("bg", "surface", "sunken", "selected", "due_bg"),
    "over": ("bg", "surface", "sunken", "selected", "over_bg"),
    "waiting": ("bg", "surface", "selected", "waiting_bg"),
    "practice": ("surface", "practice_bg", "practice_stripe"),
    "bg": ("ok",),
}
# Borders of controls, rings of the keyboard, knobs, bars.
SHAPE_ON = {
    "outline": ("bg", "surface"),
    "brand": ("bg", "surface", "sunken", "selected"),
    "over": ("bg", "surface"),
    "due": ("bubble_note",),
    "on_brand": ("brand", "outline"),
    "chart": ("surface",),
}


def luminance(colour: QColor) -> float:
    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4

    red, green, blue = colour.redF(), colour.greenF(), colour.blueF()
    return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)


def contrast(front: QColor, back: QColor) -> float:
    light, dark = sorted((luminance(front), luminance(back)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def too_faint(tokens: Tokens, table: dict[str, tuple[str, ...]], least: float) -> set[str]:
    return {
        f"{front} on {back}"
        for front, backs in table.items()
        for back in backs
        if contrast(tokens.named(front), tokens.named(back)) < least
    }


@THEMES
def test_words_can_be_read(tokens: Tokens) -> None:
    assert not too_faint(tokens, TEXT_ON, 4.5)


@THEMES
def test_controls_can_be_seen(tokens: Tokens) -> None:
    assert not too_faint(tokens, SHAPE_ON, 3)


def test_contrast_is_that_of_the_standard() -> None:
    assert contrast(QColor("black"), QColor("white")) == pytest.approx(21)
    assert contrast(QColor("#777777"), QColor("white")) == pytest.approx(4.48, abs=0.01)


def test_a_colour_nobody_named_is_refused() -> None:
    with pytest.raises(LookupError, match="no colour named 'grey'"):
        LIGHT.named("grey")


@pytest.fixture
def app(qapp: QApplication) -> Iterator[QApplication]:
    yield qapp
    theme.install(qapp, mode="light")


@pytest.mark.parametrize(("mode", "tokens"), [("light", LIGHT), ("dark", DARK)])
def test_nothing_of_the_platform_shows_through(
    app: QApplication, mode: theme.Mode, tokens: Tokens
) -> None:
    theme.install(app, mode=mode)

    ours = {getattr(tokens, name).name() for name in Tokens.__slots__}
    groups = QPalette.ColorGroup
    for group in (groups.Active, groups.Inactive, groups.Disabled):
        for role in QPalette.ColorRole:
            if role not in (QPalette.ColorRole.NoRole, QPalette.ColorRole.NColorRoles):
                assert app.palette().color(group, role).name() in ours, (group, role)


def test_switching_changes_what_is_on_the_screen(app: QApplication, qtbot: QtBot) -> None:
    look = theme.install(app, mode="light")
    field = QLineEdit()
    qtbot.addWidget(field)
    field.show()
    before = field.grab().toImage().pixelColor(field.rect().center())

    with qtbot.waitSignal(look.changed):
        look.set_mode("dark")

    after = field.grab().toImage().pixelColor(field.rect().center())
    assert (before.name(), after.name()) == (LIGHT.surface.name(), DARK.surface.name())
    assert look.dark


@pytest.mark.parametrize(("mode", "tokens"), [("light", LIGHT), ("dark", DARK)])
def test_what_stands_in_an_empty_field_can_be_read(
    app: QApplication, qtbot: QtBot, mode: theme.Mode, tokens: Tokens
) -> None:
    theme.install(app, mode=mode, family="Inter")
    field = QLineEdit(placeholderText="▇▇▇▇▇▇")
    qtbot.addWidget(field)
    field.resize(200, 36)
    field.show()

    image = field.grab().toImage()
    assert tokens.muted.name() in {
        image.pixelColor(x, image.height() // 2).name() for x in range(image.width())
    }


def test_the_system_is_followed_only_while_it_is_asked_for(app: QApplication) -> None:
    scheme = app.styleHints().colorSchemeChanged
    look = theme.install(app, mode="system")
    scheme.emit(Qt.ColorScheme.Dark)
    assert look.dark
    scheme.emit(Qt.ColorScheme.Light)
    assert not look.dark

    look.set_mode("light")
    scheme.emit(Qt.ColorScheme.Dark)
    assert not look.dark


@pytest.mark.parametrize(
    ("asked", "got", "pixels"), [(0.5, 0.9, 13), (1.0, 1.0, 14), (1.5, 1.5, 21), (9, 1.5, 21)]
)
def test_text_grows_within_its_bounds(
    app: QApplication, asked: float, got: float, pixels: int
) -> None:
    look = theme.install(app, mode="light")
    look.set_scale(asked)

    assert look.scale == got
    assert look.font(14).pixelSize() == pixels
    assert app.font().pixelSize() == pixels


def test_the_four_weights_are_four_different_fonts(app: QApplication) -> None:
    look = theme.install(app, mode="light", family="Inter")

    widths = [
        QFontMetrics(look.font(100, weight)).horizontalAdvance("Maria Lopez")
        for weight in (400, 500, 600, 700)
    ]
    assert widths == sorted(set(widths))


def test_a_second_look_takes_the_place_of_the_first(app: QApplication) -> None:
    theme.install(app, mode="dark")
    second = theme.install(app, mode="light")

    assert theme.current() is second
    assert app.palette().color(QPalette.ColorRole.Window).name() == LIGHT.bg.name()


def test_icons_take_the_colour_and_the_density_asked_for(app: QApplication) -> None:
    look = theme.install(app, mode="light")
    pixmap = look.pixmap("circle", "over", 24)

    assert pixmap.deviceIndependentSize().toSize().width() == 24
    assert LIGHT.over.name() in colours(pixmap.toImage())
    grey = look.icon("circle", "over", 24).pixmap(24, QIcon.Mode.Disabled)
    assert colours(grey.toImage()) >= {LIGHT.outline.name()}


def colours(image: QImage) -> set[str]:
    places = [(x, y) for x in range(image.width()) for y in range(image.height())]
    return {image.pixelColor(*place).name() for place in places if image.pixelColor(*place).alpha()}


def test_an_icon_nobody_drew_is_refused(app: QApplication) -> None:
    with pytest.raises(LookupError, match="no icon named 'unicorn'"):
        theme.install(app).pixmap("unicorn")


def sources() -> list[Path]:
    return sorted(path for path in UI.rglob("*.py") if path.parent.name != "theme")


# A colour or a size of type that somebody wrote down.
LITERAL = re.compile(
    r"""["']\#[0-9a-fA-F]{3,8}\b | QColor\(\s*["'\d] | QColorConstants
    | GlobalColor\.(?!transparent) | font-size | setP(oint|ixel)Size | QFont\(""",
    re.VERBOSE,
)


def test_colours_and_sizes_of_type_come_from_the_theme() -> None:
    assert not [path for path in sources() if LITERAL.search(path.read_text(encoding="utf-8"))]


# Where a call names an icon: the place among its arguments.
NAMED_AT = {
    **{"icon": 0, "pixmap": 0, "set_icon": 0, "IconButton": 0, "Button": 1, "Pill": 1},
    **{"draw_icon": 2, "draw_pill": 3},
}


def icons_named(tree: ast.AST) -> Iterator[str]:
    for call in ast.walk(tree):
        if not isinstance(call, ast.Call):
            continue
        called = call.func.attr if isinstance(call.func, ast.Attribute) else ""
        called = call.func.id if isinstance(call.func, ast.Name) else called
        named = [word.value for word in call.keywords if word.arg in ("icon", "trailing")]
        at = NAMED_AT.get(called)
        if at is not None and len(call.args) > at:
            named.append(call.args[at])
        for node in named:
            for leaf in ast.walk(node):
                if isinstance(leaf, ast.Constant) and isinstance(leaf.value, str):
                    yield leaf.value


def test_every_icon_that_is_named_is_there() -> None:
    missing = {
        (path.name, name)
        for path in sources()
        for name in icons_named(ast.parse(path.read_text(encoding="utf-8")))
        if name and not (ICONS / f"{name}.svg").is_file()
    }
    assert not missing


def test_every_icon_that_is_there_is_named() -> None:
    words = {
        node.value
        for path in UI.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    assert not {path.stem for path in ICONS.glob("*.svg")} - words
