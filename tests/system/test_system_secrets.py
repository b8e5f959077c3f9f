from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import keyring.errors
import pytest
from keyring.backend import KeyringBackend

import deskreply
from deskreply.domain.errors import EnvironmentTrouble, UserError
from deskreply.system.secrets import Credentials, Secrets
from tests.support.desktop import a_bus

KEY = "0123456789abcdef" * 4
MINE = Credentials("AC1", "SK1", "top-secret", "entered")


class Memory(KeyringBackend):
    """A keyring that keeps what it is told, unless told otherwise."""

    # Never to be found by the search for backends.
    priority = -1

    def __init__(self) -> None:
        self.kept: dict[tuple[str, str], str] = {}
        self.forgets = False
        self.error: Exception | None = None
        self.unlocked = threading.Event()
        self.unlocked.set()

    def get_password(self, service: str, username: str) -> str | None:
        self.unlocked.wait(20)
        if self.error is not None:
            raise self.error
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.unlocked.wait(20)
        if not self.forgets:
            self.kept[service, username] = password


@pytest.fixture
def memory() -> Iterator[Memory]:
    backend = Memory()
    yield backend
    backend.unlocked.set()


def test_credentials_come_back(memory: Memory) -> None:
    kept = Secrets("x", backend=memory)
    assert kept.credentials({}) is None
    kept.store_credentials(MINE)
    found = Secrets("x", backend=memory).credentials({})
    assert found == Credentials("AC1", "SK1", "top-secret", "keyring")


def test_the_environment_wins_and_is_not_written_down(memory: Memory) -> None:
    kept = Secrets("x", backend=memory)
    kept.store_credentials(MINE)
    before = dict(memory.kept)
    env = {"TWILIO_ACCOUNT_SID": "AC2", "TWILIO_AUTH_TOKEN": "t", "DESKREPLY_DATABASE_KEY": KEY}
    found = kept.credentials(env)
    assert found is not None
    assert (found.account_sid, found.source) == ("AC2", "environment")
    assert kept.database_key(env) == KEY
    assert memory.kept == before


def test_half_an_environment_is_not_made_whole_from_the_keyring(memory: Memory) -> None:
    kept = Secrets("x", backend=memory)
    kept.store_credentials(MINE)
    with pytest.raises(UserError, match="TWILIO_AUTH_TOKEN is missing"):
        kept.credentials({"TWILIO_ACCOUNT_SID": "AC2"})


def test_the_environment_needs_no_keyring(memory: Memory) -> None:
    memory.error = keyring.errors.NoKeyringError()
    kept = Secrets("x", backend=memory)
    assert kept.database_key({"DESKREPLY_DATABASE_KEY": f' "{KEY.upper()}"\n'}) == KEY


@pytest.mark.parametrize("value", ["abc", KEY[:-1], KEY + "0", KEY[:-1] + "g", "0x" + KEY])
def test_a_database_key_of_another_form(value: str) -> None:
    with pytest.raises(UserError, match="64 hex digits") as told:
        Secrets("x").database_key({"DESKREPLY_DATABASE_KEY": value})
    assert value not in str(told.value)


def test_a_database_key_is_made_once(memory: Memory) -> None:
    kept = Secrets("x", backend=memory)
    assert kept.database_key({}) is None
    key = kept.create_database_key()
    assert len(bytes.fromhex(key)) == 32
    assert kept.create_database_key() == key == kept.database_key({})
    assert Secrets("y", backend=memory).database_key({}) is None
    kept.store_database_key(KEY)
    assert kept.database_key({}) == KEY


def test_two_homes_have_keys_of_their_own(memory: Memory) -> None:
    Secrets("x", backend=memory).store_credentials(MINE)
    assert Secrets("y", backend=memory).credentials({}) is None


@pytest.mark.parametrize("entry", ["", "{", "[]", "{}", '{"account_sid": "AC1"}', "17"])
def test_a_damaged_entry(memory: Memory, entry: str) -> None:
    kept = Secrets("x", backend=memory)
    kept.store_credentials(MINE)
    kept.store_database_key(KEY)
    for name in memory.kept:
        memory.kept[name] = entry
    with pytest.raises(EnvironmentTrouble, match="damaged"):
        kept.credentials({})
    with pytest.raises(EnvironmentTrouble, match="damaged"):
        kept.database_key({})


