"""Practice has nothing to do with the office: no key, no provider, no database of it."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

QUICK = {
    "textback.delay_seconds": "0", "textback.settle_seconds": "1", "poll.calls_seconds": "0.5",
    "poll.messages_seconds": "0.5",
}  # fmt: skip
SID = "AC" + "0123456789abcdef" * 2
# Every address that this process wants to reach or look up is written down.
WATCHED = """
import json, sys
reached = set()
def note(event, given):
    if event == "socket.connect":
        reached.add(json.dumps(given[1]))
    elif event == "socket.getaddrinfo":
        reached.add(json.dumps([str(given[0]), str(given[1])]))
sys.addaudithook(note)
"""
# The desk that a window works on, without the window: until a caller was texted.
AT_THE_WINDOW = """
import threading
from deskreply import bootstrap
from deskreply.cli.serving import practise
from deskreply.domain.models import MessageState
class Host:
    stopped, damage = threading.Event(), None
    def ready(self, backend):
        for _ in range(600):
            if self.stopped.wait(0.1):
                return
            callers = [each.number for each in backend.practice.callers() if each.called]
            with backend.store.read() as reader:
                texts = [text for each in callers for text in reader.thread_messages(each)]
            if any(text.state is MessageState.DELIVERED for text in texts):
                print("A CALLER WAS TEXTED")
                break
        self.stopped.set()
    def let_go(self):
        pass
practise(bootstrap.open_desk(create=True), Host())
print(json.dumps(sorted(reached)))
"""
AS_AN_AGENT = """
import signal
from deskreply.cli import main
from deskreply.engine import bus
told = bus.Bus.publish
def publish(self, events):
    events = list(events)
    told(self, events)
    if any(event.name == "text-delivered" for event in events):
        print("A CALLER WAS TEXTED")
        signal.raise_signal(signal.SIGTERM)
bus.Bus.publish = publish
main(["agent", "--practice"])
print(json.dumps(sorted(reached)))
"""


@pytest.fixture
def elsewhere() -> Iterator[socket.socket]:
    """Where the office's provider, and every proxy, would be reached."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0)
        yield server


@pytest.mark.timeout(120)
@pytest.mark.parametrize("how", [AT_THE_WINDOW, AS_AN_AGENT], ids=["window", "agent"])
def test_nothing_is_reached_but_this_computer(
    how: str, tmp_path: Path, elsewhere: socket.socket
) -> None:
    url = f"http://127.0.0.1:{elsewhere.getsockname()[1]}"
    env = os.environ | {
        "DESKREPLY_HOME": str(tmp_path), "DESKREPLY_DATABASE_KEY": "5c" * 32,
        "DESKREPLY_PROVIDER_URL": url, "TWILIO_ACCOUNT_SID": SID, "TWILIO_AUTH_TOKEN": "0" * 32,
        "DESKREPLY_DATABASE_URL": "postgresql://somebody@127.0.0.1:1/office",
        "HTTP_PROXY": url, "HTTPS_PROXY": url, "ALL_PROXY": url,
    }  # fmt: skip
    for key, value in QUICK.items():
        setting = [sys.executable, "-m", "deskreply", "settings", "set", key, value]
        subprocess.run(setting, env=env, check=True, timeout=60)
    ended = subprocess.run(
        [sys.executable, "-c", WATCHED + how], env=env, capture_output=True, text=True,
        check=False, timeout=100,
    )  # fmt: skip
    assert "A CALLER WAS TEXTED" in ended.stdout, ended.stderr
    reached = ended.stdout.splitlines()[-1]
    places = [json.loads(each) for each in json.loads(reached)]
    assert places
    port = elsewhere.getsockname()[1]
    assert all(host == "127.0.0.1" and str(at) != str(port) for host, at, *_ in places), places
    with pytest.raises(BlockingIOError):
        elsewhere.accept()
    assert not (tmp_path / "deskreply.db").exists()
