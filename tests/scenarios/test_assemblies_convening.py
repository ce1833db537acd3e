"""`/gerer assemblee convoquer`: what was typed is understood and shown back; nothing goes out before « Publier »."""

from datetime import datetime, timedelta

import pytest

from bot.domain.assembly import AssemblyStatus
from tests.scenarios.assembly_stage import (
    AGENDA,
    announced,
    ask,
    assemblies_of,
    choose_channels,
    convene,
    events_of,
    faults,
    fill,
    seen,
)
from tests.scenarios.roundtable import settle
from tests.scenarios.stage import Stage, labels_of, texts_of

EPHEMERAL = 64


@pytest.fixture
async def guild(empty_stage: Stage) -> Stage:
    await choose_channels(empty_stage)
    return empty_stage


async def test_what_was_understood_of_a_date_is_shown_back(guild: Stage) -> None:
    screen = await ask(guild.hand("coordination"))
    assert "J'ai compris : le mardi 30 octobre 2012 à 18 h 30, dans 50 jours (<t:1351636200:R>)." in texts_of(screen)
    assert labels_of(screen) == ["Remplir", "Abandonner"]
    assert await assemblies_of(guild) == ()


async def test_a_convocation_is_posted_once_it_is_published(guild: Stage) -> None:
    hand = guild.hand("coordination")
    preview = await fill(hand, await ask(hand))
    await guild.deliver()
    assert announced(guild) == []
    assert "Logement" in texts_of(preview)
    assert labels_of(preview) == ["Publier", "Corriger", "Abandonner"]
    told = seen(await hand.press(preview, label="Publier"))
    await guild.deliver()
    (posted,) = announced(guild)
    text = texts_of(posted)
    assert "**Quand :** le mardi 30 octobre 2012 de 18 h 30 à 20 h 30 (<t:1351636200:R>)" in text
    assert "**Où :** Mairie" in text
    assert AGENDA in text
    assert labels_of(posted)[:3] == ["Je serai là", "Peut-être", "Absent"]
    assert [each["filename"] for each in posted["attachments"]] == ["convocation.ics"]
    assert [each["filename"] for each in told["attachments"]] == ["courriel-convocation.txt"]
    (assembly,) = await assemblies_of(guild)
    assert assembly.status is AssemblyStatus.CONVENED


async def test_the_servers_event_is_made_too(guild: Stage) -> None:
    await convene(guild, agenda="Ouverture")
    (event,) = events_of(guild)
    assert (event["name"], event["entity_metadata"]) == ("Logement", {"location": "Mairie"})
    assert event["description"].startswith("Ouverture")
    assert event["scheduled_start_time"].startswith("2012-10-30T22:30:00")


async def test_a_date_that_cannot_be_read_convenes_nothing(guild: Stage) -> None:
    hand = guild.hand("coordination")
    assert "Je ne comprends pas la date « naguère »." in texts_of(await ask(hand, when="naguère"))
    assert "Il manque l'heure" in texts_of(await ask(hand, when="30 octobre 2012"))
    assert labels_of(await ask(hand, when="30 octobre 2011 à 18 h")) == []


async def test_a_notice_shorter_than_the_by_laws_ask_must_be_confirmed(guild: Stage) -> None:
    hand = guild.hand("coordination")
    screen = await ask(hand, when="mardi prochain 19 h")
    told = "Délai trop court : vos règlements demandent un avis de 14 jours; il en reste 1."
    assert told in texts_of(screen).replace("**", "")
    preview = await fill(hand, screen)
    assert told in texts_of(preview).replace("**", "")
    assert labels_of(preview) == ["Publier malgré le délai", "Corriger", "Abandonner"]
    assert "C'est convoqué" in texts_of(seen(await hand.press(preview, label="Publier malgré le délai")))


async def test_a_notice_that_has_become_too_short_since_the_preview_is_asked_about_again(guild: Stage) -> None:
    hand = guild.hand("coordination")
    preview = await fill(hand, await ask(hand, when="24 septembre 2012 19 h"))
    assert "Publier" in labels_of(preview)
    guild.world.clock.advance(timedelta(days=1))
    again = seen(await hand.press(preview, label="Publier"))
    assert "Publier malgré le délai" in labels_of(again)
    await guild.deliver()
    assert announced(guild) == []


