"""What a missed call looks like: every set-up an office can have, all at once on one desk.

The provider is an awkward one: pages of three rows out of order, whole days as times, nulls left
out, fields that nobody knows.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.outside.desk import LINE, QUICK, Agent, Desk, Row, callers, eventually
from tests.outside.server import Habits, Provider

VOICEMAIL, QUEUE, TRUNK = "+12125550111", "+12125550112", "+12125550113"
SCREENED, MACHINE, SPAM = "+12125550114", "+12125550115", "+12125550116"
ELSEWHERE = "+12125550199"
STAFF, STAFF_2, STAFF_3 = "+16465550141", "+16465550142", "+16465550143"
ANSWERING_MACHINE = "+16465550149"

AWKWARD = Habits(page_size=3, order="jumbled", time_filter="day", sparse=True, extras=True)


@dataclass
class Case:
    """One caller: what the provider's log shows, and what becomes of the call."""

    story: str
    log: Callable[[Provider, str], str]
    outcome: str
    reason: str = ""

    @property
    def texted(self) -> bool:
        return self.outcome == "missed"


def forwarded(status: str, *, root: str = "completed", to: str = STAFF) -> Callable[..., str]:
    """A call with one leg, over at the same time."""

    def log(provider: Provider, caller: str) -> str:
        call = provider.call(caller, LINE, root)
        provider.leg(call, to, status, seconds=9)
        return call

    return log


def several(*statuses: str, one_after_the_other: bool = False) -> Callable[..., str]:
    def log(provider: Provider, caller: str) -> str:
        call = provider.call(caller, LINE, seconds=40)
        phones = (STAFF, STAFF_2, STAFF_3)
        for place, (phone, status) in enumerate(zip(phones, statuses, strict=False)):
            before = 10.0 * (len(statuses) - place - 1) if one_after_the_other else 0
            provider.leg(call, phone, status, seconds=9, ended_before=before)
        return call

    return log


def alone(line: str, status: str = "completed", **more: object) -> Callable[..., str]:
    """A call without legs."""

    def log(provider: Provider, caller: str) -> str:
        return provider.call(caller, line, status, **more)  # type: ignore[arg-type]

    return log


def with_recording(source: str, leg: str) -> Callable[..., str]:
    def log(provider: Provider, caller: str) -> str:
        call = provider.call(caller, LINE, seconds=35)
        provider.leg(call, STAFF, leg, seconds=20, ended_before=0 if leg == "completed" else 12)
        provider.record_voicemail(call, source)
        return call

    return log


def late_leg(status: str) -> Callable[..., str]:
    def log(provider: Provider, caller: str) -> str:
        call = provider.call(caller, LINE)
        provider.leg(call, STAFF, status, seconds=9, shown_after=1.5)
        return call

    return log


def screened(seconds: float, ended_before: float) -> Callable[..., str]:
    def log(provider: Provider, caller: str) -> str:
        call = provider.call(caller, SCREENED, seconds=50)
        provider.leg(call, STAFF, "completed", seconds=seconds, ended_before=ended_before)
        return call

    return log


def machine(line: str, to: str, **more: object) -> Callable[..., str]:
    def log(provider: Provider, caller: str) -> str:
        call = provider.call(caller, line, seconds=30)
        provider.leg(call, to, "completed", seconds=12, **more)  # type: ignore[arg-type]
        return call

    return log


def bare(provider: Provider, caller: str) -> str:
    """A row with hardly anything in it."""
    call = provider.call(
        caller, LINE, "no-answer", end_time=None, date_created=None, date_updated=None,
        duration=None, caller_name=None, phone_number_sid=None, queue_time="",
    )  # fmt: skip
    provider.leg(call, STAFF, "no-answer", date_created=None, end_time=None, duration="")
    return call


