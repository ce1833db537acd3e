"""What one takes away: a shape that another program reads, and nothing that it would get wrong."""

import json
from datetime import UTC, date, datetime
from typing import Any

from bot.domain.assembly import Assembly, AssemblyStatus
from bot.domain.directory import Directory, Group, MemberOrganization
from bot.domain.guild_settings import AssemblyKind, GuildSettings
from bot.domain.guild_settings import Retention as Delays
from bot.domain.personal_data import DataKind, Effect, Ground, Held, Identity, PersonalData, Purpose, Retention
from bot.domain.reference import Reference
from bot.domain.snapshot import GuildSnapshot
from bot.exporters.personal_data import FORMAT, write_personal_data
from bot.texts.catalogue import texts_in

USER = 712_345_678_901_234_567
TAKEN = datetime(2013, 5, 30, 22, 30, tzinfo=UTC)
DIRECTORY = Directory({3: MemberOrganization(3, "L'Auberge du Canal")}, {}, {4: Group(4, "Table habitation")})
SEAT = Held(
    DataKind.REPRESENTATION,
    Purpose.SEATS,
    Ground.NECESSITY,
    Retention.DEPARTURE,
    Effect.ROW_GOES,
    ({"id": 7, "organization_id": 3, "working_group_id": 4, "since": date(2013, 5, 1), "until": None},),
)
OFFICER = Held(
    DataKind.PRIVACY_OFFICER,
    Purpose.PRIVACY_OFFICER,
    Ground.LEGAL_DUTY,
    Retention.CHANGE,
    Effect.ROW_GOES,
    ({"value": {"name": "Hélène", "user_id": USER, "privacy_officer.user_id": USER}, "updated_at": TAKEN},),
)
ANSWER = Held(
    DataKind.ANSWER,
    Purpose.ASSEMBLIES,
    Ground.NECESSITY,
    Retention.ASSEMBLY,
    Effect.ROW_GOES,
    ({"assembly_id": 42, "answer": "yes"}, {"assembly_id": 404, "answer": "no"}),
)
DELIVERY = Held(
    DataKind.DELIVERY,
    Purpose.DELIVERIES,
    Ground.NECESSITY,
    Retention.DELIVERY,
    Effect.ROW_GOES,
    ({"subject": "assembly", "subject_id": 42, "message_id": USER}, {"subject": "deadline", "subject_id": 42}),
)
ASSEMBLY = Assembly(
    *(42, 99, AssemblyKind.BOARD, AssemblyStatus.CONVENED, datetime.fromisoformat("2013-05-30T18:30")),
    *("America/Toronto", TAKEN, TAKEN, "Le CA de mai"),
)
SNAPSHOT = GuildSnapshot(
    99, 1, directory=DIRECTORY, settings=GuildSettings(retention=Delays(departed_months=6)), assemblies=(ASSEMBLY,)
)
DATA = PersonalData(
    Identity(USER, 12),
    "Hélène",
    (SEAT, OFFICER, ANSWER, DELIVERY),
    {"Plan": (Reference(2, 2, 1), Reference(2, 2, 1, 3))},
    True,
)


def written(language: str = "fr") -> dict[str, Any]:
    data = write_personal_data(texts_in(language), DATA, SNAPSHOT, TAKEN)
    assert data.endswith(b"}\n")
    document: dict[str, Any] = json.loads(data)
    return document


def test_the_file_says_what_it_is_of_whom_and_when() -> None:
    document = written()
    assert {key: document[key] for key in ("format", "taken_at", "guild_id", "user_id", "person_id")} == {
        "format": FORMAT,
        "taken_at": "2013-05-30T22:30:00+00:00",
        "guild_id": "99",
        "user_id": str(USER),
        "person_id": 12,
    }


def test_rows_have_iso_dates_names_and_ids_that_no_program_rounds() -> None:
    seat, officer, _answer, _delivery = written()["held"]
    assert seat["rows"] == [
        {
            "id": 7,
            "organization_id": {"id": 3, "name": "L'Auberge du Canal"},
            "working_group_id": {"id": 4, "name": "Table habitation"},
            "since": "2013-05-01",
            "until": None,
        }
    ]
    assert officer["rows"] == [
        {
            "value": {"name": "Hélène", "user_id": str(USER), "privacy_officer.user_id": str(USER)},
            "updated_at": "2013-05-30T22:30:00+00:00",
        }
    ]


def test_an_assembly_is_known_by_its_title_and_its_start() -> None:
    _seat, _officer, answer, delivery = written()["held"]
    told = {"id": 42, "title": "Le CA de mai", "start": "2013-05-30T18:30:00"}
    assert answer["rows"] == [
        {"assembly_id": told, "answer": "yes"},
        {"assembly_id": {"id": 404}, "answer": "no"},
    ]
    assert delivery["rows"] == [
        {"subject": "assembly", "subject_id": told, "message_id": str(USER)},
        {"subject": "deadline", "subject_id": 42},
    ]


def test_each_kind_says_why_how_long_and_what_erasing_does() -> None:
    seat = written()["held"][0]
    assert seat["kind"] == "representation"
    assert "qui parle au nom de qui" in seat["why"]
    assert "6\xa0mois" in seat["kept"] or "6 mois" in seat["kept"]
    assert seat["erasing"] == "tout disparaît"


def test_the_texts_that_name_one_are_referred_to() -> None:
    document = written()
    assert (document["named_in"], document["named_elsewhere"]) == ({"Plan": ["II.B.1", "II.B.1.3"]}, True)
