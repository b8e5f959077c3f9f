"""Anything may happen at a desk, in any order: in the end every call is judged."""

from __future__ import annotations

import argparse
import multiprocessing
import sys
import tempfile
from pathlib import Path

from hypothesis import HealthCheck, Phase, core, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    precondition,
    rule,
    run_state_machine_as_test,
)

from deskreply.domain.errors import UserError
from deskreply.engine import conversations
from deskreply.practice import Fault, FaultKind
from deskreply.store import restore
from tests.crash import points
from tests.crash.points import WORK, Killed, Point, Tripwire
from tests.support.office import OFFICE, Office

CALLERS = ("+12125550123", "+12125550124", "+12125550125")
TEXTS = ("Hi, can I book for Friday?", "STOP", "START", "thanks", "please don't stop by today")
AT_THE_POST = (
    FaultKind.LOSE_ANSWER, FaultKind.ERROR_AFTER, FaultKind.CUT_JSON, FaultKind.RATE_LIMIT,
    FaultKind.SERVER_ERROR, FaultKind.RESET,
)  # fmt: skip
STEPS = tuple(
    f"{when} {what}"
    for when in ("before", "after")
    for what in (
        *(f"committing {work}" for work in WORK),
        *(f"asking for {name}" for name in ("calls", "messages", "messages_to", "send")),
    )
)
# Texts that got lost are sent again after ten quiet minutes; two of those may follow each other.
QUIET_MINUTES = 40

caller = st.sampled_from(CALLERS)


class Desk(RuleBasedStateMachine):
    """One number, three callers, one desk that is killed, sleeps and is restored; a second one."""

    def __init__(self) -> None:
        super().__init__()
        self._folder = tempfile.TemporaryDirectory()
        self._home = Path(self._folder.name)
        self.office = Office(self._home)
        self.kept: Path | None = None
        self.second: Office | None = None
        self.live: dict[str, str] = {}
        self.office.server.start()

    @initialize(mode=st.sampled_from(["ask", "resend"]))
    def open(self, mode: str) -> None:
        self.office.change(textback__unconfirmed=mode)
        self.office.boot()
        self.office.run(5)

    # --- the world ---

    @rule(who=caller)
    def ring(self, who: str) -> None:
        if who not in self.live:
            self.live[who] = self.office.line.ring(who)
            self.office.line.leg(self.live[who])

    @rule(who=caller)
    def answer(self, who: str) -> None:
        if who in self.live and self.office.line.call(self.live[who]).status == "ringing":
            self.office.line.answer(self.live[who])

    @rule(who=caller)
    def hang_up(self, who: str) -> None:
        if who in self.live:
            self.office.line.hang_up(self.live.pop(who))

    @rule(who=caller, text=st.sampled_from(TEXTS))
    def text_in(self, who: str, text: str) -> None:
        self.office.line.text_in(who, text, to=OFFICE)

    @rule(kind=st.sampled_from(AT_THE_POST))
    def fault(self, kind: FaultKind) -> None:
        self.office.line.faults.add(Fault(kind, "post", count=1))

    # --- the desk ---

    @rule(seconds=st.sampled_from([1, 3, 8, 20]))
    def tick(self, seconds: int) -> None:
        self._run(seconds)

    @rule(seconds=st.sampled_from([5, 60, 1200, 40_000]))
    def sleep(self, seconds: int) -> None:
        self.office.sleep(seconds)

    @rule()
    def kill(self) -> None:
        self.office.crash()
        self.office.boot()

    @rule(step=st.sampled_from(STEPS), nth=st.integers(1, 2), seconds=st.sampled_from([8, 20]))
    def kill_at(self, step: str, nth: int, seconds: int) -> None:
        wire = Tripwire(Point(step, nth))
        ctx = self.office.engine.ctx
        whole = ctx.provider, ctx.store
        ctx.provider, ctx.store = points.provider(whole[0], wire), points.store(whole[1], wire)
        try:
            self._run(seconds)
            ctx.provider, ctx.store = whole
        except Killed:
            self.kill()

    @rule(who=caller)
    def staff_reply(self, who: str) -> None:
        try:
            conversations.send(
                self.office.store, self.office.settings, self.office.clock.now(), who, "Hello!"
            )
        except UserError:
            return  # they said STOP

    @rule()
    def back_up(self) -> None:
        self.kept = self._home / f"kept-{len(list(self._home.glob('kept-*')))}.db"
        self.office.store.backup(self.kept)

    @precondition(lambda self: self.kept is not None)
    @rule()
    def restore(self) -> None:
        assert self.kept is not None
        self.office.crash()
        database = self._home / "deskreply.db"
        restore.put_in_place(
            restore.prepare(self.kept, database, self.office.key, "asked"),
            database,
            self._home / "aside",
        )
        self.office.boot()

    @precondition(lambda self: self.second is None)
    @rule()
    def second_install(self) -> None:
        folder = self._home / "second"
        folder.mkdir()
        self.second = Office(folder, clock=self.office.clock)
        self.second.settings = self.office.settings
        self.second.line, self.second.server = self.office.line, self.office.server
        self.second.boot()

    def _run(self, seconds: float) -> None:
        self.office.run(seconds, *([self.second] if self.second else []))

    # --- the end ---

    def teardown(self) -> None:
        try:
            for who in list(self.live):
                self.hang_up(who)
            self.office.line.faults.clear()
            self._run(10)
            # From here on only patience counts, and rare looks at the logs make it cheap.
            for desk in self.office, self.second:
                if desk is not None:
                    desk.change(poll__calls_seconds=20, poll__messages_seconds=20)
            for _ in range(QUIET_MINUTES):
                self._run(60)
                if not self.office.outbox():
                    break
            bad = [finding for finding in self.office.judged() if finding.failed]
            assert bad == [], bad
        finally:
            for office in (self.office, self.second):
                if office is not None:
                    office.crash()
            self.office.server.stop()
            self._folder.cleanup()


