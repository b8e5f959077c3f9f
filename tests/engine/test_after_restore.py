"""A desk whose database was put back from a backup: what happened since is in the provider's log,
and that is read before anything is sent."""

from __future__ import annotations

from pathlib import Path

import pytest

from deskreply.domain.history import FAILURES
from deskreply.domain.models import Decision, MessageKind, MessageState
from deskreply.engine.restored import ASKED_FOR
from deskreply.practice import Fault, FaultKind
from deskreply.store import restore
from tests.support.office import CALLER, OFFICE, Office

SECOND_CALLER = "+12125550124"
REFERRED = "+13055550144"


def back_up(office: Office, name: str = "copy.db") -> Path:
    target = office.folder / name
    office.store.backup(target)
    return target


def put_back(office: Office, backup: Path, *, minutes_later: float = 0) -> None:
    """The agent ends, the backup takes the database's place, the agent starts."""
    office.crash()
    office.clock.advance(minutes_later * 60)
    database = office.folder / "deskreply.db"
    prepared = restore.prepare(backup, database, office.key, ASKED_FOR)
    restore.put_in_place(prepared, database, office.folder / "set-aside")
    office.boot()


def caught_up(office: Office) -> None:
    office.run(140)
    assert office.heard("restore-reconciled") == 1


def test_a_text_sent_after_the_backup_is_not_sent_again(office: Office) -> None:
    """The backup holds the call and the text that was about to leave."""
    office.change(textback__delay_seconds=20)
    sid = office.missed()
    office.run(8)
    assert office.call(sid).decision is Decision.PENDING
    backup = back_up(office)
    office.run(30)
    assert len(office.texts()) == 1
    put_back(office, backup)
    caught_up(office)
    assert len(office.texts()) == 1
    call = office.call(sid)
    assert call.decision is Decision.TEXTED
    assert call.texted_at is not None
    [text] = office.messages()
    assert (text.kind, text.state) == (MessageKind.AUTO, MessageState.DELIVERED)
    assert office.outbox() == []


@pytest.mark.parametrize("minutes_later", [0, 200])
def test_a_call_the_backup_does_not_know_is_not_texted_again(
    office: Office, minutes_later: int
) -> None:
    backup = back_up(office)
    sid = office.missed()
    office.run(20)
    assert len(office.texts()) == 1
    put_back(office, backup, minutes_later=minutes_later)
    caught_up(office)
    office.run(60)
    assert len(office.texts()) == 1
    assert office.call(sid).decision is Decision.TEXTED
    [text] = office.messages()
    assert (text.kind, text.body) == (MessageKind.AUTO, office.texts()[0])
    assert not [finding for finding in office.judged() if finding.verdict in FAILURES]


def test_the_providers_own_answer_to_help_is_no_text_of_staff(office: Office) -> None:
    backup = back_up(office)
    office.run(5)
    office.line.text_in(CALLER, "HELP")
    office.run(10)
    put_back(office, backup)
    caught_up(office)
    assert [message.kind for message in office.messages()] == [MessageKind.LEAD]
    assert office.thread().unread == 1


def test_a_text_that_shows_up_late_in_the_log_is_not_sent_again(office: Office) -> None:
    """The log lags behind by up to a minute: right after the restore it does not show it."""
    backup = back_up(office)
    office.line.faults.add(Fault(FaultKind.LIST_LAG, "messages", seconds=55))
    sid = office.missed()
    office.run(12)
    assert len(office.texts()) == 1
    put_back(office, backup)
    caught_up(office)
    office.run(30)
    assert len(office.texts()) == 1
    assert office.call(sid).decision is Decision.TEXTED


def test_a_stop_since_the_backup_takes_effect_before_anything_is_sent(office: Office) -> None:
    office.change(textback__delay_seconds=20)
    office.missed()
    office.run(8)
    backup = back_up(office)
    office.line.text_in(CALLER, "STOP", to=OFFICE)
    office.run(60)
    assert office.texts() == []
    put_back(office, backup)
    caught_up(office)
    office.run(30)
    assert office.texts() == []
    assert office.thread().opted_out_at is not None


def test_replies_since_the_backup_are_in_the_inbox_again(office: Office) -> None:
    office.missed()
    office.run(20)
    backup = back_up(office)
    office.line.text_in(CALLER, "Tomorrow at ten?", to=OFFICE)
    office.run(10)
    put_back(office, backup)
    office.run(10)
    assert office.messages()[-1].body == "Tomorrow at ten?"
    assert office.thread().unread == 1
    assert office.thread().reply_due_at is not None


