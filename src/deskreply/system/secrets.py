"""Secrets in the operating system's keyring, and nowhere else.

Backends are allowed by name: what else may be installed keeps secrets in plain files, or nowhere.
Every call runs in a thread of its own with a time limit, since a locked keyring asks the user, for
ever if need be.
"""

from __future__ import annotations

import json
import os
import re
import secrets
import threading
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, TypeVar

from deskreply.domain import recovery
from deskreply.domain.errors import EnvironmentTrouble, KeyringLocked, NoKeyring, UserError
from deskreply.system.keys import Credentials, from_environment, tidy

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend

__all__ = ["Credentials", "Secrets", "allowed_backend"]

Result = TypeVar("Result")

_ALLOWED = frozenset(
    {
        "keyring.backends.SecretService.Keyring",
        "keyring.backends.Windows.WinVaultKeyring",
        "keyring.backends.kwallet.DBusKeyring",
        "keyring.backends.kwallet.DBusKeyringKWallet4",
        "keyring.backends.libsecret.Keyring",
        "keyring.backends.macOS.Keyring",
    }
)
_INSTEAD = (
    "Or set TWILIO_ACCOUNT_SID with TWILIO_AUTH_TOKEN, and DESKREPLY_DATABASE_KEY, in the "
    "environment."
)
_CREDENTIALS = "provider"
_DATABASE_KEY = "database-key"
_HEX = re.compile(r"[0-9a-fA-F]{64}")


class Secrets:
    """The secrets of one home. Safe to use from several threads; never from the GUI's.

    ``home_id``: see ``Home.id``. ``limit``: seconds that one call to the keyring may take.
    ``backend``: the keyring to use instead of the machine's, taken as it is.
    """

    def __init__(
        self, home_id: str, *, limit: float = 10.0, backend: KeyringBackend | None = None
    ) -> None:
        self._service = f"DeskReply ({home_id})"
        self._limit = limit
        self._backend = backend
        # Held by the worker, so that a keyring that hangs holds one thread and not one per try.
        self._free = threading.Semaphore()

    def __repr__(self) -> str:
        return f"<Secrets {self._service}>"

    def keyring_name(self) -> str:
        """The keyring in use, for a person. Raises EnvironmentTrouble where none may be used."""
        return self._within_limit(lambda backend: str(backend.name))

    def credentials(self, env: Mapping[str, str] | None = None) -> Credentials | None:
        """The provider's keys: those of the environment, else of the keyring, else None.

        Raises UserError for half or misplaced keys in the environment, EnvironmentTrouble where the
        keyring is needed and cannot be used.
        """
        found = from_environment(os.environ if env is None else env)
        if found is not None:
            return found
        stored = self._read(_CREDENTIALS)
        if stored is None:
            return None
        try:
            fields = json.loads(stored)
            account, username, password = (
                str(fields[name]) for name in ("account_sid", "username", "password")
            )
        except (ValueError, KeyError, TypeError):
            raise EnvironmentTrouble(
                f"The keyring entry {self._service} is damaged; enter the provider's keys again.",
                es=f"La entrada {self._service} del almacén de claves está dañada; ingrese de "
                "nuevo las claves del proveedor.",
            ) from None
        return Credentials(account, username, password, "keyring")

    def store_credentials(self, credentials: Credentials) -> None:
        """Keep the provider's keys, in place of those kept before. Raises EnvironmentTrouble."""
        fields = {
            "account_sid": credentials.account_sid,
            "username": credentials.username,
            "password": credentials.password,
        }
        self._write(_CREDENTIALS, json.dumps(fields))

    def database_key(self, env: Mapping[str, str] | None = None) -> str | None:
        """The key of the local database, 64 hex digits in lower case: from the environment (there
        it may also be the recovery code), else the keyring, else None. Raises UserError or
        EnvironmentTrouble as ``credentials`` does."""
        value = tidy((os.environ if env is None else env).get("DESKREPLY_DATABASE_KEY", ""))
        if value:
            return value.lower() if _HEX.fullmatch(value) else _from_recovery_code(value)
        stored = self._read(_DATABASE_KEY)
        if stored is None or _HEX.fullmatch(stored):
            return stored
        raise EnvironmentTrouble(
            f"The database key in the keyring entry {self._service} is damaged; set "
            "DESKREPLY_DATABASE_KEY from your recovery code.",
            es="La clave de la base de datos en la entrada "
            f"{self._service} del almacén de claves está dañada; ponga en DESKREPLY_DATABASE_KEY "
            "su código de recuperación.",
        )

    def create_database_key(self) -> str:
        """A new key, kept in the keyring; the kept one where there is one already, for losing that
        would lose the data. 64 hex digits. Raises EnvironmentTrouble."""
        kept = self.database_key({})
        if kept is not None:
            return kept
        key = secrets.token_hex(32)
        self.store_database_key(key)
        return key

    def store_database_key(self, key: str) -> None:
        """Keep this key, 64 hex digits, in place of the one kept before. Raises
        EnvironmentTrouble."""
        self._write(_DATABASE_KEY, key)

    def _read(self, name: str) -> str | None:
        return self._within_limit(lambda backend: backend.get_password(self._service, name))

    def _write(self, name: str, value: str) -> None:
        def write(backend: KeyringBackend) -> bool:
            backend.set_password(self._service, name, value)
            return backend.get_password(self._service, name) == value

        if not self._within_limit(write):
            raise EnvironmentTrouble(
                "The keyring did not keep what was written to it; check it in its password "
                "manager.",
                es="El almacén de claves no guardó lo que se escribió en él; revíselo en su "
                "administrador de contraseñas.",
                command=_INSTEAD,
            )

    def _within_limit(self, ask: Callable[[KeyringBackend], Result]) -> Result:
        """The answer to one question to the keyring, in time. Every failure is EnvironmentTrouble,
        without the keyring's own words: they may hold what was to be kept."""
        if not self._free.acquire(timeout=self._limit):
            raise _locked()
        answers: list[Result] = []
        failures: list[Exception] = []

        def work() -> None:
            try:
                answers.append(ask(self._backend or allowed_backend()))
            except Exception as error:
                failures.append(error)
            finally:
                self._free.release()

        worker = threading.Thread(target=work, name="keyring", daemon=True)
        worker.start()
        worker.join(self._limit)
        if failures:
            raise _as_trouble(failures[0]) from None
        if not answers:
            raise _locked()
        return answers[0]


