"""A draft is begun, named, and addressed: its title, who is invited, how answers count."""

from dataclasses import replace
from datetime import datetime

import discord
from discord.ui import LayoutView

from bot.domain.assembly import Assembly
from bot.domain.errors import OutdatedControl
from bot.domain.survey import Audience, AudienceKind, Breakdown, SurveyDraft
from bot.edge.forms import open_form
from bot.edge.reading import guild_of
from bot.edge.replies import acknowledge, show
from bot.edge.retry import add_form
from bot.edge.router import Router, chosen
from bot.services.surveys import abandon_draft, draft_survey
from bot.texts.catalogue import texts_for, texts_in
from bot.texts.survey_templates import SurveyTemplate, template_draft
from bot.views import survey_editing as heading
from bot.views import survey_editing_people as people
from bot.views import survey_management_places as places
from bot.views.custom_ids import CustomId
from bot.views.forms import Form
from bot.views.survey_editing import abandon_view, abandoned_view, heading_form
from bot.views.survey_management_places import FEATURE, audience_in, id_in, number_in, place_in
from cogs.survey_management.desk import Desk, Seen, Typed, writer


class Drafting:
    """What a draft is called, and who is invited."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def route(self, router: Router) -> None:
        """Take the forms and the controls of these screens."""
        add_form(router, FEATURE, places.NEW, places.NEW_ARITY, _new_form, self._begin)
        router.add(FEATURE, places.CARD, places.PAGED_ARITY, self._card)
        add_form(router, FEATURE, places.TITLE, places.ARITY, self._title_form, self._entitle)
        router.add(FEATURE, places.HOW, places.ARITY, self._how)
        add_form(router, FEATURE, places.SHAPE, places.ARITY, self._shape_form, self._shape)
        router.add(FEATURE, places.WHOM, places.ARITY, self._whom)
        router.add(FEATURE, places.AMONG, places.AMONG_ARITY, self._among)
        router.add(FEATURE, places.INVITE, places.INVITE_ARITY, self._invite)
        router.add(FEATURE, places.ABANDON, places.ARITY, self._ask_to_abandon)
        router.add(FEATURE, places.ABANDONED, places.ARITY, self._abandon)

    async def begin(self, interaction: discord.Interaction, template: SurveyTemplate | None) -> None:
        """Begin a survey from a template and show its card; without one, open the form of its title."""
        if template is None:
            await open_form(interaction, await _new_form(interaction))
            return
        await acknowledge(interaction)
        snapshot = (await self._desk.deps.snapshots.get(guild_of(interaction))).snapshot
        plan = snapshot.plan_for(interaction.channel_id).plan if snapshot.plans else None
        assembly = next((each for each in snapshot.assemblies if _is_ahead(each, self._desk.now)), None)
        t = texts_in(snapshot.settings.language)
        draft = template_draft(t, template, plan, assembly.id if assembly else None)
        await self._draft(interaction, draft)

    async def _begin(self, interaction: discord.Interaction, custom_id: CustomId, typed: Typed) -> None:  # noqa: ARG002 - it carries nothing
        await acknowledge(interaction)
        await self._draft(interaction, SurveyDraft(typed[heading.NAME], typed[heading.INTRODUCTION]))

    async def _draft(self, interaction: discord.Interaction, draft: SurveyDraft) -> None:
        survey_id = await draft_survey(self._desk.deps, *writer(interaction), draft)
        await self._desk.show_card(interaction, survey_id)

    async def _card(self, interaction: discord.Interaction, custom_id: CustomId) -> None:
        page, question = place_in(custom_id)
        await self._desk.show_card(interaction, id_in(custom_id), page, question=question)

    async def _title_form(self, interaction: discord.Interaction, custom_id: CustomId) -> Form:
        seen = await self._desk.draft(interaction, custom_id)
        return heading_form(seen.t, custom_id.encode(), seen.survey.title, seen.survey.introduction)

    async def _entitle(self, interaction: discord.Interaction, custom_id: CustomId, typed: Typed) -> None:
        await acknowledge(interaction)

        def entitled(draft: SurveyDraft) -> SurveyDraft:
            return replace(draft, title=typed[heading.NAME], introduction=typed[heading.INTRODUCTION])

        await self._desk.change(interaction, id_in(custom_id), entitled)
        await self._desk.show_card(interaction, id_in(custom_id))

    async def _how(self, interaction: discord.Interaction, custom_id: CustomId) -> None:
        await acknowledge(interaction)
        await self._show_people(interaction, custom_id)

    async def _show_people(self, interaction: discord.Interaction, custom_id: CustomId) -> None:
        seen = await self._desk.draft(interaction, custom_id)
        await show(interaction, people.people_view(seen.t, seen.snapshot, seen.survey))

    async def _shape_form(self, interaction: discord.Interaction, custom_id: CustomId) -> Form:
        seen = await self._desk.draft(interaction, custom_id)
        return people.shape_form(seen.t, seen.survey)

    async def _shape(self, interaction: discord.Interaction, custom_id: CustomId, typed: Typed) -> None:
        if typed[people.PARTED] not in set(Breakdown):
            raise OutdatedControl(custom_id.encode())
        await acknowledge(interaction)

        def shaped(draft: SurveyDraft) -> SurveyDraft:
            return replace(
                draft,
                anonymous=typed[people.NAMED] != people.NOMINAL,
                by_organization=typed[people.COUNTED] == people.ORGANIZATION,
                breakdown=Breakdown(typed[people.PARTED]),
                publish_results=typed[people.RESULTS] == people.PUBLIC,
            )

        await self._desk.change(interaction, id_in(custom_id), shaped)
        await self._show_people(interaction, custom_id)

    async def _whom(self, interaction: discord.Interaction, custom_id: CustomId) -> None:
        value = chosen(interaction)
        if value not in set(AudienceKind):
            raise OutdatedControl(custom_id.encode())
        await acknowledge(interaction)
        if value == AudienceKind.EVERYONE:
            await self._invited(interaction, custom_id, Audience())
            return
        seen = await self._desk.draft(interaction, custom_id)
        await self._show_among(interaction, seen, AudienceKind(value))

    async def _among(self, interaction: discord.Interaction, custom_id: CustomId) -> None:
        await acknowledge(interaction)
        seen = await self._desk.draft(interaction, custom_id)
        await self._show_among(interaction, seen, audience_in(custom_id), number_in(custom_id, 2))

    async def _show_among(
        self, interaction: discord.Interaction, seen: Seen, kind: AudienceKind, page: int = 0
    ) -> None:
        await show(interaction, _among_view(seen, kind, self._desk.now, page))

    async def _invite(self, interaction: discord.Interaction, custom_id: CustomId) -> None:
        kind, value = audience_in(custom_id), chosen(interaction)
        if not value.isdecimal():
            raise OutdatedControl(custom_id.encode())
        await acknowledge(interaction)
        await self._invited(interaction, custom_id, Audience(kind, int(value)))

    async def _invited(self, interaction: discord.Interaction, custom_id: CustomId, audience: Audience) -> None:
        await self._desk.change(interaction, id_in(custom_id), lambda draft: replace(draft, audience=audience))
        await self._show_people(interaction, custom_id)

    async def _ask_to_abandon(self, interaction: discord.Interaction, custom_id: CustomId) -> None:
        await acknowledge(interaction)
        seen = await self._desk.draft(interaction, custom_id)
        await show(interaction, abandon_view(seen.t, seen.survey))

    async def _abandon(self, interaction: discord.Interaction, custom_id: CustomId) -> None:
        await acknowledge(interaction)
        await abandon_draft(self._desk.deps, guild_of(interaction), id_in(custom_id))
        await show(interaction, abandoned_view(texts_for(interaction.locale)))


def _is_ahead(assembly: Assembly, now: datetime) -> bool:
    """Whether a survey can still open at its end."""
    return assembly.is_coming and not assembly.is_done(now)


async def _new_form(interaction: discord.Interaction, _custom_id: CustomId | None = None) -> Form:
    return heading_form(texts_for(interaction.locale), places.new_control())


def _among_view(seen: Seen, kind: AudienceKind, now: datetime, page: int) -> LayoutView:
    match kind:
        case AudienceKind.ROLE:
            return people.role_view(seen.t, seen.snapshot, seen.survey)
        case AudienceKind.GROUP:
            return people.groups_view(seen.t, seen.snapshot, seen.survey, page)
        case AudienceKind.PRESENT:
            return people.assemblies_view(seen.t, seen.snapshot, seen.survey, now, page)
        case AudienceKind.EVERYONE:
            return people.people_view(seen.t, seen.snapshot, seen.survey)
