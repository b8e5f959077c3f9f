"""The stretch between the intent and the settled text, killed at each of its points.

All points under all faults: ``make crash-points``.
"""

import pytest

from deskreply.domain.history import Verdict
from tests.crash.points import Point, telling
from tests.crash.story import killed_at, points_of


def _about_the_text() -> list[Point]:
    passed = telling(points_of("none", "ask"))
    first = next(i for i, point in enumerate(passed) if "add_outbox" in point.step)
    last = next(i for i, point in enumerate(passed) if "save_outbox" in point.step)
    return passed[first : last + 2]


def test_every_step_of_a_text_has_a_point() -> None:
    steps = [point.step for point in _about_the_text()]
    for step in ("committing add_outbox", "asking for messages_to", "committing claim",
                 "asking for send", "committing save_outbox"):  # fmt: skip
        assert f"before {step}" in steps
        assert f"after {step}" in steps


@pytest.mark.parametrize("mode", ["ask", "resend"])
def test_a_kill_at_any_of_them_texts_the_caller_once_or_asks_staff(mode: str) -> None:
    every = 1 if mode == "ask" else 3
    endings = [killed_at("none", mode, point) for point in _about_the_text()[::every]]
    assert [str(ending) for ending in endings if not ending.fine] == []
    asked = [str(ending.point) for ending in endings if ending.verdict is Verdict.STAFF]
    # Only between the commit of the claim and the post nobody can know whether it went.
    at_worst = {"after committing claim #1", "before asking for send #1"}
    assert set(asked) <= (at_worst if mode == "ask" else set())
