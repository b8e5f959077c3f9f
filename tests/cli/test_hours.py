"""``deskreply hours``: when the office is open, day by day."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from deskreply import settings as config
from deskreply.cli import main
from deskreply.settings import file as settings_file
from tests.support.office import OFFICE_SETTINGS, SECOND

Ran = tuple[int, str, str]
Run = Callable[..., Ran]


def today() -> datetime:
    return datetime.now(UTC).astimezone(ZoneInfo("America/New_York"))


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs a command in a home with these settings; exit code, stdout, stderr."""
    monkeypatch.setenv("DESKREPLY_HOME", str(tmp_path))

    def run(*words: str, **values: object) -> Ran:
        settings = replace(OFFICE_SETTINGS, hours="mon-sun 08:00-12:00,13:00-17:00")
        for key, value in values.items():
            settings = config.set_value(settings, key.replace("__", "."), value)
        settings_file.save(tmp_path / "settings.json", settings)
        capsys.readouterr()
        code = main(["hours", *words])
        return (code, *capsys.readouterr())

    return run


def test_two_weeks_from_today_with_the_instants(run: Run) -> None:
    code, out, _ = run("--json")
    rows = [json.loads(line) for line in out.splitlines()]
    assert code == 0
    assert len(rows) == 14
    first = rows[0]
    assert first["date"] == today().date().isoformat()
    assert first["weekday"] == today().strftime("%A")
    assert first["hours"] == "08:00-12:00,13:00-17:00"
    opens = datetime.fromisoformat(first["open"][0]["opens_at"])
    assert opens.astimezone(ZoneInfo("America/New_York")).strftime("%H:%M") == "08:00"
    assert [len(row["open"]) for row in rows] == [2] * 14
    assert first["closed_day"] is None


def test_a_closed_day_says_its_name(run: Run) -> None:
    tomorrow = (today() + timedelta(days=1)).date().isoformat()
    _, out, _ = run("--json", "--days", "2", office__closed_days=f"{tomorrow} Training")
    row = json.loads(out.splitlines()[1])
    assert (row["hours"], row["open"], row["closed_day"]) == ("closed", [], "Training")
    _, table, _ = run("--days", "2", office__closed_days=f"{tomorrow} Training")
    assert "Training" in table.splitlines()[2]


def test_a_line_stands_where_it_differs(run: Run) -> None:
    _, out, _ = run("--json", "--days", "1", **{f"lines__{SECOND}__hours": "daily 9-10"})
    rows = [json.loads(line) for line in out.splitlines()]
    assert [(row["line"], row["hours"]) for row in rows] == [
        (None, "08:00-12:00,13:00-17:00"),
        (SECOND, "09:00-10:00"),
    ]


def test_a_holiday_that_there_is_not_is_found(run: Run) -> None:
    code, out, err = run("--days", "1", office__state="NY", office__open_days="Colombus Day")
    assert code == 1
    assert out
    assert "Colombus Day" in err
    assert err.count("\n") == 1


@pytest.mark.parametrize("days", ["0", "801", "-1"])
def test_days_that_make_no_sense_are_refused(run: Run, days: str) -> None:
    code, _, err = run("--days", days)
    assert code == 2
    assert "1 to 800" in err
