"""The search of a plan: what is found, in which order, and which part is shown."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.plan import Action, Axis, Objective, Organization, Plan, SpecificObjective, Statement
from bot.domain.search import MOST_HITS, SearchIndex
from bot.domain.search_fields import Field
from tests.domain.plans import large_plan
from tests.strategies import plans

DIRECTORY = Action(1, "Mettre à jour le bottin des ressources", expected_results=(Statement("Des liens nouveaux"),))
WEBSITE = Action(
    2,
    "Faire traduire le site internet",
    responsibles=("Coordination",),
    indicators=(Statement("Mise en ligne du bottin traduit"), Statement("Nombre de visites")),
    notes=(Statement("Un dépliant a plutôt été retenu."),),
)
FUNDS = Action(1, "Optimiser la recherche de subventions", indicators=(Statement("Budget annuel"),))
ETHICS = Action(2, "Se doter d'un code d'éthique")
FINANCES = SpecificObjective(1, "Augmenter les revenus", (FUNDS, ETHICS))
STAFF = SpecificObjective(2, "Pérenniser le poste de soutien")
PLAN = Plan(
    "Plan",
    Organization("Table"),
    axes=(
        Axis(1, "Arrimage", (Objective(1, "Transmettre", (SpecificObjective(1, "Informer", (DIRECTORY, WEBSITE)),)),)),
        Axis(2, "Gestion", (Objective(1, "Consolider", (FINANCES, STAFF), notes=(Statement("Objectif atteint."),)),)),
    ),
)
INDEX = SearchIndex.build(PLAN)


def found(text: str) -> str:
    return " ".join(str(hit.node.reference) for hit in INDEX.search(text))


@pytest.mark.parametrize(
    ("text", "references"),
    [
        ("bottin", "I.A.1.1 I.A.1.2"),  # a title before an indicator
        ("BOTTINS", "I.A.1.1 I.A.1.2"),
        ("ethique", "II.A.1.2"),
        ("l'éthique", "II.A.1.2"),
        ("traduction", "I.A.1.2"),  # a word of the field
        ("annuaire", "I.A.1.1 I.A.1.2"),
        ("subvantion", "II.A.1.1"),  # misspelt
        ("anuaire", "I.A.1.1 I.A.1.2"),  # a word of the field, misspelt
        ("subv", "II.A.1.1"),  # begun
        ("dépliant", "I.A.1.2"),  # a note
        ("coordination", "I.A.1.2"),  # a party
        ("revenus", "II.A.1.1 II.A.1.2"),  # what stands above
        ("atteint", "II.A.1.1 II.A.1.2 II.A.2"),
        ("poste de soutien", "II.A.2"),  # a specific objective without an action
        ("bottin traduire", "I.A.1.2 I.A.1.1"),  # both words before one
        ("bottin xyzzy", "I.A.1.1 I.A.1.2"),  # what is not known is left aside
        ("conseil d'éthique", "II.A.1.2"),
    ],
)
def test_words_find_the_actions_they_mean(text: str, references: str) -> None:
    assert found(text) == references


@pytest.mark.parametrize(
    ("text", "references"),
    [("I.A.1.2", "I.A.1.2"), ("2a1", "II.A.1.1 II.A.1.2"), ("axe 2", "II.A.1.1 II.A.1.2 II.A.2"), ("II.Z", "")],
)
def test_a_reference_finds_what_stands_there_or_below(text: str, references: str) -> None:
    assert found(text) == references


@pytest.mark.parametrize("text", ["", "  ", "les", "quand est-ce que", "?!", "xylophone", "🙂"])
def test_what_says_nothing_finds_nothing(text: str) -> None:
    assert INDEX.search(text) == []


@pytest.mark.parametrize(
    ("text", "field", "shown", "bold"),
    [
        ("bottins", Field.TITLE, "Mettre à jour le bottin des ressources", ["bottin"]),
        ("annuaire", Field.TITLE, "Mettre à jour le bottin des ressources", ["bottin"]),
        ("visit", Field.INDICATORS, "Nombre de visites", ["visites"]),
        ("liens nouveau", Field.EXPECTED_RESULTS, "Des liens nouveaux", ["liens", "nouveaux"]),
        ("depliant", Field.NOTES, "Un dépliant a plutôt été retenu.", ["dépliant"]),
        ("coordination", Field.PARTIES, "Coordination", ["Coordination"]),
        ("augmenter", Field.SPECIFIC_OBJECTIVE, "Augmenter les revenus", ["Augmenter"]),
        ("gestion", Field.AXIS, "Gestion", ["Gestion"]),
    ],
)
def test_a_hit_shows_where_its_words_stand(text: str, field: Field, shown: str, bold: list[str]) -> None:
    hit = INDEX.search(text)[0]
    excerpt = hit.excerpt()
    assert (excerpt.field, excerpt.text) == (field, shown)
    assert [excerpt.text[start:end] for start, end in excerpt.spans] == bold


def test_words_of_the_plan_come_before_words_of_the_field() -> None:
    titles = ("Chercher du financement", "Voter le budget", "Tenir une fête")
    actions = tuple(Action(number, title) for number, title in enumerate(titles, start=1))
    index = SearchIndex.build(Plan("P", Organization("T"), axes=(_axis(actions),)))
    assert [str(hit.node.reference) for hit in index.search("budget")] == ["I.A.1.2", "I.A.1.1"]


def test_a_word_that_the_plan_misspells_is_found_by_its_right_spelling() -> None:
    actions = (Action(1, "Informier le milieu"), Action(2, "Mieux informer"), Action(3, "Réunir le milieu"))
    index = SearchIndex.build(Plan("P", Organization("T"), axes=(_axis(actions),)))
    assert str(index.search("informer le milieu")[0].node.reference) == "I.A.1.1"


def test_hits_are_the_most_likely_ones_only() -> None:
    hits = SearchIndex.build(large_plan()).search("bottin")
    assert len(hits) == MOST_HITS
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)


@pytest.mark.parametrize(
    ("text", "suggestion"),
    [
        ("bottin", None), ("xylophone", None), ("", None), ("le bottin", None), ("subvontiinne", "subvention"),
        ("code ethiiiqe", "code éthique"),
    ],
)  # fmt: skip
def test_a_suggestion_is_the_nearest_known_words(text: str, suggestion: str | None) -> None:
    assert INDEX.suggestion(text) == suggestion


def test_a_suggestion_finds_something() -> None:
    suggestion = INDEX.suggestion("subvontiinne")
    assert suggestion is not None
    assert found(suggestion) == "II.A.1.1"


def test_only_the_beginning_of_a_long_text_is_read() -> None:
    assert found("inconnu " * 15 + "bottin") == "I.A.1.1 I.A.1.2"
    assert found("inconnu " * 16 + "bottin") == ""


def test_an_empty_plan_finds_nothing() -> None:
    index = SearchIndex.build(Plan("P", Organization("T")))
    assert (index.search("bottin"), index.search("II"), index.suggestion("botin")) == ([], [], None)


@given(plans(), st.text(max_size=30) | st.sampled_from(["annuaire", "axe 2 mobiliser", "élaborer", "gras"]))
@settings(max_examples=80, deadline=None)
def test_whatever_is_typed_finds_each_place_once_and_bolds_whole_words(plan: Plan, text: str) -> None:
    index = SearchIndex.build(plan)
    hits = index.search(text)
    assert len({hit.node.reference for hit in hits}) == len(hits)
    for hit in hits:
        excerpt = hit.excerpt()
        assert all(0 <= start < end <= len(excerpt.text) for start, end in excerpt.spans)
    index.suggestion(text)


def _axis(actions: tuple[Action, ...]) -> Axis:
    return Axis(1, "Axe", (Objective(1, "Objectif", (SpecificObjective(1, "Précis", actions),)),))
