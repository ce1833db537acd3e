"""An import's preview and what its buttons do. The message itself carries the file: nothing is stored before « Confirmer »."""

import asyncio
import hashlib
from dataclasses import dataclass
from typing import Final

import discord

from bot.domain.errors import SupersededImport, UnknownWorkingGroup
from bot.domain.importing import Preview
from bot.domain.journal import Actor
from bot.domain.snapshot import GuildSnapshot
from bot.edge.components import components_of
from bot.edge.reading import guild_of
from bot.edge.replies import acknowledge, attached, show
from bot.edge.router import Router
from bot.importers.door import read_plan
from bot.services.deps import Deps
from bot.services.plans import doubts_of, import_plan, preview_import, tables_of
from bot.texts.catalogue import Texts, texts_for
from bot.views import plan_import
from bot.views.custom_ids import CustomId
from bot.views.plan_import import ImportRequest, abandoned_view, imported_view, preview_view

_DIGEST_LENGTH: Final = 12


@dataclass(frozen=True, slots=True)
class PlanFile:
    """A file as it was sent."""

    name: str
    data: bytes

    def as_upload(self, t: Texts) -> discord.File:
        """The same file, to send again."""
        _ = t.gettext
        return attached(self.name, self.data, _("Le fichier du plan, comme vous l'avez envoyé"))


class Importing:
    """Previews, and the pages, « Confirmer » and « Abandonner » of their screens."""

    def __init__(self, deps: Deps) -> None:
        self._deps = deps

    def route(self, router: Router) -> None:
        """Take the buttons of the preview."""
        router.add(plan_import.FEATURE, plan_import.PAGE, plan_import.ARITY, self._turn_page)
        router.add(plan_import.FEATURE, plan_import.CONFIRM, plan_import.ARITY, self._confirm)
        router.add(plan_import.FEATURE, plan_import.CANCEL, plan_import.ARITY, self._cancel)

    async def preview(
        self,
        interaction: discord.Interaction,
        file: PlanFile,
        working_group: str | None,
        channel_id: int | None,
        plan_id: int | None,
    ) -> None:
        """Show what ``file`` holds and what it would change; raise ``UnknownWorkingGroup`` for a table that is not there."""
        tables = await tables_of(self._deps, guild_of(interaction)) if working_group else ()
        if working_group and working_group not in tables:
            raise UnknownWorkingGroup(working_group, tables)
        preview = await self._read(interaction, file, working_group, plan_id)
        revised = preview.revised
        request = ImportRequest(
            digest=_digest(file.data),
            owner=_digest(working_group.encode()) if working_group else "",
            plan_id=revised.plan_id if revised else None,
            version_id=revised.version_id if revised else None,
            channel_id=channel_id,
        )
        await self._show(interaction, preview, request, file)

    async def _turn_page(self, interaction: discord.Interaction, custom_id: CustomId) -> None:
        await acknowledge(interaction)
        request = ImportRequest.read(custom_id)
        file, preview = await self._again(interaction, request)
        await self._show(interaction, preview, request, file)

    async def _confirm(self, interaction: discord.Interaction, custom_id: CustomId) -> None:
        await acknowledge(interaction)
        request = ImportRequest.read(custom_id)
        _file, preview = await self._again(interaction, request)
        owner = await self._owner(interaction, request)
        imported = await import_plan(
            self._deps,
            guild_of(interaction),
            preview,
            actor=Actor.member(interaction.user.id),
            working_group=owner,
            channel_id=request.channel_id,
        )
        left = await doubts_of(self._deps, guild_of(interaction), imported.plan_id)
        await show(interaction, imported_view(texts_for(interaction.locale), imported, len(left)))

    async def _cancel(self, interaction: discord.Interaction, custom_id: CustomId) -> None:  # noqa: ARG002 - a handler's signature
        await show(interaction, abandoned_view(texts_for(interaction.locale)))

    async def _show(
        self, interaction: discord.Interaction, preview: Preview, request: ImportRequest, file: PlanFile
    ) -> None:
        t = texts_for(interaction.locale)
        await show(interaction, preview_view(t, preview, request, file.name), [file.as_upload(t)])

    async def _again(self, interaction: discord.Interaction, request: ImportRequest) -> tuple[PlanFile, Preview]:
        """The previewed file and its preview; raise ``SupersededImport`` where either is no longer what was shown."""
        file = await _carried_file(interaction)
        owner = await self._owner(interaction, request)
        if _digest(file.data) != request.digest:
            raise SupersededImport
        preview = await self._read(interaction, file, owner, request.plan_id)
        if request.version_id != (preview.revised.version_id if preview.revised else None):
            raise SupersededImport
        return file, preview

    async def _read(
        self, interaction: discord.Interaction, file: PlanFile, working_group: str | None, plan_id: int | None
    ) -> Preview:
        draft = await asyncio.to_thread(read_plan, file.name, file.data)
        return await preview_import(
            self._deps, guild_of(interaction), draft, working_group=working_group, plan_id=plan_id
        )

    async def _owner(self, interaction: discord.Interaction, request: ImportRequest) -> str | None:
        if not request.owner:
            return None
        for name in await tables_of(self._deps, guild_of(interaction)):
            if _digest(name.encode()) == request.owner:
                return name
        raise SupersededImport


def table_names(snapshot: GuildSnapshot) -> list[str]:
    """The tables and committees that the guild's plans name."""
    groups = (group.name for loaded in snapshot.plans for group in loaded.plan.organization.working_groups)
    return list(dict.fromkeys(groups))


async def _carried_file(interaction: discord.Interaction) -> PlanFile:
    for component in components_of(interaction):
        if isinstance(component, discord.FileComponent):
            # The media item itself cannot be read: discord.py 2.7 gives what is in a container no connection.
            data = await interaction.client.http.get_from_cdn(component.media.url)
            return PlanFile(component.name or component.media.url.rpartition("/")[2].partition("?")[0], data)
    raise SupersededImport


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()[:_DIGEST_LENGTH]
