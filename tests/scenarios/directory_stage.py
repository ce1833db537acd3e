"""A directory to work on: two organisations, two people, a table."""

from dataclasses import dataclass

from bot.domain.directory import Directory
from bot.domain.directory_drafts import GroupDraft, OrganizationDraft, PersonDraft
from bot.domain.journal import SHELL
from bot.playground.json_types import JSON
from bot.playground.member import Hand
from bot.playground.shown import Shown
from bot.services.directory import enrol_organization, enrol_person
from bot.services.directory_groups import enrol_group
from tests.scenarios.stage import Stage


@dataclass(frozen=True, slots=True)
class Desk:
    """The bot on stage, in a guild with that directory."""

    stage: Stage
    logis: int
    mireille: int
    nadia: int
    table: int

    @property
    def hand(self) -> Hand:
        """The coordination's."""
        return self.stage.hand("coordination")

    async def directory(self) -> Directory:
        """The guild's directory as it is now."""
        return (await self.stage.app.deps.snapshots.get(int(self.stage.world.guild_id))).snapshot.directory

    async def card(self, name: str) -> JSON:
        """The card of the entry of that name."""
        return seen(await self.hand.use(f"/gerer bottin modifier {name}"))


async def set_out(stage: Stage) -> Desk:
    """Enter it all."""
    deps, guild_id = stage.app.deps, int(stage.world.guild_id)
    logis = await enrol_organization(deps, guild_id, SHELL, OrganizationDraft("Logis Lachine"))
    await enrol_organization(deps, guild_id, SHELL, OrganizationDraft("GRAME"))
    mireille = PersonDraft("Mireille Gagnon", "Agente", "mireille@exemple.org", organization_id=logis)
    return Desk(
        stage,
        logis,
        await enrol_person(deps, guild_id, SHELL, mireille),
        await enrol_person(deps, guild_id, SHELL, PersonDraft("Nadia Pierre")),
        await enrol_group(deps, guild_id, SHELL, GroupDraft("Table habitation")),
    )


def seen(shown: Shown) -> JSON:
    """The last message that came back."""
    assert shown.error is None
    return shown.messages[-1]
