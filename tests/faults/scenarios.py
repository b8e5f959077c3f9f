"""The scenarios by name. Each plays in a home of its own and returns what became of its calls."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from deskreply.domain.history import Verdict
from tests.faults import line as told
from tests.faults.kills import Passing, end, kills, last_words, settle, strike
from tests.faults.nights import autumn, spring
from tests.faults.ruins import cut_database, disk_full, locked_keyring, missing_key, wrong_key
from tests.faults.stage import Outcome, Stage

DAY = 86_400.0
# Tenths of a second that one of two agents may take to see the other.
_PATIENCE = 150


@dataclass(frozen=True)
class Scenario:
    """``says``: what happens, in a few words. ``window``: verdicts that belong to a window which is
    known and can't be closed: counted and shown, no failure. ``homes``: how many play it in a full
    run."""

    play: Callable[[Stage], Outcome]
    says: str
    window: frozenset[Verdict] = frozenset()
    homes: int = 2

    def fails(self, outcome: Outcome) -> bool:
        """Whether something must not be."""
        return bool(outcome.trouble) or any(
            finding.verdict not in self.window for finding in outcome.failures
        )


def ask(stage: Stage) -> Outcome:
    """One agent, as it comes out of the box."""
    return kills(stage)


def resend(stage: Stage) -> Outcome:
    """What cannot be confirmed is sent again."""
    return kills(stage, unconfirmed="resend")


def cold(stage: Stage) -> Outcome:
    """The agent as it is installed."""
    outcome = Outcome()
    with stage.office() as home:
        home.cold = True
        passing = Passing(home, stage.dice)
        for _ in range(stage.rounds):
            agent = home.start()
            told_anything = passing.until_asked(told.CALLS, 60)
            if not told_anything:
                outcome.trouble.append("the agent never asked for calls")
            passing.until_strike()
            end(home, agent, outcome)
        passing.over()
        settle(home, outcome)
    return outcome


def sleep(stage: Stage) -> Outcome:
    """The PC sleeps for 1 to 300 seconds, often in the midst of a request."""
    outcome = Outcome()
    dice = stage.dice
    with stage.office() as home:
        passing = Passing(home, dice)
        agent = home.start()
        for _ in range(stage.rounds):
            passing.until_strike()
            home.sleep(agent, dice.choice((dice.uniform(1, 10), dice.uniform(10, 300))))
            passing.seconds(dice.uniform(0.5, 6))
            if dice.random() < 0.2:
                end(home, agent, outcome)
                agent = home.start()
        passing.over()
        end(home, agent, outcome)
        settle(home, outcome, naps=stage.naps)
    return outcome


def clock(stage: Stage) -> Outcome:
    """The PC's clock is set a day forward or back, while it runs and while it does not."""
    outcome = Outcome()
    dice = stage.dice
    with stage.office() as home:
        passing = Passing(home, dice)
        agent = home.start()
        for _ in range(stage.rounds):
            passing.seconds(dice.uniform(1, 6))
            home.world.step(home.pc, dice.choice((DAY, -DAY, 0.0, 3600.0)))
            if dice.random() < 0.5:
                passing.until_strike()
                end(home, agent, outcome)
                agent = home.start()
        passing.over()
        end(home, agent, outcome)
        home.world.step(home.pc, 0.0)
        settle(home, outcome, naps=stage.naps)
    return outcome


def two_agents(stage: Stage) -> Outcome:
    """Two agents start on one home at once: one works, the other says why it does not."""
    outcome = Outcome()
    dice = stage.dice
    with stage.office() as home:
        passing = Passing(home, dice)
        for _ in range(stage.rounds):
            alive = [home.start(), home.start()]
            for _ in range(_PATIENCE):
                passing.seconds(0.1)
                alive = [agent for agent in alive if home.runs(agent)]
                if len(alive) == 1:
                    break
            if len(alive) != 1:
                outcome.trouble.append(f"{len(alive)} of two agents work on one home")
            if "Traceback" in home.said.read_text(encoding="utf-8", errors="replace"):
                outcome.trouble.append("an agent ended with a traceback")
            passing.until_strike()
            for agent in alive:
                end(home, agent, outcome)
        passing.over()
        settle(home, outcome, naps=stage.naps)
    return outcome


def two_homes(stage: Stage) -> Outcome:
    """Two desks with databases of their own watch one number."""
    outcome = Outcome()
    dice = stage.dice
    with stage.office() as home, stage.second(home) as other:
        passing = Passing(home, dice)
        for _ in range(stage.rounds):
            theirs = other.start()
            strike(home, passing, outcome)
            end(other, theirs, outcome)
        passing.over()
        theirs = other.start()
        settle(home, outcome, naps=stage.naps)
        end(other, theirs, outcome)
    return outcome


def restore(stage: Stage) -> Outcome:
    """A home goes back to a backup of some minutes ago, after texts that the backup has not."""
    outcome = Outcome()
    dice = stage.dice
    with stage.office() as home:
        passing = Passing(home, dice)
        for number in range(3):
            kept = stage.folder / f"kept-{number}.db"
            agent = home.start()
            passing.until_strike()
            if home.run("backup", str(kept)) != 0:
                outcome.trouble.append(f"no backup: {last_words(home)}")
                break
            passing.seconds(dice.uniform(2, 8))
            end(home, agent, outcome)
            if home.run("restore", str(kept)) != 0:
                outcome.trouble.append(f"not restored: {last_words(home)}")
                break
            strike(home, passing, outcome)
        passing.over()
        # The logs have to be read for two minutes that the PC is awake.
        settle(home, outcome)
    return outcome


# Those that go on until a number of kills is reached.
KILLED = frozenset({"ask", "resend"})
SCENARIOS = {
    "ask": Scenario(ask, "one agent, killed", homes=5),
    "resend": Scenario(resend, "one agent, killed, unconfirmed = resend", homes=7),
    "cold": Scenario(cold, "the installed command, killed"),
    "sleep": Scenario(sleep, "the PC sleeps 1 to 300 s", homes=3),
    "clock": Scenario(clock, "the clock is set a day off", homes=3),
    "spring": Scenario(spring, "the night to daylight saving time"),
    "autumn": Scenario(autumn, "the night back from it"),
    "two-agents": Scenario(two_agents, "two agents start on one home"),
    "two-homes": Scenario(two_homes, "two homes on one number", frozenset({Verdict.TWICE})),
    "restore": Scenario(restore, "restored from an older backup"),
    "disk-full": Scenario(disk_full, "the disk is full at any write"),
    "cut": Scenario(cut_database, "the database is cut at any byte"),
    "wrong-key": Scenario(wrong_key, "started with a wrong key", homes=1),
    "missing-key": Scenario(missing_key, "started without its key", homes=1),
    "keyring": Scenario(locked_keyring, "started with a locked keyring", homes=1),
}