CASES = [
    Case("forwarded, answered", forwarded("completed"), "answered"),
    Case("forwarded, nobody", forwarded("no-answer"), "missed", "no-answer"),
    Case("forwarded, busy", forwarded("busy"), "missed", "busy"),
    Case("forwarded, bad number", forwarded("failed"), "missed", "failed"),
    Case("hangs up while it rings", forwarded("canceled"), "missed", "abandoned"),
    Case("the same, as no answer", forwarded("no-answer", root="no-answer"), "missed", "no-answer"),
    Case("the same, canceled", forwarded("canceled", root="canceled"), "missed", "abandoned"),
    Case("hung up before the flow ran", alone(LINE, "no-answer"), "missed", "hung-up-early"),
    Case("several phones, one answers", several("canceled", "completed", "canceled"), "answered"),
    Case("several phones, none", several("canceled", "no-answer", "canceled"), "missed"),
    Case(
        "one phone after the other, the last answers",
        several("no-answer", "busy", "completed", one_after_the_other=True),
        "answered",
    ),
    Case(
        "one phone after the other, none answers",
        several("no-answer", "busy", "no-answer", one_after_the_other=True),
        "missed",
        "no-answer",
    ),
    Case("then voicemail", with_recording("RecordVerb", "no-answer"), "missed", "voicemail"),
    Case("answered and recorded", with_recording("DialVerb", "completed"), "answered"),
    Case("recorded, not voicemail", with_recording("DialVerb", "no-answer"), "missed", "no-answer"),
    Case("SIP phone answers", forwarded("completed", to="sip:desk1@office.example"), "answered"),
    Case("softphone does not", forwarded("no-answer", to="client:anna"), "missed", "no-answer"),
    Case("another number's call", alone(ELSEWHERE), "ignored"),
    Case("trunk, answered", alone(TRUNK, direction="trunking-originating"), "answered"),
    Case("trunk, nobody", alone(TRUNK, "no-answer", direction="trunking-originating"), "missed"),
    Case("trunk, busy", alone(TRUNK, "busy", direction="trunking-originating"), "missed"),
    Case(
        "trunk, completed without a second of talk",
        alone(TRUNK, seconds=0, direction="trunking-originating"),
        "missed",
    ),
    Case("queue", alone(QUEUE, seconds=90), "unknown"),
    Case("queue, hung up early", alone(QUEUE, "no-answer"), "missed", "hung-up-early"),
    Case("voicemail line", alone(VOICEMAIL, seconds=20), "missed"),
    Case("answering machine, detected", machine(LINE, STAFF, answered_by="machine_start"), "missed",
         "machine"),
    Case("answering machine, listed", machine(MACHINE, ANSWERING_MACHINE), "missed", "machine"),
    Case("a person, detected", machine(LINE, STAFF, answered_by="human"), "answered"),
    Case("press 1: never pressed", screened(4, ended_before=25), "missed"),
    Case("press 1: pressed", screened(30, ended_before=0), "answered"),
    Case("spam is turned away", alone(SPAM, "busy"), "unknown"),
    Case("leg shows up late, answered", late_leg("completed"), "answered"),
    Case("leg shows up late, not answered", late_leg("no-answer"), "missed", "no-answer"),
    Case("a row with hardly anything in it", bare, "missed", "no-answer"),
]  # fmt: skip


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Desk]:
    """Lines of every kind, told apart at setup or by staff."""
    with Provider(LINE, ELSEWHERE, SCREENED, MACHINE, SPAM, habits=AWKWARD) as provider:
        provider.add_line(VOICEMAIL, voice_url="https://example.com/voicemail.xml")
        provider.add_line(QUEUE, voice_url="https://example.com/enqueue")
        provider.add_line(TRUNK, voice_url="", trunk_sid="TK" + "1b" * 16)
        desk = Desk(tmp_path / "home", provider)
        lines = (LINE, VOICEMAIL, QUEUE, TRUNK, SCREENED, MACHINE, SPAM)
        said = desk.setup(lines=lines).out
        for line, kind in ((LINE, "forwarding"), (TRUNK, "trunk"), (QUEUE, "queue")):
            assert any(line in told and kind in told for told in said.splitlines()), said
        desk.set(
            {
                **QUICK,
                "textback.settle_seconds": "3",
                f"lines.{SCREENED}.screening_seconds": "8",
                f"lines.{MACHINE}.not_staff": ANSWERING_MACHINE,
                f"lines.{SPAM}.rejects_spam": "true",
                f"lines.{VOICEMAIL}.kind": "voicemail",
            }
        )
        yield desk


