"""What the list shows, row by row, and how a shown list takes over a new one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from deskreply.domain.inbox import InboxRow


@dataclass(frozen=True, slots=True)
class Item:
    """A row as it stands in the list. ``found``, ``message_id``, ``found_at``: the text that a
    search found in this conversation, which it is and when it was (UTC); empty for the conversation
    itself. ``gone``: it does not fit the list any more, and stays only until the order may change.
    """

    row: InboxRow
    found: str = ""
    message_id: str = ""
    found_at: datetime | None = None
    gone: bool = False

    @property
    def number(self) -> str:
        """Whose conversation it is."""
        return self.row.thread.number

    @property
    def key(self) -> str:
        """The same for as long as it is listed."""
        return self.message_id or self.number


def held(
    shown: Sequence[Item], fresh: Sequence[Item], strays: Mapping[str, InboxRow]
) -> list[Item]:
    """The list while nothing in it may move: every shown row stays where it is, with what is known
    of it now; what comes after all of them is added. ``strays``: how those stand that are listed no
    more, by number."""
    known = {item.key: item for item in fresh}
    kept = [known.get(item.key) or _gone(item, strays) for item in shown]
    places = {item.key: place for place, item in enumerate(fresh)}
    last = max((places[item.key] for item in shown if item.key in places), default=-1)
    if last < 0 and shown:
        return kept
    return [*kept, *fresh[last + 1 :]]


def missing(shown: Iterable[Item], listed: Iterable[str]) -> tuple[str, ...]:
    """The numbers of shown conversations that are not ``listed`` (keys) any more."""
    there = frozenset(listed)
    return tuple(i.number for i in shown if not i.message_id and i.key not in there)


def _gone(item: Item, strays: Mapping[str, InboxRow]) -> Item:
    return replace(item, row=strays.get(item.number, item.row), gone=True)
