"""Surveys that open by themselves: after an assembly, wherever it goes, and at the dates of a recurrence."""

from dataclasses import replace
from datetime import datetime, timedelta

from bot.domain.journal import SHELL
from bot.domain.survey import Audience, AudienceKind, Survey, SurveyStatus
from bot.playground.json_types import JSON
from bot.services.surveys import draft_survey, publish_survey
from bot.texts.catalogue import texts_in
from bot.texts.survey_templates import SurveyTemplate, template_draft
from tests.scenarios.assembly_stage import announced, assemblies_of, choose_channels, convene, seen, told
from tests.scenarios.stage import Stage, labels_of, texts_of

ENDS = datetime.fromisoformat("2012-10-30T20:30")
LATER = "6 novembre 2012 à 19 h"


async def published(stage: Stage, template: SurveyTemplate, **said: object) -> Survey:
    deps, guild_id = stage.app.deps, int(stage.world.guild_id)
    assemblies = await assemblies_of(stage)
    draft = template_draft(texts_in("fr"), template, assembly_id=assemblies[0].id if assemblies else None)
    survey_id = await draft_survey(deps, guild_id, SHELL, replace(draft, **said))  # type: ignore[arg-type]
    survey = await publish_survey(deps, guild_id, SHELL, survey_id)
    await stage.deliver()
    return survey


async def go_to(stage: Stage, local: datetime, *, hours: int = 4) -> None:
    """Move the clock to that wall time in Lachine, ``hours`` behind UTC; let the bot look after what is its own, and deliver."""
    clock = stage.world.clock
    clock.advance(local + timedelta(hours=hours) - clock.now().replace(tzinfo=None))
    await stage.app.ends.when_due()
    await stage.app.upkeep.when_due()
    await stage.deliver()


def posted(stage: Stage, title: str) -> list[JSON]:
    return [each for each in announced(stage) if f"## Sondage : {title}" in texts_of(each)]


async def known(stage: Stage) -> list[Survey]:
    """The first one first, as the database has them."""
    held = await stage.app.deps.snapshots.refresh(int(stage.world.guild_id))
    return list(reversed(held.snapshot.surveys))


async def test_after_an_assembly_that_was_postponed_it_opens_at_the_new_end_to_those_who_came(
    empty_stage: Stage,
) -> None:
    stage, hand = empty_stage, empty_stage.hand("membre")
    await choose_channels(stage)
    await convene(stage)
    survey = await published(stage, SurveyTemplate.AFTER_ASSEMBLY)
    assert survey.audience == Audience(AudienceKind.PRESENT, survey.after_assembly_id)
    coordination = stage.hand("coordination")
    screen = seen(
        await coordination.use(f"/gerer assemblee reporter assemblee:Logement date:{LATER} raison:Salle prise")
    )
    await coordination.press(screen, label="Reporter")
    await go_to(stage, ENDS)
    assert posted(stage, "Après l'assemblée") == []
    await go_to(stage, datetime.fromisoformat("2012-11-06T18:45"), hours=5)
    (check_in,) = (each for each in announced(stage) if texts_of(each).startswith("## Présences"))
    await told(stage, hand, check_in, "Je suis présent")
    await go_to(stage, datetime.fromisoformat("2012-11-06T21:00"), hours=5)
    (message,) = posted(stage, "Après l'assemblée")
    assert "**Pour :** les personnes qui étaient présentes à l'assemblée" in texts_of(message)
    asked = await hand.press(message, label="Répondre")
    assert labels_of(asked.messages[-1]) == ["Commencer"]
    refused = await stage.hand("responsable").press(message, label="Répondre")
    assert "Ce sondage s'adresse à d'autres personnes" in texts_of(refused.messages[-1])


async def test_of_an_assembly_that_was_cancelled_nothing_opens_and_the_survey_is_a_draft_again(
    empty_stage: Stage,
) -> None:
    stage = empty_stage
    await choose_channels(stage)
    await convene(stage)
    await published(stage, SurveyTemplate.AFTER_ASSEMBLY)
    coordination = stage.hand("coordination")
    screen = seen(await coordination.use("/gerer assemblee annuler assemblee:Logement raison:Grève"))
    await coordination.press(screen, label="Annuler l'assemblée")
    await go_to(stage, ENDS + timedelta(hours=1))
    assert posted(stage, "Après l'assemblée") == []
    assert [each.status for each in await known(stage)] == [SurveyStatus.DRAFT]


async def test_a_recurring_survey_is_posted_at_each_of_its_dates_by_the_bot_itself(empty_stage: Stage) -> None:
    stage = empty_stage
    await choose_channels(stage)
    first = datetime.fromisoformat("2012-10-01T09:00")
    title = "Satisfaction, attentes et besoins des membres"
    await published(
        stage, SurveyTemplate.MEMBERS, opens_local=first, rule="FREQ=MONTHLY;BYDAY=1MO", publish_results=False
    )
    await go_to(stage, first)
    assert len(posted(stage, title)) == 1
    second = datetime.fromisoformat("2012-11-05T09:00")
    await go_to(stage, second - timedelta(minutes=90), hours=5)
    assert len(await known(stage)) == 2
    assert len(posted(stage, title)) == 1
    await go_to(stage, second, hours=5)
    assert len(posted(stage, title)) == 2
    before, wave = await known(stage)
    assert (before.status, wave.previous_id, wave.opens_local) == (SurveyStatus.CLOSED, before.id, second)
    assert "est fermé depuis" in texts_of(posted(stage, title)[0])
