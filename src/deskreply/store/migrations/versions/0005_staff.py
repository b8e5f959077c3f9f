"""Who works at the office, and the PINs that open a locked screen.

Revision ID: 0005
Revises: 0004
"""

from __future__ import annotations

from alembic import op

revision = "0005"
down_revision: str | None = "0004"
branch_labels: str | None = None
depends_on: str | None = None

STAFF = """
    CREATE TABLE staff (
        name TEXT NOT NULL,
        pin TEXT NOT NULL,
        wrong INTEGER NOT NULL,
        wait_until BIGINT,
        CONSTRAINT pk_staff PRIMARY KEY (name),
        CONSTRAINT ck_staff_name CHECK (name <> ''),
        CONSTRAINT ck_staff_wrong CHECK (wrong >= 0)
    )
"""


def upgrade() -> None:
    """Add what is new; what was stored stays as it is."""
    op.get_bind().exec_driver_sql(STAFF)


def downgrade() -> None:
    """Back to the fourth schema; what only this one can hold is lost."""
    op.get_bind().exec_driver_sql("DROP TABLE staff")
