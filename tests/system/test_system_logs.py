from __future__ import annotations

import json
import logging
import os
import stat
import sys
import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deskreply.system import logs
from deskreply.system.clock import SystemClock
from deskreply.system.logs import Log, start_logging
from deskreply.system.paths import Home
from deskreply.system.redact import NumberHasher, Redactor

HASH = NumberHasher(b"a salt")
N = HASH("+12125550123")
own = logging.getLogger("deskreply.test")


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home(tmp_path, "x")


@pytest.fixture
def log(home: Home) -> Iterator[Log]:
    levels = {name: logging.getLogger(name).level for name in ("", "deskreply")}
    started = start_logging(home, hide=("a-secret-token",))
    yield started
    started.close()
    for name, level in levels.items():
        logging.getLogger(name).setLevel(level)


def lines(home: Home, name: str = "engine.log") -> list[dict[str, str]]:
    return [json.loads(line) for line in (home.logs / name).read_text("utf-8").splitlines()]


def test_a_line(home: Home, log: Log) -> None:
    own.info("Polled %d calls, ñ\nsecond line", 3)
    (line,) = lines(home)
    assert line["text"] == "Polled 3 calls, ñ\nsecond line"
    assert (line["level"], line["from"]) == ("info", "deskreply.test")
    assert line["at"].endswith("Z")
    age = datetime.now(UTC) - datetime.fromisoformat(line["at"])
    assert abs(age) < timedelta(minutes=1)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such rights")
def test_only_this_user_can_read_it(home: Home, log: Log) -> None:
    own.info("x")
    for path, mode in ((home.logs, 0o700), (home.logs / "engine.log", 0o600)):
        assert stat.S_IMODE(path.stat().st_mode) == mode
    assert stat.S_IMODE((home.root / "log.salt").stat().st_mode) == 0o600


def test_others_are_heard_only_when_it_matters(home: Home, log: Log) -> None:
    logging.getLogger("some.library").info("chatter")
    logging.getLogger("some.library").warning("trouble with +12125550123")
    (line,) = lines(home)
    assert line["text"] == f"trouble with {log.hash('+12125550123')}"


def test_a_number_has_the_same_word_after_a_restart(home: Home, log: Log) -> None:
    again = start_logging(home, "again")
    again.close()
    assert again.hash("+12125550123") == log.hash("+12125550123")
    other = start_logging(Home(home.root / "other", "y"), "other")
    other.close()
    assert other.hash("+12125550123") != log.hash("+12125550123")


def test_secrets_are_taken_out(home: Home, log: Log) -> None:
    log.hide("ano/ther+one", "short")
    own.warning("a-secret-token and ano/ther+one as ano%2Fther%2Bone, short stays")
    own.warning("Basic YS1zZWNyZXQtdG9rZW46YS1zZWNyZXQtdG9rZW4=")
    assert [line["text"] for line in lines(home)] == [
        "[removed] and [removed] as [removed], short stays",
        "Basic [removed]",
    ]


def fail() -> None:
    try:
        int("+12125550123 said hello")
    except ValueError as error:
        raise RuntimeError("the body of a text") from error


def test_an_exception_gives_type_and_place_only(home: Home, log: Log) -> None:
    try:
        fail()
    except RuntimeError:
        own.exception("Polling failed")
    (line,) = lines(home)
    assert "RuntimeError at" in line["error"]
    assert ":" in line["error"]
    assert "fail; from ValueError at" in line["error"]
    assert "hello" not in str(line)
    assert "body" not in str(line)


def test_a_thread_that_fails_is_noted(home: Home, log: Log) -> None:
    thread = threading.Thread(target=fail, name="poller")
    thread.start()
    thread.join(5)
    (line,) = lines(home)
    assert line["text"] == "The thread poller failed"
    assert line["error"].startswith("RuntimeError at")


def test_a_call_with_wrong_arguments_still_logs() -> None:
    record = logging.LogRecord("x", logging.WARNING, "", 1, "%d of %d", (1,), None)
    line = json.loads(logs._JsonLines(Redactor(HASH)).format(record))
    assert line["text"] == "%d of %d"


