"""A survey closes by itself in the running bot, as soon as its time is over."""

from datetime import timedelta

from bot.domain.survey import SurveyStatus
from storage.ballot_boxes import sealed_answers
from tests.scenarios.stage import Stage
from tests.storage.survey_rows import answer, publish


async def test_it_closes_within_a_second_of_its_end(empty_stage: Stage) -> None:
    deps, guild_id = empty_stage.app.deps, int(empty_stage.world.guild_id)
    now = empty_stage.world.clock.now()
    survey = await publish(deps.database, guild_id=guild_id, opens_at=now, closes_at=now + timedelta(days=7))
    assert await answer(deps.database, survey, 7, {1: 4})
    await deps.snapshots.refresh(guild_id)
    empty_stage.world.clock.advance(timedelta(days=7))

    def is_closed() -> bool:
        held = deps.snapshots.peek(guild_id)
        return held is not None and held.snapshot.survey_by_id(survey.id).status is SurveyStatus.CLOSED

    await empty_stage.world.until(is_closed)
    async with deps.database.reading() as session:
        assert len(await sealed_answers(session, guild_id, survey.box_id or 0)) == 1
