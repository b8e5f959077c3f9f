"""The figures of the insights page, each with what it is counted of.

- *Missed caller*: somebody with a number who was missed; calls within 24 hours of the first are one
  missed caller. Withheld callers are counted apart: nobody can answer them. Blocked and own numbers
  do not count at all.
- *Answered*: the office texted them, called them (a voicemail counts), or they rang again and were
  answered.
- *In time*: answered before what the text promised ran out, or, where no text went, before
  ``promise.minutes`` from the hang-up. While the office is closed that time does not run. Who can
  still be answered in time is not counted yet.
- *Kept promise*: the same of those only who got a text.
- *Recovered lead*: they wrote back after the missed call, and not just STOP.
- *Median reply*: from the hang-up, or from the next opening if it was closed, to the answer; of
  those who were answered.
- *Reply rate* of a wording: texts that were answered within a day, of those that went out.
"""

from __future__ import annotations

import statistics
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from deskreply.domain import experiments
from deskreply.domain.calendar import Calendar
from deskreply.domain.errortable import rule_for
from deskreply.domain.experiments import FEW, Interval
from deskreply.domain.figures import MissedCall, SentText, missed_callers
from deskreply.domain.models import MessageState
from deskreply.domain.templates import promise_words
from deskreply.domain.wordbook import Book
from deskreply.domain.wordings import CLOSED_SLOTS, SlotChoice, parse_ref
from deskreply.engine import officehours, wording
from deskreply.engine.ports import Reader
from deskreply.engine.templates import Office

# Whoever these are decided for was never to be answered.
NO_CALLERS = frozenset({"own-number", "blocked"})
# Seconds from hang-up to text: where each bar of the histogram begins.
STEPS = (0, 10, 20, 30, 60)


@dataclass(frozen=True, slots=True)
class Share:
    """``count`` of ``of``."""

    count: int
    of: int

    @property
    def rate(self) -> float | None:
        """0 to 1, None of nothing."""
        return self.count / self.of if self.of else None

    @property
    def interval(self) -> Interval:
        return experiments.wilson(self.count, self.of)

    @property
    def too_few(self) -> bool:
        return self.of < FEW


@dataclass(frozen=True, slots=True)
class Median:
    """The middle of the times of ``of`` who were answered; ``never`` were not. In seconds."""

    seconds: float | None
    of: int
    never: int


@dataclass(frozen=True, slots=True)
class Replies:
    """How one wording did in one slot. ``name`` "" for texts from before wordings had names."""

    slot: str
    name: str
    versions: tuple[int, ...]
    replied: Share
    booked: Share


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two wordings of a slot since they are compared. ``difference``: what the rival's reply rate
    is above the first one's. ``better``: the name of the better one, "" while it is too few to
    tell."""

    slot: str
    line: str
    since: datetime | None
    first: Replies
    rival: Replies
    difference: Interval
    better: str


@dataclass(frozen=True, slots=True)
class Results:
    """How the wording of a slot does since ``since``; while two are compared, both of them."""

    since: datetime
    first: Replies
    rival: Replies | None = None
    better: str = ""


@dataclass(frozen=True, slots=True)
class TimeToText:
    """Seconds from hang-up to text. ``bars``: how many from each of ``STEPS`` on; texts that were
    held count apart."""

    of: int
    held: int
    median_seconds: float | None
    bars: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Insights:
    """The page. ``callers``: one entry a missed caller, by time; ``by_hour``: how many of them rang
    in each hour of each weekday (Monday first) of the office's clock."""

    since: datetime
    until: datetime
    sentence: str
    callers: tuple[MissedCall, ...]
    withheld: int
    answered: Share
    recovered: Share
    kept: Share
    kept_before: Share
    still_open: int
    median: Median
    not_delivered: Share
    failures: dict[str, int]
    by_hour: tuple[tuple[int, ...], ...]
    wordings: tuple[Replies, ...]
    comparisons: tuple[Comparison, ...]
    time_to_text: TimeToText


