"""What every command reads: a guild's active plans, held in memory and replaced whole when they change."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from bot.domain.assembly import Assembly, Series
from bot.domain.assembly_errors import UnknownAssembly
from bot.domain.carrying import Carrying
from bot.domain.deadline import Deadline
from bot.domain.directory import Directory
from bot.domain.errors import NoPlan, UnknownPlan
from bot.domain.guild_settings import GuildSettings
from bot.domain.plan import Action, ActionState, Node, Plan
from bot.domain.survey import Survey
from bot.domain.survey_errors import UnknownSurvey
from bot.domain.survey_measure import Measure


@dataclass(frozen=True, slots=True)
class LoadedPlan:
    """The active version of one plan. ``working_group`` is the table it belongs to, None for the roundtable's own.

    ``states`` holds the state of each action that has one, by the action's ``id``; ``carrying``, to whom its parties and
    actions are entrusted; ``next_due``, the earliest open due date of each action that has one, by the action's ``id``;
    ``measures``, what a survey last said of each indicator or action that has been measured, by its ``id``.
    """

    plan_id: int
    version_id: int
    plan: Plan
    working_group: str | None = None
    channel_id: int | None = None
    states: Mapping[int, ActionState] = field(default_factory=dict)
    carrying: Carrying = field(default_factory=Carrying)
    next_due: Mapping[int, Deadline] = field(default_factory=dict)
    measures: Mapping[int, Measure] = field(default_factory=dict)

    def state_of(self, action: Action) -> ActionState:
        """What the events say of ``action``: UNREPORTED where nobody has said."""
        if action.id is None:
            return ActionState.UNREPORTED
        return self.states.get(action.id, ActionState.UNREPORTED)


@dataclass(frozen=True, slots=True)
class GuildSnapshot:
    """A guild's active plans (the roundtable's own first), its directory, settings, assemblies, open deadlines, and surveys.

    Surveys come with their questions, the latest first. ``revision`` grows with each change to any of them. ``assemblies`` come by their start, past and cancelled ones too; where
    their messages stand is best asked of the database, which knows it first.
    """

    guild_id: int
    revision: int
    plans: tuple[LoadedPlan, ...] = ()
    directory: Directory = field(default_factory=Directory)
    settings: GuildSettings = field(default_factory=GuildSettings)
    assemblies: tuple[Assembly, ...] = ()
    series: tuple[Series, ...] = ()
    deadlines: tuple[Deadline, ...] = ()
    surveys: tuple[Survey, ...] = ()

    def plan_for(self, channel_id: int | None) -> LoadedPlan:
        """The plan of the table whose channel this is, else the roundtable's; raise ``NoPlan`` where there is none."""
        if not self.plans:
            raise NoPlan
        of_channel = (p for p in self.plans if channel_id is not None and p.channel_id == channel_id)
        return next(of_channel, self.plans[0])

    def plan_by_id(self, plan_id: int) -> LoadedPlan:
        """The plan with that id; raise ``UnknownPlan`` where it is gone."""
        for loaded in self.plans:
            if loaded.plan_id == plan_id:
                return loaded
        raise UnknownPlan(str(plan_id))

    def action_by_id(self, item_id: int) -> tuple[LoadedPlan, Node] | None:
        """An action of the active plans, and its place; None where none has it any more."""
        actions = ((loaded, node) for loaded in self.plans for node in loaded.plan.actions())
        return next((found for found in actions if found[1].item.id == item_id), None)

    def assembly_by_id(self, assembly_id: int) -> Assembly:
        """The assembly with that id; raise ``UnknownAssembly`` where it is gone."""
        for assembly in self.assemblies:
            if assembly.id == assembly_id:
                return assembly
        raise UnknownAssembly(str(assembly_id))

    def survey_by_id(self, survey_id: int) -> Survey:
        """The survey with that id; raise ``UnknownSurvey`` where it is gone."""
        for survey in self.surveys:
            if survey.id == survey_id:
                return survey
        raise UnknownSurvey(str(survey_id))
