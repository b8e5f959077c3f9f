"""The window's way to the office: questions, actions, news."""

from __future__ import annotations

import threading
from dataclasses import replace
from datetime import datetime
from functools import partial

import pytest
import shiboken6
from PySide6.QtCore import QObject, QTimer, Signal

from deskreply.domain.desk import Viewing
from deskreply.domain.errors import UserError
from deskreply.domain.models import Message
from deskreply.engine import conversations, threads
from deskreply.engine.ports import Reader, Store
from deskreply.settings import Settings
from deskreply.ui.backend import Backend
from deskreply.ui.bridge import Bridge
from tests.support.office import CALLER
from tests.ui.support import Desk, backend_of


class Heard(QObject):
    """Somebody who asks."""

    def __init__(self) -> None:
        super().__init__()
        self.all: list[object] = []

    def hear(self, answer: object) -> None:
        self.all.append(answer)


def test_an_answer_comes_in_the_windows_thread(desk: Desk) -> None:
    where: list[threading.Thread] = []
    asked: list[threading.Thread] = []

    def question(reader: Reader) -> str | None:
        asked.append(threading.current_thread())
        return reader.state("nothing")

    desk.bridge.ask("test", question, lambda _: where.append(threading.current_thread()))
    desk.settle()

    assert where == [threading.main_thread()]
    assert asked[0] is not threading.main_thread()


def test_only_the_newest_question_about_a_thing_is_answered(desk: Desk) -> None:
    heard = Heard()
    for number in range(50):
        desk.bridge.ask("test", partial(_number, number), heard.hear)
    desk.settle()

    assert heard.all == [49]


def _number(number: int, _: Reader) -> int:
    return number


def test_what_is_asked_together_is_told_together_from_one_moment(desk: Desk) -> None:
    heard, drawn = Heard(), Heard()
    desk.missed()

    def counted(reader: Reader) -> tuple[str | None, int]:
        # Somebody writes between the first question and the second.
        if not written:
            written.append(desk.office.missed("+16465550177"))
        return reader.state("version"), len(reader.threads("all", desk.office.clock.now()))

    def told(found: object) -> None:
        heard.hear(found)
        QTimer.singleShot(0, lambda: drawn.hear(len(heard.all)))

    written: list[object] = []
    with desk.bridge.together():
        desk.bridge.ask("first", counted, told)
        desk.bridge.ask("second", counted, told)
    desk.settle()

    assert heard.all[0] == heard.all[1]
    assert set(drawn.all) == {2}


