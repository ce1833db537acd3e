"""Scenarios: people act in turn on what is on their screens, in either language, and a step that cannot be done says why."""

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta

import pytest

from bot.cli.acting import Acting
from bot.cli.scenario import (
    Both,
    Chooses,
    Fills,
    Joins,
    Looks,
    LooksAtEvents,
    Presses,
    Step,
    Types,
    Waits,
)
from bot.playground.events import make_event
from bot.playground.server import Playground
from tests.cli.acted import failure, form_world, played


@pytest.fixture
async def world(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Playground]:
    async with form_world(monkeypatch) as playground:
        yield playground


async def test_a_form_is_filled_by_its_labels(world: Playground) -> None:
    said = await played(
        world,
        Types("administration", "/fiche"),
        Fills("administration", {"Nom": "Centre", "Genre": ["Membre", "Allié, ami"], "Voie": 1, "Sûr": False}),
    )
    assert "> Denis (administration) tape « /fiche »\n  Fiche\n" in said
    assert "> Denis (administration) remplit le formulaire\n    Nom : Centre\n    Genre : Membre, Allié, ami\n" in said
    assert "    Sûr : Non\n" in said
    assert "Reçu : ['Centre', ['membre', 'allie'], 'membre', ['membre', 'allie'], False]" in said


async def test_people_roles_and_channels_are_chosen_by_name(world: Playground) -> None:
    said = await played(
        world,
        Types("coordination", "/confier"),
        Fills("coordination", {"Rôle": "Coordination", "Membre": "@Rachid Benali", "Salon": "#annonces", "Note": ""}),
        Types("coordination", "/roles"),
        Chooses("coordination", ["@Responsable", "Coordination"], menu="Choisir des rôles"),
    )
    assert "Reçu : [['Coordination'], ['rachid'], ['annonces'], [], '']" in said
    assert (
        "> Claire (coordination) choisit « @Responsable, Coordination »\n  Reçu : [['Responsable', 'Coordination']]"
        in said
    )


async def test_each_person_has_their_own_screen_and_keeps_it(world: Playground) -> None:
    roles = Types("membre", "/roles"), Types("responsable", "/roles")
    said = await played(world, *roles, Presses("membre", "Plus tard"), Chooses("responsable", [3]))
    assert "> Mireille (membre) appuie sur « Plus tard »\n  Reçu : []" in said
    assert "> Rachid (responsable) choisit « n° 3 »\n  Reçu : [['Coordination']]" in said
    again = await played(world, *roles[:1], Presses("membre", 1), Presses("membre", 1))
    assert again.count("  Reçu : []") == 2


async def test_files_show_their_name_and_their_first_lines(world: Playground) -> None:
    said = await played(world, Types("administration", "/emporter"))
    assert '  moi.json\n    │ {\n    │  "nom": "Denis"\n    │ }\n' in said
    assert said.count("    │ ligne\n") == 20
    assert said.endswith("    │ …")
    assert said.count("photo.png") == 1


async def test_direct_messages_and_channels_are_looked_at(world: Playground) -> None:
    taken = Types("nouveau", "/emporter")
    said = await played(world, taken, Looks("nouveau"), Looks("nouveau", again=True))
    assert "> Nadia (à son arrivée) ouvre ses messages privés avec Courroie\n  Vous avez emporté vos données." in said
    assert said.count("  Vous avez emporté vos données.") == 2
    world.hand("membre").say("Bonjour", channel="annonces")
    assert "> Denis (administration) regarde #annonces\n  Bonjour" in await played(
        world, Looks("administration", "annonces")
    )


async def test_what_came_together_is_read_from_the_oldest(world: Playground) -> None:
    for text in ("un", "deux"):
        world.hand("membre").say(text, channel="annonces")
    look = Looks("administration", "annonces", oldest=True)
    said = await played(world, look, look)
    assert said.index("\n  un\n") < said.index("\n  deux")
    assert "  deux" in await played(world, Looks("administration", "annonces"))


