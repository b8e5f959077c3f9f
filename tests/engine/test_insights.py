"""The figures of the insights page: what an office did about its missed callers."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from deskreply.domain.figures import MissedCall, missed_callers
from deskreply.domain.models import (
    Call,
    CallRow,
    LineProfile,
    Message,
    MessageKind,
    MessageState,
    Outcome,
    Thread,
    ThreadStatus,
)
from deskreply.engine import templates
from deskreply.engine.insights import Insights, insights
from deskreply.engine.ports import Store
from deskreply.engine.templates import Office
from deskreply.settings import Settings
from deskreply.store import open_store

ZONE = "America/New_York"
LINE, SECOND = "+12125550190", "+12125550191"
# A Tuesday, 11 in the morning in New York.
CALLED = datetime(2026, 3, 10, 15, 0, tzinfo=UTC)
NOW = CALLED + timedelta(days=10)
OPEN = "open/within-the-hour.en@0"
HOUR = 60.0
SETTINGS = Settings(
    business="Bright Smile Dental",
    timezone=ZONE,
    hours="mon-fri 08:00-17:00",
    lines=(LineProfile(LINE), LineProfile(SECOND)),
)


class History:
    """What happened at an office, put straight into its store. Minutes count from the first call's
    end."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.office = Office(SETTINGS, ZONE, NOW)
        self._serial = 0

    def missed(
        self, caller: int | None = None, *, at: datetime = CALLED, reason: str = "no-answer",
        line: str = LINE, text: str = "", seconds: float = 9, **more: Any,
    ) -> str:  # fmt: skip
        """Somebody was missed at ``at`` and, if ``text`` names a template, texted after so many
        seconds. Returns their number."""
        self._serial += 1
        number = f"+1212{self._serial if caller is None else caller:07}"
        row = CallRow(
            f"CA{self._serial}", "inbound", "completed", number, line, started_at=at,
            ended_at=at + timedelta(seconds=20),
        )  # fmt: skip
        sent_at = at + timedelta(seconds=20 + seconds)
        call = Call(row, line, number, Outcome.MISSED, reason=reason, message_id=f"m{self._serial}")
        with self.store.write() as tx:
            if tx.thread(number) is None:
                tx.save_thread(Thread(number, line))
            tx.save_call(call)
            if text:
                given: dict[str, Any] = {"state": MessageState.DELIVERED, "promise_minutes": 60}
                message = Message(
                    f"m{self._serial}", number, line, MessageKind.AUTO, "Hi", sent_at,
                    call_id=row.id, template=text, sent_at=sent_at, **given | more,
                )  # fmt: skip
                tx.add_message(message)
        return number

    def wrote(self, number: str, minutes: float, kind: MessageKind = MessageKind.LEAD) -> None:
        self._serial += 1
        at = CALLED + timedelta(seconds=20, minutes=minutes)
        state = MessageState.RECEIVED if kind is MessageKind.LEAD else MessageState.SENT
        with self.store.write() as tx:
            tx.add_message(Message(f"w{self._serial}", number, LINE, kind, "Hello", at, state))

    def answered(self, number: str, minutes: float) -> None:
        self.wrote(number, minutes, MessageKind.STAFF)

    def booked(self, number: str) -> None:
        with self.store.write() as tx:
            at = CALLED + timedelta(hours=2)
            tx.save_thread(Thread(number, LINE, status=ThreadStatus.BOOKED, status_at=at))

    def read(self, days: int = 30, line: str = "") -> Insights:
        with self.store.read() as reader:
            return insights(reader, self.office, days, line)


@pytest.fixture
def history(tmp_path: Path) -> Iterator[History]:
    store = open_store(tmp_path / "office.db", "0f" * 32, create=True)
    yield History(store)
    store.close()


def pair(share: Any) -> tuple[int, int]:
    return share.count, share.of


def test_an_office_that_missed_nobody(history: History) -> None:
    found = history.read()
    assert found.sentence == "No calls were missed in the last 30 days."
    assert pair(found.answered) == (0, 0)
    assert found.answered.rate is None
    assert (found.median.seconds, found.time_to_text.median_seconds) == (None, None)
    assert len(found.by_hour) == 7
    assert {len(day) for day in found.by_hour} == {24}


