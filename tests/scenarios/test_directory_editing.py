"""`/gerer bottin modifier`: entries are corrected, tied to one another, retired; every act is the coordination's own screen."""

import pytest

from bot.domain.journal import SHELL
from bot.playground.json_types import JSON
from bot.playground.member import Hand
from bot.services.links import link_person
from tests.scenarios.directory_stage import Desk, seen, set_out
from tests.scenarios.stage import Stage, custom_ids_of, labels_of, on_stage, options_of, texts_of


@pytest.fixture
async def desk(empty_stage: Stage) -> Desk:
    return await set_out(empty_stage)


async def fill(hand: Hand, card: JSON, label: str, answers: JSON) -> JSON:
    """Press what opens a form, fill it, and give what came back."""
    return seen(await hand.submit(await hand.press(card, label=label), answers))


def picker(card: JSON, action: str) -> str:
    return next(each for each in custom_ids_of(card) if each.startswith(f"1|entry|{action}|"))


async def test_a_correction_begins_with_what_the_entry_says(desk: Desk) -> None:
    card = await fill(desk.hand, await desk.card("Mireille"), "Corriger", {"function": "Coordonnatrice"})
    assert "Coordonnatrice · Logis Lachine" in texts_of(card)
    person = (await desk.directory()).people[desk.mireille]
    assert (person.name, person.function, person.email) == ("Mireille Gagnon", "Coordonnatrice", "mireille@exemple.org")


async def test_a_correction_keeps_a_membership_that_its_form_does_not_ask_about(desk: Desk) -> None:
    await fill(desk.hand, await desk.card("Nadia"), "Adhésion individuelle", {"member": "Oui", "since": "2010"})
    await fill(desk.hand, await desk.card("Nadia"), "Corriger", {"phone": "514 555-0199"})
    person = (await desk.directory()).people[desk.nadia]
    assert (person.phone, person.is_member, str(person.member_since)) == ("514 555-0199", True, "2010-01-01")


async def test_an_entry_is_found_by_what_is_typed_or_chosen_among_the_nearest(desk: Desk) -> None:
    (offered,) = await desk.hand.suggest("/gerer bottin modifier mirei")
    assert offered["name"] == "Mireille Gagnon · Agente"
    await fill(desk.hand, await desk.card("Nadia"), "Corriger", {"name": "Nadia Gagnon"})
    several = await desk.card("Gagnon")
    assert "Quelle fiche?" in texts_of(several)
    assert "## Mireille Gagnon" in texts_of(seen(await desk.hand.choose(several, options_of(several)[0])))


async def test_somebody_who_is_not_there_yet_is_entered_as_a_representative_at_once(desk: Desk) -> None:
    asked = {"person": "Ana Roy", "table": "Table habitation", "since": "2012"}
    screen = await fill(desk.hand, await desk.card("Logis"), "Ajouter une représentation", asked)
    assert "Je ne trouve pas la personne « Ana Roy » au bottin." in texts_of(screen)
    card = seen(await desk.hand.press(screen, label="Inscrire cette personne"))
    assert "Ana Roy" in texts_of(card)
    directory = await desk.directory()
    (held,) = directory.representations
    assert (held.organization_id, held.group_id, str(held.since)) == (desk.logis, desk.table, "2012-01-01")
    assert directory.people[held.person_id].organization_id == desk.logis


async def test_nobody_is_entered_where_the_rest_cannot_be_read(desk: Desk) -> None:
    screen = await fill(
        desk.hand, await desk.card("Logis"), "Ajouter une représentation", {"person": "Ana Roy", "since": "jadis"}
    )
    screen = seen(await desk.hand.press(screen, label="Inscrire cette personne"))
    assert "« jadis »" in texts_of(screen)
    assert len((await desk.directory()).people) == 2
    again = await desk.hand.press(screen, label="Corriger")
    assert "« Ana Roy »" in texts_of(seen(await desk.hand.submit(again, {"since": "2012"})))


async def test_a_person_represents_and_then_does_no_more(desk: Desk) -> None:
    card = await fill(desk.hand, await desk.card("Mireille"), "Représente…", {"organization": "grame", "since": "2011"})
    assert "GRAME" in texts_of(card)
    wrong = await fill(desk.hand, card, "Fin d'une représentation", {"until": "2010"})
    assert "Le dernier jour vient avant le premier." in texts_of(wrong)
    again = await desk.hand.press(wrong, label="Corriger")
    card = seen(await desk.hand.submit(again, {"until": "9 septembre 2012"}))
    assert "GRAME" not in texts_of(card)
    assert "Fin d'une représentation" not in labels_of(card)


async def test_a_representation_to_come_is_said_to_whoever_entered_it(desk: Desk) -> None:
    asked = {"organization": "", "since": "1er avril 2013"}
    card = await fill(desk.hand, await desk.card("Nadia"), "Représente…", asked)
    assert "**À partir du 1er avril 2013 :** Nadia Pierre, en son propre nom" in texts_of(card)


async def test_an_organisation_leaves_and_comes_back(desk: Desk) -> None:
    await fill(desk.hand, await desk.card("Mireille"), "Représente…", {"since": "2011"})
    asked = seen(await desk.hand.press(await desk.card("Logis"), label="Retirer du bottin"))
    card = seen(await desk.hand.press(asked, label="Revenir sans rien changer"))
    assert (await desk.directory()).organizations[desk.logis].active
    asked = seen(await desk.hand.press(card, label="Retirer du bottin"))
    card = seen(await desk.hand.press(asked, label="Retirer du bottin"))
    assert not (await desk.directory()).organizations[desk.logis].active
    await desk.hand.press(card, label="Remettre au bottin")
    assert (await desk.directory()).organizations[desk.logis].active


