"""What takes its time, all at once: legs that never end, legs that never come, answers that never
came, and a caller's night that is over. First in the folder, so that the other tests go alongside.
"""

from __future__ import annotations

import time
import zoneinfo
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest

from tests.outside.conftest import MakeDesk
from tests.outside.desk import LINE
from tests.outside.server import EVER, Habits

STAFF = "+16465550141"
NEW_YORK = zoneinfo.ZoneInfo("America/New_York")


@pytest.mark.timeout(240)
def test_what_takes_its_time(
    make_desk: MakeDesk, caller: Iterator[str], subtests: pytest.Subtests
) -> None:
    desk = make_desk(Habits(page_size=5, order="oldest", delivers_after=5))
    provider = desk.provider
    assert provider is not None
    night_is_over = _until_a_new_minute()
    desk.set({"quiet.enabled": "true"})
    desk.set({"quiet.start": _clock(night_is_over - timedelta(hours=3))})
    desk.set({"quiet.end": _clock(night_is_over)})
    with desk.agent() as agent:
        sleeper = provider.call("+12125550151", LINE, "no-answer")
        awake = provider.call("+18085550151", LINE, "no-answer")
        people = dict(zip(("lost", "stuck", "teleported", "short", "long"), _west(), strict=False))
        provider.fault("drop", method="POST", to=people["lost"], times=EVER)
        began = time.monotonic()
        calls = {"lost": provider.call(people["lost"], LINE, "no-answer")}
        for name, status in (("stuck", "ringing"), ("teleported", "teleporting")):
            calls[name] = provider.call(people[name], LINE)
            provider.leg(calls[name], STAFF, status, seconds=9)
        calls["short"] = provider.call(people["short"], LINE, seconds=2)
        calls["long"] = provider.call(people["long"], LINE, seconds=40)
        held = agent.wait_for("decided", call=sleeper, decision="held")
        with subtests.test("held in the caller's night, not in another's day"):
            assert held["reason"] == "quiet-hours"
            assert agent.decided(awake)["decision"] == "texted"
        with subtests.test("a short call without legs is missed at once, a long one waits for them"):
            assert agent.decided(calls["short"])["decision"] == "texted"
            assert not agent.told("decided", call=calls["long"])
            row = agent.decided(calls["long"], within=40)
            assert row["decision"] == "texted"
            assert _since(began, row) >= 28
        with subtests.test("when the night is over the held text goes"):
            left = (night_is_over - datetime.now(NEW_YORK)).total_seconds()
            row = agent.wait_for(
                "decided", within=max(left, 0) + 20, call=sleeper, decision="texted"
            )
            assert datetime.fromisoformat(row["at"]) >= night_is_over
        for name in ("stuck", "teleported"):
            with subtests.test(f"{name}: after 90 s staff decides, nobody is texted"):
                row = agent.decided(calls[name], within=120)
                assert row["decision"] == "review"
                assert 85 <= _since(began, row) <= 115
                assert any(calls[name] in r.path for r in provider.asked("GET", calls[name]))
        with subtests.test("an answer that never came: unconfirmed after two minutes, for staff"):
            row = agent.wait_for(
                "decided", within=200, call=calls["lost"], decision="review"
            )
            assert 115 <= _since(began, row) <= 195
            assert len(provider.asked("POST", "Messages")) == 5
        seen = desk.calls()
        states = {name: desk.thread(number) for name, number in people.items()}
        doubtful = desk.outbox()
    with subtests.test("what staff sees of it"):
        outcomes = {name: seen[call]["outcome"] for name, call in calls.items()}
        assert outcomes == {
            "lost": "missed", "stuck": "unknown", "teleported": "unknown", "short": "missed",
            "long": "missed",
        }  # fmt: skip
        assert [row["state"] for row in states["lost"] if row["kind"] == "auto"] == ["unconfirmed"]
        assert [row["number"] for row in doubtful] == [people["lost"]]
        for name in ("lost", "stuck", "teleported"):
            assert provider.texts(people[name]) == []


def _west() -> Iterator[str]:
    """Callers for whom it is another time than in New York."""
    for last in range(160, 199):
        yield f"+18085550{last}"


def _clock(at: datetime) -> str:
    return at.strftime("%H:%M")


def _until_a_new_minute() -> datetime:
    """The next full minute in New York that is at least 35 seconds away."""
    soon = datetime.now(UTC).astimezone(NEW_YORK) + timedelta(seconds=95)
    return soon.replace(second=0, microsecond=0)


def _since(began: float, row: dict[str, str]) -> float:
    """Seconds from a monotonic moment to an event."""
    passed = time.monotonic() - began
    return passed - (datetime.now(UTC) - datetime.fromisoformat(row["at"])).total_seconds()
