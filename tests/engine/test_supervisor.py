"""Whatever breaks inside the engine: it goes on, it is said, and where it cannot go on it ends."""

import logging
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from deskreply.domain.errors import EnvironmentTrouble
from deskreply.domain.events import Event
from deskreply.domain.health import Level, Word
from deskreply.engine import runner
from deskreply.engine.aside import Aside
from deskreply.engine.engine import Engine
from deskreply.engine.runner import Runner
from deskreply.settings import file as settings_file
from tests.support.duties import NEVER, SOON, Duties
from tests.support.office import CALLER, NOON, Office


@pytest.fixture
def duties(monkeypatch: pytest.MonkeyPatch) -> Iterator[Duties]:
    """Everything that usually takes a minute or two takes a moment."""
    monkeypatch.setattr(runner, "WATCH_SECONDS", 0.02)
    monkeypatch.setattr(runner, "HANG_SECONDS", 0.2)
    monkeypatch.setattr(runner, "LATE_SECONDS", 0.2)
    monkeypatch.setattr(runner, "WATCH_STILL", 3)
    made = Duties()
    yield made
    made.let_go.set()
    made.runner.stop(SOON)


# --- duties ---


@pytest.mark.parametrize("error", [ValueError, MemoryError, SystemExit, KeyboardInterrupt])
def test_whatever_a_duty_raises_it_is_told_and_run_again(
    duties: Duties, error: type[BaseException]
) -> None:
    runs = threading.Semaphore(0)
    duties.pause = 0.0

    def breaks() -> float:
        runs.release()
        raise error

    duties.start(breaks=breaks)
    for _ in range(3):
        assert runs.acquire(timeout=SOON)
    assert set(duties.crashes) == {"breaks"}


def test_a_failure_that_cannot_even_be_told_does_not_end_the_duty(
    duties: Duties, monkeypatch: pytest.MonkeyPatch
) -> None:
    runs = threading.Semaphore(0)
    monkeypatch.setattr(runner, "AFTER_CRASH_SECONDS", 0.0)

    def breaks() -> float:
        runs.release()
        raise ValueError

    def cannot(duty: str, error: BaseException) -> float:
        raise MemoryError

    monkeypatch.setattr(duties, "crashed", cannot)
    duties.start(breaks=breaks)
    for _ in range(3):
        assert runs.acquire(timeout=SOON)


