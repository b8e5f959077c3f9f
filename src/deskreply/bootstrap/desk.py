"""One home and its parts, opened as far as a command needs them."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from deskreply.domain.errors import (
    DatabaseDamaged,
    EnvironmentTrouble,
    NoCredentials,
    UserError,
    WrongKey,
)
from deskreply.domain.words import Words
from deskreply.settings import Settings, set_value
from deskreply.settings import file as settings_file

if TYPE_CHECKING:
    from deskreply.engine.ports import Shelf, Store
    from deskreply.engine.providerport import Provider
    from deskreply.settings.kinds import Json
    from deskreply.system.paths import Home
    from deskreply.system.secrets import Credentials, Secrets

NO_CREDENTIALS = Words(
    "No key for the phone provider was found. Set TWILIO_ACCOUNT_SID and TWILIO_AUTH_TOKEN, "
    "or run deskreply setup at a terminal to store it in the keyring.",
    "No se encontró la clave del proveedor. Ponga TWILIO_ACCOUNT_SID y TWILIO_AUTH_TOKEN, o "
    "ejecute deskreply setup en una terminal para guardarla en el almacén de claves.",
)
NOT_SET_UP = Words(
    "DeskReply is not set up yet. Run: deskreply setup --business NAME --number +1..., "
    "or see it work without an account: deskreply demo",
    "DeskReply aún no está configurado. Ejecute: deskreply setup --business NAME --number +1..., "
    "o véalo funcionar sin cuenta: deskreply demo",
)

NO_DATABASE = Words(
    "The database of this home is gone. Put it back from a backup, or run deskreply setup again to "
    "begin with an empty one.",
    "La base de datos de esta PC ya no está. Recupérela de una copia, o ejecute de nuevo deskreply "
    "setup para empezar con una vacía.",
)
NO_KEY = Words(
    "The database is here but its key is not: it is neither in the keyring nor in "
    "DESKREPLY_DATABASE_KEY. Unlock the keyring or set the variable.",
    "La base de datos está aquí, pero su clave no: ni en el almacén de claves ni en "
    "DESKREPLY_DATABASE_KEY. Desbloquee el almacén de claves o ponga la variable.",
)
NO_RECOVERY_CODE = Words(
    "An office database has no recovery code. Somebody else on the team can unlock, remove you "
    "from the team and add you again.",
    "Una base de datos del consultorio no tiene código de recuperación. Otra persona del equipo "
    "puede desbloquear, quitarle del equipo y agregarle de nuevo.",
)
NO_GOOD_BACKUP = Words(
    "The database {path} is damaged, and there is no good backup of it in this home. Put one back "
    "from elsewhere: deskreply restore FILE",
    "La base de datos {path} está dañada y en esta PC no hay ninguna copia buena de ella. Recupere "
    "una de otro lugar: deskreply restore FILE",
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
            raise UserError.of(NOT_SET_UP)
        return self

    def credentials(self) -> Credentials | None:
        """The provider's key: from the environment, else the keyring."""
        return self.keys().credentials(os.environ)

    def keep_credentials(self, credentials: Credentials) -> None:
        """Put the provider's key into the keyring."""
        self.keys().store_credentials(credentials)

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
            if self.home.database.exists():
                raise EnvironmentTrouble.of(NO_KEY)
            raise UserError.of(NOT_SET_UP)
        return found

    def is_recovery_code(self, typed: str) -> bool:
        """Whether this is the recovery code of this home's database. UserError where there is
        none."""
        from deskreply.domain import recovery

        if office_url():
            raise UserError.of(NO_RECOVERY_CODE)
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
                    raise UserError.of(NO_DATABASE if self.settings().ready else NOT_SET_UP)
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
                    raise EnvironmentTrouble.of(NO_GOOD_BACKUP.format(path=path)) from trouble
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
            raise NoCredentials.of(NO_CREDENTIALS)
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
