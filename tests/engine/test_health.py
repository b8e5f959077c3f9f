"""Health as the desk, the event lines and ``doctor`` see it: the same for all of them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

import pytest

from deskreply.domain.errors import DiskFull, EnvironmentTrouble
from deskreply.domain.health import Level, Word
from deskreply.engine import backups
from deskreply.engine.checkup import Check, Parts, checkup
from deskreply.engine.ports import Store
from deskreply.practice import Fault, FaultKind
from deskreply.practice.registrar import Standing
from tests.support.office import CALLER, OFFICE, Office


def run(office: Office, seconds: int) -> None:
    """Time passes, and the watch looks every second."""
    for _ in range(seconds):
        office.run(1)
        office.engine.tick()


def states(office: Office) -> list[tuple[object, object]]:
    """What the ``health`` events said so far."""
    return [(e.data["state"], e.data["words"]) for e in office.events if e.name == "health"]


def doctor(
    office: Office, *, running: bool = True, free: int | None = None, language: str = "en"
) -> dict[str, Check]:
    """As another process on this PC asks."""

    @contextmanager
    def store() -> Iterator[Store]:
        yield office.store

    parts = Parts(
        settings=office.settings,
        clock=office.clock,
        running=running,
        database="It opens.",
        keyring=lambda: "A keyring.",
        store=store,
        provider=office.provider,
        free_bytes=lambda: free,
        language=language,
    )
    return {check.name: check for check in checkup(parts)}


# What the caller of the check-up says of these.
GIVEN = {"database", "keyring"}


def untranslated(office: Office, *, running: bool = True) -> set[str]:
    """The checks that say the same in both languages."""
    english = doctor(office, running=running)
    spanish = doctor(office, running=running, language="es")
    assert english.keys() == spanish.keys()
    return {
        name
        for name, check in english.items()
        if check.detail == spanish[name].detail
        or (check.advice and check.advice == spanish[name].advice)
    }


def test_the_checks_speak_spanish_whether_all_is_well_or_not(office: Office) -> None:
    assert untranslated(office) == GIVEN
    run(office, 10)
    assert untranslated(office) == GIVEN
    office.line.faults.add(Fault(FaultKind.CLOCK_SKEW, seconds=7200))
    office.line.faults.add(Fault(FaultKind.CAPTIVE_PORTAL, "calls"))
    run(office, 90)
    assert untranslated(office) == GIVEN
    office.server.stop()
    assert untranslated(office, running=False) == GIVEN


def wrong(found: dict[str, Check]) -> set[str]:
    for check in found.values():
        assert check.ok or check.advice, check
    return {name for name, check in found.items() if not check.ok}


def test_health_is_told_at_the_start_and_then_only_when_it_changes(office: Office) -> None:
    run(office, 120)
    assert states(office) == [("good", "")]
    assert wrong(doctor(office)) == set()


@pytest.mark.parametrize("log", ["calls", "messages"])
def test_a_log_that_cannot_be_read_for_a_minute_is_seen_by_everybody(
    office: Office, log: str
) -> None:
    run(office, 10)
    broken = office.line.faults.add(Fault(FaultKind.CAPTIVE_PORTAL, log))
    run(office, 55)
    assert states(office) == [("good", "")]
    run(office, 15)
    assert states(office)[1:] == [("bad", "not-polling")]
    finding = office.engine.health.look().find(Word.NOT_POLLING)
    assert finding is not None
    assert finding.about == log
    assert finding.since is not None
    assert timedelta(seconds=60) < office.clock.now() - finding.since < timedelta(seconds=80)
    assert wrong(doctor(office)) == {"last-poll"}
    office.line.faults.clear(broken)
    run(office, 10)
    assert states(office)[2:] == [("good", "")]
    assert wrong(doctor(office)) == set()


def test_a_pc_that_slept_eight_hours_is_given_its_minute(office: Office) -> None:
    run(office, 10)
    office.server.stop()
    office.sleep(8 * 3600)
    office.engine.tick()
    assert wrong(doctor(office)) == {"credentials", "number"}  # the provider is away, no more
    run(office, 50)
    assert states(office) == [("good", "")]
    run(office, 20)
    assert states(office)[1:] == [("bad", "not-polling")]
    assert "last-poll" in wrong(doctor(office))


@pytest.mark.parametrize("hours", [-24, 24])
def test_a_wrong_clock_is_told_and_changes_nothing_else(office: Office, hours: int) -> None:
    office.line.faults.add(Fault(FaultKind.CLOCK_SKEW, seconds=-3600 * hours))
    run(office, 60)
    assert states(office)[-1] == ("warning", "clock-wrong")
    assert wrong(doctor(office)) == {"clock"}


def test_a_clock_that_is_set_while_everything_works_alarms_nobody(office: Office) -> None:
    run(office, 30)
    office.line.faults.add(Fault(FaultKind.CLOCK_SKEW, seconds=7200))
    office.engine.woke(-7200)
    run(office, 30)
    assert {words for _, words in states(office)} == {"", "clock-wrong"}


def test_a_text_that_should_have_left_and_has_not_is_seen(office: Office) -> None:
    run(office, 10)
    office.line.faults.add(Fault(FaultKind.RATE_LIMIT, "post"))
    office.engine.send(CALLER, "On our way!")
    run(office, 110)
    assert "outbox-stuck" not in str(states(office))
    run(office, 30)
    assert "outbox-stuck" in str(states(office)[-1])
    assert "outbox" in wrong(doctor(office))
    office.line.faults.clear()
    run(office, 60)
    assert states(office)[-1] == ("good", "")


def test_a_text_that_is_held_for_a_good_reason_is_not_stuck(office: Office) -> None:
    office.change(quiet__start="10:00", quiet__end="16:00")
    office.missed()
    run(office, 150)
    assert states(office) == [("good", "")]


def test_a_refused_key_is_seen_in_health(office: Office) -> None:
    run(office, 10)
    office.line.faults.add(Fault(FaultKind.DEAD_CREDENTIALS))
    run(office, 30)
    assert states(office)[1:] == [("bad", "credentials-dead")]
    assert "engine" in wrong(doctor(office))
    office.line.faults.clear()
    run(office, 60)
    assert states(office)[-1] == ("good", "")


def test_a_number_that_may_not_send_is_seen_in_the_words_of_its_code(office: Office) -> None:
    office.line.faults.add(Fault(FaultKind.REJECT, "post", code=21606))
    office.missed()
    run(office, 20)
    assert office.engine.health.look().words == "sender-blocked"
    sender = doctor(office)["sender"]
    assert not sender.ok
    assert "21606" in sender.detail


@pytest.mark.parametrize(
    ("free", "level"), [(10**9, None), (150_000_000, Level.WARNING), (10**7, Level.BAD)]
)
def test_a_disk_that_fills_up_is_told_before_it_is_full(
    office: Office, free: int, level: Level | None
) -> None:
    office.engine.ctx.free_bytes = lambda: free
    found = office.engine.health.look().find(Word.DISK_NEARLY_FULL)
    assert (found and found.level) is level
    assert doctor(office, free=free)["disk"].ok is (level is None)


def test_a_full_disk_is_seen_in_health_until_there_is_room(office: Office) -> None:
    run(office, 10)
    office.engine.supervisor.crashed("calls", DiskFull("the disk is full; free some"))
    assert office.engine.health.look().words == "disk-nearly-full"
    assert wrong(doctor(office)) == {"disk"}
    run(office, 10)
    assert office.heard("trouble-over") == 1
    assert states(office)[-1] == ("good", "")


@pytest.mark.parametrize(
    ("error", "word"),
    [(OSError("disk I/O error"), "database"), (DiskFull("no room"), "disk-nearly-full")],
)
def test_a_database_that_cannot_be_asked_is_seen_in_health(
    office: Office, monkeypatch: pytest.MonkeyPatch, error: Exception, word: str
) -> None:
    def fails() -> None:
        raise error

    with monkeypatch.context() as broken:
        broken.setattr(office.store, "read", fails)
        broken.setattr(office.store, "write", fails)
        assert office.engine.health.look().words == word
    assert office.engine.health.look().state is Level.GOOD


def test_a_database_in_the_way_of_a_duty_is_seen_until_it_works_again(office: Office) -> None:
    office.engine.supervisor.crashed("calls", EnvironmentTrouble("it is locked; close the scanner"))
    assert office.engine.health.look().words == "database"
    assert wrong(doctor(office)) >= {"database"}


def test_a_backup_that_failed_is_seen_in_health(office: Office) -> None:
    run(office, 10)
    with office.store.write() as tx:
        tx.set_state(backups.FAILED, "there is too little room; free some space")
    health = office.engine.health.look()
    assert (health.words, health.state) == ("backup-failed", Level.WARNING)
    with office.store.write() as tx:
        tx.set_state(backups.FAILED, "")
    assert office.engine.health.look().state is Level.GOOD


def test_what_only_the_engine_can_see_doctor_sees_too(office: Office) -> None:
    run(office, 10)
    office.engine.supervisor.hangs("follow")
    office.engine.supervisor.crashed("details", ValueError("our bug"))
    office.engine.health.look()
    assert wrong(doctor(office)) == {"engine"}
    assert wrong(doctor(office, running=False)) == {"last-poll"}


def test_an_engine_that_did_not_poll_yet_is_given_a_minute_too(office: Office) -> None:
    office.server.stop()
    assert wrong(doctor(office, running=False)) == {"credentials", "number"}
    office.engine.tick()
    assert doctor(office)["last-poll"].ok
    office.clock.advance(70)
    assert not doctor(office)["last-poll"].ok


def test_an_idle_desk_hardly_writes(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    run(office, 70)
    writes = []
    write = office.store.write

    def counted() -> object:
        writes.append(office.clock.monotonic())
        return write()

    monkeypatch.setattr(office.store, "write", counted)
    run(office, 120)
    assert len(writes) <= 2 * 120 / 20 + 2


def test_the_sentence_of_a_finding_is_there_in_the_office_s_language(office: Office) -> None:
    office.engine.ctx.free_bytes = lambda: 1
    finding = office.engine.health.look().findings[0]
    assert "disk" in finding.sentence("en")
    assert "disco" in finding.sentence("es")


@pytest.mark.parametrize(
    ("standing", "ok", "says"),
    [
        ("approved", True, "Carriers know the office"),
        ("in-review", False, "being reviewed"),
        ("rejected", False, "turned down"),
        ("not-registered", False, "not registered yet"),
    ],
)
def test_doctor_says_how_far_the_registration_is(
    office: Office, standing: Standing, ok: bool, says: str
) -> None:
    office.line.register(OFFICE, standing)
    sender = doctor(office)["sender"]
    assert sender.ok is ok
    assert says in sender.detail
    assert ok or "https://" in sender.advice


def test_doctor_does_not_complain_where_registrations_cannot_be_read(office: Office) -> None:
    fault = Fault(FaultKind.REJECT, endpoint="services", code=20404, status=404)
    with office.line.faults.on(fault):
        assert doctor(office)["sender"].ok
