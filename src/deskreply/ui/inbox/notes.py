"""What stands below the rows, and where there are none: what is not shown, and why."""

from __future__ import annotations

from PySide6.QtCore import QObject

from deskreply.domain.inbox import Filter, InboxCounts
from deskreply.ui.inbox.feed import HITS, MOST, Listing


class Notes(QObject):
    """Words about a list as a whole."""

    def below(self, listing: Listing) -> str:
        """The line under the rows, "" for none."""
        wanted = listing.wanted
        if wanted.typed:
            full = len(listing.items) >= HITS
            return self.tr("Only the newest are shown. Type more to find others.") if full else ""
        if wanted.limit >= MOST and len(listing.items) >= MOST:
            return self.tr("Older ones are not shown. Search finds them.")
        if wanted.which is Filter.TO_ANSWER:
            rest = self.rest(listing.counts)
            return self.tr("Not shown: {rest}").replace("{rest}", rest) if rest else ""
        return self.hidden(listing)

    def rest(self, counts: InboxCounts) -> str:
        """Who is not to be answered now: "1 to call back, 2 waiting on them, 1 booked"."""
        parts = []
        if counts.callbacks:
            parts.append(self.tr("%n to call back", "", counts.callbacks))
        # Who is booked waits on nobody, though the clock stands still for both.
        waiting = max(counts.waiting - counts.booked, 0)
        if waiting:
            parts.append(self.tr("%n waiting on them", "", waiting))
        if counts.booked:
            parts.append(self.tr("%n booked", "", counts.booked))
        if counts.snoozed:
            parts.append(self.tr("%n snoozed", "", counts.snoozed))
        return ", ".join(parts)

    def hidden(self, listing: Listing) -> str:
        """How many missed callers nobody can call back, in the call-back list."""
        count = listing.withheld.count if listing.withheld else 0
        return self.tr("%n caller(s) hid their number today", "", count) if count else ""

    def none(self, listing: Listing) -> tuple[str, str]:
        """Title and line for a list without rows."""
        wanted = listing.wanted
        if wanted.typed:
            line = self.tr("No name, number or text has “{words}”.")
            return self.tr("Nothing found"), line.replace("{words}", wanted.typed)
        match wanted.which:
            case Filter.TO_ANSWER:
                return self.tr("Nothing to answer"), self.rest(listing.counts)
            case Filter.OVERDUE:
                return self.tr("Nothing is overdue"), ""
            case Filter.MINE:
                return self.tr("Nothing is claimed by you"), self.tr("A reply claims it for you.")
            case Filter.UNCLAIMED:
                return self.tr("Everything is claimed"), ""
            case Filter.WAITING:
                return self.tr("Nobody has to answer you"), ""
            case Filter.SNOOZED:
                return self.tr("Nothing is snoozed"), ""
            case Filter.FAILED:
                return self.tr("Every text was delivered"), ""
            case Filter.CALLBACKS:
                return self.tr("Nobody to call back"), self.hidden(listing)
            case Filter.DONE:
                return self.tr("Nothing is done yet"), ""
            case Filter.ALL:
                line = self.tr("Missed callers and texts appear here.")
                return self.tr("No conversations yet"), line
