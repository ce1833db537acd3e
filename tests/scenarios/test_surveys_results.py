"""What a survey came to: posted when it closes, shown to the coordination, taken away; withheld where too few answered."""

import threading
from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any, cast
from zipfile import is_zipfile

import pytest
from matplotlib.image import imread

from bot.domain.guild_settings import SettingKey
from bot.domain.journal import SHELL
from bot.domain.survey import Answers, Question, QuestionKind, SurveyDraft
from bot.exporters.survey_door import draw
from bot.playground.component_kinds import Kind, walk
from bot.playground.json_types import JSON
from bot.playground.shown import Shown
from bot.services.survey_answers import cast_answers
from bot.services.survey_closing import close_survey
from bot.services.surveys import draft_survey, publish_survey
from bot.views.layout import Control
from bot.views.survey_results_places import ResultsPlace
from tests.scenarios.assembly_stage import announced, choose_channels
from tests.scenarios.roundtable import set_up
from tests.scenarios.stage import Stage, labels_of, options_of, texts_of
from tests.scenarios.survey_stage import posted
from tests.services.survey_tools import answered_survey

QUESTIONS = (
    Question(1, QuestionKind.LIKERT, "La Table m'aide à *travailler* avec les autres."),
    Question(2, QuestionKind.SEVERAL, "De quoi avez-vous besoin?", options=("Locaux", "Formation")),
    Question(3, QuestionKind.LONG, "Autre chose?", required=False),
)
SAID: Sequence[Answers] = [
    {1: 5, 2: (1, 2), 3: "Merci"},
    {1: 4, 2: (1,), 3: "Plus de **café**"},
    {1: 4, 2: (2,), 3: "Rien"},
    {1: 3, 2: (1,), 3: "Un local chauffé"},
    {1: 5, 2: (1,), 3: "Bravo"},
    {1: 2, 2: (2,)},
    {1: 5, 2: (1,)},
]


@dataclass(frozen=True, slots=True)
class Asked:
    """A survey that was asked of everyone, and what was answered."""

    stage: Stage
    survey_id: int

    @property
    def guild_id(self) -> int:
        return int(self.stage.world.guild_id)

    async def answer(self, said: Sequence[Answers]) -> None:
        for number, answers in enumerate(said):
            await cast_answers(self.stage.app.deps, self.guild_id, 1000 + number, (), self.survey_id, answers)

    async def close(self) -> JSON:
        """Close it early, as the coordination may; what is then posted."""
        await close_survey(self.stage.app.deps, self.guild_id, SHELL, self.survey_id)
        await self.stage.deliver()
        return announced(self.stage)[-1]


async def ask(stage: Stage, **fields: object) -> Asked:
    await choose_channels(stage)
    draft = SurveyDraft("Satisfaction 2013", questions=QUESTIONS, open_minutes=7 * 24 * 60, **fields)  # type: ignore[arg-type]
    guild_id = int(stage.world.guild_id)
    survey_id = await draft_survey(stage.app.deps, guild_id, SHELL, draft)
    await publish_survey(stage.app.deps, guild_id, SHELL, survey_id)
    await stage.deliver()
    return Asked(stage, survey_id)


@pytest.fixture
async def asked(empty_stage: Stage) -> Asked:
    return await ask(empty_stage)


def last(shown: Shown) -> JSON:
    assert shown.error is None
    return shown.messages[-1]


def media_of(message: JSON) -> list[JSON]:
    """The pictures of a message, each with its alt text."""
    galleries = (each for each in walk(message["components"]) if each["type"] == Kind.MEDIA_GALLERY)
    return [item for each in galleries for item in cast("list[JSON]", each["items"])]


def bytes_of(stage: Stage, media: JSON) -> bytes:
    """What Discord keeps of a file."""
    path = media["url"].removeprefix(f"{stage.world.state.origin}/cdn/")
    return stage.world.state.files[path].data


async def test_seven_answers_are_told_in_the_channel_with_thanks_and_a_picture(asked: Asked) -> None:
    await asked.answer(SAID)
    told = await asked.close()
    text = texts_of(told)
    assert "## Résultats : Satisfaction 2013\n-# 7 réponses" in text
    assert "Merci aux 7 personnes qui ont répondu!" in text
    assert (
        "**1. La Table m'aide à \\*travailler\\* avec les autres.**\nmoyenne 4 sur 5 · médiane 4 · 71 % d'accord (n = 7)"
        in text
    )
    assert "**3. Autre chose?**\n5 commentaires, dans un ordre mêlé" in text
    (picture,) = media_of(told)
    assert "5 (Tout à fait d'accord) : 3. 2. De quoi avez-vous besoin?" in picture["description"].replace("\xa0", " ")
    pixels = imread(BytesIO(bytes_of(asked.stage, picture["media"])), format="png")
    assert pixels.shape[1] == 1000
    assert pixels.std() > 0.05


