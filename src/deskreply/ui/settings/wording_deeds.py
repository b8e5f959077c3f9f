"""What the page of the wordings asks of the office's data, and does to it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime

from deskreply.domain.models import Message
from deskreply.domain.wordbook import Book
from deskreply.domain.wordings import SlotChoice
from deskreply.engine import conversations, insights, templates, wording
from deskreply.engine.insights import Results
from deskreply.engine.ports import Reader, Store
from deskreply.engine.templates import Office, Saved
from deskreply.settings import Settings

_LONGEST_NAME = 40


@dataclass(frozen=True, slots=True)
class Target:
    """Which wording is meant: that of a slot on a line ("": every line) in a language; ``rival``:
    the one it is compared with."""

    slot: str
    language: str
    line: str = ""
    rival: bool = False


@dataclass(frozen=True, slots=True)
class Written:
    """A wording as it stands in the editor. ``minutes``: what it promises, 0: as the setting."""

    body: str
    minutes: int = 0


@dataclass(frozen=True, slots=True)
class View:
    """What the page shows: every wording and choice, and how those of its slot do."""

    book: Book
    results: Results


def look(office: Office, target: Target, reader: Reader) -> View:
    """See ``View``."""
    # What a year's holidays are takes its time once: not in the window's thread.
    templates.values(office, target.slot, target.language, target.line)
    found = insights.results(reader, office, target.slot, target.line)
    return View(wording.book(reader), found)


def save(
    store: Store, settings: Settings, now: datetime, zone: str, target: Target, written: Written,
    *, author: str,
) -> Saved:  # fmt: skip
    """Keep what was written. A slot that did without uses it from now on; where nothing was
    compared, a ``rival`` is. UserError where it cannot go out like this."""
    office = Office(settings, zone, now)
    with store.read() as reader:
        book = wording.book(reader)
    choice = book.choice(target.slot, target.line)
    name = choice.rival if target.rival else choice.name
    name = name or (new_name(book, choice.name) if target.rival else standard(target.slot))
    saved = templates.save(
        store, office, name, written.body, language=target.language, line=target.line,
        minutes=written.minutes, author=author,
    )  # fmt: skip
    if target.rival and not choice.rival:
        templates.compare(
            store, office, target.slot, choice.name, name, line=target.line, author=author
        )
    elif not target.rival and not choice.name:
        templates.choose(store, office, target.slot, name, line=target.line, author=author)
    return saved


def use(
    store: Store, settings: Settings, now: datetime, zone: str, target: Target, name: str,
    *, author: str,
) -> SlotChoice:  # fmt: skip
    """Have the slot use another wording, or none of its own (``templates.NO_WORDING``)."""
    office = Office(settings, zone, now)
    return templates.choose(store, office, target.slot, name, line=target.line, author=author)


def compare(
    store: Store, settings: Settings, now: datetime, zone: str, target: Target, rival: str,
    *, author: str,
) -> SlotChoice:  # fmt: skip
    """Half of the callers get the other wording from now on."""
    office = Office(settings, zone, now)
    with store.read() as reader:
        name = wording.book(reader).choice(target.slot, target.line).name
    return templates.compare(
        store, office, target.slot, name, rival, line=target.line, author=author
    )


def send_test(
    store: Store, settings: Settings, now: datetime, number: str, text: str, *, author: str
) -> Message:
    """Send a wording to a phone of the office, marked as a test. UserError where it cannot go."""
    return conversations.send(
        store, settings, now, number, templates.TEST_MARK + text, author=author
    )


def standard(slot: str) -> str:
    """The wording that a slot used to begin with."""
    return Book({}, {}).choice(slot).name


def new_name(book: Book, name: str) -> str:
    """A name for a wording that is written to be compared with another."""
    stem = re.sub(r"-[b-z]$", "", name)[: _LONGEST_NAME - 4]
    tried = (f"{stem}-{end}" for end in (*"bcdefghijklmnopqrstuvwxyz", *map(str, range(2, 100))))
    return next(each for each in tried if each not in book.names())
