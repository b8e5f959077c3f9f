"""What a check of this office finds, and what is looked at for it."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass

from deskreply.domain.pc import AutostartState
from deskreply.domain.words import Words
from deskreply.engine.ports import Clock, Shelf, Store
from deskreply.engine.providerport import Provider
from deskreply.settings import Settings


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
    ``shelf``: where backups are kept, None for an office database. ``autostart``: whether the app
    with a screen starts at sign-in. ``language``: of all that is said."""

    settings: Settings
    clock: Clock
    running: bool
    database: str
    keyring: Callable[[], str]
    store: Callable[[], AbstractContextManager[Store]]
    provider: Callable[[], Provider]
    free_bytes: Callable[[], int | None] = lambda: None
    shelf: Callable[[], Shelf | None] = lambda: None
    autostart: Callable[[], AutostartState] = lambda: AutostartState.OFF
    language: str = "en"

    def say(self, english: str, spanish: str) -> str:
        """The one of the two that is in ``language``."""
        return Words(english, spanish).say(self.language)


def check_of(name: str, sentence: str) -> Check:
    """A failed check from a sentence that says what is wrong, then what to do."""
    wrong, _, advice = sentence.partition(". ")
    if not advice:
        wrong, _, advice = sentence.partition("; ")
    return Check(name, False, f"{wrong.rstrip('.')}.", advice[:1].upper() + advice[1:])
