"""Should a missed call be texted? The first rule that matches decides, in a fixed order.

The law behind some of the rules is United States law, as engineers summarise it; not legal advice.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from deskreply.domain import numbers
from deskreply.domain.classify import root_end
from deskreply.domain.facts import Facts, RuleSettings, Ruling, Scalar
from deskreply.domain.hours import opening_words, quiet_until
from deskreply.domain.models import Decision, Outcome, Scope, ThreadFlag

__all__ = ["Facts", "RuleSettings", "Ruling", "decide", "to_call_back"]

FLOOD_RETRY = timedelta(minutes=10)
FLAG_RETRY = timedelta(minutes=15)
SENDER_RETRY = timedelta(minutes=15)
SETTLING_RETRY = timedelta(seconds=5)
# What a lookup may say, in the provider's words, of a number that takes no texts.
UNTEXTABLE_LINES = frozenset({"landline", "tollfree", "premium", "personal", "pager", "voicemail"})
# Missed callers whom nobody texted and whom somebody should therefore call.
TO_CALL_BACK = frozenset(
    {"not-textable", "undeliverable", "foreign", "opted-out", "scope", "disabled"}
)

Rule = Callable[[Facts, RuleSettings], Ruling | None]


def decide(facts: Facts, settings: RuleSettings) -> Ruling:
    """The decision about one call: to be asked when its outcome is known, whenever that changes,
    and again when the text is due, since everything but the call itself may have changed."""
    for rule in _rules_for(facts, settings):
        ruling = rule(facts, settings)
        if ruling is not None:
            return ruling
    return _send(facts, settings)


def to_call_back(ruling: Ruling) -> bool:
    """Whether the caller belongs on the call-back list: missed, and could not or should not be
    texted. Who hid their number can't be called; they are only counted."""
    if ruling.decision in {Decision.REVIEW, Decision.FAILED}:
        return True
    if ruling.decision is Decision.HELD:
        # Until the number may send may take weeks: nobody waits for that.
        return ruling.reason == "sender"
    if ruling.decision is not Decision.SKIPPED:
        return False
    nobody = ruling.facts.get("kind") == "service" or ruling.facts.get("valid") is False
    return ruling.reason in TO_CALL_BACK and not nobody


def _rules_for(facts: Facts, settings: RuleSettings) -> tuple[Rule, ...]:
    if facts.call.outcome is Outcome.MISSED:
        testing = settings.test_phone and _number(facts) == settings.test_phone
        return _TEST_RULES if testing else _ALL_RULES
    if facts.call.outcome is Outcome.UNKNOWN:
        # Staff need not look at calls that nobody could be called back for, or who got through.
        return (*_CALLER_RULES, _called_again, _touched, _unknown)
    return (_not_missed,)


def _skip(reason: str, **facts: Scalar) -> Ruling:
    return Ruling(Decision.SKIPPED, reason, None, facts)


def _stamp(at: datetime) -> str:
    return at.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


