"""`modifier`, `reporter`, `annuler`: everything posted follows, the server's event too, and whoever answered is told."""

from datetime import datetime

import pytest

from bot.domain.assembly import AssemblyStatus
from bot.domain.guild_settings import SettingKey
from bot.playground.json_types import JSON
from bot.playground.member import DIRECT
from tests.scenarios.assembly_stage import (
    announced,
    ask,
    assemblies_of,
    choose_channels,
    convene,
    events_of,
    faults,
    fill,
    seen,
    told,
)
from tests.scenarios.reminders_stage import change, mine
from tests.scenarios.roundtable import set_up
from tests.scenarios.stage import Stage, labels_of, texts_of

LATER = "6 novembre 2012 à 19 h"


@pytest.fixture
async def guild(empty_stage: Stage) -> Stage:
    """An assembly is convened, and one member has said that they will be there."""
    await choose_channels(empty_stage)
    await convene(empty_stage)
    await told(empty_stage, empty_stage.hand("membre"), announced(empty_stage)[0], "Je serai là")
    return empty_stage


def direct(stage: Stage, persona: str = "membre") -> list[JSON]:
    return stage.hand(persona).sees(DIRECT)


async def start(stage: Stage) -> datetime:
    (assembly,) = await assemblies_of(stage)
    return assembly.start_local


async def test_postponing_asks_first_and_says_who_will_be_told(guild: Stage) -> None:
    hand = guild.hand("coordination")
    screen = seen(await hand.use(f"/gerer assemblee reporter assemblee:Logement date:{LATER} raison:Salle prise"))
    text = texts_of(screen)
    assert "**Vous reportez « Logement »**, prévue le mardi 30 octobre 2012 de 18 h 30 à 20 h 30." in text
    assert "Elle aura lieu le mardi 6 novembre 2012 de 19 h à 21 h. 1 membre a répondu et sera averti;" in text
    assert "**Raison**\nSalle prise" in text
    assert labels_of(screen) == ["Corriger", "Reporter"]
    await guild.deliver()
    assert direct(guild) == []
    assert await start(guild) == datetime.fromisoformat("2012-10-30T18:30")


async def test_what_was_posted_follows_and_whoever_answered_is_told_once(guild: Stage) -> None:
    hand = guild.hand("coordination")
    screen = seen(await hand.use(f"/gerer assemblee reporter assemblee:Logement date:{LATER} raison:Salle *prise*"))
    done = seen(await hand.press(screen, label="Reporter"))
    await guild.deliver()
    assert "C'est reporté : Logement" in texts_of(done)
    assert [each["filename"] for each in done["attachments"]] == ["courriel-convocation.txt"]
    (posted,) = announced(guild)
    text = texts_of(posted)
    assert "-# Assemblée des partenaires · modifié" in text
    assert "**Reportée :** elle devait avoir lieu le mardi 30 octobre 2012 de 18 h 30 à 20 h 30." in text
    assert "**Raison :** Salle \\*prise\\*" in text
    assert "**Quand :** le mardi 6 novembre 2012 de 19 h à 21 h" in text
    assert "**Seront là :** 1 personne" in text
    (event,) = events_of(guild)
    assert event["scheduled_start_time"].startswith("2012-11-07T00:00:00")
    (notice,) = direct(guild)
    assert "Reportée : Logement" in texts_of(notice)
    assert f"https://discord.com/channels/{guild.world.guild_id}/" in texts_of(notice)
    calendar = guild.hand().content(posted["attachments"][0])
    assert b"SEQUENCE:1" in calendar
    assert b"DTSTART:20121107T000000Z" in calendar


async def test_a_reason_can_be_corrected_before_it_is_told(guild: Stage) -> None:
    hand = guild.hand("coordination")
    screen = seen(await hand.use(f"/gerer assemblee reporter assemblee:Logement date:{LATER} raison:Salle"))
    form = await hand.press(screen, label="Corriger")
    again = seen(await hand.submit(form, {"reason": "Tempête"}))
    await hand.press(again, label="Reporter")
    await guild.deliver()
    assert "**Raison :** Tempête" in texts_of(announced(guild)[0])


async def test_reminders_of_the_old_date_do_not_go_out(guild: Stage) -> None:
    hand = guild.hand("coordination")
    screen = seen(await hand.use("/gerer assemblee reporter assemblee:Logement date:27 novembre 2012 à 19 h"))
    await hand.press(screen, label="Reporter")
    await guild.deliver()
    clock = guild.world.clock
    clock.advance(datetime.fromisoformat("2012-10-29T18:31-04:00") - clock.now())
    await guild.deliver()
    assert len(announced(guild)) == 1
    clock.advance(datetime.fromisoformat("2012-11-20T19:01-05:00") - clock.now())
    await guild.deliver()
    assert "Rappel : Logement, dans 7 jours" in texts_of(announced(guild)[-1])


