"""What the scenarios of one's own reminders share: something that comes, a card that carries « Me le rappeler », what is chosen and waits."""

from datetime import datetime, time, timedelta

from bot.domain.assembly import Assembly, AssemblyStatus
from bot.domain.guild_settings import AssemblyKind
from bot.domain.outbox import Row, State
from bot.domain.reminder import Remindable, ReminderPreference
from bot.domain.wall_time import instant_of
from bot.playground.json_types import JSON
from bot.playground.member import Hand
from bot.services.reminders import my_reminders
from bot.views.layout import Block, Control, Screen, layout
from bot.views.reminder_places import remind_control
from storage.assemblies import add_assembly
from storage.guilds import lock_guild
from storage.outbox_rows import rows_of
from tests.scenarios.stage import Stage

ZONE = "America/Toronto"
AWAY = timedelta(days=40)
EVERYTHING = {"what": "everything"}


async def convene(stage: Stage, title: str = "Assemblée des partenaires", away: timedelta = AWAY) -> int:
    """An assembly at 18:30 that many days away."""
    deps, guild_id = stage.app.deps, int(stage.world.guild_id)
    now = deps.clock.now()
    local = datetime.combine((now + away).date(), time(18, 30))
    assembly = Assembly(
        id=0,
        guild_id=guild_id,
        kind=AssemblyKind.PARTNERS,
        status=AssemblyStatus.CONVENED,
        start_local=local,
        time_zone=ZONE,
        starts_at=instant_of(local, ZONE),
        changed_at=now,
        title=title,
    )
    async with deps.database.transaction() as session:
        await lock_guild(session, guild_id, now)
        return (await add_assembly(session, assembly)).id


async def card(stage: Stage, assembly_id: int) -> JSON:
    """A message for everyone that carries « Me le rappeler »."""
    control = Control("Me le rappeler", remind_control(Remindable.ASSEMBLY, assembly_id))
    view = layout(Screen(title="Convocation", blocks=[Block("Venez.")], controls=[control]))
    view.stop()
    channel = stage.app.client.get_partial_messageable(int(stage.hand().channel("annonces")["id"]))
    await channel.send(view=view)
    return stage.hand().sees("annonces")[-1]


async def waiting(stage: Stage, persona: str = "membre") -> list[Row]:
    user_id = int(stage.hand(persona).user["id"])
    async with stage.app.deps.database.reading() as session:
        rows = await rows_of(session, int(stage.world.guild_id))
    return [each for each in rows if each.delivery.user_id == user_id and each.state is State.PENDING]


async def chosen(stage: Stage, persona: str = "membre") -> ReminderPreference:
    mine = await my_reminders(stage.app.deps, int(stage.world.guild_id), int(stage.hand(persona).user["id"]))
    return mine.preference


async def mine(hand: Hand) -> JSON:
    shown = await hand.use("/moi rappels")
    assert shown.error is None
    return shown.message or {}


async def change(hand: Hand, message: JSON, **typed: str) -> JSON:
    shown = await hand.submit(await hand.press(message, label="Changer"), typed)
    assert shown.error is None
    return shown.message or {}
