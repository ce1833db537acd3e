"""Hypothesis strategies: any plan that the domain allows (``bot.domain.validation``), with the worst texts of the field.

A text is one stripped, non-empty line with no control character; a long text is paragraphs parted by one newline.
Siblings' numbers go up and may skip; years are the plan's, in its order; actions name the plan's parties only.
"""

from collections.abc import Callable
from functools import partial
from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from bot.domain.plan import (
    Action,
    Axis,
    Objective,
    Organization,
    Party,
    Plan,
    SpecificObjective,
    Statement,
    WorkingGroup,
)

_FRAGMENTS = (
    "Élaborer", "l'accès à l'œuvre", "« mobiliser »", "«\u00a0milieu\u00a0»", "Noël", "coopérer,", "etc.", "X", "CA",
    "|", "\\|", "\\", "\\n", "|--|", "---", "***", "===", "```", "`code`", "<br>", "<br/>", "<!-- fin -->", "&amp;", "&nbsp;",
    "**gras**", "*", "_", "__init__", "~~rayé~~", "~~", "[lien](https://exemple.org)", "![](x)", "[ ]", "<b>",
    "1.", "3. Élections,", "12)", "-", "- tiret", "+", "=1+1", "@tous", "#", "## Titre", ">", ":", ";", "1^{ère}", "{}",
    "Axe II", "Axe II –", "Objectif A :", "Notes :", "MISSION", "Plan d'action", "Responsables", "2011-2012", "2011 2012",
    "🙂", "👩‍👩‍👧‍👦", "é", "e\u0301", "\u200b", '"', "'", "’", ",", "a  b",
)  # fmt: skip

_CHARACTERS = st.characters(exclude_categories=("Cc", "Cs", "Zl", "Zp"))


def _is_text(text: str) -> bool:
    return bool(text) and text == text.strip()


def texts() -> SearchStrategy[str]:
    """One line: pieces that Markdown, CSV or JSON may mistake for syntax, or any characters."""
    pieces = st.lists(st.sampled_from(_FRAGMENTS), min_size=1, max_size=4)
    return st.one_of(
        pieces.map(" ".join),
        pieces.map("".join),
        st.text(_CHARACTERS, min_size=1, max_size=12).map(str.strip).filter(_is_text),
    )


def paragraphs() -> SearchStrategy[str]:
    """A long text of the organisation: nothing, or paragraphs parted by one newline."""
    return st.lists(texts(), max_size=3).map("\n".join)


def statements() -> SearchStrategy[tuple[Statement, ...]]:
    """A few results, indicators or paragraphs of a note."""
    return _few(texts().map(Statement))


def organizations() -> SearchStrategy[Organization]:
    """An organisation, whose tables have different names."""
    groups = st.builds(WorkingGroup, texts(), st.booleans())
    return st.builds(
        Organization,
        name=texts(),
        description=paragraphs(),
        mission=paragraphs(),
        history=paragraphs(),
        structure=paragraphs(),
        objectives=_few(texts()),
        working_groups=_few(groups, unique_by=lambda group: group.name),
    )


@st.composite
def plans(draw: st.DrawFn, *, max_actions: int = 3) -> Plan:
    """A small plan: at most two axes, objectives and specific objectives each, and ``max_actions`` actions under each."""
    years = draw(fiscal_years())
    parties = draw(party_lists())
    names = tuple(party.name for party in parties)
    action = actions(years, names)
    specific = _numbered(
        SpecificObjective,
        actions=_siblings(action, max_actions),
        expected_results=statements(),
        indicators=statements(),
        notes=statements(),
    )
    objective = _numbered(Objective, specific_objectives=_siblings(specific, 2), notes=statements())
    axis = _numbered(Axis, objectives=_siblings(objective, 2))
    return Plan(
        title=draw(texts()),
        organization=draw(organizations()),
        fiscal_years=years,
        axes=draw(_siblings(axis, 2)),
        introduction=draw(paragraphs()),
        objectives=draw(_few(texts())),
        parties=parties,
    )


def actions(years: tuple[str, ...], parties: tuple[str, ...]) -> SearchStrategy[Callable[..., Action]]:
    """Actions that name those years and parties, still without their number."""
    return _numbered(
        Action,
        fiscal_years=_subset(years),
        responsibles=_picked(parties),
        partners=_picked(parties),
        expected_results=statements(),
        indicators=statements(),
        notes=statements(),
    )


@st.composite
def fiscal_years(draw: st.DrawFn) -> tuple[str, ...]:
    """Up to three years such as ``2011-2012``, in order, perhaps with one missing between two."""
    firsts = draw(st.sets(st.integers(2009, 2016), max_size=3))
    return tuple(f"{first}-{first + 1}" for first in sorted(firsts))


@st.composite
def party_lists(draw: st.DrawFn) -> tuple[Party, ...]:
    """Up to four parties; no name or alias is said twice."""
    names = draw(st.lists(texts(), unique=True, max_size=6))
    kept = min(len(names), 4)
    return tuple(Party(name, aliases=tuple(names[4:] if place == 0 else ())) for place, name in enumerate(names[:kept]))


def _numbered(kind: Callable[..., Any], **fields: SearchStrategy[Any]) -> SearchStrategy[Callable[..., Any]]:
    drawn = st.fixed_dictionaries({"title": texts(), **fields})
    return drawn.map(lambda values: partial(kind, **values))


@st.composite
def _siblings(draw: st.DrawFn, makers: SearchStrategy[Callable[..., Any]], most: int) -> tuple[Any, ...]:
    numbers = draw(st.sets(st.one_of(st.integers(1, 4), st.integers(1, 60)), max_size=most))
    return tuple(draw(makers)(number=number) for number in sorted(numbers))


def _few(items: SearchStrategy[Any], unique_by: Callable[[Any], Any] | None = None) -> SearchStrategy[tuple[Any, ...]]:
    return st.lists(items, max_size=2, unique_by=unique_by).map(tuple)


def _subset(values: tuple[str, ...]) -> SearchStrategy[tuple[str, ...]]:
    chosen = st.tuples(*(st.booleans() for _ in values))
    return chosen.map(lambda flags: tuple(value for value, flag in zip(values, flags, strict=True) if flag))


def _picked(values: tuple[str, ...]) -> SearchStrategy[tuple[str, ...]]:
    if not values:
        return st.just(())
    return st.lists(st.sampled_from(values), unique=True, max_size=3).map(tuple)
