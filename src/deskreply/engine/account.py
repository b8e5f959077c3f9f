"""What the provider account is and can do: asked at the first run, by settings and ``doctor``."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from deskreply.domain import lineprofile, numbers
from deskreply.domain.errors import EnvironmentTrouble, ProviderError, UserError
from deskreply.domain.models import CallRow, LineProfile, NumberInfo
from deskreply.domain.registration import Registration
from deskreply.engine.providerport import Provider

RECENT = timedelta(days=2)
UNKNOWN = Registration()


class NotUsable(UserError):
    """The provider says that what was given cannot work."""

    exit_code = 1


class NotActive(EnvironmentTrouble):
    """The account is suspended or closed."""


@dataclass(frozen=True, slots=True)
class LineOnAccount:
    """One number. ``info``: all that the provider says of it."""

    info: NumberInfo
    registration: Registration = UNKNOWN

    @property
    def number(self) -> str:
        """E.164."""
        return self.info.number

    @property
    def label(self) -> str:
        """What it is called at the provider, "" where that is only the number again."""
        label = self.info.label.strip()
        return "" if numbers.normalise(label) == self.number else label

    @property
    def can_call(self) -> bool:
        return self.info.can_call

    @property
    def can_text(self) -> bool:
        return self.info.can_text

    @property
    def usable(self) -> bool:
        """Whether missed callers of this number can be texted from it."""
        return self.can_call and self.can_text


@dataclass(frozen=True, slots=True)
class Account:
    """A provider account that is in order. ``trial``: it texts verified phones only."""

    id: str
    name: str
    trial: bool
    lines: tuple[LineOnAccount, ...]

    def line(self, number: str) -> LineOnAccount | None:
        """The line with this number, E.164."""
        return next((line for line in self.lines if line.number == number), None)


def look(provider: Provider, *, registrations: bool = True) -> Account:
    """The account with its numbers, those that can be used first. ``registrations``: also how far
    carriers know them as senders. Raises UserError, ProviderError."""
    found = provider.fetch_account()
    if found.status and found.status != "active":
        raise NotActive(
            f"The provider account is {found.status}. Settle that at the provider first.",
            es=f"La cuenta del proveedor está así: {found.status}. Primero arréglelo con el "
            "proveedor.",
        )
    lines = [LineOnAccount(info) for info in provider.numbers()]
    lines.sort(key=lambda line: (not line.usable, line.number))
    account = Account(found.id, found.name, found.kind.lower() == "trial", tuple(lines))
    return _registered(provider, account) if registrations else account


def registrations(provider: Provider, infos: Sequence[NumberInfo]) -> Mapping[str, Registration]:
    """How far carriers know each number as a sender. Where the provider does not say, or does not
    let this key look, that is unknown, and no error."""
    if not infos:
        return {}
    try:
        return provider.registrations(infos)
    except ProviderError:
        return {}


def _registered(provider: Provider, account: Account) -> Account:
    usable = [line.info for line in account.lines if line.usable]
    known = registrations(provider, usable)
    lines = (replace(line, registration=known.get(line.number, UNKNOWN)) for line in account.lines)
    return replace(account, lines=tuple(lines))


def check(account: Account, wanted: Collection[str]) -> None:
    """Refuse numbers (E.164) that missed callers cannot be texted from. Raises NotUsable."""
    for number in wanted:
        line = account.line(number)
        if line is None:
            others = ", ".join(sorted(line.number for line in account.lines)[:5])
            raise NotUsable(
                f"{number} is not on this provider account (it has: {others or 'none at all'}). "
                "Check the number, or use the keys of the account that owns it.",
                es=f"{number} no está en esta cuenta del proveedor (tiene: {others or 'ninguno'}). "
                "Revise el número, o use las claves de la cuenta que lo tiene.",
            )
        if not line.can_text:
            raise NotUsable(
                f"{number} cannot send texts. Switch on messaging for it at the provider, "
                "or choose a number that can.",
                es=f"{number} no puede enviar mensajes. Actívelos con el proveedor, o elija un "
                "número que sí pueda.",
            )
        if not line.can_call:
            raise NotUsable(
                f"{number} cannot take calls. Choose the number that callers dial.",
                es=f"{number} no puede recibir llamadas. Elija el número que marca la gente.",
            )


def profiles(
    provider: Provider, account: Account, wanted: Sequence[str], now: datetime
) -> tuple[LineProfile, ...]:
    """How each of these numbers (E.164) is set up: from its configuration, and from what its calls
    of the last days looked like. Raises NotUsable, ProviderError."""
    check(account, wanted)
    recent = provider.calls(now - RECENT, size=200).rows
    found = [line.info for number in wanted if (line := account.line(number)) is not None]
    return tuple(_profile(provider, info, recent) for info in found)


def _profile(provider: Provider, number: NumberInfo, recent: Sequence[CallRow]) -> LineProfile:
    roots = [
        row
        for row in recent
        if row.parent_id is None and row.final
        and numbers.normalise(row.called_raw) == number.number
    ]  # fmt: skip
    with_legs = [(r, tuple(leg for leg in recent if leg.parent_id == r.id)) for r in roots]
    voicemail = False
    bare = [root for root, legs in with_legs if not legs and root.status == "completed"]
    for root in bare[:3]:
        voicemail = voicemail or any(
            recording.source == "RecordVerb" for recording in provider.recordings(root.id)
        )
    return lineprofile.profile_for(number, with_legs, voicemail)
