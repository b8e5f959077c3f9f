"""Alerts on real desktops: what the notification daemons received and drew, clicks that come back,
and a desktop without any. Nothing takes the keyboard from the program one works in."""

from __future__ import annotations

import contextlib
import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.outside.alert_child import NAME, NUMBER
from tests.outside.desk import eventually
from tests.support.desktop import Daemon, Screen, TrayHost, a_desktop, can_show

pytestmark = pytest.mark.linux

TOP = Path(__file__).parents[2]
ESCAPED = "Hola, ¿hay &lt;b&gt;cita&lt;/b&gt; &amp; hora?"
CLASSES: dict[str, str] = {
    "dunst": "Dunst",
    "xfce4-notifyd": "xfce4-notifyd",
    "none": "alert_child",
}
SURFACE = "#FFFFFF"


class Child:
    """A program of ours on a screen; what it says, line by line."""

    def __init__(self, on: Screen, module: str, *words: str) -> None:
        env = {
            "PATH": os.environ["PATH"], "HOME": str(on.folder), "LANG": "C.UTF-8",
            "QT_QPA_PLATFORM": "xcb", **on.env,
        }  # fmt: skip
        self._process = subprocess.Popen(
            [sys.executable, "-m", module, *words], env=env, cwd=TOP,
            stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
        )  # fmt: skip

    def says(self) -> dict[str, Any]:
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        assert line, "it is gone"
        found: dict[str, Any] = json.loads(line)
        return found

    def close(self) -> None:
        self._process.kill()
        self._process.communicate(timeout=10)


@contextlib.contextmanager
def child(on: Screen, module: str, *words: str) -> Iterator[Child]:
    started = Child(on, module, *words)
    try:
        yield started
    finally:
        started.close()


@contextlib.contextmanager
def alert(on: Screen, means: str = "desktop", lasts: str = "goes") -> Iterator[Child]:
    """An alert that something shows."""
    with child(on, "tests.outside.alert_child", means, lasts) as shown:
        assert shown.says() == {"shown": True}
        yield shown


@contextlib.contextmanager
def overheard(on: Screen) -> Iterator[Callable[[], str]]:
    """All that is said about notifications on the bus."""
    path = on.folder / "overheard"
    with path.open("w") as file:
        monitor = subprocess.Popen(
            ["dbus-monitor", "--session", "interface='org.freedesktop.Notifications'"],
            env={"PATH": os.environ["PATH"], **on.env}, stdout=file,
        )  # fmt: skip
        try:
            eventually("the ear", lambda: "NameAcquired" in path.read_text())
            yield path.read_text
        finally:
            monitor.kill()
            monitor.wait()


def drawn(on: Screen, daemon: Daemon) -> tuple[int, int, int, int]:
    """Where on the screen the alert stands: left, top, width, height."""

    def find() -> tuple[int, int, int, int] | None:
        with contextlib.suppress(AssertionError):
            found = on.run("xdotool", "search", "--onlyvisible", "--class", CLASSES[daemon])
            for window in found.split():
                words = on.run("xdotool", "getwindowgeometry", "--shell", window)
                said = dict(line.split("=") for line in words.splitlines())
                place = tuple(int(said[key]) for key in ("X", "Y", "WIDTH", "HEIGHT"))
                if place[2] > 100 and place[3] > 40:
                    return place  # type: ignore[return-value]
        return None

    place = eventually("the alert", find)
    assert place is not None
    return place


def colours(on: Screen, place: tuple[int, int, int, int]) -> set[str]:
    """The colours on a part of the screen."""
    left, top, width, height = place
    on.picture(on.folder / "screen.png")
    told = on.run(
        "convert", str(on.folder / "screen.png"), "-crop", f"{width}x{height}+{left}+{top}",
        "+repage", "-format", "%c", "histogram:info:-",
    )  # fmt: skip
    return {word for word in told.split() if word.startswith("#")}


def click(on: Screen, x: int, y: int, button: str = "1") -> None:
    on.run("xdotool", "mousemove", str(x), str(y), "click", button)


