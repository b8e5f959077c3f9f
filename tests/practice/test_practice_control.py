"""The control API, and the practice line as a process of its own."""

import base64
import http.client
import json
import signal
import subprocess
import sys
import threading
from datetime import UTC, datetime

import pytest

from deskreply.practice import PracticeLine, PracticeServer
from deskreply.practice import __main__ as command
from tests.practice.client import Client

CALLER = "+14155550123"
NOT_BASE64 = {"content_type": "image/png", "base64": "?"}


def test_a_call_from_ring_to_voicemail(raw: Client, line: PracticeLine) -> None:
    sid = raw.control("ring", {"caller": CALLER, "caller_name": "A CALLER"})["sid"]
    leg = raw.control("leg", {"sid": sid, "to": "sip:front@office.example"})["sid"]
    raw.control("no-answer", {"sid": leg})
    raw.control("leg", {"sid": sid})
    raw.control("voicemail", {"sid": sid, "seconds": 7})
    raw.control("hang-up", {"sid": sid, "unanswered": "no-answer"})
    assert [leg.status for leg in line.legs(sid)] == ["no-answer", "no-answer"]
    assert line.recordings(sid)[0].seconds == 7
    calls = raw.control("calls")["calls"]
    assert [c["sid"] for c in calls][:2] == [sid, leg]
    assert calls[0]["from"] == CALLER
    assert calls[0]["end_time"].endswith("Z")


def test_the_other_call_commands(raw: Client, line: PracticeLine) -> None:
    answered = raw.control("ring", {"caller": CALLER, "to": "+12125550191"})["sid"]
    leg = raw.control("leg", {"sid": answered})["sid"]
    raw.control("answer", {"sid": leg, "answered_by": "human"})
    raw.control("hang-up", {"sid": leg})
    for name in ("busy", "fail", "reject"):
        raw.control(name, {"sid": raw.control("ring", {"caller": CALLER})["sid"]})
    queued = raw.control("ring", {"caller": CALLER})["sid"]
    raw.control("pick-up", {"sid": queued})
    out = raw.control("call-out", {"to": CALLER})["sid"]
    done = raw.control(
        "finished-call",
        {"caller": CALLER, "outcome": "abandoned", "ended_at": "2026-03-01T10:00:00-05:00"},
    )["sid"]
    assert line.call(answered).status == "completed"
    assert line.call(queued).status == "in-progress"
    assert line.call(out).to == CALLER
    assert line.call(done).end_time == datetime(2026, 3, 1, 15, tzinfo=UTC)


def test_texts(raw: Client, line: PracticeLine) -> None:
    picture = {"content_type": "image/png", "base64": base64.b64encode(b"png").decode()}
    sid = raw.control("text-in", {"caller": CALLER, "body": "hola", "media": [picture]})["sid"]
    assert line.media(sid)[0].content == b"png"
    line.send_text("+12125550190", CALLER, "hi")
    assert [t["body"] for t in raw.control("texts")["texts"]] == ["hola", "hi"]
    reply = raw.request("GET", "/practice/texts", {"to": CALLER}, check=False, auth=False)
    assert [t["body"] for t in reply.json["texts"]] == ["hi"]
    raw.control("reach", {"number": CALLER, "reach": "landline"})


def test_the_account(raw: Client, line: PracticeLine) -> None:
    raw.control("numbers", {"number": "+12125550199", "sms": False})
    raw.control("speed", {"speed": 5})
    key = raw.control("keys", {})
    assert line.accepts(key["sid"], key["secret"])
    raw.control("account", {"status": "closed"})
    state = raw.control("state")
    assert state["numbers"][-1] == "+12125550199"
    assert (state["speed"], state["account_status"]) == (5, "closed")


def test_faults(raw: Client, line: PracticeLine) -> None:
    number = raw.control("faults", {"kind": "stall", "endpoint": "post", "count": 3})["id"]
    raw.control("faults", {"kind": "reject", "code": 21608})
    listed = raw.control("faults")["faults"]
    assert (listed[0]["id"], listed[0]["kind"], listed[0]["left"]) == (number, "stall", 3)
    raw.control(f"faults?id={number}", method="DELETE")
    raw.control("faults?kind=reject", method="DELETE")
    assert line.faults.active() == {}
    raw.control("faults", {"kind": "reset"})
    raw.control("faults", method="DELETE")
    assert line.faults.active() == {}


def test_scripts(raw: Client, line: PracticeLine) -> None:
    raw.control("scripts", {"names": ["withheld", "stop"], "gap": 1000})
    assert line.wait_for(lambda: len(line.calls()) == 2, 5)
    state = raw.control("scripts")
    assert state["running"]
    assert len(state["scripts"]) >= 9
    raw.control("scripts", method="DELETE")
    assert not raw.control("scripts")["running"]
    assert all(c.final for c in line.calls())


