"""The tables as they are now. ``migrations`` brings older databases here; a test compares the two.
Full-text indexes are the migrations' alone: the two databases have nothing in common there.

Every constraint and index has a name, so that an error, a test and a later migration can speak of
it. Enum columns carry a CHECK. Times are microseconds UTC (see ``columns``).
"""

from __future__ import annotations

from enum import StrEnum

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    ForeignKeyConstraint,
    Index,
    Integer,
    MetaData,
    PrimaryKeyConstraint,
    Table,
    UniqueConstraint,
    text,
)

from deskreply.domain.followup import FollowupState
from deskreply.domain.models import (
    Callback,
    Decision,
    MessageKind,
    MessageState,
    OutboxState,
    Outcome,
    Stage,
    ThreadFlag,
    ThreadStatus,
)
from deskreply.domain.people import Patient
from deskreply.store.columns import ROW_ID, OneOf, UtcTime, Words, one_of

metadata = MetaData()


def _words(choices: type[StrEnum]) -> tuple[str, ...]:
    return tuple(choices)


# Calls are read back from messages' kinds on the screen; they are never stored as messages.
STORED_KINDS = tuple(kind for kind in MessageKind if kind is not MessageKind.CALL)
SENT_KINDS = (MessageKind.AUTO, MessageKind.STAFF)
OPT_OUT_SOURCES = ("word", "provider", "staff")
CONTACT_SOURCES = ("import", "staff", "lookup")
NOTHING = text("''")

# Roots and legs in one table: a leg may come before its root, and may turn out to be one only
# later, so ``parent_id`` refers to nothing. ``at`` is the time that calls are ordered by.
calls = Table(
    "calls",
    metadata,
    Column("id", Words, nullable=False),
    Column("direction", Words, nullable=False),
    Column("status", Words, nullable=False),
    Column("caller_raw", Words),
    Column("called_raw", Words),
    Column("parent_id", Words),
    Column("created_at", UtcTime),
    Column("updated_at", UtcTime),
    Column("started_at", UtcTime),
    Column("ended_at", UtcTime),
    Column("duration", Integer, nullable=False),
    Column("answered_by", Words),
    Column("caller_name", Words),
    Column("line", Words),
    Column("caller", Words),
    Column("outcome", OneOf(Outcome), nullable=False, server_default=text("'ongoing'")),
    Column("outcome_reason", Words, nullable=False, server_default=text("''")),
    Column("decision", OneOf(Decision), nullable=False, server_default=text("'none'")),
    Column("reason", Words, nullable=False, server_default=text("''")),
    Column("explanation", Words, nullable=False, server_default=text("''")),
    Column("message_id", Words),
    Column("texted_at", UtcTime),
    Column("decided_at", UtcTime),
    Column("seen_at", UtcTime),
    Column("fingerprint", Words, nullable=False, server_default=text("''")),
    Column("reads", Integer, nullable=False, server_default=text("0")),
    Column("check_at", UtcTime),
    Column("voicemail", Boolean),
    Column("at", UtcTime, nullable=False),
    Column("callback", OneOf(Callback), nullable=False, server_default=NOTHING),
    Column("callback_at", UtcTime),
    Column("callback_by", Words, nullable=False, server_default=NOTHING),
    PrimaryKeyConstraint("id", name="pk_calls"),
    CheckConstraint("id <> ''", name="ck_calls_id"),
    CheckConstraint("duration >= 0", name="ck_calls_duration"),
    CheckConstraint("reads >= 0", name="ck_calls_reads"),
    one_of("ck_calls_outcome", "outcome", _words(Outcome)),
    one_of("ck_calls_decision", "decision", _words(Decision)),
    one_of("ck_calls_callback", "callback", _words(Callback)),
)

