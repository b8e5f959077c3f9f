"""What the desk was told, for every window that works on these rows.

Revision ID: 0004
Revises: 0003
"""

from __future__ import annotations

from alembic import op

revision = "0004"
down_revision: str | None = "0003"
branch_labels: str | None = None
depends_on: str | None = None

TABLES = (
    """
    CREATE TABLE notices (
        id {row_id} NOT NULL,
        at BIGINT NOT NULL,
        desk TEXT NOT NULL,
        kind TEXT NOT NULL,
        title TEXT NOT NULL,
        number TEXT NOT NULL,
        message_id TEXT NOT NULL,
        stage TEXT NOT NULL,
        threads INTEGER NOT NULL,
        CONSTRAINT pk_notices PRIMARY KEY (id),
        CONSTRAINT ck_notices_kind CHECK (kind <> ''),
        CONSTRAINT ck_notices_stage
            CHECK (stage IN ('', 'started', 'half', 'soon', 'urgent', 'over')),
        CONSTRAINT ck_notices_threads CHECK (threads >= 0)
    )
    """,
    "CREATE INDEX ix_notices_at ON notices (at)",
    "CREATE INDEX ix_notices_number ON notices (number)",
)


def upgrade() -> None:
    """Add what is new; what was stored stays as it is."""
    sqlite = op.get_bind().dialect.name == "sqlite"
    for statement in TABLES:
        _run(statement.format(row_id="INTEGER" if sqlite else "BIGSERIAL"))


def downgrade() -> None:
    """Back to the third schema; what only this one can hold is lost."""
    _run("DROP TABLE notices")


def _run(statement: str) -> None:
    op.get_bind().exec_driver_sql(statement)
