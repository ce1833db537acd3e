"""From which role on something may be done, and on what: the levels of ``bot.edge.access_table``."""

from typing import Final

from bot.domain.access import Access, Role, Scope

EVERYONE: Final[Access] = {Role.MEMBER: Scope.ALL}
OWN: Final[Access] = {Role.MEMBER: Scope.OWN}
TABLE: Final[Access] = {Role.RESPONSIBLE: Scope.TABLE, Role.COORDINATION: Scope.ALL}
COORDINATION: Final[Access] = {Role.COORDINATION: Scope.ALL}
ADMINISTRATION: Final[Access] = {Role.ADMINISTRATION: Scope.ALL}
