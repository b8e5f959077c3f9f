"""Faults: each kind over the wire, and how they are counted, filtered and cleared."""

import http.client
import socket
import threading
from datetime import timedelta
from email.utils import parsedate_to_datetime
from typing import Any

import pytest
from openapi_core.validation.response.exceptions import ResponseValidationError

from deskreply.practice import Fault, FaultKind, ManualClock, PracticeLine, PracticeServer
from tests.practice.client import Client, Reply

CALLER = "+14155550123"
FORM = {"From": "+12125550190", "To": CALLER, "Body": "hello"}


def post(client: Client) -> Reply:
    return client.post("/Messages.json", FORM)


def test_an_answer_lost_after_the_text_was_stored(line: PracticeLine, raw: Client) -> None:
    line.faults.add(Fault(FaultKind.LOSE_ANSWER, endpoint="post", count=1))
    with pytest.raises(http.client.RemoteDisconnected):
        post(raw)
    assert len(line.texts_out()) == 1
    entry = line.requests("post")[-1]
    assert (entry.status, entry.faults, entry.form["Body"]) == (0, ("lose-answer",), "hello")
    assert post(raw).status == 201
    assert len(line.texts_out()) == 2


def test_a_reset_before_anything_was_processed(line: PracticeLine, raw: Client) -> None:
    line.faults.add(Fault(FaultKind.RESET, endpoint="post", count=1))
    with pytest.raises(ConnectionResetError):
        post(raw)
    assert line.texts() == ()
    assert post(raw).status == 201


@pytest.mark.parametrize("wait", [None, 7])
def test_rate_limit(line: PracticeLine, api: Client, wait: float | None) -> None:
    line.faults.add(Fault(FaultKind.RATE_LIMIT, count=1, retry_after=wait))
    reply = post(api)
    assert (reply.status, reply.json["code"]) == (429, 20429)
    assert reply.headers.get("Retry-After") == (None if wait is None else "7")
    assert line.texts() == ()


@pytest.mark.parametrize(("status", "code"), [(500, 20500), (503, 20503), (502, 20500)])
@pytest.mark.parametrize(("kind", "stored"), [
    (FaultKind.SERVER_ERROR, 0), (FaultKind.ERROR_AFTER, 1),
])  # fmt: skip
def test_server_errors_before_and_after(
    line: PracticeLine, api: Client, status: int, code: int, kind: FaultKind, stored: int
) -> None:
    line.faults.add(Fault(kind, endpoint="post", status=status))
    reply = post(api)
    assert (reply.status, reply.json["code"], reply.json["status"]) == (status, code, status)
    assert len(line.texts_out()) == stored


def test_stall(line: PracticeLine, api: Client) -> None:
    line.faults.add(Fault(FaultKind.STALL, endpoint="post", seconds=0.15, count=1))
    answered = threading.Thread(target=post, args=(api,))
    answered.start()
    assert line.wait_for(lambda: len(line.texts_out()) == 1, 2)
    assert line.requests("post") == ()
    answered.join(5)
    assert line.requests("post")[-1].seconds >= 0.14


def test_stopping_ends_a_stall(server: PracticeServer, line: PracticeLine, raw: Client) -> None:
    line.faults.add(Fault(FaultKind.STALL, seconds=600))
    errors: list[Exception] = []

    def ask() -> None:
        try:
            post(raw)
        except (http.client.HTTPException, OSError) as error:
            errors.append(error)

    asking = threading.Thread(target=ask)
    asking.start()
    assert line.wait_for(lambda: len(line.texts_out()) == 1, 5)
    server.stop()
    asking.join(5)
    assert not asking.is_alive()
    assert errors


def test_cut_json(line: PracticeLine, raw: Client) -> None:
    line.finished_call(CALLER)
    line.faults.add(Fault(FaultKind.CUT_JSON, endpoint="calls", count=1))
    with pytest.raises(http.client.IncompleteRead):
        raw.get("/Calls.json")
    line.faults.add(Fault(FaultKind.CUT_JSON_CLEAN, endpoint="calls", count=1))
    with pytest.raises(ValueError, match=r"Expecting|Unterminated|Invalid"):
        _ = raw.get("/Calls.json").json
    assert raw.get("/Calls.json").json["calls"]


