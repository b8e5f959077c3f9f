"""What staff has at hand at a desk: drafts, saved replies, tags, who looks at what, and people."""

from __future__ import annotations

from dataclasses import replace

import pytest

from deskreply.domain.desk import Draft, SavedReply, StoredNotice, Viewing
from deskreply.domain.models import Stage
from deskreply.domain.people import Contact
from deskreply.domain.team import Member
from deskreply.store.sqlstore import SqlStore
from tests.store.builders import NOW, NUMBER, at, thread

OTHER = "+12125550124"
DRAFT = Draft(NUMBER, "Dana", "Hi Ana,\n¿mañana? 🦷", is_note=True, at=NOW)
REPLY = SavedReply("hours", "Hours", "en", "We open at 8", position=3, at=NOW, author="Dana")


def test_a_draft_is_its_authors_and_the_last_one_stays(store: SqlStore) -> None:
    with store.write() as tx:
        tx.save_draft(replace(DRAFT, body="Hi"))
        tx.save_draft(DRAFT)
        tx.save_draft(replace(DRAFT, author="Kim", body="Hello"))
        tx.save_draft(replace(DRAFT, number=OTHER, is_note=False))
    with store.read() as reader:
        assert reader.draft(NUMBER, "Dana") == DRAFT
        assert reader.draft(OTHER, "Kim") is None
        found = reader.drafts("Dana", [NUMBER, OTHER, "+1"])
        assert found == {NUMBER: DRAFT, OTHER: replace(DRAFT, number=OTHER, is_note=False)}
        assert reader.drafts("Dana", []) == {}
    with store.write() as tx:
        tx.remove_draft(NUMBER, "Dana")
        assert tx.draft(NUMBER, "Dana") is None
        assert tx.draft(NUMBER, "Kim") is not None


def test_saved_replies_by_name_and_language(store: SqlStore) -> None:
    spanish = replace(REPLY, language="es", title="Horario", body="Abrimos a las 8")
    first = replace(REPLY, name="zz", position=1)
    with store.write() as tx:
        for reply in (replace(REPLY, body="We open at 9"), REPLY, spanish, first):
            tx.save_reply(reply)
        assert tx.saved_replies() == (first, REPLY, spanish)
        assert tx.remove_reply("hours", "en")
        assert not tx.remove_reply("hours", "en")
        assert tx.saved_replies() == (first, spanish)


def test_tags_are_listed_as_people_read_them(store: SqlStore) -> None:
    with store.write() as tx:
        for tag in ("niños", "Árbol", "crown"):
            assert tx.add_tag(NUMBER, tag)
        assert not tx.add_tag(NUMBER, "crown")
        tx.add_tag(OTHER, "Braces")
        tx.add_tag(OTHER, "crown")
    with store.write() as tx:
        assert tx.tags(NUMBER) == ("Árbol", "crown", "niños")
        assert tx.all_tags() == ("Árbol", "Braces", "crown", "niños")
        assert tx.remove_tag(OTHER, "crown")
        assert not tx.remove_tag(OTHER, "crown")
        assert tx.tags(OTHER) == ("Braces",)


def test_a_desk_looks_at_one_conversation(store: SqlStore) -> None:
    with store.write() as tx:
        tx.save_viewing(Viewing("front", OTHER, "Dana", NOW))
        tx.save_viewing(Viewing("front", NUMBER, "Dana", at(1)))
        tx.save_viewing(Viewing("back", NUMBER, "Kim", at(2)))
    with store.write() as tx:
        assert [each.desk for each in tx.viewing(NUMBER, NOW)] == ["back", "front"]
        assert [each.desk for each in tx.viewing(NUMBER, at(2))] == ["back"]
        assert tx.viewing(OTHER, NOW) == ()
        tx.remove_viewing("back")
        assert tx.viewed_at("back") is None
        assert tx.viewed_at("front") == Viewing("front", NUMBER, "Dana", at(1))


def test_that_somebody_goes_on_looking_is_no_change(store: SqlStore) -> None:
    """Else every desk would ask for everything anew each time one of them says it is there."""

    def version() -> str | None:
        with store.read() as reader:
            return reader.state("version")

    look = Viewing("front", NUMBER, "Dana", NOW)
    with store.write() as tx:
        tx.save_viewing(look)
    first = version()
    with store.write() as tx:
        tx.save_viewing(replace(look, at=at(30)))
    assert version() == first is not None
    with store.write() as tx:
        tx.save_viewing(replace(look, number=OTHER, at=at(40)))
    assert version() != first


