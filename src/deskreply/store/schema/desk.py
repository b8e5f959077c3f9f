"""What staff has at hand at a desk: drafts, saved replies, tags, and who looks at what."""

from __future__ import annotations

from sqlalchemy import Boolean, CheckConstraint, Column, Integer, PrimaryKeyConstraint, Table

from deskreply.store.columns import UtcTime, Words, one_of
from deskreply.store.schema.base import index, metadata

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

index("ix_drafts_number", drafts, "number")
index("ix_thread_tags_tag", thread_tags, "tag")
index("ix_viewing_number", viewing, "number")
