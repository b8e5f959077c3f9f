"""What staff does with a conversation, what that leaves behind, and what it stops."""

from __future__ import annotations

from datetime import timedelta

import pytest

from deskreply.domain.errors import UserError
from deskreply.domain.models import (
    Callback,
    Decision,
    MessageKind,
    ThreadStatus,
)
from deskreply.engine import threads
from tests.support.office import CALLER, OFFICE, Office

HOUR = 3600.0
NEW = "+12125550199"


@pytest.fixture
def asked(office: Office) -> Office:
    """An office with a text that waits for an answer."""
    office.line.text_in(CALLER, "Do you take new patients?", OFFICE)
    office.run(6)
    assert office.thread().due_at is not None
    return office


def filtered(office: Office, which: str, staff: str = "Dana") -> list[str]:
    with office.store.read() as reader:
        return [each.number for each in reader.threads(which, office.clock.now(), staff)]


def trail(office: Office) -> list[tuple[str, str, str]]:
    with office.store.read() as reader:
        return [(each.who, each.what, each.detail) for each in reader.audit(CALLER)]


# --- done and its opposite ---


@pytest.mark.parametrize("outcome", threads.CLOSINGS)
def test_done_stops_the_clocks_and_says_how_it_ended(asked: Office, outcome: ThreadStatus) -> None:
    asked.engine.act(threads.done, CALLER, outcome, " Comes on Monday ")
    thread = asked.thread()
    assert (thread.status, thread.status_at) == (outcome, asked.clock.now())
    assert thread.done_reason == "Comes on Monday"
    assert (thread.due_at, thread.unread) == (None, 0)
    assert filtered(asked, "done") == [CALLER]
    assert filtered(asked, "to-answer") == []
    # What staff wrote about a lead stays out of the trail.
    assert trail(asked) == [("Dana", "done", outcome.value)]
    assert asked.heard("thread-changed") == 1


def test_new_is_no_way_to_end(asked: Office) -> None:
    with pytest.raises(UserError, match="booked"):
        asked.engine.act(threads.done, CALLER, ThreadStatus.NEW)
    assert asked.thread().done_at is None
    assert trail(asked) == []


def test_done_ends_a_text_that_was_still_held(office: Office) -> None:
    office.change(textback__delay_seconds=60)
    sid = office.missed()
    office.run(10)
    office.engine.act(threads.done, CALLER, ThreadStatus.CONTACTED)
    office.run(120)
    assert office.texts() == []
    assert office.call(sid).decision is Decision.SKIPPED
    assert "closed the conversation" in office.call(sid).explanation


def test_reopened_it_is_a_contact_again(asked: Office) -> None:
    asked.engine.act(threads.done, CALLER, ThreadStatus.BOOKED, "later")
    asked.engine.act(threads.reopen, CALLER)
    thread = asked.thread()
    assert (thread.done_at, thread.done_reason) == (None, "")
    assert (thread.status, thread.due_at) == (ThreadStatus.CONTACTED, None)
    with pytest.raises(UserError, match="not closed"):
        asked.engine.act(threads.reopen, CALLER)


def test_who_was_booked_and_writes_again_has_to_be_answered(asked: Office) -> None:
    asked.engine.act(threads.done, CALLER, ThreadStatus.BOOKED)
    asked.run(60)
    asked.line.text_in(CALLER, "I can't come after all", OFFICE)
    asked.run(6)
    assert filtered(asked, "to-answer") == [CALLER]
    assert asked.thread().status is ThreadStatus.BOOKED


def test_a_status_alone_stops_no_clock(asked: Office) -> None:
    due = asked.thread().due_at
    asked.engine.act(threads.set_status, CALLER, ThreadStatus.CONTACTED)
    thread = asked.thread()
    assert (thread.status, thread.due_at) == (ThreadStatus.CONTACTED, due)
    first = thread.status_at
    asked.run(60)
    asked.engine.act(threads.set_status, CALLER, ThreadStatus.CONTACTED)
    assert asked.thread().status_at == first


# --- whose it is ---


def test_a_reply_claims_what_is_nobodys(asked: Office) -> None:
    asked.engine.send(CALLER, "Yes we do!", author="Dana")
    assert asked.thread().owner == "Dana"
    asked.engine.send(CALLER, "And I am Kim", author="Kim")
    assert asked.thread().owner == "Dana"
    assert filtered(asked, "mine") == [CALLER]


def test_a_claim_is_taken_over_only_on_purpose(asked: Office) -> None:
    asked.engine.act(threads.claim, CALLER, author="Kim")
    with pytest.raises(UserError, match="Kim has this conversation"):
        asked.engine.act(threads.claim, CALLER, author="Dana")
    asked.engine.act(threads.claim, CALLER, anyway=True, author="Dana")
    assert asked.thread().owner == "Dana"
    asked.engine.act(threads.release, CALLER, author="Dana")
    assert asked.thread().owner == ""
    assert [what for _, what, _ in trail(asked)] == ["claimed", "claimed", "released"]


