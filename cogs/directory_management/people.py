"""What the coordination does with a person: membership, representations, the link to a member, erasure."""

import discord

from bot.domain.directory import RecordKind
from bot.domain.directory_search import EntryKind
from bot.domain.errors import InvalidEntry, UnknownEntry
from bot.domain.typed_dates import read_day
from bot.edge.naming import optional_entry
from bot.edge.notices import tell_member
from bot.edge.reading import knowledge
from bot.edge.replies import acknowledge, show
from bot.edge.router import Router, chosen_ids, data_of
from bot.services.directory import correct_person, end_representation, represent
from bot.services.links import link_person, unlink_person
from bot.services.personal_data import erase_person
from bot.services.snapshots import Knowledge
from bot.texts.catalogue import Texts, texts_for, texts_in
from bot.views import entry_places as places
from bot.views.custom_ids import CustomId
from bot.views.directory_management import confirmation_view, erased_view, link_view
from bot.views.entry_places import ARITY, FEATURE, EntryPlace
from bot.views.forms import Form
from bot.views.layout import Control
from bot.views.link_notices import linked_view, told_receipt
from bot.views.markup import plain
from bot.views.tie_forms import end_form, membership_form, not_ended, representation_form
from cogs.directory_management.answers import (
    Typed,
    member_draft,
    optional_day,
    person_at,
    table_meant,
)
from cogs.directory_management.desk import Desk, writer


class People:
    """The controls of a person's card."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def route(self, router: Router) -> None:
        """Take these controls."""
        self._desk.add_form(router, places.MEMBERSHIP, _membership_form, self._say_membership)
        self._desk.add_form(router, places.REPRESENT, _representation_form, self._represent)
        self._desk.add_form(router, places.END, self._end_form, self._end)
        router.add(FEATURE, places.LINK, ARITY, self._ask_who)
        router.add(FEATURE, places.LINKED, ARITY, self._link)
        router.add(FEATURE, places.UNLINK, ARITY, self._unlink)
        router.add(FEATURE, places.ERASE, ARITY, self._ask_to_erase)
        router.add(FEATURE, places.ERASED, ARITY, self._erase)

    async def _say_membership(
        self, interaction: discord.Interaction, held: Knowledge, place: EntryPlace, typed: Typed
    ) -> None:
        draft = member_draft(person_at(held, place), typed)
        await correct_person(self._desk.deps, *writer(interaction), place.id, draft)

    async def _represent(
        self, interaction: discord.Interaction, held: Knowledge, place: EntryPlace, typed: Typed
    ) -> None:
        organization_id = optional_entry(held, typed["organization"], EntryKind.ORGANIZATION)
        table_id, since = table_meant(held, typed["table"]), optional_day(typed["since"])
        await represent(self._desk.deps, *writer(interaction), place.id, organization_id, table_id, since)

    def _end_form(self, t: Texts, form_id: str, held: Knowledge, place: EntryPlace) -> Form:
        today, directory = self._desk.today(held), held.snapshot.directory
        current = not_ended(directory, person_at(held, place), today)
        if not current:  # somebody ended it meanwhile
            raise UnknownEntry(RecordKind.REPRESENTATION, str(place.id))
        return end_form(t, form_id, directory, current, today)

    async def _end(self, interaction: discord.Interaction, held: Knowledge, place: EntryPlace, typed: Typed) -> None:  # noqa: ARG002 - as all forms are written
        representation_id, until = int(typed["representation"]), read_day(typed["until"])
        await end_representation(self._desk.deps, *writer(interaction), representation_id, until)

    async def _ask_who(self, interaction: discord.Interaction, custom_id: CustomId) -> None:
        held = await knowledge(interaction, self._desk.deps.snapshots)
        person = person_at(held, EntryPlace.read(custom_id))
        await show(interaction, link_view(texts_for(interaction.locale), person))

    async def _link(self, interaction: discord.Interaction, custom_id: CustomId) -> None:
        await acknowledge(interaction)
        deps, place, user_id = self._desk.deps, EntryPlace.read(custom_id), _chosen_member(interaction)
        person = await link_person(deps, *writer(interaction), place.id, user_id)
        snapshot = (await knowledge(interaction, deps.snapshots)).snapshot
        server = interaction.guild.name if interaction.guild else ""
        notice = linked_view(texts_in(snapshot.settings.language), snapshot, person, interaction.user.id, server)
        told = await tell_member(interaction.client, user_id, notice)
        await self._desk.show_entry(interaction, place, told_receipt(texts_for(interaction.locale), user_id, told=told))

    async def _unlink(self, interaction: discord.Interaction, custom_id: CustomId) -> None:
        await acknowledge(interaction)
        _, place = texts_for(interaction.locale).gettext, EntryPlace.read(custom_id)
        await unlink_person(self._desk.deps, *writer(interaction), place.id)
        await self._desk.show_entry(interaction, place, _("**Cette fiche n'est plus reliée à un membre du serveur.**"))

    async def _ask_to_erase(self, interaction: discord.Interaction, custom_id: CustomId) -> None:
        t, place = texts_for(interaction.locale), EntryPlace.read(custom_id)
        _ = t.gettext
        person = person_at(await knowledge(interaction, self._desk.deps.snapshots), place)
        sentence = _(
            "La fiche, ses coordonnées, ses représentations et ce qui lui est confié seront effacés pour de bon, et son nom avec eux. Le "
            "journal gardera qu'une fiche a été effacée, sans dire laquelle."
        )
        if person.user_id is not None:
            sentence += "\n\n" + _(
                "Ce que {member} a fait dans Courroie (changements au journal, plans importés, doutes réglés, états consignés) "
                "y restera, mais sans dire que c'était cette personne."
            ).format(member=f"<@{person.user_id}>")
        yes = Control(_("Effacer pour de bon"), place.control(places.ERASED), primary=True)
        await show(interaction, confirmation_view(t, plain(person.name), sentence, yes, place.show()))

    async def _erase(self, interaction: discord.Interaction, custom_id: CustomId) -> None:
        await acknowledge(interaction)
        await erase_person(self._desk.deps, *writer(interaction), person_id=EntryPlace.read(custom_id).id)
        await show(interaction, erased_view(texts_for(interaction.locale)))


def _chosen_member(interaction: discord.Interaction) -> int:
    """The member who was chosen; raise ``InvalidEntry`` for an application, whom Discord's menu lists too."""
    user_id = chosen_ids(interaction)[0]
    if data_of(interaction)["resolved"]["users"][str(user_id)].get("bot"):
        raise InvalidEntry("user_id", "application", f"<@{user_id}>")
    return user_id


def _membership_form(t: Texts, form_id: str, held: Knowledge, place: EntryPlace) -> Form:
    return membership_form(t, form_id, person_at(held, place))


def _representation_form(t: Texts, form_id: str, held: Knowledge, place: EntryPlace) -> Form:
    return representation_form(t, form_id, held.snapshot.directory, person_at(held, place))
