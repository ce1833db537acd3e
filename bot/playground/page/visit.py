"""The guided visit as every open page sees it: which step is being played, what it has done, how it ended."""

import asyncio
import logging

from bot.playground.json_types import JSON
from bot.playground.page.host import Host, StepRefused
from bot.playground.state import State

_log = logging.getLogger(__name__)


class Visit:
    """One step at a time; what it tells is kept until the next one begins."""

    def __init__(self, state: State) -> None:
        self._state = state
        self._run = 0
        self._playing: asyncio.Task[None] | None = None
        self._now: JSON = {"run": 0, "step": None, "acts": [], "status": "idle", "why": ""}
        self._done: list[str] = []

    def shown(self) -> JSON:
        """``status`` is idle, playing, done or failed (``why`` says it); ``done`` has the steps done so far."""
        return self._now | {"acts": list(self._now["acts"]), "done": list(self._done)}

    def play(self, host: Host, step: str, locale: str) -> int:
        """Begin a step and give its number; raise ``StepRefused`` where one is being played."""
        if self._playing is not None and not self._playing.done():
            raise StepRefused
        self._run += 1
        self._now = {"run": self._run, "step": step, "acts": [], "status": "playing", "why": ""}
        self._playing = asyncio.create_task(self._play(host, step, locale), name="visit")
        self._state.touch()
        return self._run

    async def stop(self) -> None:
        """Leave the step that is being played."""
        if self._playing is not None:
            self._playing.cancel()
            await asyncio.gather(self._playing, return_exceptions=True)

    async def _play(self, host: Host, step: str, locale: str) -> None:
        try:
            await host.play(step, locale, self._hear)
        except StepRefused as refusal:
            self._now |= {"status": "failed", "why": str(refusal)}
        except Exception:  # noqa: BLE001 - said to the page, whatever it is
            _log.exception("the step %s of the visit failed", step)
            self._now |= {"status": "failed"}
        else:
            self._now |= {"status": "done"}
            self._finish(step)
        finally:
            self._state.touch()

    async def _hear(self, act: JSON) -> None:
        """What a step does, or which other one it had to do first and has done."""
        if "done" in act:
            self._finish(act["done"])
        else:
            self._now["acts"].append(act)
        self._state.touch()

    def _finish(self, step: str) -> None:
        self._done = [*(one for one in self._done if one != step), step]