def insights(reader: Reader, office: Office, days: int, line: str = "") -> Insights:
    """The figures of the last ``days`` days; of one watched number (E.164) where it is given."""
    until, span = office.now, timedelta(days=days)
    since = until - span
    calls = _leads(reader.missed_calls(since, until, line))
    earlier = missed_callers(_leads(reader.missed_calls(since - span, since, line)))
    texts = reader.sent_texts(since, until, line)
    callers = missed_callers(calls)
    clock = _Clock(office)
    answered = clock.in_time(callers)
    failed = [text for text in texts if text.state is MessageState.FAILED]
    return Insights(
        since=since,
        until=until,
        sentence=_sentence(office, days, callers, answered),
        callers=tuple(callers),
        withheld=sum(call.caller is None for call in calls),
        answered=answered,
        recovered=Share(sum(c.replied_at is not None for c in callers), len(callers)),
        kept=clock.in_time(c for c in callers if c.sent_at is not None),
        kept_before=clock.in_time(c for c in earlier if c.sent_at is not None),
        still_open=sum(clock.is_open(caller) for caller in callers),
        median=clock.median(callers),
        not_delivered=Share(len(failed), len(texts)),
        failures=dict(Counter(rule_for(text.error_code).reason for text in failed)),
        by_hour=_by_hour(callers, office.zone),
        wordings=_by_wording(texts),
        comparisons=_comparisons(reader, office, line),
        time_to_text=_time_to_text(calls),
    )


def _leads(calls: Iterable[MissedCall]) -> list[MissedCall]:
    return [call for call in calls if call.reason not in NO_CALLERS]


class _Clock:
    """How long the office took, measured in the time in which it is open."""

    def __init__(self, office: Office) -> None:
        self._office = office

    def in_time(self, callers: Iterable[MissedCall]) -> Share:
        """How many were answered in time, of those for whom that is settled."""
        settled = [caller for caller in callers if not self.is_open(caller)]
        return Share(sum(self._in_time(caller) for caller in settled), len(settled))

    def is_open(self, caller: MissedCall) -> bool:
        """Whether they wait, and can still be answered in time."""
        return caller.staff_at is None and self._office.now < self._deadline(caller)

    def median(self, callers: Sequence[MissedCall]) -> Median:
        took = [self._took(c, c.staff_at) for c in callers if c.staff_at is not None]
        middle = statistics.median(took) if took else None
        return Median(middle, len(took), len(callers) - len(took))

    def _in_time(self, caller: MissedCall) -> bool:
        return caller.staff_at is not None and caller.staff_at <= self._deadline(caller)

    def _deadline(self, caller: MissedCall) -> datetime:
        minutes = timedelta(minutes=_promised(caller, self._office))
        calendar = self._calendar(caller)
        start = caller.ended_at if caller.sent_at is None else caller.sent_at
        made_from = parse_ref(caller.template)
        if caller.sent_at is None or made_from is None:
            closed = not calendar.is_open(start)
        else:
            closed = made_from.slot in CLOSED_SLOTS
        return calendar.after(start, minutes) if closed else start + minutes

    def _took(self, caller: MissedCall, staff_at: datetime) -> float:
        calendar, start = self._calendar(caller), caller.ended_at
        if not calendar.is_open(start):
            start = calendar.next_opening(start) or start
        return max(0.0, (staff_at - start).total_seconds())

    def _calendar(self, caller: MissedCall) -> Calendar:
        return officehours.calendar(self._office.settings, self._office.zone, caller.line or "")


def _promised(caller: MissedCall, office: Office) -> int:
    return caller.promise_minutes or office.settings.promise_minutes


def _sentence(office: Office, days: int, callers: Sequence[MissedCall], answered: Share) -> str:
    spanish = office.settings.language == "es"
    if not callers:
        if spanish:
            return f"No hubo llamadas perdidas en los últimos {days} días."
        return f"No calls were missed in the last {days} days."
    minutes = {_promised(caller, office) for caller in callers}
    count, of = answered.count, answered.of
    if spanish:
        within = (
            promise_words(minutes.pop(), "es") if len(minutes) == 1 else "en el plazo prometido"
        )
        few = " Son muy pocas para saber más." if answered.too_few else ""
        return f"Respondió a {count} de {of} llamadas perdidas {within}.{few}"
    within = promise_words(minutes.pop()) if len(minutes) == 1 else "in the promised time"
    few = " Too few to tell more." if answered.too_few else ""
    return f"You answered {count} of {of} missed callers {within}.{few}"


def _by_hour(callers: Iterable[MissedCall], zone: str) -> tuple[tuple[int, ...], ...]:
    place = ZoneInfo(zone)
    local = (caller.began_at.astimezone(place) for caller in callers)
    counts = Counter((at.weekday(), at.hour) for at in local)
    return tuple(tuple(counts[day, hour] for hour in range(24)) for day in range(7))