def test_waiting_for_news(raw: Client, line: PracticeLine) -> None:
    last = line.history()[-1].number
    ringing = threading.Timer(0.05, line.ring, [CALLER])
    ringing.start()
    (entry,) = raw.control(f"history?since={last}&kind=call&wait=5")["history"]
    assert (entry["kind"], entry["details"]["caller"]) == ("call.ringing", CALLER)
    assert raw.control(f"history?since={entry['number']}")["history"] == []


def test_requests_do_not_show_the_control_api(raw: Client) -> None:
    raw.get("/Calls.json")
    raw.control("state")
    (entry,) = raw.control("requests")["requests"]
    assert (entry["endpoint"], entry["status"]) == ("calls", 200)


@pytest.mark.parametrize(("name", "fields", "status"), [
    ("ring", {}, 400), ("ring", {"caller": 5}, 400), ("ring", {"caller": CALLER, "to": "+1"}, 404),
    ("hang-up", {"sid": "CA0"}, 404), ("reach", {"number": CALLER, "reach": "pager"}, 400),
    ("faults", {"kind": "meteor"}, 400), ("faults", {"kind": "reset", "count": "two"}, 400),
    ("speed", {"speed": 21}, 400), ("speed", {"speed": True}, 400), ("fly", {}, 404),
    ("text-in", {"caller": CALLER, "body": "x", "media": [{"content_type": "a"}]}, 400),
    ("text-in", {"caller": CALLER, "body": "x", "media": [NOT_BASE64]}, 400),
    ("text-in", {"caller": CALLER, "body": "x", "media": "a"}, 400),
    ("finished-call", {"caller": CALLER, "ended_at": "2026-03-01T10:00:00"}, 400),
    ("finished-call", {"caller": CALLER, "ended_at": "noon"}, 400),
    ("scripts", {"names": ["nobody"]}, 400), ("scripts", {"names": [1]}, 400),
    ("numbers", {"number": "+12125550188", "sms": "no"}, 400), ("numbers", {"number": "5"}, 400),
    ("ring", [], 400),
])  # fmt: skip
def test_mistakes_are_explained(raw: Client, name: str, fields: object, status: int) -> None:
    path = f"/practice/{name}"
    reply = raw.request("POST", path, json_body=fields, check=False, auth=False)
    assert reply.status == status
    assert reply.json["error"]


def test_a_call_that_is_over(raw: Client, line: PracticeLine) -> None:
    sid = line.ring(CALLER)
    line.hang_up(sid)
    reply = raw.request("POST", "/practice/hang-up", json_body={"sid": sid}, auth=False)
    assert reply.status == 409


@pytest.mark.parametrize(("host", "kind"), [
    ("evil.example", "application/json"), ("127.0.0.1.evil.example:80", "application/json"),
    ("127.0.0.1:80", "text/plain"), ("localhost:80", "application/x-www-form-urlencoded"),
])  # fmt: skip
def test_web_pages_cannot_drive_it(
    server: PracticeServer, line: PracticeLine, host: str, kind: str
) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=5)
    headers = {"Host": host, "Content-Type": kind}
    connection.request("POST", "/practice/ring", json.dumps({"caller": CALLER}), headers)
    assert connection.getresponse().status == 403
    connection.close()
    assert line.calls() == ()


def test_a_process_of_its_own() -> None:
    arguments = [
        sys.executable,
        "-m",
        "deskreply.practice",
        "--speed",
        "20",
        "--number",
        "+12125550197",
    ]
    with subprocess.Popen(arguments, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        ready = json.loads(process.stdout.readline())
        assert ready["numbers"] == ["+12125550197"]
        host = ready["url"].removeprefix("http://")
        connection = http.client.HTTPConnection(host, timeout=5)
        token = base64.b64encode(f"{ready['account_sid']}:{ready['auth_token']}".encode()).decode()
        connection.request(
            "GET",
            f"/2010-04-01/Accounts/{ready['account_sid']}/Calls.json",
            headers={"Authorization": f"Basic {token}"},
        )
        assert connection.getresponse().status == 200
        connection.close()
        process.send_signal(signal.SIGTERM)
        assert process.wait(5) == (0 if sys.platform != "win32" else process.returncode)


@pytest.mark.parametrize("arguments", [["--speed", "50"], ["--number", "5"], ["--port", "99999"]])
def test_wrong_usage(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        command.main(arguments)
    assert stopped.value.code == 2
    assert "deskreply.practice:" in capsys.readouterr().err
