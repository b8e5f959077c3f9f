"""What an app with a screen found on it is what the check-up says."""

from __future__ import annotations

from contextlib import nullcontext

import pytest

from deskreply.domain.pc import AutostartState
from deskreply.engine import onscreen
from deskreply.engine.checkup import Check, Parts, checkup
from tests.support.office import Office


def row(office: Office, name: str, autostart: AutostartState = AutostartState.OFF) -> Check:
    """As another process on this PC asks."""
    parts = Parts(
        settings=office.settings,
        clock=office.clock,
        running=True,
        database="It opens.",
        keyring=lambda: "A keyring.",
        store=lambda: nullcontext(office.store),
        provider=office.provider,
        autostart=lambda: autostart,
    )
    return next(check for check in checkup(parts) if check.name == name)


def note(office: Office, key: str, works: bool) -> None:
    onscreen.note(office.store, office.settings, office.clock.now(), key, works)


@pytest.mark.parametrize("name", ["tray", "notifications"])
def test_before_there_was_a_screen_nothing_is_known_and_nothing_wrong(
    office: Office, name: str
) -> None:
    check = row(office, name)
    assert check.ok
    assert "Not known" in check.detail


def test_a_desktop_without_a_tray_is_said_and_is_no_fault(office: Office) -> None:
    note(office, onscreen.TRAY, False)
    check = row(office, "tray")
    assert check.ok
    assert "taskbar" in check.detail
    note(office, onscreen.TRAY, True)
    assert "has DeskReply's icon" in row(office, "tray").detail


def test_an_alert_that_could_not_be_shown_is_a_fault_until_one_could(office: Office) -> None:
    note(office, onscreen.ALERTS, False)
    check = row(office, "notifications")
    assert not check.ok
    assert "test alert" in check.advice
    note(office, onscreen.ALERTS, True)
    assert row(office, "notifications").ok


def test_what_the_system_switched_off_at_sign_in_is_a_fault(office: Office) -> None:
    assert row(office, "autostart", AutostartState.ON).ok
    check = row(office, "autostart", AutostartState.BLOCKED)
    assert not check.ok
    assert "startup apps" in check.advice


def test_the_same_again_makes_nobody_look_again(office: Office) -> None:
    note(office, onscreen.TRAY, True)
    with office.store.read() as reader:
        before = reader.state("version")
    note(office, onscreen.TRAY, True)
    with office.store.read() as reader:
        assert reader.state("version") == before
