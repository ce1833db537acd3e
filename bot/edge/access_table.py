"""Who may do what: every command by its qualified French name, every button, menu and form by « feature action ».

What is not here is refused, and a test fails. A line says from which role on, and on what; whoever acts on less than the whole
guild is held to it by the handler (``OWN``: to what is the member's own; ``TABLE``: ``require_table``).
"""

from typing import Final

from bot.domain.access import Access, Role, Scope

EVERYONE: Final[Access] = {Role.MEMBER: Scope.ALL}
OWN: Final[Access] = {Role.MEMBER: Scope.OWN}
TABLE: Final[Access] = {Role.RESPONSIBLE: Scope.TABLE, Role.COORDINATION: Scope.ALL}
COORDINATION: Final[Access] = {Role.COORDINATION: Scope.ALL}
ADMINISTRATION: Final[Access] = {Role.ADMINISTRATION: Scope.ALL}

_HELP: Final[dict[str, Access]] = {
    "aide": EVERYONE,
    "apropos": EVERYONE,
    "about page": EVERYONE,
    "about share": EVERYONE,
}

_PLAN: Final[dict[str, Access]] = {
    "plan axe": EVERYONE,
    "plan voir": EVERYONE,
    "plan chercher": EVERYONE,
    "plan go": EVERYONE,
    "plan menu": EVERYONE,
    "plan share": EVERYONE,
    "plan whole": EVERYONE,
    "find page": EVERYONE,
    "find share": EVERYONE,
    "find open": EVERYONE,
    "party card": EVERYONE,
    "party open": EVERYONE,
    "party menu": EVERYONE,
}

_PLAN_MANAGEMENT: Final[dict[str, Access]] = {
    "gerer plan importer": COORDINATION,
    "gerer plan exporter": COORDINATION,
    "gerer plan doutes": COORDINATION,
    "gerer plan confier": COORDINATION,
    "import page": COORDINATION,
    "import confirm": COORDINATION,
    "import cancel": COORDINATION,
    "doubt list": COORDINATION,
    "doubt open": COORDINATION,
    "doubt settle": COORDINATION,
    "doubt page": COORDINATION,
    "entrust list": COORDINATION,
    "entrust open": COORDINATION,
    "entrust show": COORDINATION,
    "entrust kind": COORDINATION,
    "entrust role": COORDINATION,
    "entrust page": COORDINATION,
    "entrust entry": COORDINATION,
    "entrust type": COORDINATION,
}

_DIRECTORY: Final[dict[str, Access]] = {
    "bottin chercher": EVERYONE,
    "bottin table": EVERYONE,
    "directory list": EVERYONE,
    "directory open": EVERYONE,
    "directory card": EVERYONE,
    "directory menu": EVERYONE,
    "directory share": EVERYONE,
    "directory seat": TABLE,
    "directory pick": TABLE,
}

ACCESS: Final[dict[str, Access]] = {**_HELP, **_PLAN, **_DIRECTORY, **_PLAN_MANAGEMENT}
