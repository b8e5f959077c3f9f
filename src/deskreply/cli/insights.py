"""``deskreply insights``: how well missed callers were served, with denominators."""

from __future__ import annotations

import argparse
import sys
from datetime import UTC, datetime

from deskreply import bootstrap
from deskreply.cli.words import Row, print_json, print_table, stamp
from deskreply.domain import numbers
from deskreply.domain.errors import UserError
from deskreply.domain.experiments import FEW, Interval
from deskreply.engine import insights as figures
from deskreply.engine.insights import Comparison, Insights, Replies, Share
from deskreply.engine.templates import Office

TOO_FEW = "too few to tell"
MOST_DAYS = 3660
_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


def insights(given: argparse.Namespace) -> int:
    """``deskreply insights``"""
    if not 1 <= given.days <= MOST_DAYS:
        raise UserError(f"--days takes a number from 1 to {MOST_DAYS}.")
    desk = bootstrap.open_desk().ready()
    settings = desk.settings()
    line = numbers.normalise(given.line) if given.line else ""
    if line is None or (line and line not in settings.watched):
        known = ", ".join(settings.watched)
        raise UserError(f"{given.line!r} is not one of your lines. They are: {known}")
    office = Office(settings, bootstrap.office_zone(desk.settings)(), datetime.now(UTC))
    with desk.store() as store, store.read() as reader:
        found = figures.insights(reader, office, given.days, line)
    row = _row(found, given.days, line, office.zone)
    if given.json:
        print_json([row])
    else:
        _print(found)
    return 0


def _row(found: Insights, days: int, line: str, zone: str) -> Row:
    median, texting = found.median, found.time_to_text
    return {
        "days": days,
        "since": stamp(found.since),
        "until": stamp(found.until),
        "line": line or None,
        "timezone": zone,
        "sentence": found.sentence,
        "missed_callers": len(found.callers),
        "withheld_calls": found.withheld,
        "answered_in_time": _share(found.answered) | {"still_open": found.still_open},
        "recovered_leads": _share(found.recovered),
        "kept_promise": _share(found.kept) | {"before": _share(found.kept_before)},
        "median_reply": {
            "seconds": median.seconds,
            "of": median.of,
            "never": median.never,
            "verdict": TOO_FEW if median.of < FEW else "",
        },
        "not_delivered": _share(found.not_delivered) | {"reasons": found.failures},
        "missed_by_hour": [list(hours) for hours in found.by_hour],
        "wordings": [_replies(each) for each in found.wordings],
        "comparisons": [_comparison(each) for each in found.comparisons],
        "time_to_text": {
            "of": texting.of,
            "held": texting.held,
            "median_seconds": texting.median_seconds,
            "histogram": [
                {"from_seconds": low, "to_seconds": high, "count": count}
                for low, high, count in zip(
                    figures.STEPS, (*figures.STEPS[1:], None), texting.bars, strict=True
                )
            ],
        },
    }


def _share(share: Share) -> dict[str, object]:
    rate = share.rate
    return {
        "count": share.count,
        "of": share.of,
        "rate": None if rate is None else round(rate, 4),
        "interval": _interval(share.interval),
        "verdict": TOO_FEW if share.too_few else "",
    }


def _interval(interval: Interval) -> list[float]:
    return [round(interval.low, 4), round(interval.high, 4)]


def _replies(each: Replies) -> dict[str, object]:
    replied, booked = _share(each.replied), _share(each.booked)
    return {
        "slot": each.slot,
        "name": each.name,
        "versions": list(each.versions),
        "n": each.replied.of,
        "replied": each.replied.count,
        "reply_rate": replied["rate"],
        "interval": replied["interval"],
        "booked": each.booked.count,
        "booked_rate": booked["rate"],
        "booked_interval": booked["interval"],
        "verdict": replied["verdict"],
    }


def _comparison(each: Comparison) -> dict[str, object]:
    return {
        "slot": each.slot,
        "line": each.line or None,
        "since": stamp(each.since),
        "wordings": [_replies(each.first), _replies(each.rival)],
        "difference": _interval(each.difference),
        "better": each.better or None,
        "verdict": f"{each.better} gets more replies" if each.better else TOO_FEW,
    }


# --- for people ---


def _print(found: Insights) -> None:
    sys.stdout.write(f"{found.sentence}\n\n")
    median = found.median
    seconds = "-" if median.seconds is None else _long(median.seconds)
    rows: list[Row] = [
        _tile("Recovered leads", found.recovered, "wrote back after a missed call"),
        _tile("Kept promise", found.kept, _before(found.kept_before)),
        {
            "figure": "Median reply",
            "value": seconds,
            "of": f"of {median.of}",
            "notes": f"{median.never} were not answered",
            "verdict": TOO_FEW if median.of < FEW else "",
        },
        _tile("Not delivered", found.not_delivered, _reasons(found.failures)),
    ]
    print_table(rows, ("figure", "value", "of", "notes", "verdict"), empty="")
    sys.stdout.write("\n")
    if found.callers:
        print_table(_hours(found), ("", *_shown_hours(found)), empty="")
        sys.stdout.write("\n")
    wordings = [_wording_line(each) for each in found.wordings]
    columns = ("wording", "slot", "replied", "interval", "booked", "verdict")
    print_table(wordings, columns, empty="No texts went out yet.")
    for each in found.comparisons:
        told = each.better or TOO_FEW
        names = f"{each.first.name} or {each.rival.name}"
        sys.stdout.write(f"{each.slot}: {names}: {told}.\n")


def _tile(figure: str, share: Share, notes: str) -> Row:
    verdict = TOO_FEW if share.too_few else ""
    of = f"of {share.of}"
    return {"figure": figure, "value": share.count, "of": of, "notes": notes, "verdict": verdict}


def _before(share: Share) -> str:
    return f"as many days before: {share.count} of {share.of}"


def _reasons(failures: dict[str, int]) -> str:
    return ", ".join(f"{count} {reason}" for reason, count in failures.items()) or "none"


def _long(seconds: float) -> str:
    return f"{seconds:.0f} s" if seconds < 120 else f"{seconds / 60:.0f} min"


def _shown_hours(found: Insights) -> list[str]:
    """The hours from the first to the last in which somebody was missed."""
    busy = [hour for hour in range(24) if any(day[hour] for day in found.by_hour)]
    return [f"{hour}:00" for hour in range(busy[0], busy[-1] + 1)] if busy else []


def _hours(found: Insights) -> list[Row]:
    shown = _shown_hours(found)
    return [
        {"": name} | {hour: str(day[int(hour.split(":")[0])]) for hour in shown}
        for name, day in zip(_DAYS, found.by_hour, strict=True)
    ]


def _wording_line(each: Replies) -> Row:
    low, high = each.replied.interval
    return {
        "wording": each.name or "(unnamed)",
        "slot": each.slot,
        "replied": f"{each.replied.count} of {each.replied.of}",
        "interval": f"{low:.0%} to {high:.0%}",
        "booked": each.booked.count,
        "verdict": TOO_FEW if each.replied.too_few else "",
    }
