"""``deskreply templates``: see, write, choose, compare and try the wordings."""

from __future__ import annotations

import argparse
import sys
from datetime import UTC, datetime

from deskreply import bootstrap
from deskreply.cli.words import Row, print_json, print_table, stamp, tame
from deskreply.domain import numbers
from deskreply.domain.errors import UserError
from deskreply.domain.lint import Problem
from deskreply.domain.wordings import SlotChoice, WordingVersion
from deskreply.engine import templates as wordings
from deskreply.engine import wording
from deskreply.engine.ports import Store
from deskreply.engine.templates import Office, Shown


def run(given: argparse.Namespace) -> int:
    """``deskreply templates …``"""
    desk = bootstrap.open_desk().ready()
    with desk.store() as store:
        bootstrap.adopt_wording(desk, store)
        settings = desk.settings()
        office = Office(settings, bootstrap.office_zone(desk.settings)(), datetime.now(UTC))
        if given.do == "test":
            return _test(given, desk, store, office)
        return _ACTIONS[given.do](given, store, office)


def _list(given: argparse.Namespace, store: Store, office: Office) -> int:
    with store.read() as reader:
        found = wordings.listed(reader, office)
    if given.json:
        print_json(_row(shown) for shown in found)
        return 0
    rows = [_row(shown) | _in_words(shown) for shown in found]
    columns = ("name", "language", "line", "slots", "version", "parts", "body", "problems")
    print_table(rows, columns, empty="")
    return 0


def _show(given: argparse.Namespace, store: Store, office: Office) -> int:
    with store.read() as reader:
        found = wordings.versions(reader, given.name, given.language, _line(given, office))
    rows = [_version_row(version) for version in found]
    if given.json:
        print_json(rows)
    else:
        columns = ("language", "line", "version", "at", "author", "promise_minutes")
        for row in rows:
            print_table([row], columns, empty="")
            sys.stdout.write(f"{tame(row['body'])}\n\n")
    return 0


def _set(given: argparse.Namespace, store: Store, office: Office) -> int:
    saved = wordings.save(
        store, office, given.name, given.text, language=given.language,
        line=_line(given, office), slot=given.slot, minutes=_minutes(given),
    )  # fmt: skip
    for problem in saved.problems:
        sys.stderr.write(f"{problem.sentence}\n")
    for slot in saved.restarted:
        sys.stderr.write(f"The comparison in {slot} begins anew: the wording is another one now.\n")
    version = saved.version
    sys.stdout.write(f"{version.name}.{version.language}@{version.version}\n")
    return 0


def _use(given: argparse.Namespace, store: Store, office: Office) -> int:
    line = _line(given, office)
    choice = wordings.choose(store, office, given.slot, given.name, line=line)
    sys.stdout.write(f"{choice.slot}: {choice.name or 'no wording of its own'}{_on(line)}\n")
    return 0


def _preview(given: argparse.Namespace, store: Store, office: Office) -> int:
    with store.read() as reader:
        line = _line(given, office)
        shown = wordings.preview(reader, office, given.name, given.language, line)
    row = _row(shown) | {"text": shown.text, "slot": shown.slot, "missing": list(shown.missing)}
    if given.json:
        print_json([row])
        return 0 if shown.text is not None else 1
    if shown.text is None:
        fields = ", ".join(f"{{{name}}}" for name in shown.missing)
        sys.stdout.write(f"It would wait for staff: there is nothing to fill in for {fields}.\n")
    else:
        sys.stdout.write(f"{tame(shown.text)}\n")
        size, parts = shown.length.characters, shown.length.parts
        plural = "" if parts == 1 else "s"
        sys.stdout.write(f"{size} characters, {parts} part{plural} ({shown.length.encoding})\n")
    for problem in shown.problems:
        sys.stdout.write(f"{problem.severity}: {problem.sentence}\n")
    return 0 if shown.text is not None else 1


