"""What callers are told: by hour, day, line, language and person, in the office's own words."""

from __future__ import annotations

from datetime import timedelta

import pytest

from deskreply.domain.errors import UserError
from deskreply.domain.models import Decision, Message, MessageKind
from deskreply.domain.people import Contact, Patient
from deskreply.domain.starting_set import STARTERS
from deskreply.engine import old_wording, templates
from deskreply.engine.templates import Office as Place
from tests.support.office import CALLER, NOON, OFFICE, SECOND, Office

WEEK = "mon-fri 08:00-17:00"
OWN = "{business}: sorry we missed you! What do you need? We answer {promise}. STOP ends this."


def place(office: Office) -> Place:
    return Place(office.settings, office.settings.timezone, office.clock.now())


def save(office: Office, name: str, text: str = OWN, **more: str) -> templates.Saved:
    return templates.save(office.store, place(office), name, text, **more)  # type: ignore[arg-type]


def text_for(office: Office, caller: str = CALLER, line: str = OFFICE) -> Message:
    """Somebody is missed: the automatic text they get."""
    sid = office.line.ring(caller, line)
    office.line.leg(sid)
    office.run(2)
    office.line.hang_up(sid, unanswered="no-answer")
    office.run(9)
    found = [m for m in office.messages(caller) if m.kind is MessageKind.AUTO]
    assert len(found) == 1, office.call(sid).explanation
    assert office.texts(caller) == [found[0].body]
    return found[0]


def know(office: Office, name: str, language: str = "", patient: Patient = Patient.NEW) -> None:
    person = Contact(0, name, language, patient, at=office.clock.now(), numbers=((CALLER, ""),))
    with office.store.write() as tx:
        tx.save_contact(person)


def closed_today(office: Office) -> None:
    office.change(office__hours="mon 08:00-17:00; wed-fri 08:00-17:00")


def test_in_open_hours_within_the_hour_is_promised(office: Office) -> None:
    said = text_for(office)
    assert said.template == "open/within-the-hour.en@0"
    assert said.promise_minutes == 60
    assert "within the hour" in said.body


def test_after_hours_and_on_closed_days_the_next_opening_is_promised(office: Office) -> None:
    closed_today(office)
    said = text_for(office)
    assert said.template == "after-hours/after-hours.en@0"
    assert "tomorrow at 8:00 AM" in said.body
    assert "911" in said.body
    office.change(office__closed_days="2026-03-10 Staff day, 2026-03-11")
    said = text_for(office, "+12125550124")
    assert said.template == "holiday/holiday.en@0"
    assert "Thursday at 8:00 AM" in said.body


def test_the_booking_link_is_offered_where_there_is_one(office: Office) -> None:
    office.change(office__booking_link="https://bright.example/book")
    said = text_for(office)
    assert said.template == "booking/booking-link.en@0"
    assert "https://bright.example/book" in said.body


def test_who_has_been_here_before_is_greeted_so(office: Office) -> None:
    know(office, "Maria Lopez", patient=Patient.EXISTING)
    assert text_for(office).template == "existing/existing.en@0"


def test_when_every_phone_is_busy_it_is_said(office: Office) -> None:
    office.profile(phones=1)
    busy = office.line.ring("+12125550177")
    office.line.answer(office.line.leg(busy))
    office.run(5)
    assert text_for(office).template == "all-busy/all-busy.en@0"


def test_a_caller_is_written_to_in_their_language(office: Office) -> None:
    know(office, "María López", "es")
    said = text_for(office)
    assert said.template == "open/within-the-hour.es@0"
    assert "en menos de una hora" in said.body


def test_the_one_person_on_a_number_is_called_by_name(office: Office) -> None:
    save(office, "personal", f"Hi {{first_name}}, {OWN}", slot="open")
    know(office, "Maria Lopez")
    assert text_for(office).body.startswith("Hi Maria, ")


def test_of_two_people_on_a_number_none_is_named_and_staff_decides(office: Office) -> None:
    save(office, "personal", f"Hi {{first_name}}, {OWN}", slot="open")
    know(office, "Maria Lopez")
    know(office, "Luis Lopez")
    sid = office.missed()
    office.run(30)
    assert office.texts() == []
    assert (office.call(sid).decision, office.call(sid).reason) == (Decision.REVIEW, "wording")


def test_new_words_are_sent_at_once_and_old_texts_keep_their_version(office: Office) -> None:
    first = text_for(office)
    saved = save(office, "open")
    assert (saved.version.name, saved.version.version) == ("within-the-hour", 1)
    second = text_for(office, "+12125550124")
    assert second.template == "open/within-the-hour.en@1"
    assert second.body.startswith("Bright Smile Dental: sorry")
    assert office.messages()[0].template == first.template == "open/within-the-hour.en@0"
    assert save(office, "open").version.version == 1, "the same words are no new version"


