"""A text that did not arrive is written again, once; one that nobody knows of is settled."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from deskreply.domain.errors import UserError
from deskreply.domain.history import Verdict
from deskreply.domain.models import Callback, Decision, Message, MessageKind, MessageState
from deskreply.engine import conversations, permission, retry, threads
from deskreply.engine.work import Changed
from deskreply.practice import Fault, FaultKind
from tests.support.office import CALLER, OFFICE, Office
from tests.support.wire import Desk


def again(office: Office, message_id: str, hold: float = 0) -> Message:
    store, settings, now = office.store, office.settings, office.clock.now()
    return retry.retry(store, settings, now, message_id, hold_seconds=hold)


@pytest.fixture
def failed(office: Office) -> Message:
    """A reply of staff that did not arrive; the phone has reception again by now."""
    office.line.set_reach(CALLER, "unreachable")
    office.engine.send(CALLER, "We can see you at 3.")
    office.run(60)
    office.line.set_reach(CALLER, "mobile")
    [message] = office.messages()
    assert message.state is MessageState.FAILED
    assert office.thread().failed
    return message


def test_a_text_that_failed_is_written_again(office: Office, failed: Message) -> None:
    new = again(office, failed.id)
    assert not office.thread().failed
    assert (new.kind, new.body, new.author) == (MessageKind.STAFF, failed.body, "Dana")
    office.run(60)
    old, sent = office.messages()
    assert old == failed
    assert (sent.id, sent.state) == (new.id, MessageState.DELIVERED)
    assert not office.thread().failed
    with office.store.read() as reader:
        assert retry.written_again(reader, failed.id) == sent


def test_twice_in_a_row_it_is_written_once(office: Office, failed: Message) -> None:
    again(office, failed.id)
    with pytest.raises(UserError, match="written again already"):
        again(office, failed.id)
    office.run(60)
    with pytest.raises(UserError, match="written again already"):
        again(office, failed.id)
    office.run(60)
    assert len(office.texts()) == 2


def test_what_failed_again_is_written_again(office: Office, failed: Message) -> None:
    office.line.set_reach(CALLER, "unreachable")
    second = again(office, failed.id)
    office.run(60)
    assert office.thread().failed
    office.line.set_reach(CALLER, "mobile")
    third = again(office, second.id)
    office.run(60)
    assert len({failed.id, second.id, third.id}) == 3
    assert [m.state for m in office.messages()][-1] is MessageState.DELIVERED
    assert not office.thread().failed


def test_taken_back_in_time_it_can_be_written_again(office: Office, failed: Message) -> None:
    new = again(office, failed.id, 5)
    conversations.cancel(office.store, office.settings, office.clock.now(), new.id)
    assert office.thread().failed
    with office.store.read() as reader:
        assert retry.written_again(reader, failed.id) is None
    again(office, failed.id)
    office.run(60)
    assert len(office.texts()) == 2
    assert not office.thread().failed


def test_a_text_taken_back_after_a_call_leaves_no_failure(office: Office, failed: Message) -> None:
    office.engine.act(threads.call_back, CALLER, Callback.REACHED)
    assert not office.thread().failed
    office.run(1)
    new = office.engine.send(CALLER, "See you", hold_seconds=5)
    conversations.cancel(office.store, office.settings, office.clock.now(), new.id)
    assert not office.thread().failed


def test_an_automatic_text_is_written_again_as_a_reply(office: Office) -> None:
    office.line.set_reach(CALLER, "unreachable")
    office.missed()
    office.run(60)
    office.line.set_reach(CALLER, "mobile")
    [message] = office.messages()
    new = again(office, message.id)
    assert (new.kind, new.author, new.template) == (MessageKind.STAFF, "Dana", "")
    office.run(60)
    assert len(office.texts()) == 2


def test_what_did_not_fail_is_not_written_again(office: Office) -> None:
    office.line.text_in(CALLER, "Hello?", OFFICE)
    office.run(6)
    sent = office.engine.send(CALLER, "Hi")
    theirs = office.messages()[0]
    for message_id, said in ((sent.id, "did not fail"), (theirs.id, "no such"), ("x", "no such")):
        with pytest.raises(UserError, match=said):
            again(office, message_id)


def test_who_said_stop_gets_no_second_try(office: Office, failed: Message) -> None:
    permission.do_not_text(office.store, office.settings, office.clock.now(), CALLER)
    with pytest.raises(UserError, match="must not be texted"):
        again(office, failed.id)
    assert len(office.messages()) == 1


# --- texts of which nobody knows ---


def unconfirmed(wired: Desk, *, automatic: bool) -> Message:
    """A text that was maybe sent, and that the log does not show."""
    wired.doubt(automatic=automatic)
    wired.looks_at(60, 120)
    [message] = wired.messages()
    assert message.state is MessageState.UNCONFIRMED
    return message


def said(wired: Desk, message: Message, *, sent: bool) -> Changed | Message:
    now = wired.clock.now()
    return retry.decide(wired.store, wired.settings, now, message.id, sent, author="Kim")


def test_a_reply_that_went_is_settled(wired: Desk) -> None:
    message = unconfirmed(wired, automatic=False)
    item = wired.item()
    changed = said(wired, message, sent=True)
    assert isinstance(changed, Changed)
    assert not changed.thread.failed
    [after] = wired.messages()
    assert (after.state, after.explanation) == (MessageState.SENT, "The team says that it went.")
    assert after.sent_at == item.claimed_at
    assert wired.open() == []
    with wired.store.read() as reader:
        assert reader.thread(CALLER) == changed.thread
        assert [(r.who, r.what) for r in reader.audit(CALLER)][-1] == ("Kim", "said-sent")


def test_of_a_text_that_went_the_promise_counts_from_then(wired: Desk) -> None:
    message = unconfirmed(wired, automatic=True)
    item = wired.item()
    said(wired, message, sent=True)
    call = wired.call(item.call_id or "")
    assert (call.decision, call.texted_at) == (Decision.TEXTED, item.claimed_at)
    assert call.callback is Callback.TEXTED
    with wired.store.read() as reader:
        thread = reader.thread(CALLER)
        decisions = reader.decisions(call.id)
    assert thread is not None
    assert item.claimed_at is not None
    assert thread.promise_due_at == item.claimed_at + timedelta(hours=1)
    assert decisions[-1].decision is Decision.TEXTED


def test_an_answer_that_came_later_still_waits(wired: Desk) -> None:
    message = unconfirmed(wired, automatic=False)
    with wired.store.write() as tx:
        thread = tx.thread(CALLER)
        assert thread is not None
        now = wired.clock.now()
        tx.save_thread(
            replace(
                thread, reply_due_at=now + timedelta(hours=1), reply_started_at=now, last_at=now,
                last_kind=MessageKind.LEAD,
            )
        )  # fmt: skip
    changed = said(wired, message, sent=True)
    assert isinstance(changed, Changed)
    assert changed.thread.due_at is not None


@pytest.mark.parametrize("automatic", [False, True])
def test_what_did_not_go_is_written_again(wired: Desk, automatic: bool) -> None:
    message = unconfirmed(wired, automatic=automatic)
    new = said(wired, message, sent=False)
    assert isinstance(new, Message)
    old, queued = wired.messages()
    assert (old.state, queued.state) == (MessageState.FAILED, MessageState.QUEUED)
    assert "did not go" in old.explanation
    assert (queued.id, queued.kind, queued.body) == (new.id, MessageKind.STAFF, message.body)
    wired.sender.run()
    assert len(wired.posted_to()) == 2
    assert wired.messages()[1].state is MessageState.SENT


@pytest.mark.parametrize("sent", [False, True])
def test_it_is_settled_once(wired: Desk, sent: bool) -> None:
    message = unconfirmed(wired, automatic=False)
    said(wired, message, sent=sent)
    with pytest.raises(UserError, match="known by now"):
        said(wired, message, sent=not sent)
    with pytest.raises(UserError):
        retry.retry(wired.store, wired.settings, wired.clock.now(), message.id)
    wired.sender.run()
    assert len(wired.posted_to()) == (1 if sent else 2)


def test_what_the_team_said_is_told_as_such(office: Office) -> None:
    office.line.faults.add(Fault(FaultKind.RESET, "post", count=1))
    office.line.faults.add(Fault(FaultKind.LIST_LAG, "messages", seconds=9000))
    office.missed()
    office.run(170)
    [message] = office.messages()
    retry.decide(office.store, office.settings, office.clock.now(), message.id, True)
    office.skip(400)
    [finding] = office.judged()
    assert finding.verdict is Verdict.STAFF
    assert "the team says" in finding.detail


def test_what_the_log_showed_meanwhile_is_not_asked(wired: Desk) -> None:
    message = unconfirmed(wired, automatic=False)
    item = wired.item()
    assert item.claimed_at is not None
    wired.wire.shows(CALLER, message.body, created_at=item.claimed_at)
    wired.looks_at(1200)
    assert wired.messages()[0].state is MessageState.SENT
    with pytest.raises(UserError, match="known by now"):
        said(wired, message, sent=False)


def test_undecided_it_is_not_simply_written_again(wired: Desk) -> None:
    message = unconfirmed(wired, automatic=False)
    with pytest.raises(UserError, match="not known whether"):
        retry.retry(wired.store, wired.settings, wired.clock.now(), message.id)
