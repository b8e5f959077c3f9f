"""A desk whose disk, database or keys are not as they should be."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.faults import line as told
from tests.faults.home import KEY, Home
from tests.faults.kills import Passing, end, last_words, settle, strike
from tests.faults.stage import Outcome, Stage

_WRONG = "7e" * 32
_ROOM = 64 * 1024 * 1024
_SENTENCE = 400


def disk_full(stage: Stage) -> Outcome:
    """The disk is full for a while, at any write, and has room again."""
    outcome = Outcome()
    dice = stage.dice
    home_folder = stage.folder / "home"
    home_folder.mkdir()
    with _small_disk(home_folder) as resize:
        if resize is None:
            outcome.skipped = "it takes the right to mount a small disk"
            return outcome
        with stage.office() as home:
            passing = Passing(home, dice, fair=True)
            for _ in range(stage.rounds):
                agent = home.start()
                passing.seconds(dice.uniform(0.5, 3))
                resize(_used(home_folder) + dice.choice((0, 4096, 16384, 65536, 262144)))
                passing.until_strike()
                passing.seconds(dice.uniform(0, 4))
                if dice.random() < 0.5:
                    resize(_ROOM)
                    passing.seconds(dice.uniform(0, 6))
                if home.runs(agent):
                    end(home, agent, outcome)
                resize(_ROOM)
            passing.over()
            settle(home, outcome, naps=stage.naps)
            outcome.trouble += tracebacks(home)
    return outcome


def cut_database(stage: Stage) -> Outcome:
    """The database or its log ends at any byte. The agent goes on with what is whole, or says in a
    sentence that it cannot; it texts nobody twice."""
    outcome = Outcome()
    dice = stage.dice
    with stage.office() as home:
        passing = Passing(home, dice, fair=True)
        keeper = home.start()
        passing.seconds(4)
        home.run("backup", str(stage.folder / "kept.db"))
        passing.seconds(dice.uniform(1, 4))
        end(home, keeper, outcome)
        for _ in range(4):
            file = dice.choice((home.database, Path(f"{home.database}-wal")))
            if not file.exists():
                file = home.database
            os.truncate(file, dice.randrange(file.stat().st_size + 1))
            agent = home.start()
            # It may have to put a backup in the place of what was cut.
            passing.until_asked(told.CALLS, 20)
            if home.runs(agent):
                end(home, agent, outcome)
                continue
            outcome.trouble += _no_sentence(home)
            if home.run("restore", str(stage.folder / "kept.db")) != 0:
                outcome.trouble.append(f"not restored: {last_words(home)}")
                return outcome
        passing.over()
        settle(home, outcome)
        outcome.trouble += tracebacks(home)
    return outcome


def wrong_key(stage: Stage) -> Outcome:
    """With another key nothing opens, and nothing is broken by trying."""
    return _refuses(stage, _WRONG, lambda: None)


def missing_key(stage: Stage) -> Outcome:
    """The key is neither in the environment nor in a keyring."""
    return _refuses(stage, None, _no_keyring)


def locked_keyring(stage: Stage) -> Outcome:
    """The keyring is locked and nobody is there to unlock it."""
    return _refuses(stage, None, _locked)


def _refuses(stage: Stage, key: str | None, before: Callable[[], None]) -> Outcome:
    outcome = Outcome()
    with stage.office() as home:
        passing = Passing(home, stage.dice)
        strike(home, passing, outcome)
        home.key = key
        texts = len(home.line.log().messages)
        for _ in range(3):
            agent = home.start(before)
            passing.seconds(1)
            code = home.wait(agent)
            if code not in {1, 2}:
                outcome.trouble.append(f"an agent without its key ended with {code}")
            outcome.trouble += _no_sentence(home)
        home.key = KEY
        passing.over()
        sent = [row for row in home.line.log().messages[texts:] if row.direction == "outbound-api"]
        outcome.trouble += [f"{len(sent)} texts left without the key"] if sent else []
        settle(home, outcome, naps=stage.naps)
        outcome.trouble += tracebacks(home)
    return outcome


def tracebacks(home: Home) -> list[str]:
    """Whether an agent ended as no program should."""
    said = home.said.read_text(encoding="utf-8", errors="replace")
    return ["an agent ended with a traceback"] if "Traceback" in said else []


def _no_sentence(home: Home) -> list[str]:
    words = last_words(home)
    if words.startswith("{") or " " not in words or len(words) > _SENTENCE:
        return [f"no sentence for a person: {words[:_SENTENCE]}"]
    return []


# --- disks --------------------------------------------------------------------------------------


@contextmanager
def _small_disk(folder: Path) -> Iterator[Callable[[int], None] | None]:
    """A disk of its own at ``folder`` and what sets its size in bytes; None where that is not
    allowed here."""
    options = ["-t", "tmpfs", "-o", f"size={_ROOM}", "deskreply-faults", str(folder)]
    done = subprocess.run(["mount", *options], capture_output=True, check=False)
    if done.returncode != 0:
        yield None
        return

    def resize(size: int) -> None:
        asked = ["mount", "-o", f"remount,size={max(size, 4096)}", str(folder)]
        subprocess.run(asked, capture_output=True, check=False)

    try:
        yield resize
    finally:
        subprocess.run(["umount", "-l", str(folder)], capture_output=True, check=False)


def _used(folder: Path) -> int:
    found = os.statvfs(folder)
    return (found.f_blocks - found.f_bfree) * found.f_frsize


# --- keyrings -----------------------------------------------------------------------------------


def _no_keyring() -> None:
    import keyring
    from keyring.backends.fail import Keyring

    keyring.set_keyring(Keyring())  # type: ignore[no-untyped-call]


def _locked() -> None:
    import keyring
    from keyring.backends.SecretService import Keyring
    from keyring.errors import KeyringLocked

    def refuse(self: Keyring, service: str, username: str) -> str | None:
        raise KeyringLocked("locked")

    # A real one would ask the user. Its name has to be that of a keyring that may be used.
    setattr(Keyring, "get_password", refuse)  # noqa: B010 - a method, for mypy
    keyring.set_keyring(Keyring())  # type: ignore[no-untyped-call]
