"""``deskreply contacts`` and ``deskreply erase``: who the office knows, and whom it forgets."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from deskreply import bootstrap
from deskreply.cli.words import Row, print_json, print_table, stamp, tame
from deskreply.domain import contacts_file, numbers
from deskreply.domain.contacts_file import Columns, Field, Problem, Table
from deskreply.domain.errors import EnvironmentTrouble, UserError
from deskreply.domain.people import Contact, Patient
from deskreply.engine import erase as erasing
from deskreply.engine import people
from deskreply.engine.ports import Store
from deskreply.settings import Settings

STILL_THERE = (
    "Backups made before now and the provider's own log still hold them: delete old backups, and "
    "ask the provider to delete its records, if they must be gone there too."
)
# More would push what counts off the screen; --json has all.
MOST_SHOWN = 20


def run(given: argparse.Namespace) -> int:
    """``deskreply contacts …``"""
    desk = bootstrap.open_desk().ready()
    with desk.store() as store:
        return _ACTIONS[given.do](given, store, desk.settings())


def _import(given: argparse.Namespace, store: Store, settings: Settings) -> int:
    table = contacts_file.read_file(_read(Path(given.file)))
    columns = contacts_file.chosen(table, given.map) if given.map else contacts_file.guess(table)
    _show_columns(given, table, columns)
    found, problems = contacts_file.people(
        table, contacts_file.require(columns), region=_region(settings),
        patient=Patient(given.patient),
    )  # fmt: skip
    _show_problems(given, problems, settings.language)
    done = people.take_in(store, settings, datetime.now(UTC), found, dry=given.dry_run)
    left_out = sum(not problem.kept for problem in problems)
    if given.json:
        print_json([{
            "kind": "result", "added": done.added, "changed": done.changed, "same": done.same,
            "left_out": left_out, "dry_run": given.dry_run,
        }])  # fmt: skip
    else:
        sys.stdout.write(
            f"{'Nothing is stored yet. It would be: ' if given.dry_run else ''}"
            f"{done.added} added, {done.changed} changed, {done.same} known just so, "
            f"{left_out} left out.\n"
        )
    return 0 if found else 1


def _list(given: argparse.Namespace, store: Store, _settings: Settings) -> int:
    with store.read() as reader:
        rows = [contact_row(contact) for contact in people.everybody(reader, given.search)]
    _show(given, rows, "Nobody is known." if not given.search else "Nobody fits.")
    return 0


def _one(given: argparse.Namespace, store: Store, _settings: Settings) -> int:
    _show(given, [contact_row(contact) for contact in people.known(store, given.number)], "")
    return 0


def _set(given: argparse.Namespace, store: Store, settings: Settings) -> int:
    change = people.Change(
        name=given.name,
        language=given.language,
        patient=Patient(given.patient) if given.patient else None,
    )
    now = datetime.now(UTC)
    contact = people.save(store, settings, now, given.number, change, person=given.person)
    _show(given, [contact_row(contact)], "")
    return 0


def _remove(given: argparse.Namespace, store: Store, settings: Settings) -> int:
    now = datetime.now(UTC)
    contact = people.remove(store, settings, now, given.number, person=given.person)
    sys.stdout.write(f"{tame(contact.name or given.number)} is no longer among the contacts.\n")
    return 0


def erase(given: argparse.Namespace) -> int:
    """``deskreply erase NUMBER``"""
    desk = bootstrap.open_desk().ready()
    settings = desk.settings()
    number = erasing.check(settings, given.number)
    if not given.yes and not _confirmed(number):
        sys.stdout.write("Nothing was erased.\n")
        return 1
    with desk.store() as store:
        erased = erasing.erase(store, settings, datetime.now(UTC), number)
    sys.stdout.write(
        f"Erased of {number}: texts and notes {erased.texts}, calls {erased.calls}, contacts "
        f"{erased.contacts}. Whether they may be texted is still known.\n"
    )
    if erased.other_numbers:
        others = ", ".join(erased.other_numbers)
        sys.stdout.write(f"The same people have other numbers, which were not erased: {others}\n")
    sys.stdout.write(f"{STILL_THERE}\n")
    return 0


def _confirmed(number: str) -> bool:
    """Whether the person at the terminal means it. UserError where there is none to ask."""
    if not sys.stdin.isatty():
        raise UserError("Erasing cannot be undone. Where nobody can be asked, say --yes.")
    sys.stdout.write(
        f"This deletes all texts, notes, calls and the name of {number}, and cannot be undone.\n"
        "Type yes to go on: "
    )
    sys.stdout.flush()
    return sys.stdin.readline().strip().lower() in {"yes", "y", "sí", "si"}


_ACTIONS = {"import": _import, "list": _list, "show": _one, "set": _set, "remove": _remove}


def contact_row(contact: Contact) -> Row:
    """A contact as it is listed."""
    return {
        "name": contact.name,
        "numbers": [{"number": number, "label": label} for number, label in contact.numbers],
        "language": contact.language or None,
        "patient": contact.patient.value or None,
        "source": contact.source,
        "at": stamp(contact.at),
    }


def _show(given: argparse.Namespace, rows: Sequence[Row], empty: str) -> None:
    if given.json:
        print_json(rows)
        return
    columns = ("name", "numbers", "language", "patient", "source")
    print_table([{**row, "numbers": _plain(row["numbers"])} for row in rows], columns, empty=empty)


def _plain(listed: object) -> str:
    pairs = listed if isinstance(listed, list) else []
    return ", ".join(f"{pair['number']} {pair['label']}".strip() for pair in pairs)


def _show_columns(given: argparse.Namespace, table: Table, columns: Columns) -> None:
    """What is read from where, so that a person can correct it with --map."""
    if given.json:
        print_json(
            {"kind": "column", "field": field.value, "column": table.columns[place]}
            for place, field in columns.fields
        )
        return
    said = [
        f"{field.value}: {', '.join(tame(table.columns[place]) for place in columns.of(field))}"
        for field in Field
        if columns.of(field)
    ]
    sys.stdout.write(f"Read from the columns: {'; '.join(said) or 'none'}\n")


def _show_problems(given: argparse.Namespace, problems: Sequence[Problem], language: str) -> None:
    if given.json:
        print_json(
            {
                "kind": "problem", "line": problem.line, "why": problem.why.value,
                "column": problem.column or None, "kept": problem.kept,
                "explanation": contacts_file.sentence(problem, language),
            }
            for problem in problems
        )  # fmt: skip
        return
    for problem in problems[:MOST_SHOWN]:
        said = tame(contacts_file.sentence(problem, language))
        sys.stdout.write(f"Line {problem.line}: {said}\n")
    if len(problems) > MOST_SHOWN:
        more = len(problems) - MOST_SHOWN
        sys.stdout.write(f"… and {more} more lines; --json lists them all.\n")


def _read(path: Path) -> bytes:
    """The file's bytes. UserError where it is too large, EnvironmentTrouble where it cannot be
    read."""
    try:
        if path.is_dir():
            raise UserError(f"{str(path)!r} is a folder. Name the file with the contacts.")
        if path.stat().st_size > contacts_file.MOST_BYTES:
            raise UserError.of(contacts_file.TOO_LARGE)
        return path.read_bytes()
    except FileNotFoundError:
        raise UserError(f"There is no file {path}. Check its name.") from None
    except OSError as error:
        why = error.strerror or type(error).__name__
        raise EnvironmentTrouble(f"{path} cannot be read ({why}). Check its rights.") from None


def _region(settings: Settings) -> str:
    """How numbers without a country are read: as the office's own."""
    own = settings.watched[0]
    return "US" if own.startswith("+1") else numbers.region(own) or "US"
