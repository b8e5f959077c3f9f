"""Every endpoint's every answer, held to the provider's OpenAPI description (see conftest)."""

from datetime import datetime, timedelta
from email.utils import parsedate_to_datetime

import pytest

from deskreply.practice import AccountNumber, Attachment, ManualClock, PracticeLine
from deskreply.practice.model import Outcome
from tests.practice.client import Client, Reply

CALLER = "+14155550123"
MAIN = "+12125550190"
NO_CALL = "CA" + "0" * 32
NO_TEXT = "SM" + "0" * 32


def call_sids(reply: Reply) -> list[str]:
    return [str(row["sid"]) for row in reply.json["calls"]]


def refusal(reply: Reply) -> tuple[int, int]:
    body = reply.json
    assert body["status"] == reply.status
    assert body["more_info"].endswith(str(body["code"]))
    return reply.status, int(body["code"])


def test_account(api: Client, line: PracticeLine) -> None:
    row = api.get(".json").json
    assert row["sid"] == line.account_sid
    assert row["status"] == "active"


def test_numbers(api: Client, line: PracticeLine) -> None:
    rows = api.get("/IncomingPhoneNumbers.json").json["incoming_phone_numbers"]
    assert [r["phone_number"] for r in rows] == list(line.numbers)
    assert rows[2]["capabilities"]["sms"] is False
    assert rows[3]["trunk_sid"] == "TK" + "c" * 32
    one = api.get("/IncomingPhoneNumbers.json", {"PhoneNumber": MAIN}).json
    assert [r["phone_number"] for r in one["incoming_phone_numbers"]] == [MAIN]


def test_short_lists_page_by_number(api: Client) -> None:
    first = api.get("/IncomingPhoneNumbers.json", {"PageSize": 4}).json
    assert len(first["incoming_phone_numbers"]) == 4
    second = api.request("GET", first["next_page_uri"]).json
    assert len(second["incoming_phone_numbers"]) == 2
    assert second["next_page_uri"] is None
    assert api.request("GET", second["previous_page_uri"]).json == first | {
        "uri": second["previous_page_uri"]
    }


def test_empty_lists(api: Client) -> None:
    for path, key in (("/Calls.json", "calls"), ("/Messages.json", "messages")):
        page = api.get(path).json
        assert page[key] == []
        assert page["next_page_uri"] is None
        assert page["page_size"] == 50


@pytest.mark.parametrize("outcome", [
    "answered", "no-answer", "busy", "failed", "abandoned", "voicemail", "machine", "early",
    "rejected", "queue",
])  # fmt: skip
@pytest.mark.parametrize("number", [MAIN, "+12125550193", "+12125550194"])
def test_calls_of_every_outcome(
    api: Client, line: PracticeLine, outcome: Outcome, number: str
) -> None:
    sid = line.finished_call(CALLER, number, outcome=outcome, seconds=20)
    assert sid in call_sids(api.get("/Calls.json"))
    row = api.get(f"/Calls/{sid}.json").json
    assert row["from"] == CALLER
    assert row["duration"] in ("20", "0")
    api.get(f"/Calls/{sid}/Recordings.json")
    api.get(f"/Calls/{sid}/Events.json")


def test_a_live_call_at_every_stage(api: Client, line: PracticeLine, clock: ManualClock) -> None:
    sid = line.ring(CALLER, caller_name="A CALLER", forwarded_from="+12125550100")
    row = api.get(f"/Calls/{sid}.json").json
    assert (row["status"], row["duration"], row["end_time"]) == ("ringing", None, None)
    leg = line.leg(sid, "client:front desk")
    clock.advance(8)
    line.answer(leg, answered_by="human")
    rows = api.get("/Calls.json", {"Status": "in-progress"}).json["calls"]
    assert {r["sid"] for r in rows} == {sid, leg}
    clock.advance(30)
    line.hang_up(sid)
    row = api.get(f"/Calls/{leg}.json").json
    assert (row["status"], row["duration"], row["parent_call_sid"]) == ("completed", "30", sid)
    assert row["answered_by"] == "human"
    assert api.get("/Calls.json", {"ParentCallSid": sid}).json["calls"] == [row]


@pytest.mark.parametrize(
    "caller", ["", "anonymous", "+266696687", "client:maria", "sip:a@b.example"]
)
def test_callers_that_are_no_phone(api: Client, line: PracticeLine, caller: str) -> None:
    sid = line.ring(caller)
    assert api.get(f"/Calls/{sid}.json").json["from"] == caller


