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
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from deskreply.domain.errors import DatabaseDamaged, EnvironmentTrouble, UserError, WrongKey
from deskreply.settings import Settings, set_value
from deskreply.settings import file as settings_file

if TYPE_CHECKING:
    from deskreply.domain.models import Message
    from deskreply.engine.checkup import Check
    from deskreply.engine.context import Context
    from deskreply.engine.engine import Engine
    from deskreply.engine.ports import Notifier, Shelf, Store
    from deskreply.engine.providerport import Provider
    from deskreply.settings.kinds import Json
    from deskreply.system.paths import Home
    from deskreply.system.secrets import Credentials, Secrets
    from deskreply.ui.backend import Backend
    from deskreply.ui.machine import Machine

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
NO_RECOVERY_CODE = (
    "An office database has no recovery code. Somebody else on the team can unlock, remove you "
    "from the team and add you again."
)
NO_GOOD_BACKUP = (
    "The database {path} is damaged, and there is no good backup of it in this home. Put one back "
    "from elsewhere: deskreply restore FILE"
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

    def keys(self) -> Secrets:
        """The secrets of this home."""
        from deskreply.system.secrets import Secrets

        return Secrets(self.home.id)

    def shelf(self) -> Shelf | None:
        """Where the backups of a local database are kept."""
        from deskreply.store.shelf import LocalShelf

        return None if office_url() else LocalShelf(self.home.database, self.database_key())

    def database_key(self, *, create: bool = False) -> str:
        """64 hex digits: from the environment, else the keyring; made there where ``create``."""
        keyring = self.keys()
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

    def is_recovery_code(self, typed: str) -> bool:
        """Whether this is the recovery code of this home's database. UserError where there is
        none."""
        from deskreply.domain import recovery

        if office_url():
            raise UserError(NO_RECOVERY_CODE)
        try:
            return recovery.key_of(typed) == self.database_key()
        except UserError:
            return False

    @contextlib.contextmanager
    def store(self, *, create: bool = False, checked: bool = False) -> Iterator[Store]:
        """The office's data, closed at the end of the block. Only ``create`` makes a new database:
        an empty one in place of one that is gone would have forgotten who said STOP. ``checked``:
        look first whether a local one is whole."""
        from deskreply.store import open_office_store, open_store
        from deskreply.system.door import open_door

        with contextlib.ExitStack() as closing:
            if url := office_url():
                opened: Store = open_office_store(url)
            else:
                path = self.home.database
                if not create and not path.exists():
                    raise UserError(NO_DATABASE if self.settings().ready else NOT_SET_UP)
                key = self.database_key(create=create)
                closing.enter_context(open_door(self.home))
                opened = open_store(path, key, create=not path.exists(), checked=checked)
            closing.callback(opened.close)
            yield opened

    @contextlib.contextmanager
    def sound_store(self, damage: DatabaseDamaged | None = None) -> Iterator[Store]:
        """The office's data for an engine: a local database that is damaged or gone gives way to
        the newest good backup. EnvironmentTrouble where there is none. ``damage``: what was found
        while it was worked on."""
        with contextlib.ExitStack() as closing:
            try:
                if damage is not None:
                    raise damage
                store = closing.enter_context(self.store(checked=True))
            except UserError as trouble:
                gone = not office_url() and not self.home.database.exists()
                if not gone and not isinstance(trouble, DatabaseDamaged | WrongKey):
                    raise
                self._recover(trouble, sure=damage is not None)
                store = closing.enter_context(self.store())
            yield store

    def _recover(self, trouble: UserError, *, sure: bool) -> None:
        """Let the newest good backup take the place of the database, which is kept aside; but not
        where nothing is wrong with it after all, unless that is ``sure``."""
        from deskreply.store import restore
        from deskreply.system.door import open_door

        path, key = self.home.database, self.database_key()
        with open_door(self.home, alone=True):
            if not sure and restore.is_whole(path, key):
                return
            found = restore.newest_good(path, key)
            if found is None:
                if isinstance(trouble, DatabaseDamaged):
                    raise EnvironmentTrouble(NO_GOOD_BACKUP.format(path=path)) from trouble
                raise trouble
            restore.put_in_place(found, path, self.home.set_aside)

    def refresh(self) -> bool:
        """See ``SettingsFile.refresh``."""
        return self.settings.refresh()

    def save_setting(self, key: str, value: Json) -> None:
        """Keep one setting, typed. Raises UserError, EnvironmentTrouble."""
        path = self.home.settings
        settings_file.save(path, set_value(settings_file.load(path), key, value))
        self.refresh()

    def provider(self) -> Provider:
        """The provider account. Raises UserError where there is no key."""
        credentials = self.credentials()
        if credentials is None:
            raise UserError(NO_CREDENTIALS)
        return provider_for(credentials, os.environ)


def office_url() -> str:
    """The address of the office database that several desks share; "" for the desk's own."""
    return os.environ.get("DESKREPLY_DATABASE_URL", "").strip()


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
    home_id: str,
    settings: Callable[[], Settings],
    store: Store,
    provider: Provider,
    folder: Path | None = None,
) -> Context:
    """The ports and the settings, for the engine or for one command. ``folder``: where it keeps its
    data, whose disk may get full."""
    from deskreply.engine.bus import Bus
    from deskreply.engine.context import Context
    from deskreply.system.clock import SystemClock
    from deskreply.system.disk import free_bytes

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
        free_bytes=lambda: free_bytes(folder) if folder is not None else None,
    )


