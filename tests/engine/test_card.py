"""The contact card: who they are, what has happened, what staff says of them, who else looks."""

from __future__ import annotations

from datetime import timedelta

import pytest

from deskreply.domain.errors import UserError
from deskreply.domain.models import Callback, MessageKind, ThreadStatus
from deskreply.domain.people import Patient
from deskreply.engine import conversations, labels, people, permission, presence, threads
from deskreply.engine.card import Card, HistoryKind, HistoryLine, card, history
from deskreply.engine.people import Change
from deskreply.engine.work import Changed
from tests.support.office import CALLER, OFFICE, Office

HOME = "+12125550178"
DAY = 86_400.0


def shown(office: Office, number: str = CALLER) -> Card:
    with office.store.read() as reader:
        return card(reader, office.settings, office.clock.now(), number, staff="Dana", desk="front")


def happened(office: Office, limit: int = 50) -> list[HistoryKind]:
    with office.store.read() as reader:
        return [line.kind for line in history(reader, CALLER, limit)]


@pytest.fixture
def asked(office: Office) -> Office:
    office.line.text_in(CALLER, "Do you take new patients?", OFFICE)
    office.run(6)
    return office


def contact(office: Office, number: str, **values: object) -> int:
    now = office.clock.now()
    return people.save(office.store, office.settings, now, number, Change(**values)).id  # type: ignore[arg-type]


# --- the card ---


def test_of_an_unknown_number_there_is_little_to_show(office: Office) -> None:
    found = shown(office)
    assert (found.thread.number, found.contacts, found.notes) == (CALLER, (), ())
    assert (found.history, found.more, found.block_reason) == ((), 0, None)


def test_the_newest_notes_come_first(asked: Office) -> None:
    for n in range(4):
        asked.run(60)
        asked.engine.act(threads.note, CALLER, f"Note {n}")
    assert [note.body for note in shown(asked).notes] == ["Note 3", "Note 2", "Note 1"]


def test_who_may_not_be_texted_and_why(asked: Office) -> None:
    now = asked.clock.now()
    permission.do_not_text(asked.store, asked.settings, now, CALLER)
    permission.block(asked.store, asked.settings, now, CALLER, "rude")
    assert (shown(asked).opted_out_by, shown(asked).block_reason) == ("staff", "rude")


def test_other_numbers_of_the_same_people(asked: Office) -> None:
    ana = contact(asked, HOME, name="Ana")
    people.add_number(asked.store, asked.settings, asked.clock.now(), CALLER, ana, label="mobile")
    found = shown(asked)
    assert [person.name for person in found.contacts] == ["Ana"]
    assert found.other_numbers == ((HOME, ""),)
    assert found.thread.name == "Ana"


# --- history ---


def test_what_has_happened_the_newest_first(office: Office) -> None:
    sid = office.missed()
    office.run(30)
    office.engine.act(threads.call_back, CALLER, Callback.REACHED, author="Kim")
    office.run(60)
    office.engine.send(CALLER, "See you at 9")
    office.run(60)
    office.engine.send(CALLER, "And bring your card")
    office.run(60)
    office.engine.act(threads.done, CALLER, ThreadStatus.BOOKED)
    with office.store.read() as reader:
        lines = history(reader, CALLER, 9)
    kinds = [HistoryKind.BOOKED, HistoryKind.TEXTED, HistoryKind.REACHED, HistoryKind.MISSED]
    assert [line.kind for line in lines] == kinds
    assert [line.who for line in lines] == ["Dana", "Dana", "Kim", ""]
    assert lines[0].at == office.clock.now()
    assert lines[-1] == HistoryLine(HistoryKind.MISSED, lines[-1].at, "", sid)
    assert shown(office).history == lines


def test_texts_of_one_talk_are_one_line(asked: Office) -> None:
    for hours in (0, 1, 10, 30):
        asked.skip(hours * 3600)
        asked.engine.send(CALLER, f"After {hours}")
    assert happened(asked) == [HistoryKind.TEXTED, HistoryKind.TEXTED]


def test_a_text_that_was_taken_back_did_not_happen(asked: Office) -> None:
    sent = asked.engine.send(CALLER, "Oops", hold_seconds=5)
    conversations.cancel(asked.store, asked.settings, asked.clock.now(), sent.id)
    assert happened(asked) == []


@pytest.mark.parametrize(
    ("did", "line"),
    [
        (lambda o: o.engine.act(threads.call_back, CALLER, Callback.VOICEMAIL), "voicemail"),
        (lambda o: o.engine.act(threads.call_back, CALLER, Callback.NO_ANSWER), "no-answer"),
        (lambda o: o.engine.act(threads.done, CALLER, ThreadStatus.NOT_A_FIT), "not-a-fit"),
        (lambda o: o.engine.act(threads.set_status, CALLER, ThreadStatus.BOOKED), "booked"),
        (lambda o: o.engine.act(threads.set_status, CALLER, ThreadStatus.NEW), None),
        (lambda o: o.engine.act(threads.note, CALLER, "x"), None),
        (lambda o: o.engine.act(threads.claim, CALLER), None),
    ],
)
def test_what_makes_a_line(asked: Office, did, line: str | None) -> None:  # type: ignore[no-untyped-def]
    did(asked)
    assert [kind.value for kind in happened(asked)] == ([line] if line else [])


