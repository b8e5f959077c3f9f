"""What was promised is not forgotten: clocks, their stages, and who stops them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from deskreply.domain.models import Message, MessageKind, MessageState, Stage, Thread
from deskreply.engine import clocks, conversations
from deskreply.practice import Fault, FaultKind, ManualClock
from tests.support.office import CALLER, NOON, OFFICE, SECOND, Office

OTHER = "+12125550155"
THIRD = "+12125550166"


def at(text: str) -> datetime:
    """An instant of the office's wall clock."""
    wall = datetime.fromisoformat(text).replace(tzinfo=ZoneInfo("America/New_York"))
    return wall.astimezone(UTC)


@dataclass
class WrongClock:
    """A PC's clock that is off by so much."""

    right: ManualClock
    off: timedelta

    def now(self) -> datetime:
        return self.right.now() + self.off

    def monotonic(self) -> float:
        return self.right.monotonic()


def later(office: Office, minutes: float) -> None:
    """Let time pass; the desk is at work at the end of it."""
    office.clock.advance(minutes * 60 - 5)
    office.run(5)


def go_to(office: Office, text: str) -> None:
    later(office, (at(text) - office.clock.now()) / timedelta(minutes=1))


def stages(office: Office, number: str = CALLER) -> list[object]:
    """The stages that were told of a thread, in order."""
    return [e.data["stage"] for e in office.events if e.name == "promise-stage"
            and e.number == number]  # fmt: skip


def titles(office: Office) -> list[str]:
    return [notice.title for notice in office.notices if notice.kind == "promise"]


def texted(office: Office, caller: str = CALLER) -> datetime:
    """A missed call that was texted; when the text left."""
    sid = office.missed(caller)
    office.run(10)
    texted_at = office.call(sid).texted_at
    assert texted_at is not None
    return texted_at


def test_the_desk_is_told_stage_by_stage_each_once(office: Office) -> None:
    sent = texted(office)
    assert stages(office) == ["started"]
    for minutes, reached in (
        (29, 1),
        (31, 2),
        (44, 2),
        (46, 3),
        (54, 3),
        (56, 4),
        (59, 4),
        (61, 5),
    ):
        later(office, (sent + timedelta(minutes=minutes) - office.clock.now()).total_seconds() / 60)
        assert len(stages(office)) == reached, minutes
    assert stages(office) == ["started", "half", "soon", "urgent", "over"]
    assert titles(office) == [
        "Answer +12125550123 soon, due today at 12:00 PM",
        "Answer +12125550123 now, due today at 12:00 PM",
        "Overdue: +12125550123 has been waiting for 1 hour",
    ]
    later(office, 180)
    assert len(stages(office)) == 5
    assert office.thread().stage is Stage.OVER


def test_an_event_says_who_and_when(office: Office) -> None:
    sent = texted(office)
    [event] = [e for e in office.events if e.name == "promise-stage"]
    due = (sent + timedelta(hours=1)).isoformat(timespec="seconds").replace("+00:00", "Z")
    assert event.data == {"stage": "started", "clock": "promise", "due_at": due, "owner": None}
    office.engine.send(CALLER, "One moment please")
    office.run(5)
    office.line.text_in(CALLER, "Thanks, when can I come?")
    office.run(5)
    with office.store.write() as tx:
        tx.save_thread(replace(office.thread(), owner="Kim"))
    later(office, 35)
    event = [e for e in office.events if e.name == "promise-stage"][-1]
    assert (event.data["stage"], event.data["clock"], event.data["owner"]) == (
        "half", "reply", "Kim",
    )  # fmt: skip


def test_a_persons_text_ends_it(office: Office) -> None:
    texted(office)
    later(office, 40)
    office.engine.send(CALLER, "Hello, this is Dana!")
    later(office, 180)
    assert stages(office) == ["started", "half"]
    assert office.thread().due_at is None
    assert office.thread().stage is Stage.NONE


