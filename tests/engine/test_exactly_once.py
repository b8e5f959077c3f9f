"""One text a missed call, whatever the provider or the PC does in between."""

import pytest

from deskreply.domain.models import Decision, MessageState, OutboxState
from deskreply.engine.providerport import SendResult
from deskreply.practice import Fault, FaultKind
from deskreply.provider import TwilioProvider
from tests.support.office import CALLER, Office

MAYBE_SENT = [
    Fault(FaultKind.LOSE_ANSWER, "post", count=1),
    Fault(FaultKind.ERROR_AFTER, "post", count=1),
    Fault(FaultKind.CUT_JSON, "post", count=1),
    Fault(FaultKind.CUT_JSON_CLEAN, "post", count=1),
    Fault(FaultKind.STALL, "post", count=1, seconds=0.6),
]
NEVER_ARRIVED = [
    Fault(FaultKind.RESET, "post", count=1),
    Fault(FaultKind.SERVER_ERROR, "post", count=1, status=503),
    Fault(FaultKind.CAPTIVE_PORTAL, "post", count=1),
]


@pytest.mark.parametrize("fault", MAYBE_SENT, ids=lambda f: f.kind)
def test_an_answer_that_is_lost_is_found_in_the_log(office: Office, fault: Fault) -> None:
    office.line.faults.add(fault)
    sid = office.missed()
    office.run(30)
    assert len(office.texts()) == 1
    assert office.call(sid).decision is Decision.TEXTED
    [text] = office.messages()
    assert text.state is MessageState.DELIVERED
    assert office.outbox() == []


@pytest.mark.parametrize("fault", MAYBE_SENT, ids=lambda f: f.kind)
def test_it_is_found_also_where_the_log_lags_behind(office: Office, fault: Fault) -> None:
    office.line.faults.add(fault)
    office.line.faults.add(Fault(FaultKind.LIST_LAG, "messages", seconds=55))
    sid = office.missed()
    office.run(100)
    assert len(office.texts()) == 1
    assert office.call(sid).decision is Decision.TEXTED


@pytest.mark.parametrize("fault", NEVER_ARRIVED, ids=lambda f: f.kind)
def test_a_text_that_cannot_be_found_is_for_staff_to_decide(office: Office, fault: Fault) -> None:
    office.line.faults.add(fault)
    sid = office.missed()
    office.run(100)
    assert office.call(sid).decision is Decision.PENDING
    office.run(60)
    call = office.call(sid)
    assert (call.decision, call.reason) == (Decision.REVIEW, "unconfirmed")
    [text] = office.messages()
    assert text.state is MessageState.UNCONFIRMED
    assert [i.state for i in office.outbox()] == [OutboxState.UNCONFIRMED]
    assert office.texts() == []
    assert "text-unconfirmed" in [n.kind for n in office.notices]


def test_with_resend_it_is_sent_again_after_ten_clean_minutes(office: Office) -> None:
    office.change(textback__unconfirmed="resend")
    office.line.faults.add(NEVER_ARRIVED[0])
    sid = office.missed()
    office.run(300)
    assert office.texts() == []
    office.run(420)
    assert len(office.texts()) == 1
    assert office.call(sid).decision is Decision.TEXTED


def test_an_unconfirmed_text_that_shows_up_later_is_settled_by_itself(office: Office) -> None:
    office.line.faults.add(MAYBE_SENT[0])
    lag = office.line.faults.add(Fault(FaultKind.LIST_LAG, "messages", seconds=9000))
    sid = office.missed()
    office.run(170)
    assert office.call(sid).decision is Decision.REVIEW
    office.line.faults.clear(lag)
    office.run(10)
    assert office.call(sid).decision is Decision.TEXTED
    assert len(office.texts()) == 1


NOT_SENT = [
    Fault(FaultKind.RATE_LIMIT, "post", count=3),
    Fault(FaultKind.RATE_LIMIT, "post", count=1, retry_after=20),
    Fault(FaultKind.DEAD_CREDENTIALS, "post", count=1),
]


@pytest.mark.parametrize("fault", NOT_SENT, ids=lambda f: f"{f.kind}-{f.retry_after}")
def test_what_was_certainly_not_sent_is_sent_later(office: Office, fault: Fault) -> None:
    office.line.faults.add(fault)
    sid = office.missed()
    office.run(60)
    assert len(office.texts()) == 1
    assert office.call(sid).decision is Decision.TEXTED


class Dies(BaseException):
    """The process is killed; no except clause of ours may catch it."""


class DyingProvider(TwilioProvider):
    """Kills the process before or after the one post."""

    def __init__(self, office: Office, *, after: bool) -> None:
        super().__init__(
            office.line.account_sid,
            office.line.account_sid,
            office.line.auth_token,
            office.server.url,
        )
        self._after = after

    def send(self, *, sender: str, to: str, body: str) -> SendResult:
        if self._after:
            super().send(sender=sender, to=to, body=body)
        raise Dies


@pytest.mark.parametrize("after", [False, True])
def test_killed_around_the_post_there_is_never_a_second_text(office: Office, after: bool) -> None:
    office.crash()
    office.boot(DyingProvider(office, after=after))
    office.missed()
    with pytest.raises(Dies):
        office.run(30)
    office.crash()
    office.boot()
    office.run(200)
    [call] = [office.call(c.sid) for c in office.line.calls() if c.parent_sid is None]
    assert len(office.texts()) == (1 if after else 0)
    assert call.decision is (Decision.TEXTED if after else Decision.REVIEW)


def test_a_text_that_was_decided_but_not_sent_goes_after_a_restart(office: Office) -> None:
    office.change(textback__delay_seconds=20)
    sid = office.missed()
    office.run(6)
    assert office.call(sid).decision is Decision.PENDING
    office.crash()
    office.clock.advance(60)
    office.boot()
    office.run(10)
    assert len(office.texts()) == 1


def test_a_pc_that_slept_between_claim_and_post_does_not_send(office: Office) -> None:
    """The claim is released and all rules run again."""
    claim = office.engine.sender._claim

    def slept(*args: object) -> object:
        claimed = claim(*args)  # type: ignore[arg-type]
        office.clock.advance(3600)
        return claimed

    office.engine.sender._claim = slept  # type: ignore[method-assign,assignment]
    sid = office.missed()
    office.run(8)
    office.engine.sender._claim = claim  # type: ignore[method-assign]
    office.run(30)
    assert office.texts() == []
    assert (office.call(sid).decision, office.call(sid).reason) == (Decision.REVIEW, "too-old")


def test_identical_staff_replies_are_two_texts(office: Office) -> None:
    office.engine.send(CALLER, "ok")
    office.engine.send(CALLER, "ok")
    office.run(30)
    assert office.texts() == ["ok", "ok"]
    assert len({m.provider_id for m in office.messages()}) == 2


def test_a_lost_answer_to_one_of_two_identical_replies_is_not_taken_for_the_other(
    office: Office,
) -> None:
    office.line.faults.add(MAYBE_SENT[0])
    office.engine.send(CALLER, "ok")
    office.engine.send(CALLER, "ok")
    office.run(60)
    assert office.texts() == ["ok", "ok"]
    assert len({m.provider_id for m in office.messages()}) == 2
    assert {m.state for m in office.messages()} == {MessageState.DELIVERED}
