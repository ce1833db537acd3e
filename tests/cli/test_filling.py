"""Forms and menus at the prompt: each field is asked, what suits is kept, and what comes back is shown."""

from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path

import pytest

from bot.cli.filling import _chosen
from bot.cli.prompt import Conversation, converse
from bot.playground.cast import PERSONAS
from bot.playground.forms import FormField
from bot.playground.server import Playground
from tests.cli.form_bot import FormBot
from tests.playground.conformity import conforming_playground
from tests.playground.small_bot import point_at, running

Typed = Callable[..., Awaitable[str]]


@pytest.fixture
async def typed(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> AsyncIterator[Typed]:
    async with conforming_playground() as world:
        point_at(world, monkeypatch)
        async with running(FormBot(world), world):
            yield _prompt(world, capsys)


def _prompt(world: Playground, capsys: pytest.CaptureFixture[str]) -> Typed:
    async def lines(*said: str) -> AsyncIterator[str]:
        for line in said:
            yield line

    async def converse_in(*said: str) -> str:
        await converse(Conversation(world), lines(*said))
        return capsys.readouterr().out.replace("\xa0", " ")

    return converse_in


async def test_each_field_is_asked_with_what_it_proposes(typed: Typed) -> None:
    said = await typed("/fiche", "", "1", "", "", "")
    assert "Comme à l'assemblée\nNom * [CLSC] > " in said
    assert "    1  Membre — Au complet\n    2  Allié, ami\nGenre * > " in said
    assert "Voie * [Allié, ami] > " in said
    assert "Tables [Membre, Allié, ami] > " in said
    assert "    1  Oui\n    2  Non\nSûr [Oui] > " in said
    assert "Reçu : ['CLSC', ['membre'], 'allie', ['membre', 'allie'], True]" in said


async def test_choices_are_made_by_number_or_by_name(typed: Typed) -> None:
    said = await typed("/fiche", "Centre", "2, 1", "allié, ami", "-", "non")
    assert "Reçu : ['Centre', ['allie', 'membre'], 'allie', [], False]" in said


@pytest.mark.parametrize(
    ("wrong", "why"),
    [
        (["-"], "Discord attend ici entre 1 et 10 caractères."),
        (["un nom qui est trop long"], "Discord attend ici entre 1 et 10 caractères."),
        (["", "3"], "Discord attend ici de 1 à 2 de ces choix"),
        (["", "-"], "Discord attend ici de 1 à 2 de ces choix"),
        (["", "1", "1, 2"], "Discord attend ici un de ces choix"),
        (["", "1", "", "", "peut-être"], "Discord attend ici un de ces choix"),
    ],
)
async def test_what_does_not_suit_is_said_and_asked_again(typed: Typed, wrong: list[str], why: str) -> None:
    said = await typed("/fiche", *wrong)
    assert why in said
    prompts = [line.split(" > ")[0] for line in said.splitlines() if " > " in line]
    assert prompts[-1] == prompts[-2]


async def test_a_form_that_is_left_sends_nothing(typed: Typed) -> None:
    said = await typed("/fiche", "Centre", "q", "/roles")
    assert "Le formulaire est fermé; rien n'a été envoyé." in said
    assert "Reçu" not in said
    assert "Quels rôles?" in said


async def test_people_roles_channels_and_files_are_given_by_name(typed: Typed, tmp_path: Path) -> None:
    file = tmp_path / "liste.csv"
    file.write_text("a,b")
    said = await typed("/confier", "@Coordination", "denis roy", "#plan", "absent.csv", str(file), "-")
    assert "    5  @Denis Roy\n" in said
    assert "Le fichier ne peut pas être ouvert (absent.csv" in said
    assert "Reçu : [['Coordination'], ['denis'], ['plan'], ['liste.csv'], '']" in said


async def test_what_is_not_required_may_stay_empty(typed: Typed) -> None:
    said = await typed("/confier", "Responsable", "", "annonces", "", "")
    assert "Reçu : [['Responsable'], [], ['annonces'], [], 'à voir']" in said


async def test_a_number_votes_in_the_poll_on_the_screen(typed: Typed) -> None:
    said = await typed("/vote", "regarde sondages", "2", "1, 2", "1", "avance 1 jour", "2")
    assert "    1  Lundi\n    2  Mardi\n" in said
    assert "    ( ) Mardi (votes : 1)\n" in said
    assert "    ( ) Lundi (votes : 1)\n    ( ) Mardi (votes : 0)\n" in said
    assert said.count("Ce vote n'est pas possible : le sondage est terminé, ou ne prend qu'une réponse.") == 2


async def test_several_numbers_choose_several_in_one_menu(typed: Typed) -> None:
    said = await typed("/roles", "2 3", "/roles", "3, 5", "3, 6", "5")
    assert "    2  @Responsable\n    3  @Coordination\n" in said
    assert "Reçu : [['Responsable', 'Coordination']]" in said
    assert "Reçu : [[]]" in said
    assert said.count("Il n'y a rien de ce numéro à l'écran.") == 2


@pytest.mark.parametrize("persona", PERSONAS)
async def test_anyone_of_the_cast_can_type(typed: Typed, persona: str) -> None:
    assert f"\n{persona} (fr) > " in await typed(persona)


async def test_another_person_has_no_form_open(typed: Typed) -> None:
    said = await typed("administration", "/fiche", "q", "membre", "fiche")
    assert said.rstrip().endswith("membre (fr) >")


async def test_a_survey_goes_on_by_steps_and_what_is_optional_stays_blank(typed: Typed) -> None:
    said = await typed("/sonder", "4", "1, moyen 3, 5", "", "", "", "1", "Fini")
    assert "Moyens * > " in said
    assert "Recommander > " in said
    assert "Reçu : ['4', ['0', '2', '4'], [], None, '']" in said
    assert "    1  Continuer\n" in said
    assert "  Sondage, étape 2\n" in said
    assert "Reçu : ['Fini']" in said


async def test_a_survey_is_answered_by_labels_as_by_numbers(typed: Typed) -> None:
    said = await typed("/sonder", "2 — accord", "Moyen 1, Moyen 2", "10", "Non", "Deux mots")
    assert "Reçu : ['2', ['0', '1'], ['r10'], 'non', 'Deux mots']" in said


@pytest.mark.parametrize(
    ("wrong", "why"),
    [
        ([""], "Discord attend ici un de ces choix"),
        (["1, 2"], "Discord attend ici un de ces choix"),
        (["1", ""], "Discord attend ici de 2 à 3 de ces choix"),
        (["1", "2"], "Discord attend ici de 2 à 3 de ces choix"),
        (["1", "2, 2"], "Discord attend ici de 2 à 3 de ces choix"),
        (["1", "1, 2, 3, 4"], "Discord attend ici de 2 à 3 de ces choix"),
        (["1", "1, 2", "12"], "Discord attend ici un de ces choix"),
        (["1", "1, 2", "", "", "x" * 81], "Discord attend ici entre 0 et 80 caractères."),
    ],
)
async def test_a_survey_takes_only_what_discord_would(typed: Typed, wrong: list[str], why: str) -> None:
    said = await typed("/sonder", *wrong)
    assert why in said
    assert "Reçu" not in said


def test_among_several_a_name_comes_before_a_number() -> None:
    options = [{"label": str(number), "value": f"v{number}"} for number in range(11)]
    field = FormField("Notes", "", {"type": 22, "custom_id": "notes", "options": options})
    assert _chosen(field, options, "3, 10") == ["v3", "v10"]
    assert _chosen(field, options, "11, 0") == ["v10", "v0"]
