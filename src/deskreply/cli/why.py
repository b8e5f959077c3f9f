"""``deskreply why``: what happened to a call or a number, and why; and what staff allows."""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from typing import Concatenate, ParamSpec
from zoneinfo import ZoneInfo

from deskreply import bootstrap
from deskreply.cli.words import Row, print_json, stamp, tame
from deskreply.domain import numbers
from deskreply.domain.errors import UserError
from deskreply.engine import permission
from deskreply.engine import why as chain
from deskreply.engine.ports import Reader, Store
from deskreply.engine.why import Step
from deskreply.settings import Settings

P = ParamSpec("P")
# Ids have no form that every provider keeps to; but they are long, and not a word.
_ID = re.compile(r"(?=.*[0-9])[A-Za-z0-9_-]{10,80}")


class NeverSeen(UserError):
    """There is no such call or number here."""

    exit_code = 1


def why(given: argparse.Namespace) -> int:
    """``deskreply why CALL|NUMBER``"""
    desk = bootstrap.open_desk().ready()
    with desk.store() as store, store.read() as reader:
        steps = _steps(reader, desk.settings(), given.what.strip())
    if given.json:
        print_json(map(_row, steps))
    else:
        _tell(steps, ZoneInfo(bootstrap.office_zone(desk.settings)()))
    return 0


def block(given: argparse.Namespace) -> int:
    """``deskreply block NUMBER``"""
    return _do(permission.block, given.number, given.reason)


def unblock(given: argparse.Namespace) -> int:
    """``deskreply unblock NUMBER``"""
    return _do(permission.unblock, given.number)


def do_not_text(given: argparse.Namespace) -> int:
    """``deskreply do-not-text NUMBER``"""
    return _do(permission.do_not_text, given.number)


def allow_text(given: argparse.Namespace) -> int:
    """``deskreply allow-text NUMBER``"""
    return _do(permission.allow_text, given.number)


def unflag(given: argparse.Namespace) -> int:
    """``deskreply unflag NUMBER``"""
    return _do(permission.clear_flag, given.number)


def _do(
    action: Callable[Concatenate[Store, Settings, datetime, P], str],
    *given: P.args,
    **named: P.kwargs,
) -> int:
    desk = bootstrap.open_desk().ready()
    with desk.store() as store:
        action(store, desk.settings(), datetime.now(UTC), *given, **named)
    return 0


def _steps(reader: Reader, settings: Settings, what: str) -> list[Step]:
    call = chain.find_call(reader, what) if what else None
    if call is not None:
        return chain.of_call(reader, settings, call)
    number = numbers.normalise(what) or (what if numbers.is_short_or_service(what) else None)
    if number is None and what.isdecimal():
        # A number from abroad as it stands in many contact lists.
        number = numbers.normalise(f"+{what}")
    if number is not None:
        steps = chain.of_number(reader, settings, number)
        if not steps and numbers.is_withheld(number):
            raise NeverSeen(
                f"{number} is how a hidden number shows. Ask for one of its calls by its id from: "
                "deskreply calls --json"
            )
        if not steps:
            raise NeverSeen(f"Nobody called or wrote from {number}. See all with: deskreply calls")
        return steps
    if _ID.fullmatch(what):
        raise NeverSeen(f"There is no call {what} here. See all with: deskreply calls")
    raise UserError(
        f"{what!r} is neither a call nor a number. Give a number such as +12125550123, or a call's "
        "id from: deskreply calls --json"
    )


def _row(step: Step) -> Row:
    shown = {k: stamp(v) if isinstance(v, datetime) else v for k, v in step.data.items()}
    body = {"body": step.body} if step.body else {}
    said = {"kind": step.kind, "at": stamp(step.at), "call": step.call or None}
    return {**said, "text": step.text, **shown, **body}


def _tell(steps: Sequence[Step], zone: ZoneInfo) -> None:
    """A paragraph a call, in the office's time."""
    for i, step in enumerate(steps):
        opens = step.kind in {"call", "number"}
        if opens and i:
            _print("")
        at = step.at.astimezone(zone) if step.at is not None else None
        form = "%Y-%m-%d %H:%M:%S" if opens else "%H:%M:%S"
        when = f"{at.strftime(form) if at is not None else '':<10}" if step.call else ""
        _print(f"{'' if opens else '  '}{when}{_title(step)}{tame(step.text)}")
        if step.body:
            _print(f"{'':<14}“{tame(step.body)}”")
        facts = step.data.get("facts")
        if isinstance(facts, dict) and facts:
            known = ", ".join(f"{k} {tame(v)}" for k, v in facts.items() if v not in {None, ""})
            _print(f"{'':<14}{known}")


def _title(step: Step) -> str:
    if step.kind == "number":
        name = step.data.get("name")
        who = f"{step.data['number']} ({tame(name)})" if name else f"{step.data['number']}"
        return f"{who}: "
    return f" {step.call}  " if step.kind == "call" else ""


def _print(line: str) -> None:
    """One line on stdout, whatever its encoding can't hold shown as a question mark."""
    encoding = sys.stdout.encoding or "utf-8"
    sys.stdout.write(line.rstrip().encode(encoding, "replace").decode(encoding) + "\n")
