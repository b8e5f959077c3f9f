"""Outages, refused keys, senders that may not send, opt-outs: nothing wrong, nothing lost."""

from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from deskreply.domain.errors import EnvironmentTrouble, NotTheProvider, UserError
from deskreply.domain.models import Decision, MessageRow, MessageState, Outcome
from deskreply.engine import facts, textback
from deskreply.practice import AccountNumber, Fault, FaultKind
from tests.support.office import CALLER, OFFICE, Office

OTHER = "+14155550123"


def test_first_start_texts_nobody_for_calls_older_than_half_an_hour(office: Office) -> None:
    old = office.line.finished_call(CALLER, ended_at=office.later(minutes=-31))
    recent = office.line.finished_call(OTHER, ended_at=office.later(minutes=-10))
    office.run(60)
    assert (office.call(old).decision, office.call(old).reason) == (Decision.REVIEW, "too-old")
    assert office.call(recent).decision is Decision.TEXTED
    assert (office.texts(), len(office.texts(OTHER))) == ([], 1)


def test_after_an_outage_recent_callers_are_texted_and_older_ones_are_for_staff(
    office: Office,
) -> None:
    office.run(10)
    office.server.stop()
    office.run(20)
    old = office.line.finished_call(CALLER, ended_at=office.clock.now())
    office.sleep(3000)
    recent = office.line.finished_call(OTHER, ended_at=office.clock.now())
    office.run(20)
    office.server.start()
    office.run(60)
    assert office.call(old).decision is Decision.REVIEW
    assert office.call(recent).decision is Decision.TEXTED


def test_after_a_long_weekend_off_nothing_of_it_is_forgotten(office: Office) -> None:
    office.run(10)
    office.crash()
    office.line.text_in(OTHER, "Can you see me on Monday?")
    missed = office.line.finished_call(CALLER)
    office.clock.advance(70 * 3600)
    office.boot()
    office.run(60)
    assert office.thread(OTHER).unread == 1
    assert "new-text" in [n.kind for n in office.notices]
    assert office.call(missed).decision is Decision.REVIEW
    assert office.texts() == []


def test_what_came_long_before_the_first_start_is_shown_without_alarm(tmp_path: Path) -> None:
    new = Office(tmp_path)
    with new.server:
        new.line.text_in(OTHER, "Old news")
        new.clock.advance(7200)
        new.boot()
        new.run(10)
        thread = new.thread(OTHER)
        new.crash()
    assert (thread.unread, thread.due_at, thread.last_text) == (0, None, "Old news")


def test_calls_across_utc_midnight_and_late_rows_are_seen(office: Office) -> None:
    office.clock.advance(9 * 3600 - 30)  # just before midnight UTC, seven in the evening here
    office.line.faults.add(Fault(FaultKind.LIST_LAG, "calls", seconds=50))
    office.engine.calls.sweep_next()
    sid = office.missed()
    office.run(180)
    assert office.call(sid).decision is Decision.TEXTED


def test_a_call_far_down_the_log_is_found(office: Office) -> None:
    """More calls than a page holds came in while one was ringing; rows come in any order."""
    office.change(caps__per_10_minutes=1000, flood__callers_per_hour=0)
    office.line.faults.add(Fault(FaultKind.REORDER, "calls"))
    office.line.faults.add(Fault(FaultKind.DUPLICATE_ROWS, "calls"))
    sid = office.line.ring(CALLER)
    office.line.leg(sid)
    office.run(3)
    for i in range(120):
        office.line.finished_call(f"+1{(212, 415, 305)[i % 3]}5550{100 + i // 3}", outcome="early")
    office.line.hang_up(sid)
    office.run(60)
    assert office.call(sid).decision is Decision.TEXTED


def test_a_refused_key_is_told_once_and_nothing_queued_is_lost(office: Office) -> None:
    office.run(10)
    reply = office.engine.send(CALLER, "On our way!")
    office.line.faults.add(Fault(FaultKind.DEAD_CREDENTIALS))
    office.run(300)
    assert [n.kind for n in office.notices] == ["health"]
    assert office.heard("credentials-dead") == 1
    office.line.faults.clear()
    office.run(60)
    assert office.heard("credentials-accepted") == 1
    assert office.texts() == ["On our way!"]
    assert any(m.id == reply.id and m.state is MessageState.DELIVERED for m in office.messages())


