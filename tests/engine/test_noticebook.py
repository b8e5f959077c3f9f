"""What the desk is told is kept, for every window on the same rows."""

from __future__ import annotations

import logging
from contextlib import AbstractContextManager
from datetime import datetime, timedelta
from typing import Any

import pytest

from deskreply.domain.desk import StoredNotice
from deskreply.domain.events import Notice
from deskreply.domain.models import Stage
from deskreply.engine import noticebook
from deskreply.engine.noticebook import NoticeBook
from tests.support.office import CALLER, Office

DESK = "front"


@pytest.fixture
def kept(office: Office) -> Office:
    office.keeps_notices_of = DESK
    return office


def told(office: Office) -> list[StoredNotice]:
    with office.store.read() as reader:
        return list(noticebook.since(reader, 0))


def test_a_text_that_comes_in_is_told_once(kept: Office) -> None:
    kept.line.text_in(CALLER, "Hi, any time today?")
    kept.run(10)
    (notice,) = told(kept)
    assert (notice.kind, notice.number, notice.desk) == ("new-text", CALLER, DESK)
    assert notice.message_id
    # Words of theirs are kept where they can be erased.
    assert "today" not in notice.title


def test_how_far_a_promise_has_run(kept: Office) -> None:
    kept.missed()
    kept.run(20)
    kept.skip(50 * 60)
    (notice,) = told(kept)
    assert (notice.kind, notice.stage, notice.threads) == ("promise", Stage.SOON, 1)
    assert notice.number == CALLER


def test_it_speaks_the_language_of_the_screen(kept: Office) -> None:
    kept.change(desk__language="es")
    kept.line.text_in(CALLER, "Hi")
    kept.run(10)
    assert told(kept)[0].title.startswith("Nuevo mensaje de ")


def test_after_a_week_it_is_forgotten(kept: Office) -> None:
    book = NoticeBook(kept.store, kept.engine.ctx.now, DESK)
    book.notify(Notice("health", "Old"))
    kept.clock.advance(timedelta(days=7, seconds=1).total_seconds())
    book.notify(Notice("health", "New"))
    assert [each.title for each in told(kept)] == ["New"]


def test_what_was_told_before_and_since(kept: Office) -> None:
    book = NoticeBook(kept.store, kept.engine.ctx.now, DESK)
    for title in ("A", "B", "C"):
        book.notify(Notice("health", title))
        kept.clock.advance(60)
    with kept.store.read() as reader:
        last = noticebook.newest(reader)
        moment = kept.clock.now() - timedelta(seconds=100)
        before = noticebook.before(reader, moment, kept.clock.now())
        assert [each.title for each in noticebook.since(reader, before)] == ["C"]
        assert [each.title for each in noticebook.recent(reader, 2)] == ["C", "B"]
        assert noticebook.since(reader, last) == ()
        # Told while the clock was ahead: not told again until that time has come.
        behind = kept.clock.now() - timedelta(hours=1)
        assert noticebook.before(reader, behind - timedelta(seconds=1), behind) == last


class Broken:
    """A store whose disk is full."""

    def write(self) -> AbstractContextManager[Any]:
        raise OSError("Maria Lopez")


def test_a_notice_that_cannot_be_kept_costs_nothing_else(
    caplog: pytest.LogCaptureFixture, kept: Office
) -> None:
    def now() -> datetime:
        return kept.clock.now()

    book = NoticeBook(Broken(), now, DESK)  # type: ignore[arg-type]
    with caplog.at_level(logging.WARNING):
        assert not book.notify(Notice("new-text", "New text from Ana", "Hi", CALLER))
    assert "could not be kept" in caplog.text
    assert "Ana" not in caplog.records[0].getMessage()
