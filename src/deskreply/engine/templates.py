"""What staff does with wordings: look at them, write, choose, compare. Every front end calls these.

A word that names a wording may be its name or a slot: then it is the wording that the slot uses.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from deskreply.domain import lint, templates
from deskreply.domain.errors import UserError
from deskreply.domain.lint import Problem
from deskreply.domain.people import AuditRecord
from deskreply.domain.starting_set import BY_NAME
from deskreply.domain.templates import Parts
from deskreply.domain.wordbook import OPTIONAL_SLOTS, Book
from deskreply.domain.wordings import LANGUAGES, SLOTS, SlotChoice, WordingVersion
from deskreply.domain.words import Words
from deskreply.engine import officehours, wording
from deskreply.engine.ports import Reader, Store, Transaction
from deskreply.settings import Settings

# What a slot is told to use that is to do without a wording of its own.
NO_WORDING = "none"
# So that whoever gets a wording to try by a wrong number sees that it is none of their business.
TEST_MARK = "[Test] "
# Stands for the caller's name where there is no caller.
EXAMPLE_NAME = "Maria"
_NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,39}")
_IN = {"en": Words("English", "inglés"), "es": Words("Spanish", "español")}


@dataclass(frozen=True, slots=True)
class Office:
    """The office at a moment: its settings, its time zone (never empty) and the time (UTC)."""

    settings: Settings
    zone: str
    now: datetime


@dataclass(frozen=True, slots=True)
class Shown:
    """A wording as it would go out now. ``text`` None: it can't, for want of ``missing`` fields.
    ``length`` is that of the text, or of the bare wording. ``slots``: where it is used."""

    slot: str
    version: WordingVersion
    minutes: int
    text: str | None
    length: Parts
    problems: tuple[Problem, ...]
    missing: tuple[str, ...]
    slots: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Tried:
    """What would become of a wording, stored or not; see ``Shown``."""

    text: str | None
    length: Parts
    problems: tuple[Problem, ...]
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Saved:
    """What was saved, what is still to be said about it, and the slots whose comparison it is part
    of: their figures start anew."""

    version: WordingVersion
    problems: tuple[Problem, ...]
    restarted: tuple[str, ...]


# --- looking ---


def listed(reader: Reader, office: Office) -> list[Shown]:
    """Every wording in every language, and for each line that has one of its own."""
    book = wording.book(reader)
    lines = sorted({line for _, _, line in book.versions} - {""})
    return [
        _shown(book, office, _slot_of(book, name), version)
        for name in book.names()
        for language in book.languages(name)
        for line in ("", *lines)
        if (version := book.latest(name, language, line)) is not None and version.line == line
    ]


def preview(reader: Reader, office: Office, word: str, language: str = "", line: str = "") -> Shown:
    """A wording as it would go out now, on a line ("": any), in a language ("": the office's).
    Raises UserError where there is none."""
    book = wording.book(reader)
    name, slot = _resolve(book, word, line)
    language = language or office.settings.language
    version = book.latest(name, language, line)
    if version is None:
        raise UserError(
            f"The wording {name} is not written in {_IN[language].en} yet.",
            es=f"El texto {name} aún no está escrito en {_IN[language].es}.",
            command=f"Run: deskreply templates set {name} TEXT --language {language}",
        )
    return _shown(book, office, slot, version)


def preview_now(reader: Reader, office: Office, language: str = "", line: str = "") -> Shown:
    """The text that a missed caller nobody knows would get at this moment."""
    book = wording.book(reader)
    occasion = wording.Occasion(office.now, "", line, "")
    calendar = officehours.calendar(office.settings, office.zone, line)
    slots = wording.fitting_slots(office.settings, calendar, occasion, ())
    slot = next(slot for slot in slots if book.choice(slot, line).name)
    return preview(reader, office, book.choice(slot, line).name, language, line)


def versions(reader: Reader, word: str, language: str = "", line: str = "") -> list[WordingVersion]:
    """Every version of a wording, oldest first; of one language and line where those are given."""
    book = wording.book(reader)
    name, _ = _resolve(book, word, line)
    first = [BY_NAME[name].version(x) for x in LANGUAGES] if name in BY_NAME else []
    own = [version for version in reader.wordings() if version.name == name]
    return [
        version
        for version in (*first, *own)
        if language in ("", version.language) and line in ("", version.line)
    ]


def values(
    office: Office, slot: str, language: str, line: str = "", minutes: int = 0
) -> dict[str, str]:
    """What each field would be filled in with now, on a line ("": any); ``minutes`` as a wording
    promises them, 0: as the setting says. "" where there is nothing."""
    calendar = officehours.calendar(office.settings, office.zone, line)
    minutes = minutes or office.settings.promise_minutes
    found = wording.office_values(office.settings, calendar, office.now, line, language)
    found["first_name"] = EXAMPLE_NAME
    found["promise"] = wording.promise(calendar, office.now, slot, minutes, language)
    return found


def tried(
    body: str, values: Mapping[str, str], *, language: str, slot: str, minutes: int, told_in: str
) -> Tried:
    """A wording with these values filled in, while it is being written; quick. ``minutes`` that it
    promises; ``told_in``: the language of what is said about it."""
    try:
        text: str | None = templates.render(body, values)
    except templates.UnfilledField:
        text = None
    problems = lint.check(
        body, language, slot=slot, minutes=minutes, values=values, told_in=told_in
    )
    length = templates.parts(text or body)
    return Tried(text, length, tuple(problems), tuple(lint.missing(body, values)))


def _shown(book: Book, office: Office, slot: str, version: WordingVersion) -> Shown:
    settings, language = office.settings, version.language
    minutes = version.promise_minutes or settings.promise_minutes
    found = tried(
        version.body, values(office, slot, language, version.line, minutes),
        language=language, slot=slot, minutes=minutes, told_in=settings.language,
    )  # fmt: skip
    return Shown(
        slot, version, minutes, found.text, found.length, found.problems, found.missing,
        _used_in(book, version.name),
    )  # fmt: skip


# --- writing ---


def save(
    store: Store, office: Office, word: str, text: str, *,
    language: str = "", line: str = "", slot: str = "", minutes: int | None = None,
    author: str = "",
) -> Saved:  # fmt: skip
    """Keep a text as the newest version of a wording, new or not; ``slot``: and use it there.

    ``minutes`` is what the text promises (0: as the setting says, None: as before). Raises
    UserError for a text that may not go out like this.
    """
    language = language or office.settings.language
    with store.write() as tx:
        book = wording.book(tx)
        name, home = _resolve(book, word, line) if _known(book, word) else (_new(word), slot)
        before = book.latest(name, language, line)
        if minutes is None:
            minutes = before.promise_minutes if before is not None else 0
        version = WordingVersion(
            name, language, _next(book, name, language), text.strip(), line, minutes, office.now,
            author or office.settings.staff,
        )  # fmt: skip
        shown = _shown(book, office, slot or home or "open", version)
        worst = next((p for p in shown.problems if p.severity == "error"), None)
        if worst is not None:
            worst_es = lint.check(version.body, told_in="es")[0]
            raise UserError(
                f"The wording was not saved: {worst.sentence}",
                es=f"No se guardó el texto: {worst_es.sentence}",
            )
        restarted: tuple[str, ...] = ()
        same = before is not None and (before.body, before.promise_minutes, before.line) == (
            version.body, minutes, line,
        )  # fmt: skip
        if before is not None and same:
            version = before
        else:
            tx.add_wording(version)
            _log(tx, office, author, "wording-saved", f"{name}.{language}@{version.version}")
            restarted = _restart(tx, book, name, office.now)
            wording.new_edition(tx)
        if slot:
            _choose(tx, office, slot, name, line, author)
    return Saved(version, shown.problems, restarted)


def choose(
    store: Store, office: Office, slot: str, word: str, *, line: str = "", author: str = ""
) -> SlotChoice:
    """Have a slot use a wording, or none of its own (``none``), on a line ("": every line). A
    comparison there ends. Raises UserError."""
    with store.write() as tx:
        return _choose(tx, office, slot, word, line, author)


def compare(
    store: Store, office: Office, slot: str, word: str, rival: str, *,
    line: str = "", author: str = "",
) -> SlotChoice:  # fmt: skip
    """From now on half of a slot's callers get the one wording and half the other, by their call's
    id. Raises UserError."""
    with store.write() as tx:
        book = wording.book(tx)
        _a_slot(slot)
        pair = [_resolve(book, each, line)[0] for each in (word, rival)]
        if pair[0] == pair[1]:
            raise UserError(
                f"The wording {pair[0]} can't be compared with itself. Name two.",
                es=f"El texto {pair[0]} no se puede comparar consigo mismo. Elija dos.",
            )
        for name in pair:
            _usable(book, office, slot, name, line)
        if not set(book.languages(pair[0])) & set(book.languages(pair[1])):
            raise UserError(
                f"The wordings {pair[0]} and {pair[1]} have no language in common.",
                es=f"Los textos {pair[0]} y {pair[1]} no tienen ningún idioma en común.",
            )
        who = author or office.settings.staff
        choice = SlotChoice(slot, pair[0], line, pair[1], office.now, who)
        return _keep(tx, office, choice, "wordings-compared", f"{slot}: {' or '.join(pair)}")


def end(store: Store, office: Office, slot: str, *, line: str = "", author: str = "") -> SlotChoice:
    """End a slot's comparison: everybody gets the first of the two again. Raises UserError."""
    with store.write() as tx:
        _a_slot(slot)
        choice = wording.book(tx).choice(slot, line)
        if not choice.rival or choice.line != line:
            raise UserError(
                f"Nothing is compared in {slot}.",
                es=f"No se compara nada en {slot}.",
                command="See: deskreply templates list",
            )
        choice = replace(choice, rival="", since=office.now, author=author or office.settings.staff)
        return _keep(tx, office, choice, "comparison-ended", slot)


def _choose(
    tx: Transaction, office: Office, slot: str, word: str, line: str, author: str
) -> SlotChoice:
    book = wording.book(tx)
    _a_slot(slot)
    if word == NO_WORDING:
        if slot not in OPTIONAL_SLOTS:
            raise UserError(
                f"The slot {slot} can't do without a wording. Choose one of: {_names(book)}",
                es=f"El caso {slot} necesita un texto. Elija uno de estos: {_names(book)}",
            )
        name = ""
    else:
        name, _ = _resolve(book, word, line)
        _usable(book, office, slot, name, line)
    choice = SlotChoice(slot, name, line, "", office.now, author or office.settings.staff)
    return _keep(tx, office, choice, "wording-chosen", f"{slot}: {name or NO_WORDING}")


def _keep(
    tx: Transaction, office: Office, choice: SlotChoice, what: str, detail: str
) -> SlotChoice:
    tx.save_slot(choice)
    wording.new_edition(tx)
    _log(tx, office, choice.author, what, detail)
    return choice


def _log(tx: Transaction, office: Office, author: str, what: str, detail: str) -> None:
    who = author or office.settings.staff
    tx.add_audit(AuditRecord(office.now, who, what, detail=detail))


def _usable(book: Book, office: Office, slot: str, name: str, line: str) -> None:
    """Refuse a wording whose every text would wait for staff."""
    for language in book.languages(name):
        version = book.latest(name, language, line)
        if version is None:
            continue
        missing = _shown(book, office, slot, replace(version, line=line)).missing
        if missing:
            key = lint.SOURCES[missing[0]].replace("NUMBER", line or "NUMBER")
            raise UserError(
                f"The wording {name} says {{{missing[0]}}}, but there is nothing to fill in yet.",
                es=f"El texto {name} dice {{{missing[0]}}}, pero todavía no hay nada que poner.",
                command=f"Run: deskreply settings set {key} VALUE",
            )


def _restart(tx: Transaction, book: Book, name: str, now: datetime) -> tuple[str, ...]:
    """Texts of before and after a change are not the same wording: comparisons begin anew."""
    touched = [c for c in book.choices.values() if c.rival and name in (c.name, c.rival)]
    for choice in touched:
        tx.save_slot(replace(choice, since=now))
    return tuple(sorted({choice.slot for choice in touched}))


# --- names and slots ---


def _known(book: Book, word: str) -> bool:
    return word in book.names() or word in SLOTS


def _resolve(book: Book, word: str, line: str) -> tuple[str, str]:
    """The wording that a word means, and the slot it is for."""
    if word in book.names():
        return word, _slot_of(book, word)
    if word not in SLOTS:
        raise UserError(
            f"There is no wording {word!r}. There are: {_names(book)}",
            es=f"No existe el texto {word!r}. Existen: {_names(book)}",
        )
    name = book.choice(word, line).name
    if not name:
        raise UserError(
            f"The slot {word} does without a wording of its own. Choose one.",
            es=f"El caso {word} no tiene texto propio. Elija uno.",
            command=f"Run: deskreply templates use {word} NAME",
        )
    return name, word


def _new(word: str) -> str:
    if not _NAME.fullmatch(word) or word == NO_WORDING:
        raise UserError(
            f"{word!r} can't name a wording. Use small letters, digits and dashes, such as "
            "friendly-spring.",
            es=f"{word!r} no sirve como nombre de un texto. Use minúsculas, números y guiones, "
            "como amable-primavera.",
        )
    return word


def _slot_of(book: Book, name: str) -> str:
    """What a wording is for: the slot that uses it, else the one it was written for."""
    used = _used_in(book, name)
    home = BY_NAME[name].slot if name in BY_NAME else "open"
    return home if home in used or not used else used[0]


def _used_in(book: Book, name: str) -> tuple[str, ...]:
    standard = [book.choice(slot) for slot in SLOTS]
    chosen: Iterable[SlotChoice] = (*standard, *book.choices.values())
    found = {choice.slot for choice in chosen if name in (choice.name, choice.rival)}
    return tuple(slot for slot in SLOTS if slot in found)


def _a_slot(slot: str) -> None:
    if slot not in SLOTS:
        raise UserError(
            f"There is no slot {slot!r}. The slots are: {', '.join(SLOTS)}",
            es=f"No existe el caso {slot!r}. Los casos son: {', '.join(SLOTS)}",
        )


def _next(book: Book, name: str, language: str) -> int:
    """Counted over all lines, so that name, language and number say which words went out."""
    used = [v.version for key, v in book.versions.items() if key[:2] == (name, language)]
    return max(used, default=0) + 1


def _names(book: Book) -> str:
    return ", ".join(book.names())
