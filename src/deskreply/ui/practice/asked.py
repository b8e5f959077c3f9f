"""What the practice column asks of the rows: what was tried, and how it stands with each caller."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from deskreply.domain import punctuation, templates
from deskreply.domain.models import MessageKind, MessageState, Thread
from deskreply.engine import savedreplies
from deskreply.engine.ports import Reader

# More than anybody does while practising.
_DEEDS = 500


class Step(StrEnum):
    """What is to be tried, in this order."""

    ANSWER = "answer"
    REPLY = "reply"
    SNOOZE = "snooze"
    CALL_BACK = "call-back"
    DONE = "done"


class Standing(StrEnum):
    """How it stands with a caller who has called; CALLING until they were texted."""

    CALLING = "calling"
    TEXTED = "texted"
    NEW = "new"
    READ = "read"
    ANSWERED = "answered"
    FAILED = "failed"
    STOPPED = "stopped"
    DONE = "done"


_LOGGED = {"snoozed": Step.SNOOZE, "called-back": Step.CALL_BACK, "done": Step.DONE}


@dataclass(frozen=True, slots=True)
class Tried:
    """``steps``: those that were done, with whom it was first (a number, E.164), and for a saved
    reply with which (its title). ``names``: of these people, as far as known. ``standing``: by
    number."""

    steps: Mapping[Step, str]
    names: Mapping[str, str]
    standing: Mapping[str, Standing]


def tried(reader: Reader, callers: Sequence[str]) -> Tried:
    """How far somebody is; ``callers``: the numbers of those who have called."""
    steps: dict[Step, str] = {}
    for record in reader.audit(limit=_DEEDS):
        if record.what in _LOGGED:
            steps.setdefault(_LOGGED[record.what], record.number)
        if record.what == "sent":
            message = reader.message(record.detail)
            if message is None or message.state is MessageState.CANCELED:
                continue
            steps.setdefault(Step.ANSWER, record.number)
            if Step.REPLY not in steps and (title := _saved_reply(reader, message.body)):
                steps[Step.REPLY] = title
    threads = reader.threads_with({*callers, *steps.values()})
    return Tried(
        steps=steps,
        names={number: thread.name for number, thread in threads.items() if thread.name},
        standing={n: _standing(thread) for n, thread in threads.items() if n in callers},
    )


def _saved_reply(reader: Reader, body: str) -> str:
    """The title of the saved reply in these words, whatever its fields were filled with; "" where
    there is none."""
    for language in savedreplies.LANGUAGES:
        for reply in savedreplies.listed(reader, language):
            # It is sent with plain quotes and dashes.
            fixed = map(re.escape, templates.FIELD.split(punctuation.plain(reply.body))[::2])
            if re.search(".+".join(fixed), body, re.DOTALL):
                return reply.title
    return ""


def _standing(thread: Thread) -> Standing:
    if thread.done_at is not None:
        return Standing.DONE
    if thread.opted_out_at is not None:
        return Standing.STOPPED
    if thread.failed:
        return Standing.FAILED
    if thread.unread:
        return Standing.NEW
    if thread.last_kind is MessageKind.LEAD:
        return Standing.READ
    if thread.last_kind is MessageKind.STAFF or thread.called_at is not None:
        return Standing.ANSWERED
    return Standing.CALLING if thread.last_kind is MessageKind.CALL else Standing.TEXTED
