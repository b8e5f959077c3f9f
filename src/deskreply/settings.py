"""Settings: key, type, default and help in one declaration; a versioned JSON file that keeps them.

Only values that differ from the default are written. Keys this version does not know are kept as
they are. A file that cannot be read is never overwritten.
"""

from __future__ import annotations

import contextlib
import dataclasses
import json
import os
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields, replace
from datetime import time
from pathlib import Path
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

from deskreply.domain import hours, numbers, templates
from deskreply.domain.errors import EnvironmentTrouble, UserError
from deskreply.domain.models import LineKind, LineProfile, Scope

VERSION = 1
Json = Any  # what json.loads gives: checked by each kind before it becomes a typed value
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Kind:
    """How a value is read (from JSON or from words on a command line) and written.

    ``parse`` raises ValueError; ``fits`` says in words what would fit.
    """

    fits: str
    parse: Callable[[Json], Any]
    dump: Callable[[Any], Json] = lambda value: value


def _bool(raw: Json) -> bool:
    if isinstance(raw, bool):
        return raw
    word = str(raw).strip().lower()
    if word in {"true", "yes", "on", "1"}:
        return True
    if word in {"false", "no", "off", "0"}:
        return False
    raise ValueError


def _number(low: float, high: float, *, whole: bool) -> Kind:
    def parse(raw: Json) -> float:
        if isinstance(raw, bool):
            raise ValueError
        value = float(raw)
        if not low <= value <= high or (whole and value != int(value)):
            raise ValueError
        return int(value) if value == int(value) else value

    return Kind(f"a {'whole ' if whole else ''}number from {low:g} to {high:g}", parse)


def _choice(options: type[Scope] | tuple[str, ...]) -> Kind:
    words = [str(o) for o in options]

    def parse(raw: Json) -> str:
        word = str(raw).strip().lower()
        if word not in words:
            raise ValueError
        return word

    return Kind("one of: " + ", ".join(words), parse, str)


def _text(longest: int) -> Kind:
    def parse(raw: Json) -> str:
        if not isinstance(raw, str) or len(raw) > longest:
            raise ValueError
        text = " ".join(raw.split())
        if any(ord(c) < 32 for c in text):
            raise ValueError
        return text

    return Kind(f"a text of at most {longest} characters", parse)


def _time(raw: Json) -> time:
    if isinstance(raw, time):
        return raw
    hour, _, minute = str(raw).strip().partition(":")
    return time(int(hour), int(minute or "0"))


def _zone(raw: Json) -> str:
    name = str(raw).strip()
    try:
        if name:
            ZoneInfo(name)
    except (OSError, ValueError, KeyError) as error:
        raise ValueError from error
    return name


def _hours(raw: Json) -> str:
    text = str(raw).strip()
    return hours.format_hours(hours.parse_hours(text)) if text else ""


def _link(raw: Json) -> str:
    text = str(raw).strip()
    if text and (
        not text.startswith("https://") or len(text) > 300 or " " in text or len(text) < 12
    ):
        raise ValueError
    return text


def _numbers(raw: Json) -> tuple[str, ...]:
    items = raw if isinstance(raw, list | tuple) else str(raw).replace(";", ",").split(",")
    found = []
    for item in items:
        if not str(item).strip():
            continue
        number = numbers.normalise(str(item))
        if number is None:
            raise ValueError
        found.append(number)
    return tuple(dict.fromkeys(found))


def _regions(raw: Json) -> tuple[str, ...]:
    items = raw if isinstance(raw, list | tuple) else str(raw).replace(";", ",").split(",")
    codes = tuple(str(i).strip().upper() for i in items if str(i).strip())
    if not codes or any(len(c) != 2 or not c.isalpha() for c in codes):
        raise ValueError
    return codes


def _template(raw: Json) -> str:
    text = str(raw).strip()
    worst = [p for p in templates.check(text) if p.severity == "error"] if text else []
    if worst:
        raise ValueError(worst[0].sentence)
    return text


