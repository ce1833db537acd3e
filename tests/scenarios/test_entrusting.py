"""The coordination entrusts the plan's parties and actions; everyone sees who carries what."""

import pytest

from bot.domain.carrying import COORDINATION
from bot.domain.directory_drafts import OrganizationDraft, PersonDraft
from bot.domain.journal import SHELL
from bot.playground.json_types import JSON
from bot.playground.member import Hand
from bot.playground.offers import CommandRefused
from bot.services.directory import enrol_organization, enrol_person
from bot.services.entrusting import entrust as entrust_service
from bot.services.links import link_person
from tests.scenarios.stage import Stage, labels_of, options_of, texts_of

CHOOSE = "Confier…"


@pytest.fixture
async def entered(stage: Stage) -> Stage:
    """The stage with an organisation and two people, of whom one is the member Mireille."""
    deps, guild_id = stage.app.deps, int(stage.world.guild_id)
    clsc = await enrol_organization(deps, guild_id, SHELL, OrganizationDraft("CLSC Dorval-Lachine", ("CLSC",)))
    mireille = await enrol_person(deps, guild_id, SHELL, PersonDraft("Mireille Gagnon", organization_id=clsc))
    await enrol_person(deps, guild_id, SHELL, PersonDraft("Claude Tremblay"))
    await link_person(deps, guild_id, SHELL, mireille, int(stage.hand().user["id"]))
    return stage


async def begin(hand: Hand, asked: str = "partie:Coordination") -> JSON:
    shown = await hand.use(f"/gerer plan confier {asked}")
    assert shown.error is None
    return shown.message or {}


async def entrust(hand: Hand, asked: str, kind: str, *then: str) -> JSON:
    """Entrust it, and give the screen that follows."""
    message = (await hand.choose(await begin(hand, asked), kind)).message or {}
    for value in then:
        message = (await hand.choose(message, value)).message or {}
    return message


async def shown_to_a_member(stage: Stage, command: str) -> str:
    return texts_of((await stage.hand().use(command)).message or {})


async def test_nothing_more_is_said_where_nothing_is_entrusted(stage: Stage) -> None:
    assert "Qui s'en occupe" not in await shown_to_a_member(stage, "/plan voir II.B.1")
    assert "**Responsables :** Coordination, Adjointe" in await shown_to_a_member(stage, "/plan voir II.B.1.4")


async def test_the_coordination_entrusts_an_action_from_its_card_and_nobody_else_is_offered_it(stage: Stage) -> None:
    coordination = stage.hand("coordination")
    card = (await coordination.use("/plan voir II.B.1.4")).message or {}
    asked = (await coordination.press(card, label=CHOOSE)).message or {}
    assert texts_of(asked).startswith("## Confier l'action II.B.1.4")
    after = (await coordination.choose(asked, "nobody")).message or {}
    assert "**Confiée à :** personne en particulier" in texts_of(after)
    assert CHOOSE in labels_of(after)
    shared = (await coordination.press(after, label="Partager dans le salon")).messages[-1]
    assert CHOOSE not in labels_of(shared)
    assert CHOOSE not in labels_of((await stage.hand().use("/plan voir II.B.1.4")).message or {})
    assert CHOOSE not in labels_of((await coordination.use("/plan voir II.B.1")).message or {})


async def test_a_party_entrusted_to_a_role_says_so_wherever_it_is_named(stage: Stage) -> None:
    card = await entrust(stage.hand("coordination"), "partie:coordination", "role", "@Coordination")
    assert "**Confié à :** le rôle <@&" in texts_of(card)
    action = await shown_to_a_member(stage, "/plan voir II.B.1.4")
    assert "Coordination (le rôle <@&" in action
    assert "Adjointe aux communications (personne n'est encore désigné)" in action
    specific = await shown_to_a_member(stage, "/plan voir II.B.1")
    assert "**Qui s'en occupe**" in specific
    assert "- Coordination (le rôle <@&" in specific