def test_recordings_and_events(api: Client, line: PracticeLine) -> None:
    sid = line.ring(CALLER)
    line.no_answer(line.leg(sid, "sip:front@office.example"))
    line.no_answer(line.leg(sid, "client:back"))
    line.no_answer(line.leg(sid))
    line.voicemail(sid, 11.4)
    line.voicemail(sid, 3, "DialVerb")
    rows = api.get(f"/Calls/{sid}/Recordings.json").json["recordings"]
    assert [(r["source"], r["duration"]) for r in rows] == [("DialVerb", "3"), ("RecordVerb", "11")]
    today = line.now().date()
    path = f"/Calls/{sid}/Recordings.json"
    assert api.get(path, {"DateCreated": today}).json["recordings"] == rows
    assert api.get(path, {"DateCreated<": today - timedelta(1)}).json["recordings"] == []
    (event,) = api.get(f"/Calls/{sid}/Events.json").json["events"]
    assert "<Sip>sip:front@office.example</Sip>" in event["response"]["response_body"]
    assert event["response"]["response_body"].endswith("<Record/></Response>")


def test_newest_first_and_pages_that_stay_put(
    api: Client, line: PracticeLine, clock: ManualClock
) -> None:
    made = []
    for i in range(7):
        made.append(line.finished_call(f"+1415555010{i}", outcome="early"))
        clock.advance(1)
    first = api.get("/Calls.json", {"PageSize": 3})
    assert call_sids(first) == made[:3:-1]
    assert first.json["previous_page_uri"] is None
    line.finished_call(CALLER, outcome="early")
    second = api.request("GET", first.json["next_page_uri"])
    assert call_sids(second) == made[3:0:-1]
    assert (second.json["page"], second.json["start"], second.json["end"]) == (1, 3, 5)
    third = api.request("GET", second.json["next_page_uri"])
    assert call_sids(third) == made[:1]
    assert third.json["next_page_uri"] is None
    back = api.request("GET", third.json["previous_page_uri"])
    assert call_sids(back) == call_sids(second)
    by_number = api.get("/Calls.json", {"PageSize": 3, "Page": 1})
    assert call_sids(by_number) == made[4:1:-1]


def test_history_takes_its_place_in_the_log(api: Client, line: PracticeLine) -> None:
    newer = line.finished_call(CALLER, outcome="early")
    older = line.finished_call(CALLER, outcome="early", ended_at=line.now() - timedelta(days=2))
    assert call_sids(api.get("/Calls.json")) == [newer, older]


def test_call_filters(api: Client, line: PracticeLine, clock: ManualClock) -> None:
    early = line.now()
    first = line.finished_call(CALLER, outcome="early", seconds=0)
    clock.advance(3600)
    second = line.finished_call("+13055550142", "+12125550191", outcome="early", seconds=0)

    def listed(**query: str) -> list[str]:
        return call_sids(api.get("/Calls.json", query))

    assert listed(To="+12125550191") == [second]
    assert listed(From=CALLER) == [first]
    assert listed(Status="no-answer") == [second, first]
    assert listed(Status="busy") == []
    later = f"{early + timedelta(seconds=1):%Y-%m-%dT%H:%M:%SZ}"
    assert listed(**{"StartTime>": later}) == [second]
    assert listed(**{"StartTime<": f"{early:%Y-%m-%dT%H:%M:%SZ}"}) == [first]
    assert listed(**{"EndTime>": later}) == [second]
    assert listed(StartTime=f"{early:%Y-%m-%d}") == [second, first]
    assert listed(EndTime=f"{early - timedelta(1):%Y-%m-%d}") == []
    line.coarse_time_filters = True
    assert listed(**{"StartTime>": later}) == [second, first]


def test_filters_survive_into_the_next_page(api: Client, line: PracticeLine) -> None:
    for _ in range(3):
        line.finished_call(CALLER, outcome="early")
        line.finished_call("+13055550142", outcome="early")
    page = api.get("/Calls.json", {"From": CALLER, "StartTime>": "2020-01-01", "PageSize": 2})
    rest = api.request("GET", page.json["next_page_uri"])
    assert [r["from"] for r in rest.json["calls"]] == [CALLER]