async def test_the_coordination_is_told_what_was_planned_and_whom_to_write_to(guild: Stage) -> None:
    await settle(guild)
    told = await convene(guild)
    text = texts_of(told)
    assert f"**Convocation :** elle part à l'instant dans <#{guild.hand().channel('annonces')['id']}>." in text
    assert "**Rappels :** le mardi 16 octobre 2012 à 18 h 30; le mardi 23 octobre 2012 à 18 h 30; le lundi 29" in text
    assert "**Par courriel : 2 personnes du bottin ne sont pas sur Discord**" in text
    assert "- Bruno Lévesque, sans courriel" in text
    assert "Amélie" not in text
    assert told["flags"] & EPHEMERAL
    letter = guild.hand().content(told["attachments"][0]).decode("utf-8-sig").replace("\xa0", " ")
    assert "À joindre autrement, sans courriel au bottin : Bruno Lévesque" in letter
    assert "Objet : Convocation, Logement" in letter
    assert "- Habitation" in letter


async def test_what_was_typed_can_be_corrected_before_it_is_published(guild: Stage) -> None:
    hand = guild.hand("coordination")
    preview = await fill(hand, await ask(hand))
    form = await hand.press(preview, label="Corriger")
    again = seen(await hand.submit(form, {"place": "Bibliothèque", "length": "90 minutes"}))
    assert "**Où :** Bibliothèque" in texts_of(again)
    assert "de 18 h 30 à 20 h" in texts_of(again)
    await hand.press(again, label="Publier")
    await guild.deliver()
    (posted,) = announced(guild)
    assert "Bibliothèque" in texts_of(posted)


async def test_a_length_that_cannot_be_read_comes_back_with_all_that_was_typed(guild: Stage) -> None:
    hand = guild.hand("coordination")
    refused = await fill(hand, await ask(hand), length="longtemps", title="Titre *gras*")
    assert "« longtemps » n'est pas une durée" in texts_of(refused)
    again = await hand.press(refused, label="Corriger")
    preview = seen(await hand.submit(again, {"length": "2 h"}))
    assert "Titre \\*gras\\*" in texts_of(preview)


async def test_what_is_abandoned_leaves_nothing(guild: Stage) -> None:
    hand = guild.hand("coordination")
    preview = await fill(hand, await ask(hand))
    assert "Rien n'a été convoqué." in texts_of(seen(await hand.press(preview, label="Abandonner")))
    assert await assemblies_of(guild) == ()
    dropped = seen(await hand.press(await ask(hand), label="Abandonner"))
    assert "Rien n'a été convoqué." in texts_of(dropped)


async def test_the_last_ones_text_may_serve_again(guild: Stage) -> None:
    await convene(guild)
    hand = guild.hand("coordination")
    screen = await ask(hand, when="27 novembre 2012 à 18 h 30")
    form = await hand.press(screen, label="Reprendre la dernière")
    preview = seen(await hand.submit(form, {}))
    assert "Logement" in texts_of(preview)
    assert AGENDA in texts_of(preview)
    assert "27 novembre" in texts_of(preview)


async def test_another_kinds_text_does_not_serve_again(guild: Stage) -> None:
    await convene(guild)
    screen = await ask(guild.hand("coordination"), "autre rencontre", when="27 novembre 2012 à 18 h 30")
    assert labels_of(screen) == ["Remplir", "Abandonner"]


async def test_a_tables_meeting_is_convened_in_its_own_channel(guild: Stage) -> None:
    await settle(guild)
    hand = guild.hand("coordination")
    assert "table" in texts_of(await ask(hand, "table ou comité")).lower()
    await convene(guild, "table ou comité", more=" table:Table jeunesse", title="")
    assert announced(guild) == []
    (posted,) = announced(guild, "table-jeunesse")
    assert "Rencontre : Table jeunesse" in texts_of(posted)