async def test_everyone_reads_all_that_was_published_and_no_more(asked: Asked) -> None:
    await asked.answer(SAID)
    told = await asked.close()
    hand = asked.stage.hand("nouveau")
    first = last(await hand.press(told, label="Voir tous les résultats"))
    assert "- Locaux : 5 (71 %)\n- Formation : 3 (43 %)" in texts_of(first)
    assert labels_of(first) == ["Page suivante"]
    second = last(await hand.press(first, label="Page suivante"))
    assert "- Plus de \\*\\*café\\*\\*" in texts_of(second)
    assert not media_of(second)


async def test_a_member_finds_what_was_published_by_the_command_too(asked: Asked) -> None:
    await asked.answer(SAID)
    await asked.close()
    hand = asked.stage.hand()
    over = last(await hand.use("/sondage lequel:Satisfaction"))
    assert "moyenne 4 sur 5" in texts_of(last(await hand.press(over, label="Voir tous les résultats")))


async def test_it_is_all_said_in_english_too(empty_stage: Stage) -> None:
    await set_up(empty_stage, SettingKey.LANGUAGE, "en")
    asked = await ask(empty_stage)
    await asked.answer(SAID)
    told = await asked.close()
    text = texts_of(told)
    assert "## Results: Satisfaction 2013" in text
    assert "Thank you to the 7 people who answered!" in text
    assert "mean 4 out of 5 · median 4 · 71% agree (n = 7)" in text
    assert "5 (Strongly agree): 3." in media_of(told)[0]["description"]
    shown = last(await empty_stage.hand("coordination", "en-US").use("/manage survey results survey:Satisfaction"))
    assert "5 comments, in a mixed order" in texts_of(
        last(await empty_stage.hand("coordination", "en-US").press(shown, label="Next page"))
    )


async def test_four_answers_are_withheld_from_everyone_and_say_why(asked: Asked) -> None:
    await asked.answer(SAID[:4])
    told = await asked.close()
    why = "4 personnes ont répondu; les résultats se montrent à partir de 5, pour que personne ne puisse être reconnu."
    assert "Merci aux 4 personnes qui ont répondu!" in texts_of(told)
    assert why in texts_of(told)
    assert not media_of(told)
    hand = asked.stage.hand("coordination")
    shown = last(await hand.use("/gerer sondage resultats sondage:Satisfaction"))
    assert why in texts_of(shown)
    assert "moyenne" not in texts_of(shown)
    refused = last(await hand.use("/gerer sondage exporter sondage:Satisfaction"))
    assert "4 personnes ont répondu" in texts_of(refused)
    assert not refused["attachments"]


async def test_while_it_is_open_only_the_participation_is_told(asked: Asked) -> None:
    await asked.answer(SAID)
    shown = last(await asked.stage.hand("coordination").use("/gerer sondage resultats sondage:Satisfaction"))
    assert "**Participation jusqu'ici :** 7 réponses; nombre de personnes invitées : inconnu" in texts_of(shown)
    assert "Les résultats se verront une fois le sondage fermé" in texts_of(shown)
    assert "moyenne" not in texts_of(shown)


async def test_pictures_are_drawn_apart_so_that_everybody_else_is_answered_meanwhile(
    asked: Asked, monkeypatch: pytest.MonkeyPatch
) -> None:
    drew: list[threading.Thread] = []

    def watched(*drawn: Any) -> bytes:  # noqa: ANN401
        drew.append(threading.current_thread())
        return draw(*drawn)

    monkeypatch.setattr("cogs.survey_results.commands.draw", watched)
    monkeypatch.setattr("bot.delivery.topics.survey_results.draw", watched)
    await asked.answer(SAID)
    await asked.close()
    await asked.stage.hand("coordination").use("/gerer sondage resultats sondage:Satisfaction")
    assert len(drew) == 2
    assert threading.main_thread() not in drew


async def test_surveys_are_offered_by_title_status_and_date(asked: Asked) -> None:
    await draft_survey(asked.stage.app.deps, asked.guild_id, SHELL, SurveyDraft("Satisfaction, brouillon"))
    hand = asked.stage.hand("coordination")
    offered = await hand.suggest("/gerer sondage resultats sondage:satis")
    assert [each["name"].replace("\xa0", " ") for each in offered] == ["Satisfaction 2013 · Ouvert · 10 septembre 2012"]