async def test_the_list_begins_with_what_is_entrusted_to_nobody_and_leads_to_each(stage: Stage) -> None:
    hand = stage.hand("coordination")
    listed = await begin(hand, "")
    assert "5 responsables à confier" in texts_of(listed)
    assert "- **Coordination** (24 actions) : personne n'est encore désigné" in texts_of(listed)
    first = options_of(listed)[0]
    choice = (await hand.choose(listed, first)).message or {}
    saved = (await hand.choose(choice, "nobody")).message or {}
    assert "**Confié à :** personne en particulier" in texts_of(saved)
    again = (await hand.press(saved, label="Tous les responsables")).message or {}
    assert "4 responsables à confier" in texts_of(again)
    assert options_of(again)[-1] == first


async def test_a_table_an_organisation_and_a_person_are_chosen_in_a_menu(entered: Stage) -> None:
    hand = entered.hand("coordination")
    tables = (await hand.choose(await begin(hand, "partie:CA"), "group")).message or {}
    table = (await hand.choose(tables, options_of(tables)[0])).message or {}
    assert "Voir dans le bottin" in labels_of(table)
    people = (await hand.choose(await begin(hand, "partie:CA"), "person")).message or {}
    assert "- Claude Tremblay\n- Mireille Gagnon" in texts_of(people)
    person = (await hand.choose(people, "Claude Tremblay")).message or {}
    assert "**Confié à :** Claude Tremblay" in texts_of(person)
    organisation = await entrust(hand, "partie:CA", "organization", "CLSC Dorval-Lachine")
    assert "**Confié à :** CLSC Dorval-Lachine" in texts_of(organisation)
    assert "**Aujourd'hui :** Mireille Gagnon (<@" in texts_of(organisation)


async def test_a_name_may_be_typed_and_one_that_is_not_there_comes_back_to_be_corrected(entered: Stage) -> None:
    hand = entered.hand("coordination")
    people = (await hand.choose(await begin(hand), "person")).message or {}
    form = await hand.press(people, label="Écrire le nom")
    wrong = (await hand.submit(form, {"name": "Zorro"})).message or {}
    assert "Zorro" in texts_of(wrong)
    form = await hand.press(wrong, label="Corriger")
    saved = (await hand.submit(form, {"name": "claude trembley"})).message or {}
    assert "Claude Tremblay" in texts_of(saved)


async def test_what_was_entrusted_is_entrusted_no_more(stage: Stage) -> None:
    hand = stage.hand("coordination")
    await entrust(hand, "partie:CA", "coordination")
    assert "CA (la coordination)" in await shown_to_a_member(stage, "/plan voir I.A.1.5")
    card = await entrust(hand, "partie:CA", "none")
    assert "**Confié à :** personne n'est encore désigné" in texts_of(card)
    assert "none" not in options_of(await begin(hand, "partie:CA"))


async def test_one_action_is_entrusted_over_its_responsibles(entered: Stage) -> None:
    card = await entrust(entered.hand("coordination"), "action:II.B.1.4", "person", "Claude Tremblay")
    assert "Action II.B.1.4" in texts_of(card)
    assert "**Confiée à :** Claude Tremblay" in texts_of(card)
    assert "- Claude Tremblay : action 4" in await shown_to_a_member(entered, "/plan voir II.B.1")


async def test_an_action_entrusted_to_the_coordination_itself_says_so(stage: Stage) -> None:
    await entrust(stage.hand("coordination"), "action:II.B.1.4", "coordination")
    assert "**Confiée à :** la coordination" in await shown_to_a_member(stage, "/plan voir II.B.1.4")
    whole = await shown_to_a_member(stage, "/plan voir II.B.1")
    assert "- la coordination : action 4" in whole
    assert "- la coordination, faute de responsable nommé : actions 2, 3, 5, 7" in whole


async def test_a_party_is_released_by_whichever_of_its_names_it_was_entrusted(stage: Stage) -> None:
    deps, guild_id = stage.app.deps, int(stage.world.guild_id)
    await entrust_service(deps, guild_id, SHELL, COORDINATION, party="Adj. aux communications")
    card = await begin(stage.hand("coordination"), "partie:adjointe aux communications")
    assert "**Confié à :** la coordination" in texts_of(card)
    released = (await stage.hand("coordination").choose(card, "none")).message or {}
    assert "**Confié à :** personne n'est encore désigné" in texts_of(released)
    assert not (await deps.snapshots.get(guild_id)).snapshot.directory.entrustments


