"""Texts that staff wants sent later, and texts that are taken back before they leave."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from deskreply.domain.errors import UserError
from deskreply.domain.models import Decision, Message, MessageKind, MessageState, ThreadStatus
from deskreply.engine import conversations, threads
from tests.support.office import CALLER, OFFICE, Office

HOUR = 3600.0
WORDS = "Would Tuesday at ten suit you?"


def schedule(office: Office, hours: float = 3) -> Message:
    return office.engine.send(CALLER, WORDS, at=office.later(hours=hours))


def cancel(office: Office, message: Message) -> Message:
    ctx = office.engine.ctx
    return conversations.cancel(office.store, office.settings, ctx.now(), message.id)


def state(office: Office, message: Message) -> tuple[MessageState, str]:
    [found] = [each for each in office.messages() if each.id == message.id]
    return found.state, found.explanation


def test_it_goes_at_its_time_and_not_before(office: Office) -> None:
    message = schedule(office)
    office.skip(3 * HOUR - 10)
    assert office.texts() == []
    assert state(office, message)[0] is MessageState.QUEUED
    [waits] = office.outbox()
    assert waits.due_at == message.scheduled_for
    office.run(20)
    assert office.texts() == [WORDS]
    assert state(office, message)[0] is MessageState.DELIVERED
    # It stands in the thread where it was said, not where it was thought of.
    assert office.messages()[-1].at >= message.at + timedelta(hours=3)
    assert office.thread().last_text == WORDS


def test_until_then_nobody_has_answered_them(office: Office) -> None:
    office.line.text_in(CALLER, "Do you have time this week?", OFFICE)
    office.run(10)
    due = office.thread().due_at
    assert due is not None
    schedule(office)
    thread = office.thread()
    assert (thread.due_at, thread.unread) == (due, 1)
    assert thread.last_text == "Do you have time this week?"
    assert thread.owner == ""
    office.skip(3 * HOUR + 20)
    thread = office.thread()
    assert (thread.due_at, thread.status) == (None, ThreadStatus.CONTACTED)


def test_a_missed_call_is_texted_although_a_text_is_scheduled(office: Office) -> None:
    schedule(office)
    sid = office.missed()
    office.run(15)
    assert office.call(sid).decision is Decision.TEXTED
    assert len(office.texts()) == 1


def test_the_agent_may_be_restarted_meanwhile(office: Office) -> None:
    schedule(office)
    office.crash()
    office.clock.advance(3 * HOUR)
    office.boot()
    office.run(20)
    assert office.texts() == [WORDS]


def test_what_a_sleep_made_too_late_goes_to_staff(office: Office) -> None:
    message = schedule(office)
    office.sleep(4 * HOUR + 60)
    office.run(30)
    assert office.texts() == []
    assert state(office, message)[0] is MessageState.FAILED
    assert "too late" not in state(office, message)[1]
    assert "computer was off" in state(office, message)[1]
    assert office.thread().failed
    assert office.heard("scheduled-outdated") == 1
    assert any("too late" in notice.title for notice in office.notices)
    assert office.outbox() == []


def test_a_little_late_it_still_goes(office: Office) -> None:
    schedule(office)
    office.sleep(3 * HOUR + 30 * 60)
    office.run(30)
    assert office.texts() == [WORDS]


def test_a_delay_does_not_take_it_into_their_night(office: Office) -> None:
    # 20:45 in New York, which is half an hour late at 21:15.
    message = schedule(office, 9.75)
    office.sleep(10.25 * HOUR)
    office.run(30)
    assert office.texts() == []
    assert state(office, message)[0] is MessageState.FAILED


def test_a_caller_who_writes_first_takes_it_back(office: Office) -> None:
    message = schedule(office)
    office.run(60)
    office.line.text_in(CALLER, "Tuesday would be great", OFFICE)
    office.run(10)
    assert state(office, message)[0] is MessageState.CANCELED
    assert "wrote meanwhile" in state(office, message)[1]
    assert office.heard("scheduled-canceled") == 1
    assert any("taken back" in notice.title for notice in office.notices)
    office.skip(4 * HOUR)
    assert office.texts() == []


def test_by_setting_it_goes_whatever_they_write(office: Office) -> None:
    office.change(schedule__cancel_on_reply=False)
    schedule(office)
    office.run(60)
    office.line.text_in(CALLER, "Thanks!", OFFICE)
    office.run(10)
    office.skip(3 * HOUR)
    assert office.texts() == [WORDS]


def test_nobody_who_said_stop_gets_it(office: Office) -> None:
    office.change(schedule__cancel_on_reply=False)
    message = schedule(office)
    office.run(60)
    office.line.text_in(CALLER, "STOP", OFFICE)
    office.run(10)
    office.skip(3 * HOUR)
    assert WORDS not in office.texts()
    assert state(office, message)[0] is MessageState.FAILED
    assert "asked not to get texts" in state(office, message)[1]


@pytest.mark.parametrize("outcome", [ThreadStatus.BOOKED, ThreadStatus.WRONG_NUMBER])
def test_done_leaves_it_but_for_a_wrong_number(office: Office, outcome: ThreadStatus) -> None:
    schedule(office)
    office.engine.act(threads.done, CALLER, outcome)
    office.skip(3 * HOUR + 20)
    assert office.texts() == ([WORDS] if outcome is ThreadStatus.BOOKED else [])
    assert office.thread().done_at is not None


def test_staff_takes_it_back(office: Office) -> None:
    message = schedule(office)
    assert cancel(office, message).state is MessageState.CANCELED
    office.skip(4 * HOUR)
    assert office.texts() == []
    with pytest.raises(UserError, match="does not wait any more"):
        cancel(office, message)


def test_a_text_that_is_held_for_a_moment_can_be_undone(office: Office) -> None:
    office.line.text_in(CALLER, "Are you open today?", OFFICE)
    office.run(10)
    before = office.thread()
    message = office.engine.send(CALLER, "Yes until fvie", hold_seconds=5)
    assert office.thread().last_kind is MessageKind.STAFF
    office.run(3)
    cancel(office, message)
    office.run(30)
    assert office.texts() == []
    after = office.thread()
    assert (after.last_text, after.last_kind) == (before.last_text, before.last_kind)
    assert (after.last_at, after.due_at) == (before.last_at, before.due_at)
    again = office.engine.send(CALLER, "Yes until five", hold_seconds=5)
    office.run(15)
    assert office.texts() == ["Yes until five"]
    with pytest.raises(UserError):
        cancel(office, again)


def test_only_texts_of_staff_can_be_taken_back(office: Office) -> None:
    office.change(textback__delay_seconds=60)
    office.missed()
    office.run(10)
    [automatic] = office.messages()
    with pytest.raises(UserError, match="no text of yours"):
        cancel(office, automatic)
    with pytest.raises(UserError, match="no text of yours"):
        conversations.cancel(office.store, office.settings, office.clock.now(), "nonsense")


def test_their_night_is_said_when_it_is_scheduled(office: Office) -> None:
    night = datetime(2026, 3, 11, 2, 30, tzinfo=UTC)
    with pytest.raises(UserError, match="tomorrow at 8:00 AM at the office") as told:
        office.engine.send(CALLER, WORDS, at=night)
    assert told.value.command == "That is 2026-03-11T12:00Z; --anyway sends it all the same."
    assert office.outbox() == []
    office.engine.send(CALLER, WORDS, at=night, anyway=True)
    office.skip((night - office.clock.now()).total_seconds())
    office.run(20)
    assert office.texts() == [WORDS]


@pytest.mark.parametrize("hours", [-1, 0, 24 * 400])
def test_times_that_make_no_sense_are_refused(office: Office, hours: float) -> None:
    with pytest.raises(UserError):
        schedule(office, hours)
    assert office.outbox() == []
