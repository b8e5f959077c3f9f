"""A desk's home, and the agents that work on it as processes."""

from __future__ import annotations

import os
import shutil
import signal
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path

from deskreply import bootstrap
from deskreply.domain.history import Finding, Log, judge
from deskreply.domain.models import LineProfile
from deskreply.engine.providerport import Provider
from deskreply.engine.verify import read_book
from deskreply.provider import TwilioProvider
from deskreply.settings import Settings
from deskreply.settings import file as settings_file
from deskreply.store import open_store
from deskreply.system import clock as system_clock
from deskreply.system.secrets import Credentials
from tests.faults.line import LINE, SECOND, RemoteLine
from tests.faults.process import command, deskreply, fork, in_child, reap
from tests.faults.world import PcClock, World

KEY = "5c" * 32
# As quick as it gets without a text leaving before the call is over; nights and caps do not decide.
OFFICE = replace(
    Settings(),
    business="Bright Smile Dental",
    staff="Dana",
    timezone="America/New_York",
    quiet_enabled=False,
    cap_10_minutes=100_000,
    cap_day=1_000_000,
    delay_seconds=1,
    settle_seconds=1,
    calls_seconds=1,
    live_seconds=0.5,
    messages_seconds=1,
    lines=(LineProfile(LINE), LineProfile(SECOND)),
)


def template(folder: Path) -> Path:
    """An empty database as setup makes it, to copy from."""
    made = folder / "template.db"
    in_child(lambda: open_store(made, KEY).close(), folder / "template.log")
    return made


@dataclass
class Home:
    """One desk. ``pc``: whose clock it has, see World; ``cold``: agents start as installed, with
    nothing warm and the real time. A context manager: its agents end with the block."""

    root: Path
    line: RemoteLine
    world: World
    settings: Settings = OFFICE
    pc: int = 1
    key: str | None = KEY
    cold: bool = False
    agents: list[int] = field(default_factory=list)

    @property
    def database(self) -> Path:
        """Its file."""
        return self.root / "deskreply.db"

    @property
    def said(self) -> Path:
        """What its processes printed."""
        return self.root / "said.txt"

    @property
    def env(self) -> Mapping[str, str]:
        """What the program finds in its environment."""
        key = {} if self.key is None else {"DESKREPLY_DATABASE_KEY": self.key}
        return key | {
            "DESKREPLY_HOME": str(self.root),
            "DESKREPLY_PROVIDER_URL": self.line.url,
            "TWILIO_ACCOUNT_SID": self.line.account,
            "TWILIO_AUTH_TOKEN": self.line.token,
        }

    def set_up(self, empty: Path) -> Home:
        """Make it, with a copy of an empty database."""
        self.root.mkdir(parents=True, exist_ok=True)
        shutil.copy(empty, self.database)
        self.change(self.settings)
        return self

    def change(self, settings: Settings) -> None:
        """Other settings."""
        self.settings = settings
        settings_file.save(self.root / "settings.json", settings)

    def __enter__(self) -> Home:
        return self

    def __exit__(self, *_: object) -> None:
        for agent in list(self.agents):
            self.kill(agent)

    # --- processes ---

    def start(self, before: Callable[[], None] = lambda: None) -> int:
        """Start an agent; its process number. ``before`` runs in its process first."""

        def work() -> int:
            if self.cold:
                python = [sys.executable, "-m", "deskreply", "agent"]
                os.execve(python[0], python, {**os.environ, **self.env})  # noqa: S606
            self._on_this_pc()
            before()
            return command(self.env, "agent")

        agent = fork(work, self.said)
        self.agents.append(agent)
        return agent

    def kill(self, agent: int) -> None:
        """As a power cut ends it."""
        os.kill(agent, signal.SIGKILL)
        os.waitpid(agent, 0)
        self.agents.remove(agent)

    def wait(self, agent: int, seconds: float = 60.0) -> int:
        """Wait for an agent that ends by itself; its exit code."""
        code = reap(agent, seconds)
        self.agents.remove(agent)
        return code

    def runs(self, agent: int) -> bool:
        """Whether an agent is still at work; one that ended is no longer ours."""
        if os.waitpid(agent, os.WNOHANG)[0]:
            self.agents.remove(agent)
            return False
        return True

    def sleep(self, agent: int, seconds: float) -> None:
        """The PC sleeps."""
        os.kill(agent, signal.SIGSTOP)
        self.world.skip(seconds)
        os.kill(agent, signal.SIGCONT)

    def run(self, *words: str) -> int:
        """One command to its end; its exit code."""
        return deskreply(self.env, *words, log=self.said)

    def judged(self) -> list[Finding]:
        """What is to be said of every call on the line so far."""
        log = self.line.log()
        return in_child(lambda: self._judge(log, self.world.now()), self.said)

    def _judge(self, log: Log, now: datetime) -> list[Finding]:
        store = open_store(self.database, KEY)
        try:
            with store.read() as reader:
                return judge(log, read_book(reader, log, self.settings), now)
        finally:
            store.close()

    def _on_this_pc(self) -> None:
        """Put this world in the place of the real one: the clock, and time limits that fit a line
        on the same machine."""
        clock = PcClock(self.world, self.pc)
        setattr(system_clock, "SystemClock", lambda: clock)  # noqa: B010 - a class, for mypy
        bootstrap.provider_for = _impatient


def _impatient(credentials: Credentials, environment: Mapping[str, str]) -> Provider:
    return TwilioProvider(
        credentials.account_sid,
        credentials.username,
        credentials.password,
        environment["DESKREPLY_PROVIDER_URL"],
        connect_timeout=2,
        read_timeout=STALLS_SECONDS / 2,
        total_timeout=STALLS_SECONDS,
    )


STALLS_SECONDS = 4.0
