"""Who may do what with surveys: a part of ``bot.edge.access_table``, by who uses it."""

from typing import Final

from bot.domain.access import Access
from bot.edge.access_levels import COORDINATION, EVERYONE, OWN

# What is asked of a survey's own audience, the service holds (``NotInvited``).
_ANSWERING: Final[dict[str, Access]] = {
    "sondage": EVERYONE,
    "survey list": EVERYONE,
    "survey open": OWN,
    "survey answer": OWN,
    "survey step": OWN,
    "survey resume": OWN,
    "survey mine": OWN,
    "survey preview": COORDINATION,
    "survey trial": COORDINATION,
    "survey try": COORDINATION,
}

_RESULTS: Final[dict[str, Access]] = {
    "gerer sondage resultats": COORDINATION,
    "gerer sondage exporter": COORDINATION,
    "results show": COORDINATION,
    "results part": COORDINATION,
    "results publish": COORDINATION,
    "results export": COORDINATION,
    "results public": EVERYONE,
}

_FLASH_POLLS: Final[dict[str, Access]] = {
    "gerer sondage eclair": COORDINATION,
    "flash form": COORDINATION,
    "flash list": COORDINATION,
}

SURVEYS: Final[dict[str, Access]] = {
    **_ANSWERING,
    **_RESULTS,
    **_FLASH_POLLS,
}