def test_captive_portal(line: PracticeLine, raw: Client) -> None:
    line.faults.add(Fault(FaultKind.CAPTIVE_PORTAL))
    reply = post(raw)
    assert reply.status == 200
    assert reply.headers["Content-Type"].startswith("text/html")
    assert b"<html>" in reply.body
    assert line.texts() == ()


def test_clock_skew(line: PracticeLine, api: Client) -> None:
    line.faults.add(Fault(FaultKind.CLOCK_SKEW, seconds=-95))
    date = parsedate_to_datetime(api.get("/Calls.json").headers["Date"])
    assert date == line.now() - timedelta(seconds=95)


def test_list_lag_and_fetch_lag(line: PracticeLine, api: Client, clock: ManualClock) -> None:
    line.faults.add(Fault(FaultKind.LIST_LAG, endpoint="calls", seconds=20))
    fetch = line.faults.add(Fault(FaultKind.FETCH_LAG, endpoint="call", seconds=10))
    sid = line.finished_call(CALLER, outcome="early", seconds=60)
    text = line.text_in(CALLER, "hi")

    def listed() -> list[str]:
        return [str(r["sid"]) for r in api.get("/Calls.json").json["calls"]]

    assert listed() == []
    assert api.get(f"/Calls/{sid}.json").status == 404
    assert [r["sid"] for r in api.get("/Messages.json").json["messages"]] == [text]
    line.faults.clear(fetch)
    assert api.get(f"/Calls/{sid}.json").status == 200
    clock.advance(19)
    assert listed() == []
    clock.advance(1)
    assert listed() == [sid]


def test_reordered_rows(line: PracticeLine, api: Client) -> None:
    made = [line.finished_call(CALLER, outcome="early") for _ in range(6)]
    line.faults.add(Fault(FaultKind.REORDER, endpoint="calls"))
    found = [r["sid"] for r in api.get("/Calls.json").json["calls"]]
    assert sorted(found) == sorted(made)
    assert found != made[::-1]


def test_duplicate_rows_across_pages(line: PracticeLine, api: Client) -> None:
    for i in range(4):
        line.text_in(CALLER, str(i))
    line.faults.add(Fault(FaultKind.DUPLICATE_ROWS, endpoint="messages"))
    first = api.get("/Messages.json", {"PageSize": 2}).json
    second = api.request("GET", first["next_page_uri"]).json
    assert [m["body"] for m in first["messages"]] == ["3", "2"]
    assert [m["body"] for m in second["messages"]] == ["2", "1", "0"]


@pytest.mark.parametrize("kind", [
    FaultKind.UNKNOWN_STATUS, FaultKind.UNKNOWN_FIELDS, FaultKind.MISSING_FROM,
])  # fmt: skip
def test_rows_the_spec_does_not_know(
    line: PracticeLine, api: Client, raw: Client, kind: FaultKind
) -> None:
    sid, other = line.ring(CALLER), line.ring(CALLER)
    whole = raw.get(f"/Calls/{sid}.json").json
    line.faults.add(Fault(kind, sid=sid))
    with pytest.raises(ResponseValidationError):
        api.get(f"/Calls/{sid}.json")
    assert raw.get(f"/Calls/{sid}.json").json != whole
    assert api.get(f"/Calls/{other}.json").status == 200
    with pytest.raises(ResponseValidationError):
        api.get("/Calls.json")
    if kind is FaultKind.MISSING_FROM:
        assert "from" not in raw.get(f"/Calls/{sid}.json").json


