"""How the office's texting is doing: one definition, for events, ``doctor`` and the tray.

Who looks gathers the signs, in the engine's process or in another one; what they mean is said here.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum

from deskreply.domain import errortable

POLL_LATE = timedelta(seconds=60)
# An agent notes its last good poll every 20 seconds.
REACHED_LATELY = timedelta(seconds=30)
OUTBOX_LATE = timedelta(minutes=2)
CLOCK_WRONG_SECONDS = 30.0
DISK_WARNING_BYTES = 200_000_000
DISK_BAD_BYTES = 50_000_000


class Level(StrEnum):
    """How bad it is. Public: the ``state`` of a ``health`` event."""

    GOOD = "good"
    WARNING = "warning"
    BAD = "bad"


_ORDER = (Level.GOOD, Level.WARNING, Level.BAD)


class Word(StrEnum):
    """What is wrong. Public and stable."""

    NOT_RUNNING = "not-running"
    NOT_POLLING = "not-polling"
    CREDENTIALS_DEAD = "credentials-dead"
    NOT_PERMITTED = "not-permitted"
    SENDER_BLOCKED = "sender-blocked"
    SENDER_REFUSED = "sender-refused"
    OUTBOX_STUCK = "outbox-stuck"
    CLOCK_WRONG = "clock-wrong"
    DATABASE = "database"
    DISK_NEARLY_FULL = "disk-nearly-full"
    BACKUP_FAILED = "backup-failed"
    DUTY_FAILING = "duty-failing"
    DUTY_HANGING = "duty-hanging"
    SETTINGS_BROKEN = "settings-broken"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong, ``since`` (UTC) as far as that is known. ``about``: which logs,
    requests or duties, by their words. ``code``: the provider's, 0 for none."""

    word: Word
    level: Level
    since: datetime | None = None
    about: str = ""
    code: int = 0

    def sentence(self, language: str = "en") -> str:
        """What is wrong, for staff. Any language but ``es`` reads as English."""
        if self.word is Word.SENDER_BLOCKED:
            sentence = errortable.rule_for(self.code).sentence(language)
            code = "código" if language == "es" else "code"
            return f"{sentence} ({code} {self.code})" if self.code else sentence
        return _say(_WRONG[self.word], language)

    def advice(self, language: str = "en") -> str:
        """What to do about it."""
        if self.word is Word.SENDER_BLOCKED:
            return errortable.rule_for(self.code).advise(language)
        return _say(_ADVICE[self.word], language)


@dataclass(frozen=True, slots=True)
class Signs:
    """What was seen at ``now`` (UTC, as the provider's clock has it).

    ``awake_at``: since when the engine runs and the PC is awake; None where nobody knows.
    ``polled``: the last good poll of each log, None for never. ``every``: the seconds between two
    polls, by log. ``due_since``: when the oldest text was due that should have left and has not.
    ``skew_seconds``: how far the provider's clock is ahead of the PC's. ``sender``: the code with
    which the provider turned our number away, and when. ``key_may_send``: False where it was
    refused. ``database_since``: since when the database cannot be asked, None where it can.
    ``free_bytes``: on the disk of the home, None where unknown. ``backed_up``: False where the last
    backup failed. ``told``: what only the engine's own process can see.
    """

    now: datetime
    running: bool
    awake_at: datetime | None = None
    polled: Mapping[str, datetime | None] = field(default_factory=dict)
    every: Mapping[str, float] = field(default_factory=dict)
    due_since: datetime | None = None
    skew_seconds: float = 0.0
    sender: tuple[int, datetime] | None = None
    key_may_send: bool = True
    database_since: datetime | None = None
    free_bytes: int | None = None
    backed_up: bool = True
    told: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class Health:
    """All that is wrong, the most serious first, and how bad that is. ``connected``: whether the
    provider was reached a moment ago; not being so is no finding yet."""

    findings: tuple[Finding, ...] = ()
    connected: bool = True

    @property
    def state(self) -> Level:
        return max((f.level for f in self.findings), key=_ORDER.index, default=Level.GOOD)

    @property
    def words(self) -> str:
        """The words of all findings, each once, in alphabetical order, with spaces between."""
        return " ".join(sorted({finding.word.value for finding in self.findings}))

    def find(self, word: Word) -> Finding | None:
        return next((finding for finding in self.findings if finding.word is word), None)


