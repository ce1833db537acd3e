"""Surveys, secret ballots, and Discord's own polls."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
INSTANT = sa.DateTime(timezone=True)


def upgrade() -> None:
    make_ballot_box()
    make_flash_poll()
    make_ballot_participation()
    make_open_ballot()
    make_sealed_answer()
    make_survey()
    make_survey_question()
    make_survey_response()
    add_motion_box()
    keep_no_statistics()


def make_ballot_box() -> None:
    op.create_table('ballot_box',
    sa.Column('id', KEY, nullable=False),
    sa.Column('guild_id', sa.BigInteger(), nullable=False),
    sa.Column('salt', sa.Text(), nullable=True),
    sa.Column('closed_at', INSTANT, nullable=True),
    sa.Column('cleaned_at', INSTANT, nullable=True),
    sa.ForeignKeyConstraint(['guild_id'], ['guild.id'], name='fk_ballot_box_guild_id'),
    sa.PrimaryKeyConstraint('id', name='pk_ballot_box'),
    sa.UniqueConstraint('guild_id', 'id', name='uq_ballot_box_guild_id_id'),
    sqlite_autoincrement=True
    )


def make_flash_poll() -> None:
    op.create_table('flash_poll',
    sa.Column('id', KEY, nullable=False),
    sa.Column('guild_id', sa.BigInteger(), nullable=False),
    sa.Column('question', sa.Text(), nullable=False),
    sa.Column('answers', sa.JSON(), nullable=False),
    sa.Column('several', sa.Boolean(), nullable=False),
    sa.Column('ends_at', INSTANT, nullable=False),
    sa.Column('channel_id', sa.BigInteger(), nullable=False),
    sa.Column('message_id', sa.BigInteger(), nullable=True),
    sa.Column('counts', sa.JSON(), nullable=True),
    sa.ForeignKeyConstraint(['guild_id'], ['guild.id'], name='fk_flash_poll_guild_id'),
    sa.PrimaryKeyConstraint('id', name='pk_flash_poll'),
    sa.UniqueConstraint('guild_id', 'id', name='uq_flash_poll_guild_id_id'),
    sqlite_autoincrement=True
    )


def make_ballot_participation() -> None:
    op.create_table('ballot_participation',
    sa.Column('guild_id', sa.BigInteger(), nullable=False),
    sa.Column('box_id', sa.BigInteger(), autoincrement=False, nullable=False),
    sa.Column('voice', sa.Text(), nullable=False),
    sa.Column('user_id', sa.BigInteger(), nullable=True),
    sa.ForeignKeyConstraint(['guild_id', 'box_id'], ['ballot_box.guild_id', 'ballot_box.id'], name='fk_ballot_participation_guild_id_box_id', ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('box_id', 'voice', name='pk_ballot_participation'),
    sqlite_with_rowid=False
    )


def make_open_ballot() -> None:
    op.create_table('open_ballot',
    sa.Column('guild_id', sa.BigInteger(), nullable=False),
    sa.Column('box_id', sa.BigInteger(), autoincrement=False, nullable=False),
    sa.Column('id', sa.Text(), nullable=False),
    sa.Column('stratum', sa.Text(), nullable=False),
    sa.Column('answers', sa.JSON(), nullable=False),
    sa.ForeignKeyConstraint(['guild_id', 'box_id'], ['ballot_box.guild_id', 'ballot_box.id'], name='fk_open_ballot_guild_id_box_id', ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('box_id', 'id', name='pk_open_ballot'),
    sqlite_with_rowid=False
    )


def make_sealed_answer() -> None:
    op.create_table('sealed_answer',
    sa.Column('guild_id', sa.BigInteger(), nullable=False),
    sa.Column('box_id', sa.BigInteger(), autoincrement=False, nullable=False),
    sa.Column('id', sa.Text(), nullable=False),
    sa.Column('number', sa.Integer(), nullable=False),
    sa.Column('stratum', sa.Text(), nullable=False),
    sa.Column('value', sa.JSON(), nullable=False),
    sa.ForeignKeyConstraint(['guild_id', 'box_id'], ['ballot_box.guild_id', 'ballot_box.id'], name='fk_sealed_answer_guild_id_box_id', ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('box_id', 'id', name='pk_sealed_answer'),
    sqlite_with_rowid=False
    )


def make_survey() -> None:
    op.create_table('survey',
    sa.Column('id', KEY, nullable=False),
    sa.Column('guild_id', sa.BigInteger(), nullable=False),
    sa.Column('status', sa.Text(), nullable=False),
    sa.Column('title', sa.Text(), nullable=False),
    sa.Column('introduction', sa.Text(), nullable=False),
    sa.Column('template', sa.Text(), nullable=False),
    sa.Column('anonymous', sa.Boolean(), nullable=False),
    sa.Column('by_organization', sa.Boolean(), nullable=False),
    sa.Column('breakdown', sa.Text(), nullable=False),
    sa.Column('audience', sa.Text(), nullable=False),
    sa.Column('audience_id', sa.BigInteger(), nullable=True),
    sa.Column('channel_id', sa.BigInteger(), nullable=True),
    sa.Column('opens_local', sa.Text(), nullable=True),
    sa.Column('closes_local', sa.Text(), nullable=True),
    sa.Column('time_zone', sa.Text(), nullable=False),
    sa.Column('opens_at', INSTANT, nullable=True),
    sa.Column('closes_at', INSTANT, nullable=True),
    sa.Column('after_assembly_id', sa.BigInteger(), nullable=True),
    sa.Column('open_minutes', sa.Integer(), nullable=True),
    sa.Column('rule', sa.Text(), nullable=True),
    sa.Column('previous_id', sa.BigInteger(), nullable=True),
    sa.Column('item_id', sa.BigInteger(), nullable=True),
    sa.Column('threshold', sa.Integer(), nullable=False),
    sa.Column('publish_results', sa.Boolean(), nullable=False),
    sa.Column('box_id', sa.BigInteger(), nullable=True),
    sa.Column('changed_at', INSTANT, nullable=False),
    sa.Column('published_at', INSTANT, nullable=True),
    sa.Column('closed_at', INSTANT, nullable=True),
    sa.Column('answered', sa.Integer(), nullable=True),
    sa.Column('invited', sa.Integer(), nullable=True),
    sa.Column('posted_channel_id', sa.BigInteger(), nullable=True),
    sa.Column('message_id', sa.BigInteger(), nullable=True),
    sa.Column('published_title', sa.Text(), nullable=True),
    sa.Column('published_introduction', sa.Text(), nullable=True),
    sa.Column('corrected_at', INSTANT, nullable=True),
    sa.ForeignKeyConstraint(['guild_id', 'after_assembly_id'], ['assembly.guild_id', 'assembly.id'], name='fk_survey_guild_id_after_assembly_id'),
    sa.ForeignKeyConstraint(['guild_id', 'box_id'], ['ballot_box.guild_id', 'ballot_box.id'], name='fk_survey_guild_id_box_id'),
    sa.ForeignKeyConstraint(['guild_id', 'item_id'], ['plan_item.guild_id', 'plan_item.id'], name='fk_survey_guild_id_item_id'),
    sa.ForeignKeyConstraint(['guild_id', 'previous_id'], ['survey.guild_id', 'survey.id'], name='fk_survey_guild_id_previous_id', deferrable=True),
    sa.ForeignKeyConstraint(['guild_id'], ['guild.id'], name='fk_survey_guild_id'),
    sa.PrimaryKeyConstraint('id', name='pk_survey'),
    sa.UniqueConstraint('guild_id', 'id', name='uq_survey_guild_id_id'),
    sa.UniqueConstraint('previous_id', 'opens_local', name='uq_survey_previous_id_opens_local'),
    sqlite_autoincrement=True
    )
    op.create_index('ix_survey_status_closes_at', 'survey', ['status', 'closes_at'], unique=False)


def make_survey_question() -> None:
    op.create_table('survey_question',
    sa.Column('guild_id', sa.BigInteger(), nullable=False),
    sa.Column('survey_id', sa.BigInteger(), autoincrement=False, nullable=False),
    sa.Column('number', sa.Integer(), autoincrement=False, nullable=False),
    sa.Column('kind', sa.Text(), nullable=False),
    sa.Column('text', sa.Text(), nullable=False),
    sa.Column('help', sa.Text(), nullable=False),
    sa.Column('options', sa.JSON(), nullable=False),
    sa.Column('required', sa.Boolean(), nullable=False),
    sa.Column('condition_number', sa.Integer(), nullable=True),
    sa.Column('condition_codes', sa.JSON(), nullable=True),
    sa.Column('published_text', sa.Text(), nullable=True),
    sa.Column('corrected_at', INSTANT, nullable=True),
    sa.ForeignKeyConstraint(['guild_id', 'survey_id'], ['survey.guild_id', 'survey.id'], name='fk_survey_question_guild_id_survey_id', ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('survey_id', 'number', name='pk_survey_question')
    )


def make_survey_response() -> None:
    op.create_table('survey_response',
    sa.Column('guild_id', sa.BigInteger(), nullable=False),
    sa.Column('survey_id', sa.BigInteger(), autoincrement=False, nullable=False),
    sa.Column('participant', sa.Text(), nullable=False),
    sa.Column('user_id', sa.BigInteger(), nullable=True),
    sa.Column('stratum', sa.Text(), nullable=False),
    sa.Column('answers', sa.JSON(), nullable=False),
    sa.Column('draft', sa.JSON(), nullable=False),
    sa.Column('submitted_at', INSTANT, nullable=True),
    sa.ForeignKeyConstraint(['guild_id', 'survey_id'], ['survey.guild_id', 'survey.id'], name='fk_survey_response_guild_id_survey_id', ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('survey_id', 'participant', name='pk_survey_response')
    )


def add_motion_box() -> None:
    with op.batch_alter_table("motion", table_kwargs={"sqlite_autoincrement": True}) as motion:
        motion.add_column(sa.Column("box_id", sa.BigInteger(), nullable=True))
        motion.create_foreign_key(
            "fk_motion_guild_id_box_id", "ballot_box", ["guild_id", "box_id"], ["guild_id", "id"]
        )


def keep_no_statistics() -> None:
    """PostgreSQL's own would hold who took part, and what was cast, after both tables were written anew."""
    if op.get_bind().dialect.name != "postgresql":
        return
    for table, columns in (
        ("ballot_participation", ("guild_id", "box_id", "voice", "user_id")),
        ("open_ballot", ("guild_id", "box_id", "id", "stratum", "answers")),
    ):
        for column in columns:
            op.execute(f"ALTER TABLE {table} ALTER COLUMN {column} SET STATISTICS 0")
