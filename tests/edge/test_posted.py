"""Of several who would write the same message at once, one writes at a time, and the last who waits writes for all."""

import asyncio

from bot.edge.posted import Turns


async def test_of_those_who_wait_the_last_alone_writes() -> None:
    turns, written, gate = Turns(), [], asyncio.Event()

    def writer(name: str) -> asyncio.Task[None]:
        async def write() -> None:
            written.append(name)
            await gate.wait()

        return asyncio.create_task(turns.write_last(1, write))

    first = writer("first")
    await asyncio.sleep(0)
    others = [writer("second"), writer("third")]
    await asyncio.sleep(0)
    assert written == ["first"]
    gate.set()
    await asyncio.gather(first, *others)
    assert written == ["first", "third"]


async def test_two_messages_do_not_wait_for_each_other() -> None:
    turns, written, gate = Turns(), [], asyncio.Event()

    async def slow() -> None:
        await gate.wait()
        written.append("slow")

    async def quick() -> None:
        written.append("quick")

    waiting = asyncio.create_task(turns.write_last(1, slow))
    await turns.write_last(2, quick)
    gate.set()
    await waiting
    assert written == ["quick", "slow"]


async def test_what_fails_leaves_the_next_its_turn() -> None:
    turns, written = Turns(), []

    async def fail() -> None:
        raise ZeroDivisionError

    async def write() -> None:
        written.append("next")

    results = await asyncio.gather(turns.write_last(1, fail), return_exceptions=True)
    assert [type(each) for each in results] == [ZeroDivisionError]
    await turns.write_last(1, write)
    assert written == ["next"]
