"""Runs revisions on the connection that ``store.migrate`` hands over, in its open transaction."""

from __future__ import annotations

from alembic import context

# SQLite can change its schema inside a transaction; Alembic assumes that it can't.
context.configure(connection=context.config.attributes["connection"], transactional_ddl=True)
context.run_migrations()
