"""Reading and writing a week's hours as text, in the many ways people write them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from deskreply.domain.errors import Unfit

Span = tuple[int, int]
Week = tuple[tuple[Span, ...], ...]

DAY_MINUTES = 24 * 60
DAY_NAMES = {
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
    "es": ("lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo"),
}
MONTH_NAMES = {
    "en": (
        *("January", "February", "March", "April", "May", "June"),
        *("July", "August", "September", "October", "November", "December"),
    ),
    "es": (
        *("enero", "febrero", "marzo", "abril", "mayo", "junio"),
        *("julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre"),
    ),
}
_SHORT = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_EXAMPLE = 'Write it like "mon-fri 08:00-17:00; sat 09:00-12:00".'
_EXAMPLE_ES = 'Escríbalo así: "lun-vie 08:00-17:00; sáb 09:00-12:00".'
_ALWAYS = {"24/7", "always", "always open", "24 hours", "24h"}
_GROUPS = {
    "daily": range(7),
    "everyday": range(7),
    "every day": range(7),
    "all week": range(7),
    "weekdays": range(5),
    "weekday": range(5),
    "weekends": range(5, 7),
    "weekend": range(5, 7),
}
_DAY_WORDS = {
    word: index
    for index, words in enumerate(
        (
            "mon mons monday mondays lun lunes",
            "tue tues tuesday tuesdays mar martes",
            "wed weds wednesday wednesdays mie mié miercoles miércoles",
            "thu thur thurs thursday thursdays jue jueves",
            "fri friday fridays vie viernes",
            "sat saturday saturdays sab sáb sabado sábado",
            "sun sunday sundays dom domingo",
        ),
    )
    for word in words.split()
}
_TOKEN = re.compile(
    r"""(?P<group>every\s+day|all\s+week|everyday|daily|weekdays?|weekends?)\b
      | (?P<closed>closed|cerrado)\b
      | (?P<time>(?P<hour>\d{1,2})(?:[:.h](?P<minute>\d{2}))?
            (?:\s*(?P<half>[ap]\.?m\b\.?|(?<=\d)[ap]\b))?
          | noon\b | midday\b | midnight\b)
      | (?P<dash>-|to\b|until\b|till\b|a\b)
      | (?P<day>[^\W\d_]+)\b\.?
      | (?P<stop>[;,\n&+/|:]+)
    """,
    re.VERBOSE,
)
_JOINING = {"and", "y", "from", "de", "open", "abierto"}


def parse_week(text: str) -> Week:
    """Seven tuples of (start, end) minutes, Monday first; () for an empty text.

    Raises ValueError with a helpful sentence.
    """
    cleaned = re.sub("[\u2010-\u2015\u2212]", "-", text).strip().lower()
    if not cleaned:
        return ()
    if cleaned in _ALWAYS:
        return (((0, DAY_MINUTES),),) * 7
    week: list[list[Span]] = [[] for _ in range(7)]
    closed: set[int] = set()
    for days, spans in _Entries(cleaned).read():
        for day in days:
            if spans is None:
                closed.add(day)
            else:
                week[day].extend(spans)
    return tuple(() if day in closed else _joined(day, spans) for day, spans in enumerate(week))


def format_week(week: Sequence[Sequence[Span]]) -> str:
    """The text of a week, days with equal hours together; "closed" where it never opens."""
    if not week:
        return ""
    entries: list[str] = []
    first = 0
    for day in range(1, 8):
        if day < 7 and tuple(week[day]) == tuple(week[first]):
            continue
        if week[first]:
            name = _SHORT[first] if day - first == 1 else f"{_SHORT[first]}-{_SHORT[day - 1]}"
            entries.append(f"{name} {format_spans(week[first])}")
        first = day
    return "; ".join(entries) or "closed"


def parse_clock(text: str, *, after: int = -1) -> int:
    """The minute of the day that a time means as people type it: 8, 8a, 830, 17:30, 5 pm, noon.

    ``after``: what it comes after, where it does; then an hour without a half of the day is the
    first that does so, and midnight the end of the day. Without, 1 to 5 are in the afternoon, for
    no office opens in the night. Raises ValueError with a helpful sentence.
    """
    typed = re.sub(r"^(\d{1,2})(\d{2})(?!\d)", r"\1:\2", text.strip().lower())
    match = _TOKEN.fullmatch(typed)
    if match is None or match["time"] is None:
        raise Unfit(
            f'"{text.strip()[:20]}" is not a time of day. Write it like 8:30 or 5 pm.',
            es=f'"{text.strip()[:20]}" no es una hora. Escríbala así: 8:30 o 5 pm.',
        )
    minute = _minute(match, match["half"])
    early = minute <= after if after >= 0 else 60 <= minute < 6 * 60
    halfless = match["half"] is None and match["hour"] and not match["hour"].startswith("0")
    if early and halfless and minute + 12 * 60 <= DAY_MINUTES:
        minute += 12 * 60
    return DAY_MINUTES if minute == 0 and after >= 0 else minute


def format_spans(spans: Sequence[Span]) -> str:
    """One day's spans, such as ``08:00-12:00,13:00-17:00``; "" for none."""
    return ",".join(f"{_clock(start)}-{_clock(end)}" for start, end in spans)


