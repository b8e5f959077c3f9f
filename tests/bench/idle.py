"""What an agent costs while nothing happens."""

from __future__ import annotations

import time
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import psutil

from tests.bench.calling import caller
from tests.bench.figures import Figure, Report
from tests.bench.rig import Control, Office, office, seconds


def idle(folder: Path, short: bool, report: Report) -> None:
    """Requests, processor and memory of an agent whose line has a day's log but no live call."""
    warm_up, period = (3.0, 20.0) if short else (10.0, 61.0)
    with office(folder / "idle") as desk, closing(desk.control()) as control:
        a_day(control)
        with desk.start_agent() as agent:
            agent.wait_for(lambda said: said.get("event") == "started")
            time.sleep(warm_up)
            process = psutil.Process(agent.pid)
            begun, cpu = time.time(), sum(process.cpu_times()[:2])
            time.sleep(period)
            ended, used = time.time(), sum(process.cpu_times()[:2]) - cpu
            memory = process.memory_info().rss / 1e6
        took = ended - begun
        asked = _requests(desk, begun, ended)
    report(Figure("idle.requests", "/min", [asked / took * 60], (("value", 40),)))
    report(Figure("idle.cpu", "% of a core", [used / took * 100], (("value", 1),)))
    report(Figure("idle.memory", "MB", [memory], (("value", 110),), note="resident"))


def a_day(control: Control) -> None:
    """Full pages to read in each poll: a quiet log would flatter it."""
    now = datetime.now(UTC)
    for i in range(150):
        at = now - timedelta(minutes=40 + 9 * i)
        outcome = "answered" if i % 3 else "no-answer"
        stamp = at.isoformat().replace("+00:00", "Z")
        control.post("finished-call", caller=caller(i), outcome=outcome, ended_at=stamp)
    for i in range(60):
        control.post("text-in", caller=caller(i), body="Thanks, can I come in on Monday?")


def _requests(desk: Office, begun: float, ended: float) -> int:
    with closing(desk.control()) as control:
        entries = control.get("requests")["requests"]
    return sum(begun <= seconds(entry["at"]) < ended for entry in entries)
