"""What is to be sent, and what became of it: the schedule itself."""

from datetime import datetime

from sqlalchemy import BigInteger, ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from storage.models.base import Base, OfGuild
from storage.models.directory import NEVER_AGAIN
from storage.types import SurrogateKey

_WAITING = text("state IN ('pending', 'claimed')")


class Outbox(OfGuild, Base):
    """One delivery. ``bot.domain.outbox`` says what its states are, and who moves a row from one to the next.

    ``not_before`` is when it is looked at next: its due instant, later after a failure, and while claimed the lease's end.
    """

    __tablename__ = "outbox"
    __table_args__ = (
        UniqueConstraint("guild_id", "dedupe_key"),
        Index("ix_outbox_not_before", "not_before", "id", sqlite_where=_WAITING, postgresql_where=_WAITING),
        Index("ix_outbox_guild_id_subject", "guild_id", "subject", "subject_id"),
        NEVER_AGAIN,
    )

    id: Mapped[int] = mapped_column(SurrogateKey, primary_key=True)
    guild_id: Mapped[int] = mapped_column(BigInteger, ForeignKey("guild.id"))
    dedupe_key: Mapped[str]
    topic: Mapped[str]
    subject: Mapped[str]
    subject_id: Mapped[int] = mapped_column(BigInteger)
    variant: Mapped[str]
    destination: Mapped[str]
    user_id: Mapped[int | None] = mapped_column(BigInteger)
    due_at: Mapped[datetime]
    not_before: Mapped[datetime]
    expires_at: Mapped[datetime]
    state: Mapped[str]
    attempts: Mapped[int]
    claimed_by: Mapped[str | None]
    uncertain_since: Mapped[datetime | None]
    sent_at: Mapped[datetime | None]
    late: Mapped[bool]
    duplicates_prevented: Mapped[int]
    channel_id: Mapped[int | None] = mapped_column(BigInteger)
    message_id: Mapped[int | None] = mapped_column(BigInteger)
    problem: Mapped[str | None]


class DeliveryBlock(OfGuild, Base):
    """A place that Discord refuses for good: nothing more is asked of it until ``retry_at``."""

    __tablename__ = "delivery_block"

    guild_id: Mapped[int] = mapped_column(BigInteger, ForeignKey("guild.id"), primary_key=True, autoincrement=False)
    place: Mapped[str] = mapped_column(primary_key=True)
    code: Mapped[int]
    since: Mapped[datetime]
    retry_at: Mapped[datetime]
