"""That the harness and the judgement see what they are there for, and that a small run is good."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from deskreply.domain.history import Verdict
from deskreply.domain.models import Decision, MessageState, OutboxState, Outcome
from tests.support.history import failures, judged
from tests.support.office import CALLER, OFFICE, Office, open_office

TOP = Path(__file__).parents[2]
# Every text is posted twice: what an office must never see.
STAMMERS = """
from deskreply.provider import TwilioProvider
once = TwilioProvider.send
def twice(self, **text):
    once(self, **text)
    return once(self, **text)
TwilioProvider.send = twice
"""


def texted_twice(office: Office, call: str) -> None:
    office.line.send_text(OFFICE, CALLER, office.texts()[0])


def forgotten(office: Office, call: str) -> None:
    """A second call, of which nobody says why it got no text."""
    other = office.missed("+13055550147", rings=1)
    office.run(3)
    with office.store.write() as tx:
        entry = office.call(other)
        tx.save_call(replace(entry, outcome=Outcome.ANSWERED, check_at=None))
    office.clock.advance(3600)


def left_lying(office: Office, call: str) -> None:
    """A text that nobody sends, nor gives up."""
    with office.store.write() as tx:
        [text] = tx.thread_messages(CALLER)
        item = tx.outbox_for_message(text.id)
        assert item is not None
        tx.save_message(replace(text, state=MessageState.SENDING, provider_id=None, body="Other."))
        tx.save_outbox(replace(item, state=OutboxState.UNKNOWN))
        entry = tx.call(call)
        assert entry is not None
        tx.save_call(replace(entry, decision=Decision.PENDING))
    office.clock.advance(3600)


def denied(office: Office, call: str) -> None:
    """A text that went, to a call of which it is said that it got none."""
    with office.store.write() as tx:
        entry = tx.call(call)
        assert entry is not None
        tx.save_call(replace(entry, decision=Decision.SKIPPED, reason="disabled"))


@pytest.mark.parametrize(
    ("plant", "verdict"),
    [
        (texted_twice, Verdict.TWICE),
        (forgotten, Verdict.LOST),
        (left_lying, Verdict.STUCK),
        (denied, Verdict.WRONG),
    ],
)
def test_what_must_not_be_is_seen_in_a_real_office(
    tmp_path: Path, plant: Callable[[Office, str], None], verdict: Verdict
) -> None:
    with open_office(tmp_path) as office:
        call = office.missed()
        office.run(15)
        now = office.clock.now
        assert failures(office.store, office.line, office.settings, now()) == []
        plant(office, call)
        found = judged(office.store, office.line, office.settings, now())
    assert [finding.verdict for finding in found if finding.failed] == [verdict]


def faults(*words: str, before: str = "") -> "subprocess.CompletedProcess[str]":
    play = f"{before}\nimport sys\nfrom tests.faults.__main__ import main\nsys.exit(main())"
    path = os.pathsep.join([str(TOP / "src"), str(TOP)])
    return subprocess.run(
        [sys.executable, "-c", play, *words],
        env=dict(os.environ) | {"PYTHONPATH": path},
        cwd=TOP, capture_output=True, text=True, timeout=110, check=False,
    )  # fmt: skip


@pytest.mark.linux
def test_some_kills_do_no_harm() -> None:
    done = faults("--short", "--kills", "3", "--homes", "1", "--seed", "7", "ask")
    assert done.returncode == 0, done.stdout + done.stderr
    head, row, *_ = done.stdout.splitlines()[1:]
    assert head.split()[:3] == ["scenario", "kills", "calls"]
    assert row.split()[0] == "ask"
    assert int(row.split()[1]) == 3


@pytest.mark.linux
def test_an_agent_that_texts_twice_does_not_pass() -> None:
    done = faults("--short", "--kills", "1", "--homes", "1", "--seed", "7", "ask", before=STAMMERS)
    assert done.returncode == 1, done.stdout + done.stderr
    assert "twice: the provider has 2 texts" in done.stdout
    assert "FAILED: ask" in done.stdout
    assert "--seed 7 ask" in done.stdout
    kept = Path(done.stdout.partition("The homes are in ")[2].partition(". Again")[0])
    assert (kept / "0" / "ask-0" / "home" / "deskreply.db").exists()
    shutil.rmtree(kept)