def _clock(minute: int) -> str:
    return f"{minute // 60:02}:{minute % 60:02}"


def _joined(day: int, spans: list[Span]) -> tuple[Span, ...]:
    """One day's spans in order, touching ones made one. Raises ValueError where they overlap."""
    joined: list[Span] = []
    for start, end in sorted(spans):
        if joined and start < joined[-1][1]:
            earlier = joined[-1]
            raise Unfit(
                f"The hours of {DAY_NAMES['en'][day]} overlap: "
                f"{_clock(earlier[0])}-{_clock(earlier[1])} and {_clock(start)}-{_clock(end)}. "
                "Leave one out or join them.",
                es=f"El horario de {DAY_NAMES['es'][day]} se cruza: "
                f"{_clock(earlier[0])}-{_clock(earlier[1])} y {_clock(start)}-{_clock(end)}. "
                "Quite uno o júntelos.",
            )
        if joined and start == joined[-1][1]:
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return tuple(joined)


class _Entries:
    """Walks over the text: some days, then their hours or "closed", then the next days."""

    def __init__(self, text: str) -> None:
        self.tokens = _tokens(text)
        self.at = 0

    def read(self) -> list[tuple[list[int], list[Span] | None]]:
        entries: list[tuple[list[int], list[Span] | None]] = []
        while self._peek():
            days = self._days()
            if self._accept("closed"):
                entries.append((days or self._closed_days(not entries), None))
                continue
            spans = self._spans()
            if not days:
                raise Unfit(
                    f"It is not clear which days are meant. {_EXAMPLE}",
                    es=f"No queda claro de qué días se trata. {_EXAMPLE_ES}",
                )
            if not spans:
                raise Unfit(
                    f"No hours are given for {DAY_NAMES['en'][days[0]]}. {_EXAMPLE}",
                    es=f"Falta el horario de {DAY_NAMES['es'][days[0]]}. {_EXAMPLE_ES}",
                )
            entries.append((days, spans))
        if not entries:
            raise Unfit(f"No hours are given. {_EXAMPLE}", es=f"Falta el horario. {_EXAMPLE_ES}")
        return entries

    def _closed_days(self, alone: bool) -> list[int]:
        # "closed sun" as well as "sun closed"; "closed" and nothing else is the whole week.
        days = self._days()
        if not days and not alone:
            raise Unfit(
                f"It is not clear which days are closed. {_EXAMPLE}",
                es=f"No queda claro qué días está cerrado. {_EXAMPLE_ES}",
            )
        return days or list(range(7))

    def _peek(self) -> str:
        while self.at < len(self.tokens) and self.tokens[self.at].lastgroup == "stop":
            self.at += 1
        return self._kind()

    def _kind(self) -> str:
        if self.at >= len(self.tokens):
            return ""
        match = self.tokens[self.at]
        names = ("group", "closed", "time", "dash", "day")
        return next((name for name in names if match[name] is not None), "stop")

    def _accept(self, kind: str) -> re.Match[str] | None:
        if self._peek() != kind:
            return None
        self.at += 1
        return self.tokens[self.at - 1]

    def _days(self) -> list[int]:
        days: list[int] = []
        while True:
            if group := self._accept("group"):
                days.extend(_GROUPS[re.sub(r"\s+", " ", group["group"])])
            elif first := self._accept("day"):
                start = _day_index(first["day"])
                end = start
                if self._kind() == "dash" and self._accept("dash"):
                    last = self._accept("day")
                    if last is None:
                        raise Unfit(
                            f'A day is missing after "{first["day"]}-". {_EXAMPLE}',
                            es=f'Falta un día después de "{first["day"]}-". {_EXAMPLE_ES}',
                        )
                    end = _day_index(last["day"])
                # "sat-mon" runs over the end of the week.
                days.extend((start + step) % 7 for step in range((end - start) % 7 + 1))
            else:
                return list(dict.fromkeys(days))

    def _spans(self) -> list[Span]:
        spans: list[Span] = []
        while start := self._accept("time"):
            if not self._accept("dash"):
                raise _endless(start["time"])
            end = self._accept("time")
            if end is None:
                raise _endless(f"{start['time']}-")
            spans.append(_span(start, end))
        if self._peek() == "dash":
            raise Unfit(
                f"There is a dash too many. {_EXAMPLE}", es=f"Sobra un guion. {_EXAMPLE_ES}"
            )
        return spans


