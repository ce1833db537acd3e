"""Once a cancellation is confirmed nothing starts to be sent, and edits reach whatever is unsent: programs of any order.

The real use cases and the real handlers, against a model of what each assembly's messages should be.
"""

import asyncio
import re
import shutil
from collections import Counter
from collections.abc import Coroutine
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from http import HTTPStatus
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import Phase, seed, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, precondition, rule, run_state_machine_as_test

from bot.delivery.topics import HANDLERS
from bot.delivery.worker import Point
from bot.domain.assembly import Assembly, AssemblyDraft
from bot.domain.assembly_deliveries import reminder_deliveries
from bot.domain.guild_settings import AssemblyKind, SettingKey
from bot.domain.journal import SHELL
from bot.domain.outbox import LEASE, Topic
from bot.playground.json_types import JSON
from bot.playground.server import Playground
from bot.services.assemblies import (
    cancel_assembly,
    draft_assembly,
    modify_assembly,
    postpone_assembly,
    publish_assembly,
)
from bot.services.deps import Deps
from bot.services.settings import change_setting
from bot.services.snapshots import Snapshots
from storage.database import Database
from storage.outbox_rows import rows_of
from tests.conftest import THOROUGH
from tests.delivery.crashing import Crashing, deliver
from tests.delivery.desk import MESSAGES
from tests.scenarios.stage import texts_of

ZONE = ZoneInfo("America/Toronto")
EVENING = time(18, 30)
POSTED = (Topic.CONVOCATION, Topic.ASSEMBLY_REMINDER)
_REFERENCE = re.compile(r"\|o(\d+)")
# Whole hours pass, from eleven past: no due instant is near enough for the machine's pace to matter.
_PAST_THE_HOUR = timedelta(minutes=11)
_CRASHES = 4
# A program that fails is told as it is: to make it smaller would take minutes.
_PHASES = (Phase.explicit, Phase.generate)


@dataclass
class Expected:
    """What the messages of one assembly should be: ``waiting`` has when each unsent one is due."""

    assembly: Assembly
    version: int = 0
    coming: bool = True
    waiting: dict[str, datetime] = field(default_factory=dict)
    sent: set[str] = field(default_factory=set)
    silent_from: int | None = None
    said_from: int = 0

    def title(self) -> str:
        return f"a{self.assembly.id} version {self.version}."