def test_only_callers_whom_nobody_answered_get_a_text(
    office: Desk, subtests: pytest.Subtests
) -> None:
    provider = office.provider
    assert provider is not None
    with office.agent() as agent:
        somebody = callers()
        made: list[tuple[Case, str, str]] = []
        for case in CASES:
            caller = next(somebody)
            made.append((case, caller, case.log(provider, caller)))
        live = LiveCalls(provider, somebody)
        softphone = provider.call("client:anna", LINE)
        dialled = provider.leg(softphone, next(somebody), "no-answer")
        live.go_on()
        live.end(agent)
        eventually("all are decided", lambda: _undecided(agent, made, live) == [])
        seen = office.calls()
    for case, caller, call in made:
        with subtests.test(case.story):
            _check(case, seen.get(call), len(provider.texts(caller)))
    for caller, call, outcome in live.expected:
        with subtests.test(f"live call, in the end {outcome}"):
            assert seen[call]["outcome"] == outcome
            assert len(provider.texts(caller)) == (outcome == "missed")
    with subtests.test("staff calling out from a softphone is nobody's missed call"):
        assert seen.get(softphone, {"outcome": "ignored"})["outcome"] == "ignored"
        assert dialled not in seen
    with subtests.test("nobody else is texted"):
        expected = [caller for case, caller, _ in made if case.texted]
        expected += [caller for caller, _, outcome in live.expected if outcome == "missed"]
        assert sorted(row["to"] for row in provider.texts()) == sorted(expected)
    with subtests.test("the text comes from the line that was called"):
        lines = {call: seen[call]["line"] for case, _, call in made if case.texted}
        for case, caller, call in made:
            if case.texted:
                assert provider.texts(caller)[0]["from"] == lines[call], case.story
    with subtests.test("one look at the call log at a time"):
        assert max(r.alongside for r in provider.asked("GET", "Calls")) == 1


class LiveCalls:
    """Calls that are seen while they ring, and go on."""

    def __init__(self, provider: Provider, somebody: Iterator[str]) -> None:
        self._provider = provider
        self.expected: list[tuple[str, str, str]] = []
        self._legs = []
        for outcome in ("answered", "missed", "ongoing"):
            caller = next(somebody)
            call = provider.call(caller, LINE, "in-progress", duration=None)
            self._legs.append((call, provider.leg(call, STAFF, "ringing", duration=None)))
            self.expected.append((caller, call, outcome))

    def go_on(self) -> None:
        self._provider.update_call(self._legs[0][1], "in-progress")

    def end(self, agent: Agent) -> None:
        """Two hang up. They were seen before, and nothing was said of them."""
        for (call, leg), status in zip(self._legs[:2], ("completed", "no-answer"), strict=True):
            agent.wait_for("call-seen", call=call)
            assert not agent.told("decided", call=call, decision="texted")
            self._provider.update_call(leg, status)
            self._provider.update_call(call, "completed")


def _undecided(agent: Agent, made: list[tuple[Case, str, str]], live: LiveCalls) -> list[str]:
    wanted = {call for case, _, call in made if case.outcome not in {"ignored", "answered"}}
    wanted |= {call for _, call, outcome in live.expected if outcome == "missed"}
    done = {row["call"] for row in agent.told("decided") if row["decision"] != "pending"}
    return sorted(wanted - done)


def _check(case: Case, row: Row | None, texts: int) -> None:
    assert texts == int(case.texted)
    if case.outcome == "ignored":
        assert row is None or (row["outcome"], row["decision"]) == ("ignored", "none")
        return
    assert row is not None
    assert row["outcome"] == case.outcome
    decision = {"answered": "none", "missed": "texted", "unknown": "review"}[case.outcome]
    assert row["decision"] == decision
    assert row["explanation"]
    assert bool(row["text_id"]) is bool(row["texted_at"]) is case.texted
    if case.reason:
        assert row["reason"] == case.reason