def _compare(given: argparse.Namespace, store: Store, office: Office) -> int:
    line = _line(given, office)
    if given.end:
        if given.name or given.rival:
            raise UserError("Say it like this: deskreply templates compare SLOT --end")
        choice = wordings.end(store, office, given.slot, line=line)
        sys.stdout.write(f"{choice.slot}: {choice.name}{_on(line)}\n")
        return 0
    if not given.rival:
        raise UserError("Say it like this: deskreply templates compare SLOT NAME RIVAL")
    choice = wordings.compare(store, office, given.slot, given.name, given.rival, line=line)
    if _hidden(choice, store, office):
        sys.stderr.write(
            "With a booking link callers get the wording of the slot booking, not of open. "
            "Compare there, or say: deskreply templates use booking none\n"
        )
    sys.stdout.write(
        f"{choice.slot}: {choice.name} or {choice.rival}{_on(line)}, half of the callers each. "
        "See how they do: deskreply insights\n"
    )
    return 0


def _test(given: argparse.Namespace, desk: bootstrap.Desk, store: Store, office: Office) -> int:
    line = _line(given, office)
    with store.read() as reader:
        shown = (
            wordings.preview(reader, office, given.slot, given.language, line)
            if given.slot
            else wordings.preview_now(reader, office, given.language, line)
        )
    if shown.text is None:
        fields = ", ".join(f"{{{name}}}" for name in shown.missing)
        raise UserError(f"There is nothing to fill in for {fields}. See: deskreply templates list")
    message = bootstrap.staff_send(desk, store, given.number, wordings.TEST_MARK + shown.text)
    sys.stdout.write(message.id + "\n")
    return 0


_ACTIONS = {
    "list": _list,
    "show": _show,
    "set": _set,
    "use": _use,
    "preview": _preview,
    "compare": _compare,
}


def _hidden(choice: SlotChoice, store: Store, office: Office) -> bool:
    with store.read() as reader:
        book = wording.book(reader)
        booking = book.choice("booking", choice.line).name
    return choice.slot == "open" and bool(booking and office.settings.booking_link)


def _line(given: argparse.Namespace, office: Office) -> str:
    """The watched number that ``--line`` means, "" where it was not given."""
    if not given.line:
        return ""
    number = numbers.normalise(given.line)
    if number not in office.settings.watched or number is None:
        known = ", ".join(office.settings.watched)
        raise UserError(f"{given.line!r} is not one of your lines. They are: {known}")
    return number


def _minutes(given: argparse.Namespace) -> int | None:
    minutes: int | None = given.promise_minutes
    if minutes is not None and not 0 <= minutes <= 1440:
        raise UserError("--promise-minutes takes 1 to 1440, or 0 for what promise.minutes says.")
    return minutes


def _on(line: str) -> str:
    return f" on {line}" if line else ""


def _row(shown: Shown) -> dict[str, object]:
    return {
        "name": shown.version.name,
        "slots": list(shown.slots),
        **_version_row(shown.version),
        "promise_minutes": shown.minutes,
        "characters": shown.length.characters,
        "parts": shown.length.parts,
        "encoding": shown.length.encoding,
        "problems": [_problem_row(problem) for problem in shown.problems],
        "needs": list(shown.missing),
    }


def _version_row(version: WordingVersion) -> dict[str, object]:
    return {
        "name": version.name,
        "language": version.language,
        "line": version.line or None,
        "version": version.version,
        "body": version.body,
        "promise_minutes": version.promise_minutes,
        "at": stamp(version.at),
        "author": version.author or None,
    }


def _problem_row(problem: Problem) -> Row:
    return {
        "severity": problem.severity,
        "word": problem.word,
        "sentence": problem.sentence,
    }


def _in_words(shown: Shown) -> dict[str, object]:
    return {
        "slots": ", ".join(shown.slots),
        "problems": " ".join(problem.sentence for problem in shown.problems),
    }
