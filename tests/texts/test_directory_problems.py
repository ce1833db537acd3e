"""Each thing that the directory refuses has its sentence, in plain words, and says that nothing was lost."""

import re
from pathlib import Path

import pytest

from bot.domain.directory import RecordKind
from bot.domain.errors import AlreadyLinked, CourroieError, DuplicateEntry, InvalidEntry, UnknownEntry, UnreadableDate
from bot.texts.catalogue import texts_in
from bot.texts.directory_problems import _INVALID
from bot.texts.problems import problem_sentence

ROOT = Path(__file__).resolve().parents[2]
_RAISED = re.compile(r"InvalidEntry\(\s*[^,()]+,\s*\"(\w+)\"")


def said(error: CourroieError) -> str:
    return problem_sentence(texts_in("fr"), error).replace("\xa0", " ")


def test_every_reason_that_the_code_gives_has_a_sentence_and_no_other_has() -> None:
    sources = [file.read_text(encoding="utf-8") for each in ("bot", "cogs") for file in (ROOT / each).rglob("*.py")]
    assert {reason for source in sources for reason in _RAISED.findall(source)} == set(_INVALID)


@pytest.mark.parametrize("reason", sorted(_INVALID))
def test_whatever_cannot_be_kept_is_quoted_and_nothing_was_changed(reason: str) -> None:
    sentence = said(InvalidEntry("name", reason, "x" * 5000))
    assert "Rien n'a été modifié" in sentence
    assert len(sentence) < 300


@pytest.mark.parametrize("kind", list(RecordKind))
def test_what_is_gone_is_never_called_by_its_number(kind: RecordKind) -> None:
    sentence = said(UnknownEntry(kind, "42"))
    assert "42" not in sentence
    assert "Rien n'a été modifié" in sentence


def test_a_name_that_is_unknown_is_answered_by_the_nearest() -> None:
    sentence = said(UnknownEntry(RecordKind.ORGANIZATION, "Logi", ("Logis Lachine", "Logis-Ville")))
    assert "« Logi »" in sentence
    assert "Le plus près : « Logis Lachine », « Logis-Ville »." in sentence


def test_the_rest_says_what_to_do_next() -> None:
    assert "« 30 mai 2013 »" in said(UnreadableDate("jadis"))
    assert "« GRAME » est déjà au bottin" in said(DuplicateEntry(RecordKind.ORGANIZATION, "GRAME", 1))
    assert "<@7>" in said(AlreadyLinked(1, 7))
