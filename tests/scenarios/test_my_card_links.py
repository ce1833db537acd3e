"""`/moi fiche` before one has a card: from « Je représente… » to a card, at once or once the coordination has confirmed."""

import pytest

from bot.domain.directory import LinkRequest, Person
from bot.domain.guild_settings import SettingKey
from bot.domain.journal import SHELL
from bot.playground.json_types import JSON
from bot.playground.member import Hand
from bot.playground.server import Playground
from bot.playground.shown import Shown
from bot.services.directory import retire_organization
from bot.services.links import link_person, link_requests
from tests.scenarios.roundtable import set_up, settle
from tests.scenarios.stage import Stage, labels_of, on_stage, options_of, texts_of

REPRESENT = "Je représente…"


def said(shown: Shown) -> str:
    return "\n".join(map(texts_of, shown.messages))


async def say_organization(hand: Hand, name: str) -> JSON:
    """« Je représente… » from the first screen; what comes of the name."""
    first = (await hand.use("/moi fiche")).message or {}
    form = await hand.press(first, label=REPRESENT)
    return (await hand.submit(form, {"org": name})).message or {}


async def identify(hand: Hand, choices: JSON, choice: str, **typed: str) -> JSON:
    form = await hand.choose(choices, choice)
    return (await hand.submit(form, typed)).message or {}


async def pending(stage: Stage) -> tuple[LinkRequest, ...]:
    return await link_requests(stage.app.deps, int(stage.world.guild_id))


async def linked(stage: Stage, hand: Hand) -> Person | None:
    held = await stage.app.deps.snapshots.get(int(stage.world.guild_id))
    return held.snapshot.directory.person_of(int(hand.user["id"]))


async def coordination_channel(stage: Stage) -> None:
    channel = stage.hand("coordination").channel("coordination")
    await set_up(stage, SettingKey.COORDINATION_CHANNEL, int(channel["id"]))


async def test_without_a_card_one_is_told_what_it_is_for_and_who_sees_it(empty_stage: Stage) -> None:
    text = texts_of((await empty_stage.hand().use("/moi fiche")).message or {})
    for promise in ("Elle sert à savoir qui représente qui", "**Qui la voit :**", "« /moi donnees »"):
        assert promise in text
    assert "la coordination confirme que c'est bien vous" in text
    await set_up(empty_stage, SettingKey.LINK_CONFIRMATION, False)
    assert "confirme" not in texts_of((await empty_stage.hand().use("/moi fiche")).message or {})


async def test_the_closest_organisations_are_offered_with_the_two_ways_out(empty_stage: Stage) -> None:
    table = await settle(empty_stage)
    choices = await say_organization(empty_stage.hand(), "carefour")
    assert options_of(choices) == [f"o{table.cje}", "own", "none"]
    assert "Carrefour jeunesse-emploi" in texts_of(choices)


async def test_an_organisation_that_left_is_not_offered(empty_stage: Stage) -> None:
    table = await settle(empty_stage)
    await retire_organization(empty_stage.app.deps, int(empty_stage.world.guild_id), SHELL, table.cje)
    assert "Demandez à la coordination d'inscrire" in texts_of(await say_organization(empty_stage.hand(), "carrefour"))


async def test_where_nobody_confirms_one_is_linked_at_once(empty_stage: Stage) -> None:
    table = await settle(empty_stage)
    await set_up(empty_stage, SettingKey.LINK_CONFIRMATION, False)
    await coordination_channel(empty_stage)
    hand = empty_stage.hand()
    choices = await say_organization(hand, "CJE")
    mine = await identify(hand, choices, "Carrefour jeunesse-emploi", function="Agente")
    assert "C'est fait : cette fiche est la vôtre." in texts_of(mine)
    assert "## Mireille Gagnon" in texts_of(mine)
    assert "  - la table de quartier, depuis le 10 septembre 2012" in texts_of(mine)
    person = await linked(empty_stage, hand)
    assert person is not None
    assert (person.function, person.organization_id) == ("Agente", table.cje)
    assert empty_stage.hand("coordination").sees("coordination") == []


