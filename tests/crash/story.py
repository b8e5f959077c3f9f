"""One missed caller, one kill, one fault: what became of the text?"""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from pathlib import Path

from deskreply.domain.history import Verdict
from deskreply.practice import Fault, FaultKind
from tests.crash import points
from tests.crash.points import Killed, Point, Tripwire
from tests.support.office import CALLER, Office

FAULTS: dict[str, tuple[Fault, ...]] = {
    "none": (),
    "answer lost after the post": (Fault(FaultKind.LOSE_ANSWER, "post", count=1),),
    "429": (Fault(FaultKind.RATE_LIMIT, "*", count=6, retry_after=2),),
    "503 instead of an answer": (Fault(FaultKind.SERVER_ERROR, "*", count=4, status=503),),
    "500 after the post": (Fault(FaultKind.ERROR_AFTER, "post", count=1),),
    "stall past the time-out": (Fault(FaultKind.STALL, "*", count=3, seconds=0.4),),
    "cut answer": (Fault(FaultKind.CUT_JSON, "*", count=4),),
    "post never arrived": (Fault(FaultKind.RESET, "post", count=1),),
    "late rows": (
        Fault(FaultKind.FETCH_LAG, "*", seconds=20),
        Fault(FaultKind.LIST_LAG, "calls", seconds=20),
    ),
    "lost, and the list lags": (
        Fault(FaultKind.LOSE_ANSWER, "post", count=1),
        Fault(FaultKind.LIST_LAG, "messages", seconds=55),
    ),
}  # fmt: skip
MODES = ("ask", "resend")
# A kill and a lost text may each cost the time until a text is sent again, one after the other.
RINGS, SOON, LATE_MINUTES = 10.0, 40.0, 30


@dataclass(frozen=True, slots=True)
class Ending:
    """What ``deskreply verify`` says of the call; ``waiting`` is too late by then. ``reached``:
    whether the kill took place at all."""

    fault: str
    mode: str
    point: Point
    verdict: Verdict
    reached: bool

    @property
    def fine(self) -> bool:
        """Texted once, or handed to staff where that is the office's choice."""
        allowed = {Verdict.ONCE} if self.mode == "resend" else {Verdict.ONCE, Verdict.STAFF}
        return self.reached and self.verdict in allowed

    def __str__(self) -> str:
        return f"{self.verdict}: killed at {self.point}, {self.fault}, {self.mode}"


def points_of(fault: str, mode: str) -> list[Point]:
    """Every point that an undisturbed run under this fault passes, from the ringing phone to the
    delivered text, in order."""
    wire = Tripwire()
    _tell(fault, mode, wire)
    return wire.passed


def killed_at(fault: str, mode: str, point: Point) -> Ending:
    """The story with a kill at ``point`` and a new start right after it."""
    wire = Tripwire(point)
    verdict = _tell(fault, mode, wire)
    return Ending(fault, mode, point, verdict, wire.sprung)


def _tell(fault: str, mode: str, wire: Tripwire) -> Verdict:
    with tempfile.TemporaryDirectory() as folder:
        office = Office(Path(folder))
        office.change(textback__unconfirmed=mode)
        with office.server:
            office.boot()
            try:
                return _told(office, fault, wire)
            finally:
                office.crash()


def _told(office: Office, fault: str, wire: Tripwire) -> Verdict:
    office.run(8)
    ctx = office.engine.ctx
    ctx.provider, ctx.store = points.provider(ctx.provider, wire), points.store(ctx.store, wire)
    sid = office.line.ring(CALLER)
    office.line.leg(sid)
    _run(office, RINGS)
    office.line.hang_up(sid, unanswered="no-answer")
    for each in FAULTS[fault]:
        office.line.faults.add(each)
    _run(office, SOON)
    if not wire.sprung:
        ctx.provider, ctx.store = office.provider(), office.store
    # From here on only patience counts, and rare looks at the logs make it cheap.
    office.change(poll__calls_seconds=20, poll__messages_seconds=20)
    for _ in range(LATE_MINUTES):
        _run(office, 60)
        if not office.outbox():
            break
    return _verdict(office)


def _run(office: Office, seconds: float) -> None:
    until = office.later(seconds=seconds)
    try:
        office.run(seconds)
    except Killed:
        office.crash()
        office.boot()
        office.run((until - office.clock.now()).total_seconds())


def _verdict(office: Office) -> Verdict:
    [finding] = office.judged()
    return finding.verdict
