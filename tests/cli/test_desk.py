"""What staff does with a conversation, from the command line."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from deskreply.cli import main
from deskreply.domain.models import Call, Callback, CallRow, Decision, Outcome, Thread
from deskreply.settings import file as settings_file
from deskreply.store import open_store
from tests.support.office import CALLER, OFFICE, OFFICE_SETTINGS

KEY = "4d" * 32
NOW = datetime.now(UTC).replace(microsecond=0)


@dataclass
class Done:
    code: int
    out: str
    err: str

    @property
    def rows(self) -> list[dict[str, Any]]:
        return [json.loads(line) for line in self.out.splitlines()]

    def refused(self, *words: str) -> None:
        assert self.code == 2
        assert self.out == ""
        assert self.err.count("\n") == 1
        assert all(word in self.err for word in words), self.err


Run = Callable[..., Done]


def missed(call_id: str, caller: str | None = CALLER, **values: Any) -> Call:
    row = CallRow(
        call_id, "inbound", "no-answer", caller or "anonymous", OFFICE,
        started_at=NOW - timedelta(hours=1), ended_at=NOW - timedelta(minutes=59),
    )  # fmt: skip
    return Call(row, OFFICE, caller, Outcome.MISSED, "no-answer", seen_at=NOW, **values)


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """A home with one thread that waits for an answer, and one call to be called back."""
    settings_file.save(tmp_path / "settings.json", OFFICE_SETTINGS)
    store = open_store(tmp_path / "deskreply.db", KEY)
    with store.write() as tx:
        due = NOW + timedelta(minutes=30)
        tx.save_thread(Thread(CALLER, OFFICE, name="Ana", unread=1, reply_due_at=due, last_at=NOW))
        tx.save_call(
            missed("CA1", decision=Decision.REVIEW, reason="too-old", explanation="Too old.",
                   callback=Callback.OPEN)
        )  # fmt: skip
        tx.save_call(missed("CA2", None, decision=Decision.SKIPPED, reason="withheld"))
    store.close()
    monkeypatch.setenv("DESKREPLY_HOME", str(tmp_path))
    monkeypatch.setenv("DESKREPLY_DATABASE_KEY", KEY)
    monkeypatch.delenv("DESKREPLY_DATABASE_URL", raising=False)

    def command(*words: str) -> Done:
        try:
            code = main(words)
        except SystemExit as exit_:
            code = int(str(exit_.code))
        said = capsys.readouterr()
        return Done(code, said.out, said.err)

    return command


def well(done: Done) -> Done:
    assert (done.code, done.err) == (0, "")
    return done


def listed(run: Run, which: str) -> list[str]:
    return [row["number"] for row in run("threads", "--json", "--filter", which).rows]


def test_done_and_reopened(run: Run) -> None:
    well(run("done", "(212) 555-0123", "--outcome", "booked", "--reason", "Monday at ten"))
    assert listed(run, "done") == [CALLER]
    [row] = run("threads", "--json").rows
    assert (row["status"], row["due_at"], row["unread"]) == ("booked", None, 0)
    well(run("reopen", CALLER))
    assert listed(run, "done") == []
    run("reopen", CALLER).refused("not closed")


def test_done_wants_an_outcome(run: Run) -> None:
    run("done", CALLER).refused("outcome")
    run("done", CALLER, "--outcome", "lost").refused("booked")
    run("done", "+12125550199", "--outcome", "booked").refused("no conversation")
    assert listed(run, "to-answer") == [CALLER]


def test_claimed(run: Run) -> None:
    well(run("claim", CALLER))
    assert run("threads", "--json").rows[0]["owner"] == "Dana"
    assert listed(run, "mine") == [CALLER]


def test_snoozed(run: Run) -> None:
    assert well(run("snooze", CALLER, "15m")).out == ""
    assert listed(run, "snoozed") == [CALLER]
    assert "clock goes on" in well(run("snooze", CALLER, "2h")).out
    well(run("snooze", CALLER, "reply"))
    run("snooze", CALLER, "soon").refused("tomorrow 9:00", '"reply"')
    run("snooze", CALLER, "2020-01-01 09:00").refused("passed")


def test_noted(run: Run) -> None:
    entry = well(run("note", CALLER, "Prefers mornings")).out.strip()
    [row] = [r for r in run("thread", CALLER, "--json").rows if r["kind"] == "note"]
    assert (row["id"], row["body"], row["author"]) == (entry, "Prefers mornings", "Dana")
    run("note", CALLER, " ").refused("empty")


def test_the_call_back_list(run: Run) -> None:
    first, hidden = well(run("callbacks", "--json")).rows
    assert first == {
        "id": "CA1", "caller": CALLER, "name": "Ana", "line": OFFICE, "reason": "too-old",
        "missed_at": first["missed_at"], "explanation": "Too old.", "calls": 1,
    }  # fmt: skip
    assert first["missed_at"].endswith("Z")
    assert set(hidden) == set(first)
    assert (hidden["caller"], hidden["reason"], hidden["calls"]) == (None, "withheld", 1)
    assert "hidden number" in hidden["explanation"]
    well(run("settings", "set", "office.language", "es"))
    assert "número oculto" in well(run("callbacks", "--json")).rows[-1]["explanation"]
    well(run("settings", "set", "office.language", "en"))
    assert "Ana" in well(run("callbacks")).out
    run("callback", CALLER, "maybe").refused("voicemail")
    well(run("callback", CALLER, "voicemail"))
    assert [row["caller"] for row in run("callbacks", "--json").rows] == [None]
    [row] = run("threads", "--json").rows
    assert (row["due_at"], row["owner"]) == (None, "Dana")
    assert any("voicemail" in r["body"] for r in run("thread", CALLER, "--json").rows)


def test_a_text_for_later_and_taken_back(run: Run) -> None:
    # Noon for everybody in New York, in summer and in winter.
    noon = f"{(NOW + timedelta(days=2)):%Y-%m-%d} 12:00"
    message = well(run("send", CALLER, "See you then", "--at", noon)).out.strip()
    [waits] = run("outbox", "--json").rows
    assert (waits["id"], waits["state"]) == (message, "queued")
    assert waits["due_at"][11:] in {"16:00:00Z", "17:00:00Z"}
    [row] = [r for r in run("thread", CALLER, "--json").rows if r["kind"] == "staff"]
    assert row["scheduled_for"] == waits["due_at"]
    well(run("cancel", message))
    assert run("outbox", "--json").rows == []
    run("cancel", message).refused("taken back")
    run("cancel", "nonsense").refused("deskreply outbox")


def test_times_that_do_not_fit_are_told_with_what_would(run: Run) -> None:
    run("send", CALLER, "x", "--at", "next week").refused("next week", "2026-11-23 09:00")
    night = f"{(NOW + timedelta(days=2)):%Y-%m-%d} 23:00"
    run("send", CALLER, "x", "--at", night).refused("8:00 AM", "--anyway")
    assert run("outbox", "--json").rows == []
    well(run("send", CALLER, "x", "--at", night, "--anyway"))


def test_the_audit_trail(run: Run) -> None:
    sent = run("send", CALLER, "Yes, we do").out.strip()
    run("send", "+12125550177", "Hello")
    run("done", CALLER, "--outcome", "contacted", "--reason", "likes mornings")
    rows = well(run("audit", "--json")).rows
    assert [row["what"] for row in rows] == ["sent", "sent", "done"]
    last = rows[-1]
    assert set(last) == {"at", "who", "what", "number", "detail"}
    assert (last["who"], last["number"], last["detail"]) == ("Dana", CALLER, "contacted")
    assert last["at"].endswith("Z")
    mine = run("audit", "--json", "--number", "212-555-0123").rows
    assert [row["detail"] for row in mine] == [sent, "contacted"]
    assert "mornings" not in run("audit").out
