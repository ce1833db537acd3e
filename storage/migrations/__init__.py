"""Alembic's tree: one for SQLite and PostgreSQL; ``storage.migrate`` runs it."""
