"""Search on SQLite's full-text index, and what both databases' searches share."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from operator import attrgetter

from sqlalchemy import Connection, text

from deskreply.engine.ports import SearchHit
from deskreply.store.columns import EPOCH, UtcTime, storable

# Longer input is a paste, not a search; the index would be asked for every word of it.
_MAX_CHARACTERS = 200
_MAX_TERMS = 12
# Fewer digits fit half of all numbers, and the index of digit triples has no answer for them.
_MIN_DIGITS = 3
_NUMBER_SIGNS = frozenset("+()-./ \u00a0\u2010\u2011\u2012\u2013")
# A short piece of a number fits thousands of threads; the newest of them are looked at.
_CANDIDATES = 1000


def terms(typed: str) -> list[str]:
    """The words of what somebody typed, a bounded number; bare marks drop out."""
    words = storable(typed)[:_MAX_CHARACTERS].split()
    return [word for word in words if any(map(str.isalnum, word))][:_MAX_TERMS]


def digits(typed: str) -> str:
    """The digits of a number typed in any format, "" if it isn't one or is too short to tell."""
    kept = [c for c in storable(typed)[:_MAX_CHARACTERS].strip() if c not in _NUMBER_SIGNS]
    if len(kept) < _MIN_DIGITS or not all(c.isascii() and c.isdigit() for c in kept):
        return ""
    return "".join(kept)


def newest(hits: Iterable[SearchHit], limit: int) -> tuple[SearchHit, ...]:
    """The ``limit`` newest hits, newest first."""
    return tuple(sorted(hits, key=attrgetter("at"), reverse=True)[:limit])


def thread_hit(number: str, name: str, last_at: datetime | None) -> SearchHit:
    """A hit on a person; the text is the name, or the number where there is none."""
    return SearchHit(number, "", name or number, last_at or EPOCH)


def _fts_query(typed: str) -> str:
    """An FTS5 expression: every term a quoted string, the last one a prefix; "" without terms."""
    quoted = ['"' + term.replace('"', '""') + '"' for term in terms(typed)]
    return " ".join(quoted) + "*" if quoted else ""


_THREADS = """
    SELECT number, name, last_at FROM threads WHERE id IN (
        SELECT rowid FROM {index} WHERE {index} MATCH :query ORDER BY rowid DESC LIMIT :candidates)
    ORDER BY last_at DESC LIMIT :limit
"""
_THREADS_BY_NAME = text(_THREADS.format(index="threads_fts")).columns(last_at=UtcTime)
_THREADS_BY_NUMBER = text(_THREADS.format(index="numbers_fts")).columns(last_at=UtcTime)

# Found newest row first, so that the index is read only as far as the limit needs.
_MESSAGES = text("""
    SELECT messages.number, messages.id, messages.body, messages.at
    FROM messages_fts JOIN messages ON messages.seq = messages_fts.rowid
    WHERE messages_fts MATCH :query ORDER BY messages_fts.rowid DESC LIMIT :limit
""").columns(at=UtcTime)


def search(connection: Connection, typed: str, limit: int) -> tuple[SearchHit, ...]:
    """Threads by name or number and messages by words, newest first; no text makes it raise."""
    hits: dict[tuple[str, str], SearchHit] = {}
    query = _fts_query(typed)
    if not query:
        return ()
    asked = {"query": query, "candidates": _CANDIDATES, "limit": limit}
    people = list(connection.execute(_THREADS_BY_NAME, asked))
    if number := digits(typed):
        people += connection.execute(_THREADS_BY_NUMBER, asked | {"query": f'"{number}"'})
    for number, name, last_at in people:
        hits[number, ""] = thread_hit(number, name, last_at)
    for row in connection.execute(_MESSAGES, {"query": query, "limit": limit}):
        hit = SearchHit(*row)
        hits[hit.number, hit.message_id] = hit
    return newest(hits.values(), limit)
