"""The provider's keys: from the environment, tidied, and checked for the usual mix-ups.

The form of an id is not checked, for other providers with the same API use other forms; only values
that are plainly in each other's place are told.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from deskreply.domain.errors import UserError
from deskreply.domain.keyforms import ACCOUNT, API_KEY, TOKEN, tidy
from deskreply.domain.words import Words

__all__ = ["Credentials", "choose", "from_environment", "tidy"]


@dataclass(frozen=True, slots=True)
class Credentials:
    """Keys to one account. ``username`` is the account's id itself, or an API key. ``source`` is
    "environment", "keyring" or "entered"; never shown: all but the account."""

    account_sid: str
    username: str = field(repr=False)
    password: str = field(repr=False)
    source: str = "entered"

    def __str__(self) -> str:
        return repr(self)


@dataclass(frozen=True, slots=True)
class Names:
    """What the four values are called where they are asked for."""

    account: Words
    token: Words
    key: Words
    secret: Words


ENTERED = Names(
    Words("the account SID", "el Account SID"),
    Words("the auth token", "el Auth Token"),
    Words("the API key", "la clave de API"),
    Words("the API secret", "el secreto de API"),
)
_VARIABLES = ("TWILIO_ACCOUNT_SID", "TWILIO_AUTH_TOKEN", "TWILIO_API_KEY", "TWILIO_API_SECRET")
ENVIRONMENT = Names(*(Words(name, name) for name in _VARIABLES))

_NO_ACCOUNT = Words(
    "{It} is missing; set it too: it starts with AC.",
    "Falta {It}; agréguelo también: empieza con AC.",
)
_HALF = Words(
    "{It} is missing; set it too, or remove {other}.",
    "Falta {It}; agregue también ese valor, o quite {other}.",
)
_NO_TOKEN = Words(
    "{It} is missing; set it too, or set {key} and {secret}.",
    "Falta {It}; agréguelo también, o ponga {key} y {secret}.",
)
_SWAPPED = Words(
    "{It} and {other} are swapped; exchange the two values.",
    "Están cambiados {It} y {other}; intercambie los dos valores.",
)
_ACCOUNT_THERE = Words(
    "{It} holds an account SID (AC…); put there what its name says.",
    "En {It} hay un Account SID (AC…); ponga allí lo que dice su nombre.",
)
_KEY_AS_SECRET = Words(
    "{It} holds an API key (SK…); put that into {key}.",
    "En {It} hay una clave de API (SK…); póngala en {key}.",
)
_KEY_THERE = Words(
    "{It} holds an API key (SK…); put that into {key}, and its secret into {secret}.",
    "En {It} hay una clave de API (SK…); póngala en {key}, y su secreto en {secret}.",
)
_TOKEN_THERE = Words(
    "{It} holds what looks like an auth token; put the account SID (AC…) there and the token into "
    "{token}.",
    "En {It} hay lo que parece un Auth Token; ponga allí el Account SID (AC…) y el token en "
    "{token}.",
)


def from_environment(env: Mapping[str, str]) -> Credentials | None:
    """The keys in the environment, None where there are none.

    Where both a token and an API key are given, the API key wins: it is the one that was made for a
    program. UserError where something is missing or plainly misplaced.
    """
    values = [tidy(env.get(name, "")) for name in _VARIABLES]
    if not any(values):
        return None
    return choose(*values, names=ENVIRONMENT, source="environment")


def choose(
    account: str,
    token: str = "",
    key: str = "",
    secret: str = "",
    *,
    names: Names = ENTERED,
    source: str = "entered",
) -> Credentials:
    """Credentials from what was given, padded or not. UserError where that cannot work."""
    account, token, key, secret = (tidy(v) for v in (account, token, key, secret))
    _refuse_mixed_up(account, token, key, secret, names)
    if not account:
        raise _wrong(_NO_ACCOUNT, names.account)
    if key and not secret:
        raise _wrong(_HALF, names.secret, other=names.key)
    if secret and not key:
        raise _wrong(_HALF, names.key, other=names.secret)
    if key:
        return Credentials(account, key, secret, source)
    if not token:
        raise _wrong(_NO_TOKEN, names.token, key=names.key, secret=names.secret)
    return Credentials(account, account, token, source)


def _refuse_mixed_up(account: str, token: str, key: str, secret: str, names: Names) -> None:
    for one, other, one_name, other_name in (
        (account, token, names.account, names.token),
        (account, key, names.account, names.key),
        (account, secret, names.account, names.secret),
    ):
        if ACCOUNT.fullmatch(other):
            if one and not ACCOUNT.fullmatch(one):
                raise _wrong(_SWAPPED, one_name, other=other_name)
            raise _wrong(_ACCOUNT_THERE, other_name)
    if API_KEY.fullmatch(secret):
        if key:
            raise _wrong(_SWAPPED, names.key, other=names.secret)
        raise _wrong(_KEY_AS_SECRET, names.secret, key=names.key)
    for value, name in ((account, names.account), (token, names.token)):
        if API_KEY.fullmatch(value):
            raise _wrong(_KEY_THERE, name, key=names.key, secret=names.secret)
    if TOKEN.fullmatch(account):
        raise _wrong(_TOKEN_THERE, names.account, token=names.token)


def _wrong(words: Words, it: Words, **others: Words) -> UserError:
    """``it`` begins the English sentence."""
    it = Words(it.en[0].upper() + it.en[1:], it.es)
    return UserError.of(words.format(It=it, **others))