BOOL = Kind("true or false", _bool)
TIME = Kind("a time of day such as 21:00", _time, lambda t: t.strftime("%H:%M"))
ZONE = Kind("a time zone such as America/New_York", _zone)
HOURS = Kind('office hours such as "mon-fri 08:00-17:00"', _hours)
LINK = Kind("a link that starts with https://", _link)
NUMBERS = Kind("phone numbers such as +12125550123, separated by commas", _numbers, list)
REGIONS = Kind("two-letter regions such as US,PR,CA", _regions, list)
TEMPLATE = Kind("a text that names {business} and uses only known fields", _template)
LANGUAGE = _choice(("en", "es"))


def key(name: str, kind: Kind, default: T, help_: str) -> T:
    """Declare one setting. Typed as its value, so that ``settings.x`` is checked."""
    made: T = field(default=default, metadata={"key": name, "kind": kind, "help": help_})
    return made


NIGHT = time(21)
MORNING = time(8)
US_REGIONS = ("US", "PR", "GU", "VI", "AS", "MP")


@dataclass(frozen=True, slots=True)
class Settings:
    """All settings of one home. Immutable: a change makes a new one."""

    business: str = key("office.name", _text(80), "", "The name the text gives: who called back.")
    staff: str = key("office.staff", _text(60), "", "Who answers at this desk.")
    timezone: str = key("office.timezone", ZONE, "", "The office's time zone; empty: this PC's.")
    hours: str = key("office.hours", HOURS, "", "Weekly office hours; empty: always open.")
    language: str = key("office.language", LANGUAGE, "en", "Language of texts and explanations.")
    booking_link: str = key("office.booking_link", LINK, "", "Where callers book by themselves.")
    staff_phones: tuple[str, ...] = key(
        "office.staff_phones", NUMBERS, (), "Staff's own phones: never texted back."
    )
    enabled: bool = key("textback.enabled", BOOL, True, "Text missed callers back.")
    scope: str = key("textback.scope", _choice(Scope), "always", "Which missed calls are texted.")
    delay_seconds: float = key(
        "textback.delay_seconds", _number(0, 600, whole=False), 5,
        "Seconds from hang-up to the text; a new call or a call back in that time cancels it.",
    )  # fmt: skip
    settle_seconds: float = key(
        "textback.settle_seconds", _number(0, 120, whole=False), 4,
        "Seconds after the call ended before nobody answering is believed.",
    )  # fmt: skip
    cooldown_hours: float = key(
        "textback.cooldown_hours", _number(0, 720, whole=False), 24,
        "One automatic text per caller in this many hours.",
    )  # fmt: skip
    max_age_minutes: float = key(
        "textback.max_age_minutes", _number(1, 1440, whole=False), 30,
        "An older missed call goes to the call-back list instead of being texted.",
    )  # fmt: skip
    unconfirmed: str = key(
        "textback.unconfirmed", _choice(("ask", "resend")), "ask",
        "When it cannot be known whether a text went: ask staff, or send it again.",
    )  # fmt: skip
    regions: tuple[str, ...] = key(
        "textback.regions", REGIONS, US_REGIONS, "Regions whose callers are texted."
    )
    quiet_enabled: bool = key("quiet.enabled", BOOL, True, "Hold texts in the caller's night.")
    quiet_start: time = key("quiet.start", TIME, NIGHT, "When the caller's night begins.")
    quiet_end: time = key("quiet.end", TIME, MORNING, "When it ends and held texts go out.")
    cap_10_minutes: int = key(
        "caps.per_10_minutes", _number(0, 100_000, whole=True), 30,
        "Most automatic texts of the office in ten minutes; more are held.",
    )  # fmt: skip
    cap_day: int = key(
        "caps.per_day", _number(0, 1_000_000, whole=True), 300,
        "Most automatic texts of the office in a day; more are held.",
    )  # fmt: skip
    calls_seconds: float = key(
        "poll.calls_seconds", _number(0.5, 300, whole=False), 3,
        "Seconds between looks at the call log.",
    )  # fmt: skip
    live_seconds: float = key(
        "poll.live_seconds", _number(0.2, 60, whole=False), 1,
        "The same while a watched call is live.",
    )  # fmt: skip
    messages_seconds: float = key(
        "poll.messages_seconds", _number(0.5, 300, whole=False), 4,
        "Seconds between looks at the texts that come in.",
    )  # fmt: skip
    promise_minutes: int = key(
        "promise.minutes", _number(5, 1440, whole=True), 60,
        "Within how many minutes the text promises an answer.",
    )  # fmt: skip
    wording_open_en: str = key("wording.open.en", TEMPLATE, "", "Text in open hours, English.")
    wording_open_es: str = key("wording.open.es", TEMPLATE, "", "Text in open hours, Spanish.")
    wording_closed_en: str = key("wording.after-hours.en", TEMPLATE, "", "After hours, English.")
    wording_closed_es: str = key("wording.after-hours.es", TEMPLATE, "", "After hours, Spanish.")
    lines: tuple[LineProfile, ...] = ()
    unknown: Mapping[str, Json] = field(default_factory=dict)

    @property
    def ready(self) -> bool:
        """Whether setup was done."""
        return bool(self.business and self.lines)

    @property
    def watched(self) -> tuple[str, ...]:
        """The office's numbers, E.164, in the order of setup."""
        return tuple(line.number for line in self.lines)

    def line(self, number: str) -> LineProfile:
        """The profile of a watched number; a plain forwarding line where there is none."""
        return next((x for x in self.lines if x.number == number), LineProfile(number))

    def wording(self, slot: str, language: str) -> str:
        """The template of a slot (``open`` or ``after-hours``) in a language (``en`` or ``es``)."""
        name = f"wording_{'open' if slot == 'open' else 'closed'}_{language}"
        own: str = getattr(self, name)
        return own or templates.DEFAULTS[slot, language]


