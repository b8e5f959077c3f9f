"""Calls, what was decided about them, conversations, texts and the outbox that sends them."""

from __future__ import annotations

from sqlalchemy import (
    JSON,
    Boolean,
    CheckConstraint,
    Column,
    ForeignKeyConstraint,
    Integer,
    PrimaryKeyConstraint,
    Table,
    UniqueConstraint,
    text,
)

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
from deskreply.store.columns import ROW_ID, OneOf, UtcTime, Words, one_of
from deskreply.store.schema.base import NOTHING, index, metadata, words

# Calls are read back from messages' kinds on the screen; they are never stored as messages.
STORED_KINDS = tuple(kind for kind in MessageKind if kind is not MessageKind.CALL)
SENT_KINDS = (MessageKind.AUTO, MessageKind.STAFF)
# The wording of these conditions matters: questions repeat it, or SQLite walks the whole table.
IS_ROOT = "parent_id IS NULL"
IS_OUTBOUND = "direction NOT IN ('inbound', 'trunking-originating')"
IS_UNSETTLED = "check_at IS NOT NULL"
IS_REVIEW = "decision = 'review'"
IS_TO_CALL_BACK = "callback = 'open'"
IS_WAITING = "state = 'waiting'"
IS_OPEN = "state <> 'done'"
IS_AUTO = "kind = 'auto'"
IS_STAFF = "kind = 'staff'"
IS_NOTE = "kind = 'note'"
IS_ASLEEP = "snoozed_until IS NOT NULL AND done_at IS NULL"
IS_STAGE_DUE = "stage_due_at IS NOT NULL"

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
    Column("outcome_reason", Words, nullable=False, server_default=NOTHING),
    Column("decision", OneOf(Decision), nullable=False, server_default=text("'none'")),
    Column("reason", Words, nullable=False, server_default=NOTHING),
    Column("explanation", Words, nullable=False, server_default=NOTHING),
    Column("message_id", Words),
    Column("texted_at", UtcTime),
    Column("decided_at", UtcTime),
    Column("seen_at", UtcTime),
    Column("fingerprint", Words, nullable=False, server_default=NOTHING),
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
    one_of("ck_calls_outcome", "outcome", words(Outcome)),
    one_of("ck_calls_decision", "decision", words(Decision)),
    one_of("ck_calls_callback", "callback", words(Callback)),
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
    one_of("ck_decisions_decision", "decision", words(Decision)),
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
    Column("language_set", Boolean, nullable=False, server_default=text("false")),
    Column("last_author", Words, nullable=False, server_default=NOTHING),
    PrimaryKeyConstraint("id", name="pk_threads"),
    UniqueConstraint("number", name="uq_threads_number"),
    CheckConstraint("number <> ''", name="ck_threads_number"),
    CheckConstraint("unread >= 0", name="ck_threads_unread"),
    one_of("ck_threads_status", "status", words(ThreadStatus)),
    one_of("ck_threads_last_kind", "last_kind", words(MessageKind)),
    one_of("ck_threads_stage", "stage", words(Stage)),
    one_of("ck_threads_flag", "flag", words(ThreadFlag)),
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
    one_of("ck_messages_state", "state", words(MessageState)),
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
    one_of("ck_outbox_state", "state", words(OutboxState)),
)

index("ix_calls_root_at", calls, "at", "id", where=IS_ROOT)
index("ix_calls_caller_at", calls, "caller", "at", "id", where=IS_ROOT)
index("ix_calls_called_at", calls, "called_raw", "at", where=IS_OUTBOUND)
index("ix_calls_parent_id", calls, "parent_id", where="parent_id IS NOT NULL")
index("ix_calls_open", calls, "at", "id", where=IS_UNSETTLED)
index("ix_calls_review_at", calls, "at", where=IS_REVIEW)
index("ix_calls_line_at", calls, "line", "at", "id", where=IS_ROOT)
index("ix_calls_callback", calls, "caller", "at", "id", where=IS_TO_CALL_BACK)
index("ix_decisions_call_id", decisions, "call_id", "seq")
index("ix_threads_last_at", threads, "last_at", "id")
index("ix_threads_due_at", threads, "due_at", where="due_at IS NOT NULL AND done_at IS NULL")
# Bears all that is asked of open threads when they are counted: there may be thousands.
index(
    "ix_threads_open", threads, "last_at", "id", "due_at", "snoozed_until", "status", "failed",
    where="done_at IS NULL",
)  # fmt: skip
index("ix_threads_done", threads, "last_at", where="done_at IS NOT NULL")
index("ix_threads_owner", threads, "owner", "last_at", where="done_at IS NULL AND owner <> ''")
index("ix_threads_snoozed", threads, "snoozed_until", where=IS_ASLEEP)
index("ix_threads_failed", threads, "last_at", where="failed")
index("ix_threads_stage", threads, "stage_due_at", where=IS_STAGE_DUE)
index("ix_messages_thread", messages, "number", "at", "seq")
index("ix_messages_auto_to", messages, "number", "at", where=IS_AUTO)
index("ix_messages_auto_at", messages, "at", where=IS_AUTO)
index("ix_messages_staff_to", messages, "number", "at", where=IS_STAFF)
index("ix_messages_note_to", messages, "number", "at", where=IS_NOTE)
index("ix_messages_follow_at", messages, "follow_at", where="follow_at IS NOT NULL")
index("ix_outbox_waiting", outbox, "due_at", "id", where=IS_WAITING)
index("ix_outbox_open", outbox, "number", "state", where=IS_OPEN)
