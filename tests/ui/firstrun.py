"""What the first run stands on in a test: a PC that was never set up, and a provider to connect."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import cast

import pytest
from keyring.backend import KeyringBackend

from deskreply import bootstrap
from deskreply import settings as config
from deskreply.cli.firstrun import FirstRun
from deskreply.domain.models import LineProfile
from deskreply.engine import account
from deskreply.engine.account import Account
from deskreply.practice import AccountNumber, PracticeLine, PracticeServer
from deskreply.settings import Settings
from deskreply.settings.kinds import Json
from deskreply.ui.background import Background
from deskreply.ui.machine import Machine
from deskreply.ui.setup.around import SetupAround
from deskreply.ui.setup.port import SetupPort, Wordings
from deskreply.ui.theme import Theme
from tests.support.office import Office

MAIN, HYGIENE, FAX = "+12125550190", "+12125550194", "+12125550199"


class Memory(KeyringBackend):
    """A keyring that forgets with the test."""

    priority = 1.0

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self.kept: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[service, username] = password


@dataclass
class FreshPC:
    """``line``: the provider's side, with three numbers on the account. ``port``: this PC's."""

    line: PracticeLine
    server: PracticeServer
    port: FirstRun
    keyring: Memory

    @property
    def keys(self) -> tuple[str, str]:
        """The right account SID and token."""
        return self.line.account_sid, self.line.auth_token


@contextmanager
def fresh_pc(folder: Path, patch: pytest.MonkeyPatch) -> Iterator[FreshPC]:
    """A PC on which DeskReply was never started."""
    line = PracticeLine(())
    for number, name, sms in (
        (MAIN, "Main line", True), (HYGIENE, "Hygiene", True), (FAX, "Fax", False),
    ):  # fmt: skip
        line.put_number(AccountNumber(number, line.now(), friendly_name=name, sms=sms))
    line.register(HYGIENE, "in-review")
    keyring = Memory()
    patch.setattr("deskreply.system.secrets.allowed_backend", lambda: keyring)
    for name in (
        "TWILIO_ACCOUNT_SID", "TWILIO_AUTH_TOKEN", "DESKREPLY_DATABASE_URL",
        "DESKREPLY_DATABASE_KEY",
    ):  # fmt: skip
        patch.delenv(name, raising=False)
    patch.setenv("DESKREPLY_HOME", str(folder / "home"))
    with PracticeServer(line) as server:
        patch.setenv("DESKREPLY_PROVIDER_URL", server.url)
        port = FirstRun(bootstrap.open_desk(create=True))
        yield FreshPC(line, server, port, keyring)


class OfficePort:
    """The ``SetupPort`` of an office under a clock, as far as steps 5 to 7 need one."""

    def __init__(self, office: Office) -> None:
        self._office = office

    def settings(self) -> Settings:
        return self._office.settings

    def zone(self) -> str:
        return self._office.settings.timezone

    def save(self, values: Mapping[str, Json]) -> None:
        for key, value in values.items():
            self._office.settings = config.set_value(self._office.settings, key, value)

    def typed(self) -> Mapping[str, Json]:
        return {}

    def keep_typed(self, typed: Mapping[str, Json]) -> None:
        """Nobody ends the app here."""

    def save_lines(self, lines: tuple[LineProfile, ...]) -> None:
        self._office.settings = replace(self._office.settings, lines=lines)

    def has_credentials(self) -> bool:
        return True

    def account(self) -> str:
        return self._office.line.account_sid

    def keep_credentials(self, sid: str, secret: str, key: str = "") -> None:
        raise AssertionError("nobody enters keys here")

    def look(self, sid: str, secret: str | None, key: str = "") -> Account:
        return account.look(self._office.provider(patience=10))

    def use_lines(self, numbers: tuple[str, ...]) -> None:
        self.save_lines(tuple(LineProfile(number) for number in numbers))

    def create_database(self) -> None:
        """It is there."""

    def recovery_code(self) -> str:
        return ""

    def wordings(self) -> Wordings:
        return Wordings("", {})

    def save_wording(self, name: str, language: str, body: str) -> None:
        raise AssertionError("nobody writes wordings here")


class _Silent:
    """Alerts that nobody looks at."""

    def test(self, kind: str, then: Callable[[str], None] | None) -> None:
        """Shown."""
        if then is not None:
            then("")


def around(port: SetupPort, look: Theme, background: Background | None = None) -> SetupAround:
    """What a page stands on; its ``background`` has to be closed."""
    return SetupAround(port, look, background or Background(), _Silent(), cast(Machine, None))
