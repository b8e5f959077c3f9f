"""Gentle nudges: when callers who did not reply hear once more from the office, and when not."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from deskreply.domain.followup import Followup, FollowupState
from deskreply.domain.models import Callback, Decision, MessageKind, MessageState, ThreadStatus
from deskreply.engine import templates, threads
from deskreply.engine.providerport import Declined, SendResult
from deskreply.practice import Fault, FaultKind
from deskreply.provider import TwilioProvider
from tests.support.office import CALLER, OFFICE, Office

HOUR = 3600.0
DAY = 24 * HOUR


@pytest.fixture
def nudging(office: Office) -> Office:
    """An office that wants follow-ups, open from nine to five."""
    office.change(followup__enabled=True, office__hours="mon-fri 09:00-17:00")
    return office


def texted(office: Office) -> str:
    """A missed call whose automatic text went out."""
    sid = office.missed()
    office.run(12)
    assert len(office.texts()) == 1
    return sid


def followups(office: Office, sid: str) -> list[Followup]:
    with office.store.read() as reader:
        return list(reader.followups(sid))


def ended(office: Office, sid: str) -> tuple[FollowupState, str]:
    [only] = followups(office, sid)
    return only.state, only.reason


# --- they go ---


def test_off_unless_the_office_wants_them(office: Office) -> None:
    sid = texted(office)
    office.skip(25 * HOUR)
    assert len(office.texts()) == 1
    assert followups(office, sid) == []


def test_who_does_not_reply_is_nudged_twice_and_no_more(nudging: Office) -> None:
    sid = texted(nudging)
    nudging.skip(DAY - 60)
    assert len(nudging.texts()) == 1
    nudging.skip(90)
    assert len(nudging.texts()) == 2
    assert "again" in nudging.texts()[1]
    nudging.skip(DAY + 60)
    assert len(nudging.texts()) == 3
    nudging.skip(DAY + 60)
    assert len(nudging.texts()) == 3
    assert [f.state for f in followups(nudging, sid)] == [FollowupState.MEANT] * 2
    # Whatever becomes of a nudge, the call was texted, and that is what staff sees.
    assert nudging.call(sid).decision is Decision.TEXTED
    assert not any(finding.failed for finding in nudging.judged())
    kinds = [message.kind for message in nudging.messages()]
    assert kinds == [MessageKind.AUTO] * 3


def test_a_nudge_promises_nothing(nudging: Office) -> None:
    texted(nudging)
    nudging.engine.act(threads.call_back, CALLER, Callback.NO_ANSWER)
    assert nudging.thread().due_at is None
    sid = nudging.missed("+12125550124")
    nudging.run(12)
    before = nudging.thread("+12125550124").due_at
    nudging.skip(DAY)
    assert len(nudging.texts("+12125550124")) == 2
    assert nudging.thread("+12125550124").due_at == before
    assert nudging.call(sid).decision is Decision.TEXTED


def test_it_waits_for_office_hours_and_for_the_callers_morning(nudging: Office) -> None:
    # Five in the afternoon of a Friday in New York: the next day the office is closed.
    nudging.skip(3 * DAY + 5 * HOUR)
    late = nudging.clock.now()
    sid = texted(nudging)
    nudging.skip(DAY)
    [held] = followups(nudging, sid)
    assert held.state is FollowupState.WAITING
    assert held.due_at > late + timedelta(days=2)
    nudging.skip(2 * DAY - 12 * HOUR)
    assert len(nudging.texts()) == 1
    # Monday at nine.
    nudging.skip(5 * HOUR)
    assert len(nudging.texts()) == 2


def test_it_counts_among_the_texts_that_the_office_may_send(nudging: Office) -> None:
    texted(nudging)
    nudging.change(caps__per_day=0)
    nudging.skip(DAY)
    assert len(nudging.texts()) == 1
    nudging.change(caps__per_day=10)
    nudging.skip(11 * 60)
    assert len(nudging.texts()) == 2


# --- they do not go ---


def replies(office: Office) -> None:
    office.line.text_in(CALLER, "Yes, tomorrow please", OFFICE)
    office.run(6)


def stops(office: Office) -> None:
    office.line.text_in(CALLER, "STOP", OFFICE)
    office.run(6)


def gets_through(office: Office) -> None:
    sid = office.line.ring(CALLER)
    office.line.answer(office.line.leg(sid))
    office.run(60)
    office.line.hang_up(sid)
    office.run(20)


def calls_again(office: Office) -> None:
    office.missed()
    office.run(12)


def is_called(office: Office) -> None:
    leg = office.line.call_out(CALLER)
    office.run(5)
    office.line.answer(leg)
    office.run(30)
    office.line.hang_up(leg)
    office.run(10)


def is_written_to(office: Office) -> None:
    office.engine.send(CALLER, "Sorry we missed you!")
    office.run(5)


def is_done(office: Office) -> None:
    office.engine.act(threads.done, CALLER, ThreadStatus.CONTACTED)


def is_booked(office: Office) -> None:
    office.engine.act(threads.set_status, CALLER, ThreadStatus.BOOKED)


def is_called_back(office: Office) -> None:
    office.engine.act(threads.call_back, CALLER, Callback.VOICEMAIL)


SIGNS: dict[str, Callable[[Office], None]] = {
    "replied": replies,
    "replied (STOP)": stops,
    "answered": gets_through,
    "called-again": calls_again,
    "staff-called": is_called,
    "staff-wrote": is_written_to,
    "done": is_done,
    "settled": is_booked,
    "called-back": is_called_back,
}


@pytest.mark.parametrize("sign", SIGNS)
def test_any_sign_of_life_cancels_it_at_once(nudging: Office, sign: str) -> None:
    sid = texted(nudging)
    nudging.run(60)
    SIGNS[sign](nudging)
    assert ended(nudging, sid) == (FollowupState.CANCELED, sign.split()[0])
    sent = len(nudging.texts())
    nudging.skip(DAY + HOUR)
    nudging.skip(DAY + HOUR)
    assert len(nudging.texts()) == sent


@pytest.mark.parametrize("sign", SIGNS)
def test_a_sign_that_was_overlooked_counts_when_it_is_due(nudging: Office, sign: str) -> None:
    sid = texted(nudging)
    nudging.run(60)
    SIGNS[sign](nudging)
    # As after a backup was put back that is older than the sign.
    with nudging.store.write() as tx:
        [canceled] = tx.followups(sid)
        tx.save_followup(replace(canceled, state=FollowupState.WAITING, reason=""))
    sent = len(nudging.texts())
    nudging.skip(DAY + HOUR)
    assert len(nudging.texts()) == sent
    assert all(m.state is not MessageState.CANCELED for m in nudging.messages())
    other = {"replied (STOP)": "opted-out", "called-back": "staff-called"}
    assert ended(nudging, sid) == (FollowupState.CANCELED, other.get(sign, sign))


def test_a_text_of_ours_that_nobody_planned_counts_as_one(nudging: Office) -> None:
    sid = texted(nudging)
    stray = replace(nudging.messages()[0], id="stray", provider_id="SM0", at=nudging.later(hours=1))
    with nudging.store.write() as tx:
        tx.add_message(stray)
    nudging.skip(DAY + 2 * HOUR)
    assert len(nudging.texts()) == 1
    assert ended(nudging, sid) == (FollowupState.CANCELED, "texted-elsewhere")


def test_a_block_cancels_it_when_it_is_due(nudging: Office) -> None:
    sid = texted(nudging)
    with nudging.store.write() as tx:
        tx.block(CALLER, nudging.clock.now(), "spam")
    nudging.skip(DAY + 60)
    assert len(nudging.texts()) == 1
    assert ended(nudging, sid) == (FollowupState.CANCELED, "blocked")


def test_switched_off_meanwhile_nobody_is_nudged(nudging: Office) -> None:
    sid = texted(nudging)
    nudging.change(followup__enabled=False)
    nudging.skip(DAY + 60)
    assert len(nudging.texts()) == 1
    assert ended(nudging, sid) == (FollowupState.CANCELED, "disabled")


def test_a_text_that_was_not_delivered_is_followed_by_none(nudging: Office) -> None:
    nudging.line.set_reach(CALLER, "landline")
    sid = nudging.missed()
    nudging.run(60)
    nudging.skip(DAY + 60)
    assert [f.state for f in followups(nudging, sid)] in ([], [FollowupState.CANCELED])
    assert sum(m.state is MessageState.SENT for m in nudging.messages()) == 0


def test_somebody_else_texted_them_meanwhile(nudging: Office) -> None:
    sid = texted(nudging)
    nudging.skip(DAY - 120)
    nudging.line.send_text(OFFICE, CALLER, "Sent from the provider's console")
    nudging.skip(180)
    assert len(nudging.texts()) == 2
    assert ended(nudging, sid) == (FollowupState.CANCELED, "texted-elsewhere")


# --- sleep, kill, restart ---


def test_what_a_sleep_made_too_late_goes_to_staff(nudging: Office) -> None:
    sid = texted(nudging)
    # Wednesday 11:00 was its time; the PC wakes on Thursday morning.
    nudging.sleep(2 * DAY - HOUR)
    nudging.run(60)
    assert len(nudging.texts()) == 1
    assert ended(nudging, sid) == (FollowupState.FOR_STAFF, "too-late")
    text = nudging.messages()[-1]
    assert text.state is MessageState.FAILED
    assert "computer was off" in text.explanation
    assert nudging.thread().failed
    assert nudging.heard("followup-for-staff") == 1
    assert any("follow-up" in notice.title for notice in nudging.notices)
    assert nudging.call(sid).decision is Decision.TEXTED


def test_a_reply_during_the_sleep_is_read_before_anything_is_sent(nudging: Office) -> None:
    sid = texted(nudging)
    nudging.clock.advance(22 * HOUR)
    nudging.line.text_in(CALLER, "Can I come on Friday?", OFFICE)
    nudging.line.faults.add(Fault(FaultKind.SERVER_ERROR, "messages", count=2))
    nudging.sleep(4 * HOUR)
    nudging.run(120)
    assert len(nudging.texts()) == 1
    assert ended(nudging, sid) == (FollowupState.CANCELED, "replied")
    # Nothing was made that then had to be taken back.
    assert [message.state for message in nudging.messages()] == [
        MessageState.DELIVERED, MessageState.RECEIVED,
    ]  # fmt: skip


class Dies(BaseException):
    """The process is killed; no except clause of ours may catch it."""


class DyingProvider(TwilioProvider):
    """Kills the process before or after the post of a text."""

    def __init__(self, office: Office, *, after: bool) -> None:
        line = office.line
        super().__init__(
            line.account_sid, line.account_sid, line.auth_token, office.server.url, read_timeout=0.3
        )
        self._after = after

    def send(self, *, sender: str, to: str, body: str) -> SendResult:
        if self._after:
            super().send(sender=sender, to=to, body=body)
        raise Dies


class NotApproved(DyingProvider):
    """An account whose number may not send."""

    def __init__(self, office: Office) -> None:
        super().__init__(office, after=False)

    def send(self, *, sender: str, to: str, body: str) -> SendResult:
        return Declined(30034)


@pytest.mark.parametrize("after", [True, False])
def test_killed_around_the_post_it_goes_at_most_once(nudging: Office, after: bool) -> None:
    sid = texted(nudging)
    nudging.crash()
    nudging.boot(DyingProvider(nudging, after=after))
    with pytest.raises(Dies):
        nudging.skip(DAY)
    nudging.crash()
    nudging.boot()
    nudging.run(300)
    assert len(nudging.texts()) == (2 if after else 1)
    nudge = nudging.messages()[1]
    assert nudge.state is (MessageState.DELIVERED if after else MessageState.UNCONFIRMED)
    assert nudging.call(sid).decision is Decision.TEXTED
    planned = followups(nudging, sid)
    assert planned[0].state is FollowupState.MEANT
    assert len(planned) == (2 if after else 1)


def test_an_answer_that_is_lost_is_found_in_the_log(nudging: Office) -> None:
    sid = texted(nudging)
    nudging.line.faults.add(Fault(FaultKind.LOSE_ANSWER, "post", count=1))
    nudging.skip(DAY)
    nudging.run(60)
    assert len(nudging.texts()) == 2
    assert nudging.messages()[1].state is MessageState.DELIVERED
    assert nudging.call(sid).decision is Decision.TEXTED


def test_a_restart_forgets_no_nudge_and_doubles_none(nudging: Office) -> None:
    texted(nudging)
    for hours in (10, 13, 2):
        nudging.crash()
        nudging.clock.advance(hours * HOUR)
        nudging.boot()
        nudging.run(20)
    assert len(nudging.texts()) == 2


def test_a_reply_that_comes_as_it_is_about_to_leave_stops_it(nudging: Office) -> None:
    sid = texted(nudging)
    nudging.crash()
    nudging.boot(NotApproved(nudging))
    nudging.skip(DAY)
    assert len(nudging.texts()) == 1
    assert ended(nudging, sid)[0] is FollowupState.MEANT
    assert [item.held_for for item in nudging.outbox()] == ["sender"]
    assert nudging.heard("sender-blocked") == 1
    assert nudging.call(sid).decision is Decision.TEXTED
    replies(nudging)
    assert ended(nudging, sid) == (FollowupState.CANCELED, "replied")
    assert nudging.messages()[1].state is MessageState.CANCELED
    assert "wrote meanwhile" in nudging.messages()[1].explanation
    nudging.run(1000)
    assert len(nudging.texts()) == 1


def test_a_gap_in_its_wording_is_for_staff(nudging: Office) -> None:
    words = "Hi {first_name}, {business} here again. How can we help? Reply STOP to opt out."
    place = templates.Office(nudging.settings, "America/New_York", nudging.clock.now())
    templates.save(nudging.store, place, "follow-up", words)
    sid = texted(nudging)
    nudging.skip(DAY)
    assert len(nudging.texts()) == 1
    assert ended(nudging, sid) == (FollowupState.FOR_STAFF, "wording")
    assert "wording" in nudging.messages()[1].explanation
