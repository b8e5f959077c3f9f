"""What an alert is about, what it says at each privacy level, and when it is no longer so."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from deskreply.domain import alerting
from deskreply.domain.alerting import KINDS, MANY, Level, Subject, Words
from deskreply.domain.desk import StoredNotice
from deskreply.domain.models import MessageKind, Stage, Thread

NOW = datetime(2026, 3, 10, 15, 0, tzinfo=UTC)
MARIA, BO = "+12125550147", "+12125550148"
TEXT = "Hola, ¿hay cita mañana?"


def ago(minutes: float) -> datetime:
    return NOW - timedelta(minutes=minutes)


def notice(kind: str, number: str = MARIA, **values: object) -> StoredNotice:
    given: dict[str, object] = {"id": 1, "at": NOW, "desk": "front", "title": f"of {kind}"}
    return StoredNotice(kind=kind, number=number, **given | values)  # type: ignore[arg-type]


def thread(**values: object) -> Thread:
    return Thread(MARIA, "+12125550190", **values)  # type: ignore[arg-type]


def about(kind: str = "new-text", **values: object) -> Subject:
    given: dict[str, object] = {
        "key": MARIA, "kind": kind, "at": NOW, "sentence": f"of {kind}", "number": MARIA,
        "name": "Maria Lopez", "text": TEXT, "due_at": NOW + timedelta(minutes=41),
    }  # fmt: skip
    return Subject(**given | values)  # type: ignore[arg-type]


def said(level: Level, subject: Subject, language: str = "en", waiting: int = 2) -> Words:
    return alerting.words(subject, level, language, waiting=waiting, now=NOW)


# --- words --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("level", "expected"),
    [
        (Level.FULL, Words("Maria Lopez", TEXT)),
        (Level.NAME, Words("Maria Lopez", "New text")),
        (Level.NOTHING, Words("New text · 2 waiting", "Answer within 41 minutes")),
    ],
)
def test_a_new_text(level: Level, expected: Words) -> None:
    assert said(level, about()) == expected


def test_in_spanish() -> None:
    assert said(Level.NAME, about(), "es") == Words("Maria Lopez", "Mensaje nuevo")
    assert said(Level.NOTHING, about(), "es") == Words(
        "Mensaje nuevo · 2 en espera", "Responda en 41 minutos"
    )


def test_several_texts_of_one_person() -> None:
    assert said(Level.NAME, about(texts=3)).body == "3 new texts"
    assert said(Level.NOTHING, about(texts=3)).title == "3 new texts · 2 waiting"


def test_urgent_words() -> None:
    urgent = about("urgent-text", text="It bleeds")
    assert said(Level.FULL, urgent).body == "New text, may be urgent: It bleeds"
    assert said(Level.NAME, urgent).body == "New text, may be urgent"
    assert urgent.urgent
    assert urgent.pressing


def test_a_text_without_words_is_a_new_text() -> None:
    assert said(Level.FULL, about(text="  ")).body == "New text"


def test_a_long_text_is_cut() -> None:
    body = said(Level.FULL, about(text="a" * 2000)).body
    assert len(body) == alerting.LONGEST_TEXT
    assert body.endswith("a…")


def test_what_is_late_is_called_so() -> None:
    late = about("promise", stage=Stage.OVER, due_at=ago(4))
    assert said(Level.NOTHING, late, waiting=1) == Words(
        "Overdue · 1 waiting", "The answer is 4 minutes late"
    )
    assert said(Level.NAME, late) == Words("of promise")


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("kind", KINDS)
def test_nothing_says_nothing_of_anybody(kind: str, language: str) -> None:
    subject = about(kind, sentence="Not delivered to Maria Lopez")
    words = said(Level.NOTHING, subject, language)
    assert words.title
    if kind != "health":
        assert "Maria" not in f"{words.title} {words.body}"
        assert TEXT not in words.body


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind not in ("promise", "health")])
def test_the_name_alone_says_nothing_of_the_text(kind: str) -> None:
    words = said(Level.NAME, about(kind))
    assert words.title == "Maria Lopez"
    assert TEXT not in words.body


def test_trouble_is_said_at_every_level() -> None:
    trouble = about("health", number="", sentence="The disk is full.")
    for level in Level:
        assert said(level, trouble) == Words("DeskReply needs attention", "The disk is full.")


# --- several ------------------------------------------------------------------------------------


def test_notices_of_one_thread_are_one_the_most_telling_first() -> None:
    told = [
        notice("new-text", id=1),
        notice("new-text", BO, id=2),
        notice("urgent-text", id=3),
        notice("new-text", id=4),
        notice("health", "", id=5, title="A"),
        notice("health", "", id=6, title="B"),
    ]
    groups = alerting.by_thread(told)
    assert [[each.id for each in group] for group in groups] == [[2], [3, 4, 1], [5], [6]]


def test_many_are_one() -> None:
    names = ("Maria", "Bo", "Ana", "Tom", "Kim")
    many = [about(key=name, number=f"+{name}", name=name) for name in names]
    one = alerting.merged(many)
    assert one.key == MANY
    assert said(Level.NAME, one) == Words("5 people wrote", "Maria, Bo, Ana, and 2 more")
    assert said(Level.NOTHING, one).title == "5 new texts · 2 waiting"
    assert one.numbers == {f"+{name}" for name in names}
    again = alerting.merged([one, about(key="Lea", number="+Lea", name="Lea")])
    assert said(Level.FULL, again, "es").title == "6 personas escribieron"


def test_an_urgent_one_among_many_is_not_lost() -> None:
    one = alerting.merged([about(), about("urgent-text", key=BO, number=BO, name="Bo")])
    assert one.urgent
    assert said(Level.NAME, one).title == "New text, may be urgent · 2 people wrote"


def test_a_mix_is_called_one() -> None:
    one = alerting.merged([about(), about("text-failed", key=BO, number=BO, name="Bo")])
    assert said(Level.NAME, one).title == "2 conversations need you"


def test_of_one_thread_the_later_word_counts() -> None:
    one = alerting.merged([about(), about("promise", stage=Stage.SOON)])
    assert [part.kind for part in one.parts] == ["promise"]


# --- no longer so -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("kind", "as_it_is", "expected"),
    [
        ("new-text", thread(unread=1), True),
        ("new-text", thread(unread=0), False),
        ("new-text", thread(unread=1, done_at=NOW), False),
        ("new-text", thread(unread=1, snoozed_until=NOW + timedelta(minutes=5)), False),
        ("new-text", thread(unread=1, snoozed_until=ago(5)), True),
        ("new-text", None, False),
        ("flagged", thread(unread=1), True),
        ("text-failed", thread(), True),
        ("text-failed", thread(last_kind=MessageKind.STAFF, last_at=ago(-1)), False),
        ("text-failed", thread(last_kind=MessageKind.STAFF, last_at=ago(1)), True),
        ("missed-call", thread(called_at=ago(-1)), False),
        ("missed-call", thread(called_at=ago(1)), True),
    ],
)
def test_whether_it_still_calls_for_somebody(
    kind: str, as_it_is: Thread | None, expected: bool
) -> None:
    assert alerting.stands(notice(kind), as_it_is, NOW) is expected


def test_a_promise_stands_until_the_next_stage_or_an_answer() -> None:
    soon = notice("promise", stage=Stage.SOON)
    due = thread(reply_due_at=NOW, stage=Stage.SOON)
    assert alerting.stands(soon, due, NOW)
    assert not alerting.stands(soon, replace(due, stage=Stage.OVER), NOW)
    assert not alerting.stands(soon, replace(due, reply_due_at=None), NOW)
    assert alerting.stands(notice("promise", "", stage=Stage.SOON), None, NOW)


def test_only_trouble_grows_old() -> None:
    assert alerting.is_news(notice("health", "", at=ago(4)), NOW)
    assert not alerting.is_news(notice("health", "", at=ago(6)), NOW)
    assert alerting.is_news(notice("new-text", at=ago(600)), NOW)