def test_dead_credentials_suspension_and_any_other_refusal(line: PracticeLine, api: Client) -> None:
    with line.faults.on(Fault(FaultKind.DEAD_CREDENTIALS)):
        assert (api.get(".json").status, post(api).json["code"]) == (401, 20003)
    with line.faults.on(Fault(FaultKind.SUSPENDED)):
        assert (post(api).status, api.get(".json").json["code"]) == (403, 10001)
    with line.faults.on(Fault(FaultKind.REJECT, endpoint="post", code=21608)):
        assert (post(api).status, post(api).json["code"]) == (400, 21608)
    with line.faults.on(Fault(FaultKind.REJECT, code=70051, status=403)):
        assert (post(api).status, post(api).json["code"]) == (403, 70051)
    assert post(api).status == 201
    assert line.faults.active() == {}


def test_the_next_n(line: PracticeLine, api: Client) -> None:
    number = line.faults.add(Fault(FaultKind.RATE_LIMIT, endpoint="calls", count=2))
    assert api.get("/Messages.json").status == 200
    assert line.faults.active()[number][1] == 2
    assert [api.get("/Calls.json").status for _ in range(3)] == [429, 429, 200]


def test_probability_repeats_with_its_seed() -> None:
    def strikes(seed: int) -> list[bool]:
        line = PracticeLine(seed=seed)
        line.faults.add(Fault(FaultKind.STALL, probability=0.3))
        return [line.faults.take("post", {FaultKind.STALL}) is not None for _ in range(200)]

    assert strikes(4) == strikes(4)
    assert strikes(4) != strikes(5)
    assert 30 < sum(strikes(4)) < 90


def test_a_fault_that_pre_empts_another_leaves_it_for_later(
    line: PracticeLine, raw: Client
) -> None:
    line.faults.add(Fault(FaultKind.LOSE_ANSWER, endpoint="post", count=1))
    line.faults.add(Fault(FaultKind.RATE_LIMIT, endpoint="post", count=1))
    assert post(raw).status == 429
    with pytest.raises(http.client.RemoteDisconnected):
        post(raw)
    assert post(raw).status == 201


def test_clearing_by_kind(line: PracticeLine) -> None:
    line.faults.add(Fault(FaultKind.STALL))
    kept = line.faults.add(Fault(FaultKind.RESET))
    line.faults.clear(FaultKind.STALL)
    assert list(line.faults.active()) == [kept]
    line.faults.clear()
    assert line.faults.active() == {}


@pytest.mark.parametrize("wrong", [{"endpoint": "sms"}, {"probability": 1.5}, {"count": 0}])
def test_faults_that_make_no_sense(wrong: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="must be"):
        Fault(FaultKind.RESET, **wrong)


def test_an_outage_and_a_return_on_the_same_port(
    server: PracticeServer, line: PracticeLine, raw: Client
) -> None:
    sid = line.ring(CALLER)
    port = server.port
    server.stop()
    with pytest.raises(OSError, match=r"refused|reset|Broken"):
        raw.get("/Calls.json")
    server.start()
    assert server.port == port
    assert raw.get("/Calls.json").json["calls"][0]["sid"] == sid


def test_bodies_without_a_usable_length(server: PracticeServer, raw: Client) -> None:
    with socket.create_connection(("127.0.0.1", server.port), timeout=5) as connection:
        connection.sendall(b"POST /x HTTP/1.1\r\nHost: x\r\nContent-Length: no\r\n\r\n")
        assert connection.recv(100).startswith(b"HTTP/1.1 411 ")
    assert raw.get("/Calls.json").status == 200


def test_the_request_log(line: PracticeLine, raw: Client) -> None:
    raw.get("/Calls.json", {"To": "+12125550190", "StartTime>": "2026-03-01"})
    raw.get("/Messages.json")
    (entry,) = line.requests("calls")
    assert entry.query == {"To": "+12125550190", "StartTime>": "2026-03-01"}
    assert (entry.method, entry.status, entry.at) == ("GET", 200, line.now())
    assert entry.path.endswith("/Calls.json")
    assert [e.endpoint for e in line.requests(since=entry.number)] == ["messages"]