def assess(signs: Signs) -> Health:
    """What the signs mean."""
    found = [
        _not_polling(signs) if signs.running else Finding(Word.NOT_RUNNING, Level.BAD),
        _outbox(signs) if signs.running else None,
        _sender(signs),
        _clock(signs),
        _disk(signs),
        None if signs.backed_up else Finding(Word.BACKUP_FAILED, Level.WARNING),
        Finding(Word.DATABASE, Level.BAD, signs.database_since) if signs.database_since else None,
        *signs.told,
    ]
    once = {(f.word, f.about): f for f in found if f is not None}
    return Health(tuple(sorted(once.values(), key=_rank)), _is_connected(signs))


def _rank(finding: Finding) -> tuple[int, int]:
    return -_ORDER.index(finding.level), list(Word).index(finding.word)


def _not_polling(signs: Signs) -> Finding | None:
    """A PC that just woke or an engine that just started is given its time first."""
    late = {}
    for log, polled in signs.polled.items():
        since = _latest(polled, signs.awake_at, signs.now)
        patience = max(POLL_LATE, timedelta(seconds=2 * signs.every.get(log, 0.0)))
        if since is None or signs.now - since > patience:
            late[log] = since
    if not late:
        return None
    since = min((at for at in late.values() if at is not None), default=None)
    return Finding(Word.NOT_POLLING, Level.BAD, since, " ".join(sorted(late)))


def _is_connected(signs: Signs) -> bool:
    return all(
        at is not None
        and signs.now - at <= REACHED_LATELY + timedelta(seconds=signs.every.get(log, 0))
        for log, at in signs.polled.items()
    )


def _outbox(signs: Signs) -> Finding | None:
    due = signs.due_since
    if due is None:
        return None
    since = _latest(due, signs.awake_at, signs.now) or due
    return Finding(Word.OUTBOX_STUCK, Level.BAD, due) if signs.now - since > OUTBOX_LATE else None


def _latest(at: datetime | None, awake_at: datetime | None, now: datetime) -> datetime | None:
    """The later of the two. What lies ahead of us was noted by a clock that was wrong."""
    return max((t for t in (at, awake_at) if t is not None and t <= now + POLL_LATE), default=None)


def _sender(signs: Signs) -> Finding | None:
    if not signs.key_may_send:
        return Finding(Word.SENDER_REFUSED, Level.BAD)
    if signs.sender is None:
        return None
    code, at = signs.sender
    return Finding(Word.SENDER_BLOCKED, Level.BAD, at, code=code)


def _clock(signs: Signs) -> Finding | None:
    wrong = abs(signs.skew_seconds) > CLOCK_WRONG_SECONDS
    return Finding(Word.CLOCK_WRONG, Level.WARNING) if wrong else None


def _disk(signs: Signs) -> Finding | None:
    free = signs.free_bytes
    if free is None or free >= DISK_WARNING_BYTES:
        return None
    level = Level.BAD if free < DISK_BAD_BYTES else Level.WARNING
    return Finding(Word.DISK_NEARLY_FULL, level)


def _say(words: tuple[str, str], language: str) -> str:
    return words[1] if language == "es" else words[0]


