"""What the use cases of surveys share: one transaction, in which they are looked up, written, journaled, and told.

Answering is not one of them: it leaves the snapshot as it is (``bot.services.survey_answers``).
"""

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.clock import local_day
from bot.domain.directory import Directory
from bot.domain.guild_settings import GuildSettings
from bot.domain.journal import Act, Actor, Change, Subject, changed_facts
from bot.domain.outbox import SubjectKind, Topic
from bot.domain.survey import Survey, SurveyStatus
from bot.domain.survey_audience import reminded_users
from bot.domain.survey_changes import survey_facts
from bot.domain.survey_deliveries import reminder_deliveries, standing_deliveries, to_come, update_delivery
from bot.domain.survey_errors import UnknownSurvey
from bot.services.deps import Deps
from storage.ballot_boxes import open_box
from storage.directory import load_directory
from storage.guilds import bump_revision, lock_guild
from storage.journal import write_journal
from storage.outbox import cancel, enqueue
from storage.settings import load_settings
from storage.survey_participation import invited_attendees
from storage.surveys import add_survey, keep_survey, survey_by_id


@dataclass(slots=True)
class SurveyWriting:
    """A change of one guild's surveys under way; ``changes`` go to the journal at the end.

    ``touched`` says that the snapshot is to be read again.
    """

    session: AsyncSession
    guild_id: int
    at: datetime
    settings: GuildSettings
    directory: Directory
    changes: list[Change] = field(default_factory=list)
    touched: bool = False

    async def survey(self, survey_id: int) -> Survey:
        """The guild's survey of that id, as it stands; raise ``UnknownSurvey``."""
        found = await survey_by_id(self.session, self.guild_id, survey_id)
        if found is None:
            raise UnknownSurvey(str(survey_id))
        return found

    async def add(self, survey: Survey) -> Survey:
        """Write a new one; give it with its id. Nobody is told of a draft, and nothing is journaled of it."""
        self.touched = True
        return await add_survey(self.session, survey)

    async def publish(self, survey: Survey) -> Survey:
        """Write and journal what is published now, with a box where it is anonymous; plan all that it sends."""
        if survey.anonymous and survey.box_id is None:
            survey = replace(survey, box_id=await open_box(self.session, self.guild_id))
        await self.replan(survey)
        await keep_survey(self.session, survey)
        facts = {name: fact for name, fact in survey_facts(survey).items() if fact not in (None, "", [])}
        self.journal(survey, Act.ADDED, after=facts)
        return survey

    async def change(self, before: Survey, after: Survey) -> None:
        """Write and journal a change; what is unsent moves or stops, and what was posted follows."""
        self.touched = True
        if before.status is SurveyStatus.DRAFT:
            await keep_survey(self.session, after)
            return
        await self.replan(after)
        if after.status is not SurveyStatus.DRAFT:
            await enqueue(self.session, self.guild_id, [update_delivery(after, self.at)])
        await keep_survey(self.session, after)
        was, becomes = changed_facts(survey_facts(before), survey_facts(after))
        if was or becomes:
            self.journal(after, Act.CHANGED, was, becomes)

    async def replan(self, survey: Survey) -> None:
        """What is unsent of it moves or stops, by the directory and the settings as they are now."""
        standing = standing_deliveries(survey, self.settings, self.at, await self._reminded(survey))
        keys = [each.dedupe_key for each in standing]
        await cancel(self.session, self.guild_id, SubjectKind.SURVEY, survey.id, but=keys)
        await enqueue(self.session, self.guild_id, to_come(standing, self.at))

    async def replan_reminders(self, survey: Survey) -> None:
        """The same of its reminders alone, where it is still open; those that are due already are on their way."""
        wanted = reminder_deliveries(survey, self.settings, await self._reminded(survey))
        if survey.status is not SurveyStatus.OPEN or not wanted:
            return
        keys = [each.dedupe_key for each in wanted]
        which = (Topic.SURVEY_REMINDER,)
        await cancel(self.session, self.guild_id, SubjectKind.SURVEY, survey.id, topics=which, but=keys)
        await enqueue(self.session, self.guild_id, to_come(wanted, self.at))

    def journal(
        self,
        survey: Survey,
        act: Act,
        before: Mapping[str, object] | None = None,
        after: Mapping[str, object] | None = None,
    ) -> None:
        """Say to the journal what was done to it; the snapshot is to be read again."""
        self.changes.append(Change(Subject.SURVEY, act, survey.id, survey.title, before or {}, after or {}))
        self.touched = True

    async def _reminded(self, survey: Survey) -> frozenset[int] | None:
        attendees = await invited_attendees(self.session, survey)
        return reminded_users(survey, self.directory, local_day(self.at, survey.time_zone), attendees)


@asynccontextmanager
async def writing_surveys(deps: Deps, guild_id: int, actor: Actor) -> AsyncIterator[SurveyWriting]:
    """One transaction: what was changed in it is journaled, and held in memory once it is committed."""
    at = deps.clock.now()
    async with deps.database.transaction() as session:
        await lock_guild(session, guild_id, at)
        settings = await load_settings(session, guild_id, deps.snapshots.defaults)
        directory = await load_directory(session, guild_id)
        writing = SurveyWriting(session, guild_id, at, settings, directory)
        yield writing
        await write_journal(session, guild_id, actor, at, writing.changes)
        if writing.touched:
            await bump_revision(session, guild_id)
    if writing.touched:
        await deps.snapshots.refresh(guild_id)
