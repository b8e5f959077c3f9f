"""The part of a conversation that is at hand: some hundred entries of maybe very many."""

from __future__ import annotations

from collections.abc import Sequence

from deskreply.domain.models import MessageKind
from deskreply.domain.timeline import Entry, Place, Stretch

MOST = 400


class Feed:
    """Entries, oldest first, without a gap. ``older``, ``newer``: whether there is more that way.
    ``newest``: the latest place that anything is known of, also beyond what is at hand."""

    def __init__(self, stretch: Stretch, newest: Place | None = None) -> None:
        self.entries: list[Entry] = list(stretch.entries)
        self.older, self.newer = stretch.older, stretch.newer
        self.newest = newest or (self.entries[-1].place if self.entries else None)

    @property
    def first(self) -> Place | None:
        """Where the oldest entry at hand stands."""
        return self.entries[0].place if self.entries else None

    @property
    def last(self) -> Place | None:
        """Where the newest one stands."""
        return self.entries[-1].place if self.entries else None

    def add_older(self, stretch: Stretch) -> None:
        """What comes right before; the far end is let go."""
        self.entries[:0] = stretch.entries
        self.older = stretch.older
        self._let_go_of_newest()

    def add_newer(self, stretch: Stretch) -> None:
        """What comes right after; the far end is let go."""
        self.entries += stretch.entries
        self.newer = stretch.newer
        self._note_newest()
        self._let_go_of_oldest()

    def renew(self, since: Place, stretch: Stretch, *, at_end: bool) -> None:
        """All entries from ``since`` on as they are now. ``at_end``: one looks at the newest."""
        last = self.last
        kept = [entry for entry in self.entries if entry.place < since]
        if not kept and self.first is not None and self.first > since:
            # The oldest were let go meanwhile.
            since = self.first
        fresh = [entry for entry in stretch.entries if entry.place >= since]
        if self.newer and last is not None:
            fresh = [entry for entry in fresh if entry.place <= last]
        else:
            self.newer = stretch.newer
        if not kept:
            self.older = self.older or stretch.older
        self.entries = [*kept, *fresh]
        self._note_newest()
        if at_end:
            self._let_go_of_oldest()
        else:
            self._let_go_of_newest()

    def heard(self, arrived: Sequence[Entry]) -> None:
        """These are known of now, at hand or not."""
        if arrived:
            place = arrived[-1].place
            self.newest = place if self.newest is None else max(self.newest, place)

    def first_unread(self, unread: int) -> str:
        """The key of the first of the last ``unread`` texts that came in; "" where none did."""
        came = [e.key for e in self.entries if e.message and e.message.kind is MessageKind.LEAD]
        return came[-min(unread, len(came))] if unread > 0 and came else ""

    def _note_newest(self) -> None:
        self.heard(self.entries[-1:])

    def _let_go_of_oldest(self) -> None:
        if len(self.entries) > MOST:
            del self.entries[:-MOST]
            self.older = True

    def _let_go_of_newest(self) -> None:
        if len(self.entries) > MOST:
            del self.entries[MOST:]
            self.newer = True
