"""SIGKILL while a survey is answered: what was acknowledged is there once, and whoever was not answers again and counts once."""

from pathlib import Path
from typing import Final

import pytest

from bot.domain.survey import Survey
from bot.domain.survey_errors import AlreadyAnswered
from bot.services.deps import Deps
from bot.services.survey_answers import begin_answer, cast_answers, keep_step
from storage.check import check
from storage.database import Database
from tests.services.answering_tools import WHOLE, counted, opened, responded
from tests.services.directories import deps_of
from tests.storage.test_kill import killed

pytestmark = pytest.mark.promise

_BEGIN: Final = """
    import time
    from sqlalchemy import event
    from bot.services.survey_answers import cast_answers, keep_step
    from tests.services.answering_tools import WHOLE
    from tests.services.directories import deps_of

    deps = deps_of(database)

    def stop(_connection, _cursor, statement, *_more):
        if statement.startswith({statement!r}):
            print("inside", flush=True)
            time.sleep(3600)

    if {statement!r}:
        event.listen(database.engine.sync_engine, "after_cursor_execute", stop)
"""
_CAST: Final = "    await cast_answers(deps, 1, 70, (), {survey}, WHOLE)\n"
_KEEP: Final = "    await keep_step(deps, 1, 70, (), {survey}, {{1: 1}})\n"
_THEN: Final = '    print("told", flush=True)\n    await asyncio.Event().wait()\n'
# Eight members at once, without end; each one's number is in the file once they may be told that their answer is counted.
_MANY: Final = """
    import os
    from itertools import count
    members, heard = count(1), os.open(file, os.O_WRONLY | os.O_APPEND | os.O_CREAT)

    async def one_after_the_other():
        for member in members:
            await cast_answers(deps, 1, member, (), {survey}, WHOLE)
            os.write(heard, f"{{member}}\\n".encode())
            print("told", flush=True)

    await asyncio.gather(*(one_after_the_other() for _ in range(8)))
"""


def process(survey: Survey, *acts: str, statement: str = "") -> str:
    """A process that does those acts, and stops after a statement."""
    return _BEGIN.format(statement=statement) + "".join(each.format(survey=survey.id) for each in acts)


@pytest.fixture
def deps(database: Database) -> Deps:
    return deps_of(database)


@pytest.mark.parametrize("statement", ["INSERT INTO ballot_participation", "INSERT INTO open_ballot"])
async def test_a_kill_inside_an_anonymous_answer_leaves_nothing_of_it_and_it_is_sent_again(
    deps: Deps, tmp_path: Path, statement: str
) -> None:
    survey = await opened(deps)
    async with killed(process(survey, _CAST, statement=statement), deps.database, tmp_path, rounds=1):
        pass
    assert await counted(deps, survey) == 0
    await begin_answer(deps, 1, 70, (), survey.id)
    await cast_answers(deps, 1, 70, (), survey.id, WHOLE)
    assert await counted(deps, survey) == 1


async def test_a_kill_between_what_is_written_and_what_is_said_never_counts_it_twice(
    deps: Deps, tmp_path: Path
) -> None:
    survey = await opened(deps)
    async with killed(process(survey, _CAST, _THEN), deps.database, tmp_path, rounds=1):
        pass
    with pytest.raises(AlreadyAnswered):
        await cast_answers(deps, 1, 70, (), survey.id, WHOLE)
    assert await counted(deps, survey) == 1


@pytest.mark.parametrize("statement", ["INSERT INTO survey_response", "UPDATE survey_response"])
async def test_a_kill_inside_a_nominal_answer_leaves_the_steps_before_it(
    deps: Deps, tmp_path: Path, statement: str
) -> None:
    survey = await opened(deps, anonymous=False)
    await keep_step(deps, 1, 70, (), survey.id, {3: (2,)})
    async with killed(process(survey, _CAST, statement=statement), deps.database, tmp_path, rounds=1):
        pass
    kept = await responded(deps, survey, "u70")
    assert kept is not None
    assert (kept.draft, kept.answers, kept.submitted_at) == ({3: (2,)}, {}, None)
    await cast_answers(deps, 1, 70, (), survey.id, {1: 2})
    kept = await responded(deps, survey, "u70")
    assert kept is not None
    assert kept.answers == {1: 2, 3: (2,)}


async def test_a_kill_between_two_steps_of_a_nominal_answer_loses_none(deps: Deps, tmp_path: Path) -> None:
    survey = await opened(deps, anonymous=False)
    async with killed(process(survey, _KEEP, _THEN), deps.database, tmp_path, rounds=1):
        pass
    begun = (await begin_answer(deps, 1, 70, (), survey.id)).response
    assert begun is not None
    assert begun.draft == {1: 1}


@pytest.mark.parametrize("rounds", [1, 20, 100])
@pytest.mark.parametrize("anonymous", [True, False])
async def test_a_kill_while_many_answer_loses_no_answer_that_was_acknowledged(
    deps: Deps, tmp_path: Path, rounds: int, *, anonymous: bool
) -> None:
    survey, file = await opened(deps, anonymous=anonymous), tmp_path / "heard"
    async with killed(process(survey, _MANY), deps.database, file, rounds):
        pass
    heard = {int(line) for line in file.read_text(encoding="utf-8").split()}
    everyone = range(1, max(heard) + 17)
    assert len(heard) >= rounds
    new = {member for member in everyone if await _is_new(deps, survey, member)}
    assert new & heard == set()
    if anonymous:
        assert await counted(deps, survey) == len(everyone)
    assert (await check(deps.database)).sound


async def _is_new(deps: Deps, survey: Survey, member: int) -> bool:
    """Have the member answer, again or not: whether nothing of theirs was counted yet."""
    try:
        return not (await cast_answers(deps, 1, member, (), survey.id, WHOLE)).replaced
    except AlreadyAnswered:
        return False