def test_one_slip_of_the_provider_is_not_a_dead_key(office: Office) -> None:
    office.line.faults.add(Fault(FaultKind.DEAD_CREDENTIALS, count=1))
    office.run(30)
    assert office.notices == []


def test_429_slows_everything_down_and_retry_after_is_honoured(office: Office) -> None:
    office.run(10)
    office.line.faults.add(Fault(FaultKind.RATE_LIMIT, "calls", count=1, retry_after=30))
    office.run(4)
    before = len(office.line.requests())
    office.run(20)
    assert len(office.line.requests()) == before
    office.run(20)
    assert len(office.line.requests()) > before


def test_trouble_with_one_log_leaves_the_other_alone(office: Office) -> None:
    office.line.faults.add(Fault(FaultKind.CAPTIVE_PORTAL, "calls"))
    office.line.text_in(CALLER, "Hello?")
    office.run(20)
    assert office.thread().unread == 1


@pytest.mark.parametrize("kind", [FaultKind.UNKNOWN_FIELDS, FaultKind.CUT_JSON])
def test_strange_answers_do_not_stop_the_work(office: Office, kind: FaultKind) -> None:
    count = None if kind is FaultKind.UNKNOWN_FIELDS else 3
    office.line.faults.add(Fault(kind, "calls", count=count))
    office.missed()
    office.run(60)
    assert len(office.texts()) == 1


def test_an_unknown_status_is_not_final_and_not_forgotten(office: Office) -> None:
    sid = office.line.finished_call(CALLER)
    office.line.faults.add(Fault(FaultKind.UNKNOWN_STATUS, "*", sid=sid))
    office.run(60)
    assert office.call(sid).outcome is Outcome.ONGOING
    office.run(60)
    assert office.call(sid).outcome is Outcome.UNKNOWN
    assert office.call(sid).decision is Decision.REVIEW
    office.line.faults.clear()
    office.run(70)
    assert office.call(sid).outcome is Outcome.MISSED


def test_a_call_without_from_is_a_withheld_caller(office: Office) -> None:
    sid = office.line.finished_call(CALLER)
    office.line.faults.add(Fault(FaultKind.MISSING_FROM, "calls", sid=sid))
    office.run(30)
    assert office.call(sid).reason == "withheld"


def test_a_wrong_pc_clock_is_told_and_does_not_change_who_is_texted(office: Office) -> None:
    """The provider's clock is an hour ahead of the PC's: its own times decide."""
    office.line.faults.add(Fault(FaultKind.CLOCK_SKEW, seconds=3600))
    office.run(10)
    assert [n.kind for n in office.notices] == ["health"]
    sid = office.line.finished_call(CALLER, ended_at=office.later(seconds=3595))
    office.run(20)
    assert office.call(sid).decision is Decision.TEXTED


# --- delivery ---


def test_a_landline_becomes_a_call_back_and_is_not_texted_again(office: Office) -> None:
    office.line.set_reach(CALLER, "landline")
    sid = office.missed()
    office.run(30)
    assert office.call(sid).decision is Decision.FAILED
    assert office.messages()[0].explanation
    assert [n.kind for n in office.notices] == ["text-failed"]
    office.sleep(25 * 3600)
    again = office.missed()
    office.run(30)
    assert office.call(again).reason == "undeliverable"


def test_a_sender_that_may_not_send_holds_automatic_texts(office: Office) -> None:
    office.line.faults.add(Fault(FaultKind.REJECT, "post", code=21606))
    sid, other = office.missed(), office.missed(OTHER)
    office.run(60)
    assert {office.call(sid).reason, office.call(other).reason} == {"sender"}
    assert office.call(sid).decision is Decision.HELD
    posts = sum(r.endpoint == "post" for r in office.line.requests())
    assert posts == 1
    office.line.faults.clear()
    office.run(16 * 60)
    assert len(office.texts()) == len(office.texts(OTHER)) == 1


def test_unregistered_sender_is_seen_in_the_delivery_state(office: Office) -> None:
    office.line.put_number(AccountNumber(OFFICE, office.clock.now(), registered=False))
    office.missed()
    office.run(30)
    other = office.missed(OTHER)
    office.run(30)
    assert office.call(other).reason == "sender"


def test_congestion_is_tried_again_later(office: Office) -> None:
    office.line.faults.add(Fault(FaultKind.REJECT, "post", count=1, code=21611))
    sid = office.missed()
    office.run(600)
    assert office.call(sid).decision is Decision.TEXTED
    assert len(office.texts()) == 1


