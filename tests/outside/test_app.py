"""The app around the window, as a PC has it: one for each home, in the tray, raised by a second
start, ended in order."""

from __future__ import annotations

import contextlib
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from multiprocessing.connection import Client
from pathlib import Path

import pytest

from tests.outside.desk import LINE, SOURCES, Desk, MakeDesk, eventually
from tests.outside.screen import window
from tests.support.desktop import Screen, a_desktop, can_show

CALLER = "+12125550123"
RACES = 50

pytestmark = [
    pytest.mark.linux,
    pytest.mark.timeout(180),
    pytest.mark.skipif(not can_show("trayer"), reason="needs Xvfb, openbox and trayer"),
]


@pytest.fixture
def on() -> Iterator[Screen]:
    with a_desktop(tray="trayer", daemon="none") as opened:
        yield opened


def shown(on: Screen, name: str = "^DeskReply$") -> list[str]:
    """The windows of that title that can be seen, the tray's icon not among them."""
    with contextlib.suppress(AssertionError):
        found = on.run("xdotool", "search", "--onlyvisible", "--name", name).split()
        return [w for w in found if int(geometry(on, w)["WIDTH"]) > 100]
    return []


def geometry(on: Screen, window_id: str) -> dict[str, str]:
    told = on.run("xdotool", "getwindowgeometry", "--shell", window_id).splitlines()
    return dict(line.split("=", 1) for line in told)


def close(on: Screen, window_id: str) -> None:
    """As with the X in its corner."""
    on.run("xdotool", "windowactivate", "--sync", window_id, "key", "alt+F4")


def texted(desk: Desk) -> None:
    """A missed caller is texted: the engine works."""
    provider = desk.provider
    assert provider is not None
    provider.call(CALLER, LINE, "no-answer")
    eventually("the text", lambda: provider.bodies(CALLER))


def test_closing_hides_a_second_start_shows_and_texting_goes_on(
    make_desk: MakeDesk, on: Screen
) -> None:
    desk = make_desk()
    with window(desk, on) as app:
        (seen,) = eventually("the window", lambda: shown(on))
        close(on, seen)
        eventually("no window", lambda: not shown(on))
        assert app.process.poll() is None
        texted(desk)

        with window(desk, on) as second:
            assert second.process.wait(20) == 0
        eventually("the window again", lambda: shown(on))
        assert app.stop() < 5


def test_hidden_it_is_in_the_tray_alone_and_a_hidden_second_start_leaves_it_there(
    make_desk: MakeDesk, on: Screen
) -> None:
    desk = make_desk()
    with window(desk, on, "--hidden") as app:
        texted(desk)
        assert not shown(on)
        with window(desk, on, "--hidden") as second:
            assert second.process.wait(20) == 0
        assert not shown(on)
        assert app.stop() < 5


def test_without_a_tray_it_stays_in_the_taskbar(make_desk: MakeDesk, on: Screen) -> None:
    on.stop_tray()
    desk = make_desk()
    with window(desk, on) as app:
        (seen,) = eventually("the window", lambda: shown(on))
        close(on, seen)
        eventually(
            "the window put down", lambda: "Iconic" in on.run("xprop", "-id", seen, "WM_STATE")
        )
        texted(desk)
        with window(desk, on) as second:
            assert second.process.wait(20) == 0
        eventually("the window again", lambda: shown(on) == [seen])
        assert app.stop() < 5


def test_without_a_console_it_says_on_the_screen_why_it_cannot_start(
    make_desk: MakeDesk, on: Screen
) -> None:
    desk = make_desk()
    (desk.home / "settings.json").write_text("{", encoding="utf-8")
    words = ["sh", "-c", 'exec "$@" 2>&-', "sh", *desk.program]
    on_screen = desk.env | on.env | {"QT_QPA_PLATFORM": "xcb"}
    with subprocess.Popen(words, env=on_screen, stdin=subprocess.DEVNULL) as app:
        try:
            (box,) = eventually("the box", lambda: shown(on))
            on.run("xdotool", "windowactivate", "--sync", box, "key", "Return")
            assert app.wait(20) == 2
        finally:
            app.kill()


