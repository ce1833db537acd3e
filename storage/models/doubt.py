"""What an import was not sure of."""

from datetime import datetime

from sqlalchemy import JSON, BigInteger, CheckConstraint, Index
from sqlalchemy.orm import Mapped, mapped_column

from storage.models.base import Base, OfGuild, to_version
from storage.types import SurrogateKey


class Doubt(OfGuild, Base):
    """A doubt of a version, until somebody confirms or dismisses it; ``reference`` is its numbers: II.B.1 is ``2.2.1``."""

    __tablename__ = "doubt"
    __table_args__ = (
        to_version(),
        CheckConstraint("status IN ('open', 'confirmed', 'dismissed')", name="status"),
        Index("ix_doubt_version_id", "version_id"),
    )

    id: Mapped[int] = mapped_column(SurrogateKey, primary_key=True)
    version_id: Mapped[int] = mapped_column(BigInteger)
    line: Mapped[int]
    kind: Mapped[str]
    found: Mapped[str]
    values: Mapped[list[str]] = mapped_column(JSON)
    reference: Mapped[str | None]
    status: Mapped[str]
    settled_at: Mapped[datetime | None]
    settled_by: Mapped[int | None] = mapped_column(BigInteger)
