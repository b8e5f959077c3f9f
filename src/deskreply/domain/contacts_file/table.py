"""What every file of contacts becomes: rows of trimmed cells under named columns."""

from __future__ import annotations

import re
from dataclasses import dataclass

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")
_PHONE = re.compile(r"[+(]?[0-9][0-9() .\-/]{6,22}")


@dataclass(frozen=True, slots=True)
class Row:
    """One record; ``line``: where it begins in the file, from 1."""

    line: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """What a file holds. ``columns``: their names, ``Column 1`` and so on where the file has none.
    ``broken``: the lines at which a record begins that cannot be read."""

    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    broken: tuple[int, ...] = ()


def looks_like_number(cell: str) -> bool:
    """Whether a cell looks like a telephone number, at a glance."""
    return _PHONE.fullmatch(cell) is not None and 7 <= sum(map(str.isdigit, cell)) <= 15


def lines(text: str) -> list[str]:
    """The lines of a text with their ends: only line feeds and carriage returns end one."""
    return _LINE.findall(text)
