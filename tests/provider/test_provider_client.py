from __future__ import annotations

import statistics
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta, timezone
from email.utils import format_datetime

import pytest

from deskreply.domain.errors import (
    BadCredentials,
    NotFound,
    NotTheProvider,
    Throttled,
    TimedOut,
)
from deskreply.domain.models import AccountInfo
from deskreply.engine.providerport import Accepted, Declined, Provider
from deskreply.provider import TwilioProvider
from tests.provider.conftest import ACCOUNT
from tests.provider.server import Asked, Script, Server, Wire, answer

Serve = Callable[[Script], Server]
Make = Callable[..., TwilioProvider]

SINCE = datetime(2026, 1, 5, 13, 4, 9, tzinfo=UTC)
ROOT = f"/2010-04-01/Accounts/{ACCOUNT}"


def by_path(answers: dict[str, Script]) -> Script:
    """Another answer for each path behind the account's."""

    def script(asked: Asked, wire: Wire) -> None:
        missing = answer({"code": 20404, "status": 404}, 404)
        answers.get(asked.path.removeprefix(ROOT), missing)(asked, wire)

    return script


def text(sid: str, at: datetime, to: str = "+12125550123") -> dict[str, object]:
    return {"sid": sid, "to": to, "date_created": format_datetime(at), "direction": "outbound-api"}


def test_a_page_of_calls(serve: Serve, provider: Make) -> None:
    following = f"{ROOT}/Calls.json?PageSize=2&StartTime%3E=x&Page=1&PageToken=PACA1"
    page = {"calls": [{"sid": "CA1"}, {"sid": "CA2"}, {}], "next_page_uri": following}
    server = serve(by_path({"/Calls.json": answer(page)}))
    since = SINCE.astimezone(timezone(timedelta(hours=-5)))
    got = provider(server).calls(since, size=2)
    assert [row.id for row in got.rows] == ["CA1", "CA2"]
    assert got.next == following
    assert got.provider_now is not None
    assert abs(got.provider_now - datetime.now(UTC)) < timedelta(minutes=1)
    asked = server.asked[0]
    assert asked.query == {"StartTime>": "2026-01-05T13:04:09Z", "PageSize": "2"}
    assert asked.headers["authorization"].startswith("Basic ")
    assert asked.headers["user-agent"].startswith("twilio-python/")


def test_the_next_page_is_asked_for_as_it_was_named(serve: Serve, provider: Make) -> None:
    token = f"{ROOT}/Calls.json?StartTime%3E=2026-01-05T13%3A04%3A09Z&Page=1&PageToken=PA%2B1"
    server = serve(answer({"calls": [], "next_page_uri": token}))
    got = provider(server).calls(SINCE, token=token)
    assert server.asked[0].target == token
    # A page that follows itself is the last one.
    assert got.next == ""


def test_a_base_with_a_path_of_its_own(serve: Serve, provider: Make) -> None:
    link = f"/api/laml{ROOT}/Calls.json?Page=1"
    server = serve(answer({"calls": [], "next_page_uri": link}))
    client = provider(server.url + "/api/laml/")
    page = client.calls(SINCE)
    client.calls(SINCE, token=page.next)
    assert [asked.path for asked in server.asked] == [f"/api/laml{ROOT}/Calls.json"] * 2


def test_a_page_of_messages(serve: Serve, provider: Make) -> None:
    server = serve(answer({"messages": [{"sid": "SM1", "body": "שלום"}]}))
    page = provider(server).messages(SINCE, size=5000)
    assert page.rows[0].body == "שלום"
    assert page.next == ""
    assert server.asked[0].query == {"DateSent>": "2026-01-05T13:04:09Z", "PageSize": "1000"}


