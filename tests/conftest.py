"""The order in which everything runs."""

from __future__ import annotations

from itertools import groupby
from pathlib import Path

import pytest

# Two minutes of waiting, and nobody else is to wait for it at the end.
_LONGEST = "test_a_bad_day.py"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What mostly waits is spread among what mostly computes: side by side, the workers are always
    busy. Modules stay whole, since what they share is made once."""
    modules = [list(tests) for _, tests in groupby(items, lambda item: item.path)]
    waiting = sorted((m for m in modules if _waits(m[0].path)), key=_first)
    busy = [m for m in modules if not _waits(m[0].path)]
    every = len(busy) // (len(waiting) + 1) + 1
    ordered = []
    for at, module in enumerate(busy):
        if at % every == 0 and waiting:
            ordered.append(waiting.pop(0))
        ordered.append(module)
    items[:] = [item for module in (*ordered, *waiting) for item in module]


def _waits(path: Path) -> bool:
    return "outside" in path.parts


def _first(module: list[pytest.Item]) -> bool:
    return module[0].path.name != _LONGEST
