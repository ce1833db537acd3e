"""Surveys, their questions, what is answered to the nominal ones, and Discord's own polls."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, BigInteger, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from storage.models.base import Base, OfGuild, to_parent
from storage.models.directory import NEVER_AGAIN
from storage.types import SurrogateKey


class Survey(OfGuild, Base):
    """One survey. Local times are ISO 8601 to the minute, without a zone; ``opens_at`` and ``closes_at`` follow from them.

    ``audience_id`` is a role's, a table's or an assembly's, as ``audience`` says.
    """

    __tablename__ = "survey"
    __table_args__ = (
        UniqueConstraint("guild_id", "id"),
        UniqueConstraint("previous_id", "opens_local"),
        to_parent("previous_id", "survey", deferrable=True),
        to_parent("after_assembly_id", "assembly"),
        to_parent("item_id", "plan_item"),
        to_parent("box_id", "ballot_box"),
        Index("ix_survey_status_closes_at", "status", "closes_at"),
        NEVER_AGAIN,
    )

    id: Mapped[int] = mapped_column(SurrogateKey, primary_key=True)
    guild_id: Mapped[int] = mapped_column(BigInteger, ForeignKey("guild.id"))
    status: Mapped[str]
    title: Mapped[str]
    introduction: Mapped[str]
    template: Mapped[str]
    anonymous: Mapped[bool]
    by_organization: Mapped[bool]
    breakdown: Mapped[str]
    audience: Mapped[str]
    audience_id: Mapped[int | None] = mapped_column(BigInteger)
    channel_id: Mapped[int | None] = mapped_column(BigInteger)
    opens_local: Mapped[str | None]
    closes_local: Mapped[str | None]
    time_zone: Mapped[str]
    opens_at: Mapped[datetime | None]
    closes_at: Mapped[datetime | None]
    after_assembly_id: Mapped[int | None] = mapped_column(BigInteger)
    open_minutes: Mapped[int | None]
    rule: Mapped[str | None]
    previous_id: Mapped[int | None] = mapped_column(BigInteger)
    item_id: Mapped[int | None] = mapped_column(BigInteger)
    threshold: Mapped[int]
    publish_results: Mapped[bool]
    box_id: Mapped[int | None] = mapped_column(BigInteger)
    changed_at: Mapped[datetime]
    published_at: Mapped[datetime | None]
    closed_at: Mapped[datetime | None]
    answered: Mapped[int | None]
    invited: Mapped[int | None]
    posted_channel_id: Mapped[int | None] = mapped_column(BigInteger)
    message_id: Mapped[int | None] = mapped_column(BigInteger)
    published_title: Mapped[str | None]
    published_introduction: Mapped[str | None]
    corrected_at: Mapped[datetime | None]


class SurveyQuestion(OfGuild, Base):
    """One question. It is shown where ``condition_number`` was answered by one of ``condition_codes``, or always where that is NULL."""

    __tablename__ = "survey_question"
    __table_args__ = (to_parent("survey_id", "survey", cascade=True),)

    survey_id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    kind: Mapped[str]
    text: Mapped[str]
    help: Mapped[str]
    options: Mapped[list[str]] = mapped_column(JSON)
    required: Mapped[bool]
    condition_number: Mapped[int | None]
    condition_codes: Mapped[list[int] | None] = mapped_column(JSON(none_as_null=True))
    published_text: Mapped[str | None]
    corrected_at: Mapped[datetime | None]


class SurveyResponse(OfGuild, Base):
    """What somebody answered to a nominal survey: ``participant`` is ``u12`` (a member) or ``o3`` (an organisation).

    ``draft`` is what is not sent yet; ``submitted_at`` NULL until something was.
    """

    __tablename__ = "survey_response"
    __table_args__ = (to_parent("survey_id", "survey", cascade=True),)

    survey_id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    participant: Mapped[str] = mapped_column(primary_key=True)
    user_id: Mapped[int | None] = mapped_column(BigInteger)
    stratum: Mapped[str]
    answers: Mapped[dict[str, Any]] = mapped_column(JSON)
    draft: Mapped[dict[str, Any]] = mapped_column(JSON)
    submitted_at: Mapped[datetime | None]


class FlashPoll(OfGuild, Base):
    """A native poll of Discord, whose votes are visible; ``counts`` is NULL until it has ended and was read."""

    __tablename__ = "flash_poll"
    __table_args__ = (UniqueConstraint("guild_id", "id"), NEVER_AGAIN)

    id: Mapped[int] = mapped_column(SurrogateKey, primary_key=True)
    guild_id: Mapped[int] = mapped_column(BigInteger, ForeignKey("guild.id"))
    question: Mapped[str]
    answers: Mapped[list[str]] = mapped_column(JSON)
    several: Mapped[bool]
    ends_at: Mapped[datetime]
    channel_id: Mapped[int] = mapped_column(BigInteger)
    message_id: Mapped[int | None] = mapped_column(BigInteger)
    counts: Mapped[list[int] | None] = mapped_column(JSON(none_as_null=True))
