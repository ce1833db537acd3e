"""Assemblies, their series, and what happens at them."""

from datetime import date, datetime

from sqlalchemy import BigInteger, CheckConstraint, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from storage.models.base import Base, OfGuild, to_parent
from storage.models.directory import NEVER_AGAIN
from storage.types import SurrogateKey


class AssemblySeries(OfGuild, Base):
    """Assemblies that come back: an RRULE in local wall time, and what each begins with.

    ``begun_at`` is when the first was convened: until then it is a draft, as its first assembly is.
    """

    __tablename__ = "assembly_series"
    __table_args__ = (
        UniqueConstraint("guild_id", "id"),
        to_parent("working_group_id", "working_group"),
        NEVER_AGAIN,
    )

    id: Mapped[int] = mapped_column(SurrogateKey, primary_key=True)
    guild_id: Mapped[int] = mapped_column(BigInteger, ForeignKey("guild.id"))
    kind: Mapped[str]
    working_group_id: Mapped[int | None] = mapped_column(BigInteger)
    title: Mapped[str]
    place: Mapped[str]
    link: Mapped[str]
    agenda: Mapped[str]
    length_minutes: Mapped[int]
    rule: Mapped[str]
    first_local: Mapped[str]
    time_zone: Mapped[str]
    begun_at: Mapped[datetime | None]
    ended_local: Mapped[str | None]


class Assembly(OfGuild, Base):
    """One assembly. Local times are ISO 8601 to the minute, without a zone: what people chose; ``starts_at`` follows from them.

    ``slot_local`` is when its series would have it, whatever moved since; ``sequence`` counts its changes (RFC 5545).
    """

    __tablename__ = "assembly"
    __table_args__ = (
        UniqueConstraint("guild_id", "id"),
        UniqueConstraint("series_id", "slot_local"),
        to_parent("working_group_id", "working_group"),
        to_parent("series_id", "assembly_series"),
        Index("ix_assembly_guild_id_starts_at", "guild_id", "starts_at"),
        NEVER_AGAIN,
    )

    id: Mapped[int] = mapped_column(SurrogateKey, primary_key=True)
    guild_id: Mapped[int] = mapped_column(BigInteger, ForeignKey("guild.id"))
    kind: Mapped[str]
    working_group_id: Mapped[int | None] = mapped_column(BigInteger)
    status: Mapped[str]
    title: Mapped[str]
    place: Mapped[str]
    link: Mapped[str]
    agenda: Mapped[str]
    start_local: Mapped[str]
    time_zone: Mapped[str]
    starts_at: Mapped[datetime]
    length_minutes: Mapped[int]
    sequence: Mapped[int]
    changed_at: Mapped[datetime]
    series_id: Mapped[int | None] = mapped_column(BigInteger)
    slot_local: Mapped[str | None]
    postponed_from: Mapped[str | None]
    reason: Mapped[str]
    convened_at: Mapped[datetime | None]
    convened_by: Mapped[int | None] = mapped_column(BigInteger)
    channel_id: Mapped[int | None] = mapped_column(BigInteger)
    message_id: Mapped[int | None] = mapped_column(BigInteger)
    check_in_channel_id: Mapped[int | None] = mapped_column(BigInteger)
    check_in_message_id: Mapped[int | None] = mapped_column(BigInteger)
    event_id: Mapped[int | None] = mapped_column(BigInteger)
    minutes_url: Mapped[str]
    minutes_note: Mapped[str]


class AssemblyAnswer(OfGuild, Base):
    """What a Discord member answered to a convocation; ``proxy_person_id`` is who holds their proxy."""

    __tablename__ = "assembly_answer"
    __table_args__ = (
        to_parent("assembly_id", "assembly", cascade=True),
        to_parent("proxy_person_id", "person"),
        CheckConstraint("(answer = 'proxy') OR (proxy_person_id IS NULL)", name="proxy"),
        Index("ix_assembly_answer_proxy_person_id", "proxy_person_id"),
    )

    assembly_id: Mapped[int] = mapped_column(BigInteger, primary_key=True)
    user_id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    answer: Mapped[str]
    proxy_person_id: Mapped[int | None] = mapped_column(BigInteger)
    answered_at: Mapped[datetime]


