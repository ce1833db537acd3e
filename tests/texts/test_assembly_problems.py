"""Each thing that an assembly refuses has its sentence, in plain words, and says that nothing was lost."""

import re
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.domain.assembly import AssemblyStatus, MotionStatus
from bot.domain.assembly_errors import (
    CheckInClosed,
    InvalidAssembly,
    MotionClosed,
    NotCheckedIn,
    NoVoice,
    ProxyRefused,
    QuorumNotMet,
    ShortNotice,
    UnknownAssembly,
    UnknownMotion,
    WrongStatus,
)
from bot.domain.errors import CourroieError
from bot.texts.assembly_problems import _INVALID, _PROXY
from bot.texts.catalogue import texts_in
from bot.texts.problems import problem_sentence

ROOT = Path(__file__).resolve().parents[2]
_RAISED = re.compile(r"InvalidAssembly\(\s*[^,()]+,\s*\"(\w+)\"")
_REFUSED = re.compile(r"ProxyRefused\(\s*\"(\w+)\"")
OPENS, CLOSES = datetime(2013, 5, 30, 22, tzinfo=UTC), datetime(2013, 5, 31, 2, tzinfo=UTC)


def said(error: CourroieError, language: str = "fr") -> str:
    return problem_sentence(texts_in(language), error).replace("\xa0", " ")


def raised(pattern: re.Pattern[str]) -> set[str]:
    sources = [file.read_text(encoding="utf-8") for each in ("bot", "cogs") for file in (ROOT / each).rglob("*.py")]
    return {reason for source in sources for reason in pattern.findall(source)}


def test_every_reason_that_the_code_gives_has_a_sentence_and_no_other_has() -> None:
    assert raised(_RAISED) == set(_INVALID)
    assert raised(_REFUSED) == {*_PROXY, "too_many"}


EVERY: list[CourroieError] = [
    *(InvalidAssembly("title", reason, "x" * 5000) for reason in sorted(_INVALID)),
    *(ProxyRefused(reason, "x" * 5000, 2, 2) for reason in sorted({*_PROXY, "too_many"})),
    *(WrongStatus(status) for status in AssemblyStatus),
    *(MotionClosed(status) for status in MotionStatus),
    CheckInClosed(OPENS, CLOSES),
    NoVoice(),
    NotCheckedIn(),
    UnknownMotion(),
    UnknownAssembly("42"),
]


@pytest.mark.parametrize("error", EVERY, ids=lambda error: getattr(error, "reason", type(error).__name__))
def test_nothing_was_changed_and_what_was_given_is_cut_short(error: CourroieError) -> None:
    assert "Rien n'a été modifié" in said(error)
    assert "Nothing was changed" in said(error, "en")
    assert len(said(error)) < 400


def test_the_facts_are_told() -> None:
    assert "un avis de 14 jours; il n'en reste que 3" in said(ShortNotice(14, 3))
    assert "un avis de 1 jour; il n'en reste que 0" in said(ShortNotice(1, 0))
    assert "12 voix sur les 15" in said(QuorumNotMet(12, 15))
    assert "Claire Fortin a déjà 2 procurations" in said(ProxyRefused("too_many", "Claire Fortin", 2, 2))
    assert f"de <t:{int(OPENS.timestamp())}:f> à <t:{int(CLOSES.timestamp())}:f>" in said(CheckInClosed(OPENS, CLOSES))
    assert "« bazar »" in said(UnknownAssembly("bazar"))
    assert "42" not in said(UnknownAssembly("42"))
    assert "la proposition est adoptée" in said(MotionClosed(MotionStatus.ADOPTED))
