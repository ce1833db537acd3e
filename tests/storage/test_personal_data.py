"""The register of personal data names every column, and only columns that are."""

from itertools import chain

from sqlalchemy import BigInteger

from bot.domain.personal_data import DataKind, Effect
from storage.models import Base
from storage.personal_columns import DOCUMENTS, IMPERSONAL
from storage.personal_data import REGISTER
from storage.personal_records import Record

COLUMNS = {(table.name, column.name) for table in Base.metadata.sorted_tables for column in table.columns}


def named_by(record: Record) -> set[tuple[str, str]]:
    columns = (owner.column for owner in record.owners)
    return {(record.table, each) for each in chain(columns, record.personal, record.context, record.where)}


def personal() -> set[tuple[str, str]]:
    return {(record.table, column) for record in REGISTER for column in record.personal}


def listed(*parts: object) -> set[tuple[str, str]]:
    return {
        (table, column) for part in (DOCUMENTS, IMPERSONAL) if part in parts for table in part for column in part[table]
    }


def test_every_column_is_in_the_register() -> None:
    assert COLUMNS - personal() - listed(DOCUMENTS, IMPERSONAL) == set()


def test_the_register_names_no_column_that_is_not_there() -> None:
    assert (set().union(*map(named_by, REGISTER)) | listed(DOCUMENTS, IMPERSONAL)) - COLUMNS == set()


def test_what_speaks_of_nobody_is_never_said_to_speak_of_somebody() -> None:
    assert listed(IMPERSONAL) & personal() == set()


def test_each_kind_of_record_is_in_the_register_once() -> None:
    assert sorted(record.kind for record in REGISTER) == sorted(DataKind)


def test_every_column_that_stays_empty_may_be_empty() -> None:
    """Erasure sets it to NULL where the register says nothing else."""
    emptied = (record for record in REGISTER if record.effect is Effect.PERSON_GOES)
    refused = [
        (record.table, column)
        for record in emptied
        for column in record.personal
        if column not in record.becomes and not Base.metadata.tables[record.table].c[column].nullable
    ]
    assert refused == []


def test_every_column_that_points_to_a_person_makes_a_row_theirs() -> None:
    """A foreign key to ``person`` that no record follows would keep them from being erased, or leave them named."""
    pointing = {
        (table.name, element.parent.name)
        for table in Base.metadata.sorted_tables
        for key in table.foreign_key_constraints
        if key.referred_table.name == "person"
        for element in key.elements
        if element.column.name == "id"
    }
    followed = {(record.table, owner.column) for record in REGISTER for owner in record.owners}
    # Somebody else's request goes with the entry that it took for theirs.
    assert pointing - followed == {("link_request", "person_id")}


def test_every_id_of_discords_is_an_owner_or_known_not_to_be_a_members() -> None:
    """A column for a member's id that was called impersonal would be found here."""
    free = {
        (table.name, column.name)
        for table in Base.metadata.sorted_tables
        for column in table.columns
        if isinstance(column.type, BigInteger) and not column.foreign_keys and column.name not in ("id", "guild_id")
    }
    owners = {(record.table, owner.column) for record in REGISTER for owner in record.owners}
    of_channels_and_roles = {("working_group", "channel_id"), ("working_group", "role_id"), ("entrustment", "role_id")}
    of_messages = {
        *(("assembly", each) for each in ("channel_id", "message_id", "check_in_channel_id", "check_in_message_id")),
        *(("assembly", "event_id"), ("motion", "channel_id"), ("motion", "message_id")),
        *(("outbox", "channel_id"), ("outbox", "message_id")),
        *(("survey", each) for each in ("channel_id", "posted_channel_id", "message_id")),
        *(("flash_poll", "channel_id"), ("flash_poll", "message_id")),
    }
    of_subjects = {("outbox", "subject_id"), ("subscription", "subject_id"), ("survey", "audience_id")}
    assert free - owners == of_channels_and_roles | of_messages | of_subjects