def test_a_keyring_that_forgets(memory: Memory) -> None:
    memory.forgets = True
    with pytest.raises(EnvironmentTrouble, match="did not keep"):
        Secrets("x", backend=memory).create_database_key()


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (keyring.errors.KeyringLocked("top-secret"), "locked"),
        (keyring.errors.InitError("top-secret"), "locked"),
        (keyring.errors.KeyringError("top-secret"), r"failed \(KeyringError\)"),
        (OSError("top-secret"), r"failed \(OSError\)"),
    ],
)
def test_a_keyring_that_fails(memory: Memory, error: Exception, said: str) -> None:
    memory.error = error
    with pytest.raises(EnvironmentTrouble, match=said) as told:
        Secrets("x", backend=memory).credentials({})
    assert "top-secret" not in str(told.value)
    assert "\n" not in str(told.value)


def test_a_keyring_that_waits_for_a_password(memory: Memory) -> None:
    kept = Secrets("x", limit=0.05, backend=memory)
    kept.store_database_key(KEY)
    memory.unlocked.clear()
    before = threading.active_count()
    began = time.monotonic()
    for _ in range(5):
        with pytest.raises(EnvironmentTrouble, match="locked"):
            kept.database_key({})
    assert time.monotonic() - began < 5
    # However often it is tried, one thread waits.
    assert threading.active_count() <= before + 1
    memory.unlocked.set()
    assert Secrets("x", backend=memory).database_key({}) == KEY


def test_nothing_is_shown(memory: Memory) -> None:
    kept = Secrets("x", backend=memory)
    kept.store_credentials(MINE)
    assert "secret" not in repr(kept).lower().replace("<secrets", "")
    assert "top-secret" not in repr(kept.credentials({}))


# --- the machine's own keyring, each time in a process of its own ---

ASK = """
import json, sys
from deskreply.domain.errors import EnvironmentTrouble
from deskreply.system.secrets import Credentials, Secrets
kept = Secrets("a-test", limit=5)
try:
    name = kept.keyring_name()
    if "write" in sys.argv:
        kept.store_credentials(Credentials("AC1", "SK1", "p"))
        kept.create_database_key()
    found = kept.credentials({})
    result = [name, found and found.username, kept.database_key({})]
except EnvironmentTrouble as error:
    result = f"{error} {error.command}"
print(json.dumps(result))
"""
PLAIN = """
from keyring.backend import KeyringBackend
class {name}(KeyringBackend):
    priority = {priority}
    def get_password(self, *_): return None
    def set_password(self, *_): open("written-to-a-file", "w")
"""


@pytest.fixture
def surroundings(tmp_path: Path) -> dict[str, str]:
    """An environment with a home of its own and no session bus."""
    (tmp_path / "run").mkdir(mode=0o700)
    kept = {k: v for k, v in os.environ.items() if k in ("PATH", "SYSTEMROOT")}
    kept["PYTHONPATH"] = str(Path(deskreply.__file__).parents[1])
    return {**kept, "HOME": str(tmp_path), "XDG_RUNTIME_DIR": str(tmp_path / "run")}


def ask(env: dict[str, str], *words: str, before: tuple[str, ...] = ()) -> object:
    command = [*before, sys.executable, "-c", ASK, *words]
    done = subprocess.run(
        command, env=env, capture_output=True, text=True, timeout=60, cwd=env["HOME"], check=True
    )
    return json.loads(done.stdout.splitlines()[-1])


@pytest.mark.linux
@pytest.mark.skipif(sys.platform != "linux", reason="other systems always have a keyring")
def test_no_keyring(surroundings: dict[str, str]) -> None:
    said = str(ask(surroundings))
    assert said.startswith("This machine has no keyring")
    assert "TWILIO_AUTH_TOKEN" in said
    assert "DESKREPLY_DATABASE_KEY" in said


@pytest.mark.parametrize(
    ("backend", "said"),
    [
        ("keyring.backends.null.Keyring", "switched off"),
        ("keyring.backends.fail.Keyring", "no keyring"),
        ("keyrings.alt.file.PlaintextKeyring", "not one that keeps secrets safe"),
        ("no.such.Backend", "cannot be loaded"),
    ],
)
def test_a_keyring_that_keeps_no_secret_is_refused(
    surroundings: dict[str, str], tmp_path: Path, backend: str, said: str
) -> None:
    package = tmp_path / "more" / "keyrings" / "alt"
    package.mkdir(parents=True)
    (package / "file.py").write_text(PLAIN.format(name="PlaintextKeyring", priority=0.5))
    path = os.pathsep.join([str(tmp_path / "more"), surroundings["PYTHONPATH"]])
    env = {**surroundings, "PYTHON_KEYRING_BACKEND": backend, "PYTHONPATH": path}
    answer = str(ask(env, "write"))
    assert said in answer
    assert "set TWILIO_ACCOUNT_SID" in answer
    assert not (tmp_path / "written-to-a-file").exists()


