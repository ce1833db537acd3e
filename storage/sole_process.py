"""One process at a time on a SQLite file: two would each send what is due."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bot.domain.errors import DatabaseProblem


@contextmanager
def sole_process(file: Path | None) -> Iterator[None]:
    """Hold the file's lock, which a process loses when it ends, however it ends; do nothing for None (PostgreSQL).

    Raise ``DatabaseProblem`` (``in_use``) where another process has it. The lock is of a file beside the database: SQLite's own
    locks would be given up by the first descriptor of it that is closed.
    """
    if file is None:
        yield
        return
    import fcntl  # noqa: PLC0415 - a POSIX machine's; elsewhere Courroie runs under WSL

    descriptor = os.open(f"{file}.lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as problem:
            raise DatabaseProblem("in_use", str(file)) from problem
        yield
    finally:
        os.close(descriptor)