def test_rotation(home: Home, log: Log) -> None:
    for _ in range(1800):
        own.info("x" * 5000)
    files = sorted(path.name for path in home.logs.iterdir())
    assert files == ["engine.log", *(f"engine.log.{n}" for n in range(1, 6))]
    assert all(path.stat().st_size <= 1_000_000 for path in home.logs.iterdir())


@pytest.mark.linux
@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_a_full_disk_costs_lines_only(
    home: Home, log: Log, capsys: pytest.CaptureFixture[str]
) -> None:
    home.logs.mkdir()
    path = home.logs / "engine.log"
    path.symlink_to("/dev/full")
    own.warning("lost")
    own.warning("lost too")
    path.unlink()
    own.warning("kept")
    assert [line["text"] for line in lines(home)] == ["kept"]
    assert capsys.readouterr() == ("", "")


def test_a_folder_that_cannot_be_written_to(
    home: Home, log: Log, capsys: pytest.CaptureFixture[str]
) -> None:
    home.logs.write_text("a file in the way")
    own.warning("lost")
    assert capsys.readouterr() == ("", "")
    home.logs.unlink()
    own.warning("kept")
    assert [line["text"] for line in lines(home)] == ["kept"]


def test_a_home_that_cannot_be_written_to(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    log = start_logging(Home(tmp_path / "file", "x"))
    own.warning("lost")
    assert log.hash("+12125550123").startswith("n:")
    log.close()


def test_a_rotation_that_fails_loses_nothing(
    home: Home, log: Log, monkeypatch: pytest.MonkeyPatch
) -> None:
    own.info("first")

    def held(*_: object) -> None:
        raise PermissionError("another program has it open")

    monkeypatch.setattr(os, "rename", held)
    for handler in logging.getLogger().handlers:
        if isinstance(handler, logs._File):
            handler.maxBytes = 1
    own.info("second")
    own.info("third")
    assert [line["text"] for line in lines(home)] == ["first", "second", "third"]


# --- what is taken out ---


@pytest.mark.parametrize(
    "number",
    [
        "+12125550123",
        "%2B12125550123",
        "12125550123",
        "2125550123",
        "(212) 555-0123",
        "212-555-0123",
        "212.555.0123",
        "+1 (212) 555-0123",
        "+1 212 555 0123",
    ],
)
def test_a_number_in_any_form_gives_one_word(number: str) -> None:
    clean = Redactor(HASH).clean
    assert clean(number) == N
    assert clean(f"To={number}&x") == f"To={N}&x"
    assert clean(f"sip:{number}@host, {number}.") == f"sip:{N}@host, {N}."


@pytest.mark.parametrize(
    "line",
    [
        "2026-01-05T13:04:09.123Z +00:00",
        "2026-01-05 13:04:09+00:00",
        "took 0.123456 s, 200 of 1500 rows, code 30003, HTTP 429",
        "CA0123456789abcdef0123456789012345",
        "SM12345678901234567890123456789012",
        "550e8400-e29b-41d4-a716-446655440000",
        "127.0.0.1:54321 192.168.100.200 monotonic 12345.678901",
        N,
    ],
)
def test_what_is_no_number_stays(line: str) -> None:
    assert Redactor(HASH).clean(line) == line


def test_figures_after_a_number_do_not_change_its_word() -> None:
    assert Redactor(HASH).clean("+12125550123 200 15") == f"{N} 200 15"


@given(st.from_regex(r"\+[1-9][0-9]{6,14}", fullmatch=True), st.text(), st.text())
def test_no_number_gets_through(number: str, before: str, after: str) -> None:
    if not (after[:1].isdigit() or before[-1:].isdigit()):
        assert number not in Redactor(HASH).clean(before + number + after)


def test_the_clock() -> None:
    clock = SystemClock()
    assert clock.now().utcoffset() == timedelta(0)
    assert clock.monotonic() <= clock.monotonic()
