"""What can go wrong, in three families a caller can tell apart.

``UserError``: somebody can put it right; carries one sentence with what is wrong and what to do.
``ProviderError``: the provider or the way to it; says whether and when trying again makes sense.
Everything else that is raised is our bug.
"""

from __future__ import annotations


class UserError(Exception):
    """Wrong usage or settings, or surroundings that a person has to fix.

    ``str(error)`` is one line: what is wrong, then what to do. ``exit_code`` is 2 for wrong usage
    or settings, 1 for anything that was found to be wrong while running.
    """

    exit_code = 2


class EnvironmentTrouble(UserError):
    """The machine is in the way: disk full, folder not writable, keyring locked, a wrong key."""

    exit_code = 1


class DatabaseDamaged(EnvironmentTrouble):
    """The local database is not whole: cut off, overwritten, or a page of it does not make sense.
    Whoever runs an engine puts the newest good backup in its place."""


class DiskFull(EnvironmentTrouble):
    """Nothing can be stored until somebody frees some space."""


class WrongKey(EnvironmentTrouble):
    """The first page of a database makes no sense with this key: another key, or damaged there."""


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


_SENTENCES: tuple[tuple[type[ProviderError], str], ...] = (
    (
        BadCredentials,
        "The phone provider refuses the key. Check TWILIO_ACCOUNT_SID and TWILIO_AUTH_TOKEN "
        "(or the API key and its secret); copy them again from the provider's console.",
    ),
    (
        NotPermitted,
        "The key is right but may not do this. Give it permission for calls, messages and phone "
        "numbers at the provider, or use the account's own token.",
    ),
    (
        AccountClosed,
        "The provider account is suspended or closed. Settle that at the provider first.",
    ),
    (Throttled, "The phone provider asks to slow down. Wait a minute and try again."),
    (ProviderTrouble, "The phone provider has trouble right now. Try again in a few minutes."),
    (
        NotTheProvider,
        "Something answered that is not the phone provider, perhaps a sign-in page of this "
        "network. Open a web page once and sign in, then try again.",
    ),
    (
        TimedOut,
        "The phone provider did not answer in time. Check the internet connection and try again.",
    ),
    (
        Unreachable,
        "The phone provider cannot be reached. Check the internet connection and try again.",
    ),
)


def provider_sentence(error: ProviderError) -> str:
    """What is wrong and what to do, without the error's own words."""
    for kind, sentence in _SENTENCES:
        if isinstance(error, kind):
            return sentence
    code = f" (code {error.code})" if error.code else ""
    return f"The phone provider turned the request down{code}. Run: deskreply doctor"
