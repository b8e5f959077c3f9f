"""Errors in one sentence, and how values look on a terminal."""

from __future__ import annotations

import errno
import json
import re
import sys
import traceback
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime

Row = Mapping[str, object]

SECRETS = (
    "TWILIO_AUTH_TOKEN", "TWILIO_API_SECRET", "DESKREPLY_DATABASE_KEY", "DESKREPLY_DATABASE_URL",
)  # fmt: skip
SHORTEST_SECRET = 6
LIKE_A_KEY = re.compile(r"(?<![0-9A-Za-z])[0-9a-fA-F]{32,}(?![0-9A-Za-z])|(?<=:)[^:@/\s]+(?=@)")


def unexpected(error: Exception) -> str:
    """A sentence for what nobody foresaw. The values stay out: they may be a patient's words."""
    if isinstance(error, OSError):
        if error.errno in {errno.ENOSPC, errno.EDQUOT}:
            return "The disk is full. Free some space and try again; nothing was lost."
        return f"The computer refused ({error.strerror or type(error).__name__}). Try again."
    return (
        f"Something unexpected went wrong ({type(error).__name__}). Try again; "
        "with DESKREPLY_DEBUG=1 the details are shown."
    )


def details(error: Exception, environment: Mapping[str, str]) -> str:
    """The traceback for whoever looks for the cause, without keys: neither those of the environment
    nor anything that looks like one."""
    text = "".join(traceback.format_exception(error))
    for name in SECRETS:
        secret = environment.get(name, "").strip()
        if len(secret) >= SHORTEST_SECRET:
            text = text.replace(secret, "[removed]")
    return LIKE_A_KEY.sub("[removed]", text)


def stamp(at: datetime | None) -> str | None:
    """ISO 8601 in UTC with ``Z``, to the millisecond where there is one."""
    if at is None:
        return None
    at = at.astimezone(UTC)
    exact = "milliseconds" if at.microsecond else "seconds"
    return at.isoformat(timespec=exact).replace("+00:00", "Z")


def print_json(rows: Iterable[Row]) -> None:
    """One object a line."""
    for row in rows:
        # Lone surrogates cannot be written as UTF-8; escaped they survive.
        line = json.dumps(row, ensure_ascii=False)
        try:
            line.encode(sys.stdout.encoding or "utf-8")
        except UnicodeEncodeError:
            line = json.dumps(row)
        sys.stdout.write(line + "\n")


def print_table(rows: Sequence[Row], columns: Sequence[str], *, empty: str) -> None:
    """A readable table: hostile text stays on its line and cannot steer the terminal."""
    if not rows:
        sys.stdout.write(empty + "\n")
        return
    cells = [[tame(row.get(column)) for column in columns] for row in rows]
    widths = [
        min(44, max(len(column), *(len(line[i]) for line in cells)))
        for i, column in enumerate(columns)
    ]
    for line in [list(columns), *cells]:
        shown = [f"{_cut(c, w):<{w}}" for c, w in zip(line, widths, strict=True)]
        _write("  ".join(shown).rstrip() + "\n")


def tame(value: object) -> str:
    """Text for a terminal: no control, direction or invisible characters, no line breaks."""
    if value is None or value == "":
        return "-"
    if isinstance(value, bool):
        return "yes" if value else "no"
    text = " ".join(str(value).split())
    return "".join("\N{REPLACEMENT CHARACTER}" if _wild(c) else c for c in text)


def _wild(char: str) -> bool:
    return unicodedata.category(char) in {"Cc", "Cf", "Cs", "Co", "Cn"} and char != "\u200d"


def _cut(text: str, width: int) -> str:
    return text if len(text) <= width else text[: width - 1] + "…"


def _write(text: str) -> None:
    encoding = sys.stdout.encoding or "utf-8"
    sys.stdout.write(text.encode(encoding, "replace").decode(encoding))