async def test_cancelling_withdraws_the_event_and_the_answers_and_tells_whoever_answered(guild: Stage) -> None:
    hand = guild.hand("coordination")
    screen = seen(await hand.use("/gerer assemblee annuler assemblee:Logement raison:Tempête"))
    assert labels_of(screen) == ["Corriger", "Annuler l'assemblée"]
    done = seen(await hand.press(screen, label="Annuler l'assemblée"))
    await guild.deliver()
    assert "C'est annulé : Logement" in texts_of(done)
    (posted,) = announced(guild)
    assert "**Annulée :** elle n'aura pas lieu.\n**Raison :** Tempête" in texts_of(posted)
    assert labels_of(posted) == ["Voir l'assemblée", "Mes rappels"]
    assert events_of(guild) == []
    assert b"METHOD:CANCEL" in guild.hand().content(posted["attachments"][0])
    (notice,) = direct(guild)
    assert "Annulée : Logement" in texts_of(notice)
    letter = guild.hand().content(done["attachments"][0]).decode("utf-8-sig").replace("\xa0", " ")
    assert "Objet : Annulation, Logement" in letter


async def test_who_presses_an_old_answer_of_a_cancelled_one_gets_a_sentence(guild: Stage) -> None:
    hand = guild.hand("coordination")
    before = announced(guild)[0]
    await hand.press(seen(await hand.use("/gerer assemblee annuler assemblee:Logement")), label="Annuler l'assemblée")
    refused = await told(guild, guild.hand("nouveau"), before, "Je serai là")
    assert "Cette assemblée est annulée. Rien n'a été modifié." in texts_of(refused)


async def test_modifying_shows_before_and_after_to_whoever_answered(guild: Stage) -> None:
    hand = guild.hand("coordination")
    form = await hand.use("/gerer assemblee modifier assemblee:Logement")
    done = seen(await hand.submit(form, {"place": "Bibliothèque"}))
    await guild.deliver()
    assert "C'est modifié : Logement" in texts_of(done)
    assert "**Où :** Bibliothèque" in texts_of(announced(guild)[0])
    assert events_of(guild)[0]["entity_metadata"] == {"location": "Bibliothèque"}
    (notice,) = direct(guild)
    assert "- lieu : Mairie → Bibliothèque" in texts_of(notice)


async def test_what_changed_twice_in_a_row_is_told_once_and_whole(guild: Stage) -> None:
    hand = guild.hand("coordination")
    for typed in ({"place": "Mairie annexe"}, {"place": "Bibliothèque"}, {"link": "https://exemple.org/salle"}):
        await hand.submit(await hand.use("/gerer assemblee modifier assemblee:Logement"), typed)
    await guild.deliver()
    (notice,) = direct(guild)
    assert "- lieu : Mairie → Bibliothèque" in texts_of(notice)
    assert "→ https://exemple.org/salle" in texts_of(notice)
    await hand.submit(await hand.use("/gerer assemblee modifier assemblee:Logement"), {"title": "Logement social"})
    await guild.deliver()
    last = texts_of(direct(guild)[-1])
    assert "- titre : Logement → Logement social" in last
    assert "Mairie" not in last


@pytest.mark.parametrize(("fallback", "channel"), [("channel", "annonces"), ("coordination", "coordination")])
async def test_whoever_has_closed_direct_messages_is_told_where_they_chose(
    guild: Stage, fallback: str, channel: str
) -> None:
    hand, member = guild.hand("coordination"), guild.hand()
    await set_up(guild, SettingKey.COORDINATION_CHANNEL, int(hand.channel("coordination")["id"]))
    await change(member, await mine(member), fallback=fallback)
    await hand.submit(await hand.use("/gerer assemblee modifier assemblee:Logement"), {"place": "Bibliothèque"})
    before = len(guild.world.messages(channel))
    guild.world.faults.next("POST", "/channels/{id}/messages", code=50007)
    await guild.deliver()
    (said,) = guild.world.messages(channel)[before:]
    assert f"<@{member.user['id']}>" in texts_of(said)
    assert "- lieu : Mairie → Bibliothèque" in texts_of(said)
    assert [each["id"] for each in said["mentions"]] == ([member.user["id"]] if fallback == "channel" else [])


async def test_what_was_changed_and_put_back_is_told_to_nobody(guild: Stage) -> None:
    hand = guild.hand("coordination")
    for place in ("Bibliothèque", "Mairie"):
        await hand.submit(await hand.use("/gerer assemblee modifier assemblee:Logement"), {"place": place})
    await guild.deliver()
    assert direct(guild) == []


async def test_an_agenda_that_changed_is_told_too(guild: Stage) -> None:
    hand = guild.hand("coordination")
    form = await hand.use("/gerer assemblee modifier assemblee:Logement")
    await hand.submit(form, {"agenda": "Ouverture\nTransport"})
    await guild.deliver()
    (notice,) = direct(guild)
    assert "- ordre du jour : " in texts_of(notice)
    assert "Transport" in texts_of(announced(guild)[0])


