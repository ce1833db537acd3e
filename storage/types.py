"""Column types."""

from datetime import UTC, datetime

from sqlalchemy import BigInteger, DateTime, Dialect, Integer, TypeDecorator

from bot.domain.clock import require_aware

SurrogateKey = BigInteger().with_variant(Integer(), "sqlite")
"""A key that the database gives: SQLite numbers only a column declared INTEGER."""


class Instant(TypeDecorator[datetime]):
    """An aware instant, kept in UTC to the microsecond; raise ``ValueError`` on a naive one."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """UTC; without its zone for SQLite, which keeps none."""
        if value is None:
            return None
        instant = require_aware(value).astimezone(UTC)
        return instant.replace(tzinfo=None) if dialect.name == "sqlite" else instant

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """The instant, aware, in UTC."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if dialect.name == "sqlite" else value.astimezone(UTC)
