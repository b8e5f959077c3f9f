"""Duties keep going: woken, crashed, hung, and when the PC sleeps."""

import threading
from collections.abc import Iterator
from datetime import timedelta

import pytest

from tests.support.duties import SOON, Duties


@pytest.fixture
def duties() -> Iterator[Duties]:
    made = Duties()
    yield made
    made.let_go.set()
    made.runner.stop(SOON)


def test_every_duty_runs_at_the_start_and_again_when_woken(duties: Duties) -> None:
    duties.start()
    assert duties.runs.acquire(timeout=SOON)
    duties.runner.wake("count")
    assert duties.runs.acquire(timeout=SOON)


def test_a_duty_that_is_woken_while_it_runs_runs_once_more(duties: Duties) -> None:
    times = threading.Semaphore(0)

    def hang() -> float:
        times.release()
        return duties.hang()

    duties.start(hang=hang)
    assert times.acquire(timeout=SOON)
    assert duties.at_work.wait(SOON)
    duties.runner.wake("hang")
    assert not times.acquire(blocking=False), "it runs beside itself"
    duties.let_go.set()
    assert times.acquire(timeout=SOON)


def test_a_duty_that_hangs_does_not_hold_up_the_others(duties: Duties) -> None:
    duties.start(hang=duties.hang)
    assert duties.at_work.wait(SOON)
    duties.runs.acquire(timeout=SOON)
    duties.runner.wake("count")
    assert duties.runs.acquire(timeout=SOON)


def test_a_duty_that_crashes_is_told_and_the_others_go_on(duties: Duties) -> None:
    crashed = threading.Event()

    def crash() -> float:
        crashed.set()
        raise ValueError("our bug")

    duties.start(crash=crash)
    assert crashed.wait(SOON)
    duties.runs.acquire(timeout=SOON)
    duties.runner.wake("count")
    assert duties.runs.acquire(timeout=SOON)
    assert duties.crashes == ["crash"]


@pytest.mark.parametrize("step", [timedelta(hours=8), timedelta(days=-1)])
def test_a_jump_of_the_clock_makes_everything_due_at_once(duties: Duties, step: timedelta) -> None:
    duties.start()
    assert duties.runs.acquire(timeout=SOON)
    duties.clock.wall = step
    assert duties.runs.acquire(timeout=SOON)
    assert abs(duties.gaps[0] - step.total_seconds()) < 5


def test_stopping_waits_for_what_is_in_flight_but_not_for_ever(duties: Duties) -> None:
    duties.start(hang=duties.hang)
    assert duties.at_work.wait(SOON)
    assert duties.runner.stop(0.05) is False
    assert duties.runner.running == ("hang",)
    duties.let_go.set()
    assert duties.runner.stop(SOON) is True