def test_one_that_fails_does_not_keep_the_others_back(desk: Desk) -> None:
    heard, said = Heard(), Heard()
    desk.bridge.trouble.connect(said.hear)
    with desk.bridge.together():
        desk.bridge.ask("first", lambda reader: 1 // 0, heard.hear)
        desk.bridge.ask("second", partial(_number, 2), heard.hear)
    desk.settle()

    assert heard.all == [2]
    assert len(said.all) == 1


def test_nobody_is_told_who_is_gone(desk: Desk) -> None:
    heard = Heard()
    told = heard.all
    desk.bridge.ask("test", partial(_number, 1), heard.hear)
    desk.bridge.do(_sentence).failed(heard.hear)
    shiboken6.delete(heard)
    desk.settle()

    assert told == []


def _sentence(store: Store, settings: Settings, now: datetime) -> None:
    raise UserError("The note is empty. Write something down.")


def test_what_goes_wrong_is_said_in_one_sentence(desk: Desk) -> None:
    heard, said = Heard(), Heard()
    desk.bridge.trouble.connect(said.hear)
    desk.bridge.do(_sentence)
    desk.bridge.do(_sentence).failed(heard.hear)
    desk.settle()

    assert said.all == heard.all == ["The note is empty. Write something down."]


def test_a_fault_of_ours_says_nothing_of_its_cause(
    desk: Desk, caplog: pytest.LogCaptureFixture
) -> None:
    said = Heard()
    desk.bridge.trouble.connect(said.hear)
    desk.bridge.ask("test", lambda reader: 1 // 0, lambda _: None)
    desk.settle()

    assert said.all == ["Something in DeskReply failed. Nothing was lost; try again."]
    assert "the window asked for something that failed" in caplog.text


def test_the_window_hears_of_a_missed_call_and_of_the_reply(desk: Desk) -> None:
    news = Heard()
    desk.bridge.changed.connect(lambda: news.hear("changed"))
    desk.missed()
    assert news.all

    news.all.clear()
    desk.lead("Do you take Delta Dental?")
    assert news.all


def test_what_another_process_writes_is_noticed_by_itself(desk: Desk) -> None:
    """As with an agent that owns this home: no event, only rows."""
    here = backend_of(desk.office)
    bridge = Bridge(
        Backend(
            here.store, here.settings, here.refresh, here.now, "desk-2", here.zone, here.look,
            here.save_setting,
        )
    )  # fmt: skip
    news = Heard()
    bridge.start()
    try:
        desk.wait(lambda: not bridge.busy)
        bridge.changed.connect(lambda: news.hear("changed"))
        desk.office.missed()
        desk.wait(lambda: bool(news.all))
    finally:
        assert bridge.close()


def test_what_another_desk_writes_is_soon_noticed_behind_a_closed_window_too(desk: Desk) -> None:
    """The engine here does not hear what other desks of the office do."""
    shared = replace(backend_of(desk.office), engine_here=True, shared=True)
    bridge = Bridge(replace(shared, subscribe=lambda _: None))
    heard = Heard()
    bridge.start()
    try:
        desk.wait(lambda: not bridge.busy)
        bridge.changed.connect(lambda: heard.hear("changed"))
        bridge.set_visible(False)
        with desk.office.store.write() as tx:
            tx.save_viewing(Viewing("another desk", CALLER, "Sam", desk.bridge.now()))
        desk.wait(lambda: bool(heard.all), ms=1600)
    finally:
        assert bridge.close()


def test_actions_are_done_in_their_order_and_a_text_leaves(desk: Desk) -> None:
    desk.missed()
    heard = Heard()
    desk.bridge.do(threads.claim, CALLER).then(heard.hear)
    desk.bridge.do(conversations.send, CALLER, "Yes, we do.", hold_seconds=5.0).then(heard.hear)
    desk.settle()
    changed, message = heard.all

    assert isinstance(changed, threads.Changed)
    assert isinstance(message, Message)
    desk.run(4)
    assert "Yes, we do." not in desk.office.texts()
    desk.run(4)
    assert "Yes, we do." in desk.office.texts()


def test_many_changes_at_once_are_told_a_few_times(desk: Desk) -> None:
    news = Heard()
    desk.bridge.changed.connect(lambda: news.hear("changed"))
    for number in range(40):
        desk.bridge.do(_block, f"+121255501{number}")
    desk.settle()

    assert 1 <= len(news.all) <= 12


def _block(store: Store, settings: Settings, now: datetime, number: str) -> None:
    with store.write() as tx:
        tx.block(number, now, "robocalls")


def test_what_was_to_be_written_is_written_at_the_end(desk: Desk) -> None:
    bridge = Bridge(backend_of(desk.office))
    bridge.start()
    desk.missed()
    for number in range(20):
        bridge.do(threads.note, CALLER, f"note {number}")
    assert bridge.close()

    notes = [m.body for m in desk.office.messages() if m.kind == "note"]
    assert notes == [f"note {number}" for number in range(20)]


class Many(QObject):
    """A signal and a slot that return nothing, for very many times."""

    rang = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.count = 0
        self.rang.connect(self.take)

    def take(self, _: object) -> None:
        self.count += 1


def test_sixty_thousand_signals_and_void_calls_do_no_harm(desk: Desk) -> None:
    """A later version of the library aborts after some thousands on this Python."""
    many = Many()
    for number in range(60_000):
        many.rang.emit(number)
        many.blockSignals(False)
        many.setObjectName("x")

    assert many.count == 60_000
