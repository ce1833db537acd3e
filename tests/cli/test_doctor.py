"""`courroie doctor`: whatever keeps Courroie from working is said with what to do; nothing is changed."""

import asyncio
from pathlib import Path

import pytest

from bot.domain.clock import SystemClock
from bot.domain.guild_settings import PrivacyOfficer, SettingKey
from bot.domain.journal import SHELL
from bot.playground.permissions import Permission
from bot.playground.server import Playground
from bot.services.deps import Deps
from bot.services.settings import change_setting
from bot.services.snapshots import Snapshots
from storage.database import Database
from storage.migrate import upgrade
from tests.cli.command_line import Courroie, Done
from tests.playground.conformity import conforming_playground


@pytest.fixture
async def database(tmp_path: Path) -> Database:
    """The command line's own database, brought up to date."""
    database = Database(f"sqlite:///{tmp_path / 'courroie.db'}")
    await upgrade(database)
    return database


async def answer(database: Database, guild_id: int, key: SettingKey, value: object) -> None:
    deps = Deps(database, SystemClock(), Snapshots(database, 1))
    await change_setting(deps, guild_id, SHELL, key, value)


async def examined(courroie: Courroie, world: Playground, token: str | None = None) -> Done:
    known = {"DISCORD_TOKEN": token or world.token, "COURROIE_DISCORD__API_BASE": world.api_base}
    return await asyncio.to_thread(courroie, "doctor", **known)


def said(done: Done) -> str:
    return done.stdout.replace("\xa0", " ")


async def test_where_nothing_is_wrong_it_says_so(courroie: Courroie, database: Database) -> None:
    async with conforming_playground() as world:
        guild_id, hand = int(world.guild_id), world.hand("administration")
        await answer(database, guild_id, SettingKey.PRIVACY_OFFICER, PrivacyOfficer("Claire", "claire@exemple.org"))
        await answer(database, guild_id, SettingKey.ANNOUNCEMENTS_CHANNEL, int(hand.channel("annonces")["id"]))
        await database.close()
        done = await examined(courroie, world)
    assert (done.returncode, done.stderr) == (0, "")
    for line in (
        "Réglages de ce poste : rien à signaler.",
        "Intégrité vérifiée : rien à signaler.",
        "Jeton accepté : Discord connaît ce bot sous le nom de Courroie",
        "Serveur Concert'Action Lachine : rien à signaler.",
    ):
        assert line in said(done)


async def test_a_closed_channel_is_named_with_what_is_missing_and_where_to_click(
    courroie: Courroie, database: Database
) -> None:
    async with conforming_playground() as world:
        channel = world.hand("administration").channel("annonces")
        everyone = {"id": world.guild_id, "type": 0, "allow": "0", "deny": str(int(Permission.SEND_MESSAGES))}
        channel["permission_overwrites"].append(everyone)
        await answer(database, int(world.guild_id), SettingKey.ANNOUNCEMENTS_CHANNEL, int(channel["id"]))
        await database.close()
        done = await examined(courroie, world)
    assert done.returncode == 1
    assert "dans #annonces, il manque à Courroie « Envoyer des messages »" in said(done)
    assert "Paramètres du salon › Permissions › Courroie" in said(done)


async def test_a_server_whose_events_are_closed_to_courroie_is_told_where_to_open_them(
    courroie: Courroie, database: Database
) -> None:
    async with conforming_playground() as world:
        channel = world.hand("administration").channel("annonces")
        (mine,) = (role for role in world.state.guilds[world.guild_id].roles.values() if role.get("tags"))
        mine["permissions"] = str(int(mine["permissions"]) & ~int(Permission.CREATE_EVENTS))
        await answer(database, int(world.guild_id), SettingKey.ANNOUNCEMENTS_CHANNEL, int(channel["id"]))
        await database.close()
        done = await examined(courroie, world)
    assert done.returncode == 1
    assert "il manque à Courroie la permission « Créer des événements »" in said(done)
    assert "Paramètres du serveur › Rôles › Courroie › Permissions" in said(done)


async def test_what_was_chosen_and_is_gone_is_said(courroie: Courroie, database: Database) -> None:
    async with conforming_playground() as world:
        await answer(database, int(world.guild_id), SettingKey.COORDINATION_CHANNEL, 404)
        await answer(database, int(world.guild_id), SettingKey.COORDINATION_ROLES, (405,))
        await answer(database, 406, SettingKey.LANGUAGE, "en")
        await database.close()
        done = await examined(courroie, world)
    assert done.returncode == 1
    assert "le salon choisi n'existe plus" in said(done)
    assert "un rôle choisi n'existe plus" in said(done)
    assert "Serveur 406 : Courroie n'y est plus, ou n'y a pas accès." in said(done)


@pytest.mark.parametrize("code", [50001, 10004])
async def test_a_server_that_courroie_is_not_in_any_more_is_a_problem(
    courroie: Courroie, database: Database, code: int
) -> None:
    async with conforming_playground() as world:
        await answer(database, int(world.guild_id), SettingKey.LANGUAGE, "en")
        await database.close()
        world.faults.next("GET", "/guilds/{id}", code=code)
        done = await examined(courroie, world)
    assert done.returncode == 1
    assert f"Serveur {world.guild_id} : Courroie n'y est plus, ou n'y a pas accès." in said(done)


async def test_a_refused_token_is_said_without_it(courroie: Courroie, database: Database) -> None:
    await database.close()
    async with conforming_playground() as world:
        done = await examined(courroie, world, token="faux-jeton")
    assert done.returncode == 1
    assert "Discord refuse le jeton du bot." in said(done)
    assert "faux-jeton" not in done.stdout + done.stderr


async def test_an_unreachable_discord_is_said(courroie: Courroie, database: Database) -> None:
    await database.close()
    async with conforming_playground() as world:
        gone = world.api_base
    known = {"DISCORD_TOKEN": "un-jeton", "COURROIE_DISCORD__API_BASE": gone}
    done = await asyncio.to_thread(courroie, "doctor", **known)
    assert done.returncode == 1
    assert "Discord ne répond pas." in said(done)


def test_a_database_that_is_not_there_yet_is_said_and_discord_is_left_out(courroie: Courroie) -> None:
    done = courroie("doctor")
    assert done.returncode == 1
    assert "« courroie db upgrade » la crée." in said(done)
    assert "Aucun jeton de Discord : les serveurs ne sont pas vérifiés." in said(done)


def test_wrong_settings_are_said(courroie: Courroie) -> None:
    done = courroie("doctor", COURROIE_LOG__LEVEL="FORT")
    assert done.returncode == 1
    assert "log.level" in done.stderr
