"""The provider's side of the engine: one account, asked and told over HTTP. Implemented by
``provider``.

All times are aware UTC, all numbers E.164.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Generic, Protocol, TypeVar

from deskreply.domain.models import AccountInfo, CallRow, MessageRow, NumberInfo, Recording
from deskreply.domain.people import Lookup
from deskreply.domain.registration import Registration

Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class Page(Generic[Row]):
    """One page of a log. ``next`` is an opaque token for the next page, "" at the end.

    ``provider_now`` is the provider's own time (its Date header), None where it gave none.
    """

    rows: tuple[Row, ...]
    next: str = ""
    provider_now: datetime | None = None


@dataclass(frozen=True, slots=True)
class Accepted:
    """The provider took the text."""

    row: MessageRow


@dataclass(frozen=True, slots=True)
class Declined:
    """The provider turned the text down for good: it was not sent. ``code`` is its error code."""

    code: int


@dataclass(frozen=True, slots=True)
class NotSent:
    """Certainly not sent, and worth another try. ``error`` is the ProviderError that says why."""

    error: Exception


@dataclass(frozen=True, slots=True)
class MaybeSent:
    """It cannot be known whether the text went. ``error`` is the ProviderError that says why."""

    error: Exception


SendResult = Accepted | Declined | NotSent | MaybeSent


class Provider(Protocol):
    """One provider account. Every method may raise a ProviderError, except ``send``.

    Safe to call from several threads at once. No method retries by itself.
    """

    @property
    def account(self) -> str: ...

    def calls(self, since: datetime, *, token: str = "", size: int = 50) -> Page[CallRow]:
        """One page of roots and legs as listed; ``token`` from a page's ``next``."""

    def call(self, call_id: str) -> CallRow: ...

    def recordings(self, call_id: str) -> tuple[Recording, ...]: ...

    def messages(self, since: datetime, *, token: str = "", size: int = 50) -> Page[MessageRow]:
        """One page of texts in both directions."""

    def messages_to(self, number: str, since: datetime) -> tuple[MessageRow, ...]:
        """Texts to one number created at or after ``since``, a bounded number of pages, complete or
        an error: an empty answer means that the log shows none."""

    def message(self, provider_id: str) -> MessageRow: ...

    def send(self, *, sender: str, to: str, body: str) -> SendResult:
        """Post one text, once."""

    def fetch_account(self) -> AccountInfo: ...

    def numbers(self) -> tuple[NumberInfo, ...]: ...

    def registrations(self, numbers: Sequence[NumberInfo]) -> Mapping[str, Registration]:
        """How far carriers know each of the numbers as a sender, by number. A provider that has no
        such thing answers NotFound, a key that may not look NotPermitted or BadCredentials."""

    def lookup(self, number: str, *, line_type: bool, caller_name: bool) -> Lookup:
        """What the provider knows about a number; costs money for each of the two. Takes a few
        seconds at most."""

    def drop_connections(self) -> None:
        """Close pooled connections (after a sleep, or to stop)."""
