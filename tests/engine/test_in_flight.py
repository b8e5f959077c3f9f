"""What fails, what a sleep means for a text about to leave, and what a slow post does to others."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from itertools import pairwise

import pytest

from deskreply.domain.errors import Unreachable
from deskreply.domain.models import (
    Decision,
    Message,
    MessageKind,
    MessageState,
    OutboxItem,
    OutboxState,
    Thread,
)
from deskreply.engine.providerport import NotSent
from tests.support.office import CALLER, OFFICE
from tests.support.wire import Desk

OTHER = "+12125550124"
THIRD = "+12125550125"
WORDS = "We can see you at 3."


# --- a text that keeps failing ------------------------------------------------------------------


def breaks() -> None:
    raise RuntimeError


def watch(wired: Desk, seconds: float) -> list[float]:
    """Run the sender every half second; when it looked, in seconds from now."""
    begun = wired.clock.monotonic()
    looks: list[float] = []
    for _ in range(int(seconds * 2) + 1):
        before = len(wired.wire.looked)
        wired.wire.meanwhile["messages_to"] = breaks
        wired.sender.run()
        wired.wire.meanwhile.clear()
        looks += [wired.clock.monotonic() - begun] * (len(wired.wire.looked) - before)
        wired.clock.advance(0.5)
    return looks


def test_a_text_we_fail_on_is_tried_ever_later_and_lets_the_others_pass(
    wired: Desk, caplog: pytest.LogCaptureFixture
) -> None:
    wired.due()
    assert watch(wired, 62) == [0, 1, 3, 7, 15, 31, 61]
    wired.reply(OTHER)
    wired.sender.run()
    assert wired.posted_to() == [OTHER]
    caplog.clear()


def test_a_text_that_was_held_in_between_is_tried_as_if_for_the_first_time(
    wired: Desk, caplog: pytest.LogCaptureFixture
) -> None:
    call_id = wired.due()
    watch(wired, 8)
    wired.change(caps__per_10_minutes=0)
    wired.clock.advance(8)
    wired.sender.run()
    assert wired.call(call_id).decision is Decision.HELD
    wired.reply(OTHER)
    wired.sender.run()
    wired.change(caps__per_10_minutes=30)
    wired.clock.advance(600)
    assert watch(wired, 4) == [0, 1, 3]
    caplog.clear()


def crowd(wired: Desk, many: int, number: str = "+1212555{:04}") -> None:
    """Automatic texts that were due before anything else, in one transaction."""
    now = wired.clock.now()
    with wired.store.write() as tx:
        for n in range(many):
            to = number.format(n)
            tx.save_thread(Thread(to, OFFICE))
            tx.add_message(
                Message(f"m{n}", to, OFFICE, MessageKind.AUTO, "Hi", now, MessageState.QUEUED)
            )
            tx.add_outbox(
                OutboxItem(
                    0, "AC1", f"textback:CA{n}", f"m{n}", MessageKind.AUTO, to,
                    OutboxState.WAITING, now - timedelta(minutes=1), now,
                )
            )  # fmt: skip


def test_many_texts_that_have_to_wait_do_not_hide_a_reply(wired: Desk) -> None:
    crowd(wired, 60)
    wired.ctx.readiness.require_fresh_reads("woke")
    wired.reply()
    wired.sender.run()
    assert wired.posted_to() == [CALLER]


def test_many_texts_we_fail_on_do_not_hide_a_reply(
    wired: Desk, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    crowd(wired, 55)
    wired.reply()
    monkeypatch.setattr("deskreply.engine.automatic.recheck", lambda *_: breaks())
    wired.sender.run()
    assert wired.posted_to() == [CALLER]
    caplog.clear()


# --- what we know has to be of this wakening ----------------------------------------------------


def falls_asleep(wired: Desk) -> Callable[[], None]:
    return lambda: wired.ctx.readiness.require_fresh_reads("woke")


def nothing() -> None: ...


def test_a_sleep_is_noticed_before_anything_is_decided_by_what_we_know(wired: Desk) -> None:
    wired.due()
    wired.gaps.append(falls_asleep(wired))
    wired.sender.run()
    assert (wired.wire.looked, wired.wire.posted) == ([], [])
    wired.read_logs()
    wired.sender.run()
    assert wired.posted_to() == [CALLER]


def test_a_sleep_during_the_look_is_noticed_before_the_text_is_anybodys(wired: Desk) -> None:
    wired.due()
    wired.gaps += [nothing, falls_asleep(wired)]
    wired.sender.run()
    assert (len(wired.wire.looked), wired.wire.posted) == (1, [])
    assert (wired.item().state, wired.item().epoch) == (OutboxState.WAITING, 0)


def test_a_sleep_right_before_the_post_puts_the_text_back_in_line(wired: Desk) -> None:
    wired.due()
    before = wired.item()
    wired.gaps += [nothing, nothing, falls_asleep(wired)]
    wired.sender.run()
    assert wired.wire.posted == []
    item = wired.item()
    assert (item.state, item.owner, item.claimed_at) == (OutboxState.WAITING, "", None)
    assert item.due_at == before.due_at
    assert wired.messages()[0].state is MessageState.QUEUED
    wired.read_logs()
    wired.clock.advance(1)
    wired.sender.run()
    assert wired.posted_to() == [CALLER]


def passes(wired: Desk, seconds: float) -> None:
    """Time passes, and the desk finishes what it is at without beginning anything more."""
    wired.clock.advance(seconds)
    wired.ctx.stopping.set()


@pytest.mark.parametrize(("seconds", "leaves"), [(2.0, True), (2.1, False), (3600, False)])
def test_a_claim_is_for_two_seconds(wired: Desk, seconds: float, leaves: bool) -> None:
    wired.reply()
    wired.disk.claimed = lambda: passes(wired, seconds)
    wired.sender.run()
    assert wired.posted_to() == ([CALLER] if leaves else [])
    assert wired.states() == ([] if leaves else [OutboxState.WAITING])
    wired.ctx.stopping.clear()
    wired.clock.advance(1)
    wired.sender.run()
    assert wired.posted_to() == [CALLER]


@pytest.mark.parametrize(
    ("seconds", "leaves"), [(2.0, True), (2.1, False), (-2.1, False), (-2.0, True)]
)
def test_a_clock_that_is_set_between_claim_and_post_ends_the_claim(
    wired: Desk, seconds: float, leaves: bool
) -> None:
    wired.reply()
    wired.disk.claimed = lambda: wired.clock.set_by(seconds)
    wired.sender.run()
    assert wired.posted_to() == ([CALLER] if leaves else [])


def test_a_monotonic_clock_that_counts_the_sleep_is_enough(wired: Desk) -> None:
    wired.reply()

    def sleeps() -> None:
        passes(wired, 5)
        wired.clock.set_by(-5)

    wired.disk.claimed = sleeps
    wired.sender.run()
    assert wired.wire.posted == []


def test_a_claim_that_was_taken_over_meanwhile_is_left_alone(wired: Desk) -> None:
    wired.reply()

    def taken_over() -> None:
        wired.alter(wired.item(), state=OutboxState.UNKNOWN)
        wired.clock.advance(70)

    wired.disk.claimed = taken_over
    wired.sender.run()
    assert wired.wire.posted == []
    assert wired.states() == [OutboxState.UNKNOWN]


# --- slow posts ---------------------------------------------------------------------------------


def meanwhile(wired: Desk, *steps: tuple[float, Callable[[], object]]) -> None:
    """While the next post is on its way, time passes and another thread does these things."""

    def happens() -> None:
        for seconds, step in steps:
            wired.clock.advance(seconds)
            step()

    wired.wire.meanwhile["send"] = happens


def test_one_post_is_in_flight_unless_it_is_slow(wired: Desk) -> None:
    wired.reply()
    wired.reply(OTHER)
    helps: list[bool] = [wired.sender.held_up]

    def ask() -> None:
        helps.append(wired.sender.held_up)
        waits.append(wired.sender.run())
        helps.append(len(wired.wire.posted) == 2)

    waits: list[float] = []
    meanwhile(wired, (0, ask), (1.5, ask), (0.1, ask))
    wired.sender.run()
    #         idle   just begun    slow soon     slow: help comes, and the other text leaves
    assert helps == [False, False, False, False, False, True, True]
    assert waits == [1.0, 1.0, 1.0]
    assert not wired.sender.held_up


def test_a_post_that_hangs_holds_back_only_what_else_goes_to_that_number(wired: Desk) -> None:
    wired.due()
    meanwhile_to: list[str] = []

    def hangs() -> None:
        wired.reply(CALLER)
        wired.reply(OTHER)
        wired.clock.advance(2)
        wired.sender.run()
        meanwhile_to.extend(wired.posted_to())

    wired.wire.meanwhile["messages_to"] = hangs
    wired.sender.run()
    assert meanwhile_to == [OTHER]
    assert wired.posted_to()[1:] == [CALLER]


def test_at_most_four_slow_posts_are_in_flight(wired: Desk) -> None:
    numbers = [f"+1212555012{n}" for n in range(6)]
    for number in numbers:
        wired.reply(number)
    helps: list[bool] = []
    in_flight: list[int] = []

    def hangs() -> None:
        wired.clock.advance(2)
        helps.append(wired.sender.held_up)
        wired.wire.meanwhile["send"] = hangs
        wired.sender.run()
        in_flight.append(len(wired.wire.posted))
        wired.wire.meanwhile.clear()

    wired.wire.meanwhile["send"] = hangs
    wired.sender.run()
    assert helps[:4] == [True, True, True, False]
    assert in_flight[0] == 4
    assert sorted(wired.posted_to()) == numbers


def test_where_one_of_several_is_quick_no_help_is_needed(wired: Desk) -> None:
    for number in (CALLER, OTHER, THIRD):
        wired.reply(number)
    helps: list[bool] = []

    def second() -> None:
        helps.append(wired.sender.held_up)
        wired.sender.run()
        helps.append(len(wired.wire.posted) == 2)

    def first() -> None:
        wired.clock.advance(2)
        wired.wire.meanwhile["send"] = second
        wired.sender.run()

    wired.wire.meanwhile["send"] = first
    wired.sender.run()
    assert helps == [False, True]


def test_what_hangs_and_then_fails_is_still_tried_ever_later(
    wired: Desk, caplog: pytest.LogCaptureFixture
) -> None:
    """A helper that looks in meanwhile does not make its failures forgotten."""
    wired.due()
    begun = wired.clock.monotonic()
    times: list[float] = []

    def hangs() -> None:
        times.append(wired.clock.monotonic() - begun)
        wired.clock.advance(2)
        wired.wire.meanwhile.clear()
        wired.sender.run()
        wired.wire.meanwhile["messages_to"] = hangs
        breaks()

    wired.wire.meanwhile["messages_to"] = hangs
    while wired.clock.monotonic() - begun < 40:
        wired.sender.run()
        wired.clock.advance(0.5)
    assert times == [0, 2, 4, 8, 16, 32]
    caplog.clear()


def test_a_post_that_takes_long_to_fail_is_tried_ever_later(wired: Desk) -> None:
    """Also where others leave in the meantime."""
    wired.reply()
    begun = wired.clock.monotonic()
    times: list[float] = []

    def fails() -> None:
        times.append(wired.clock.monotonic() - begun)
        wired.clock.advance(2)
        wired.reply(OTHER)
        wired.sender.run()
        wired.wire.answers.append(NotSent(Unreachable()))
        wired.wire.meanwhile["send"] = fails

    wired.wire.meanwhile["send"] = fails
    while wired.clock.monotonic() - begun < 30:
        wired.sender.run()
        wired.clock.advance(0.5)
    pauses = [later - sooner for sooner, later in pairwise(times)]
    assert [pause >= min(2.0**n, 4.0) for n, pause in enumerate(pauses)] == [True] * 6
