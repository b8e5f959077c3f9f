"""The processes that are measured: the practice line, the agent, and the home it works on."""

from __future__ import annotations

import atexit
import contextlib
import json
import os
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from types import TracebackType
from typing import Any
from urllib.parse import urlencode

import deskreply
from deskreply.domain.models import LineProfile
from deskreply.settings import Settings
from deskreply.settings import file as settings_file
from deskreply.store import open_store
from tests.bench.figures import Impossible

KEY = "5c" * 32
LINE = "+12125550190"
PATIENCE = 30.0
_STOPS_WITHIN = 8.0
_SRC = Path(deskreply.__file__).resolve().parents[1]
_PROXIES = frozenset({"http_proxy", "https_proxy", "all_proxy", "ftp_proxy"})

# Long enough that no cap, quiet hour or opening hour decides instead of the clock.
OFFICE = replace(
    Settings(),
    business="Bright Smile Dental",
    staff="Dana",
    timezone="America/New_York",
    quiet_enabled=False,
    cap_10_minutes=100_000,
    cap_day=1_000_000,
    callers_per_hour=0,
    lines=(LineProfile(LINE),),
)

Json = dict[str, Any]


def environment(more: Mapping[str, str] | None = None) -> dict[str, str]:
    """This process's environment without keys, homes and proxies, with the source on the path."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("DESKREPLY_", "TWILIO_")) and name.lower() not in _PROXIES
    }
    path = [str(_SRC), *filter(None, [kept.get("PYTHONPATH")])]
    return {**kept, "PYTHONPATH": os.pathsep.join(path), **(more or {})}


def command(*arguments: str) -> list[str]:
    """The command line of `deskreply` with these arguments: the installed one, else the module."""
    script = Path(sys.executable).parent / ("deskreply.exe" if os.name == "nt" else "deskreply")
    start = [str(script)] if script.exists() else [sys.executable, "-m", "deskreply"]
    return [*start, *arguments]


class Child:
    """A process that prints one JSON object a line. A context manager: it ends with the block."""

    def __init__(self, arguments: Sequence[str], env: Mapping[str, str], log: Path) -> None:
        self._log = log
        self._heard: list[tuple[float, Json]] = []
        self._news = threading.Condition()
        self._ended = False
        self.started_at = time.time()
        with log.open("ab") as errors:
            self._process = subprocess.Popen(
                list(arguments),
                env=dict(env),
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=errors,
            )
        _CHILDREN.add(self._process)
        threading.Thread(target=self._listen, daemon=True).start()

    @property
    def pid(self) -> int:
        """The process's number."""
        return self._process.pid

    def wait_for(self, test: Callable[[Json], bool]) -> tuple[float, Json]:
        """The first line that passes the test, with the time (seconds since 1970) it came.

        Raises Impossible where the process ends first or is silent for too long.
        """
        end = time.monotonic() + PATIENCE
        with self._news:
            while True:
                for at, line in self._heard:
                    if test(line):
                        return at, line
                left = end - time.monotonic()
                if self._ended or left <= 0:
                    how = "ended" if self._ended else "did not answer in time"
                    raise Impossible(f"a process {how}: {self._errors()}")
                self._news.wait(left)

    def stop(self) -> None:
        """Ask it to stop; end it where it does not."""
        if self._process.poll() is None:
            self._process.terminate()
            try:
                self._process.wait(_STOPS_WITHIN)
            except subprocess.TimeoutExpired:
                self._process.kill()
                self._process.wait()
        _CHILDREN.discard(self._process)

    def __enter__(self) -> Child:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.stop()

    def _listen(self) -> None:
        out = self._process.stdout
        if out is None:
            return
        with out:
            for raw in out:
                at = time.time()
                with contextlib.suppress(ValueError), self._news:
                    self._heard.append((at, json.loads(raw)))
                    self._news.notify_all()
        with self._news:
            self._ended = True
            self._news.notify_all()

    def _errors(self) -> str:
        said = self._log.read_text(encoding="utf-8", errors="replace").strip().splitlines()
        return said[-1] if said else "it said nothing"


_CHILDREN: set[subprocess.Popen[bytes]] = set()


@atexit.register
def _end_children() -> None:
    # The blocks end them; this is for an interpreter that was interrupted in the middle of that.
    for process in list(_CHILDREN):
        with contextlib.suppress(OSError):
            process.kill()


@dataclass(frozen=True, slots=True)
class Event:
    """An entry of the line's history. ``at`` in seconds since 1970 by the line's clock."""

    number: int
    at: float
    kind: str
    sid: str
    details: Mapping[str, Any]


