"""Makes the rows of some entries: days, what is new, and the entries themselves."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from PySide6.QtCore import QObject

from deskreply.domain.timeline import Entry
from deskreply.ui.conversation.remembered import Remembered
from deskreply.ui.conversation.rows import Row
from deskreply.ui.conversation.scene import Scene
from deskreply.ui.conversation.words import EntryWords

_REMEMBERED = 450


class Assembler(QObject):
    """Remembers the rows it made: most stay as they were."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._words = EntryWords(self)
        self._made = Remembered[str, tuple[Entry, tuple[object, ...], Row]](_REMEMBERED)

    def forget(self) -> None:
        """The words are others now."""
        self._made.clear()

    def rows(
        self, entries: Sequence[Entry], scene: Scene, now: datetime, *, new: str = ""
    ) -> list[Row]:
        """The entries as rows. ``new``: the key of the first that nobody has read yet."""
        rows: list[Row] = []
        day = None
        for at, entry in enumerate(entries):
            date = scene.date(entry.place.at)
            if date != day and (at or date != scene.today):
                rows.append(self._words.day(entry.place.at, scene, now))
            day = date
            if entry.key == new:
                rows.append(self._words.new())
            rows.append(self.row(entry, scene, now))
        return rows

    def entry_rows(self, entries: Iterable[Entry], scene: Scene, now: datetime) -> list[Row]:
        """The same without what stands between them."""
        return [self.row(entry, scene, now) for entry in entries]

    def row(self, entry: Entry, scene: Scene, now: datetime) -> Row:
        """One entry."""
        key = entry.key
        about = entry.message.id if entry.message else entry.call.id if entry.call else ""
        tag = (
            scene.zone, scene.language, scene.staff, scene.today, scene.cooldown_hours,
            scene.open.get(about), about == scene.lit, about in scene.again,
        )  # fmt: skip
        known = self._made.get(key)
        if known is not None and entry.item is None and known[1] == tag and known[0] == entry:
            return known[2]
        row = self._words.row(entry, scene, now)
        self._made.put(key, (entry, tag, row))
        return row
