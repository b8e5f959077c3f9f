"""Search on PostgreSQL, with the same rules as on SQLite, except that accents count here."""

from __future__ import annotations

from sqlalchemy import Connection, text

from deskreply.engine.ports import SearchHit
from deskreply.store.columns import UtcTime
from deskreply.store.search import digits, newest, terms, thread_hit

# Materialized: the planner would else walk the texts from the newest on, parsing each, in the hope
# of a word that may not be there.
_MESSAGES = text("""
    WITH found AS MATERIALIZED (
        SELECT seq FROM messages
        WHERE to_tsvector('simple', body) @@ to_tsquery('simple', :query))
    SELECT number, id, body, at FROM messages
    WHERE seq IN (SELECT seq FROM found ORDER BY seq DESC LIMIT :limit)
""").columns(at=UtcTime)

_THREADS_BY_NAME = text("""
    WITH found AS MATERIALIZED (
        SELECT id FROM threads
        WHERE to_tsvector('simple', name) @@ to_tsquery('simple', :query))
    SELECT number, name, last_at FROM threads WHERE id IN (SELECT id FROM found)
    ORDER BY last_at DESC NULLS LAST LIMIT :limit
""").columns(last_at=UtcTime)

_THREADS_BY_NUMBER = text("""
    SELECT number, name, last_at FROM threads WHERE number LIKE '%' || :digits || '%'
    ORDER BY last_at DESC NULLS LAST LIMIT :limit
""").columns(last_at=UtcTime)


def search(connection: Connection, typed: str, limit: int) -> tuple[SearchHit, ...]:
    """Threads by name or number and messages by words, newest first; no text makes it raise."""
    query = _tsquery(typed)
    if not query:
        return ()
    hits: dict[tuple[str, str], SearchHit] = {}
    asked = {"query": query, "limit": limit}
    people = list(connection.execute(_THREADS_BY_NAME, asked))
    if number := digits(typed):
        people += connection.execute(_THREADS_BY_NUMBER, {"digits": number, "limit": limit})
    for number, name, last_at in people:
        hits[number, ""] = thread_hit(number, name, last_at)
    for row in connection.execute(_MESSAGES, asked):
        hit = SearchHit(*tuple(row))
        hits[hit.number, hit.message_id] = hit
    return newest(hits.values(), limit)


def _tsquery(typed: str) -> str:
    """Every term quoted, the last one a prefix; "" without terms."""
    quoted = ["'" + term.replace("\\", "\\\\").replace("'", "''") + "'" for term in terms(typed)]
    return " & ".join(quoted) + ":*" if quoted else ""
