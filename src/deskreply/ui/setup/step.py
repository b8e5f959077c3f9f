"""What the seven pages of the first run have in common."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QWidget

from deskreply.settings.kinds import Json
from deskreply.ui import kit
from deskreply.ui.bridge import Bridge
from deskreply.ui.setup.around import SetupAround

T = TypeVar("T")
GoOn = Callable[[], None]


class Step(kit.Worded, QWidget):
    """One page: what stands between the wizard's heading and its buttons, 560 design pixels wide
    and about 310 high; the wizard gives it its margins.

    ``enter`` comes each time it is shown: fill in what is kept. ``leave`` comes with Next: keep
    what was entered, then call ``go_on``. What goes wrong is said with ``refuse``, and the page
    stays. Back keeps nothing and asks nothing: a page remembers what was typed in it.
    """

    INSET = 0
    """By how many design pixels it is wider on each side, for controls drawn smaller than they are.
    """

    changed = Signal()
    """Title, line, footer, the words of Next or whether it can be pressed may be others now."""
    next_asked = Signal()
    """As if Next was pressed."""
    refused = Signal(str)
    """The sentence to be shown beside the buttons; "" takes it away."""

    def __init__(self, around: SetupAround) -> None:
        super().__init__()
        self.around = around
        self.bridge: Bridge | None = None

    def title(self) -> str:
        """The heading."""
        raise NotImplementedError

    def line(self) -> str:
        """The sentence below the heading."""
        raise NotImplementedError

    def footer(self) -> str:
        """What stands beside the buttons."""
        return QCoreApplication.translate("Step", "You can close this and finish later.")

    def next_words(self) -> str:
        """What the filled button says."""
        return QCoreApplication.translate("Step", "Next")

    def can_go_on(self) -> bool:
        """Whether Next can be pressed."""
        return True

    def first_field(self) -> QWidget | None:
        """Where the keyboard is when the page is shown; None: on Next."""
        return None

    def enter(self) -> None:
        """It is shown now, perhaps not for the first time."""

    def entered(self) -> dict[str, Json]:
        """What stands in its fields, to be there again after the app was ended in the middle: what
        Next would keep, and never a secret."""
        return {}

    def restore(self, entered: Mapping[str, Json]) -> None:
        """Have this stand in its fields; comes after the first ``enter``. KeyError, TypeError or
        ValueError where another version wrote it."""

    def left(self) -> None:
        """It is no longer shown, whichever way one went."""

    def leave(self, go_on: GoOn) -> None:
        """Keep what was entered, then ``go_on``."""
        go_on()

    def set_office(self, bridge: Bridge | None) -> None:
        """The office is open now, or no longer. Extend it for what has to be connected."""
        self.bridge = bridge

    def save(self, values: Mapping[str, Json], go_on: GoOn) -> None:
        """Keep settings, then ``go_on``; what could not be kept is said on the page."""
        self.work(partial(self.around.port.save, values), partial(self.kept, go_on))

    def kept(self, go_on: GoOn, _: object = None) -> None:
        """All of it is kept: ``go_on``."""
        go_on()

    def work(self, what: Callable[[], T], then: Callable[[T], None]) -> None:
        """Something that takes its time, then ``then``; a failure is said on the page."""
        self.around.background.run(what, then, self.refuse)

    def refuse(self, sentence: str) -> None:
        """Why one cannot go on."""
        unnamed = QCoreApplication.translate(
            "Step", "Something in DeskReply failed. Nothing was lost; try again."
        )
        self.refused.emit(sentence or unnamed)
