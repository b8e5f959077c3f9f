"""What befalls an office by chance: callers, texts, and a provider in a bad mood."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from deskreply.practice import Fault, FaultKind
from tests.faults.home import STALLS_SECONDS
from tests.faults.line import RemoteLine

K = FaultKind
# Of the text itself.
POSTING = (
    Fault(K.LOSE_ANSWER, "post"),
    Fault(K.RESET, "post"),
    Fault(K.RATE_LIMIT, "post"),
    Fault(K.RATE_LIMIT, "post", retry_after=3),
    Fault(K.SERVER_ERROR, "post", status=500),
    Fault(K.SERVER_ERROR, "post", status=503),
    Fault(K.ERROR_AFTER, "post", status=500),
    Fault(K.STALL, "post", seconds=STALLS_SECONDS),
    Fault(K.CUT_JSON, "post"),
    Fault(K.CUT_JSON_CLEAN, "post"),
    Fault(K.CAPTIVE_PORTAL, "post"),
)
# Of looking things up.
READING = (
    Fault(K.LOSE_ANSWER),
    Fault(K.RESET),
    Fault(K.RATE_LIMIT),
    Fault(K.SERVER_ERROR, status=503),
    Fault(K.STALL, seconds=STALLS_SECONDS),
    Fault(K.CUT_JSON),
    Fault(K.CUT_JSON_CLEAN),
    Fault(K.CAPTIVE_PORTAL),
    Fault(K.DUPLICATE_ROWS),
    Fault(K.REORDER),
    Fault(K.UNKNOWN_FIELDS),
    Fault(K.FETCH_LAG, seconds=20),
)
_READ = ("calls", "messages", "message", "call", "recordings")
# Below the time after which a listing counts as clean.
MOST_LAG_SECONDS = 55.0
_AREAS = (
    212, 213, 312, 305, 415, 503, 602, 617, 702, 713, 801, 813, 901, 919, 202, 206, 214, 215, 216,
    301, 303, 313, 314, 315, 316, 317, 318, 319, 320, 321, 401, 402, 404, 405, 407, 408, 410, 412,
    414, 417, 419, 501, 502, 504, 505, 507, 508, 509, 510, 512, 513, 515, 516, 518, 520, 603, 605,
    606, 607, 608, 609, 610, 612, 614, 615, 616, 618, 619, 701, 703, 704, 706, 707, 708, 712, 714,
    715, 716, 717, 718, 802, 803, 804, 805, 806, 808, 810, 812, 814, 815, 816, 817, 818, 828, 830,
    903, 904, 906, 907, 908, 909, 910, 912, 913, 914, 915, 916, 918, 920, 925, 928, 931, 936, 937,
)  # fmt: skip
AREAS = tuple(map(str, _AREAS))
# More callers from one area in an hour look like a fraud with numbers, and are held.
_MOST_ALIKE = 3


def callers(dice: random.Random, areas: Sequence[str]) -> Iterator[str]:
    """Numbers kept for fiction, new ones and now and then one of before."""
    known: list[str] = []
    for number in _fresh(dice, areas):
        while known and dice.random() < 0.2:
            yield dice.choice(known[-8:])
        known.append(number)
        yield number


def weather(dice: random.Random) -> list[Fault]:
    """The faults of the next while; none in a third of the time."""
    if dice.random() < 0.33:
        return []
    found: list[Fault] = []
    if dice.random() < 0.7:
        found.append(replace(dice.choice(POSTING), probability=dice.choice((0.3, 0.6, 1.0))))
    if dice.random() < 0.4:
        reading = dice.choice(READING)
        found.append(replace(reading, endpoint=dice.choice(_READ), probability=0.4))
    for endpoint in ("messages", "calls"):
        if dice.random() < 0.4:
            lag = dice.uniform(1, MOST_LAG_SECONDS if endpoint == "messages" else 10)
            found.append(Fault(K.LIST_LAG, endpoint, seconds=lag))
    return found


def _fresh(dice: random.Random, areas: Sequence[str]) -> Iterator[str]:
    for last in range(101, 101 + _MOST_ALIKE):
        for area in dice.sample(areas, len(areas)):
            yield f"+1{area}5550{last}"


class Callers:
    """Calls on a line, one after the other. ``act`` does the next thing and says when to be asked
    again, in seconds. ``areas``: where they live."""

    def __init__(
        self, line: RemoteLine, dice: random.Random, areas: Sequence[str], pause: float = 2.0
    ) -> None:
        self._line = line
        self._dice = dice
        self._numbers = callers(dice, areas)
        self._pause = pause
        self._talks: list[Callable[[], None]] = []

    def act(self) -> float:
        """Something happens on the line."""
        if self._talks and self._dice.random() < 0.5:
            self._talks.pop(0)()
        else:
            self._call()
        return self._dice.uniform(0.2, 1.8) * self._pause

    def hang_up(self) -> None:
        """All who are still on the phone hang up."""
        while self._talks:
            self._talks.pop(0)()

    def _call(self) -> None:
        number = next(self._numbers, None)
        if number is None:
            return
        kind = self._dice.choices(
            ("live", "no-answer", "answered", "busy", "early", "voicemail", "abandoned", "text"),
            (35, 25, 8, 6, 6, 6, 6, 8),
        )[0]
        if kind == "live":
            call = self._line.ring(number)
            self._line.leg(call)
            self._talks.append(lambda: self._line.hang_up(call))
        elif kind == "text":
            self._line.text_in(number, self._dice.choice(("Hi", "STOP", "tomorrow?", "START")))
        else:
            self._line.finished_call(number, kind)
