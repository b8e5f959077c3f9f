"""The people of the office, their PINs, and how long one waits after wrong ones."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import pairwise

from deskreply.domain.people import folded

SHORTEST_PIN, LONGEST_PIN = 4, 8
LONGEST_NAME = 60
# After so many wrong PINs in a row: the first ones are slips of the finger.
_FREE = 3
_WAITS = tuple(timedelta(seconds=seconds) for seconds in (30, 60, 300, 900))


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody who works here. ``pin``: what a hasher made of it, "" for none. ``wrong``:
    wrong PINs since the last right one. ``wait_until``: before then (UTC) none is looked at."""

    name: str
    pin: str = field(default="", repr=False)
    wrong: int = 0
    wait_until: datetime | None = None

    @property
    def has_pin(self) -> bool:
        """Whether they can open a locked screen."""
        return bool(self.pin)


def found(members: Iterable[Member], name: str) -> Member | None:
    """The member of that name, in whatever case and with or without accents."""
    wanted = folded(name)
    return next((member for member in members if folded(member.name) == wanted), None)


def pin_fits(pin: str) -> bool:
    """Whether it is 4 to 8 digits."""
    return pin.isascii() and pin.isdigit() and SHORTEST_PIN <= len(pin) <= LONGEST_PIN


def pin_is_easy(pin: str) -> bool:
    """Whether it is among the first that anybody would try: one digit, or two by turns, all the
    way, or digits that count up or down."""
    steps = {(int(after) - int(before)) % 10 for before, after in pairwise(pin)}
    by_turns = pin[2:] == pin[:-2]
    return by_turns or steps in ({1}, {9})


def wait(wrong: int) -> timedelta:
    """How long nobody may try after so many wrong PINs in a row."""
    if wrong < _FREE:
        return timedelta()
    return _WAITS[min(wrong - _FREE, len(_WAITS) - 1)]


def seconds_to_wait(member: Member, now: datetime) -> int:
    """Whole seconds until a PIN is looked at again; 0: at once."""
    if member.wait_until is None or member.wait_until <= now:
        return 0
    # A PC whose clock was set back does not wait longer than ever was said.
    left = min(member.wait_until - now, wait(member.wrong))
    return max(1, -int(-left.total_seconds() // 1))
