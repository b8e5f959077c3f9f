"""Who asked for no more texts, who may be a machine, what is urgent: held, told, never dropped."""

from __future__ import annotations

from pathlib import Path

import pytest

from deskreply.domain.errors import UserError
from deskreply.domain.models import Callback, Decision, MessageKind, ThreadFlag
from deskreply.engine import permission
from deskreply.practice.texts import Attachment
from tests.support.office import CALLER, OFFICE, Office

OTHER = "+14155550123"


def opted_out(office: Office, number: str = CALLER) -> bool:
    with office.store.read() as reader:
        return reader.opted_out_at(number) is not None


def flag(office: Office) -> ThreadFlag:
    return office.thread().flag


def says(office: Office, body: str, wait: float = 10) -> None:
    office.line.text_in(CALLER, body)
    office.run(wait)


def kinds(office: Office) -> list[str]:
    return [notice.kind for notice in office.notices if notice.kind != "promise"]


def staff(office: Office, action: object, number: str = CALLER, *more: str) -> None:
    assert callable(action)
    action(office.store, office.settings, office.clock.now(), number, *more, author="Dana")


def audit(office: Office) -> list[str]:
    with office.store.read() as reader:
        return [record.what for record in reader.audit(CALLER) if record.who == "Dana"]


# --- asking for no more texts -------------------------------------------------------------------


@pytest.mark.parametrize(
    "body", ["stop", "STOPP", "Stop texting me please!", "No me escriban más", "remove me"]
)
def test_a_clear_wish_suppresses_at_once_and_nothing_more_is_said(
    office: Office, body: str
) -> None:
    office.missed()
    office.run(30)
    says(office, body)
    assert opted_out(office)
    office.sleep(25 * 3600)
    again = office.missed()
    office.run(60)
    assert office.call(again).reason == "opted-out"
    assert office.call(again).callback is Callback.OPEN
    assert len(office.texts()) == 1


def test_a_wish_in_a_longer_text_holds_texts_until_staff_has_read_it(office: Office) -> None:
    says(office, "please take me off this thing, I already found a dentist")
    assert not opted_out(office)
    assert flag(office) is ThreadFlag.MAYBE_OPTED_OUT
    assert office.thread().unread == 1
    assert kinds(office) == ["flagged"]
    sid = office.missed()
    office.run(120)
    held = office.call(sid)
    assert (held.decision, held.reason) == (Decision.HELD, "maybe-opted-out")
    assert office.texts() == []
    staff(office, permission.clear_flag)
    office.run(5)
    assert office.call(sid).decision is Decision.TEXTED
    assert len(office.texts()) == 1
    assert audit(office) == ["flag-cleared"]


def test_what_nobody_looks_at_for_a_day_goes_to_the_call_back_list(office: Office) -> None:
    says(office, "I don't want any more messages from you")
    sid = office.missed()
    office.run(60)
    office.clock.advance(24 * 3600)
    office.run(60)
    call = office.call(sid)
    assert (call.decision, call.reason) == (Decision.REVIEW, "too-old")
    assert call.callback is Callback.OPEN
    assert office.texts() == []


def test_a_text_that_staff_says_is_a_no_suppresses_for_good(office: Office) -> None:
    says(office, "quit texting me all day")
    sid = office.missed()
    office.run(60)
    staff(office, permission.do_not_text)
    office.run(5)
    assert office.call(sid).reason == "opted-out"
    assert flag(office) is ThreadFlag.NONE
    assert office.texts() == []


def test_start_lifts_a_stop_and_a_flag(office: Office) -> None:
    says(office, "stop texting me")
    says(office, "START")
    assert not opted_out(office)
    says(office, "how do I unsubscribe")
    assert flag(office) is ThreadFlag.MAYBE_OPTED_OUT
    says(office, "Start")
    assert flag(office) is ThreadFlag.NONE


def test_yes_lifts_only_what_they_said_themselves(office: Office) -> None:
    staff(office, permission.do_not_text)
    says(office, "Yes")
    assert opted_out(office)
    says(office, "START")
    assert not opted_out(office)
    says(office, "stop texting")
    says(office, "YES")
    assert not opted_out(office)


def test_ordinary_texts_change_nothing(office: Office) -> None:
    for body in ("please don't stop by today", "can I cancel my appointment", "yes please"):
        says(office, body)
    assert not opted_out(office)
    assert flag(office) is ThreadFlag.NONE
    assert kinds(office) == ["new-text"] * 3


# --- what staff allows --------------------------------------------------------------------------


def test_a_blocked_number_is_not_texted_until_it_is_unblocked(office: Office) -> None:
    office.change(textback__delay_seconds=20)
    sid = office.missed()
    office.run(6)
    assert office.call(sid).decision is Decision.PENDING
    staff(office, permission.block, CALLER, "sells roofs")
    office.run(3)
    assert office.call(sid).reason == "blocked"
    office.run(60)
    assert office.texts() == []
    staff(office, permission.unblock)
    office.missed()
    office.run(60)
    assert len(office.texts()) == 1
    assert audit(office) == ["blocked", "unblocked"]


def test_staff_lifts_what_staff_set_and_nothing_else(office: Office) -> None:
    staff(office, permission.do_not_text)
    staff(office, permission.allow_text)
    assert not opted_out(office)
    says(office, "remove me")
    with pytest.raises(UserError, match="only they can lift that, by texting START"):
        staff(office, permission.allow_text)
    assert opted_out(office)


