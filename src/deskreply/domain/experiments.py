"""Two wordings compared: who gets which, and what may be said about the outcome.

The intervals are for shares of few callers, where the usual ``±`` is wrong: Wilson's score interval
for one share, and Newcombe's hybrid of two of them (his method 10) for a difference.
"""

from __future__ import annotations

import hashlib
import math
from typing import NamedTuple

# Under this many, a share says nothing.
FEW = 20
Z_95 = 1.959963984540054


class Interval(NamedTuple):
    """A 95 % interval of shares (0 to 1) or of a difference between shares (-1 to 1)."""

    low: float
    high: float


def assigned(call_id: str, name: str, rival: str) -> str:
    """The wording that a call gets of two, half of the calls each: always the same one, in whatever
    process. Another pair divides the same calls anew."""
    digest = hashlib.sha256(f"{name}\n{rival}\n{call_id}".encode()).digest()
    return rival if digest[0] & 1 else name


def wilson(count: int, of: int) -> Interval:
    """The 95 % interval of the share ``count`` of ``of``; all there is where nothing was counted.

    Source: E. B. Wilson, 1927.
    """
    if of <= 0:
        return Interval(0.0, 1.0)
    share, z2 = count / of, Z_95 * Z_95
    middle = share + z2 / (2 * of)
    reach = Z_95 * math.sqrt(share * (1 - share) / of + z2 / (4 * of * of))
    scale = 1 + z2 / of
    low = 0.0 if count == 0 else (middle - reach) / scale
    high = 1.0 if count == of else (middle + reach) / scale
    return Interval(max(0.0, low), min(1.0, high))


def difference(count: int, of: int, rival_count: int, rival_of: int) -> Interval:
    """The 95 % interval of the rival's share minus the other's.

    Source: R. G. Newcombe, 1998, method 10.
    """
    if of <= 0 or rival_of <= 0:
        return Interval(-1.0, 1.0)
    share, rival = count / of, rival_count / rival_of
    own, theirs = wilson(count, of), wilson(rival_count, rival_of)
    gap = rival - share
    down = math.hypot(rival - theirs.low, own.high - share)
    up = math.hypot(theirs.high - rival, share - own.low)
    return Interval(max(-1.0, gap - down), min(1.0, gap + up))


def better(count: int, of: int, rival_count: int, rival_of: int) -> int:
    """1 where the rival does better, -1 where the other one does, 0 where it is too few to tell:
    fewer than ``FEW`` of either, or an interval of the difference that includes zero."""
    if min(of, rival_of) < FEW:
        return 0
    low, high = difference(count, of, rival_count, rival_of)
    if low > 0:
        return 1
    return -1 if high < 0 else 0
