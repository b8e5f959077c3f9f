"""vCards, versions 2.1 to 4.0, made into the same kind of table as a CSV file.

Only what contacts need is read: names, numbers with their kind, the language. A library for the
whole format fails on a broken photo or an unknown line, loses all cards after it, and quotes the
line in its log.
"""

from __future__ import annotations

import quopri
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from deskreply.domain.contacts_file.table import Row, Table, lines

COLUMNS = ("Name", "Mobile", "Home", "Work", "Phone", "Language")
_KINDS = (("cell", "Mobile"), ("iphone", "Mobile"), ("home", "Home"), ("work", "Work"))
_ESCAPED = re.compile(r"\\(.)")
_WANTED = frozenset({"FN", "N", "TEL", "LANG", "ORG"})


@dataclass(slots=True)
class _Card:
    line: int
    values: dict[str, list[str]] = field(default_factory=dict)

    def add(self, column: str, value: str) -> None:
        if value:
            self.values.setdefault(column, []).append(value)

    def row(self) -> Row:
        names = self.values.get("FN") or self.values.get("N") or self.values.get("ORG") or [""]
        cells = [names[0], *("; ".join(self.values.get(name, ())) for name in COLUMNS[1:])]
        return Row(self.line, tuple(cells))


def read_cards(text: str) -> Table:
    """A row for each card; several numbers of one kind stand in one cell."""
    rows: list[Row] = []
    card: _Card | None = None
    for number, line in _unfolded(text):
        head, colon, value = line.partition(":")
        name, *parameters = head.upper().split(";")
        name = name.rpartition(".")[2].strip()
        if name == "BEGIN" and value.strip().upper() == "VCARD":
            # One that was never closed still counts for what it holds.
            rows += [card.row()] if card is not None else []
            card = _Card(number)
        elif name == "END" and card is not None and value.strip().upper() == "VCARD":
            rows.append(card.row())
            card = None
        elif card is not None and colon and name in _WANTED:
            _take(card, name, parameters, value)
    rows += [card.row()] if card is not None else []
    return Table(COLUMNS, tuple(rows))


def _take(card: _Card, name: str, parameters: list[str], value: str) -> None:
    value = _plain(value, parameters)
    if name == "TEL":
        kinds = ",".join(parameters).lower()
        if "fax" in kinds or "pager" in kinds:
            return
        column = next((column for word, column in _KINDS if word in kinds), "Phone")
        # A URI may go on with an extension.
        uri = value.strip().lower().startswith("tel:")
        card.add(column, value.partition(";")[0].strip() if uri else value.strip())
    elif name == "N":
        family, given = [*(_unescaped(part) for part in _parts(value)), "", ""][:2]
        card.add("N", " ".join(f"{given} {family}".split()))
    elif name == "LANG":
        card.add("Language", value.strip())
    else:
        card.add(name, " ".join(_unescaped(value).split()))


def _parts(value: str) -> list[str]:
    """The parts of a structured value, at semicolons that are not escaped."""
    return re.split(r"(?<!\\);", value)


def _unescaped(value: str) -> str:
    return _ESCAPED.sub(lambda found: " " if found[1] in "nN" else found[1], value)


def _plain(value: str, parameters: list[str]) -> str:
    """The value as text, out of quoted-printable where it says so."""
    if not _is_quoted(parameters):
        return value
    charset = next((p.partition("=")[2] for p in parameters if p.startswith("CHARSET=")), "utf-8")
    raw = quopri.decodestring(value.encode("utf-8", "replace"))
    for encoding in (charset.strip('"'), "utf-8", "cp1252"):
        try:
            return raw.decode(encoding)
        except (LookupError, ValueError):
            continue
    return raw.decode("latin-1")


def _is_quoted(parameters: list[str]) -> bool:
    return any(p.removeprefix("ENCODING=") in {"QUOTED-PRINTABLE", "Q"} for p in parameters)


def _unfolded(text: str) -> Iterator[tuple[int, str]]:
    """The logical lines, each with the number of its first line."""
    number, held = 0, ""
    for i, line in enumerate(map(_without_end, lines(text)), 1):
        if held and line[:1] in (" ", "\t"):
            held += line[1:]
        elif held.endswith("=") and _is_quoted(held.partition(":")[0].upper().split(";")):
            held = held[:-1] + line.lstrip()
        else:
            if held:
                yield number, held
            number, held = i, line
    if held:
        yield number, held


def _without_end(line: str) -> str:
    return line.rstrip("\r\n")
