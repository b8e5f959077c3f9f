"""The window while one practises: the stripe, what to try, and who calls."""

from __future__ import annotations

from deskreply.ui.backend import PracticeCaller
from tests.screens.practice import DELTA, LANDLINE, MARIA, PRIYA, TOM

WRONG = "+12125550106"


class StillLesson:
    """Callers who wait for the photographer."""

    speed = 10.0

    def set_speed(self, speed: float) -> None:
        """It stays as it is."""

    def call_now(self) -> None:
        """Nobody calls."""

    def callers(self) -> tuple[PracticeCaller, ...]:
        """The fifth is next."""
        return (
            PracticeCaller("spanish-booking", MARIA, called=True),
            PracticeCaller("insurance-question", DELTA, called=True),
            PracticeCaller("angry", TOM, called=True),
            PracticeCaller("landline", LANDLINE, called=True),
            PracticeCaller("stop", PRIYA, called=False, seconds=12.0),
            PracticeCaller("wrong-number", WRONG, called=False),
        )


LESSON = StillLesson()
