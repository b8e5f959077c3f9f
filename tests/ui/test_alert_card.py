"""Our own card: what one sees and does with it, with the mouse and the keyboard."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from deskreply.domain.alerting import Level, Subject
from deskreply.domain.models import Stage, Thread
from deskreply.ui import theme
from deskreply.ui.alerts import card as card_module
from deskreply.ui.alerts import cards as cards_module
from deskreply.ui.alerts.card import AlertCard
from deskreply.ui.alerts.cards import Cards
from deskreply.ui.alerts.face import Face, face
from deskreply.ui.kit import UNDER_TOASTS
from tests.ui.eyes import is_seen, seen, words

NOW = datetime(2026, 3, 10, 15, 0, tzinfo=UTC)
NUMBER, NAME, SAYS = "+12125550147", "Maria Lopez", "Hola, necesito una limpieza. ¿Hay cita?"
THREAD = Thread(
    NUMBER, "+12125550190", name=NAME, unread=1, reply_started_at=NOW - timedelta(minutes=40),
    reply_due_at=NOW + timedelta(minutes=41),
)  # fmt: skip
TEXT = Subject(NUMBER, "new-text", NOW, number=NUMBER, name=NAME, text=SAYS, due_at=THREAD.due_at)


@pytest.fixture
def cards(qapp: QApplication) -> Iterator[Cards]:
    theme.install(qapp, mode="light", family="Inter")
    cards = Cards()
    yield cards
    cards.close()


def told(level: Level = Level.FULL, *, about: Subject = TEXT, stays: bool = False) -> Face:
    return face(about, level, "en", waiting=1, now=NOW, thread=THREAD, stays=stays)


def on_screen() -> list[AlertCard]:
    found = [each for each in QApplication.topLevelWidgets() if isinstance(each, AlertCard)]
    return sorted((each for each in found if each.isVisible()), key=lambda card: -card.y())


def show(cards: Cards, shown: Face) -> tuple[AlertCard, list[tuple[str, str, str]]]:
    acted: list[tuple[str, str, str]] = []
    cards.acted.connect(lambda *deed: acted.append(deed))
    assert cards.show(shown)
    return on_screen()[-1], acted


def press(card: AlertCard, name: str) -> None:
    QTest.mouseClick(seen(card, QAbstractButton, name), Qt.MouseButton.LeftButton)


def test_it_says_who_wrote_what_and_how_long_they_wait(cards: Cards) -> None:
    card, _ = show(cards, told())
    assert {NAME, SAYS, "DeskReply · now", "Enter sends"} <= set(words(card).splitlines())
    assert card.face.pill is not None
    assert card.face.pill[2] == "41 min left"
    assert seen(card, QLineEdit, "Reply").placeholderText() == "Text Maria…"


def test_it_hides_what_is_to_be_hidden(cards: Cards) -> None:
    card, _ = show(cards, told(Level.NOTHING))
    said = [label.text() for label in card.findChildren(QLabel)]
    said.append(card.accessibleName())
    assert {"New text · 1 waiting", "Answer within 41 minutes", "Hidden"} <= set(said)
    assert not any("Maria" in each or "limpieza" in each for each in said)
    assert not is_seen(card, QLineEdit, "Reply")
    assert not is_seen(card, QAbstractButton, "I've got it")


@pytest.mark.parametrize(
    ("button", "what"),
    [("Open", "open"), ("Snooze 15 min", "snooze"), ("Close", "dismissed")],
)
def test_its_buttons(cards: Cards, button: str, what: str) -> None:
    card, acted = show(cards, told())
    press(card, button)
    assert acted == [(NUMBER, what, "")]


def test_where_the_text_is_not_shown_one_takes_it_instead_of_answering(cards: Cards) -> None:
    card, acted = show(cards, told(Level.NAME))
    assert not is_seen(card, QLineEdit, "Reply")
    press(card, "I've got it")
    assert acted == [(NUMBER, "claim", "")]


@pytest.mark.parametrize("by_key", [True, False])
def test_a_reply_is_typed_and_sent(cards: Cards, by_key: bool) -> None:
    card, acted = show(cards, told())
    field = seen(card, QLineEdit, "Reply")
    QTest.mouseClick(field, Qt.MouseButton.LeftButton)
    QTest.keyClicks(field, "A las 9:30")
    if by_key:
        QTest.keyClick(field, Qt.Key.Key_Return)
    else:
        press(card, "Send")
    assert acted == [(NUMBER, "reply", "A las 9:30")]


def test_nothing_typed_sends_nothing(cards: Cards) -> None:
    card, acted = show(cards, told())
    QTest.keyClick(seen(card, QLineEdit, "Reply"), Qt.Key.Key_Return)
    assert acted == []


def test_the_keyboard_is_in_no_button(cards: Cards) -> None:
    """Where a click has brought the keyboard, a space or Enter must not press anything."""
    card, acted = show(cards, told())
    card.activateWindow()
    for key in (Qt.Key.Key_Space, Qt.Key.Key_Return):
        QTest.keyClick(card, key)
    assert acted == []


def test_it_goes_by_itself(cards: Cards, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(card_module, "GOES_MS", 30)
    _, acted = show(cards, told())
    qtbot.waitUntil(lambda: acted == [(NUMBER, "dismissed", "")])


@pytest.mark.parametrize("why", ["stays", "typed"])
def test_it_stays(cards: Cards, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, why: str) -> None:
    monkeypatch.setattr(card_module, "GOES_MS", 30)
    card, acted = show(cards, told(stays=why == "stays"))
    if why == "typed":
        QTest.keyClicks(seen(card, QLineEdit, "Reply"), "A")
    other = replace(TEXT, key="other", number="")
    cards.show(told(about=other))
    qtbot.waitUntil(lambda: ("other", "dismissed", "") in acted)
    assert acted == [("other", "dismissed", "")]


def test_they_stand_above_each_other_and_move_up(cards: Cards) -> None:
    for name in "abc":
        cards.show(told(about=replace(TEXT, key=name)))
    first, second, third = on_screen()
    assert first.face.toast.key == "a"
    assert second.y() + second.frame().bottom() < first.y() + first.frame().top()
    assert third.y() + third.frame().bottom() < second.y() + second.frame().top()
    place = first.y()
    cards.withdraw("a")
    assert second.y() == place
    cards.show(told(about=replace(TEXT, key="b")))
    assert len(on_screen()) == 2
    for name in "defg":
        cards.show(told(Level.NAME, about=replace(TEXT, key=name)))
    assert len(on_screen()) == Cards.MOST


@pytest.fixture
def writing(qapp: QApplication) -> Iterator[QWidget]:
    """Our window with what one writes in at its bottom; over the whole screen once shown."""
    window = QWidget()
    column = QVBoxLayout(window)
    column.addStretch(1)
    below = QWidget()
    below.setObjectName(UNDER_TOASTS)
    below.setFixedHeight(120)
    column.addWidget(below)
    window.setGeometry(qapp.primaryScreen().availableGeometry())
    yield below
    window.close()


def covers(card: AlertCard, widget: QWidget) -> bool:
    frame = card.frame().translated(card.pos())
    return frame.intersects(QRect(widget.mapToGlobal(QPoint(0, 0)), widget.size()))


def test_it_lies_over_nothing_that_one_writes_in(
    cards: Cards, writing: QWidget, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cards_module, "LOOK_MS", 5)
    card, _ = show(cards, told(stays=True))
    corner = card.pos()
    writing.window().show()
    qtbot.waitUntil(lambda: not covers(card, writing))
    assert card.x() == corner.x()
    second, _ = show(cards, told(about=replace(TEXT, key="other")))
    assert not covers(second, writing)
    assert second.y() < card.y()
    writing.window().move(-600, 0)
    qtbot.waitUntil(lambda: card.pos() == corner)
    writing.window().move(0, 0)
    qtbot.waitUntil(lambda: not covers(card, writing))
    writing.window().showMinimized()
    qtbot.waitUntil(lambda: card.pos() == corner)


def test_the_newest_can_be_seen_though_little_room_is_left(cards: Cards, writing: QWidget) -> None:
    writing.setFixedHeight(400)
    writing.window().show()
    for nth in range(3):
        card, _ = show(cards, told(about=replace(TEXT, key=str(nth)), stays=True))
        assert card.frame().translated(card.pos()).top() >= 0
        assert not covers(card, writing)


def test_hostile_words_are_only_words(cards: Cards) -> None:
    image = '<img src="file:///etc/passwd"><b>x</b>'
    card, _ = show(cards, told(about=replace(TEXT, name=image, text=image)))
    for label in card.findChildren(QLabel):
        assert label.textFormat() is Qt.TextFormat.PlainText
    assert image in words(card)


@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_a_long_sentence_has_room(cards: Cards, qapp: QApplication, scale: float) -> None:
    theme.install(qapp, mode="dark", scale=scale, family="Inter")
    sentence = "Overdue: Maria del Carmen Rodriguez-Villanueva has been waiting for 2 hours " * 2
    late = replace(TEXT, kind="promise", stage=Stage.OVER, sentence=sentence.strip())
    card, _ = show(cards, told(Level.NAME, about=late, stays=True))
    with suppress(AttributeError):
        qapp.processEvents()
    (label,) = [each for each in card.findChildren(QLabel) if each.text() == sentence.strip()]
    assert label.height() >= label.heightForWidth(label.width())
    assert card.frame().width() == round(360 * scale)
