from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest

from deskreply.domain.errors import (
    AccountClosed,
    BadCredentials,
    NotFound,
    NotPermitted,
    NotTheProvider,
    ProviderError,
    ProviderTrouble,
    Refused,
    Throttled,
    TimedOut,
)
from deskreply.engine.providerport import Declined, MaybeSent, NotSent
from deskreply.provider import sending
from deskreply.provider.errors import from_answer, payload, retry_after


@pytest.mark.parametrize(
    ("status", "code", "kind"),
    [
        (401, 20003, BadCredentials),
        (401, None, BadCredentials),
        (403, 20003, BadCredentials),
        (403, None, NotPermitted),
        (401, 70051, NotPermitted),
        (403, 10001, AccountClosed),
        (400, 30002, AccountClosed),
        (404, 20404, NotFound),
        (404, None, NotFound),
        (429, None, Throttled),
        (400, 20429, Throttled),
        (500, None, ProviderTrouble),
        (503, 20503, ProviderTrouble),
        (400, 20500, ProviderTrouble),
        # What comes with a 5xx is never proof that nothing was done.
        (500, 21211, ProviderTrouble),
        (400, 21211, Refused),
        (405, None, Refused),
        (408, None, TimedOut),
        (302, None, NotTheProvider),
    ],
)
def test_statuses_and_codes(status: int, code: int | None, kind: type[ProviderError]) -> None:
    body = "" if code is None else json.dumps({"code": code, "message": "To +12125550123"})
    error = from_answer(status, {}, body)
    assert type(error) is kind or (kind is NotTheProvider and isinstance(error, kind))
    assert error.code == (code or (status if kind in (Refused, NotFound) else 0))
    assert "2125550123" not in str(error)


@pytest.mark.parametrize("body", ["[]", "17", '{"code": null}', '{"code": "x"}', "{", "[" * 9999])
def test_strange_error_bodies(body: str) -> None:
    assert isinstance(from_answer(400, {}, body), Refused)


def test_2xx_is_no_error() -> None:
    assert from_answer(200, {}, "") is None
    assert from_answer(201, {}, "") is None


def test_retry_after() -> None:
    assert retry_after({}) is None
    assert retry_after({"Retry-After": "7"}) == 7
    assert retry_after({"Retry-After": "0.5"}) == 0.5
    assert retry_after({"Retry-After": "-3"}) == 0
    assert retry_after({"Retry-After": "1e99"}) == 3600
    assert retry_after({"Retry-After": "nan"}) is None
    assert retry_after({"Retry-After": "soon"}) is None


def test_retry_after_as_a_date_by_the_providers_clock() -> None:
    now = datetime(2020, 1, 1, tzinfo=UTC)
    headers = {
        "Date": format_datetime(now, usegmt=True),
        "Retry-After": format_datetime(now + timedelta(seconds=9), usegmt=True),
    }
    assert retry_after(headers) == 9
    del headers["Date"]
    assert retry_after(headers) == 0


def test_retry_after_is_carried() -> None:
    for status in (429, 503):
        error = from_answer(status, {"Retry-After": "4"}, "")
        assert isinstance(error, Throttled | ProviderTrouble)
        assert error.retry_after == 4


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        ('{"calls": [{"sid": "CA', TimedOut),
        ("", TimedOut),
        ("<html>", NotTheProvider),
        ("hello", NotTheProvider),
        ("[]", NotTheProvider),
        ("17", NotTheProvider),
        ('{"a": ' + "[" * 100_000, NotTheProvider),
    ],
)
def test_what_is_no_answer(body: str, kind: type[ProviderError]) -> None:
    with pytest.raises(kind):
        payload(body)


def test_a_303_after_a_post_may_have_done_it() -> None:
    assert isinstance(sending.of_answer(303, {}, ""), MaybeSent)


@pytest.mark.parametrize("status", [301, 302, 307, 308])
def test_other_redirects_did_nothing(status: int) -> None:
    assert isinstance(sending.of_answer(status, {}, ""), NotSent)


@pytest.mark.parametrize("status", [403, 404, 407])
def test_a_page_that_turned_the_text_away(status: int) -> None:
    html = {"Content-Type": "text/html; charset=utf-8"}
    assert isinstance(from_answer(status, html, "<html>"), NotTheProvider)
    assert isinstance(sending.of_answer(status, html, "<html>"), NotSent)
    assert not isinstance(from_answer(status, {}, '{"code": 20404}'), NotTheProvider)


def test_declined_without_a_code_names_the_status() -> None:
    assert sending.of_answer(422, {}, "{}") == Declined(422)