async def test_where_the_coordination_confirms_it_is_told_and_nobody_is_named(empty_stage: Stage) -> None:
    await settle(empty_stage)
    await coordination_channel(empty_stage)
    hand, boss = empty_stage.hand(), empty_stage.hand("coordination")
    choices = await say_organization(hand, "CJE")
    waiting = await identify(hand, choices, "Carrefour jeunesse-emploi", name="Mireille G.", email="m@exemple.org")
    assert "Votre demande attend la coordination" in texts_of(waiting)
    assert await linked(empty_stage, hand) is None
    await empty_stage.world.until(lambda: bool(boss.sees("coordination")))
    (notice,) = boss.sees("coordination")
    assert f"<@{hand.user['id']}>" in texts_of(notice)
    for secret in ("Mireille", "m@exemple.org", "Carrefour"):
        assert secret not in texts_of(notice)
    request = (await boss.press(notice, label="Voir la demande")).message or {}
    assert "Mireille G." in texts_of(request)


async def test_a_pending_request_is_shown_and_withdrawn(empty_stage: Stage) -> None:
    await settle(empty_stage)
    hand = empty_stage.hand()
    await identify(hand, await say_organization(hand, "CJE"), "En mon nom", phone="514 555-0102")
    waiting = (await hand.use("/moi fiche")).message or {}
    for fact in ("le lundi 10 septembre 2012", "**Nom :** Mireille Gagnon", "en votre propre nom", "514 555-0102"):
        assert fact in texts_of(waiting)
    withdrawn = (await hand.press(waiting, label="Retirer ma demande")).message or {}
    assert "Votre demande est retirée" in texts_of(withdrawn)
    assert REPRESENT in labels_of(withdrawn)
    assert await pending(empty_stage) == ()


async def test_a_request_made_again_takes_the_place_of_the_first(empty_stage: Stage) -> None:
    table = await settle(empty_stage)
    hand = empty_stage.hand()
    waiting = await identify(hand, await say_organization(hand, "CJE"), "En mon nom")
    form = await hand.press(waiting, label="Refaire ma demande")
    choices = (await hand.submit(form, {"org": "clsc"})).message or {}
    await identify(hand, choices, "CLSC des Rapides")
    assert [each.organization_id for each in await pending(empty_stage)] == [table.clsc]


async def test_no_name_means_in_ones_own_name(empty_stage: Stage) -> None:
    await settle(empty_stage)
    hand = empty_stage.hand()
    alone = await say_organization(hand, "")
    assert "Vous ne représentez aucune organisation." in texts_of(alone)
    form = await hand.press(alone, label="Continuer")
    assert "Votre demande attend" in said(await hand.submit(form, {}))


@pytest.mark.parametrize("unknown", [True, False])
async def test_an_organisation_that_is_not_there_is_asked_for_and_its_name_is_kept(
    empty_stage: Stage, *, unknown: bool
) -> None:
    await settle(empty_stage)
    hand = empty_stage.hand()
    typed = "Zythologie" if unknown else "CJE | du Sud"
    shown = await say_organization(hand, typed)
    if not unknown:
        shown = (await hand.choose(shown, "Aucune de celles-ci")).message or {}
    assert f"Demandez à la coordination d'inscrire « {typed} »" in texts_of(shown).replace("\\", "")
    form = await hand.press(shown, label="Chercher un autre nom")
    assert typed in str(form.modal)
    identity = await hand.press(shown, label="Me présenter sans organisation")
    assert "Votre demande attend" in said(await hand.submit(identity, {}))