decisions = Table(
    "decisions",
    metadata,
    Column("seq", ROW_ID, nullable=False),
    Column("call_id", Words, nullable=False),
    Column("at", UtcTime, nullable=False),
    Column("decision", OneOf(Decision), nullable=False),
    Column("reason", Words, nullable=False),
    Column("explanation", Words, nullable=False),
    Column("facts", JSON, nullable=False),
    PrimaryKeyConstraint("seq", name="pk_decisions"),
    ForeignKeyConstraint(
        ["call_id"],
        ["calls.id"],
        name="fk_decisions_call_id",
        deferrable=True,
        initially="DEFERRED",
    ),
    one_of("ck_decisions_decision", "decision", _words(Decision)),
)

# ``due_at`` is the sooner of the two clocks, kept beside them so that an index can order by it.
threads = Table(
    "threads",
    metadata,
    Column("id", ROW_ID, nullable=False),
    Column("number", Words, nullable=False),
    Column("line", Words, nullable=False),
    Column("name", Words, nullable=False),
    Column("status", OneOf(ThreadStatus), nullable=False),
    Column("unread", Integer, nullable=False),
    Column("owner", Words, nullable=False),
    Column("promise_due_at", UtcTime),
    Column("reply_due_at", UtcTime),
    Column("due_at", UtcTime),
    Column("last_at", UtcTime),
    Column("last_text", Words, nullable=False),
    Column("last_kind", OneOf(MessageKind), nullable=False),
    Column("snoozed_until", UtcTime),
    Column("done_at", UtcTime),
    Column("failed", Boolean, nullable=False),
    Column("language", Words, nullable=False),
    Column("opted_out_at", UtcTime),
    Column("promise_started_at", UtcTime),
    Column("reply_started_at", UtcTime),
    Column("stage", OneOf(Stage), nullable=False, server_default=NOTHING),
    Column("stage_due_at", UtcTime),
    Column("urgent", Boolean, nullable=False, server_default=text("false")),
    Column("flag", OneOf(ThreadFlag), nullable=False, server_default=NOTHING),
    Column("status_at", UtcTime),
    Column("done_reason", Words, nullable=False, server_default=NOTHING),
    Column("claimed_at", UtcTime),
    Column("called_at", UtcTime),
    PrimaryKeyConstraint("id", name="pk_threads"),
    UniqueConstraint("number", name="uq_threads_number"),
    CheckConstraint("number <> ''", name="ck_threads_number"),
    CheckConstraint("unread >= 0", name="ck_threads_unread"),
    one_of("ck_threads_status", "status", _words(ThreadStatus)),
    one_of("ck_threads_last_kind", "last_kind", _words(MessageKind)),
    one_of("ck_threads_stage", "stage", _words(Stage)),
    one_of("ck_threads_flag", "flag", _words(ThreadFlag)),
)

# ``seq`` grows with every text: newest first needs no sort, and the full-text index hangs on it.
messages = Table(
    "messages",
    metadata,
    Column("seq", ROW_ID, nullable=False),
    Column("id", Words, nullable=False),
    Column("number", Words, nullable=False),
    Column("line", Words, nullable=False),
    Column("kind", OneOf(MessageKind), nullable=False),
    Column("body", Words, nullable=False),
    Column("at", UtcTime, nullable=False),
    Column("state", OneOf(MessageState), nullable=False),
    Column("provider_id", Words),
    Column("error_code", Integer, nullable=False),
    Column("explanation", Words, nullable=False),
    Column("author", Words, nullable=False),
    Column("call_id", Words),
    Column("media_count", Integer, nullable=False),
    Column("template", Words, nullable=False),
    Column("promise_minutes", Integer, nullable=False),
    Column("sent_at", UtcTime),
    Column("follow_at", UtcTime),
    Column("scheduled_for", UtcTime),
    PrimaryKeyConstraint("seq", name="pk_messages"),
    UniqueConstraint("id", name="uq_messages_id"),
    UniqueConstraint("provider_id", name="uq_messages_provider_id"),
    ForeignKeyConstraint(
        ["number"],
        ["threads.number"],
        name="fk_messages_number",
        deferrable=True,
        initially="DEFERRED",
    ),
    CheckConstraint("id <> ''", name="ck_messages_id"),
    CheckConstraint("provider_id <> ''", name="ck_messages_provider_id"),
    CheckConstraint("media_count >= 0", name="ck_messages_media_count"),
    one_of("ck_messages_kind", "kind", STORED_KINDS),
    one_of("ck_messages_state", "state", _words(MessageState)),
)