def _time_to_text(calls: Iterable[MissedCall]) -> TimeToText:
    texted = [(call, call.sent_at) for call in calls if call.sent_at is not None]
    took = [
        max(0.0, (sent_at - call.ended_at).total_seconds())
        for call, sent_at in texted
        if not call.held
    ]
    ends = (*STEPS[1:], float("inf"))
    bars = tuple(
        sum(low <= seconds < high for seconds in took)
        for low, high in zip(STEPS, ends, strict=True)
    )
    middle = statistics.median(took) if took else None
    return TimeToText(len(texted), len(texted) - len(took), middle, bars)


# --- wordings ---


def _by_wording(texts: Iterable[SentText]) -> tuple[Replies, ...]:
    groups: dict[tuple[str, str], list[SentText]] = defaultdict(list)
    for text in texts:
        made_from = parse_ref(text.template)
        if made_from is not None and text.state is not MessageState.FAILED:
            groups[made_from.slot, made_from.name].append(text)
    return tuple(_replies(slot, name, groups[slot, name]) for slot, name in sorted(groups))


def _replies(slot: str, name: str, texts: Sequence[SentText]) -> Replies:
    refs = [parse_ref(text.template) for text in texts]
    return Replies(
        slot,
        name,
        tuple(sorted({made_from.version for made_from in refs if made_from is not None})),
        Share(sum(text.replied for text in texts), len(texts)),
        Share(sum(text.booked for text in texts), len(texts)),
    )


def _comparisons(reader: Reader, office: Office, line: str) -> tuple[Comparison, ...]:
    book = wording.book(reader)
    running = sorted((c for c in book.choices.values() if c.rival), key=lambda c: (c.slot, c.line))
    return tuple(
        _comparison(reader, office, book, choice)
        for choice in running
        if not line or choice.line in ("", line)
    )


def results(reader: Reader, office: Office, slot: str, line: str = "", days: int = 30) -> Results:
    """Of a slot on a line ("": any): of a comparison since it began, else of ``days`` days."""
    book = wording.book(reader)
    choice = book.choice(slot, line)
    if choice.rival:
        found = _comparison(reader, office, book, choice)
        since = found.since or office.now
        return Results(since, found.first, found.rival, found.better)
    since = office.now - timedelta(days=days)
    texts = [text for text in reader.sent_texts(since, office.now, line) if _of_slot(text, slot)]
    return Results(since, _arm(slot, choice.name, texts))


def _of_slot(text: SentText, slot: str) -> bool:
    made_from = parse_ref(text.template)
    return (
        made_from is not None and made_from.slot == slot and text.state is not MessageState.FAILED
    )


def _comparison(reader: Reader, office: Office, book: Book, choice: SlotChoice) -> Comparison:
    """Counted since it began, however long ago, over everybody who could have got either."""
    since = choice.since or office.now
    takes_part = _taking_part(book, choice)
    texts = [t for t in reader.sent_texts(since, office.now, choice.line) if takes_part(t)]
    arms = {name: _arm(choice.slot, name, texts) for name in (choice.name, choice.rival)}
    first, rival = arms[choice.name], arms[choice.rival]
    counts = (*_pair(first.replied), *_pair(rival.replied))
    winner = {1: choice.rival, -1: choice.name, 0: ""}[experiments.better(*counts)]
    gap = experiments.difference(*counts)
    return Comparison(choice.slot, choice.line, choice.since, first, rival, gap, winner)


def _taking_part(book: Book, choice: SlotChoice) -> Callable[[SentText], bool]:
    """Whether a text went out in a comparison: not where a line has a choice of its own, nor in a
    language in which only one of the two is written."""

    def takes_part(text: SentText) -> bool:
        made_from = parse_ref(text.template)
        if made_from is None or text.state is MessageState.FAILED:
            return False
        of_this = made_from.slot == choice.slot and made_from.name in (choice.name, choice.rival)
        same_choice = book.choice(choice.slot, text.line) == choice
        return of_this and same_choice and book.comparable(choice, made_from.language, text.line)

    return takes_part


def _arm(slot: str, name: str, texts: Iterable[SentText]) -> Replies:
    mine = []
    for text in texts:
        made_from = parse_ref(text.template)
        if made_from is not None and made_from.name == name:
            mine.append(text)
    return _replies(slot, name, mine)


def _pair(share: Share) -> tuple[int, int]:
    return share.count, share.of
