"""``deskreply verify`` on a home that worked, against the log of its provider."""

import json
import os
import subprocess
import sys
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from deskreply.practice import ManualClock, PracticeLine
from deskreply.practice.render import render_call, render_message
from deskreply.settings import file as settings_file
from tests.support.history import judged
from tests.support.office import CALLER, Office


def deskreply(office: Office, *words: str) -> "subprocess.CompletedProcess[str]":
    env = {k: v for k, v in os.environ.items() if not k.startswith(("TWILIO_", "DESKREPLY_"))}
    env |= {
        "DESKREPLY_HOME": str(office.folder),
        "DESKREPLY_DATABASE_KEY": office.key,
        "DESKREPLY_PROVIDER_URL": office.server.url,
        "TWILIO_ACCOUNT_SID": office.line.account_sid,
        "TWILIO_AUTH_TOKEN": office.line.auth_token,
    }
    return subprocess.run(
        [sys.executable, "-m", "deskreply", *words],
        env=env, capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip


@pytest.fixture
def office(tmp_path: Path) -> "Office":
    """An office that works at this very hour: the command has the real clock."""
    made = Office(tmp_path, clock=ManualClock(datetime.now(UTC) - timedelta(minutes=2)))
    made.settings = replace(made.settings, quiet_enabled=False)
    settings_file.save(tmp_path / "settings.json", made.settings)
    return made


def test_a_desk_that_works_is_as_it_should_be(office: Office) -> None:
    with office.server:
        office.boot()
        office.missed()
        office.run(20)
        answered = office.line.finished_call("+13055550147", outcome="answered")
        office.run(10)
        done = deskreply(office, "verify", "--json")
        *found, summary = map(json.loads, done.stdout.splitlines())
        rows = {row["caller"]: row for row in found}
        table = deskreply(office, "verify")
        office.crash()
    assert done.returncode == 0, done.stderr + done.stdout
    assert rows[CALLER]["verdict"] == "once"
    assert (rows["+13055550147"]["id"], rows["+13055550147"]["verdict"]) == (answered, "none")
    assert summary == {"checked": 2, "ok": True, "once": 1, "none": 1}
    assert set(rows[CALLER]) == {"id", "caller", "verdict", "expected", "detail"}
    assert "2 checked: 1 once, 1 none. Everything is as it should be." in table.stdout


def test_a_second_text_at_the_provider_is_told(office: Office, tmp_path: Path) -> None:
    with office.server:
        office.boot()
        office.missed()
        office.run(20)
        office.line.send_text(office.line.numbers[0], CALLER, "Bright Smile Dental again.")
        lines = [*_raw_calls(office.line), *_raw_texts(office.line)]
        office.crash()
    log = tmp_path / "log.jsonl"
    log.write_text("\n".join(lines), encoding="utf-8")
    # The provider is not asked: its server is gone.
    done = deskreply(office, "verify", "--log", str(log))
    assert done.returncode == 1, done.stderr
    assert "twice" in done.stdout
    assert "1 must not be like that." in done.stdout


def test_a_log_that_is_none_is_named_with_its_line(office: Office, tmp_path: Path) -> None:
    with office.server:
        office.boot()
        office.crash()
    log = tmp_path / "log.jsonl"
    log.write_text('{"sid": "CA1"}\n["no row"]\n', encoding="utf-8")
    done = deskreply(office, "verify", "--log", str(log))
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("Line 2 of ")


@pytest.mark.parametrize("days", ["0", "-1", "nan", "inf", "1e9"])
def test_days_that_are_no_time_to_look_back_are_refused(office: Office, days: str) -> None:
    done = deskreply(office, "verify", "--days", days)
    assert done.returncode == 2
    assert done.stderr.startswith("--days takes a number above 0")


def test_the_judgement_needs_no_command(office: Office) -> None:
    with office.server:
        office.boot()
        office.missed()
        office.run(20)
        found = judged(office.store, office.line, office.settings, office.clock.now())
        office.crash()
    assert [finding.verdict for finding in found] == ["once"]


def _raw_calls(line: PracticeLine) -> list[str]:
    return [json.dumps(render_call(line.account_sid, call)) for call in line.calls()]


def _raw_texts(line: PracticeLine) -> list[str]:
    return [json.dumps(render_message(line.account_sid, text)) for text in line.texts()]
