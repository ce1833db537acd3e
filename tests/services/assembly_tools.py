"""What the tests of assemblies share: drafts, and what waits in the outbox."""

from datetime import datetime, timedelta

from bot.domain.assembly import Assembly, AssemblyDraft
from bot.domain.clock import SettableClock
from bot.domain.guild_settings import AssemblyKind, Bylaws, SettingKey
from bot.domain.outbox import Row, State, SubjectKind, Topic
from bot.services.assemblies import draft_assembly, publish_assembly
from bot.services.deps import Deps
from bot.services.settings import change_setting
from storage.assemblies import assembly_by_id
from storage.outbox_rows import rows_of
from tests.services.directories import COORDINATION, journal

MAY_30 = datetime.fromisoformat("2013-05-30T18:30")
"""In eight months and a half, by the tests' clock."""


def draft(start: datetime = MAY_30, kind: AssemblyKind = AssemblyKind.PARTNERS, **said: object) -> AssemblyDraft:
    return AssemblyDraft(kind, start, **{"title": "Logement", "place": "Salle du CLSC", **said})  # type: ignore[arg-type]


async def convened(deps: Deps, said: AssemblyDraft | None = None) -> Assembly:
    """An assembly that was published."""
    assembly_id = await draft_assembly(deps, 1, COORDINATION, said or draft())
    return await publish_assembly(deps, 1, COORDINATION, assembly_id, short_notice=True)


async def stored(deps: Deps, assembly_id: int) -> Assembly:
    async with deps.database.reading() as session:
        found = await assembly_by_id(session, 1, assembly_id)
    assert found is not None
    return found


async def held(deps: Deps) -> tuple[Assembly, ...]:
    return (await deps.snapshots.get(1)).snapshot.assemblies


async def rows(deps: Deps, subject: SubjectKind, subject_id: int, *topics: Topic) -> list[Row]:
    """What the outbox has of it, cancelled rows too, of those topics where any is given."""
    async with deps.database.reading() as session:
        found = await rows_of(session, 1, subject, subject_id)
    return [row for row in found if not topics or row.delivery.topic in topics]


async def waiting(deps: Deps, assembly_id: int, *topics: Topic) -> list[Row]:
    """What is still to be sent of an assembly."""
    found = await rows(deps, SubjectKind.ASSEMBLY, assembly_id, *topics)
    return [row for row in found if row.state is State.PENDING]


def keys(found: list[Row]) -> list[str]:
    return [row.delivery.dedupe_key.partition(":")[2].partition(":")[2] for row in found]


async def set_bylaws(deps: Deps, kind: AssemblyKind, bylaws: Bylaws) -> None:
    await change_setting(deps, 1, COORDINATION, SettingKey.BYLAWS, {kind: bylaws})


def go_to(deps: Deps, instant: datetime, **after: int) -> None:
    """Set the clock, to so long after ``instant``."""
    assert isinstance(deps.clock, SettableClock)
    deps.clock.at = instant + timedelta(**after)


async def journal_acts(deps: Deps) -> list[tuple[str, str, int | None]]:
    return [(entry.actor_kind, entry.act, entry.subject_id) for entry in await journal(deps)]
