"""An engine that cannot go on does not sit there looking fine."""

import json
import os
import subprocess
import sys
from pathlib import Path

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