class Control:
    """Drives a practice line in another process. For one thread."""

    def __init__(self, url: str) -> None:
        self._connection = HTTPConnection(url.removeprefix("http://"), timeout=PATIENCE + 10)

    def post(self, name: str, **fields: object) -> Json:
        """Give an order; the answer."""
        body = json.dumps({k: v for k, v in fields.items() if v is not None})
        return self._ask("POST", f"/practice/{name}", body)

    def get(self, name: str, **query: object) -> Json:
        """Ask for something."""
        return self._ask("GET", f"/practice/{name}?{urlencode(query)}", None)

    def history(self, kind: str, since: int = 0, wait: float = 0.0) -> list[Event]:
        """What happened after the entry ``since``; waits for some news where there is none."""
        found = self.get("history", kind=kind, since=since, wait=wait)["history"]
        return [
            Event(e["number"], seconds(e["at"]), e["kind"], e["sid"] or "", e["details"])
            for e in found
        ]

    def close(self) -> None:
        """Close the connection."""
        self._connection.close()

    def _ask(self, method: str, path: str, body: str | None) -> Json:
        try:
            self._connection.request(method, path, body, {"Content-Type": "application/json"})
            answer = self._connection.getresponse()
            content = answer.read()
        except (OSError, HTTPException) as error:
            self._connection.close()
            raise Impossible(f"the practice line is gone ({type(error).__name__})") from error
        if answer.status != 200:
            raise Impossible(f"the practice line refused {path}: {content.decode()[:200]}")
        result: Json = json.loads(content)
        return result


def seconds(stamp: str) -> float:
    """Seconds since 1970 of an ISO time."""
    return datetime.fromisoformat(stamp).timestamp()


@dataclass(slots=True)
class Office:
    """A practice line in a process of its own and a home that is set up for it."""

    home: Path
    settings: Settings
    url: str
    env: dict[str, str]
    agents: list[Child] = field(default_factory=list)

    def control(self) -> Control:
        """A new connection to the line."""
        return Control(self.url)

    def start_agent(self) -> Child:
        """The agent, as a user starts it, not yet ready."""
        return Child(command("agent"), self.env, self.home / "agent.err")

    def run(self, *arguments: str) -> str:
        """Run one command to its end; what it printed."""
        done = subprocess.run(
            command(*arguments), env=self.env, capture_output=True, timeout=120, check=False
        )
        if done.returncode != 0:
            raise Impossible(f"deskreply {arguments[0]}: {done.stderr.decode().strip()}")
        return done.stdout.decode()


@contextlib.contextmanager
def office(folder: Path, settings: Settings = OFFICE) -> Iterator[Office]:
    """An office in ``folder``, which need not exist. A database that is there is kept."""
    folder.mkdir(parents=True, exist_ok=True)
    settings_file.save(folder / "settings.json", settings)
    open_store(folder / "deskreply.db", KEY).close()
    arguments = [sys.executable, "-m", "deskreply.practice", "--number", LINE]
    with Child(arguments, environment(), folder / "line.err") as line:
        ready = line.wait_for(lambda said: "url" in said)[1]
        env = environment(
            {
                "DESKREPLY_HOME": str(folder),
                "DESKREPLY_PROVIDER_URL": ready["url"],
                "DESKREPLY_DATABASE_KEY": KEY,
                "TWILIO_ACCOUNT_SID": ready["account_sid"],
                "TWILIO_AUTH_TOKEN": ready["auth_token"],
            }
        )
        yield Office(folder, settings, ready["url"], env)


@contextlib.contextmanager
def working_office(folder: Path, settings: Settings = OFFICE) -> Iterator[Office]:
    """An office whose agent runs and has polled both logs."""
    with office(folder, settings) as desk, desk.start_agent() as agent:
        agent.wait_for(lambda said: said.get("event") == "started")
        first_poll(desk, "calls", agent.started_at)
        first_poll(desk, "messages", agent.started_at)
        desk.agents.append(agent)
        yield desk


def first_poll(desk: Office, endpoint: str, after: float) -> float:
    """When the first request to a list came in after a moment, in seconds since 1970."""
    control = desk.control()
    end = time.monotonic() + PATIENCE
    try:
        while time.monotonic() < end:
            for entry in control.get("requests", endpoint=endpoint)["requests"]:
                at = seconds(entry["at"])
                if at >= after:
                    return at
            time.sleep(0.05)
    finally:
        control.close()
    raise Impossible(f"the agent never asked for the {endpoint}")


def remove(folder: Path) -> None:
    """Remove a home that is no longer needed: a large database should not wait for the end."""
    shutil.rmtree(folder, ignore_errors=True)
