"""Canaries in everything that comes in: keys, texts, names, numbers, a provider's own words. None
of them is ever found in a log, an event line, an error, a process list, or a file that is not
encrypted."""

from __future__ import annotations

import base64
import json
import os
import sqlite3
import subprocess
import sys
import threading
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import psutil
import pytest

from tests.outside.desk import LINE, QUICK, Agent, Desk, Done, eventually
from tests.outside.server import EVER, Provider

LEAD = "+12125550187"
OTHER = "+13125550199"
SEEN = "+17135550166"
INBOUND = "Xylophagous wombats ate my retainer"
REPLY = "Dear Brobdingnagian, your molar is ready"
NAME = "ZEPHYRINA OUTRAGEOUS"
PROVIDER_SAYS = "Gallimaufry: the To number +12125550187 said Xylophagous"
PAGE_SAYS = "Skullduggery portal for guest Lilliput"
SETTING = "Flibbertigibbet"
TOKEN = "canary70ken" + "0f1e2d3c4b5a69788796"
SECRET = "canary5ecret" + "a9b8c7d6e5f4a3b2c1d0"
KEY = "fee1dead" * 8
PASSWORD = "Hornswoggle99"

# Runs the command with a keyring of its own that holds what stands in the environment, and with a
# bug that puts a text into an exception.
LAUNCHER = """
import json, os, sys
from deskreply.system import secrets
class Keyring:
    name = "a keyring for tests"
    kept = json.loads(os.environ.pop("KEPT"))
    def get_password(self, service, name):
        return self.kept.get(name)
    def set_password(self, service, name, value):
        self.kept[name] = value
secrets.allowed_backend = Keyring
from deskreply.engine.follow import Follower
def bug(self, message, row):
    raise ValueError(message.body + message.number)
Follower._note = bug
from deskreply.cli import main
raise SystemExit(main(sys.argv[1:]))
"""
# Runs the command with a bug that puts the key into an exception.
BUGGY = """
import os, sys
from deskreply import bootstrap
def bug():
    raise RuntimeError("could not sign in with " + os.environ["TWILIO_AUTH_TOKEN"])
bootstrap.doctor = bug
from deskreply.cli import main
raise SystemExit(main(["doctor"]))
"""


def canaries() -> dict[str, list[bytes]]:
    """Each with the forms in which it might be written down."""
    words = {
        "a text that came in": INBOUND, "a reply": REPLY, "a name": NAME,
        "the provider's words": PROVIDER_SAYS[:11], "a page's words": PAGE_SAYS[:12],
        "a setting": SETTING, "the token": TOKEN, "the secret": SECRET, "the database key": KEY,
        "a password": PASSWORD,
        **{f"the number {n}": n[-10:] for n in (LEAD, OTHER, SEEN)},
    }  # fmt: skip
    forms = {what: _forms(word) for what, word in words.items()}
    forms["the database key"].append(bytes.fromhex(KEY))
    sign_in = base64.b64encode(f"AC{'5e' * 16}:{TOKEN}".encode()).rstrip(b"=")
    forms["the token"].append(sign_in)
    return forms


def _forms(word: str) -> list[bytes]:
    plain = word.encode()
    return [
        plain,
        plain.lower(),
        plain.hex().encode(),
        word.encode("utf-16-le"),
        quote(word).encode(),
        base64.b64encode(plain)[:-4],
    ]


class Eye:
    """Looks for canaries. ``found`` says what stands where."""

    def __init__(self) -> None:
        self._forms = canaries()
        self.found: set[tuple[str, str]] = set()

    def look(self, where: str, content: bytes | str) -> None:
        raw = content if isinstance(content, bytes) else content.encode()
        lower = raw.lower()
        for what, forms in self._forms.items():
            if any(form in raw or form.lower() in lower for form in forms):
                self.found.add((what, where))

    def look_through(self, folder: Path) -> int:
        """Every file below; how many there were."""
        files = [path for path in folder.rglob("*") if path.is_file()]
        for path in files:
            self.look(f"the name of {path.name}", str(path.relative_to(folder)))
            try:
                self.look(path.name, path.read_bytes())
            except FileNotFoundError:
                continue  # it was there for a moment only
        return len(files)

    def watch_processes(self, over: threading.Event) -> None:
        """The arguments of every program that this test starts, at any time, but for ``send``: it
        is given the text, as the contract says."""
        while not over.wait(0.05):
            for process in psutil.Process().children(recursive=True):
                try:
                    words = process.cmdline()
                except psutil.Error:
                    continue
                if "send" not in words:
                    self.look(f"the arguments of {words[:3]}", "\n".join(words))


