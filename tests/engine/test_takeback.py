"""What was done by a slip of the hand is undone as a whole, unless somebody has gone on since; a
snooze can be ended."""

from __future__ import annotations

import pytest

from deskreply.domain.errors import UserError
from deskreply.domain.followup import FollowupState
from deskreply.domain.models import Callback, ThreadStatus
from deskreply.engine import card, takeback, threads
from tests.support.office import CALLER, OFFICE, Office


@pytest.fixture
def asked(office: Office) -> Office:
    """An office with a text that waits for an answer."""
    office.line.text_in(CALLER, "Do you take new patients?", OFFICE)
    office.run(6)
    assert office.thread().due_at is not None
    return office


@pytest.mark.parametrize("outcome", [ThreadStatus.BOOKED, ThreadStatus.WRONG_NUMBER])
def test_done_taken_back_leaves_clock_status_and_unread_as_before(
    asked: Office, outcome: ThreadStatus
) -> None:
    before = asked.thread()
    change = asked.engine.act(threads.done, CALLER, outcome, "slip")
    asked.run(4)
    asked.engine.act(takeback.take_back, change)
    assert asked.thread() == before
    with asked.store.read() as reader:
        trail = [(each.what, each.detail) for each in reader.audit(CALLER)]
        assert trail == [("done", outcome.value), ("taken-back", "done")]
        # It never happened, as far as the card is concerned.
        assert card.history(reader, CALLER, 10) == ()
        assert [t.number for t in reader.threads("to-answer", asked.clock.now())] == [CALLER]


def test_who_was_on_the_call_back_list_is_on_it_again(office: Office) -> None:
    office.change(textback__max_age_minutes=0)
    office.missed()
    office.run(30)
    with office.store.read() as reader:
        assert len(reader.open_callbacks(CALLER)) == 1
    change = office.engine.act(threads.done, CALLER, ThreadStatus.NOT_A_FIT)
    with office.store.read() as reader:
        assert reader.open_callbacks(CALLER) == ()
    office.engine.act(takeback.take_back, change)
    with office.store.read() as reader:
        assert [c.callback for c in reader.open_callbacks(CALLER)] == [Callback.OPEN]


def test_a_nudge_that_was_planned_goes_after_all(office: Office) -> None:
    office.change(followup__enabled=True)
    sid = office.missed()
    office.run(30)
    change = office.engine.act(threads.done, CALLER, ThreadStatus.NOT_A_FIT)
    office.engine.act(takeback.take_back, change)
    with office.store.read() as reader:
        [planned] = reader.followups(sid)
    assert planned.state is FollowupState.WAITING
    office.skip((planned.due_at - office.clock.now()).total_seconds())
    office.run(30)
    assert len(office.texts()) == 2


def test_a_snooze_taken_back_leaves_the_earlier_one(asked: Office) -> None:
    first = asked.later(minutes=5)
    asked.engine.act(threads.snooze, CALLER, first)
    change = asked.engine.act(threads.snooze, CALLER, asked.later(minutes=15))
    asked.engine.act(takeback.take_back, change)
    assert asked.thread().snoozed_until == first


def test_what_others_did_meanwhile_stays(asked: Office) -> None:
    change = asked.engine.act(threads.snooze, CALLER, asked.later(minutes=15))
    asked.engine.act(threads.claim, CALLER, author="Kim")
    asked.engine.act(takeback.take_back, change)
    assert (asked.thread().owner, asked.thread().snoozed_until) == ("Kim", None)


def test_nothing_is_taken_back_once_they_have_written_again(asked: Office) -> None:
    change = asked.engine.act(threads.done, CALLER, ThreadStatus.CONTACTED)
    asked.line.text_in(CALLER, "Hello?", OFFICE)
    asked.run(6)
    after = asked.thread()
    with pytest.raises(UserError, match="gone on"):
        asked.engine.act(takeback.take_back, change)
    assert asked.thread() == after


def test_a_snooze_is_ended_before_its_time(asked: Office) -> None:
    asked.engine.act(threads.snooze, CALLER, asked.later(minutes=15))
    asked.engine.act(threads.wake, CALLER)
    assert asked.thread().snoozed_until is None
    asked.engine.act(threads.wake, CALLER)
    with asked.store.read() as reader:
        assert [each.what for each in reader.audit(CALLER)] == ["snoozed", "woken"]
