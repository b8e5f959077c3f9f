"""First run without a window: check what was given with the provider, then keep it."""

from __future__ import annotations

import argparse
import os
import sys
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from deskreply import bootstrap
from deskreply import settings as config
from deskreply.domain import lineprofile, numbers, recovery
from deskreply.domain.errors import EnvironmentTrouble, UserError
from deskreply.domain.models import CallRow, LineProfile, NumberInfo
from deskreply.engine.providerport import Provider
from deskreply.settings import Settings
from deskreply.settings import file as settings_file

if TYPE_CHECKING:
    from deskreply.system.keys import Credentials

RECENT = timedelta(days=2)


class NotUsable(UserError):
    """The provider says that what was given cannot work."""

    exit_code = 1


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
        settings_file.save(desk.home.settings, replace(settings, lines=lines))
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
        raise UserError(bootstrap.NO_CREDENTIALS)
    sys.stderr.write("The keys of the phone provider (they go into this computer's keyring).\n")
    try:
        return choose(input("Account SID (AC...): "), getpass("Auth token (not shown): "))
    except EOFError:
        raise UserError(bootstrap.NO_CREDENTIALS) from None


def _checked_lines(provider: Provider, wanted: tuple[str, ...]) -> tuple[LineProfile, ...]:
    account = provider.fetch_account()
    if account.status and account.status != "active":
        raise EnvironmentTrouble(
            f"The provider account is {account.status}. Settle that at the provider first."
        )
    owned = {number.number: number for number in provider.numbers()}
    for number in wanted:
        _check(number, owned)
    recent = _recent_calls(provider)
    return tuple(_profile(provider, owned[number], recent) for number in wanted)


def _check(number: str, owned: dict[str, NumberInfo]) -> None:
    if number not in owned:
        others = ", ".join(sorted(owned)[:5]) or "none at all"
        raise NotUsable(
            f"{number} is not on this provider account (it has: {others}). "
            "Check the number, or use the keys of the account that owns it."
        )
    if not owned[number].can_text:
        raise NotUsable(
            f"{number} cannot send texts. Switch on messaging for it at the provider, "
            "or choose a number that can."
        )
    if not owned[number].can_call:
        raise NotUsable(f"{number} cannot take calls. Choose the number that callers dial.")


def _recent_calls(provider: Provider) -> tuple[CallRow, ...]:
    page = provider.calls(datetime.now(UTC) - RECENT, size=200)
    return page.rows


def _profile(provider: Provider, number: NumberInfo, recent: tuple[CallRow, ...]) -> LineProfile:
    """How the line is set up, from its configuration and what its last calls looked like."""
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