# --- opt-out ---


def test_stop_takes_effect_at_once_and_start_lifts_it(office: Office) -> None:
    office.line.text_in(CALLER, "Stop.")
    office.run(10)
    assert office.thread().opted_out_at is not None
    assert office.thread().due_at is None
    sid = office.missed()
    office.run(30)
    assert office.call(sid).reason == "opted-out"
    with pytest.raises(UserError, match="STOP"):
        office.engine.send(CALLER, "Hello?")
    office.line.text_in(CALLER, "START")
    office.run(10)
    assert office.thread().opted_out_at is None
    office.missed()
    office.run(30)
    assert len(office.texts()) == 1


def test_stop_cancels_what_has_not_left(office: Office) -> None:
    office.change(textback__delay_seconds=30)
    sid = office.missed()
    office.run(6)
    office.line.text_in(CALLER, "STOP")
    office.run(60)
    assert office.texts() == []
    assert office.call(sid).reason == "opted-out"


def test_stop_between_writing_and_sending_a_reply_fails_it_in_words(office: Office) -> None:
    office.run(10)
    office.line.faults.add(Fault(FaultKind.RATE_LIMIT, "post", count=2))
    reply = office.engine.send(CALLER, "Hello?")
    office.line.text_in(CALLER, "STOP")
    office.run(60)
    failed = next(m for m in office.messages() if m.id == reply.id)
    assert failed.state is MessageState.FAILED
    assert failed.explanation


def test_the_provider_knowing_of_a_stop_is_recorded(office: Office) -> None:
    office.line.faults.add(Fault(FaultKind.REJECT, "post", count=1, code=21610))
    sid = office.missed()
    office.run(30)
    assert office.call(sid).decision is Decision.FAILED
    assert office.thread().opted_out_at is not None


def test_a_late_stop_does_not_undo_a_newer_start(office: Office) -> None:
    office.line.faults.add(Fault(FaultKind.REORDER, "messages"))
    office.line.text_in(CALLER, "STOP")
    office.clock.advance(2)
    office.line.text_in(CALLER, "START")
    office.run(10)
    assert office.thread().opted_out_at is None


# --- replies ---


@pytest.mark.parametrize(
    ("number", "text", "says"),
    [
        ("12", "Hello", "not a phone number"),
        (CALLER, "   ", "empty"),
        (CALLER, "x" * 1601, "1601"),
        (OFFICE, "Hello", "own number"),
    ],
)
def test_a_reply_that_cannot_go_is_refused_in_words(
    office: Office, number: str, text: str, says: str
) -> None:
    with pytest.raises(UserError, match=says):
        office.engine.send(number, text)


@pytest.mark.parametrize(
    "text",
    [
        "😀" * 400,
        "\u202eevil\u202c",
        "zero\u200bwidth",
        "<b>x</b>&amp;",
        "x" * 5000,
        "'; DROP TABLE",
    ],
)
def test_any_text_that_comes_in_is_kept_as_it_is(office: Office, text: str) -> None:
    office.line.text_in(CALLER, text)
    office.run(6)
    assert office.messages()[0].body == text


def test_media_are_noted(office: Office) -> None:
    from deskreply.practice import Attachment

    office.line.text_in(CALLER, "", media=[Attachment("image/jpeg", b"\xff\xd8")])
    office.run(6)
    assert office.messages()[0].media_count == 1


def test_a_text_that_keeps_failing_does_not_stand_in_the_way_of_the_others(
    office: Office,
) -> None:
    look = office.engine.ctx.provider.messages_to

    def unreadable(number: str, since: datetime) -> tuple[MessageRow, ...]:
        if number == CALLER:
            raise NotTheProvider("this one list cannot be read")
        return look(number, since)

    office.engine.ctx.provider.messages_to = unreadable  # type: ignore[method-assign]
    first = office.missed()
    second = office.missed(OTHER)
    office.run(60)
    assert office.call(second).decision is Decision.TEXTED
    assert office.call(first).decision is Decision.PENDING


@pytest.mark.parametrize(("status", "code"), [(400, 21408), (403, 21408), (400, 21211)])
def test_a_number_that_is_refused_fails_alone(office: Office, status: int, code: int) -> None:
    office.line.faults.add(Fault(FaultKind.REJECT, "post", count=1, status=status, code=code))
    first = office.missed()
    second = office.missed(OTHER)
    office.run(60)
    assert office.call(first).decision is Decision.FAILED
    assert office.call(second).decision is Decision.TEXTED


