"""What opens over the window: toasts, pop-ups, menus, questions."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from deskreply.ui import kit, theme
from tests.ui.widgets import LEFT, button_of, field_of, name, open_window


@pytest.fixture
def window(qapp: QApplication, qtbot: QtBot) -> QWidget:
    theme.install(qapp, mode="light", family="Inter")
    return open_window(qtbot)


def test_a_toast_counts_down_and_goes(window: QWidget, qtbot: QtBot) -> None:
    toast = kit.Toast(window)
    with qtbot.waitSignal(toast.expired, timeout=4000):
        toast.show_words("Texted Maria", action="Undo", seconds=2)
        button = button_of(toast)
        assert button.text() == "Undo 2 s"
        assert name(button) == "Undo"
        qtbot.waitUntil(lambda: button.text() == "Undo 1 s", timeout=2000)
    assert not toast.isVisible()


def test_a_toast_is_acted_on_once(window: QWidget, qtbot: QtBot) -> None:
    toast = kit.Toast(window)
    toast.show_words("Texted Maria", action="Undo")
    with qtbot.waitSignal(toast.acted), qtbot.assertNotEmitted(toast.expired):
        QTest.mouseClick(button_of(toast), LEFT)
    assert not toast.isVisible()


def test_a_toast_rests_at_the_bottom_when_the_window_grows(window: QWidget, qtbot: QtBot) -> None:
    toast = kit.Toast(window)
    toast.show_words("Saved")
    window.resize(700, 500)
    qtbot.waitUntil(lambda: toast.geometry().bottom() == 500 - 16 - 1)
    assert abs(toast.geometry().center().x() - 350) <= 1


def test_toasts_stand_above_what_one_writes_in_and_above_each_other(
    window: QWidget, qtbot: QtBot
) -> None:
    ground = QWidget(window)
    ground.setObjectName(kit.UNDER_TOASTS)
    ground.setGeometry(100, window.height() - 120, 300, 120)
    ground.show()
    sent, done = kit.Toast(window), kit.Toast(window, floor=1)
    sent.show_words("Texted Maria")
    done.show_words("Done: Contacted")
    qtbot.waitUntil(lambda: sent.geometry().bottom() == ground.y() - 8 - 1)
    qtbot.waitUntil(lambda: done.geometry().bottom() == sent.y() - 8 - 1)
    assert abs(done.geometry().center().x() - ground.geometry().center().x()) <= 1


def opened(window: QWidget, **how: bool) -> tuple[kit.Popup, QPushButton, QPushButton]:
    """A pop-up with one button below another that opened it."""
    anchor = QPushButton("More", window)
    anchor.setGeometry(100, 100, 80, 36)
    anchor.show()
    popup = kit.Popup(anchor, keep=True, **how)
    inside = kit.Button("Overdue")
    popup.body.addWidget(inside)
    popup.open_at()
    return popup, inside, anchor


def test_a_popup_opens_below_what_opened_it(window: QWidget) -> None:
    popup, inside, anchor = opened(window)
    corner = inside.mapTo(window, QPoint())
    assert popup.isVisible()
    assert anchor.geometry().bottom() < corner.y() < anchor.geometry().bottom() + 20
    assert abs(corner.x() - anchor.x()) < 20


def test_a_popup_stays_in_the_window(window: QWidget) -> None:
    anchor = QPushButton("More", window)
    anchor.setGeometry(520, 360, 80, 36)
    popup = kit.Popup(anchor, keep=True)
    popup.body.addWidget(kit.Button("A rather long sentence in a pop-up"))
    popup.open_at()
    frame = QRect(popup.mapTo(window, popup.frame().topLeft()), popup.frame().size())
    assert window.rect().contains(frame)
    assert frame.bottom() < anchor.y()


def test_escape_closes_a_popup_and_gives_the_keyboard_back(window: QWidget, qtbot: QtBot) -> None:
    other = QLineEdit(window)
    other.show()
    other.setFocus()
    popup, inside, _ = opened(window)
    assert inside.hasFocus()
    with qtbot.waitSignal(popup.closed):
        QTest.keyClick(inside, Qt.Key.Key_Escape)
    assert not popup.isVisible()
    assert other.hasFocus()


def test_escape_is_the_popups_before_it_is_the_windows(window: QWidget, qtbot: QtBot) -> None:
    shortcut = QShortcut(QKeySequence(Qt.Key.Key_Escape), window)
    popup, inside, _ = opened(window)
    with qtbot.assertNotEmitted(shortcut.activated):
        QTest.keyClick(inside, Qt.Key.Key_Escape)
    assert not popup.isVisible()
    with qtbot.waitSignal(shortcut.activated):
        QTest.keyClick(field_of(window), Qt.Key.Key_Escape)


def test_a_click_elsewhere_closes_a_popup(window: QWidget, qtbot: QtBot) -> None:
    popup, inside, _ = opened(window)
    QTest.mouseClick(inside, LEFT)
    assert popup.isVisible()
    QTest.mouseClick(window, LEFT, pos=QPoint(500, 300))
    assert not popup.isVisible()


def test_pressing_what_opened_it_only_closes_it(window: QWidget, qtbot: QtBot) -> None:
    popup, _, anchor = opened(window)
    with qtbot.assertNotEmitted(anchor.clicked):
        QTest.mouseClick(anchor, LEFT)
    assert not popup.isVisible()


def test_tab_out_of_a_popup_closes_it(window: QWidget, qtbot: QtBot) -> None:
    popup, _, _ = opened(window)
    field = field_of(window)
    field.setFocus(Qt.FocusReason.TabFocusReason)
    assert not popup.isVisible()
    assert field.hasFocus()


def test_a_choice_within_a_popup_leaves_it_open(window: QWidget, qtbot: QtBot) -> None:
    popup, _, _ = opened(window)
    select = kit.Select("Theme")
    select.addItems(["Light", "Dark"])
    popup.body.addWidget(select)
    select.show()
    select.showPopup()
    view = select.view()
    QTest.mouseClick(view.viewport(), LEFT, pos=view.visualRect(view.model().index(1, 0)).center())
    assert select.currentText() == "Dark"
    assert popup.isVisible()


def test_a_list_below_what_one_types_leaves_the_keyboard(window: QWidget, qtbot: QtBot) -> None:
    field = field_of(window)
    popup, _, _ = opened(window, takes_focus=False)
    assert field.hasFocus()
    QTest.keyClick(field, Qt.Key.Key_M)
    assert field.text() == "m"
    assert popup.isVisible()
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert not popup.isVisible()


def test_a_menu_is_chosen_from_by_keyboard(window: QWidget, qtbot: QtBot) -> None:
    chosen: list[str] = []
    menu = kit.Menu(window)
    menu.add("Salt&Pepper", lambda: chosen.append("first"), icon="check")
    menu.add("Mine", lambda: chosen.append("second"), checked=True, shortcut="Ctrl+2")
    menu.open_below(field_of(window))
    # An "&" in a name is no shortcut.
    QTest.keyClick(menu, Qt.Key.Key_P)
    assert chosen == []
    QTest.keyClick(menu, Qt.Key.Key_Down)
    QTest.keyClick(menu, Qt.Key.Key_Down)
    QTest.keyClick(menu, Qt.Key.Key_Return)
    assert chosen == ["second"]


@pytest.mark.parametrize(
    ("kind", "key", "accepted"),
    [
        ("primary", Qt.Key.Key_Return, True),
        ("primary", Qt.Key.Key_Escape, False),
        ("danger", Qt.Key.Key_Return, False),
    ],
)
def test_a_question_is_answered_by_keyboard(
    window: QWidget, qtbot: QtBot, kind: kit.Kind, key: Qt.Key, accepted: bool
) -> None:
    dialog = kit.Dialog("Block <b>?", "Sure?", confirm="Block", kind=kind, parent=window)
    dialog.open()
    with qtbot.waitSignal(dialog.accepted if accepted else dialog.rejected):
        QTest.keyClick(dialog, key)


def test_a_question_can_have_a_third_way(window: QWidget, qtbot: QtBot) -> None:
    dialog = kit.Dialog("Dana replied 8 s ago", confirm="Send anyway", parent=window)
    third = dialog.add_button("Review")
    dialog.open()
    assert [button.text() for button in dialog.findChildren(kit.Button)] != []
    with qtbot.waitSignal(third.clicked):
        QTest.mouseClick(third, LEFT)
    assert dialog.isVisible()
