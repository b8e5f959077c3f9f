"""Plays scripted callers on a practice line, several at a time, in one thread."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Generator, Sequence
from dataclasses import dataclass
from types import TracebackType

from deskreply.practice.calls import STAFF_PHONE
from deskreply.practice.errors import CallOver
from deskreply.practice.line import PracticeLine
from deskreply.practice.scripts import SCRIPTS, AwaitText, PlaceCall, Say, Script, Wait

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Pause:
    """What a performance waits for: `until` to hold, but no longer than `seconds` at speed 1."""

    seconds: float
    until: Callable[[], bool] | None = None


def perform(line: PracticeLine, script: Script) -> Generator[Pause, None, None]:
    """Play one script: yields its pauses, acts on the line in between.

    Closing the generator hangs up a call that is still going on.
    """
    own = line.numbers[min(script.line, len(line.numbers) - 1)]
    line.set_reach(script.caller, script.reach)
    read = _arrived(line, script)
    for step in script.steps:
        match step:
            case PlaceCall():
                read = _arrived(line, script)
                yield from _call(line, script, own, step)
            case Wait():
                yield Pause(step.seconds)
            case Say():
                line.text_in(script.caller, step.body, own)
                read = _arrived(line, script)
            case AwaitText():
                another = _another_text(line, script, read)
                yield Pause(step.within, another)
                if not another():
                    return
                yield Pause(step.reading)
                read = _arrived(line, script)


def _arrived(line: PracticeLine, script: Script) -> int:
    return sum(m.status == "delivered" for m in line.texts_out(script.caller))


def _another_text(line: PracticeLine, script: Script, seen: int) -> Callable[[], bool]:
    return lambda: _arrived(line, script) > seen


def _call(
    line: PracticeLine, script: Script, own: str, step: PlaceCall
) -> Generator[Pause, None, None]:
    sid = line.ring(script.caller, own, caller_name=script.caller_name)
    try:
        if step.outcome in ("early", "rejected"):
            yield Pause(step.ring)
            if step.outcome == "rejected":
                line.reject(sid)
        elif step.outcome == "queue":
            line.pick_up(sid)
            yield Pause(step.ring + step.talk)
        else:
            yield from _ring_staff(line, sid, step)
    except CallOver:
        # Somebody else on this line (a test, the control API) ended the call first.
        return
    finally:
        if not line.call(sid).final:
            line.hang_up(sid)


def _ring_staff(line: PracticeLine, sid: str, step: PlaceCall) -> Generator[Pause, None, None]:
    leg = line.leg(sid, STAFF_PHONE)
    yield Pause(step.ring, lambda: line.call(leg).status != "ringing")
    if line.call(leg).status != "ringing":
        # Somebody picked up, or let it go, from outside the script: then that counts.
        yield Pause(max(step.talk, 20.0), lambda: line.call(sid).final)
        return
    match step.outcome:
        case "answered":
            line.answer(leg)
            yield Pause(step.talk)
        case "machine":
            line.answer(leg, answered_by="machine_start")
            yield Pause(step.talk)
        case "busy":
            line.busy(leg)
        case "failed":
            line.fail(leg)
        case "voicemail":
            line.no_answer(leg)
            yield Pause(step.talk)
            line.voicemail(sid, step.talk)
        case "no-answer":
            line.no_answer(leg)


@dataclass(slots=True)
class _Playing:
    script: Script
    steps: Generator[Pause, None, None]
    deadline: float
    until: Callable[[], bool] | None


@dataclass(frozen=True, slots=True)
class Turn:
    """A script as it was played last, or will be first. `started`: it has been. `seconds`: real
    ones until it is its turn; None where it is not the next, or nothing more comes by itself."""

    script: Script
    started: bool
    seconds: float | None = None


class ScriptRunner:
    """Starts a caller every `gap` seconds (at speed 1), in order, and round again if `repeat`, or
    whenever it is asked to.

    Conversations run beside each other: one that waits for staff holds up nobody. A caller whose
    conversation still runs is not started again. Use it as a context manager, or start and stop.
    """

    def __init__(
        self,
        line: PracticeLine,
        scripts: Sequence[Script] = SCRIPTS,
        *,
        gap: float = 20.0,
        repeat: bool = True,
    ) -> None:
        if not scripts:
            raise ValueError("there must be at least one script")
        self._line = line
        self._scripts = tuple(scripts)
        self._gap = gap
        self._repeat = repeat
        self._started = 0
        self._asked = 0
        self._next_start = 0.0
        self._playing: list[_Playing] = []
        self._stopping = False
        self._at_work = False
        self._thread: threading.Thread | None = None

    @property
    def running(self) -> bool:
        """Whether scripts are being played, or will be."""
        return self._thread is not None and self._thread.is_alive()

    def start(self) -> None:
        """Play, in a thread of its own. Does nothing while it runs."""
        if self.running:
            return
        self._started = self._asked = 0
        self._begin_now()

    def call_now(self) -> None:
        """Start the next caller at once, whoever's turn it is; after the last the first again."""
        with self._line.changed:
            self._asked = max(self._asked, self._started + 1)
            self._begin_now()
            self._line.changed.notify_all()

    def turns(self) -> tuple[Turn, ...]:
        """How far each script is, in the order they ring."""
        with self._line.changed:
            turn, place = divmod(self._started, len(self._scripts))
            left = max(0.0, self._next_start - self._line.timeline.line_time()) / self._line.speed
            coming = place if self._to_come() else -1
            return tuple(
                Turn(
                    script.in_round(turn if at < place else max(turn - 1, 0)),
                    started=at < place or turn > 0,
                    seconds=left if at == coming else None,
                )
                for at, script in enumerate(self._scripts)
            )

    def stop(self, timeout: float = 5.0) -> None:
        """Hang up what rings and end; returns when it has, at most after `timeout` seconds."""
        with self._line.changed:
            self._stopping = True
            self._line.changed.notify_all()
        self.join(timeout)

    def join(self, timeout: float | None = None) -> bool:
        """Wait for the end of all scripts, at most `timeout` seconds; says whether it came."""
        if self._thread is not None and self._thread is not threading.current_thread():
            self._thread.join(timeout)
        return not self.running

    def __enter__(self) -> ScriptRunner:
        self.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.stop()

    def _begin_now(self) -> None:
        """Let the next caller ring, in a thread that may have ended with the last one."""
        with self._line.changed:
            self._next_start = self._line.timeline.line_time()
            if self._at_work:
                return
            self._stopping, self._at_work = False, True
            self._thread = threading.Thread(target=self._run, name="practice-scripts", daemon=True)
            self._thread.start()

    def _run(self) -> None:
        with self._line.changed:
            try:
                while not self._stopping and self._step():
                    pass
            except Exception:
                _log.exception("the practice callers stopped")
            finally:
                for playing in self._playing:
                    self._end(playing)
                self._playing.clear()
                self._at_work = False

    def _step(self) -> bool:
        """Do what is due, then wait for the next thing; False when nothing is left."""
        now = self._line.timeline.line_time()
        if self._to_come() and now >= self._next_start:
            self._begin()
        for playing in list(self._playing):
            if now >= playing.deadline or (playing.until is not None and playing.until()):
                self._go_on(playing)
        deadlines = [playing.deadline for playing in self._playing]
        if self._to_come():
            deadlines.append(self._next_start)
        if not deadlines:
            return False
        # A step may have made the next condition true, and its notification came too early.
        if not any(p.until is not None and p.until() for p in self._playing):
            self._line.timeline.wait(min(deadlines))
        return True

    def _to_come(self) -> bool:
        return self._repeat or self._started < max(len(self._scripts), self._asked)

    def _begin(self) -> None:
        turn, place = divmod(self._started, len(self._scripts))
        script = self._scripts[place].in_round(turn)
        self._started += 1
        self._next_start = self._line.timeline.line_time() + self._gap
        if any(playing.script.caller == script.caller for playing in self._playing):
            return
        self._line.record("script.start", None, name=script.name, caller=script.caller)
        playing = _Playing(script, perform(self._line, script), 0.0, None)
        self._playing.append(playing)
        self._go_on(playing)

    def _go_on(self, playing: _Playing) -> None:
        try:
            pause = next(playing.steps)
        except StopIteration:
            self._playing.remove(playing)
            self._end(playing)
            return
        playing.deadline = self._line.timeline.line_time() + pause.seconds
        playing.until = pause.until

    def _end(self, playing: _Playing) -> None:
        playing.steps.close()
        self._line.record(
            "script.end", None, name=playing.script.name, caller=playing.script.caller
        )
