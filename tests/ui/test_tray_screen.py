"""The tray's icon in real trays: what stands there, what a hand can do with it, and what becomes of
it when the panel dies."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from deskreply.ui.tray import Shape, TrayState, UrgentRow
from tests.support.desktop import Screen, TrayHost, a_desktop, can_show
from tests.ui.trays import PANEL_HEIGHT, Icon, an_icon

HOSTS: tuple[TrayHost, ...] = ("trayer", "xfce4-panel")
URGENT = (
    UrgentRow("+12125550142", "(212) 555-0142", "4 min over", "alarm-clock", "over"),
    UrgentRow("+12125550123", "Priya N.", "18 min left", "clock", "due"),
)
BUSY = TrayState(answer=3, urgent=URGENT, opening=False, connected="Connected")
STATES = {
    Shape.BUBBLE: TrayState(opening=False),
    Shape.BADGE: BUSY,
    Shape.ALARM: TrayState(answer=3, overdue=1, opening=False),
    Shape.PAUSED: TrayState(paused=True, opening=False),
    Shape.OFFLINE: TrayState(offline=True, opening=False),
    Shape.PRACTICE: TrayState(practice=True, opening=False),
}

pytestmark = pytest.mark.skipif(not can_show(*HOSTS), reason="no panels here")


@pytest.fixture(scope="module", params=HOSTS)
def screen(request: pytest.FixtureRequest) -> Iterator[Screen]:
    """With openbox and a tray."""
    with a_desktop(tray=request.param, daemon="none") as opened:
        yield opened


@pytest.fixture
def icon(screen: Screen) -> Iterator[Icon]:
    with an_icon(screen) as shown:
        yield shown


def unlike(one: QImage, other: QImage) -> float:
    """The part of the pixels that has another brightness."""
    width, height = min(one.width(), other.width()), min(one.height(), other.height())
    spots = [(x, y) for x in range(width) for y in range(height)]
    far = [
        spot
        for spot in spots
        if abs(one.pixelColor(*spot).lightness() - other.pixelColor(*spot).lightness()) > 30
    ]
    return len(far) / len(spots)


def test_it_docks_and_every_state_looks_different(icon: Icon) -> None:
    assert icon.there
    looks, before = {}, None
    for shape, state in STATES.items():
        icon.say(state)
        looks[shape] = before = icon.look(unlike=before)
    for one, other in combinations(Shape, 2):
        assert unlike(looks[one], looks[other]) > 0.05, (one, other)


def test_it_is_as_large_as_the_tray_allows(icon: Icon) -> None:
    place = icon.place()
    assert 18 <= max(place.width(), place.height()) <= PANEL_HEIGHT


def test_a_left_click_opens_the_most_urgent_thread(icon: Icon) -> None:
    icon.say(BUSY)
    icon.click()
    assert icon.hears("open_thread") == URGENT[0].number


def test_a_left_click_opens_the_window_where_nobody_waits(icon: Icon) -> None:
    icon.say(STATES[Shape.BUBBLE])
    icon.click()
    icon.hears("open_window")


def test_the_menu_is_worked_by_keyboard(icon: Icon) -> None:
    icon.say(BUSY)
    icon.click(button=3)
    icon.hears("menu_opening")
    icon.opened()
    # The counts, the two most urgent.
    icon.screen.run("xdotool", "key", "--delay", "60", "Down", "Down", "Down", "Return")
    assert icon.hears("open_thread") == URGENT[1].number


# Other panels leave balloons to a notification daemon.
@pytest.mark.parametrize("screen", ["trayer"], indirect=True)
def test_a_click_on_the_balloon_says_which_one(icon: Icon) -> None:
    icon.say(BUSY)
    before = icon.place()
    assert icon.balloon("Maria Lopez", "<b>New text</b>", "the key")
    icon.opened()
    icon.point(before.center().x() - 60, before.center().y() - 40)
    assert icon.hears("balloon_clicked") == "the key"


@pytest.mark.parametrize("screen", ["trayer"], indirect=True)
def test_a_click_on_an_icon_with_a_balloon_is_one_click(icon: Icon) -> None:
    icon.say(BUSY)
    icon.place()
    assert icon.balloon("Maria Lopez", "New text", "the key")
    icon.click()
    assert icon.hears("balloon_clicked") == "the key"
    assert icon.told() == []


def test_it_comes_back_when_the_panel_does(icon: Icon) -> None:
    icon.say(BUSY)
    icon.place()
    icon.screen.stop_tray()
    assert icon.hears("there_changed") is False
    assert not icon.balloon("Maria Lopez", "New text", "key")
    icon.screen.start_tray()
    assert icon.hears("there_changed") is True
    icon.click()
    assert icon.hears("open_thread") == URGENT[0].number


def test_a_desktop_without_a_tray_says_so(tmp_path: Path) -> None:
    with a_desktop(tmp_path, tray="none", daemon="none") as bare, an_icon(bare) as icon:
        assert icon.there is False
        assert not icon.balloon("Maria Lopez", "New text", "key")


@pytest.mark.parametrize("host", HOSTS)
def test_a_tray_that_comes_later_is_found(tmp_path: Path, host: TrayHost) -> None:
    with a_desktop(tmp_path, tray="none", daemon="none") as bare, an_icon(bare) as icon:
        icon.say(BUSY)
        bare.tray = host
        bare.start_tray()
        assert icon.hears("there_changed") is True
        icon.click()
        assert icon.hears("open_thread") == URGENT[0].number