class Program(RuleBasedStateMachine):
    """Assemblies are convened, changed, postponed, cancelled; time passes, the worker sends, and crashes."""

    def __init__(self, database: Database) -> None:
        super().__init__()
        self.runner = asyncio.Runner()
        self.world = Playground()
        self.deps = Deps(database, self.world.clock, Snapshots(database, 10))
        self.known: list[Expected] = []
        self.crashes = 0
        self.uncertain: set[str] = set()
        self.run(self._open())

    def run(self, what: Coroutine[Any, Any, Any]) -> Any:  # noqa: ANN401
        return self.runner.run(what)

    async def _open(self) -> None:
        await self.world.__aenter__()
        self.world.clock.advance(_PAST_THE_HOUR)
        self.guild_id = int(self.world.guild_id)
        channel = int(self.world.hand("administration").channel("annonces")["id"])
        await change_setting(self.deps, self.guild_id, SHELL, SettingKey.ANNOUNCEMENTS_CHANNEL, channel)
        self.settings = (await self.deps.snapshots.get(self.guild_id)).snapshot.settings

    def teardown(self) -> None:
        self.run(self._close())
        self.runner.close()

    async def _close(self) -> None:
        await self._deliver(Crashing())
        await self.deps.snapshots.close()
        await self.deps.database.close()
        await self.world.__aexit__(None, None, None)

    @property
    def now(self) -> datetime:
        return self.deps.clock.now()

    def start_in(self, days: int) -> datetime:
        return datetime.combine(self.now.astimezone(ZONE).date() + timedelta(days=days), EVENING)

    def open_ones(self) -> list[Expected]:
        return [each for each in self.known if each.coming and each.assembly.starts_at > self.now]

    def plan(self, expected: Expected) -> None:
        """Its reminders are those of its present start that are still to come, but for those that were sent."""
        due = {each.dedupe_key: each.due_at for each in reminder_deliveries(expected.assembly, self.settings)}
        kept = {key: at for key, at in expected.waiting.items() if key in due or key.endswith("convocation")}
        new = {key: at for key, at in due.items() if at >= self.now and key not in expected.sent}
        expected.waiting = kept | new

    @rule(days=st.integers(1, 12))
    def convene(self, days: int) -> None:
        number = len(self.known) + 1
        draft = AssemblyDraft(AssemblyKind.PARTNERS, self.start_in(days), f"a{number} version 0.", "Mairie")
        made = self.run(self._convene(draft))
        assert made.id == number
        expected = Expected(made)
        expected.waiting[f"assembly:{number}:convocation"] = self.now
        self.plan(expected)
        self.known.append(expected)

    async def _convene(self, draft: AssemblyDraft) -> Assembly:
        assembly_id = await draft_assembly(self.deps, self.guild_id, SHELL, draft)
        return await publish_assembly(self.deps, self.guild_id, SHELL, assembly_id, short_notice=True)

    @precondition(lambda self: self.open_ones())
    @rule(data=st.data())
    def rename(self, data: st.DataObject) -> None:
        expected = data.draw(st.sampled_from(self.open_ones()))
        expected.version += 1
        draft = AssemblyDraft(AssemblyKind.PARTNERS, expected.assembly.start_local, expected.title(), "Mairie")
        changed = modify_assembly(self.deps, self.guild_id, SHELL, expected.assembly.id, draft)
        expected.assembly = self.run(changed)
        expected.said_from = len(self.world.requests)

    @precondition(lambda self: self.open_ones())
    @rule(data=st.data(), days=st.integers(1, 12))
    def postpone(self, data: st.DataObject, days: int) -> None:
        expected = data.draw(st.sampled_from(self.open_ones()))
        start = self.start_in(days)
        if start == expected.assembly.start_local:
            return
        postponed = postpone_assembly(self.deps, self.guild_id, SHELL, expected.assembly.id, start)
        expected.assembly = self.run(postponed)
        expected.said_from = len(self.world.requests)
        self.plan(expected)

    @precondition(lambda self: self.open_ones())
    @rule(data=st.data())
    def cancel(self, data: st.DataObject) -> None:
        expected = data.draw(st.sampled_from(self.open_ones()))
        self.run(cancel_assembly(self.deps, self.guild_id, SHELL, expected.assembly.id))
        expected.coming, expected.waiting = False, {}
        expected.silent_from = len(self.world.requests)

    @rule(hours=st.integers(1, 60))
    def let_time_pass(self, hours: int) -> None:
        self.world.clock.advance(timedelta(hours=hours))

    @rule()
    def send(self) -> None:
        self.run(self._deliver(Crashing()))

    @precondition(lambda self: self.crashes < _CRASHES)
    @rule(point=st.sampled_from(list(Point)), passage=st.integers(1, 4))
    def crash(self, point: Point, passage: int) -> None:
        self.crashes += self.run(self._deliver(Crashing(point, passage)))

    async def _deliver(self, crashing: Crashing) -> bool:
        due = [(each, self._due(each)) for each in self.known]
        crashed = await deliver(self.world, self.deps, HANDLERS, crashing)
        if crashed:
            self.uncertain |= {key for each, _keys in due for key, at in each.waiting.items() if at <= self.now}
            self.world.clock.advance(LEASE + timedelta(seconds=1))
            await self._require_silence()
            return True
        for expected, keys in due:
            expected.sent |= keys
            expected.waiting = {key: at for key, at in expected.waiting.items() if at > self.now}
        await self._require_silence()
        await self._require_posted()
        return False

    def _due(self, expected: Expected) -> set[str]:
        """What is to be posted now: nothing once it has begun; of the reminders that are due, the last."""
        if expected.assembly.starts_at <= self.now:
            return set()
        due = {key: at for key, at in expected.waiting.items() if at <= self.now}
        told = {key for key in due if key.endswith("convocation")}
        reminders = sorted((at, key) for key, at in due.items() if key not in told)
        return told | {key for _at, key in reminders[-1:]}

    async def _require_silence(self) -> None:
        """Since it was cancelled nothing of it was posted, and since it was changed nothing that was so before."""
        sends = [(number, each) for number, each in enumerate(self.world.requests) if each.template == MESSAGES]
        for number, each in sends:
            if each.method != "POST" or not isinstance(each.body, dict):
                continue
            text = texts_of(each.body)
            for expected in self.known:
                if f"a{expected.assembly.id} version" not in text:
                    continue
                assert expected.silent_from is None or number < expected.silent_from, text
                assert number < expected.said_from or expected.title() in text, text

    async def _require_posted(self) -> None:
        """Each message that should be there is there once, as the assembly is now."""
        posted = await self._posted()
        counts = Counter(key for key, _message in posted)
        expected = {key for each in self.known for key in each.sent}
        assert not counts or max(counts.values()) == 1, counts
        assert counts.keys() - self.uncertain == expected - self.uncertain
        for key, message in posted:
            mine = self.known[int(key.split(":")[1]) - 1]
            if key.endswith("convocation") and not self.uncertain:
                assert mine.title() in texts_of(message)

    async def _posted(self) -> list[tuple[str, JSON]]:
        async with self.deps.database.reading() as session:
            rows = await rows_of(session, self.guild_id)
        keys = {row.id: row.delivery.dedupe_key for row in rows if row.delivery.topic in POSTED}
        now = {message["id"]: message for message in self.world.messages("annonces")}
        found: dict[str, tuple[str, JSON]] = {}
        for request in self.world.requests.of("POST", MESSAGES):
            if request.status == HTTPStatus.OK and isinstance(request.answer, dict):
                reference = _REFERENCE.search(str(request.body))
                assert reference is not None
                if int(reference[1]) in keys:
                    found[request.answer["id"]] = keys[int(reference[1])], now[request.answer["id"]]
        return list(found.values())


@pytest.mark.promise(6)
@pytest.mark.parametrize("number", range(4))
def test_a_program_of_any_order_sends_what_it_should(
    database: Database, migrated: dict[str, str], tmp_path: Path, request: pytest.FixtureRequest, number: int
) -> None:
    made: list[str] = []

    def fresh() -> str:
        if database.dialect == "sqlite":
            return f"sqlite:///{shutil.copy(migrated['sqlite'], tmp_path / f'{number}.db')}"
        server = request.getfixturevalue("postgres")
        made.append(server.create(template=migrated["postgresql"]))
        return str(server.url(made[-1]))

    @seed(number)
    class Seeded(Program):
        def __init__(self) -> None:
            super().__init__(Database(fresh()))

    examples = settings(max_examples=12 if THOROUGH else 3, stateful_step_count=16, database=None, phases=_PHASES)
    run_state_machine_as_test(Seeded, settings=examples)
    for name in made:
        request.getfixturevalue("postgres").drop(name)
