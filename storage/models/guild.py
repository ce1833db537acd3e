"""A guild, and what it set for itself."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, BigInteger, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from storage.models.base import Base


class Guild(Base):
    """A Discord server. ``revision`` grows in the transaction of every write that changes what its snapshot holds."""

    __tablename__ = "guild"

    id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    revision: Mapped[int]
    created_at: Mapped[datetime]


class GuildSetting(Base):
    """One answer of a guild's; ``value`` is as ``bot.domain.setting_values`` writes it."""

    __tablename__ = "guild_setting"

    guild_id: Mapped[int] = mapped_column(BigInteger, ForeignKey("guild.id"), primary_key=True, autoincrement=False)
    key: Mapped[str] = mapped_column(primary_key=True)
    value: Mapped[Any] = mapped_column(JSON(none_as_null=True), nullable=True)
