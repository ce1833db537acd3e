"""What somebody wants the directory to say, before it is checked. ``checked`` gives it tidied, or raises ``InvalidEntry``."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from bot.domain.directory import Group, GroupKind, MemberOrganization, OrganizationKind, Person
from bot.domain.errors import InvalidEntry
from bot.domain.text_folding import fold
from bot.domain.validation import is_line

MAX_NAME: Final = 200
MAX_FUNCTION: Final = 200
MAX_EMAIL: Final = 254  # RFC 5321: a path of 256 octets, less its angle brackets
MAX_PHONE: Final = 50
_EMAIL: Final = re.compile(r"[^\s@<>]+@[^\s@<>.]+(?:\.[^\s@<>.]+)+")


@dataclass(frozen=True, slots=True)
class OrganizationDraft:
    """An organisation as it should be; see ``MemberOrganization``."""

    name: str
    other_names: tuple[str, ...] = ()
    kind: OrganizationKind = OrganizationKind.COMMUNITY
    in_good_standing: bool = True
    member_since: date | None = None

    def checked(self) -> "OrganizationDraft":
        """The same, tidied; raise ``InvalidEntry`` (``blank``, ``too_long``, ``unwritable``, ``repeated_name``)."""
        name = _name(self.name)
        others = tuple(_line("other_names", other, MAX_NAME) for other in self.other_names if other.strip())
        _require_once(name, others)
        return replace(self, name=name, other_names=others)


@dataclass(frozen=True, slots=True)
class PersonDraft:
    """Somebody as the directory should have them; see ``Person``."""

    name: str
    function: str = ""
    email: str = ""
    phone: str = ""
    organization_id: int | None = None
    is_member: bool = False
    in_good_standing: bool = True
    member_since: date | None = None

    def checked(self) -> "PersonDraft":
        """The same, tidied; raise ``InvalidEntry`` (``blank``, ``too_long``, ``unwritable``, ``not_an_email``)."""
        return replace(
            self,
            name=_name(self.name),
            function=_line("function", self.function, MAX_FUNCTION),
            email=_email(self.email),
            phone=_line("phone", self.phone, MAX_PHONE),
        )


@dataclass(frozen=True, slots=True)
class GroupDraft:
    """A table or a committee as it should be; see ``Group``."""

    name: str
    kind: GroupKind = GroupKind.TABLE
    active: bool = True
    recognised: bool = True
    parent_id: int | None = None

    def checked(self) -> "GroupDraft":
        """The same, tidied; raise ``InvalidEntry`` (``blank``, ``too_long``, ``unwritable``)."""
        return replace(self, name=_name(self.name))


@dataclass(frozen=True, slots=True)
class LinkDraft:
    """Who a Discord member says they are. ``person_id`` is the entry that they take for theirs."""

    name: str
    function: str = ""
    email: str = ""
    phone: str = ""
    organization_id: int | None = None
    person_id: int | None = None

    def checked(self) -> "LinkDraft":
        """The same, tidied; raise ``InvalidEntry`` as ``PersonDraft`` does."""
        card = PersonDraft(self.name, self.function, self.email, self.phone).checked()
        return replace(self, name=card.name, function=card.function, email=card.email, phone=card.phone)


@dataclass(frozen=True, slots=True)
class LinkOutcome:
    """What came of a link: a request that waits for the coordination, or the entry that is now the member's."""

    pending: bool
    request_id: int | None = None
    person_id: int | None = None


def draft_of_organization(held: MemberOrganization) -> OrganizationDraft:
    """An organisation as it is, to correct."""
    return OrganizationDraft(held.name, held.other_names, held.kind, held.in_good_standing, held.member_since)


def draft_of_person(held: Person) -> PersonDraft:
    """Somebody as they are, to correct."""
    card = (held.name, held.function, held.email, held.phone, held.organization_id)
    return PersonDraft(*card, held.is_member, held.in_good_standing, held.member_since)


def draft_of_group(held: Group) -> GroupDraft:
    """A table or a committee as it is, to correct."""
    return GroupDraft(held.name, held.kind, held.active, held.recognised, held.parent_id)


def folded_name(name: str) -> str:
    """A whole name as it is compared: accents, case, apostrophes and blanks do not matter."""
    return fold(" ".join(name.split()))


def _name(given: str) -> str:
    if not given.strip():
        raise InvalidEntry("name", "blank", given)
    return _line("name", given, MAX_NAME)


def _line(field: str, given: str, most: int) -> str:
    """``given`` on one line, of ``most`` characters at most; empty where it is blank."""
    text = " ".join(given.split())
    if text and not is_line(text):
        raise InvalidEntry(field, "unwritable", given)
    if len(text) > most:
        raise InvalidEntry(field, "too_long", given)
    return text


def _email(given: str) -> str:
    email = _line("email", given, MAX_EMAIL)
    if email and not _EMAIL.fullmatch(email):
        raise InvalidEntry("email", "not_an_email", given)
    return email


def _require_once(name: str, others: Iterable[str]) -> None:
    seen = {folded_name(name)}
    for other in others:
        if folded_name(other) in seen:
            raise InvalidEntry("other_names", "repeated_name", other)
        seen.add(folded_name(other))
