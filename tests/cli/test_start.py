"""What a command loads, and how it fails: quickly, in one sentence."""

import json
import os
import re
import signal
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

HEAVY = ("sqlalchemy", "twilio", "phonenumbers", "apscheduler", "keyring", "PySide6", "alembic")
# Refuses to import Qt, so that a wish for it shows as a failure.
NO_QT = """
import sys
class NoQt:
    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] in {"PySide6", "shiboken6"}:
            raise ImportError("Qt was asked for: " + name)
sys.meta_path.insert(0, NoQt())
from deskreply.cli import main
raise SystemExit(main(sys.argv[1:]))
"""


def run(home: Path, *arguments: str, **env: str) -> "subprocess.CompletedProcess[str]":
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("TWILIO_", "DESKREPLY_"))}
    kept |= {"DESKREPLY_HOME": str(home), "PYTHON_KEYRING_BACKEND": "keyring.backends.fail.Keyring"}
    return subprocess.run(
        [sys.executable, "-m", "deskreply", *arguments],
        env=kept | env,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def test_help_loads_nothing_heavy(tmp_path: Path) -> None:
    code = (
        "import sys; from deskreply.cli import main\n"
        "try: main(['--help'])\n"
        "except SystemExit: pass\n"
        f"print([m for m in {HEAVY!r} if m in sys.modules], file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=True
    )
    assert done.stderr.strip() == "[]"
    for command in ("agent", "demo", "setup", "settings", "calls", "threads", "send", "doctor"):
        assert command in done.stdout


@pytest.mark.linux
def test_the_agent_never_loads_qt(tmp_path: Path) -> None:
    assert find_spec("PySide6") is not None, "without Qt installed this proves nothing"
    env = dict(os.environ) | {"DESKREPLY_HOME": str(tmp_path)}
    agent = subprocess.Popen(
        [sys.executable, "-c", NO_QT, "agent", "--practice"],
        env=env, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    assert agent.stdout is not None
    seen = [json.loads(agent.stdout.readline())["event"]]
    while "text-sent" not in seen:
        seen.append(json.loads(agent.stdout.readline())["event"])
    agent.send_signal(signal.SIGTERM)
    _, errors = agent.communicate(timeout=10)
    assert (agent.returncode, errors) == (0, "")
    assert seen[0] == "started"


def test_without_setup_every_command_says_so_in_one_sentence(tmp_path: Path) -> None:
    for command in (["agent"], ["calls"], ["threads", "--json"], ["send", "+12125550123", "x"]):
        done = run(tmp_path / "home", *command)
        assert done.returncode == 2
        assert done.stdout == ""
        assert done.stderr.count("\n") == 1
        assert "deskreply setup" in done.stderr


@pytest.mark.parametrize(
    "arguments",
    [["nonsense"], ["settings", "get"], ["settings", "set", "x"], ["threads", "--filter", "x"]],
)
def test_wrong_usage_is_one_line_and_exit_2(tmp_path: Path, arguments: list[str]) -> None:
    done = run(tmp_path, *arguments)
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1


def test_a_home_that_is_a_file_is_told_in_words(tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.write_text("")
    done = run(home, "settings", "set", "promise.minutes", "30")
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    assert "Traceback" not in done.stderr


def test_the_window_says_that_there_is_no_screen(tmp_path: Path) -> None:
    key = {"DESKREPLY_DATABASE_KEY": "5c" * 32}
    done = run(
        tmp_path, "setup", "--business", "X", "--number", "+12125550190", "--no-verify", **key
    )
    assert done.returncode == 0
    done = run(tmp_path, **key, DISPLAY="", WAYLAND_DISPLAY="", QT_QPA_PLATFORM="")
    assert done.returncode == 1
    assert "deskreply agent" in done.stderr
    assert done.stderr.count("\n") == 1


def test_no_keyring_and_no_key_is_told_with_what_to_do(tmp_path: Path) -> None:
    done = run(tmp_path, "setup", "--business", "X", "--number", "+12125550190", "--no-verify")
    assert done.returncode == 1
    assert "DESKREPLY_DATABASE_KEY" in done.stderr
    assert done.stderr.count("\n") == 1


def test_an_empty_database_is_never_put_in_the_place_of_one_that_is_gone(tmp_path: Path) -> None:
    key = {"DESKREPLY_DATABASE_KEY": "5c" * 32}
    done = run(
        tmp_path, "setup", "--business", "X", "--number", "+12125550190", "--no-verify", **key
    )
    assert done.returncode == 0
    (tmp_path / "deskreply.db").unlink()
    done = run(tmp_path, "calls", **key)
    assert done.returncode == 2
    assert "backup" in done.stderr
    assert not (tmp_path / "deskreply.db").exists()


def test_a_wrong_database_key_is_told_and_changes_nothing(tmp_path: Path) -> None:
    def setup_with(key: str) -> "subprocess.CompletedProcess[str]":
        return run(
            tmp_path, "setup", "--business", "X", "--number", "+12125550190", "--no-verify",
            DESKREPLY_DATABASE_KEY=key,
        )  # fmt: skip

    assert setup_with("5c" * 32).returncode == 0
    before = (tmp_path / "deskreply.db").read_bytes()
    done = run(tmp_path, "calls", DESKREPLY_DATABASE_KEY="6d" * 32)
    assert (done.returncode, done.stderr.count("\n")) == (1, 1)
    assert "key" in done.stderr
    assert setup_with("6d" * 32).returncode == 1
    assert (tmp_path / "deskreply.db").read_bytes() == before
    assert run(tmp_path, "calls", DESKREPLY_DATABASE_KEY="5c" * 32).returncode == 0


def test_every_event_the_program_can_tell_is_documented() -> None:
    project = Path(__file__).resolve().parents[2]
    page = (project / "docs/events.md").read_text(encoding="utf-8")
    documented = set(re.findall(r"`([a-z]+(?:-[a-z]+)*)`", page))
    told: set[str] = set()
    for path in (project / "src/deskreply").rglob("*.py"):
        told |= set(re.findall(r"\bevent\(\s*\"([a-z-]+)\"", path.read_text(encoding="utf-8")))
    assert told
    assert told <= documented
