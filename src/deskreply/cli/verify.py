"""``deskreply verify``: was every caller texted as they should have been? Changes nothing."""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from datetime import UTC, datetime, timedelta
from pathlib import Path

from deskreply import bootstrap
from deskreply.cli.words import print_json, print_table
from deskreply.domain.errors import UserError
from deskreply.domain.history import FAILURES, Log, Verdict, judge
from deskreply.domain.models import CallRow, MessageRow

MOST_DAYS = 3660
_COLUMNS = ("id", "caller", "verdict", "expected", "detail")


def verify(given: argparse.Namespace) -> int:
    """One row a call, then a summary; exit 1 if one is not as it should be."""
    from deskreply.engine.verify import read_book, read_log, without_erased

    # Also no "nan", which is neither above nor below anything.
    if not 0 < given.days <= MOST_DAYS:
        raise UserError(f"--days takes a number above 0, up to {MOST_DAYS}, such as 2.")
    desk = bootstrap.open_desk().ready()
    now = datetime.now(UTC)
    if given.log:
        log = log_from_file(Path(given.log).expanduser())
    else:
        log = read_log(desk.provider(), now - timedelta(days=given.days))
    with desk.store() as store, store.read() as reader:
        log = without_erased(reader, log)
        found = judge(log, read_book(reader, log, desk.settings()), now)
    counts = Counter(finding.verdict for finding in found)
    rows = [{column: getattr(finding, column) for column in _COLUMNS} for finding in found]
    good = not any(finding.failed for finding in found)
    if given.json:
        said = {str(verdict): counts[verdict] for verdict in Verdict if counts[verdict]}
        print_json([*rows, {"checked": len(found), "ok": good, **said}])
    else:
        print_table(rows, _COLUMNS, empty="The provider's log shows no calls to your lines.")
        sys.stdout.write(_summary(counts) + "\n")
    return 0 if good else 1


def log_from_file(path: Path) -> Log:
    """A log of JSON Lines: each line one call or one text as the provider's API lists it. Raises
    UserError that names the first line that is neither."""
    from deskreply.provider import parse

    calls: list[CallRow] = []
    messages: list[MessageRow] = []
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, ValueError):
        raise UserError(f"{path} cannot be read. Give a file of JSON Lines.") from None
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except ValueError:
            row = None
        row = row if isinstance(row, dict) else {}
        call = None if "body" in row else parse.call(row)
        message = parse.message(row) if "body" in row else None
        if call is None and message is None:
            raise UserError(
                f"Line {number} of {path} is no call and no text. Give each row as the provider's "
                "API lists it, one a line."
            )
        calls += [call] if call else []
        messages += [message] if message else []
    return Log(tuple(calls), tuple(messages))


def _summary(counts: Counter[Verdict]) -> str:
    total = sum(counts.values())
    parts = [f"{counts[verdict]} {verdict}" for verdict in Verdict if counts[verdict]]
    bad = sum(counts[verdict] for verdict in FAILURES)
    end = "Everything is as it should be." if not bad else f"{bad} must not be like that."
    return f"{total} checked: {', '.join(parts) or 'none'}. {end}"
