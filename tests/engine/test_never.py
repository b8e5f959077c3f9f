"""Weeks of any life in a whole office: nobody is texted at night, after a stop, or too often."""

from __future__ import annotations

import itertools
import random
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from deskreply.domain import numbers
from tests.support.office import Office

CALLERS = ("+12125550123", "+18085550123", "+19075550123")
STOPS = ("STOP", "stop texting me", "No me escriban más")


@pytest.mark.parametrize("chance", [1, 2])
def test_no_life_makes_a_wrong_text(office: Office, chance: int) -> None:
    office.change(poll__calls_seconds=20, poll__messages_seconds=20, textback__scope="always")
    dice = random.Random(chance)
    stopped: dict[str, bool] = {}
    for _ in range(45):
        caller = dice.choice(CALLERS)
        before = {number: len(office.texts(number)) for number in CALLERS}
        quiet_for = dict(stopped)
        happening = dice.choice(["missed", "missed", "missed", "staff", "stop", "start", "time"])
        if happening == "missed":
            office.missed(caller, rings=5)
        elif happening == "staff" and not stopped.get(caller):
            office.engine.send(caller, "We will call you.")
        elif happening == "stop":
            office.line.text_in(caller, dice.choice(STOPS))
            stopped[caller] = True
        elif happening == "start":
            office.line.text_in(caller, "START")
            stopped[caller] = False
        if happening == "time":
            office.sleep(dice.randrange(1, 20) * 3600)
        office.run(45)
        for number in CALLERS:
            new = len(office.texts(number)) - before[number]
            if quiet_for.get(number) and stopped.get(number):
                assert new == 0, f"{number} was texted after a stop"
    automatic = _automatic(office)
    for number in CALLERS:
        times = automatic[number]
        for at in times:
            for zone in numbers.zones(number):
                assert 8 <= at.astimezone(ZoneInfo(zone)).hour < 21
        gaps = [later - earlier for earlier, later in itertools.pairwise(times)]
        assert all(gap >= timedelta(hours=24) - timedelta(seconds=2) for gap in gaps)
    assert any(automatic.values()), "nobody was texted at all"
    assert not [text for text in office.line.texts_out() if "{" in text.body]


def _automatic(office: Office) -> dict[str, list[datetime]]:
    return {
        number: sorted(
            text.date_created
            for text in office.line.texts_out(number)
            if text.body != "We will call you."
        )
        for number in CALLERS
    }