def test_who_was_answered_within_what_they_were_promised(history: History) -> None:
    in_time, late, silent = (history.missed(text=OPEN) for _ in range(3))
    untexted = history.missed()
    quick = history.missed(text="open/within-30-minutes.en@0", promise_minutes=30)
    history.answered(in_time, 59)
    history.answered(late, 61)
    history.answered(untexted, 59)
    history.answered(quick, 31)
    found = history.read()
    assert pair(found.answered) == (2, 5)
    assert pair(found.kept) == (1, 4)
    assert (found.median.of, found.median.never) == (4, 1)
    assert found.median.seconds == 59 * 60
    assert silent in {caller.caller for caller in found.callers}
    assert found.sentence.startswith("You answered 2 of 5 missed callers in the promised time.")


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "You answered 20 of 21 missed callers within the hour."),
        ("es", "Respondió a 20 de 21 llamadas perdidas en menos de una hora."),
    ],
)
def test_the_sentence_says_it_first(history: History, language: str, sentence: str) -> None:
    for _ in range(20):
        history.answered(history.missed(text=OPEN), 5)
    history.missed(text=OPEN)
    history.office = Office(
        Settings(hours=SETTINGS.hours, language=language, lines=SETTINGS.lines), ZONE, NOW
    )
    assert history.read().sentence == sentence


def test_few_callers_are_too_few_to_tell(history: History) -> None:
    history.answered(history.missed(text=OPEN), 5)
    found = history.read()
    assert found.sentence.endswith("Too few to tell more.")
    assert found.answered.too_few
    assert found.answered.interval.low < 0.3


def test_at_night_the_promise_runs_from_the_opening(history: History) -> None:
    night = datetime(2026, 3, 11, 2, 0, tzinfo=UTC)
    closed = "after-hours/after-hours.en@0"
    in_time, late = (history.missed(text=closed, at=night) for _ in range(2))
    opening = datetime(2026, 3, 11, 12, 0, tzinfo=UTC)
    minutes = (opening - CALLED).total_seconds() / 60 - 20 / 60
    history.answered(in_time, minutes + 30)
    history.answered(late, minutes + 61)
    found = history.read()
    assert pair(found.kept) == (1, 2)
    assert found.median.seconds == pytest.approx(45.5 * 60)


def test_who_can_still_be_answered_in_time_is_not_counted_yet(history: History) -> None:
    history.missed(text=OPEN, at=CALLED)
    history.office = Office(SETTINGS, ZONE, CALLED + timedelta(minutes=40))
    found = history.read()
    assert (pair(found.answered), found.still_open) == ((0, 0), 1)
    history.office = Office(SETTINGS, ZONE, CALLED + timedelta(minutes=70))
    found = history.read()
    assert (pair(found.answered), found.still_open) == ((0, 1), 0)


def test_ringing_again_is_still_one_missed_caller(history: History) -> None:
    history.missed(7, at=CALLED)
    number = history.missed(7, at=CALLED + timedelta(minutes=5), text=OPEN)
    history.missed(7, at=CALLED + timedelta(hours=25), text=OPEN)
    history.wrote(number, 10)
    history.answered(number, 20)
    found = history.read()
    assert len(found.callers) == 2
    assert pair(found.recovered) == (1, 2)
    assert pair(found.kept) == (1, 2)


def test_what_comes_after_they_were_missed_anew_belongs_there(history: History) -> None:
    number = history.missed(7, text=OPEN)
    history.missed(7, at=CALLED + timedelta(hours=25), text=OPEN)
    history.wrote(number, 26 * HOUR)
    history.answered(number, 26 * HOUR + 5)
    found = history.read()
    assert pair(found.recovered) == (1, 2)
    assert found.median.of == 1


def test_withheld_blocked_and_own_numbers_are_no_missed_callers(history: History) -> None:
    history.missed(text=OPEN)
    history.missed(reason="blocked")
    history.missed(reason="own-number")
    with history.store.write() as tx:
        row = CallRow("CAx", "inbound", "completed", "+266696687", LINE, started_at=CALLED)
        tx.save_call(Call(row, LINE, None, Outcome.MISSED, reason="withheld"))
    found = history.read()
    assert (len(found.callers), found.withheld) == (1, 1)


def test_only_the_days_and_the_line_asked_for_count(history: History) -> None:
    history.missed(text=OPEN)
    history.missed(text=OPEN, line=SECOND)
    history.answered(history.missed(at=CALLED - timedelta(days=5), text=OPEN), -5 * 24 * HOUR + 5)
    assert len(history.read(30).callers) == 3
    assert len(history.read(30, SECOND).callers) == 1
    recent = history.read(12)
    assert len(recent.callers) == 2
    assert pair(recent.kept_before) == (1, 1)


