"""What a convocation's form carries fits in a control, whatever brings the assembly back, and is read back the same."""

from datetime import datetime

import pytest

from bot.domain.errors import OutdatedControl
from bot.domain.guild_settings import AssemblyKind
from bot.domain.recurrence import Recurrence, read_recurrence
from bot.views.assembly_places import FILL_ARITY, Ask, read_local
from bot.views.custom_ids import CustomId, decode

START = datetime(2013, 5, 30, 18, 30)  # noqa: DTZ001 - a wall time has no zone of its own
LONGEST = "FREQ=WEEKLY;INTERVAL=12;BYDAY=MO,TU,WE,TH,FR,SA,SU;UNTIL=20141231T235959"
ORDINALS = "FREQ=MONTHLY;INTERVAL=12;BYDAY=1MO,2MO,3MO,4MO,5MO,-1MO;COUNT=120"


@pytest.mark.parametrize("kind", AssemblyKind)
@pytest.mark.parametrize("again", [False, True])
def test_what_was_asked_is_read_back(kind: AssemblyKind, *, again: bool) -> None:
    asked = Ask(kind, START, 9_999_999, "", again)
    assert Ask.read(decode(asked.control(again=again), FILL_ARITY)) == asked


@pytest.mark.parametrize(
    "rule",
    [
        "",
        LONGEST,
        ORDINALS,
        *(
            read_recurrence(text).recurrence.rule
            for text in (
                "le 2e mardi du mois",
                "toutes les 2 semaines jusqu'au 30 juin 2014",
                "tous les jours",
                "le 30 mai de chaque année",
                "le dernier vendredi du mois, 10 fois",
            )
        ),
    ],
)
def test_whatever_brings_it_back_fits(rule: str) -> None:
    if rule:
        Recurrence(rule)  # one that Courroie can say
    asked = Ask(AssemblyKind.WORKING_GROUP, START, 9_999_999, rule)
    assert Ask.read(decode(asked.control(), FILL_ARITY)).rule == rule


@pytest.mark.parametrize(
    "args",
    [
        ("n", "x", "201305301830", "-", ""),
        ("n", "p", "hier", "-", ""),
        ("n", "p", "201305301830", "zz", ""),
        ("n", "p", "201305301830", "-", "zTU"),
    ],
)
def test_what_cannot_be_read_is_said_to_be_outdated(args: tuple[str, ...]) -> None:
    with pytest.raises(OutdatedControl):
        Ask.read(CustomId("convene", "fill", args))


def test_a_wall_time_is_read_to_the_minute() -> None:
    assert read_local("201305301830") == START