def _stories(seed: int, examples: int, steps: int) -> str:
    """Run so many stories; "" or what went wrong, with the story."""
    vars(core)["global_force_seed"] = seed
    chosen = settings(
        max_examples=examples,
        stateful_step_count=steps,
        deadline=None,
        database=None,
        suppress_health_check=list(HealthCheck),
        phases=(Phase.generate,),
    )
    try:
        run_state_machine_as_test(Desk, settings=chosen)
    except Exception as error:
        notes = getattr(error, "__notes__", [])
        return "\n".join([f"seed {seed}: {type(error).__name__}: {error}", *notes])
    return ""


def main() -> int:
    """``python -m tests.crash.machine [--examples 500] [--steps 50] [--seed 1]``"""
    asked = argparse.ArgumentParser(prog="python -m tests.crash.machine", description=__doc__)
    asked.add_argument("--examples", type=int, default=500)
    asked.add_argument("--steps", type=int, default=50)
    asked.add_argument("--seed", type=int, default=1)
    given = asked.parse_args()
    workers = multiprocessing.cpu_count()
    share = -(-given.examples // workers)
    # Small portions, so that a failure is told before all of them are through.
    portions = [min(25, share - done) for done in range(0, share, 25)] * workers
    tasks = [(given.seed + i, size, given.steps) for i, size in enumerate(portions)]
    with multiprocessing.Pool(workers) as pool:
        for wrong in pool.imap_unordered(_starred, tasks):
            if wrong:
                sys.stdout.write(f"{wrong}\n")
                return 1
    sys.stdout.write(
        f"{sum(portions)} stories of {given.steps} steps: every call as it should be\n"
    )
    return 0


def _starred(task: tuple[int, int, int]) -> str:
    return _stories(*task)


if __name__ == "__main__":
    sys.exit(main())
