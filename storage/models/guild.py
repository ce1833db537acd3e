"""A guild, and the tables and committees of its roundtable."""

from datetime import datetime

from sqlalchemy import BigInteger, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from storage.models.base import Base, OfGuild
from storage.types import SurrogateKey


class Guild(Base):
    """A Discord server. ``revision`` grows in the transaction of every write that changes what its snapshot holds."""

    __tablename__ = "guild"

    id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    revision: Mapped[int]
    created_at: Mapped[datetime]


class WorkingGroup(OfGuild, Base):
    """A table or a committee, with the channel and the role that are its own. Struck out, it is inactive, never deleted."""

    __tablename__ = "working_group"
    __table_args__ = (
        UniqueConstraint("guild_id", "id"),
        UniqueConstraint("guild_id", "name"),
        UniqueConstraint("guild_id", "channel_id"),
    )

    id: Mapped[int] = mapped_column(SurrogateKey, primary_key=True)
    guild_id: Mapped[int] = mapped_column(BigInteger, ForeignKey("guild.id"))
    name: Mapped[str]
    active: Mapped[bool]
    channel_id: Mapped[int | None] = mapped_column(BigInteger)
    role_id: Mapped[int | None] = mapped_column(BigInteger)
