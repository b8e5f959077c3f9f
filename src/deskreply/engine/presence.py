"""Who looks at a conversation right now, for desks that share a database."""

from __future__ import annotations

from datetime import datetime, timedelta

from deskreply.domain.desk import Viewing
from deskreply.engine.ports import Reader, Store
from deskreply.settings import Settings

# A desk says it anew well within this time; one that is silent for longer has gone.
SEEN_FOR = timedelta(seconds=60)


def viewing(
    store: Store, settings: Settings, now: datetime, number: str, *, desk: str, author: str = ""
) -> None:
    """This conversation stands open at a desk; "" for none. To be said again every 30 s."""
    with store.write() as tx:
        if number:
            tx.save_viewing(Viewing(desk, number, author or settings.staff, now))
        else:
            tx.remove_viewing(desk)


def viewers(reader: Reader, number: str, now: datetime, *, but_desk: str) -> tuple[str, ...]:
    """Who looks at a conversation at the other desks, who looked last first."""
    seen = reader.viewing(number, now - SEEN_FOR)
    names = (each.who for each in seen if each.desk != but_desk and each.who)
    return tuple(dict.fromkeys(names))