def test_an_idle_claim_is_released_while_somebody_waits(asked: Office) -> None:
    asked.engine.act(threads.claim, CALLER, author="Kim")
    asked.run(400)
    asked.engine.act(threads.note, CALLER, "Asking the doctor", author="Kim")
    asked.run(400)
    assert asked.thread().owner == "Kim"
    asked.run(300)
    assert asked.thread().owner == ""
    assert asked.heard("claim-released") == 1


def test_who_was_given_a_conversation_keeps_it(asked: Office) -> None:
    asked.engine.act(threads.assign, CALLER, "Kim")
    asked.skip(HOUR)
    assert asked.thread().owner == "Kim"
    assert trail(asked) == [("Dana", "assigned", "Kim")]


def test_the_owner_stays_where_nobody_waits(asked: Office) -> None:
    asked.engine.send(CALLER, "Yes we do!")
    asked.run(10)
    asked.skip(HOUR)
    assert asked.thread().owner == "Dana"


# --- snooze ---


def test_snoozed_it_is_out_of_sight_until_then_or_until_they_write(asked: Office) -> None:
    until = asked.later(minutes=15)
    changed = asked.engine.act(threads.snooze, CALLER, until)
    assert changed.warning == ""
    assert (filtered(asked, "to-answer"), filtered(asked, "snoozed")) == ([], [CALLER])
    asked.skip(15 * 60)
    assert filtered(asked, "to-answer") == [CALLER]
    asked.engine.act(threads.snooze, CALLER, threads.UNTIL_THEY_REPLY)
    assert filtered(asked, "snoozed") == [CALLER]
    asked.line.text_in(CALLER, "Hello?", OFFICE)
    asked.run(6)
    assert filtered(asked, "to-answer") == [CALLER]


def test_a_snooze_past_the_deadline_is_told_and_extends_nothing(asked: Office) -> None:
    due = asked.thread().due_at
    assert due is not None
    changed = asked.engine.act(threads.snooze, CALLER, due + timedelta(minutes=1))
    assert "clock goes on" in changed.warning
    assert asked.thread().due_at == due
    assert asked.heard("snoozed-past-deadline") == 1
    assert [what for _, what, _ in trail(asked)] == ["snoozed", "snoozed-past-deadline"]
    asked.change(office__language="es")
    again = asked.engine.act(threads.snooze, CALLER, due + timedelta(minutes=1))
    assert "plazo" in again.warning
    with pytest.raises(UserError, match="passed"):
        asked.engine.act(threads.snooze, CALLER, asked.clock.now())


# --- notes, reading, calling back ---


def test_a_note_is_for_the_team_and_answers_nobody(asked: Office) -> None:
    before = asked.thread()
    entry = asked.engine.act(threads.note, CALLER, "Prefers mornings", author="Kim").entry
    assert entry is not None
    assert asked.messages()[-1] == entry
    assert (entry.kind, entry.author, entry.body) == (MessageKind.NOTE, "Kim", "Prefers mornings")
    assert asked.thread() == before
    asked.run(30)
    assert asked.texts() == []
    assert "mornings" not in str(trail(asked))
    for empty in ("  ", "x" * 4001):
        with pytest.raises(UserError):
            asked.engine.act(threads.note, CALLER, empty)


def test_reading_is_written_down_once(asked: Office) -> None:
    assert asked.thread().unread == 1
    asked.engine.act(threads.mark_read, CALLER)
    asked.engine.act(threads.mark_read, CALLER)
    assert asked.thread().unread == 0
    assert trail(asked) == [("Dana", "read", "")]


@pytest.mark.parametrize("how", threads.CALLED)
def test_a_logged_call_back_stops_both_clocks(asked: Office, how: Callback) -> None:
    entry = asked.engine.act(threads.call_back, CALLER, how, author="Kim").entry
    thread = asked.thread()
    assert (thread.promise_due_at, thread.reply_due_at, thread.unread) == (None, None, 0)
    assert thread.owner == "Kim"
    reached = how is not Callback.NO_ANSWER
    assert (thread.status is ThreadStatus.CONTACTED) is reached
    assert entry is not None
    assert entry.body.startswith("Called back")
    assert trail(asked) == [("Kim", "called-back", how.value)]
    with pytest.raises(UserError, match="voicemail"):
        asked.engine.act(threads.call_back, CALLER, Callback.DISMISSED)


def test_who_was_called_back_is_not_texted_by_itself_any_more(office: Office) -> None:
    office.change(textback__delay_seconds=60)
    sid = office.missed()
    office.run(10)
    office.engine.act(threads.call_back, CALLER, Callback.REACHED)
    office.run(120)
    assert office.texts() == []
    assert "called them back" in office.call(sid).explanation


def test_there_has_to_be_a_conversation(office: Office) -> None:
    for action in (threads.reopen, threads.claim, threads.release, threads.mark_read):
        with pytest.raises(UserError, match="no conversation"):
            office.engine.act(action, NEW)
    with office.store.read() as reader:
        assert reader.audit() == ()
        assert reader.thread(NEW) is None


def test_without_a_name_nobody_claims(asked: Office) -> None:
    asked.change(office__staff="")
    with pytest.raises(UserError, match="Say who you are"):
        asked.engine.act(threads.claim, CALLER)
    asked.engine.send(CALLER, "Yes!")
    assert asked.thread().owner == ""