def allowed_backend() -> KeyringBackend:
    """The machine's keyring. Raises EnvironmentTrouble where it is none that keeps a secret."""
    import keyring
    from keyring.backend import get_all_keyring

    try:
        chosen = keyring.get_keyring()
        if _is_none(chosen):
            # It was looked for once, for the whole process: one that has come up since, such as
            # the desktop's a moment after signing in, is found only by looking anew.
            vars(get_all_keyring).pop("saved_result", None)
            keyring.core.init_backend()
            chosen = keyring.get_keyring()
    except Exception as error:
        raise EnvironmentTrouble(
            f"The keyring that is configured cannot be loaded ({type(error).__name__}); correct "
            "PYTHON_KEYRING_BACKEND or keyringrc.cfg.",
            es=f"No se puede cargar el almacén de claves configurado ({type(error).__name__}); "
            "corrija PYTHON_KEYRING_BACKEND o keyringrc.cfg.",
            command=_INSTEAD,
        ) from None
    # A chain tries several keyrings in turn; the first good one is used, without the others.
    candidates: list[KeyringBackend] = list(getattr(chosen, "backends", ())) or [chosen]
    for backend in candidates:
        if _name(backend) in _ALLOWED:
            return backend
    raise _why_refused(candidates[0])


def _from_recovery_code(value: str) -> str:
    try:
        return recovery.key_of(value)
    except UserError:
        raise UserError(
            "DESKREPLY_DATABASE_KEY is neither 64 hex digits (0-9, a-f) nor a recovery code; set "
            "it to the key this database was made with.",
            es="DESKREPLY_DATABASE_KEY no tiene 64 dígitos hexadecimales (0-9, a-f) ni es un "
            "código de recuperación; ponga en ella la clave con que se creó esta base de datos.",
        ) from None


def _name(backend: KeyringBackend) -> str:
    return f"{type(backend).__module__}.{type(backend).__qualname__}"


def _is_none(backend: KeyringBackend) -> bool:
    return _name(backend).startswith(("keyring.backends.fail.", "keyring.backends.chainer."))


def _why_refused(backend: KeyringBackend) -> EnvironmentTrouble:
    name = _name(backend)
    if _is_none(backend):
        return NoKeyring(
            "This machine has no keyring to keep the keys in; install and unlock one (GNOME "
            "Keyring or KWallet), then try again.",
            es="Esta PC no tiene un almacén donde guardar las claves; instale y desbloquee uno "
            "(GNOME Keyring o KWallet) e intente de nuevo.",
            command=_INSTEAD,
        )
    if name.startswith("keyring.backends.null."):
        return EnvironmentTrouble(
            "The keyring is switched off on this machine; remove PYTHON_KEYRING_BACKEND, or "
            "default-keyring in keyringrc.cfg.",
            es="El almacén de claves está desactivado en esta PC; quite PYTHON_KEYRING_BACKEND, o "
            "default-keyring en keyringrc.cfg.",
            command=_INSTEAD,
        )
    return EnvironmentTrouble(
        f"The keyring in use here ({name}) is not one that keeps secrets safe; uninstall it, or "
        "choose the system's own with PYTHON_KEYRING_BACKEND.",
        es=f"El almacén de claves en uso ({name}) no protege las claves; desinstálelo, o elija el "
        "del sistema con PYTHON_KEYRING_BACKEND.",
        command=_INSTEAD,
    )


def _locked() -> KeyringLocked:
    return KeyringLocked(
        "The keyring is locked or does not answer; unlock it (sign in to the desktop, or open its "
        "password manager) and try again.",
        es="El almacén de claves está bloqueado o no responde; desbloquéelo (inicie sesión en el "
        "escritorio, o abra su administrador de contraseñas) e intente de nuevo.",
        command=_INSTEAD,
    )


def _as_trouble(error: Exception) -> EnvironmentTrouble:
    if isinstance(error, EnvironmentTrouble):
        return error
    # InitError: its first use asks for a password to protect it with, and nobody gave one.
    if any(word in type(error).__name__ for word in ("Locked", "Dismissed", "InitError")):
        return _locked()
    return EnvironmentTrouble(
        f"The keyring failed ({type(error).__name__}); check that its service runs and is "
        "unlocked.",
        es=f"Falló el almacén de claves ({type(error).__name__}); revise que su servicio esté en "
        "marcha y desbloqueado.",
        command=_INSTEAD,
    )
