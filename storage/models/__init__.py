"""Tables, one file a noun."""

from storage.models.base import Base
from storage.models.doubt import Doubt
from storage.models.event import ActionEvent, EventKind
from storage.models.guild import Guild, WorkingGroup
from storage.models.item import (
    ActionFiscalYear,
    ActionParty,
    ItemKind,
    Party,
    PartyAlias,
    PartyRole,
    PlanItem,
    PlanNode,
    Statement,
)
from storage.models.plan import Plan, PlanText, PlanVersion, TextKind, VersionStatus, VersionWorkingGroup

__all__ = [
    "ActionEvent",
    "ActionFiscalYear",
    "ActionParty",
    "Base",
    "Doubt",
    "EventKind",
    "Guild",
    "ItemKind",
    "Party",
    "PartyAlias",
    "PartyRole",
    "Plan",
    "PlanItem",
    "PlanNode",
    "PlanText",
    "PlanVersion",
    "Statement",
    "TextKind",
    "VersionStatus",
    "VersionWorkingGroup",
    "WorkingGroup",
]
