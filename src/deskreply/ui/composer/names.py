"""What people are called while one writes to them."""

from __future__ import annotations

from deskreply.ui import say
from deskreply.ui.links import visible

_LONGEST = 24


class Names:
    """By number; what was once known is said at once when one comes back."""

    def __init__(self) -> None:
        self._known: dict[str, str] = {}

    def learn(self, number: str, name: str) -> None:
        """The name of a number, "" where it has none."""
        self._known[number] = name

    def of(self, number: str) -> str:
        """Their name, or their number; "" for no number. Short, and with nothing unseen in it."""
        if not number:
            return ""
        name = visible(self._known.get(number, "")) or say.number(number)
        return name if len(name) <= _LONGEST else f"{name[: _LONGEST - 1]}…"
