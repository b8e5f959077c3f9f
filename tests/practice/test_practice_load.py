"""What the line must bear: long logs, many calls in a minute, many clients, and idleness."""

import threading
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

from deskreply.practice import PracticeLine, PracticeServer
from tests.practice.client import Client


def fill(line: PracticeLine, count: int) -> None:
    now = line.now()
    for i in range(count):
        line.finished_call(
            f"+1415555{i % 10_000:04}", outcome="early", ended_at=now - timedelta(minutes=count - i)
        )


def test_a_page_of_a_long_log_takes_milliseconds(line: PracticeLine, raw: Client) -> None:
    fill(line, 5000)
    since = f"{line.now() - timedelta(hours=26):%Y-%m-%dT%H:%M:%SZ}"
    for query in (None, {"StartTime>": since}):
        raw.get("/Calls.json", query)
        begun = time.perf_counter()
        for _ in range(10):
            assert len(raw.get("/Calls.json", query).json["calls"]) == 50
        assert (time.perf_counter() - begun) / 10 < 0.05


def test_two_hundred_missed_calls_with_a_poller(line: PracticeLine, raw: Client) -> None:
    begun = time.perf_counter()
    for i in range(200):
        line.finished_call(f"+1415555{i:04}")
        if i % 4 == 0:
            rows = raw.get("/Calls.json", {"PageSize": 100}).json["calls"]
            assert rows[0]["from"] == f"+1415555{i:04}"
    assert len(line.calls()) == 400
    assert time.perf_counter() - begun < 10


def test_many_clients_at_once(server: PracticeServer, line: PracticeLine) -> None:
    def text(number: int) -> str:
        return line.text_in(f"+1415555{number:04}", "hi")

    with ThreadPoolExecutor(8) as pool:
        sids = set(pool.map(text, range(400)))
    assert len(sids) == 400
    numbers = [e.number for e in line.history()]
    assert numbers == sorted(numbers)
    assert len(line.texts()) == 400


def test_an_idle_line_uses_no_time_and_leaves_no_threads() -> None:
    before = threading.active_count()
    with PracticeServer(PracticeLine()) as server:
        server.line.ring("+14155550123")
        used = time.process_time()
        server.line.wait_for(lambda: False, 0.3)
        assert time.process_time() - used < 0.05
    assert threading.active_count() <= before
