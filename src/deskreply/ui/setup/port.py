"""What the first run asks of the computer and keeps on it. ``cli/firstrun`` implements it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from deskreply.domain.models import LineProfile
from deskreply.settings import Settings
from deskreply.settings.kinds import Json

if TYPE_CHECKING:
    from deskreply.engine.account import Account


@dataclass(frozen=True, slots=True)
class Wordings:
    """What an office has to say in opening hours. ``chosen``: the wording in use. ``bodies``: by
    name and language ("en", "es"), as they are now, those DeskReply comes with among them."""

    chosen: str
    bodies: Mapping[tuple[str, str], str]


class SetupPort(Protocol):
    """Everything but ``settings``, ``zone`` and ``typed`` may take its time: call it through
    ``background.Background``. Raises UserError, EnvironmentTrouble and ProviderError, whose
    sentences a person is shown."""

    def settings(self) -> Settings:
        """Those in force, at once."""
        ...

    def zone(self) -> str:
        """The time zone of this PC, at once."""
        ...

    def save(self, values: Mapping[str, Json]) -> None:
        """Keep settings by key, all of them or none."""
        ...

    def typed(self) -> Mapping[str, Json]:
        """What was typed and not kept when the app ended last, by page, at once."""
        ...

    def keep_typed(self, typed: Mapping[str, Json]) -> None:
        """Have this be ``typed`` when the app is started again. Never fails."""
        ...

    def save_lines(self, lines: tuple[LineProfile, ...]) -> None:
        """Keep the office's numbers in the place of those kept before."""
        ...

    def has_credentials(self) -> bool:
        """Whether there is a key for the phone provider, wherever it comes from."""
        ...

    def account(self) -> str:
        """The id of the account that the kept key is for, "" where there is none."""
        ...

    def keep_credentials(self, sid: str, secret: str, key: str = "") -> None:
        """Put the provider's key into this PC's key store. ``key``: the API key that ``secret``
        belongs to, "" where it is the account's own token."""
        ...

    def look(self, sid: str, secret: str | None, key: str = "") -> Account:
        """What the provider says of the account; ``secret`` None: with the key that is kept."""
        ...

    def use_lines(self, numbers: tuple[str, ...]) -> None:
        """Have these numbers (E.164) of the account watched, in the place of those before: works
        out how each is set up, but for those that were watched already."""
        ...

    def create_database(self) -> None:
        """Make the office's database, where there is none."""
        ...

    def recovery_code(self) -> str:
        """The key of this PC's database in writing; "" where the data is in the office's, or where
        there is no database yet."""
        ...

    def wordings(self) -> Wordings:
        """What callers in opening hours are told; without a database what DeskReply comes with."""
        ...

    def save_wording(self, name: str, language: str, body: str) -> None:
        """Keep a text as the newest version of a wording, and use it in opening hours. Makes the
        database where there is none. UserError for a text that may not go out like this."""
        ...
