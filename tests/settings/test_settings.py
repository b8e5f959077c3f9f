"""Settings: what fits is taken, what does not is refused in words, the file survives anything."""

import json
from datetime import time
from pathlib import Path
from typing import Any

import pytest

from deskreply import settings as config
from deskreply.domain.errors import UserError
from deskreply.domain.models import LineKind, LineProfile
from deskreply.settings import Settings
from deskreply.settings import file as settings_file

LINE = "+12125550190"
WITH_LINE = Settings(lines=(LineProfile(LINE),))


@pytest.mark.parametrize(
    ("key", "given", "kept"),
    [
        ("textback.enabled", "off", False),
        ("textback.enabled", "Yes", True),
        ("textback.delay_seconds", "0", 0),
        ("textback.delay_seconds", "2.5", 2.5),
        ("textback.scope", "after-hours", "after-hours"),
        ("quiet.start", "22:30", "22:30"),
        ("quiet.end", "7", "07:00"),
        ("caps.per_day", "1000", 1000),
        ("office.timezone", "America/Chicago", "America/Chicago"),
        ("office.booking_link", "https://book.example.com/x", "https://book.example.com/x"),
        ("office.staff_phones", "(212) 555-0123; +14155550123", ["+12125550123", "+14155550123"]),
        ("textback.regions", "us, ca", ["US", "CA"]),
        ("desk.language", "", ""),
        ("desk.language", "ES", "es"),
        ("desk.theme", "dark", "dark"),
        ("desk.scale", "150", 150),
        ("desk.undo_seconds", "0", 0),
        ("desk.sort", "longest", "longest"),
        (f"lines.{LINE}.kind", "queue", "queue"),
        (f"lines.{LINE}.not_staff", "sip:box@example.com", ["sip:box@example.com"]),
    ],
)
def test_a_value_that_fits_is_kept(key: str, given: str, kept: Any) -> None:
    assert config.get(config.set_value(WITH_LINE, key, given), key) == kept


@pytest.mark.parametrize(
    ("key", "given", "fits"),
    [
        ("textback.enabled", "maybe", "true or false"),
        ("textback.delay_seconds", "soon", "number from 0 to 600"),
        ("textback.delay_seconds", "nan", "number from 0 to 600"),
        ("textback.delay_seconds", "1e999", "number from 0 to 600"),
        ("caps.per_day", "1.5", "whole number"),
        ("textback.scope", "sometimes", "always, after-hours, open-hours, busy"),
        ("quiet.start", "25:00", "time of day"),
        ("office.timezone", "Mars/Base", "time zone"),
        ("office.timezone", "../../etc/passwd", "time zone"),
        ("office.hours", "mon 17:00-08:00", "mon-fri 08:00-17:00"),
        ("office.booking_link", "http://x.example.com", "https://"),
        ("office.staff_phones", "Dana", "phone numbers"),
        ("office.service", "x" * 61, "at most 60 characters"),
        ("desk.language", "fr", "en, es; empty: as office.language says"),
        ("desk.theme", "blue", "system, light, dark"),
        ("desk.scale", "89", "whole number from 90 to 150"),
        ("desk.undo_seconds", "31", "whole number from 0 to 30"),
        ("desk.sort", "random", "deadline, newest, longest"),
        ("wording.open.en", "Hi there", "deskreply templates set"),
        (f"lines.{LINE}.kind", "teapot", "forwarding"),
        (f"lines.{LINE}.colour", "red", "kind"),
        ("lines.+15550000000.kind", "queue", LINE),
        ("no.such.key", "1", "settings list"),
    ],
)
def test_a_value_that_does_not_fit_is_refused_naming_what_would(
    key: str, given: str, fits: str
) -> None:
    with pytest.raises(UserError) as refused:
        config.set_value(WITH_LINE, key, given)
    said = f"{refused.value} {refused.value.command}"
    assert fits in said
    assert "\n" not in said


def test_the_file_gives_back_what_was_saved(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    changed = config.set_value(WITH_LINE, "office.name", "Clínica Sonrisa 😀")
    changed = config.set_value(changed, "quiet.start", "20:15")
    changed = config.set_value(changed, f"lines.{LINE}.kind", "voicemail")
    settings_file.save(path, changed)
    found = settings_file.load(path)
    assert found == changed
    assert found.quiet_start == time(20, 15)
    assert found.line(LINE).kind is LineKind.VOICEMAIL


def test_only_what_differs_from_the_default_is_written(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    settings_file.save(path, config.set_value(Settings(), "promise.minutes", "30"))
    assert json.loads(path.read_text())["settings"] == {"promise.minutes": 30}


def test_keys_of_another_version_are_kept(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    path.write_text('{"version": 1, "settings": {"window.sounds": "chime"}, "lines": []}')
    settings_file.save(path, config.set_value(settings_file.load(path), "promise.minutes", "30"))
    assert json.loads(path.read_text())["settings"]["window.sounds"] == "chime"


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("", "damaged"),
        ("{", "damaged"),
        ("[]", "damaged"),
        ('{"version": "one"}', "damaged"),
        ("[" * 100_000, "damaged"),
        ('{"version": 2, "settings": {}}', "newer"),
        ('{"version": 1, "settings": {"textback.delay_seconds": "soon"}}', "delay_seconds"),
        ('{"version": 1, "lines": [{"number": "hello"}]}', "lines"),
        ('{"version": 1, "lines": {}}', "damaged"),
        ("\x00\x01", "damaged"),
    ],
)
def test_a_file_that_cannot_be_understood_is_told_in_one_sentence_and_left_alone(
    tmp_path: Path, content: str, says: str
) -> None:
    path = tmp_path / "settings.json"
    path.write_text(content)
    with pytest.raises(UserError) as refused:
        settings_file.load(path)
    assert says in str(refused.value)
    assert path.read_text() == content


def test_every_setting_has_a_default_that_fits_and_a_sentence_of_help() -> None:
    for key, help_ in config.catalogue():
        value = config.get(Settings(), key)
        if value != "":
            config.set_value(Settings(), key, value)
        assert help_.endswith("."), key
