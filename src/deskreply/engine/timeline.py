"""A conversation in stretches, so that a long one is never read whole."""

from __future__ import annotations

from deskreply.domain.timeline import Entry, Place, Stretch
from deskreply.engine.ports import Reader

MOST = 400


def latest(reader: Reader, number: str, limit: int = 50) -> Stretch:
    """The newest entries."""
    return _ended(reader.entries_before(number, None, limit + 1), limit)


def older(reader: Reader, number: str, place: Place, limit: int = 100) -> Stretch:
    """The entries right before a place."""
    found = reader.entries_before(number, place, limit + 1)
    return Stretch(found[-limit:], older=len(found) > limit, newer=True)


def newer(reader: Reader, number: str, place: Place, limit: int = 100) -> Stretch:
    """The entries right after a place."""
    found = reader.entries_from(number, place, limit + 2)
    after = [entry for entry in found if entry.place > place]
    return Stretch(tuple(after[:limit]), older=True, newer=len(after) > limit)


def around(reader: Reader, number: str, message_id: str, limit: int = 50) -> Stretch:
    """The entries on both sides of one, which may be a text, a note or a call; the newest where the
    conversation has none of that id."""
    place = reader.place_of(number, message_id)
    if place is None:
        return latest(reader, number, limit)
    half = limit // 2
    after = reader.entries_from(number, place, limit - half + 1)
    before = reader.entries_before(number, place, half + 1)
    entries: tuple[Entry, ...] = (*before[-half:], *after[: limit - half])
    return Stretch(entries, older=len(before) > half, newer=len(after) > limit - half)


def since(reader: Reader, number: str, place: Place) -> Stretch:
    """The entries at or after a place, at most 400: to refresh what is shown."""
    found = reader.entries_from(number, place, MOST + 1)
    before = reader.entries_before(number, place, 1)
    return Stretch(found[:MOST], older=bool(before), newer=len(found) > MOST)


def _ended(found: tuple[Entry, ...], limit: int) -> Stretch:
    return Stretch(found[-limit:], older=len(found) > limit)
