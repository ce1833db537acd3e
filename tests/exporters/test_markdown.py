import pytest
from hypothesis import given, settings
from markdown_it import MarkdownIt

from bot.domain.plan import Action, Axis, Objective, Organization, Party, Plan, SpecificObjective, Statement
from bot.exporters.markdown import write_markdown
from bot.importers.door import read_plan
from bot.importers.markdown import read_markdown
from bot.importers.shipped import shipped_plan
from bot.texts.exact_markdown import escape, unescape
from tests.samples import SMALL_PLAN
from tests.strategies import plans, texts


@settings(max_examples=60, deadline=None)
@given(plans())
def test_any_plan_reads_back_equal_and_without_a_doubt(plan: Plan) -> None:
    draft = read_markdown(write_markdown(plan))
    assert draft.plan == plan
    assert draft.doubts == ()


def test_the_shipped_plan_reads_back_equal_by_the_common_door() -> None:
    plan = read_markdown(shipped_plan()).plan
    assert read_plan("plan.md", write_markdown(plan)).plan == plan


def test_what_is_written_twice_is_the_same() -> None:
    written = write_markdown(read_markdown(shipped_plan()).plan)
    assert write_markdown(read_markdown(written).plan) == written


@given(texts())
def test_any_text_is_unescaped_to_itself(text: str) -> None:
    assert unescape(escape(text)) == text
    assert "\n" not in escape(text)


@pytest.mark.parametrize(
    "text", ["# Titre", "- tiret", "3. Élections", "1^{ère}", "<br>", "a | b", "**gras**", "&amp;", "~~x~~", "[a](b)"]
)
def test_a_text_is_shown_as_it_is(text: str) -> None:
    rendered = MarkdownIt("commonmark").enable(["table", "strikethrough"]).render(escape(text))
    shown = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    assert rendered == f"<p>{shown}</p>\n"


def test_the_document_reads_as_a_plan() -> None:
    action = Action(
        3,
        "Agir",
        ("2012-2013",),
        ("CA", "Milieu"),
        ("CA",),
        (Statement("Un"), Statement("Deux")),
        (),
        (Statement("Vu."),),
    )
    objective = Objective(2, "But", (SpecificObjective(1, "Aider", (action,)),), (Statement("Note."),))
    plan = Plan(
        title="Plan",
        organization=Organization("Table", mission="Aider."),
        fiscal_years=("2011-2012", "2012-2013"),
        axes=(Axis(4, "Ensemble", (objective,)),),
        parties=(Party("CA", ("Conseil",)), Party("Milieu")),
    )
    assert write_markdown(plan).decode() == (
        "<!-- courroie: 1 -->\n\n# Plan\n\n## Table\n\n### Mission\n\nAider.\n\n## Plan d'action\n\n### Années\n\n"
        "- 2011-2012\n- 2012-2013\n\n### Responsables et partenaires\n\n- CA\n  - Conseil\n- Milieu\n\n"
        "## Axe IV – Ensemble\n\n### Objectif B : But\n\n"
        "| Objectifs spécifiques | Actions | Résultats visés | Indices de mesure des résultats | Responsables "
        "| Partenaires et ressources | 2011-2012 | 2012-2013 | Notes |\n"
        "| --- | --- | --- | --- | --- | --- | --- | --- | --- |\n"
        "| 1. Aider |  |  |  |  |  |  |  |  |\n"
        "|  | 3. Agir | Un<br>Deux |  | CA<br>Milieu | CA |  | X | Vu. |\n\n"
        "Notes :\n\n- Note.\n"
    )


def test_a_no_break_space_that_a_word_processor_put_before_a_colon_changes_nothing() -> None:
    written = write_markdown(SMALL_PLAN)
    assert b"### Objectif " in written
    draft = read_markdown(written.replace(b" : ", "\xa0: ".encode()))
    assert draft.plan.axes == SMALL_PLAN.axes
