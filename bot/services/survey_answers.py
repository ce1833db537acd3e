"""Answers to surveys: begun, taken up again, sent. Nothing of an anonymous answer is kept before it is sent.

Questions are read from the snapshot, and answering never bumps the guild's revision: five hundred members may answer at once.
"""

from collections.abc import Collection
from dataclasses import replace

from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.survey import Answers, Response
from bot.domain.survey_checking import checked_answers
from bot.domain.survey_errors import AlreadyAnswered, SurveyNotOpen
from bot.domain.survey_standing import Beginning, Receipt
from bot.services.deps import Deps
from bot.services.survey_voices import Voice, require_same, voice_of
from storage.ballot_boxes import cast, have_cast
from storage.survey_responses import hold_response, keep_response, response_of


async def begin_answer(deps: Deps, guild_id: int, user_id: int, role_ids: Collection[int], survey_id: int) -> Beginning:
    """Whether that Discord member, who has those roles, may answer now, and what they have answered already.

    Raises:
        UnknownSurvey: there is none, or it is a draft.
        SurveyNotOpen: it opens later, or takes no answer any more.
        NotInvited: it is asked of others.
        NoOrganization: one answer counts an organisation, and they speak for none.
        AlreadyAnswered: it is anonymous, and their answer is counted.
    """
    snapshot = (await deps.snapshots.get(guild_id)).snapshot
    async with deps.database.reading() as session:
        voice = await voice_of(session, snapshot, user_id, role_ids, survey_id, deps.clock.now())
        survey = voice.survey
        if not survey.anonymous:
            response = await response_of(session, guild_id, survey_id, voice.participant)
            return Beginning(survey, voice.organization, response)
        if survey.box_id is not None and await have_cast(session, guild_id, survey.box_id, [voice.participant]):
            raise AlreadyAnswered(voice.organization)
    return Beginning(survey, voice.organization)


async def keep_step(
    deps: Deps, guild_id: int, user_id: int, role_ids: Collection[int], survey_id: int, told: Answers
) -> Beginning:
    """Keep what a step of a nominal survey was answered, ``BLANK`` where it was left so, until all of it is sent.

    Raise as ``begin_answer`` does, and ``OutdatedControl`` where the survey was published anew meanwhile.
    """
    snapshot = (await deps.snapshots.get(guild_id)).snapshot
    async with deps.database.transaction() as session:
        voice = await voice_of(session, snapshot, user_id, role_ids, survey_id, deps.clock.now(), hold=True)
        require_same(snapshot, voice.survey)
        held = await hold_response(session, guild_id, survey_id, _blank(voice, user_id))
        kept = replace(held, user_id=user_id, draft={**held.draft, **told})
        await keep_response(session, guild_id, survey_id, kept)
    return Beginning(voice.survey, voice.organization, kept)


async def cast_answers(
    deps: Deps, guild_id: int, user_id: int, role_ids: Collection[int], survey_id: int, answers: Answers
) -> Receipt:
    """Count an answer, whole: once a voice where it is anonymous; where it is nominal, in the place of the one before.

    What ``answers`` says nothing of, a nominal survey has from the steps that were kept (``keep_step``), else from what was sent
    before; ``BLANK`` says that it was left so.

    Raises:
        InvalidAnswer: one cannot be, or a question that is asked and required has none.
        UnknownSurvey, SurveyNotOpen, NotInvited, NoOrganization, AlreadyAnswered: as ``begin_answer``.
        OutdatedControl: it was published anew meanwhile.
    """
    snapshot = (await deps.snapshots.get(guild_id)).snapshot
    now = deps.clock.now()
    anonymous = snapshot.survey_by_id(survey_id).anonymous
    async with deps.database.transaction() as session:
        voice = await voice_of(session, snapshot, user_id, role_ids, survey_id, now, hold=not anonymous)
        require_same(snapshot, voice.survey)
        if anonymous:
            return await _cast(session, voice, user_id, checked_answers(voice.survey, answers))
        held = await hold_response(session, guild_id, survey_id, _blank(voice, user_id))
        counted = checked_answers(voice.survey, {**held.answers, **held.draft, **answers})
        sent = Response(voice.participant, user_id, counted, {}, now, voice.stratum)
        await keep_response(session, guild_id, survey_id, sent)
    return Receipt(voice.survey, counted, voice.organization, replaced=held.submitted_at is not None)


async def _cast(session: AsyncSession, voice: Voice, user_id: int, answers: Answers) -> Receipt:
    survey = voice.survey
    box_id = survey.box_id or 0
    done = await cast(
        session, survey.guild_id, box_id, voice.participant, answers, user_id=user_id, stratum=voice.stratum
    )
    if not done:
        if await have_cast(session, survey.guild_id, box_id, [voice.participant]):
            raise AlreadyAnswered(voice.organization)
        raise SurveyNotOpen(closed_at=survey.closes_at)
    return Receipt(survey, answers, voice.organization)


def _blank(voice: Voice, user_id: int) -> Response:
    return Response(voice.participant, user_id, {}, {}, None, voice.stratum)