def _tokens(text: str) -> list[re.Match[str]]:
    tokens: list[re.Match[str]] = []
    at = 0
    while at < len(text):
        if text[at] in " \t\r":
            at += 1
            continue
        match = _TOKEN.match(text, at)
        if match is None:
            raise Unfit(
                f'"{text[at]}" does not belong into office hours. {_EXAMPLE}',
                es=f'"{text[at]}" no va en un horario. {_EXAMPLE_ES}',
            )
        at = match.end()
        if match["day"] not in _JOINING:
            tokens.append(match)
    return tokens


def _day_index(word: str) -> int:
    if word not in _DAY_WORDS:
        raise Unfit(
            f'"{word}" is not a day of the week. {_EXAMPLE}',
            es=f'"{word}" no es un día de la semana. {_EXAMPLE_ES}',
        )
    return _DAY_WORDS[word]


def _span(first: re.Match[str], last: re.Match[str]) -> Span:
    start, end = _minute(first, first["half"]), _minute(last, last["half"])
    if last["half"] and not first["half"] and first["hour"] and int(first["hour"]) <= 12:
        # "1-5pm" begins in the afternoon, "9-5pm" in the morning.
        same_half = _minute(first, last["half"])
        start = same_half if same_half < end else start
    if end == 0:
        end = DAY_MINUTES
    if start >= end:
        raise Unfit(
            f"{first['time'].strip()}-{last['time'].strip()} ends before it begins. "
            "Write hours after noon as 13:00 or 1pm, and split hours that run past midnight: "
            '"fri 20:00-24:00; sat 00:00-02:00".',
            es=f"{first['time'].strip()}-{last['time'].strip()} termina antes de empezar. "
            "Escriba las horas de la tarde como 13:00 o 1pm, y parta el horario que pasa de la "
            'medianoche: "vie 20:00-24:00; sáb 00:00-02:00".',
        )
    return start, end


def _minute(match: re.Match[str], half: str | None) -> int:
    if match["hour"] is None:
        return 0 if match["time"].startswith("midnight") else DAY_MINUTES // 2
    hour, minute = int(match["hour"]), int(match["minute"] or 0)
    if half:
        if not 1 <= hour <= 12:
            raise _no_time(match["time"])
        hour = hour % 12 + (12 if half.startswith("p") else 0)
    total = hour * 60 + minute
    if minute > 59 or total > DAY_MINUTES:
        raise _no_time(match["time"])
    return total


def _endless(time: str) -> Unfit:
    return Unfit(
        f'"{time}" needs an end. {_EXAMPLE}', es=f'A "{time}" le falta la hora final. {_EXAMPLE_ES}'
    )


def _no_time(time: str) -> Unfit:
    return Unfit(
        f'"{time.strip()}" is not a time of day. {_EXAMPLE}',
        es=f'"{time.strip()}" no es una hora. {_EXAMPLE_ES}',
    )
