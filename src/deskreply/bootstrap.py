"""The one place that builds objects and wires them.

Everything heavy is imported where it is first needed: ``deskreply --help`` loads none of it.
"""

from __future__ import annotations

import contextlib
import os
import platform
import random
import secrets as dice
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from deskreply.domain.errors import EnvironmentTrouble, UserError
from deskreply.settings import Settings
from deskreply.settings import file as settings_file

if TYPE_CHECKING:
    from deskreply.domain.models import Message
    from deskreply.engine.checkup import Check
    from deskreply.engine.context import Context
    from deskreply.engine.engine import Engine
    from deskreply.engine.ports import Notifier, Provider, Store
    from deskreply.system.paths import Home
    from deskreply.system.secrets import Credentials

NO_CREDENTIALS = (
    "No key for the phone provider was found. Set TWILIO_ACCOUNT_SID and TWILIO_AUTH_TOKEN, "
    "or run deskreply setup at a terminal to store it in the keyring."
)
NOT_SET_UP = (
    "DeskReply is not set up yet. Run: deskreply setup --business NAME --number +1..., "
    "or see it work without an account: deskreply demo"
)


NO_DATABASE = (
    "The database of this home is gone. Put it back from a backup, or run deskreply setup again to "
    "begin with an empty one."
)


class SettingsFile:
    """The settings of one home, re-read when the file changes. The last good ones stay in force
    while the file is broken."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._mark = self._stat()
        self._now = settings_file.load(path)

    def __call__(self) -> Settings:
        return self._now

    def refresh(self) -> bool:
        """Whether they changed. Raises UserError while the file cannot be understood."""
        mark = self._stat()
        if mark == self._mark:
            return False
        changed = settings_file.load(self._path)
        self._mark = mark
        if changed == self._now:
            return False
        self._now = changed
        return True

    def _stat(self) -> tuple[int, int, int] | None:
        try:
            found = self._path.stat()
        except OSError:
            return None
        return found.st_mtime_ns, found.st_size, found.st_ino


@dataclass(frozen=True, slots=True)
class Desk:
    """One home and its parts, opened as far as a command needs them."""

    home: Home
    settings: SettingsFile

    def ready(self) -> Desk:
        """Itself, where setup was done. Raises UserError otherwise."""
        if not self.settings().ready:
            raise UserError(NOT_SET_UP)
        return self

    def credentials(self) -> Credentials | None:
        """The provider's key: from the environment, else the keyring."""
        from deskreply.system.secrets import Secrets

        return Secrets(self.home.id).credentials(os.environ)

    def keep_credentials(self, credentials: Credentials) -> None:
        """Put the provider's key into the keyring."""
        from deskreply.system.secrets import Secrets

        Secrets(self.home.id).store_credentials(credentials)

    def database_key(self, *, create: bool = False) -> str:
        """64 hex digits: from the environment, else the keyring; made there where ``create``."""
        from deskreply.system.secrets import Secrets

        keyring = Secrets(self.home.id)
        found = keyring.database_key(os.environ)
        if found is None and create and not self.home.database.exists():
            found = keyring.create_database_key()
        if found is None:
            lost = (
                "The database is here but its key is not: it is neither in the keyring nor in "
                "DESKREPLY_DATABASE_KEY. Unlock the keyring or set the variable."
            )
            raise EnvironmentTrouble(lost) if self.home.database.exists() else UserError(NOT_SET_UP)
        return found

    @contextlib.contextmanager
    def store(self, *, create: bool = False) -> Iterator[Store]:
        """The office's data, closed at the end of the block. Only ``create`` makes a new database:
        an empty one in place of one that is gone would have forgotten who said STOP."""
        from deskreply.store import open_office_store, open_store

        url = os.environ.get("DESKREPLY_DATABASE_URL", "").strip()
        if not url and not create and not self.home.database.exists():
            raise UserError(NO_DATABASE if self.settings().ready else NOT_SET_UP)
        opened = (
            open_office_store(url)
            if url
            else open_store(self.home.database, self.database_key(create=create))
        )
        try:
            yield opened
        finally:
            opened.close()

    def refresh(self) -> bool:
        """See ``SettingsFile.refresh``."""
        return self.settings.refresh()

    def provider(self) -> Provider:
        """The provider account. Raises UserError where there is no key."""
        credentials = self.credentials()
        if credentials is None:
            raise UserError(NO_CREDENTIALS)
        return provider_for(credentials, os.environ)


