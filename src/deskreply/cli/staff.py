"""``deskreply staff``: who works at this office."""

from __future__ import annotations

import argparse
from datetime import UTC, datetime

from deskreply import bootstrap
from deskreply.cli.words import print_json, print_table
from deskreply.domain.team import Member
from deskreply.engine import staff


def run(given: argparse.Namespace) -> int:
    """``deskreply staff list|add|remove``; each shows the team as it is then."""
    desk = bootstrap.open_desk().ready()
    with desk.store() as store:
        now = datetime.now(UTC)
        if given.do == "add":
            staff.add(store, desk.settings(), now, given.name)
        elif given.do == "remove":
            staff.remove(store, desk.settings(), now, given.name)
        with store.read() as reader:
            members = staff.members(reader)
    rows = [_row(member) for member in members]
    if given.json:
        print_json(rows)
    else:
        print_table(rows, ("name", "pin"), empty="Nobody is on the team yet.")
    return 0


def _row(member: Member) -> dict[str, object]:
    return {"name": member.name, "pin": member.has_pin}
