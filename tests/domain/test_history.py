"""The judgement about a call, from the provider's log and the database."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from deskreply.domain.history import Book, Finding, Log, Verdict, judge
from deskreply.domain.models import (
    Call,
    CallRow,
    Decision,
    LineProfile,
    Message,
    MessageKind,
    MessageRow,
    MessageState,
    OutboxItem,
    OutboxState,
    Outcome,
)
from tests.domain.build import CALLER, END, LATER, OFFICE, after_end, leg, missed, root

HOURS_LATER = END + timedelta(hours=3)
SENT = after_end(5)
BODY = "Bright Smile Dental: sorry we missed your call."


def row(sid: str = "SM1", *, at: datetime = SENT, **more: object) -> MessageRow:
    text = MessageRow(sid, "outbound-api", "delivered", OFFICE, CALLER, BODY, created_at=at)
    return replace(text, **more)  # type: ignore[arg-type]


def message(provider_id: str | None = "SM1", **more: object) -> Message:
    text = Message(
        "m1", CALLER, OFFICE, MessageKind.AUTO, BODY, after_end(5), MessageState.DELIVERED,
        provider_id=provider_id, call_id="CA-root",
    )  # fmt: skip
    return replace(text, **more)  # type: ignore[arg-type]


def item(state: OutboxState = OutboxState.DONE, **more: object) -> OutboxItem:
    made = OutboxItem(
        1, "AC", "textback:CA-root", "m1", MessageKind.AUTO, CALLER, state, after_end(5),
        after_end(4), owner="home:1", epoch=1, claimed_at=after_end(5), call_id="CA-root",
    )  # fmt: skip
    return replace(made, **more)  # type: ignore[arg-type]


def decided(decision: Decision, reason: str = "no-answer", **more: object) -> Call:
    return replace(missed(**more), decision=decision, reason=reason, decided_at=after_end(4))  # type: ignore[arg-type]


def book(
    entry: Call | None, *texts: Message, items: tuple[OutboxItem, ...] = (), **more: object
) -> Book:
    made = Book(
        calls={entry.id: entry} if entry else {},
        texts={text.id: text for text in texts},
        outbox={item.message_id: item for item in items},
        lines={OFFICE: LineProfile(OFFICE)},
    )
    return replace(made, **more)  # type: ignore[arg-type]


def say(
    what: Book,
    *texts: MessageRow,
    calls: tuple[CallRow, ...] = (root(), leg()),
    now: datetime = LATER,
) -> Finding:
    return judge(Log(calls, texts), what, now)[0]


TEXTED = decided(Decision.TEXTED, texted_at=after_end(5))


def test_one_text_for_a_missed_call() -> None:
    assert say(book(TEXTED, message(), items=(item(),)), row()).verdict is Verdict.ONCE


def test_a_second_text_is_seen_whether_we_know_it_or_not() -> None:
    known = book(TEXTED, message(), items=(item(),))
    assert say(known, row(), row("SM2", at=after_end(9))).verdict is Verdict.TWICE
    both = book(TEXTED, message(), message("SM2", id="m2"), items=(item(),))
    assert say(both, row(), row("SM2", at=after_end(9))).verdict is Verdict.TWICE


def test_a_row_that_is_listed_twice_is_one_text() -> None:
    known = book(TEXTED, message(), items=(item(),))
    found = judge(Log((root(), leg(), root()), (row(), row())), known, LATER)
    assert [finding.verdict for finding in found] == [Verdict.ONCE]


def test_follow_ups_and_staff_texts_are_no_second_texts() -> None:
    follow_up = message("SM2", id="m2")
    staff = message("SM3", id="m3", kind=MessageKind.STAFF, call_id=None)
    keys = (
        item(),
        item(id=2, key="followup:CA-root:1", message_id="m2"),
        item(id=3, key="staff:m3", message_id="m3", call_id=None),
    )
    known = book(TEXTED, message(), follow_up, staff, items=keys)
    rows = (row(), row("SM2", at=after_end(90)), row("SM3", at=after_end(95)))
    assert say(known, *rows).verdict is Verdict.ONCE


def test_a_text_to_somebody_who_was_answered_is_wrong() -> None:
    calls = (root(), leg("completed", seconds=12))
    assert say(book(TEXTED, message()), row(), calls=calls).verdict is Verdict.WRONG


@pytest.mark.parametrize(
    "more", [{"answered_by": "machine_start"}, {"called_raw": "+12125550166"}, {"seconds": 1}]
)
def test_a_machine_is_nobody_who_answers(more: dict[str, object]) -> None:
    calls = (root(), leg("completed", **{"seconds": 12} | more))  # type: ignore[arg-type]
    profile = LineProfile(OFFICE, min_talk_seconds=3, not_staff=("+12125550166",))
    known = book(TEXTED, message(), lines={OFFICE: profile})
    assert say(known, row(), calls=calls).verdict is Verdict.ONCE


def test_a_text_after_stop_is_wrong() -> None:
    stop = row("SM0", at=END - timedelta(days=1), direction="inbound", body="Stop ")
    stop = replace(stop, sender=CALLER, recipient=OFFICE)
    known = book(TEXTED, message())
    assert say(known, stop, row()).verdict is Verdict.WRONG
    start = replace(stop, id="SM00", body="START", created_at=END - timedelta(hours=1))
    assert say(known, stop, start, row()).verdict is Verdict.ONCE
    told = book(TEXTED, message(), opted_out={CALLER: END - timedelta(days=3)})
    assert say(told, row()).verdict is Verdict.WRONG


def test_a_text_that_was_decided_against_is_wrong() -> None:
    skipped = decided(Decision.SKIPPED, "disabled")
    assert say(book(skipped, message()), row()).verdict is Verdict.WRONG


def test_a_text_that_the_database_took_back_or_gave_up_is_wrong_where_it_went() -> None:
    skipped = decided(Decision.SKIPPED, "disabled")
    gone = message(None, state=MessageState.CANCELED)
    assert say(book(skipped, gone, items=(item(),)), row()).verdict is Verdict.WRONG
    failed = book(
        decided(Decision.FAILED, "refused"), message(None, state=MessageState.FAILED),
        items=(item(),),
    )  # fmt: skip
    assert say(failed, row()).verdict is Verdict.WRONG
    assert say(failed).verdict is Verdict.STAFF


def test_a_text_that_only_the_database_knows_is_wrong() -> None:
    known = book(TEXTED, message(), items=(item(),))
    assert say(known).verdict is Verdict.WRONG
    assert say(known, now=after_end(20)).verdict is Verdict.WAITING


PENDING = decided(Decision.PENDING)


@pytest.mark.parametrize("state", [OutboxState.WAITING, OutboxState.CLAIMED, OutboxState.UNKNOWN])
def test_a_text_on_its_way_has_a_quarter_of_an_hour(state: OutboxState) -> None:
    known = book(PENDING, message(None, state=MessageState.SENDING), items=(item(state),))
    assert say(known, now=after_end(14 * 60)).verdict is Verdict.WAITING
    assert say(known, now=after_end(16 * 60)).verdict is Verdict.STUCK


def test_a_held_text_may_wait_for_its_hour() -> None:
    held = decided(Decision.HELD, "quiet-hours")
    waits = item(OutboxState.WAITING, due_at=END + timedelta(hours=9), claimed_at=None)
    known = book(held, message(None, state=MessageState.QUEUED), items=(waits,))
    assert say(known, now=HOURS_LATER).verdict is Verdict.WAITING
    assert say(known, now=END + timedelta(hours=10)).verdict is Verdict.STUCK


def test_a_text_whose_answer_was_lost_is_found_by_its_words() -> None:
    review = decided(Decision.REVIEW, "unconfirmed")
    unsure = message(None, state=MessageState.UNCONFIRMED)
    known = book(review, unsure, items=(item(OutboxState.UNCONFIRMED),))
    assert say(known).verdict is Verdict.STAFF
    assert say(known, row()).verdict is Verdict.WAITING
    assert say(known, row(), now=HOURS_LATER).verdict is Verdict.STUCK
    assert say(known, row(), row("SM2")).verdict is Verdict.TWICE


def test_a_call_that_was_never_seen_is_lost() -> None:
    assert say(book(None), now=HOURS_LATER).verdict is Verdict.LOST
    assert say(book(None), now=after_end(60)).verdict is Verdict.WAITING
    before = book(None, since=END + timedelta(minutes=1))
    assert say(before, now=HOURS_LATER).verdict is Verdict.NONE


def test_a_call_whose_outcome_never_settles_is_stuck() -> None:
    open_ = missed(outcome=Outcome.ONGOING)
    assert say(book(open_), now=after_end(60)).verdict is Verdict.WAITING
    assert say(book(open_), now=HOURS_LATER).verdict is Verdict.STUCK
    assert say(book(open_), calls=(root("in-progress"),)).verdict is Verdict.WAITING


def test_a_missed_call_that_counts_as_answered_is_lost() -> None:
    answered = missed(outcome=Outcome.ANSWERED, reason="answered")
    assert say(book(answered)).verdict is Verdict.LOST
    assert say(book(answered), calls=(root(), leg("completed", seconds=9))).verdict is Verdict.NONE


def test_nobody_expects_a_text_to_a_withheld_number() -> None:
    calls = (root(caller_raw="anonymous"), leg())
    found = say(book(decided(Decision.SKIPPED, "withheld", caller=None)), calls=calls)
    assert (found.verdict, found.caller) == (Verdict.NONE, "anonymous")
    assert say(book(decided(Decision.SKIPPED, "withheld"))).verdict is Verdict.LOST


AGAIN = root(
    id="CA-again", started_at=after_end(60), created_at=after_end(60), ended_at=after_end(80)
)
EARLIER = message(
    "SM0", id="m0", call_id="CA-other", at=END - timedelta(hours=2), state=MessageState.SENT
)


@pytest.mark.parametrize(
    ("reason", "calls", "texts", "rows", "opted_out"),
    [
        ("answered", (AGAIN, leg("completed", seconds=9, parent_id="CA-again")), (), (), False),
        ("in-touch", (AGAIN,), (), (), False),
        ("in-touch", (), (message("SM9", id="m9", kind=MessageKind.STAFF),), (), False),
        ("in-touch", (), (), (row("SM9"),), False),
        ("cooldown", (), (EARLIER,), (), False),
        ("undeliverable", (), (replace(EARLIER, state=MessageState.FAILED),), (), False),
        ("opted-out", (), (), (), True),
    ],
)
def test_a_reason_must_hold_before_the_log(
    reason: str,
    calls: tuple[CallRow, ...],
    texts: tuple[Message, ...],
    rows: tuple[MessageRow, ...],
    opted_out: bool,
) -> None:
    skipped = decided(Decision.SKIPPED, reason)
    told = {CALLER: END} if opted_out else {}
    bare = book(skipped)
    shown = book(skipped, *texts, opted_out=told)
    assert say(shown, *rows, calls=(root(), leg(), *calls)).verdict is Verdict.NONE
    assert say(bare).verdict is Verdict.LOST


def test_staff_who_noted_a_call_back_or_was_done_with_them_was_in_touch() -> None:
    skipped = decided(Decision.SKIPPED, "in-touch")
    since = book(skipped, handled={CALLER: after_end(3)})
    before = book(skipped, handled={CALLER: END - timedelta(hours=1)})
    assert say(since).verdict is Verdict.NONE
    assert say(before).verdict is Verdict.LOST


def test_a_text_that_was_taken_back_is_no_earlier_text() -> None:
    taken_back = replace(EARLIER, state=MessageState.CANCELED)
    known = book(decided(Decision.SKIPPED, "cooldown"), taken_back)
    assert say(known).verdict is Verdict.LOST


def test_too_old_must_be_old() -> None:
    old = decided(Decision.REVIEW, "too-old")
    assert say(book(old)).verdict is Verdict.WRONG
    late = replace(old, decided_at=after_end(31 * 60))
    assert say(book(late)).verdict is Verdict.STAFF


def test_a_staff_text_that_does_not_get_on_is_told() -> None:
    stuck = item(OutboxState.UNKNOWN, key="staff:m1", kind=MessageKind.STAFF, call_id=None)
    staff = message(None, kind=MessageKind.STAFF, call_id=None, state=MessageState.SENDING)
    known = book(None, staff, items=(stuck,))
    assert judge(Log(), known, LATER) == []
    [found] = judge(Log(), known, HOURS_LATER)
    assert (found.id, found.verdict) == ("m1", Verdict.STUCK)


def test_calls_that_are_none_to_a_watched_line_are_not_judged() -> None:
    others = (
        root(called_raw="+12125550111"),
        root(id="CA-2", direction="outbound-api"),
        root(id="CA-3", caller_raw="client:desk"),
        leg(parent_id="CA-9"),
    )
    assert judge(Log(others), book(None), HOURS_LATER) == []


def test_a_trunk_call_is_answered_by_its_length() -> None:
    trunk = root(direction="trunking-originating", called_raw=f"sip:{OFFICE}@trunk.example.com")
    assert say(book(TEXTED, message()), row(), calls=(trunk,)).verdict is Verdict.WRONG
    missed_one = replace(trunk, status="no-answer", duration=0)
    assert say(book(TEXTED, message()), row(), calls=(missed_one,)).verdict is Verdict.ONCE