class Office:
    """A PC of its own: home, temporary files and everything else below one folder."""

    def __init__(self, folder: Path, eye: Eye) -> None:
        self.pc = folder / "pc"
        self.eye = eye
        self.heard: Counter[str] = Counter()
        for name in ("home", "tmp"):
            (self.pc / name).mkdir(parents=True)
        self.provider = Provider(LINE)
        self.provider.token, self.provider.key_secret = TOKEN, SECRET
        self.provider.start()
        self.desk = Desk(
            self.pc / "home" / "deskreply", self.provider,
            TMPDIR=str(self.pc / "tmp"), DESKREPLY_DATABASE_KEY=KEY,
        )  # fmt: skip

    def run(self, *words: str, **env: str) -> Done:
        """A command; what it says is looked at."""
        done = self.desk.run(*words, **env)
        self.eye.look(f"stderr of {words[0]}", done.err)
        self.eye.look(f"stdout of {words[0]}", done.out)
        return done

    def agent_lines(self, agent: Agent) -> None:
        self.eye.look("event lines", "".join(agent.lines))
        self.eye.look("stderr of the agent", agent.errors)

    def with_keyring(self) -> None:
        """From now on the keys are in a keyring and not in the environment."""
        signed = {"account_sid": self.provider.sid, "username": self.provider.key_sid}
        kept = {"provider": json.dumps({**signed, "password": SECRET}), "database-key": KEY}
        for name in ("TWILIO_ACCOUNT_SID", "TWILIO_AUTH_TOKEN", "DESKREPLY_DATABASE_KEY"):
            del self.desk.env[name]
        self.desk.env["KEPT"] = json.dumps(kept)
        self.desk.program = [sys.executable, "-c", LAUNCHER]


@pytest.fixture
def eye() -> Iterator[Eye]:
    eye, over = Eye(), threading.Event()
    watch = threading.Thread(target=eye.watch_processes, args=[over])
    watch.start()
    yield eye
    over.set()
    watch.join()


@pytest.fixture
def office(tmp_path: Path, eye: Eye) -> Iterator[Office]:
    office = Office(tmp_path, eye)
    yield office
    office.provider.stop()


@pytest.mark.linux
def test_nothing_of_anybody_is_ever_left_in_the_open(office: Office, eye: Eye) -> None:
    desk, provider = office.desk, office.provider
    desk.setup()
    desk.set(QUICK)
    _a_busy_hour(office)
    office.with_keyring()
    _an_hour_with_a_bug(office)
    assert eye.look_through(office.pc) >= 6, "there is less on the disk than there should be"
    assert len(provider.texts()) >= 4
    assert eye.found == set()


def _a_busy_hour(office: Office) -> None:
    """Every kind of input and trouble, and a power cut at the end."""
    desk, provider, eye = office.desk, office.provider, office.eye
    agent = Agent(desk)
    try:
        agent.wait_for("caught-up")
        provider.fault("answer", method="POST", to=OTHER, status=400, code=21211,
                       words=PROVIDER_SAYS)  # fmt: skip
        for caller in (LEAD, OTHER):
            provider.call(caller, LINE, "no-answer", caller_name=NAME)
        agent.wait_for("text-failed")
        agent.wait_for("text-delivered")
        provider.text_in(LEAD, LINE, INBOUND)
        provider.text_in(SEEN, LINE, "STOP")
        agent.wait_for("reply-received", times=2)
        assert office.run("send", LEAD, REPLY).code == 0
        agent.wait_for("text-delivered", times=2)
        agent.wait_for("opted-out")
        _troubles(office, agent)
        _broken_settings(office, agent)
        eye.look_through(office.pc)
        assert office.run("backup", str(office.pc / "copy.db")).code == 0
    finally:
        agent.kill()
    office.agent_lines(agent)
    eye.look_through(office.pc)


def _troubles(office: Office, agent: Agent) -> None:
    """The provider's answers to reads and posts, with words of its own in each."""
    provider = office.provider
    for how, status, code in (("answer", 500, 20500), ("html", 200, 0), ("answer", 404, 20404)):
        words = PROVIDER_SAYS if how == "answer" else PAGE_SAYS
        provider.fault(how, method="GET", status=status, code=code, times=EVER, words=words)
        _once_more(office, agent, "provider-trouble")
        assert office.run("doctor", "--json").code
        provider.clear()
        _once_more(office, agent, "provider-recovered")


