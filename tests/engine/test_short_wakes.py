"""A text in doubt on a PC that is awake for seconds at a time only, or whose clock is set."""

from datetime import datetime

from deskreply.domain.models import Decision, MessageRow
from deskreply.practice import Fault, FaultKind
from tests.support.office import Office


def test_a_text_in_doubt_is_decided_though_the_pc_is_never_awake_for_long(office: Office) -> None:
    """Each time, the log is searched for the text before the network is well enough for the search
    to count; then it is searched again, not a minute later, when the PC sleeps."""
    office.line.faults.add(Fault(FaultKind.RESET, "post", count=1))
    sid = office.missed()
    office.run(12)
    assert office.call(sid).decision is Decision.PENDING
    for _ in range(14):
        office.line.faults.add(Fault(FaultKind.RESET, "calls", count=1))
        office.sleep(50)
        office.run(3)
    assert (office.call(sid).decision, office.call(sid).reason) == (Decision.REVIEW, "unconfirmed")
    assert office.texts() == []


def test_a_search_during_which_the_clock_was_set_does_not_count(office: Office) -> None:
    """The time that it was begun at is not to be trusted, though all has been read anew since."""
    office.line.faults.add(Fault(FaultKind.RESET, "post", count=1))
    sid = office.missed()
    office.run(12)
    provider = office.engine.ctx.provider
    search = provider.messages_to

    def disturbed(number: str, since: datetime) -> tuple[MessageRow, ...]:
        rows = search(number, since)
        office.engine.woke(3600)
        for poll in (office.engine.calls, office.engine.messages):
            poll.run()
        return rows

    provider.messages_to = disturbed  # type: ignore[method-assign]
    office.run(300)
    assert office.engine.ctx.readiness.ready()
    assert office.call(sid).decision is Decision.PENDING
    provider.messages_to = search  # type: ignore[method-assign]
    office.run(140)
    assert (office.call(sid).decision, office.call(sid).reason) == (Decision.REVIEW, "unconfirmed")