async def test_what_changed_while_the_form_was_open_is_not_written_over(guild: Stage) -> None:
    hand = guild.hand("coordination")
    late, early = [await hand.use("/gerer assemblee modifier assemblee:Logement") for _which in range(2)]
    await hand.submit(early, {"place": "Bibliothèque"})
    refused = seen(await hand.submit(late, {"title": "Autre titre"}))
    assert "Cette assemblée a été modifiée entre-temps" in texts_of(refused)
    (assembly,) = await assemblies_of(guild)
    assert (assembly.title, assembly.place) == ("Logement", "Bibliothèque")
    again = await hand.press(refused, label="Corriger")
    await hand.submit(again, {"place": "Bibliothèque"})
    (assembly,) = await assemblies_of(guild)
    assert (assembly.title, assembly.place) == ("Autre titre", "Bibliothèque")


async def test_the_date_that_is_the_same_or_past_changes_nothing(guild: Stage) -> None:
    hand = guild.hand("coordination")
    for when in ("30 octobre 2012 à 18 h 30", "1er septembre 2012 à 18 h"):
        screen = seen(await hand.use(f"/gerer assemblee reporter assemblee:Logement date:{when}"))
        refused = seen(await hand.press(screen, label="Reporter"))
        assert "Rien n'a été modifié" in texts_of(refused)
    assert await start(guild) == datetime.fromisoformat("2012-10-30T18:30")


async def test_a_draft_is_shown_again_as_it_would_be_published(guild: Stage) -> None:
    hand = guild.hand("coordination")
    await fill(hand, await ask(hand, when="27 novembre 2012 à 18 h 30"), title="Projet")
    preview = seen(await hand.use("/gerer assemblee modifier assemblee:Projet"))
    assert labels_of(preview) == ["Publier", "Corriger", "Abandonner"]


@pytest.fixture
async def monthly(empty_stage: Stage) -> Stage:
    """One that comes back each month, from October on."""
    await choose_channels(empty_stage)
    await convene(empty_stage, when="1er octobre 2012", more=" recurrence:le 2e mardi du mois à 18 h")
    return empty_stage


async def starts(stage: Stage) -> list[str]:
    open_ones = (each for each in await assemblies_of(stage) if each.status is not AssemblyStatus.CANCELLED)
    return [each.start_local.isoformat(timespec="minutes") for each in open_ones][:3]


async def test_one_of_a_series_moves_alone(monthly: Stage) -> None:
    hand = monthly.hand("coordination")
    (first, *_others) = await assemblies_of(monthly)
    screen = seen(await hand.use(f"/gerer assemblee reporter assemblee:{first.id} date:16 octobre 2012 à 19 h"))
    assert labels_of(screen) == ["Corriger", "Celle-ci seulement", "Celle-ci et les suivantes"]
    await hand.press(screen, label="Celle-ci seulement")
    assert await starts(monthly) == ["2012-10-16T19:00", "2012-11-13T18:00", "2012-12-11T18:00"]


async def test_one_of_a_series_moves_with_those_that_follow(monthly: Stage) -> None:
    hand = monthly.hand("coordination")
    (first, *_others) = await assemblies_of(monthly)
    screen = seen(await hand.use(f"/gerer assemblee reporter assemblee:{first.id} date:9 octobre 2012 à 19 h"))
    await hand.press(screen, label="Celle-ci et les suivantes")
    assert await starts(monthly) == ["2012-10-09T19:00", "2012-11-13T19:00", "2012-12-11T19:00"]


async def test_a_series_is_cancelled_from_one_on(monthly: Stage) -> None:
    hand = monthly.hand("coordination")
    (_first, second, *_others) = await assemblies_of(monthly)
    screen = seen(await hand.use(f"/gerer assemblee annuler assemblee:{second.id}"))
    await hand.press(screen, label="Celle-ci et les suivantes")
    assert await starts(monthly) == ["2012-10-09T18:00"]


async def test_those_that_follow_take_what_was_modified(monthly: Stage) -> None:
    hand = monthly.hand("coordination")
    (first, *_others) = await assemblies_of(monthly)
    form = await hand.use(f"/gerer assemblee modifier assemblee:{first.id}")
    screen = seen(await hand.submit(form, {"place": "Bibliothèque", "agenda": "*~" * 740}))
    assert faults(screen) == []
    await hand.press(screen, label="Celle-ci et les suivantes")
    assert {each.place for each in await assemblies_of(monthly)} == {"Bibliothèque"}
    form = await hand.use(f"/gerer assemblee modifier assemblee:{first.id}")
    screen = seen(await hand.submit(form, {"place": "Mairie"}))
    await hand.press(screen, label="Celle-ci seulement")
    assert [each.place for each in await assemblies_of(monthly)][:2] == ["Mairie", "Bibliothèque"]


async def test_a_name_that_several_have_is_chosen_in_the_list(monthly: Stage) -> None:
    refused = seen(await monthly.hand("coordination").use("/gerer assemblee annuler assemblee:Logement"))
    assert "assemblées répondent à « Logement ». Rien n'a été modifié : choisissez-en une dans la liste" in texts_of(
        refused
    )
