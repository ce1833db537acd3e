"""Who changed what, when, before and after."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, BigInteger, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from storage.models.base import Base, OfGuild
from storage.types import SurrogateKey


class JournalEntry(OfGuild, Base):
    """One change. ``person_id`` points nowhere by itself: an entry outlives the person whom it is about."""

    __tablename__ = "journal_entry"
    __table_args__ = (
        Index("ix_journal_entry_guild_id_happened_at", "guild_id", "happened_at"),
        Index("ix_journal_entry_person_id", "person_id"),
    )

    id: Mapped[int] = mapped_column(SurrogateKey, primary_key=True)
    guild_id: Mapped[int] = mapped_column(BigInteger, ForeignKey("guild.id"))
    happened_at: Mapped[datetime]
    actor_kind: Mapped[str]
    actor_id: Mapped[int | None] = mapped_column(BigInteger)
    subject: Mapped[str]
    act: Mapped[str]
    subject_id: Mapped[int | None] = mapped_column(BigInteger)
    label: Mapped[str]
    before: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
    after: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
    person_id: Mapped[int | None] = mapped_column(BigInteger)
    user_id: Mapped[int | None] = mapped_column(BigInteger)
