"""Who may do what: every command, button, menu and form, as each role, in one's own guild and in another, against the table."""

import asyncio
import logging
from collections import defaultdict
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace

import discord
import pytest
import pytest_asyncio
from discord import app_commands

from bot.domain.access import Access, Role, Scope, Standing
from bot.edge.access import Gate
from bot.edge.access_levels import OWN
from bot.edge.access_table import ACCESS
from bot.playground.server import Playground
from bot.services.snapshots import Snapshots
from storage.database import Database
from storage.migrate import upgrade
from tests.playground.conformity import require_conformity
from tests.scenarios.access_guilds import MARK, OWNER_OF_SECOND, fill, rows_of, strip_second
from tests.scenarios.access_samples import OPTIONS, ROUTES
from tests.scenarios.access_walk import Ids, Walker, commands, is_incident, is_refused, names_in, routes, said
from tests.scenarios.stage import Stage, keep_discord_addresses, on_stage, texts_of
from tests.services.test_snapshots import Watched

_DEFERRED = 5
ENDING = {"me left", "mydata erase"}
shared = pytest.mark.asyncio(loop_scope="module")
PERSONAS = {
    "membre": Role.MEMBER,
    "responsable": Role.RESPONSIBLE,
    "coordination": Role.COORDINATION,
    "administration": Role.ADMINISTRATION,
}


@dataclass(frozen=True, slots=True)
class Two:
    """The bot in two guilds, and what there is in each."""

    stage: Stage
    ids: Ids
    theirs: Ids

    async def walker(self, persona: str, which: int = 0, **ids: str) -> Walker:
        return await Walker.begin(self.stage, persona, which, {**self.ids, **ids})


@asynccontextmanager
async def two_guilds(url: str) -> AsyncIterator[Two]:
    async with Playground(guilds=2) as playground:
        async with on_stage(playground, url) as stage:
            strip_second(stage)
            yield Two(stage, await fill(stage, 0, MARK), await fill(stage, 1, "Tableau"))
        require_conformity(playground.requests)


@pytest.fixture
async def two(url: str) -> AsyncIterator[Two]:
    async with two_guilds(url) as two:
        yield two


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def unchanged(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Two]:
    """Two guilds for all the tests that change nothing there."""
    url = f"sqlite:///{tmp_path_factory.mktemp('access') / 'courroie.db'}"
    database = Database(url)
    await upgrade(database)
    await database.close()
    with pytest.MonkeyPatch.context() as patch:
        keep_discord_addresses(patch)
        async with two_guilds(url) as two:
            yield two


def scope(role: Role, access: Access) -> Scope | None:
    return Standing(role, user_id=0).scope(access)


def keys(role: Role, *, allowed: bool) -> list[str]:
    return [key for key, access in ACCESS.items() if (scope(role, access) is not None) is allowed]


async def refused(walker: Walker, wanted: Iterable[str]) -> list[str]:
    return [key for key in wanted if all(map(is_refused, await walker.use(key)))]


async def allowed(walker: Walker, wanted: Iterable[str]) -> list[str]:
    return [key for key in wanted if not any(map(is_refused, await walker.use(key)))]


def test_the_table_has_a_line_for_each_command_and_control_and_none_more(unchanged: Two) -> None:
    assert sorted(ACCESS) == sorted([*commands(unchanged.stage), *routes(unchanged.stage)])


def test_the_walk_knows_what_each_command_and_control_carries(unchanged: Two) -> None:
    router = unchanged.stage.app.client.router
    arities = {" ".join(route): router.arity(*route) for route in router}
    assert {key: len(sample.args) for key, sample in ROUTES.items()} == arities
    assert set(OPTIONS) <= set(commands(unchanged.stage))


@shared
async def test_whoever_may_not_is_refused_and_changes_nothing(unchanged: Two) -> None:
    before = await rows_of(unchanged.stage, 0)
    for persona, role in PERSONAS.items():
        closed, walker = keys(role, allowed=False), await unchanged.walker(persona)
        seen = len(walker.hand.sees("plan"))
        assert await refused(walker, closed) == closed, persona
        # Nor is anything else shown after the refusal.
        assert all("C'est réservé" in texts_of(each) for each in walker.hand.sees("plan")[seen:]), persona
    assert await rows_of(unchanged.stage, 0) == before


async def test_whoever_may_is_not_refused(two: Two) -> None:
    for persona, role in PERSONAS.items():
        opened = keys(role, allowed=True)
        # What ends one's own place comes last: the rest is done as who one is.
        opened.sort(key=lambda key: key in ENDING)
        assert await allowed(await two.walker(persona), opened) == opened, persona


async def test_what_is_ones_own_is_that_of_whoever_presses(two: Two) -> None:
    own = [key for key, access in ACCESS.items() if access == OWN]
    own.sort(key=lambda key: key in ENDING)
    assert own
    theirs = await two.walker("responsable")
    before = [said(shown) for key in ("moi fiche", "moi donnees") for shown in await theirs.use(key)]
    assert f"{MARK} responsable" in before[0]
    somebody, others = await two.walker("membre"), {f"{MARK} responsable", f"{MARK} demande"}
    for key in own:
        for shown in await somebody.use(key):
            assert not [name for name in others if name in said(shown)], key
    assert [said(shown) for key in ("moi fiche", "moi donnees") for shown in await theirs.use(key)] == before


