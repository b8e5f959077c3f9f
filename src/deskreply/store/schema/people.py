"""Who the office knows, who must not be texted, and what was taken out."""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    Column,
    ForeignKeyConstraint,
    Integer,
    PrimaryKeyConstraint,
    Table,
)

from deskreply.domain.people import Patient
from deskreply.store.columns import ROW_ID, OneOf, UtcTime, Words, one_of
from deskreply.store.schema.base import NOTHING, index, metadata, words

OPT_OUT_SOURCES = ("word", "provider", "staff")
CONTACT_SOURCES = ("import", "staff", "lookup")
IS_ACTIVE = "lifted_at IS NULL"

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
    Column("lifted_word", Words, nullable=False, server_default=NOTHING),
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
    one_of("ck_contacts_patient", "patient", words(Patient)),
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

index("ix_opt_outs_number", opt_outs, "number", "at")
index("uq_opt_outs_active", opt_outs, "number", where=IS_ACTIVE, unique=True)
index("ix_contacts_name", contacts, "name")
index("ix_contact_numbers_number", contact_numbers, "number")
