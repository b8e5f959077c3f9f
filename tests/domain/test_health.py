"""What the signs mean: for every kind of trouble its own word, and none where all is well."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from deskreply.domain.health import Finding, Level, Signs, Word, assess

NOW = datetime(2026, 3, 10, 15, 0, tzinfo=UTC)


def ago(**span: float) -> datetime:
    return NOW - timedelta(**span)


WELL = Signs(
    now=NOW,
    running=True,
    awake_at=ago(hours=3),
    polled={"calls": ago(seconds=3), "messages": ago(seconds=4)},
    every={"calls": 3, "messages": 4},
    free_bytes=10**10,
)


def test_where_nothing_is_wrong_nothing_is_found() -> None:
    health = assess(WELL)
    assert (health.state, health.words, health.findings) == (Level.GOOD, "", ())


@pytest.mark.parametrize(
    ("polled", "every", "connected"),
    [
        ({"calls": ago(seconds=32)}, 3, True),
        ({"calls": ago(seconds=34)}, 3, False),
        ({"calls": ago(seconds=200)}, 300, True),
        ({"calls": NOW, "messages": None}, 3, False),
    ],
)
def test_not_reached_for_some_seconds_is_no_finding_yet_but_known(
    polled: dict[str, datetime | None], every: float, connected: bool
) -> None:
    signs = replace(WELL, polled=polled, every=dict.fromkeys(polled, every))
    assert assess(signs).connected is connected


@pytest.mark.parametrize(
    ("word", "level", "sign"),
    [
        (Word.NOT_RUNNING, Level.BAD, {"running": False}),
        (Word.NOT_POLLING, Level.BAD, {"polled": {"calls": ago(seconds=61), "messages": NOW}}),
        (Word.NOT_POLLING, Level.BAD, {"polled": {"calls": NOW, "messages": None}}),
        (Word.OUTBOX_STUCK, Level.BAD, {"due_since": ago(seconds=121)}),
        (Word.CLOCK_WRONG, Level.WARNING, {"skew_seconds": -31.0}),
        (Word.SENDER_BLOCKED, Level.BAD, {"sender": (30034, ago(days=1))}),
        (Word.SENDER_REFUSED, Level.BAD, {"key_may_send": False}),
        (Word.DATABASE, Level.BAD, {"database_since": NOW}),
        (Word.DISK_NEARLY_FULL, Level.WARNING, {"free_bytes": 199_999_999}),
        (Word.DISK_NEARLY_FULL, Level.BAD, {"free_bytes": 49_999_999}),
        (Word.DUTY_HANGING, Level.BAD, {"told": (Finding(Word.DUTY_HANGING, Level.BAD),)}),
    ],
)
def test_each_trouble_has_its_word(word: Word, level: Level, sign: dict[str, object]) -> None:
    health = assess(replace(WELL, **sign))  # type: ignore[arg-type]
    assert (health.words, health.state) == (word.value, level)


@pytest.mark.parametrize(
    "sign",
    [
        {"polled": {"calls": ago(seconds=59), "messages": ago(seconds=59)}},
        {"due_since": ago(seconds=119)},
        {"skew_seconds": 30.0},
        {"free_bytes": 200_000_000},
        {"free_bytes": None},
    ],
)
def test_just_within_the_limits_is_well(sign: dict[str, object]) -> None:
    assert assess(replace(WELL, **sign)).state is Level.GOOD  # type: ignore[arg-type]


def test_a_pc_that_just_woke_is_given_its_time() -> None:
    """It slept for eight hours: neither the logs nor the outbox were anybody's fault."""
    asleep = replace(
        WELL,
        polled={"calls": ago(hours=8), "messages": ago(hours=8)},
        due_since=ago(hours=8),
    )
    assert assess(replace(asleep, awake_at=ago(seconds=1))).state is Level.GOOD
    later = assess(replace(asleep, awake_at=ago(minutes=3)))
    assert later.words == "not-polling outbox-stuck"
    polling = later.find(Word.NOT_POLLING)
    assert polling is not None
    assert (polling.since, polling.about) == (ago(minutes=3), "calls messages")


def test_what_a_wrong_clock_noted_of_the_future_excuses_nothing() -> None:
    ahead = replace(WELL, polled={"calls": ago(days=1)}, awake_at=ago(days=-1))
    assert assess(ahead).words == "not-polling"


def test_an_office_that_polls_slowly_by_its_own_wish_is_not_late() -> None:
    slow = replace(WELL, polled={"calls": ago(seconds=400)}, every={"calls": 300})
    assert assess(slow).state is Level.GOOD


def test_without_an_engine_nobody_is_said_to_poll_badly() -> None:
    stopped = replace(WELL, running=False, polled={"calls": ago(days=2)}, due_since=ago(days=2))
    assert assess(stopped).words == "not-running"


def test_the_worst_comes_first_and_decides() -> None:
    health = assess(replace(WELL, skew_seconds=99, due_since=ago(hours=1)))
    assert [f.word for f in health.findings] == [Word.OUTBOX_STUCK, Word.CLOCK_WRONG]
    assert health.state is Level.BAD


@pytest.mark.parametrize("word", Word)
def test_every_finding_says_in_both_languages_what_is_wrong_and_what_to_do(word: Word) -> None:
    finding = Finding(word, Level.BAD, code=30034)
    for said in (finding.sentence, finding.advice):
        assert said("en")
        assert said("es")
        assert said("en") != said("es")
        assert said("fr") == said("en")
