"""Commands for what staff does with a conversation, the call-back list and the audit trail."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Concatenate, ParamSpec

from deskreply import bootstrap
from deskreply.cli.words import Row, print_json, print_table, stamp
from deskreply.domain import numbers, when
from deskreply.domain.callbacks import CallbackEntry, Withheld
from deskreply.domain.errors import UserError
from deskreply.domain.models import Callback, ThreadStatus
from deskreply.domain.people import AuditRecord
from deskreply.domain.words import Words
from deskreply.engine import conversations, threads
from deskreply.engine.ports import Store
from deskreply.engine.threads import Changed
from deskreply.settings import Settings

P = ParamSpec("P")
WITHHELD_DAYS = 7
_ONE_WITHHELD = Words(
    "1 missed call in {days} days came with a hidden number.",
    "1 llamada perdida en {days} días llegó con el número oculto.",
)
_SEVERAL_WITHHELD = Words(
    "{count} missed calls in {days} days came with a hidden number.",
    "{count} llamadas perdidas en {days} días llegaron con el número oculto.",
)


def done(given: argparse.Namespace) -> int:
    """``deskreply done NUMBER --outcome …``"""
    _do(threads.done, given.number, ThreadStatus(given.outcome), given.reason)
    return 0


def reopen(given: argparse.Namespace) -> int:
    """``deskreply reopen NUMBER``"""
    _do(threads.reopen, given.number)
    return 0


def claim(given: argparse.Namespace) -> int:
    """``deskreply claim NUMBER``"""
    _do(threads.claim, given.number, anyway=given.anyway)
    return 0


def note(given: argparse.Namespace) -> int:
    """``deskreply note NUMBER TEXT``"""
    entry = _do(threads.note, given.number, given.text).entry
    sys.stdout.write(f"{entry.id if entry is not None else ''}\n")
    return 0


def callback(given: argparse.Namespace) -> int:
    """``deskreply callback NUMBER reached|voicemail|no-answer``"""
    _do(threads.call_back, given.number, Callback(given.how))
    return 0


def snooze(given: argparse.Namespace) -> int:
    """``deskreply snooze NUMBER UNTIL``. A snooze past the deadline is told."""
    later = given.until.strip().lower() == "reply"
    until = threads.UNTIL_THEY_REPLY if later else moment(given.until, 'or "reply"')
    warning = _do(threads.snooze, given.number, until).warning
    if warning:
        sys.stdout.write(f"{warning}\n")
    return 0


def cancel(given: argparse.Namespace) -> int:
    """``deskreply cancel MESSAGE_ID``"""
    desk = bootstrap.open_desk().ready()
    with desk.store() as store:
        conversations.cancel(store, desk.settings(), datetime.now(UTC), given.message)
    return 0


def callbacks(given: argparse.Namespace) -> int:
    """``deskreply callbacks``. Withheld callers can't be called: one last row counts them."""
    since = datetime.now(UTC) - timedelta(days=WITHHELD_DAYS)
    desk = bootstrap.open_desk().ready()
    with desk.store() as store, store.read() as reader:
        rows = [_entry_row(entry) for entry in reader.callbacks()]
        hidden = reader.withheld(since)
    if hidden.count:
        rows.append(_withheld_row(hidden, desk.settings().language))
    if given.json:
        print_json(rows)
    else:
        columns = ("missed_at", "caller", "name", "line", "calls", "explanation")
        print_table(rows, columns, empty="Nobody waits to be called back.")
    return 0


def audit(given: argparse.Namespace) -> int:
    """``deskreply audit``"""
    number = numbers.normalise(given.number) or given.number.strip()
    with bootstrap.open_desk().ready().store() as store, store.read() as reader:
        rows = [audit_row(record) for record in reader.audit(number)]
    if given.json:
        print_json(rows)
    else:
        print_table(rows, ("at", "who", "what", "number", "detail"), empty="Nothing yet.")
    return 0


def moment(text: str, also: str = "") -> datetime:
    """The instant that a person means, in the office's time zone. UserError says what would fit."""
    desk = bootstrap.open_desk().ready()
    try:
        return when.parse(text, bootstrap.office_zone(desk.settings)(), datetime.now(UTC))
    except ValueError as error:
        fits = f"{when.FITS} {also}".strip()
        raise UserError(f"{text!r} does not fit ({error}): it takes {fits}.") from None


def _do(
    action: Callable[Concatenate[Store, Settings, datetime, P], Changed],
    *given: P.args,
    **named: P.kwargs,
) -> Changed:
    desk = bootstrap.open_desk().ready()
    with desk.store() as store:
        return action(store, desk.settings(), datetime.now(UTC), *given, **named)


def _entry_row(entry: CallbackEntry) -> Row:
    return {
        "id": entry.call_id,
        "caller": entry.number,
        "name": entry.name,
        "line": entry.line,
        "missed_at": stamp(entry.missed_at),
        "reason": entry.reason,
        "explanation": entry.explanation,
        "calls": entry.calls,
    }


def _withheld_row(hidden: Withheld, language: str) -> Row:
    said = _ONE_WITHHELD if hidden.count == 1 else _SEVERAL_WITHHELD
    several = said.say(language).format(count=hidden.count, days=WITHHELD_DAYS)
    return {
        "id": None,
        "caller": None,
        "name": "",
        "line": None,
        "missed_at": stamp(hidden.last_at),
        "reason": "withheld",
        "explanation": several,
        "calls": hidden.count,
    }


def audit_row(record: AuditRecord) -> Row:
    """A line of the audit trail as it is listed."""
    return {
        "at": stamp(record.at),
        "who": record.who or None,
        "what": record.what,
        "number": record.number or None,
        "detail": record.detail,
    }