def test_a_long_history_is_shown_in_part(office: Office) -> None:
    for _ in range(7):
        office.missed(rings=3)
        office.run(10)
    found = shown(office)
    assert (len(found.history), found.more) == (4, 3)
    assert happened(office, 2) == [HistoryKind.MISSED] * 2


# --- tags and language ---


def labelled(office: Office, action: object, *given: str) -> Changed:
    changed = action(office.store, office.settings, office.clock.now(), CALLER, *given)  # type: ignore[operator]
    assert isinstance(changed, Changed)
    return changed


def test_tags_come_and_go(asked: Office) -> None:
    assert labelled(asked, labels.tag, "  New   patient ").events[0].data == {"what": "tagged"}
    labelled(asked, labels.tag, "Niños")
    labelled(asked, labels.tag, "ninos")
    assert shown(asked).tags == ("New patient", "Niños")
    assert labelled(asked, labels.tag, "Niños").events == ()
    labelled(asked, labels.untag, "New patient")
    assert labelled(asked, labels.untag, "New patient").events == ()
    assert (shown(asked).tags, shown(asked).all_tags) == (("Niños",), ("Niños",))


@pytest.mark.parametrize("tag", ["", "  ", "x" * 31, "¡!"])
def test_what_is_no_tag(asked: Office, tag: str) -> None:
    with pytest.raises(UserError, match="1 to 30"):
        labelled(asked, labels.tag, tag)


def test_there_is_an_end_to_tags(asked: Office) -> None:
    for n in range(12):
        labelled(asked, labels.tag, f"tag {n}")
    with pytest.raises(UserError, match="at most 12"):
        labelled(asked, labels.tag, "one more")


def test_the_language_that_staff_chose_wins(asked: Office) -> None:
    contact(asked, CALLER, name="Ana", language="en")
    assert shown(asked).thread.language == "en"
    labelled(asked, labels.set_language, "es")
    contact(asked, CALLER, patient=Patient.EXISTING)
    asked.line.text_in(CALLER, "Hello?", OFFICE)
    asked.run(6)
    assert shown(asked).thread.language == "es"
    labelled(asked, labels.set_language, "")
    assert shown(asked).thread.language == "en"
    with pytest.raises(UserError, match="en, es"):
        labelled(asked, labels.set_language, "fr")


def test_automatic_texts_speak_the_chosen_language(office: Office) -> None:
    office.line.text_in(CALLER, "Hola", OFFICE)
    office.run(6)
    contact(office, CALLER, name="Ana", language="en")
    labelled(office, labels.set_language, "es")
    office.missed()
    office.run(30)
    [text] = [each for each in office.messages() if each.kind is MessageKind.AUTO]
    assert ".es@" in text.template


# --- who else looks ---


def look(office: Office, desk: str, who: str, number: str = CALLER) -> None:
    now = office.clock.now()
    presence.viewing(office.store, office.settings, now, number, desk=desk, author=who)


def others(office: Office) -> tuple[str, ...]:
    with office.store.read() as reader:
        return presence.viewers(reader, CALLER, office.clock.now(), but_desk="front")


def test_who_looks_at_a_conversation_is_seen_for_a_minute(asked: Office) -> None:
    look(asked, "front", "Dana")
    look(asked, "back", "Kim")
    look(asked, "side", "Sam")
    look(asked, "side 2", "Sam")
    asked.run(1)
    look(asked, "last", "Lucía")
    assert others(asked) == ("Lucía", "Kim", "Sam")
    asked.run(61)
    assert others(asked) == ()
    look(asked, "back", "Kim")
    assert shown(asked).viewers == ("Kim",)


def test_a_desk_looks_at_one_conversation_at_a_time(asked: Office) -> None:
    look(asked, "back", "Kim")
    look(asked, "back", "Kim", HOME)
    assert others(asked) == ()
    look(asked, "back", "Kim")
    look(asked, "back", "Kim", "")
    assert others(asked) == ()


# --- people ---


def test_a_number_joins_somebody_who_is_known(asked: Office) -> None:
    ana = contact(asked, HOME, name="Ana García", language="es")
    contact(asked, CALLER, patient=Patient.NEW)
    now = asked.clock.now() + timedelta(days=1)
    person = people.add_number(asked.store, asked.settings, now, "(212) 555-0123", ana)
    assert person.numbers == ((CALLER, ""), (HOME, ""))
    assert (person.patient, person.language) == (Patient.NEW, "es")
    assert people.known(asked.store, CALLER) == (person,)
    thread = asked.thread()
    assert (thread.name, thread.language) == ("Ana García", "es")
    # Said twice it is the same.
    again = people.add_number(asked.store, asked.settings, now, CALLER, ana)
    assert again == person


def test_a_family_shares_a_number(asked: Office) -> None:
    contact(asked, CALLER, name="Luis García")
    ana = contact(asked, HOME, name="Ana García")
    people.add_number(asked.store, asked.settings, asked.clock.now(), CALLER, ana)
    assert asked.thread().name == "Luis / Ana García"


def test_who_is_gone_takes_no_number(asked: Office) -> None:
    with pytest.raises(UserError, match="not among the contacts"):
        people.add_number(asked.store, asked.settings, asked.clock.now(), CALLER, 99)


def test_people_to_join_are_found(asked: Office) -> None:
    contact(asked, HOME, name="Ana García")
    with asked.store.read() as reader:
        assert [person.name for person in people.found(reader, "garcia a")] == ["Ana García"]
        assert people.found(reader, "550178", 1)[0].name == "Ana García"
        assert people.found(reader, " ") == ()