def test_a_key_that_may_not_send_is_told_once(office: Office) -> None:
    office.line.faults.add(Fault(FaultKind.REJECT, "post", status=403, code=70051))
    sid = office.missed()
    office.run(120)
    assert office.call(sid).decision is Decision.PENDING
    assert [n.kind for n in office.notices] == ["health"]
    office.line.faults.clear()
    office.run(60)
    assert len(office.texts()) == 1


def fail_on(number: str, wrapped: Any) -> Any:
    """Our own bug, on one caller only."""

    def wrapper(*args: Any, **kwargs: Any) -> Any:
        if number in repr(args[-1]):
            raise ZeroDivisionError
        return wrapped(*args, **kwargs)

    return wrapper


def test_a_call_we_cannot_handle_does_not_keep_the_others_from_being_texted(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(textback, "gather", fail_on(CALLER, facts.gather))
    office.missed()
    second = office.missed(OTHER)
    office.run(30)
    assert office.call(second).decision is Decision.TEXTED
    assert office.texts() == []


def test_a_text_we_cannot_handle_does_not_keep_the_others_from_being_seen(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    receive = office.engine.receiver._receive
    monkeypatch.setattr(office.engine.receiver, "_receive", fail_on("poison", receive))
    office.line.text_in(CALLER, "poison")
    office.line.text_in(OTHER, "Hello?")
    office.run(10)
    assert office.thread(OTHER).unread == 1


def test_sending_that_fails_on_one_text_goes_on_with_the_next(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    claim = office.engine.sender._claim
    monkeypatch.setattr(office.engine.sender, "_claim", fail_on(CALLER, claim))
    office.missed()
    second = office.missed(OTHER)
    office.run(30)
    assert office.call(second).decision is Decision.TEXTED


def test_a_log_that_cannot_be_read_for_long_makes_it_a_question_for_staff(office: Office) -> None:
    office.line.faults.add(Fault(FaultKind.LOSE_ANSWER, "post", count=1))
    sid = office.missed()
    office.run(5.3)
    broken = office.line.faults.add(Fault(FaultKind.CAPTIVE_PORTAL, "messages"))
    office.run(3)
    office.sleep(15 * 60)
    office.run(120)
    assert office.call(sid).decision is Decision.REVIEW
    office.line.faults.clear(broken)
    office.sleep(601)
    office.run(10)
    assert office.call(sid).decision is Decision.TEXTED
    assert len(office.texts()) == 1


def test_trouble_with_the_disk_is_told_once_and_when_it_is_over_and_told_anew(
    office: Office,
) -> None:
    full = EnvironmentTrouble("the disk is full; free some space")
    for name in ("calls", "messages", "calls"):
        office.engine.supervisor.crashed(name, full)
    assert office.heard("trouble") == 2
    assert [n.kind for n in office.notices] == ["health"]
    assert "free some space" in office.notices[0].title
    office.run(10)
    assert office.heard("trouble-over") == 2
    office.engine.supervisor.crashed("calls", full)
    assert office.heard("trouble") == 3


@pytest.mark.parametrize("what", ["calls", "texts"])
def test_what_could_not_be_stored_is_read_again_at_the_next_poll(
    office: Office, monkeypatch: pytest.MonkeyPatch, what: str
) -> None:
    """The log looks the same as before the trouble; it was read, but not kept."""
    for i in range(60):  # a full page: nothing fresh makes the poll read on by itself
        office.line.text_in(f"+1212555{100 + i:04}", "Hi")
    office.run(70)
    poller = office.engine.calls if what == "calls" else office.engine.messages
    taker = office.engine.intake if what == "calls" else office.engine.receiver
    office.line.finished_call(CALLER, ended_at=office.later(minutes=-12))
    office.line.text_in(OTHER, "Hello?")

    def full(*_: object, **__: object) -> None:
        raise EnvironmentTrouble("the disk is full; free some space")

    with monkeypatch.context() as broken:
        broken.setattr(taker, "_take", full)
        with pytest.raises(EnvironmentTrouble):
            poller.run()
    poller.run()
    with office.store.read() as reader:
        kept = reader.thread_calls(CALLER) if what == "calls" else reader.thread_messages(OTHER)
    assert len(kept) == 1
