"""The PC slept, or the network was away: nothing leaves that became wrong meanwhile, and the desk
is back within seconds."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest

from deskreply.domain.errors import Unreachable
from deskreply.domain.models import Decision, MessageKind, MessageState
from deskreply.engine.gap import GapWatch
from deskreply.engine.readiness import Readiness
from deskreply.practice import Fault, FaultKind
from tests.support.office import CALLER, NOON, OFFICE, Office

OTHER = "+14155550123"


def pending(office: Office, caller: str = CALLER) -> str:
    """A missed call whose text leaves half a minute later."""
    office.change(textback__delay_seconds=30)
    sid = office.missed(caller)
    office.run(10)
    assert office.call(sid).decision is Decision.PENDING
    return sid


def sender_first(office: Office) -> None:
    """On waking everything is due at once: here the sender is the quickest."""
    office.engine.duties["send"]()


def says_stop(office: Office) -> None:
    office.line.text_in(CALLER, "STOP")


def is_called_back(office: Office) -> None:
    office.line.answer(office.line.call_out(CALLER))


def calls_again_and_gets_through(office: Office) -> None:
    sid = office.line.ring(CALLER)
    office.line.answer(office.line.leg(sid))
    office.clock.advance(60)
    office.line.hang_up(sid)


def is_texted_from_elsewhere(office: Office) -> None:
    office.line.send_text(OFFICE, CALLER, "We saw that you called. How can we help?")


@pytest.mark.parametrize(
    ("meanwhile", "reason"),
    [
        (says_stop, "opted-out"),
        (is_called_back, "in-touch"),
        (calls_again_and_gets_through, "answered"),
        (is_texted_from_elsewhere, "in-touch"),
    ],
)
def test_what_happened_during_the_sleep_is_known_before_a_text_leaves(
    office: Office, meanwhile: Callable[[Office], None], reason: str
) -> None:
    sid = pending(office)
    office.clock.advance(120)
    meanwhile(office)
    already = len(office.texts())
    office.sleep(10)
    sender_first(office)
    assert office.call(sid).decision is Decision.PENDING
    office.run(60)
    assert (office.call(sid).decision, office.call(sid).reason) == (Decision.SKIPPED, reason)
    assert len(office.texts()) == already


def test_a_text_that_is_still_right_after_the_sleep_leaves_once_both_logs_were_read(
    office: Office,
) -> None:
    sid = pending(office)
    broken = office.line.faults.add(Fault(FaultKind.CAPTIVE_PORTAL, "calls"))
    office.sleep(120)
    office.run(30)
    assert office.texts() == [], "one log alone is not enough"
    office.line.faults.clear(broken)
    office.run(5)
    assert office.call(sid).decision is Decision.TEXTED
    assert len(office.texts()) == 1
    assert [e.data["reason"] for e in office.events if e.name == "caught-up"] == ["started", "woke"]


def test_after_hours_of_sleep_a_text_is_too_late_and_staff_decides(office: Office) -> None:
    sid = pending(office)
    office.sleep(3600)
    office.run(30)
    assert (office.call(sid).decision, office.call(sid).reason) == (Decision.REVIEW, "too-old")
    assert office.texts() == []


def test_a_sleep_into_the_quiet_hours_holds_the_text_until_the_morning(office: Office) -> None:
    office.clock.advance(9 * 3600 + 50 * 60)  # ten minutes to nine in New York
    office.sleep(1)
    sid = pending(office)
    office.sleep(15 * 60)
    office.run(30)
    assert (office.call(sid).decision, office.call(sid).reason) == (Decision.HELD, "quiet-hours")


def test_a_staff_text_does_not_wait_for_the_logs(office: Office) -> None:
    """A person decided to send it. Not even sixty texts that have to wait stand in its way."""
    office.change(
        textback__delay_seconds=30, caps__per_10_minutes=1000, flood__callers_per_hour=1000
    )
    for i in range(60):
        office.line.finished_call(f"+1212555{100 + i:04}", ended_at=office.clock.now())
    office.run(10)
    office.line.faults.add(Fault(FaultKind.CAPTIVE_PORTAL, "calls"))
    assert len(office.outbox()) == 60
    office.sleep(60)
    office.engine.send(OTHER, "On our way!")
    office.run(2)
    assert office.texts(OTHER) == ["On our way!"]
    assert len(office.line.texts_out()) == 1


def test_a_start_knows_what_happened_while_nothing_ran(office: Office) -> None:
    sid = pending(office)
    office.crash()
    office.line.text_in(CALLER, "STOP")
    office.clock.advance(60)
    office.boot()
    sender_first(office)
    assert office.call(sid).decision is Decision.PENDING
    office.run(30)
    assert office.call(sid).reason == "opted-out"


def test_a_clock_that_jumps_a_day_ahead_does_not_shorten_the_wait_for_the_log(
    office: Office,
) -> None:
    """The text went, its answer was lost and the log lags behind: sent again, it would go twice."""
    office.change(textback__unconfirmed="resend")
    office.line.faults.add(Fault(FaultKind.LOSE_ANSWER, "post", count=1))
    lag = office.line.faults.add(Fault(FaultKind.LIST_LAG, "messages", seconds=300))
    office.missed()
    office.run(90)
    assert len(office.texts()) == 1
    right = office.clock
    office.engine.ctx.clock = Ahead(right)
    office.engine.woke(86400)
    office.engine.duties["reconcile"]()
    office.engine.duties["send"]()
    assert len(office.texts()) == 1
    office.run(300)
    office.line.faults.clear(lag)
    office.run(700)
    assert len(office.texts()) == 1
    assert office.messages()[0].state is MessageState.DELIVERED


class Ahead:
    """The right clock, a day too early."""

    def __init__(self, clock: object) -> None:
        self._clock = clock

    def now(self) -> datetime:
        now: datetime = self._clock.now()  # type: ignore[attr-defined]
        return now + timedelta(days=1)

    def monotonic(self) -> float:
        steady: float = self._clock.monotonic()  # type: ignore[attr-defined]
        return steady


# --- back within seconds ---


@pytest.mark.parametrize("slept", [0.0, 8 * 3600.0])
def test_the_first_good_poll_comes_within_five_seconds_after_the_network_is_back(
    office: Office, slept: float
) -> None:
    office.run(10)
    office.server.stop()
    if slept:
        office.sleep(slept)
    office.run(300)
    asked = len(office.line.requests())
    office.server.start()
    office.run(5)
    seen = {request.endpoint for request in office.line.requests()[asked:]}
    assert {"calls", "messages"} <= seen


def test_however_long_the_network_is_away_the_next_try_is_near(office: Office) -> None:
    waits = [office.engine.gate.failed("calls", Unreachable("no network")) for _ in range(100)]
    assert max(waits) <= 4


def test_waking_ends_the_waiting_after_trouble(office: Office) -> None:
    office.line.faults.add(Fault(FaultKind.RATE_LIMIT, "calls", count=1, retry_after=600))
    office.run(10)
    asked = len(office.line.requests())
    office.sleep(60)
    office.run(2)
    assert len(office.line.requests()) > asked


# --- the parts, for whoever restores a backup ---


def test_a_read_that_began_before_does_not_count() -> None:
    readiness = Readiness()
    early = readiness.begin()
    readiness.require_fresh_reads("woke")
    readiness.done("calls", early)
    readiness.done("messages", early)
    assert not readiness.ready()
    late = readiness.begin()
    assert readiness.done("calls", late) is False
    assert readiness.done("messages", late) is True
    assert readiness.ready()


def test_after_a_restore_staff_texts_wait_too_and_a_wake_does_not_let_them_go() -> None:
    readiness, week = Readiness(), NOON - timedelta(days=7)
    readiness.require_fresh_reads("restored", since=week, staff_too=True)
    readiness.require_fresh_reads("woke")
    assert not readiness.may_leave(MessageKind.STAFF)
    assert readiness.since() == week
    ticket = readiness.begin()
    for log in ("calls", "messages"):
        assert readiness.wanted(log)
        readiness.done(log, ticket)
    assert readiness.may_leave(MessageKind.STAFF)
    assert readiness.may_leave(MessageKind.AUTO)
    readiness.require_fresh_reads("woke")
    assert readiness.may_leave(MessageKind.STAFF)
    assert not readiness.may_leave(MessageKind.AUTO)
    assert readiness.since() is None


def test_the_logs_are_read_as_far_back_as_a_restore_asks(office: Office) -> None:
    office.run(10)
    office.clock.advance(3 * 86400)
    office.engine.ctx.readiness.require_fresh_reads("restored", since=NOON)
    assert office.engine.messages.since(True) <= NOON


class Clocks:
    """Two clocks that a test moves."""

    def __init__(self) -> None:
        self.wall, self.steady = NOON, 0.0

    def now(self) -> datetime:
        return self.wall

    def monotonic(self) -> float:
        return self.steady

    def move(self, wall: float, steady: float) -> None:
        self.wall += timedelta(seconds=wall)
        self.steady += steady


@pytest.mark.parametrize(
    ("wall", "steady", "told"),
    [
        (1.0, 1.0, []),
        (3.4, 3.4, []),
        (30.0, 0.5, [29.5]),  # it slept, and monotonic time stood still
        (30.0, 30.0, [30.0]),  # it slept, and monotonic time went on
        (-3600.0, 1.0, [-3601.0]),  # the clock was set back
    ],
)
def test_a_gap_is_told_once_with_its_seconds(wall: float, steady: float, told: list[float]) -> None:
    clocks, gaps = Clocks(), list[float]()
    watch = GapWatch(clocks, gaps.append, every_seconds=1.0)
    clocks.move(wall, steady)
    assert watch.look() is bool(told)
    assert watch.look() is False
    assert gaps == told
