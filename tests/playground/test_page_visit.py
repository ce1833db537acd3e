"""The guided visit, as every open page follows it."""

import asyncio

import pytest

from bot.playground.json_types import JSON
from bot.playground.page.host import LoneHost, StepRefused, Tell
from bot.playground.server import Playground
from tests.playground.page_client import Asked, page


class Guide(LoneHost):
    """A host with one step, which a test lets go on."""

    def __init__(self, world: Playground) -> None:
        super().__init__(world.clock)
        self.goes_on = asyncio.Event()
        self.fails: Exception | None = None
        self.needed: str | None = None

    def visit(self, locale: str) -> list[JSON]:
        return [{"key": "ask", "title": "Demander", "text": locale, "who": "membre", "channel": "plan"}]

    async def play(self, step: str, locale: str, tell: Tell) -> None:
        await tell({"act": f"{step} {locale}", "who": "membre", "channel": "plan"})
        if self.needed is not None:
            await tell({"done": self.needed})
        await self.goes_on.wait()
        if self.fails is not None:
            raise self.fails


async def test_a_step_of_the_visit_is_followed_by_every_page(world: Playground) -> None:
    world.page.host = guide = Guide(world)
    async with page(world) as one, page(world, "coordination") as other:
        assert [step["key"] for step in one.shown["visit"]] == ["ask"]
        await one.ask("tour", step="ask")
        await other.until(lambda: bool(other.shown["tour"]["acts"]))
        assert other.shown["tour"]["status"] == "playing"
        assert other.shown["tour"]["acts"] == [{"act": "ask fr", "who": "membre", "channel": "plan"}]
        with pytest.raises(Asked, match="step_refused"):
            await other.ask("tour", step="ask")
        guide.goes_on.set()
        await other.until(lambda: other.shown["tour"]["status"] == "done")
        assert other.shown["tour"]["done"] == ["ask"]


@pytest.mark.parametrize(("problem", "why"), [(StepRefused("Pas ici"), "Pas ici"), (RuntimeError("défaut"), "")])
async def test_a_step_that_fails_says_so(world: Playground, problem: Exception, why: str) -> None:
    world.page.host = guide = Guide(world)
    guide.fails = problem
    guide.goes_on.set()
    async with page(world) as one:
        await one.ask("tour", step="ask")
        await one.until(lambda: one.shown["tour"]["status"] == "failed")
        assert one.shown["tour"]["why"] == why
        assert one.shown["tour"]["done"] == []


async def test_without_a_host_there_is_nothing_to_reset_or_visit(world: Playground) -> None:
    async with page(world) as one:
        assert one.shown["visit"] == []
        with pytest.raises(Asked, match="step_refused"):
            await one.ask("reset")
        await one.ask("tour", step="ask")
        await one.until(lambda: one.shown["tour"]["status"] == "failed")


async def test_a_step_that_was_done_for_another_is_done_too(world: Playground) -> None:
    world.page.host = guide = Guide(world)
    guide.needed = "convene"
    guide.goes_on.set()
    async with page(world) as one:
        await one.ask("tour", step="ask")
        await one.until(lambda: one.shown["tour"]["status"] == "done")
        assert one.shown["tour"]["done"] == ["convene", "ask"]
        assert [act["act"] for act in one.shown["tour"]["acts"]] == ["ask fr"]