@pytest.fixture
def screen(request: pytest.FixtureRequest) -> Iterator[Screen]:
    daemon: Daemon = request.param
    if not can_show(daemon):
        pytest.skip("needs a screen, a window manager and the daemon")
    with a_desktop(tray="none", daemon=daemon) as screen:
        yield screen


@pytest.mark.parametrize("screen", ["dunst", "xfce4-notifyd"], indirect=True)
def test_a_daemon_receives_and_draws_it(screen: Screen) -> None:
    with overheard(screen) as heard, alert(screen):
        eventually("the notification", lambda: f'string "{NAME}"' in heard())
        assert f'string "{ESCAPED}"' in heard()
        assert "deskreply.png" in heard()
        brand = {"#0F6E84"}
        place = drawn(screen, screen.daemon)
        # Our icon and words stand there, not an empty frame.
        eventually("it is drawn", lambda: brand <= {c[:7] for c in colours(screen, place)})
        assert len(colours(screen, place)) > 20


@pytest.mark.parametrize("screen", ["dunst"], indirect=True)
def test_a_click_comes_back_from_dunst(screen: Screen) -> None:
    with alert(screen) as shown:
        left, top, width, height = drawn(screen, "dunst")
        # The middle button is the one that acts, there.
        click(screen, left + width - 40, top + height // 2, "2")
        assert shown.says() == {"key": NUMBER, "what": "open", "words": ""}


@pytest.mark.parametrize("screen", ["xfce4-notifyd"], indirect=True)
def test_a_button_comes_back_from_xfce(screen: Screen) -> None:
    with alert(screen) as shown:
        left, top, width, height = drawn(screen, "xfce4-notifyd")
        click(screen, left + width - 57, top + height - 31)
        assert shown.says() == {"key": NUMBER, "what": "claim", "words": ""}


@pytest.mark.parametrize("screen", ["none"], indirect=True)
def test_without_a_daemon_it_is_a_card_one_can_answer_in(screen: Screen) -> None:
    with alert(screen) as shown:
        left, top, width, height = drawn(screen, "none")
        assert (left + width, top + height) <= (1400, 900)
        assert left > 1000
        click(screen, left + 100, top + height - 70)
        screen.run("xdotool", "type", "--delay", "20", "See you at 9")
        screen.run("xdotool", "key", "Return")
        assert shown.says() == {"key": NUMBER, "what": "reply", "words": "See you at 9"}
        eventually("it goes", lambda: not visible(screen))


@pytest.mark.parametrize("screen", ["none"], indirect=True)
@pytest.mark.parametrize("lasts", ["goes", "stays"])
def test_it_never_takes_the_keyboard_and_stands_above_a_full_screen(
    screen: Screen, lasts: str
) -> None:
    with child(screen, "tests.outside.full_screen") as other:
        other.says()
        focused = eventually("the other has it", lambda: screen.run("xdotool", "getwindowfocus"))
        with alert(screen, "card", lasts):
            place = drawn(screen, "none")
            eventually("it is above", lambda: any(SURFACE in c for c in colours(screen, place)))
            assert screen.run("xdotool", "getwindowfocus") == focused
            screen.run("xdotool", "type", "abc")
            assert [other.says()["typed"] for _ in "abc"] == ["a", "b", "c"]


@pytest.mark.skipif(not can_show("xfce4-panel", "trayer"), reason="needs panels")
@pytest.mark.parametrize(("tray", "as_card"), [("xfce4-panel", True), ("trayer", False)])
def test_a_trays_balloon_is_used_only_where_it_is_seen(tray: TrayHost, as_card: bool) -> None:
    """One panel draws balloons itself, the other would hand them on to the daemon there is not."""
    with a_desktop(tray=tray, daemon="none") as screen, alert(screen, "tray"):
        eventually("something", lambda: visible(screen))
        names = screen.run("xdotool", "search", "--onlyvisible", "--class", CLASSES["none"])
        large = [screen.run("xdotool", "getwindowgeometry", name) for name in names.split()]
        assert any("360x" in each for each in large) is as_card


def visible(on: Screen) -> bool:
    with contextlib.suppress(AssertionError):
        return bool(on.run("xdotool", "search", "--onlyvisible", "--class", CLASSES["none"]))
    return False
