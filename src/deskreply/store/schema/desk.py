"""What staff has at hand at a desk: drafts, saved replies, tags, and who looks at what."""

from __future__ import annotations

from sqlalchemy import Boolean, CheckConstraint, Column, Integer, PrimaryKeyConstraint, Table

from deskreply.domain.models import Stage
from deskreply.store.columns import ROW_ID, OneOf, UtcTime, Words, one_of
from deskreply.store.schema.base import index, metadata, words

# What somebody began to write to a number; gone once it is sent.
drafts = Table(
    "drafts",
    metadata,
    Column("author", Words, nullable=False),
    Column("number", Words, nullable=False),
    Column("body", Words, nullable=False),
    Column("is_note", Boolean, nullable=False),
    Column("at", UtcTime, nullable=False),
    PrimaryKeyConstraint("author", "number", name="pk_drafts"),
    CheckConstraint("number <> ''", name="ck_drafts_number"),
    CheckConstraint("body <> ''", name="ck_drafts_body"),
)

# The office's own; one without a body takes a reply of the starting set off the list.
saved_replies = Table(
    "saved_replies",
    metadata,
    Column("name", Words, nullable=False),
    Column("language", Words, nullable=False),
    Column("title", Words, nullable=False),
    Column("body", Words, nullable=False),
    Column("position", Integer, nullable=False),
    Column("at", UtcTime, nullable=False),
    Column("author", Words, nullable=False),
    PrimaryKeyConstraint("name", "language", name="pk_saved_replies"),
    CheckConstraint("name <> ''", name="ck_saved_replies_name"),
    one_of("ck_saved_replies_language", "language", ("en", "es")),
)

thread_tags = Table(
    "thread_tags",
    metadata,
    Column("number", Words, nullable=False),
    Column("tag", Words, nullable=False),
    PrimaryKeyConstraint("number", "tag", name="pk_thread_tags"),
    CheckConstraint("number <> ''", name="ck_thread_tags_number"),
    CheckConstraint("tag <> ''", name="ck_thread_tags_tag"),
)

# One row a desk: the conversation that stands open on its screen, as of ``at``.
viewing = Table(
    "viewing",
    metadata,
    Column("desk", Words, nullable=False),
    Column("number", Words, nullable=False),
    Column("who", Words, nullable=False),
    Column("at", UtcTime, nullable=False),
    PrimaryKeyConstraint("desk", name="pk_viewing"),
    CheckConstraint("number <> ''", name="ck_viewing_number"),
)

# What the desk was told, pruned after some days. ``desk``: whose engine told it. A text's words are
# not kept here; ``message_id`` names it. ``stage`` and ``threads``: of an alert about a promise.
notices = Table(
    "notices",
    metadata,
    Column("id", ROW_ID, nullable=False),
    Column("at", UtcTime, nullable=False),
    Column("desk", Words, nullable=False),
    Column("kind", Words, nullable=False),
    Column("title", Words, nullable=False),
    Column("number", Words, nullable=False),
    Column("message_id", Words, nullable=False),
    Column("stage", OneOf(Stage), nullable=False),
    Column("threads", Integer, nullable=False),
    PrimaryKeyConstraint("id", name="pk_notices"),
    CheckConstraint("kind <> ''", name="ck_notices_kind"),
    one_of("ck_notices_stage", "stage", words(Stage)),
    CheckConstraint("threads >= 0", name="ck_notices_threads"),
)

# Who works here. ``pin``: what a hasher made of it, "" for none; ``wrong``: wrong ones in a row.
staff = Table(
    "staff",
    metadata,
    Column("name", Words, nullable=False),
    Column("pin", Words, nullable=False),
    Column("wrong", Integer, nullable=False),
    Column("wait_until", UtcTime),
    PrimaryKeyConstraint("name", name="pk_staff"),
    CheckConstraint("name <> ''", name="ck_staff_name"),
    CheckConstraint("wrong >= 0", name="ck_staff_wrong"),
)

index("ix_drafts_number", drafts, "number")
index("ix_notices_at", notices, "at")
index("ix_notices_number", notices, "number")
index("ix_thread_tags_tag", thread_tags, "tag")
index("ix_viewing_number", viewing, "number")
