"""What a row of a survey comes to when it is rendered: only what still serves is said, and to whom it still serves. On both databases."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from bot.delivery.effects import Edit, Effect, Later, NoPlace, Nothing, Post
from bot.delivery.handler import Due, Receipt
from bot.delivery.topics.surveys import HANDLERS
from bot.domain.guild_settings import SettingKey
from bot.domain.journal import SHELL
from bot.domain.outbox import Delivery, Place, Row, State, SubjectKind, Topic
from bot.domain.survey import Audience, AudienceKind, Question, QuestionKind, Survey, SurveyDraft
from bot.domain.survey_changes import Wording
from bot.domain.survey_deliveries import update_delivery
from bot.services.deps import Deps
from bot.services.reminders import change_preference
from bot.services.settings import change_setting
from bot.services.survey_answers import cast_answers, keep_step
from bot.services.survey_closing import close_survey
from bot.services.surveys import correct_wording, draft_survey, publish_survey
from bot.texts.catalogue import texts_in
from bot.views.layout import Screen
from storage.database import Database
from storage.outbox import enqueue
from storage.outbox_rows import rows_of
from storage.surveys import survey_by_id
from tests.services.assembly_tools import go_to
from tests.services.directories import CLAIRE, COORDINATION, Roundtable, deps_of, roundtable

GUILD = 1
QUESTIONS = (Question(1, QuestionKind.YES_NO, "Étiez-vous là?"),)


@pytest.fixture
async def deps(database: Database) -> AsyncIterator[Deps]:
    deps = deps_of(database)
    await change_setting(deps, GUILD, SHELL, SettingKey.ANNOUNCEMENTS_CHANNEL, 51)
    yield deps
    await deps.snapshots.close()


async def published(deps: Deps, ids: Roundtable | None = None, **fields: object) -> Survey:
    """A survey of one week; of the Table habitation, where Claire sits, where ``ids`` are given."""
    audience = Audience(AudienceKind.GROUP, ids.habitation) if ids else Audience()
    said = SurveyDraft("Satisfaction", questions=QUESTIONS, open_minutes=7 * 1440, audience=audience)
    survey_id = await draft_survey(deps, GUILD, COORDINATION, replace(said, **fields))  # type: ignore[arg-type]
    return await publish_survey(deps, GUILD, COORDINATION, survey_id)


async def row_of(deps: Deps, survey: Survey, topic: Topic) -> Row:
    async with deps.database.reading() as session:
        rows = await rows_of(session, GUILD, SubjectKind.SURVEY, survey.id)
    return next(row for row in rows if row.delivery.topic is topic)


async def rendered(deps: Deps, row: Row | Delivery) -> Effect:
    snapshot = (await deps.snapshots.get(GUILD)).snapshot
    claimed = row if isinstance(row, Row) else Row(1, GUILD, row, State.CLAIMED)
    async with deps.database.reading() as session:
        due = Due(claimed, session, snapshot, texts_in("fr"), deps.clock.now(), late=False)
        return await HANDLERS[claimed.delivery.topic].render(due)


async def was_posted(deps: Deps, survey: Survey) -> None:
    """Discord took its opening."""
    row = await row_of(deps, survey, Topic.SURVEY_OPENING)
    async with deps.database.transaction() as session:
        await HANDLERS[Topic.SURVEY_OPENING].sent(session, row, Receipt(51, 99), deps.clock.now())


def text_of(screen: Screen) -> str:
    return "\n".join([screen.title, screen.subtitle, *(each.text for each in screen.blocks), *screen.notes]).replace(
        "\xa0", " "
    )


async def reminder_due(deps: Deps, survey: Survey) -> Row:
    row = await row_of(deps, survey, Topic.SURVEY_REMINDER)
    go_to(deps, row.delivery.due_at)
    return row


async def test_an_opening_is_posted_where_the_survey_says_else_in_the_announcements(deps: Deps) -> None:
    effect = await rendered(deps, await row_of(deps, await published(deps), Topic.SURVEY_OPENING))
    assert isinstance(effect, Post)
    assert (effect.channel_id, effect.mentions.roles) == (51, ())
    elsewhere = await rendered(deps, await row_of(deps, await published(deps, channel_id=77), Topic.SURVEY_OPENING))
    assert isinstance(elsewhere, Post)
    assert elsewhere.channel_id == 77


async def test_those_of_a_role_are_notified_and_nobody_else(deps: Deps) -> None:
    survey = await published(deps, audience=Audience(AudienceKind.ROLE, 900))
    effect = await rendered(deps, await row_of(deps, survey, Topic.SURVEY_OPENING))
    assert isinstance(effect, Post)
    assert effect.mentions.roles == (900,)
    assert "<@&900>" in text_of(effect.screen)


async def test_where_no_channel_is_chosen_the_setting_is_asked_for(deps: Deps) -> None:
    await change_setting(deps, GUILD, SHELL, SettingKey.ANNOUNCEMENTS_CHANNEL, None)
    effect = await rendered(deps, await row_of(deps, await published(deps), Topic.SURVEY_OPENING))
    assert effect == NoPlace(SettingKey.ANNOUNCEMENTS_CHANNEL)


async def test_an_opening_waits_for_its_hour_and_is_not_posted_once_it_is_over(deps: Deps) -> None:
    opens_local = datetime.fromisoformat("2012-09-12T09:00")
    survey = await published(deps, opens_local=opens_local)
    row = await row_of(deps, survey, Topic.SURVEY_OPENING)
    assert survey.opens_at is not None
    assert await rendered(deps, row) == Later(survey.opens_at)
    go_to(deps, survey.opens_at, minutes=1)
    assert isinstance(await rendered(deps, row), Post)
    await close_survey(deps, GUILD, COORDINATION, survey.id)
    assert isinstance(await rendered(deps, row), Nothing)


async def test_where_it_was_posted_is_remembered_and_follows_a_correction_and_its_end(deps: Deps) -> None:
    survey = await published(deps)
    await was_posted(deps, survey)
    async with deps.database.reading() as session:
        found = await survey_by_id(session, GUILD, survey.id)
    assert found is not None
    assert (found.posted_channel_id, found.message_id) == (51, 99)
    await correct_wording(deps, GUILD, COORDINATION, survey.id, Wording(texts={1: "Y étiez-vous?"}))
    effect = await rendered(deps, update_delivery(survey, deps.clock.now()))
    assert isinstance(effect, Edit)
    assert (effect.channel_id, effect.message_id) == (51, 99)
    assert "« Étiez-vous là? » se lit maintenant « Y étiez-vous? »" in text_of(effect.screen)
    assert len(effect.screen.controls) == 1
    await close_survey(deps, GUILD, COORDINATION, survey.id)
    closed = await rendered(deps, update_delivery(survey, deps.clock.now()))
    assert isinstance(closed, Edit)
    assert "Ce sondage est fermé depuis" in text_of(closed.screen)
    assert not closed.screen.controls


async def test_an_update_waits_for_what_is_on_its_way_and_says_nothing_of_what_opens_later(deps: Deps) -> None:
    survey = await published(deps)
    assert isinstance(await rendered(deps, update_delivery(survey, deps.clock.now())), Later)
    later = await published(deps, opens_local=datetime.fromisoformat("2012-09-12T09:00"))
    assert isinstance(await rendered(deps, update_delivery(later, deps.clock.now())), Nothing)


async def test_what_was_sent_while_it_changed_follows(deps: Deps) -> None:
    row = await row_of(deps, await published(deps), Topic.SURVEY_OPENING)
    (follows,) = HANDLERS[Topic.SURVEY_OPENING].outdated(row, deps.clock.now())
    assert follows.topic is Topic.SURVEY_UPDATE
    assert follows.dedupe_key != row.delivery.dedupe_key
    async with deps.database.transaction() as session:
        await enqueue(session, GUILD, [follows])


@pytest.mark.parametrize("anonymous", [True, False])
async def test_whoever_has_not_answered_is_reminded_and_whoever_has_is_not(deps: Deps, anonymous: bool) -> None:
    survey = await published(deps, await roundtable(deps), anonymous=anonymous)
    row = await reminder_due(deps, survey)
    assert (row.delivery.user_id, row.delivery.destination) == (CLAIRE, Place.MEMBER)
    effect = await rendered(deps, row)
    assert isinstance(effect, Post)
    assert (effect.user_id, effect.channel_id, list(effect.screen.controls)) == (CLAIRE, None, [])
    await cast_answers(deps, GUILD, CLAIRE, (), survey.id, {1: 1})
    assert isinstance(await rendered(deps, row), Nothing)


async def test_whoever_has_begun_and_not_sent_is_reminded_too(deps: Deps) -> None:
    survey = await published(deps, await roundtable(deps), anonymous=False)
    row = await reminder_due(deps, survey)
    await keep_step(deps, GUILD, CLAIRE, (), survey.id, {1: 1})
    assert isinstance(await rendered(deps, row), Post)


async def test_where_one_answer_counts_an_organisation_a_colleague_who_answered_spares_the_others(deps: Deps) -> None:
    survey = await published(deps, await roundtable(deps), by_organization=True)
    row = await reminder_due(deps, survey)
    assert isinstance(await rendered(deps, row), Post)
    await cast_answers(deps, GUILD, CLAIRE, (), survey.id, {1: 1})
    assert isinstance(await rendered(deps, row), Nothing)


async def test_a_pause_and_ones_own_quiet_hours_are_respected(deps: Deps) -> None:
    survey = await published(deps, await roundtable(deps))
    row = await reminder_due(deps, survey)
    now = deps.clock.now()
    until = now + timedelta(hours=1)
    await change_preference(deps, GUILD, CLAIRE, "fr", lambda mine: replace(mine, paused_until=until))
    assert (await row_of(deps, survey, Topic.SURVEY_REMINDER)).state is State.PENDING
    assert isinstance(await rendered(deps, row), Nothing)
    go_to(deps, now, hours=2)
    assert isinstance(await rendered(deps, row), Post)
    go_to(deps, now.replace(hour=3), days=1)  # eleven in the evening, by the guild's rule
    assert await rendered(deps, row) == Later(now.replace(hour=12) + timedelta(days=1))


async def test_the_channel_is_reminded_once_and_nobody_is_named(deps: Deps) -> None:
    survey = await published(deps)
    row = await reminder_due(deps, survey)
    assert row.delivery.user_id is None
    await was_posted(deps, survey)
    effect = await rendered(deps, row)
    assert isinstance(effect, Post)
    assert (effect.channel_id, effect.user_id, effect.mentions.users, effect.mentions.roles) == (51, None, (), ())
    assert "<@" not in text_of(effect.screen)


async def test_nobody_is_reminded_of_what_is_closed(deps: Deps) -> None:
    survey = await published(deps)
    row = await reminder_due(deps, survey)
    await close_survey(deps, GUILD, COORDINATION, survey.id)
    assert isinstance(await rendered(deps, row), Nothing)
