"""The app on a real screen, as somebody uses it who hears the screen instead of seeing it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.outside.desk import LINE, Desk, MakeDesk, eventually
from tests.outside.screen import READY, can_read, reading, screen, window
from tests.outside.server import Provider
from tests.support.desktop import Screen

CALLER = "+12125550123"
SHOWN = "(212) 555-0123"

pytestmark = [
    pytest.mark.linux,
    pytest.mark.timeout(180),
    pytest.mark.skipif(not READY, reason="needs Xvfb and dbus-daemon"),
]
blind = pytest.mark.skipif(not can_read(), reason="needs pyatspi in the system's Python")


@pytest.fixture
def on(tmp_path: Path) -> Iterator[Screen]:
    with screen(tmp_path) as opened:
        yield opened


def missed_and_answered(desk: Desk) -> Provider:
    """A caller nobody answers, who replies to the text."""
    provider = desk.provider
    assert provider is not None
    provider.call(CALLER, LINE, "no-answer")
    eventually("the text", lambda: provider.bodies(CALLER))
    provider.text_in(CALLER, LINE, "Do you take Delta Dental?")
    return provider


@blind
def test_from_a_missed_call_to_a_reply_by_ear_alone(make_desk: MakeDesk, on: Screen) -> None:
    desk = make_desk()
    with window(desk, on) as app, reading(on) as ear:
        ear("find", "list", "Threads")
        provider = missed_and_answered(desk)
        row = ear("row", "Threads", "Do you take Delta Dental?")
        assert row.startswith(SHOWN)
        assert "left" in row

        ear("choose", "Threads", SHOWN)
        said = ear("row", "Conversation", "Do you take Delta Dental?")
        assert said.startswith("Lead")
        assert ear("row", "Conversation", "Automatic text", "Sorry we missed")
        ear("write", "Message", "Yes, we do. When suits you?")
        ear("press", "Send")
        assert ear("row", "Conversation", "Yes, we do. When suits you?")
        eventually("the reply", lambda: "Yes, we do. When suits you?" in provider.bodies(CALLER))
        assert app.stop() < 8


@blind
def test_the_window_works_on_what_an_agent_serves(make_desk: MakeDesk, on: Screen) -> None:
    """It leaves polling and sending to it, and takes over when it is gone."""
    desk = make_desk()
    with desk.agent() as agent, window(desk, on) as app, reading(on) as ear:
        ear("find", "list", "Threads")
        provider = missed_and_answered(desk)
        ear("row", "Threads", "Do you take Delta Dental?")
        ear("choose", "Threads", SHOWN)
        ear("row", "Conversation", "Do you take Delta Dental?")
        ear("write", "Message", "Yes.")
        ear("press", "Send")
        eventually("the reply", lambda: "Yes." in provider.bodies(CALLER))

        agent.stop()
        provider.text_in(CALLER, LINE, "Thank you, tomorrow at nine?")
        ear("row", "Threads", "Thank you, tomorrow at nine?")
        assert app.stop() < 8


@blind
def test_what_cannot_be_opened_is_said_and_can_be_tried_again(
    make_desk: MakeDesk, on: Screen
) -> None:
    desk = make_desk()
    right = desk.env["DESKREPLY_DATABASE_KEY"]
    desk.env["DESKREPLY_DATABASE_KEY"] = "ab" * 32
    with window(desk, on) as app, reading(on) as ear:
        ear("find", "label", "DeskReply cannot open your office")
        ear("find", "push button", "Quit")
        desk.env["DESKREPLY_DATABASE_KEY"] = right
        ear("press", "Try again")
        ear("find", "label", "DeskReply cannot open your office")
        assert app.stop() < 8


def test_a_window_that_is_told_to_stop_stops_clean(make_desk: MakeDesk, on: Screen) -> None:
    desk = make_desk()
    with window(desk, on) as app:
        eventually("it polls", lambda: desk.provider and desk.provider.requests)
        assert app.stop() < 8


@blind
def test_without_a_setup_the_first_run_opens(tmp_path: Path, on: Screen) -> None:
    with window(Desk(tmp_path / "home"), on) as app, reading(on) as ear:
        ear("find", "label", "Welcome to DeskReply")
        app.stop()
