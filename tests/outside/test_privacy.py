"""The app on a real screen with patients around it: what is left to read and to hear when it is
hidden, and what a real desktop can do to hide it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.outside.desk import LINE, Desk, MakeDesk, eventually
from tests.outside.screen import READY, Reader, can_read, reading, window
from tests.support.desktop import Screen, a_desktop, can_show
from tests.support.sessions import Sessions

CALLER = "+12125550123"
WROTE = "I cracked a molar, can I come today?"
SECRETS = ("molar", "555-0123", "Sorry we missed")
HIDDEN = "Patient details are hidden"

pytestmark = [
    pytest.mark.linux,
    pytest.mark.timeout(180),
    pytest.mark.skipif(not (READY and can_show("none")), reason="needs Xvfb, openbox, xdotool"),
    pytest.mark.skipif(not can_read(), reason="needs pyatspi in the system's Python"),
]


@pytest.fixture
def on(tmp_path: Path) -> Iterator[Screen]:
    with a_desktop(tmp_path, tray="none", daemon="none") as opened:
        yield opened


@pytest.fixture
def session(on: Screen) -> Iterator[Sessions]:
    """logind, on the bus that the app takes for the system's."""
    says = Sessions(on.env["DBUS_SESSION_BUS_ADDRESS"])
    on.env["DBUS_SYSTEM_BUS_ADDRESS"] = says.address
    yield says
    says.close()


@contextmanager
def somebody_wrote(desk: Desk, on: Screen) -> Iterator[Reader]:
    """The app, with what they wrote on the screen; and who hears it."""
    with window(desk, on) as app, reading(on) as ear:
        ear("find", "list", "Threads")
        provider = desk.provider
        assert provider is not None
        provider.call(CALLER, LINE, "no-answer")
        eventually("the text", lambda: provider.bodies(CALLER))
        provider.text_in(CALLER, LINE, WROTE)
        ear("row", "Threads", WROTE)
        ear("choose", "Threads", "(212)")
        ear("row", "Conversation", WROTE)
        assert all(secret in heard(ear) for secret in SECRETS)
        yield ear
        assert app.stop() < 8


def heard(ear: Reader) -> str:
    return "\n".join(ear("tree"))


def toggle(on: Screen) -> None:
    """The keys for it, in the window."""
    on.run(
        "xdotool", "search", "--sync", "--onlyvisible", "--name", "^DeskReply$",
        "windowactivate", "--sync", "key", "--clearmodifiers", "ctrl+shift+h",
    )  # fmt: skip


def nothing_is_heard(ear: Reader) -> None:
    ear("find", "label", HIDDEN)
    left = [line for line in ear("tree") if any(secret in line for secret in SECRETS)]
    assert not left


def test_hidden_by_keys_on_a_real_screen(make_desk: MakeDesk, on: Screen) -> None:
    with somebody_wrote(make_desk(privacy__hide_minutes="0"), on) as ear:
        toggle(on)
        nothing_is_heard(ear)
        toggle(on)
        ear("row", "Conversation", WROTE)


def test_hidden_while_nobody_touches_the_pc(make_desk: MakeDesk, on: Screen) -> None:
    desk = make_desk(privacy__hide_minutes="0")
    with somebody_wrote(desk, on) as ear:
        # Six seconds.
        desk.set({"privacy.hide_minutes": "0.1"})
        nothing_is_heard(ear)
        # Anywhere on the screen: it is the PC that somebody is at.
        on.run("xdotool", "mousemove", "1390", "890", "sleep", "0.1", "mousemove", "1380", "880")
        ear("row", "Conversation", WROTE)


def test_hidden_while_the_session_is_locked(
    make_desk: MakeDesk, on: Screen, session: Sessions
) -> None:
    with somebody_wrote(make_desk(privacy__hide_minutes="0"), on) as ear:
        session.lock()
        nothing_is_heard(ear)
        session.unlock()
        ear("row", "Conversation", WROTE)
        session.sleep(True)
        nothing_is_heard(ear)
        session.sleep(False)
        ear("row", "Conversation", WROTE)
        session.saver(True)
        nothing_is_heard(ear)