def test_a_duty_that_hangs_is_told_and_another_thread_takes_over(
    duties: Duties, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(runner, "LATE_SECONDS", NEVER)
    threads: list[int] = []
    again = threading.Event()

    def hangs_once() -> float:
        threads.append(threading.get_ident())
        if len(threads) == 1:
            return duties.hang()
        again.set()
        return 0.01

    duties.start(hangs=hangs_once)
    assert again.wait(SOON)
    assert duties.hung.acquire(timeout=SOON)
    assert len(set(threads[:2])) == 2
    assert not duties.back.is_set()
    duties.let_go.set()
    assert duties.back.wait(SOON)


def test_a_long_piece_of_work_that_gets_on_is_not_taken_for_a_hang(duties: Duties) -> None:
    done = threading.Event()

    def works() -> float:
        for _ in range(10):
            duties.let_go.wait(0.06)
            duties.runner.progress()
        done.set()
        return SOON

    duties.start(works=works)
    assert done.wait(SOON)
    assert not duties.hung.acquire(blocking=False)


def test_a_sleep_is_not_taken_for_a_hang(duties: Duties, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where monotonic time goes on during sleep, a duty in its middle looks hours old."""
    duties.start(hangs=duties.hang)
    assert duties.at_work.wait(SOON)
    monkeypatch.setattr(runner, "HANG_SECONDS", 3600)
    awake = duties.clock.monotonic
    monkeypatch.setattr(duties.clock, "monotonic", lambda: awake() + 8 * 3600)
    assert duties.runs.acquire(timeout=SOON)
    assert duties.runs.acquire(timeout=SOON), "the gap was not seen"
    assert not duties.hung.acquire(timeout=0.1)


def test_where_everything_hangs_the_engine_says_that_it_cannot_go_on(duties: Duties) -> None:
    duties.start(hangs=duties.hang)
    for _ in range(3):
        assert duties.hung.acquire(timeout=SOON)
    with pytest.raises(EnvironmentTrouble, match="Start it again"):
        wait_until(duties.runner.tend)


def test_a_duty_whose_helper_is_at_work_when_its_time_comes_is_not_forgotten(
    duties: Duties, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(runner, "HANG_SECONDS", SOON)
    runs: list[float] = []
    helped, went_on = threading.Event(), threading.Event()

    def duty() -> float:
        runs.append(0)
        if len(runs) == 1:
            duties.runner.lend_a_hand("duty")
            assert helped.wait(SOON)
        elif len(runs) == 2:
            helped.set()
            duties.hang()
        else:
            went_on.set()
        return 0.0

    duties.start(duty=duty)
    assert duties.at_work.wait(SOON)
    # The first run ends and is due again while the helper is still at work.
    wait_until(lambda: "duty" in duties.runner._again)
    duties.let_go.set()
    assert went_on.wait(SOON)


# --- what keeps the duties going ---


@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
def test_a_scheduler_that_lost_its_thread_is_replaced(duties: Duties) -> None:
    duties.start()
    assert duties.runs.acquire(timeout=SOON)

    def dies() -> None:
        raise MemoryError

    duties.runner._scheduler._process_jobs = dies
    duties.runner.wake("count")
    assert duties.runs.acquire(timeout=SOON)
    duties.runner.wake("count")
    assert duties.runs.acquire(timeout=SOON)
    duties.runner.tend()


def test_where_no_wake_up_arrives_the_engine_says_that_it_cannot_go_on(
    duties: Duties, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Runner, "_run", lambda *_: None)
    duties.start()
    with pytest.raises(EnvironmentTrouble, match="Start it again"):
        wait_until(duties.runner.tend)


def test_a_watch_that_is_gone_is_replaced(duties: Duties) -> None:
    duties.start()
    assert duties.runs.acquire(timeout=SOON)
    watch = duties.runner._watch
    assert watch is not None
    duties.runner._watches += 1  # it takes itself for replaced
    watch.join(SOON)
    duties.runner.tend()
    duties.clock.wall = NOON - NOON.replace(year=2025)
    assert duties.runs.acquire(timeout=SOON), "nobody saw the clock jump"


def test_a_watch_that_hangs_is_replaced(duties: Duties, monkeypatch: pytest.MonkeyPatch) -> None:
    duties.start()
    assert duties.runs.acquire(timeout=SOON)
    ticks = threading.Semaphore(0)
    with monkeypatch.context() as hanging:
        hanging.setattr(duties.runner, "_on_tick", duties.hang)
        assert duties.at_work.wait(SOON)
    monkeypatch.setattr(duties.runner, "_on_tick", ticks.release)

    def tended() -> bool:
        duties.runner.tend()
        return ticks.acquire(blocking=False)

    wait_until(tended)


def test_where_no_thread_can_be_started_the_engine_says_that_it_cannot_go_on(
    duties: Duties, monkeypatch: pytest.MonkeyPatch
) -> None:
    duties.start()
    watch = duties.runner._watch
    assert watch is not None
    duties.runner._watches += 1
    watch.join(SOON)

    def refuse(thread: threading.Thread) -> None:
        raise RuntimeError("can't start new thread")

    monkeypatch.setattr(threading.Thread, "start", refuse)
    with pytest.raises(EnvironmentTrouble, match="Start it again"):
        duties.runner.tend()


# --- what is said of it ---


def test_a_duty_that_keeps_failing_is_tried_ever_later_and_after_five_times_said_loudly(
    office: Office,
) -> None:
    supervisor, pauses = office.engine.supervisor, []
    for _ in range(7):
        pauses.append(supervisor.crashed("follow", ValueError("our bug")))
        office.clock.advance(pauses[-1])
    assert pauses == [1, 2, 4, 8, 60, 60, 60]
    assert office.heard("duty-failed") == office.heard("duty-failing") == 1
    assert [n.kind for n in office.notices] == ["health"]
    assert failing(office) is Level.BAD
    supervisor.worked("follow")
    assert office.heard("trouble-over") == 1
    assert failing(office) is None


@pytest.mark.parametrize(
    ("language", "said"), [("en", "Correct it, or move it"), ("es", "Corríjalo, o muévalo")]
)
def test_a_settings_file_that_cannot_be_read_is_told_in_the_language_of_the_desk(
    office: Office, tmp_path: Path, language: str, said: str
) -> None:
    path = tmp_path / "settings.json"
    path.write_text("{", encoding="utf-8")
    office.change(desk__language=language)

    def refresh() -> bool:
        return bool(settings_file.load(path))

    Engine(office.engine.ctx, office, refresh).tick()
    [event] = [event for event in office.events if event.name == "settings-broken"]
    assert "Correct it, or move it" in str(event.data["detail"])
    assert all(said in notice.title for notice in office.notices)
    assert office.notices


def test_one_failure_that_heals_is_no_alarm(office: Office) -> None:
    office.engine.supervisor.crashed("follow", ValueError("our bug"))
    assert failing(office) is Level.WARNING
    office.engine.supervisor.worked("follow")
    assert failing(office) is None
    assert office.notices == []


def test_a_duty_that_works_in_between_but_fails_all_the_time_is_said_loudly_too(
    office: Office,
) -> None:
    supervisor = office.engine.supervisor
    for _ in range(5):
        assert supervisor.crashed("follow", ValueError("our bug")) <= 1
        supervisor.worked("follow")
        office.clock.advance(5)
    assert office.heard("duty-failing") == 1
    assert failing(office) is Level.BAD
    office.clock.advance(30)
    supervisor.worked("follow")
    assert failing(office) is None


def test_a_duty_that_hangs_is_seen_in_health_until_it_comes_back(office: Office) -> None:
    office.engine.supervisor.hangs("messages")
    assert office.engine.health.look().words == "duty-hanging"
    office.engine.supervisor.came_back("messages")
    assert office.engine.health.look().state is Level.GOOD
    assert (office.heard("duty-hanging"), office.heard("trouble-over")) == (1, 1)


def test_a_read_that_hung_and_goes_on_after_another_took_over_changes_nothing(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its rows are minutes old: they must not count as a look at the log of now."""
    office.run(70)
    poller, provider = office.engine.calls, office.engine.ctx.provider
    page, entered, go_on = provider.calls, threading.Event(), threading.Event()
    sid = office.line.ring(CALLER)
    office.line.leg(sid)

    def hangs(*args: Any, **more: Any) -> Any:
        stale = page(*args, **more)
        entered.set()
        assert go_on.wait(SOON)
        return stale

    monkeypatch.setattr(provider, "calls", hangs)
    stale = threading.Thread(target=poller.run)
    stale.start()
    assert entered.wait(SOON)
    monkeypatch.setattr(provider, "calls", page)
    office.line.hang_up(sid, unanswered="no-answer")
    poller.run()
    reads = office.call(sid).reads
    go_on.set()
    stale.join(SOON)
    assert (office.call(sid).reads, office.call(sid).row.final) == (reads, True)


# --- listeners ---


def test_a_listener_that_raises_does_not_stop_the_others(office: Office) -> None:
    def raises(event: Event) -> None:
        raise SystemExit

    bus, heard = office.engine.ctx.bus, list[Event]()
    bus.subscribe(raises)
    bus.subscribe(heard.append)
    bus.publish([Event("one", NOON), Event("two", NOON)])
    assert [event.name for event in heard] == ["one", "two"]


def test_a_listener_that_blocks_holds_up_nobody_and_what_it_misses_is_counted(
    caplog: pytest.LogCaptureFixture,
) -> None:
    at_work, go_on, heard = threading.Event(), threading.Event(), list[str]()

    def blocks(event: Event) -> None:
        at_work.set()
        assert go_on.wait(SOON)
        heard.append(event.name)

    aside = Aside(blocks, most=3)
    aside(Event("first", NOON))
    assert at_work.wait(SOON)
    for i in range(5):
        aside(Event(str(i), NOON))
    assert aside.close(0.05) is False
    with caplog.at_level(logging.WARNING):
        go_on.set()
        assert aside.close(SOON) is True
    assert heard == ["first", "0", "1", "2"]
    assert "2 events were not told" in caplog.text


def failing(office: Office) -> Level | None:
    found = office.engine.health.look().find(Word.DUTY_FAILING)
    return found.level if found is not None else None


def wait_until(done: Callable[[], object]) -> None:
    """Ask ten times a second until it is so; fails after a while."""
    pause = threading.Event()
    for _ in range(100):
        if done():
            return
        pause.wait(0.1)
    raise AssertionError("it never came to that")
