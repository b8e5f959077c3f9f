"""The tray's icon: its shapes, the words of its menu, and that it tells the truth of the office."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import combinations
from unittest.mock import patch

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject, QSettings
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QSystemTrayIcon

from deskreply.domain.health import Finding, Health, Level, Word
from deskreply.engine import conversations
from deskreply.practice import Fault, FaultKind
from deskreply.ui import theme
from deskreply.ui.remedies import HealthBanner
from deskreply.ui.theme import Theme
from deskreply.ui.tray import Shape, Tray, TrayState, UrgentRow
from deskreply.ui.tray.desk import TrayDesk
from deskreply.ui.tray.menu import TrayMenu, tomorrow
from deskreply.ui.tray.shapes import SIZES, Taskbar, picture
from deskreply.ui.tray.taskbar import taskbar
from tests.support.office import CALLER
from tests.ui.support import Desk

MINUTE = timedelta(minutes=1)
MARIA = UrgentRow("+12125550123", "Maria Lopez", "4 min over", "alarm-clock", "over")
HEAVY = {
    "deskreply.bootstrap", "deskreply.engine", "deskreply.store", "deskreply.settings",
    "sqlalchemy", "phonenumbers", "asyncio", "xml.etree.ElementTree",
}  # fmt: skip
ALL_WELL = TrayState(opening=False)


def gone(made: QObject) -> None:
    """It does not hear of what comes after its test."""
    made.deleteLater()
    for _ in range(2):
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture(autouse=True)
def look(qapp: QApplication) -> Theme:
    return theme.install(qapp, mode="light", family="Inter")


# --- shapes ---


@pytest.mark.parametrize(
    ("state", "shape"),
    [
        (TrayState(), Shape.BUBBLE),
        (ALL_WELL, Shape.BUBBLE),
        (TrayState(answer=3), Shape.BADGE),
        (TrayState(answer=3, paused=True), Shape.PAUSED),
        (TrayState(answer=3, paused=True, offline=True), Shape.OFFLINE),
        (TrayState(answer=3, overdue=1, paused=True, offline=True), Shape.ALARM),
        (TrayState(answer=3, overdue=1, practice=True), Shape.PRACTICE),
    ],
)
def test_what_matters_most_is_shown(state: TrayState, shape: Shape) -> None:
    assert state.shape is shape


def test_the_badge_has_one_digit() -> None:
    assert [TrayState(answer=count).badge for count in (1, 9, 10, 250)] == ["1", "9", "9+", "9+"]


def solid(drawn: QImage) -> set[tuple[int, int]]:
    """The pixels that are drawn, whatever their colour."""
    across = range(drawn.width())
    return {(x, y) for y in across for x in across if drawn.pixelColor(x, y).alphaF() > 0.5}


@pytest.mark.parametrize("size", SIZES)
def test_the_shape_alone_tells_the_state(size: int) -> None:
    """An eighth of the pixels differs between any two, with every colour taken away."""
    bar = Taskbar(mask=True)
    drawn = {shape: solid(picture(shape, "3", bar, size).toImage()) for shape in Shape}
    for one, other in combinations(Shape, 2):
        differing = len(drawn[one] ^ drawn[other]) / len(drawn[one] | drawn[other])
        assert differing > 0.125, (one, other, differing)


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("shape", Shape)
def test_it_can_be_seen_on_both_taskbars(shape: Shape, dark: bool) -> None:
    ground = 28 if dark else 240
    drawn = picture(shape, "3", Taskbar(dark=dark), 32).toImage()
    seen = [drawn.pixelColor(x, y).lightness() for x, y in solid(drawn)]
    differing = [one for one in seen if abs(one - ground) > 70]
    assert len(differing) > 0.6 * len(seen)


def test_each_system_says_what_the_icon_stands_on(look: Theme) -> None:
    look.set_mode("dark")
    assert taskbar(look, "linux") == Taskbar(dark=True)
    assert taskbar(look, "darwin") == Taskbar(mask=True)
    for light in (0, 1):
        with patch.object(QSettings, "value", return_value=light):
            assert taskbar(look, "win32") == Taskbar(dark=not light)


# --- the menu ---


@pytest.fixture
def menu(look: Theme) -> Iterator[TrayMenu]:
    made = TrayMenu(look)
    yield made
    gone(made)


def shown(menu: TrayMenu) -> list[str]:
    """The rows as the system's menus and screen readers have them."""
    return [action.text() for action in menu.actions() if action.isVisible() and action.text()]