def test_a_stop_after_staffs_do_not_text_is_theirs_from_then_on(office: Office) -> None:
    staff(office, permission.do_not_text)
    says(office, "stop texting me")
    with pytest.raises(UserError, match="only they can lift"):
        staff(office, permission.allow_text)


def test_a_provider_that_says_they_stopped_counts_as_their_word(office: Office) -> None:
    staff(office, permission.do_not_text)
    with office.store.write() as tx:
        tx.opt_out(CALLER, office.clock.now(), "provider", "21610")
    with pytest.raises(UserError, match="only they can lift"):
        staff(office, permission.allow_text)


@pytest.mark.parametrize(
    "action",
    [permission.unblock, permission.allow_text, permission.clear_flag],
)
def test_lifting_what_nobody_set_is_told(office: Office, action: object) -> None:
    with pytest.raises(UserError, match="nothing to"):
        staff(office, action)


def test_numbers_are_checked(office: Office) -> None:
    with pytest.raises(UserError, match="not a phone number"):
        staff(office, permission.block, "roofs")
    with pytest.raises(UserError, match="own number"):
        staff(office, permission.do_not_text, OFFICE)


# --- machines and floods ------------------------------------------------------------------------


def test_identical_texts_in_a_row_hold_texts_and_the_desk_is_told_once(office: Office) -> None:
    for _ in range(6):
        says(office, "Thanks for your message! We will be right back.", wait=15)
    assert flag(office) is ThreadFlag.AUTO_RESPONDER
    assert kinds(office) == ["new-text", "new-text", "flagged"]
    assert office.thread().unread == 6
    sid = office.missed()
    office.run(60)
    assert office.call(sid).reason == "auto-responder"
    staff(office, permission.clear_flag)
    office.run(5)
    assert office.call(sid).decision is Decision.TEXTED


def test_instant_answers_to_our_texts_are_a_machines(office: Office) -> None:
    for i in range(3):
        office.engine.send(CALLER, f"Hello number {i}")
        office.run(1)
        says(office, f"Ticket {i} was opened", wait=20)
    assert flag(office) is ThreadFlag.AUTO_RESPONDER


def test_a_person_in_a_hurry_is_no_machine(office: Office) -> None:
    says(office, "Hello?", wait=15)
    says(office, "Hello?", wait=15)
    says(office, "Anybody there?", wait=15)
    for _ in range(3):
        office.line.text_in(CALLER, "", media=[Attachment("image/jpeg", b"tooth")])
        office.run(15)
    office.run(120)
    says(office, "Hello?")
    assert flag(office) is ThreadFlag.NONE


def test_pumped_calls_are_held_the_desk_is_told_once_and_they_go_when_it_is_over(
    office: Office,
) -> None:
    office.change(textback__held_hours=3)
    pumped = [f"+1212555{n:04}" for n in range(3001, 3007)]
    sids = []
    for number in pumped:
        sids.append(office.missed(number, rings=3))
        office.run(20)
    sids.append(office.missed(OTHER))
    office.run(30)
    reasons = [(office.call(sid).decision, office.call(sid).reason) for sid in sids]
    texted, held = (Decision.TEXTED, "no-answer"), (Decision.HELD, "flood")
    assert reasons == [texted] * 3 + [held] * 3 + [texted]
    assert kinds(office) == ["health"]
    assert any("flood.callers_per_hour" in notice.title for notice in office.notices)
    for _ in range(8):
        office.clock.advance(8 * 60)
        office.run(65)
    assert all(office.call(sid).decision is Decision.TEXTED for sid in sids)


def test_one_caller_again_and_again_is_no_pumping(office: Office) -> None:
    for _ in range(6):
        office.missed(rings=2)
        office.run(4)
    office.run(30)
    assert len(office.texts()) == 1


def test_a_caller_in_a_conversation_is_not_texted_and_the_desk_is_told(office: Office) -> None:
    office.engine.send(CALLER, "See you on Monday")
    office.run(600)
    sid = office.missed()
    office.run(60)
    assert office.call(sid).reason == "in-touch"
    assert kinds(office) == ["missed-call"]
    assert office.thread().last_kind is MessageKind.CALL


# --- what cannot wait ---------------------------------------------------------------------------


def test_an_urgent_text_is_louder_and_only_a_person_answers_it(office: Office) -> None:
    says(office, "My face is SWELLING and I can’t breathe well")
    assert office.thread().urgent
    assert kinds(office) == ["urgent-text"]
    [event] = [event for event in office.events if event.name == "reply-received"]
    assert event.data["urgent"] is True
    office.run(600)
    assert office.texts() == []
    office.engine.send(CALLER, "Please call 911 now.")
    office.run(10)
    assert not office.thread().urgent


def test_which_words_are_urgent_is_a_setting(office: Office) -> None:
    office.change(urgent__words="crown came off, dolor")
    says(office, "the swelling is gone")
    assert not office.thread().urgent
    says(office, "¡Qué DOLOR!")
    assert office.thread().urgent


def test_texts_from_before_the_first_start_are_no_emergency_but_a_stop_counts(
    tmp_path: Path,
) -> None:
    office = Office(tmp_path)
    with office.server:
        office.line.text_in(CALLER, "severe pain")
        office.line.text_in(OTHER, "stop texting me")
        office.clock.advance(2 * 3600)
        office.boot()
        office.run(10)
        assert not office.thread().urgent
        assert opted_out(office, OTHER)
        office.crash()