_WRONG = {
    Word.NOT_RUNNING: (
        "DeskReply is not running. Missed callers are not texted.",
        "DeskReply no está en marcha. No se escribe a quienes llaman.",
    ),
    Word.NOT_POLLING: (
        "The phone provider has not been reached for over a minute. Missed callers are not texted.",
        "Hace más de un minuto que no se alcanza al proveedor. No se escribe a quienes llaman.",
    ),
    Word.CREDENTIALS_DEAD: (
        "The phone provider refuses the key. Missed callers are not texted.",
        "El proveedor rechaza la clave. No se escribe a quienes llaman.",
    ),
    Word.NOT_PERMITTED: (
        "The provider's key lacks a permission.",
        "A la clave del proveedor le falta un permiso.",
    ),
    Word.SENDER_REFUSED: (
        "The provider does not let this key send texts.",
        "El proveedor no permite enviar mensajes con esta clave.",
    ),
    Word.OUTBOX_STUCK: (
        "A text that should have left is still here.",
        "Un mensaje que debería haber salido sigue aquí.",
    ),
    Word.CLOCK_WRONG: (
        "This computer's clock is wrong.",
        "El reloj de este equipo está mal.",
    ),
    Word.DATABASE: (
        "The database cannot be read or written to.",
        "No se puede leer o escribir la base de datos.",
    ),
    Word.DISK_NEARLY_FULL: (
        "The disk is full, or nearly so.",
        "El disco está lleno o casi lleno.",
    ),
    Word.BACKUP_FAILED: (
        "No backup could be made.",
        "No se pudo hacer la copia de seguridad.",
    ),
    Word.DUTY_FAILING: (
        "A part of DeskReply fails and is being tried again.",
        "Una parte de DeskReply falla y se reintenta.",
    ),
    Word.DUTY_HANGING: (
        "A part of DeskReply does not come back; another one took its place.",
        "Una parte de DeskReply no responde; otra ocupó su lugar.",
    ),
    Word.SETTINGS_BROKEN: (
        "The settings cannot be read; the last good ones stay in force.",
        "No se puede leer la configuración; sigue vigente la última válida.",
    ),
}
_ADVICE = {
    Word.NOT_RUNNING: ("Start it again.", "Inícielo de nuevo."),
    Word.NOT_POLLING: (
        "Check the internet connection and the credentials.",
        "Revise la conexión a internet y las claves.",
    ),
    Word.CREDENTIALS_DEAD: (
        "Copy the key again from the provider's console.",
        "Copie de nuevo la clave desde la consola del proveedor.",
    ),
    Word.NOT_PERMITTED: (
        "Give it calls, messages and phone numbers, or use the account's own token.",
        "Dele llamadas, mensajes y números, o use el token de la cuenta.",
    ),
    Word.SENDER_REFUSED: (
        "Give the key the permission to create messages, or use the account's own token.",
        "Dele a la clave permiso para crear mensajes, o use el token de la cuenta.",
    ),
    Word.OUTBOX_STUCK: (
        "Look at what else is wrong, and call those who wait.",
        "Revise qué más falla y llame a quienes esperan.",
    ),
    Word.CLOCK_WRONG: (
        "Set it to the right time and let it be set automatically.",
        "Póngalo en hora y active el ajuste automático.",
    ),
    Word.DATABASE: (
        "Restart DeskReply; if that does not help, have the disk checked.",
        "Reinicie DeskReply; si no ayuda, haga revisar el disco.",
    ),
    Word.DISK_NEARLY_FULL: (
        "Free some space: without any, nothing can be written down and nobody is texted.",
        "Libere espacio: sin él no se puede guardar nada ni escribir a nadie.",
    ),
    Word.BACKUP_FAILED: (
        "See that the disk has room and can be written to.",
        "Compruebe que haya espacio en el disco y que se pueda escribir en él.",
    ),
    Word.DUTY_FAILING: (
        "If this goes on, restart DeskReply.",
        "Si continúa, reinicie DeskReply.",
    ),
    Word.DUTY_HANGING: (
        "Restart DeskReply when you have a moment.",
        "Reinicie DeskReply cuando pueda.",
    ),
    Word.SETTINGS_BROKEN: (
        "Undo the last change to the settings file.",
        "Deshaga el último cambio en el archivo de configuración.",
    ),
}
