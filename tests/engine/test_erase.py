"""A person is forgotten: at the desk and for good, though the provider goes on listing them."""

from __future__ import annotations

import pytest

from deskreply.domain.errors import EnvironmentTrouble, UserError
from deskreply.domain.history import judge
from deskreply.domain.models import Decision
from deskreply.domain.people import Erased
from deskreply.engine import people, verify
from deskreply.engine.erase import erase
from deskreply.engine.people import Change
from deskreply.practice import Fault, FaultKind
from tests.support.office import CALLER, OFFICE, Office

OTHER = "+12125550177"


def forget(office: Office, number: str = CALLER) -> Erased:
    return erase(office.store, office.settings, office.clock.now(), number)


def conversation(office: Office, number: str = CALLER) -> str:
    """A missed call, our text, their reply; the call's id."""
    sid = office.missed(number)
    office.run(20)
    office.line.text_in(number, "My tooth hurts")
    office.run(20)
    return sid


def test_what_is_erased_does_not_come_back_from_the_provider_s_log(office: Office) -> None:
    sid = conversation(office)
    conversation(office, OTHER)
    people.save(office.store, office.settings, office.clock.now(), CALLER, Change(name="Ana"))
    erased = forget(office, "(212) 555-0123")
    assert erased == Erased(texts=2, calls=2, contacts=1)
    for _ in range(2):
        office.run(400)
        office.sleep(3600)
    office.crash()
    office.boot()
    office.run(60)
    with office.store.read() as reader:
        assert reader.thread(CALLER) is None
        assert reader.call(sid) is None
        assert reader.thread_messages(CALLER) == ()
    assert len(office.messages(OTHER)) == 2
    assert len(office.texts()) == 1


def test_who_said_stop_is_not_texted_after_an_erase(office: Office) -> None:
    office.line.text_in(CALLER, "STOP please")
    office.run(10)
    forget(office)
    sid = office.missed()
    office.run(60)
    assert office.texts() == []
    assert office.call(sid).reason == "opted-out"


def test_who_is_erased_and_calls_again_is_a_new_lead(office: Office) -> None:
    office.change(textback__cooldown_hours=0)
    conversation(office)
    forget(office)
    office.run(60)
    office.missed()
    office.run(20)
    assert len(office.texts()) == 2
    assert len(office.messages()) == 1


def test_a_text_that_waits_is_taken_back(office: Office) -> None:
    office.change(textback__delay_seconds=60)
    sid = office.missed()
    office.run(10)
    assert office.call(sid).decision is Decision.PENDING
    forget(office)
    office.run(120)
    assert office.texts() == []
    assert office.outbox() == []


def test_nothing_is_erased_while_a_text_may_be_on_its_way(office: Office) -> None:
    office.line.faults.add(Fault(FaultKind.LOSE_ANSWER, endpoint="post", count=1))
    office.line.faults.add(Fault(FaultKind.LIST_LAG, endpoint="messages", seconds=60))
    office.missed()
    office.run(12)
    assert len(office.texts()) == 1
    with pytest.raises(EnvironmentTrouble, match="on its way"):
        forget(office)
    assert len(office.messages()) == 1
    office.run(200)
    assert forget(office).texts == 1


def test_checking_the_provider_s_log_leaves_out_what_was_erased(office: Office) -> None:
    conversation(office)
    kept = conversation(office, OTHER)
    forget(office)
    log = verify.read_log(office.provider(), office.later(days=-1))
    with office.store.read() as reader:
        seen = verify.without_erased(reader, log)
        found = judge(seen, verify.read_book(reader, seen, office.settings), office.clock.now())
    assert [(finding.id, finding.failed) for finding in found] == [(kept, False)]


@pytest.mark.parametrize("number", [OFFICE, "+14155550100", "12", "nobody"])
def test_the_office_s_own_numbers_and_what_is_no_number_are_refused(
    office: Office, number: str
) -> None:
    office.change(office__staff_phones="+14155550100")
    with pytest.raises(UserError):
        forget(office, number)


def test_the_trail_says_how_much_was_erased_and_by_whom(office: Office) -> None:
    conversation(office)
    forget(office)
    with office.store.read() as reader:
        last = reader.audit(CALLER)[-1]
    assert (last.who, last.what, last.detail) == ("Dana", "erased", "texts=2 calls=2 contacts=0")