def choose(menu: TrayMenu, *way: str) -> None:
    """Choose a row, through submenus."""
    actions = menu.actions()
    for words in way:
        [action] = [each for each in actions if each.text().startswith(words)]
        assert action.isEnabled(), words
        inner = action.menu()
        if inner is None:
            action.trigger()
        else:
            actions = inner.actions()  # type: ignore[attr-defined]


def test_the_menu_says_how_things_stand(menu: TrayMenu) -> None:
    menu.show_state(
        TrayState(answer=3, overdue=1, urgent=(MARIA,), opening=False, connected="Connected")
    )
    assert shown(menu) == [
        "3 to answer · 1 overdue", "Maria Lopez · 4 min over", "Open DeskReply",
        "Auto-text missed calls", "Pause alerts", "Hide patient details", "Connected",
        "Settings", "Help", "Quit (Missed callers will not be texted)",
    ]  # fmt: skip


def test_the_menu_says_when_all_is_done(menu: TrayMenu) -> None:
    menu.show_state(ALL_WELL)
    assert shown(menu)[0] == "All caught up"


@pytest.mark.parametrize(
    "state",
    [
        TrayState(opening=False, enabled=False),
        TrayState(opening=False, practice=True),
        TrayState(opening=False, quit_stops=False),
    ],
    ids=["off", "practice", "an agent goes on"],
)
def test_quitting_warns_only_where_it_ends_texting(menu: TrayMenu, state: TrayState) -> None:
    menu.show_state(state)
    assert shown(menu)[-1] == "Quit"


def test_hidden_details_are_hidden_here_too(menu: TrayMenu) -> None:
    menu.show_state(TrayState(answer=1, urgent=(MARIA,), opening=False, hidden=True))
    assert "Maria" not in " ".join(shown(menu))
    assert "Details hidden · 4 min over" in shown(menu)


def test_before_the_office_is_open_nothing_can_be_switched(menu: TrayMenu) -> None:
    menu.show_state(TrayState())
    enabled = {each.text() for each in menu.actions() if each.isEnabled() and each.text()}
    assert shown(menu)[0] == "Opening your office…"
    assert {"Open DeskReply", "Help"} <= enabled
    assert not enabled & {"Auto-text missed calls", "Pause alerts", "Settings"}


def test_behind_a_lock_nothing_can_be_switched(menu: TrayMenu) -> None:
    menu.show_state(TrayState(opening=False, hidden=True, locked=True))
    enabled = {each.text() for each in menu.actions() if each.isEnabled() and each.text()}
    assert {"Open DeskReply", "Help", "Quit (Missed callers will not be texted)"} <= enabled
    assert not enabled & {"Auto-text missed calls", "Pause alerts", "Settings"}


def test_what_is_chosen_is_asked_for(menu: TrayMenu) -> None:
    asked: list[object] = []
    menu.open_thread.connect(asked.append)
    menu.open_window.connect(lambda: asked.append("window"))
    menu.open_settings.connect(lambda: asked.append("settings"))
    menu.open_help.connect(lambda: asked.append("help"))
    menu.quit_asked.connect(lambda: asked.append("quit"))
    menu.auto_text.connect(lambda on: asked.append(f"text {on}"))
    menu.hide_details.connect(lambda on: asked.append(f"hide {on}"))
    menu.show_state(TrayState(answer=1, urgent=(MARIA,), opening=False, hidden=True))
    for row in ("Details", "Open", "Settings", "Help", "Auto-text", "Hide", "Quit"):
        choose(menu, row)
    assert asked == [
        MARIA.number, "window", "settings", "help", "text False", "hide False", "quit"
    ]  # fmt: skip


