"""Secret ballots: cast in a box, sealed when it closes. Nothing here joins a voice to what it cast.

A voice (``u12``, ``o3``, ``p4``) is kept as a hash salted by its box, so that its order in the table says nothing of when it was cast
and the same member is not the same from one box to the next. A ballot's id is drawn at random. Neither has an instant.
"""

import hashlib
import random
import secrets
from collections import Counter
from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Final

from sqlalchemy import delete, distinct, func, insert, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.survey import Answers, SealedAnswer
from bot.domain.survey_answers import read_answers, read_value, written_answers, written_value
from bot.domain.survey_strata import REST, Merge
from storage.models import BallotBox, BallotParticipation, OpenBallot
from storage.models import SealedAnswer as SealedRow

_ID_BYTES: Final = 16


async def open_box(session: AsyncSession, guild_id: int) -> int:
    """Make a box; give its id."""
    added = insert(BallotBox).values(guild_id=guild_id, salt=secrets.token_hex(_ID_BYTES)).returning(BallotBox.id)
    box_id: int = (await session.scalars(added)).one()
    return box_id


async def remove_box(session: AsyncSession, guild_id: int, box_id: int) -> None:
    """Forget a box in which nobody could cast anything: what it was for does not open."""
    await session.execute(delete(BallotBox).where(BallotBox.guild_id == guild_id, BallotBox.id == box_id))


async def cast(
    session: AsyncSession,
    guild_id: int,
    box_id: int,
    voice: str,
    answers: Answers,
    *,
    user_id: int | None = None,
    stratum: str = "",
) -> bool:
    """Cast the one ballot of ``voice``; False, and nothing is written, where it has cast one or the box is closed.

    Whoever closes the box waits until this is committed, and the other way round.
    """
    salt = await _salt(session, guild_id, box_id)
    if salt is None:
        return False
    values = {"guild_id": guild_id, "box_id": box_id, "voice": _hashed(salt, voice), "user_id": user_id}
    dialect = postgresql if session.get_bind().dialect.name == "postgresql" else sqlite
    taking_part = dialect.insert(BallotParticipation).values(values).on_conflict_do_nothing()
    done = await session.execute(taking_part.returning(BallotParticipation.voice))
    if done.first() is None:
        return False
    ballot = {"guild_id": guild_id, "box_id": box_id, "id": secrets.token_hex(_ID_BYTES)}
    await session.execute(insert(OpenBallot).values(**ballot, stratum=stratum, answers=written_answers(answers)))
    return True


async def have_cast(session: AsyncSession, guild_id: int, box_id: int, voices: Collection[str]) -> frozenset[str]:
    """Which of ``voices`` have cast a ballot; none once the box is closed, when nobody knows any more."""
    salt = await session.scalar(select(BallotBox.salt).where(BallotBox.guild_id == guild_id, BallotBox.id == box_id))
    if salt is None:
        return frozenset()
    by_hash = {_hashed(salt, voice): voice for voice in voices}
    mine = BallotParticipation.guild_id == guild_id, BallotParticipation.box_id == box_id
    cast_by = select(BallotParticipation.voice).where(*mine, BallotParticipation.voice.in_(by_hash))
    return frozenset(by_hash[each] for each in await session.scalars(cast_by))


async def count_cast(session: AsyncSession, guild_id: int, box_id: int) -> int:
    """How many ballots the box holds while it is open."""
    mine = OpenBallot.guild_id == guild_id, OpenBallot.box_id == box_id
    return await session.scalar(select(func.count()).select_from(OpenBallot).where(*mine)) or 0


async def count_voters(session: AsyncSession, guild_id: int, box_id: int) -> int:
    """How many members cast the ballots of a box that is open, by one voice or by several; those who were forgotten are one."""
    mine = BallotParticipation.guild_id == guild_id, BallotParticipation.box_id == box_id
    whose = func.coalesce(BallotParticipation.user_id, 0)
    return await session.scalar(select(func.count(distinct(whose))).where(*mine)) or 0


async def seal(session: AsyncSession, guild_id: int, box_id: int, at: datetime, merge: Merge) -> int | None:
    """Close the box: part every ballot into its answers, shuffled, and destroy the ballots, the participations and the salt.

    A comment keeps no stratum: its words say enough of whoever wrote it. Give how many ballots there were; None where it was closed
    already. What the disk still holds of them is for ``storage.ballot_traces`` to destroy, once this is committed.
    """
    ballots = await empty(session, guild_id, box_id, at)
    if ballots is None:
        return None
    await write_sealed(session, guild_id, box_id, ballots, merge)
    return len(ballots)


async def write_sealed(
    session: AsyncSession, guild_id: int, box_id: int, ballots: Sequence[tuple[str, Answers]], merge: Merge
) -> None:
    """Part ``ballots``, each a stratum and its answers, into answers of nobody, and write them shuffled."""
    becomes = merge(Counter(stratum for stratum, _answers in ballots))
    rows = [
        {
            "guild_id": guild_id,
            "box_id": box_id,
            "id": secrets.token_hex(_ID_BYTES),
            "number": number,
            "stratum": REST if isinstance(value, str) else becomes[stratum],
            "value": written_value(value),
        }
        for stratum, answers in ballots
        for number, value in answers.items()
    ]
    random.SystemRandom().shuffle(rows)
    if rows:
        await session.execute(insert(SealedRow), rows)


async def empty(session: AsyncSession, guild_id: int, box_id: int, at: datetime) -> list[tuple[str, Answers]] | None:
    """Close the box and destroy what is in it, of which nothing is kept: what a vote does, whose count says it all.

    Give each ballot's stratum and answers, in the order of their random ids, for who counts them; None where it was closed already.
    """
    here = BallotBox.guild_id == guild_id, BallotBox.id == box_id
    salt = await session.scalar(select(BallotBox.salt).where(*here).with_for_update())
    if salt is None:
        return None
    # As in ``cast``, participations first: ``storage.ballot_traces`` locks both tables in that order.
    taken_part = BallotParticipation.guild_id == guild_id, BallotParticipation.box_id == box_id
    await session.execute(delete(BallotParticipation).where(*taken_part))
    mine = OpenBallot.guild_id == guild_id, OpenBallot.box_id == box_id
    kept = select(OpenBallot.stratum, OpenBallot.answers).where(*mine).order_by(OpenBallot.id)
    ballots = [(stratum, read_answers(answers)) for stratum, answers in await session.execute(kept)]
    await session.execute(delete(OpenBallot).where(*mine))
    await session.execute(update(BallotBox).where(*here).values(salt=None, closed_at=at))
    return ballots


async def sealed_answers(session: AsyncSession, guild_id: int, box_id: int) -> tuple[SealedAnswer, ...]:
    """What a closed box holds, in the order of its random ids; nothing while it is open."""
    rows = select(SealedRow).where(SealedRow.guild_id == guild_id, SealedRow.box_id == box_id).order_by(SealedRow.id)
    return tuple(SealedAnswer(row.number, read_value(row.value), row.stratum) for row in await session.scalars(rows))


async def _salt(session: AsyncSession, guild_id: int, box_id: int) -> str | None:
    """The box's salt, held until the transaction ends against whoever would close it; None where it is closed."""
    here = select(BallotBox.salt).where(BallotBox.guild_id == guild_id, BallotBox.id == box_id)
    return await session.scalar(here.with_for_update(read=True))


def _hashed(salt: str, voice: str) -> str:
    return hashlib.sha256(f"{salt}:{voice}".encode()).hexdigest()
