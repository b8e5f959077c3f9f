"""The main job: a missed call becomes one text, and a reply reaches the desk."""

from deskreply.domain.models import Decision, MessageKind, MessageState, Outcome, ThreadStatus
from tests.support.office import CALLER, Office


def test_a_missed_call_is_texted_once_within_seconds(office: Office) -> None:
    sid = office.missed()
    hung_up = office.clock.now()
    office.run(8)
    assert len(office.texts()) == 1
    call = office.call(sid)
    assert (call.outcome, call.decision) == (Outcome.MISSED, Decision.TEXTED)
    assert call.texted_at is not None
    assert 4 <= (call.texted_at - hung_up).total_seconds() <= 7
    office.run(120)
    office.sleep(3600)
    office.run(120)
    assert len(office.texts()) == 1


def test_the_text_names_the_office_acknowledges_asks_and_promises(office: Office) -> None:
    office.missed()
    office.run(8)
    [text] = office.texts()
    assert "Bright Smile Dental" in text
    assert "missed your call" in text
    assert "?" in text
    assert "within the hour" in text
    assert "{" not in text


def test_spanish_offices_text_in_spanish(office: Office) -> None:
    office.change(office__language="es")
    office.missed()
    office.run(8)
    [text] = office.texts()
    assert "Bright Smile Dental" in text
    assert "¿" in text


def test_after_hours_the_text_promises_the_next_opening(office: Office) -> None:
    office.change(office__hours="wed 08:00-17:00")
    office.missed()
    office.run(8)
    [text] = office.texts()
    assert "tomorrow at 8:00 AM" in text
    assert "within the hour" not in text


def test_an_answered_call_is_never_texted(office: Office) -> None:
    sid = office.line.ring(CALLER)
    leg = office.line.leg(sid)
    office.run(6)
    office.line.answer(leg)
    office.run(60)
    office.line.hang_up(sid)
    office.run(120)
    assert office.texts() == []
    assert office.call(sid).outcome is Outcome.ANSWERED
    assert office.call(sid).decision is Decision.NONE


def test_the_promise_clock_starts_when_the_text_goes_and_stops_when_staff_writes(
    office: Office,
) -> None:
    sid = office.missed()
    office.run(8)
    texted = office.call(sid).texted_at
    assert texted is not None
    due = office.thread().due_at
    assert due is not None
    assert (due - texted).total_seconds() == 3600
    office.engine.send(CALLER, "We are here now. How can we help?")
    office.run(2)
    assert office.thread().due_at is None
    assert office.thread().status is ThreadStatus.CONTACTED


def test_a_reply_reaches_the_desk_and_the_answer_is_delivered(office: Office) -> None:
    office.missed()
    office.run(10)
    office.line.text_in(CALLER, "Do you take Delta Dental? 😀")
    office.run(6)
    assert office.thread().unread == 1
    assert [n.kind for n in office.notices] == ["new-text"]
    assert office.notices[0].body == "Do you take Delta Dental? 😀"
    reply = office.engine.send("(212) 555-0123", "We do!")
    assert reply.state is MessageState.QUEUED
    office.run(15)
    kinds = [(m.kind, m.state) for m in office.messages()]
    assert kinds == [
        (MessageKind.AUTO, MessageState.DELIVERED),
        (MessageKind.LEAD, MessageState.RECEIVED),
        (MessageKind.STAFF, MessageState.DELIVERED),
    ]
    assert office.thread().unread == 0


def test_a_notification_that_fails_leaves_the_text_unread(office: Office) -> None:
    office.tells = False
    office.line.text_in(CALLER, "Hello?")
    office.run(6)
    assert office.thread().unread == 1


def test_a_text_that_is_listed_again_and_again_is_stored_once(office: Office) -> None:
    office.line.text_in(CALLER, "Hello?")
    office.run(60)
    assert len(office.messages()) == 1
    office.crash()
    office.boot()
    office.run(60)
    assert len(office.messages()) == 1
    assert office.thread().unread == 1


def test_a_text_without_a_call_opens_a_thread_and_starts_the_reply_clock(office: Office) -> None:
    office.line.text_in(CALLER, "Hi, are you open today?")
    received = office.clock.now()
    office.run(6)
    thread = office.thread()
    assert thread.due_at is not None
    assert (thread.due_at - received).total_seconds() == 3600
    assert thread.last_text == "Hi, are you open today?"


def test_a_reply_in_the_same_second_as_our_text_stands_after_it(office: Office) -> None:
    office.clock.advance(0.4)
    office.engine.send(CALLER, "Are you there?")
    office.run(0.1)
    office.line.text_in(CALLER, "Yes!")
    office.run(10)
    assert [m.body for m in office.messages()] == ["Are you there?", "Yes!"]
    assert office.thread().last_text == "Yes!"
