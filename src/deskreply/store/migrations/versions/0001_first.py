"""The first schema.

Written out in SQL, so that nothing that changes later in the program can change what this makes.

Revision ID: 0001
Revises: nothing
"""

from __future__ import annotations

from alembic import op

revision = "0001"
down_revision: str | None = None
branch_labels: str | None = None
depends_on: str | None = None

# {row_id}: SQLite's own row id, PostgreSQL's sequence.
TABLES = (
    """
    CREATE TABLE calls (
        id TEXT NOT NULL,
        direction TEXT NOT NULL,
        status TEXT NOT NULL,
        caller_raw TEXT,
        called_raw TEXT,
        parent_id TEXT,
        created_at BIGINT,
        updated_at BIGINT,
        started_at BIGINT,
        ended_at BIGINT,
        duration INTEGER NOT NULL,
        answered_by TEXT,
        caller_name TEXT,
        line TEXT,
        caller TEXT,
        outcome TEXT DEFAULT 'ongoing' NOT NULL,
        outcome_reason TEXT DEFAULT '' NOT NULL,
        decision TEXT DEFAULT 'none' NOT NULL,
        reason TEXT DEFAULT '' NOT NULL,
        explanation TEXT DEFAULT '' NOT NULL,
        message_id TEXT,
        texted_at BIGINT,
        decided_at BIGINT,
        seen_at BIGINT,
        fingerprint TEXT DEFAULT '' NOT NULL,
        reads INTEGER DEFAULT 0 NOT NULL,
        check_at BIGINT,
        voicemail BOOLEAN,
        at BIGINT NOT NULL,
        CONSTRAINT pk_calls PRIMARY KEY (id),
        CONSTRAINT ck_calls_id CHECK (id <> ''),
        CONSTRAINT ck_calls_duration CHECK (duration >= 0),
        CONSTRAINT ck_calls_reads CHECK (reads >= 0),
        CONSTRAINT ck_calls_outcome
            CHECK (outcome IN ('ongoing', 'answered', 'missed', 'unknown', 'ignored')),
        CONSTRAINT ck_calls_decision
            CHECK (decision IN ('none', 'pending', 'texted', 'held', 'skipped', 'review', 'failed'))
    )
    """,
    "CREATE INDEX ix_calls_called_at ON calls (called_raw, at)"
    " WHERE direction NOT IN ('inbound', 'trunking-originating')",
    "CREATE INDEX ix_calls_caller_at ON calls (caller, at, id) WHERE parent_id IS NULL",
    "CREATE INDEX ix_calls_open ON calls (at, id) WHERE check_at IS NOT NULL",
    "CREATE INDEX ix_calls_line_at ON calls (line, at, id) WHERE parent_id IS NULL",
    "CREATE INDEX ix_calls_parent_id ON calls (parent_id) WHERE parent_id IS NOT NULL",
    "CREATE INDEX ix_calls_review_at ON calls (at) WHERE decision = 'review'",
    "CREATE INDEX ix_calls_root_at ON calls (at, id) WHERE parent_id IS NULL",
    """
    CREATE TABLE decisions (
        seq {row_id} NOT NULL,
        call_id TEXT NOT NULL,
        at BIGINT NOT NULL,
        decision TEXT NOT NULL,
        reason TEXT NOT NULL,
        explanation TEXT NOT NULL,
        facts JSON NOT NULL,
        CONSTRAINT pk_decisions PRIMARY KEY (seq),
        CONSTRAINT fk_decisions_call_id FOREIGN KEY (call_id)
            REFERENCES calls (id) DEFERRABLE INITIALLY DEFERRED,
        CONSTRAINT ck_decisions_decision
            CHECK (decision IN ('none', 'pending', 'texted', 'held', 'skipped', 'review', 'failed'))
    )
    """,
    "CREATE INDEX ix_decisions_call_id ON decisions (call_id, seq)",
    """
    CREATE TABLE threads (
        id {row_id} NOT NULL,
        number TEXT NOT NULL,
        line TEXT NOT NULL,
        name TEXT NOT NULL,
        status TEXT NOT NULL,
        unread INTEGER NOT NULL,
        owner TEXT NOT NULL,
        promise_due_at BIGINT,
        reply_due_at BIGINT,
        due_at BIGINT,
        last_at BIGINT,
        last_text TEXT NOT NULL,
        last_kind TEXT NOT NULL,
        snoozed_until BIGINT,
        done_at BIGINT,
        failed BOOLEAN NOT NULL,
        language TEXT NOT NULL,
        opted_out_at BIGINT,
        CONSTRAINT pk_threads PRIMARY KEY (id),
        CONSTRAINT uq_threads_number UNIQUE (number),
        CONSTRAINT ck_threads_number CHECK (number <> ''),
        CONSTRAINT ck_threads_unread CHECK (unread >= 0),
        CONSTRAINT ck_threads_status
            CHECK (status IN ('new', 'contacted', 'booked', 'not-a-fit', 'wrong-number')),
        CONSTRAINT ck_threads_last_kind
            CHECK (last_kind IN ('auto', 'staff', 'lead', 'note', 'call'))
    )
    """,
    "CREATE INDEX ix_threads_done ON threads (last_at) WHERE done_at IS NOT NULL",
    "CREATE INDEX ix_threads_due_at ON threads (due_at)"
    " WHERE due_at IS NOT NULL AND done_at IS NULL",
    "CREATE INDEX ix_threads_failed ON threads (last_at) WHERE failed",
    "CREATE INDEX ix_threads_last_at ON threads (last_at, id)",
    "CREATE INDEX ix_threads_open ON threads (last_at) WHERE done_at IS NULL",
    "CREATE INDEX ix_threads_owner ON threads (owner) WHERE done_at IS NULL AND owner <> ''",
    "CREATE INDEX ix_threads_snoozed ON threads (snoozed_until) WHERE snoozed_until IS NOT NULL",
    """
    CREATE TABLE messages (
        seq {row_id} NOT NULL,
        id TEXT NOT NULL,
        number TEXT NOT NULL,
        line TEXT NOT NULL,
        kind TEXT NOT NULL,
        body TEXT NOT NULL,
        at BIGINT NOT NULL,
        state TEXT NOT NULL,
        provider_id TEXT,
        error_code INTEGER NOT NULL,
        explanation TEXT NOT NULL,
        author TEXT NOT NULL,
        call_id TEXT,
        media_count INTEGER NOT NULL,
        template TEXT NOT NULL,
        promise_minutes INTEGER NOT NULL,
        sent_at BIGINT,
        follow_at BIGINT,
        CONSTRAINT pk_messages PRIMARY KEY (seq),
        CONSTRAINT uq_messages_id UNIQUE (id),
        CONSTRAINT uq_messages_provider_id UNIQUE (provider_id),
        CONSTRAINT fk_messages_number FOREIGN KEY (number)
            REFERENCES threads (number) DEFERRABLE INITIALLY DEFERRED,
        CONSTRAINT ck_messages_id CHECK (id <> ''),
        CONSTRAINT ck_messages_provider_id CHECK (provider_id <> ''),
        CONSTRAINT ck_messages_media_count CHECK (media_count >= 0),
        CONSTRAINT ck_messages_kind CHECK (kind IN ('auto', 'staff', 'lead', 'note')),
        CONSTRAINT ck_messages_state
            CHECK (state IN ('queued', 'sending', 'sent', 'delivered', 'failed', 'unconfirmed',
                'canceled', 'received'))
    )
    """,
    "CREATE INDEX ix_messages_auto_at ON messages (at) WHERE kind = 'auto'",
    "CREATE INDEX ix_messages_auto_to ON messages (number, at) WHERE kind = 'auto'",
    "CREATE INDEX ix_messages_follow_at ON messages (follow_at) WHERE follow_at IS NOT NULL",
    "CREATE INDEX ix_messages_staff_to ON messages (number, at) WHERE kind = 'staff'",
    "CREATE INDEX ix_messages_thread ON messages (number, at, seq)",
    """
    CREATE TABLE outbox (
        id {row_id} NOT NULL,
        account TEXT NOT NULL,
        key TEXT NOT NULL,
        message_id TEXT NOT NULL,
        kind TEXT NOT NULL,
        number TEXT NOT NULL,
        state TEXT NOT NULL,
        due_at BIGINT NOT NULL,
        created_at BIGINT NOT NULL,
        attempts INTEGER NOT NULL,
        owner TEXT NOT NULL,
        epoch INTEGER NOT NULL,
        claimed_at BIGINT,
        clean_reads INTEGER NOT NULL,
        clean_at BIGINT,
        held_for TEXT NOT NULL,
        call_id TEXT,
        CONSTRAINT pk_outbox PRIMARY KEY (id),
        CONSTRAINT uq_outbox_account_key UNIQUE (account, key),
        CONSTRAINT uq_outbox_message_id UNIQUE (message_id),
        CONSTRAINT fk_outbox_message_id FOREIGN KEY (message_id)
            REFERENCES messages (id) DEFERRABLE INITIALLY DEFERRED,
        CONSTRAINT ck_outbox_key CHECK (key <> ''),
        CONSTRAINT ck_outbox_attempts CHECK (attempts >= 0),
        CONSTRAINT ck_outbox_epoch CHECK (epoch >= 0),
        CONSTRAINT ck_outbox_clean_reads CHECK (clean_reads >= 0),
        CONSTRAINT ck_outbox_claim
            CHECK (state <> 'claimed' OR (owner <> '' AND claimed_at IS NOT NULL)),
        CONSTRAINT ck_outbox_kind CHECK (kind IN ('auto', 'staff')),
        CONSTRAINT ck_outbox_state
            CHECK (state IN ('waiting', 'claimed', 'unknown', 'unconfirmed', 'done'))
    )
    """,
    "CREATE INDEX ix_outbox_open ON outbox (number, state) WHERE state <> 'done'",
    "CREATE INDEX ix_outbox_waiting ON outbox (due_at, id) WHERE state = 'waiting'",
    """
    CREATE TABLE opt_outs (
        id {row_id} NOT NULL,
        number TEXT NOT NULL,
        at BIGINT NOT NULL,
        source TEXT NOT NULL,
        word TEXT NOT NULL,
        lifted_at BIGINT,
        lifted_word TEXT DEFAULT '' NOT NULL,
        CONSTRAINT pk_opt_outs PRIMARY KEY (id),
        CONSTRAINT ck_opt_outs_number CHECK (number <> ''),
        CONSTRAINT ck_opt_outs_lifted_at CHECK (lifted_at >= at),
        CONSTRAINT ck_opt_outs_source CHECK (source IN ('word', 'provider', 'staff'))
    )
    """,
    "CREATE INDEX ix_opt_outs_number ON opt_outs (number, at)",
    "CREATE UNIQUE INDEX uq_opt_outs_active ON opt_outs (number) WHERE lifted_at IS NULL",
    """
    CREATE TABLE undeliverable (
        number TEXT NOT NULL,
        at BIGINT NOT NULL,
        code INTEGER NOT NULL,
        CONSTRAINT pk_undeliverable PRIMARY KEY (number)
    )
    """,
    """
    CREATE TABLE blocks (
        number TEXT NOT NULL,
        at BIGINT NOT NULL,
        reason TEXT NOT NULL,
        CONSTRAINT pk_blocks PRIMARY KEY (number)
    )
    """,
    """
    CREATE TABLE state (
        key TEXT NOT NULL,
        value TEXT NOT NULL,
        CONSTRAINT pk_state PRIMARY KEY (key)
    )
    """,
)