@pytest.mark.parametrize("query", [
    {"PageSize": "0"}, {"PageSize": "many"}, {"Page": "-1"}, {"PageToken": "PAnone"},
    {"StartTime>": "yesterday"}, {"StartTime": "2026-02-31"}, {"EndTime<": "2026-01-01T10:00"},
])  # fmt: skip
def test_lists_refuse_nonsense(api: Client, query: dict[str, str]) -> None:
    assert refusal(api.get("/Calls.json", query)) == (400, 20001)


def test_page_size_is_capped(api: Client) -> None:
    assert api.get("/Calls.json", {"PageSize": 5000}).json["page_size"] == 1000


def test_trunk_calls_are_listed_once_over(
    api: Client, line: PracticeLine, clock: ManualClock
) -> None:
    sid = line.ring(CALLER, "+12125550193")
    line.answer(sid)
    assert call_sids(api.get("/Calls.json")) == []
    clock.advance(9)
    line.hang_up(sid)
    (row,) = api.get("/Calls.json").json["calls"]
    assert (row["direction"], row["duration"]) == ("trunking-originating", "9")


def test_calling_out(api: Client, line: PracticeLine, clock: ManualClock) -> None:
    form = {"To": CALLER, "From": MAIN, "Twiml": "<Response/>"}
    reply = api.post("/Calls.json", form)
    assert (reply.status, reply.json["status"], reply.json["start_time"]) == (201, "queued", None)
    sid = reply.json["sid"]
    clock.advance(1)
    assert line.call(sid).status == "ringing"
    clock.advance(4)
    assert line.call(sid).status == "in-progress"
    clock.advance(20)
    assert api.get(f"/Calls/{sid}.json").json["duration"] == "20"


@pytest.mark.parametrize(("change", "code"), [
    ({"To": ""}, 21201), ({"From": ""}, 21213), ({"To": "911"}, 21211),
    ({"From": "+12125550100"}, 21210), ({"Twiml": ""}, 21205),
])  # fmt: skip
def test_calling_out_is_refused(api: Client, change: dict[str, str], code: int) -> None:
    form = {"To": CALLER, "From": MAIN, "Twiml": "<Response/>"} | change
    assert refusal(api.post("/Calls.json", form)) == (400, code)


def test_updating_calls(api: Client, line: PracticeLine) -> None:
    queued = api.post("/Calls.json", {"To": CALLER, "From": MAIN, "Url": "https://x.example"})
    path = f"/Calls/{queued.json['sid']}.json"
    assert api.post(path, {"Status": "canceled"}).json["status"] == "canceled"
    assert refusal(api.post(path, {"Status": "completed"})) == (400, 21220)
    live = line.ring(CALLER)
    path = f"/Calls/{live}.json"
    assert refusal(api.post(path, {"Url": "https://x.example"})) == (400, 21220)
    line.pick_up(live)
    assert api.post(path, {"Url": "https://x.example"}).json["status"] == "in-progress"
    assert refusal(api.post(path, {"Status": "paused"})) == (400, 20001)
    assert api.post(path, {"Status": "completed"}).json["status"] == "completed"


def test_messages(api: Client, line: PracticeLine, clock: ManualClock) -> None:
    came = line.text_in(CALLER, "Hi", media=[Attachment("image/jpeg", b"\xff\xd8jpeg")])
    clock.advance(60)
    form = {"From": MAIN, "To": CALLER, "Body": "Sorry we missed you – call or text here"}
    reply = api.post("/Messages.json", form)
    assert (reply.status, reply.json["status"], reply.json["date_sent"]) == (201, "queued", None)
    assert reply.json["num_segments"] == "1"
    clock.advance(10)
    rows = api.get("/Messages.json").json["messages"]
    assert [r["sid"] for r in rows] == [reply.json["sid"], came]
    assert rows[0]["status"] == "delivered"
    assert rows[1]["num_media"] == "1"

    def listed(**query: str) -> list[str]:
        return [str(r["sid"]) for r in api.get("/Messages.json", query).json["messages"]]

    moment = f"{line.now() - timedelta(seconds=30):%Y-%m-%dT%H:%M:%SZ}"
    assert listed(To=CALLER) == [reply.json["sid"]]
    assert listed(From=CALLER) == [came]
    assert listed(**{"DateSent>": moment}) == [reply.json["sid"]]
    assert listed(**{"DateSent<": moment}) == [came]
    assert listed(DateSent=f"{line.now():%Y-%m-%d}") == [reply.json["sid"], came]
    assert api.get(f"/Messages/{came}.json").json == rows[1]


