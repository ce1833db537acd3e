"""A survey by itself, from its publication to its end: posted when it opens, reminded of, corrected, extended, closed."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from bot.domain.directory_drafts import PersonDraft
from bot.domain.guild_settings import SettingKey
from bot.domain.journal import SHELL
from bot.domain.outbox import State, SubjectKind, Topic
from bot.domain.survey import Audience, AudienceKind, Survey
from bot.domain.survey_changes import Wording
from bot.playground.json_types import JSON
from bot.playground.member import DIRECT, Hand
from bot.services.directory import enrol_person, represent
from bot.services.links import link_person
from bot.services.survey_waves import refresh_survey_reminders
from bot.services.surveys import correct_wording, draft_survey, extend_survey, publish_survey
from bot.texts.catalogue import texts_in
from bot.texts.survey_templates import SurveyTemplate, template_draft
from storage.outbox_rows import rows_of
from tests.scenarios.assembly_stage import announced, choose_channels, faults, seen
from tests.scenarios.directory_stage import Desk, set_out
from tests.scenarios.roundtable import set_up
from tests.scenarios.stage import Stage, labels_of, texts_of

MONDAY = datetime.fromisoformat("2012-09-17T09:00")
FRIDAY = datetime.fromisoformat("2012-09-28T16:00")


@pytest.fixture
async def desk(empty_stage: Stage) -> Desk:
    """Two members of the Table habitation are on Discord: « membre » is Mireille, « responsable » is Nadia."""
    await choose_channels(empty_stage)
    desk = await set_out(empty_stage)
    deps, guild_id = empty_stage.app.deps, int(empty_stage.world.guild_id)
    for person_id, persona in ((desk.mireille, "membre"), (desk.nadia, "responsable")):
        await represent(deps, guild_id, SHELL, person_id, None, desk.table, None)
        await link_person(deps, guild_id, SHELL, person_id, int(empty_stage.hand(persona).user["id"]))
    return desk


async def published(stage: Stage, **said: object) -> Survey:
    """A survey from a template, as the coordination would publish it."""
    deps, guild_id = stage.app.deps, int(stage.world.guild_id)
    draft = template_draft(texts_in("fr"), SurveyTemplate.AFTER_ASSEMBLY)
    draft = replace(draft, open_minutes=None, opens_local=MONDAY, closes_local=FRIDAY, **said)  # type: ignore[arg-type]
    survey = await publish_survey(deps, guild_id, SHELL, await draft_survey(deps, guild_id, SHELL, draft))
    await stage.deliver()
    return survey


async def go_to(stage: Stage, local: datetime) -> None:
    """Move the clock to that wall time in Lachine, in September, and deliver."""
    clock = stage.world.clock
    clock.advance(local + timedelta(hours=4) - clock.now().replace(tzinfo=None))
    await stage.deliver()


def messages(stage: Stage) -> list[JSON]:
    return [each for each in announced(stage) if "Après l'assemblée" in texts_of(each)]


async def kept_of_reminders(stage: Stage, survey: Survey) -> set[tuple[State, str | None, object, object]]:
    """All that the outbox says of what became of its two reminders."""
    async with stage.app.deps.database.reading() as session:
        rows = await rows_of(session, survey.guild_id, SubjectKind.SURVEY, survey.id)
    reminders = [row for row in rows if row.delivery.topic is Topic.SURVEY_REMINDER]
    assert len(reminders) == 2
    return {(row.state, row.problem, row.sent_at, row.message_id) for row in reminders}


async def answer(hand: Hand) -> None:
    """Answer all of it, from the message in the channel."""
    before = await hand.press(hand.sees("annonces")[-1], label="Répondre")
    form = await hand.press(before.messages[-1], label="Commencer")
    shown = await hand.submit(form, {"q1": "5", "q2": "4", "q3": "4", "q4": "3", "q5": "2"})
    while "Continuer" in labels_of(shown.messages[-1]):
        shown = await hand.submit(await hand.press(shown.messages[-1], label="Continuer"), {})
    assert shown.error is None
    assert "Merci" in texts_of(shown.messages[-1])


async def test_it_is_posted_when_it_opens_and_says_all_that_is_to_be_known(desk: Desk) -> None:
    stage = desk.stage
    await published(stage)
    assert messages(stage) == []
    await go_to(stage, MONDAY - timedelta(minutes=1))
    assert messages(stage) == []
    await go_to(stage, MONDAY)
    (message,) = messages(stage)
    text = texts_of(message)
    assert text.startswith("## Sondage : Après l'assemblée")
    assert "Merci d'avoir pris part à l'assemblée!" in text
    assert "**Pour :** toutes les personnes de ce serveur" in text
    assert "**Anonyme :** une fois le sondage fermé, rien dans Courroie ne dit qui a répondu quoi." in text
    assert "**Durée :** 6 questions, environ 2 minutes" in text
    assert "**Jusqu'à :** <t:1348862400:f> (<t:1348862400:R>)" in text
    assert labels_of(message) == ["Répondre", "Mes rappels"]
    assert faults(message) == []


async def test_the_day_before_the_end_only_whoever_has_not_answered_gets_a_word_and_alone(desk: Desk) -> None:
    stage = desk.stage
    await published(stage, audience=Audience(AudienceKind.GROUP, desk.table))
    await go_to(stage, MONDAY)
    await answer(stage.hand("membre"))
    await go_to(stage, FRIDAY - timedelta(days=1))
    assert stage.hand("membre").sees(DIRECT) == []
    (private,) = stage.hand("responsable").sees(DIRECT)
    text = texts_of(private)
    assert text.startswith("## Rappel : Après l'assemblée")
    assert f"Pour répondre : https://discord.com/channels/{stage.world.guild_id}/" in text
    assert "Répondre" not in labels_of(private)
    assert len(messages(stage)) == 1
    await go_to(stage, FRIDAY - timedelta(hours=1))
    assert len(stage.hand("responsable").sees(DIRECT)) == 1


async def test_nothing_that_is_kept_says_whom_it_reminded_and_who_had_answered(desk: Desk) -> None:
    stage = desk.stage
    survey = await published(stage, audience=Audience(AudienceKind.GROUP, desk.table))
    await go_to(stage, MONDAY)
    await answer(stage.hand("membre"))
    await go_to(stage, FRIDAY - timedelta(days=1))
    assert len(stage.hand("responsable").sees(DIRECT)) == 1
    assert await kept_of_reminders(stage, survey) == {(State.CANCELLED, "unneeded", None, None)}


async def test_whom_discord_refuses_a_reminder_is_told_to_nobody(desk: Desk, caplog: pytest.LogCaptureFixture) -> None:
    stage = desk.stage
    await set_up(
        stage,
        SettingKey.COORDINATION_CHANNEL,
        int(stage.hand("coordination").channel("coordination")["id"]),
    )
    survey = await published(stage, audience=Audience(AudienceKind.GROUP, desk.table))
    await go_to(stage, MONDAY)
    told = len(stage.world.messages("coordination"))
    stage.world.faults.next("POST", "/channels/{id}/messages", code=50007)
    await go_to(stage, FRIDAY - timedelta(days=1))
    await go_to(stage, FRIDAY - timedelta(hours=1))
    assert len(stage.world.messages("coordination")) == told
    assert "50007" in caplog.text
    assert ":user:" not in caplog.text
    assert len(stage.hand("responsable").sees(DIRECT)) + len(stage.hand("membre").sees(DIRECT)) == 1
    assert await kept_of_reminders(stage, survey) == {(State.CANCELLED, "unneeded", None, None)}


async def test_where_nobody_is_known_the_channel_alone_is_reminded(empty_stage: Stage) -> None:
    await choose_channels(empty_stage)
    await published(empty_stage)
    await go_to(empty_stage, MONDAY)
    await go_to(empty_stage, FRIDAY - timedelta(days=1))
    _posted, reminder = messages(empty_stage)
    assert texts_of(reminder).startswith("## Rappel : Après l'assemblée")
    assert "<@" not in texts_of(reminder)
    assert labels_of(reminder) == ["Répondre", "Mes rappels"]
    assert faults(reminder) == []


async def test_a_corrected_wording_is_seen_beside_the_first_one(desk: Desk) -> None:
    stage = desk.stage
    survey = await published(stage)
    await go_to(stage, MONDAY)
    wording = Wording(texts={2: "Les sujets abordés m'ont intéressé."})
    await correct_wording(stage.app.deps, survey.guild_id, SHELL, survey.id, wording)
    await stage.deliver()
    (message,) = messages(stage)
    text = texts_of(message)
    assert "**Formulation corrigée** le <t:" in text
    assert "« Les sujets abordés m'ont été utiles. » se lit maintenant « Les sujets abordés m'ont intéressé. »" in text
    assert faults(message) == []


async def test_extended_it_says_its_new_end_and_is_reminded_of_before_it(desk: Desk) -> None:
    stage = desk.stage
    survey = await published(stage, audience=Audience(AudienceKind.GROUP, desk.table))
    await go_to(stage, MONDAY)
    await extend_survey(stage.app.deps, survey.guild_id, SHELL, survey.id, FRIDAY + timedelta(days=2))
    await stage.deliver()
    await go_to(stage, FRIDAY - timedelta(days=1))
    assert stage.hand("membre").sees(DIRECT) == []
    await go_to(stage, FRIDAY + timedelta(days=1))
    assert len(stage.hand("membre").sees(DIRECT)) == 1
    assert f"<t:{1348862400 + 2 * 86400}:f>" in texts_of(messages(stage)[0])


async def test_at_its_end_the_message_says_that_it_is_closed_and_thanks(desk: Desk) -> None:
    stage = desk.stage
    await published(stage, publish_results=False)
    await go_to(stage, MONDAY)
    await go_to(stage, FRIDAY + timedelta(seconds=5))
    await stage.world.until(lambda: "est fermé depuis" in texts_of(messages(stage)[0]))
    (message,) = messages(stage)
    assert "Merci à toutes les personnes qui ont répondu!" in texts_of(message)
    assert labels_of(message) == ["Mes rappels"]


async def test_who_joins_the_table_meanwhile_is_reminded_too(desk: Desk) -> None:
    stage = desk.stage
    survey = await published(stage, audience=Audience(AudienceKind.GROUP, desk.table))
    third = int(stage.hand("coordination").user["id"])
    deps = stage.app.deps
    person = await enrol_person(deps, survey.guild_id, SHELL, PersonDraft("Ana Silva"))
    await represent(deps, survey.guild_id, SHELL, person, None, desk.table, None)
    await link_person(deps, survey.guild_id, SHELL, person, third)
    await refresh_survey_reminders(deps)
    await go_to(stage, FRIDAY - timedelta(days=1))
    assert len(stage.hand("coordination").sees(DIRECT)) == 1


async def test_what_comes_says_when_it_opens_then_when_it_closes(desk: Desk) -> None:
    stage = desk.stage
    await published(stage)
    text = texts_of(seen(await stage.hand().use("/agenda")))
    assert "**Sondages**" in text
    assert "- Après l'assemblée : ouvre le lundi 17 septembre 2012 à 9 h (dans" in text
    assert "/sondage" not in text
    await go_to(stage, MONDAY)
    text = texts_of(seen(await stage.hand().use("/agenda")))
    assert "- Après l'assemblée : ferme le vendredi 28 septembre 2012 à 16 h (dans" in text
    assert "Pour répondre : `/sondage`." in text
    assert "**Sondages**" not in texts_of(seen(await stage.hand().use("/agenda periode:semaine")))
