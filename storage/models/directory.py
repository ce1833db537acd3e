"""Organisations, people, tables and committees, and what ties them together."""

from datetime import date, datetime
from typing import Final

from sqlalchemy import BigInteger, CheckConstraint, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from storage.models.base import Base, OfGuild, to_parent
from storage.types import SurrogateKey

NEVER_AGAIN: Final = {"sqlite_autoincrement": True}
"""SQLite would give a deleted row's id to the next one: an old button, or an old trace, would then be about somebody else."""


class Organization(OfGuild, Base):
    """An organisation; one that left stays, inactive."""

    __tablename__ = "organization"
    __table_args__ = (UniqueConstraint("guild_id", "id"), NEVER_AGAIN)

    id: Mapped[int] = mapped_column(SurrogateKey, primary_key=True)
    guild_id: Mapped[int] = mapped_column(BigInteger, ForeignKey("guild.id"))
    name: Mapped[str]
    kind: Mapped[str]
    in_good_standing: Mapped[bool]
    member_since: Mapped[date | None]
    active: Mapped[bool]


class OrganizationName(OfGuild, Base):
    """Another name or an acronym of an organisation."""

    __tablename__ = "organization_name"
    __table_args__ = (to_parent("organization_id", "organization", cascade=True),)

    organization_id: Mapped[int] = mapped_column(BigInteger, primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]


class Person(OfGuild, Base):
    """Somebody of the directory; ``user_id`` is theirs on Discord, once linked."""

    __tablename__ = "person"
    __table_args__ = (
        UniqueConstraint("guild_id", "id"),
        UniqueConstraint("guild_id", "user_id"),
        to_parent("organization_id", "organization"),
        Index("ix_person_organization_id", "organization_id"),
        NEVER_AGAIN,
    )

    id: Mapped[int] = mapped_column(SurrogateKey, primary_key=True)
    guild_id: Mapped[int] = mapped_column(BigInteger, ForeignKey("guild.id"))
    name: Mapped[str]
    function: Mapped[str]
    email: Mapped[str]
    phone: Mapped[str]
    organization_id: Mapped[int | None] = mapped_column(BigInteger)
    user_id: Mapped[int | None] = mapped_column(BigInteger)
    is_member: Mapped[bool]
    in_good_standing: Mapped[bool]
    member_since: Mapped[date | None]
    updated_at: Mapped[datetime]


class WorkingGroup(OfGuild, Base):
    """A table or a committee. Struck out, it is inactive, never deleted."""

    __tablename__ = "working_group"
    __table_args__ = (
        UniqueConstraint("guild_id", "id"),
        UniqueConstraint("guild_id", "name"),
        UniqueConstraint("guild_id", "channel_id"),
        to_parent("parent_id", "working_group", deferrable=True),
        to_parent("lead_id", "person"),
    )

    id: Mapped[int] = mapped_column(SurrogateKey, primary_key=True)
    guild_id: Mapped[int] = mapped_column(BigInteger, ForeignKey("guild.id"))
    name: Mapped[str]
    active: Mapped[bool]
    channel_id: Mapped[int | None] = mapped_column(BigInteger)
    role_id: Mapped[int | None] = mapped_column(BigInteger)
    kind: Mapped[str]
    recognised: Mapped[bool]
    parent_id: Mapped[int | None] = mapped_column(BigInteger)
    lead_id: Mapped[int | None] = mapped_column(BigInteger)


class Representation(OfGuild, Base):
    """A person speaks for an organisation (NULL: in their own name) at a table (NULL: at the roundtable itself)."""

    __tablename__ = "representation"
    __table_args__ = (
        to_parent("person_id", "person", cascade=True),
        to_parent("organization_id", "organization"),
        to_parent("working_group_id", "working_group"),
        Index("ix_representation_person_id", "person_id"),
        NEVER_AGAIN,
    )

    id: Mapped[int] = mapped_column(SurrogateKey, primary_key=True)
    person_id: Mapped[int] = mapped_column(BigInteger)
    organization_id: Mapped[int | None] = mapped_column(BigInteger)
    working_group_id: Mapped[int | None] = mapped_column(BigInteger)
    since: Mapped[date | None]
    until: Mapped[date | None]


class BoardTerm(OfGuild, Base):
    """A term in the board seat of a table; the person is NULL once erased."""

    __tablename__ = "board_term"
    __table_args__ = (
        to_parent("working_group_id", "working_group"),
        to_parent("person_id", "person"),
        Index("ix_board_term_working_group_id", "working_group_id"),
    )

    id: Mapped[int] = mapped_column(SurrogateKey, primary_key=True)
    working_group_id: Mapped[int] = mapped_column(BigInteger)
    person_id: Mapped[int | None] = mapped_column(BigInteger)
    starts_on: Mapped[date]
    ends_on: Mapped[date | None]


class Entrustment(OfGuild, Base):
    """To whom a party of the plans (by its folded name) or an action is entrusted; ``kind`` says which column names them."""

    __tablename__ = "entrustment"
    __table_args__ = (
        to_parent("item_id", "plan_item"),
        to_parent("working_group_id", "working_group"),
        to_parent("organization_id", "organization"),
        to_parent("person_id", "person", cascade=True),
        UniqueConstraint("guild_id", "party"),
        UniqueConstraint("guild_id", "item_id"),
        CheckConstraint("(party IS NULL) <> (item_id IS NULL)", name="what"),
        Index("ix_entrustment_person_id", "person_id"),
    )

    id: Mapped[int] = mapped_column(SurrogateKey, primary_key=True)
    party: Mapped[str | None]
    item_id: Mapped[int | None] = mapped_column(BigInteger)
    kind: Mapped[str]
    role_id: Mapped[int | None] = mapped_column(BigInteger)
    working_group_id: Mapped[int | None] = mapped_column(BigInteger)
    organization_id: Mapped[int | None] = mapped_column(BigInteger)
    person_id: Mapped[int | None] = mapped_column(BigInteger)


class LinkRequest(OfGuild, Base):
    """What a Discord member says of themselves, until the coordination answers; then the row goes."""

    __tablename__ = "link_request"
    __table_args__ = (
        UniqueConstraint("guild_id", "user_id"),
        to_parent("organization_id", "organization"),
        to_parent("person_id", "person", cascade=True),
        NEVER_AGAIN,
    )

    id: Mapped[int] = mapped_column(SurrogateKey, primary_key=True)
    user_id: Mapped[int] = mapped_column(BigInteger)
    name: Mapped[str]
    function: Mapped[str]
    email: Mapped[str]
    phone: Mapped[str]
    organization_id: Mapped[int | None] = mapped_column(BigInteger)
    person_id: Mapped[int | None] = mapped_column(BigInteger)
    requested_at: Mapped[datetime]
