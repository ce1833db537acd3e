"""Tables, one file a noun."""

from storage.models.assembly import (
    Assembly,
    AssemblyAnswer,
    AssemblySeries,
    Attendance,
    Ballot,
    Decision,
    Motion,
)
from storage.models.ballot import BallotBox, BallotParticipation, OpenBallot, SealedAnswer
from storage.models.base import Base
from storage.models.deadline import Deadline
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
from storage.models.outbox import DeliveryBlock, Outbox
from storage.models.plan import Plan, PlanText, PlanVersion, TextKind, VersionStatus, VersionWorkingGroup
from storage.models.reminder import ReminderPreference, Subscription
from storage.models.survey import FlashPoll, Survey, SurveyQuestion, SurveyResponse

__all__ = [
    "ActionEvent",
    "ActionFiscalYear",
    "ActionParty",
    "Assembly",
    "AssemblyAnswer",
    "AssemblySeries",
    "Attendance",
    "Ballot",
    "BallotBox",
    "BallotParticipation",
    "Base",
    "BoardTerm",
    "Deadline",
    "Decision",
    "DeliveryBlock",
    "Doubt",
    "Entrustment",
    "EventKind",
    "FlashPoll",
    "Guild",
    "GuildSetting",
    "ItemKind",
    "JournalEntry",
    "LinkRequest",
    "Motion",
    "OpenBallot",
    "Organization",
    "OrganizationName",
    "Outbox",
    "Party",
    "PartyAlias",
    "PartyRole",
    "Person",
    "Plan",
    "PlanItem",
    "PlanNode",
    "PlanText",
    "PlanVersion",
    "ReminderPreference",
    "Representation",
    "SealedAnswer",
    "Statement",
    "Subscription",
    "Survey",
    "SurveyQuestion",
    "SurveyResponse",
    "TextKind",
    "VersionStatus",
    "VersionWorkingGroup",
    "WorkingGroup",
]