def test_what_comes_in_within_the_second_of_a_persons_text_waits_for_an_answer(
    office: Office,
) -> None:
    """The provider tells whole seconds: its row looks older than what we wrote in that second."""
    texted(office)
    office.run(1.0 - office.clock.now().microsecond / 1e6 + 0.4)
    office.engine.send(CALLER, "Yes.")
    office.run(0)
    office.line.text_in(CALLER, "Tomorrow at nine?")
    office.run(20)
    assert office.line.texts_out(CALLER)[-1].body == "Yes."
    thread = office.thread()
    assert (thread.last_text, thread.unread) == ("Tomorrow at nine?", 1)
    assert thread.reply_due_at is not None


@pytest.mark.parametrize("seconds", [2.0, 4.9])
def test_what_comes_in_while_a_persons_text_waits_to_leave_is_not_answered_by_it(
    office: Office, seconds: float
) -> None:
    """It was written before, and stays with us for the seconds in which it can be undone."""
    texted(office)
    conversations.send(
        office.store, office.settings, office.clock.now(), CALLER, "Yes.", hold_seconds=5
    )
    office.run(seconds)
    office.line.text_in(CALLER, "And what does it cost?")
    office.run(30)
    assert office.line.texts_out(CALLER)[-1].body == "Yes."
    thread = office.thread()
    assert thread.unread == 1
    assert thread.reply_due_at is not None
    office.engine.send(CALLER, "From $90.")
    office.run(5)
    assert office.thread().due_at is None


def test_another_automatic_text_neither_ends_nor_puts_off_a_promise(office: Office) -> None:
    office.change(textback__cooldown_hours=0)
    sent = texted(office)
    later(office, 30)
    texted(office)
    assert len(office.texts()) == 2
    assert office.thread().due_at == sent + timedelta(hours=1)


def test_stop_ends_the_clock(office: Office) -> None:
    texted(office)
    office.line.text_in(CALLER, "STOP")
    later(office, 120)
    assert office.thread().due_at is None
    assert stages(office) == ["started"]


def test_the_first_unanswered_text_rules(office: Office) -> None:
    office.line.text_in(CALLER, "Do you have time today?")
    office.run(10)
    first = office.thread().due_at
    later(office, 20)
    office.line.text_in(CALLER, "Hello?")
    office.run(10)
    assert first is not None
    assert office.thread().due_at == first


def test_a_text_that_came_after_ours_was_written_keeps_its_own_clock(office: Office) -> None:
    office.line.text_in(CALLER, "Do you have time today?")
    later(office, 20)
    office.engine.send(CALLER, "We do, at four.")
    office.run(2)
    office.line.text_in(CALLER, "And tomorrow?")
    office.run(5)
    newer = office.messages()[-1]
    assert newer.body == "And tomorrow?"
    assert office.thread().due_at == newer.at + timedelta(hours=1)


def test_a_text_found_late_starts_no_clock_where_a_person_wrote_meanwhile(office: Office) -> None:
    office.line.faults.add(Fault(FaultKind.LOSE_ANSWER, "post", count=1))
    office.line.faults.add(Fault(FaultKind.LIST_LAG, "messages", seconds=55))
    office.missed()
    office.run(15)
    assert [message.state for message in office.messages()] == [MessageState.SENDING]
    office.engine.send(CALLER, "Hello, this is Dana!")
    office.run(100)
    assert office.heard("text-found") == 1
    assert office.thread().due_at is None


def test_what_just_came_in_is_not_told_twice(office: Office) -> None:
    texted(office)
    assert office.notices == []
    office.line.text_in(CALLER, "Do you have time today?")
    office.run(10)
    assert stages(office) == ["started"]
    assert [notice.kind for notice in office.notices] == ["new-text"]


# --- hours ----------------------------------------------------------------------------------------