# The texts themselves stay in the tables; the index holds words and row ids. Numbers are indexed by
# every three digits in a row, so that any piece of one finds it.
SQLITE_ONLY = (
    """
    CREATE VIRTUAL TABLE messages_fts USING fts5 (
        body, content='messages', content_rowid='seq',
        tokenize='unicode61 remove_diacritics 2', prefix='1 2'
    )
    """,
    """
    CREATE VIRTUAL TABLE threads_fts USING fts5 (
        name, content='threads', content_rowid='id', tokenize='unicode61 remove_diacritics 2'
    )
    """,
    """
    CREATE VIRTUAL TABLE numbers_fts USING fts5 (
        number, content='threads', content_rowid='id', tokenize='trigram'
    )
    """,
)

# Index, table, its row id, the indexed column.
INDEXED = (
    ("messages_fts", "messages", "seq", "body"),
    ("threads_fts", "threads", "id", "name"),
    ("numbers_fts", "threads", "id", "number"),
)

TABLE_NAMES = (
    "state",
    "blocks",
    "undeliverable",
    "opt_outs",
    "outbox",
    "messages",
    "threads",
    "decisions",
    "calls",
)

ADD = "INSERT INTO {index} (rowid, {column}) VALUES (new.{row}, new.{column});"
REMOVE = (
    "INSERT INTO {index} ({index}, rowid, {column}) VALUES ('delete', old.{row}, old.{column});"
)
TRIGGERS = (
    f"CREATE TRIGGER {{index}}_insert AFTER INSERT ON {{table}} BEGIN {ADD} END",
    f"CREATE TRIGGER {{index}}_delete AFTER DELETE ON {{table}} BEGIN {REMOVE} END",
    "CREATE TRIGGER {index}_update AFTER UPDATE OF {column} ON {table}"
    f" WHEN old.{{column}} <> new.{{column}} BEGIN {REMOVE} {ADD} END",
)

POSTGRESQL_ONLY = (
    "CREATE INDEX ix_messages_words ON messages USING gin (to_tsvector('simple', body))",
    "CREATE INDEX ix_threads_words ON threads USING gin (to_tsvector('simple', name))",
)


def upgrade() -> None:
    """Make everything."""
    sqlite = op.get_bind().dialect.name == "sqlite"
    for statement in TABLES:
        _run(statement.format(row_id="INTEGER" if sqlite else "BIGSERIAL"))
    for statement in SQLITE_ONLY if sqlite else POSTGRESQL_ONLY:
        _run(statement)
    if sqlite:
        for index, table, row, column in INDEXED:
            for trigger in TRIGGERS:
                _run(trigger.format(index=index, table=table, row=row, column=column))


def downgrade() -> None:
    """Drop everything, what refers to others first."""
    if op.get_bind().dialect.name == "sqlite":
        for index, *_ in INDEXED:
            _run(f"DROP TABLE {index}")
    for table in TABLE_NAMES:
        _run(f"DROP TABLE {table}")


def _run(statement: str) -> None:
    op.get_bind().exec_driver_sql(statement)
