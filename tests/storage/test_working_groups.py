"""The tables and committees that a plan names, as the directory first has them."""

from bot.domain.directory import GroupKind
from bot.domain.plan import WorkingGroup
from storage.database import Database
from storage.directory import load_directory
from storage.guilds import lock_guild
from storage.working_groups import keep_working_groups
from tests.storage.tools import NOW

NAMED = {
    "LA TABLE DES AINES": GroupKind.TABLE,
    "LE COMITE SCOLARISATION": GroupKind.COMMITTEE,
    "Comité de lutte": GroupKind.COMMITTEE,
    "LE GROUPE DE TRAVAIL EN SECURITE ALIMENTAIRE": GroupKind.COMMITTEE,
    "Habitation": GroupKind.TABLE,
}


async def test_a_name_says_whether_it_is_a_committees(database: Database) -> None:
    async with database.transaction() as session:
        await lock_guild(session, 1, NOW)
        await keep_working_groups(session, 1, map(WorkingGroup, NAMED), since=None)
    async with database.reading() as session:
        groups = (await load_directory(session, 1)).groups.values()
    assert {group.name: group.kind for group in groups} == NAMED
