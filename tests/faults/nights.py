"""Nights of a change of the clocks, with callers whose night must not be disturbed."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from deskreply.domain.evidence import Log
from tests.faults.kills import Passing, end, settle, strike
from tests.faults.stage import Outcome, Stage

# By the map, not by the program's own table.
ZONES = {
    **dict.fromkeys(("212", "305", "404", "617", "813", "919"), "America/New_York"),
    **dict.fromkeys(("312", "512", "713", "901"), "America/Chicago"),
    **dict.fromkeys(("415", "503", "213", "702"), "America/Los_Angeles"),
    "602": "America/Phoenix",
    "801": "America/Denver",
}
SOONEST, LATEST = 8, 21


def spring(stage: Stage) -> Outcome:
    """At 2 the clock goes to 3."""
    return _night(stage, datetime(2026, 3, 8, 6, 59, 50, tzinfo=UTC))


def autumn(stage: Stage) -> Outcome:
    """At 2 the clock goes back to 1."""
    return _night(stage, datetime(2026, 11, 1, 5, 59, 50, tzinfo=UTC))


def _night(stage: Stage, change: datetime) -> Outcome:
    """Callers around the change, and an agent that sleeps from one office's morning to the next."""
    outcome = Outcome()
    dice = stage.dice
    with stage.office(change, quiet_enabled=True, max_age_minutes=90) as home:
        passing = Passing(home, dice, fair=True, areas=tuple(ZONES))
        for _ in range(4):
            strike(home, passing, outcome)
        agent = home.start()
        # Each full hour is 8 o'clock somewhere.
        for hour in range(1, 12):
            wake = change.replace(minute=59, second=58) + timedelta(hours=hour)
            home.sleep(agent, max(1.0, (wake - home.world.now()).total_seconds()))
            passing.seconds(7)
        passing.over()
        end(home, agent, outcome)
        settle(home, outcome, naps=True)
        outcome.trouble += disturbed(home.line.log())
    return outcome


def disturbed(log: Log) -> list[str]:
    """Texts that left in somebody's night."""
    found = []
    for row in log.messages:
        zone = ZONES.get((row.recipient or "")[2:5])
        if row.inbound or row.direction == "outbound-reply" or zone is None or not row.created_at:
            continue
        local = row.created_at.astimezone(ZoneInfo(zone))
        if not SOONEST <= local.hour < LATEST:
            found.append(f"a text left at {local:%H:%M} of the caller's time")
    return found
