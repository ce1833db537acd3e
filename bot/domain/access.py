"""Who may do what. The table itself is ``bot/edge/access_table.py``."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import IntEnum


class Role(IntEnum):
    """What a member is in a guild; each is also what comes before it.

    MEMBER: anyone in the server. RESPONSIBLE: a person or a role entrusted with an action, a table or an organisation.
    COORDINATION: a role named in the settings. ADMINISTRATION: « Gérer le serveur ».
    """

    MEMBER = 0
    RESPONSIBLE = 1
    COORDINATION = 2
    ADMINISTRATION = 3


class Scope(IntEnum):
    """On what: one's own, one's table's, all of the guild."""

    OWN = 1
    TABLE = 2
    ALL = 3


Access = Mapping[Role, Scope]
"""From which role on something may be done, and on what; a role that is not there has what the one before it has."""


@dataclass(frozen=True, slots=True)
class Standing:
    """A member's place in a guild. ``tables`` are the groups that they answer for."""

    role: Role
    user_id: int
    person_id: int | None = None
    tables: frozenset[int] = frozenset()

    def scope(self, access: Access) -> Scope | None:
        """On what they may do what has that ``access``; None where they may not at all."""
        return max((scope for role, scope in access.items() if role <= self.role), default=None)
