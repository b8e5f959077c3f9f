"""Versions of wordings and the slots' choices, on each database."""

from __future__ import annotations

from deskreply.domain.wordings import SlotChoice, WordingVersion
from deskreply.store.sqlstore import SqlStore
from tests.store.builders import NOW, at


def test_versions_are_kept_in_the_order_they_were_written(store: SqlStore) -> None:
    first = WordingVersion("mine", "en", 1, "Hi {business}", "", 0, NOW, "Dana")
    second = WordingVersion("mine", "en", 2, "Hello {business}", "+12125550100", 30, at(9), "Ana")
    with store.write() as tx:
        tx.add_wording(first)
        tx.add_wording(second)
    with store.read() as reader:
        assert reader.wordings() == (first, second)


def test_the_latest_choice_of_a_slot_counts(store: SqlStore) -> None:
    everywhere = SlotChoice("open", "warm", "", "", NOW, "Dana")
    here = SlotChoice("open", "warm", "+12125550100", "mine", at(5), "Ana")
    with store.write() as tx:
        tx.save_slot(SlotChoice("open", "mine", "", "warm", at(-5), "Ana"))
        tx.save_slot(here)
        tx.save_slot(everywhere)
    with store.read() as reader:
        assert set(reader.slot_choices()) == {everywhere, here}
