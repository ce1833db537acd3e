"""Who is who: the directory, a guild's settings, the journal; and who wrote an event's evidence."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
INSTANT = sa.DateTime(timezone=True)

FACTS = ("id", "guild_id", "item_id", "happened_at", "kind", "value")
FORGETTABLE = ("actor_id", "evidence_text", "evidence_url", "evidence_author_id")


def upgrade() -> None:
    make_guild_setting()
    make_organization()
    make_organization_name()
    make_person()
    widen_working_group()
    make_representation()
    make_board_term()
    make_entrustment()
    make_link_request()
    make_journal_entry()
    add_evidence_author()


def to_guild(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(["guild_id"], ["guild.id"], name=f"fk_{table}_guild_id")


def to_parent(table: str, column: str, parent: str, **options: object) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["guild_id", column],
        [f"{parent}.guild_id", f"{parent}.id"],
        name=f"fk_{table}_guild_id_{column}",
        **options,
    )


def make_guild_setting() -> None:
    op.create_table(
        "guild_setting",
        sa.Column("guild_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("value", sa.JSON(), nullable=True),
        to_guild("guild_setting"),
        sa.PrimaryKeyConstraint("guild_id", "key", name="pk_guild_setting"),
    )


def make_organization() -> None:
    op.create_table(
        "organization",
        sa.Column("id", KEY, nullable=False),
        sa.Column("guild_id", sa.BigInteger(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("in_good_standing", sa.Boolean(), nullable=False),
        sa.Column("member_since", sa.Date(), nullable=True),
        sa.Column("active", sa.Boolean(), nullable=False),
        to_guild("organization"),
        sa.PrimaryKeyConstraint("id", name="pk_organization"),
        sa.UniqueConstraint("guild_id", "id", name="uq_organization_guild_id_id"),
        sqlite_autoincrement=True,
    )


def make_organization_name() -> None:
    op.create_table(
        "organization_name",
        sa.Column("guild_id", sa.BigInteger(), nullable=False),
        sa.Column("organization_id", sa.BigInteger(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        to_parent("organization_name", "organization_id", "organization", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("organization_id", "position", name="pk_organization_name"),
    )


def make_person() -> None:
    op.create_table(
        "person",
        sa.Column("id", KEY, nullable=False),
        sa.Column("guild_id", sa.BigInteger(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("function", sa.Text(), nullable=False),
        sa.Column("email", sa.Text(), nullable=False),
        sa.Column("phone", sa.Text(), nullable=False),
        sa.Column("organization_id", sa.BigInteger(), nullable=True),
        sa.Column("user_id", sa.BigInteger(), nullable=True),
        sa.Column("is_member", sa.Boolean(), nullable=False),
        sa.Column("in_good_standing", sa.Boolean(), nullable=False),
        sa.Column("member_since", sa.Date(), nullable=True),
        sa.Column("updated_at", INSTANT, nullable=False),
        to_guild("person"),
        to_parent("person", "organization_id", "organization"),
        sa.PrimaryKeyConstraint("id", name="pk_person"),
        sa.UniqueConstraint("guild_id", "id", name="uq_person_guild_id_id"),
        sa.UniqueConstraint("guild_id", "user_id", name="uq_person_guild_id_user_id"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_person_organization_id", "person", ["organization_id"], unique=False)


def widen_working_group() -> None:
    """Tables that a plan already named are recognised; their names say which are committees."""
    with op.batch_alter_table("working_group") as group:
        group.add_column(sa.Column("kind", sa.Text(), nullable=False, server_default="table"))
        group.add_column(sa.Column("recognised", sa.Boolean(), nullable=False, server_default=sa.true()))
        group.add_column(sa.Column("parent_id", sa.BigInteger(), nullable=True))
        group.add_column(sa.Column("lead_id", sa.BigInteger(), nullable=True))
    op.execute(
        "UPDATE working_group SET kind = 'committee' WHERE lower(name) LIKE 'comit%' OR lower(name) LIKE 'le comit%'"
        " OR lower(name) LIKE 'groupe%' OR lower(name) LIKE 'le groupe%'"
    )
    with op.batch_alter_table("working_group") as group:
        group.alter_column("kind", server_default=None, existing_type=sa.Text(), existing_nullable=False)
        group.alter_column("recognised", server_default=None, existing_type=sa.Boolean(), existing_nullable=False)
        group.create_foreign_key(
            "fk_working_group_guild_id_parent_id",
            "working_group",
            ["guild_id", "parent_id"],
            ["guild_id", "id"],
            deferrable=True,
        )
        group.create_foreign_key(
            "fk_working_group_guild_id_lead_id", "person", ["guild_id", "lead_id"], ["guild_id", "id"]
        )


def make_representation() -> None:
    op.create_table(
        "representation",
        sa.Column("guild_id", sa.BigInteger(), nullable=False),
        sa.Column("id", KEY, nullable=False),
        sa.Column("person_id", sa.BigInteger(), nullable=False),
        sa.Column("organization_id", sa.BigInteger(), nullable=True),
        sa.Column("working_group_id", sa.BigInteger(), nullable=True),
        sa.Column("since", sa.Date(), nullable=True),
        sa.Column("until", sa.Date(), nullable=True),
        to_parent("representation", "person_id", "person", ondelete="CASCADE"),
        to_parent("representation", "organization_id", "organization"),
        to_parent("representation", "working_group_id", "working_group"),
        sa.PrimaryKeyConstraint("id", name="pk_representation"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_representation_person_id", "representation", ["person_id"], unique=False)


def make_board_term() -> None:
    op.create_table(
        "board_term",
        sa.Column("guild_id", sa.BigInteger(), nullable=False),
        sa.Column("id", KEY, nullable=False),
        sa.Column("working_group_id", sa.BigInteger(), nullable=False),
        sa.Column("person_id", sa.BigInteger(), nullable=True),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=True),
        to_parent("board_term", "working_group_id", "working_group"),
        to_parent("board_term", "person_id", "person"),
        sa.PrimaryKeyConstraint("id", name="pk_board_term"),
    )
    op.create_index("ix_board_term_working_group_id", "board_term", ["working_group_id"], unique=False)


def make_entrustment() -> None:
    op.create_table(
        "entrustment",
        sa.Column("guild_id", sa.BigInteger(), nullable=False),
        sa.Column("id", KEY, nullable=False),
        sa.Column("party", sa.Text(), nullable=True),
        sa.Column("item_id", sa.BigInteger(), nullable=True),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("role_id", sa.BigInteger(), nullable=True),
        sa.Column("working_group_id", sa.BigInteger(), nullable=True),
        sa.Column("organization_id", sa.BigInteger(), nullable=True),
        sa.Column("person_id", sa.BigInteger(), nullable=True),
        sa.CheckConstraint("(party IS NULL) <> (item_id IS NULL)", name=op.f("ck_entrustment_what")),
        to_parent("entrustment", "item_id", "plan_item"),
        to_parent("entrustment", "working_group_id", "working_group"),
        to_parent("entrustment", "organization_id", "organization"),
        to_parent("entrustment", "person_id", "person", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name="pk_entrustment"),
        sa.UniqueConstraint("guild_id", "item_id", name="uq_entrustment_guild_id_item_id"),
        sa.UniqueConstraint("guild_id", "party", name="uq_entrustment_guild_id_party"),
    )
    op.create_index("ix_entrustment_person_id", "entrustment", ["person_id"], unique=False)


def make_link_request() -> None:
    op.create_table(
        "link_request",
        sa.Column("guild_id", sa.BigInteger(), nullable=False),
        sa.Column("id", KEY, nullable=False),
        sa.Column("user_id", sa.BigInteger(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("function", sa.Text(), nullable=False),
        sa.Column("email", sa.Text(), nullable=False),
        sa.Column("phone", sa.Text(), nullable=False),
        sa.Column("organization_id", sa.BigInteger(), nullable=True),
        sa.Column("person_id", sa.BigInteger(), nullable=True),
        sa.Column("requested_at", INSTANT, nullable=False),
        to_parent("link_request", "organization_id", "organization"),
        to_parent("link_request", "person_id", "person", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name="pk_link_request"),
        sa.UniqueConstraint("guild_id", "user_id", name="uq_link_request_guild_id_user_id"),
        sqlite_autoincrement=True,
    )


def make_journal_entry() -> None:
    op.create_table(
        "journal_entry",
        sa.Column("id", KEY, nullable=False),
        sa.Column("guild_id", sa.BigInteger(), nullable=False),
        sa.Column("happened_at", INSTANT, nullable=False),
        sa.Column("actor_kind", sa.Text(), nullable=False),
        sa.Column("actor_id", sa.BigInteger(), nullable=True),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("act", sa.Text(), nullable=False),
        sa.Column("subject_id", sa.BigInteger(), nullable=True),
        sa.Column("label", sa.Text(), nullable=False),
        sa.Column("before", sa.JSON(), nullable=True),
        sa.Column("after", sa.JSON(), nullable=True),
        sa.Column("person_id", sa.BigInteger(), nullable=True),
        sa.Column("user_id", sa.BigInteger(), nullable=True),
        to_guild("journal_entry"),
        sa.PrimaryKeyConstraint("id", name="pk_journal_entry"),
    )
    op.create_index("ix_journal_entry_guild_id_happened_at", "journal_entry", ["guild_id", "happened_at"], unique=False)
    op.create_index("ix_journal_entry_person_id", "journal_entry", ["person_id"], unique=False)


def add_evidence_author() -> None:
    """The author of the evidence is forgotten like the rest; the triggers are made again to allow it."""
    op.add_column("action_event", sa.Column("evidence_author_id", sa.BigInteger(), nullable=True))
    postgresql = op.get_bind().dialect.name == "postgresql"
    same = "IS NOT DISTINCT FROM" if postgresql else "IS"
    kept = [f"NEW.{column} {same} OLD.{column}" for column in FACTS]
    kept += [f"(NEW.{column} IS NULL OR NEW.{column} {same} OLD.{column})" for column in FORGETTABLE]
    if postgresql:
        op.execute("DROP TRIGGER action_event_unchanged ON action_event")
        refuse = "FOR EACH ROW {} EXECUTE FUNCTION refuse_action_event_change()"
    else:
        op.execute("DROP TRIGGER action_event_unchanged")
        refuse = "{} BEGIN SELECT RAISE(ABORT, 'action_event is append-only'); END"
    when = refuse.format(f"WHEN (NOT ({' AND '.join(kept)}))")
    op.execute("CREATE TRIGGER action_event_unchanged BEFORE UPDATE ON action_event " + when)
