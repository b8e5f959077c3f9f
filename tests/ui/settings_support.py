"""What the settings stand on in a test: the desk's office, and a computer that is pretended."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtWidgets import QApplication, QWidget

from deskreply import settings as config
from deskreply.domain.errors import UserError
from deskreply.domain.models import LineProfile
from deskreply.domain.pc import AutostartState, Awake
from deskreply.domain.recovery import code_of
from deskreply.engine import account
from deskreply.engine.account import Account
from deskreply.engine.checkup import Check
from deskreply.engine.ports import Kept
from deskreply.settings import Settings
from deskreply.settings.kinds import Json
from deskreply.ui import theme
from deskreply.ui.background import Background
from deskreply.ui.bridge import Bridge
from deskreply.ui.machine import Machine
from deskreply.ui.settings import Around, SettingsWindow
from tests.support.office import Office
from tests.ui.support import Desk

if TYPE_CHECKING:
    from deskreply.ui.setup.port import SetupPort, Wordings

MADE = datetime(2026, 3, 10, 14, 40, tzinfo=UTC)


@dataclass
class Port:
    """The provider is the practice line's; keys are kept in memory."""

    office: Office
    kept: list[tuple[str, str]] = field(default_factory=list)

    def settings(self) -> Settings:
        return self.office.settings

    def zone(self) -> str:
        return "America/New_York"

    def save(self, values: Mapping[str, Json]) -> None:
        for key, value in values.items():
            self.office.settings = config.set_value(self.office.settings, key, value)

    def typed(self) -> Mapping[str, Json]:
        return {}

    def keep_typed(self, typed: Mapping[str, Json]) -> None:
        """Nobody ends the app here."""

    def save_lines(self, lines: tuple[LineProfile, ...]) -> None:
        self.office.settings = replace(self.office.settings, lines=lines)

    def has_credentials(self) -> bool:
        return True

    def account(self) -> str:
        return self.kept[-1][0] if self.kept else self.office.line.account_sid

    def keep_credentials(self, sid: str, secret: str, key: str = "") -> None:
        self.kept.append((sid, secret))

    def look(self, sid: str, secret: str | None, key: str = "") -> Account:
        if secret is not None and secret != self.office.line.auth_token:
            raise UserError("The provider does not accept this key. Copy both again.")
        return account.look(self.office.provider())

    def use_lines(self, numbers: tuple[str, ...]) -> None:
        known = {line.number: line for line in self.office.settings.lines}
        self.save_lines(tuple(known.get(each, LineProfile(each)) for each in numbers))

    def create_database(self) -> None:
        raise UserError("There is one.")

    def recovery_code(self) -> str:
        return code_of("ab" * 32)

    def wordings(self) -> Wordings:
        raise UserError("Not here.")

    def save_wording(self, name: str, language: str, body: str) -> None:
        raise UserError("Not here.")


@dataclass
class Vault:
    """Backups that are only counted."""

    place: Path
    shared: str = ""
    made: list[Kept] = field(
        default_factory=lambda: [
            Kept(f"hourly-{hours}.db", "hourly", MADE - timedelta(hours=hours))
            for hours in range(9)
        ]
    )
    written: list[Path] = field(default_factory=list)
    trouble: str = ""

    def office(self) -> str:
        return self.shared

    def folder(self) -> Path:
        return self.place / "backups"

    def kept(self) -> Sequence[Kept]:
        return self.made

    def make(self) -> None:
        if self.trouble:
            raise UserError(self.trouble)
        self.made.insert(0, Kept("hourly-now.db", "hourly", MADE + timedelta(minutes=20)))

    def back_up(self, file: Path) -> None:
        self.written.append(file)

    def export(self, folder: Path) -> int:
        self.written.append(folder)
        return 7


@dataclass
class Starts:
    """The system's list of what starts at sign-in."""

    now: AutostartState = AutostartState.OFF

    def state(self) -> AutostartState:
        return self.now

    def set(self, on: bool) -> None:
        self.now = AutostartState.ON if on else AutostartState.OFF


@dataclass
class Alerts:
    """Notes what was asked of the alerts."""

    tested: list[str] = field(default_factory=list)
    paused: list[datetime | None] = field(default_factory=list)

    def test(self, kind: str = "new-text", then: Callable[[str], None] | None = None) -> None:
        self.tested.append(kind)
        if then is not None:
            then("")

    def pause(self, until: datetime | None) -> None:
        self.paused.append(until)


@dataclass
class Privacy:
    """Notes that details were hidden."""

    hidden: int = 0

    def hide(self) -> None:
        self.hidden += 1


CHECKS = [
    Check("credentials", True, "The provider accepts the key."),
    Check("number", True, "+12125550190 can call and text."),
    Check("clock", False, "This computer's clock is 4 minutes behind.", "Set the clock."),
    Check("database", True, "It opens and is encrypted."),
    Check("backups", True, "9 are kept; the newest was made 20 minutes ago."),
]


def machine(folder: Path, starts: Starts | None = None, awake: Awake = Awake.YES) -> Machine:
    """A computer that does as it is told."""
    return Machine(
        home=folder,
        logs=folder / "logs",
        autostart=starts or Starts(),
        keep_awake=lambda on: awake if on else Awake.NO,
        checkup=lambda: list(CHECKS),
        open_practice=lambda: None,
        open_office=lambda: None,
        restart=lambda: None,
    )


def stand_on(
    office: Office,
    bridge: Bridge,
    folder: Path,
    background: Background,
    starts: Starts | None = None,
) -> Around:
    """All of it, in the theme that is on."""
    return Around(
        bridge=bridge,
        theme=theme.current(),
        machine=machine(folder, starts),
        background=background,
        port=cast("SetupPort", Port(office)),
        vault=Vault(folder),
        alerts=Alerts(),
        privacy=Privacy(),
    )


def around(desk: Desk, folder: Path, *, starts: Starts | None = None) -> Around:
    """The same for a test."""
    assert desk.theme is theme.current()
    return stand_on(desk.office, desk.bridge, folder, Background(), starts)


@contextmanager
def settings_window(
    desk: Desk, stand: Around, page: str = "office"
) -> Iterator[tuple[SettingsWindow, Callable[[], None]]]:
    """The window, open on a page; and what lets everything that was asked for be answered."""

    def settle() -> None:
        desk.wait(lambda: not stand.background.busy)
        desk.settle()

    window = SettingsWindow(stand)
    window.open_page(page)
    desk.wait(lambda: QApplication.focusWidget() is not None)
    settle()
    try:
        yield window, settle
    finally:
        window.close()
        settle()
        cast(QWidget, window).deleteLater()
        assert stand.background.close(20)