def test_a_line_has_words_of_its_own(office: Office) -> None:
    save(office, "second", slot="open", line=SECOND)
    assert text_for(office).template == "open/within-the-hour.en@0"
    assert text_for(office, "+12125550124", SECOND).template == "open/second.en@1"


def test_versions_are_counted_over_all_lines(office: Office) -> None:
    save(office, "mine")
    assert save(office, "mine", OWN + " Here.", line=SECOND).version.version == 2
    with office.store.read() as reader:
        found = templates.versions(reader, "mine")
        assert [(version.version, version.line) for version in found] == [(1, ""), (2, SECOND)]
        assert templates.versions(reader, "mine", line=SECOND) == found[1:]


def test_the_promise_clock_follows_the_wording_that_was_sent(office: Office) -> None:
    pair = "within-the-hour", "within-30-minutes"
    templates.compare(office.store, place(office), "open", *pair)
    minutes = {}
    for area in (202, 212, 215, 305, 312, 404, 617, 713):
        caller = f"+1{area}5550123"
        said = text_for(office, caller)
        minutes[said.template] = said.promise_minutes
        assert ("within 30 minutes" in said.body) == (said.promise_minutes == 30)
        due = office.thread(caller).promise_due_at
        assert due is not None
        assert said.sent_at is not None
        assert due - said.sent_at == timedelta(minutes=said.promise_minutes)
    assert minutes == {"open/within-the-hour.en@0": 60, "open/within-30-minutes.en@0": 30}


def test_a_restart_changes_nobodys_wording(office: Office) -> None:
    templates.compare(office.store, place(office), "open", "within-the-hour", "within-30-minutes")
    office.change(textback__delay_seconds=60)
    sid = office.missed()
    office.run(10)
    meant = office.messages()[0].template
    office.crash()
    office.boot()
    office.run(90)
    assert office.call(sid).decision is Decision.TEXTED
    assert office.messages()[0].template == meant


def test_new_words_for_a_compared_wording_begin_the_comparison_anew(office: Office) -> None:
    templates.compare(office.store, place(office), "open", "within-the-hour", "within-30-minutes")
    office.clock.advance(3600)
    assert save(office, "within-30-minutes").restarted == ("open",)
    with office.store.read() as reader:
        [choice] = reader.slot_choices()
    assert choice.since == office.clock.now()
    assert choice.rival == "within-30-minutes"


def test_a_comparison_ends_with_the_first_for_everybody(office: Office) -> None:
    templates.compare(office.store, place(office), "open", "within-30-minutes", "within-the-hour")
    templates.end(office.store, place(office), "open")
    for area in (202, 212, 215):
        said = text_for(office, f"+1{area}5550123")
        assert said.template == "open/within-30-minutes.en@0"
    with pytest.raises(UserError, match="Nothing is compared"):
        templates.end(office.store, place(office), "open")


@pytest.mark.parametrize(
    ("slot", "name", "said"),
    [
        ("open", "warm", "office.service"),
        ("booking", "booking-link", "office.booking_link"),
        ("open", "horoscope", "There is no wording 'horoscope'"),
        ("lunch", "warm", "There is no slot 'lunch'"),
        ("open", "none", "can't do without"),
        ("after-hours", "none", "can't do without"),
    ],
)
def test_what_a_slot_cannot_use_is_refused(office: Office, slot: str, name: str, said: str) -> None:
    with pytest.raises(UserError) as refused:
        templates.choose(office.store, place(office), slot, name)
    assert said in f"{refused.value} {refused.value.command}"


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("mine", "Sorry we missed you!", "{business}"),
        ("mine", "{business} {surname}", "{surname}"),
        ("mine", "{business} {", "brace"),
        ("mine", " ", "empty"),
        ("Mine!", OWN, "can't name a wording"),
        ("none", OWN, "can't name a wording"),
    ],
)
def test_a_wording_that_cannot_go_out_is_not_saved(
    office: Office, name: str, text: str, said: str
) -> None:
    with pytest.raises(UserError) as refused:
        save(office, name, text)
    assert said in str(refused.value)
    with office.store.read() as reader:
        assert reader.wordings() == ()


def test_two_wordings_are_compared_only_where_that_can_tell_something(office: Office) -> None:
    save(office, "solo", language="es")
    save(office, "mine")
    for pair in (("mine", "mine"), ("mine", "solo"), ("mine", "warm"), ("mine", "nobody")):
        with pytest.raises(UserError):
            templates.compare(office.store, place(office), "open", *pair)