@shared
async def test_whoever_answers_for_a_table_may_act_on_no_other(unchanged: Two) -> None:
    own = [key for key, access in ACCESS.items() if scope(Role.RESPONSIBLE, access) is Scope.TABLE]
    assert own
    elsewhere = await unchanged.walker("responsable", group=unchanged.ids["other_group"])
    before = await rows_of(unchanged.stage, 0)
    assert await refused(elsewhere, own) == own
    assert await rows_of(unchanged.stage, 0) == before


@shared
async def test_what_one_is_in_a_guild_is_nothing_in_another(unchanged: Two) -> None:
    before = await rows_of(unchanged.stage, 1)
    closed = keys(Role.MEMBER, allowed=False)
    for persona in PERSONAS:
        walker = await unchanged.walker(persona, 1, **unchanged.theirs)
        assert await refused(walker, closed) == closed, persona
    assert await rows_of(unchanged.stage, 1) == before


async def test_nothing_of_a_guild_is_shown_or_changed_in_another(two: Two) -> None:
    before = await rows_of(two.stage, 0)
    # Roles, channels and members are Discord's: it sends none of another guild.
    owner = await two.walker(OWNER_OF_SECOND, 1, **{name: two.theirs[name] for name in ("role", "channel", "user")})
    for key in ACCESS:
        for shown in await owner.use(key):
            assert MARK.lower() not in said(shown).lower(), key
            assert not is_refused(shown), key
        for one_of_first in names_in(key):
            for shown in await replace(owner, ids={**two.theirs, one_of_first: owner.ids[one_of_first]}).use(key):
                assert MARK.lower() not in said(shown).lower(), (key, one_of_first)
    everything = "\n".join(texts_of(message) for message in owner.hand.sees("plan"))
    assert MARK.lower() not in everything.lower()
    assert await rows_of(two.stage, 0) == before
    assert MARK not in repr(await rows_of(two.stage, 1))


@shared
async def test_nothing_is_done_in_a_direct_message(unchanged: Two) -> None:
    owner = await Walker.begin(unchanged.stage, "administration", 0, defaultdict(lambda: "1"))
    before = await rows_of(unchanged.stage, 0)
    for key in ACCESS:
        for shown in await owner.use(key, channel="@bot"):
            assert "pas en message privé" in said(shown), key
    assert await rows_of(unchanged.stage, 0) == before


@shared
async def test_nothing_is_offered_to_whoever_may_not(unchanged: Two) -> None:
    closed = keys(Role.MEMBER, allowed=False)
    member, coordination = await unchanged.walker("membre"), await unchanged.walker("coordination")
    stranger = await unchanged.walker("coordination", 1)
    offered = {}
    for key, command in commands(unchanged.stage).items():
        for param in command.parameters:
            if key in closed and param.autocomplete:
                option = str(param.display_name)
                assert await member.complete(key, option) == [], key
                assert await stranger.complete(key, option) == [], key
                offered[key, option] = [each["name"] for each in await coordination.complete(key, option)]
    assert offered["gerer plan doutes", "plan"] == [f"{MARK} plan"]


async def test_a_guild_that_is_slow_to_load_is_waited_for_and_offers_nothing_meanwhile(
    two: Two, url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.edge.access._PATIENCE_SECONDS", 0.01)
    slow, client = Watched(url), two.stage.app.client
    slow.may_end.clear()
    client.gate = Gate(Snapshots(slow, capacity=1), two.stage.world.clock)
    coordination = await two.walker("coordination")
    assert await coordination.complete("gerer journal", "fiche") == []
    using = asyncio.create_task(two.stage.hand("coordination").use("/gerer journal"))
    await two.stage.world.until(lambda: _is_thinking(two.stage))
    slow.may_end.set()
    assert "## Journal" in texts_of((await using).message or {})
    await slow.close()


def _is_thinking(stage: Stage) -> bool:
    bodies = (request.body for request in stage.world.requests)
    return any(isinstance(body, dict) and body.get("type") == _DEFERRED for body in bodies)


@shared
async def test_a_command_that_the_table_lacks_is_refused_to_everyone_and_logged(
    unchanged: Two, caplog: pytest.LogCaptureFixture
) -> None:
    async def escape(interaction: discord.Interaction) -> None:
        await interaction.response.send_message("sorti")

    client = unchanged.stage.app.client
    client.tree.add_command(app_commands.Command(name="oubli", description="Oubliée", callback=escape))
    await client.tree.sync()
    with caplog.at_level(logging.ERROR):
        shown = await unchanged.stage.hand("administration").use("/oubli")
    assert is_incident(shown)
    client.tree.remove_command("oubli")
    await client.tree.sync()
    assert any("/oubli" in record.getMessage() for record in caplog.records)


@shared
async def test_whoever_is_refused_is_told_to_whom_it_is_reserved(unchanged: Two) -> None:
    mine, other = unchanged.ids["group"], unchanged.ids["other_group"]
    for persona, group, key, words in (
        ("membre", mine, "gerer journal", "C'est réservé à la coordination."),
        (
            "membre",
            mine,
            "directory seat",
            "C'est réservé à qui une action, une table ou une organisation est confiée.",
        ),
        ("responsable", other, "directory pick", f"C'est réservé aux responsables de « {MARK} comité » et à la"),
        ("coordination", mine, "reglages voir", "C'est réservé à l'administration du serveur"),
    ):
        (shown, *_more) = await (await unchanged.walker(persona, group=group)).use(key)
        assert words in said(shown)
        assert "Rien n'a été modifié" in said(shown)
