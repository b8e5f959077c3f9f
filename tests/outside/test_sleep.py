"""The PC sleeps in the middle of it, or whoever reads the lines of the agent stops reading."""

from __future__ import annotations

import fcntl
import json
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest

from tests.outside.desk import LINE, MakeDesk, eventually

DELAY = 4


@pytest.mark.linux
def test_after_a_sleep_the_logs_are_read_before_a_text_leaves(
    make_desk: MakeDesk, caller: Iterator[str]
) -> None:
    desk = make_desk(textback__delay_seconds=str(DELAY))
    provider = desk.provider
    assert provider is not None
    waits, stops = next(caller), next(caller)
    with desk.agent() as agent:
        agent.wait_for("caught-up", reason="started")
        calls = {number: provider.call(number, LINE, "no-answer") for number in (waits, stops)}
        for call in calls.values():
            agent.wait_for("decided", call=call, decision="pending")
        agent.process.send_signal(signal.SIGSTOP)
        provider.text_in(stops, LINE, "STOP")
        time.sleep(DELAY + 1)  # this is the PC, not the test, sleeping
        provider.fault("drop", method="GET", resource="Calls", times=2)
        asked = len(provider.requests)
        woken = datetime.now(UTC)
        agent.process.send_signal(signal.SIGCONT)
        noticed = agent.wait_for("woke")
        agent.wait_for("decided", call=calls[waits], decision="texted")
        agent.wait_for("decided", call=calls[stops], decision="skipped", reason="opted-out")
        caught_up = agent.wait_for("caught-up", reason="woke")
        assert datetime.fromisoformat(noticed["at"]) - woken < timedelta(seconds=2)
        assert datetime.fromisoformat(caught_up["at"]) - woken < timedelta(seconds=5)
        since = [(request.method, request.resource) for request in provider.requests[asked:]]
        posted = since.index(("POST", "Messages"))
        assert since[:posted].count(("GET", "Calls")) >= 3, "two were dropped, the third was read"
        assert ("GET", "Messages") in since[:posted]
    assert len(provider.texts(waits)) == 1
    assert provider.texts(stops) == []


@pytest.mark.linux
def test_a_reader_that_stops_reading_holds_up_no_text(
    make_desk: MakeDesk, caller: Iterator[str]
) -> None:
    desk = make_desk()
    provider = desk.provider
    assert provider is not None
    agent = subprocess.Popen(
        [sys.executable, "-m", "deskreply", "agent"], env=desk.env, stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip
    try:
        assert agent.stdout is not None
        fcntl.fcntl(agent.stdout.fileno(), fcntl.F_SETPIPE_SZ, 4096)
        assert json.loads(agent.stdout.readline())["event"] == "started"
        for _ in range(40):  # several lines each: far more than the pipe holds
            provider.text_in(next(caller), LINE, "Is anybody there?")
        eventually("all are seen", lambda: len(desk.threads()) == 40)
        lead = next(caller)
        provider.call(lead, LINE, "no-answer")
        eventually("the text", lambda: provider.texts(lead))
        asked = time.monotonic()
        agent.terminate()
        assert agent.wait(10) == 0
        assert time.monotonic() - asked < 5
        assert agent.stderr is not None
        assert agent.stderr.read() == b""
    finally:
        agent.kill()
        agent.communicate()
