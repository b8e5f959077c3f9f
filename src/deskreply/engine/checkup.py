"""What is wrong, in plain words: one row a check. Used by ``doctor``, with or without an engine."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime, timedelta

from deskreply.domain import errortable
from deskreply.domain.errors import ProviderError, UserError, provider_sentence
from deskreply.engine import settle
from deskreply.engine.context import SKEW_WARNING_SECONDS
from deskreply.engine.facts import TROUBLE
from deskreply.engine.ports import Clock, Provider, Reader, Store
from deskreply.settings import Settings

POLL_FRESH = timedelta(seconds=60)
NEXT_VERSION = "Not part of this version, which runs without a window."


@dataclass(frozen=True, slots=True)
class Check:
    """One finding. ``advice`` says what to do; "" where nothing is to be done."""

    name: str
    ok: bool
    detail: str
    advice: str = ""


@dataclass(frozen=True, slots=True)
class Parts:
    """What is looked at. Each opener may raise UserError; the provider's calls ProviderError.

    ``database``: what to say of one that opens. ``keyring``: says where secrets are kept.
    ``running``: whether an engine owns the home.
    """

    settings: Settings
    clock: Clock
    running: bool
    database: str
    keyring: Callable[[], str]
    store: Callable[[], AbstractContextManager[Store]]
    provider: Callable[[], Provider]


def checkup(parts: Parts) -> list[Check]:
    """All checks, in the order a person would fix them."""
    credentials, provider = _account(parts)
    sender, database, last_poll = _database(parts)
    absent = [Check(name, True, NEXT_VERSION) for name in ("tray", "notifications", "autostart")]
    return [
        credentials,
        _number(parts, provider),
        sender,
        _clock(parts, provider),
        database,
        _keyring(parts),
        *absent,
        last_poll,
    ]


def _account(parts: Parts) -> tuple[Check, Provider | None]:
    try:
        provider = parts.provider()
        account = provider.fetch_account()
    except UserError as error:
        return _sentence("credentials", str(error)), None
    except ProviderError as error:
        return _sentence("credentials", provider_sentence(error)), None
    if account.status and account.status != "active":
        wrong = f"The provider account is {account.status}."
        return Check("credentials", False, wrong, "Settle that at the provider."), None
    on_trial = account.kind.lower() == "trial"
    trial = " It is a trial account: it texts verified numbers only." if on_trial else ""
    return Check("credentials", True, f"The provider accepts the key.{trial}"), provider


def _number(parts: Parts, provider: Provider | None) -> Check:
    if not parts.settings.watched:
        return Check("number", False, "No office number is set up.", "Run: deskreply setup")
    if provider is None:
        return Check(
            "number", False, "Not known: the provider did not let us look.",
            "Put the credentials right first.",
        )  # fmt: skip
    try:
        owned = {number.number: number for number in provider.numbers()}
    except ProviderError as error:
        return _sentence("number", provider_sentence(error))
    for number in parts.settings.watched:
        if number not in owned:
            return Check(
                "number", False, f"{number} is not on this provider account.",
                "Use the keys of the account that owns it, or run deskreply setup again.",
            )  # fmt: skip
        if not owned[number].can_text or not owned[number].can_call:
            lacks = "send texts" if not owned[number].can_text else "take calls"
            return Check(
                "number", False, f"{number} cannot {lacks}.",
                "Switch that on at the provider, or choose another number.",
            )  # fmt: skip
    return Check("number", True, f"{', '.join(parts.settings.watched)} can call and text.")


def _clock(parts: Parts, provider: Provider | None) -> Check:
    if provider is None:
        return Check("clock", True, "Not compared: the provider did not answer.")
    now = parts.clock.now()
    try:
        told = provider.calls(now, size=1).provider_now
    except ProviderError:
        told = None
    if told is None:
        return Check("clock", True, "Not compared: the provider did not tell its time.")
    behind = (told - parts.clock.now()).total_seconds()
    if abs(behind) <= SKEW_WARNING_SECONDS:
        return Check("clock", True, "This computer's clock is right.")
    minutes = abs(behind) / 60
    how = f"{minutes:.0f} minutes" if minutes >= 2 else f"{abs(behind):.0f} seconds"
    which = "behind" if behind > 0 else "ahead"
    return Check(
        "clock", False, f"This computer's clock is {how} {which}.",
        "Set it to the right time and let it be set automatically.",
    )  # fmt: skip


def _database(parts: Parts) -> tuple[Check, Check, Check]:
    """Sender, database, last good poll: what the office's own rows say."""
    try:
        with parts.store() as store, store.read() as reader:
            sender, poll = _sender(reader), _last_poll(parts, reader)
    except UserError as error:
        unknown = "Not known: the database cannot be opened."
        return (
            Check("sender", True, unknown),
            _sentence("database", str(error)),
            Check("last-poll", False, unknown, "Put the database right first."),
        )
    return sender, Check("database", True, parts.database), poll


def _sender(reader: Reader) -> Check:
    refused = reader.state(settle.REFUSED)
    if refused:
        return Check(
            "sender", False, "The provider does not let this key send texts.",
            "Give the key the permission to create messages, or use the account's own token.",
        )  # fmt: skip
    code, _, at = (reader.state(TROUBLE) or "").partition(" ")
    if not at:
        return Check("sender", True, "The provider has not turned our texts away.")
    rule = errortable.rule_for(int(code) if code.isdigit() else 0)
    return Check("sender", False, f"{rule.sentence('en')} (code {code})", rule.advise("en"))


def _last_poll(parts: Parts, reader: Reader) -> Check:
    name = "last-poll"
    polled = [reader.state(f"polled.{kind}") for kind in ("calls", "messages")]
    if not any(polled):
        if parts.running:
            return Check(
                name, False, "The engine has not reached the provider yet.",
                "Wait a minute; then look at the other checks.",
            )  # fmt: skip
        return Check(name, True, "Not started yet. Missed callers are texted once it runs: "
                     "deskreply agent")  # fmt: skip
    times = [datetime.fromisoformat(value) for value in polled if value]
    oldest = min(times)
    if not parts.running:
        return Check(
            name, False, f"No engine runs; the last good poll was at {_minute(max(times))} UTC. "
            "Missed callers are not texted.", "Start it: deskreply agent",
        )  # fmt: skip
    # Polls are noted in the provider's time, from which this PC's may differ.
    now = parts.clock.now() + timedelta(seconds=float(reader.state("clock.skew") or 0))
    fresh = abs(now - oldest) <= POLL_FRESH and all(polled)
    if fresh:
        return Check(name, True, f"Polling; last at {_minute(oldest)} UTC.")
    return Check(
        name, False, f"The engine runs but has not reached the provider since {_minute(oldest)} "
        "UTC.", "Check the internet connection and the credentials.",
    )  # fmt: skip


def _keyring(parts: Parts) -> Check:
    try:
        return Check("keyring", True, parts.keyring())
    except UserError as error:
        return _sentence("keyring", str(error))


def _sentence(name: str, sentence: str) -> Check:
    """A failed check from a sentence that says what is wrong, then what to do."""
    wrong, _, advice = sentence.partition(". ")
    if not advice:
        wrong, _, advice = sentence.partition("; ")
    return Check(name, False, f"{wrong.rstrip('.')}.", advice[:1].upper() + advice[1:])


def _minute(at: datetime) -> str:
    return at.strftime("%Y-%m-%d %H:%M")
