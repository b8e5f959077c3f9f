"""A front desk as a stranger has it: the installed command line, its public JSON, and no more."""

from __future__ import annotations

import contextlib
import functools
import json
import os
import re
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, TypeVar

import pytest

from tests.outside.server import Habits, Provider

Row = dict[str, Any]
T = TypeVar("T")
Case = Callable[[str], AbstractContextManager[None]]
MakeDesk = Callable[..., "Desk"]
Story = Callable[[MakeDesk, Case], None]

LINE = "+12125550100"
OFFICE = "Harbor & Sons Plumbing"
SOURCES = Path(__file__).parents[2] / "src"
DATABASE_KEY = "c0ffee11" * 8

# As quick as the settings allow; nights, caps and shares of a second do not get in the way.
QUICK: Mapping[str, str] = {
    "textback.delay_seconds": "0",
    "textback.settle_seconds": "1",
    "poll.calls_seconds": "0.5",
    "poll.live_seconds": "0.3",
    "poll.messages_seconds": "0.5",
    "quiet.enabled": "false",
    "caps.per_10_minutes": "100000",
    "caps.per_day": "100000",
}

_AREAS = (
    212, 213, 312, 305, 415, 503, 602, 617, 702, 713, 801, 813, 901, 919, 202, 206, 214, 215, 216,
    301, 303, 313, 314, 315, 316, 317, 318, 319, 320, 321, 401, 402, 404, 405, 407, 408, 410, 412,
    414, 417, 419, 501, 502, 504, 505, 507, 508, 509, 510, 512, 513, 515, 516, 518, 520, 603, 605,
    606, 607, 608, 609, 610, 612, 614, 615, 616, 618, 619, 701, 703, 704, 706, 707, 708, 712, 714,
    715, 716, 717, 718, 802, 803, 804, 805, 806, 808, 810, 812, 814, 815, 816, 817, 818, 828, 830,
    903, 904, 906, 907, 908, 909, 910, 912, 913, 914, 915, 916, 918, 920, 925, 928, 931, 936, 937,
)  # fmt: skip


def callers() -> Iterator[str]:
    """Numbers that exist for fiction, spread over the country as real callers are."""
    for last in range(101, 200):
        for area in _AREAS:
            yield f"+1{area}5550{last}"


def eventually(what: str, look: Callable[[], T], *, within: float = 20.0, every: float = 0.05) -> T:
    """What ``look`` gives as soon as it is true; fails when it does not come to that in time."""
    deadline = time.monotonic() + within
    while True:
        found = look()
        if found:
            return found
        if time.monotonic() > deadline:
            raise AssertionError(f"not within {within:g} s: {what} (last seen: {found!r})")
        time.sleep(every)


@dataclass(frozen=True)
class Done:
    """A command that ended."""

    code: int
    out: str
    err: str

    @property
    def rows(self) -> list[Row]:
        return [json.loads(line) for line in self.out.splitlines()]

    def complains(self, *words: str, code: int) -> None:
        """It ended with ``code`` and one line on stderr that has all of ``words``."""
        assert self.code == code, f"exit {self.code}, stderr: {self.err!r}"
        assert "Traceback" not in self.err
        lines = self.err.strip().splitlines()
        assert len(lines) == 1, f"not one line: {self.err!r}"
        for word in words:
            assert word.lower() in lines[0].lower(), f"{word!r} is not in: {lines[0]!r}"