def _broken_settings(office: Office, agent: Agent) -> None:
    file = office.desk.home / "settings.json"
    good = file.read_text()
    for broken in (
        json.dumps({"version": 1, "settings": {"office.language": SETTING}}),
        json.dumps({"version": 1, "settings": {"promise.minutes": SETTING}, "lines": [SETTING]}),
        '{"version": 1, "' + SETTING,
    ):
        file.write_text(broken)
        _once_more(office, agent, "settings-broken")
        assert office.run("calls").code
        file.write_text(good)
        _once_more(office, agent, "trouble-over")


def _once_more(office: Office, agent: Agent, event: str) -> None:
    """Wait for an event that is none of those that were waited for before."""
    agent.wait_for(event, times=office.heard[event] + 1)
    office.heard[event] = len(agent.told(event))


def _an_hour_with_a_bug(office: Office) -> None:
    """The keys come from the keyring, and an exception holds a text and a number."""
    desk, provider = office.desk, office.provider
    agent = Agent(desk)
    try:
        agent.wait_for("caught-up")
        provider.habits.delivers_after = 600
        provider.call("+15035550142", LINE, "no-answer", caller_name=NAME)
        agent.wait_for("text-sent", within=40)
        log = desk.home / "logs" / "agent.log"
        eventually("the bug", lambda: "ValueError" in log.read_text("utf-8"), within=30)
        provider.fault("answer", method="POST", status=401, code=20003, words=PROVIDER_SAYS)
        provider.call("+15035550143", LINE, "no-answer")
        agent.wait_for("text-sent", times=2, within=40)
        agent.stop()
    finally:
        agent.kill()
    office.agent_lines(agent)


@pytest.mark.linux
def test_wrong_usage_is_never_answered_with_what_was_to_be_kept(office: Office, eye: Eye) -> None:
    office.desk.setup()
    postgres = f"postgresql://desk:{PASSWORD}@127.0.0.1:1/office"
    for wrong in (
        office.run("send", REPLY, LEAD),
        office.run("send", "hello", REPLY),
        office.run("send", LEAD, "Dear", REPLY),
        office.run("send", LEAD, REPLY, f"--{SETTING}"),
        office.run("thread", REPLY, SETTING),
        office.run("setup", "--token", TOKEN),
        office.run("doctor", TWILIO_ACCOUNT_SID=TOKEN, TWILIO_AUTH_TOKEN=office.provider.sid),
        office.run("doctor", TWILIO_AUTH_TOKEN="", TWILIO_API_SECRET=SECRET),
        office.run("calls", DESKREPLY_DATABASE_KEY=KEY + "0"),
        office.run("calls", DESKREPLY_DATABASE_KEY=KEY[::-1]),
        office.run("calls", DESKREPLY_DATABASE_URL=postgres),
        office.run("calls", DESKREPLY_DATABASE_URL=postgres.replace(":1/", ":x/")),
        office.run("doctor", DESKREPLY_PROVIDER_URL=f"https://desk:{PASSWORD}@127.0.0.1"),
        office.run("doctor", DESKREPLY_PROVIDER_URL=f"http://example.com/{TOKEN}"),
    ):
        assert wrong.code
    eye.found -= {found for found in eye.found if found[1].startswith("the arguments")}
    assert eye.found == set()


@pytest.mark.parametrize("debug", ["", "1"])
def test_an_error_that_holds_the_key_does_not_show_it(office: Office, eye: Eye, debug: str) -> None:
    ended = subprocess.run(
        [sys.executable, "-c", BUGGY], env=office.desk.env | {"DESKREPLY_DEBUG": debug},
        capture_output=True, text=True, check=False, timeout=60,
    )  # fmt: skip
    assert ended.returncode == 1
    assert ("Traceback" in ended.stderr) is bool(debug)
    assert "RuntimeError" in ended.stderr
    eye.look("stderr", ended.stderr)
    eye.look("stdout", ended.stdout)
    assert eye.found == set()


def test_the_eye_sees_what_it_should(tmp_path: Path) -> None:
    """Or all of this would prove nothing."""
    eye = Eye()
    with sqlite3.connect(tmp_path / "open.db") as database:
        database.execute("CREATE TABLE t AS SELECT ? AS text", [INBOUND])
    (tmp_path / "wide.txt").write_text(REPLY, "utf-16-le")
    (tmp_path / "agent.log").write_text(f"GET /Messages.json?To=%2B{LEAD[1:]}")
    (tmp_path / "key.bin").write_bytes(os.urandom(9) + bytes.fromhex(KEY))
    assert eye.look_through(tmp_path) == 4
    assert {what for what, _ in eye.found} == {
        "a text that came in", "a reply", f"the number {LEAD}", "the database key",
    }  # fmt: skip
