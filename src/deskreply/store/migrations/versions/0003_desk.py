"""Drafts, saved replies, tags, who looks at which conversation, a language that staff chose, who
wrote last; and indexes that count and order the inbox.

Revision ID: 0003
Revises: 0002
"""

from __future__ import annotations

from alembic import op

revision = "0003"
down_revision: str | None = "0002"
branch_labels: str | None = None
depends_on: str | None = None

# Name, table, how it is now, how it was ("" where it is new).
INDEXES = (
    ("ix_calls_callback", "calls",
     "(caller, at, id) WHERE callback = 'open'", "(at, id) WHERE callback = 'open'"),
    ("ix_threads_open", "threads",
     "(last_at, id, due_at, snoozed_until, status, failed) WHERE done_at IS NULL",
     "(last_at) WHERE done_at IS NULL"),
    ("ix_threads_owner", "threads",
     "(owner, last_at) WHERE done_at IS NULL AND owner <> ''",
     "(owner) WHERE done_at IS NULL AND owner <> ''"),
    ("ix_threads_snoozed", "threads",
     "(snoozed_until) WHERE snoozed_until IS NOT NULL AND done_at IS NULL",
     "(snoozed_until) WHERE snoozed_until IS NOT NULL"),
    ("ix_messages_note_to", "messages", "(number, at) WHERE kind = 'note'", ""),
)  # fmt: skip

TABLES = (
    """
    CREATE TABLE drafts (
        author TEXT NOT NULL,
        number TEXT NOT NULL,
        body TEXT NOT NULL,
        is_note BOOLEAN NOT NULL,
        at BIGINT NOT NULL,
        CONSTRAINT pk_drafts PRIMARY KEY (author, number),
        CONSTRAINT ck_drafts_number CHECK (number <> ''),
        CONSTRAINT ck_drafts_body CHECK (body <> '')
    )
    """,
    "CREATE INDEX ix_drafts_number ON drafts (number)",
    """
    CREATE TABLE saved_replies (
        name TEXT NOT NULL,
        language TEXT NOT NULL,
        title TEXT NOT NULL,
        body TEXT NOT NULL,
        position INTEGER NOT NULL,
        at BIGINT NOT NULL,
        author TEXT NOT NULL,
        CONSTRAINT pk_saved_replies PRIMARY KEY (name, language),
        CONSTRAINT ck_saved_replies_name CHECK (name <> ''),
        CONSTRAINT ck_saved_replies_language CHECK (language IN ('en', 'es'))
    )
    """,
    """
    CREATE TABLE thread_tags (
        number TEXT NOT NULL,
        tag TEXT NOT NULL,
        CONSTRAINT pk_thread_tags PRIMARY KEY (number, tag),
        CONSTRAINT ck_thread_tags_number CHECK (number <> ''),
        CONSTRAINT ck_thread_tags_tag CHECK (tag <> '')
    )
    """,
    "CREATE INDEX ix_thread_tags_tag ON thread_tags (tag)",
    """
    CREATE TABLE viewing (
        desk TEXT NOT NULL,
        number TEXT NOT NULL,
        who TEXT NOT NULL,
        at BIGINT NOT NULL,
        CONSTRAINT pk_viewing PRIMARY KEY (desk),
        CONSTRAINT ck_viewing_number CHECK (number <> '')
    )
    """,
    "CREATE INDEX ix_viewing_number ON viewing (number)",
)

LAST_AUTHORS = """
    UPDATE threads SET last_author = coalesce((
        SELECT author FROM messages
        WHERE kind = 'staff' AND messages.number = threads.number ORDER BY at DESC LIMIT 1), '')
    WHERE last_kind = 'staff'
"""

TABLE_NAMES = ("viewing", "thread_tags", "saved_replies", "drafts")


def upgrade() -> None:
    """Add what is new; what was stored stays as it is."""
    for statement in TABLES:
        _run(statement)
    _run("ALTER TABLE threads ADD COLUMN language_set BOOLEAN DEFAULT false NOT NULL")
    _run("ALTER TABLE threads ADD COLUMN last_author TEXT DEFAULT '' NOT NULL")
    for name, table, now, before in INDEXES:
        if before:
            _run(f"DROP INDEX {name}")
        _run(f"CREATE INDEX {name} ON {table} {now}")
    _run(LAST_AUTHORS)


def downgrade() -> None:
    """Back to the second schema; what only this one can hold is lost."""
    for name, table, _, before in INDEXES:
        _run(f"DROP INDEX {name}")
        if before:
            _run(f"CREATE INDEX {name} ON {table} {before}")
    _run("ALTER TABLE threads DROP COLUMN last_author")
    _run("ALTER TABLE threads DROP COLUMN language_set")
    for table in TABLE_NAMES:
        _run(f"DROP TABLE {table}")


def _run(statement: str) -> None:
    op.get_bind().exec_driver_sql(statement)
