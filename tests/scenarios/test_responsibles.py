"""« /plan chercher responsable: » follows whom things are entrusted to."""

import pytest

from bot.domain.carrying import COORDINATION
from bot.domain.directory import Carrier, CarrierKind
from bot.domain.directory_drafts import OrganizationDraft, PersonDraft
from bot.domain.journal import SHELL
from bot.importers.door import read_plan
from bot.importers.shipped import SHIPPED_NAME, shipped_plan
from bot.services.directory import enrol_organization, enrol_person
from bot.services.entrusting import entrust
from bot.services.links import link_person
from tests.scenarios.stage import Stage, labels_of, options_of, texts_of


@pytest.fixture
async def entrusted(stage: Stage) -> Stage:
    """« CA » is entrusted to the CLSC, where the member Mireille works; « Membres », to Claude."""
    deps, guild_id = stage.app.deps, int(stage.world.guild_id)
    clsc = await enrol_organization(deps, guild_id, SHELL, OrganizationDraft("Centre Dorval-Lachine"))
    mireille = await enrol_person(deps, guild_id, SHELL, PersonDraft("Mireille Gagnon", organization_id=clsc))
    claude = await enrol_person(deps, guild_id, SHELL, PersonDraft("Claude Tremblay"))
    await link_person(deps, guild_id, SHELL, mireille, int(stage.hand().user["id"]))
    await entrust(deps, guild_id, SHELL, Carrier(CarrierKind.ORGANIZATION, clsc), party="CA")
    await entrust(deps, guild_id, SHELL, Carrier(CarrierKind.PERSON, claude), party="Membres")
    return stage


async def found(stage: Stage, responsible: str, persona: str = "membre") -> tuple[str, str, list[str]]:
    """The title, the line of what was understood, and the references of the first page."""
    shown = await stage.hand(persona).use(f"/plan chercher responsable:{responsible}")
    title, understood, *_ = texts_of(shown.message or {}).split("\n")
    return title, understood, options_of(shown.message or {})


async def test_the_directory_s_people_and_organisations_find_what_is_entrusted_to_them(entrusted: Stage) -> None:
    title, understood, actions = await found(entrusted, "claude tremblai")
    assert (title, actions) == ("## 1 résultat", ["III.A.1.1"])
    assert understood.endswith("· Claude Tremblay")
    title, understood, _actions = await found(entrusted, "centre dorval")
    assert title == "## 11 résultats"
    assert understood.endswith("· Centre Dorval-Lachine")


async def test_somebody_finds_what_their_organisation_carries(entrusted: Stage) -> None:
    assert (await found(entrusted, "Mireille"))[0] == "## 11 résultats"
    title, understood, _actions = await found(entrusted, "moi")
    assert title == "## 11 résultats"
    assert understood.endswith("· ce qui vous est confié")


async def test_one_s_own_is_not_shared_and_nothing_says_what_to_do(entrusted: Stage) -> None:
    shown = await entrusted.hand().use("/plan chercher responsable:moi")
    assert "Partager dans le salon" not in labels_of(shown.message or {})
    nothing = await entrusted.hand("nouveau").use("/plan chercher responsable:moi")
    assert "« /moi fiche »" in texts_of(nothing.message or {})


async def test_the_coordination_is_also_found_for_what_nobody_is_named_for(stage: Stage) -> None:
    title, understood, actions = await found(stage, "coordination")
    assert title == "## 41 résultats"
    assert understood.endswith("· Coordination · ce qui revient à la coordination")
    assert "I.A.3.2" in actions
    assert (await found(stage, "moi", "coordination"))[0] == "## 17 résultats"
    guild_id = int(stage.world.guild_id)
    await entrust(stage.app.deps, guild_id, SHELL, COORDINATION, party="Comités/Tables")
    assert (await found(stage, "coordination"))[0] == "## 43 résultats"


async def test_a_party_s_results_lead_to_its_card(stage: Stage) -> None:
    hand = stage.hand()
    results = (await hand.use("/plan chercher responsable:CA")).message or {}
    card = (await hand.press(results, label="Fiche\N{NO-BREAK SPACE}: CA")).message or {}
    assert "**Responsable de 11 actions :**" in texts_of(card)


async def test_a_partner_who_is_responsible_for_nothing_still_has_a_card(stage: Stage) -> None:
    hand = stage.hand()
    nothing = (await hand.use("/plan chercher responsable:CLSC")).message or {}
    assert "le plan n'a que des partenaires ou des ressources" in texts_of(nothing)
    card = (await hand.press(nothing, label="Fiche\N{NO-BREAK SPACE}: CLSC")).message or {}
    assert "**Partenaire ou ressource pour" in texts_of(card)
    out_of_reach = (await hand.use("/plan chercher responsable:CA annee:2030")).message or {}
    assert "que des partenaires" not in texts_of(out_of_reach)


async def test_buttons_follow_a_party_that_a_revision_moved(stage: Stage) -> None:
    hand = stage.hand()
    results = (await hand.use("/plan chercher responsable:CA")).message or {}
    revised = shipped_plan().replace(b"Coordination", "Équipe".encode())
    await stage.load(read_plan(SHIPPED_NAME, revised))
    card = (await hand.press(results, label="Fiche\N{NO-BREAK SPACE}: CA")).message or {}
    assert texts_of(card).startswith("## CA")


async def test_what_is_typed_completes_with_parties_then_whoever_carries_something(entrusted: Stage) -> None:
    hand = entrusted.hand()
    names = [choice["name"] for choice in await hand.suggest("/plan chercher responsable:c")]
    assert names.index("Coordination") < names.index("Centre Dorval-Lachine") < names.index("Claude Tremblay")
    assert [c["value"] for c in await hand.suggest("/plan chercher responsable:moi")] == ["moi"]


async def test_nobody_of_that_name_is_said_so(entrusted: Stage) -> None:
    shown = await entrusted.hand().use("/plan chercher responsable:Zorro")
    assert "Personne de ce nom dans ce plan, ni dans le bottin." in texts_of(shown.message or {})
