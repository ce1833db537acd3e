"""What the coordination does with an organisation: who speaks for it, that it leaves, that it comes back."""

from datetime import date

import discord

from bot.domain.directory_drafts import PersonDraft
from bot.domain.directory_search import EntryKind
from bot.domain.errors import UnknownEntry
from bot.edge.naming import entry_named
from bot.edge.reading import knowledge, knowledge_at_once
from bot.edge.replies import acknowledge, show
from bot.edge.retry import add_form, add_resend
from bot.edge.router import Router
from bot.services.directory import enrol_person, reinstate_organization, represent, retire_organization
from bot.services.snapshots import Knowledge
from bot.texts.catalogue import texts_for
from bot.texts.problems import problem_sentence
from bot.views import entry_places as places
from bot.views.custom_ids import CustomId
from bot.views.directory_management import confirmation_view, record_at
from bot.views.entry_places import ARITY, FEATURE, EntryPlace
from bot.views.forms import Form
from bot.views.layout import Control
from bot.views.markup import plain
from bot.views.retry import retry_view
from bot.views.tie_forms import delegate_form
from cogs.directory_management.answers import Typed, optional_day, table_meant
from cogs.directory_management.desk import Desk, writer


class Organizations:
    """The controls of an organisation's card."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def route(self, router: Router) -> None:
        """Take these controls."""
        router.add(FEATURE, places.RETIRE, ARITY, self._ask_to_retire)
        router.add(FEATURE, places.RETIRED, ARITY, self._retire)
        router.add(FEATURE, places.REINSTATE, ARITY, self._reinstate)
        add_form(router, FEATURE, places.DELEGATE, ARITY, self._form, self._delegate)
        add_resend(router, FEATURE, places.DELEGATE_NEW, ARITY, self._form, self._delegate_new)

    async def _form(self, interaction: discord.Interaction, custom_id: CustomId) -> Form:
        held = await knowledge_at_once(interaction, self._desk.deps.snapshots)
        place = EntryPlace.read(custom_id)
        form_id = place.control(places.DELEGATE)
        return delegate_form(texts_for(interaction.locale), form_id, held.snapshot.directory)

    async def _delegate(self, interaction: discord.Interaction, custom_id: CustomId, typed: Typed) -> None:
        held = await knowledge(interaction, self._desk.deps.snapshots)
        try:
            person_id = entry_named(held, typed["person"], EntryKind.PERSON)
        except UnknownEntry as error:
            t, place = texts_for(interaction.locale), EntryPlace.read(custom_id)
            _ = t.gettext
            new = [Control(_("Inscrire cette personne"), place.control(places.DELEGATE_NEW))]
            form = await self._form(interaction, custom_id)
            await show(interaction, retry_view(t, problem_sentence(t, error), form, typed, new))
            return
        await self._represent(interaction, custom_id, typed, person_id)

    async def _delegate_new(self, interaction: discord.Interaction, custom_id: CustomId, typed: Typed) -> None:
        held = await knowledge(interaction, self._desk.deps.snapshots)
        _seat(held, typed)  # nobody is entered before the rest is known to be right
        await acknowledge(interaction)
        draft = PersonDraft(typed["person"], organization_id=EntryPlace.read(custom_id).id)
        person_id = await enrol_person(self._desk.deps, *writer(interaction), draft, namesake=True)
        await self._represent(interaction, custom_id, typed, person_id)

    async def _represent(
        self, interaction: discord.Interaction, custom_id: CustomId, typed: Typed, person_id: int
    ) -> None:
        await acknowledge(interaction)
        deps, place = self._desk.deps, EntryPlace.read(custom_id)
        table, since = _seat(await knowledge(interaction, deps.snapshots), typed)
        await represent(deps, *writer(interaction), person_id, place.id, table, since)
        _ = texts_for(interaction.locale).gettext
        await self._desk.show_entry(interaction, place, _("**C'est inscrit au bottin.**"))

    async def _ask_to_retire(self, interaction: discord.Interaction, custom_id: CustomId) -> None:
        held = await knowledge(interaction, self._desk.deps.snapshots)
        t, place = texts_for(interaction.locale), EntryPlace.read(custom_id)
        _ = t.gettext
        sentence = _(
            "Cette organisation restera au bottin comme ayant quitté la table de quartier, et personne ne la représentera "
            "plus à partir de demain. Vous pourrez la remettre, puis redire qui la représente."
        )
        yes = Control(_("Retirer du bottin"), place.control(places.RETIRED), primary=True)
        title = plain(record_at(held.snapshot, place).name)
        await show(interaction, confirmation_view(t, title, sentence, yes, place.show()))

    async def _retire(self, interaction: discord.Interaction, custom_id: CustomId) -> None:
        await acknowledge(interaction)
        _, place = texts_for(interaction.locale).gettext, EntryPlace.read(custom_id)
        await retire_organization(self._desk.deps, *writer(interaction), place.id)
        await self._desk.show_entry(interaction, place, _("**Cette organisation est retirée.**"))

    async def _reinstate(self, interaction: discord.Interaction, custom_id: CustomId) -> None:
        await acknowledge(interaction)
        _, place = texts_for(interaction.locale).gettext, EntryPlace.read(custom_id)
        await reinstate_organization(self._desk.deps, *writer(interaction), place.id)
        receipt = _("**Cette organisation est de retour au bottin.** Dites qui la représente.")
        await self._desk.show_entry(interaction, place, receipt)


def _seat(held: Knowledge, typed: Typed) -> tuple[int | None, date | None]:
    """At which table, and since when; raise ``UnknownEntry`` or ``UnreadableDate``."""
    return table_meant(held, typed["table"]), optional_day(typed["since"])
