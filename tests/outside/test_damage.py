"""The disk scribbles over the database: the desk notices, goes back to its newest good backup and
on working, without anybody's help."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.outside.desk import LINE, Desk, MakeDesk, eventually

pytestmark = pytest.mark.linux


def keep_backup(desk: Desk) -> None:
    """A backup as the agent makes one every hour."""
    (desk.home / "backups").mkdir()
    desk.do("backup", str(desk.home / "backups" / "hourly-20260314T150926Z.db"))


def scribble(database: Path, *, after: int = 4096) -> None:
    """Everything but the beginning is nonsense."""
    with database.open("r+b") as file:
        size = file.seek(0, os.SEEK_END)
        file.seek(after)
        file.write(os.urandom(size - after))


@pytest.fixture
def desk(make_desk: MakeDesk, caller: Iterator[str]) -> Desk:
    desk = make_desk()
    desk.send(next(caller), "Monday at ten")
    keep_backup(desk)
    return desk


def test_found_at_the_start(desk: Desk) -> None:
    scribble(desk.home / "deskreply.db")
    with desk.agent() as agent:
        told = agent.wait_for("restored")
        assert told["why"] == "damaged"
        assert told["file"] == "hourly-20260314T150926Z.db"
        assert agent.told("notification", kind="health")
        assert len(desk.threads()) == 1
        [row] = [row for row in desk.run("doctor", "--json").rows if row["name"] == "restored"]
        assert "because it was damaged" in row["detail"]
        assert desk.provider is not None
        assert desk.provider.texts() == []
    [kept] = (desk.home / "set-aside").iterdir()
    assert kept.stat().st_size > 4096


def test_found_while_it_works(desk: Desk, caller: Iterator[str]) -> None:
    assert desk.provider is not None
    provider = desk.provider
    with desk.agent() as agent:
        agent.wait_for("text-sent")
        scribble(desk.home / "deskreply.db")
        for _ in range(3):
            provider.call(next(caller), LINE)
        told = agent.wait_for("database-damaged", within=60)
        assert str(told["detail"]).endswith("is damaged")
        agent.wait_for("restored")
        # Nobody is told to do what is being done, nor that the file can't be written.
        assert agent.told("trouble") == []
        agent.wait_for("started", times=2)
        # The calls of before stand in the provider's log, so they are known again.
        eventually("the calls are known", lambda: len(desk.calls()) == 3)
        # The backup held the text as still to be sent: it must not go again.
        assert len(provider.texts()) == 1
    assert (desk.home / "set-aside").is_dir()


def test_without_a_good_backup_it_stops_and_says_so(desk: Desk) -> None:
    shutil.rmtree(desk.home / "backups")
    scribble(desk.home / "deskreply.db")
    before = (desk.home / "deskreply.db").read_bytes()
    desk.run("agent").complains("damaged", "no good backup", "deskreply restore FILE", code=1)
    assert (desk.home / "deskreply.db").read_bytes() == before


def test_restore_while_the_agent_works_is_refused(desk: Desk) -> None:
    copy = desk.home / "backups" / "hourly-20260314T150926Z.db"
    with desk.agent():
        before = (desk.home / "deskreply.db").stat().st_ino
        desk.run("restore", str(copy)).complains("already works on this home", "stop it", code=1)
        assert (desk.home / "deskreply.db").stat().st_ino == before
    desk.do("restore", str(copy))
    with desk.agent() as agent:
        assert agent.wait_for("restored")["why"] == "asked-for"
