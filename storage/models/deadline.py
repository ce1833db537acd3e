"""Due dates of the plan's actions."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, BigInteger, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from storage.models.base import Base, OfGuild, to_parent
from storage.models.directory import NEVER_AGAIN
from storage.types import SurrogateKey


class Deadline(OfGuild, Base):
    """One due date of an action. A ``rule`` (RRULE) brings the next one when this one is past or met; ``series_key`` ties them.

    ``offsets`` are minutes before, NULL for the guild's own; ``carrier_kind`` and ``carrier_id`` name who is responsible, NULL for
    whoever carries the action.
    """

    __tablename__ = "deadline"
    __table_args__ = (
        UniqueConstraint("guild_id", "id"),
        UniqueConstraint("guild_id", "series_key", "slot_local"),
        to_parent("item_id", "plan_item"),
        Index("ix_deadline_guild_id_due_at", "guild_id", "due_at"),
        NEVER_AGAIN,
    )

    id: Mapped[int] = mapped_column(SurrogateKey, primary_key=True)
    guild_id: Mapped[int] = mapped_column(BigInteger, ForeignKey("guild.id"))
    item_id: Mapped[int] = mapped_column(BigInteger)
    due_local: Mapped[str]
    time_zone: Mapped[str]
    due_at: Mapped[datetime]
    rule: Mapped[str | None]
    series_key: Mapped[str | None]
    slot_local: Mapped[str | None]
    offsets: Mapped[list[Any] | None] = mapped_column(JSON(none_as_null=True))
    carrier_kind: Mapped[str | None]
    carrier_id: Mapped[int | None] = mapped_column(BigInteger)
    status: Mapped[str]
    answered_at: Mapped[datetime | None]
    followed_up_at: Mapped[datetime | None]
    created_at: Mapped[datetime]
    created_by: Mapped[int | None] = mapped_column(BigInteger)
