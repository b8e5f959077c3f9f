"""Lists page by page, in the provider's envelope."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Generic, TypeVar
from urllib.parse import urlencode

from deskreply.practice.errors import Refused
from deskreply.practice.render import JsonObject
from deskreply.practice.rows import Row, RowLog

DEFAULT_SIZE = 50
MAX_SIZE = 1000

R = TypeVar("R", bound=Row)


@dataclass(frozen=True, slots=True)
class PageRequest:
    """Which page is asked for: number from 0, rows a page, and a token from another page.

    `token`: `PA` and a SID for the rows after that one, `PB` and a SID for those before it.
    """

    page: int
    size: int
    token: str | None

    @classmethod
    def of(cls, query: Mapping[str, str]) -> PageRequest:
        """Read `PageSize`, `Page`, `PageToken`. Raises Refused for what is no page."""
        size = _whole(query, "PageSize", DEFAULT_SIZE)
        page = _whole(query, "Page", 0)
        if size < 1 or page < 0:
            raise Refused(20001, "PageSize must be at least 1 and Page at least 0")
        return cls(page, min(size, MAX_SIZE), query.get("PageToken") or None)


@dataclass(frozen=True, slots=True)
class Page(Generic[R]):
    """The rows of a page, newest first, and whether there are more beyond it."""

    rows: list[R]
    more: bool


def cut_page(log: RowLog[R], fits: Callable[[R], bool], asked: PageRequest) -> Page[R]:
    """One page of the rows that fit. Raises Refused for a token of no known row.

    A token names a row, so rows that arrive meanwhile do not shift the pages after it.
    """
    if asked.token is None:
        skip = asked.page * asked.size
        found = islice((r for r in log.newest_first() if fits(r)), skip, skip + asked.size + 1)
        rows = list(found)
        return Page(rows[: asked.size], len(rows) > asked.size)
    way, anchor = asked.token[:2], asked.token[2:]
    if way not in ("PA", "PB") or log.get(anchor) is None:
        raise Refused(20001, "Invalid PageToken")
    if way == "PB":
        before = list(islice((r for r in log.newer_than(anchor) if fits(r)), asked.size))
        return Page(before[::-1], True)
    after = (r for r in log.newest_first(anchor) if fits(r))
    rows = list(islice(after, asked.size + 1))
    return Page(rows[: asked.size], len(rows) > asked.size)


def envelope(
    path: str,
    query: Mapping[str, str],
    asked: PageRequest,
    key: str,
    rows: list[JsonObject],
    *,
    first: str | None = None,
    last: str | None = None,
    more: bool = False,
) -> JsonObject:
    """The list object. `first`, `last`: the SIDs that neighbouring pages hang on, if by token."""
    filters = {k: v for k, v in query.items() if k not in ("PageSize", "Page", "PageToken")}

    def uri(page: int, token: str | None) -> str:
        fields: dict[str, str | int] = {**filters, "PageSize": asked.size, "Page": page}
        if token:
            fields["PageToken"] = token
        return f"{path}?{urlencode(fields)}"

    start = asked.page * asked.size
    return {
        key: rows,
        "end": start + max(0, len(rows) - 1),
        "first_page_uri": uri(0, None),
        "next_page_uri": uri(asked.page + 1, last and f"PA{last}") if more else None,
        "page": asked.page,
        "page_size": asked.size,
        "previous_page_uri": uri(asked.page - 1, first and f"PB{first}") if asked.page else None,
        "start": start,
        "uri": uri(asked.page, asked.token),
    }


def _whole(query: Mapping[str, str], name: str, default: int) -> int:
    text = query.get(name, "")
    if not text:
        return default
    if not text.lstrip("-").isdecimal() or len(text) > 9:
        raise Refused(20001, f"{name} must be a whole number")
    return int(text)