def _ago(at: datetime, now: datetime) -> dict[str, Scalar]:
    minutes = max(0, int((now - at).total_seconds() // 60))
    return {"at": _stamp(at), "minutes_ago": minutes}


def _ended(facts: Facts) -> datetime:
    return root_end(facts.call.row) or facts.call.seen_at or facts.now


def _number(facts: Facts) -> str:
    """The caller's E.164 number, or "" where the caller ID is none."""
    raw = facts.call.row.caller_raw
    return facts.call.caller or numbers.normalise(raw) or ""


# --- outcomes that are not missed ---------------------------------------------------------------


def _not_missed(facts: Facts, _settings: RuleSettings) -> Ruling:
    outcome = facts.call.outcome
    if facts.due_at is None:
        return Ruling(Decision.NONE, outcome.value)
    if outcome is Outcome.ONGOING:
        # A leg turned up after the call had settled. The text waits for what becomes of it.
        later = facts.now + SETTLING_RETRY
        check_at = facts.call.check_at
        due_at = check_at if check_at is not None and check_at > facts.now else later
        return Ruling(Decision.HELD, "settling", due_at)
    return _skip(outcome.value)


def _unknown(facts: Facts, _settings: RuleSettings) -> Ruling:
    return Ruling(Decision.REVIEW, facts.call.outcome_reason or "cannot-tell")


# --- who is calling -----------------------------------------------------------------------------


def _withheld(facts: Facts, _settings: RuleSettings) -> Ruling | None:
    raw = facts.call.row.caller_raw
    if numbers.is_withheld(raw):
        return _skip("withheld")
    named = facts.call.caller or numbers.normalise(raw) or numbers.is_e164(raw)
    return None if named or numbers.is_short_or_service(raw) else _skip("withheld")


def _own_number(facts: Facts, _settings: RuleSettings) -> Ruling | None:
    return _skip("own-number") if _number(facts) in facts.own_numbers else None


def _blocked(facts: Facts, _settings: RuleSettings) -> Ruling | None:
    if facts.blocked:
        return _skip("blocked")
    if numbers.is_short_or_service(facts.call.row.caller_raw):
        return _skip("not-textable", kind="service")
    return None


def _foreign(facts: Facts, settings: RuleSettings) -> Ruling | None:
    number = _number(facts)
    region = numbers.region(number)
    valid = numbers.is_valid(number)
    if valid and region in settings.regions:
        return None
    return _skip("foreign", region=region, valid=valid)


def _untextable_kind(facts: Facts, _settings: RuleSettings) -> Ruling | None:
    kind = numbers.kind(_number(facts))
    if kind in numbers.UNTEXTABLE_KINDS:
        return _skip("not-textable", kind=kind.value)
    if facts.line_type.replace("-", "").casefold() in UNTEXTABLE_LINES:
        return _skip("not-textable", kind=facts.line_type, because="lookup")
    return None


def _opted_out(facts: Facts, _settings: RuleSettings) -> Ruling | None:
    if facts.opted_out_at is None:
        return None
    return _skip("opted-out", **_ago(facts.opted_out_at, facts.now))


def _undeliverable(facts: Facts, settings: RuleSettings) -> Ruling | None:
    at = facts.undeliverable_at
    if at is None or facts.now - at >= timedelta(days=settings.undeliverable_days):
        return None
    return _skip("undeliverable", **_ago(at, facts.now))


# --- what happened since ------------------------------------------------------------------------


def _called_again(facts: Facts, _settings: RuleSettings) -> Ruling | None:
    later = facts.later_call
    if later is Outcome.ANSWERED:
        return _skip("answered", because="later-call")
    if later is None or later is Outcome.IGNORED:
        return None
    live = later is Outcome.ONGOING
    return _skip("in-touch", because="on-the-phone" if live else "called-again")


def _touched(facts: Facts, _settings: RuleSettings) -> Ruling | None:
    touched = facts.staff_touch_at
    if touched is None:
        return None
    began = facts.call.row.started_at or facts.call.row.created_at
    if began is not None and touched < began:
        return None
    hows = {"called": "staff-called", "done": "done"}
    because = hows.get(facts.staff_touch_how, "staff-wrote")
    return _skip("in-touch", because=because, **_ago(touched, facts.now))


def _too_old(facts: Facts, settings: RuleSettings) -> Ruling | None:
    ended = _ended(facts)
    longest = timedelta(minutes=settings.max_age_minutes)
    # A held text is as old as the moment it could have left, so that one held overnight still goes.
    since = facts.due_at if facts.due_at is not None else ended
    held_longest = timedelta(hours=settings.held_hours)
    if facts.now - since <= longest and facts.now - ended <= max(longest, held_longest):
        return None
    return Ruling(Decision.REVIEW, "too-old", None, _ago(ended, facts.now))


def _cooldown(facts: Facts, settings: RuleSettings) -> Ruling | None:
    last = facts.last_auto_at
    if last is None:
        return None
    recent = facts.now - last < timedelta(hours=settings.cooldown_hours)
    often = 0 < settings.cap_month <= facts.auto_count
    if not (recent or often):
        return None
    because = "recent" if recent else "often"
    since = _ago(last, facts.now)
    return _skip("cooldown", because=because, count=facts.auto_count, **since)


def _conversation(facts: Facts, settings: RuleSettings) -> Ruling | None:
    at = facts.conversation_staff_at
    if at is None or facts.thread_done:
        return None
    if facts.now - at >= timedelta(hours=settings.conversation_hours):
        return None
    return _skip("in-touch", because="conversation", **_ago(at, facts.now))


# --- what the office wants ----------------------------------------------------------------------


def _scope(facts: Facts, settings: RuleSettings) -> Ruling | None:
    if not (settings.enabled and facts.texting_enabled):
        return _skip("disabled")
    wanted = {
        Scope.ALWAYS: True,
        Scope.AFTER_HOURS: not facts.office_open,
        Scope.OPEN_HOURS: facts.office_open,
        Scope.BUSY: facts.all_busy,
    }
    return None if wanted[settings.scope] else _skip("scope", scope=settings.scope.value)


def _hold(facts: Facts, settings: RuleSettings, reason: str, due_at: datetime) -> Ruling:
    known: dict[str, Scalar] = {"until_at": _stamp(due_at)}
    if facts.office_zone:
        known["until"] = opening_words(due_at, facts.office_zone, facts.now, settings.language)
    return Ruling(Decision.HELD, reason, due_at, known)


def _flagged(facts: Facts, settings: RuleSettings) -> Ruling | None:
    if facts.flag is ThreadFlag.NONE:
        return None
    return _hold(facts, settings, facts.flag.value, facts.now + FLAG_RETRY)


def _pumped(facts: Facts, settings: RuleSettings) -> Ruling | None:
    if not 0 < settings.callers_per_hour < facts.like_callers:
        return None
    ruling = _hold(facts, settings, "flood", facts.now + FLOOD_RETRY)
    ruling.facts["because"] = "pumping"
    ruling.facts["count"] = facts.like_callers
    return ruling


def _flood(facts: Facts, settings: RuleSettings) -> Ruling | None:
    many = facts.texts_10_minutes >= settings.cap_10_minutes
    if not many and facts.texts_day < settings.cap_day:
        return None
    ruling = _hold(facts, settings, "flood", facts.now + FLOOD_RETRY)
    ruling.facts["because"] = "ten-minutes" if many else "day"
    ruling.facts["count"] = facts.texts_10_minutes if many else facts.texts_day
    return ruling


def _quiet(facts: Facts, settings: RuleSettings) -> Ruling | None:
    if not settings.quiet_enabled:
        return None
    zones = facts.caller_zones or ((facts.office_zone,) if facts.office_zone else ())
    leaves = max(facts.now, _due(facts, settings))
    until = quiet_until(settings.quiet_start, settings.quiet_end, zones, leaves)
    return _hold(facts, settings, "quiet-hours", until) if until is not None else None


def _sender(facts: Facts, settings: RuleSettings) -> Ruling | None:
    if not facts.sender_trouble:
        return None
    ruling = _hold(facts, settings, "sender", facts.now + SENDER_RETRY)
    ruling.facts["trouble"] = facts.sender_trouble
    return ruling


def _due(facts: Facts, settings: RuleSettings) -> datetime:
    return _ended(facts) + timedelta(seconds=settings.delay_seconds)


def _send(facts: Facts, settings: RuleSettings) -> Ruling:
    ended = _ended(facts)
    reason = facts.call.outcome_reason or "no-answer"
    known: dict[str, Scalar] = {
        "ended_at": _stamp(ended),
        "office_open": facts.office_open,
        "held_before": facts.held_before,
    }
    return Ruling(Decision.PENDING, reason, _due(facts, settings), known)


_CALLER_RULES: tuple[Rule, ...] = (_withheld, _own_number, _blocked)
_ALL_RULES: tuple[Rule, ...] = (
    *_CALLER_RULES,
    _foreign,
    _untextable_kind,
    _opted_out,
    _undeliverable,
    _called_again,
    _touched,
    _too_old,
    _cooldown,
    _conversation,
    _scope,
    _flagged,
    _pumped,
    _flood,
    _quiet,
    _sender,
)
# Whoever tries it out stands beside the phone: what keeps callers from being bothered does not
# apply, and neither does what the office has switched off until it was tried. What the law, the
# carriers and the caller's own STOP say does.
_NOT_IN_A_TEST = frozenset({_touched, _cooldown, _conversation, _scope, _quiet})
_TEST_RULES = tuple(rule for rule in _ALL_RULES if rule not in _NOT_IN_A_TEST)
