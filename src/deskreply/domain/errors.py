"""What can go wrong, in three families a caller can tell apart.

``UserError``: somebody can put it right; carries one sentence with what is wrong and what to do.
``ProviderError``: the provider or the way to it; says whether and when trying again makes sense.
Everything else that is raised is our bug.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import Self

    from deskreply.domain.words import Words


class UserError(Exception):
    """Wrong usage or settings, or surroundings that a person has to fix.

    ``str(error)`` is one line: what is wrong, then what to do. ``es``: the same in Spanish, for a
    window. ``command``: one more sentence, for those who work by commands; a window leaves it out.
    ``exit_code`` is 2 for wrong usage or settings, 1 for anything that was found to be wrong while
    running.
    """

    exit_code = 2

    def __init__(self, sentence: str = "", *, es: str = "", command: str = "") -> None:
        super().__init__(sentence)
        self.es = es
        self.command = command

    @classmethod
    def of(cls, words: Words, *, command: str = "") -> Self:
        """One that says this in both languages."""
        return cls(words.en, es=words.es, command=command)

    def said(self, language: str) -> str:
        """What ``str`` says, in this language. Any but ``es`` reads as English."""
        return self.es if language == "es" and self.es else str(self)


class EnvironmentTrouble(UserError):
    """The machine is in the way: disk full, folder not writable, keyring locked, a wrong key."""

    exit_code = 1


class DatabaseDamaged(EnvironmentTrouble):
    """The local database is not whole: cut off, overwritten, or a page of it does not make sense.
    Whoever runs an engine puts the newest good backup in its place."""


class DiskFull(EnvironmentTrouble):
    """Nothing can be stored until somebody frees some space."""


class NoKeyring(EnvironmentTrouble):
    """There is nothing on this machine that keeps secrets, or not yet."""


class KeyringLocked(EnvironmentTrouble):
    """The keyring asks for its password, or does not answer."""


class NoCredentials(UserError):
    """The phone provider's key is not on this machine, or not any more."""


class WrongKey(EnvironmentTrouble):
    """The first page of a database makes no sense with this key: another key, or damaged there."""


class Unfit(ValueError):
    """A value cannot be read. ``str``: one sentence that says why; ``es``: the same in Spanish."""

    def __init__(self, sentence: str, *, es: str) -> None:
        super().__init__(sentence)
        self.es = es


class ProviderError(Exception):
    """The provider did not do what was asked. Never carries a token, a number or a message body.

    ``code`` is the provider's own error code, or 0.
    """

    def __init__(self, detail: str = "", *, code: int = 0) -> None:
        super().__init__(detail)
        self.detail = detail
        self.code = code


class Unreachable(ProviderError):
    """No connection was made: DNS, refused, TLS, connect time-out. Nothing was sent."""


class TimedOut(ProviderError):
    """Connected, but no whole answer came. A request that changes something may have happened."""


class Throttled(ProviderError):
    """HTTP 429: never processed. ``retry_after``: seconds, None where the provider did not say."""

    def __init__(
        self, detail: str = "", *, code: int = 0, retry_after: float | None = None
    ) -> None:
        super().__init__(detail, code=code)
        self.retry_after = retry_after


class ProviderTrouble(ProviderError):
    """HTTP 5xx. ``retry_after`` in seconds, None where the provider did not say."""

    def __init__(
        self, detail: str = "", *, code: int = 0, retry_after: float | None = None
    ) -> None:
        super().__init__(detail, code=code)
        self.retry_after = retry_after


class NotTheProvider(ProviderError):
    """Something answered that does not speak the provider's language: a captive portal, a proxy."""


class BadCredentials(ProviderError):
    """HTTP 401 or code 20003: the key is wrong, revoked, or belongs to another account."""


class NotPermitted(ProviderError):
    """HTTP 403 or code 70051: the key is right but lacks a permission."""


class AccountClosed(ProviderError):
    """Codes 10001 and 30002: the account is suspended or closed."""


class NotFound(ProviderError):
    """HTTP 404: no such row (yet)."""


class Refused(ProviderError):
    """Any other 4xx: the request was understood and turned down; ``code`` says why."""


# In English and Spanish.
_SENTENCES: tuple[tuple[type[ProviderError], str, str], ...] = (
    (
        BadCredentials,
        "The phone provider refuses the key. Copy the account SID and the auth token (or the API "
        "key and its secret) again from the provider's console.",
        "El proveedor rechaza la clave. Copie de nuevo el SID de la cuenta y el token (o la clave "
        "de API y su secreto) de la consola del proveedor.",
    ),
    (
        NotPermitted,
        "The key is right but may not do this. Give it permission for calls, messages and phone "
        "numbers at the provider, or use the account's own token.",
        "La clave es correcta, pero no tiene permiso para esto. Dele permiso para llamadas, "
        "mensajes y números con el proveedor, o use el token de la cuenta.",
    ),
    (
        AccountClosed,
        "The provider account is suspended or closed. Settle that at the provider first.",
        "La cuenta del proveedor está suspendida o cerrada. Primero arréglelo con el proveedor.",
    ),
    (
        Throttled,
        "The phone provider asks to slow down. Wait a minute and try again.",
        "El proveedor pide ir más despacio. Espere un minuto e intente de nuevo.",
    ),
    (
        ProviderTrouble,
        "The phone provider has trouble right now. Try again in a few minutes.",
        "El proveedor tiene problemas ahora. Intente de nuevo en unos minutos.",
    ),
    (
        NotTheProvider,
        "Something answered that is not the phone provider, perhaps a sign-in page of this "
        "network. Open a web page once and sign in, then try again.",
        "Respondió algo que no es el proveedor, quizá la página de acceso de esta red. Abra una "
        "página web, inicie sesión e intente de nuevo.",
    ),
    (
        TimedOut,
        "The phone provider did not answer in time. Check the internet connection and try again.",
        "El proveedor no respondió a tiempo. Revise la conexión a internet e intente de nuevo.",
    ),
    (
        Unreachable,
        "The phone provider cannot be reached. Check the internet connection and try again.",
        "No se puede alcanzar al proveedor. Revise la conexión a internet e intente de nuevo.",
    ),
)


def provider_sentence(error: ProviderError, language: str = "en") -> str:
    """What is wrong and what to do, without the error's own words. Any language but ``es`` reads
    as English."""
    spanish = language == "es"
    for kind, *sentences in _SENTENCES:
        if isinstance(error, kind):
            return sentences[spanish]
    if spanish:
        code = f" (código {error.code})" if error.code else ""
        return f"El proveedor rechazó la solicitud{code}. Revise la cuenta en su consola."
    code = f" (code {error.code})" if error.code else ""
    return f"The phone provider turned the request down{code}. Look at the account in its console."
