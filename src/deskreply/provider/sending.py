"""What became of a text, from the answer to its one POST. Pure."""

from __future__ import annotations

from collections.abc import Mapping

from deskreply.domain.errors import (
    AccountClosed,
    BadCredentials,
    NotFound,
    NotPermitted,
    NotTheProvider,
    ProviderError,
    Refused,
    Throttled,
    Unreachable,
)
from deskreply.engine.providerport import Accepted, Declined, MaybeSent, NotSent, SendResult
from deskreply.provider import parse
from deskreply.provider.errors import NeverProcessed, from_answer, payload

# Each of these says that the request was not carried out.
_NOT_SENT = (
    Unreachable,
    Throttled,
    BadCredentials,
    NotPermitted,
    AccountClosed,
    NeverProcessed,
)


def of_error(error: ProviderError) -> SendResult:
    """Doubt counts as "maybe sent": a wrong "not sent" texts somebody twice."""
    if isinstance(error, _NOT_SENT):
        return NotSent(error)
    if isinstance(error, Refused | NotFound):
        return Declined(error.code)
    return MaybeSent(error)


def of_answer(status: int, headers: Mapping[str, str], body: str) -> SendResult:
    """The outcome by the HTTP answer to the POST."""
    error = from_answer(status, headers, body)
    if error is not None:
        return of_error(error)
    try:
        row = parse.message(payload(body))
    except ProviderError as unreadable:
        return MaybeSent(unreadable)
    if row is None:
        return MaybeSent(NotTheProvider("The answer to a text names no text."))
    return Accepted(row)