def test_what_was_promised_for_the_opening_is_told_from_then_on(office: Office) -> None:
    office.change(office__hours="mon-fri 08:00-17:00", quiet__enabled=False)
    go_to(office, "2026-03-10 19:00")
    texted(office)
    assert office.thread().due_at == at("2026-03-11 09:00")
    later(office, 720)
    assert titles(office) == []
    go_to(office, "2026-03-11 08:01")
    assert titles(office) == ["+12125550123 waits for an answer, due today at 9:00 AM"]
    later(office, 61)
    assert stages(office) == ["started", "over"]


def test_what_runs_out_after_closing_is_told_before_it_and_at_the_next_opening(
    office: Office,
) -> None:
    office.change(office__hours="mon-fri 08:00-17:00")
    go_to(office, "2026-03-13 16:50")
    texted(office)
    later(office, 9)
    assert stages(office) == ["started", "urgent"]
    assert titles(office)[-1] == "Answer +12125550123 now, due today at 5:50 PM"
    go_to(office, "2026-03-14 12:00")
    office.run(5)
    assert stages(office) == ["started", "urgent"]
    go_to(office, "2026-03-16 08:00")
    office.run(5)
    assert stages(office) == ["started", "urgent", "over"]
    assert titles(office)[-1] == "Overdue: +12125550123 has been waiting for 2 days"


def test_a_pc_that_wakes_after_closing_keeps_what_it_missed_for_the_opening(office: Office) -> None:
    office.change(office__hours="mon-fri 08:00-17:00")
    texted(office)
    office.sleep((at("2026-03-10 20:00") - office.clock.now()).total_seconds())
    office.run(10)
    assert stages(office) == ["started"]
    office.sleep((at("2026-03-11 08:00") - office.clock.now()).total_seconds())
    office.run(10)
    assert stages(office) == ["started", "over"]


@pytest.mark.parametrize(
    ("template", "minutes", "due"),
    [
        ("open/within-30-minutes.en@3", 30, "2026-03-10 18:30"),
        ("all-busy/within-the-hour.en@0", 60, "2026-03-10 19:00"),
        ("after-hours/after-hours.en@0", 60, "2026-03-11 09:00"),
        ("holiday/holiday.es@0", 30, "2026-03-11 08:30"),
        ("follow-up/nudge.en@0", 60, None),
    ],
)
def test_the_clock_follows_the_wording_that_was_sent(
    office: Office, template: str, minutes: int, due: str | None
) -> None:
    office.change(office__hours="mon-fri 08:00-17:00")
    sent = at("2026-03-10 18:00")
    text = Message(
        "m1", CALLER, OFFICE, MessageKind.AUTO, "Hi", sent, MessageState.SENT,
        template=template, promise_minutes=minutes,
    )  # fmt: skip
    with office.store.read() as reader:
        thread = clocks.promised(reader, office.engine.ctx, Thread(CALLER, OFFICE), text, sent)
    assert thread.due_at == (at(due) if due is not None else None)


def test_each_line_keeps_its_own_hours(office: Office) -> None:
    office.change(office__hours="mon-fri 08:00-17:00")
    office.change(**{f"lines__{SECOND}__hours": "mon-fri 12:00-17:00"})
    sid = office.line.ring(CALLER, SECOND)
    office.line.leg(sid)
    office.run(10)
    office.line.hang_up(sid, unanswered="no-answer")
    office.run(10)
    [text] = office.texts()
    assert "today at 12:00 PM" in text
    assert office.thread().due_at == at("2026-03-10 13:00")


def test_on_a_holiday_the_next_opening_is_promised(office: Office) -> None:
    office.change(
        office__hours="mon-fri 08:00-17:00", office__state="NY",
        office__closed_days="2026-11-27 Day after Thanksgiving",
    )  # fmt: skip
    go_to(office, "2026-11-26 10:00")
    texted(office)
    [text] = office.texts()
    assert "Monday at 8:00 AM" in text
    assert office.thread().due_at == at("2026-11-30 09:00")


