"""Search finds by words, names and digits, newest first, and bears any input."""

from __future__ import annotations

import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from deskreply.engine.ports import SearchHit
from deskreply.store.sqlstore import SqlStore
from tests.store.builders import LINE, NUMBER, at, message, thread

ANA, BEN = NUMBER, "+13105557890"

HOSTILE = [
    '"',
    "'",
    '" OR body:*',
    "a AND",
    "NEAR(a b)",
    "-x",
    "*",
    "^a",
    "body : x",
    "{a b}: c",
    "(",
    ")",
    "\\",
    "a\\",
    "'\\'",
    "a' | 'b",
    "!a & b",
    "a:*",
    "<->",
    "%",
    "_",
    "\x00",
    "a\x00b",
    "\ud83d",
    "🦷",
    "\u200b",
    "é" * 3000,
    "a " * 3000,
    "--; DROP TABLE messages",
    "٣٤٥",
    "१२३",
    "²³¹",
    "+",
    "+1",
    "+ 1 - 2",
    "\u0301",
    "ß",
    "\U0001d7d3\U0001d7d3",
    "http://x.y/z?a=b&c",
    "a@b.c",
    "-1.5e3",
]


@pytest.fixture
def filled(store: SqlStore) -> SqlStore:
    with store.write() as tx:
        tx.save_thread(thread(ANA, name="Ana María Núñez", last_at=at(50)))
        tx.save_thread(thread(BEN, name="Ben O'Hara", last_at=at(10)))
        tx.add_message(message("m1", number=ANA, body="My jaw is swollen", at=at(1)))
        tx.add_message(message("m2", number=BEN, body="Swelling since Monday", at=at(2)))
        tx.add_message(message("m3", number=BEN, body="¿Está hinchazón? call 555-0199", at=at(3)))
    return store


def found(store: SqlStore, text: str, limit: int = 9) -> list[str]:
    with store.read() as reader:
        return [hit.message_id or hit.number for hit in reader.search(text, limit)]


@pytest.mark.parametrize(
    ("typed", "ids"),
    [
        ("swollen", ["m1"]),
        ("SWOL", ["m1"]),
        ("swo swell", []),
        ("jaw swol", ["m1"]),
        ("swol jaw", []),
        ("sw", ["m2", "m1"]),
        ("hinchazón", ["m3"]),
        ("ana", [ANA]),
        ("María Nú", [ANA]),
        ("o'ha", [BEN]),
        ("(310) 555-7890", [BEN]),
        ("310.555", [BEN]),
        ("+1 310 555 7890", [BEN]),
        ("7890", [BEN]),
        ("555", [ANA, BEN, "m3"]),
        ("12", []),
        ("310x", []),
        ("", []),
        ("   ", []),
        ("nothing", []),
    ],
)
def test_search(filled: SqlStore, typed: str, ids: list[str]) -> None:
    assert found(filled, typed) == ids


def test_accents_need_not_be_typed_on_the_desk_s_own_database(local: SqlStore) -> None:
    with local.write() as tx:
        tx.save_thread(thread(name="Núñez"))
        tx.add_message(message(body="hinchazón"))
    assert found(local, "nunez") == [NUMBER]
    assert found(local, "hinchazon") == ["m1"]


def test_a_hit_says_where_and_when(filled: SqlStore) -> None:
    with filled.read() as reader:
        assert reader.search("monday", 5) == (SearchHit(BEN, "m2", "Swelling since Monday", at(2)),)
        assert reader.search("ben", 5) == (SearchHit(BEN, "", "Ben O'Hara", at(10)),)


def test_newest_first_up_to_the_limit(filled: SqlStore) -> None:
    assert found(filled, "sw", 1) == ["m2"]
    assert found(filled, "555", 2) == [ANA, BEN]
    assert found(filled, "555", 0) == []


def test_the_index_follows_changes(store: SqlStore) -> None:
    with store.write() as tx:
        tx.save_thread(thread(name="Ana"))
        tx.add_message(message(body="before"))
    with store.write() as tx:
        tx.save_thread(thread(name="Zoe"))
        tx.save_message(message(body="after"))
    assert [found(store, typed) for typed in ("ana", "before")] == [[], []]
    assert [found(store, typed) for typed in ("zoe", "after")] == [[NUMBER], ["m1"]]


@pytest.mark.parametrize("typed", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_input(filled: SqlStore, typed: str) -> None:
    found(filled, typed)
    found(filled, "swollen " + typed)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(typed=st.text(max_size=30))
def test_any_input(filled: SqlStore, typed: str) -> None:
    found(filled, typed)


def test_a_hundred_thousand_texts_in_less_than_50_ms(local: SqlStore) -> None:
    with local.write() as tx:
        tx.save_thread(thread(name="Ana"))
        tx._connection.exec_driver_sql(
            f"""
            WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 100000)
            INSERT INTO messages (id, number, line, kind, body, at, state, error_code,
                explanation, author, media_count, template, promise_minutes)
            SELECT 'm' || i, '{NUMBER}', '{LINE}', 'lead', 'tooth ' || (i * 7919 % 5000)
                || ' word' || (i % 400) || iif(i % 1000, ' common', ' rare'), i, 'received',
                0, '', '', 0, '', 0 FROM n
            """  # noqa: S608
        )
    for typed in ("t", "tooth", "common", "rare", "word1 com", "4999", "absent"):
        took = []
        for _ in range(5):
            start = time.perf_counter()
            hits = found(local, typed, 50)
            took.append(time.perf_counter() - start)
        assert min(took) < 0.05, typed
        assert len(hits) == (0 if typed == "absent" else 20 if typed == "4999" else 50)
