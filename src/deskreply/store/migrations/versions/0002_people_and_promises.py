"""Contacts, versions of the wording, clocks with stages, follow-ups, the call-back list, the audit
trail, looked-up numbers, and ids that were erased.

Revision ID: 0002
Revises: 0001
"""

from __future__ import annotations

from alembic import op

revision = "0002"
down_revision: str | None = "0001"
branch_labels: str | None = None
depends_on: str | None = None

# Table, column, definition.
COLUMNS = (
    ("calls", "callback", "TEXT DEFAULT '' NOT NULL CONSTRAINT ck_calls_callback CHECK (callback"
     " IN ('', 'open', 'reached', 'voicemail', 'no-answer', 'texted', 'answered', 'dismissed'))"),
    ("calls", "callback_at", "BIGINT"),
    ("calls", "callback_by", "TEXT DEFAULT '' NOT NULL"),
    ("threads", "promise_started_at", "BIGINT"),
    ("threads", "reply_started_at", "BIGINT"),
    ("threads", "stage", "TEXT DEFAULT '' NOT NULL CONSTRAINT ck_threads_stage CHECK (stage"
     " IN ('', 'started', 'half', 'soon', 'urgent', 'over'))"),
    ("threads", "stage_due_at", "BIGINT"),
    ("threads", "urgent", "BOOLEAN DEFAULT false NOT NULL"),
    ("threads", "flag", "TEXT DEFAULT '' NOT NULL CONSTRAINT ck_threads_flag CHECK (flag"
     " IN ('', 'maybe-opted-out', 'auto-responder'))"),
    ("threads", "status_at", "BIGINT"),
    ("threads", "done_reason", "TEXT DEFAULT '' NOT NULL"),
    ("threads", "claimed_at", "BIGINT"),
    ("threads", "called_at", "BIGINT"),
    ("messages", "scheduled_for", "BIGINT"),
)  # fmt: skip

