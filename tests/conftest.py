"""What every test may ask for."""

from tests.databases import blank_url, database, migrated, postgres

__all__ = ["blank_url", "database", "migrated", "postgres"]
