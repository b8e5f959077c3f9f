"""Texts: delivery, refusals, opt-outs, segments."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deskreply.practice import Attachment, DeliveryPace, ManualClock, PracticeLine, Refused
from deskreply.practice.phones import FATES, Reach, is_phone_number, segments
from tests.practice.client import Client

CALLER = "+14155550123"
MAIN = "+12125550190"


def send(line: PracticeLine, to: str = CALLER, body: str = "hello", from_: str = MAIN) -> str:
    return line.send_text(from_, to, body).sid


def test_a_text_goes_its_way(line: PracticeLine, clock: ManualClock) -> None:
    sid = send(line)
    seen: list[str] = [line.message(sid).status]
    for _ in range(30):
        clock.advance(0.1)
        if line.message(sid).status != seen[-1]:
            seen.append(line.message(sid).status)
    assert seen == ["queued", "sending", "sent", "delivered"]
    times = {e.kind: e.at for e in line.history(kind="text")}
    message = line.message(sid)
    assert message.date_sent == times["text.sent"]
    assert (times["text.delivered"] - message.date_created).total_seconds() == pytest.approx(2.2)


@pytest.mark.parametrize("reach", [r for r in FATES if r not in ("mobile", "not-mobile")])
def test_texts_that_do_not_arrive(
    line: PracticeLine, clock: ManualClock, api: Client, reach: Reach
) -> None:
    line.set_reach(CALLER, reach)
    sid = send(line)
    clock.advance(10)
    status, code = FATES[reach]
    row = api.get(f"/Messages/{sid}.json").json
    assert (row["status"], row["error_code"]) == (status, code)
    assert (row["error_message"] is None) == (code is None)


def test_an_unregistered_sender(line: PracticeLine, clock: ManualClock) -> None:
    sid = send(line, from_="+12125550195")
    clock.advance(10)
    assert (line.message(sid).status, line.message(sid).error_code) == ("undelivered", 30034)


@pytest.mark.parametrize(("form", "code"), [
    ({"To": ""}, 21604),
    ({"From": ""}, 21603),
    ({"From": "", "MessagingServiceSid": "MG" + "0" * 32}, 21704),
    ({"To": "+1415555012"}, 21211),
    ({"To": "4155550123"}, 21211),
    ({"To": "+266696687"}, 21408),
    ({"To": "anonymous"}, 21211),
    ({"To": "+447700900123"}, 21408),
    ({"To": MAIN}, 21266),
    ({"From": "+12125550100"}, 21660),
    ({"From": "+12125550192"}, 21606),
    ({"Body": ""}, 21602),
    ({"Body": "x" * 1601}, 21617),
])  # fmt: skip
def test_refusals(line: PracticeLine, api: Client, form: dict[str, str], code: int) -> None:
    reply = api.post("/Messages.json", {"From": MAIN, "To": CALLER, "Body": "hi"} | form)
    assert (reply.status, reply.json["code"]) == (400, code)
    assert line.texts() == ()
    assert line.history(kind="text.rejected")[-1].details["code"] == code


def test_not_a_mobile(line: PracticeLine) -> None:
    line.set_reach(CALLER, "not-mobile")
    with pytest.raises(Refused, match="21614"):
        send(line)


def test_an_unknown_reach(line: PracticeLine) -> None:
    with pytest.raises(ValueError, match="landline"):
        line.set_reach(CALLER, "pager")  # type: ignore[arg-type]


@pytest.mark.parametrize("word", [
    "STOP", " stop\n", "StopAll", "unsubscribe", "CANCEL", "end", "quit", "revoke", "optout",
])  # fmt: skip
def test_stop_blocks_the_pair_and_is_confirmed_once(
    line: PracticeLine, clock: ManualClock, word: str
) -> None:
    line.text_in(CALLER, word)
    line.text_in(CALLER, word)
    assert line.opted_out(CALLER)
    assert not line.opted_out(CALLER, "+12125550191")
    (confirmation,) = [m for m in line.texts(CALLER) if m.outbound]
    assert confirmation.direction == "outbound-reply"
    with pytest.raises(Refused, match="21610"):
        send(line)
    clock.advance(5)
    assert line.message(confirmation.sid).status == "delivered"
    assert line.texts_out() == ()
    send(line, from_="+12125550191")


@pytest.mark.parametrize("word", ["START", "yes", "Unstop"])
def test_start_lifts_a_stop(line: PracticeLine, word: str) -> None:
    line.text_in(CALLER, "STOP")
    line.text_in(CALLER, word)
    assert not line.opted_out(CALLER)
    send(line)


@pytest.mark.parametrize("body", ["Stop calling", "STOP.", "yes", "start", "Please stop", ""])
def test_other_texts_change_nothing(line: PracticeLine, body: str) -> None:
    line.text_in(CALLER, body)
    assert not line.opted_out(CALLER)
    assert [m for m in line.texts() if m.outbound] == []


def test_help_is_answered_by_the_provider(line: PracticeLine) -> None:
    line.text_in(CALLER, "help")
    assert [m.direction for m in line.texts(CALLER)] == ["inbound", "outbound-reply"]


def test_receiving(line: PracticeLine, clock: ManualClock) -> None:
    sid = line.text_in(CALLER, "hi", receiving=2)
    assert line.message(sid).status == "receiving"
    clock.advance(2)
    assert line.message(sid).status == "received"


def test_texts_with_a_number(line: PracticeLine) -> None:
    first = line.text_in(CALLER, "one")
    line.text_in("+13055550142", "two")
    mine = send(line)
    assert [m.sid for m in line.texts(CALLER)] == [first, mine]
    assert [m.sid for m in line.texts_out(CALLER)] == [mine]
    assert line.texts("+16175550118") == ()


def test_media(line: PracticeLine) -> None:
    sid = line.text_in(CALLER, "", media=[Attachment("image/gif", b"GIF")])
    assert sid.startswith("MM")
    assert [m.content for m in line.media(sid)] == [b"GIF"]


def test_speed_shortens_waits_but_not_times(clock: ManualClock) -> None:
    line = PracticeLine(clock=clock, speed=10, pace=DeliveryPace(10, 10, 10))
    sid = send(line)
    clock.advance(1)
    assert line.message(sid).status == "sending"
    line.speed = 20
    clock.advance(0.5)
    assert line.message(sid).status == "sent"
    line.speed = 1
    clock.advance(9.9)
    assert line.message(sid).status == "sent"
    clock.advance(0.1)
    assert line.message(sid).status == "delivered"
    passed = line.message(sid).date_updated - line.message(sid).date_created
    assert passed.total_seconds() == pytest.approx(11.5)


@pytest.mark.parametrize("speed", [0, 0.9, 21, -1])
def test_speeds_out_of_range(line: PracticeLine, speed: float) -> None:
    with pytest.raises(ValueError, match="between 1 and 20"):
        line.speed = speed


def test_real_time_delivers_too() -> None:
    line = PracticeLine(pace=DeliveryPace(0.01, 0.01, 0.01))
    sids = [send(line, f"+1415555010{i}") for i in range(5)]
    arrived = lambda: all(line.message(s).status == "delivered" for s in sids)  # noqa: E731
    assert line.wait_for(arrived, 5)
    again = send(line)
    assert line.wait_for(lambda: line.message(again).status == "delivered", 5)


@pytest.mark.parametrize(("body", "parts"), [
    ("", 1), ("a" * 160, 1), ("a" * 161, 2), ("a" * 306, 2), ("a" * 307, 3), ("€" * 80, 1),
    ("€" * 81, 2), ("é ñ ¿ ¡ ü", 1), ("á" + "a" * 69, 1), ("á" + "a" * 70, 2), ("😀" * 35, 1),
    ("😀" * 36, 2),
])  # fmt: skip
def test_segments(body: str, parts: int) -> None:
    assert segments(body) == parts


@given(st.text(max_size=400))
def test_segments_never_fail(body: str) -> None:
    assert segments(body) >= 1


@given(st.text(alphabet="+0123456789", max_size=18))
def test_numbers_taken_are_of_the_right_length(text: str) -> None:
    if is_phone_number(text):
        assert 8 <= len(text) <= 16
        assert text[0] == "+"


def test_a_clock_that_stands_still_delivers_nothing() -> None:
    line = PracticeLine(clock=ManualClock())
    sid = send(line)
    assert line.message(sid).status == "queued"
