"""The whole chain behind a call or a number, step by step: what was seen, decided and sent."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from deskreply.domain import story
from deskreply.domain.facts import Scalar
from deskreply.domain.models import Call, CallRow, Message, ThreadFlag
from deskreply.engine.facts import began
from deskreply.engine.ports import Reader
from deskreply.settings import Settings

Value = Scalar | datetime | dict[str, Scalar]
Data = dict[str, Value]


@dataclass(frozen=True, slots=True)
class Step:
    """One step. ``kind``: number, call, leg, outcome, decision, text, follow-up or call-back.
    ``text``: the sentence for staff, in the office's language. Times are UTC. ``body``: the words
    of a text."""

    kind: str
    at: datetime | None
    text: str
    call: str = ""
    data: Data = field(default_factory=dict)
    body: str = ""


def find_call(reader: Reader, call_id: str) -> Call | None:
    """The call that an id names: a root's, or one of its legs'."""
    call = reader.call(call_id)
    if call is not None:
        return call
    leg = reader.rows([call_id]).get(call_id)
    return reader.call(leg.parent_id) if leg is not None and leg.parent_id else None


def of_call(reader: Reader, settings: Settings, call: Call) -> list[Step]:
    """Everything about one call, in the order it happened."""
    language = settings.language
    legs = reader.legs([call.id]).get(call.id, ())
    chain = [_called(call, settings)]
    chain += [_leg(call, leg, language) for leg in legs]
    chain.append(_outcome(call, language))
    decisions = reader.decisions(call.id)
    for made in decisions:
        data: Data = {
            "decision": made.decision.value, "reason": made.reason, "facts": dict(made.facts),
        }  # fmt: skip
        chain.append(Step("decision", made.at, made.explanation, call.id, data))
    if not decisions:
        unsaid: Data = {"decision": call.decision.value, "reason": ""}
        chain.append(Step("decision", None, story.undecided(language), call.id, unsaid))
    chain += _texts(reader, call, language)
    if sentence := story.call_back(call.callback, language):
        by: Data = {
            "state": call.callback.value, "by": call.callback_by or None,
        }  # fmt: skip
        chain.append(Step("call-back", call.callback_at, sentence, call.id, by))
    return chain


def of_number(reader: Reader, settings: Settings, number: str) -> list[Step]:
    """How a number stands, then each of its calls, newest last. Empty where it was never seen."""
    calls = sorted(reader.thread_calls(number), key=began)
    thread = reader.thread(number)
    by, blocked = reader.opted_out_by(number), reader.block_reason(number)
    if not calls and thread is None and not by and blocked is None:
        return []
    flag = thread.flag if thread is not None else ThreadFlag.NONE
    waiting = len(reader.open_callbacks(number))
    language = settings.language
    said = story.standing(
        opted_out_by=by, block_reason=blocked, flag=flag, language=language, callbacks=waiting
    )
    data: Data = {
        "number": number,
        "name": thread.name if thread is not None else "",
        "opted_out": bool(by),
        "opted_out_by": by or None,
        "blocked": blocked is not None,
        "flag": flag.value or None,
        "call_backs": waiting,
        "calls": len(calls),
    }
    since = reader.opted_out_at(number)
    if since is not None:
        data["opted_out_at"] = since
    chain = [Step("number", None, " ".join(said), data=data)]
    for call in calls:
        chain += of_call(reader, settings, call)
    return chain


def _called(call: Call, settings: Settings) -> Step:
    row = call.row
    label = settings.line(call.line).label if call.line else ""
    data: Data = {
        "caller": call.caller or row.caller_raw, "caller_name": row.caller_name, "line": call.line,
        "line_label": label or None, **_row(row),
    }  # fmt: skip
    return Step("call", began(call)[0], story.called(call, label, settings.language), call.id, data)


def _leg(call: Call, leg: CallRow, language: str) -> Step:
    data: Data = {
        "leg": leg.id, "called": leg.called_raw, "answered_by": leg.answered_by, **_row(leg),
    }  # fmt: skip
    return Step("leg", leg.started_at or leg.created_at, story.rang(leg, language), call.id, data)


def _row(row: CallRow) -> Data:
    return {
        "status": row.status, "duration": row.duration,
        "started_at": row.started_at or row.created_at, "ended_at": row.ended_at,
    }  # fmt: skip


def _outcome(call: Call, language: str) -> Step:
    data: Data = {
        "outcome": call.outcome.value, "reason": call.outcome_reason, "reads": call.reads,
        "voicemail": call.voicemail, "check_at": call.check_at,
    }  # fmt: skip
    return Step("outcome", call.row.ended_at, story.ended(call, language), call.id, data)


def _texts(reader: Reader, call: Call, language: str) -> list[Step]:
    """The text for the call and the follow-ups to it, with what became of them."""
    ids = [("text", call.message_id)]
    ids += [("follow-up", followup.message_id) for followup in reader.followups(call.id)]
    found = [(kind, reader.message(i)) for kind, i in ids if i is not None]
    return [_text(kind, call, said, language) for kind, said in found if said is not None]


def _text(kind: str, call: Call, said: Message, language: str) -> Step:
    data: Data = {
        "id": said.id, "state": said.state.value, "provider_id": said.provider_id,
        "error_code": said.error_code or None, "template": said.template,
        "sent_at": said.sent_at,
    }  # fmt: skip
    at = said.sent_at or said.at
    return Step(kind, at, story.text(said, language), call.id, data, said.body)
