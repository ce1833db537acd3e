"""Each thing that a survey refuses has its sentence, in plain words, and says that nothing was lost."""

import inspect
import re
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.domain import survey_errors
from bot.domain.errors import CourroieError
from bot.domain.survey import SurveyStatus
from bot.domain.survey_errors import (
    AlreadyAnswered,
    InvalidAnswer,
    InvalidSurvey,
    NoOrganization,
    NotInvited,
    ResultsNotReady,
    ResultsWithheld,
    SurveyNotOpen,
    UnknownSurvey,
    WrongSurveyStatus,
)
from bot.texts.catalogue import texts_in
from bot.texts.problems import problem_sentence
from bot.texts.survey_problems import _ANSWER, _INVALID, SURVEY_SENTENCES

ROOT = Path(__file__).resolve().parents[2]
_RAISED = re.compile(r"InvalidSurvey\(\s*[^,()]+,\s*\"(\w+)\"")
_REFUSED = re.compile(r"InvalidAnswer\(\s*[^,()]+,\s*\"(\w+)\"")
AT = datetime(2013, 5, 30, 22, tzinfo=UTC)


def said(error: CourroieError, language: str = "fr") -> str:
    return problem_sentence(texts_in(language), error).replace("\xa0", " ")


def raised(pattern: re.Pattern[str]) -> set[str]:
    sources = [file.read_text(encoding="utf-8") for each in ("bot", "cogs") for file in (ROOT / each).rglob("*.py")]
    return {reason for source in sources for reason in pattern.findall(source)}


def test_every_error_of_surveys_has_a_sentence() -> None:
    classes = {each for _name, each in inspect.getmembers(survey_errors, inspect.isclass)}
    assert set(SURVEY_SENTENCES) == {each for each in classes if each.__module__ == survey_errors.__name__}


def test_every_reason_that_the_code_gives_has_a_sentence() -> None:
    assert raised(_RAISED) <= set(_INVALID)
    assert raised(_REFUSED) <= set(_ANSWER)


CHANGES: list[CourroieError] = [
    *(InvalidSurvey("text", reason, "x" * 5000) for reason in sorted(_INVALID)),
    *(InvalidSurvey("text", reason, "x" * 5000, number=3) for reason in sorted(_INVALID)),
    *(WrongSurveyStatus(status) for status in SurveyStatus),
    UnknownSurvey("42"),
    UnknownSurvey("x" * 5000),
    UnknownSurvey("x" * 5000, matches=2),
]
ANSWERS: list[CourroieError] = [NotInvited(), NoOrganization(), SurveyNotOpen(), SurveyNotOpen(opens_at=AT)]


@pytest.mark.parametrize("error", CHANGES, ids=lambda error: getattr(error, "reason", type(error).__name__))
def test_nothing_was_changed_and_what_was_given_is_cut_short(error: CourroieError) -> None:
    assert "Rien n'a été modifié" in said(error)
    assert "Nothing was changed" in said(error, "en")
    assert len(said(error)) < 400


@pytest.mark.parametrize("error", ANSWERS, ids=lambda error: type(error).__name__)
def test_who_cannot_answer_is_told_that_nothing_was_kept(error: CourroieError) -> None:
    assert "ien n'a été enregistré" in said(error)
    assert "othing was recorded" in said(error, "en")


@pytest.mark.parametrize("reason", sorted(_ANSWER))
def test_an_answer_that_cannot_be_accepted_is_not_lost(reason: str) -> None:
    sentence = said(InvalidAnswer(7, reason))
    assert "question 7" in sentence
    assert "Rien n'a été perdu" in sentence
    assert "Nothing was lost" in said(InvalidAnswer(7, reason), "en")


def test_who_is_not_asked_is_not_told_that_the_directory_says_so_for_a_role_may() -> None:
    assert said(NotInvited()).startswith("Ce sondage s'adresse à d'autres personnes.")


def test_the_facts_are_told() -> None:
    assert said(InvalidSurvey("options", "same_option", "oui", number=3)).startswith("Question 3 : Deux choix")
    assert f"fermé depuis le <t:{int(AT.timestamp())}:f>" in said(SurveyNotOpen(closed_at=AT))
    assert f"ouvre le <t:{int(AT.timestamp())}:f>" in said(SurveyNotOpen(opens_at=AT))
    assert "4 personnes ont répondu, et il en faut 5" in said(ResultsWithheld(4, 5))
    assert "1 personne a répondu" in said(ResultsWithheld(1, 5))
    assert "pour GRAME" in said(AlreadyAnswered("GRAME"))
    assert "Votre réponse est déjà comptée" in said(AlreadyAnswered())
    assert f"<t:{int(AT.timestamp())}:f>" in said(ResultsNotReady(AT))
    assert "<t:" not in said(ResultsNotReady())
    assert "« bazar »" in said(UnknownSurvey("bazar"))
    assert "42" not in said(UnknownSurvey("42"))
