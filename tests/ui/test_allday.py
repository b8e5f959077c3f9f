"""Starting at sign-in and keeping the PC awake follow the settings; what cannot be done is said."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import cast

import pytest

from deskreply.domain.errors import EnvironmentTrouble
from deskreply.domain.pc import AutostartState, Awake
from deskreply.ui.allday import AllDay
from deskreply.ui.background import Background
from deskreply.ui.machine import Machine
from tests.ui.support import Desk


@dataclass
class Pc:
    """A PC's list of what starts at sign-in, and its sleep."""

    entered: AutostartState = AutostartState.OFF
    can_stay_awake: Awake = Awake.YES
    full: bool = False
    awake: list[bool] = field(default_factory=list)

    def state(self) -> AutostartState:
        return self.entered

    def set(self, on: bool) -> None:
        if self.full:
            raise EnvironmentTrouble("The sign-in entry could not be written.")
        self.entered = AutostartState.ON if on else AutostartState.OFF

    def keep_awake(self, wanted: bool) -> Awake:
        self.awake.append(wanted)
        return self.can_stay_awake if wanted else Awake.NO

    @property
    def machine(self) -> Machine:
        def nothing() -> None:
            raise AssertionError

        return Machine(
            home=Path(), logs=Path(), autostart=self, keep_awake=self.keep_awake, checkup=list,
            open_practice=nothing, open_office=nothing, restart=nothing,
        )  # fmt: skip


@dataclass
class Day:
    pc: Pc
    all_day: AllDay
    background: Background
    said: list[str]

    def settle(self, desk: Desk) -> None:
        desk.settle()
        desk.wait(lambda: not self.background.busy)


@pytest.fixture
def day(desk: Desk) -> Iterator[Day]:
    pc, background, said = Pc(), Background(), cast(list[str], [])
    all_day = AllDay(pc.machine, background)
    all_day.trouble.connect(said.append)
    yield Day(pc, all_day, background, said)
    assert background.close()


def test_it_starts_at_sign_in_as_the_setting_says(desk: Desk, day: Day) -> None:
    day.all_day.attach(desk.bridge)
    day.settle(desk)
    assert day.pc.state() is AutostartState.OFF

    desk.bridge.save_setting("desk.autostart", True)
    day.settle(desk)
    assert day.pc.state() is AutostartState.ON

    desk.bridge.save_setting("desk.autostart", False)
    day.settle(desk)
    assert day.pc.state() is AutostartState.OFF


def test_what_the_person_switched_off_in_the_system_is_not_fought(desk: Desk, day: Day) -> None:
    desk.change(desk__autostart=True)
    day.pc.entered = AutostartState.BLOCKED
    day.all_day.attach(desk.bridge)
    day.settle(desk)
    assert day.pc.state() is AutostartState.BLOCKED


def test_an_entry_that_cannot_be_written_is_said(desk: Desk, day: Day) -> None:
    desk.change(desk__autostart=True)
    day.pc.full = True
    day.all_day.attach(desk.bridge)
    day.settle(desk)
    assert day.said == ["The sign-in entry could not be written."]


def test_the_pc_stays_awake_only_while_that_is_wished_and_the_office_is_open(
    desk: Desk, day: Day
) -> None:
    day.all_day.attach(desk.bridge)
    day.settle(desk)
    assert day.pc.awake == []

    desk.bridge.save_setting("desk.keep_awake", True)
    day.settle(desk)
    assert day.pc.awake[-1] is True

    day.all_day.detach()
    day.settle(desk)
    assert day.pc.awake[-1] is False


def test_a_system_that_cannot_is_named_once(desk: Desk, day: Day) -> None:
    day.pc.can_stay_awake = Awake.CANNOT
    desk.change(desk__keep_awake=True)
    day.all_day.attach(desk.bridge)
    day.settle(desk)
    day.all_day.see_to_it()
    day.settle(desk)
    assert len(day.said) == 1
    assert "power settings" in day.said[0]
