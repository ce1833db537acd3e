"""Two guilds: in the first, each persona is what its name says and everything bears a mark; in the second they are nobody."""

from dataclasses import replace
from datetime import date, datetime
from typing import Any, Final

from sqlalchemy import select

from bot.domain.assembly import AssemblyDraft
from bot.domain.directory import Carrier, CarrierKind
from bot.domain.directory_drafts import GroupDraft, LinkDraft, OrganizationDraft, PersonDraft
from bot.domain.doubt import Doubt, DoubtKind
from bot.domain.guild_settings import AssemblyKind, SettingKey
from bot.domain.journal import SHELL
from bot.domain.motion_changes import MotionDraft
from bot.domain.plan_responsibles import party_key
from bot.domain.survey import Question, QuestionKind, SurveyDraft
from bot.domain.survey_editing import mark_of
from bot.importers.draft import Draft
from bot.services.assemblies import draft_assembly, publish_assembly
from bot.services.board import elect
from bot.services.deadlines import DeadlineDraft, plan_deadline
from bot.services.directory import enrol_organization, enrol_person, represent
from bot.services.directory_groups import enrol_group, give_lead
from bot.services.entrusting import entrust
from bot.services.gatherings import check_in
from bot.services.links import link_person, request_link
from bot.services.motions import open_motion
from bot.services.plans import doubts_of, import_plan, preview_import
from bot.services.settings import reset_setting
from bot.services.surveys import draft_survey, publish_survey
from storage.models import Base
from tests.samples import SMALL_PLAN
from tests.scenarios.stage import Stage
from tests.services.survey_tools import answered_survey

MARK: Final = "Zyxomme"
"""In every text of the first guild."""

OWNER_OF_SECOND: Final = "nouveau"
_STRANGER: Final = "administration"


def strip_second(stage: Stage) -> None:
    """Nobody has a role in the second guild, and its owner is somebody who is nobody in the first."""
    guild = stage.world.state.guild(stage.world.guild_ids[1])
    guild.owner_id = stage.world.hand(OWNER_OF_SECOND).user["id"]
    for member in guild.members.values():
        if not member["user"]["bot"]:
            member["roles"] = []


async def fill(stage: Stage, which: int, mark: str) -> dict[str, str]:
    """A plan, a directory and requests, all called ``mark``; « responsable » leads a table in the first guild alone.

    Gives what the samples' braces stand for.
    """
    deps, guild_id = stage.app.deps, int(stage.world.guild_ids[which])
    plan_id, doubt_id, item_id = await _plan(stage, guild_id, mark)
    organization = await enrol_organization(deps, guild_id, SHELL, OrganizationDraft(f"{mark} organisme"))
    person = await enrol_person(deps, guild_id, SHELL, PersonDraft(f"{mark} personne", organization_id=organization))
    group = await enrol_group(deps, guild_id, SHELL, GroupDraft(f"{mark} table"))
    other = await enrol_group(deps, guild_id, SHELL, GroupDraft(f"{mark} comité"))
    since = date(2020, 1, 1)
    seat = await represent(deps, guild_id, SHELL, person, organization, group, since)
    await elect(deps, guild_id, SHELL, group, person, since, None)
    party = f"{mark} coordination"
    await entrust(deps, guild_id, SHELL, Carrier(CarrierKind.PERSON, person), party=party)
    due = datetime.fromisoformat("2100-01-01T09:00")
    deadlines = [(await plan_deadline(deps, guild_id, SHELL, DeadlineDraft(item_id, due))).id for _which in range(2)]
    stranger = int(stage.hand(_STRANGER).user["id"])
    asked = await request_link(deps, guild_id, stranger, LinkDraft(f"{mark} demande"), confirmation=True)
    if which == 0:
        lead = await enrol_person(deps, guild_id, SHELL, PersonDraft(f"{mark} responsable"))
        await link_person(deps, guild_id, SHELL, lead, int(stage.hand("responsable").user["id"]))
        await give_lead(deps, guild_id, SHELL, group, lead)
    else:
        await reset_setting(deps, guild_id, SHELL, SettingKey.COORDINATION_ROLES)
    soon = [
        await _assembly(stage, guild_id, f"{mark} {start}", start) for start in ("2012-09-10T10:25", "2030-06-20T18:30")
    ]
    assembly, attendee, motion = await _meet(stage, guild_id, soon[0], mark)
    surveys = await _surveys(stage, guild_id, mark)
    await stage.deliver()  # what goes out by itself changes the outbox's rows, and nobody's act does
    guild = stage.world.state.guild(str(guild_id))
    numbers: dict[str, object] = {
        **surveys,
        "plan": plan_id,
        "doubt": doubt_id,
        "action": item_id,
        "deadline": deadlines[0],
        "other_deadline": deadlines[1],
        "organization": organization,
        "person": person,
        "group": group,
        "other_group": other,
        "representation": seat,
        "assembly": assembly,
        "draft": soon[1],
        "attendee": attendee,
        "motion": motion,
        "request": asked.request_id,
        "role": guild.role_id("Responsable"),
        "channel": guild.channel_id("plan"),
        "user": stage.hand("membre").user["id"],
    }
    return {"party": party_key(party), **{name: str(number) for name, number in numbers.items()}}


