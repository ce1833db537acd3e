"""The filters of a search: a year and a party as they are typed, states, and any other condition."""

import re
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

from bot.domain.plan import Action, ActionState, Plan
from bot.domain.synonyms import Synonyms, to_phrase
from bot.domain.text_folding import content_words, folded_words

_ONE_SLIP_EVERY = 5  # letters of a party's name


@dataclass(frozen=True, slots=True)
class Filters:
    """What an action must have, None where anything will do. An empty set is met by no action."""

    years: frozenset[str] | None = None
    states: frozenset[ActionState] | None = None
    among: Callable[[Action], bool] | None = None

    @property
    def any(self) -> bool:
        """Whether something is asked."""
        return self.years is not None or self.states is not None or self.among is not None

    def accept(self, action: Action, state_of: Callable[[Action], ActionState]) -> bool:
        """Whether ``action`` has all that is asked; one year or state of each set is enough."""
        return (
            (self.years is None or not self.years.isdisjoint(action.fiscal_years))
            and (self.states is None or state_of(action) in self.states)
            and (self.among is None or self.among(action))
        )


def filters(
    plan: Plan,
    *,
    year: str | None = None,
    states: Collection[ActionState] | None = None,
    among: Callable[[Action], bool] | None = None,
) -> Filters:
    """The filters, what was typed being read against ``plan``; a blank one asks nothing."""
    return Filters(
        frozenset(matching_years(plan, year)) if year and year.strip() else None,
        frozenset(states) if states else None,
        among,
    )


def matching_years(plan: Plan, typed: str) -> list[str]:
    """The fiscal years that ``typed`` means: « 2012-2013 », « 12-13 », or both that hold a part of « 2012 »."""
    typed_years = re.findall(r"[0-9]+", typed)
    if not typed_years or any(len(number) not in {2, 4} for number in typed_years):
        return []
    return [
        label
        for label in plan.fiscal_years
        if all(any(year.endswith(number) for year in label.split("-")) for number in typed_years)
    ]


def matching_parties(plan: Plan, typed: str, synonyms: Synonyms) -> list[str]:
    """The names of the parties that ``typed`` means: the one so named or known, else those with all its words.

    Words may be begun only, misspelt by a letter in five, or a known synonym (« conseil d'administration » is the CA).
    """
    wanted = folded_words(typed)
    exact = [party.name for party in plan.parties if any(folded_words(name) == wanted for name in party.names)]
    if exact or not wanted:
        return exact
    named = [party.name for party in plan.parties if any(has_all(name, wanted) for name in party.names)]
    if named:
        return named
    meanings = synonyms.meanings.get(to_phrase(content_words(typed)), ())
    return [p.name for p in plan.parties if any(to_phrase(content_words(name)) in meanings for name in p.names)]


def has_all(name: str, wanted: Sequence[str]) -> bool:
    """Whether ``name`` has all the folded words that are wanted, begun or misspelt as they may be."""
    present = folded_words(name)
    return all(any(_is_near(word, other) for other in present) for word in wanted)


def _is_near(word: str, other: str) -> bool:
    from rapidfuzz.distance import OSA  # noqa: PLC0415 - for who filters, not for the bot's start

    return other.startswith(word) or OSA.distance(word, other) <= len(word) // _ONE_SLIP_EVERY
