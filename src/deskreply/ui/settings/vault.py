"""What keeps the office's data safe, as far as a person sees it. ``cli/vault`` implements it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from deskreply.engine.ports import Kept


class Vault(Protocol):
    """All but ``office`` and ``folder`` may take their time: call them through
    ``background.Background``. Raises UserError and EnvironmentTrouble."""

    def office(self) -> str:
        """Where the database is that several desks share, without its password; "" where this PC
        has its own. At once."""
        ...

    def folder(self) -> Path:
        """Where this PC's backups are. At once."""
        ...

    def kept(self) -> Sequence[Kept]:
        """The backups of this PC's database, newest first."""
        ...

    def make(self) -> None:
        """Make one more of them, and check it."""
        ...

    def back_up(self, file: Path) -> None:
        """A checked, encrypted copy of the database, to a file that does not exist."""
        ...

    def export(self, folder: Path) -> int:
        """All that is kept, readable, into a folder that is empty or does not exist. Returns how
        many lines that made."""
        ...
