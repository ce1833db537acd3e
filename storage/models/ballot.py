"""Secret ballots: who has voted, and what was voted, with nothing that joins the two.

No instant, no sequence, no row number: a table is stored in the order of keys that are drawn at random, or of hashes. At closing,
participations are destroyed, and open ballots become sealed answers (``storage.ballot_boxes``).
"""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, BigInteger, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from storage.models.base import Base, OfGuild, to_parent
from storage.models.directory import NEVER_AGAIN
from storage.types import SurrogateKey

_BY_KEY = {"sqlite_with_rowid": False}


class BallotBox(OfGuild, Base):
    """Where the secret ballots of one survey or of one vote are cast. ``salt`` is NULL once it is closed.

    ``closed_at`` is when its ballots were sealed; ``cleaned_at``, when the disk held the open ones no more.
    """

    __tablename__ = "ballot_box"
    __table_args__ = (UniqueConstraint("guild_id", "id"), NEVER_AGAIN)

    id: Mapped[int] = mapped_column(SurrogateKey, primary_key=True)
    guild_id: Mapped[int] = mapped_column(BigInteger, ForeignKey("guild.id"))
    salt: Mapped[str | None]
    closed_at: Mapped[datetime | None]
    cleaned_at: Mapped[datetime | None]


class BallotParticipation(OfGuild, Base):
    """A voice that has cast its ballot while its box is open: a salted hash, so that it counts once.

    ``user_id`` is the member who cast it, NULL where they were forgotten meanwhile.
    """

    __tablename__ = "ballot_participation"
    __table_args__ = (to_parent("box_id", "ballot_box", cascade=True), _BY_KEY)

    box_id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    voice: Mapped[str] = mapped_column(primary_key=True)
    user_id: Mapped[int | None] = mapped_column(BigInteger)


class OpenBallot(OfGuild, Base):
    """What one voice cast, whole, while the box is open: nobody's but for who reads the file at that instant."""

    __tablename__ = "open_ballot"
    __table_args__ = (to_parent("box_id", "ballot_box", cascade=True), _BY_KEY)

    box_id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    id: Mapped[str] = mapped_column(primary_key=True)
    stratum: Mapped[str]
    answers: Mapped[dict[str, Any]] = mapped_column(JSON)


class SealedAnswer(OfGuild, Base):
    """One answer of a closed box, parted from the others of whoever gave it."""

    __tablename__ = "sealed_answer"
    __table_args__ = (to_parent("box_id", "ballot_box", cascade=True), _BY_KEY)

    box_id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    id: Mapped[str] = mapped_column(primary_key=True)
    number: Mapped[int]
    stratum: Mapped[str]
    value: Mapped[Any] = mapped_column(JSON)
