"""The bytes of a file of contacts made into a table: its encoding, then CSV or vCard."""

from __future__ import annotations

from deskreply.domain.contacts_file.separated import read_separated
from deskreply.domain.contacts_file.table import Table
from deskreply.domain.contacts_file.vcard import read_cards
from deskreply.domain.errors import UserError
from deskreply.domain.words import Words

MOST_BYTES = 64 * 1024 * 1024
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")

TOO_LARGE = Words(
    "That file is larger than {megabytes} MB, which no list of contacts is; check which file it "
    "is, or split it.",
    "Ese archivo pasa de {megabytes} MB, más que cualquier lista de contactos; revise qué archivo "
    "es, o divídalo.",
).format(megabytes=MOST_BYTES // 1024 // 1024)
_EMPTY = Words(
    "There is nothing in that file; export the contacts again, as CSV or vCard.",
    "Ese archivo está vacío; exporte los contactos de nuevo, como CSV o vCard.",
)
_BINARY = Words(
    "That is not a text file; export the contacts as CSV or vCard.",
    "Eso no es un archivo de texto; exporte los contactos como CSV o vCard.",
)
_FORMATS = (
    (
        b"PK\x03\x04",
        Words(
            "That is an Excel workbook or an archive; save it as CSV, then try again.",
            "Eso es un libro de Excel o un archivo comprimido; guárdelo como CSV e intente de "
            "nuevo.",
        ),
    ),
    (
        b"\xd0\xcf\x11\xe0",
        Words(
            "That is an Excel workbook; save it as CSV, then try again.",
            "Eso es un libro de Excel; guárdelo como CSV e intente de nuevo.",
        ),
    ),
    (
        b"%PDF",
        Words(
            "That is a PDF; export the contacts as CSV or vCard.",
            "Eso es un PDF; exporte los contactos como CSV o vCard.",
        ),
    ),
)


def read_file(data: bytes | str) -> Table:
    """The table in a CSV (any usual delimiter and encoding) or vCard file.

    UserError for a file that is empty, larger than MOST_BYTES, or neither.
    """
    if len(data) > MOST_BYTES:
        raise UserError.of(TOO_LARGE)
    text = (data if isinstance(data, str) else _decoded(data)).removeprefix("\ufeff")
    cards = text.lstrip()[:11].upper() == "BEGIN:VCARD"
    table = read_cards(text) if cards else read_separated(text)
    if not table.rows:
        raise UserError.of(_EMPTY)
    return table


def _decoded(data: bytes) -> str:
    """The text, whichever of the usual encodings it is in. UserError where it is no text."""
    for mark, words in _FORMATS:
        if data.startswith(mark):
            raise UserError.of(words)
    wide = "utf-16" if data.startswith(_UTF_16) else _wide_without_mark(data)
    # Windows-1252 has Latin-1's letters, and quotation marks where Latin-1 has nothing.
    for encoding in (wide,) if wide else ("utf-8", "cp1252", "latin-1"):
        try:
            text = data.decode(encoding)
        except UnicodeError:
            continue
        if "\0" in text or _mostly_controls(text):
            break
        return text
    raise UserError.of(_BINARY)


def _wide_without_mark(data: bytes) -> str:
    """UTF-16 of a Latin text has a NUL in every second place; "" where it is something else."""
    even, odd = data[0:400:2], data[1:400:2]
    if odd.count(0) > 0.7 * len(odd):
        return "utf-16-le" if odd else ""
    return "utf-16-be" if even.count(0) > 0.7 * len(even) else ""


def _mostly_controls(text: str) -> bool:
    start = text[:4096]
    return sum(char < " " and char not in "\t\r\n\f" for char in start) > len(start) // 50