async def test_a_long_directory_pages_and_several_namesakes_are_proposed(stage: Stage) -> None:
    deps, guild_id = stage.app.deps, int(stage.world.guild_id)
    for n in range(27):
        await enrol_person(deps, guild_id, SHELL, PersonDraft(f"Camille Roy {n:02}"))
    hand = stage.hand("coordination")
    first = (await hand.choose(await begin(hand), "person")).message or {}
    second = (await hand.press(first, label="Page suivante")).message or {}
    assert len(options_of(first) + options_of(second)) == 27
    form = await hand.press(second, label="Écrire le nom")
    proposed = (await hand.submit(form, {"name": "Camile"})).message or {}
    assert len(options_of(proposed)) == 25
    saved = (await hand.choose(proposed, "Camille Roy 07")).message or {}
    assert "**Confié à :** Camille Roy 07" in texts_of(saved)


async def test_an_unknown_name_is_told_what_the_plan_does_have(stage: Stage) -> None:
    hand = stage.hand("coordination")
    lost = texts_of(await begin(hand, "partie:Zorro"))
    assert "Je ne trouve pas « Zorro »" in lost
    begun = texts_of(await begin(hand, "partie:adjointe"))
    assert "Confier « Adjointe aux communications »" in begun
    several = texts_of(await begin(hand, "partie:bailleurs"))
    assert "Pensiez-vous à : Bailleurs de fonds, Autres bailleurs de fonds" in several
    place = texts_of(await begin(hand, "action:II.B.1"))
    assert "II.B.1.1" in place


async def test_a_party_that_is_nobody_in_particular_says_so(stage: Stage) -> None:
    await entrust(stage.hand("coordination"), "partie:Milieu", "nobody")
    card = await shown_to_a_member(stage, "/plan voir I.A.2.2")
    assert "Milieu (personne en particulier)" in card


async def test_an_action_without_a_responsible_is_the_coordination_s(stage: Stage) -> None:
    card = await shown_to_a_member(stage, "/plan voir II.B.1.2")
    assert "**Responsables :** personne n'est nommé : la coordination s'en occupe" in card


async def test_a_party_s_card_leads_to_its_actions_and_back(stage: Stage) -> None:
    hand = stage.hand()
    action = (await hand.use("/plan voir I.A.1.5")).message or {}
    card = (await hand.choose(action, "CA")).message or {}
    text = texts_of(card)
    assert text.startswith("## CA")
    assert "**Responsable de 11 actions :**" in text
    assert "**Partenaire ou ressource pour 11 actions :**" in text
    assert CHOOSE not in labels_of(card)
    below = (await hand.choose(card, options_of(card)[0])).message or {}
    again = (await hand.press(below, label="Revenir à la fiche")).message or {}
    assert texts_of(again) == text
    assert "Action I.A.1.5" in texts_of((await hand.press(again, label="Revenir à I.A.1.5")).message or {})


async def test_the_coordination_entrusts_from_a_party_s_card(stage: Stage) -> None:
    hand = stage.hand("coordination")
    action = (await hand.use("/plan voir I.A.1.5")).message or {}
    card = (await hand.choose(action, "CA")).message or {}
    choice = (await hand.press(card, label=CHOOSE)).message or {}
    assert "Confier « CA »" in texts_of(choice)


async def test_members_entrust_nothing(stage: Stage) -> None:
    with pytest.raises(CommandRefused):
        await stage.hand().use("/gerer plan confier")


async def test_english_says_it_in_english(stage: Stage) -> None:
    hand = stage.hand("coordination", locale="en-US")
    choice = (await hand.use("/manage plan entrust party:Coordination")).message or {}
    card = (await hand.choose(choice, "nobody")).message or {}
    assert "**Entrusted to:** nobody in particular" in texts_of(card)
