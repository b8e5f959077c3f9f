"""Settings: key, type, default and help in one declaration."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from datetime import time
from typing import Any

from deskreply.domain import numbers, urgent
from deskreply.domain.errors import UserError
from deskreply.domain.models import LineKind, LineProfile, Scope
from deskreply.domain.words import Words
from deskreply.settings.kinds import (
    ADDRESSES,
    BOOL,
    CLOSED_DAYS,
    DESK_LANGUAGE,
    HOURS,
    LANGUAGE,
    LINK,
    MOMENT,
    NUMBERS,
    OPEN_DAYS,
    PHONE,
    REGIONS,
    STATE,
    TIME,
    WORDS,
    ZONE,
    Json,
    Kind,
    choice,
    key,
    number,
    parse,
    text,
)

NIGHT = time(21)
MORNING = time(8)
# Where older versions kept the wording: "wording.open.en".
OLD_WORDING = "wording."
US_REGIONS = ("US", "PR", "GU", "VI", "AS", "MP")


@dataclass(frozen=True, slots=True)
class Settings:
    """All settings of one home. Immutable: a change makes a new one."""

    business: str = key("office.name", text(80), "", "The name the text gives: who called back.")
    staff: str = key("office.staff", text(60), "", "Who answers at this desk.")
    timezone: str = key("office.timezone", ZONE, "", "The office's time zone; empty: this PC's.")
    hours: str = key("office.hours", HOURS, "", "Weekly office hours; empty: always open.")
    state: str = key(
        "office.state", STATE, "", "Two-letter state: closed on its holidays; empty: on none."
    )
    closed_days: tuple[str, ...] = key(
        "office.closed_days", CLOSED_DAYS, (), "More days on which the office is closed."
    )
    open_days: tuple[str, ...] = key(
        "office.open_days", OPEN_DAYS, (), "Days, or holidays by name, on which it is open anyway."
    )
    language: str = key("office.language", LANGUAGE, "en", "Language of texts and explanations.")
    booking_link: str = key("office.booking_link", LINK, "", "Where callers book by themselves.")
    service: str = key("office.service", text(60), "", "What the office does, for {service}.")
    area: str = key("office.area", text(60), "", "Where it is, for {area}.")
    staff_phones: tuple[str, ...] = key(
        "office.staff_phones", NUMBERS, (), "Staff's own phones: never texted back."
    )
    enabled: bool = key("textback.enabled", BOOL, True, "Text missed callers back.")
    scope: str = key("textback.scope", choice(Scope), "always", "Which missed calls are texted.")
    delay_seconds: float = key(
        "textback.delay_seconds", number(0, 600, whole=False), 5,
        "Seconds from hang-up to the text; a new call or a call back in that time cancels it.",
    )  # fmt: skip
    settle_seconds: float = key(
        "textback.settle_seconds", number(0, 120, whole=False), 4,
        "Seconds after the call ended before nobody answering is believed.",
    )  # fmt: skip
    cooldown_hours: float = key(
        "textback.cooldown_hours", number(0, 720, whole=False), 24,
        "One automatic text per caller in this many hours.",
    )  # fmt: skip
    max_age_minutes: float = key(
        "textback.max_age_minutes", number(0, 1440, whole=False), 30,
        "An older missed call goes to the call-back list instead of being texted.",
    )  # fmt: skip
    unconfirmed: str = key(
        "textback.unconfirmed", choice(("ask", "resend")), "ask",
        "When it cannot be known whether a text went: ask staff, or send it again.",
    )  # fmt: skip
    regions: tuple[str, ...] = key(
        "textback.regions", REGIONS, US_REGIONS, "Regions whose callers are texted."
    )
    quiet_enabled: bool = key("quiet.enabled", BOOL, True, "Hold texts in the caller's night.")
    quiet_start: time = key("quiet.start", TIME, NIGHT, "When the caller's night begins.")
    quiet_end: time = key("quiet.end", TIME, MORNING, "When it ends and held texts go out.")
    cap_10_minutes: int = key(
        "caps.per_10_minutes", number(0, 100_000, whole=True), 30,
        "Most automatic texts of the office in ten minutes; more are held.",
    )  # fmt: skip
    cap_day: int = key(
        "caps.per_day", number(0, 1_000_000, whole=True), 300,
        "Most automatic texts of the office in a day; more are held.",
    )  # fmt: skip
    cap_month: int = key(
        "caps.per_caller_30_days", number(0, 1000, whole=True), 3,
        "Most automatic texts to one caller in 30 days; 0: no limit.",
    )  # fmt: skip
    callers_per_hour: int = key(
        "flood.callers_per_hour", number(0, 10_000, whole=True), 3,
        "Missed callers in an hour whose numbers differ in the last four digits only, as in a "
        "fraud; texts to more are held. 0: no limit.",
    )  # fmt: skip
    held_hours: float = key(
        "textback.held_hours", number(0, 96, whole=False), 24,
        "A text held for longer after the call is left to staff.",
    )  # fmt: skip
    conversation_hours: float = key(
        "conversation.hours", number(0, 720, whole=False), 12,
        "No automatic text to somebody staff wrote within this many hours.",
    )  # fmt: skip
    undeliverable_days: float = key(
        "undeliverable.days", number(0, 3650, whole=False), 90,
        "Days without automatic texts to a number that none could be delivered to.",
    )  # fmt: skip
    urgent_words: tuple[str, ...] = key(
        "urgent.words", WORDS, urgent.WORDS, "Words in a caller's text that raise a loud alert."
    )
    calls_seconds: float = key(
        "poll.calls_seconds", number(0.1, 300, whole=False), 3,
        "Seconds between looks at the call log.",
    )  # fmt: skip
    live_seconds: float = key(
        "poll.live_seconds", number(0.1, 60, whole=False), 1,
        "The same while a watched call is live.",
    )  # fmt: skip
    messages_seconds: float = key(
        "poll.messages_seconds", number(0.1, 300, whole=False), 4,
        "Seconds between looks at the texts that come in.",
    )  # fmt: skip
    promise_minutes: int = key(
        "promise.minutes", number(1, 1440, whole=True), 60,
        "Within how many minutes the text promises an answer.",
    )  # fmt: skip
    escalation_enabled: bool = key(
        "escalation.enabled", BOOL, True, "Remind the desk of answers that are due."
    )
    followup_enabled: bool = key(
        "followup.enabled", BOOL, False, "Nudge callers once more who did not reply to the text."
    )
    followup_hours: float = key(
        "followup.hours", number(1, 168, whole=False), 24,
        "Hours without a reply until the nudge; it goes in open hours.",
    )  # fmt: skip
    followup_most: int = key("followup.most", number(1, 2, whole=True), 2, "Most nudges a caller.")
    schedule_cancel: bool = key(
        "schedule.cancel_on_reply", BOOL, True,
        "Take a scheduled text back when the caller writes or is spoken to before it goes.",
    )  # fmt: skip
    schedule_late_minutes: float = key(
        "schedule.late_minutes", number(1, 1440, whole=False), 60,
        "A scheduled text that is later than this, as after a sleep, goes to staff instead.",
    )  # fmt: skip
    claim_minutes: float = key(
        "desk.claim_minutes", number(0, 1440, whole=False), 10,
        "Minutes after which a claimed thread nobody works on is free again; 0: never.",
    )  # fmt: skip
    desk_language: str = key(
        "desk.language", DESK_LANGUAGE, "",
        "Language of the screen, for the staff: en or es; empty: as office.language.",
    )  # fmt: skip
    desk_theme: str = key(
        "desk.theme", choice(("system", "light", "dark")), "system", "Colours of the screen."
    )
    desk_scale: int = key(
        "desk.scale", number(90, 150, whole=True), 100, "Size of the screen's text, in percent."
    )
    desk_undo_seconds: int = key(
        "desk.undo_seconds", number(0, 30, whole=True), 5,
        "Seconds in which a text that was sent from the window can be taken back; 0: none.",
    )  # fmt: skip
    desk_sort: str = key(
        "desk.sort", choice(("deadline", "newest", "longest")), "deadline",
        "Order of the inbox: soonest deadline, newest, or who waits longest first.",
    )  # fmt: skip
    autostart: bool = key(
        "desk.autostart", BOOL, False, "Start DeskReply quietly when this person signs in."
    )
    keep_awake: bool = key(
        "desk.keep_awake", BOOL, False,
        "Keep this PC awake while DeskReply runs, so that callers of the night are texted.",
    )  # fmt: skip
    window: str = key("desk.window", text(80), "", "Where the window stood last.")
    told_closing: bool = key(
        "desk.told_closing", BOOL, False, "Whether the person was told that closing only hides."
    )
    alerts_show: str = key(
        "alerts.show", choice(("full", "name", "nothing")), "name",
        "What an alert shows: name and text, the name only, or neither.",
    )  # fmt: skip
    alerts_sound: str = key(
        "alerts.sound", choice(("none", "soft", "bright", "bell")), "soft", "Sound of an alert."
    )
    alerts_new_text: bool = key(
        "alerts.new_text", BOOL, True, "Alert when a text comes in; urgent words always alert."
    )
    alerts_missed_call: bool = key(
        "alerts.missed_call", BOOL, True,
        "Alert when somebody calls in vain with whom staff is in a conversation.",
    )  # fmt: skip
    alerts_failed: bool = key(
        "alerts.failed", BOOL, True, "Alert when a text was not delivered or may not have gone."
    )
    alerts_sticky: bool = key(
        "alerts.sticky", BOOL, True,
        "Keep a reminder on the screen once three quarters of the promise are used up.",
    )  # fmt: skip
    alerts_flash: bool = key(
        "alerts.flash", BOOL, True, "Flash in the taskbar when an answer is due soon."
    )
    alerts_paused_until: str = key(
        "alerts.paused_until", MOMENT, "",
        "Until when alerts are paused (UTC); empty: they are not. Texting goes on.",
    )  # fmt: skip
    privacy_on_lock: bool = key(
        "privacy.hide_on_lock", BOOL, True, "Hide patient details when the PC locks or sleeps."
    )
    privacy_hide_minutes: float = key(
        "privacy.hide_minutes", number(0, 120, whole=False), 2,
        "Hide them after this many minutes without a key or a mouse; 0: never.",
    )  # fmt: skip
    privacy_lock_minutes: float = key(
        "privacy.lock_minutes", number(0, 480, whole=False), 10,
        "Ask for a PIN after this many; 0: never. Needs somebody on the team who has one.",
    )  # fmt: skip
    setup_step: int = key(
        "setup.step", number(0, 7, whole=True), 0,
        "Step of the first run to go on with; 0: not begun, or finished.",
    )  # fmt: skip
    setup_phone: str = key(
        "setup.phone", PHONE, "",
        "The phone of the live test, texted back even while auto-text is on hold.",
    )  # fmt: skip
    baa: str = key(
        "office.baa", choice(("yes", "no", "later"), empty=Words("not asked", "sin preguntar")), "",
        "Whether a business associate agreement (BAA) with the phone provider is signed: yes; no: "
        "this office has no health records; later: not yet.",
    )  # fmt: skip
    lookup_line_type: bool = key(
        "lookup.line_type", BOOL, False,
        "Ask the provider whether a number is a landline before an automatic text leaves. The "
        "provider charges about $0.008 a number; the answer is kept for 180 days.",
    )  # fmt: skip
    lookup_caller_name: bool = key(
        "lookup.caller_name", BOOL, False,
        "Ask the provider for the name of an unknown caller who is texted. The provider charges "
        "about $0.01 a number; the answer is kept for 180 days.",
    )  # fmt: skip
    lines: tuple[LineProfile, ...] = ()
    unknown: Mapping[str, Json] = field(default_factory=dict)

    @property
    def screen_language(self) -> str:
        """What staff reads on the screen: their own choice, else the office's language."""
        return self.desk_language or self.language

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


