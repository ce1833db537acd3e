"""Versions of plans put together again from their rows: eight SELECTs, however many versions."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import InstrumentedAttribute

from bot.domain.plan import Action, Axis, Objective, Organization, Party, Plan, SpecificObjective, WorkingGroup
from bot.domain.plan import Statement as PlanStatement
from storage.models import (
    ActionFiscalYear,
    ActionParty,
    ItemKind,
    PartyAlias,
    PartyRole,
    PlanNode,
    PlanText,
    PlanVersion,
    Statement,
    TextKind,
    VersionWorkingGroup,
)
from storage.models import Party as PartyRow

T = TypeVar("T")
Column = InstrumentedAttribute[Any]
Key = tuple[Any, ...]
Child = tuple[int, int, str]  # identity, number, title


async def read_plans(session: AsyncSession, versions: Sequence[PlanVersion]) -> list[Plan]:
    """The plans that these versions hold, in the same order, every identity given."""
    rows = await _read(session, [version.id for version in versions])
    return [_plan(_Version(rows, version.id), version) for version in versions]


@dataclass(frozen=True, slots=True)
class _Rows:
    """What versions hold, each list in order, by the version and what it belongs to there."""

    texts: dict[Key, list[str]]
    groups: dict[Key, list[WorkingGroup]]
    parties: dict[Key, list[str]]
    aliases: dict[Key, list[str]]
    children: dict[Key, list[Child]]
    statements: dict[Key, list[PlanStatement]]
    years: dict[Key, list[str]]
    party_numbers: dict[Key, list[int]]


async def _read(session: AsyncSession, ids: Sequence[int]) -> _Rows:
    async def lists(
        key: tuple[Column, ...], value: tuple[Column, ...], make: Callable[..., T], order: Column
    ) -> dict[Key, list[T]]:
        found: dict[Key, list[T]] = {}
        width = len(key)
        rows = await session.execute(select(*key, *value).where(key[0].in_(ids)).order_by(order))
        for row in rows:
            found.setdefault(row[:width], []).append(make(*row[width:]))
        return found

    node, said, role = PlanNode, Statement, ActionParty
    return _Rows(
        texts=await lists((PlanText.version_id, PlanText.kind), (PlanText.text,), str, PlanText.position),
        groups=await lists(
            (VersionWorkingGroup.version_id,),
            (VersionWorkingGroup.name, VersionWorkingGroup.active),
            WorkingGroup,
            VersionWorkingGroup.position,
        ),
        parties=await lists((PartyRow.version_id,), (PartyRow.name,), str, PartyRow.number),
        aliases=await lists(
            (PartyAlias.version_id, PartyAlias.party_number), (PartyAlias.name,), str, PartyAlias.position
        ),
        children=await lists(
            (node.version_id, node.parent_id), (node.item_id, node.number, node.title), _child, node.position
        ),
        statements=await lists(
            (said.version_id, said.node_id, said.kind), (said.text, said.item_id), PlanStatement, said.position
        ),
        years=await lists(
            (ActionFiscalYear.version_id, ActionFiscalYear.item_id),
            (ActionFiscalYear.label,),
            str,
            ActionFiscalYear.position,
        ),
        party_numbers=await lists((role.version_id, role.item_id, role.role), (role.party_number,), int, role.position),
    )


def _child(item_id: int, number: int, title: str) -> Child:
    return item_id, number, title


@dataclass(frozen=True, slots=True)
class _Version:
    """The rows of one version."""

    rows: _Rows
    id: int

    def texts(self, kind: TextKind) -> tuple[str, ...]:
        return tuple(self.rows.texts.get((self.id, kind), ()))

    def children(self, parent: int | None) -> list[Child]:
        return self.rows.children.get((self.id, parent), [])

    def statements(self, node: int, kind: ItemKind) -> tuple[PlanStatement, ...]:
        return tuple(self.rows.statements.get((self.id, node, kind), ()))

    def parties(self) -> list[str]:
        return self.rows.parties.get((self.id,), [])

    def parties_as(self, action: int, role: PartyRole) -> tuple[str, ...]:
        names = self.parties()
        return tuple(names[number] for number in self.rows.party_numbers.get((self.id, action, role), ()))


def _plan(version: _Version, row: PlanVersion) -> Plan:
    organization = Organization(
        name=row.organization_name,
        description=row.organization_description,
        mission=row.organization_mission,
        history=row.organization_history,
        structure=row.organization_structure,
        objectives=version.texts(TextKind.ORGANIZATION_OBJECTIVE),
        working_groups=tuple(version.rows.groups.get((row.id,), ())),
    )
    aliases = version.rows.aliases
    return Plan(
        title=row.title,
        organization=organization,
        fiscal_years=version.texts(TextKind.FISCAL_YEAR),
        axes=tuple(_axis(version, *child) for child in version.children(None)),
        introduction=row.introduction,
        objectives=version.texts(TextKind.OBJECTIVE),
        parties=tuple(Party(name, tuple(aliases.get((row.id, n), ()))) for n, name in enumerate(version.parties())),
    )


def _axis(version: _Version, item_id: int, number: int, title: str) -> Axis:
    objectives = tuple(_objective(version, *child) for child in version.children(item_id))
    return Axis(number, title, objectives, id=item_id)


def _objective(version: _Version, item_id: int, number: int, title: str) -> Objective:
    below = tuple(_specific_objective(version, *child) for child in version.children(item_id))
    return Objective(number, title, below, version.statements(item_id, ItemKind.NOTE), id=item_id)


def _specific_objective(version: _Version, item_id: int, number: int, title: str) -> SpecificObjective:
    return SpecificObjective(
        number,
        title,
        actions=tuple(_action(version, *child) for child in version.children(item_id)),
        expected_results=version.statements(item_id, ItemKind.EXPECTED_RESULT),
        indicators=version.statements(item_id, ItemKind.INDICATOR),
        notes=version.statements(item_id, ItemKind.NOTE),
        id=item_id,
    )


def _action(version: _Version, item_id: int, number: int, title: str) -> Action:
    return Action(
        number,
        title,
        fiscal_years=tuple(version.rows.years.get((version.id, item_id), ())),
        responsibles=version.parties_as(item_id, PartyRole.RESPONSIBLE),
        partners=version.parties_as(item_id, PartyRole.PARTNER),
        expected_results=version.statements(item_id, ItemKind.EXPECTED_RESULT),
        indicators=version.statements(item_id, ItemKind.INDICATOR),
        notes=version.statements(item_id, ItemKind.NOTE),
        id=item_id,
    )
