"""A request and an answer as plain values, between the sockets and the REST API."""

from __future__ import annotations

import base64
import binascii
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from urllib.parse import parse_qsl, urlsplit


@dataclass(frozen=True, slots=True)
class Request:
    """An HTTP request. `target` is path and query as they came; `body` the raw bytes."""

    method: str
    target: str
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""

    @property
    def path(self) -> str:
        """The path, without the query."""
        return urlsplit(self.target).path

    def query(self) -> dict[str, str]:
        """The query's fields, the last value of each."""
        return dict(parse_qsl(urlsplit(self.target).query, keep_blank_values=True))

    def form_items(self) -> Sequence[tuple[str, str]]:
        """The fields of a form body, in order, repeated ones too."""
        return parse_qsl(self.body.decode("utf-8", "replace"), keep_blank_values=True)

    def form(self) -> dict[str, str]:
        """The fields of a form body, the last value of each."""
        return dict(self.form_items())

    def basic_auth(self) -> tuple[str, str] | None:
        """User and password of Basic authentication; None without or if malformed."""
        scheme, _, encoded = self.headers.get("authorization", "").partition(" ")
        if scheme.lower() != "basic":
            return None
        try:
            user, colon, password = base64.b64decode(encoded).decode().partition(":")
        except (binascii.Error, UnicodeDecodeError):
            return None
        return (user, password) if colon else None


@dataclass(frozen=True, slots=True)
class Answer:
    """An HTTP answer: status, body and its type, further headers."""

    status: int
    body: bytes = b""
    content_type: str = "application/json"
    headers: Mapping[str, str] = field(default_factory=dict)


def json_answer(status: int, value: object, headers: Mapping[str, str] | None = None) -> Answer:
    """An answer with `value` as JSON."""
    body = json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
    return Answer(status, body, headers=headers or {})
