"""What happens to an action, in the order it was said."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import BigInteger, Index
from sqlalchemy.orm import Mapped, mapped_column

from storage.models.base import Base, OfGuild, to_parent
from storage.types import SurrogateKey


class EventKind(StrEnum):
    """What an event says; a later one adds its own."""

    STATE = "state"
    DECISION = "decision"  # ``value`` is the id of a decision of an assembly's minutes
    SURVEY = "survey"  # ``value`` is a survey's ``Measure``, in JSON; ``item_id`` may be an indicator's


class ActionEvent(OfGuild, Base):
    """One event of an action. The last ``state`` written is the action's state.

    Append-only: the database itself refuses a deletion, and any change but forgetting (the actor, the evidence or its
    author set to NULL), which the right to erasure asks for.
    """

    __tablename__ = "action_event"
    __table_args__ = (
        to_parent("item_id", "plan_item"),
        Index("ix_action_event_item_id_kind", "item_id", "kind"),
    )

    id: Mapped[int] = mapped_column(SurrogateKey, primary_key=True)
    item_id: Mapped[int] = mapped_column(BigInteger)
    actor_id: Mapped[int | None] = mapped_column(BigInteger)
    happened_at: Mapped[datetime]
    kind: Mapped[str]
    value: Mapped[str]
    evidence_text: Mapped[str | None]
    evidence_url: Mapped[str | None]
    evidence_author_id: Mapped[int | None] = mapped_column(BigInteger)
