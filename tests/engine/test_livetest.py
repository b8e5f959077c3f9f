"""The live test of the first run: how far it is, and what is in its way."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

import pytest

from deskreply.domain.health import Finding, Health, Level, Word
from deskreply.engine import livetest
from deskreply.engine.livetest import Cause, LiveTest
from deskreply.practice import AccountNumber
from tests.support.office import CALLER, NOON, OFFICE, Office

OTHER = "+12125550137"
WELL = Health(())


@pytest.fixture
def tried(office: Office) -> Callable[..., LiveTest]:
    office.change(textback__enabled=False, setup__phone=CALLER)
    office.run(5)
    began = office.clock.now()

    def look(health: Health = WELL, since: datetime = began, language: str = "en") -> LiveTest:
        with office.store.read() as reader:
            return livetest.standing(reader, CALLER, since, health, language)

    return look


Look = Callable[..., LiveTest]


def test_all_of_it_from_the_first_ring_to_the_answer(office: Office, tried: Look) -> None:
    assert tried().cause is Cause.NOT_CALLED
    sid = office.line.ring(CALLER)
    office.line.leg(sid)
    office.run(18)
    assert tried().cause is Cause.RINGING
    office.line.hang_up(sid, unanswered="no-answer")
    office.run(2)
    assert tried().cause is Cause.SETTLING
    seen = set()
    for _ in range(30):
        office.run(0.5)
        seen.add(tried().cause)
    assert seen >= {Cause.NO_RECEIPT, Cause.NO_REPLY}
    found = tried()
    assert found.heard_at is not None
    assert abs((found.heard_at - NOON).total_seconds() - 5) < 2
    assert found.rang == 18
    assert found.sent_at is not None
    assert 4 <= found.waited <= 12
    assert found.passed
    assert found.replied_at is None
    office.line.text_in(CALLER, "Got it")
    office.run(6)
    found = tried()
    assert found.cause is Cause.PASSED
    assert found.replied_at is not None


def test_what_was_before_the_test_does_not_count(office: Office, tried: Look) -> None:
    office.missed()
    office.run(30)
    office.line.text_in(CALLER, "Got it")
    office.run(60)
    assert tried(since=office.clock.now()).cause is Cause.NOT_CALLED
    assert tried().cause is Cause.PASSED


def test_a_second_try_takes_the_place_of_the_first(office: Office, tried: Look) -> None:
    sid = office.line.ring(CALLER)
    office.line.answer(office.line.leg(sid))
    office.run(30)
    office.line.hang_up(sid)
    office.run(30)
    assert tried().cause is Cause.ANSWERED
    office.missed()
    office.run(30)
    assert tried().passed


def test_a_caller_who_hid_the_number(office: Office, tried: Look) -> None:
    office.missed("anonymous")
    office.run(20)
    assert tried().cause is Cause.WITHHELD


def test_a_call_from_another_phone(office: Office, tried: Look) -> None:
    office.missed(OTHER)
    office.run(20)
    found = tried()
    assert (found.cause, found.other) == (Cause.OTHER_PHONE, OTHER)


def test_a_call_to_a_number_that_is_not_watched(office: Office, tried: Look) -> None:
    fax = "+12125550199"
    office.line.put_number(AccountNumber(fax, office.clock.now()))
    sid = office.line.ring(CALLER, fax)
    office.run(5)
    office.line.hang_up(sid)
    office.run(10)
    found = tried()
    assert (found.cause, found.other) == (Cause.OTHER_NUMBER, fax)


@pytest.mark.parametrize("word", [Word.NOT_POLLING, Word.CREDENTIALS_DEAD])
def test_what_is_wrong_here_is_said_first(office: Office, tried: Look, word: Word) -> None:
    office.missed(OTHER)
    office.run(20)
    bad = Health((Finding(word, Level.BAD),))
    found = tried(bad)
    assert found.cause is Cause.STOPPED
    assert Finding(word, Level.BAD).sentence() in found.detail
    assert "proveedor" in tried(bad, language="es").detail


def test_a_phone_that_opted_out(office: Office, tried: Look) -> None:
    office.line.text_in(CALLER, "STOP")
    office.run(10)
    office.missed()
    office.run(30)
    found = tried()
    assert found.cause is Cause.NOT_TEXTED
    assert "asked not to get texts" in found.detail
    assert "pidió no recibir" in tried(language="es").detail


@pytest.mark.parametrize(("reach", "says"), [("landline", "landline"), ("off", "off")])
def test_a_text_that_was_not_delivered(office: Office, tried: Look, reach: str, says: str) -> None:
    office.line.set_reach(CALLER, reach)  # type: ignore[arg-type]
    office.missed()
    office.run(60)
    found = tried()
    assert found.cause is Cause.FAILED
    assert says in found.detail
    assert not found.unregistered
    assert not found.passed


def test_a_number_that_carriers_do_not_know(office: Office, tried: Look) -> None:
    office.line.register(OFFICE, "not-registered")
    office.missed()
    office.run(60)
    found = tried()
    assert found.cause is Cause.FAILED
    assert found.unregistered
    office.missed()
    office.run(30)
    held = tried()
    assert held.cause is Cause.NOT_TEXTED
    assert held.unregistered


def test_a_carrier_that_never_says_so_but_an_answer_does(office: Office, tried: Look) -> None:
    office.line.set_reach(CALLER, "no-receipt")
    office.missed()
    office.run(60)
    assert tried().cause is Cause.NO_RECEIPT
    assert not tried().passed
    office.line.text_in(CALLER, "Got it")
    office.run(6)
    assert tried().passed
