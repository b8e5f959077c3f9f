"""Saved replies: those every office has, its own over them, and their fields filled in."""

from __future__ import annotations

from dataclasses import replace

import pytest

from deskreply.domain import templates
from deskreply.domain.desk import SavedReply
from deskreply.domain.errors import UserError
from deskreply.domain.reply_set import STARTING_SET
from deskreply.engine import people, savedreplies
from deskreply.engine.people import Change
from tests.support.office import CALLER, OFFICE, Office

NEW = SavedReply("", "Parking", "en", "Park behind the house.")


def listed(office: Office, language: str = "en") -> list[SavedReply]:
    with office.store.read() as reader:
        return list(savedreplies.listed(reader, language))


def names(office: Office, language: str = "en") -> list[str]:
    return [reply.name for reply in listed(office, language)]


def save(office: Office, reply: SavedReply) -> SavedReply:
    now = office.clock.now()
    return savedreplies.save(office.store, office.settings, now, reply, author="Kim")


def remove(office: Office, reply: SavedReply) -> None:
    savedreplies.remove(office.store, office.settings, office.clock.now(), reply)


def values(office: Office, language: str = "en") -> dict[str, str]:
    with office.store.read() as reader:
        thread, known = reader.thread(CALLER), reader.contacts_for(CALLER)
    now = office.clock.now()
    found = savedreplies.values(
        office.settings, now, "Kim", thread, known, ("en", "es"), zone="America/New_York"
    )
    return found[language]


# --- the starting set ---


def test_the_starting_set_comes_in_pairs() -> None:
    pairs = {
        language: [(each.name, each.position) for each in STARTING_SET if each.language == language]
        for language in ("en", "es")
    }
    assert pairs["en"] == pairs["es"]
    assert len(pairs["en"]) >= 6


@pytest.mark.parametrize("reply", STARTING_SET, ids=lambda reply: f"{reply.name}.{reply.language}")
def test_replies_of_the_starting_set_are_short_and_well_formed(reply: SavedReply) -> None:
    assert 0 < len(reply.title) <= savedreplies.LONGEST_TITLE
    known = dict.fromkeys(templates.FIELDS, "Something")
    assert "{" not in savedreplies.filled(reply.body, known)
    assert templates.parts(savedreplies.filled(reply.body, known)).parts <= 2


def test_a_new_office_has_the_starting_set(office: Office) -> None:
    assert names(office) == names(office, "es") == [r.name for r in STARTING_SET[::2]]
    assert {reply.own for reply in listed(office)} == {False}
    assert len(listed(office, "")) == len(STARTING_SET)


# --- the office's own ---


def test_an_own_reply_comes_last_under_a_name_of_its_own(office: Office) -> None:
    stored = save(office, replace(NEW, title="  Parking  lot ", body=" Behind. \n"))
    assert (stored.name, stored.title, stored.body) == ("parking-lot", "Parking lot", "Behind.")
    assert (stored.own, stored.author, stored.at) == (True, "Kim", office.clock.now())
    assert listed(office)[-1] == stored
    other = save(office, replace(NEW, title="Parking lot"))
    assert other.name == "parking-lot-2"
    spanish = save(office, replace(stored, language="es", title="Dónde aparcar"))
    assert names(office, "es")[-1] == spanish.name == "parking-lot"
    assert save(office, replace(NEW, title="¿?")).name == "reply"


def test_an_own_wording_takes_the_place_of_the_starting_one(office: Office) -> None:
    first = listed(office)[0]
    changed = save(office, replace(first, body="Morning?"))
    assert listed(office)[0] == changed
    assert changed.own
    assert len(listed(office)) == len(STARTING_SET) // 2
    assert listed(office, "es")[0].own is False


@pytest.mark.parametrize("changed", [False, True])
def test_a_reply_can_be_taken_off_the_list(office: Office, changed: bool) -> None:
    first = listed(office)[0]
    if changed:
        save(office, replace(first, body="Morning?"))
    remove(office, replace(first, body=""))
    assert first.name not in names(office)
    assert first.name in names(office, "es")
    with pytest.raises(UserError, match="not there any more"):
        remove(office, first)
    # Written anew it stands there again.
    save(office, first)
    assert names(office)[0] == first.name


def test_an_own_reply_that_is_taken_off_is_gone(office: Office) -> None:
    stored = save(office, NEW)
    remove(office, stored)
    assert stored.name not in names(office)
    with office.store.read() as reader:
        assert reader.saved_replies() == ()


@pytest.mark.parametrize(
    ("reply", "said"),
    [
        (replace(NEW, title=" "), "title"),
        (replace(NEW, title="x" * 41), "title"),
        (replace(NEW, body=" \n"), "empty"),
        (replace(NEW, body="x" * 1601), "too long"),
        (replace(NEW, language="fr"), "en, es"),
    ],
)
def test_what_is_no_reply(office: Office, reply: SavedReply, said: str) -> None:
    with pytest.raises(UserError, match=said):
        save(office, reply)
    assert len(listed(office, "")) == len(STARTING_SET)


# --- fields ---


def test_fields_are_filled_and_what_is_empty_stays_in_braces() -> None:
    body = "Hi {first_name}, {business} opens {opens_at}. {nonsense} {agent}"
    known = {"first_name": " Ana\nMaría ", "opens_at": "", "agent": "K{i}m", "nonsense": "x"}
    assert savedreplies.filled(body, known) == (
        "Hi Ana María, {business} opens {opens_at}. {nonsense} Kim"
    )


def test_there_is_a_value_for_each_field(office: Office) -> None:
    office.change(office__booking_link="https://book.example.com/x", office__area="Queens")
    office.line.text_in(CALLER, "Hi", OFFICE)
    office.run(6)
    people.save(
        office.store, office.settings, office.clock.now(), CALLER, Change(name="Ana García")
    )
    found = values(office)
    assert set(found) == set(templates.FIELDS)
    assert (found["first_name"], found["agent"]) == ("Ana", "Kim")
    assert found["business"] == "Bright Smile Dental"
    assert found["booking_link"] == "https://book.example.com/x"
    assert (found["promise"], found["area"], found["service"]) == ("within the hour", "Queens", "")


def test_values_speak_the_language_of_the_reply(office: Office) -> None:
    office.line.text_in(CALLER, "Hola", OFFICE)
    office.run(6)
    assert values(office, "es")["promise"] == "en menos de una hora"
    assert values(office, "en")["promise"] == "within the hour"


def test_while_the_office_is_closed_the_promise_is_the_opening(office: Office) -> None:
    office.change(office__hours="mon-fri 14:00-17:00")
    found = values(office)
    assert found["promise"] == found["opens_at"] != ""
    assert found["first_name"] == ""