DECLARED = {f.metadata["key"]: f for f in fields(Settings) if "key" in f.metadata}

_LINE_FIELDS: Mapping[str, Kind] = {
    "kind": choice(tuple(k.value for k in LineKind)),
    "label": text(40),
    "min_talk_seconds": number(0, 600, whole=True),
    "screening_seconds": number(0, 600, whole=True),
    "rejects_spam": BOOL,
    "not_staff": ADDRESSES,
    "phones": number(0, 500, whole=True),
    "hours": HOURS,
    "scope": choice(Scope, empty=Words("as textback.scope says", "como diga textback.scope")),
}


def catalogue() -> list[tuple[str, str]]:
    """Every key with its help, in the order of declaration."""
    return [(name, f.metadata["help"]) for name, f in DECLARED.items()]


def get(settings: Settings, name: str) -> Json:
    """The JSON value of a key. Raises UserError for an unknown one."""
    if name == "lines":
        return [dump_line(line) for line in settings.lines]
    if name.startswith("lines."):
        line, part = _line_key(settings, name)
        return dump_line(line)[part]
    declared = _declared(name)
    return declared.metadata["kind"].dump(getattr(settings, declared.name))


def set_value(settings: Settings, name: str, raw: Json) -> Settings:
    """A copy with one key changed. Raises UserError that names what would fit."""
    if name.startswith("lines."):
        line, part = _line_key(settings, name)
        changed = replace(line, **{part: _line_value(name, part, raw)})
        return replace(settings, lines=tuple(changed if x is line else x for x in settings.lines))
    declared = _declared(name)
    return replace(settings, **{declared.name: parse(name, declared.metadata["kind"], raw)})


