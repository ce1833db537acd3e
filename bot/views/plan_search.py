"""What a search found: each action with its reference and the part that matched, ranked."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from discord.ui import LayoutView

from bot.domain.plan import ActionState
from bot.domain.plan_query import Query, parties_asked
from bot.domain.plan_responsibles import party_key
from bot.domain.search import Hit
from bot.domain.search_filters import matching_years
from bot.domain.snapshot import LoadedPlan
from bot.texts.catalogue import Texts
from bot.texts.states import state_label
from bot.views.custom_ids import CustomId
from bot.views.layout import Block, Control, Screen, clamp, layout
from bot.views.markup import plain
from bot.views.paging import closing_notes, page_controls
from bot.views.plan_hits import hit_blocks, hit_pages
from bot.views.plan_party_places import CARD, PartyPlace
from bot.views.plan_responsibles import read, who_is_asked, why_nothing, written

FEATURE: Final = "find"
PAGE: Final = "page"
OPEN: Final = "open"
SHARE: Final = "share"
ARITY: Final = 6
TEXT_LENGTH: Final = 50
YEAR_LENGTH: Final = 9
_ANY: Final = "-"
_STATES: Final = list(ActionState)


@dataclass(frozen=True, slots=True)
class Results:
    """A page of the results of a search, as its controls carry it; ``page`` counts from 0."""

    plan_id: int
    query: Query
    page: int = 0

    def control(self, action: str, page: int | None = None) -> str:
        """The ``custom_id`` that does ``action`` with this search, at ``page`` where it is given."""
        query = self.query
        state = _ANY if query.state is None else str(_STATES.index(query.state))
        at = str(self.page if page is None else page)
        args = (str(self.plan_id), at, query.year, written(query.who), state, query.text)
        return CustomId(FEATURE, action, args).encode()

    @classmethod
    def read(cls, custom_id: CustomId) -> "Results":
        """The search that a control carries."""
        plan_id, page, year, who, state, text = custom_id.args
        query = Query(
            text=text,
            year=year,
            who=read(who),
            state=None if state == _ANY else _STATES[int(state)],
        )
        return cls(int(plan_id), query, int(page))


def results_view(
    t: Texts,
    loaded: LoadedPlan,
    results: Results,
    hits: Sequence[Hit],
    suggestion: str | None = None,
    *,
    shared_by: str | None = None,
) -> LayoutView:
    """The page of ``hits`` that ``results`` asks for; with none, what to try (``suggestion`` is a word of the plan)."""
    _, ngettext = t.gettext, t.ngettext
    pages = hit_pages(t, loaded, hits)
    page = clamp(results.page, pages)
    n = len(hits)
    title = ngettext("{n} résultat", "{n} résultats", n).format(n=n) if hits else _nothing_found(t, results.query)
    cards = _cards(t, loaded, results.query)
    screen = Screen(
        title=title,
        subtitle=_criteria(t, loaded, results.query),
        blocks=hit_blocks(t, loaded, pages[page]) if hits else [Block(_advice(t, loaded, results.query, suggestion))],
        notes=closing_notes(t, page, len(pages), shared_by, source_text=bool(hits)),
        menu_id=results.control(OPEN, page) if hits else "",
        menu_label=_("Voir une action…"),
        controls=_controls(t, loaded, replace(results, page=page), len(pages), shared_by) if hits else cards,
    )
    return layout(screen)


def _controls(t: Texts, loaded: LoadedPlan, results: Results, pages: int, shared_by: str | None) -> list[Control]:
    """The pages, the cards of who was asked for, the button that shares: what is one's own is not shared."""
    _ = t.gettext
    controls = page_controls(t, results.page, pages, lambda to: results.control(PAGE, to))
    controls += _cards(t, loaded, results.query)
    if shared_by is None and not (results.query.who and results.query.who.mine):
        controls.append(Control(_("Partager dans le salon"), results.control(SHARE)))
    return controls


def _cards(t: Texts, loaded: LoadedPlan, query: Query) -> list[Control]:
    _ = t.gettext
    return [
        Control(
            _("Fiche : {party}").format(party=party.name),
            PartyPlace(loaded.plan_id, party_key(party.name)).control(CARD),
        )
        for party in parties_asked(loaded.plan, query)
    ]


def back_to_results(t: Texts, results: Results) -> Control:
    """The button that leads back from a card to the results."""
    _ = t.gettext
    return Control(_("Revenir aux résultats"), results.control(PAGE))


def _criteria(t: Texts, loaded: LoadedPlan, query: Query) -> str:
    _ = t.gettext
    parts = [plain(loaded.plan.title)]
    if query.text:
        parts.append(_("« {text} »").format(text=plain(query.text)))
    if query.year:
        parts.append(plain(", ".join(matching_years(loaded.plan, query.year)) or query.year))
    parts += who_is_asked(t, loaded, query)
    if query.state is not None:
        parts.append(state_label(t, query.state))
    return " · ".join(parts)


def _nothing_found(t: Texts, query: Query) -> str:
    _ = t.gettext
    return _("Que cherchez-vous?") if query.is_empty else _("Aucun résultat")


def _advice(t: Texts, loaded: LoadedPlan, query: Query, suggestion: str | None) -> str:
    _ = t.gettext
    if query.is_empty:
        return _("Dites ce que vous cherchez : un mot, une année, un responsable ou un état.")
    advice = []
    if suggestion is not None:
        advice.append(_("Vouliez-vous dire « {word} »?").format(word=plain(suggestion)))
    if query.who is not None:
        advice += why_nothing(t, loaded, query.who)
    if query.year and not matching_years(loaded.plan, query.year):
        advice.append(_("Ce plan couvre {years}.").format(years=", ".join(loaded.plan.fiscal_years)))
    advice.append(_("Essayez un autre mot, ou moins de filtres. « /plan axe » montre le plan axe par axe."))
    return " ".join(advice)
