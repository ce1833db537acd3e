"""`/gerer journal`: who changed what, when, before and after."""

from typing import Any, Final

import discord
from discord import app_commands

from bot.domain.directory import RecordKind
from bot.domain.directory_search import one_sure
from bot.domain.errors import UnknownEntry
from bot.domain.journal import Subject
from bot.domain.journal_query import JournalQuery, Thing
from bot.domain.typed_dates import read_day
from bot.edge.command_texts import L
from bot.edge.reading import guild_of, knowledge
from bot.edge.replies import acknowledge, show
from bot.edge.router import Router
from bot.edge.suggesting import Choices, entry_choices, suggestions
from bot.services.deps import Deps
from bot.services.journal import read_journal
from bot.services.snapshots import Knowledge
from bot.texts.catalogue import texts_for
from bot.views import journal
from bot.views.custom_ids import CustomId
from bot.views.journal import JournalPlace, journal_view, thing_in

_NEAREST: Final = 3


class JournalCommand:
    """The command, right under `/gerer`, and the pages of its screen."""

    def __init__(self, deps: Deps, parent: app_commands.Group) -> None:
        self._deps = deps
        description = L("Qui a modifié quoi, et quand")
        command: app_commands.Command[Any, ..., None] = app_commands.Command(
            name=L("journal"), description=description, callback=self.read
        )
        command.autocomplete("entry")(self._suggest_entry)
        parent.add_command(command)

    def route(self, router: Router) -> None:
        """Take the buttons of the journal's pages."""
        router.add(journal.FEATURE, journal.PAGE, journal.ARITY, self._turn_page)

    @suggestions
    async def _suggest_entry(self, interaction: discord.Interaction, typed: str) -> Choices:
        return entry_choices(interaction, self._deps.snapshots.peek_or_begin(guild_of(interaction)), typed)

    @app_commands.rename(
        person=L("personne"), entry=L("fiche"), subject=L("quoi"), since=L("depuis"), until=L("jusqua")
    )
    @app_commands.describe(
        person=L("Ce que cette personne a modifié, ou ce qui la concerne"),
        entry=L("Une organisation, une personne, une table ou un comité"),
        subject=L("Ce qui a été modifié"),
        since=L("Le premier jour, par exemple 2026-03-01 ou « 1er mars 2026 »"),
        until=L("Le dernier jour"),
    )
    @app_commands.choices(
        subject=[
            app_commands.Choice(name=L("Organisations"), value=Subject.ORGANIZATION),
            app_commands.Choice(name=L("Personnes et représentants"), value=Subject.PERSON),
            app_commands.Choice(name=L("Tables et comités"), value=Subject.GROUP),
            app_commands.Choice(name=L("Conseil d'administration"), value=Subject.BOARD),
            app_commands.Choice(name=L("Ce qui est confié"), value=Subject.ENTRUSTMENT),
            app_commands.Choice(name=L("Réglages"), value=Subject.SETTING),
            app_commands.Choice(name=L("Plans"), value=Subject.PLAN),
            app_commands.Choice(name=L("Doutes d'un plan"), value=Subject.DOUBT),
            app_commands.Choice(name=L("Assemblées"), value=Subject.ASSEMBLY),
            app_commands.Choice(name=L("Échéances"), value=Subject.DEADLINE),
        ]
    )
    async def read(
        self,
        interaction: discord.Interaction,
        person: discord.User | None = None,
        entry: app_commands.Range[str, 1, 100] | None = None,
        subject: str | None = None,
        since: str | None = None,
        until: str | None = None,
    ) -> None:
        """Show the newest of what fits."""
        query = JournalQuery(
            user_id=person.id if person else None,
            subject=Subject(subject) if subject else None,
            since=read_day(since) if since else None,
            until=read_day(until) if until else None,
            thing=_thing_named(await knowledge(interaction, self._deps.snapshots), entry) if entry else None,
        )
        await self._show(interaction, JournalPlace(query))

    async def _turn_page(self, interaction: discord.Interaction, custom_id: CustomId) -> None:
        await self._show(interaction, JournalPlace.read(custom_id))

    async def _show(self, interaction: discord.Interaction, place: JournalPlace) -> None:
        await acknowledge(interaction)
        held = await knowledge(interaction, self._deps.snapshots)
        page = await read_journal(self._deps, guild_of(interaction), place.query, place.cursor)
        await show(interaction, journal_view(texts_for(interaction.locale), held.snapshot, place, page))


def _thing_named(held: Knowledge, given: str) -> Thing:
    """The entry that was chosen or typed; raise ``UnknownEntry`` where it is none for sure."""
    chosen_entry = thing_in(given)
    if chosen_entry is not None:
        return chosen_entry
    hits = held.directory.search(given, _NEAREST)
    sure = one_sure(hits)
    if sure is None:
        raise UnknownEntry(RecordKind.ENTRY, given, tuple(hit.name for hit in hits))
    return Thing(sure.kind, sure.id)