async def test_one_that_comes_back_begins_with_the_first_day_of_its_rule(guild: Stage) -> None:
    hand = guild.hand("coordination")
    screen = await ask(hand, when="1er octobre 2012", more=" recurrence:le 2e mardi du mois à 18 h")
    assert "le mardi 9 octobre 2012 à 18 h" in texts_of(screen)
    assert "Elle revient le 2e mardi du mois" in texts_of(screen)
    preview = await fill(hand, screen)
    await hand.press(preview, label="Publier")
    await guild.deliver()
    first, second, *_others = await assemblies_of(guild)
    assert first.status is AssemblyStatus.CONVENED
    assert (second.status, second.start_local) == (AssemblyStatus.DRAFT, datetime(2012, 11, 13, 18))  # noqa: DTZ001
    assert len(announced(guild)) == 1


async def test_where_no_channel_was_chosen_the_coordination_is_told_so(empty_stage: Stage) -> None:
    told = await convene(empty_stage)
    assert "elle attend que le salon des annonces soit choisi" in texts_of(told)


async def test_a_link_that_no_browser_opens_is_refused(guild: Stage) -> None:
    hand = guild.hand("coordination")
    refused = await fill(hand, await ask(hand), link="javascript:alert(1)")
    assert "Corriger" in labels_of(refused)
    assert await assemblies_of(guild) == ()


async def test_text_that_was_typed_neither_pings_nor_formats(guild: Stage) -> None:
    await convene(guild, title="@everyone **gras** <@1>", place="[ici](https://exemple.org)", agenda="# Titre\n<#2>")
    (posted,) = announced(guild)
    assert "@everyone \\*\\*gras\\*\\* \\<@1>" in texts_of(posted)
    assert "\\[ici\\](https" in texts_of(posted)
    assert "\\# Titre\n\\<#2>" in texts_of(posted)
    assert not posted["mention_everyone"]
    assert posted["mentions"] == []
    (event,) = events_of(guild)
    assert event["description"].startswith("\\# Titre\n\\<#2>")


async def test_a_notice_that_is_too_short_is_said_however_long_the_agenda(guild: Stage) -> None:
    hand = guild.hand("coordination")
    preview = await fill(hand, await ask(hand, when="14 septembre 2012 à 18 h"), agenda="*" * 1500)
    assert labels_of(preview)[0] == "Publier malgré le délai"
    assert "**Délai trop court :**" in texts_of(preview)


async def test_the_longest_texts_fit_every_screen(guild: Stage) -> None:
    hand = guild.hand("coordination")
    longest = {"title": "*" * 100, "place": "_" * 100, "link": "https://" + "a" * 290 + ".q", "agenda": "*~" * 750}
    preview = await fill(hand, await ask(hand), **longest)
    assert faults(preview) == []
    assert "La suite est dans « Voir l'assemblée »." in texts_of(preview)
    told = seen(await hand.press(preview, label="Publier"))
    await guild.deliver()
    (posted,) = announced(guild)
    assert faults(posted) == []
    assert faults(told) == []
    assert "La suite est dans « Voir l'assemblée »." in texts_of(posted)


async def test_the_screens_are_in_english_for_whoever_reads_english(guild: Stage) -> None:
    hand = guild.hand("coordination", "en-US")
    shown = await hand.use("/manage assembly convene kind:partners' assembly date:October 30, 2012 at 6:30 p.m.")
    assert "Fill in" in labels_of(seen(shown))
    assert "I understood: Tuesday, October 30, 2012 at 6:30 p.m." in texts_of(seen(shown))


async def test_a_date_says_what_it_means_while_it_is_typed(guild: Stage) -> None:
    hand = guild.hand("coordination")
    (offered,) = await hand.suggest("/gerer assemblee convoquer genre:autre rencontre date:30 octobre 2012 18 h 30")
    assert offered["name"].replace("\xa0", " ") == "le mardi 30 octobre 2012 à 18 h 30, dans 50 jours"
    assert offered["value"] == "30 octobre 2012 18 h 30"
    assert await hand.suggest("/gerer assemblee convoquer genre:autre rencontre date:naguère") == []
    (rule,) = await hand.suggest(
        "/gerer assemblee convoquer genre:autre rencontre recurrence:le 2e mardi du mois à 18 h"
    )
    assert rule["name"].replace("\xa0", " ") == "le 2e mardi du mois, 18 h"
