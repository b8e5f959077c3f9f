"""The small widgets: pressed, typed into, read out, in both themes and at every text size."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from PySide6.QtCore import QEvent, QRect, Qt
from PySide6.QtGui import QAccessible, QCursor, QImage, QKeyEvent, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from deskreply.ui import kit, theme
from deskreply.ui.theme import Theme
from tests.ui.widgets import LEFT, button_of, field_of, name, open_window, picture, role

# How high anything is that can be pressed, in pixels.
LEAST_HIT = 36


@pytest.fixture
def look(qapp: QApplication) -> Theme:
    # Wherever another test left the pointer, what comes to lie under it looks different.
    QCursor.setPos(qapp.primaryScreen().geometry().bottomRight())
    return theme.install(qapp, mode="light", family="Inter")


@pytest.fixture
def window(look: Theme, qtbot: QtBot) -> QWidget:
    return open_window(qtbot)


def pressables() -> list[QPushButton]:
    return [
        kit.Button("Retry"),
        kit.Button("Send to Maria", "send", "primary"),
        kit.Button("Call back", "phone-outgoing", "outline", height=40),
        kit.Button("Show 3 more", "chevron-down", "quiet"),
        kit.Button("Block", kind="danger"),
        kit.IconButton("smile", "Emoji"),
        kit.Chip("Mine", count=1),
        kit.Chip("Cleaning", trailing="x", checkable=False, soft=True),
        kit.Switch("Don't text this person"),
    ]


@pytest.mark.parametrize("scale", [0.9, 1.0, 1.5])
def test_what_is_pressed_is_large_enough_to_hit(look: Theme, qtbot: QtBot, scale: float) -> None:
    look.set_scale(scale)
    for button in pressables():
        qtbot.addWidget(button)
        size = button.sizeHint()
        assert min(size.width(), size.height()) >= round(36 * scale), button


def test_everything_pressed_has_a_name(look: Theme, qtbot: QtBot) -> None:
    for button in pressables():
        qtbot.addWidget(button)
        assert name(button), button


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_keyboard_and_states_are_seen(look: Theme, qtbot: QtBot, mode: theme.Mode) -> None:
    look.set_mode(mode)
    for button in pressables():
        window = QWidget()
        qtbot.addWidget(window)
        QVBoxLayout(window).addWidget(button)
        window.show()
        window.activateWindow()
        button.clearFocus()
        resting = picture(button)
        button.setFocus(Qt.FocusReason.TabFocusReason)
        qtbot.waitUntil(button.hasFocus)
        assert picture(button) != resting, button
        button.clearFocus()
        assert picture(button) == resting, button
        button.setEnabled(False)
        assert picture(button) != resting, button


def test_a_click_draws_no_ring(window: QWidget, qtbot: QtBot) -> None:
    button = kit.Button("Snooze", parent=window)
    button.move(100, 100)
    button.show()
    button.setFocus(Qt.FocusReason.TabFocusReason)
    ringed = picture(button)
    button.clearFocus()
    button.setFocus(Qt.FocusReason.MouseFocusReason)
    assert button.hasFocus()
    assert picture(button) != ringed


def test_buttons_say_an_ampersand_as_it_is(look: Theme, qtbot: QtBot) -> None:
    button = kit.Button("Send to M&M")
    qtbot.addWidget(button)
    assert button.text() == "Send to M&M"
    assert name(button) == "Send to M&M"
    assert button.shortcut().isEmpty()


def test_longer_words_make_a_wider_button(look: Theme, qtbot: QtBot) -> None:
    button = kit.Button("Send")
    qtbot.addWidget(button)
    before = button.sizeHint().width()
    button.setText("Send to Maximiliane")
    assert button.sizeHint().width() > before


def test_a_filter_says_its_count_and_that_it_is_on(look: Theme, qtbot: QtBot) -> None:
    chip = kit.Chip("To answer", count=5)
    qtbot.addWidget(chip)
    assert name(chip) == "To answer 5"
    off = picture(chip)
    QTest.mouseClick(chip, LEFT)
    assert QAccessible.queryAccessibleInterface(chip).state().checked
    assert picture(chip) != off
    chip.set_count(4)
    assert name(chip) == "To answer 4"
    chip.set_count(None)
    assert name(chip) == "To answer"


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_a_button_is_pressed_by_keyboard(look: Theme, qtbot: QtBot, key: Qt.Key) -> None:
    button = kit.Button("Reached")
    qtbot.addWidget(button)
    with qtbot.waitSignal(button.clicked):
        QTest.keyClick(button, key)


def test_a_key_held_down_presses_once(look: Theme, qtbot: QtBot) -> None:
    button, pressed = kit.Button("Send anyway"), list[str]()
    qtbot.addWidget(button)
    button.clicked.connect(lambda: pressed.append("pressed"))
    for repeated in (False, True, True):
        event = QKeyEvent(
            QEvent.Type.KeyPress, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier, "", repeated
        )
        QApplication.sendEvent(button, event)
    assert len(pressed) == 1


def test_a_switch_is_switched_by_mouse_and_keyboard(window: QWidget, qtbot: QtBot) -> None:
    switch = kit.Switch("Don't text this person", parent=window)
    switch.move(100, 100)
    switch.show()
    assert role(switch) == QAccessible.Role.CheckBox
    QTest.mouseClick(switch, LEFT)
    assert switch.isChecked()
    switch.setFocus()
    QTest.keyClick(switch, Qt.Key.Key_Space)
    assert not switch.isChecked()


def test_an_icon_button_leaves_the_keyboard_where_one_types(window: QWidget, qtbot: QtBot) -> None:
    button = kit.IconButton("smile", "Emoji", "Insert an emoji", parent=window)
    button.move(100, 100)
    button.show()
    QTest.mouseClick(button, LEFT)
    assert field_of(window).hasFocus()
    assert button.toolTip() == "Insert an emoji"


def everything() -> list[QWidget]:
    made: list[QWidget] = [
        *pressables(),
        kit.Label("Words"),
        kit.ElidedLabel("Words"),
        kit.FieldLabel("Status"),
        kit.Pill("due", "clock", "18 min left"),
        kit.KeyCap("Enter"),
        kit.LineEdit("Search", icon="search", key="Ctrl+K"),
        kit.Select("Status", icon="languages"),
        kit.Banner("Offline", icon="triangle-alert", tone="due"),
        kit.Card(),
        kit.Empty(icon="circle-check"),
        kit.Empty(),
        kit.Divider(),
    ]
    for widget in made:
        if isinstance(widget, kit.Empty):
            widget.show_words("Nothing to answer", "2 booked", action="Show all")
    return made


def test_widgets_look_as_if_made_in_the_theme_that_came_later(look: Theme, qtbot: QtBot) -> None:
    old = everything()
    look.set_mode("dark")
    look.set_scale(1.5)
    for former, fresh in zip(old, everything(), strict=True):
        for widget in (former, fresh):
            qtbot.addWidget(widget)
            widget.resize(360, 300)
        assert former.sizeHint() == fresh.sizeHint(), former
        assert picture(former) == picture(fresh), former


@pytest.mark.usefixtures("look")
def test_labels_show_markup_as_it_is_written(qtbot: QtBot) -> None:
    label = kit.Label("<b>bold</b>")
    qtbot.addWidget(label)
    assert label.textFormat() == Qt.TextFormat.PlainText
    assert name(label) == "<b>bold</b>"


@pytest.mark.usefixtures("look")
def test_a_label_that_is_cut_is_whole_in_its_tooltip(qtbot: QtBot) -> None:
    label = kit.ElidedLabel("Maximiliane von und zu Hohenstein")
    qtbot.addWidget(label)
    label.resize(80, 20)
    picture(label)
    assert label.toolTip() == "Maximiliane von und zu Hohenstein"
    label.resize(800, 20)
    picture(label)
    assert label.toolTip() == ""


@pytest.mark.usefixtures("look")
def test_the_key_in_a_field_goes_when_one_types(qtbot: QtBot) -> None:
    with_key = kit.LineEdit("Search", icon="search", key="Ctrl+K")
    without = kit.LineEdit("Search", icon="search")
    for field in (with_key, without):
        qtbot.addWidget(field)
        field.resize(320, 36)
    assert picture(with_key) != picture(without)
    for field in (with_key, without):
        field.setText("Maria")
    assert picture(with_key) == picture(without)


@pytest.mark.usefixtures("look")
def test_a_choice_is_made_by_keyboard(qtbot: QtBot) -> None:
    select = kit.Select("Status")
    qtbot.addWidget(select)
    select.addItems(["New", "Contacted"])
    select.show()
    QTest.keyClick(select, Qt.Key.Key_Down)
    assert select.currentText() == "Contacted"
    assert select.accessibleName() == "Status"
    assert role(select) == QAccessible.Role.ComboBox


@pytest.mark.usefixtures("look")
def test_a_banner_says_what_is_wrong_and_what_helps(qtbot: QtBot) -> None:
    banner = kit.Banner()
    qtbot.addWidget(banner)
    banner.show_words("Offline since 10:42", icon="triangle-alert", tone="due", action="Try again")
    banner.show()
    button = button_of(banner)
    assert name(banner) == "Offline since 10:42"
    assert name(button) == "Try again"
    with qtbot.waitSignal(banner.acted):
        QTest.mouseClick(button, LEFT)
    banner.show_words("Back again", icon="check", tone="ok")
    assert not button.isVisible()


@pytest.mark.usefixtures("look")
@pytest.mark.parametrize("icon", ["", "circle-check"])
def test_nothing_to_show_says_so_and_leads_on(qtbot: QtBot, icon: str) -> None:
    empty = kit.Empty(icon=icon)
    qtbot.addWidget(empty)
    empty.show_words("Nothing to answer", "2 waiting on them", action="Show all")
    empty.show_pill("ok", "zap", "Auto-text is ON.")
    empty.show()
    assert name(empty) == "Nothing to answer 2 waiting on them"
    with qtbot.waitSignal(empty.acted):
        QTest.mouseClick(button_of(empty), LEFT)


@contextmanager
def painting(width: int = 300) -> Iterator[tuple[QPainter, QImage]]:
    """A painter on a clear picture, 60 high."""
    image = QImage(width, 60, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    try:
        yield painter, image
    finally:
        painter.end()


@pytest.mark.usefixtures("look")
def test_pills_are_drawn_where_they_belong() -> None:
    room = QRect(10, 10, 280, 40)
    with painting() as (painter, image):
        drawn = kit.draw_pill(painter, room, "over", "alarm-clock", "4 min over")
        assert room.contains(drawn)
        assert drawn.right() == room.right()
        assert (
            image.pixelColor(drawn.left() + 12, drawn.top() + 2) == theme.current().tokens.over_bg
        )
        assert image.pixelColor(drawn.left() - 2, drawn.center().y()).alpha() == 0


@pytest.mark.usefixtures("look")
def test_a_pill_that_is_too_long_stays_within() -> None:
    room = QRect(10, 10, 60, 40)
    with painting(100) as (painter, _):
        assert room.contains(kit.draw_pill(painter, room, "due", "clock", "1 h 20 min left of it"))


@pytest.mark.usefixtures("look")
def test_drawing_leaves_the_painter_as_it_was() -> None:
    def state() -> tuple[object, ...]:
        return painter.pen(), painter.brush(), painter.font(), painter.renderHints()

    room = QRect(0, 0, 300, 60)
    with painting() as (painter, _):
        before = state()
        kit.draw_pill(painter, room, "ok", "check", "Booked")
        kit.draw_avatar(painter, room, "ML", "due")
        kit.draw_badge(painter, room, "2")
        kit.draw_keycap(painter, room, "Enter")
        kit.draw_shadow(painter, room, 8, 8)
        assert state() == before


def test_a_long_question_takes_no_room_from_its_answers(window: QWidget) -> None:
    question = kit.Dialog(
        "Does your office keep health records, whatever they may be?",
        "A dental or medical office does. " * 9,
        confirm="Yes",
        parent=window,
    )
    answers = [kit.Button(words) for words in ("Yes", "Not yet", "No")]
    for answer in answers:
        question.body.addWidget(answer)
    question.open()
    assert min(answer.height() for answer in answers) >= LEAST_HIT