async def _assembly(stage: Stage, guild_id: int, title: str, start: str) -> int:
    at = datetime.fromisoformat(start)
    draft = AssemblyDraft(AssemblyKind.ANNUAL_GENERAL, at, title, f"{title}, salle", agenda=f"{title}, ordre du jour")
    return await draft_assembly(stage.app.deps, guild_id, SHELL, draft)


async def _meet(stage: Stage, guild_id: int, assembly_id: int, mark: str) -> tuple[int, int, int]:
    """The assembly is convened and begins: somebody is there, a proposition is put. Their ids."""
    deps = stage.app.deps
    await publish_assembly(deps, guild_id, SHELL, assembly_id, short_notice=True)
    gathering = await check_in(deps, guild_id, SHELL, assembly_id, guest_name=f"{mark} invité")
    motion_id = await open_motion(deps, guild_id, SHELL, assembly_id, MotionDraft(f"{mark} proposition"))
    return assembly_id, gathering.attendees[0].id, motion_id


async def _surveys(stage: Stage, guild_id: int, mark: str) -> dict[str, object]:
    """A survey that was published, with names, and is open; the draft of another; one that is over."""
    deps = stage.app.deps
    channel = int(stage.world.state.guild(str(guild_id)).channel_id("plan"))
    draft = SurveyDraft(
        f"{mark} sondage",
        f"{mark} pourquoi",
        questions=(_question(mark),),
        anonymous=False,
        channel_id=channel,
        closes_local=datetime.fromisoformat("2030-06-20T18:30"),
    )
    survey_id, other = [await draft_survey(deps, guild_id, SHELL, draft) for _which in range(2)]
    await publish_survey(deps, guild_id, SHELL, survey_id)
    asked = Question(1, QuestionKind.YES_NO, f"{mark} question")
    ended = await answered_survey(deps, [asked], [{1: 1}] * 5, guild_id=guild_id, anonymous=False, title=draft.title)
    return {
        "survey": survey_id,
        "draft_survey": other,
        "question": mark_of(_question(mark)),
        "ended_survey": ended.id,
    }


def _question(mark: str) -> Question:
    return Question(1, QuestionKind.SHORT, f"{mark} question", help=f"{mark} aide", required=False)


async def _plan(stage: Stage, guild_id: int, mark: str) -> tuple[int, int, int]:
    deps = stage.app.deps
    party = replace(SMALL_PLAN.parties[0], name=f"{mark} coordination", aliases=())
    axis = replace(SMALL_PLAN.axes[0], title=f"{mark} axe")
    plan = replace(SMALL_PLAN, title=f"{mark} plan", axes=(axis,), parties=(party, *SMALL_PLAN.parties))
    doubt = Doubt(DoubtKind.LOOSE_LINE, 7, f"{mark} ligne")
    plan_id = (await import_plan(deps, guild_id, await preview_import(deps, guild_id, Draft(plan, (doubt,))))).plan_id
    (stored,) = await doubts_of(deps, guild_id, plan_id)
    action = next((await deps.snapshots.get(guild_id)).snapshot.plan_by_id(plan_id).plan.actions()).item
    return plan_id, stored.id or 0, action.id or 0


async def rows_of(stage: Stage, which: int) -> dict[str, list[tuple[Any, ...]]]:
    """Everything that the database holds of a guild, by table."""
    guild_id = int(stage.world.guild_ids[which])
    async with stage.app.deps.database.reading() as session:
        return {
            table.name: [
                tuple(row)
                for row in await session.execute(
                    select(table)
                    .where((table.c.guild_id if "guild_id" in table.c else table.c.id) == guild_id)
                    .order_by(*table.primary_key)
                )
            ]
            for table in Base.metadata.sorted_tables
        }
