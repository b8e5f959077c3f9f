"""What is wrong, in plain words: one row a check. Used by ``doctor``, with or without an engine."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime, timedelta

from deskreply.domain.errors import ProviderError, UserError, provider_sentence
from deskreply.domain.explain import ago
from deskreply.domain.health import Health, Signs, Word, assess
from deskreply.engine import backups, restored
from deskreply.engine.health import stored
from deskreply.engine.ports import Clock, Shelf, Store
from deskreply.engine.providerport import Provider
from deskreply.engine.restored import Restored
from deskreply.settings import Settings

NEXT_VERSION = "Not part of this version, which runs without a window."
NOT_TURNED_AWAY = "The provider has not turned our texts away."
# How long a restored database is news.
TOLD_FOR = timedelta(days=30)
ROOM = "There is room on the disk."
ENGINE_WORDS = (
    Word.DUTY_FAILING, Word.DUTY_HANGING, Word.CREDENTIALS_DEAD, Word.NOT_PERMITTED,
    Word.SETTINGS_BROKEN,
)  # fmt: skip


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
    ``running``: whether an engine owns the home. ``free_bytes``: on its disk, None where unknown.
    ``shelf``: where backups are kept, None for an office database.
    """

    settings: Settings
    clock: Clock
    running: bool
    database: str
    keyring: Callable[[], str]
    store: Callable[[], AbstractContextManager[Store]]
    provider: Callable[[], Provider]
    free_bytes: Callable[[], int | None] = lambda: None
    shelf: Callable[[], Shelf | None] = lambda: None


def checkup(parts: Parts) -> list[Check]:
    """All checks, in the order a person would fix them."""
    credentials, provider = _account(parts)
    database, (sender, outbox, engine, disk, last_poll) = _office(parts)
    absent = [Check(name, True, NEXT_VERSION) for name in ("tray", "notifications", "autostart")]
    return [
        credentials,
        _number(parts, provider),
        sender,
        _clock(parts, provider),
        database,
        *_backups(parts),
        _keyring(parts),
        *absent,
        disk,
        outbox,
        engine,
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


def _backups(parts: Parts) -> list[Check]:
    """The backups there are; and, for a while, that the database was put back from one."""
    try:
        shelf = parts.shelf()
        if shelf is None:
            return [Check("backups", True, "The office database is backed up where it runs.")]
        kept = shelf.kept()
        with parts.store() as store, store.read() as reader:
            failed, put_back = reader.state(backups.FAILED), restored.last(reader)
    except UserError:
        return [Check("backups", True, "Not known: the database cannot be opened.")]
    now = parts.clock.now()
    found = [_restored(put_back, now)] if put_back and now - put_back.at < TOLD_FOR else []
    if failed:
        return [_sentence("backups", failed[:1].upper() + failed[1:]), *found]
    if not kept:
        first = "None yet: the first is made a minute after the agent starts."
        return [Check("backups", True, first), *found]
    newest = ago(round((now - kept[0].at).total_seconds() / 60), "en")
    return [Check("backups", True, f"{len(kept)} are kept; the newest was made {newest}."), *found]


def _restored(put_back: Restored, now: datetime) -> Check:
    when = ago(round((now - put_back.at).total_seconds() / 60), "en")
    made = put_back.backup_at.strftime("%Y-%m-%d %H:%M")
    what = f"The database was put back {when} from the backup of {made} UTC"
    if put_back.why == restored.DAMAGED:
        what += ", because it was damaged"
    if put_back.done_at is None:
        return Check(
            "restored", False, f"{what}; what happened since has not been read yet, and nothing is "
            "sent before.", "Leave the agent running for some minutes: deskreply agent",
        )  # fmt: skip
    return Check("restored", True, f"{what}; what happened since was read from the provider.")


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
    wrong = assess(Signs(now, running=True, skew_seconds=behind)).find(Word.CLOCK_WRONG)
    if wrong is None:
        return Check("clock", True, "This computer's clock is right.")
    minutes = abs(behind) / 60
    how = f"{minutes:.0f} minutes" if minutes >= 2 else f"{abs(behind):.0f} seconds"
    which = "behind" if behind > 0 else "ahead"
    return Check("clock", False, f"This computer's clock is {how} {which}.", wrong.advice())


def _office(parts: Parts) -> tuple[Check, list[Check]]:
    """The database, and what its rows and the disk tell: how the engine is doing."""
    now, free = parts.clock.now(), parts.free_bytes()
    try:
        with parts.store() as store, store.read() as reader:
            signs = stored(reader, parts.settings, now, running=parts.running, free_bytes=free)
    except UserError as error:
        unknown = "Not known: the database cannot be opened."
        alone = assess(Signs(now, running=True, free_bytes=free))
        return _sentence("database", str(error)), [
            *(Check(name, True, unknown) for name in ("sender", "outbox", "engine")),
            _row("disk", alone, (Word.DISK_NEARLY_FULL,), ROOM),
            Check("last-poll", False, unknown, "Put the database right first."),
        ]
    health = assess(signs)
    engine = "All its parts work." if parts.running else "Not running."
    return _row("database", health, (Word.DATABASE,), parts.database), [
        _row("sender", health, (Word.SENDER_REFUSED, Word.SENDER_BLOCKED), NOT_TURNED_AWAY),
        _row("outbox", health, (Word.OUTBOX_STUCK,), "Nothing is here that should have left."),
        _row("engine", health, ENGINE_WORDS, engine),
        _row("disk", health, (Word.DISK_NEARLY_FULL,), ROOM),
        _last_poll(parts, signs, health),
    ]


def _row(name: str, health: Health, words: tuple[Word, ...], good: str) -> Check:
    """The first finding of these words, or what to say where there is none."""
    found = next((f for f in map(health.find, words) if f is not None), None)
    if found is None:
        return Check(name, True, good)
    return Check(name, False, found.sentence(), found.advice())


def _last_poll(parts: Parts, signs: Signs, health: Health) -> Check:
    name = "last-poll"
    polled = [at for at in signs.polled.values() if at is not None]
    late = health.find(Word.NOT_POLLING)
    stopped = health.find(Word.NOT_RUNNING)
    if stopped is not None and not polled:
        return Check(name, True, "Not started yet. Missed callers are texted once it runs: "
                     "deskreply agent")  # fmt: skip
    if stopped is not None:
        return Check(
            name, False, f"No engine runs; the last good poll was at {_minute(max(polled))} UTC. "
            "Missed callers are not texted.", stopped.advice(),
        )  # fmt: skip
    if late is not None:
        since = f"since {_minute(min(polled))} UTC" if polled else "yet"
        return Check(
            name, False, f"The engine runs but has not reached the provider {since}.", late.advice()
        )
    if len(polled) < len(signs.polled):
        return Check(name, True, "The engine has just been started.")
    return Check(name, True, f"Polling; last at {_minute(min(polled))} UTC.")


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
