"""The garbage collector, out of the way of imports."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def uncollected() -> Iterator[None]:
    """Import inside: what modules make lasts as long as the process, and the collector never goes over it again.

    Left alone it would, many times while importing and then at each full collection (``docs/bench.md``).
    """
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        # A screen is some hundred objects that name one another: at 700, the collector would run for each answer or two.
        gc.set_threshold(10_000)
        gc.enable()
