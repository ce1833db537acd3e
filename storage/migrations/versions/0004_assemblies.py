"""Assemblies, and what happens at them."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
INSTANT = sa.DateTime(timezone=True)


def upgrade() -> None:
    make_assembly_series()
    make_assembly()
    make_assembly_answer()
    make_attendance()
    make_motion()
    make_ballot()
    make_decision()


def make_assembly_series() -> None:
    op.create_table(
        "assembly_series",
        sa.Column("id", KEY, nullable=False),
        sa.Column("guild_id", sa.BigInteger(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("working_group_id", sa.BigInteger(), nullable=True),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("link", sa.Text(), nullable=False),
        sa.Column("agenda", sa.Text(), nullable=False),
        sa.Column("length_minutes", sa.Integer(), nullable=False),
        sa.Column("rule", sa.Text(), nullable=False),
        sa.Column("first_local", sa.Text(), nullable=False),
        sa.Column("time_zone", sa.Text(), nullable=False),
        sa.Column("begun_at", INSTANT, nullable=True),
        sa.Column("ended_local", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["guild_id", "working_group_id"],
            ["working_group.guild_id", "working_group.id"],
            name="fk_assembly_series_guild_id_working_group_id",
        ),
        sa.ForeignKeyConstraint(["guild_id"], ["guild.id"], name="fk_assembly_series_guild_id"),
        sa.PrimaryKeyConstraint("id", name="pk_assembly_series"),
        sa.UniqueConstraint("guild_id", "id", name="uq_assembly_series_guild_id_id"),
        sqlite_autoincrement=True,
    )


def make_assembly() -> None:
    op.create_table(
        "assembly",
        sa.Column("id", KEY, nullable=False),
        sa.Column("guild_id", sa.BigInteger(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("working_group_id", sa.BigInteger(), nullable=True),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("link", sa.Text(), nullable=False),
        sa.Column("agenda", sa.Text(), nullable=False),
        sa.Column("start_local", sa.Text(), nullable=False),
        sa.Column("time_zone", sa.Text(), nullable=False),
        sa.Column("starts_at", INSTANT, nullable=False),
        sa.Column("length_minutes", sa.Integer(), nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("changed_at", INSTANT, nullable=False),
        sa.Column("series_id", sa.BigInteger(), nullable=True),
        sa.Column("slot_local", sa.Text(), nullable=True),
        sa.Column("postponed_from", sa.Text(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("convened_at", INSTANT, nullable=True),
        sa.Column("convened_by", sa.BigInteger(), nullable=True),
        sa.Column("channel_id", sa.BigInteger(), nullable=True),
        sa.Column("message_id", sa.BigInteger(), nullable=True),
        sa.Column("check_in_channel_id", sa.BigInteger(), nullable=True),
        sa.Column("check_in_message_id", sa.BigInteger(), nullable=True),
        sa.Column("event_id", sa.BigInteger(), nullable=True),
        sa.Column("minutes_url", sa.Text(), nullable=False),
        sa.Column("minutes_note", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["guild_id", "series_id"],
            ["assembly_series.guild_id", "assembly_series.id"],
            name="fk_assembly_guild_id_series_id",
        ),
        sa.ForeignKeyConstraint(
            ["guild_id", "working_group_id"],
            ["working_group.guild_id", "working_group.id"],
            name="fk_assembly_guild_id_working_group_id",
        ),
        sa.ForeignKeyConstraint(["guild_id"], ["guild.id"], name="fk_assembly_guild_id"),
        sa.PrimaryKeyConstraint("id", name="pk_assembly"),
        sa.UniqueConstraint("guild_id", "id", name="uq_assembly_guild_id_id"),
        sa.UniqueConstraint("series_id", "slot_local", name="uq_assembly_series_id_slot_local"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_assembly_guild_id_starts_at", "assembly", ["guild_id", "starts_at"], unique=False)


def make_assembly_answer() -> None:
    op.create_table(
        "assembly_answer",
        sa.Column("guild_id", sa.BigInteger(), nullable=False),
        sa.Column("assembly_id", sa.BigInteger(), nullable=False),
        sa.Column("user_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("answer", sa.Text(), nullable=False),
        sa.Column("proxy_person_id", sa.BigInteger(), nullable=True),
        sa.Column("answered_at", INSTANT, nullable=False),
        sa.CheckConstraint("(answer = 'proxy') OR (proxy_person_id IS NULL)", name=op.f("ck_assembly_answer_proxy")),
        sa.ForeignKeyConstraint(
            ["guild_id", "assembly_id"],
            ["assembly.guild_id", "assembly.id"],
            name="fk_assembly_answer_guild_id_assembly_id",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["guild_id", "proxy_person_id"],
            ["person.guild_id", "person.id"],
            name="fk_assembly_answer_guild_id_proxy_person_id",
        ),
        sa.PrimaryKeyConstraint("assembly_id", "user_id", name="pk_assembly_answer"),
    )
    op.create_index("ix_assembly_answer_proxy_person_id", "assembly_answer", ["proxy_person_id"], unique=False)


def make_attendance() -> None:
    op.create_table(
        "attendance",
        sa.Column("guild_id", sa.BigInteger(), nullable=False),
        sa.Column("id", KEY, nullable=False),
        sa.Column("assembly_id", sa.BigInteger(), nullable=False),
        sa.Column("person_id", sa.BigInteger(), nullable=True),
        sa.Column("user_id", sa.BigInteger(), nullable=True),
        sa.Column("guest_name", sa.Text(), nullable=False),
        sa.Column("organization_id", sa.BigInteger(), nullable=True),
        sa.Column("arrived_at", INSTANT, nullable=False),
        sa.Column("entered_by", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(
            ["guild_id", "assembly_id"],
            ["assembly.guild_id", "assembly.id"],
            name="fk_attendance_guild_id_assembly_id",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["guild_id", "organization_id"],
            ["organization.guild_id", "organization.id"],
            name="fk_attendance_guild_id_organization_id",
        ),
        sa.ForeignKeyConstraint(
            ["guild_id", "person_id"], ["person.guild_id", "person.id"], name="fk_attendance_guild_id_person_id"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_attendance"),
        sa.UniqueConstraint("assembly_id", "person_id", name="uq_attendance_assembly_id_person_id"),
        sa.UniqueConstraint("assembly_id", "user_id", name="uq_attendance_assembly_id_user_id"),
        sqlite_autoincrement=True,
    )


def make_motion() -> None:
    op.create_table(
        "motion",
        sa.Column("guild_id", sa.BigInteger(), nullable=False),
        sa.Column("id", KEY, nullable=False),
        sa.Column("assembly_id", sa.BigInteger(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("moved_by_person_id", sa.BigInteger(), nullable=True),
        sa.Column("seconded_by_person_id", sa.BigInteger(), nullable=True),
        sa.Column("version_id", sa.BigInteger(), nullable=True),
        sa.Column("working_group_id", sa.BigInteger(), nullable=True),
        sa.Column("elected_person_id", sa.BigInteger(), nullable=True),
        sa.Column("term_starts_on", sa.Date(), nullable=True),
        sa.Column("term_ends_on", sa.Date(), nullable=True),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("opened_at", INSTANT, nullable=False),
        sa.Column("closed_at", INSTANT, nullable=True),
        sa.Column("votes_for", sa.Integer(), nullable=False),
        sa.Column("votes_against", sa.Integer(), nullable=False),
        sa.Column("votes_abstained", sa.Integer(), nullable=False),
        sa.Column("voices_present", sa.Integer(), nullable=False),
        sa.Column("voices_required", sa.Integer(), nullable=True),
        sa.Column("channel_id", sa.BigInteger(), nullable=True),
        sa.Column("message_id", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(
            ["guild_id", "assembly_id"],
            ["assembly.guild_id", "assembly.id"],
            name="fk_motion_guild_id_assembly_id",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["guild_id", "elected_person_id"],
            ["person.guild_id", "person.id"],
            name="fk_motion_guild_id_elected_person_id",
        ),
        sa.ForeignKeyConstraint(
            ["guild_id", "moved_by_person_id"],
            ["person.guild_id", "person.id"],
            name="fk_motion_guild_id_moved_by_person_id",
        ),
        sa.ForeignKeyConstraint(
            ["guild_id", "seconded_by_person_id"],
            ["person.guild_id", "person.id"],
            name="fk_motion_guild_id_seconded_by_person_id",
        ),
        sa.ForeignKeyConstraint(
            ["guild_id", "version_id"],
            ["plan_version.guild_id", "plan_version.id"],
            name="fk_motion_guild_id_version_id",
        ),
        sa.ForeignKeyConstraint(
            ["guild_id", "working_group_id"],
            ["working_group.guild_id", "working_group.id"],
            name="fk_motion_guild_id_working_group_id",
        ),
        sa.PrimaryKeyConstraint("id", name="pk_motion"),
        sa.UniqueConstraint("guild_id", "id", name="uq_motion_guild_id_id"),
        sqlite_autoincrement=True,
    )


def make_ballot() -> None:
    op.create_table(
        "ballot",
        sa.Column("guild_id", sa.BigInteger(), nullable=False),
        sa.Column("id", KEY, nullable=False),
        sa.Column("motion_id", sa.BigInteger(), nullable=False),
        sa.Column("voice", sa.Text(), nullable=False),
        sa.Column("choice", sa.Text(), nullable=False),
        sa.Column("organization_id", sa.BigInteger(), nullable=True),
        sa.Column("person_id", sa.BigInteger(), nullable=True),
        sa.Column("user_id", sa.BigInteger(), nullable=True),
        sa.Column("cast_at", INSTANT, nullable=False),
        sa.ForeignKeyConstraint(
            ["guild_id", "motion_id"],
            ["motion.guild_id", "motion.id"],
            name="fk_ballot_guild_id_motion_id",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["guild_id", "organization_id"],
            ["organization.guild_id", "organization.id"],
            name="fk_ballot_guild_id_organization_id",
        ),
        sa.ForeignKeyConstraint(
            ["guild_id", "person_id"], ["person.guild_id", "person.id"], name="fk_ballot_guild_id_person_id"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_ballot"),
        sa.UniqueConstraint("motion_id", "voice", name="uq_ballot_motion_id_voice"),
        sqlite_autoincrement=True,
    )


def make_decision() -> None:
    op.create_table(
        "decision",
        sa.Column("guild_id", sa.BigInteger(), nullable=False),
        sa.Column("id", KEY, nullable=False),
        sa.Column("assembly_id", sa.BigInteger(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("item_id", sa.BigInteger(), nullable=True),
        sa.Column("motion_id", sa.BigInteger(), nullable=True),
        sa.Column("decided_at", INSTANT, nullable=False),
        sa.Column("entered_by", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(
            ["guild_id", "assembly_id"],
            ["assembly.guild_id", "assembly.id"],
            name="fk_decision_guild_id_assembly_id",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["guild_id", "item_id"], ["plan_item.guild_id", "plan_item.id"], name="fk_decision_guild_id_item_id"
        ),
        sa.ForeignKeyConstraint(
            ["guild_id", "motion_id"], ["motion.guild_id", "motion.id"], name="fk_decision_guild_id_motion_id"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_decision"),
        sqlite_autoincrement=True,
    )