async def test_somebody_of_that_name_without_an_account_is_asked_about_first(empty_stage: Stage) -> None:
    table = await settle(empty_stage)
    hand = empty_stage.hand()
    choices = await say_organization(hand, "CLSC")
    asked = await identify(hand, choices, "CLSC des Rapides", name="CHLOE ROY", email="c@exemple.org")
    assert "Le bottin connaît déjà quelqu'un de ce nom : Chloé Roy, Agente, CLSC des Rapides." in texts_of(asked)
    assert await pending(empty_stage) == ()
    await hand.press(asked, label="Oui, c'est moi")
    (request,) = await pending(empty_stage)
    assert (request.person_id, request.organization_id) == (table.chloe, table.clsc)
    assert (request.name, request.email) == ("CHLOE ROY", "c@exemple.org")


async def test_somebody_else_of_the_same_name_gets_an_entry_of_their_own(empty_stage: Stage) -> None:
    table = await settle(empty_stage)
    await set_up(empty_stage, SettingKey.LINK_CONFIRMATION, False)
    hand = empty_stage.hand()
    asked = await identify(hand, await say_organization(hand, "CLSC"), "En mon nom", name="Chloé Roy")
    await hand.press(asked, label="Non, quelqu'un d'autre")
    person = await linked(empty_stage, hand)
    assert person is not None
    assert person.id != table.chloe


async def test_a_name_that_is_on_discord_already_is_not_asked_about(empty_stage: Stage) -> None:
    await settle(empty_stage)
    hand = empty_stage.hand()
    waiting = await identify(hand, await say_organization(hand, "CJE"), "En mon nom", name="Amélie Côté")
    assert "Votre demande attend" in texts_of(waiting)


async def test_what_cannot_be_accepted_comes_back_as_it_was_typed(empty_stage: Stage) -> None:
    await settle(empty_stage)
    hand = empty_stage.hand()
    refused = await identify(
        hand, await say_organization(hand, "CJE"), "En mon nom", name="M. | G.", email="pas un courriel"
    )
    assert "n'est pas une adresse de courriel" in texts_of(refused)
    form = await hand.press(refused, label="Corriger")
    assert "Votre demande attend" in said(await hand.submit(form, {"email": "m@exemple.org"}))
    assert [each.name for each in await pending(empty_stage)] == ["M. | G."]


async def test_who_was_linked_meanwhile_is_shown_their_card(empty_stage: Stage) -> None:
    table = await settle(empty_stage)
    hand = empty_stage.hand()
    form = await hand.choose(await say_organization(hand, "CJE"), "En mon nom")
    user_id = int(hand.user["id"])
    await link_person(empty_stage.app.deps, int(empty_stage.world.guild_id), SHELL, table.chloe, user_id)
    assert "## Chloé Roy" in said(await hand.submit(form, {}))
    assert await pending(empty_stage) == ()


async def test_each_step_survives_a_restart(world: Playground, url: str) -> None:
    async with on_stage(world, url) as stage:
        await settle(stage)
        choices = await say_organization(stage.hand(), "CLSC")
    async with on_stage(world, url) as stage:
        form = await stage.hand().choose(choices, "CLSC des Rapides")
    async with on_stage(world, url) as stage:
        asked = (await stage.hand().submit(form, {"name": "Chloé Roy"})).message or {}
    async with on_stage(world, url) as stage:
        waiting = (await stage.hand().press(asked, label="Oui, c'est moi")).message or {}
        assert "Votre demande attend la coordination" in texts_of(waiting)


async def test_in_english_the_way_to_a_card_is_in_english(empty_stage: Stage) -> None:
    await settle(empty_stage)
    hand = empty_stage.hand(locale="en-US")
    first = (await hand.use("/me entry")).message or {}
    assert "**Who sees it:**" in texts_of(first)
    form = await hand.press(first, label="I represent…")
    choices = (await hand.submit(form, {"org": "CJE"})).message or {}
    waiting = await identify(hand, choices, "In my own name")
    assert "Your request awaits the coordination" in texts_of(waiting)