def kind_of(name: str) -> Kind:
    """How the values of a key are read and written. UserError for an unknown one."""
    if name.startswith("lines."):
        return _LINE_FIELDS[name.rsplit(".", 1)[1]]
    kind: Kind = _declared(name).metadata["kind"]
    return kind


def _declared(name: str) -> dataclasses.Field[Any]:
    if name.startswith(OLD_WORDING):
        raise UserError(
            f"{name} is a wording, not a setting.",
            es=f"{name} es un texto automático, no un ajuste.",
            command="See them with: deskreply templates list; change one with: deskreply templates "
            "set NAME TEXT",
        )
    if name not in DECLARED:
        raise UserError(
            f"There is no setting {name!r}.",
            es=f"No existe el ajuste {name!r}.",
            command="See all with: deskreply settings list",
        )
    return DECLARED[name]


def _line_value(name: str, part: str, raw: Json) -> Any:
    value = parse(name, _LINE_FIELDS[part], raw)
    return LineKind(value) if part == "kind" else value


def _line_key(settings: Settings, name: str) -> tuple[LineProfile, str]:
    _, number, part = [*name.split(".", 2), "", ""][:3]
    line = next((x for x in settings.lines if x.number == number), None)
    if line is None:
        known = ", ".join(settings.watched) or "none yet: run deskreply setup"
        known_es = ", ".join(settings.watched) or "ninguna todavía"
        raise UserError(
            f"There is no line {number!r}. The lines are: {known}",
            es=f"No existe la línea {number!r}. Las líneas son: {known_es}",
        )
    if part not in _LINE_FIELDS:
        raise UserError(
            f"A line has no setting {part!r}. It has: {', '.join(_LINE_FIELDS)}",
            es=f"Una línea no tiene el ajuste {part!r}. Tiene: {', '.join(_LINE_FIELDS)}",
        )
    return line, part


def dump_line(line: LineProfile) -> dict[str, Json]:
    values: dict[str, Json] = {"number": line.number}
    for part, kind in _LINE_FIELDS.items():
        values[part] = kind.dump(getattr(line, part))
    return values


def load_line(raw: Json) -> LineProfile:
    if not isinstance(raw, dict) or numbers.normalise(str(raw.get("number", ""))) is None:
        raise UserError(
            "lines does not fit: each line takes a number such as +12125550123.",
            es="lines no sirve: cada línea lleva un número como +12125550123.",
        )
    number = str(numbers.normalise(str(raw["number"])))
    parts = {p: _line_value(f"lines.{number}.{p}", p, raw[p]) for p in _LINE_FIELDS if p in raw}
    return LineProfile(number, **parts)
