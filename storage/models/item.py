"""What a plan is made of: identities that last, and the rows that each version writes of them."""

from enum import StrEnum

from sqlalchemy import BigInteger, CheckConstraint, ForeignKeyConstraint, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from storage.models.base import Base, OfGuild, OfVersion, to_parent, to_version
from storage.types import SurrogateKey


class ItemKind(StrEnum):
    """What keeps an identity from one version to the next: four levels, and three kinds of statement."""

    AXIS = "axis"
    OBJECTIVE = "objective"
    SPECIFIC_OBJECTIVE = "specific_objective"
    ACTION = "action"
    EXPECTED_RESULT = "expected_result"
    INDICATOR = "indicator"
    NOTE = "note"


class PartyRole(StrEnum):
    """What a party is to an action."""

    RESPONSIBLE = "responsible"
    PARTNER = "partner"


class PlanItem(OfGuild, Base):
    """The identity of an axis, an objective, a specific objective, an action or a statement, whatever its wording."""

    __tablename__ = "plan_item"
    __table_args__ = (to_parent("plan_id", "plan"), UniqueConstraint("guild_id", "id"))

    id: Mapped[int] = mapped_column(SurrogateKey, primary_key=True)
    plan_id: Mapped[int] = mapped_column(BigInteger, index=True)
    kind: Mapped[str]


class PlanNode(OfVersion, Base):
    """An axis, objective, specific objective or action of a version; ``position`` counts in the whole version."""

    __tablename__ = "plan_node"
    __table_args__ = (
        to_version(),
        to_parent("item_id", "plan_item"),
        ForeignKeyConstraint(
            ["version_id", "parent_id"],
            ["plan_node.version_id", "plan_node.item_id"],
            ondelete="CASCADE",
            deferrable=True,  # a restore may meet a child before its parent
        ),
        UniqueConstraint("version_id", "position"),
        CheckConstraint("(kind = 'axis') = (parent_id IS NULL)", name="parent"),
        Index("ix_plan_node_item_id", "item_id"),
    )

    item_id: Mapped[int] = mapped_column(BigInteger, primary_key=True)
    parent_id: Mapped[int | None] = mapped_column(BigInteger)
    kind: Mapped[str]
    number: Mapped[int]
    position: Mapped[int]
    title: Mapped[str]


def _to_node(column: str) -> ForeignKeyConstraint:
    return ForeignKeyConstraint(
        ["version_id", column], ["plan_node.version_id", "plan_node.item_id"], ondelete="CASCADE"
    )


class Statement(OfVersion, Base):
    """An expected result, an indicator or a note of a node; ``position`` counts in the whole version."""

    __tablename__ = "statement"
    __table_args__ = (
        to_version(),
        to_parent("item_id", "plan_item"),
        _to_node("node_id"),
        UniqueConstraint("version_id", "position"),
    )

    item_id: Mapped[int] = mapped_column(BigInteger, primary_key=True)
    node_id: Mapped[int] = mapped_column(BigInteger)
    kind: Mapped[str]
    position: Mapped[int]
    text: Mapped[str]


class ActionFiscalYear(OfVersion, Base):
    """A fiscal year in which an action takes place."""

    __tablename__ = "action_fiscal_year"
    __table_args__ = (to_version(), _to_node("item_id"))

    item_id: Mapped[int] = mapped_column(BigInteger, primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True)
    label: Mapped[str]


class Party(OfVersion, Base):
    """Someone whom the actions of a version name, under its fullest name."""

    __tablename__ = "party"
    __table_args__ = (to_version(),)

    number: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]


def _to_party() -> ForeignKeyConstraint:
    return ForeignKeyConstraint(
        ["version_id", "party_number"], ["party.version_id", "party.number"], ondelete="CASCADE"
    )


class PartyAlias(OfVersion, Base):
    """Another name that a party goes by in that version."""

    __tablename__ = "party_alias"
    __table_args__ = (to_version(), _to_party())

    party_number: Mapped[int] = mapped_column(primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]


class ActionParty(OfVersion, Base):
    """A responsible or a partner of an action."""

    __tablename__ = "action_party"
    __table_args__ = (to_version(), _to_node("item_id"), _to_party())

    item_id: Mapped[int] = mapped_column(BigInteger, primary_key=True)
    role: Mapped[str] = mapped_column(primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True)
    party_number: Mapped[int]
