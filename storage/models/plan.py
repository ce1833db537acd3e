"""Plans, their versions, and the short texts that belong to a whole version."""

from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import BigInteger, CheckConstraint, ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from storage.models.base import Base, OfGuild, OfVersion, to_parent, to_version
from storage.models.directory import WorkingGroup
from storage.types import SurrogateKey


class VersionStatus(StrEnum):
    """Where a version stands: a plan has at most one that is active."""

    DRAFT = "draft"
    ACTIVE = "active"
    ARCHIVED = "archived"


class TextKind(StrEnum):
    """What a ``PlanText`` is."""

    FISCAL_YEAR = "fiscal_year"
    OBJECTIVE = "objective"
    ORGANIZATION_OBJECTIVE = "organization_objective"


class Plan(OfGuild, Base):
    """A plan of the roundtable (no working group) or of one of its tables; its owner has one by that title."""

    __tablename__ = "plan"
    __table_args__ = (
        to_parent("working_group_id", "working_group"),
        UniqueConstraint("guild_id", "id"),
        UniqueConstraint("guild_id", "working_group_id", "title"),
        Index(
            "uq_plan_roundtable_title",
            "guild_id",
            "title",
            unique=True,
            sqlite_where=text("working_group_id IS NULL"),
            postgresql_where=text("working_group_id IS NULL"),
        ),
    )

    id: Mapped[int] = mapped_column(SurrogateKey, primary_key=True)
    guild_id: Mapped[int] = mapped_column(BigInteger, ForeignKey("guild.id"))
    working_group_id: Mapped[int | None] = mapped_column(BigInteger)
    title: Mapped[str]
    created_at: Mapped[datetime]

    working_group: Mapped[WorkingGroup | None] = relationship(lazy="raise", viewonly=True)


class PlanVersion(OfGuild, Base):
    """One version of a plan. ``content_hash`` tells whether a file would change anything."""

    __tablename__ = "plan_version"
    __table_args__ = (
        to_parent("plan_id", "plan"),
        UniqueConstraint("guild_id", "id"),
        UniqueConstraint("plan_id", "number"),
        CheckConstraint("status IN ('draft', 'active', 'archived')", name="status"),
        Index(
            "uq_plan_version_active",
            "plan_id",
            unique=True,
            sqlite_where=text("status = 'active'"),
            postgresql_where=text("status = 'active'"),
        ),
    )

    id: Mapped[int] = mapped_column(SurrogateKey, primary_key=True)
    plan_id: Mapped[int] = mapped_column(BigInteger)
    number: Mapped[int]
    status: Mapped[str]
    content_hash: Mapped[str]
    title: Mapped[str]
    introduction: Mapped[str]
    organization_name: Mapped[str]
    organization_description: Mapped[str]
    organization_mission: Mapped[str]
    organization_history: Mapped[str]
    organization_structure: Mapped[str]
    imported_at: Mapped[datetime]
    imported_by: Mapped[int | None] = mapped_column(BigInteger)
    adopted_on: Mapped[date | None]

    plan: Mapped[Plan] = relationship(lazy="raise", viewonly=True)


class PlanText(OfVersion, Base):
    """One of a version's fiscal years, of its own objectives or of the organization's."""

    __tablename__ = "plan_text"
    __table_args__ = (to_version(),)

    kind: Mapped[str] = mapped_column(primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True)
    text: Mapped[str]


class VersionWorkingGroup(OfVersion, Base):
    """A table as a version of a plan names it: what the source said, whatever the table has become since."""

    __tablename__ = "version_working_group"
    __table_args__ = (to_version(),)

    position: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    active: Mapped[bool]