class Attendance(OfGuild, Base):
    """Somebody who came: an entry of the directory, a Discord member who has none, or a guest by name."""

    __tablename__ = "attendance"
    __table_args__ = (
        to_parent("assembly_id", "assembly", cascade=True),
        to_parent("person_id", "person"),
        to_parent("organization_id", "organization"),
        UniqueConstraint("assembly_id", "person_id"),
        UniqueConstraint("assembly_id", "user_id"),
        NEVER_AGAIN,
    )

    id: Mapped[int] = mapped_column(SurrogateKey, primary_key=True)
    assembly_id: Mapped[int] = mapped_column(BigInteger)
    person_id: Mapped[int | None] = mapped_column(BigInteger)
    user_id: Mapped[int | None] = mapped_column(BigInteger)
    guest_name: Mapped[str]
    organization_id: Mapped[int | None] = mapped_column(BigInteger)
    arrived_at: Mapped[datetime]
    entered_by: Mapped[int | None] = mapped_column(BigInteger)


class Motion(OfGuild, Base):
    """A proposition put to the vote; what adopting it does is its ``kind``. Its ballots are secret where it has a ``box_id``."""

    __tablename__ = "motion"
    __table_args__ = (
        UniqueConstraint("guild_id", "id"),
        to_parent("assembly_id", "assembly", cascade=True),
        to_parent("version_id", "plan_version"),
        to_parent("working_group_id", "working_group"),
        to_parent("elected_person_id", "person"),
        to_parent("moved_by_person_id", "person"),
        to_parent("seconded_by_person_id", "person"),
        to_parent("box_id", "ballot_box"),
        NEVER_AGAIN,
    )

    id: Mapped[int] = mapped_column(SurrogateKey, primary_key=True)
    assembly_id: Mapped[int] = mapped_column(BigInteger)
    kind: Mapped[str]
    text: Mapped[str]
    moved_by_person_id: Mapped[int | None] = mapped_column(BigInteger)
    seconded_by_person_id: Mapped[int | None] = mapped_column(BigInteger)
    version_id: Mapped[int | None] = mapped_column(BigInteger)
    working_group_id: Mapped[int | None] = mapped_column(BigInteger)
    elected_person_id: Mapped[int | None] = mapped_column(BigInteger)
    term_starts_on: Mapped[date | None]
    term_ends_on: Mapped[date | None]
    status: Mapped[str]
    opened_at: Mapped[datetime]
    closed_at: Mapped[datetime | None]
    votes_for: Mapped[int]
    votes_against: Mapped[int]
    votes_abstained: Mapped[int]
    voices_present: Mapped[int]
    voices_required: Mapped[int | None]
    box_id: Mapped[int | None] = mapped_column(BigInteger)
    channel_id: Mapped[int | None] = mapped_column(BigInteger)
    message_id: Mapped[int | None] = mapped_column(BigInteger)


class Ballot(OfGuild, Base):
    """One voice's open vote: an organisation's or a person's; the person is who cast it."""

    __tablename__ = "ballot"
    __table_args__ = (
        to_parent("motion_id", "motion", cascade=True),
        to_parent("person_id", "person"),
        to_parent("organization_id", "organization"),
        UniqueConstraint("motion_id", "voice"),
        NEVER_AGAIN,
    )

    id: Mapped[int] = mapped_column(SurrogateKey, primary_key=True)
    motion_id: Mapped[int] = mapped_column(BigInteger)
    voice: Mapped[str]
    choice: Mapped[str]
    organization_id: Mapped[int | None] = mapped_column(BigInteger)
    person_id: Mapped[int | None] = mapped_column(BigInteger)
    user_id: Mapped[int | None] = mapped_column(BigInteger)
    cast_at: Mapped[datetime]


class Decision(OfGuild, Base):
    """A decision of the minutes, tied to an action where it is wanted."""

    __tablename__ = "decision"
    __table_args__ = (
        to_parent("assembly_id", "assembly", cascade=True),
        to_parent("item_id", "plan_item"),
        to_parent("motion_id", "motion"),
        NEVER_AGAIN,
    )

    id: Mapped[int] = mapped_column(SurrogateKey, primary_key=True)
    assembly_id: Mapped[int] = mapped_column(BigInteger)
    text: Mapped[str]
    item_id: Mapped[int | None] = mapped_column(BigInteger)
    motion_id: Mapped[int | None] = mapped_column(BigInteger)
    decided_at: Mapped[datetime]
    entered_by: Mapped[int | None] = mapped_column(BigInteger)