# {row_id}: SQLite's own row id, PostgreSQL's sequence.
TABLES = (
    "CREATE INDEX ix_calls_callback ON calls (at, id) WHERE callback = 'open'",
    "CREATE INDEX ix_threads_stage ON threads (stage_due_at) WHERE stage_due_at IS NOT NULL",
    """
    CREATE TABLE contacts (
        id {row_id} NOT NULL,
        name TEXT NOT NULL,
        language TEXT NOT NULL,
        patient TEXT NOT NULL,
        source TEXT NOT NULL,
        at BIGINT NOT NULL,
        imported_as TEXT NOT NULL,
        CONSTRAINT pk_contacts PRIMARY KEY (id),
        CONSTRAINT ck_contacts_language CHECK (language IN ('', 'en', 'es')),
        CONSTRAINT ck_contacts_patient CHECK (patient IN ('', 'new', 'existing')),
        CONSTRAINT ck_contacts_source CHECK (source IN ('import', 'staff', 'lookup'))
    )
    """,
    "CREATE INDEX ix_contacts_name ON contacts (name)",
    """
    CREATE TABLE contact_numbers (
        contact_id BIGINT NOT NULL,
        number TEXT NOT NULL,
        label TEXT NOT NULL,
        CONSTRAINT pk_contact_numbers PRIMARY KEY (contact_id, number),
        CONSTRAINT fk_contact_numbers_contact_id FOREIGN KEY (contact_id)
            REFERENCES contacts (id) ON DELETE CASCADE,
        CONSTRAINT ck_contact_numbers_number CHECK (number <> '')
    )
    """,
    "CREATE INDEX ix_contact_numbers_number ON contact_numbers (number)",
    """
    CREATE TABLE wordings (
        seq {row_id} NOT NULL,
        name TEXT NOT NULL,
        language TEXT NOT NULL,
        line TEXT NOT NULL,
        version INTEGER NOT NULL,
        body TEXT NOT NULL,
        promise_minutes INTEGER NOT NULL,
        at BIGINT NOT NULL,
        author TEXT NOT NULL,
        CONSTRAINT pk_wordings PRIMARY KEY (seq),
        CONSTRAINT uq_wordings_version UNIQUE (name, language, line, version),
        CONSTRAINT ck_wordings_name CHECK (name <> ''),
        CONSTRAINT ck_wordings_language CHECK (language IN ('en', 'es')),
        CONSTRAINT ck_wordings_version CHECK (version > 0),
        CONSTRAINT ck_wordings_promise_minutes CHECK (promise_minutes >= 0)
    )
    """,
    """
    CREATE TABLE slots (
        slot TEXT NOT NULL,
        line TEXT NOT NULL,
        name TEXT NOT NULL,
        rival TEXT NOT NULL,
        since BIGINT NOT NULL,
        author TEXT NOT NULL,
        CONSTRAINT pk_slots PRIMARY KEY (slot, line),
        CONSTRAINT ck_slots_rival CHECK (rival = '' OR rival <> name)
    )
    """,
    """
    CREATE TABLE followups (
        id {row_id} NOT NULL,
        call_id TEXT NOT NULL,
        nth INTEGER NOT NULL,
        number TEXT NOT NULL,
        state TEXT NOT NULL,
        due_at BIGINT NOT NULL,
        reason TEXT NOT NULL,
        message_id TEXT,
        CONSTRAINT pk_followups PRIMARY KEY (id),
        CONSTRAINT uq_followups_call_nth UNIQUE (call_id, nth),
        CONSTRAINT ck_followups_nth CHECK (nth > 0),
        CONSTRAINT ck_followups_state
            CHECK (state IN ('waiting', 'meant', 'canceled', 'for-staff'))
    )
    """,
    "CREATE INDEX ix_followups_waiting ON followups (due_at) WHERE state = 'waiting'",
    "CREATE INDEX ix_followups_number ON followups (number) WHERE state = 'waiting'",
    """
    CREATE TABLE lookups (
        number TEXT NOT NULL,
        at BIGINT NOT NULL,
        line_type TEXT NOT NULL,
        caller_name TEXT NOT NULL,
        CONSTRAINT pk_lookups PRIMARY KEY (number)
    )
    """,
    """
    CREATE TABLE erased (
        id TEXT NOT NULL,
        at BIGINT NOT NULL,
        CONSTRAINT pk_erased PRIMARY KEY (id)
    )
    """,
    """
    CREATE TABLE audit (
        seq {row_id} NOT NULL,
        at BIGINT NOT NULL,
        who TEXT NOT NULL,
        what TEXT NOT NULL,
        number TEXT NOT NULL,
        detail TEXT NOT NULL,
        CONSTRAINT pk_audit PRIMARY KEY (seq),
        CONSTRAINT ck_audit_what CHECK (what <> '')
    )
    """,
    "CREATE INDEX ix_audit_number ON audit (number, seq)",
)

INDEXES = ("ix_threads_stage", "ix_calls_callback")
TABLE_NAMES = (
    "audit", "erased", "lookups", "followups", "slots", "wordings", "contact_numbers", "contacts",
)  # fmt: skip


def upgrade() -> None:
    """Add what is new; what was stored stays as it is, but for the rows of clocks that run."""
    sqlite = op.get_bind().dialect.name == "sqlite"
    for table, column, definition in COLUMNS:
        _run(f"ALTER TABLE {table} ADD COLUMN {column} {definition}")
    for statement in TABLES:
        _run(statement.format(row_id="INTEGER" if sqlite else "BIGSERIAL"))
    # Of clocks that run already nobody knows the start: the desk is told when they end.
    _run("UPDATE threads SET stage_due_at = due_at WHERE due_at IS NOT NULL AND done_at IS NULL")


def downgrade() -> None:
    """Back to the first schema; what only this one can hold is lost."""
    for table in TABLE_NAMES:
        _run(f"DROP TABLE {table}")
    for index in INDEXES:
        _run(f"DROP INDEX {index}")
    for table, column, _ in reversed(COLUMNS):
        _run(f"ALTER TABLE {table} DROP COLUMN {column}")


def _run(statement: str) -> None:
    op.get_bind().exec_driver_sql(statement)
