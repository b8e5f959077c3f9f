"""The provider's own SDK against the practice line, by way of a client that changes the base."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any
from urllib.parse import urlsplit

import pytest
import requests
from twilio.base.exceptions import TwilioException, TwilioRestException
from twilio.http.http_client import TwilioHttpClient
from twilio.http.response import Response
from twilio.rest import Client as _Client

from deskreply.practice import (
    AccountNumber,
    Attachment,
    Fault,
    FaultKind,
    ManualClock,
    PracticeLine,
    PracticeServer,
)

CALLER = "+14155550123"
MAIN = "+12125550190"


twilio_client: Any = _Client


class Rebased(TwilioHttpClient):
    def __init__(self, base: str) -> None:
        super().__init__(timeout=5)
        self._base = base

    def request(self, *args: Any, **kwargs: Any) -> Response:
        method, url, *more = args
        parts = urlsplit(url)
        target = parts.path + (f"?{parts.query}" if parts.query else "")
        return super().request(method, self._base + target, *more, **kwargs)


@pytest.fixture
def http(server: PracticeServer) -> Iterator[Rebased]:
    client = Rebased(server.url)
    yield client
    assert client.session is not None
    client.session.close()


@pytest.fixture
def sdk(line: PracticeLine, http: Rebased) -> Any:
    """Untyped: its own annotations call every answer optional and every status an enum."""
    return twilio_client(line.account_sid, line.auth_token, http_client=http)


def test_account_and_numbers(sdk: Any, line: PracticeLine) -> None:
    assert sdk.api.v2010.accounts(line.account_sid).fetch().status == "active"
    numbers = sdk.incoming_phone_numbers.list()
    assert [n.phone_number for n in numbers] == list(line.numbers)
    (one,) = sdk.incoming_phone_numbers.list(phone_number=MAIN)
    assert one.capabilities["sms"] is True


def test_api_key(line: PracticeLine, http: Rebased) -> None:
    key, secret = line.add_key()
    sdk: Any = twilio_client(key, secret, line.account_sid, http_client=http)
    assert sdk.calls.list(limit=5) == []


def test_calls(sdk: Any, line: PracticeLine, clock: ManualClock) -> None:
    old = line.finished_call(CALLER, ended_at=line.now() - timedelta(days=3))
    sid = line.ring(CALLER)
    leg = line.leg(sid)
    line.no_answer(leg)
    line.voicemail(sid, 8)
    line.hang_up(sid)
    since = line.now() - timedelta(hours=26)
    recent = sdk.calls.list(start_time_after=since, limit=100)
    assert {c.sid for c in recent} == {sid, leg}
    assert recent[0].start_time == line.now()
    assert {c.sid for c in sdk.calls.list(start_time_before=since)} >= {old}
    assert [c.sid for c in sdk.calls.list(parent_call_sid=sid)] == [leg]
    assert sdk.calls(sid).fetch().status == "completed"
    assert [r.source for r in sdk.calls(sid).recordings.list()] == ["RecordVerb"]
    assert len(sdk.calls(sid).events.list()) == 1


def test_all_pages(sdk: Any, line: PracticeLine) -> None:
    made = [line.finished_call(CALLER, outcome="early") for _ in range(23)]
    found = [c.sid for c in sdk.calls.stream(page_size=5)]
    assert found == made[::-1]


def test_calling_out(sdk: Any) -> None:
    call = sdk.calls.create(to=CALLER, from_=MAIN, twiml="<Response/>")
    assert call.status == "queued"
    assert sdk.calls(call.sid).update(status="canceled").status == "canceled"


def test_messages_and_media(sdk: Any, line: PracticeLine, clock: ManualClock) -> None:
    came = line.text_in(CALLER, "Hi", media=[Attachment("image/png", b"png")])
    sent = sdk.messages.create(to=CALLER, from_=MAIN, body="¿Le llamamos?")
    clock.advance(10)
    assert sdk.messages(sent.sid).fetch().status == "delivered"
    found = sdk.messages.list(date_sent_after=line.now() - timedelta(hours=1), limit=50)
    assert [m.sid for m in found] == [sent.sid, came]
    assert [m.sid for m in sdk.messages.list(to=CALLER)] == [sent.sid]
    (media,) = sdk.messages(came).media.list()
    assert sdk.messages(came).media(media.sid).fetch().content_type == "image/png"


def test_errors(sdk: Any, line: PracticeLine) -> None:
    with pytest.raises(TwilioRestException) as refused:
        sdk.messages.create(to="+1911", from_=MAIN, body="hi")
    assert (refused.value.status, refused.value.code) == (400, 21211)
    with pytest.raises(TwilioRestException) as missing:
        sdk.calls("CA" + "0" * 32).fetch()
    assert missing.value.code == 20404
    line.faults.add(Fault(FaultKind.DEAD_CREDENTIALS))
    with pytest.raises(TwilioException):
        sdk.calls.list(limit=1)


def test_a_lost_answer_leaves_a_stored_text(sdk: Any, line: PracticeLine) -> None:
    line.faults.add(Fault(FaultKind.LOSE_ANSWER, endpoint="post", count=1))
    with pytest.raises(requests.ConnectionError):
        sdk.messages.create(to=CALLER, from_=MAIN, body="hi")
    assert [m.body for m in line.texts_out(CALLER)] == ["hi"]


def test_registrations(sdk: Any, line: PracticeLine) -> None:
    line.register(MAIN, "rejected", "No opt-in is shown.")
    toll_free = AccountNumber("+18445550142", line.now())
    line.put_number(toll_free)
    line.register(toll_free.number, "in-review")
    services = sdk.messaging.v1.services.list(page_size=1)
    assert len(services) == len(line.numbers) - 2, "one is unregistered, one toll-free"
    (mine,) = [s for s in services if s.phone_numbers.list()[0].phone_number == MAIN]
    (campaign,) = mine.us_app_to_person.list()
    assert campaign.campaign_status == "FAILED"
    assert campaign.errors[0]["description"] == "No opt-in is shown."
    (verification,) = sdk.messaging.v1.tollfree_verifications.list(
        tollfree_phone_number_sid=toll_free.sid
    )
    assert (verification.status, verification.rejection_reason) == ("IN_REVIEW", None)
