"""What the journal's facts say of people: forgotten with them, and never shown to somebody else.

The rule that whoever writes facts keeps: a person stands in them by an id alone, in a field called ``person_id``, ``lead_id`` or
``user_id`` (after a dot too), or in a list of them, ``…_ids``. What is said of somebody in words (the privacy officer's name) stands either in an entry
that is about them (its ``person_id`` or ``user_id``), or in a mapping that holds their id too; it is forgotten whole.
"""

from collections.abc import Callable
from typing import Final

from bot.domain.personal_data import Identity

_OF_PERSON: Final = ("person_id", "lead_id")
_OF_USER: Final = ("user_id",)


def without(facts: object, identity: Identity) -> object:
    """``facts`` without what they say of the person: their ids become None, a mapping that is theirs too."""
    return _cleaned(facts, lambda field, value: _names(field, value, identity))


def only_of(facts: object, identity: Identity) -> object:
    """``facts`` without what they say of anybody else."""
    return _cleaned(facts, lambda field, value: _key(field) != () and not _names(field, value, identity))


def speaks_of(facts: object, identity: Identity) -> bool:
    """Whether ``facts`` say anything of the person."""
    return without(facts, identity) != facts


def _cleaned(facts: object, unwanted: Callable[[str, object], bool]) -> object:
    if isinstance(facts, dict):
        return {field: _field(str(field), value, unwanted) for field, value in facts.items()}
    if isinstance(facts, list):
        return [_value(each, unwanted) for each in facts]
    return facts


def _field(field: str, value: object, unwanted: Callable[[str, object], bool]) -> object:
    if isinstance(value, list) and field.endswith("_ids"):
        return [each for each in value if not unwanted(field.removesuffix("s"), each)]
    if value is not None and unwanted(field, value):
        return None
    return _value(value, unwanted)


def _value(value: object, unwanted: Callable[[str, object], bool]) -> object:
    theirs = isinstance(value, dict) and any(
        each is not None and unwanted(str(field), each) for field, each in value.items()
    )
    return None if theirs else _cleaned(value, unwanted)


def _key(field: str) -> tuple[str, ...]:
    last = field.rpartition(".")[2]
    return next((fields for fields in (_OF_PERSON, _OF_USER) if last in fields), ())


def _names(field: str, value: object, identity: Identity) -> bool:
    mine = {_OF_PERSON: identity.person_id, _OF_USER: identity.user_id}.get(_key(field))
    return mine is not None and str(value) == str(mine)
