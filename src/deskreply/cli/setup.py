"""First run without a window: check what was given with the provider, then keep it."""

from __future__ import annotations

import argparse
import os
import sys
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from deskreply import bootstrap
from deskreply import settings as config
from deskreply.domain import numbers, recovery
from deskreply.domain.errors import UserError
from deskreply.domain.models import LineProfile
from deskreply.engine import account
from deskreply.engine.providerport import Provider
from deskreply.settings import Settings
from deskreply.settings import file as settings_file

if TYPE_CHECKING:
    from deskreply.system.keys import Credentials


def setup(given: argparse.Namespace) -> int:
    """``deskreply setup``. Nothing is kept unless all of it fits."""
    desk = bootstrap.open_desk(create=True)
    settings = _with_answers(desk.settings(), given)
    wanted = tuple(dict.fromkeys(_number(raw) for raw in given.numbers))
    if given.no_verify:
        known = {line.number: line for line in settings.lines}
        lines = tuple(known.get(number, LineProfile(number)) for number in wanted)
    else:
        known_key = desk.credentials()
        key = known_key or _asked_for()
        lines = _checked_lines(bootstrap.provider_for(key, os.environ), wanted)
        if known_key is None:
            desk.keep_credentials(key)
    new = not bootstrap.office_url() and not desk.home.database.exists()
    with desk.store(create=True):
        settings_file.save(desk.home.settings, replace(settings, lines=lines, setup_step=0))
    state = (
        "ON"
        if settings.enabled
        else "OFF (turn it on: deskreply settings set textback.enabled true)"
    )
    sys.stdout.write(f"Ready. Auto-text is {state} for {', '.join(wanted)}.\n")
    for line in lines:
        sys.stdout.write(f"{line.number} is treated as a {line.kind} line.\n")
    if new:
        code = recovery.code_of(desk.database_key())
        sys.stdout.write(f"Recovery code: {code}\n")
        sys.stdout.write("Write it down and keep it elsewhere: only with it can another computer "
                         "open your backups.\n")  # fmt: skip
    sys.stdout.write("Start it with: deskreply agent\n")
    return 0


def _with_answers(settings: Settings, given: argparse.Namespace) -> Settings:
    if not given.business.strip():
        raise UserError("--business is empty. Give the name that callers know the office by.")
    answers = {
        "office.name": given.business,
        "office.staff": given.staff,
        "office.timezone": given.timezone,
        "office.hours": given.hours,
        "office.booking_link": given.booking_link,
        "office.language": given.language,
    }
    for name, value in answers.items():
        if value is not None:
            settings = config.set_value(settings, name, value)
    return settings


def _number(raw: str) -> str:
    number = numbers.normalise(raw)
    if number is None:
        raise UserError(f"--number {raw!r} is not a phone number. Give one such as +12125550123.")
    return number


def _asked_for() -> Credentials:
    """The provider's keys, where somebody sits at the terminal."""
    from getpass import getpass

    from deskreply.system.keys import choose

    if not sys.stdin.isatty():
        raise UserError.of(bootstrap.NO_CREDENTIALS)
    sys.stderr.write("The keys of the phone provider (they go into this computer's keyring).\n")
    try:
        return choose(input("Account SID (AC...): "), getpass("Auth token (not shown): "))
    except EOFError:
        raise UserError.of(bootstrap.NO_CREDENTIALS) from None


def _checked_lines(provider: Provider, wanted: tuple[str, ...]) -> tuple[LineProfile, ...]:
    found = account.look(provider, registrations=False)
    return account.profiles(provider, found, wanted, datetime.now(UTC))
