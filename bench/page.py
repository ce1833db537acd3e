"""The page where the tables go, each part between its own marks, and what is said of the machine."""

import os
import platform
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Final

import psutil

from bench.tables import number
from bot.domain.clock import SystemClock

_LIBRARIES: Final = ("discord.py", "aiohttp", "SQLAlchemy", "aiosqlite", "pydantic-settings")


@dataclass(frozen=True, slots=True)
class Part:
    """What stands between two marks of the page."""

    begin: str
    end: str


MEASURES: Final = Part("<!-- mesures : récrites par « make bench » -->", "<!-- fin des mesures -->")
REMINDERS: Final = Part("<!-- rappels : récrits par « make bench » -->", "<!-- fin des rappels -->")
ANSWERS: Final = Part("<!-- sondages : récrits par « make bench » -->", "<!-- fin des sondages -->")


def write(page: Path, part: Part, tables: str) -> None:
    """Put ``tables`` in the page, between the part's two marks; what people wrote around them stays."""
    text = page.read_text(encoding="utf-8") if page.exists() else ""
    before, _, rest = text.partition(part.begin)
    _, _, after = rest.partition(part.end)
    page.write_text(f"{before}{part.begin}\n\n{tables}\n\n{part.end}{after}", encoding="utf-8")


def taken_on(own_load: float) -> str:
    """When, and on which machine; ``own_load`` is how much of its load is the bench's."""
    today = SystemClock().now().date().isoformat()
    libraries = ", ".join(f"{name} {version(name)}" for name in _LIBRARIES)
    system = f"{platform.system()} {platform.release()}"
    return (
        f"Prises le {today} sur {_cpu()}, {os.cpu_count()} cœurs, {system}, "
        f"{platform.python_implementation()} {platform.python_version()}; {libraries}. "
        f"Charge moyenne de la machine pendant ce temps : {number(psutil.getloadavg()[1], 1)} (le banc en fait {number(own_load, 1)})."
    )


def _cpu() -> str:
    about = Path("/proc/cpuinfo")
    lines = about.read_text(encoding="utf-8").splitlines() if about.exists() else []
    names = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    return next(names, platform.processor() or platform.machine())
