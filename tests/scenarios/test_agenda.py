"""`/agenda`: what comes, one's own first, for one's calendar too; the plan's promises are the coordination's."""

from datetime import datetime

import pytest
from icalendar import Calendar

from bot.domain.directory import Carrier, CarrierKind
from bot.domain.journal import SHELL
from bot.services.deadlines import DeadlineDraft, plan_deadline
from tests.scenarios.assembly_stage import ask, choose_channels, convene, faults, seen
from tests.scenarios.roundtable import settle
from tests.scenarios.stage import Stage, labels_of, options_of, texts_of


@pytest.fixture
async def guild(stage: Stage) -> Stage:
    """An assembly in October, and two due dates: Amélie's in a fortnight, the coordination's in a week."""
    table = await settle(stage)
    await choose_channels(stage)
    deps, guild_id = stage.app.deps, int(stage.world.guild_id)
    plan = (await deps.snapshots.get(guild_id)).snapshot.plans[0].plan
    first, second, *_others = [node.item.id or 0 for node in plan.actions()]
    amelie = Carrier(CarrierKind.PERSON, table.amelie)
    mine = DeadlineDraft(first, datetime.fromisoformat("2012-09-24T09:00"), carrier=amelie)
    other = DeadlineDraft(second, datetime.fromisoformat("2012-09-17T09:00"), carrier=Carrier(CarrierKind.COORDINATION))
    await plan_deadline(deps, guild_id, SHELL, mine)
    await plan_deadline(deps, guild_id, SHELL, other)
    await convene(stage)
    return stage


async def test_ones_own_due_dates_come_first(guild: Stage) -> None:
    text = texts_of(seen(await guild.hand("responsable").use("/agenda")))
    assert text.index("**Mes échéances**") < text.index("le lundi 24 septembre 2012 à 9 h (dans 14 jours)")
    assert text.index("24 septembre") < text.index("**Échéances**") < text.index("17 septembre 2012")
    member = texts_of(seen(await guild.hand("membre").use("/agenda")))
    assert "**Mes échéances**" not in member
    assert member.index("17 septembre") < member.index("24 septembre")


async def test_a_period_says_how_far_one_looks(guild: Stage) -> None:
    hand = guild.hand()
    week = seen(await hand.use("/agenda periode:semaine"))
    assert "17 septembre" in texts_of(week)
    assert "24 septembre" not in texts_of(week)
    month = seen(await hand.press(week, label="Le mois"))
    assert "24 septembre" in texts_of(month)
    assert "Logement" not in texts_of(month)
    quarter = seen(await hand.press(month, label="Le trimestre"))
    line = "- Logement : le mardi 30 octobre 2012 de 18 h 30 à 20 h 30 (dans 50 jours) · Mairie"
    assert line in texts_of(quarter)
    everything = seen(await hand.press(quarter, label="Tout"))
    assert labels_of(everything) == ["Tout dans mon calendrier (.ics)"]
    assert faults(everything) == []


async def test_what_is_chosen_opens(guild: Stage) -> None:
    hand = guild.hand()
    agenda = seen(await hand.use("/agenda periode:tout"))
    assembly, due, _other = options_of(agenda)
    assert "**Votre réponse :**" in texts_of(seen(await hand.choose(agenda, assembly)))
    agenda = seen(await hand.use("/agenda periode:tout"))
    assert "17 septembre 2012" in texts_of(seen(await hand.choose(agenda, due)))


async def test_all_of_it_goes_in_a_calendar(guild: Stage) -> None:
    hand = guild.hand()
    agenda = seen(await hand.use("/agenda"))
    (file,) = seen(await hand.press(agenda, label="Tout dans mon calendrier (.ics)"))["attachments"]
    events = Calendar.from_ical(hand.content(file)).walk("VEVENT")
    assert len(events) == 3
    assert str(events[0]["SUMMARY"]) == "Logement"
    assert file["filename"] == "agenda.ics"


async def test_a_calendar_that_has_what_was_cancelled_takes_it_away(guild: Stage) -> None:
    coordination = guild.hand("coordination")
    screen = seen(await coordination.use("/gerer assemblee annuler assemblee:Logement"))
    await coordination.press(screen, label="Annuler l'assemblée")
    hand = guild.hand()
    agenda = seen(await hand.use("/agenda periode:tout"))
    assert "Logement" not in texts_of(agenda)
    (file,) = seen(await hand.press(agenda, label="Tout dans mon calendrier (.ics)"))["attachments"]
    events = Calendar.from_ical(hand.content(file)).walk("VEVENT")
    assert [str(each["STATUS"]) for each in events].count("CANCELLED") == 1


async def test_the_plans_promises_are_suggestions_to_the_coordination_alone(guild: Stage) -> None:
    promised = "Le plan promet 2 assemblées des partenaires par année (I.A.3.2); 1 convoquée en 2012-2013."
    text = texts_of(seen(await guild.hand("coordination").use("/agenda")))
    assert "**Ce que promet le plan**" in text
    assert promised in text
    assert "promet" not in texts_of(seen(await guild.hand("membre").use("/agenda")))
    screen = await ask(guild.hand("coordination"), when="27 novembre 2012 à 18 h 30")
    assert promised in texts_of(screen)
    other = await ask(guild.hand("coordination"), "autre rencontre", when="27 novembre 2012 à 18 h 30")
    assert "promet" not in texts_of(other)


async def test_where_nothing_comes_that_is_said(empty_stage: Stage) -> None:
    shown = texts_of(seen(await empty_stage.hand().use("/agenda")))
    assert "Rien n'est prévu d'ici là." in shown


async def test_the_panel_leads_to_the_next_assembly(guild: Stage) -> None:
    await guild.hand("administration").use("/reglages panneau #plan")
    panel = next(each for each in guild.hand("nouveau").sees("plan") if each["type"] == 0 and each.get("pinned"))
    shown = await guild.hand().press(panel, label="Prochaine assemblée")
    assert shown.ephemeral
    assert "## Logement" in texts_of(seen(shown))