def test_when_calls_are_missed_by_the_clock_of_the_office(history: History) -> None:
    history.missed(at=CALLED)
    history.missed(at=CALLED + timedelta(minutes=59))
    history.missed(at=datetime(2026, 3, 16, 3, 30, tzinfo=UTC))
    found = history.read()
    assert found.by_hour[1][11] == 2
    assert found.by_hour[6][23] == 1
    assert sum(map(sum, found.by_hour)) == len(found.callers) == 3


def test_what_could_not_be_delivered_is_told_by_reason(history: History) -> None:
    failed = MessageState.FAILED
    history.missed(text=OPEN, state=failed, error_code=30006)
    history.missed(text=OPEN, state=failed, error_code=30005)
    history.missed(text=OPEN, state=failed, error_code=21610)
    history.missed(text=OPEN)
    found = history.read()
    assert pair(found.not_delivered) == (3, 4)
    assert sum(found.failures.values()) == 3
    assert found.failures["opted-out"] == 1
    assert found.wordings[0].replied.of == 1, "what did not arrive could not be answered"


def test_how_fast_texts_went(history: History) -> None:
    for seconds in (2, 9.9, 10, 25, 30, 59, 60, 3600):
        history.missed(text=OPEN, seconds=seconds)
    found = history.read().time_to_text
    assert found.bars == (2, 1, 1, 2, 2)
    assert (found.of, found.held, found.median_seconds) == (8, 0, 27.5)


def test_reply_rate_by_wording(history: History) -> None:
    for number in range(24):
        caller = history.missed(text=f"open/warm.en@{number % 2}")
        if number < 14:
            history.wrote(caller, 30)
        if number < 3:
            history.booked(caller)
    history.missed(text="open.en")
    history.wrote(history.missed(text="follow-up/follow-up.es@0"), 5)
    found = {(each.slot, each.name): each for each in history.read().wordings}
    warm = found["open", "warm"]
    assert (pair(warm.replied), pair(warm.booked), warm.versions) == ((14, 24), (3, 24), (0, 1))
    assert warm.replied.interval == pytest.approx((0.388, 0.755), abs=1e-3)
    assert found["open", ""].replied.too_few
    assert pair(found["follow-up", "follow-up"].replied) == (1, 1)


def compared(history: History, first: int, rival: int, each: int = 40) -> Insights:
    """Two wordings in a comparison, so many of ``each`` texts answered."""
    for name, replies in (("within-the-hour", first), ("within-30-minutes", rival)):
        for number in range(each):
            caller = history.missed(text=f"open/{name}.en@0")
            if number < replies:
                history.wrote(caller, 30)
    return history.read()


def begin(history: History, at: datetime = CALLED, line: str = "") -> None:
    office = Office(SETTINGS, ZONE, at)
    templates.compare(
        history.store, office, "open", "within-the-hour", "within-30-minutes", line=line
    )


@pytest.mark.parametrize(
    ("first", "rival", "each", "better"),
    [
        (10, 30, 40, "within-30-minutes"),
        (30, 10, 40, "within-the-hour"),
        (20, 25, 40, ""),
        (0, 19, 19, ""),
        (0, 20, 20, "within-30-minutes"),
    ],
)
def test_a_comparison_tells_only_what_is_beyond_chance(
    history: History, first: int, rival: int, each: int, better: str
) -> None:
    begin(history)
    [found] = compared(history, first, rival, each).comparisons
    assert (found.slot, found.first.name, found.rival.name) == (
        "open", "within-the-hour", "within-30-minutes",
    )  # fmt: skip
    assert pair(found.first.replied) == (first, each)
    assert pair(found.rival.replied) == (rival, each)
    assert found.better == better
    assert found.difference.low <= (rival - first) / each <= found.difference.high


def test_a_comparison_counts_from_when_it_began_on_its_own_line(history: History) -> None:
    begin(history, CALLED + timedelta(minutes=1))
    begin(history, CALLED, SECOND)
    history.missed(text=OPEN)
    history.missed(text=OPEN, at=CALLED + timedelta(hours=1))
    history.missed(text=OPEN, at=CALLED + timedelta(hours=1), line=SECOND)
    history.missed(text="booking/within-the-hour.en@0", at=CALLED + timedelta(hours=1))
    everywhere, second = history.read(1).comparisons
    assert (everywhere.line, pair(everywhere.first.replied)) == ("", (0, 1))
    assert (second.line, pair(second.first.replied)) == (SECOND, (0, 1))


def test_no_calls_at_all_make_no_missed_callers() -> None:
    assert missed_callers([]) == []
    withheld = MissedCall("CA1", None, LINE, "withheld", CALLED, CALLED)
    assert missed_callers([withheld]) == []
