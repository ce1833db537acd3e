"""What the outbox says of itself, in words, in both languages."""

import pytest

from bot.domain.guild_settings import SettingKey
from bot.domain.outbox import Topic
from bot.texts.catalogue import LANGUAGES, texts_in
from bot.texts.outbox_words import place_text, refusal_sentence, remedy_text, topic_label
from bot.texts.typography import misplaced

PLACES = ["channel:12", "user:34", "events", "owner", *(f"setting:{key}" for key in SettingKey), "", "autre:5"]
CODES = [0, 403, 10003, 50001, 50007, 50013, 50278]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_topic_has_its_own_name(language: str) -> None:
    t = texts_in(language)
    assert len({topic_label(t, topic) for topic in Topic}) == len(Topic)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("place", PLACES)
def test_whatever_is_refused_is_said_with_what_to_do(language: str, place: str) -> None:
    t = texts_in(language)
    for code in CODES:
        for text in (refusal_sentence(t, place, code), remedy_text(t, place, code)):
            assert text
            assert "{" not in text
            assert language != "fr" or misplaced(text) is None
        assert refusal_sentence(t, place, code).endswith(".")
        assert not remedy_text(t, place, code).endswith(".")


def test_a_permission_that_is_missing_is_named_with_its_channel() -> None:
    t = texts_in("fr")
    assert "« Voir le salon » dans <#12>" in remedy_text(t, "channel:12", 50001).replace("\xa0", " ")
    assert "« Envoyer des messages »" in remedy_text(t, "channel:12", 50013).replace("\xa0", " ")
    assert place_text(t, "user:34") == "<@34>"
    assert place_text(t, "setting:announcements_channel") == "Salon des annonces"
