"""Faults that bend the rows of an answer rather than the answer as a whole."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from deskreply.practice.faults import FaultKind, Faults
from deskreply.practice.render import JsonObject

UNKNOWN_STATUS = "transferring"
"""A status that no version of the API has had."""


def bend_rows(faults: Faults, endpoint: str, rows: Sequence[JsonObject]) -> list[JsonObject]:
    """The rows as they go out: bent, and in the order the faults give them."""
    if fault := faults.take(endpoint, {FaultKind.UNKNOWN_STATUS}):
        for row in _struck(rows, fault.sid):
            row["status"] = UNKNOWN_STATUS
    if fault := faults.take(endpoint, {FaultKind.UNKNOWN_FIELDS}):
        for row in _struck(rows, fault.sid):
            row.update({"x_ray": {"level": 3}, "shard": None})
    if fault := faults.take(endpoint, {FaultKind.MISSING_FROM}):
        for row in _struck(rows, fault.sid):
            row.pop("from", None)
            row.pop("from_formatted", None)
    if len(rows) > 1 and faults.take(endpoint, {FaultKind.REORDER}):
        return [rows[i] for i in faults.shuffled(len(rows))]
    return list(rows)


def lag(faults: Faults, endpoint: str, kind: FaultKind) -> timedelta:
    """How long after being stored a row stays out of sight at `endpoint`."""
    fault = faults.take(endpoint, {kind})
    return timedelta(seconds=fault.seconds if fault else 0.0)


def _struck(rows: Sequence[JsonObject], sid: str | None) -> list[JsonObject]:
    return [row for row in rows if sid is None or row.get("sid") == sid]
