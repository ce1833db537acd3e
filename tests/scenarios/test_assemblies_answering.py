"""Answers to a convocation: counted where everyone reads it, told apart to whoever gave them, and changed at will."""

import asyncio
from datetime import timedelta

import pytest

from bot.domain.assembly import Answer
from bot.domain.journal import SHELL
from bot.playground.interactions import InteractionType
from bot.playground.json_types import JSON
from bot.playground.shown import show
from bot.services.directory_groups import give_role
from bot.services.gatherings import gathering_of
from bot.services.links import link_person
from tests.scenarios.assembly_stage import (
    announced,
    ask,
    assemblies_of,
    choose_channels,
    convene,
    faults,
    fill,
    reads,
    seen,
    told,
)
from tests.scenarios.roundtable import Roundtable, settle
from tests.scenarios.stage import Stage, custom_ids_of, labels_of, options_of, texts_of

EPHEMERAL = 64
GENERAL = "assemblée générale annuelle"


@pytest.fixture
async def table(empty_stage: Stage) -> Roundtable:
    """The roundtable, with Bruno on Discord as « membre »."""
    found = await settle(empty_stage)
    await choose_channels(empty_stage)
    user = int(empty_stage.hand("membre").user["id"])
    await link_person(empty_stage.app.deps, int(empty_stage.world.guild_id), SHELL, found.bruno, user)
    return found


def posted(stage: Stage) -> JSON:
    (message,) = announced(stage)
    return message


async def answers(stage: Stage) -> dict[int, Answer]:
    (assembly,) = await assemblies_of(stage)
    gathering = await gathering_of(stage.app.deps, int(stage.world.guild_id), assembly.id)
    return {each.user_id: each.answer for each in gathering.rsvps}


async def test_an_answer_is_counted_for_everyone_and_told_to_who_gave_it(empty_stage: Stage, table: Roundtable) -> None:
    await convene(empty_stage)
    assert "Personne n'a encore répondu." in texts_of(posted(empty_stage))
    hand = empty_stage.hand("responsable")
    receipt = await told(empty_stage, hand, posted(empty_stage), "Je serai là")
    assert "C'est noté : Logement" in texts_of(receipt)
    assert "**Votre réponse :** Je serai là" in texts_of(receipt)
    assert "Mon agenda" in labels_of(receipt)
    assert receipt["flags"] & EPHEMERAL
    assert "**Seront là :** 1 personne, 1 organisation" in texts_of(posted(empty_stage))
    await told(empty_stage, empty_stage.hand("membre"), posted(empty_stage), "Je serai là")
    await told(empty_stage, empty_stage.hand("nouveau"), posted(empty_stage), "Peut-être")
    text = texts_of(posted(empty_stage))
    assert "**Seront là :** 2 personnes, 1 organisation\n1 peut-être" in text


async def test_the_message_keeps_its_file_and_its_reference(empty_stage: Stage, table: Roundtable) -> None:
    await convene(empty_stage)
    before = posted(empty_stage)
    await told(empty_stage, empty_stage.hand("membre"), before, "Absent")
    after = posted(empty_stage)
    assert custom_ids_of(after) == custom_ids_of(before)
    assert [each["id"] for each in after["attachments"]] == [each["id"] for each in before["attachments"]]
    assert "1 absence" in texts_of(after)


async def test_an_answer_may_change(empty_stage: Stage, table: Roundtable) -> None:
    await convene(empty_stage)
    hand = empty_stage.hand("membre")
    receipt = await told(empty_stage, hand, posted(empty_stage), "Je serai là")
    assert "Je serai là" not in labels_of(receipt)
    again = seen(await hand.press(receipt, label="Absent"))
    assert "**Votre réponse :** Absent" in texts_of(again)
    assert again["id"] == receipt["id"]
    await reads(empty_stage, "**Seront là :** 0 personne, 0 organisation\n1 absence")
    assert list((await answers(empty_stage)).values()) == [Answer.NO]


async def test_answers_given_at_once_are_all_counted(empty_stage: Stage, table: Roundtable) -> None:
    await convene(empty_stage)
    message = posted(empty_stage)
    hands = [empty_stage.hand(each) for each in ("membre", "responsable", "coordination", "nouveau", "administration")]
    await asyncio.gather(*(told(empty_stage, hand, message, "Je serai là") for hand in hands))
    assert "**Seront là :** 5 personnes" in texts_of(posted(empty_stage))


