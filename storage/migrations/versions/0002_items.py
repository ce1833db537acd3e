"""What a plan is made of, and what happens to its actions."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
INSTANT = sa.DateTime(timezone=True)

FACTS = ("id", "guild_id", "item_id", "happened_at", "kind", "value")
FORGETTABLE = ("actor_id", "evidence_text", "evidence_url")


def upgrade() -> None:
    make_plan_item()
    make_action_event()
    make_party()
    make_plan_node()
    make_action_fiscal_year()
    make_action_party()
    make_party_alias()
    make_statement()
    keep_action_events()


def to_version(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["guild_id", "version_id"],
        ["plan_version.guild_id", "plan_version.id"],
        name=f"fk_{table}_guild_id_version_id",
        ondelete="CASCADE",
    )


def to_node(table: str, column: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["version_id", column],
        ["plan_node.version_id", "plan_node.item_id"],
        name=f"fk_{table}_version_id_{column}",
        ondelete="CASCADE",
    )


def to_party(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["version_id", "party_number"],
        ["party.version_id", "party.number"],
        name=f"fk_{table}_version_id_party_number",
        ondelete="CASCADE",
    )


def make_plan_item() -> None:
    op.create_table(
        "plan_item",
        sa.Column("guild_id", sa.BigInteger(), nullable=False),
        sa.Column("id", KEY, nullable=False),
        sa.Column("plan_id", sa.BigInteger(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["guild_id", "plan_id"], ["plan.guild_id", "plan.id"], name="fk_plan_item_guild_id_plan_id"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_plan_item"),
        sa.UniqueConstraint("guild_id", "id", name="uq_plan_item_guild_id_id"),
    )
    op.create_index("ix_plan_item_plan_id", "plan_item", ["plan_id"], unique=False)


def make_action_event() -> None:
    op.create_table(
        "action_event",
        sa.Column("guild_id", sa.BigInteger(), nullable=False),
        sa.Column("id", KEY, nullable=False),
        sa.Column("item_id", sa.BigInteger(), nullable=False),
        sa.Column("actor_id", sa.BigInteger(), nullable=True),
        sa.Column("happened_at", INSTANT, nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.Column("evidence_text", sa.Text(), nullable=True),
        sa.Column("evidence_url", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["guild_id", "item_id"], ["plan_item.guild_id", "plan_item.id"], name="fk_action_event_guild_id_item_id"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_action_event"),
    )
    op.create_index("ix_action_event_item_id_kind", "action_event", ["item_id", "kind"], unique=False)


def make_party() -> None:
    op.create_table(
        "party",
        sa.Column("guild_id", sa.BigInteger(), nullable=False),
        sa.Column("version_id", sa.BigInteger(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        to_version("party"),
        sa.PrimaryKeyConstraint("version_id", "number", name="pk_party"),
    )


def make_plan_node() -> None:
    op.create_table(
        "plan_node",
        sa.Column("guild_id", sa.BigInteger(), nullable=False),
        sa.Column("version_id", sa.BigInteger(), nullable=False),
        sa.Column("item_id", sa.BigInteger(), nullable=False),
        sa.Column("parent_id", sa.BigInteger(), nullable=True),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.CheckConstraint("(kind = 'axis') = (parent_id IS NULL)", name=op.f("ck_plan_node_parent")),
        sa.ForeignKeyConstraint(
            ["guild_id", "item_id"], ["plan_item.guild_id", "plan_item.id"], name="fk_plan_node_guild_id_item_id"
        ),
        to_version("plan_node"),
        sa.ForeignKeyConstraint(
            ["version_id", "parent_id"],
            ["plan_node.version_id", "plan_node.item_id"],
            name="fk_plan_node_version_id_parent_id",
            ondelete="CASCADE",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("version_id", "item_id", name="pk_plan_node"),
        sa.UniqueConstraint("version_id", "position", name="uq_plan_node_version_id_position"),
    )
    op.create_index("ix_plan_node_item_id", "plan_node", ["item_id"], unique=False)


def make_action_fiscal_year() -> None:
    op.create_table(
        "action_fiscal_year",
        sa.Column("guild_id", sa.BigInteger(), nullable=False),
        sa.Column("version_id", sa.BigInteger(), nullable=False),
        sa.Column("item_id", sa.BigInteger(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("label", sa.Text(), nullable=False),
        to_version("action_fiscal_year"),
        to_node("action_fiscal_year", "item_id"),
        sa.PrimaryKeyConstraint("version_id", "item_id", "position", name="pk_action_fiscal_year"),
    )


def make_action_party() -> None:
    op.create_table(
        "action_party",
        sa.Column("guild_id", sa.BigInteger(), nullable=False),
        sa.Column("version_id", sa.BigInteger(), nullable=False),
        sa.Column("item_id", sa.BigInteger(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("party_number", sa.Integer(), nullable=False),
        to_version("action_party"),
        to_node("action_party", "item_id"),
        to_party("action_party"),
        sa.PrimaryKeyConstraint("version_id", "item_id", "role", "position", name="pk_action_party"),
    )


def make_party_alias() -> None:
    op.create_table(
        "party_alias",
        sa.Column("guild_id", sa.BigInteger(), nullable=False),
        sa.Column("version_id", sa.BigInteger(), nullable=False),
        sa.Column("party_number", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        to_version("party_alias"),
        to_party("party_alias"),
        sa.PrimaryKeyConstraint("version_id", "party_number", "position", name="pk_party_alias"),
    )


def make_statement() -> None:
    op.create_table(
        "statement",
        sa.Column("guild_id", sa.BigInteger(), nullable=False),
        sa.Column("version_id", sa.BigInteger(), nullable=False),
        sa.Column("item_id", sa.BigInteger(), nullable=False),
        sa.Column("node_id", sa.BigInteger(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["guild_id", "item_id"], ["plan_item.guild_id", "plan_item.id"], name="fk_statement_guild_id_item_id"
        ),
        to_version("statement"),
        to_node("statement", "node_id"),
        sa.PrimaryKeyConstraint("version_id", "item_id", name="pk_statement"),
        sa.UniqueConstraint("version_id", "position", name="uq_statement_version_id_position"),
    )


def keep_action_events() -> None:
    """An event is never deleted, and nothing of it changes but what is forgotten (set to NULL)."""
    postgresql = op.get_bind().dialect.name == "postgresql"
    same = "IS NOT DISTINCT FROM" if postgresql else "IS"
    kept = [f"NEW.{column} {same} OLD.{column}" for column in FACTS]
    kept += [f"(NEW.{column} IS NULL OR NEW.{column} {same} OLD.{column})" for column in FORGETTABLE]
    only_forgotten = " AND ".join(kept)
    if postgresql:
        op.execute(
            "CREATE OR REPLACE FUNCTION refuse_action_event_change() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
            "RAISE integrity_constraint_violation USING MESSAGE = 'action_event is append-only'; END $$"
        )
        refuse = "FOR EACH ROW {} EXECUTE FUNCTION refuse_action_event_change()"
    else:
        refuse = "{} BEGIN SELECT RAISE(ABORT, 'action_event is append-only'); END"
    op.execute("CREATE TRIGGER action_event_kept BEFORE DELETE ON action_event " + refuse.format(""))
    when = refuse.format(f"WHEN (NOT ({only_forgotten}))")
    op.execute("CREATE TRIGGER action_event_unchanged BEFORE UPDATE ON action_event " + when)