def test_a_tick_says_what_is_so_and_not_what_was_asked(menu: TrayMenu) -> None:
    menu.show_state(ALL_WELL)
    [row] = [each for each in menu.actions() if each.text().startswith("Auto-text")]
    row.trigger()
    assert row.isChecked()
    menu.show_state(TrayState(opening=False, enabled=False))
    assert not row.isChecked()


def test_alerts_are_paused_and_resumed(menu: TrayMenu) -> None:
    asked: list[datetime | None] = []
    menu.pause_asked.connect(asked.append)
    menu.show_state(TrayState(opening=False, paused=True, paused_words="10:57"))
    for choice in ("For 15 minutes", "For 1 hour", "Until tomorrow", "Resume"):
        choose(menu, "Pause alerts", choice)
    quarter, hour, next_day, none = asked
    now = datetime.now(UTC)
    assert none is None
    assert next_day == tomorrow(now)
    assert quarter is not None
    assert hour is not None
    assert abs(quarter - now - 15 * MINUTE) < MINUTE
    assert abs(hour - now - 60 * MINUTE) < MINUTE


def test_tomorrow_begins_at_midnight_here() -> None:
    there = tomorrow(datetime(2026, 3, 10, 15, tzinfo=UTC)).astimezone()
    assert (there.hour, there.minute) == (0, 0)
    assert timedelta(0) < there - datetime(2026, 3, 10, 15, tzinfo=UTC) <= timedelta(days=1)


def test_words_with_an_ampersand_are_shown_as_they_are(menu: TrayMenu) -> None:
    odd = UrgentRow("+12125550199", "<b>Ann & Bob</b>", "due now")
    menu.show_state(TrayState(answer=1, urgent=(odd,), opening=False))
    assert shown(menu)[1] == "<b>Ann && Bob</b> · due now"


# --- the truth ---


@pytest.fixture
def tray(desk: Desk) -> Iterator[Tray]:
    made = Tray(desk.theme)
    yield made
    gone(made)


@pytest.fixture
def keeper(desk: Desk, tray: Tray) -> TrayDesk:
    """Attached to the office."""
    desk.run(1)
    made = TrayDesk(tray)
    made.attach(desk.bridge)
    ask_health(desk)
    return made


def ask_health(desk: Desk) -> None:
    """As each few seconds: how texting does."""
    desk.bridge.look_at_health()
    desk.settle()


def test_before_the_provider_answered_it_is_not_called_connected(desk: Desk, tray: Tray) -> None:
    made = TrayDesk(tray)
    made.attach(desk.bridge)
    ask_health(desk)
    assert tray.state.connected == "Connecting…"
    desk.run(1)
    ask_health(desk)
    assert tray.state.connected == "Connected"
    made.detach()


def test_nobody_waits(tray: Tray, keeper: TrayDesk) -> None:
    assert (tray.state.opening, tray.state.shape) == (False, Shape.BUBBLE)
    assert tray.state.connected == "Connected"


def test_who_waits_is_counted_and_named(desk: Desk, tray: Tray, keeper: TrayDesk) -> None:
    desk.missed()
    desk.lead("Do you have time on Monday?")
    ask_health(desk)
    state = tray.state
    [row] = state.urgent
    assert (state.shape, state.answer, state.overdue) == (Shape.BADGE, 1, 0)
    assert (row.number, row.who) == (CALLER, "(212) 555-0123")
    assert row.how == "1 h left"
    assert state.connected == "Connected · last text 11:00"


def test_who_waits_too_long_sounds_the_alarm(desk: Desk, tray: Tray, keeper: TrayDesk) -> None:
    desk.change(promise__minutes=1)
    desk.missed()
    desk.lead("Do you have time on Monday?")
    desk.run(130)
    assert (tray.state.shape, tray.state.overdue) == (Shape.ALARM, 1)
    assert "over" in tray.state.urgent[0].how
    assert tray.state.urgent[0].ink == "over"


def test_an_answer_clears_it(desk: Desk, tray: Tray, keeper: TrayDesk) -> None:
    desk.missed()
    desk.lead("Do you have time on Monday?")
    desk.bridge.do(conversations.send, CALLER, "Yes, at ten.", hold_seconds=0)
    desk.run(10)
    assert (tray.state.shape, tray.state.urgent) == (Shape.BUBBLE, ())


