"""What the window's first run asks of a PC that was never set up."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from deskreply import bootstrap
from deskreply.cli.firstrun import FirstRun
from deskreply.domain import recovery
from deskreply.domain.errors import UserError
from deskreply.domain.models import LineKind
from deskreply.domain.registration import RegistrationState
from deskreply.practice import AccountNumber
from tests.ui.firstrun import FAX, HYGIENE, MAIN, FreshPC, fresh_pc

TEXT = "Hi, this is {business}. Sorry we missed you! Text us here. Reply STOP to opt out."


@pytest.fixture
def pc(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[FreshPC]:
    with fresh_pc(tmp_path, monkeypatch) as fresh:
        yield fresh


def test_nothing_is_there_and_nothing_is_made_by_looking(pc: FreshPC) -> None:
    home = bootstrap.open_desk().home
    assert not pc.port.has_credentials()
    assert pc.port.account() == ""
    assert pc.port.recovery_code() == ""
    wordings = pc.port.wordings()
    assert wordings.chosen == "within-the-hour"
    assert "{business}" in wordings.bodies["within-the-hour", "es"]
    assert not home.database.exists()
    assert not home.settings.exists()


def test_keys_are_tried_without_being_kept(pc: FreshPC) -> None:
    account = pc.port.look(*pc.keys)
    assert [(line.number, line.label) for line in account.lines] == [
        (MAIN, "Main line"), (HYGIENE, "Hygiene"), (FAX, "Fax"),
    ]  # fmt: skip
    assert [line.usable for line in account.lines] == [True, True, False]
    assert account.lines[1].registration.state is RegistrationState.IN_REVIEW
    assert not account.trial
    assert not pc.port.has_credentials()


def test_kept_keys_are_used_by_the_next_process(pc: FreshPC) -> None:
    key, secret = pc.line.add_key()
    pc.port.keep_credentials(pc.line.account_sid, secret, key)
    again = FirstRun(bootstrap.open_desk())
    assert again.account() == pc.line.account_sid
    assert len(again.look("", None).lines) == 3


def test_lines_are_worked_out_but_what_staff_said_of_one_stays(pc: FreshPC) -> None:
    pc.port.keep_credentials(*pc.keys)
    trunk = "+12125550195"
    pc.line.put_number(AccountNumber(trunk, pc.line.now(), trunk_sid="TK" + "c" * 32))
    pc.port.use_lines((MAIN,))
    pc.port.save({f"lines.{MAIN}.label": "Front desk"})
    pc.port.use_lines((MAIN, trunk))
    first, second = pc.port.settings().lines
    assert first.label == "Front desk"
    assert second.kind is LineKind.TRUNK
    with pytest.raises(UserError, match="cannot send texts"):
        pc.port.use_lines((FAX,))
    assert pc.port.settings().watched == (MAIN, trunk)


def test_settings_are_kept_all_or_none(pc: FreshPC) -> None:
    with pytest.raises(UserError, match=r"office\.timezone"):
        pc.port.save({"office.name": "Bright Smile", "office.timezone": "Mars/Olympus"})
    assert pc.port.settings().business == ""
    pc.port.save({"office.name": "Bright Smile", "setup.step": 3})
    assert bootstrap.open_desk().settings().business == "Bright Smile"


def test_the_database_is_made_once_and_its_code_can_be_written_down(pc: FreshPC) -> None:
    pc.port.create_database()
    code = pc.port.recovery_code()
    pc.port.create_database()
    assert pc.port.recovery_code() == code
    assert recovery.key_of(code) == bootstrap.open_desk().database_key()


def test_a_wording_is_kept_and_used_in_opening_hours(pc: FreshPC) -> None:
    pc.port.save({"office.name": "Bright Smile"})
    pc.port.save_wording("within-30-minutes", "en", TEXT)
    found = pc.port.wordings()
    assert found.chosen == "within-30-minutes"
    assert found.bodies["within-30-minutes", "en"] == TEXT
    with pytest.raises(UserError, match="not saved"):
        pc.port.save_wording("within-30-minutes", "en", "Hello there.")
    assert pc.port.wordings().bodies["within-30-minutes", "en"] == TEXT
