"""A busy practice's database: what a desk has to live with after three years of work."""

from __future__ import annotations

import random
from collections.abc import Iterator

from tests.bench.rig import LINE
from tests.bench.seed import Filler, Size, Value, number
from tests.bench.words import body, name

LARGE = Size(1_000_000, 200_000, 50_000)
SMALL = Size(25_000, 5_000, 1_250)
LONGEST = 0
"""The thread that one of fifty conversations belongs to: 20,000 of a million messages."""
STAFF = ("Dana", "Sam", "Lucía")

_SECOND = 1_000_000
_MINUTE = 60 * _SECOND
_DAY = 86_400 * _SECOND
_TAGS = (
    "Cleaning", "Crown", "Whitening", "Implant", "Braces", "New patient", "Insurance", "Recall",
    "Emergency", "Payment plan", "Child", "VIP",
)  # fmt: skip
_THREADS = (
    "number line name status unread owner promise_due_at promise_started_at due_at last_at"
    " last_text last_kind snoozed_until done_at failed language last_author"
)
# How many of a thousand threads stand how; the others are done.
_SHARES = (("due", 8), ("asleep", 3), ("failed", 4), ("booked", 6), ("waiting", 279))
_STANDS = [kind for kind, count in _SHARES for _ in range(count)]


def stands(thread: int) -> str:
    """How a thread stands: due, asleep, failed, booked, waiting or done."""
    place = thread % 1000
    return _STANDS[place] if place < len(_STANDS) else "done"


class Practice(Filler):
    """Few callers write often, most once or twice; many conversations are never marked as done."""

    def fill(self) -> None:
        """Everything, in the caller's transaction."""
        super().fill()
        self._call_backs()
        self._people()
        self._at_hand()

    def _whose(self, index: int) -> int:
        others = self._size.threads - 1
        if index % 50 == 49:
            return LONGEST
        if index % 2:
            return 1 + int(others * self._dice.random() ** 2.5)
        return 1 + index // 2 % others

    def _threads(self) -> Iterator[tuple[Value, ...]]:
        now = round(self._now * 1e6)
        for thread, (at, said) in sorted(self._last.items()):
            dice = random.Random(thread)
            kind = stands(thread)
            due = kind == "due" or (kind == "asleep" and thread % 2 == 0)
            ends = now + dice.randrange(-30, 60) * _MINUTE + thread if due else None
            yield (
                number(thread), LINE, name(thread), "booked" if kind == "booked" else "contacted",
                dice.randrange(1, 4) if due else 0, _owner(dice, kind), ends,
                ends - 60 * _MINUTE if ends is not None else None, ends, at, said[:200],
                "lead" if due else "staff", now + _DAY if kind == "asleep" else None,
                at if kind == "done" else None, kind == "failed",
                "es" if thread % 5 == 0 else "en", dice.choice(STAFF),
            )  # fmt: skip

    def _fill_threads(self) -> None:
        self._insert("threads", _THREADS, list(self._threads()))

    def _call_backs(self) -> None:
        """The calls of one caller of a hundred wait to be called back."""
        waiting = [(number(thread),) for thread in range(7, self._size.threads, 100)]
        update = "UPDATE calls SET callback = 'open' WHERE parent_id IS NULL AND caller = ?"
        self._connection.exec_driver_sql(update, waiting)

    def _people(self) -> None:
        """Who has a name is a contact."""
        known = [thread for thread in range(self._size.threads) if name(thread)]
        at = round(self._now * 1e6)
        self._insert(
            "contacts", "id name language patient source at imported_as",
            [(1 + i, name(thread), "", "", "import", at, "") for i, thread in enumerate(known)],
        )  # fmt: skip
        self._insert(
            "contact_numbers", "contact_id number label",
            [(1 + i, number(thread), "mobile") for i, thread in enumerate(known)],
        )  # fmt: skip

    def _at_hand(self) -> None:
        at = round(self._now * 1e6)
        threads = range(self._size.threads)
        self._insert(
            "thread_tags", "number tag",
            [(number(t), _TAGS[t // 5 % len(_TAGS)]) for t in threads if t % 5 == 0],
        )  # fmt: skip
        self._insert(
            "drafts", "author number body is_note at",
            [("Dana", number(t), body(self._dice), 0, at) for t in threads if t % 1000 == 3],
        )  # fmt: skip
        self._insert(
            "audit", "at who what number detail",
            [
                (at - ago * _DAY, "Dana", what, number(t), detail)
                for t in threads
                for ago, what, detail in (
                    (9, "called-back", "reached"), (8, "sent", f"m{t}"), (7, "done", "booked"),
                )
            ],
        )  # fmt: skip
        notes = [t for t in threads if t % 20 == 0]
        columns = (
            "id number line kind body at state error_code explanation author media_count"
            " template promise_minutes"
        )
        self._insert(
            "messages", columns,
            [
                (f"note{t}", number(t), LINE, "note", body(self._dice), at - _DAY, "delivered", 0,
                 "", "Dana", 0, "", 0)
                for t in notes
            ],
        )  # fmt: skip


def _owner(dice: random.Random, kind: str) -> str:
    owned = kind != "done" and dice.random() < (0.3 if kind == "waiting" else 0.5)
    return dice.choice(STAFF) if owned else ""