PEOPLE = {
    "Ana García": [NUMBER],
    "Ana Garza": ["+13055550144"],
    "José Ñáñez": ["+13055550145", OTHER],
    "MARÍA O'Brien": [],
    "100% Smith": ["+14155550146"],
    "": ["+14155550147"],
}


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ("ana", ["Ana García", "Ana Garza"]),
        ("garcia", ["Ana García"]),
        ("GAR an", ["Ana García", "Ana Garza"]),
        ("jose nanez", ["José Ñáñez"]),
        ("maria o'brien", ["MARÍA O'Brien"]),
        ("305 555", ["Ana Garza", "José Ñáñez"]),
        ("(212) 555-0123", ["Ana García"]),
        ("100%", ["100% Smith"]),
        ("%", []),
        ("_", []),
        ("", []),
        ("xyz", []),
    ],
)
def test_people_are_found_by_name_or_number(store: SqlStore, wanted: str, found: list[str]) -> None:
    with store.write() as tx:
        for name, theirs in PEOPLE.items():
            tx.save_contact(Contact(0, name, at=NOW, numbers=tuple((n, "") for n in theirs)))
    with store.read() as reader:
        assert sorted(each.name for each in reader.contacts_like(wanted, 9)) == found
        for each in reader.contacts_like(wanted, 1):
            assert reader.contact(each.id) == each
        assert len(reader.contacts_like(wanted, 1)) == min(1, len(found))
        assert reader.contact(999) is None


def test_notices_in_the_order_they_were_told(store: SqlStore) -> None:
    lead = StoredNotice(1, NOW, "front", "new-text", "New text from Ana", NUMBER, "m1")
    promise = StoredNotice(2, at(5), "front", "promise", "Answer soon", stage=Stage.SOON, threads=3)
    health = StoredNotice(3, at(9), "back", "health", "This computer's clock is wrong.")
    with store.write() as tx:
        assert tx.newest_notice() == 0
        for notice in (lead, promise, health):
            tx.add_notice(notice)
    with store.read() as reader:
        assert reader.newest_notice() == 3
        assert reader.notices_after(0, 50) == (lead, promise, health)
        assert reader.notices_after(1, 1) == (promise,)
        assert reader.latest_notices(2) == (health, promise)
    with store.write() as tx:
        tx.prune_notices(at(5))
        assert tx.notices_after(0, 50) == (promise, health)


def test_what_was_told_of_an_erased_number_is_gone(store: SqlStore) -> None:
    with store.write() as tx:
        tx.add_notice(StoredNotice(0, NOW, "front", "new-text", "New text from Ana", NUMBER))
        tx.add_notice(StoredNotice(0, NOW, "front", "new-text", "New text from Bo", OTHER))
        tx.erase(NUMBER, NOW)
        assert [notice.number for notice in tx.latest_notices(9)] == [OTHER]


def test_the_team_by_name(store: SqlStore) -> None:
    zoe = Member("Zoë", "$hash", wrong=4, wait_until=at(30))
    with store.write() as tx:
        for member in (zoe, Member("ana"), Member("Bo")):
            tx.save_member(member)
        tx.save_member(Member("Bo", "$other"))
    with store.write() as tx:
        tx.remove_member("ana")
    with store.read() as reader:
        assert reader.members() == (Member("Bo", "$other"), zoe)


def test_a_new_name_takes_conversations_and_drafts_along(store: SqlStore) -> None:
    with store.write() as tx:
        tx.save_member(Member("Dana", "$hash"))
        tx.save_thread(thread(owner="Dana"))
        tx.save_draft(Draft(NUMBER, "Dana", "mine", False, NOW))
        tx.save_draft(Draft(OTHER, "Dana", "older", False, NOW))
        tx.save_draft(Draft(OTHER, "Dana R", "kept", False, NOW))
        tx.rename_member("Dana", "Dana R")
    with store.read() as reader:
        assert reader.members() == (Member("Dana R", "$hash"),)
        known = reader.thread(NUMBER)
        assert known is not None
        assert known.owner == "Dana R"
        kept = reader.drafts("Dana R", [NUMBER, OTHER])
        assert {number: draft.body for number, draft in kept.items()} == {
            NUMBER: "mine", OTHER: "kept",
        }  # fmt: skip
