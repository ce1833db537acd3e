"""« Je représente… »: from an organisation's name to a card, at once or once the coordination has confirmed."""

from collections.abc import Awaitable
from typing import Final, Protocol

import discord

from bot.domain.directory import Directory, Person
from bot.domain.directory_drafts import LinkDraft, folded_name
from bot.domain.directory_search import EntryKind
from bot.domain.errors import OutdatedControl
from bot.edge.desk import desk_of
from bot.edge.forms import open_form
from bot.edge.notices import tell_channel
from bot.edge.reading import guild_of, knowledge
from bot.edge.replies import acknowledge, show
from bot.edge.retry import add_form, typed_before
from bot.edge.router import Router, chosen
from bot.services.deps import Deps
from bot.services.links import request_link
from bot.services.snapshots import Knowledge
from bot.texts.catalogue import texts_for, texts_in
from bot.views import my_card_places as places
from bot.views.custom_ids import CustomId
from bot.views.directory_places import entry_in
from bot.views.forms import Form
from bot.views.my_card_forms import EMAIL, FUNCTION, NAME, PHONE, identity_form, organization_form
from bot.views.my_card_places import SpeaksFor
from bot.views.my_card_steps import (
    is_it_you_view,
    linked_sentence,
    organizations_view,
    own_name_view,
    request_notice,
    unknown_organization_view,
)

_MOST_ORGANIZATIONS: Final = 10


class ShowCard(Protocol):
    """Shows what there is of the member, after what was just ``said``."""

    def __call__(self, interaction: discord.Interaction, page: int = 0, said: str = "") -> Awaitable[None]:
        """Answer with it."""
        ...


class Linking:
    """The steps by which a member says who they are."""

    def __init__(self, deps: Deps, show_card: ShowCard) -> None:
        self._deps = deps
        self._show_card = show_card

    def route(self, router: Router) -> None:
        """Take the two forms, the menu between them, and the answers to « Est-ce vous? »."""
        feature = places.FEATURE
        add_form(router, feature, places.ORGANIZATION, 1, self._build_organization, self._find_organization)
        add_form(router, feature, places.IDENTITY, 1, self._build_identity, self._identify)
        router.add(feature, places.PICK, 1, self._pick)
        router.add(feature, places.YES, 1, self._yes)
        router.add(feature, places.NO, 1, self._no)

    async def _build_organization(self, interaction: discord.Interaction, custom_id: CustomId) -> Form:
        return organization_form(texts_for(interaction.locale), custom_id.args[0])

    async def _find_organization(
        self, interaction: discord.Interaction, _custom_id: CustomId, typed: dict[str, str]
    ) -> None:
        held = await knowledge(interaction, self._deps.snapshots)
        t, name = texts_for(interaction.locale), typed[places.ORGANIZATION]
        organizations = held.snapshot.directory.organizations
        hits = held.directory.search(name, kinds={EntryKind.ORGANIZATION})
        found = [organizations[hit.id] for hit in hits if organizations[hit.id].active][:_MOST_ORGANIZATIONS]
        if not name:
            view = own_name_view(t)
        else:
            view = organizations_view(t, name, found) if found else unknown_organization_view(t, name)
        await show(interaction, view)

    async def _pick(self, interaction: discord.Interaction, custom_id: CustomId) -> None:
        value, t = chosen(interaction), texts_for(interaction.locale)
        if value == places.NONE_OF_THEM:
            await show(interaction, unknown_organization_view(t, custom_id.args[0]))
            return
        entry = entry_in(value)
        await open_form(interaction, identity_form(t, SpeaksFor(entry[1] if entry else None), _name(interaction)))

    async def _build_identity(self, interaction: discord.Interaction, custom_id: CustomId) -> Form:
        return identity_form(texts_for(interaction.locale), SpeaksFor.read(custom_id), _name(interaction))

    async def _identify(self, interaction: discord.Interaction, custom_id: CustomId, typed: dict[str, str]) -> None:
        held = await knowledge(interaction, self._deps.snapshots)
        speaks_for = SpeaksFor.read(custom_id)
        draft = _draft(typed, speaks_for).checked()
        namesake = namesake_of(held.snapshot.directory, draft.name, speaks_for.organization_id)
        if namesake is None:
            await self._request(interaction, held, draft)
            return
        desk = desk_of(interaction, held, self._deps.clock)
        form = await self._build_identity(interaction, custom_id)
        await show(interaction, is_it_you_view(desk, namesake, speaks_for, form, typed))

    async def _yes(self, interaction: discord.Interaction, custom_id: CustomId) -> None:
        await self._answered(interaction, custom_id, is_them=True)

    async def _no(self, interaction: discord.Interaction, custom_id: CustomId) -> None:
        await self._answered(interaction, custom_id, is_them=False)

    async def _answered(self, interaction: discord.Interaction, custom_id: CustomId, *, is_them: bool) -> None:
        held = await knowledge(interaction, self._deps.snapshots)
        speaks_for = SpeaksFor.read(custom_id)
        typed = typed_before(interaction, await self._build_identity(interaction, custom_id))
        if NAME not in typed:
            raise OutdatedControl(custom_id.encode())
        namesake = namesake_of(held.snapshot.directory, typed[NAME], speaks_for.organization_id) if is_them else None
        await self._request(interaction, held, _draft(typed, speaks_for, namesake))

    async def _request(self, interaction: discord.Interaction, held: Knowledge, draft: LinkDraft) -> None:
        await acknowledge(interaction)
        settings, user_id = held.snapshot.settings, interaction.user.id
        if held.snapshot.directory.person_of(user_id):  # linked meanwhile: the card says so
            await self._show_card(interaction)
            return
        confirmation = settings.link_confirmation
        outcome = await request_link(self._deps, guild_of(interaction), user_id, draft, confirmation=confirmation)
        said = "" if outcome.pending else linked_sentence(texts_for(interaction.locale))
        await self._show_card(interaction, said=said)
        if outcome.request_id is not None and settings.coordination_channel is not None:
            notice = request_notice(texts_in(settings.language), user_id, outcome.request_id)
            await tell_channel(interaction.client, settings.coordination_channel, notice)


def namesake_of(directory: Directory, name: str, organization_id: int | None) -> Person | None:
    """Somebody of that name whom nobody on Discord is yet, of that organisation rather than of another."""
    wanted = folded_name(name)
    free = [each for each in directory.people.values() if each.user_id is None and folded_name(each.name) == wanted]
    return min(free, key=lambda each: each.organization_id != organization_id, default=None)


def _draft(typed: dict[str, str], speaks_for: SpeaksFor, entry: Person | None = None) -> LinkDraft:
    return LinkDraft(
        name=typed[NAME],
        function=typed[FUNCTION],
        email=typed[EMAIL],
        phone=typed[PHONE],
        organization_id=speaks_for.organization_id,
        person_id=entry.id if entry else None,
    )


def _name(interaction: discord.Interaction) -> str:
    """The name that the member goes by in the guild."""
    return interaction.user.display_name