def test_what_a_killed_one_left_is_no_hindrance(make_desk: MakeDesk, on: Screen) -> None:
    desk = make_desk()
    with window(desk, on) as first:
        eventually("the window", lambda: shown(on))
        first.kill()
    with window(desk, on) as again:
        eventually("the window", lambda: shown(on))
        texted(desk)
        assert again.stop() < 5


def test_a_hanging_one_is_named(make_desk: MakeDesk, on: Screen) -> None:
    desk = make_desk()
    with window(desk, on) as first:
        eventually("the window", lambda: shown(on))
        first.process.send_signal(signal.SIGSTOP)
        try:
            with window(desk, on) as second:
                _, errors = second.process.communicate(timeout=40)
        finally:
            first.process.send_signal(signal.SIGCONT)
        assert second.process.returncode == 1
        assert f"process {first.process.pid}" in errors
        assert "does not answer" in errors
        assert len(errors.strip().splitlines()) == 1


def test_where_the_window_stood_it_stands_again(make_desk: MakeDesk, on: Screen) -> None:
    desk = make_desk()
    with window(desk, on) as app:
        (seen,) = eventually("the window", lambda: shown(on))
        on.run("xdotool", "windowsize", "--sync", seen, "1000", "620")
        on.run("xdotool", "windowmove", "--sync", seen, "150", "90")
        eventually("its place", lambda: abs(int(geometry(on, seen)["X"]) - 150) < 40)
        before = geometry(on, seen)
        texted(desk)
        app.stop()
    with window(desk, on) as app:
        (seen,) = eventually("the window", lambda: shown(on))
        now = geometry(on, seen)
        assert (now["WIDTH"], now["HEIGHT"]) == (before["WIDTH"], before["HEIGHT"])
        assert abs(int(now["X"]) - int(before["X"])) < 40
        app.stop()


RACER = """
import sys, threading
from pathlib import Path
from deskreply.system.lock import Held, WindowLock
from deskreply.system.paths import Home
from deskreply.system.single import Ear, ask_to_show

home = Home(Path(sys.argv[1]), "race")
lock = WindowLock(home)
try:
    lock.acquire(0)
except Held:
    print("second", ask_to_show(home.window_address, 10))
    sys.exit()
heard = threading.Event()
ear = Ear(home.window_address, heard.set)
print("first", heard.wait(15))
"""


def test_of_two_starts_at_once_one_wins_and_is_shown(tmp_path: Path) -> None:
    """Always on the same home, so that each race meets what the one before left behind."""
    env = {"PATH": os.environ["PATH"], "PYTHONPATH": str(SOURCES), "HOME": str(tmp_path)}
    command = [sys.executable, "-c", RACER, str(tmp_path)]
    for _ in range(RACES):
        racers = [
            subprocess.Popen(command, env=env, stdout=subprocess.PIPE, text=True) for _ in "ab"
        ]
        said = sorted(racer.communicate(timeout=40)[0].strip() for racer in racers)
        assert said == ["first True", "second True"]


def test_nothing_but_show_is_heard(make_desk: MakeDesk, on: Screen) -> None:
    desk = make_desk()
    address = desk.home / "window.sock"
    with window(desk, on, "--hidden") as app:
        texted(desk)
        eventually("the ear", address.exists)
        assert address.stat().st_mode & 0o077 == 0
        for words in (b"quit", b"\x00" * 100_000, b"sho", b"SHOW", b"show now, or else"):
            say(address, words)
        with socket.socket(socket.AF_UNIX) as raw, contextlib.suppress(OSError):
            raw.connect(str(address))
            raw.sendall(b"show\n" * 1000)
        with socket.socket(socket.AF_UNIX) as silent:
            silent.connect(str(address))
            assert not shown(on)
            say(address, b"show")
            eventually("the window", lambda: shown(on))
        assert app.stop() < 5


def say(address: Path, words: bytes) -> None:
    with contextlib.suppress(OSError, EOFError), Client(str(address)) as mouth:
        mouth.send_bytes(words)
        mouth.poll(2)