async def test_a_message_that_was_seen_is_looked_at_once_it_was_edited(world: Playground) -> None:
    look = Looks("nouveau", changed=True)
    await played(world, Types("nouveau", "/emporter"), look)
    stored = world.state.messages.seen_in(world.hand("nouveau").channel("@bot")["id"])[-1]
    acting = Acting(world, "fr")
    assert "Vous avez emporté" in await acting.do(look)
    waiting = asyncio.create_task(acting.do(look))
    await asyncio.sleep(0)
    assert not waiting.done()
    stored |= {"content": "Corrigé", "edited_timestamp": world.clock.now().isoformat()}
    world.state.touch()
    assert "Corrigé" in await waiting


async def test_a_message_is_looked_at_by_its_identifier_whatever_came_after(world: Playground) -> None:
    first = world.hand("membre").say("un", channel="annonces")
    world.hand("membre").say("deux", channel="annonces")
    acting = Acting(world, "fr")
    look = Looks("administration", "annonces", message=first["id"])
    for _ in range(2):
        assert await acting.do(look) == "  un"
        assert acting.looked_at == first["id"]
    await acting.do(Types("administration", "/emporter"))
    assert acting.looked_at is None


async def test_a_message_that_does_not_come_is_not_awaited_for_long(
    world: Playground, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.cli.seat._PATIENCE", 0.05)
    assert await failure(world, Looks("membre")) == "Il n'y a pas de nouveau message à voir là."
    world.hand("membre").say("Bonjour", channel="annonces")
    seen = Looks("membre", "annonces")
    assert await failure(world, seen, seen) == "Il n'y a pas de nouveau message à voir là."


async def test_a_scenario_is_played_in_english_too(world: Playground) -> None:
    said = await played(
        world,
        Types("administration", Both("/roles-inconnus", "/roles")),
        Presses("administration", Both("Later", "Plus tard")),
        locale="en-US",
    )
    assert "Plus tard" in said
    assert "  Reçu : []" in said


async def test_time_passes_as_whoever_plays_it_says(world: Playground) -> None:
    passed: list[timedelta] = []

    async def pass_time(delta: timedelta) -> None:
        passed.append(delta)

    assert await Acting(world, "fr", pass_time).do(Waits(timedelta(days=7))) == ""
    assert passed == [timedelta(days=7)]


@pytest.mark.parametrize(
    ("until", "locale", "said"),
    [
        (timedelta(days=7), "fr", "(7 jours plus tard, le lundi 17 septembre 2012 à 10 h)"),
        (timedelta(days=7), "en-US", "(7 days later, Monday, September 17, 2012 at 10 a.m.)"),
        (timedelta(days=1, hours=1), "fr", "(1 jour plus tard, le mardi 11 septembre 2012 à 11 h)"),
        (timedelta(days=2, seconds=-1), "fr", "(2 jours plus tard, le mercredi 12 septembre 2012 à 9 h 59)"),
        (timedelta(days=13, hours=23), "fr", "(14 jours plus tard, le lundi 24 septembre 2012 à 9 h)"),
        (datetime(2012, 9, 10, 16, 30, tzinfo=UTC), "fr", "(2 heures plus tard, le lundi 10 septembre 2012 à 12 h 30)"),
        (timedelta(minutes=90), "en-US", "(1 hour later, Monday, September 10, 2012 at 11:30 a.m.)"),
        (timedelta(seconds=20), "fr", "(1 minute plus tard, le lundi 10 septembre 2012 à 10 h)"),
    ],
)
async def test_time_passes_for_everyone(world: Playground, until: timedelta | datetime, locale: str, said: str) -> None:
    begun = world.clock.now()
    assert await played(world, Waits(until), locale=locale) == f"> {said}\n"
    assert world.clock.now() == (until if isinstance(until, datetime) else begun + until)


@pytest.mark.parametrize("until", [timedelta(0), timedelta(-1), datetime(2012, 9, 10, 14, tzinfo=UTC)])
async def test_time_does_not_go_back(world: Playground, until: timedelta | datetime) -> None:
    assert await failure(world, Waits(until)) == "Le temps ne revient pas en arrière."


async def test_the_servers_events_are_looked_at(world: Playground) -> None:
    assert "  Il n'y a pas d'événement." in await played(world, LooksAtEvents("membre"))
    guild = world.state.guild(world.guild_id)
    begins = datetime(2012, 9, 25, 22, 30, tzinfo=UTC)
    event = {
        "name": "Assemblée générale",
        "entity_type": 3,
        "privacy_level": 2,
        "scheduled_start_time": begins.isoformat(),
        "scheduled_end_time": (begins + timedelta(hours=2)).isoformat(),
        "entity_metadata": {"location": "735, rue Notre-Dame"},
    }
    make_event(world.state, guild, event)
    long = {"name": "Tournée", "scheduled_end_time": (begins + timedelta(days=1)).isoformat(), "description": "Partout"}
    cancelled = make_event(world.state, guild, event | long)
    cancelled["status"] = 4
    said = await played(world, LooksAtEvents("membre"), Waits(begins), LooksAtEvents("membre"), locale="fr")

    assert said.startswith(
        "> Mireille (membre) regarde les événements du serveur\n"
        "  Assemblée générale\n"
        "  Quand : le mardi 25 septembre 2012 à 18 h 30, jusqu'à 20 h 30\n"
        "  Où : 735, rue Notre-Dame\n\n"
        "  Tournée\n"
        "  Événement annulé.\n"
    )
    assert "  Quand : le mardi 25 septembre 2012 à 18 h 30; fin : le mercredi 26 septembre 2012 à 18 h 30\n" in said
    assert "  Partout\n" in said
    assert said.count("Événement en cours.") == 1


@pytest.mark.parametrize(
    ("step", "why"),
    [
        (Types("membre", "/rien"), "Discord ne connaît pas la commande « rien »."),
        (Presses("membre", "Plus tôt"), "« Plus tôt » n'est pas à l'écran. On y voit : « Plus tard »."),
        (Presses("membre", 2), "« n° 2 » n'est pas à l'écran. On y voit : « Plus tard »."),
        (Chooses("membre", ["Trésorerie"]), "« Trésorerie » n'est pas à l'écran. On y voit : « @everyone »,"),
        (Chooses("membre", [1], menu="Un autre"), "« n° 1 » n'est pas à l'écran."),
        (Fills("membre", {"Nom": "x"}), "« Un formulaire » n'est pas à l'écran."),
    ],
)
async def test_a_step_that_cannot_be_done_says_why(world: Playground, step: Step, why: str) -> None:
    assert why in await failure(world, Types("membre", "/roles"), step)


@pytest.mark.parametrize(
    ("answers", "why"),
    [
        ({"Adresse": "x"}, "« Adresse » n'est pas à l'écran. On y voit : « Nom », « Genre »"),
        ({"Genre": "Inconnu"}, "« Inconnu » n'est pas à l'écran. On y voit : « Membre », « Allié, ami »."),
        ({"Nom": "un nom qui est trop long"}, "Discord ne le permet pas : nom"),
    ],
)
async def test_a_form_that_cannot_be_filled_says_why(world: Playground, answers: dict[str, str], why: str) -> None:
    assert why in await failure(world, Types("membre", "/fiche"), Fills("membre", answers))  # type: ignore[arg-type]


async def test_people_may_join_and_then_act(world: Playground) -> None:
    said = await played(
        world, Joins({"sylvie": "Sylvie Tremblay", "luc": "Luc Simard"}), Types("luc", "/fiche"), locale="fr"
    )
    assert said.startswith("> Arrivent sur le serveur : Sylvie Tremblay, Luc Simard\n")
    assert "> Luc (membre) tape « /fiche »\n  Fiche\n" in said
