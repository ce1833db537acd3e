"""Who wants to be reminded, of what, and how."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, BigInteger, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from storage.models.base import Base, OfGuild


class ReminderPreference(OfGuild, Base):
    """How a Discord member is reminded by direct message; NULL is the guild's own rule."""

    __tablename__ = "reminder_preference"

    guild_id: Mapped[int] = mapped_column(BigInteger, ForeignKey("guild.id"), primary_key=True, autoincrement=False)
    user_id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    everything: Mapped[bool]
    offsets: Mapped[list[Any] | None] = mapped_column(JSON(none_as_null=True))
    quiet_hours: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
    paused_until: Mapped[datetime | None]
    fallback: Mapped[str]
    locale: Mapped[str]
    changed_at: Mapped[datetime]


class Subscription(OfGuild, Base):
    """« Me le rappeler »: a Discord member asked to be told of one assembly or one due date."""

    __tablename__ = "subscription"

    guild_id: Mapped[int] = mapped_column(BigInteger, ForeignKey("guild.id"), primary_key=True, autoincrement=False)
    user_id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    subject: Mapped[str] = mapped_column(primary_key=True)
    subject_id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    asked_at: Mapped[datetime]
