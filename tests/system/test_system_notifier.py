"""The desktop's notifications: what arrives at the daemon, what comes back, and what happens where
there is none."""

from __future__ import annotations

import logging
import queue
import shutil
import sys
from collections.abc import Iterator

import pytest

from deskreply.domain.alerting import Toast
from deskreply.system import notifier
from deskreply.system.notifier import Notifications
from tests.support.desktop import a_bus

if sys.platform.startswith("linux"):
    from tests.support.notified import EXPIRED, Daemon, a_daemon

pytestmark = [
    pytest.mark.linux,
    pytest.mark.skipif(not shutil.which("dbus-daemon"), reason="needs a session bus"),
]

TOAST = Toast(
    "+12125550147", "Maria Lopez", "Is 5 < 6 & <b>free</b>?",
    buttons=(("open", "Open"), ("claim", "I've got it")), reply=("Reply", "Send"),
)  # fmt: skip


class Asked:
    """Notifications as the window uses them: what it hears is kept, to be waited for."""

    def __init__(self) -> None:
        self.notifications = Notifications("DeskReply")
        self.told: queue.Queue[bool] = queue.Queue()
        self.heard: queue.Queue[tuple[str, str, str]] = queue.Queue()

    def show(self, toast: Toast = TOAST) -> bool:
        self.notifications.show(
            toast, self.told.put, lambda key, what, words: self.heard.put((key, what, words))
        )
        return self.told.get(timeout=10)

    def hears(self) -> tuple[str, str, str]:
        return self.heard.get(timeout=10)


@pytest.fixture
def bus(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    with a_bus() as address:
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
        yield address


@pytest.fixture
def daemon(bus: str) -> Iterator[Daemon]:
    with a_daemon(bus) as daemon:
        yield daemon


@pytest.fixture
def asked() -> Iterator[Asked]:
    asked = Asked()
    yield asked
    asked.notifications.close()


def test_words_arrive_as_words(daemon: Daemon, asked: Asked) -> None:
    assert asked.show()
    (shown,) = daemon.shown
    assert (shown.app, shown.title) == ("DeskReply", "Maria Lopez")
    assert shown.body == "Is 5 &lt; 6 &amp; &lt;b&gt;free&lt;/b&gt;?"
    assert shown.actions == {
        "default": "", "open": "Open", "claim": "I've got it", "inline-reply": "Reply",
    }  # fmt: skip
    assert (shown.urgency, shown.timeout) == (1, -1)


def test_a_reminder_stays_until_somebody_acts(daemon: Daemon, asked: Asked) -> None:
    asked.show(Toast("a", "Answer soon", stays=True))
    asked.show(Toast("b", "Overdue", urgent=True))
    assert [(each.urgency, each.timeout) for each in daemon.shown] == [(2, 0), (2, -1)]


def test_what_is_done_with_it_comes_back(daemon: Daemon, asked: Asked) -> None:
    key = TOAST.key
    asked.show()
    daemon.press("claim")
    assert asked.hears() == (key, "claim", "")
    asked.show()
    daemon.press("default")
    assert asked.hears() == (key, "open", "")
    asked.show()
    daemon.reply("¡Claro! A las 9:30.")
    assert asked.hears() == (key, "reply", "¡Claro! A las 9:30.")
    asked.show()
    daemon.drop()
    assert asked.hears() == (key, "dismissed", "")


def test_one_that_went_by_itself_is_no_deed(daemon: Daemon, asked: Asked) -> None:
    asked.show()
    daemon.drop(EXPIRED)
    asked.notifications.withdraw(TOAST.key)
    asked.show(Toast("b", "B"))
    daemon.press("default")
    assert asked.hears() == ("b", "open", "")


def test_a_newer_one_takes_the_place_of_the_older(daemon: Daemon, asked: Asked) -> None:
    asked.show()
    asked.show(Toast("b", "Somebody else"))
    asked.show(Toast(TOAST.key, "Maria Lopez", "2 new texts"))
    assert [(each.title, each.body) for each in daemon.shown] == [
        ("Somebody else", ""),
        ("Maria Lopez", "2 new texts"),
    ]


def test_it_can_be_withdrawn_while_it_is_on_its_way(bus: str, asked: Asked) -> None:
    with a_daemon(bus, slow=0.3) as daemon:
        heard: queue.Queue[bool] = queue.Queue()
        asked.notifications.show(TOAST, heard.put, lambda *_: None)
        asked.notifications.withdraw(TOAST.key)
        assert heard.get(timeout=10)
        asked.show(Toast("b", "B"))
        assert [each.title for each in daemon.shown] == ["B"]


def test_a_daemon_that_offers_no_buttons_gets_none(bus: str, asked: Asked) -> None:
    with a_daemon(bus, can=("body",)) as daemon:
        assert asked.show()
        assert set(daemon.shown[0].actions) == {"default"}


def test_none_is_left_behind_at_the_end(daemon: Daemon) -> None:
    asked = Asked()
    asked.show()
    asked.notifications.close()
    assert daemon.shown == []
    assert not asked.show()


def test_without_a_daemon_it_says_so_and_logs_no_word(
    bus: str, asked: Asked, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG):
        assert not asked.show()
    assert any(record.levelno == logging.WARNING for record in caplog.records)
    assert "Maria" not in caplog.text
    assert "Is 5" not in caplog.text


def test_without_a_bus_it_says_so(monkeypatch: pytest.MonkeyPatch, asked: Asked) -> None:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere/at/all")
    assert not asked.show()


def test_a_daemon_that_hangs_is_given_up(
    bus: str, asked: Asked, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(notifier, "ANSWER_SECONDS", 0.2)
    with a_daemon(bus, slow=0.6):
        assert not asked.show()


def test_one_that_comes_back_is_used_again(
    bus: str, asked: Asked, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(notifier, "REST_SECONDS", 0.0)
    with a_daemon(bus):
        assert asked.show()
    assert not asked.show()
    with a_daemon(bus) as again:
        assert asked.show()
        again.press("open")
        assert asked.hears() == (TOAST.key, "open", "")


def test_after_a_failure_the_next_does_not_wait_for_it(
    bus: str, asked: Asked, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert not asked.show()
    with a_daemon(bus) as daemon:
        assert not asked.show()
        assert daemon.received.all == []