def open_desk(environment: Mapping[str, str] | None = None, *, create: bool = False) -> Desk:
    """The home of this environment (``create``: make its folders) and its settings."""
    from deskreply.system.paths import Home

    home = Home.of(os.environ if environment is None else environment)
    if create:
        home.create()
    return Desk(home, SettingsFile(home.settings))


def provider_for(credentials: Credentials, environment: Mapping[str, str]) -> Provider:
    """The client for one account, at the address the environment asks for."""
    from deskreply.provider import TwilioProvider

    return TwilioProvider(
        credentials.account_sid,
        credentials.username,
        credentials.password,
        environment.get("DESKREPLY_PROVIDER_URL", "").strip() or None,
    )


def office_zone(settings: Callable[[], Settings]) -> Callable[[], str]:
    """The office's time zone: as set, else this PC's."""
    from tzlocal import get_localzone_name

    def zone() -> str:
        return settings().timezone or get_localzone_name() or "UTC"

    return zone


def context(
    home_id: str, settings: Callable[[], Settings], store: Store, provider: Provider
) -> Context:
    """The ports and the settings, for the engine or for one command."""
    from deskreply.engine.bus import Bus
    from deskreply.engine.context import Context
    from deskreply.system.clock import SystemClock

    return Context(
        store=store,
        provider=provider,
        clock=SystemClock(),
        bus=Bus(),
        settings=settings,
        office_zone=office_zone(settings),
        random=random.SystemRandom(),
        # The part before the colon names this home among all that may share a database.
        owner=f"{home_id}@{platform.node()}:{os.getpid()}:{dice.token_hex(4)}",
    )


def engine(ctx: Context, notifier: Notifier, refresh: Callable[[], bool] | None = None) -> Engine:
    """The engine over these ports."""
    from deskreply.engine.engine import Engine

    return Engine(ctx, notifier, refresh)


def no_screen() -> Notifier:
    """The notifier of a machine without a screen."""
    from deskreply.agent import SilentNotifier

    return SilentNotifier()


def staff_send(desk: Desk, store: Store, number: str, text: str) -> Message:
    """Store a staff reply, see ``conversations.send``. Needs no provider: an engine sends it."""
    from deskreply.engine import conversations

    now = datetime.now(UTC)
    return conversations.send(store, desk.settings(), now, number, text)


def doctor() -> list[Check]:
    """What is wrong with this environment's home, in words."""
    from deskreply.engine.checkup import Parts, checkup
    from deskreply.system.clock import SystemClock
    from deskreply.system.lock import is_running
    from deskreply.system.secrets import Secrets

    desk = open_desk()
    office = bool(os.environ.get("DESKREPLY_DATABASE_URL", "").strip())

    def keyring() -> str:
        from_env = "DESKREPLY_DATABASE_KEY" in os.environ and "TWILIO_ACCOUNT_SID" in os.environ
        if from_env or (
            "DESKREPLY_DATABASE_URL" in os.environ and "TWILIO_ACCOUNT_SID" in os.environ
        ):
            return "Not used: the keys come from the environment."
        return f"Secrets are kept in {Secrets(desk.home.id).keyring_name()}."

    return checkup(
        Parts(
            settings=desk.settings(),
            clock=SystemClock(),
            running=is_running(desk.home),
            database="The office database answers." if office else "It opens and is encrypted.",
            keyring=keyring,
            store=desk.store,
            provider=desk.provider,
        )
    )