def test_changed_hours_change_when_the_desk_is_told(office: Office) -> None:
    office.change(office__hours="mon-fri 14:00-17:00")
    texted(office)
    assert stages(office) == []
    office.change(office__hours="mon-fri 08:00-17:00")
    office.engine.escalation.look_again()
    office.run(5)
    assert stages(office) == ["started"]


# --- restarts, sleep, bursts ----------------------------------------------------------------------


def test_a_restart_forgets_nothing_and_repeats_nothing(office: Office) -> None:
    texted(office)
    later(office, 31)
    office.crash()
    office.boot()
    office.run(5)
    assert stages(office) == ["started", "half"]
    later(office, 15)
    assert stages(office) == ["started", "half", "soon"]


def test_what_passed_while_the_office_was_off_is_one_alert(office: Office) -> None:
    texted(office)
    office.crash()
    office.clock.advance(2 * 3600)
    office.boot()
    office.run(5)
    assert stages(office) == ["started", "over"]


def test_after_a_sleep_there_is_one_alert_for_the_stage_of_now(office: Office) -> None:
    texted(office)
    office.sleep(50 * 60)
    office.run(5)
    assert stages(office) == ["started", "soon"]
    office.sleep(3 * 3600)
    office.run(5)
    assert stages(office) == ["started", "soon", "over"]
    assert titles(office)[-1] == "Overdue: +12125550123 has been waiting for 3 hours"


def test_a_clock_set_back_repeats_no_alert_and_one_set_right_goes_on(office: Office) -> None:
    texted(office)
    later(office, 31)
    office.server.stop()
    wrong = WrongClock(office.clock, timedelta(minutes=-25))
    office.engine.ctx.clock = wrong
    office.engine.woke(-25 * 60)
    later(office, 10)
    assert stages(office) == ["started", "half"]
    wrong.off = timedelta()
    office.engine.woke(25 * 60)
    later(office, 5)
    assert stages(office) == ["started", "half", "soon"]


def test_a_clock_set_to_1970_texts_and_reminds_at_the_right_time(office: Office) -> None:
    office.change(office__hours="mon-fri 08:00-17:00", office__state="NY")
    office.engine.ctx.clock = WrongClock(office.clock, datetime(1970, 1, 1, tzinfo=UTC) - NOON)
    office.run(10)
    sent = texted(office)
    assert abs(sent - office.clock.now()) < timedelta(seconds=30)
    assert "within the hour" in office.texts()[0]
    due = office.thread().due_at
    assert due is not None
    assert abs(due - sent - timedelta(hours=1)) < timedelta(seconds=30)
    later(office, 46)
    assert stages(office) == ["started", "soon"]


def test_several_at_once_are_one_piece_of_news(office: Office) -> None:
    for caller in (CALLER, OTHER, THIRD):
        office.line.text_in(caller, "Do you have time today?")
    office.run(10)
    assert titles(office) == []
    office.sleep(47 * 60)
    office.run(5)
    assert titles(office) == ["Answer soon: 3 people are waiting"]
    assert [stages(office, n) for n in (CALLER, OTHER, THIRD)] == [["started", "soon"]] * 3


def test_the_desk_is_told_in_its_language_and_by_name(office: Office) -> None:
    office.change(office__language="es")
    texted(office)
    with office.store.write() as tx:
        tx.save_thread(replace(office.thread(), name="Ana Gómez"))
    later(office, 62)
    assert titles(office)[-1] == "Con retraso: Ana Gómez espera desde hace 1 hora"


def test_reminders_can_be_switched_off(office: Office) -> None:
    office.change(escalation__enabled=False)
    texted(office)
    later(office, 62)
    assert stages(office) == []
    assert office.thread().due_at is not None
    office.change(escalation__enabled=True)
    office.run(5)
    assert stages(office) == ["over"]


def test_without_the_provider_the_desk_is_reminded_all_the_same(office: Office) -> None:
    texted(office)
    office.server.stop()
    office.sleep(50 * 60)
    office.run(40)
    assert stages(office) == ["started", "soon"]
