"""A private reminder when it is sent: what the member chose since, and what is done where it is refused; on both databases."""

from datetime import datetime, time, timedelta

import pytest

from bot.delivery.effects import Later, Nothing
from bot.delivery.personal import CLOSED, PAUSED, UNWANTED, allowed_now, fallback_deliveries, texts_of_row
from bot.domain.guild_settings import AssemblyKind, GuildSettings, QuietHours
from bot.domain.outbox import Delivery, Place, Row, State, SubjectKind, Topic
from bot.domain.reminder import Fallback, Remindable, ReminderPreference
from bot.domain.reminder_deliveries import NEVER_QUIET, Coming, planned
from bot.domain.wall_time import instant_of
from storage.database import Database
from storage.guilds import lock_guild
from storage.outbox import enqueue
from storage.outbox_rows import rows_of
from storage.reminders import add_subscription, keep_preference
from tests.storage.tools import NOW

ZONE = "America/Toronto"
LOCAL = datetime(2012, 10, 30, 18, 30)  # noqa: DTZ001 - a wall time
AT = instant_of(LOCAL, ZONE)
ME = 123
HOUR = timedelta(hours=1)
SETTINGS = GuildSettings(language="en")
COMING = Coming(Remindable.ASSEMBLY, 42, LOCAL, AT, kind=AssemblyKind.PARTNERS)
NOON = instant_of(LOCAL.replace(hour=12, minute=0), ZONE)
CODE = min(CLOSED)


def reminder(coming: Coming = COMING) -> Row:
    (delivery,) = planned(ReminderPreference(ME, offsets=(8 * HOUR,)), coming, SETTINGS)
    return Row(7, 1, delivery, State.CLAIMED)


async def choose(database: Database, *, asked: bool = True, **chosen: object) -> None:
    async with database.transaction() as session:
        await lock_guild(session, 1, NOW)
        await keep_preference(session, 1, ReminderPreference(ME, **chosen), NOW)  # type: ignore[arg-type]
        if asked:
            await add_subscription(session, 1, ME, (Remindable.ASSEMBLY, 42), NOW)


async def allowed(database: Database, row: Row | None = None, now: datetime = NOON) -> Later | Nothing | None:
    async with database.reading() as session:
        return await allowed_now(session, row or reminder(), SETTINGS, now)


async def fallbacks(database: Database, row: Row, code: int = CODE, now: datetime = NOON) -> list[Delivery]:
    async with database.reading() as session:
        return await fallback_deliveries(session, row, code, now)


async def test_it_goes_to_whoever_asked_for_it_or_for_everything(database: Database) -> None:
    assert await allowed(database) == Nothing(UNWANTED)
    await choose(database, asked=False)
    assert await allowed(database) == Nothing(UNWANTED)
    await choose(database, asked=False, everything=True)
    assert await allowed(database) is None
    await choose(database)
    assert await allowed(database) is None


async def test_everything_is_of_assemblies_alone(database: Database) -> None:
    await choose(database, asked=False, everything=True)
    assert await allowed(database, reminder(Coming(Remindable.DEADLINE, 42, LOCAL, AT))) == Nothing(UNWANTED)


async def test_a_pause_stops_it_until_its_end(database: Database) -> None:
    await choose(database, paused_until=NOON + HOUR)
    assert await allowed(database) == Nothing(PAUSED)
    assert await allowed(database, now=NOON + HOUR) is None


async def test_it_waits_for_the_end_of_the_quiet_hours_but_not_past_the_beginning(database: Database) -> None:
    await choose(database, quiet_hours=QuietHours(time(11), time(14)))
    assert await allowed(database) == Later(NOON + 2 * HOUR)
    await choose(database, quiet_hours=QuietHours(time(11), time(19)))
    assert await allowed(database) is None
    await choose(database, quiet_hours=NEVER_QUIET)
    night = instant_of(LOCAL.replace(hour=2, minute=0), ZONE)
    assert await allowed(database, now=night) is None
    await choose(database)
    assert await allowed(database, now=night) == Later(instant_of(LOCAL.replace(hour=8, minute=0), ZONE))


async def test_no_other_row_is_held_back(database: Database) -> None:
    # A member's row that nobody asked for by « Me le rappeler », and a reminder in the channel.
    change = Delivery(
        "assembly:42:change:1:5", Topic.ASSEMBLY_CHANGE, SubjectKind.ASSEMBLY, 42, AT, AT, Place.MEMBER, ME
    )
    assert await allowed(database, Row(8, 1, change, State.CLAIMED)) is None
    assert await fallbacks(database, Row(8, 1, change, State.CLAIMED)) == []
    # What has changed goes where they chose too.
    await choose(database, fallback=Fallback.CHANNEL)
    (instead,) = await fallbacks(database, Row(8, 1, change, State.CLAIMED), now=NOON)
    assert (instead.destination, instead.user_id) == (Place.ANNOUNCEMENTS, ME)


@pytest.mark.parametrize(
    ("fallback", "place"), [(Fallback.CHANNEL, Place.ANNOUNCEMENTS), (Fallback.COORDINATION, Place.COORDINATION)]
)
async def test_where_direct_messages_are_refused_it_goes_where_the_member_chose(
    database: Database, fallback: Fallback, place: Place
) -> None:
    await choose(database, fallback=fallback)
    row = reminder()
    (instead,) = await fallbacks(database, row)
    assert (instead.destination, instead.user_id, instead.variant) == (place, ME, row.delivery.variant)
    assert (instead.dedupe_key, instead.expires_at) == (f"{row.delivery.dedupe_key}:fallback", AT)
    async with database.transaction() as session:
        await enqueue(session, 1, [instead])
        (kept,) = await rows_of(session, 1)
    # Its own refusal has no other way out, and it is not held back as a private one would be.
    assert await fallbacks(database, kept) == []
    assert await allowed(database, kept, now=instant_of(LOCAL.replace(hour=2, minute=0), ZONE)) is None


async def test_nothing_follows_a_refusal_of_another_kind_nor_where_nothing_was_chosen_nor_too_late(
    database: Database,
) -> None:
    assert await fallbacks(database, reminder()) == []
    await choose(database)
    assert await fallbacks(database, reminder()) == []
    await choose(database, fallback=Fallback.CHANNEL)
    assert await fallbacks(database, reminder(), code=50013) == []
    assert await fallbacks(database, reminder(), now=AT) == []


async def test_a_member_reads_their_own_language_and_a_channel_the_guilds(database: Database) -> None:
    await choose(database, locale="fr", fallback=Fallback.CHANNEL)
    (instead,) = await fallbacks(database, reminder())
    async with database.reading() as session:
        assert (await texts_of_row(session, reminder(), SETTINGS)).language == "fr"
        in_channel = await texts_of_row(session, Row(9, 1, instead, State.CLAIMED), SETTINGS)
        assert in_channel.language == "en"
