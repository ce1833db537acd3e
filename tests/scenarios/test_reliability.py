"""`/reglages fiabilite`, the reports of the outbox, and « Réessayer », on the real bot."""

from datetime import timedelta

import pytest

from bot.domain.assembly import Assembly, AssemblyStatus
from bot.domain.guild_settings import AssemblyKind, SettingKey
from bot.domain.outbox import Delivery, Place, State, SubjectKind, Topic
from bot.domain.wall_time import instant_of, local_of
from bot.playground.json_types import JSON
from bot.playground.permissions import Permission
from bot.playground.server import Playground
from bot.playground.transcript import Page, render
from storage.assemblies import add_assembly
from storage.guilds import lock_guild
from storage.outbox import enqueue
from storage.outbox_rows import rows_of
from tests.scenarios.golden import require_golden
from tests.scenarios.roundtable import set_up
from tests.scenarios.stage import Stage, labels_of, on_stage, options_of, texts_of
from tests.scenarios.test_panel import deny_now

ZONE = "America/Toronto"
SEND = Permission.SEND_MESSAGES
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


def channel_id(stage: Stage, name: str) -> int:
    return int(stage.hand("coordination").channel(name)["id"])


async def convene(stage: Stage) -> Assembly:
    """An assembly in ten days; nothing is to be sent of it."""
    deps, guild_id = stage.app.deps, int(stage.world.guild_id)
    now = deps.clock.now()
    local = local_of(now + 10 * DAY, ZONE).replace(second=0, microsecond=0)
    assembly = Assembly(
        id=0,
        guild_id=guild_id,
        kind=AssemblyKind.PARTNERS,
        status=AssemblyStatus.CONVENED,
        start_local=local,
        time_zone=ZONE,
        starts_at=instant_of(local, ZONE),
        changed_at=now,
        title="Assemblée *des* partenaires",
    )
    async with deps.database.transaction() as session:
        await lock_guild(session, guild_id, now)
        return await add_assembly(session, assembly)


async def remind(stage: Stage, assembly: Assembly, number: int = 1, due: timedelta = HOUR) -> None:
    """A reminder in the announcements channel, due after ``due``."""
    deps, guild_id = stage.app.deps, int(stage.world.guild_id)
    delivery = Delivery(
        f"test:{number}",
        Topic.ASSEMBLY_REMINDER,
        SubjectKind.ASSEMBLY,
        assembly.id,
        deps.clock.now() + due,
        assembly.starts_at,
        Place.ANNOUNCEMENTS,
        variant="P1D",
    )
    async with deps.database.transaction() as session:
        await enqueue(session, guild_id, [delivery])


async def pass_time(stage: Stage, delta: timedelta) -> None:
    stage.world.clock.advance(delta)
    await stage.app.worker.settled()


async def states(stage: Stage) -> dict[str, State]:
    async with stage.app.deps.database.reading() as session:
        rows = await rows_of(session, int(stage.world.guild_id))
    return {each.delivery.dedupe_key: each.state for each in rows if each.delivery.dedupe_key.startswith("test")}


async def settle(stage: Stage) -> None:
    await set_up(stage, SettingKey.ANNOUNCEMENTS_CHANNEL, channel_id(stage, "annonces"))
    await set_up(stage, SettingKey.COORDINATION_CHANNEL, channel_id(stage, "coordination"))


def posted(stage: Stage, channel: str) -> list[JSON]:
    found = stage.world.messages(channel)
    return [each for each in found if each["author"]["id"] == stage.world.state.bot_id]


async def refuse(stage: Stage) -> JSON:
    """Have a reminder refused in the announcements channel; give the report."""
    await settle(stage)
    await remind(stage, await convene(stage))
    await deny_now(stage, "annonces", SEND)
    await pass_time(stage, HOUR)
    (report,) = posted(stage, "coordination")
    return report


async def fiabilite(stage: Stage, persona: str = "administration") -> JSON:
    shown = await stage.hand(persona).use("/reglages fiabilite")
    assert shown.error is None
    return shown.message or {}


async def test_a_refusal_is_told_to_the_coordination_with_what_to_do(stage: Stage) -> None:
    text = texts_of(await refuse(stage))
    channel = channel_id(stage, "annonces")
    assert f"Courroie ne peut pas écrire dans <#{channel}>." in text
    assert "1 envoi est mis de côté. Rien d'autre n'est perdu" in text
    assert "« Envoyer des messages »" in text
    assert await states(stage) == {"test:1": State.PARKED}


async def test_it_is_told_once_and_costs_no_stream_of_requests(stage: Stage) -> None:
    await refuse(stage)
    assembly = await convene(stage)
    refused = len([each for each in stage.world.requests if each.status == 403])
    for number in range(2, 6):
        await remind(stage, assembly, number, due=number * HOUR)
    await pass_time(stage, 6 * HOUR)
    assert len(posted(stage, "coordination")) == 1
    assert len([each for each in stage.world.requests if each.status == 403]) == refused