def test_what_staff_wrote_since_the_backup_stands_in_the_thread(office: Office) -> None:
    office.missed()
    office.run(20)
    office.line.text_in(CALLER, "Tomorrow at ten?", to=OFFICE)
    office.run(10)
    backup = back_up(office)
    office.engine.send(CALLER, "Ten it is")
    office.run(20)
    put_back(office, backup)
    caught_up(office)
    texts = [(m.kind, m.body) for m in office.messages()]
    assert texts[-1] == (MessageKind.STAFF, "Ten it is")
    assert office.texts()[-1] == "Ten it is"
    assert len(office.texts()) == 2
    assert office.thread().reply_due_at is None


def test_a_staff_reply_that_waited_in_the_backup_goes_once(office: Office) -> None:
    refuse = office.line.faults.add(Fault(FaultKind.RATE_LIMIT, "post", retry_after=5))
    office.engine.send(CALLER, "ok")
    office.engine.send(REFERRED, "Monday?")
    backup = back_up(office)
    put_back(office, backup)
    office.line.faults.clear(refuse)
    office.run(100)
    assert office.texts() == []
    caught_up(office)
    assert (office.texts(), office.texts(REFERRED)) == (["ok"], ["Monday?"])
    put_back(office, backup)
    office.run(150)
    assert (office.texts(), office.texts(REFERRED)) == (["ok"], ["Monday?"])
    assert office.outbox() == []


def test_a_call_missed_while_nobody_looked_is_texted_or_goes_to_staff(office: Office) -> None:
    backup = back_up(office)
    office.crash()
    old = office.line.ring(SECOND_CALLER)
    office.line.leg(old)
    office.clock.advance(10)
    office.line.hang_up(old, unanswered="no-answer")
    office.clock.advance(3600)
    young = office.line.ring(CALLER)
    office.line.leg(young)
    office.clock.advance(10)
    office.line.hang_up(young, unanswered="no-answer")
    office.clock.advance(60)
    office.boot()
    put_back(office, backup)
    caught_up(office)
    office.run(20)
    assert len(office.texts()) == 1
    assert office.texts(SECOND_CALLER) == []
    assert (office.call(old).decision, office.call(old).reason) == (Decision.REVIEW, "too-old")


def test_nothing_leaves_while_a_log_cannot_be_read(office: Office) -> None:
    backup = back_up(office)
    sid = office.missed()
    office.run(20)
    put_back(office, backup)
    down = office.line.faults.add(Fault(FaultKind.SERVER_ERROR, "messages", status=503))
    office.run(200)
    assert len(office.texts()) == 1
    assert office.heard("restore-reconciled") == 0
    office.line.faults.clear(down)
    office.run(60)
    assert office.heard("restore-reconciled") == 1
    assert len(office.texts()) == 1
    assert office.call(sid).decision is Decision.TEXTED


def test_killed_before_it_had_caught_up_it_begins_again(office: Office) -> None:
    """The backup is older than what is read of the logs in other cases."""
    office.run(5)
    backup = back_up(office)
    office.missed()
    office.run(20)
    put_back(office, backup, minutes_later=50 * 60)
    office.run(30)
    office.crash()
    office.boot()
    caught_up(office)
    assert [message.kind for message in office.messages()] == [MessageKind.AUTO]
    assert len(office.texts()) == 1


def test_missed_callers_are_texted_again_once_it_has_caught_up(office: Office) -> None:
    backup = back_up(office)
    put_back(office, backup)
    sid = office.missed()
    office.run(60)
    assert office.texts() == []
    caught_up(office)
    office.run(20)
    assert len(office.texts()) == 1
    assert office.call(sid).decision is Decision.TEXTED
    office.missed(SECOND_CALLER)
    office.run(15)
    assert len(office.texts(SECOND_CALLER)) == 1


def test_the_desk_is_told_what_was_put_back(office: Office) -> None:
    backup = back_up(office)
    put_back(office, backup, minutes_later=120)
    [event] = [event for event in office.events if event.name == "restored"]
    assert event.data["file"] == "copy.db"
    assert event.data["why"] == ASKED_FOR
    [notice] = [notice for notice in office.notices if "put back" in notice.title]
    assert notice.kind == "health"
    caught_up(office)
    office.crash()
    office.boot()
    assert office.heard("restored") == 1