DECLARED = {f.metadata["key"]: f for f in fields(Settings) if "key" in f.metadata}

_LINE_FIELDS: Mapping[str, Kind] = {
    "kind": _choice(tuple(k.value for k in LineKind)),
    "label": _text(40),
    "min_talk_seconds": _number(0, 600, whole=True),
    "screening_seconds": _number(0, 600, whole=True),
    "rejects_spam": BOOL,
    "not_staff": Kind(
        "addresses of answering machines, separated by commas",
        lambda raw: tuple(
            str(i).strip()
            for i in (raw if isinstance(raw, list) else str(raw).split(","))
            if str(i).strip()
        ),
        list,
    ),
    "phones": _number(0, 500, whole=True),
}


def catalogue() -> list[tuple[str, str]]:
    """Every key with its help, in the order of declaration."""
    return [(name, f.metadata["help"]) for name, f in DECLARED.items()]


def get(settings: Settings, name: str) -> Json:
    """The JSON value of a key. Raises UserError for an unknown one."""
    if name == "lines":
        return [_dump_line(line) for line in settings.lines]
    if name.startswith("lines."):
        line, part = _line_key(settings, name)
        return _dump_line(line)[part]
    declared = _declared(name)
    return declared.metadata["kind"].dump(getattr(settings, declared.name))


def set_value(settings: Settings, name: str, raw: Json) -> Settings:
    """A copy with one key changed. Raises UserError that names what would fit."""
    if name.startswith("lines."):
        line, part = _line_key(settings, name)
        changed = replace(line, **{part: _line_value(name, part, raw)})
        return replace(settings, lines=tuple(changed if x is line else x for x in settings.lines))
    declared = _declared(name)
    return replace(settings, **{declared.name: _parse(name, declared.metadata["kind"], raw)})


def _declared(name: str) -> dataclasses.Field[Any]:
    if name not in DECLARED:
        raise UserError(f"There is no setting {name!r}. See all with: deskreply settings list")
    return DECLARED[name]


def _parse(name: str, kind: Kind, raw: Json) -> Any:
    try:
        return kind.parse(raw)
    except (ValueError, TypeError, OverflowError, AttributeError) as error:
        detail = str(error)
        because = f" ({detail.rstrip('.')})" if kind in (TEMPLATE, HOURS) and detail else ""
        raise UserError(f"{name} does not fit{because}: it takes {kind.fits}.") from None


def _line_value(name: str, part: str, raw: Json) -> Any:
    value = _parse(name, _LINE_FIELDS[part], raw)
    return LineKind(value) if part == "kind" else value


