"""``deskreply export DIR``: all that is kept, in files that other programs can read."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path

from deskreply import bootstrap
from deskreply import settings as config
from deskreply.cli.desk import audit_row
from deskreply.cli.lists import call_row, message_row, thread_row
from deskreply.cli.people import contact_row
from deskreply.cli.words import Row
from deskreply.domain.errors import EnvironmentTrouble, UserError
from deskreply.engine.ports import Reader, Store
from deskreply.settings import Settings

READABLE = "These files are not encrypted. Delete them once they are no longer needed."


def export(given: argparse.Namespace) -> int:
    """``deskreply export DIR``"""
    folder = Path(given.folder).expanduser().absolute()
    desk = bootstrap.open_desk().ready()
    with desk.store() as store:
        lines = write(store, desk.settings(), folder)
    sys.stdout.write(f"{lines} lines were written to {folder}\n{READABLE}\n")
    return 0


def write(store: Store, settings: Settings, folder: Path) -> int:
    """All that is kept as JSON lines, a file for each kind, in a folder that only this person can
    read. Returns how many lines. UserError where the folder holds something, EnvironmentTrouble
    where it cannot be written."""
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if any(folder.iterdir()):
            raise UserError(
                f"{folder} is not empty. Choose a new folder for what is exported.",
                es=f"{folder} no está vacía. Elija una carpeta nueva para lo que se exporta.",
            )
        with store.read() as reader:
            return sum(
                _file(folder / f"{name}.jsonl", rows)
                for name, rows in _kinds(reader, settings).items()
            )
    except OSError as error:
        raise EnvironmentTrouble(
            f"Nothing could be exported to {folder} ({error.strerror}). Choose another folder.",
            es=f"No se pudo exportar nada a {folder} ({error.strerror}). Elija otra carpeta.",
        ) from None


def _kinds(reader: Reader, settings: Settings) -> Mapping[str, Iterable[Row]]:
    threads = reader.threads("all", datetime.now(UTC))
    numbers = [thread.number for thread in threads]
    return {
        "calls": map(call_row, reader.all_calls()),
        "threads": map(thread_row, threads),
        "messages": _messages(reader, numbers),
        "contacts": map(contact_row, reader.contacts()),
        "audit": map(audit_row, reader.audit()),
        "settings": (
            {"key": name, "value": config.get(settings, name)} for name, _ in config.catalogue()
        ),
    }


def _messages(reader: Reader, numbers: Iterable[str]) -> Iterator[Row]:
    for number in numbers:
        for message in reader.thread_messages(number):
            yield {"number": number, **message_row(message)}


def _file(path: Path, rows: Iterable[Row]) -> int:
    lines = 0
    with path.open("x", encoding="utf-8", errors="backslashreplace") as file:
        for row in rows:
            file.write(json.dumps(row, ensure_ascii=False) + "\n")
            lines += 1
    return lines
