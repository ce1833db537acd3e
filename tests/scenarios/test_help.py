"""`/apropos` and `/aide`: whom Courroie serves, and what it can do, by need."""

import pytest

from bot.playground.json_types import JSON
from bot.playground.member import Hand
from tests.scenarios.stage import Stage, labels_of, texts_of


async def every_page(hand: Hand, message: JSON, label: str) -> str:
    pages = [texts_of(message)]
    while label in labels_of(message):
        message = (await hand.press(message, label=label)).message or {}
        pages.append(texts_of(message))
    return "\n".join(pages)


async def test_the_roundtable_presents_itself_whole(stage: Stage) -> None:
    hand = stage.hand()
    text = await every_page(hand, (await hand.use("/apropos")).message or {}, "Page suivante")
    organization = (
        (await stage.app.deps.snapshots.get(int(stage.world.guild_id))).snapshot.plan_for(None).plan.organization
    )
    for heading in (
        organization.name,
        "### Mission",
        "### Objectifs",
        "### Tables et comités",
        "### Structure",
        "### Historique",
    ):
        assert heading in text
    for paragraph in (organization.description, organization.mission, organization.structure, organization.history):
        assert all(line in text for line in paragraph.split("\n"))
    assert all(f"- {objective}" in text for objective in organization.objectives)
    assert text.count("- LA TABLE") + text.count("- LE COMITE") + text.count("- LE GROUPE") == 9
    assert "### Renseignements personnels" in text
    assert "écrivez à la coordination" in text


async def test_an_inactive_committee_says_so_and_no_other(stage: Stage) -> None:
    text = texts_of((await stage.hand().use("/apropos")).message or {})
    assert "- LE COMITE DE LUTTE CONTRE LA PAUVRETE (inactif)" in text
    assert text.count("(inactif)") == 1


async def test_in_english_the_headings_are_in_english(stage: Stage) -> None:
    hand = stage.hand(locale="en-US")
    text = await every_page(hand, (await hand.use("/about")).message or {}, "Next page")
    for heading in ("### Objectives", "### Tables and committees", "### History", "### Personal information"):
        assert heading in text
    assert "LA PAUVRETE (inactive)" in text


async def test_a_presentation_is_shared_page_by_page(stage: Stage) -> None:
    hand = stage.hand()
    first = (await hand.use("/apropos")).message or {}
    second = (await hand.press(first, label="Page suivante")).message or {}
    await hand.press(second, label="Partager dans le salon")
    (shared,) = stage.hand("coordination").sees("plan")
    assert "### Renseignements personnels" in texts_of(shared)
    assert "Partagé par Mireille Gagnon" in texts_of(shared)
    assert "Partager dans le salon" not in labels_of(shared)


@pytest.mark.parametrize(("persona", "is_told"), [("membre", False), ("coordination", True)])
async def test_help_tells_each_what_they_may_do(stage: Stage, persona: str, is_told: bool) -> None:
    text = texts_of((await stage.hand(persona).use("/aide")).message or {})
    assert all(command in text for command in ("`/plan axe`", "`/plan voir`", "`/plan chercher`", "`/apropos`"))
    assert ("`/gerer plan importer`" in text) is is_told


async def test_help_leads_to_the_plan(stage: Stage) -> None:
    hand = stage.hand()
    whole = (await hand.press((await hand.use("/aide")).message or {}, label="Le plan")).message or {}
    assert "- Axe II : Mobilisation et soutien organisationnel · 20 actions" in texts_of(whole)
    assert "16 objectifs spécifiques · 45 actions" in texts_of(whole)


async def test_help_needs_no_plan(empty_stage: Stage) -> None:
    shown = await empty_stage.hand().use("/aide")
    assert "De quoi avez-vous besoin?" in texts_of(shown.message or {})