class Desk:
    """One home and what a person can do there."""

    def __init__(self, home: Path, provider: Provider | None = None, **env: str) -> None:
        self.home = home
        self.provider = provider
        self.program = [sys.executable, "-m", "deskreply"]
        self.env = {
            "PATH": os.environ["PATH"],
            "HOME": str(home.parent),
            "LANG": "C.UTF-8",
            "PYTHONPATH": str(SOURCES),
            "DESKREPLY_HOME": str(home),
            "DESKREPLY_DATABASE_KEY": DATABASE_KEY,
        }
        if provider is not None:
            self.env |= {
                "DESKREPLY_PROVIDER_URL": provider.url,
                "TWILIO_ACCOUNT_SID": provider.sid,
                "TWILIO_AUTH_TOKEN": provider.token,
            }
        self.env |= env

    def run(self, *words: str, **env: str) -> Done:
        """One command to its end."""
        ended = subprocess.run(
            [*self.program, *words],
            env=self.env | env, capture_output=True, timeout=60, check=False, text=True,
            encoding="utf-8", stdin=subprocess.DEVNULL,
        )  # fmt: skip
        assert "Traceback" not in ended.stderr, ended.stderr
        return Done(ended.returncode, ended.stdout, ended.stderr)

    def do(self, *words: str) -> Done:
        """One command that has to work."""
        done = self.run(*words)
        assert done.code == 0, f"{words[0]}: exit {done.code}, {done.err}"
        assert done.err == ""
        return done

    def setup(self, *words: str, lines: Iterable[str] = (LINE,)) -> Done:
        numbers = [word for line in lines for word in ("--number", line)]
        return self.do(
            "setup", "--business", OFFICE, "--timezone", "America/New_York", *numbers, *words
        )

    def set(self, settings: Mapping[str, str]) -> None:
        for key, value in settings.items():
            self.do("settings", "set", key, value)

    # --- looking ---

    def calls(self) -> dict[str, Row]:
        """Every call by its id."""
        return {row["id"]: row for row in self.do("calls", "--json").rows}

    def threads(self, which: str = "all") -> dict[str, Row]:
        return {r["number"]: r for r in self.do("threads", "--json", "--filter", which).rows}

    def thread(self, number: str) -> list[Row]:
        return self.do("thread", number, "--json").rows

    def outbox(self) -> list[Row]:
        return self.do("outbox", "--json").rows

    def send(self, number: str, text: str) -> str:
        """A staff reply; its id."""
        return self.do("send", number, text).out.strip()

    @contextlib.contextmanager
    def agent(self) -> Iterator[Agent]:
        """The agent at work, and at the end stopped as an operator stops it."""
        agent = Agent(self)
        try:
            agent.wait_for("started")
            yield agent
            if agent.process.poll() is None:
                agent.stop()
        finally:
            agent.kill()
            agent.told_nobody()


