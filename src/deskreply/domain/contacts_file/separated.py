"""CSV as programs really write it: any delimiter, with or without names of the columns."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Sequence

from deskreply.domain.contacts_file.columns import names_a_column
from deskreply.domain.contacts_file.table import Row, Table, lines, looks_like_number

# A quotation mark that is never closed would swallow the rest of the file.
_LONGEST_ROW = 40
_SAMPLE = 60
_DELIMITERS = ",;\t|"
# Excel's own way to say which delimiter follows.
_SAID = re.compile(r'"?sep=([,;\t|])"?\s*')


def read_separated(text: str) -> Table:
    """The table in a CSV text; one without rows where there is nothing in it."""
    every = lines(text)
    said = _SAID.fullmatch(every[0]) if every else None
    start = 1 if said else 0
    delimiter = said[1] if said else _delimiter(every[:_SAMPLE])
    broken: list[int] = []
    rows = [row for row in _records(every, start, delimiter, broken) if any(row.cells)]
    if rows and _is_header(rows):
        return Table(_distinct(rows[0].cells), tuple(rows[1:]), tuple(broken))
    width = max((len(row.cells) for row in rows[:_SAMPLE]), default=0)
    return Table(tuple(f"Column {i + 1}" for i in range(width)), tuple(rows), tuple(broken))


class _Lines:
    """The lines from one on, for a CSV reader that must not read on for ever."""

    def __init__(self, every: Sequence[str], start: int) -> None:
        self._lines = every
        self.at = start
        self.until = start + _LONGEST_ROW

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        if self.at >= min(self.until, len(self._lines)):
            raise StopIteration
        self.at += 1
        return self._lines[self.at - 1]


def _records(every: Sequence[str], start: int, delimiter: str, broken: list[int]) -> Iterator[Row]:
    """The records, their cells trimmed; ``broken`` gets the lines of those that cannot be read."""
    while start < len(every):
        source = _Lines(every, start)
        try:
            for cells in csv.reader(source, delimiter=delimiter):
                if source.at - start > 1 and _unclosed(every[start : source.at]):
                    break
                yield Row(start + 1, tuple([cell.strip() for cell in cells]))
                start, source.until = source.at, source.at + _LONGEST_ROW
            else:
                return
        except csv.Error:
            pass  # a cell of more than 128 kB, or a NUL: no contact has either
        broken.append(start + 1)
        start += 1


def _unclosed(record: Sequence[str]) -> bool:
    return len(record) >= _LONGEST_ROW or sum(line.count('"') for line in record) % 2 == 1


def _delimiter(start: Sequence[str]) -> str:
    """What separates the cells: what shows the most telephone numbers, and rows of one width."""

    def fit(delimiter: str) -> tuple[int, float, int]:
        rows = [row.cells for row in _records(start, 0, delimiter, [])]
        widths = [len(cells) for cells in rows]
        usual = max(set(widths), key=widths.count, default=0)
        phones = sum(looks_like_number(cell) for cells in rows for cell in cells)
        return phones, (widths.count(usual) / len(widths)) if usual > 1 else 0.0, usual

    return max(_DELIMITERS, key=fit)


def _is_header(rows: Sequence[Row]) -> bool:
    """Whether the first row names the columns: by a word that does, or because a column of numbers
    has no number there."""
    first, rest = rows[0].cells, rows[1:_SAMPLE]
    if any(looks_like_number(cell) for cell in first):
        return False
    if any(names_a_column(cell) for cell in first):
        return True
    return any(
        cell and sum(looks_like_number(row.cells[i]) for row in rest if i < len(row.cells)) * 2
        > len(rest)
        for i, cell in enumerate(first)
    )  # fmt: skip


def _distinct(names: tuple[str, ...]) -> tuple[str, ...]:
    """Column names, each once, none empty."""
    seen: dict[str, int] = {}
    named: list[str] = []
    for index, given in enumerate(names):
        name = " ".join(given.split()) or f"Column {index + 1}"
        seen[name] = seen.get(name, 0) + 1
        named.append(name if seen[name] == 1 else f"{name} ({seen[name]})")
    return tuple(named)
