"""When the office is open, day by day, as the settings say."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from deskreply import bootstrap
from deskreply.cli.words import Row, print_json, print_table, stamp
from deskreply.domain.calendar import Calendar
from deskreply.domain.errors import UserError
from deskreply.domain.hours_text import DAY_NAMES, format_spans
from deskreply.engine.officehours import calendar, unknown_holidays
from deskreply.settings import Settings

MOST_DAYS = 800


def hours(given: argparse.Namespace) -> int:
    """``deskreply hours``"""
    if not 1 <= given.days <= MOST_DAYS:
        raise UserError(f"--days takes a whole number from 1 to {MOST_DAYS}.")
    desk = bootstrap.open_desk()
    settings, zone = desk.settings(), bootstrap.office_zone(desk.settings)()
    today = datetime.now(UTC).astimezone(ZoneInfo(zone)).date()
    rows = list(_rows(settings, zone, today, given.days))
    if given.json:
        print_json(rows)
    else:
        columns = ("date", "weekday", "line", "hours", "closed_day")
        with_lines = any(row["line"] for row in rows)
        print_table(rows, [c for c in columns if with_lines or c != "line"], empty="")
    unknown = unknown_holidays(settings, today.year)
    if unknown:
        where = settings.state or "no office.state"
        sys.stderr.write(
            f"office.open_days names {', '.join(unknown)}, but with {where} there is no such "
            "public holiday. Write it as it stands in the list above, or as a date.\n"
        )
    return 1 if unknown else 0


def _rows(settings: Settings, zone: str, first: date, days: int) -> Iterator[Row]:
    """A row a day for the office, and one for each line that differs on that day."""
    office = calendar(settings, zone)
    lines = {line: calendar(settings, zone, line) for line in settings.watched}
    for day in (first + timedelta(days=ahead) for ahead in range(days)):
        yield _row(day, office, None)
        for line, own in lines.items():
            if own.spans(day) != office.spans(day):
                yield _row(day, own, line)


def _row(day: date, office: Calendar, line: str | None) -> Row:
    return {
        "date": day.isoformat(),
        "weekday": DAY_NAMES["en"][day.weekday()],
        "line": line,
        "hours": format_spans(office.spans(day)) or "closed",
        "open": [
            {"opens_at": stamp(opens), "closes_at": stamp(closes)}
            for opens, closes in office.openings(day)
        ],
        "closed_day": office.closed(day) or None,
    }
