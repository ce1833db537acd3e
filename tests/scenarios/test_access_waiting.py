"""The gate and a database that does not answer: what anybody may do never waits; the rest is acknowledged, then answered."""

import asyncio

from bot.playground.interactions import Answer, Interaction, InteractionType
from bot.playground.server import Playground
from tests.scenarios.stage import Stage, on_stage, texts_of
from tests.scenarios.test_latency import forget, locked, warm


async def test_what_anybody_may_do_waits_for_nothing(world: Playground, url: str) -> None:
    async with on_stage(world, url) as stage, locked(url):
        forget(stage)
        shown = await stage.hand().use("/aide")
    assert "De quoi avez-vous besoin?" in texts_of(shown.message or {})
    assert (shown.acknowledged_after or 9) < 1


async def test_who_must_be_known_is_acknowledged_in_time_and_answered_once_known(world: Playground, url: str) -> None:
    async with on_stage(world, url) as first:
        await first.load()
    async with on_stage(world, url) as stage:
        await warm(stage)
        async with locked(url):
            forget(stage)
            listed = stage.hand("coordination").send("/gerer plan doutes")
            barred = sent_by_member(stage)
            offered = await stage.hand("coordination").suggest("/gerer plan exporter plan:")
            assert max(await asyncio.gather(in_time(listed), in_time(barred))) < 3
            assert listed.answer is barred.answer is Answer.DEFERRED_MESSAGE
            assert offered == []
        await asyncio.wait_for(asyncio.gather(listed.settled, barred.settled), 20)
        assert "doutes à revoir" in texts_of(stage.hand("coordination").sees("plan")[-1])
        assert "C'est réservé à la coordination." in texts_of(stage.hand().sees("plan")[-1])


def sent_by_member(stage: Stage) -> Interaction:
    hand = stage.hand()
    registered = stage.world.state.commands.available_in(stage.world.guild_id)
    command = next(each for each in registered if each["name"] == "gerer")
    below = [{"type": 2, "name": "plan", "options": [{"type": 1, "name": "doutes", "options": []}]}]
    data = {"id": command["id"], "name": "gerer", "type": 1, "options": below}
    return hand.dispatch(InteractionType.COMMAND, data, hand.channel("plan"))


async def in_time(interaction: Interaction) -> float:
    return await asyncio.wait_for(asyncio.shield(interaction.acknowledged), 3)