def test_who_changed_the_wording_is_written_down(office: Office) -> None:
    save(office, "mine", slot="open")
    templates.compare(office.store, place(office), "open", "mine", "within-the-hour", author="Ana")
    templates.end(office.store, place(office), "open")
    with office.store.read() as reader:
        trail = [(record.who, record.what, record.detail) for record in reader.audit()]
    assert trail == [
        ("Dana", "wording-saved", "mine.en@1"),
        ("Dana", "wording-chosen", "open: mine"),
        ("Ana", "wordings-compared", "open: mine or within-the-hour"),
        ("Dana", "comparison-ended", "open"),
    ]


def test_a_preview_is_what_would_go_out_now(office: Office) -> None:
    office.change(office__hours=WEEK)
    with office.store.read() as reader:
        found = {slot: templates.preview(reader, place(office), slot) for slot in
                 ("open", "after-hours", "holiday", "all-busy", "follow-up")}  # fmt: skip
        spanish = templates.preview(reader, place(office), "open", "es")
        now = templates.preview_now(reader, place(office))
        with pytest.raises(UserError, match="no wording"):
            templates.preview(reader, place(office), "horoscope")
    assert "tomorrow at 8:00 AM" in (found["after-hours"].text or "")
    assert "en menos de una hora" in (spanish.text or "")
    assert now.text == found["open"].text == text_for(office).body
    assert all(not shown.problems for shown in found.values())
    closed_today(office)
    with office.store.read() as reader:
        assert templates.preview_now(reader, place(office)).slot == "after-hours"


def test_a_preview_says_what_is_missing(office: Office) -> None:
    with office.store.read() as reader:
        shown = templates.preview(reader, place(office), "warm")
    assert (shown.text, shown.missing) == (None, ("service", "area"))
    assert {problem.word for problem in shown.problems} == {"needs"}


def test_every_wording_is_listed_with_where_it_is_used(office: Office) -> None:
    save(office, "mine", slot="open")
    with office.store.read() as reader:
        listed = templates.listed(reader, place(office))
    used = {(s.version.name, s.version.language): s.slots for s in listed}
    assert used["mine", "en"] == ("open",)
    assert used["within-the-hour", "en"] == ()
    assert used["holiday", "es"] == ("holiday",)
    assert len(used) == 2 * len(STARTERS) + 1


# --- from the settings of the version before ---

OLD = {
    "wording.open.en": "{business}: {agent} here, sorry! What can we do? {promise}",
    "wording.after-hours.es": "{business}: lo sentimos, abrimos {opens_at}. ¿Qué necesita?",
}


def adopt(office: Office, **old: object) -> None:
    unknown = {"a.key": 1, **OLD, **{key.replace("__", "."): text for key, text in old.items()}}
    settings = office.settings.__class__(
        business="Bright Smile Dental", staff="Dana", timezone="America/New_York",
        lines=office.settings.lines, unknown=unknown,
    )  # fmt: skip
    assert old_wording.to_adopt(settings)
    office.settings = old_wording.adopt(office.store, settings, office.clock.now())


def test_what_an_office_wrote_before_goes_on_being_sent(office: Office) -> None:
    adopt(office)
    assert dict(office.settings.unknown) == {"a.key": 1}
    assert not old_wording.to_adopt(office.settings)
    said = text_for(office)
    assert said.body == "Bright Smile Dental: Dana here, sorry! What can we do? within the hour"
    assert said.template == "open/own-open.en@1"
    closed_today(office)
    with office.store.write() as tx:
        tx.save_contact(Contact(0, "Ana", "es", at=NOON, numbers=(("+12125550124", ""),)))
    said = text_for(office, "+12125550124")
    assert said.template == "after-hours/own-after-hours.es@1"
    assert text_for(office, "+12125550125").template == "after-hours/after-hours.en@0"


def test_it_goes_on_being_sent_in_the_cases_it_was_sent_before(office: Office) -> None:
    adopt(office)
    office.change(office__booking_link="https://bright.example/book")
    know(office, "Maria", patient=Patient.EXISTING)
    assert text_for(office).template == "open/own-open.en@1"


def test_taking_over_twice_changes_nothing_and_another_desks_words_are_kept(
    office: Office,
) -> None:
    adopt(office)
    adopt(office)
    with office.store.read() as reader:
        once = reader.wordings(), reader.slot_choices()
    assert len(once[0]) == 2
    adopt(office, wording__open__en="{business}: another desk wrote this. {promise}?")
    with office.store.read() as reader:
        assert reader.slot_choices() == once[1]
        assert reader.wordings()[2].name == "own-open-2"


def test_what_cannot_go_out_stays_where_it_is(office: Office) -> None:
    adopt(office, wording__open__es="Hola", wording__after_hours__en=7)
    assert office.settings.unknown["wording.open.es"] == "Hola"
