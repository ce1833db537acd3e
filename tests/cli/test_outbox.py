"""`courroie outbox`: the ledger, in words or in JSON; nothing is changed."""

import asyncio
import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import update

from bot.domain.outbox import Delivery, Place, State, SubjectKind, Topic
from storage.database import Database
from storage.guilds import lock_guild
from storage.migrate import upgrade
from storage.models import Outbox
from storage.outbox import enqueue
from storage.outbox_blocks import block
from tests.cli.command_line import Courroie, Done

AT = datetime(2100, 1, 1, tzinfo=UTC)
GUILD = 362387865600001


@pytest.fixture
def outbox(tmp_path: Path) -> None:
    """Two guilds: in the first, one row waits and one is set aside."""
    asyncio.run(_fill(tmp_path / "courroie.db"))


async def _fill(file: Path) -> None:
    database = Database(f"sqlite:///{file}")
    await upgrade(database)
    async with database.transaction() as session:
        for guild_id, keys in ((GUILD, ("waits", "parked")), (2, ("waits",))):
            await lock_guild(session, guild_id, AT)
            rows = [
                Delivery(key, Topic.DIGEST, SubjectKind.GUILD, 1, AT, AT + timedelta(days=1), Place.ANNOUNCEMENTS)
                for key in keys
            ]
            await enqueue(session, guild_id, rows)
        parked = update(Outbox).where(Outbox.dedupe_key == "parked")
        await session.execute(parked.values(state=State.PARKED, problem="channel:12|50013"))
        await block(session, GUILD, "channel:12", 50013, AT)
    await database.close()


def said(done: Done) -> str:
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout.replace("\xa0", " ")


@pytest.mark.usefixtures("outbox")
def test_each_guild_is_told_of_with_what_to_do(courroie: Courroie) -> None:
    text = said(courroie("outbox"))
    assert f"Serveur {GUILD} :\n  En attente : 1, dont 0 à envoyer maintenant\n" in text
    assert "Serveur 2 :" in text
    assert "Mis de côté : 1; périmés : 0; annulés : 0" in text
    assert "À régler (1) : Courroie ne peut pas écrire dans #12." in text
    assert "<#" not in text


@pytest.mark.usefixtures("outbox")
def test_one_guild_may_be_asked_for(courroie: Courroie) -> None:
    text = said(courroie("outbox", "--guild", "2"))
    assert "Serveur 2 :" in text
    assert str(GUILD) not in text


@pytest.mark.usefixtures("outbox")
def test_another_program_reads_it_in_json(courroie: Courroie) -> None:
    first, second = json.loads(said(courroie("outbox", "--json")))[::-1]
    assert (first["guild"], first["pending"], first["parked"]) == (str(GUILD), 1, 1)
    assert first["next"] == "2100-01-01T00:00:00+00:00"
    assert first["set_aside"] == [{"place": "channel:12", "code": 50013, "count": 1}]
    assert [each["place"] for each in first["blocks"]] == ["channel:12"]
    assert (second["guild"], second["blocks"]) == ("2", [])


def test_where_nothing_was_ever_to_be_sent_it_says_so(courroie: Courroie) -> None:
    courroie("db", "upgrade")
    assert said(courroie("outbox")) == "Rien n'a encore été préparé pour un envoi.\n"


def test_a_database_that_is_not_there_is_said(courroie: Courroie, tmp_path: Path) -> None:
    done = courroie("outbox")
    assert done.returncode == 1
    assert done.stderr
    assert not (tmp_path / "courroie.db").exists()