def engine(
    ctx: Context,
    notifier: Notifier | None = None,
    refresh: Callable[[], bool] | None = None,
    shelf: Shelf | None = None,
) -> Engine:
    """The engine over these ports. ``notifier``: who is told what staff should know; by default it
    is kept for the windows on these rows. ``shelf``: where it keeps backups of the database."""
    from deskreply.engine.engine import Engine
    from deskreply.engine.noticebook import NoticeBook

    return Engine(ctx, notifier or NoticeBook(ctx.store, ctx.now, ctx.desk), refresh, shelf)


def own_backend(desk: Desk, engine: Engine) -> Backend:
    """What a window works on where the engine runs in its process."""
    from deskreply.ui.backend import Backend

    ctx = engine.ctx
    return Backend(
        store=ctx.store,
        settings=desk.settings,
        # The engine re-reads their file itself.
        refresh=lambda: False,
        now=ctx.now,
        desk=ctx.desk,
        zone=ctx.office_zone,
        look=engine.health.look,
        save_setting=desk.save_setting,
        engine_here=True,
        shared=bool(office_url()),
        publish=ctx.publish,
        wake=lambda duty: ctx.wake(duty),
        subscribe=ctx.bus.subscribe,
    )


def agents_backend(desk: Desk, store: Store) -> Backend:
    """What a window works on where an agent has the engine: rows tell what it does."""
    from deskreply.domain.health import Health, assess
    from deskreply.engine.health import stored
    from deskreply.system.disk import free_bytes
    from deskreply.system.lock import is_running
    from deskreply.ui.backend import Backend

    with store.read() as reader:
        skew = timedelta(seconds=float(reader.state("clock.skew") or 0))

    def look() -> Health:
        running, free = is_running(desk.home), free_bytes(desk.home.root)
        now = datetime.now(UTC)
        with store.read() as reader:
            signs = stored(reader, desk.settings(), now, running=running, free_bytes=free)
        return assess(signs)

    return Backend(
        store=store,
        settings=desk.settings,
        refresh=desk.refresh,
        now=lambda: datetime.now(UTC) + skew,
        desk=desk.home.id,
        zone=office_zone(desk.settings),
        look=look,
        save_setting=desk.save_setting,
        shared=bool(office_url()),
    )


def machine(desk: Desk) -> Machine:
    """What this computer offers an app with a screen."""
    from deskreply.system import launch
    from deskreply.system.autostart import Autostart
    from deskreply.system.awake import KeepAwake
    from deskreply.system.idle import idle_clock
    from deskreply.system.notifier import Notifications
    from deskreply.system.pins import PinHasher
    from deskreply.system.sound import Sound
    from deskreply.ui.machine import Machine
    from deskreply.ui.theme import assets

    return Machine(
        home=desk.home.root,
        logs=desk.home.logs,
        autostart=Autostart(desk.home),
        keep_awake=KeepAwake(),
        checkup=lambda: doctor(desk.settings().screen_language),
        open_practice=launch.practice,
        open_office=launch.office,
        restart=launch.again,
        notifications=Notifications("DeskReply", assets.folder("brand") / "deskreply.png"),
        play=Sound(),
        idle=idle_clock(),
        hasher=PinHasher(),
        is_recovery_code=desk.is_recovery_code,
    )


def staff_send(
    desk: Desk,
    store: Store,
    number: str,
    text: str,
    *,
    at: datetime | None = None,
    anyway: bool = False,
) -> Message:
    """Store a staff reply, see ``conversations.send``. Needs no provider: an engine sends it."""
    from deskreply.engine import conversations

    now = datetime.now(UTC)
    return conversations.send(store, desk.settings(), now, number, text, at=at, anyway=anyway)


def adopt_wording(desk: Desk, store: Store) -> None:
    """Take over what an older version kept of the wording in the settings file, once."""
    from deskreply.engine import old_wording

    if not old_wording.to_adopt(desk.settings()):
        return
    left = old_wording.adopt(store, settings_file.load(desk.home.settings), datetime.now(UTC))
    # A settings file that cannot be written keeps nobody from working; it is tried again.
    with contextlib.suppress(EnvironmentTrouble):
        settings_file.save(desk.home.settings, left)
        desk.refresh()


def doctor(language: str = "en") -> list[Check]:
    """What is wrong with this environment's home, in words of a language."""
    from deskreply.domain.explain import Words
    from deskreply.engine.checkup import Parts, checkup
    from deskreply.system.autostart import Autostart
    from deskreply.system.clock import SystemClock
    from deskreply.system.disk import free_bytes
    from deskreply.system.lock import is_running
    from deskreply.system.secrets import Secrets

    desk = open_desk()
    office = bool(office_url())

    def keyring() -> str:
        from_env = "DESKREPLY_DATABASE_KEY" in os.environ and "TWILIO_ACCOUNT_SID" in os.environ
        if from_env or (
            "DESKREPLY_DATABASE_URL" in os.environ and "TWILIO_ACCOUNT_SID" in os.environ
        ):
            return Words(
                "Not used: the keys come from the environment.",
                "No se usa: las claves vienen del entorno.",
            ).say(language)
        name = Secrets(desk.home.id).keyring_name()
        return Words(f"Secrets are kept in {name}.", f"Las claves se guardan en {name}.").say(
            language
        )

    opened = Words("It opens and is encrypted.", "Se abre y está cifrada.")
    answers = Words("The office database answers.", "La base de datos del consultorio responde.")

    return checkup(
        Parts(
            settings=desk.settings(),
            clock=SystemClock(),
            running=is_running(desk.home),
            database=(answers if office else opened).say(language),
            keyring=keyring,
            store=desk.store,
            provider=desk.provider,
            free_bytes=lambda: free_bytes(desk.home.root),
            shelf=desk.shelf,
            autostart=Autostart(desk.home).state,
            language=language,
        )
    )
