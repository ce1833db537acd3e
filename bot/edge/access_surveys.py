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

_MANAGEMENT: Final[dict[str, Access]] = {
    "gerer sondage creer": COORDINATION,
    "gerer sondage modifier": COORDINATION,
    "gerer sondage publier": COORDINATION,
    "gerer sondage fermer": COORDINATION,
    "making new": COORDINATION,
    "making card": COORDINATION,
    "making title": COORDINATION,
    "making how": COORDINATION,
    "making shape": COORDINATION,
    "making whom": COORDINATION,
    "making among": COORDINATION,
    "making invite": COORDINATION,
    "making when": COORDINATION,
    "making dates": COORDINATION,
    "making channel": COORDINATION,
    "making after": COORDINATION,
    "making follow": COORDINATION,
    "making lasts": COORDINATION,
    "making measures": COORDINATION,
    "making words": COORDINATION,
    "making measure": COORDINATION,
    "making unmeasure": COORDINATION,
    "making add": COORDINATION,
    "making kind": COORDINATION,
    "making ask": COORDINATION,
    "making open": COORDINATION,
    "making question": COORDINATION,
    "making edit": COORDINATION,
    "making up": COORDINATION,
    "making down": COORDINATION,
    "making remove": COORDINATION,
    "making if": COORDINATION,
    "making decider": COORDINATION,
    "making decided": COORDINATION,
    "making always": COORDINATION,
    "making publish": COORDINATION,
    "making published": COORDINATION,
    "making abandon": COORDINATION,
    "making abandoned": COORDINATION,
    "making reword": COORDINATION,
    "making reworded": COORDINATION,
    "making wording": COORDINATION,
    "making heading": COORDINATION,
    "making extend": COORDINATION,
    "making close": COORDINATION,
    "making closed": COORDINATION,
    "making copy": COORDINATION,
    "making archive": COORDINATION,
}

SURVEYS: Final[dict[str, Access]] = {
    **_ANSWERING,
    **_RESULTS,
    **_FLASH_POLLS,
    **_MANAGEMENT,
}