def _line_key(settings: Settings, name: str) -> tuple[LineProfile, str]:
    _, number, part = [*name.split(".", 2), "", ""][:3]
    line = next((x for x in settings.lines if x.number == number), None)
    if line is None:
        known = ", ".join(settings.watched) or "none yet: run deskreply setup"
        raise UserError(f"There is no line {number!r}. The lines are: {known}")
    if part not in _LINE_FIELDS:
        raise UserError(f"A line has no setting {part!r}. It has: {', '.join(_LINE_FIELDS)}")
    return line, part


def _dump_line(line: LineProfile) -> dict[str, Json]:
    values: dict[str, Json] = {"number": line.number}
    for part, kind in _LINE_FIELDS.items():
        values[part] = kind.dump(getattr(line, part))
    return values


def _load_line(raw: Json) -> LineProfile:
    if not isinstance(raw, dict) or numbers.normalise(str(raw.get("number", ""))) is None:
        raise UserError("lines does not fit: each line takes a number such as +12125550123.")
    number = str(numbers.normalise(str(raw["number"])))
    parts = {p: _line_value(f"lines.{number}.{p}", p, raw[p]) for p in _LINE_FIELDS if p in raw}
    return LineProfile(number, **parts)


# --- the file -----------------------------------------------------------------------------------


def load(path: Path) -> Settings:
    """Read a settings file; the defaults where there is none. Raises UserError in one sentence."""
    try:
        text = path.read_text(encoding="utf-8")
    except (FileNotFoundError, NotADirectoryError):
        return Settings()
    except UnicodeDecodeError:
        raise _broken(path) from None
    except OSError as error:
        raise EnvironmentTrouble(
            f"The settings file {path} cannot be read ({error.strerror}). Check its permissions."
        ) from None
    try:
        raw = json.loads(text)
    except (ValueError, RecursionError):
        raise _broken(path) from None
    return from_json(raw, path)


def from_json(raw: Json, path: Path) -> Settings:
    """Settings from the file's content. Raises UserError; ``path`` is for the sentence only."""
    if not isinstance(raw, dict) or not isinstance(raw.get("settings", {}), dict):
        raise _broken(path)
    version = raw.get("version")
    if isinstance(version, bool) or not isinstance(version, int) or version < 1:
        raise _broken(path)
    if version > VERSION:
        raise UserError(
            f"The settings file {path} was written by a newer DeskReply. "
            "Install that version again, or move the file away and run: deskreply setup"
        )
    settings = Settings()
    unknown: dict[str, Json] = {}
    for name, value in raw.get("settings", {}).items():
        if name not in DECLARED:
            unknown[name] = value
            continue
        try:
            settings = set_value(settings, name, value)
        except UserError as error:
            raise UserError(f"In the settings file {path}: {error} Correct it there.") from None
    lines = raw.get("lines", [])
    if not isinstance(lines, list):
        raise _broken(path)
    return replace(settings, lines=tuple(_load_line(x) for x in lines), unknown=unknown)


def to_json(settings: Settings) -> dict[str, Json]:
    """What the file holds: version, the values that differ from the default, the lines."""
    changed = {
        name: get(settings, name)
        for name, f in DECLARED.items()
        if getattr(settings, f.name) != f.default
    }
    return {
        "version": VERSION,
        "settings": {**settings.unknown, **changed},
        "lines": [_dump_line(line) for line in settings.lines],
    }


def save(path: Path, settings: Settings) -> None:
    """Write the file so that a crash leaves the old or the new one. Raises EnvironmentTrouble."""
    content = json.dumps(to_json(settings), indent=2, ensure_ascii=False) + "\n"
    name = ""
    try:
        handle, name = tempfile.mkstemp(prefix=".settings-", dir=path.parent)
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        os.replace(name, path)
    except OSError as error:
        if name:
            with contextlib.suppress(OSError):
                os.unlink(name)
        raise EnvironmentTrouble(
            f"The settings could not be saved in {path.parent} ({error.strerror}). "
            "Nothing was changed. Free some space or check the folder's permissions."
        ) from None


def _broken(path: Path) -> UserError:
    return UserError(
        f"The settings file {path} is damaged. "
        "Correct it, or move it away and run: deskreply setup (messages are not touched)"
    )