async def test_who_is_not_in_the_directory_is_told_how_to_count(empty_stage: Stage, table: Roundtable) -> None:
    await convene(empty_stage)
    receipt = await told(empty_stage, empty_stage.hand("nouveau"), posted(empty_stage), "Je serai là")
    assert "dites avec `/moi fiche` qui vous représentez" in texts_of(receipt)


async def test_a_proxy_is_offered_where_the_by_laws_take_any(empty_stage: Stage, table: Roundtable) -> None:
    await convene(empty_stage)
    assert "Procuration à…" not in labels_of(posted(empty_stage))


async def test_a_proxy_names_who_speaks_in_ones_stead(empty_stage: Stage, table: Roundtable) -> None:
    await convene(empty_stage, GENERAL)
    hand = empty_stage.hand("membre")
    form = await hand.press(posted(empty_stage), label="Procuration à…")
    receipt = seen(await hand.submit(form, {"name": "Amélie Côté"}))
    assert "**Votre réponse :** procuration à Amélie Côté" in texts_of(receipt)
    assert receipt["flags"] & EPHEMERAL
    await reads(empty_stage, "1 procuration")
    assert "Quorum : 0 voix annoncée; il en faut 1 sur place." in texts_of(posted(empty_stage))
    await told(empty_stage, empty_stage.hand("responsable"), posted(empty_stage), "Je serai là")
    assert "Quorum : 2 voix annoncées; il en faut 1 sur place." in texts_of(posted(empty_stage))


async def test_a_proxy_that_cannot_be_is_refused_and_what_everyone_reads_stays(
    empty_stage: Stage, table: Roundtable
) -> None:
    await convene(empty_stage, GENERAL)
    before = posted(empty_stage)
    hand = empty_stage.hand("membre")
    form = await hand.press(before, label="Procuration à…")
    refused = seen(await hand.submit(form, {"name": "Bruno Lévesque"}))
    assert "Une procuration se donne à quelqu'un d'autre." in texts_of(refused)
    assert "Corriger" in labels_of(refused)
    assert posted(empty_stage) == before
    unknown = seen(await hand.submit(await hand.press(before, label="Procuration à…"), {"name": "Zoé Xylo"}))
    assert "Je ne trouve pas" in texts_of(unknown)
    assert await answers(empty_stage) == {}


async def test_a_name_that_is_not_sure_is_asked_about(empty_stage: Stage, table: Roundtable) -> None:
    await convene(empty_stage, GENERAL)
    hand = empty_stage.hand("membre")
    form = await hand.press(posted(empty_stage), label="Procuration à…")
    asked = seen(await hand.submit(form, {"name": "Chloé"}))
    assert options_of(asked) == [f"p{table.chloe}"]
    assert await answers(empty_stage) == {}
    receipt = seen(await hand.choose(asked, f"p{table.chloe}"))
    assert "procuration à Chloé Roy" in texts_of(receipt)


async def test_me_le_rappeler_is_on_the_convocation(empty_stage: Stage, table: Roundtable) -> None:
    await convene(empty_stage)
    shown = await empty_stage.hand("membre").press(posted(empty_stage), label="Me le rappeler")
    assert shown.ephemeral
    assert shown.error is None


async def test_a_reminder_goes_out_where_the_members_are_and_is_answered_there(
    empty_stage: Stage, table: Roundtable
) -> None:
    deps, guild_id = empty_stage.app.deps, int(empty_stage.world.guild_id)
    role = empty_stage.world.state.guild(empty_stage.world.guild_id).role_id("Responsable")
    await give_role(deps, guild_id, SHELL, table.youth, int(role))
    await convene(empty_stage, "table ou comité", more=" table:Table jeunesse")
    (assembly,) = await assemblies_of(empty_stage)
    clock = empty_stage.world.clock
    clock.advance(assembly.starts_at - timedelta(days=7) - clock.now())
    await empty_stage.deliver()
    convocation, reminder = announced(empty_stage, "table-jeunesse")
    assert convocation["mention_roles"] == [role]
    assert "Rappel : Logement, dans 7 jours" in texts_of(reminder)
    assert reminder["mention_roles"] == [role]
    assert labels_of(reminder) == ["Je serai là", "Absent", "Voir l'assemblée", "Mes rappels"]
    receipt = await told(empty_stage, empty_stage.hand("membre"), reminder, "Je serai là")
    assert "**Votre réponse :** Je serai là" in texts_of(receipt)
    await empty_stage.world.until(lambda: "1 personne" in texts_of(announced(empty_stage, "table-jeunesse")[0]))
    assert texts_of(announced(empty_stage, "table-jeunesse")[1]) == texts_of(reminder)


