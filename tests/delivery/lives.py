"""The processes of ``tests.delivery.killed``, asked for from a test: started, killed, started again."""

import asyncio
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import IO

from tests.delivery.killed import Life, written
from tests.meta.tree import ROOT

_SECONDS = 60.0


@dataclass
class Lives:
    """One process that has imported everything, and forks one small bot after the other."""

    _asked: IO[bytes]
    _answers: IO[bytes]

    async def live(self, life: Life, *, killed_after: float | None = None) -> int:
        """How a process ended: 0 by itself, -9 where it was killed; after so many seconds where they are given."""
        self._asked.write(written(life))
        self._asked.flush()
        pid = int(await self._line())
        ended = asyncio.create_task(self._line())
        done, _ = await asyncio.wait({ended}, timeout=_SECONDS if killed_after is None else killed_after)
        if not done:
            os.kill(pid, signal.SIGKILL)
        code = int(await ended)
        assert done or killed_after is not None, f"{life} did not end"
        return code

    async def _line(self) -> bytes:
        return await asyncio.to_thread(self._answers.readline)


@contextmanager
def lives() -> Iterator[Lives]:
    """Start the process that forks; it ends with the block."""
    command = [sys.executable, "-W", "ignore", "-m", "tests.delivery.killed"]
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        yield Lives(process.stdin, process.stdout)
        process.stdin.close()
