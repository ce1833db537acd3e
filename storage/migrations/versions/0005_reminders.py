"""Due dates, who wants to be reminded and how, and the outbox."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
INSTANT = sa.DateTime(timezone=True)


def upgrade() -> None:
    make_deadline()
    make_reminder_preference()
    make_subscription()
    make_outbox()
    make_delivery_block()


def make_deadline() -> None:
    op.create_table(
        "deadline",
        sa.Column("id", KEY, nullable=False),
        sa.Column("guild_id", sa.BigInteger(), nullable=False),
        sa.Column("item_id", sa.BigInteger(), nullable=False),
        sa.Column("due_local", sa.Text(), nullable=False),
        sa.Column("time_zone", sa.Text(), nullable=False),
        sa.Column("due_at", INSTANT, nullable=False),
        sa.Column("rule", sa.Text(), nullable=True),
        sa.Column("series_key", sa.Text(), nullable=True),
        sa.Column("slot_local", sa.Text(), nullable=True),
        sa.Column("offsets", sa.JSON(), nullable=True),
        sa.Column("carrier_kind", sa.Text(), nullable=True),
        sa.Column("carrier_id", sa.BigInteger(), nullable=True),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("answered_at", INSTANT, nullable=True),
        sa.Column("followed_up_at", INSTANT, nullable=True),
        sa.Column("created_at", INSTANT, nullable=False),
        sa.Column("created_by", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(
            ["guild_id", "item_id"], ["plan_item.guild_id", "plan_item.id"], name="fk_deadline_guild_id_item_id"
        ),
        sa.ForeignKeyConstraint(["guild_id"], ["guild.id"], name="fk_deadline_guild_id"),
        sa.PrimaryKeyConstraint("id", name="pk_deadline"),
        sa.UniqueConstraint("guild_id", "id", name="uq_deadline_guild_id_id"),
        sa.UniqueConstraint("guild_id", "series_key", "slot_local", name="uq_deadline_guild_id_series_key_slot_local"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_deadline_guild_id_due_at", "deadline", ["guild_id", "due_at"], unique=False)


def make_reminder_preference() -> None:
    op.create_table(
        "reminder_preference",
        sa.Column("guild_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("user_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("everything", sa.Boolean(), nullable=False),
        sa.Column("offsets", sa.JSON(), nullable=True),
        sa.Column("quiet_hours", sa.JSON(), nullable=True),
        sa.Column("paused_until", INSTANT, nullable=True),
        sa.Column("fallback", sa.Text(), nullable=False),
        sa.Column("locale", sa.Text(), nullable=False),
        sa.Column("changed_at", INSTANT, nullable=False),
        sa.ForeignKeyConstraint(["guild_id"], ["guild.id"], name="fk_reminder_preference_guild_id"),
        sa.PrimaryKeyConstraint("guild_id", "user_id", name="pk_reminder_preference"),
    )


def make_subscription() -> None:
    op.create_table(
        "subscription",
        sa.Column("guild_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("user_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("subject_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("asked_at", INSTANT, nullable=False),
        sa.ForeignKeyConstraint(["guild_id"], ["guild.id"], name="fk_subscription_guild_id"),
        sa.PrimaryKeyConstraint("guild_id", "user_id", "subject", "subject_id", name="pk_subscription"),
    )


def make_outbox() -> None:
    op.create_table(
        "outbox",
        sa.Column("id", KEY, nullable=False),
        sa.Column("guild_id", sa.BigInteger(), nullable=False),
        sa.Column("dedupe_key", sa.Text(), nullable=False),
        sa.Column("topic", sa.Text(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("subject_id", sa.BigInteger(), nullable=False),
        sa.Column("variant", sa.Text(), nullable=False),
        sa.Column("destination", sa.Text(), nullable=False),
        sa.Column("user_id", sa.BigInteger(), nullable=True),
        sa.Column("due_at", INSTANT, nullable=False),
        sa.Column("not_before", INSTANT, nullable=False),
        sa.Column("expires_at", INSTANT, nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("claimed_by", sa.Text(), nullable=True),
        sa.Column("uncertain_since", INSTANT, nullable=True),
        sa.Column("sent_at", INSTANT, nullable=True),
        sa.Column("late", sa.Boolean(), nullable=False),
        sa.Column("duplicates_prevented", sa.Integer(), nullable=False),
        sa.Column("channel_id", sa.BigInteger(), nullable=True),
        sa.Column("message_id", sa.BigInteger(), nullable=True),
        sa.Column("problem", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["guild_id"], ["guild.id"], name="fk_outbox_guild_id"),
        sa.PrimaryKeyConstraint("id", name="pk_outbox"),
        sa.UniqueConstraint("guild_id", "dedupe_key", name="uq_outbox_guild_id_dedupe_key"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_outbox_guild_id_subject", "outbox", ["guild_id", "subject", "subject_id"], unique=False)
    op.create_index(
        "ix_outbox_not_before",
        "outbox",
        ["not_before", "id"],
        unique=False,
        sqlite_where=sa.text("state IN ('pending', 'claimed')"),
        postgresql_where=sa.text("state IN ('pending', 'claimed')"),
    )


def make_delivery_block() -> None:
    op.create_table(
        "delivery_block",
        sa.Column("guild_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("code", sa.Integer(), nullable=False),
        sa.Column("since", INSTANT, nullable=False),
        sa.Column("retry_at", INSTANT, nullable=False),
        sa.ForeignKeyConstraint(["guild_id"], ["guild.id"], name="fk_delivery_block_guild_id"),
        sa.PrimaryKeyConstraint("guild_id", "place", name="pk_delivery_block"),
    )
