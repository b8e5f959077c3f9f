"""What the window's first run and its settings ask of this PC: settings, keys, the provider's
account, the database. Each call opens what it needs and closes it again, so any thread may ask."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from deskreply import bootstrap
from deskreply import settings as config
from deskreply.domain import recovery
from deskreply.domain.errors import UserError
from deskreply.domain.wordbook import Book
from deskreply.engine import account, templates, wording
from deskreply.settings import Settings
from deskreply.settings import file as settings_file
from deskreply.system import unfinished
from deskreply.ui.setup.port import Wordings

if TYPE_CHECKING:
    from deskreply.domain.models import LineProfile
    from deskreply.engine.account import Account
    from deskreply.engine.providerport import Provider
    from deskreply.settings.kinds import Json
    from deskreply.system.secrets import Credentials

OPEN = "open"


class FirstRun:
    """The ``SetupPort`` of one home."""

    def __init__(self, desk: bootstrap.Desk) -> None:
        self._desk = desk
        self._zone = bootstrap.office_zone(desk.settings)

    # --- settings ---

    def settings(self) -> Settings:
        return self._desk.settings()

    def zone(self) -> str:
        return self._zone()

    def save(self, values: Mapping[str, Json]) -> None:
        def changed(settings: Settings) -> Settings:
            for key, value in values.items():
                settings = config.set_value(settings, key, value)
            return settings

        self._change(changed)

    def typed(self) -> Mapping[str, Json]:
        # What an earlier setup has left behind is nobody's any more.
        return unfinished.read(self._desk.home.first_run) if self.settings().setup_step else {}

    def keep_typed(self, typed: Mapping[str, Json]) -> None:
        unfinished.write(self._desk.home.first_run, typed)

    def save_lines(self, lines: tuple[LineProfile, ...]) -> None:
        self._change(lambda settings: replace(settings, lines=lines))

    def _change(self, changed: Callable[[Settings], Settings]) -> None:
        path = self._desk.home.settings
        settings_file.save(path, changed(settings_file.load(path)))
        self._desk.refresh()

    # --- the provider ---

    def has_credentials(self) -> bool:
        return self._desk.credentials() is not None

    def account(self) -> str:
        kept = self._desk.credentials()
        return "" if kept is None else kept.account_sid

    def keep_credentials(self, sid: str, secret: str, key: str = "") -> None:
        self._desk.keep_credentials(_key(sid, secret, key))

    def look(self, sid: str, secret: str | None, key: str = "") -> Account:
        if secret is None:
            return account.look(self._desk.provider())
        return account.look(_provider(_key(sid, secret, key)))

    def use_lines(self, numbers: tuple[str, ...]) -> None:
        provider = self._desk.provider()
        found = account.look(provider, registrations=False)
        fresh = account.profiles(provider, found, numbers, datetime.now(UTC))
        known = {line.number: line for line in self.settings().lines}
        # What staff has said of a line is worth more than what can be guessed again.
        self.save_lines(tuple(known.get(line.number, line) for line in fresh))

    # --- the office's data ---

    def create_database(self) -> None:
        with self._desk.store(create=True):
            pass

    def recovery_code(self) -> str:
        if bootstrap.office_url() or not self._desk.home.database.exists():
            return ""
        return recovery.code_of(self._desk.database_key())

    def wordings(self) -> Wordings:
        book = self._book()
        bodies = {
            (name, language): version.body
            for name in book.names()
            for language in book.languages(name)
            if (version := book.latest(name, language)) is not None
        }
        return Wordings(book.choice(OPEN).name, bodies)

    def save_wording(self, name: str, language: str, body: str) -> None:
        office = templates.Office(self.settings(), self.zone(), datetime.now(UTC))
        with self._desk.store(create=True) as store:
            templates.save(store, office, name, body, language=language, slot=OPEN)

    def _book(self) -> Book:
        if not bootstrap.office_url() and not self._desk.home.database.exists():
            return Book.of((), ())
        with self._desk.store() as store, store.read() as reader:
            return wording.book(reader)


def _key(sid: str, secret: str, key: str) -> Credentials:
    from deskreply.system.keys import choose

    if not sid or not secret:
        raise UserError(
            "A key is missing. Paste the account SID and the auth token.",
            es="Falta una clave. Pegue el Account SID y el Auth Token.",
        )
    return choose(sid, "", key, secret) if key else choose(sid, secret)


def _provider(key: Credentials) -> Provider:
    return bootstrap.provider_for(key, os.environ)
