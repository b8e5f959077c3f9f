"""Was every caller texted as they should have been? A judgement from the provider's log and the
database alone, apart from the rules and the engine whose work it judges.

At most one automatic text a call, none where somebody answered or said STOP; where there is none,
the reason that was written down must hold before the log.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from deskreply.domain.evidence import HEARD_WITHIN, Book, Case, Evidence, Log, maybe_this
from deskreply.domain.models import (
    Call,
    Decision,
    MessageKind,
    MessageRow,
    MessageState,
    OutboxItem,
    OutboxState,
    Outcome,
)

__all__ = ["FAILURES", "Book", "Finding", "Log", "Verdict", "judge"]

# What waits for longer than this is stuck.
PATIENCE = timedelta(minutes=15)
CONVERSATION = timedelta(hours=12)


class Verdict(StrEnum):
    """What is to be said of a call. Printed: the words are public.

    ``once``: one text. ``none``: none, and rightly so. ``staff``: a person decides, and was told.
    ``waiting``: not over yet, and within its time. The others are failures.
    """

    ONCE = "once"
    NONE = "none"
    STAFF = "staff"
    WAITING = "waiting"
    TWICE = "twice"
    LOST = "lost"
    STUCK = "stuck"
    WRONG = "wrong"


FAILURES = frozenset({Verdict.TWICE, Verdict.LOST, Verdict.STUCK, Verdict.WRONG})


@dataclass(frozen=True, slots=True)
class Finding:
    """The judgement about one call. ``id``: the call's at the provider; for a text that belongs to
    no call, the message's. ``caller``: E.164, or what the log says instead. ``reason``: the reason
    word in the database, "" where there is none."""

    id: str
    caller: str
    verdict: Verdict
    expected: str
    detail: str
    reason: str = ""

    @property
    def failed(self) -> bool:
        """Whether this must not be."""
        return self.verdict in FAILURES


def judge(log: Log, book: Book, now: datetime) -> list[Finding]:
    """Every watched root call of the log, oldest first, then texts of other kinds that are stuck.

    ``now``: the moment (UTC) at which log and book were read, the log first.
    """
    evidence = Evidence(log, book)
    cases = evidence.cases()
    by_caller: dict[str | None, list[Case]] = {}
    for case in cases:
        by_caller.setdefault(case.caller, []).append(case)
    calls = (_call(case, by_caller[case.caller], evidence, now) for case in cases)
    return [*calls, *_others(book, now)]


def _call(case: Case, theirs: list[Case], evidence: Evidence, now: datetime) -> Finding:
    expected = _expected(case)
    verdict, detail = _judged(case, theirs, evidence, now)
    return Finding(
        id=case.root.id,
        caller=case.caller or case.root.caller_raw or "",
        verdict=verdict,
        expected=expected,
        detail=detail,
        reason=(case.entry.reason or case.entry.outcome_reason) if case.entry else "",
    )


def _expected(case: Case) -> str:
    if case.caller is None:
        return "no text: number withheld"
    if not case.root.final:
        return "no text: not over yet"
    return "no text: answered" if case.answered else "one text, or a reason why not"


_Said = tuple[Verdict, str]


def _judged(case: Case, theirs: list[Case], evidence: Evidence, now: datetime) -> _Said:
    return (
        _texts_too_many(case)
        or _text_wrong(case, evidence)
        or _unsettled(case, now)
        or _text_right(case, now)
        or _no_text(case, theirs, evidence, now)
    )


# --- there is a text ----------------------------------------------------------------------------


def _texts_too_many(case: Case) -> _Said | None:
    # A text by somebody else is none of ours, unless we wrote as well.
    count = len(case.own) + len(case.strangers)
    if case.own and count > 1:
        return Verdict.TWICE, f"the provider has {count} texts to this caller for one call"
    return None


def _text_wrong(case: Case, evidence: Evidence) -> _Said | None:
    for row in case.own:
        if case.answered:
            return Verdict.WRONG, "texted, though the call was answered"
        if case.caller and row.created_at and evidence.stopped(case.caller, row.created_at):
            return Verdict.WRONG, "texted, though they had said STOP"
    if case.own and case.entry is not None:
        decided = case.entry.decision
        if decided in {Decision.NONE, Decision.SKIPPED}:
            return Verdict.WRONG, f"texted, though it was decided not to ({case.entry.reason})"
    if any(_denied(case, row) for row in case.strangers):
        return Verdict.WRONG, "the provider has our text, the database says that it never went"
    return None


def _denied(case: Case, row: MessageRow) -> bool:
    """Whether a text that no row knows has the words and the time of one that we gave up."""
    items = {item.message_id: item for item in case.items if item.state is OutboxState.DONE}
    given_up = {MessageState.CANCELED, MessageState.FAILED, MessageState.QUEUED}
    return any(
        text.id in items and text.state in given_up and maybe_this(items[text.id], text, row)
        for text in case.texts
    )


def _text_right(case: Case, now: datetime) -> _Said | None:
    if not case.own or case.entry is None:
        return None
    text = case.texts[-1]
    if text.provider_id is None:
        left = min((row.created_at for row in case.own if row.created_at), default=now)
        return _within(now - left, "the text went; its answer is still being looked for")
    if text.state is MessageState.FAILED:
        return Verdict.ONCE, "texted once, not delivered"
    return Verdict.ONCE, "texted once"


# --- it is not over -----------------------------------------------------------------------------


def _unsettled(case: Case, now: datetime) -> _Said | None:
    """Calls and texts on their way."""
    entry = case.entry
    if not case.root.final and (entry is None or entry.decision is Decision.NONE):
        return Verdict.WAITING, "the call is not over"
    if entry is None:
        return None
    if entry.outcome is Outcome.ONGOING and entry.decision is Decision.NONE:
        return _within(now - case.ended, "the call is over, its outcome not settled")
    if entry.decision is Decision.PENDING:
        return _within(now - _since(case, entry), "the text is on its way")
    if entry.decision is Decision.HELD:
        return _within(now - _due(case, entry), f"the text is held ({entry.reason})")
    return None


def _within(age: timedelta, doing: str) -> _Said:
    if age > PATIENCE:
        return Verdict.STUCK, f"{doing}, for {int(age.total_seconds() // 60)} minutes"
    return Verdict.WAITING, doing


def _since(case: Case, entry: Call) -> datetime:
    """Since when a pending text should have gone."""
    return max([case.ended, *(_begun(item) for item in case.items)])


def _due(case: Case, entry: Call) -> datetime:
    return max([case.ended, *(item.due_at for item in case.items)])


def _begun(item: OutboxItem) -> datetime:
    return max(item.due_at, item.claimed_at or item.due_at)


# --- there is no text ---------------------------------------------------------------------------

_GONE = frozenset({MessageState.SENT, MessageState.DELIVERED})


def _no_text(case: Case, theirs: list[Case], evidence: Evidence, now: datetime) -> _Said:
    entry = case.entry
    if entry is None:
        return _never_seen(case, evidence.book, now)
    if case.caller is None or case.answered:
        return Verdict.NONE, "answered" if case.caller else "number withheld"
    if entry.decision is Decision.TEXTED:
        young = entry.texted_at is not None and now - entry.texted_at < HEARD_WITHIN
        if young:
            return Verdict.WAITING, "the text does not stand in the provider's log yet"
        if any(text.state in _GONE and text.provider_id is None for text in case.texts):
            return Verdict.STAFF, "the team says that it was texted, the provider does not"
        return Verdict.WRONG, "the database says texted, the provider has no such text"
    if entry.decision is Decision.REVIEW:
        return _for_staff(case, entry, evidence.book)
    if entry.decision is Decision.FAILED:
        return Verdict.STAFF, f"the provider turned the text down ({entry.reason})"
    if entry.decision is Decision.SKIPPED:
        return _skipped(case, entry, theirs, evidence)
    if now - case.ended <= PATIENCE and entry.outcome is not Outcome.ANSWERED:
        return Verdict.WAITING, "nothing decided yet"
    return Verdict.LOST, f"nobody answered, and it counts as {entry.outcome}"


def _never_seen(case: Case, book: Book, now: datetime) -> _Said:
    if book.since is not None and case.ended < book.since:
        return Verdict.NONE, "before this office began to listen"
    if case.answered or case.caller is None:
        return Verdict.NONE, "not seen, and not to be texted"
    if now - case.ended <= PATIENCE:
        return Verdict.WAITING, "not seen yet"
    return Verdict.LOST, "the database does not know this call"


def _for_staff(case: Case, entry: Call, book: Book) -> _Said:
    if entry.reason == "too-old" and entry.decided_at is not None:
        age = entry.decided_at - case.ended
        if age < book.max_age - HEARD_WITHIN:
            minutes = int(age.total_seconds() // 60)
            return Verdict.WRONG, f"given to staff as too old, {minutes} minutes after the call"
    return Verdict.STAFF, f"for staff to decide ({entry.reason})"


def _skipped(case: Case, entry: Call, theirs: list[Case], evidence: Evidence) -> _Said:
    """Not texted by a rule. What the log can say about the reason is asked of it."""
    holds = _CHECKS.get(entry.reason)
    if not entry.reason or (holds is not None and not holds(case, theirs, evidence)):
        return Verdict.LOST, f"not texted ({entry.reason}), and nothing shows that this is so"
    return Verdict.NONE, f"not texted ({entry.reason})"


def _has_later(case: Case, theirs: list[Case], evidence: Evidence) -> bool:
    return any(other.answered for other in _later(case, theirs))


def _has_touch(case: Case, theirs: list[Case], evidence: Evidence) -> bool:
    caller = case.caller or ""
    handled_at = evidence.book.handled.get(caller)
    noted = handled_at is not None and handled_at >= case.began
    if noted or _later(case, theirs) or case.strangers:
        return True
    called = any(row.direction.startswith("outbound") for row in evidence.rung(caller))
    wrote = any(
        text.kind is MessageKind.STAFF and text.at >= case.began - CONVERSATION
        for text in evidence.texts(caller)
    )
    # Texts of another program, and the provider's own answer to STOP.
    other = any(
        row.created_at is not None and row.created_at >= case.began - timedelta(seconds=1)
        for row in evidence.outbound(caller)
    )
    return called or wrote or other


def _has_text(case: Case, theirs: list[Case], evidence: Evidence) -> bool:
    """An automatic text to this caller that went, may have gone, or is still meant to go."""
    mine = {text.id for text in case.texts}
    return any(
        text.kind is MessageKind.AUTO
        and text.id not in mine
        and text.state is not MessageState.CANCELED
        for text in evidence.texts(case.caller or "")
    )


def _has_opt_out(case: Case, theirs: list[Case], evidence: Evidence) -> bool:
    # In what words is not judged here: that they wrote at all, or that the provider refused.
    caller = case.caller or ""
    told = caller in evidence.book.opted_out or bool(evidence.inbound(caller))
    return told or _has_failed(case, theirs, evidence)


def _has_failed(case: Case, theirs: list[Case], evidence: Evidence) -> bool:
    return any(text.state is MessageState.FAILED for text in evidence.texts(case.caller or ""))


def _later(case: Case, theirs: list[Case]) -> list[Case]:
    mine = (case.began, case.root.id)
    return [other for other in theirs if (other.began, other.root.id) > mine]


def _is_withheld(case: Case, theirs: list[Case], evidence: Evidence) -> bool:
    return case.caller is None


_CHECKS: dict[str, Callable[[Case, list[Case], Evidence], bool]] = {
    "answered": _has_later,
    "in-touch": _has_touch,
    "cooldown": _has_text,
    "opted-out": _has_opt_out,
    "undeliverable": _has_failed,
    "withheld": _is_withheld,
}


# --- texts that are no answers to a call --------------------------------------------------------


def _others(book: Book, now: datetime) -> list[Finding]:
    """Staff texts and follow-ups that do not get on."""
    found = []
    for item in book.outbox.values():
        if item.call_id and item.key.startswith("textback:"):
            continue
        moving = item.state in {OutboxState.WAITING, OutboxState.CLAIMED, OutboxState.UNKNOWN}
        age = now - _begun(item)
        if moving and age > PATIENCE:
            verdict, detail = _within(age, f"a {item.kind} text is on its way")
            found.append(Finding(item.message_id, item.number, verdict, "to be sent", detail))
    return found
