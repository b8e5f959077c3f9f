"""The team, from the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from deskreply.cli import main
from deskreply.settings import file as settings_file
from deskreply.store import open_store
from tests.support.office import OFFICE_SETTINGS

KEY = "4d" * 32


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settings_file.save(tmp_path / "settings.json", OFFICE_SETTINGS)
    open_store(tmp_path / "deskreply.db", KEY).close()
    monkeypatch.setenv("DESKREPLY_HOME", str(tmp_path))
    monkeypatch.setenv("DESKREPLY_DATABASE_KEY", KEY)
    monkeypatch.delenv("DESKREPLY_DATABASE_URL", raising=False)


def test_people_come_and_go(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["staff", "list"]) == 0
    assert capsys.readouterr().out == "Nobody is on the team yet.\n"
    assert main(["staff", "add", "Luis Pérez"]) == 0
    assert main(["staff", "add", "Dana"]) == 0
    capsys.readouterr()
    assert main(["staff", "list", "--json"]) == 0
    rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert rows == [{"name": "Dana", "pin": False}, {"name": "Luis Pérez", "pin": False}]
    assert main(["staff", "remove", "luis perez"]) == 0
    assert [line.split() for line in capsys.readouterr().out.splitlines()] == [
        ["name", "pin"], ["Dana", "no"],
    ]  # fmt: skip
    assert main(["audit", "--json"]) == 0
    done = [json.loads(line)["what"] for line in capsys.readouterr().out.splitlines()]
    assert done == ["staff-added", "staff-added", "staff-removed"]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["add", "dana"], "Somebody on the team is called Dana already."),
        (["add", " "], "A name has 1 to 60 characters"),
        (["remove", "Kim"], "Kim is not on the team."),
    ],
)
def test_what_cannot_be(words: list[str], said: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["staff", "add", "Dana"]) == 0
    capsys.readouterr()
    assert main(["staff", *words]) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert said in told.err
    assert told.err.count("\n") == 1
