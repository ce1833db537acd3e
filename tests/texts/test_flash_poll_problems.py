"""Each thing that a flash poll refuses has its sentence, and says that nothing was posted."""

import re
from pathlib import Path

import pytest

from bot.domain.flash_poll_errors import InvalidFlashPoll, PollChannelRefused
from bot.domain.setting_findings import Need
from bot.texts.catalogue import texts_in
from bot.texts.flash_poll_problems import _INVALID
from bot.texts.problems import problem_sentence

ROOT = Path(__file__).resolve().parents[2]


def said(error: InvalidFlashPoll | PollChannelRefused, language: str = "fr") -> str:
    return problem_sentence(texts_in(language), error).replace("\xa0", " ")


def test_every_reason_has_its_words() -> None:
    source = (ROOT / "bot/domain/flash_poll.py").read_text(encoding="utf-8")
    reasons = set(re.findall(r"InvalidFlashPoll\([^,]+, \"(\w+)\"", source))
    assert reasons == {reason for _, reason in _INVALID}


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize(("field", "reason"), list(_INVALID))
def test_it_says_what_was_given_and_that_nothing_was_posted(field: str, reason: str, language: str) -> None:
    sentence = said(InvalidFlashPoll(field, reason, "donné"), language)
    assert {"fr": "Rien n'a été publié", "en": "Nothing was posted"}[language] in sentence
    assert "{" not in sentence


def test_a_channel_says_what_is_lacking_or_that_it_is_gone() -> None:
    closed = said(PollChannelRefused(5, (Need.SEND, Need.POLLS)))
    assert "Dans <#5>, il manque à Courroie « Envoyer des messages », « Créer des sondages »." in closed
    assert "n'existe plus" in said(PollChannelRefused(5))
