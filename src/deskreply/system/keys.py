"""The provider's keys: from the environment, tidied, and checked for the usual mix-ups.

The form of an id is not checked, for other providers with the same API use other forms; only values
that are plainly in each other's place are told.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from deskreply.domain.errors import UserError
from deskreply.domain.keyforms import ACCOUNT, API_KEY, TOKEN, tidy

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

    account: str
    token: str
    key: str
    secret: str


ENTERED = Names("the account SID", "the auth token", "the API key", "the API secret")
ENVIRONMENT = Names(
    "TWILIO_ACCOUNT_SID", "TWILIO_AUTH_TOKEN", "TWILIO_API_KEY", "TWILIO_API_SECRET"
)


def from_environment(env: Mapping[str, str]) -> Credentials | None:
    """The keys in the environment, None where there are none.

    Where both a token and an API key are given, the API key wins: it is the one that was made for a
    program. UserError where something is missing or plainly misplaced.
    """
    values = [tidy(env.get(n, "")) for n in (ENVIRONMENT.account, ENVIRONMENT.token)]
    values += [tidy(env.get(n, "")) for n in (ENVIRONMENT.key, ENVIRONMENT.secret)]
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
        raise UserError(f"{_start(names.account)} is missing; set it too: it starts with AC.")
    if key and not secret:
        raise UserError(f"{_start(names.secret)} is missing; set it too, or remove {names.key}.")
    if secret and not key:
        raise UserError(f"{_start(names.key)} is missing; set it too, or remove {names.secret}.")
    if key:
        return Credentials(account, key, secret, source)
    if not token:
        raise UserError(
            f"{_start(names.token)} is missing; set it too, or set {names.key} and {names.secret}."
        )
    return Credentials(account, account, token, source)


def _refuse_mixed_up(account: str, token: str, key: str, secret: str, names: Names) -> None:
    for one, other, one_name, other_name in (
        (account, token, names.account, names.token),
        (account, key, names.account, names.key),
        (account, secret, names.account, names.secret),
    ):
        if ACCOUNT.fullmatch(other):
            if one and not ACCOUNT.fullmatch(one):
                raise UserError(
                    f"{_start(one_name)} and {other_name} are swapped; exchange the two values."
                )
            raise UserError(
                f"{_start(other_name)} holds an account SID (AC…); put there what its name says."
            )
    if API_KEY.fullmatch(secret):
        raise UserError(
            f"{_start(names.key)} and {names.secret} are swapped; exchange the two values."
            if key
            else f"{_start(names.secret)} holds an API key (SK…); put that into {names.key}."
        )
    for value, name in ((account, names.account), (token, names.token)):
        if API_KEY.fullmatch(value):
            raise UserError(
                f"{_start(name)} holds an API key (SK…); put that into {names.key}, and its "
                f"secret into {names.secret}."
            )
    if TOKEN.fullmatch(account):
        raise UserError(
            f"{_start(names.account)} holds what looks like an auth token; put the account SID "
            f"(AC…) there and the token into {names.token}."
        )


def _start(name: str) -> str:
    return name[0].upper() + name[1:]
