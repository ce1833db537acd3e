"""Tables, one file a noun."""

from storage.models.base import Base
from storage.models.directory import (
    BoardTerm,
    Entrustment,
    LinkRequest,
    Organization,
    OrganizationName,
    Person,
    Representation,
    WorkingGroup,
)
from storage.models.doubt import Doubt
from storage.models.event import ActionEvent, EventKind
from storage.models.guild import Guild, GuildSetting
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
from storage.models.journal import JournalEntry
from storage.models.plan import Plan, PlanText, PlanVersion, TextKind, VersionStatus, VersionWorkingGroup

__all__ = [
    "ActionEvent",
    "ActionFiscalYear",
    "ActionParty",
    "Base",
    "BoardTerm",
    "Doubt",
    "Entrustment",
    "EventKind",
    "Guild",
    "GuildSetting",
    "ItemKind",
    "JournalEntry",
    "LinkRequest",
    "Organization",
    "OrganizationName",
    "Party",
    "PartyAlias",
    "PartyRole",
    "Person",
    "Plan",
    "PlanItem",
    "PlanNode",
    "PlanText",
    "PlanVersion",
    "Representation",
    "Statement",
    "TextKind",
    "VersionStatus",
    "VersionWorkingGroup",
    "WorkingGroup",
]
