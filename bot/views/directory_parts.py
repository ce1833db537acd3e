"""What the cards of the directory are made of: facts as blocks, whose choice is the entry or the action that they name.

With ``names_people`` false nobody is named: what is posted in a channel stays there, even after somebody asked to be forgotten.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from bot.domain.directory import Carrier, Directory, Person, Representation
from bot.domain.directory_search import EntryKind
from bot.domain.entrusted import entrusted_to
from bot.domain.plan_responsibles import party_key
from bot.domain.snapshot import GuildSnapshot
from bot.texts.catalogue import Texts
from bot.texts.directory import period_text
from bot.views.directory_places import action_value, entry_value, party_value
from bot.views.layout import Block, Choice
from bot.views.markup import cut, plain

_TITLE_LENGTH: Final = 200


@dataclass(frozen=True, slots=True)
class Card:
    """An entry, before it is laid out; ``blocks`` may be many pages long."""

    title: str
    subtitle: str
    blocks: Sequence[Block]
    notes: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Desk:
    """Where cards are made: a guild's directory, in one language, as it stands on one local day."""

    t: Texts
    snapshot: GuildSnapshot
    on: date
    names_people: bool = True

    @property
    def directory(self) -> Directory:
        """The guild's directory."""
        return self.snapshot.directory


def each_once(page: Iterable[Block]) -> list[Block]:
    """The blocks of a page, each choice being offered once: Discord refuses a menu that says the same thing twice."""
    seen: set[str] = set()
    blocks = []
    for block in page:
        is_new = block.choice is not None and block.choice.value not in seen
        blocks.append(block if is_new else replace(block, choice=None))
        if block.choice is not None:
            seen.add(block.choice.value)
    return blocks


def entry_choice(kind: EntryKind, entry_id: int, name: str) -> Choice:
    """The line of a menu that opens an entry's card."""
    return Choice(name, entry_value(kind, entry_id))


def entry_line(kind: EntryKind, entry_id: int, name: str) -> Block:
    """An entry's name in a list."""
    return Block(f"- {plain(name)}", entry_choice(kind, entry_id, name))


def person_line(person: Person, *, depth: int = 0, more: str = "") -> Block:
    """A person's name in a list, with their function, and what ``more`` says."""
    said = ", ".join(filter(None, (plain(person.name), plain(person.function), more)))
    return Block(f"{'  ' * depth}- {said}", entry_choice(EntryKind.PERSON, person.id, person.name))


def seat_line(desk: Desk, seat: Representation) -> Block:
    """Where somebody speaks, and since when, under a line that says for whom, or who."""
    _ = desk.t.gettext
    group = desk.directory.groups.get(seat.group_id or 0)
    where = plain(group.name) if group else _("la table de quartier")
    said = ", ".join(filter(None, (where, period_text(desk.t, seat))))
    return Block(f"  - {said}", entry_choice(EntryKind.GROUP, group.id, group.name) if group else None)


def by_organization(seats: Iterable[Representation]) -> dict[int | None, list[Representation]]:
    """Representations by the organisation that they are for; None has those of people in their own name."""
    found: dict[int | None, list[Representation]] = defaultdict(list)
    for seat in seats:
        found[seat.organization_id].append(seat)
    return found


def entrusted_blocks(desk: Desk, carrier: Carrier) -> Iterator[Block]:
    """What the plans entrust to ``carrier``: the parties that it stands for, and actions by themselves."""
    _, ngettext = desk.t.gettext, desk.t.ngettext
    found = entrusted_to(desk.snapshot.plans, carrier.__eq__)
    if found:
        yield Block(_("**Confié par le plan**"))
    for each in found:
        for name in each.parties:
            line = _("- « {party} »").format(party=plain(name))
            yield Block(line, Choice(name, party_value(each.loaded.plan_id, party_key(name))))
        for node in each.own:
            text = f"- **{node.reference}** {plain(cut(node.item.title, _TITLE_LENGTH))}"
            yield Block(
                text, Choice(f"{node.reference} {node.item.title}", action_value(each.loaded.plan_id, node.reference))
            )
        n = len(each.actions)
        if each.parties and n:
            yield Block("-# " + ngettext("{n} action en tout", "{n} actions en tout", n).format(n=n))
