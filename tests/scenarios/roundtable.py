"""A small roundtable on stage: two organisations, three people, a table with its lead and its seat on the board."""

from dataclasses import dataclass
from datetime import date

from bot.domain.directory import Carrier, CarrierKind, GroupKind, OrganizationKind
from bot.domain.directory_drafts import GroupDraft, OrganizationDraft, PersonDraft
from bot.domain.guild_settings import SettingKey
from bot.domain.journal import SHELL
from bot.services.board import elect
from bot.services.directory import enrol_organization, enrol_person, represent
from bot.services.directory_groups import enrol_group, give_channel, give_lead
from bot.services.entrusting import entrust
from bot.services.links import link_person
from bot.services.settings import change_setting
from tests.scenarios.stage import Stage

EMAIL = "amelie@exemple.org"
PHONE = "514 555-0101"
PARTY = "Adjointe aux communications"


@dataclass(frozen=True, slots=True)
class Roundtable:
    """The ids of what there is. Amélie is « responsable » on Discord; Bruno and Chloé are nobody there."""

    cje: int
    clsc: int
    amelie: int
    bruno: int
    chloe: int
    youth: int
    housing: int


async def settle(stage: Stage) -> Roundtable:
    """Put the roundtable in place: Amélie leads the youth table, sits there for the CJE, and is entrusted ``PARTY`` of the plan, if any."""
    deps, guild = stage.app.deps, int(stage.world.guild_id)
    youth = await enrol_group(deps, guild, SHELL, GroupDraft("Table jeunesse"))
    housing = await enrol_group(deps, guild, SHELL, GroupDraft("Table habitation", active=False, recognised=False))
    await enrol_group(
        deps, guild, SHELL, GroupDraft("Comité parcs", GroupKind.AD_HOC, recognised=False, parent_id=youth)
    )
    joined = date(2011, 5, 12)
    cje = await enrol_organization(
        deps, guild, SHELL, OrganizationDraft("Carrefour jeunesse-emploi", ("Le Carrefour",), member_since=joined)
    )
    clsc = await enrol_organization(
        deps,
        guild,
        SHELL,
        OrganizationDraft("CLSC des Rapides", (), OrganizationKind.INSTITUTION, in_good_standing=False),
    )
    amelie = await enrol_person(deps, guild, SHELL, PersonDraft("Amélie Côté", "Intervenante", EMAIL, PHONE, cje))
    bruno = await enrol_person(deps, guild, SHELL, PersonDraft("Bruno Lévesque", is_member=True))
    chloe = await enrol_person(deps, guild, SHELL, PersonDraft("Chloé Roy", "Agente", organization_id=clsc))
    await represent(deps, guild, SHELL, amelie, cje, youth, date(2012, 5, 30))
    await represent(deps, guild, SHELL, bruno, None, youth, None)
    await elect(deps, guild, SHELL, youth, amelie, date(2012, 6, 1), date(2014, 5, 31))
    await give_lead(deps, guild, SHELL, youth, amelie)
    channel = stage.hand("coordination").channel("table-jeunesse")
    await give_channel(deps, guild, SHELL, youth, int(channel["id"]))
    await link_person(deps, guild, SHELL, amelie, int(stage.hand("responsable").user["id"]))
    if (await deps.snapshots.get(guild)).snapshot.plans:
        await entrust(deps, guild, SHELL, Carrier(CarrierKind.PERSON, amelie), party=PARTY)
    return Roundtable(cje, clsc, amelie, bruno, chloe, youth, housing)


async def set_up(stage: Stage, key: SettingKey, value: object) -> None:
    """Change a setting of the stage's guild."""
    await change_setting(stage.app.deps, int(stage.world.guild_id), SHELL, key, value)
