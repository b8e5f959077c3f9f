"""What a row of the log is to us, and when two reads of a call are alike."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta, timezone

import pytest

from deskreply.domain.classify import Role, fingerprint, line_of, role
from deskreply.domain.models import CallRow
from tests.domain.build import CALLER, END, LATER, OFFICE, leg, root

WATCHED = {OFFICE}


def test_a_call_to_a_watched_number_is_a_root_however_the_number_is_written() -> None:
    assert role(root(), WATCHED) is Role.ROOT
    assert role(root(called_raw="+1 (212) 555-0100"), WATCHED) is Role.ROOT
    assert line_of(root(called_raw="212-555-0100"), WATCHED) == OFFICE


def test_a_row_with_a_parent_is_a_leg() -> None:
    assert role(leg(), WATCHED) is Role.LEG
    assert role(leg(called_raw=OFFICE, direction="inbound"), WATCHED) is Role.LEG


@pytest.mark.parametrize(
    "raw", ["client:front_desk", "SIP:101@office.example", " sim:DE1", "sips:a"]
)
def test_staff_calling_out_from_a_softphone_are_not_callers(raw: str) -> None:
    assert role(root(caller_raw=raw), WATCHED) is Role.OTHER


@pytest.mark.parametrize("raw", [None, "", "anonymous", "+266696687", CALLER])
def test_callers_without_a_number_still_called(raw: str | None) -> None:
    assert role(root(caller_raw=raw), WATCHED) is Role.ROOT


@pytest.mark.parametrize(
    "row",
    [
        root(direction="outbound-api"),
        root(direction="outbound-dial"),
        root(direction="trunking-terminating"),
        root(direction="conference"),
        root(called_raw="+12125550999"),
        root(called_raw=None),
        root(called_raw=None, direction="trunking-originating"),
        root(called_raw=f"sip:{OFFICE}@elsewhere.example"),
    ],
)
def test_other_calls_are_ignored(row: CallRow) -> None:
    assert role(row, WATCHED) is Role.OTHER


@pytest.mark.parametrize(
    "to",
    [
        OFFICE,
        f"sip:{OFFICE}@trunk.example;transport=tls",
        f"SIP:{OFFICE};user=phone@trunk.example",
        f"Sips:{OFFICE}@trunk.example",
    ],
)
def test_a_trunk_call_is_a_root_by_number_or_by_trunk_address(to: str) -> None:
    row = root(direction="trunking-originating", called_raw=to)
    assert role(row, WATCHED) is Role.ROOT
    assert line_of(row, WATCHED) == OFFICE


# --- fingerprints -------------------------------------------------------------------------------


def test_the_same_rows_in_any_order_read_alike() -> None:
    one, two = leg("busy", n=1), leg("no-answer", n=2)
    assert fingerprint(root(), [one, two]) == fingerprint(root(), [two, one])
    billed = replace(root(), updated_at=LATER)
    assert fingerprint(root(), [one]) == fingerprint(billed, [one])
    elsewhere = replace(root(), ended_at=END.astimezone(timezone(timedelta(hours=-4))))
    assert fingerprint(root(), [one]) == fingerprint(elsewhere, [one])
    assert len(fingerprint(root(), [one])) == 32


@pytest.mark.parametrize(
    "changed",
    [
        leg("busy"),
        leg(seconds=1),
        leg(answered_by="human"),
        leg(ended=1),
        leg(n=2),
        leg(called_raw="client:x"),
    ],
)
def test_a_change_that_matters_does_not_read_alike(changed: CallRow) -> None:
    assert fingerprint(root(), [leg()]) != fingerprint(root(), [changed])
    assert fingerprint(root(), [leg()]) != fingerprint(root(), [])
    assert fingerprint(root(), []) != fingerprint(root("busy"), [])