async def test_a_reminder_of_everyones_assembly_notifies_nobody(empty_stage: Stage, table: Roundtable) -> None:
    await convene(empty_stage)
    (assembly,) = await assemblies_of(empty_stage)
    clock = empty_stage.world.clock
    clock.advance(assembly.starts_at - timedelta(days=1) - clock.now())
    await empty_stage.deliver()
    reminder = announced(empty_stage)[-1]
    assert "Rappel : Logement, dans 1 jour" in texts_of(reminder)
    assert (reminder["mentions"], reminder["mention_roles"]) == ([], [])


async def test_a_members_card_shows_their_answer(empty_stage: Stage, table: Roundtable) -> None:
    await convene(empty_stage)
    hand = empty_stage.hand("membre")
    await told(empty_stage, hand, posted(empty_stage), "Je serai là")
    card = seen(await hand.use("/assemblee"))
    text = texts_of(card)
    assert "convoquée · Assemblée des partenaires" in text
    assert "**Votre réponse :** Je serai là" in text
    assert "**Ordre du jour**\nOuverture\nHabitation\nLevée" in text
    assert faults(card) == []
    given = seen(await hand.press(card, label="Dans mon calendrier (.ics)"))
    assert b"SUMMARY:Logement" in hand.content(given["attachments"][0])


async def test_one_may_answer_from_the_card_and_the_convocation_follows(empty_stage: Stage, table: Roundtable) -> None:
    await convene(empty_stage)
    hand = empty_stage.hand("membre")
    card = seen(await hand.use("/assemblee laquelle:logement"))
    receipt = seen(await hand.press(card, label="Je serai là"))
    assert receipt["id"] == card["id"]
    await reads(empty_stage, "**Seront là :** 1 personne")
    assert "Mes rappels" in labels_of(posted(empty_stage))


async def test_a_name_that_two_assemblies_share_is_asked_again(empty_stage: Stage, table: Roundtable) -> None:
    await convene(empty_stage)
    await convene(empty_stage, when="27 novembre 2012 à 18 h 30")
    hand = empty_stage.hand("membre")
    assert "2 assemblées répondent à « logement »." in texts_of(seen(await hand.use("/assemblee laquelle:logement")))
    card = seen(await hand.use("/assemblee laquelle:27 novembre"))
    assert "27 novembre" in texts_of(card)
    other = seen(await hand.choose(card, *options_of(card)))
    assert "30 octobre" in texts_of(other)


async def test_where_nothing_is_convened_that_is_said(empty_stage: Stage) -> None:
    shown = seen(await empty_stage.hand("membre").use("/assemblee"))
    assert "Aucune assemblée n'est convoquée." in texts_of(shown)
    hint = seen(await empty_stage.hand("coordination").use("/assemblee"))
    assert "/gerer assemblee convoquer" in texts_of(hint)
    unknown = seen(await empty_stage.hand("membre").use("/assemblee laquelle:jadis"))
    assert "Je ne trouve pas l'assemblée « jadis »." in texts_of(unknown)


async def test_a_draft_is_nobody_elses_business(empty_stage: Stage, table: Roundtable) -> None:
    hand = empty_stage.hand("coordination")
    await fill(hand, await ask(hand))
    member = empty_stage.hand("membre")
    assert await member.suggest("/assemblee laquelle:") == []
    assert "Aucune assemblée" in texts_of(seen(await member.use("/assemblee")))
    (assembly,) = await assemblies_of(empty_stage)
    hidden = seen(await member.use(f"/assemblee laquelle:{assembly.id}"))
    assert "n'existe plus" in texts_of(hidden)
    screen = seen(await member.use("/aide"))
    menu = {"component_type": 3, "values": [f"a{assembly.id}"]}
    presses: tuple[tuple[str, str, JSON], ...] = (
        ("assembly|card", f"|{assembly.id}|0", {}),
        ("assembly|ics", f"|{assembly.id}", {}),
        ("agenda|open", "", menu),
    )
    for action, args, more in presses:
        data = {"component_type": 2, "custom_id": f"1|{action}{args}", "id": 1} | more
        sent = member.dispatch(InteractionType.COMPONENT, data, member.channel("plan"), source=screen)
        await sent.settled
        assert "n'existe plus" in texts_of(show(empty_stage.world.state, sent).messages[-1])