def test_paused_alerts_show_and_end_by_themselves(desk: Desk, tray: Tray, keeper: TrayDesk) -> None:
    until = desk.bridge.now() + 2 * MINUTE
    desk.bridge.save_setting("alerts.paused_until", until.isoformat())
    desk.settle()
    assert (tray.state.shape, tray.state.paused_words) == (Shape.PAUSED, "until 11:02")
    desk.run(3 * 60)
    tray.menu_opening.emit()
    desk.settle()
    assert tray.state.shape is Shape.BUBBLE


def test_switching_auto_text_off_is_seen(desk: Desk, tray: Tray, keeper: TrayDesk) -> None:
    desk.bridge.save_setting("textback.enabled", False)
    desk.settle()
    assert not tray.state.enabled


def test_trouble_is_named(desk: Desk, tray: Tray, keeper: TrayDesk) -> None:
    dead = Health((Finding(Word.CREDENTIALS_DEAD, Level.BAD),))
    desk.bridge.health.emit(dead)
    assert (tray.state.shape, tray.state.connected) == (Shape.OFFLINE, "Key refused")
    desk.bridge.health.emit(Health((Finding(Word.CLOCK_WRONG, Level.WARNING),)))
    assert (tray.state.shape, tray.state.connected) == (Shape.BUBBLE, "Wrong clock")


def test_a_provider_that_cannot_be_reached_is_told_and_so_is_its_return(
    desk: Desk, tray: Tray, keeper: TrayDesk
) -> None:
    banner = HealthBanner()
    desk.bridge.health.connect(lambda health: banner.show_health(health, desk.bridge.settings()))
    fault = desk.office.line.faults.add(Fault(FaultKind.CAPTIVE_PORTAL))
    desk.run(90)
    desk.bridge.look_at_health()
    desk.settle()
    assert (tray.state.shape, tray.state.connected) == (Shape.OFFLINE, "Not connected")
    assert banner.isVisible()
    desk.office.line.faults.clear(fault)
    desk.run(30)
    desk.bridge.look_at_health()
    desk.settle()
    assert (tray.state.shape, tray.state.connected) == (Shape.BUBBLE, "Connected")
    assert not banner.isVisible()
    banner.deleteLater()


def test_between_two_offices_it_says_so(desk: Desk, tray: Tray, keeper: TrayDesk) -> None:
    desk.missed()
    desk.lead("Hello?")
    keeper.detach()
    assert tray.state == TrayState()
    keeper.failed("The disk is full. Free some space.")
    assert tray.state.shape is Shape.OFFLINE
    assert tray.state.connected == "The disk is full. Free some space."
    keeper.attach(desk.bridge)
    desk.settle()
    assert (tray.state.answer, tray.state.offline) == (1, False)


def test_hiding_is_told_at_once(desk: Desk, tray: Tray, keeper: TrayDesk) -> None:
    keeper.set_hidden(True, locked=True)
    assert (tray.state.hidden, tray.state.locked) == (True, True)


def test_the_tip_beside_the_icon_counts_and_names_nobody(tray: Tray) -> None:
    tray.set_state(
        TrayState(
            answer=3,
            overdue=1,
            urgent=(MARIA,),
            opening=False,
            enabled=False,
            connected="Connected",
        )
    )
    tray.show()
    [icon] = tray.findChildren(QSystemTrayIcon)
    assert icon.toolTip().split("\n") == [
        "DeskReply", "3 to answer · 1 overdue", "Auto-text is OFF", "Connected"
    ]  # fmt: skip


# --- quick ---


@pytest.mark.parametrize(
    "before",
    ["deskreply.ui.tray", "deskreply.__main__, deskreply.cli.window, deskreply.ui.app"],
    ids=["icon", "app"],
)
def test_the_icon_waits_for_nothing_heavy(before: str) -> None:
    code = f"import json, sys, {before}; print(json.dumps(sorted(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert not HEAVY & set(json.loads(done.stdout))