async def test_nothing_is_posted_where_that_was_not_wanted(empty_stage: Stage) -> None:
    asked = await ask(empty_stage, publish_results=False)
    await asked.answer(SAID)
    assert "Résultats" not in texts_of(await asked.close())
    hand = empty_stage.hand("coordination")
    shown = last(await hand.use("/gerer sondage resultats sondage:Satisfaction", channel="plan"))
    assert "## Résultats : Satisfaction 2013" in texts_of(shown)
    told = texts_of(last(await hand.press(shown, label="Publier dans le salon")))
    channel = f"<#{announced(empty_stage)[0]['channel_id']}>"
    assert told == f"Les résultats partent à l'instant dans {channel}."
    await empty_stage.deliver()
    published = announced(empty_stage)[-1]
    assert "Merci aux 7 personnes qui ont répondu!" in texts_of(published)
    assert len(media_of(published)) == 1
    assert "Voir tous les résultats" in labels_of(published)
    again = texts_of(last(await hand.press(shown, label="Publier dans le salon")))
    assert again.startswith("Les résultats sont déjà publiés : https://discord.com/channels/")
    assert again.endswith(f"/{published['id']}")
    await empty_stage.deliver()
    assert announced(empty_stage)[-1] == published


async def test_a_member_does_not_read_what_was_not_published(empty_stage: Stage) -> None:
    asked = await ask(empty_stage, publish_results=False)
    await asked.answer(SAID)
    await asked.close()
    message = await posted(empty_stage, Control("Voir", ResultsPlace(asked.survey_id, public=True).control()))
    shown = texts_of(last(await empty_stage.hand().press(message, label="Voir")))
    assert shown == "Les résultats de ce sondage ne sont pas publiés."


async def test_parts_are_shown_where_each_has_enough(empty_stage: Stage) -> None:
    strata = ["community"] * 7 + ["institution"] * 6
    said = [{1: 5}] * 7 + [{1: 1}] * 6
    await answered_survey(
        empty_stage.app.deps, QUESTIONS[:1], said, guild_id=int(empty_stage.world.guild_id), strata=strata
    )
    hand = empty_stage.hand("coordination")
    shown = last(await hand.use("/gerer sondage resultats sondage:Satisfaction"))
    assert options_of(shown) == ["*", "community", "institution"]
    parted = last(await hand.choose(shown, "institution"))
    assert "moyenne 1 sur 5 · médiane 1 · 0 % d'accord (n = 6)" in texts_of(parted)
    assert "Institution" in media_of(parted)[0]["description"]


async def test_the_results_leave_in_a_workbook_or_in_csv(asked: Asked) -> None:
    await asked.answer(SAID)
    await asked.close()
    hand = asked.stage.hand("coordination")
    book = last(await hand.use("/gerer sondage exporter sondage:Satisfaction"))
    (file,) = book["attachments"]
    assert file["filename"] == "resultats-satisfaction-2013.xlsx"
    assert is_zipfile(BytesIO(bytes_of(asked.stage, file)))
    assert "il n'y a pas de ligne par personne" in texts_of(book)
    sheets = last(await hand.use("/gerer sondage exporter sondage:Satisfaction format:CSV, un fichier par feuille"))
    names = [each["filename"].removeprefix("resultats-satisfaction-2013-") for each in sheets["attachments"]]
    assert names == ["donnees.csv", "commentaires.csv", "metadonnees.csv", "codes.csv"]


async def test_the_coordination_sees_all_of_a_nominal_survey_while_it_is_open(empty_stage: Stage) -> None:
    asked = await ask(empty_stage, anonymous=False)
    await asked.answer(SAID[:2])
    hand = empty_stage.hand("coordination")
    shown = last(await hand.use("/gerer sondage resultats sondage:Satisfaction"))
    assert "moyenne 4,5 sur 5" in texts_of(shown)
    assert "Sondage nominatif : vous voyez tout. Ce qui est publié se montre à partir de 5 réponses." in texts_of(shown)
    assert "Le sondage est encore ouvert : ces chiffres changeront." in texts_of(shown)
    assert "Publier dans le salon" not in labels_of(shown)
    told = await asked.close()
    assert "2 personnes ont répondu; les résultats se montrent à partir de 5" in texts_of(told)


async def test_the_plans_indicator_gets_its_measure(stage: Stage) -> None:
    (loaded,) = (await stage.app.deps.snapshots.get(int(stage.world.guild_id))).snapshot.plans
    node = next(node for node in loaded.plan.actions() if node.action and node.action.indicators)
    assert node.action is not None
    asked = await ask(stage, item_id=node.action.indicators[0].id)
    await asked.answer(SAID)
    await asked.close()
    card = texts_of(last(await stage.hand().use(f"/plan voir reference:{node.reference}")))
    assert "**Dernière mesure :** sondage « Satisfaction 2013 », 10 septembre 2012, 7 réponses" in card
    assert "autres. moyenne 4 sur 5 · 71 % d'accord (n = 7)" in card