def test_single_rows(serve: Serve, provider: Make) -> None:
    server = serve(
        by_path(
            {
                "/Calls/CA1.json": answer({"sid": "CA1", "status": "busy"}),
                "/Messages/SM1.json": answer({"sid": "SM1", "status": "sent"}),
                "/Calls/CA1/Recordings.json": answer(
                    {"recordings": [{"sid": "RE1", "source": "RecordVerb", "duration": "-1"}]}
                ),
                "/IncomingPhoneNumbers.json": answer(
                    {"incoming_phone_numbers": [{"phone_number": "+12125550199"}]}
                ),
                ".json": answer({"sid": ACCOUNT, "status": "active", "type": "Trial"}),
            }
        )
    )
    client: Provider = provider(server)
    assert client.account == ACCOUNT
    assert client.call("CA1").status == "busy"
    assert client.message("SM1").status == "sent"
    assert client.recordings("CA1")[0].source == "RecordVerb"
    assert client.numbers()[0].number == "+12125550199"
    assert client.fetch_account() == AccountInfo(ACCOUNT, "", "active", "Trial")
    with pytest.raises(NotFound):
        client.call("CA/../../2")
    assert server.asked[-1].path == f"{ROOT}/Calls/CA%2F..%2F..%2F2.json"


def test_texts_to_a_number_are_filtered_on_our_side(serve: Serve, provider: Make) -> None:
    second = timedelta(seconds=1)
    rows = [
        text("SM1", SINCE - second),
        text("SM2", SINCE),
        text("SM3", SINCE + second),
        text("SM4", SINCE, to="+12125550124"),
        {"sid": "SM5", "to": "12125550123", "date_created": "some day"},
    ]
    server = serve(answer({"messages": rows}))
    # The provider counts whole seconds: what is created in the same one may be ours.
    found = provider(server).messages_to("+12125550123", SINCE + timedelta(milliseconds=700))
    assert [row.id for row in found] == ["SM2", "SM3", "SM5"]
    assert server.asked[0].query == {"To": "+12125550123", "PageSize": "200"}


def test_texts_to_a_number_over_several_pages(serve: Serve, provider: Make) -> None:
    def script(asked: Asked, wire: Wire) -> None:
        page = int(asked.query.get("Page", "0"))
        link = f"{ROOT}/Messages.json?Page={page + 1}" if page < 4 else None
        rows = [text(f"SM{page}", SINCE)]
        answer({"messages": rows, "next_page_uri": link})(asked, wire)

    server = serve(script)
    found = provider(server).messages_to("+12125550123", SINCE)
    assert [row.id for row in found] == ["SM0", "SM1", "SM2", "SM3", "SM4"]


@pytest.mark.parametrize("link", ["?Page=1", "?Page={n}"])
def test_a_list_without_end_is_an_error(serve: Serve, provider: Make, link: str) -> None:
    count = 0

    def script(asked: Asked, wire: Wire) -> None:
        nonlocal count
        count += 1
        page = {"messages": [], "next_page_uri": link.replace("{n}", str(count))}
        answer(page)(asked, wire)

    server = serve(script)
    with pytest.raises(NotTheProvider):
        provider(server).messages_to("+12125550123", SINCE)
    assert count <= 20


def test_an_unreadable_row_is_no_proof_that_nothing_was_sent(serve: Serve, provider: Make) -> None:
    server = serve(answer({"messages": [{"sid": None}]}))
    with pytest.raises(NotTheProvider):
        provider(server).messages_to("+12125550123", SINCE)


def test_a_text_is_posted_once(serve: Serve, provider: Make) -> None:
    body = "Ça va? ñ & + = % 👋🏽\nsecond line" + "x" * 3000
    server = serve(answer({"sid": "SM1", "status": "queued", "body": body}, 201))
    result = provider(server).send(sender="+12125550199", to="+12125550123", body=body)
    assert isinstance(result, Accepted)
    assert (result.row.id, result.row.status) == ("SM1", "queued")
    assert len(server.asked) == 1
    asked = server.asked[0]
    assert (asked.method, asked.target) == ("POST", f"{ROOT}/Messages.json")
    assert asked.form == {"To": "+12125550123", "From": "+12125550199", "Body": body}


def test_a_text_with_half_a_surrogate_still_goes(serve: Serve, provider: Make) -> None:
    server = serve(answer({"sid": "SM1"}, 201))
    result = provider(server).send(sender="+1", to="+2", body="a\ud83d")
    assert isinstance(result, Accepted)
    assert server.asked[0].form["Body"] == "a\ufffd"


def test_declined(serve: Serve, provider: Make) -> None:
    server = serve(answer({"code": 21610, "status": 400}, 400))
    assert provider(server).send(sender="+1", to="+2", body="x") == Declined(21610)


