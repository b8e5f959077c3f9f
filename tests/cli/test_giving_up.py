"""An engine that cannot go on does not sit there looking fine."""

import json
import os
import signal
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

from deskreply.store import local

# Every wake-up gets lost, and that is noticed sooner than usual.
BROKEN = """
import sys
from deskreply.engine import runner
runner.LATE_SECONDS = 0.2
runner.WATCH_SECONDS = 0.1
runner.Runner._run = lambda *_: None
from deskreply.cli import main
raise SystemExit(main(["agent", "--practice"]))
"""


def test_the_agent_ends_with_one_sentence_and_exit_1(tmp_path: Path) -> None:
    ended = subprocess.run(
        [sys.executable, "-c", BROKEN], env=os.environ | {"DESKREPLY_HOME": str(tmp_path)},
        capture_output=True, text=True, check=False, timeout=60,
    )  # fmt: skip
    assert ended.returncode == 1
    assert ended.stderr.count("\n") == 1
    assert "Start it again" in ended.stderr
    events = [json.loads(line)["event"] for line in ended.stdout.splitlines()]
    assert (events[0], events[-1]) == ("started", "stopped")


# The signal comes while the database is being opened, before the engine runs.
EARLY = """
import os, signal
from deskreply import bootstrap
adopt = bootstrap.adopt_wording
def told_to_stop(*given):
    os.kill(os.getpid(), signal.SIGTERM)
    return adopt(*given)
bootstrap.adopt_wording = told_to_stop
from deskreply.cli import main
raise SystemExit(main(["agent"]))
"""


KEY = "5c" * 32


@pytest.fixture
def env(tmp_path: Path) -> dict[str, str]:
    """The environment of a desk that was set up."""
    env = os.environ | {
        "DESKREPLY_HOME": str(tmp_path), "DESKREPLY_DATABASE_KEY": KEY,
        "DESKREPLY_PROVIDER_URL": "http://127.0.0.1:1",
        "TWILIO_ACCOUNT_SID": "AC" + "0" * 32, "TWILIO_AUTH_TOKEN": "0" * 32,
    }  # fmt: skip
    setup = ["setup", "--business", "X", "--number", "+12125550190", "--no-verify"]
    subprocess.run([sys.executable, "-m", "deskreply", *setup], env=env, check=True, timeout=60)
    return env


@pytest.mark.skipif(os.name != "posix", reason="signals of POSIX")
def test_a_stop_that_comes_before_the_engine_runs_is_not_lost(env: dict[str, str]) -> None:
    ended = subprocess.run(
        [sys.executable, "-c", EARLY], env=env,
        capture_output=True, text=True, check=False, timeout=20,
    )  # fmt: skip
    assert (ended.returncode, ended.stderr) == (0, "")


# Says how far it is, then goes on as the command does.
TELLING = """
import sys
from deskreply.store import local
check_key = local.check_key
def opening(*given):
    print("opening", flush=True)
    return check_key(*given)
local.check_key = opening
from deskreply.cli import main
raise SystemExit(main(["agent"]))
"""


@pytest.mark.skipif(os.name != "posix", reason="signals of POSIX")
@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGINT])
def test_a_stop_does_not_wait_until_the_database_has_opened(
    env: dict[str, str], how: signal.Signals
) -> None:
    """As where it is large: the process is busy in the database's own code for a long time."""
    database = Path(env["DESKREPLY_HOME"], "deskreply.db")
    with closing(local.connect(database, KEY)) as other:
        other.execute("PRAGMA locking_mode = EXCLUSIVE")
        other.execute("INSERT OR REPLACE INTO state (key, value) VALUES ('test', '')")
        with subprocess.Popen(
            [sys.executable, "-c", TELLING], env=env, stdout=subprocess.PIPE, text=True
        ) as agent:
            assert agent.stdout is not None
            assert agent.stdout.readline() == "opening\n"
            begun = time.monotonic()
            agent.send_signal(how)
            assert agent.wait(timeout=20) == 0
            assert time.monotonic() - begun < 5


def test_a_command_without_a_stdout_does_its_work(tmp_path: Path) -> None:
    code = (
        "import sys; sys.stdout = sys.stderr = None\n"
        "from deskreply.cli import main; raise SystemExit(main(['settings', 'list']))"
    )
    env = os.environ | {"DESKREPLY_HOME": str(tmp_path)}
    assert subprocess.run([sys.executable, "-c", code], env=env, timeout=60).returncode == 0
