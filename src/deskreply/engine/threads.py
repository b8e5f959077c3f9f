"""What staff does with a conversation besides writing: done, snooze, claim, note, call back.

Every front end calls these. Each works in one unit of work, leaves a record in the audit trail,
and returns what changed. Only a text of a person, a logged call back or Done stop the clocks.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from deskreply.domain import promise
from deskreply.domain.errors import UserError
from deskreply.domain.events import Event
from deskreply.domain.models import Callback, Thread, ThreadStatus
from deskreply.domain.people import AuditRecord
from deskreply.domain.signs import Sign
from deskreply.domain.words import Words
from deskreply.engine import signs
from deskreply.engine.conversations import worked_on
from deskreply.engine.ports import Store
from deskreply.engine.work import Changed as Changed
from deskreply.engine.work import work_on
from deskreply.settings import Settings

# Snoozed until they reply: an inbound text ends every snooze.
UNTIL_THEY_REPLY = datetime(9999, 1, 1, tzinfo=UTC)
LONGEST_NOTE = 4000
CLOSINGS = tuple(status for status in ThreadStatus if status is not ThreadStatus.NEW)
CALLED = (Callback.REACHED, Callback.VOICEMAIL, Callback.NO_ANSWER)
_CALLED_BACK = {
    Callback.REACHED: Words("Called back, reached them.", "Se devolvió la llamada: contestó."),
    Callback.VOICEMAIL: Words(
        "Called back, left a voicemail.", "Se devolvió la llamada: se dejó mensaje de voz."
    ),
    Callback.NO_ANSWER: Words("Called back, no answer.", "Se devolvió la llamada: no contestó."),
}
# What stands in a thread for a call back; staff's own notes say other things.
CALL_LOGS = frozenset(each for words in _CALLED_BACK.values() for each in (words.en, words.es))
_PAST_DEADLINE = Words(
    "An answer is due before this snooze ends. The clock goes on.",
    "La respuesta vence antes de que termine la pausa. El plazo sigue corriendo.",
)


def done(
    store: Store,
    settings: Settings,
    now: datetime,
    number: str,
    outcome: ThreadStatus,
    reason: str = "",
    *,
    author: str = "",
) -> Changed:
    """Close a conversation with how it ended. Both clocks stop, nothing more is planned for them;
    what staff had scheduled still goes, but for a wrong number."""
    if outcome not in CLOSINGS:
        raise UserError(
            f"Say how it ended: {', '.join(CLOSINGS)}.",
            es=f"Indique cómo terminó: {', '.join(CLOSINGS)}.",
        )
    with work_on(store, settings, now, number, author) as work:
        work.thread = replace(
            promise.without_clocks(_with_status(work.thread, outcome, now)),
            done_at=now, done_reason=reason.strip(), snoozed_until=None, unread=0, failed=False,
        )  # fmt: skip
        work.off_the_list(Callback.DISMISSED)
        work.sign(Sign.DONE)
        if outcome is ThreadStatus.WRONG_NUMBER:
            to = work.thread.number
            work.events += signs.end_scheduled(work.tx, settings, to, "wrong-number", now)
        work.log("done", outcome.value)
    return work.changed()


def reopen(
    store: Store, settings: Settings, now: datetime, number: str, *, author: str = ""
) -> Changed:
    """Take a closed conversation up again. Clocks that were stopped stay so."""
    with work_on(store, settings, now, number, author) as work:
        if work.thread.done_at is None:
            raise UserError(
                "This conversation is not closed.", es="Esta conversación no está cerrada."
            )
        thread = replace(work.thread, done_at=None, done_reason="")
        if thread.status.over:
            thread = _with_status(thread, ThreadStatus.CONTACTED, now)
        work.thread = thread
        work.log("reopened")
    return work.changed()


def set_status(
    store: Store,
    settings: Settings,
    now: datetime,
    number: str,
    status: ThreadStatus,
    *,
    author: str = "",
) -> Changed:
    """Say how far the office got with them. The clocks go on: only ``done`` stops them."""
    with work_on(store, settings, now, number, author) as work:
        work.thread = _with_status(work.thread, status, now)
        if status.over:
            work.sign(Sign.SETTLED)
        work.log("status", status.value)
    return work.changed()


def claim(
    store: Store,
    settings: Settings,
    now: datetime,
    number: str,
    *,
    anyway: bool = False,
    author: str = "",
) -> Changed:
    """Take a conversation. ``anyway``: also from somebody else, who is named otherwise."""
    with work_on(store, settings, now, number, author) as work:
        if not work.who:
            raise UserError(
                "Say who you are first.",
                es="Primero indique quién es usted.",
                command="Run: deskreply settings set office.staff NAME",
            )
        owner = work.thread.owner
        if owner and owner != work.who and not anyway:
            raise UserError(
                f"{owner} has this conversation.",
                es=f"{owner} tiene esta conversación.",
                command="Take it over with --anyway.",
            )
        work.thread = replace(work.thread, owner=work.who, claimed_at=now)
        work.log("claimed")
    return work.changed()


def assign(
    store: Store, settings: Settings, now: datetime, number: str, to: str, *, author: str = ""
) -> Changed:
    """Give a conversation to somebody for good: it is not released when they are idle."""
    if not to.strip():
        raise UserError(
            "Say to whom: a name as it stands under office.staff.",
            es="Indique a quién: un nombre como está en office.staff.",
        )
    with work_on(store, settings, now, number, author) as work:
        work.thread = replace(work.thread, owner=to.strip(), claimed_at=None)
        work.log("assigned", to.strip())
    return work.changed()


def release(
    store: Store, settings: Settings, now: datetime, number: str, *, author: str = ""
) -> Changed:
    """Leave a conversation to whoever takes it."""
    with work_on(store, settings, now, number, author) as work:
        work.thread = replace(work.thread, owner="", claimed_at=None)
        work.log("released")
    return work.changed()


def snooze(
    store: Store,
    settings: Settings,
    now: datetime,
    number: str,
    until: datetime,
    *,
    author: str = "",
) -> Changed:
    """Out of sight until then (UTC; ``UNTIL_THEY_REPLY``), or until they write. The clocks and
    their stages go on; where one ends before, that is said, and written down."""
    if until <= now:
        raise UserError(
            "That time has passed. Give a later one.", es="Esa hora ya pasó. Indique una posterior."
        )
    with work_on(store, settings, now, number, author) as work:
        work.thread = replace(work.thread, snoozed_until=until)
        work.log("snoozed", until.isoformat(timespec="minutes"))
        if not past_deadline(work.thread, until):
            return work.changed()
        to = work.thread.number
        work.tx.add_audit(AuditRecord(now, work.who, "snoozed-past-deadline", to))
        work.events.append(Event("snoozed-past-deadline", now, to))
        return work.changed(warning=_PAST_DEADLINE.say(settings.language))


def wake(
    store: Store, settings: Settings, now: datetime, number: str, *, author: str = ""
) -> Changed:
    """End a snooze before its time; nothing happens where there is none."""
    with work_on(store, settings, now, number, author) as work:
        if work.thread.snoozed_until is not None:
            work.thread = replace(work.thread, snoozed_until=None)
            work.log("woken")
    return work.changed()


def past_deadline(thread: Thread, until: datetime) -> bool:
    """Whether an answer is due before ``until``: to be asked before a snooze."""
    return thread.due_at is not None and until > thread.due_at


def mark_read(
    store: Store, settings: Settings, now: datetime, number: str, *, author: str = ""
) -> Changed:
    """Somebody has seen the texts that came in."""
    with work_on(store, settings, now, number, author) as work:
        if work.thread.unread:
            work.thread = replace(work.thread, unread=0)
            work.log("read")
    return work.changed()


def note(
    store: Store, settings: Settings, now: datetime, number: str, text: str, *, author: str = ""
) -> Changed:
    """An entry that only the team sees. It answers nobody: the clocks go on."""
    if not text.strip():
        raise UserError(
            "The note is empty. Write something down.", es="La nota está vacía. Escriba algo."
        )
    if len(text) > LONGEST_NOTE:
        raise UserError(
            f"The note has {len(text)} characters; {LONGEST_NOTE} are the most.",
            es=f"La nota tiene {len(text)} caracteres; el máximo es {LONGEST_NOTE}.",
        )
    with work_on(store, settings, now, number, author) as work:
        entry = work.write(text)
        if work.thread.owner == work.who:
            work.thread = worked_on(work.thread, work.who, now)
        work.log("noted", entry.id)
    return work.changed(entry=entry)


def call_back(
    store: Store,
    settings: Settings,
    now: datetime,
    number: str,
    how: Callback,
    *,
    author: str = "",
) -> Changed:
    """Log that somebody called them back, and how that went. Both clocks stop, and they are off the
    call-back list."""
    if how not in CALLED:
        raise UserError(
            f"Say how it went: {', '.join(CALLED)}.",
            es=f"Indique cómo resultó: {', '.join(CALLED)}.",
        )
    with work_on(store, settings, now, number, author) as work:
        thread = promise.without_clocks(worked_on(work.thread, work.who, now))
        if how is not Callback.NO_ANSWER and thread.status is ThreadStatus.NEW:
            thread = _with_status(thread, ThreadStatus.CONTACTED, now)
        work.thread = replace(thread, called_at=now, unread=0, failed=False)
        entry = work.write(_CALLED_BACK[how].say(settings.language))
        work.off_the_list(how)
        work.sign(Sign.CALLED_BACK)
        work.log("called-back", how.value)
    return work.changed(entry=entry)


def dismiss_callback(
    store: Store, settings: Settings, now: datetime, number: str, *, author: str = ""
) -> Changed:
    """Take them off the call-back list without a call."""
    with work_on(store, settings, now, number, author) as work:
        if not work.off_the_list(Callback.DISMISSED):
            raise UserError(
                "They are not on the call-back list.",
                es="No está en la lista de llamadas por devolver.",
                command="See: deskreply callbacks",
            )
        work.log("callback-dismissed")
    return work.changed()


def release_idle(store: Store, settings: Settings, now: datetime) -> list[Event]:
    """Free the claims whose owners left an answer waiting without working on it."""
    if settings.claim_minutes <= 0:
        return []
    before = now - timedelta(minutes=settings.claim_minutes)
    with store.read() as reader:
        if not reader.stale_claims(before, 1):
            return []
    with store.write() as tx:
        stale = tx.stale_claims(before, 500)
        for thread in stale:
            tx.save_thread(replace(thread, owner="", claimed_at=None))
    return [Event("claim-released", now, thread.number) for thread in stale]


def _with_status(thread: Thread, status: ThreadStatus, now: datetime) -> Thread:
    same = thread.status is status and thread.status_at is not None
    return thread if same else replace(thread, status=status, status_at=now)
