"""What every table shares: names of constraints, column types, the guild."""

from datetime import datetime
from typing import ClassVar

from sqlalchemy import BigInteger, ForeignKeyConstraint, Integer, MetaData, Text
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from storage.types import Instant

NAMES = {
    "pk": "pk_%(table_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
}


class Base(DeclarativeBase):
    """The declarative base; constraints are named, so that a migration can drop them on both databases."""

    metadata = MetaData(naming_convention=NAMES)
    type_annotation_map: ClassVar = {datetime: Instant(), str: Text(), int: Integer()}


class OfGuild:
    """A row of one guild. Children point to their parent by (guild, id), so that no row reaches into another guild."""

    guild_id: Mapped[int] = mapped_column(BigInteger, sort_order=-2)


class OfVersion(OfGuild):
    """A row of one version of a plan."""

    version_id: Mapped[int] = mapped_column(BigInteger, primary_key=True, sort_order=-1)


def to_parent(
    column: str, parent: str, *, cascade: bool = False, deferrable: bool | None = None
) -> ForeignKeyConstraint:
    """A foreign key from (guild_id, ``column``) to the ``parent`` table's (guild_id, id).

    ``deferrable`` is for a table that points to itself: a restore may meet a child before its parent.
    """
    remote = [f"{parent}.guild_id", f"{parent}.id"]
    ondelete = "CASCADE" if cascade else None
    return ForeignKeyConstraint(["guild_id", column], remote, ondelete=ondelete, deferrable=deferrable)


def to_version() -> ForeignKeyConstraint:
    """The foreign key of an ``OfVersion`` table: its rows go with their version."""
    return to_parent("version_id", "plan_version", cascade=True)
