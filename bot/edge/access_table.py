"""Who may do what: every command by its qualified French name, every button, menu and form by « feature action ».

What is not here is refused, and a test fails. A line says from which role on, and on what; whoever acts on less than the whole
guild is held to it by the handler (``OWN``: to what is the member's own; ``TABLE``: ``require_table``).
"""

from typing import Final

from bot.domain.access import Access
from bot.edge.access_levels import ADMINISTRATION, COORDINATION, EVERYONE, OWN, TABLE
from bot.edge.access_surveys import SURVEYS

_HELP: Final[dict[str, Access]] = {
    "aide": EVERYONE,
    "apropos": EVERYONE,
    "help show": EVERYONE,
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

_MY_CARD: Final[dict[str, Access]] = {
    "moi fiche": OWN,
    "me show": OWN,
    "me org": OWN,
    "me pick": OWN,
    "me identity": OWN,
    "me yes": OWN,
    "me no": OWN,
    "me withdraw": OWN,
    "me correct": OWN,
    "me leave": OWN,
    "me left": OWN,
}

_SETTINGS: Final[dict[str, Access]] = {
    "reglages assistant": ADMINISTRATION,
    "reglages voir": ADMINISTRATION,
    "reglages panneau": ADMINISTRATION,
    "reglages fiabilite": ADMINISTRATION,
    "deliver show": ADMINISTRATION,
    "deliver again": ADMINISTRATION,
    "deliver retry": COORDINATION,
    "set step": ADMINISTRATION,
    "set keep": ADMINISTRATION,
    "set pick": ADMINISTRATION,
    "set choose": ADMINISTRATION,
    "set clear": ADMINISTRATION,
    "set reset": ADMINISTRATION,
    "set type": ADMINISTRATION,
    "set kind": ADMINISTRATION,
    "set bylaws": ADMINISTRATION,
    "set officer": ADMINISTRATION,
    "set summary": ADMINISTRATION,
    "set change": ADMINISTRATION,
}

_DIRECTORY_MANAGEMENT: Final[dict[str, Access]] = {
    "gerer bottin inscrire": COORDINATION,
    "gerer bottin modifier": COORDINATION,
    "gerer bottin approuver": COORDINATION,
    "enrol form": COORDINATION,
    "enrol anyway": COORDINATION,
    "entry show": COORDINATION,
    "entry pick": COORDINATION,
    "entry correct": COORDINATION,
    "entry retire": COORDINATION,
    "entry retired": COORDINATION,
    "entry reinstate": COORDINATION,
    "entry delegate": COORDINATION,
    "entry delegatenew": COORDINATION,
    "entry membership": COORDINATION,
    "entry represent": COORDINATION,
    "entry end": COORDINATION,
    "entry link": COORDINATION,
    "entry linked": COORDINATION,
    "entry unlink": COORDINATION,
    "entry erase": COORDINATION,
    "entry erased": COORDINATION,
    "entry channel": COORDINATION,
    "entry role": COORDINATION,
    "entry lead": COORDINATION,
    "entry seat": COORDINATION,
    "entry endterm": COORDINATION,
    "entry rest": COORDINATION,
    "entry wake": COORDINATION,
    "link open": COORDINATION,
    "link next": COORDINATION,
    "link confirm": COORDINATION,
    "link to": COORDINATION,
    "link new": COORDINATION,
    "link refuse": COORDINATION,
    "link refused": COORDINATION,
}

_JOURNAL: Final[dict[str, Access]] = {
    "gerer journal": COORDINATION,
    "journal page": COORDINATION,
}

_MY_DATA: Final[dict[str, Access]] = {
    "moi donnees": OWN,
    "mydata page": OWN,
    "mydata take": OWN,
    "mydata ask": OWN,
    "mydata erase": OWN,
}

_MY_REMINDERS: Final[dict[str, Access]] = {
    "moi rappels": OWN,
    "remind mine": OWN,
    "remind page": OWN,
    "remind change": OWN,
    "remind pause": OWN,
    "remind resume": OWN,
    "remind drop": OWN,
    "remind me": OWN,
    "remind set": OWN,
}

_ASSEMBLY_MANAGEMENT: Final[dict[str, Access]] = {
    "gerer assemblee convoquer": COORDINATION,
    "convene fill": COORDINATION,
    "convene drop": COORDINATION,
    "convene correct": COORDINATION,
    "convene publish": COORDINATION,
    "convene abandon": COORDINATION,
    "gerer assemblee modifier": COORDINATION,
    "gerer assemblee reporter": COORDINATION,
    "gerer assemblee annuler": COORDINATION,
    "convene modify": COORDINATION,
    "convene modifyone": COORDINATION,
    "convene modifyall": COORDINATION,
    "convene move": COORDINATION,
    "convene moveone": COORDINATION,
    "convene moveall": COORDINATION,
    "convene cancel": COORDINATION,
    "convene cancelone": COORDINATION,
    "convene cancelall": COORDINATION,
    "gerer assemblee presences": COORDINATION,
    "gerer assemblee compte-rendu": COORDINATION,
    "gerer assemblee vote": COORDINATION,
    "present show": COORDINATION,
    "present add": COORDINATION,
    "present guest": COORDINATION,
    "present person": COORDINATION,
    "present remove": COORDINATION,
    "present csv": COORDINATION,
    "minutes show": COORDINATION,
    "minutes decide": COORDINATION,
    "motion propose": COORDINATION,
    "motion close": COORDINATION,
    "motion withdraw": COORDINATION,
    "motion others": COORDINATION,
    "motion pick": COORDINATION,
    "motion record": COORDINATION,
}

_ASSEMBLIES: Final[dict[str, Access]] = {
    "assemblee": EVERYONE,
    "assembly card": EVERYONE,
    "assembly next": EVERYONE,
    "assembly open": EVERYONE,
    "assembly ics": EVERYONE,
    "assembly answer": OWN,
    "assembly proxy": OWN,
    "assembly holder": OWN,
    "assembly here": OWN,
    "motion vote": OWN,
    "agenda": EVERYONE,
    "agenda page": EVERYONE,
    "agenda open": EVERYONE,
    "agenda ics": EVERYONE,
}

# Whoever an action, or one of its due dates, is entrusted to; the handler holds everyone else to it (``NotResponsible``).
_FOLLOW_UP: Final[dict[str, Access]] = {
    "suivi echeance": OWN,
    "due list": OWN,
    "due open": OWN,
    "due card": OWN,
    "due form": OWN,
    "due keep": OWN,
    "due move": OWN,
    "due drop": OWN,
    "due dropped": OWN,
    "due answer": OWN,
}

ACCESS: Final[dict[str, Access]] = {
    **_FOLLOW_UP,
    **_ASSEMBLIES,
    **_ASSEMBLY_MANAGEMENT,
    **SURVEYS,
    **_MY_REMINDERS,
    **_MY_DATA,
    **_JOURNAL,
    **_SETTINGS,
    **_HELP,
    **_PLAN,
    **_DIRECTORY,
    **_MY_CARD,
    **_PLAN_MANAGEMENT,
    **_DIRECTORY_MANAGEMENT,
}
