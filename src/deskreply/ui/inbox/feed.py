"""What the inbox asks for, and what it gets."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from deskreply.domain.callbacks import Withheld
from deskreply.domain.inbox import Filter, InboxCounts, InboxRow, Sort
from deskreply.engine import inbox
from deskreply.engine.ports import Reader
from deskreply.settings import Settings
from deskreply.ui.inbox.items import Item, missing

PAGE = 200
# More rows than this help nobody to find a conversation: searching does.
MOST = 1000
HITS = 60
_STRAYS = 50


@dataclass(frozen=True, slots=True)
class Wanted:
    """A list that is asked for. ``typed``: a search, in place of the filter."""

    which: Filter = Filter.TO_ANSWER
    sort: Sort = Sort.DEADLINE
    typed: str = ""
    limit: int = PAGE

    def same_list(self, other: Wanted) -> bool:
        """Whether both are one list, maybe of different length."""
        return (self.which, self.sort, self.typed) == (other.which, other.sort, other.typed)


@dataclass(frozen=True, slots=True)
class Listing:
    """The answer. ``strays``: how those stand now that were listed before and are not any more, by
    number. ``withheld``: missed callers of today who hid their number, for the call-back list."""

    wanted: Wanted
    items: Sequence[Item]
    counts: InboxCounts
    more: bool = False
    strays: Mapping[str, InboxRow] = field(default_factory=dict)
    withheld: Withheld | None = None


@dataclass(frozen=True, slots=True)
class Moment:
    """When, where and by whom a list is asked for. ``zone``: the office's."""

    settings: Settings
    now: datetime
    zone: str
    staff: str


def listing(reader: Reader, wanted: Wanted, moment: Moment, shown: Sequence[Item]) -> Listing:
    """The list as it is now; ``shown``: what stands in it until then."""
    page = inbox.page(
        reader, moment.settings, moment.now, wanted.which, wanted.sort,
        staff=moment.staff, limit=1 if wanted.typed else wanted.limit,
    )  # fmt: skip
    if wanted.typed:
        items, more = _found(reader, wanted.typed, moment), False
    else:
        items, more = [Item(row) for row in page.rows], page.more
    gone = missing(shown, {item.key for item in items})[:_STRAYS]
    strays = {n: inbox.row(reader, moment.now, n, staff=moment.staff) for n in gone}
    return Listing(
        wanted=wanted,
        items=items,
        counts=page.counts,
        more=more and wanted.limit < MOST,
        strays={number: row for number, row in strays.items() if row is not None},
        withheld=_withheld(reader, wanted, moment),
    )


def _found(reader: Reader, typed: str, moment: Moment) -> list[Item]:
    """People first, then texts; each as the search has ordered them."""
    hits = inbox.search(reader, moment.settings, moment.now, typed, staff=moment.staff, limit=HITS)
    people = [Item(hit.row) for hit in hits if not hit.message_id]
    texts = [Item(hit.row, hit.text, hit.message_id, hit.at) for hit in hits if hit.message_id]
    return people + texts


def _withheld(reader: Reader, wanted: Wanted, moment: Moment) -> Withheld | None:
    if wanted.which is not Filter.CALLBACKS or wanted.typed:
        return None
    here = moment.now.astimezone(ZoneInfo(moment.zone))
    midnight = here.replace(hour=0, minute=0, second=0, microsecond=0)
    return reader.withheld(midnight.astimezone(UTC))
