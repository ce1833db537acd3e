"""Try the other client libraries: ``python -m tests.playground.clients [name…]``."""

import asyncio
import subprocess
import sys
import tempfile
import venv
from dataclasses import dataclass
from pathlib import Path
from shutil import copy
from typing import Final

from tests.playground.clients.walk import Outcome, walk

PROGRAMS: Final = Path(__file__).parent / "programs"


@dataclass(frozen=True, slots=True)
class Library:
    """A client library: its package and version, what installs it, and the program that uses it."""

    package: str
    version: str
    program: str

    def installed(self, folder: Path) -> list[str]:
        """Install it there, and give the command that runs its program."""
        return self._by_npm(folder) if self.program.endswith(".js") else self._by_pip(folder)

    def _by_pip(self, folder: Path) -> list[str]:
        venv.create(folder, with_pip=True)
        python = folder / "bin" / "python"
        _run(python, "-m", "pip", "install", "--quiet", f"{self.package}=={self.version}")
        return [str(python), str(PROGRAMS / self.program)]

    def _by_npm(self, folder: Path) -> list[str]:
        _run("npm", "install", "--silent", "--no-save", "--prefix", folder, f"{self.package}@{self.version}")
        return ["node", str(copy(PROGRAMS / self.program, folder))]


LIBRARIES: Final = {
    "hikari": Library("hikari", "2.7.0", "with_hikari.py"),
    "interactions.py": Library("discord-py-interactions", "5.16.0", "with_interactions.py"),
    "nextcord": Library("nextcord", "2.6.0", "with_nextcord.py"),
    "py-cord": Library("py-cord", "2.8.1", "with_pycord.py"),
    "disnake": Library("disnake", "2.12.2", "with_disnake.py"),
    "discord.js": Library("discord.js", "14.28.1", "with_discordjs.js"),
    "Oceanic": Library("oceanic.js", "1.15.0", "with_oceanic.js"),
    "Eris": Library("eris", "0.18.0", "with_eris.js"),
}


def _run(*command: str | Path) -> None:
    subprocess.run([str(word) for word in command], check=True, capture_output=True, text=True)


def _tried(name: str) -> bool:
    library = LIBRARIES[name]
    with tempfile.TemporaryDirectory(prefix="courroie-client-", ignore_cleanup_errors=True) as folder:
        try:
            outcome = asyncio.run(walk(library.installed(Path(folder))))
        except OSError as error:
            outcome = Outcome(missing=f"{error}")
        except subprocess.CalledProcessError as error:
            outcome = Outcome(missing=f"{error.stderr.strip().rpartition(chr(10))[2]}")
    print(f"{name} {library.version} : {outcome}")
    return outcome.missing is None


if __name__ == "__main__":
    results = [_tried(name) for name in sys.argv[1:] or LIBRARIES]
    sys.exit(0 if all(results) else 1)
