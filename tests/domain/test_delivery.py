"""Where a text stands, and what its error codes mean."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deskreply.domain.delivery import advance, is_final, next_follow
from deskreply.domain.errortable import (
    OPTED_OUT,
    UNKNOWN_CODE,
    Action,
    NextStep,
    known_codes,
    next_step,
    retry_at,
    rule_for,
    sentence,
)
from deskreply.domain.models import MessageState as S
from tests.domain.build import END

WORDS = [
    *("queued", "accepted", "scheduled", "sending", "sent", "delivered", "undelivered", "failed"),
    *("canceled", "read", "partially_delivered", "receiving", "received", "", "new-word"),
]


@pytest.mark.parametrize(
    ("current", "word", "then"),
    [
        (S.QUEUED, "queued", S.SENT),
        (S.SENDING, "accepted", S.SENT),
        (S.SENDING, "sent", S.SENT),
        (S.SENT, "delivered", S.DELIVERED),
        (S.SENT, "read", S.DELIVERED),
        (S.SENT, "undelivered", S.FAILED),
        (S.SENT, "failed", S.FAILED),
        (S.SENT, "queued", S.SENT),
        (S.SENT, "partially_delivered", S.SENT),
        (S.SENT, "canceled", S.CANCELED),
        (S.UNCONFIRMED, "sent", S.SENT),
        (S.UNCONFIRMED, "delivered", S.DELIVERED),
        (S.DELIVERED, "failed", S.DELIVERED),
        (S.DELIVERED, "sent", S.DELIVERED),
        (S.FAILED, "delivered", S.FAILED),
        (S.CANCELED, "sent", S.CANCELED),
        (S.RECEIVED, "delivered", S.RECEIVED),
        (S.SENT, "new-word", S.SENT),
        (S.QUEUED, "receiving", S.QUEUED),
    ],
)
def test_a_text_only_moves_forward(current: S, word: str, then: S) -> None:
    assert advance(current, word) is then


@given(st.sampled_from(S), st.lists(st.sampled_from(WORDS)))
def test_a_final_state_stays(start: S, heard: list[str]) -> None:
    state = start
    for word in heard:
        before = state
        state = advance(state, word)
        assert advance(state, word) is state
        if is_final(before):
            assert state is before


def test_unconfirmed_is_not_final() -> None:
    assert [s for s in S if is_final(s)] == [S.DELIVERED, S.FAILED, S.CANCELED, S.RECEIVED]


def test_the_provider_is_asked_soon_then_seldom_then_no_more() -> None:
    asked = [END]
    while (then := next_follow(END, asked[-1])) is not None:
        asked.append(then)
    gaps = [b - a for a, b in pairwise(asked)]
    assert gaps[0] == timedelta(seconds=2)
    assert max(gaps) == timedelta(minutes=10)
    assert asked[-1] == END + timedelta(hours=24)
    assert len(asked) < 200


# --- codes --------------------------------------------------------------------------------------

DOCUMENTED = {
    Action.STOP_SENDING: (
        *(401, 20003, 70051, 10001, 30002, 21606, 21703, 21704, 21608),
        *(30024, 30032, 30034, 30035),
    ),
    Action.RETRY_LATER: (*(429, 20429, 21611, 30001, 30017, 30022, 30410, 30023, 30027, 30450),),
    Action.MAYBE_SENT: (20500, 20503),
    Action.FINAL: (21211, 21408, 30004, 30007, 30008),
    Action.OPTED_OUT: (21610,),
    Action.CALL_BACK: (21612, 21614, 21635, 30005, 30006),
    Action.BUG: (21617,),
    Action.RETRY_ONCE_LATER: (30003,),
}


@pytest.mark.parametrize(
    ("action", "code"), [(action, code) for action, codes in DOCUMENTED.items() for code in codes]
)
def test_every_documented_code_has_its_rule(action: Action, code: int) -> None:
    rule = rule_for(code)
    assert rule.action is action
    assert rule.sentence() != rule.sentence("es")
    assert rule.sentence() == rule.en
    assert bool(rule.advise()) == bool(rule.advise("es"))
    assert rule.reason


def test_no_code_is_in_the_table_unnoticed() -> None:
    assert set(known_codes()) == {code for codes in DOCUMENTED.values() for code in codes}


def test_an_unknown_code_gets_a_sane_sentence() -> None:
    assert rule_for(99999) is UNKNOWN_CODE
    assert rule_for(0).sentence() == "It didn't go through. Try again, or call."


def test_the_words_for_a_failed_call_are_stable() -> None:
    assert rule_for(OPTED_OUT).reason == "opted-out"
    assert rule_for(30005).reason == "undeliverable"
    assert rule_for(30034).reason == "sender-blocked"
    assert rule_for(30007).reason == "not-delivered"


def test_an_unconfirmed_text_has_a_sentence() -> None:
    assert "can't be known" in sentence("unconfirmed")
    assert "No se sabe" in sentence("unconfirmed", "es")


@pytest.mark.parametrize("code", [30023, 30027])
@pytest.mark.parametrize(
    ("now", "then"),
    [
        (datetime(2026, 6, 3, 15, tzinfo=UTC), datetime(2026, 6, 4, 7, 5, tzinfo=UTC)),
        (datetime(2026, 6, 4, 6, 59, tzinfo=UTC), datetime(2026, 6, 4, 7, 5, tzinfo=UTC)),
        (datetime(2026, 1, 3, 15, tzinfo=UTC), datetime(2026, 1, 4, 8, 5, tzinfo=UTC)),
    ],
)
def test_a_daily_limit_is_over_after_midnight_pacific(
    code: int, now: datetime, then: datetime
) -> None:
    assert retry_at(rule_for(code), now) == then


def test_what_is_worth_a_retry_has_a_time_for_it() -> None:
    for code in known_codes():
        rule = rule_for(code)
        at = retry_at(rule, END)
        retries = rule.action in {Action.RETRY_LATER, Action.RETRY_ONCE_LATER}
        assert (at is not None) == retries
        assert at is None or at > END


@pytest.mark.parametrize(
    ("code", "automatic", "accepted", "attempts", "step"),
    [
        (30022, True, False, 1, NextStep.RETRY),
        (30022, True, False, 5, NextStep.FAIL),
        (30022, True, True, 1, NextStep.FAIL),
        (30022, False, True, 1, NextStep.RETRY),
        (30003, False, True, 1, NextStep.RETRY),
        (30003, False, True, 2, NextStep.FAIL),
        (30034, True, False, 1, NextStep.HOLD),
        (30034, False, False, 1, NextStep.FAIL),
        (21610, True, False, 1, NextStep.FAIL),
        (20500, True, False, 1, NextStep.RECONCILE),
        (99999, False, False, 1, NextStep.FAIL),
    ],
)
def test_a_person_learns_at_once_and_an_automatic_text_is_never_sent_twice(
    code: int, automatic: bool, accepted: bool, attempts: int, step: NextStep
) -> None:
    found = next_step(rule_for(code), automatic=automatic, accepted=accepted, attempts=attempts)
    assert found is step
