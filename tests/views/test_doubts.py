"""The doubts' screens: a long text is cut in the list, whole on its card, and both fit."""

from bot.domain.doubt import Doubt, DoubtKind
from bot.domain.snapshot import LoadedPlan
from bot.playground.limits import message_errors
from bot.texts.catalogue import texts_in
from bot.views.doubts import doubt_view, doubts_view
from tests.samples import SMALL_PLAN
from tests.scenarios.stage import labels_of, texts_of
from tests.views.test_plan_views import sent

LONG = Doubt(DoubtKind.LOOSE_LINE, 7, " ".join(f"mot{n}" for n in range(200)), id=1)
STATES = [Doubt(DoubtKind.STATE_PROPOSED, n, "Reporté.", ("postponed",), id=n) for n in (2, 3)]
LOADED = LoadedPlan(1, 1, SMALL_PLAN)
FRENCH = texts_in("fr")


def test_a_long_text_is_whole_on_its_card_and_cut_in_the_list() -> None:
    card, listed = sent(doubt_view(FRENCH, LOADED, LONG, 0)), sent(doubts_view(FRENCH, LOADED, [LONG]))
    assert message_errors(card) == message_errors(listed) == []
    assert "mot199" in texts_of(card)
    assert "mot199" not in texts_of(listed)


def test_a_page_of_proposed_states_cannot_be_confirmed_at_once() -> None:
    assert labels_of(sent(doubts_view(FRENCH, LOADED, STATES)))[-1:] != ["Tout est bien lu sur cette page"]
    readings = [*STATES, LONG, Doubt(DoubtKind.UNREAD, 9, "z", id=9)]
    assert labels_of(sent(doubts_view(FRENCH, LOADED, readings)))[-1] == "Tout est bien lu sur cette page"
