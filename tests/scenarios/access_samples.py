"""What the walk of ``test_access.py`` sends: a line for each button, menu and form, and for commands that need a real value.

Braces stand for one guild's own: its plan, party (by key), action, doubt, organization, person, group and other_group, representation, assembly,
request (a link's), role, channel and user. ``values`` are what is chosen in a menu; ``typed`` is what is answered in a form.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Sample:
    """One press, choice or form: the arguments of its ``custom_id``, and what goes with them."""

    args: tuple[str, ...] = ()
    values: tuple[str, ...] = ()
    typed: Mapping[str, str] | None = None


_PERSON: Final = {"name": "Essai Unique", "function": "", "email": "", "phone": ""}
_ORGANIZATION: Final = {"name": "Organisme d'essai", "other_names": "", "kind": "other", "standing": "yes", "since": ""}
_SETTING: Final = ("time_zone", "a")
_ENTRUSTED: Final = ("{plan}", "p{party}")

ROUTES: Final[Mapping[str, Sample]] = {
    "about page": Sample(("0",)),
    "about share": Sample(("0",)),
    "help show": Sample(),
    "plan go": Sample(("{plan}", "II", "0")),
    "plan menu": Sample(("{plan}",), ("II",)),
    "plan share": Sample(("{plan}", "II", "0")),
    "plan whole": Sample(),
    "find page": Sample(("{plan}", "0", "", "-", "-", "membres")),
    "find share": Sample(("{plan}", "0", "", "-", "-", "membres")),
    "find open": Sample(("{plan}", "0", "", "-", "-", "membres"), ("II.B.1.4",)),
    "party card": Sample(("{plan}", "{party}", "-", "0")),
    "party menu": Sample(("{plan}", "-"), ("{party}",)),
    "party open": Sample(("{plan}", "{party}", "-", "0"), ("II.B.1.4",)),
    "directory list": Sample(("s", "0", "")),
    "directory open": Sample(("s", "0", ""), ("o{organization}",)),
    "directory card": Sample(("p", "{person}", "0", "")),
    "directory menu": Sample(("g", "{group}", "0", ""), ("p{person}",)),
    "directory share": Sample(("g", "{group}", "0", "")),
    "directory seat": Sample(("g", "{group}", "0", ""), typed={"name": "Essai", "since": ""}),
    "directory pick": Sample(("{group}", "-"), ("p{person}",)),
    "me show": Sample(("0",)),
    "me org": Sample(("",), typed={"org": "Essai"}),
    "me pick": Sample(("",), ("o{organization}",)),
    "me identity": Sample(("{organization}",), typed=_PERSON),
    "me yes": Sample(("{organization}",)),
    "me no": Sample(("{organization}",)),
    "me withdraw": Sample(),
    "me correct": Sample(typed=_PERSON),
    "me leave": Sample(),
    "me left": Sample(),
    "mydata page": Sample(("0",)),
    "mydata take": Sample(),
    "mydata ask": Sample(),
    "mydata erase": Sample(),
    "remind mine": Sample(("-",)),
    "remind page": Sample(("0", "-")),
    "remind change": Sample(("-",), typed={"what": "asked", "offsets": "2 jours", "quiet": "", "fallback": "nothing"}),
    "remind pause": Sample(("-",), typed={"day": "demain"}),
    "remind resume": Sample(("-",)),
    "remind drop": Sample(("-",), ("a{assembly}",)),
    "remind me": Sample(("a", "{assembly}")),
    "remind set": Sample(("a", "{assembly}", "0")),
    "import page": Sample(("0" * 12, "", "{plan}", "1", "-", "0")),
    "import confirm": Sample(("0" * 12, "", "{plan}", "1", "-", "0")),
    "import cancel": Sample(("0" * 12, "", "{plan}", "1", "-", "0")),
    "doubt list": Sample(("{plan}", "0")),
    "doubt open": Sample(("{plan}", "0"), ("{doubt}",)),
    "doubt settle": Sample(("{plan}", "0", "{doubt}", "confirmed")),
    "doubt page": Sample(("{plan}", "0", "{doubt}", "{doubt}")),
    "entrust list": Sample(("{plan}", "0")),
    "entrust open": Sample(("{plan}",), ("p{party}",)),
    "entrust show": Sample(_ENTRUSTED),
    "entrust kind": Sample(_ENTRUSTED, ("nobody",)),
    "entrust role": Sample(_ENTRUSTED, ("{role}",)),
    "entrust page": Sample((*_ENTRUSTED, "person", "0")),
    "entrust entry": Sample((*_ENTRUSTED, "person"), ("{person}",)),
    "entrust type": Sample((*_ENTRUSTED, "person"), typed={"name": "Essai"}),
    "enrol form": Sample(("organization",), typed=_ORGANIZATION),
    "enrol anyway": Sample(("organization",)),
    "entry show": Sample(("person", "{person}", "0")),
    "entry pick": Sample((), ("g{group}",)),
    "entry correct": Sample(("organization", "{organization}", "-"), typed=_ORGANIZATION),
    "entry retire": Sample(("organization", "{organization}")),
    "entry retired": Sample(("organization", "{organization}")),
    "entry reinstate": Sample(("organization", "{organization}")),
    "entry delegate": Sample(("organization", "{organization}"), typed={"person": "Essai", "table": "no", "since": ""}),
    "entry delegatenew": Sample(("organization", "{organization}")),
    "entry membership": Sample(("person", "{person}"), typed={"member": "yes", "standing": "yes", "since": ""}),
    "entry represent": Sample(("person", "{person}"), typed={"organization": "", "table": "no", "since": ""}),
    "entry end": Sample(("person", "{person}"), typed={"representation": "{representation}", "until": "2030-01-01"}),
    "entry link": Sample(("person", "{person}")),
    "entry linked": Sample(("person", "{person}"), ("{user}",)),
    "entry unlink": Sample(("person", "{person}")),
    "entry erase": Sample(("person", "{person}")),
    "entry erased": Sample(("person", "{person}")),
    "entry rest": Sample(("group", "{other_group}")),
    "entry wake": Sample(("group", "{other_group}")),
    "entry channel": Sample(("group", "{other_group}"), ("{channel}",)),
    "entry role": Sample(("group", "{other_group}"), ("{role}",)),
    "entry lead": Sample(("group", "{other_group}"), typed={"person": "Essai"}),
    "entry seat": Sample(("group", "{group}"), typed={"person": "Essai", "starts": "2026-01-01", "ends": ""}),
    "entry endterm": Sample(("group", "{group}"), typed={"ends": "2030-01-01"}),
    "link open": Sample(("{request}",)),
    "link next": Sample(("{request}",)),
    "link confirm": Sample(("{request}",)),
    "link to": Sample(("{request}",), ("{person}",)),
    "link new": Sample(("{request}",)),
    "link refuse": Sample(("{request}",)),
    "link refused": Sample(("{request}",)),
    "journal page": Sample(("-", "-", "-", "-", "-", "o{organization}")),
    "set step": Sample(_SETTING),
    "set keep": Sample(_SETTING),
    "set pick": Sample(("announcements_channel", "a"), ("{channel}",)),
    "set choose": Sample(("link_confirmation", "a"), ("no",)),
    "set reset": Sample(_SETTING),
    "set clear": Sample(("quiet_hours", "a")),
    "set type": Sample(_SETTING, typed={"answer": "Montréal"}),
    "set kind": Sample(("a",), ("board",)),
    "set bylaws": Sample(("board", "a"), typed={"notice": "7", "quorum": "50 %", "voice": "member", "proxies": "0"}),
    "set officer": Sample(("0", "a"), typed={"name": "Essai", "contact": "essai@example.org"}),
    "set summary": Sample(("0",)),
    "set change": Sample((), ("quiet_hours",)),
}

OPTIONS: Final[Mapping[str, Mapping[str, str]]] = {
    "gerer bottin modifier": {"fiche": "p{person}"},
    "gerer plan doutes": {"plan": "{plan}"},
    "gerer plan exporter": {"plan": "{plan}"},
    "gerer plan confier": {"plan": "{plan}", "partie": "Coordination"},
    "plan axe": {"numero": "II", "plan": "{plan}"},
    "plan chercher": {"texte": "membres", "plan": "{plan}"},
    "plan voir": {"reference": "II.B.1.4", "plan": "{plan}"},
}
"""By command: options given by name; those that are required and not here get a value of their kind."""