class Agent:
    """``deskreply agent`` as a process, with the events that it wrote so far."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.events: list[Row] = []
        self.lines: list[str] = []
        self._errors: list[str] = []
        self.process = subprocess.Popen(
            [*desk.program, "agent"], env=desk.env, stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, encoding="utf-8",
        )  # fmt: skip
        self._readers = [
            threading.Thread(target=self._read_events, daemon=True),
            threading.Thread(target=self._read_errors, daemon=True),
        ]
        for reader in self._readers:
            reader.start()

    def _read_events(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self.lines.append(line)
            with contextlib.suppress(ValueError):
                self.events.append(json.loads(line))

    def _read_errors(self) -> None:
        assert self.process.stderr is not None
        self._errors.extend(self.process.stderr)

    @property
    def errors(self) -> str:
        return "".join(self._errors)

    def told(self, event: str, **data: object) -> list[Row]:
        """The events of one name so far that have these data."""
        return [
            row
            for row in list(self.events)
            if row["event"] == event and all(row.get(k) == v for k, v in data.items())
        ]

    def wait_for(self, event: str, *, within: float = 20.0, times: int = 1, **data: object) -> Row:
        def look() -> Row | None:
            if self.process.poll() is not None and not self._readers[0].is_alive():
                raise AssertionError(f"the agent is gone: {self.errors}")
            found = self.told(event, **data)
            return found[times - 1] if len(found) >= times else None

        found = eventually(f"{event} {data or ''}", look, within=within)
        assert found is not None
        return found

    def quiet_for(self, seconds: float, event: str) -> None:
        """Wait until an event has not come for so long."""
        count, since = len(self.told(event)), time.monotonic()
        while time.monotonic() - since < seconds:
            time.sleep(0.05)
            if len(self.told(event)) != count:
                count, since = len(self.told(event)), time.monotonic()

    def decided(self, call: str, *, within: float = 20.0) -> Row:
        """The first decision about a call that is not to wait."""

        def look() -> Row | None:
            rows = self.told("decided", call=call)
            return next((row for row in rows if row["decision"] not in {"pending"}), None)

        found = eventually(f"a decision about {call}", look, within=within)
        assert found is not None
        return found

    def stop(self) -> float:
        """As a service manager stops it. Seconds that took: at most five, and the exit is clean."""
        asked = time.monotonic()
        self.process.send_signal(signal.SIGTERM)
        code = self.process.wait(timeout=15)
        took = time.monotonic() - asked
        for reader in self._readers:
            reader.join(timeout=5)
        assert code == 0, f"exit {code}: {self.errors}"
        assert took <= 5.0, f"took {took:.1f} s to stop"
        return took

    def kill(self) -> None:
        """As a power cut stops it."""
        self.process.kill()
        self.process.wait(timeout=10)
        for reader in self._readers:
            reader.join(timeout=5)
        for stream in (self.process.stdout, self.process.stderr):
            if stream is not None:
                stream.close()

    def told_nobody(self) -> None:
        """No number, word of a text or secret left the desk in events, errors or logs."""
        assert "Traceback" not in self.errors, self.errors
        logs = [path for path in (self.desk.home / "logs").rglob("*") if path.is_file()]
        places = {"events": "".join(self.lines), "stderr": self.errors}
        places |= {path.name: path.read_text("utf-8", "replace") for path in logs}
        for line in self.lines:
            row = json.loads(line)
            assert row["event"]
            assert datetime.fromisoformat(row["at"]).tzinfo == UTC, row["at"]
            assert row["at"].endswith("Z")
        secrets = private(self.desk)
        for place, text in places.items():
            for what, secret in secrets:
                assert secret not in text, f"{what} stands in {place}: {secret!r}"
        for path in self.desk.home.glob("*.db*"):
            content = path.read_bytes()
            for what, secret in secrets:
                assert secret.encode() not in content, f"{what} stands in {path.name} unencrypted"


class Stories:
    """What users live through, told side by side, since most of it is waiting.

    ``@story`` adds a function, ``@story.of(…)`` one for each value. A story gets ``make_desk`` and
    ``case``: ``with case("what it is about"):`` a failure in there does not end the story.
    """

    def __init__(self) -> None:
        self._stories: dict[str, Story] = {}

    def __call__(self, told: Story) -> Story:
        self._stories[told.__name__] = told
        return told

    def of(self, *values: Any) -> Callable[[Callable[..., None]], Callable[..., None]]:
        def add(told: Callable[..., None]) -> Callable[..., None]:
            for value in values:
                name = f"{told.__name__}[{value}]"
                self._stories[name] = functools.partial(told, value)
            return told

        return add

    def tell(self, make_desk: MakeDesk, subtests: pytest.Subtests, *, at_once: int = 8) -> None:
        """Tell them all, and report each with its cases."""
        with ThreadPoolExecutor(at_once) as pool:
            runs = {
                name: pool.submit(_tell, name, told, make_desk)
                for name, told in self._stories.items()
            }
        for name, run in runs.items():
            for about, failure in run.result():
                with subtests.test(f"{name}: {about}" if about else name):
                    if failure is not None:
                        raise failure


def _tell(
    name: str, told: Story, make_desk: MakeDesk
) -> list[tuple[str, AssertionError | Exception | None]]:
    cases: list[tuple[str, AssertionError | Exception | None]] = []

    @contextlib.contextmanager
    def case(about: str) -> Iterator[None]:
        try:
            yield
        except Exception as failure:
            cases.append((about, failure))
        else:
            cases.append((about, None))

    def make(habits: Habits | None = None, home: str = "home", **settings: str) -> Desk:
        return make_desk(habits, f"{name}-{home}".replace("/", "-"), **settings)

    with case(""):
        told(make, case)
    return cases


def private(desk: Desk) -> list[tuple[str, str]]:
    """What may stand nowhere outside the encrypted database, each with a word for it."""
    found = [("the database key", desk.env["DESKREPLY_DATABASE_KEY"])]
    provider = desk.provider
    if provider is None:
        return found
    found += [("a token", provider.token), ("a token", provider.key_secret)]
    found += [("a text", body[:40]) for body in provider.all_bodies() if len(body) >= 12]
    numbers = {re.sub(r"\D", "", n)[-10:] for n in provider.all_numbers()}
    return found + [("a number", number) for number in sorted(numbers) if len(number) == 10]
