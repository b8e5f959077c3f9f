"""What an alert at the desk is about and what it says, in English and Spanish: of rows alone.

An alert is a hint; unread is the truth. So whatever is no longer so is not alerted about, and what
others may read over a shoulder says no more than the office allows.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from deskreply.domain.alerts import duration_words
from deskreply.domain.desk import StoredNotice
from deskreply.domain.models import MessageKind, Stage, Thread

# An hour-old trouble may be gone, and one that is not stands in the window.
HEALTH_FRESH = timedelta(minutes=5)
LONGEST_TEXT = 240
NAMES = 3
MANY = "many"
TEXTS = frozenset({"new-text", "urgent-text", "flagged"})
_OWNERS = TEXTS - {"urgent-text"}
_PRESSING = frozenset({Stage.SOON, Stage.URGENT, Stage.OVER})

# The kinds an alert can be tested with, in the order a person would ask for them.
KINDS = (
    "new-text", "urgent-text", "missed-call", "text-failed", "text-unconfirmed", "flagged",
    "promise", "health",
)  # fmt: skip
_SHORT = {
    "new-text": ("New text", "Mensaje nuevo"),
    "urgent-text": ("New text, may be urgent", "Mensaje nuevo, puede ser urgente"),
    "flagged": ("A conversation needs a look", "Una conversación necesita atención"),
    "text-failed": ("A text did not go through", "Un mensaje no salió"),
    "text-unconfirmed": ("A text needs your decision", "Un mensaje espera su decisión"),
    "missed-call": ("Missed call", "Llamada perdida"),
    "health": ("DeskReply needs attention", "DeskReply necesita atención"),
}
_STAGES = {
    Stage.NONE: ("An answer is due", "Hay que responder"),
    Stage.STARTED: ("An answer is due", "Hay que responder"),
    Stage.HALF: ("An answer is due", "Hay que responder"),
    Stage.SOON: ("Answer soon", "Responda pronto"),
    Stage.URGENT: ("Answer now", "Responda ya"),
    Stage.OVER: ("Overdue", "Con retraso"),
}
_TEXTS = ("{count} new texts", "{count} mensajes nuevos")
_MERGED = ("{count} conversations need you", "{count} conversaciones necesitan atención")
_WROTE = ("{count} people wrote", "{count} personas escribieron")
_WAITING = ("{count} waiting", "{count} en espera")
_WITHIN = ("Answer within {time}", "Responda en {time}")
_LATE = ("The answer is {time} late", "La respuesta lleva {time} de retraso")
_MORE = ("and {count} more", "y {count} más")


class Level(StrEnum):
    """What an alert shows: name and text, the name, or neither. The words of ``alerts.show``."""

    FULL = "full"
    NAME = "name"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Subject:
    """What one alert is about: the most telling of the new ``kind``s of one thread.

    ``number`` is "" for what concerns several threads or none; ``threads``: how many. ``at``: when
    it was told, UTC. ``sentence``: the notice's own, ``text``: what they wrote, ``name``: theirs as
    it may be shown. ``texts``: how many of theirs nobody has read. ``parts``: what was merged.
    """

    key: str
    kind: str
    at: datetime
    sentence: str = ""
    number: str = ""
    name: str = ""
    text: str = ""
    stage: Stage = Stage.NONE
    threads: int = 1
    texts: int = 1
    due_at: datetime | None = None
    parts: tuple[Subject, ...] = ()

    @property
    def numbers(self) -> frozenset[str]:
        """Of all threads that it is known to be about."""
        return frozenset({self.number, *(part.number for part in self.parts)} - {""})

    @property
    def urgent(self) -> bool:
        """Whether it is to be louder."""
        return self.kind == "urgent-text" or self.stage in (Stage.URGENT, Stage.OVER)

    @property
    def pressing(self) -> bool:
        """Whether three quarters of the time are used up, or their words cannot wait."""
        return self.kind == "urgent-text" or self.stage in _PRESSING


@dataclass(frozen=True, slots=True)
class Words:
    """The two lines of an alert; ``body`` may be ""."""

    title: str
    body: str = ""


@dataclass(frozen=True, slots=True)
class Toast:
    """An alert as the desktop's own notifications are to show it.

    ``buttons``: the word that comes back, and what it says. ``reply``: what the field for an
    answer says, and its button; None for no field. ``stays``: until somebody acts.
    """

    key: str
    title: str
    body: str = ""
    urgent: bool = False
    stays: bool = False
    buttons: tuple[tuple[str, str], ...] = ()
    reply: tuple[str, str] | None = None


OPENED, REPLIED, DISMISSED = "open", "reply", "dismissed"


def is_news(notice: StoredNotice, now: datetime) -> bool:
    """Whether it was told lately enough to be shown now. Words of a thread do not grow old."""
    return notice.kind != "health" or now - notice.at < HEALTH_FRESH


def stands(about: StoredNotice | Subject, thread: Thread | None, now: datetime) -> bool:
    """Whether what was told, of one thread or of none, still calls for somebody."""
    if not about.number:
        return True
    if thread is None or thread.done_at is not None:
        return False
    if about.kind == "promise":
        return thread.due_at is not None and thread.stage is about.stage
    if about.kind in TEXTS:
        return thread.unread > 0 and not _asleep(thread, now)
    return not _acted_since(thread, about.at)


def is_anothers(
    notice: StoredNotice, thread: Thread | None, staff: str, claim_minutes: float, now: datetime
) -> bool:
    """Whether it is told at the desk of whoever claimed the thread, and not at that of ``staff``:
    their words are, while the claim lives (``claim_minutes`` 0: for good). Those that may be urgent
    are told everywhere, as is all that went wrong."""
    if notice.kind not in _OWNERS or thread is None or thread.claimed_at is None:
        return False
    if not staff or thread.owner in ("", staff):
        return False
    return claim_minutes <= 0 or now - thread.claimed_at < timedelta(minutes=claim_minutes)


def _asleep(thread: Thread, now: datetime) -> bool:
    return thread.snoozed_until is not None and thread.snoozed_until > now


def _acted_since(thread: Thread, at: datetime) -> bool:
    """Whether staff wrote or called since then."""
    wrote = thread.last_kind is MessageKind.STAFF and thread.last_at and thread.last_at > at
    return bool(wrote) or (thread.called_at is not None and thread.called_at > at)


def by_thread(notices: Sequence[StoredNotice]) -> list[tuple[StoredNotice, ...]]:
    """The notices of each thread together, the most telling first; each of no thread for itself.
    In the order in which the last of each was told."""
    groups: dict[str, list[StoredNotice]] = {}
    for notice in sorted(notices, key=lambda each: each.id):
        name = notice.number or _key(notice)
        groups[name] = [*groups.pop(name, ()), notice]
    return [tuple(sorted(group, key=_weight, reverse=True)) for group in groups.values()]


def _weight(notice: StoredNotice) -> tuple[int, int]:
    first = ("urgent-text", "flagged", "promise")
    rank = len(first) - first.index(notice.kind) if notice.kind in first else 0
    return rank, notice.id


def _key(notice: StoredNotice) -> str:
    """An alert of the same key takes the place of the one before."""
    return notice.number or (notice.kind if notice.kind == "promise" else f"health:{notice.title}")


def subject(group: Sequence[StoredNotice], thread: Thread | None, text: str, name: str) -> Subject:
    """What an alert about a group of ``by_thread`` is about."""
    first = group[0]
    return Subject(
        key=_key(first),
        kind=first.kind,
        at=first.at,
        sentence=first.title,
        number=first.number,
        name=name if first.number else "",
        text=text,
        stage=first.stage,
        threads=max(1, first.threads),
        texts=max(1, thread.unread) if thread is not None else 1,
        due_at=thread.due_at if thread is not None else None,
    )


def merged(subjects: Sequence[Subject]) -> Subject:
    """One alert in the place of several."""
    parts = tuple(part for each in subjects for part in (each.parts or (each,)))
    # Of one thread the later word counts.
    parts = tuple({part.key: part for part in parts}.values())
    telling = max(parts, key=lambda each: (each.urgent, each.pressing, each.at))
    texts = all(each.kind in TEXTS for each in parts)
    return Subject(
        key=MANY,
        kind=telling.kind if telling.urgent else "new-text" if texts else "flagged",
        at=max(each.at for each in parts),
        stage=telling.stage,
        threads=sum(each.threads for each in parts),
        texts=sum(each.texts for each in parts) if texts else 0,
        due_at=min((each.due_at for each in parts if each.due_at is not None), default=None),
        parts=parts,
    )


def words(about: Subject, level: Level, language: str, *, waiting: int, now: datetime) -> Words:
    """What an alert says at a privacy level. ``waiting``: how many threads are to be answered."""
    if about.kind == "health":
        return Words(_short(about, language), about.sentence)
    if level is Level.NOTHING:
        return _nothing(about, language, waiting, now)
    if about.key == MANY:
        return _several(about, language)
    if about.kind == "promise":
        return Words(about.sentence)
    if about.kind in ("new-text", "urgent-text"):
        return Words(about.name, _their_words(about, level, language))
    return Words(about.name, about.sentence)


def _nothing(about: Subject, language: str, waiting: int, now: datetime) -> Words:
    title = _short(about, language)
    if waiting:
        title += " · " + _say(_WAITING, language, count=waiting)
    if about.due_at is None:
        return Words(title)
    left = about.due_at - now
    form = _WITHIN if left > timedelta() else _LATE
    return Words(title, _say(form, language, time=duration_words(abs(left), language)))


def _several(about: Subject, language: str) -> Words:
    title = _say(_WROTE if about.texts else _MERGED, language, count=about.threads)
    if about.urgent:
        title = f"{_short(about, language)} · {title}"
    names = [part.name for part in about.parts if part.name]
    named = ", ".join(names[:NAMES])
    if len(names) > NAMES:
        named += ", " + _say(_MORE, language, count=len(names) - NAMES)
    return Words(title, named)


def _their_words(about: Subject, level: Level, language: str) -> str:
    if level is not Level.FULL or not about.text.strip():
        return _short(about, language)
    text = about.text.strip()
    if len(text) > LONGEST_TEXT:
        text = text[: LONGEST_TEXT - 1].rstrip() + "…"
    return f"{_short(about, language)}: {text}" if about.kind == "urgent-text" else text


def _short(about: Subject, language: str) -> str:
    if about.kind == "new-text" and about.texts > 1:
        return _say(_TEXTS, language, count=about.texts)
    return _say(_STAGES[about.stage] if about.kind == "promise" else _SHORT[about.kind], language)


def _say(pair: tuple[str, str], language: str, **given: object) -> str:
    return pair[language == "es"].format(**given)