async def test_a_table_gets_its_channel_its_role_and_its_lead(desk: Desk) -> None:
    hand, card = desk.hand, await desk.card("Table habitation")
    card = seen(await hand.choose(card, "#table-habitation", custom_id=picker(card, "channel")))
    card = seen(await hand.choose(card, "@Responsable", custom_id=picker(card, "role")))
    card = await fill(hand, card, "Responsable", {"person": "Nadia Pierre"})
    table = (await desk.directory()).groups[desk.table]
    assert str(table.channel_id) == hand.channel("table-habitation")["id"]
    assert table.role_id is not None
    assert table.lead_id == desk.nadia
    card = seen(await hand.choose(card, custom_id=picker(card, "channel")))
    await fill(hand, card, "Responsable", {"person": ""})
    table = (await desk.directory()).groups[desk.table]
    assert (table.channel_id, table.lead_id) == (None, None)


async def test_a_board_seat_is_taken_then_left(desk: Desk) -> None:
    asked = {"person": "Nadia", "starts": "2012-06-01"}
    card = await fill(desk.hand, await desk.card("Table habitation"), "Siège au CA", asked)
    assert "Nadia Pierre" in texts_of(card)
    await fill(desk.hand, card, "Fin du mandat au CA", {"ends": "2012-08-31"})
    (term,) = (await desk.directory()).terms
    assert (term.person_id, str(term.starts_on), str(term.ends_on)) == (desk.nadia, "2012-06-01", "2012-08-31")


async def test_a_table_rests_and_meets_again(desk: Desk) -> None:
    card = seen(await desk.hand.press(await desk.card("Table habitation"), label="Retirer"))
    assert not (await desk.directory()).groups[desk.table].active
    await desk.hand.press(card, label="Remettre")
    assert (await desk.directory()).groups[desk.table].active


async def test_a_person_is_erased_after_a_confirmation(desk: Desk) -> None:
    asked = seen(await desk.hand.press(await desk.card("Mireille"), label="Effacer"))
    assert desk.mireille in (await desk.directory()).people
    erased = seen(await desk.hand.press(asked, label="Effacer pour de bon"))
    assert "La fiche est effacée." in texts_of(erased)
    assert desk.mireille not in (await desk.directory()).people


async def test_the_acts_of_a_linked_member_are_said_to_lose_their_name_too(desk: Desk) -> None:
    sentence = "sans dire que c'était cette personne"
    asked = seen(await desk.hand.press(await desk.card("Mireille"), label="Effacer"))
    assert sentence not in texts_of(asked)
    member = int(desk.stage.hand().user["id"])
    await link_person(desk.stage.app.deps, int(desk.stage.world.guild_id), SHELL, desk.mireille, member)
    asked = seen(await desk.hand.press(await desk.card("Mireille"), label="Effacer"))
    assert f"Ce que <@{member}> a fait dans Courroie" in texts_of(asked)
    assert sentence in texts_of(asked)


async def test_what_somebody_erased_meanwhile_is_said_and_what_was_typed_is_not_written(desk: Desk) -> None:
    card = await desk.card("Mireille")
    form = await desk.hand.press(card, label="Corriger")
    other = desk.stage.hand("administration")
    asked = seen(await other.press(seen(await other.use("/gerer bottin modifier Mireille")), label="Effacer"))
    await other.press(asked, label="Effacer pour de bon")
    answered = await desk.hand.submit(form, {"function": "Coordonnatrice"})
    assert "Cette personne n'est plus au bottin." in texts_of(seen(answered))
    again = await desk.hand.press(card, label="Représente…")
    assert "Cette personne n'est plus au bottin." in texts_of(seen(again))


async def test_of_two_who_correct_an_entry_at_once_the_second_sees_what_the_first_wrote(desk: Desk) -> None:
    other = desk.stage.hand("administration")
    mine, theirs = [
        await hand.press(seen(await hand.use("/gerer bottin modifier Mireille")), label="Corriger")
        for hand in (desk.hand, other)
    ]
    await other.submit(theirs, {"phone": "514 555-0199"})
    late = seen(await desk.hand.submit(mine, {"function": "Coordonnatrice"}))
    assert "Quelqu'un d'autre a modifié cette fiche" in texts_of(late)
    assert "La fiche dit maintenant : Fonction « Agente », Téléphone professionnel « 514 555-0199 »." in texts_of(late)
    person = (await desk.directory()).people[desk.mireille]
    assert (person.function, person.phone) == ("Agente", "514 555-0199")
    again = await desk.hand.press(late, label="Corriger")
    assert "Coordonnatrice · Logis Lachine" in texts_of(seen(await desk.hand.submit(again, {"phone": "514 555-0199"})))


async def test_a_card_still_works_after_a_restart(desk: Desk, url: str) -> None:
    card, world = await desk.card("Mireille"), desk.stage.world
    await desk.stage.app.client.close()
    async with on_stage(world, url) as stage:
        hand = stage.hand("coordination")
        shown = await fill(hand, card, "Corriger", {"function": "Coordonnatrice"})
        assert "Coordonnatrice" in texts_of(shown)