def with_plain_keyring(env: dict[str, str], folder: Path) -> dict[str, str]:
    """The environment with an installed package that offers to keep secrets in a plain file."""
    more = folder / "more"
    (more / "plain-1.dist-info").mkdir(parents=True)
    (more / "plain.py").write_text(PLAIN.format(name="Keyring", priority=9))
    (more / "plain-1.dist-info" / "METADATA").write_text("Metadata-Version: 2.1\nName: plain\n")
    entry = "[keyring.backends]\nplain = plain\n"
    (more / "plain-1.dist-info" / "entry_points.txt").write_text(entry)
    path = os.pathsep.join([str(more), env["PYTHONPATH"]])
    return {**env, "PYTHONPATH": path}


@pytest.mark.linux
@pytest.mark.skipif(sys.platform != "linux", reason="other systems always have a keyring")
def test_a_plain_keyring_that_would_be_chosen_by_itself(
    surroundings: dict[str, str], tmp_path: Path
) -> None:
    answer = ask(with_plain_keyring(surroundings, tmp_path), "write")
    assert "(plain.Keyring) is not one that keeps secrets safe" in str(answer)
    assert not (tmp_path / "written-to-a-file").exists()


needs_gnome_keyring = pytest.mark.skipif(
    not (shutil.which("gnome-keyring-daemon") and shutil.which("dbus-run-session")),
    reason="needs the packages gnome-keyring and dbus-daemon",
)


def in_session(start: str) -> tuple[str, ...]:
    """A session bus of its own with a keyring daemon, then the command."""
    return ("dbus-run-session", "--", "bash", "-c", f'{start} >/dev/null; "$@"', "bash")


UNLOCKED = "printf 'pw\\n' | gnome-keyring-daemon --unlock --components=secrets --daemonize"
LOCKED = "gnome-keyring-daemon --start --components=secrets --daemonize"


LATER = """
import subprocess, sys
from deskreply.domain.errors import NoKeyring
from deskreply.system.secrets import Secrets
kept = Secrets("a-test", limit=5)
try:
    kept.keyring_name()
except NoKeyring:
    print("none")
daemon = subprocess.Popen(
    ["gnome-keyring-daemon", "--unlock", "--foreground", "--components=secrets"],
    stdin=subprocess.PIPE, stdout=subprocess.PIPE,
)
daemon.stdin.write(b"pw")
daemon.stdin.close()
daemon.stdout.readline()
print(kept.keyring_name())
daemon.kill()
"""


@pytest.mark.linux
@needs_gnome_keyring
def test_a_keyring_that_comes_up_later_is_found(surroundings: dict[str, str]) -> None:
    """As when the app starts at sign-in, a moment before the desktop's keyring."""
    with a_bus() as address:
        env = {**surroundings, "DBUS_SESSION_BUS_ADDRESS": address}
        done = subprocess.run(
            [sys.executable, "-c", LATER], env=env, capture_output=True, text=True, timeout=60,
            check=True,
        )  # fmt: skip
    assert done.stdout.splitlines() == ["none", "SecretService Keyring"]


@pytest.mark.linux
@needs_gnome_keyring
def test_a_real_keyring(surroundings: dict[str, str]) -> None:
    written = ask(surroundings, "write", before=in_session(UNLOCKED))
    assert isinstance(written, list)
    assert written[0] == "SecretService Keyring"
    assert written[1] == "SK1"
    # After signing out and in again, it is all still there.
    assert ask(surroundings, before=in_session(UNLOCKED)) == written
    assert "keyring is locked" in str(ask(surroundings, before=in_session(LOCKED)))


@pytest.mark.linux
@needs_gnome_keyring
def test_a_real_keyring_beside_a_plain_one(surroundings: dict[str, str], tmp_path: Path) -> None:
    env = with_plain_keyring(surroundings, tmp_path)
    written = ask(env, "write", before=in_session(UNLOCKED))
    assert isinstance(written, list)
    assert written[0] == "SecretService Keyring"
    assert not (tmp_path / "written-to-a-file").exists()