def test_media(api: Client, line: PracticeLine) -> None:
    content = bytes(range(256))
    sid = line.text_in(CALLER, "", media=[Attachment("image/png", content)])
    (row,) = api.get(f"/Messages/{sid}/Media.json").json["media_list"]
    assert api.request("GET", row["uri"]).json == row
    blob = api.request("GET", row["uri"].removesuffix(".json"), check=False)
    assert (blob.status, blob.body, blob.headers["Content-Type"]) == (200, content, "image/png")
    tomorrow = line.now().date() + timedelta(1)
    empty = api.get(f"/Messages/{sid}/Media.json", {"DateCreated>": tomorrow})
    assert empty.json["media_list"] == []


def test_media_that_is_sent(api: Client, line: PracticeLine) -> None:
    form = [("From", MAIN), ("To", CALLER), ("MediaUrl", "https://x.example/a.jpg"),
            ("MediaUrl", "https://x.example/b")]  # fmt: skip
    row = api.post("/Messages.json", form).json
    assert (row["num_media"], row["sid"][:2]) == ("2", "MM")
    kinds = [
        m["content_type"] for m in api.get(f"/Messages/{row['sid']}/Media.json").json["media_list"]
    ]
    assert kinds == ["image/jpeg", "image/png"]


def test_rows_that_are_not_there(api: Client, line: PracticeLine) -> None:
    text = line.text_in(CALLER, "hi")
    for path in (
        f"/Calls/{NO_CALL}.json",
        f"/Calls/{NO_CALL}/Recordings.json",
        f"/Calls/{NO_CALL}/Events.json",
        f"/Messages/{NO_TEXT}.json",
        f"/Messages/{NO_TEXT}/Media.json",
        f"/Messages/{text}/Media/ME{'0' * 32}.json",
    ):
        reply = api.get(path)
        assert refusal(reply) == (404, 20404)
        assert path in reply.json["message"]


@pytest.mark.parametrize(
    "path", ["/Calls.json", "/Messages.json", "/IncomingPhoneNumbers.json", ".json"]
)
def test_wrong_credentials(api: Client, path: str) -> None:
    api.password = "wrong"
    assert refusal(api.get(path)) == (401, 20003)
    assert refusal(api.get(path, auth=False)) == (401, 20003)


def test_another_account(api: Client) -> None:
    api.account = "/2010-04-01/Accounts/AC" + "f" * 32
    assert refusal(api.get("/Calls.json")) == (401, 20003)


def test_api_keys(api: Client, line: PracticeLine) -> None:
    api.user, api.password = line.add_key()
    assert api.get("/Calls.json").status == 200
    line.revoke_key(api.user)
    assert refusal(api.get("/Calls.json")) == (401, 20003)


def test_a_suspended_account(api: Client, line: PracticeLine) -> None:
    line.set_account("suspended")
    assert refusal(api.get("/Calls.json")) == (403, 10001)
    assert refusal(api.post("/Messages.json", {"To": CALLER})) == (403, 10001)
    assert api.get(".json").json["status"] == "suspended"
    line.set_account("active")
    assert api.get("/Calls.json").status == 200


def test_unknown_paths_and_methods(api: Client) -> None:
    assert refusal(api.get("/Conferences.json", check=False)) == (404, 20404)
    assert refusal(api.request("DELETE", api.account + "/Calls.json", check=False)) == (405, 20004)
    assert refusal(api.request("GET", "/", check=False)) == (404, 20404)


def test_dates_are_the_lines_own(api: Client, line: PracticeLine) -> None:
    sid = line.ring(CALLER)
    reply = api.get(f"/Calls/{sid}.json")
    assert reply.json["date_created"] == "Mon, 02 Mar 2026 15:00:00 +0000"
    assert parsedate_to_datetime(reply.headers["Date"]) == line.now()


def test_accounts_can_be_given(clock: ManualClock) -> None:
    line = PracticeLine(
        [AccountNumber("+12125550190", clock.now())],
        account_sid="AC" + "a" * 32,
        auth_token="secret",
    )
    assert line.accepts("AC" + "a" * 32, "secret")
    assert not line.accepts("AC" + "a" * 32, "")
    assert isinstance(line.created, datetime)
    with pytest.raises(ValueError, match=r"E\.164"):
        PracticeLine(["555-0100"])