async def test_once_it_is_mended_reessayer_sends_what_waited(stage: Stage) -> None:
    report = await refuse(stage)
    await deny_now(stage, "annonces", 0)
    shown = await stage.hand("coordination").press(report, label="Réessayer")
    assert "1 envoi repart." in texts_of(shown.message or {})
    await stage.app.worker.settled()
    assert await states(stage) == {"test:1": State.SENT}
    assert len(posted(stage, "annonces")) == 1
    # The report stays as it was: what is answered is seen by whoever pressed alone.
    assert report in stage.world.messages("coordination")


async def test_what_is_refused_again_is_set_aside_again(stage: Stage) -> None:
    report = await refuse(stage)
    await stage.hand("coordination").press(report, label="Réessayer")
    await stage.app.worker.settled()
    assert await states(stage) == {"test:1": State.PARKED}
    assert "**Mis de côté** : 1" in texts_of(await fiabilite(stage))


async def test_a_setting_that_nobody_chose_is_named(stage: Stage) -> None:
    await set_up(stage, SettingKey.COORDINATION_CHANNEL, channel_id(stage, "coordination"))
    await remind(stage, await convene(stage))
    await pass_time(stage, HOUR)
    (report,) = posted(stage, "coordination")
    assert "Aucun salon n'est choisi pour le réglage « Salon des annonces »." in texts_of(report)
    await set_up(stage, SettingKey.ANNOUNCEMENTS_CHANNEL, channel_id(stage, "annonces"))
    await stage.hand("coordination").press(report, label="Réessayer")
    await stage.app.worker.settled()
    assert await states(stage) == {"test:1": State.SENT}


async def test_where_the_coordination_has_no_channel_the_owner_is_told(stage: Stage) -> None:
    await remind(stage, await convene(stage))
    await pass_time(stage, HOUR)
    owner = stage.world.state.guild(stage.world.guild_id).owner_id
    direct = stage.world.state.direct_channel(owner)
    (report,) = [each for each in stage.world.messages(direct["id"]) if "refuse un envoi" in texts_of(each)]
    assert "« /reglages fiabilite » et « Réessayer »" in texts_of(report)
    assert "Réessayer" not in labels_of(report)


async def test_what_could_not_be_sent_in_time_is_told_once(world: Playground, url: str) -> None:
    async with on_stage(world, url) as stage:
        await settle(stage)
        assembly = await convene(stage)
        await remind(stage, assembly, 1, 9 * DAY)
        await remind(stage, assembly, 2, 9 * DAY + HOUR)
    world.clock.advance(11 * DAY)
    async with on_stage(world, url) as stage:
        await stage.app.worker.settled()
        assert set((await states(stage)).values()) == {State.EXPIRED}
        await pass_time(stage, timedelta(minutes=11))
        (report,) = posted(stage, "coordination")
        assert posted(stage, "annonces") == []
    text = texts_of(report)
    assert "2 envois n'ont pas pu partir tant qu'ils servaient" in text
    assert text.count("Rappel d'assemblée : Assemblée \\*des\\* partenaires, prévu le") == 2


async def test_the_ledger_says_what_waits_what_was_sent_and_what_is_to_be_mended(stage: Stage) -> None:
    await refuse(stage)
    await remind(stage, await convene(stage), 2, DAY)
    text = texts_of(await fiabilite(stage))
    for line in (
        "**En attente** : 1, dont 0 à envoyer maintenant",
        "**Envoyés** : 1, dont 0 en retard",
        "**Mis de côté** : 1 · **Périmés** : 0 · **Annulés** : 0",
        "**À régler.** Courroie ne peut pas écrire dans",
    ):
        assert line in text


async def test_the_ledgers_menu_tries_a_place_again(stage: Stage) -> None:
    await refuse(stage)
    await deny_now(stage, "annonces", 0)
    ledger = await fiabilite(stage)
    assert options_of(ledger) == [f"channel:{channel_id(stage, 'annonces')}"]
    again = (await stage.hand("administration").choose(ledger, "#annonces")).message or {}
    assert "1 envoi repart." in texts_of(again)
    await stage.app.worker.settled()
    fresh = (await stage.hand("administration").press(again, label="Actualiser")).message or {}
    assert "**Mis de côté** : 0" in texts_of(fresh)
    assert options_of(fresh) == []


@pytest.mark.parametrize(("locale", "command"), [("fr", "/reglages fiabilite"), ("en-US", "/settings reliability")])
async def test_the_screens_are_these(stage: Stage, locale: str, command: str) -> None:
    await set_up(stage, SettingKey.LANGUAGE, locale[:2])
    report = await refuse(stage)
    hand = stage.hand("administration", locale=locale)
    page = Page(names=hand.names)
    seen = [render(report, page), render((await hand.use(command)).message or {}, page)]
    require_golden(f"fiabilite.{locale[:2]}.txt", "\n\n".join(seen) + "\n")
