"""What the office says by itself and plans to say, who did what, and the engine's notes."""

from __future__ import annotations

from sqlalchemy import (
    CheckConstraint,
    Column,
    Integer,
    PrimaryKeyConstraint,
    Table,
    UniqueConstraint,
)

from deskreply.domain.followup import FollowupState
from deskreply.store.columns import ROW_ID, OneOf, UtcTime, Words, one_of
from deskreply.store.schema.base import index, metadata, words
from deskreply.store.schema.conversations import IS_WAITING

state = Table(
    "state",
    metadata,
    Column("key", Words, nullable=False),
    Column("value", Words, nullable=False),
    PrimaryKeyConstraint("key", name="pk_state"),
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
    one_of("ck_followups_state", "state", words(FollowupState)),
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

index("ix_followups_waiting", followups, "due_at", where=IS_WAITING)
index("ix_followups_number", followups, "number", where=IS_WAITING)
index("ix_audit_number", audit, "number", "seq")