def test_throttled(serve: Serve, provider: Make) -> None:
    server = serve(answer({"code": 20429}, 429, {"Retry-After": "3"}))
    with pytest.raises(Throttled) as told:
        provider(server).calls(SINCE)
    assert told.value.retry_after == 3
    assert len(server.asked) == 1


def test_a_standard_key_may_not_look_at_its_account(serve: Serve) -> None:
    denied = answer({"code": 20003}, 401)
    server = serve(by_path({".json": denied, "/Calls.json": answer({"calls": []})}))
    account = TwilioProvider(ACCOUNT, "SK1", "secret", server.url).fetch_account()
    assert account == AccountInfo(ACCOUNT, "", "active")
    with pytest.raises(BadCredentials):
        TwilioProvider(ACCOUNT, ACCOUNT, "wrong", server.url).fetch_account()
    refusing = serve(denied)
    with pytest.raises(BadCredentials):
        TwilioProvider(ACCOUNT, "SK1", "wrong", refusing.url).fetch_account()


def test_reads_share_a_connection_and_texts_get_their_own(serve: Serve, provider: Make) -> None:
    rows = {"calls": [], "messages": [], "sid": "SM1"}
    server = serve(answer(rows))
    client = provider(server)
    client.calls(SINCE)
    client.messages(SINCE)
    client.send(sender="+1", to="+2", body="x")
    client.send(sender="+1", to="+2", body="y")
    client.calls(SINCE)
    assert [asked.connection for asked in server.asked] == [1, 1, 2, 3, 1]
    client.drop_connections()
    client.calls(SINCE)
    assert server.asked[-1].connection == 4


def test_error_answers_keep_the_connection(serve: Serve, provider: Make) -> None:
    server = serve(answer({"code": 20404}, 404))
    client = provider(server)
    for _ in range(3):
        with pytest.raises(NotFound):
            client.call("CA1")
    assert server.connections == 1


