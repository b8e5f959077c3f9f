"""How long the provider is left alone after trouble."""

from __future__ import annotations

import pytest

from deskreply.domain.errors import ProviderError, ProviderTrouble, Throttled
from deskreply.engine.gate import Gate
from deskreply.practice import Fault, FaultKind
from tests.support.office import CALLER, Office
from tests.support.wire import Desk

KINDS = ("calls", "messages", "look", "follow")


def attempt(wired: Desk, gate: Gate, error: ProviderError) -> float:
    """All kinds ask at once and fail, a moment apart; how long all have to wait."""
    for kind in KINDS:
        gate.failed(kind, error)
        wired.clock.advance(0.1)
    wait = gate.wait("send")
    wired.clock.advance(wait)
    return wait


def waits(wired: Desk, error: ProviderError, attempts: int) -> list[float]:
    gate = Gate(wired.ctx)
    return [attempt(wired, gate, error) for _ in range(attempts)]


def test_requests_that_fail_together_are_one_reason_to_wait_longer(wired: Desk) -> None:
    expected = (1, 2, 4, 8, 16, 30)
    for wait, seconds in zip(waits(wired, ProviderTrouble(), 6), expected, strict=True):
        assert seconds - 0.4 <= wait <= seconds * 1.25


def test_too_many_requests_mean_a_few_seconds_at_most(wired: Desk) -> None:
    expected = (1, 2, 4, 4, 4)
    for wait, seconds in zip(waits(wired, Throttled(), 5), expected, strict=True):
        assert seconds - 0.4 <= wait <= seconds * 1.25


def test_what_the_provider_says_itself_counts_whoever_heard_it(wired: Desk) -> None:
    gate = Gate(wired.ctx)
    gate.failed("calls", Throttled())
    gate.failed("messages", Throttled(retry_after=60))
    gate.failed("look", Throttled())
    assert gate.wait("send") == pytest.approx(60)


def test_a_good_answer_begins_anew(wired: Desk) -> None:
    gate = Gate(wired.ctx)
    for _ in range(3):
        attempt(wired, gate, ProviderTrouble())
    gate.ok("calls")
    assert attempt(wired, gate, ProviderTrouble()) <= 1.25


@pytest.mark.parametrize("kind", [FaultKind.RATE_LIMIT, FaultKind.SERVER_ERROR])
def test_ten_seconds_of_refusals_do_not_hold_a_text_up_for_long_after(
    office: Office, kind: FaultKind
) -> None:
    office.missed()
    office.run(3)
    with office.line.faults.on(Fault(kind, status=503)):
        office.run(10)
    assert office.texts() == []
    office.run(8)
    assert len(office.texts(CALLER)) == 1


@pytest.mark.parametrize("seconds", [70, 130])
def test_a_reply_leaves_soon_after_the_network_is_back(office: Office, seconds: float) -> None:
    office.run(5)
    office.server.stop()
    office.engine.send(CALLER, "On our way!")
    office.run(seconds)
    office.server.start()
    office.run(5)
    assert office.texts() == ["On our way!"]
