"""What every command reads: a guild's active plans with the states that events give their actions, and its directory."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import joinedload

from bot.domain.carrying import Carrying
from bot.domain.guild_settings import DEFAULT_SETTINGS, GuildSettings
from bot.domain.plan import ActionState
from bot.domain.plan import Plan as DomainPlan
from bot.domain.snapshot import GuildSnapshot, LoadedPlan
from bot.domain.survey_measure import Measure
from storage.assemblies import load_assemblies
from storage.deadlines import load_deadlines
from storage.directory import load_directory
from storage.models import ActionEvent, EventKind, Guild, Plan, PlanItem, PlanVersion, VersionStatus
from storage.plan_reading import read_plans
from storage.series import load_series
from storage.settings import load_settings
from storage.surveys import load_surveys

# A restoration draws revisions that are far from any that was held: what its versions hold is read anew.
_CLOSE: Final = range(1_000)
_Known = Mapping[tuple[int, int], DomainPlan]


async def load_snapshot(
    session: AsyncSession,
    guild_id: int,
    defaults: GuildSettings = DEFAULT_SETTINGS,
    held: GuildSnapshot | None = None,
) -> GuildSnapshot:
    """The guild's active plans, the roundtable's own first, its directory, its settings, its assemblies, its open due dates, its surveys.

    Empty, at revision 0 and with the settings ``defaults``, where nothing is stored. The plans of ``held``, an earlier snapshot of
    the same guild, serve again where their versions are active still: what a version holds never changes.
    """
    revision = await session.scalar(select(Guild.revision).where(Guild.id == guild_id)) or 0
    close = held is not None and revision - held.revision in _CLOSE
    known = {(each.plan_id, each.version_id): each.plan for each in held.plans} if held is not None and close else {}
    directory = await load_directory(session, guild_id)
    loaded = await _load(session, known, PlanVersion.guild_id == guild_id)
    deadlines = await load_deadlines(session, guild_id)
    next_due = {each.item_id: each for each in reversed(deadlines)}
    plans = tuple(
        replace(each, carrying=Carrying.build(directory, each.plan.parties), next_due=next_due) for each in loaded
    )
    return GuildSnapshot(
        guild_id,
        revision,
        plans,
        directory,
        await load_settings(session, guild_id, defaults),
        assemblies=await load_assemblies(session, guild_id),
        series=await load_series(session, guild_id),
        deadlines=deadlines,
        surveys=await load_surveys(session, guild_id),
    )


async def active_plan(session: AsyncSession, guild_id: int, plan_id: int) -> LoadedPlan | None:
    """The active version of one of the guild's plans, or None."""
    found = await _load(session, {}, PlanVersion.guild_id == guild_id, PlanVersion.plan_id == plan_id)
    return found[0] if found else None


async def _load(session: AsyncSession, known: _Known, *which: ColumnElement[bool]) -> tuple[LoadedPlan, ...]:
    with_owner = joinedload(PlanVersion.plan).joinedload(Plan.working_group)
    active = select(PlanVersion).options(with_owner).where(*which, PlanVersion.status == VersionStatus.ACTIVE)
    versions = sorted(await session.scalars(active), key=_roundtable_first)
    if not versions:
        return ()
    new = [version for version in versions if (version.plan_id, version.id) not in known]
    read = {version.id: plan for version, plan in zip(new, await read_plans(session, new), strict=True)} if new else {}
    plans = [read[each.id] if each.id in read else known[each.plan_id, each.id] for each in versions]
    states, measures = await _said(session, [version.plan_id for version in versions])
    return tuple(
        _loaded(version, plan, states.get(version.plan_id, {}), measures.get(version.plan_id, {}))
        for version, plan in zip(versions, plans, strict=True)
    )


def _roundtable_first(version: PlanVersion) -> tuple[bool, str, int]:
    owner = version.plan.working_group
    return owner is not None, owner.name if owner else "", -version.plan_id


def _loaded(
    version: PlanVersion, plan: DomainPlan, states: Mapping[int, ActionState], measures: Mapping[int, Measure]
) -> LoadedPlan:
    owner = version.plan.working_group
    return LoadedPlan(
        plan_id=version.plan_id,
        version_id=version.id,
        plan=plan,
        working_group=owner.name if owner else None,
        channel_id=owner.channel_id if owner else None,
        states=states,
        measures=measures,
    )


async def _said(
    session: AsyncSession, plan_ids: Sequence[int]
) -> tuple[dict[int, dict[int, ActionState]], dict[int, dict[int, Measure]]]:
    """By plan, the state of each action that has one, and the measure of each thing that has one: the last one written wins."""
    kinds = EventKind.STATE, EventKind.SURVEY
    last = select(func.max(ActionEvent.id)).join(PlanItem, PlanItem.id == ActionEvent.item_id)
    last = last.where(PlanItem.plan_id.in_(plan_ids), ActionEvent.kind.in_(kinds))
    events = select(PlanItem.plan_id, ActionEvent.item_id, ActionEvent.kind, ActionEvent.value)
    events = events.join(PlanItem, PlanItem.id == ActionEvent.item_id)
    events = events.where(ActionEvent.id.in_(last.group_by(ActionEvent.item_id, ActionEvent.kind)))
    states: dict[int, dict[int, ActionState]] = {}
    measures: dict[int, dict[int, Measure]] = {}
    for plan_id, item_id, kind, value in await session.execute(events):
        if kind == EventKind.STATE:
            states.setdefault(plan_id, {})[item_id] = ActionState(value)
        else:
            measures.setdefault(plan_id, {})[item_id] = Measure.read(value)
    return states, measures
