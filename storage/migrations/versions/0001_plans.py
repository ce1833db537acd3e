"""Guilds, their plans, and the versions of a plan with their doubts."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
INSTANT = sa.DateTime(timezone=True)


def upgrade() -> None:
    make_guild()
    make_working_group()
    make_plan()
    make_plan_version()
    make_doubt()
    make_plan_text()
    make_version_working_group()


def to_version(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["guild_id", "version_id"],
        ["plan_version.guild_id", "plan_version.id"],
        name=f"fk_{table}_guild_id_version_id",
        ondelete="CASCADE",
    )


def make_guild() -> None:
    op.create_table(
        "guild",
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("created_at", INSTANT, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_guild"),
    )


def make_working_group() -> None:
    op.create_table(
        "working_group",
        sa.Column("id", KEY, nullable=False),
        sa.Column("guild_id", sa.BigInteger(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("channel_id", sa.BigInteger(), nullable=True),
        sa.Column("role_id", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(["guild_id"], ["guild.id"], name="fk_working_group_guild_id"),
        sa.PrimaryKeyConstraint("id", name="pk_working_group"),
        sa.UniqueConstraint("guild_id", "channel_id", name="uq_working_group_guild_id_channel_id"),
        sa.UniqueConstraint("guild_id", "id", name="uq_working_group_guild_id_id"),
        sa.UniqueConstraint("guild_id", "name", name="uq_working_group_guild_id_name"),
    )


def make_plan() -> None:
    op.create_table(
        "plan",
        sa.Column("id", KEY, nullable=False),
        sa.Column("guild_id", sa.BigInteger(), nullable=False),
        sa.Column("working_group_id", sa.BigInteger(), nullable=True),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("created_at", INSTANT, nullable=False),
        sa.ForeignKeyConstraint(
            ["guild_id", "working_group_id"],
            ["working_group.guild_id", "working_group.id"],
            name="fk_plan_guild_id_working_group_id",
        ),
        sa.ForeignKeyConstraint(["guild_id"], ["guild.id"], name="fk_plan_guild_id"),
        sa.PrimaryKeyConstraint("id", name="pk_plan"),
        sa.UniqueConstraint("guild_id", "id", name="uq_plan_guild_id_id"),
        sa.UniqueConstraint("guild_id", "working_group_id", "title", name="uq_plan_guild_id_working_group_id_title"),
    )
    op.create_index(
        "uq_plan_roundtable_title",
        "plan",
        ["guild_id", "title"],
        unique=True,
        sqlite_where=sa.text("working_group_id IS NULL"),
        postgresql_where=sa.text("working_group_id IS NULL"),
    )


def make_plan_version() -> None:
    op.create_table(
        "plan_version",
        sa.Column("guild_id", sa.BigInteger(), nullable=False),
        sa.Column("id", KEY, nullable=False),
        sa.Column("plan_id", sa.BigInteger(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("content_hash", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("introduction", sa.Text(), nullable=False),
        sa.Column("organization_name", sa.Text(), nullable=False),
        sa.Column("organization_description", sa.Text(), nullable=False),
        sa.Column("organization_mission", sa.Text(), nullable=False),
        sa.Column("organization_history", sa.Text(), nullable=False),
        sa.Column("organization_structure", sa.Text(), nullable=False),
        sa.Column("imported_at", INSTANT, nullable=False),
        sa.Column("imported_by", sa.BigInteger(), nullable=True),
        sa.Column("adopted_on", sa.Date(), nullable=True),
        sa.CheckConstraint("status IN ('draft', 'active', 'archived')", name=op.f("ck_plan_version_status")),
        sa.ForeignKeyConstraint(
            ["guild_id", "plan_id"], ["plan.guild_id", "plan.id"], name="fk_plan_version_guild_id_plan_id"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_plan_version"),
        sa.UniqueConstraint("guild_id", "id", name="uq_plan_version_guild_id_id"),
        sa.UniqueConstraint("plan_id", "number", name="uq_plan_version_plan_id_number"),
    )
    op.create_index(
        "uq_plan_version_active",
        "plan_version",
        ["plan_id"],
        unique=True,
        sqlite_where=sa.text("status = 'active'"),
        postgresql_where=sa.text("status = 'active'"),
    )


def make_doubt() -> None:
    op.create_table(
        "doubt",
        sa.Column("guild_id", sa.BigInteger(), nullable=False),
        sa.Column("id", KEY, nullable=False),
        sa.Column("version_id", sa.BigInteger(), nullable=False),
        sa.Column("line", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("found", sa.Text(), nullable=False),
        sa.Column("values", sa.JSON(), nullable=False),
        sa.Column("reference", sa.Text(), nullable=True),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("settled_at", INSTANT, nullable=True),
        sa.Column("settled_by", sa.BigInteger(), nullable=True),
        sa.CheckConstraint("status IN ('open', 'confirmed', 'dismissed')", name=op.f("ck_doubt_status")),
        to_version("doubt"),
        sa.PrimaryKeyConstraint("id", name="pk_doubt"),
    )
    op.create_index("ix_doubt_version_id", "doubt", ["version_id"], unique=False)


def make_plan_text() -> None:
    op.create_table(
        "plan_text",
        sa.Column("guild_id", sa.BigInteger(), nullable=False),
        sa.Column("version_id", sa.BigInteger(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        to_version("plan_text"),
        sa.PrimaryKeyConstraint("version_id", "kind", "position", name="pk_plan_text"),
    )


def make_version_working_group() -> None:
    op.create_table(
        "version_working_group",
        sa.Column("guild_id", sa.BigInteger(), nullable=False),
        sa.Column("version_id", sa.BigInteger(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        to_version("version_working_group"),
        sa.PrimaryKeyConstraint("version_id", "position", name="pk_version_working_group"),
    )