def test_each_thread_has_its_own_connection(serve: Serve, provider: Make) -> None:
    meeting = threading.Barrier(4, timeout=5)

    def script(asked: Asked, wire: Wire) -> None:
        meeting.wait()
        answer({"calls": []})(asked, wire)

    server = serve(script)
    client = provider(server)
    threads = [threading.Thread(target=client.calls, args=(SINCE,)) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(5)
    assert len(server.asked) == 4


def test_the_environment_changes_nothing(
    serve: Serve, provider: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TWILIO_REGION", "au1")
    monkeypatch.setenv("TWILIO_EDGE", "sydney")
    monkeypatch.setenv("TWILIO_ACCOUNT_SID", "AC-of-somebody-else")
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    monkeypatch.setenv("ALL_PROXY", "http://127.0.0.1:9")
    server = serve(answer({"calls": []}))
    provider(server).calls(SINCE)
    assert server.asked[0].path == f"{ROOT}/Calls.json"
    assert server.asked[0].headers["host"] == f"127.0.0.1:{server.port}"


def test_cookies_are_not_kept(serve: Serve, provider: Make) -> None:
    server = serve(answer({"calls": []}, headers={"Set-Cookie": "a=b; Path=/"}))
    client = provider(server)
    client.calls(SINCE)
    client.calls(SINCE)
    assert "cookie" not in server.asked[1].headers


def test_keys_of_any_alphabet(serve: Serve) -> None:
    server = serve(answer({"code": 20003}, 401))
    with pytest.raises(BadCredentials):
        TwilioProvider("AC/ü", "ключ", "пароль", server.url).calls(SINCE)
    assert server.asked[0].path == "/2010-04-01/Accounts/AC%2F%C3%BC/Calls.json"


def test_nothing_secret_is_shown_or_logged(
    serve: Serve, provider: Make, caplog: pytest.LogCaptureFixture
) -> None:
    client = provider(serve(answer({"messages": [{"body": "hidden"}], "sid": "SM1"}, 201)))
    # After the library was loaded, which sets the levels of its loggers.
    client.messages(SINCE)
    with caplog.at_level("DEBUG"):
        client.messages(SINCE)
        client.send(sender="+12125550199", to="+12125550123", body="hidden")
    assert "a-token-of-no-use" not in repr(client)
    assert set(caplog.messages) == {"1 of 1 rows under messages cannot be read"}


def test_importing_does_not_load_the_library() -> None:
    code = (
        "import sys; from deskreply.provider import TwilioProvider, check_base_url\n"
        "TwilioProvider('AC1', 'AC1', 'x')\n"
        "sys.exit(any(m in sys.modules for m in ('twilio', 'requests', 'urllib3')))"
    )
    subprocess.run([sys.executable, "-c", code], check=True, timeout=30)


def test_a_page_is_cheap(serve: Serve, provider: Make) -> None:
    stamp = format_datetime(SINCE)
    rows = [
        {
            **text(f"CA{n:032}", SINCE),
            "date_updated": stamp,
            "start_time": stamp,
            "end_time": stamp,
            "duration": "12",
            "uri": f"{ROOT}/Calls/CA{n:032}.json",
            "subresource_uris": {"recordings": f"{ROOT}/Calls/CA{n:032}/Recordings.json"},
        }
        for n in range(50)
    ]
    client = provider(serve(answer({"calls": rows})))
    client.calls(SINCE)
    spent = []
    for _ in range(20):
        start = time.thread_time()
        assert len(client.calls(SINCE).rows) == 50
        spent.append(time.thread_time() - start)
    # Measured at 3 ms; a poller does this every 3 seconds and may use 1 % of a core in all.
    assert statistics.median(spent) < 0.01


LOOKUP = "/v2/PhoneNumbers/+12125550123"


@pytest.mark.parametrize(
    ("row", "line_type", "name"),
    [
        (
            {"line_type_intelligence": {"type": "landline", "error_code": None},
             "caller_name": {"caller_name": "LOPEZ ANA", "caller_type": "CONSUMER"}},
            "landline", "LOPEZ ANA",
        ),
        ({"line_type_intelligence": {"type": None}, "caller_name": None}, "unknown", ""),
        ({"line_type_intelligence": "odd", "caller_name": {"caller_name": None}}, "unknown", ""),
        ({}, "unknown", ""),
    ],
)  # fmt: skip
def test_a_lookup(
    serve: Serve, provider: Make, row: dict[str, object], line_type: str, name: str
) -> None:
    server = serve(answer(row))
    found = provider(server).lookup("+12125550123", line_type=True, caller_name=True)
    assert (found.number, found.line_type, found.caller_name) == ("+12125550123", line_type, name)
    (asked,) = server.asked
    assert asked.path == LOOKUP
    assert asked.query == {"Fields": "line_type_intelligence,caller_name"}
    assert asked.headers["authorization"].startswith("Basic ")


def test_a_lookup_pays_only_for_what_is_asked(serve: Serve, provider: Make) -> None:
    server = serve(answer({}))
    found = provider(server).lookup("+12125550123", line_type=False, caller_name=True)
    assert server.asked[0].query == {"Fields": "caller_name"}
    assert (found.line_type, found.caller_name) == ("", "")


def test_a_lookup_of_what_there_is_not_and_one_that_is_forbidden(
    serve: Serve, provider: Make
) -> None:
    server = serve(answer({"code": 20404, "status": 404}, 404))
    with pytest.raises(NotFound):
        provider(server).lookup("+12125550123", line_type=True, caller_name=False)
    server = serve(answer({"code": 20003, "status": 401}, 401))
    with pytest.raises(BadCredentials):
        provider(server).lookup("+12125550123", line_type=True, caller_name=False)


def test_a_lookup_takes_three_seconds_at_most(
    serve: Serve, provider: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    def drip(asked: Asked, wire: Wire) -> None:
        wire.drip(b"HTTP/1.1 200 OK\r\nX-Padding: " + b"x" * 1000, 0.02)

    monkeypatch.setattr("deskreply.provider.client.LOOKUP_SECONDS", 0.4)
    client = provider(serve(drip), read_timeout=5.0, total_timeout=20.0)
    started = time.monotonic()
    with pytest.raises(TimedOut):
        client.lookup("+12125550123", line_type=True, caller_name=False)
    assert time.monotonic() - started < 2.0
