"""How long commands and the agent take to start."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

from tests.bench.figures import Figure, Impossible, Report, quantile
from tests.bench.rig import KEY, Office, command, environment, first_poll, office
from tests.bench.seed import Size, seed


def help_(folder: Path, short: bool, report: Report) -> None:
    """`deskreply --help`, beside a Python that does nothing; and a command that opens a home."""
    rounds = 5 if short else 15
    env = environment({"DESKREPLY_HOME": str(folder / "none")})
    asked, bare = [], []
    for _ in range(rounds):
        asked.append(_seconds(command("--help"), env))
        bare.append(_seconds([sys.executable, "-c", "pass"], env))
    times = quantile(asked, 0.5) / quantile(bare, 0.5)
    note = f"{times:.1f} x a bare Python, {quantile(bare, 0.5):.3f} s"
    report(Figure("help", "s", asked, (("p50", 0.3),), note=note))
    home = folder / "small"
    with office(home) as desk:
        seed(home / "deskreply.db", KEY, Size.of(1000))
        listed = [_seconds(command("calls", "--json"), desk.env) for _ in range(rounds // 3 + 1)]
    report(Figure("help.calls_json", "s", listed, note="200 calls"))


def start(folder: Path, short: bool, report: Report) -> None:
    """From starting the agent's process to its event `started` and to its first poll."""
    with office(folder / "start") as desk:
        times = [start_once(desk) for _ in range(2 if short else 7)]
    report(Figure("start.started", "s", [started for started, _ in times]))
    report(Figure("start.first_poll", "s", [polled for _, polled in times]))


def start_once(desk: Office) -> tuple[float, float]:
    """Start an agent and stop it: seconds to `started`, seconds to its first look at the calls."""
    with desk.start_agent() as agent:
        started, _ = agent.wait_for(lambda said: said.get("event") == "started")
        polled = first_poll(desk, "calls", agent.started_at)
        return started - agent.started_at, polled - agent.started_at


def _seconds(arguments: list[str], env: dict[str, str]) -> float:
    begun = time.perf_counter()
    done = subprocess.run(
        arguments, env=env, stdin=subprocess.DEVNULL, capture_output=True, timeout=60, check=False
    )
    took = time.perf_counter() - begun
    if done.returncode != 0:
        raise Impossible(f"{arguments}: {done.stderr.decode().strip()}")
    return took
