"""Somebody calls again while it is not known whether the text for the first call went."""

from deskreply.domain.models import Decision
from deskreply.practice import Fault, FaultKind
from tests.support.history import failures
from tests.support.office import Office


def test_the_first_text_still_goes_where_the_second_call_relied_on_it(office: Office) -> None:
    """The second call was not texted because of the first one's text, so that one may not be taken
    back because of the second call."""
    office.change(textback__unconfirmed="resend")
    office.line.faults.add(Fault(FaultKind.RESET, "post", count=1))
    first = office.missed()
    office.run(60)
    second = office.missed()
    office.run(30)
    assert (office.call(second).decision, office.call(second).reason) == (
        Decision.SKIPPED,
        "cooldown",
    )
    office.run(800)
    assert len(office.texts()) == 1
    assert office.call(first).decision is Decision.TEXTED
    assert failures(office.store, office.line, office.settings, office.clock.now()) == []
