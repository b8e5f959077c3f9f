"""Whatever an office writes and whoever calls when: what may never go out does not."""

from __future__ import annotations

import string
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import cast
from zoneinfo import ZoneInfo

from hypothesis import given, settings
from hypothesis import strategies as st

from deskreply.domain.models import LineProfile, Thread
from deskreply.domain.people import Contact, Patient
from deskreply.domain.starting_set import STARTERS
from deskreply.domain.templates import FIELDS, UnfilledField
from deskreply.domain.wordings import LANGUAGES, SLOTS, SlotChoice, WordingVersion, parse_ref
from deskreply.engine import wording
from deskreply.engine.officehours import calendar
from deskreply.engine.ports import Reader
from deskreply.engine.wording import Occasion
from deskreply.settings import Settings
from tests.support.office import CALLER, NOON, OFFICE, SECOND

ZONE = "America/New_York"
YEAR = 366 * 24 * 60
SPANS = ("within", "en menos de", "en un momento", "in a moment")
NAMES = ("mine", *(starter.name for starter in STARTERS))


@dataclass
class Desk:
    """What the store says, without one."""

    versions: tuple[WordingVersion, ...]
    choices: tuple[SlotChoice, ...]
    people: tuple[Contact, ...]
    spoken: str

    def state(self, _key: str) -> str:
        return repr((self.versions, self.choices))

    def wordings(self) -> tuple[WordingVersion, ...]:
        return self.versions

    def slot_choices(self) -> tuple[SlotChoice, ...]:
        return self.choices

    def contacts_for(self, _number: str) -> tuple[Contact, ...]:
        return self.people

    def thread(self, number: str) -> Thread:
        return Thread(number, OFFICE, language=self.spoken)


# Values as people write them, and as they should not.
values = st.text(string.ascii_letters + " {}\náñ¿?", max_size=20)
FIELD_PIECES = tuple(f"{{{name}}}" for name in FIELDS)
pieces = st.sampled_from((*FIELD_PIECES, "Hi ", ". ", "STOP", "{x}", "{", "}"))
bodies = st.one_of(
    st.lists(pieces, max_size=8).map("".join), st.sampled_from([s.en for s in STARTERS])
)
versions = st.builds(
    WordingVersion,
    name=st.sampled_from(NAMES),
    language=st.sampled_from(LANGUAGES),
    version=st.integers(1, 3),
    body=bodies,
    line=st.sampled_from(("", OFFICE)),
    promise_minutes=st.sampled_from((0, 1, 30, 90, 240)),
)
choices = st.builds(
    SlotChoice,
    slot=st.sampled_from(("holiday", "all-busy", "existing", "booking")),
    name=st.sampled_from((*NAMES, "")),
    line=st.sampled_from(("", OFFICE)),
    rival=st.sampled_from(("", *NAMES)),
) | st.builds(
    SlotChoice,
    slot=st.sampled_from(SLOTS),
    name=st.sampled_from(NAMES),
    line=st.sampled_from(("", OFFICE)),
    rival=st.sampled_from(("", *NAMES)),
)
people = st.lists(
    st.builds(
        Contact,
        id=st.just(1),
        name=values,
        language=st.sampled_from(("", *LANGUAGES)),
        patient=st.sampled_from(Patient),
    ),
    max_size=2,
).map(tuple)
desks = st.builds(
    Desk,
    versions=st.lists(versions, max_size=4).map(tuple),
    choices=st.lists(choices, max_size=4).map(tuple),
    people=people,
    spoken=st.sampled_from(("", *LANGUAGES)),
)
offices = st.builds(
    Settings,
    business=values,
    staff=values,
    service=values,
    area=values,
    booking_link=st.sampled_from(("", "https://bright.example/book")),
    hours=st.sampled_from(("", "mon-fri 08:00-17:00", "tue 09:00-12:00, 13:00-18:00")),
    closed_days=st.sampled_from(((), ("2026-07-03",), ("2026-12-24..2027-01-03",))),
    language=st.sampled_from(LANGUAGES),
    promise_minutes=st.sampled_from((1, 30, 60, 90, 1440)),
    lines=st.builds(lambda label: (LineProfile(OFFICE, label=label), LineProfile(SECOND)), values),
)
occasions = st.builds(
    Occasion,
    now=st.integers(0, YEAR).map(lambda m: datetime(2026, 1, 1, tzinfo=UTC) + timedelta(minutes=m)),
    number=st.just(CALLER),
    line=st.sampled_from((OFFICE, SECOND)),
    call_id=st.integers(0, 50).map(lambda n: f"CA{n}"),
    all_busy=st.booleans(),
)


@settings(max_examples=400, deadline=None)
@given(desks, offices, occasions, st.sampled_from(("", "follow-up")))
def test_never_a_brace_an_empty_field_or_a_promise_that_a_closed_office_cannot_keep(
    desk: Desk, office: Settings, occasion: Occasion, slot: str
) -> None:
    reader = cast(Reader, desk)
    try:
        said = wording.compose(reader, office, ZONE, occasion, slot=slot)
    except UnfilledField:
        return
    assert not set("{}") & set(said.body)
    made_from = parse_ref(said.template)
    assert made_from is not None
    book = wording.book(reader)
    body = book.latest(made_from.name, made_from.language, occasion.line)
    assert body is not None
    assert made_from.version == body.version
    used = {name for name in FIELDS if f"{{{name}}}" in body.body}
    own = {"business": office.business, "agent": office.staff, "service": office.service}
    for name in used & own.keys():
        plain = " ".join(own[name].replace("{", "").replace("}", "").split())
        assert plain
        assert plain in said.body
    is_open = calendar(office, ZONE, occasion.line).is_open(occasion.now)
    if not slot:
        assert (made_from.slot in ("after-hours", "holiday")) == (not is_open)
    if not is_open and "{promise}" in body.body and not slot:
        written = body.body.replace("{promise}", "")
        assert not any(span in said.body and span not in written for span in SPANS)


@settings(max_examples=200, deadline=None)
@given(offices, occasions, st.sampled_from(LANGUAGES))
def test_the_wordings_to_start_with_always_go_out_and_fit_the_hour(
    office: Settings, occasion: Occasion, language: str
) -> None:
    ready = replace(office, business="Bright Smile Dental", hours="mon-fri 08:00-17:00")
    desk = Desk((), (), (), language)
    said = wording.compose(cast(Reader, desk), ready, ZONE, occasion)
    at = occasion.now.astimezone(ZoneInfo(ZONE))
    closed_for_good = bool(calendar(ready, ZONE).closed_day(occasion.now))
    is_open = at.weekday() < 5 and 8 <= at.hour < 17 and not closed_for_good
    assert ("911" in said.body) == (not is_open)
    assert any(span in said.body for span in SPANS) == is_open
    assert "STOP" in said.body
    assert ("llamada" in said.body) == (language == "es")
    assert ("8:00" in said.body) == (not is_open)


def test_the_office_of_these_tests_is_open_at_noon() -> None:
    assert calendar(Settings(hours="mon-fri 08:00-17:00"), ZONE).is_open(NOON)
