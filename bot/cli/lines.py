"""Lines typed at the terminal, without holding the event loop or the end of the process."""

import asyncio
import sys
import threading
from collections.abc import AsyncIterator


async def typed_lines() -> AsyncIterator[str]:
    """Each line of the standard input, stripped, until its end; where nobody can type, there is none, and no end."""
    loop = asyncio.get_running_loop()
    queue: asyncio.Queue[str | None] = asyncio.Queue()

    def read() -> None:
        anybody = sys.stdin.isatty()
        try:
            for line in sys.stdin:
                anybody = True
                loop.call_soon_threadsafe(queue.put_nowait, line.strip())
        finally:
            if anybody:  # in the background, what was begun goes on until it is stopped
                loop.call_soon_threadsafe(queue.put_nowait, None)

    # A thread that waits on the terminal cannot be cancelled: as a daemon it does not keep the process alive.
    threading.Thread(target=read, name="terminal", daemon=True).start()
    while (line := await queue.get()) is not None:
        yield line
