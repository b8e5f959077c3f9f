"""Alembic's scripts. A revision is never changed once released and imports nothing of ours."""