outbox = Table(
    "outbox",
    metadata,
    Column("id", ROW_ID, nullable=False),
    Column("account", Words, nullable=False),
    Column("key", Words, nullable=False),
    Column("message_id", Words, nullable=False),
    Column("kind", OneOf(MessageKind), nullable=False),
    Column("number", Words, nullable=False),
    Column("state", OneOf(OutboxState), nullable=False),
    Column("due_at", UtcTime, nullable=False),
    Column("created_at", UtcTime, nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("owner", Words, nullable=False),
    Column("epoch", Integer, nullable=False),
    Column("claimed_at", UtcTime),
    Column("clean_reads", Integer, nullable=False),
    Column("clean_at", UtcTime),
    Column("held_for", Words, nullable=False),
    Column("call_id", Words),
    PrimaryKeyConstraint("id", name="pk_outbox"),
    UniqueConstraint("account", "key", name="uq_outbox_account_key"),
    UniqueConstraint("message_id", name="uq_outbox_message_id"),
    ForeignKeyConstraint(
        ["message_id"],
        ["messages.id"],
        name="fk_outbox_message_id",
        deferrable=True,
        initially="DEFERRED",
    ),
    CheckConstraint("key <> ''", name="ck_outbox_key"),
    CheckConstraint("attempts >= 0", name="ck_outbox_attempts"),
    CheckConstraint("epoch >= 0", name="ck_outbox_epoch"),
    CheckConstraint("clean_reads >= 0", name="ck_outbox_clean_reads"),
    # A claim without a name and a time could never be released.
    CheckConstraint(
        "state <> 'claimed' OR (owner <> '' AND claimed_at IS NOT NULL)", name="ck_outbox_claim"
    ),
    one_of("ck_outbox_kind", "kind", SENT_KINDS),
    one_of("ck_outbox_state", "state", _words(OutboxState)),
)

# One row for each time somebody opted out; ``lifted_at`` is set when they opted in again.
opt_outs = Table(
    "opt_outs",
    metadata,
    Column("id", ROW_ID, nullable=False),
    Column("number", Words, nullable=False),
    Column("at", UtcTime, nullable=False),
    Column("source", Words, nullable=False),
    Column("word", Words, nullable=False),
    Column("lifted_at", UtcTime),
    Column("lifted_word", Words, nullable=False, server_default=text("''")),
    PrimaryKeyConstraint("id", name="pk_opt_outs"),
    CheckConstraint("number <> ''", name="ck_opt_outs_number"),
    CheckConstraint("lifted_at >= at", name="ck_opt_outs_lifted_at"),
    one_of("ck_opt_outs_source", "source", OPT_OUT_SOURCES),
)

undeliverable = Table(
    "undeliverable",
    metadata,
    Column("number", Words, nullable=False),
    Column("at", UtcTime, nullable=False),
    Column("code", Integer, nullable=False),
    PrimaryKeyConstraint("number", name="pk_undeliverable"),
)

blocks = Table(
    "blocks",
    metadata,
    Column("number", Words, nullable=False),
    Column("at", UtcTime, nullable=False),
    Column("reason", Words, nullable=False),
    PrimaryKeyConstraint("number", name="pk_blocks"),
)

state = Table(
    "state",
    metadata,
    Column("key", Words, nullable=False),
    Column("value", Words, nullable=False),
    PrimaryKeyConstraint("key", name="pk_state"),
)

# One person may have several numbers, one number several people.
contacts = Table(
    "contacts",
    metadata,
    Column("id", ROW_ID, nullable=False),
    Column("name", Words, nullable=False),
    Column("language", Words, nullable=False),
    Column("patient", OneOf(Patient), nullable=False),
    Column("source", Words, nullable=False),
    Column("at", UtcTime, nullable=False),
    Column("imported_as", Words, nullable=False),
    PrimaryKeyConstraint("id", name="pk_contacts"),
    one_of("ck_contacts_language", "language", ("", "en", "es")),
    one_of("ck_contacts_patient", "patient", _words(Patient)),
    one_of("ck_contacts_source", "source", CONTACT_SOURCES),
)

contact_numbers = Table(
    "contact_numbers",
    metadata,
    Column("contact_id", BigInteger, nullable=False),
    Column("number", Words, nullable=False),
    Column("label", Words, nullable=False),
    PrimaryKeyConstraint("contact_id", "number", name="pk_contact_numbers"),
    ForeignKeyConstraint(
        ["contact_id"],
        ["contacts.id"],
        name="fk_contact_numbers_contact_id",
        ondelete="CASCADE",
    ),
    CheckConstraint("number <> ''", name="ck_contact_numbers_number"),
)

# The versions of a named wording; ``line`` "" is for every line. Never changed, only added to: a
# text that was sent names the version it was made from. ``promise_minutes`` 0: as the setting says.
wordings = Table(
    "wordings",
    metadata,
    Column("seq", ROW_ID, nullable=False),
    Column("name", Words, nullable=False),
    Column("language", Words, nullable=False),
    Column("line", Words, nullable=False),
    Column("version", Integer, nullable=False),
    Column("body", Words, nullable=False),
    Column("promise_minutes", Integer, nullable=False),
    Column("at", UtcTime, nullable=False),
    Column("author", Words, nullable=False),
    PrimaryKeyConstraint("seq", name="pk_wordings"),
    UniqueConstraint("name", "language", "line", "version", name="uq_wordings_version"),
    CheckConstraint("name <> ''", name="ck_wordings_name"),
    one_of("ck_wordings_language", "language", ("en", "es")),
    CheckConstraint("version > 0", name="ck_wordings_version"),
    CheckConstraint("promise_minutes >= 0", name="ck_wordings_promise_minutes"),
)

# Which wording a slot uses on a line ("": every line), and which one it is compared with.
slots = Table(
    "slots",
    metadata,
    Column("slot", Words, nullable=False),
    Column("line", Words, nullable=False),
    Column("name", Words, nullable=False),
    Column("rival", Words, nullable=False),
    Column("since", UtcTime, nullable=False),
    Column("author", Words, nullable=False),
    PrimaryKeyConstraint("slot", "line", name="pk_slots"),
    CheckConstraint("rival = '' OR rival <> name", name="ck_slots_rival"),
)

# A gentle nudge that is meant: ``nth`` after the automatic text for a call. Once due it becomes a
# message with an outbox row of its own (``meant``).
followups = Table(
    "followups",
    metadata,
    Column("id", ROW_ID, nullable=False),
    Column("call_id", Words, nullable=False),
    Column("nth", Integer, nullable=False),
    Column("number", Words, nullable=False),
    Column("state", OneOf(FollowupState), nullable=False),
    Column("due_at", UtcTime, nullable=False),
    Column("reason", Words, nullable=False),
    Column("message_id", Words),
    PrimaryKeyConstraint("id", name="pk_followups"),
    UniqueConstraint("call_id", "nth", name="uq_followups_call_nth"),
    CheckConstraint("nth > 0", name="ck_followups_nth"),
    one_of("ck_followups_state", "state", _words(FollowupState)),
)

lookups = Table(
    "lookups",
    metadata,
    Column("number", Words, nullable=False),
    Column("at", UtcTime, nullable=False),
    Column("line_type", Words, nullable=False),
    Column("caller_name", Words, nullable=False),
    PrimaryKeyConstraint("number", name="pk_lookups"),
)

# Provider ids of what was erased: the provider still lists it, and it must not come back.
erased = Table(
    "erased",
    metadata,
    Column("id", Words, nullable=False),
    Column("at", UtcTime, nullable=False),
    PrimaryKeyConstraint("id", name="pk_erased"),
)

# Who did what at the desk.
audit = Table(
    "audit",
    metadata,
    Column("seq", ROW_ID, nullable=False),
    Column("at", UtcTime, nullable=False),
    Column("who", Words, nullable=False),
    Column("what", Words, nullable=False),
    Column("number", Words, nullable=False),
    Column("detail", Words, nullable=False),
    PrimaryKeyConstraint("seq", name="pk_audit"),
    CheckConstraint("what <> ''", name="ck_audit_what"),
)


def _index(name: str, table: Table, *columns: str, where: str = "", unique: bool = False) -> None:
    """An index; ``where`` makes it a partial one, which a query uses only if it says the same.

    The migration makes it on PostgreSQL as well. Saying so here would have SQLAlchemy load its
    PostgreSQL part at every start on SQLite: 100 ms and 3 MB.
    """
    partial = text(where) if where else None
    Index(name, *(table.c[column] for column in columns), unique=unique, sqlite_where=partial)


# The wording of these conditions matters: ``queries`` repeats it, or SQLite walks the whole table.
IS_ROOT = "parent_id IS NULL"
IS_OUTBOUND = "direction NOT IN ('inbound', 'trunking-originating')"
IS_UNSETTLED = "check_at IS NOT NULL"
IS_REVIEW = "decision = 'review'"
IS_WAITING = "state = 'waiting'"
IS_OPEN = "state <> 'done'"
IS_AUTO = "kind = 'auto'"
IS_STAFF = "kind = 'staff'"
IS_ACTIVE = "lifted_at IS NULL"
IS_TO_CALL_BACK = "callback = 'open'"
IS_STAGE_DUE = "stage_due_at IS NOT NULL"

_index("ix_calls_root_at", calls, "at", "id", where=IS_ROOT)
_index("ix_calls_caller_at", calls, "caller", "at", "id", where=IS_ROOT)
_index("ix_calls_called_at", calls, "called_raw", "at", where=IS_OUTBOUND)
_index("ix_calls_parent_id", calls, "parent_id", where="parent_id IS NOT NULL")
_index("ix_calls_open", calls, "at", "id", where=IS_UNSETTLED)
_index("ix_calls_review_at", calls, "at", where=IS_REVIEW)
_index("ix_calls_line_at", calls, "line", "at", "id", where=IS_ROOT)
_index("ix_decisions_call_id", decisions, "call_id", "seq")
_index("ix_threads_last_at", threads, "last_at", "id")
_index("ix_threads_due_at", threads, "due_at", where="due_at IS NOT NULL AND done_at IS NULL")
_index("ix_threads_open", threads, "last_at", where="done_at IS NULL")
_index("ix_threads_done", threads, "last_at", where="done_at IS NOT NULL")
_index("ix_threads_owner", threads, "owner", where="done_at IS NULL AND owner <> ''")
_index("ix_threads_snoozed", threads, "snoozed_until", where="snoozed_until IS NOT NULL")
_index("ix_threads_failed", threads, "last_at", where="failed")
_index("ix_messages_thread", messages, "number", "at", "seq")
_index("ix_messages_auto_to", messages, "number", "at", where=IS_AUTO)
_index("ix_messages_auto_at", messages, "at", where=IS_AUTO)
_index("ix_messages_staff_to", messages, "number", "at", where=IS_STAFF)
_index("ix_messages_follow_at", messages, "follow_at", where="follow_at IS NOT NULL")
_index("ix_outbox_waiting", outbox, "due_at", "id", where=IS_WAITING)
_index("ix_outbox_open", outbox, "number", "state", where=IS_OPEN)
_index("ix_opt_outs_number", opt_outs, "number", "at")
_index("uq_opt_outs_active", opt_outs, "number", where=IS_ACTIVE, unique=True)
_index("ix_calls_callback", calls, "at", "id", where=IS_TO_CALL_BACK)
_index("ix_threads_stage", threads, "stage_due_at", where=IS_STAGE_DUE)
_index("ix_contacts_name", contacts, "name")
_index("ix_contact_numbers_number", contact_numbers, "number")
_index("ix_followups_waiting", followups, "due_at", where=IS_WAITING)
_index("ix_followups_number", followups, "number", where=IS_WAITING)
_index("ix_audit_number", audit, "number", "seq")
