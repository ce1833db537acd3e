"""However much one asked for, and however much was refused, each page stays inside Discord's limits, and nothing is left out."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from discord.ui import LayoutView

from bot.domain.guild_settings import AssemblyKind, GuildSettings
from bot.domain.outbox import Ledger, SubjectKind, Topic
from bot.domain.reliability import Missed, Parked, Reliability
from bot.domain.reminder import Remindable, ReminderPreference
from bot.domain.reminder_deliveries import Coming, MyReminders
from bot.domain.snapshot import GuildSnapshot
from bot.playground.component_kinds import walk
from bot.playground.limits import message_errors
from bot.texts.catalogue import LANGUAGES, texts_in
from bot.views.layout import layout
from bot.views.reliability import expiry_screen, reliability_view
from bot.views.reminders import reminders_view

MANY = 60
AT = datetime(2013, 5, 30, 22, 30, tzinfo=UTC)
LONG = "**Assemblée** @everyone [lien](https://exemple.org) " * 20
_V2 = 1 << 15


def components(view: LayoutView) -> list[dict[str, Any]]:
    """What the view is made of, once Discord would take it."""
    view.stop()
    message = {"flags": _V2, "components": view.to_components()}  # type: ignore[no-untyped-call]
    assert not message_errors(message)
    return list(walk(message["components"]))


def texts(view: LayoutView) -> str:
    return "\n".join(each["content"] for each in components(view) if "content" in each)


def values(view: LayoutView) -> list[str]:
    return [option["value"] for each in components(view) for option in each.get("options", [])]


@pytest.mark.parametrize("language", LANGUAGES)
async def test_all_that_was_asked_for_is_on_some_page_with_its_line_of_the_menu(language: str) -> None:
    t, snapshot = texts_in(language), GuildSnapshot(1, 0)
    asked = tuple(
        Coming(Remindable.ASSEMBLY, n, AT.replace(tzinfo=None), AT, kind=AssemblyKind.OTHER, title=LONG)
        for n in range(MANY)
    )
    seen: list[str] = []
    for page in range(MANY):
        view = reminders_view(t, snapshot, MyReminders(ReminderPreference(1), asked), page=page)
        assert texts(view).count("[lien") == texts(view).count("\\[lien\\]")
        if values(view) and values(view)[-1] in seen:
            break
        seen += values(view)
    assert seen == [f"a{n}" for n in range(MANY)]


async def test_an_action_that_the_plan_has_no_more_is_still_named() -> None:
    coming = Coming(Remindable.DEADLINE, 5, AT.replace(tzinfo=None), AT, item_id=9)
    view = reminders_view(texts_in("fr"), GuildSnapshot(1, 0), MyReminders(ReminderPreference(1), (coming,)))
    assert "une échéance du plan" in texts(view)


async def test_every_place_that_is_refused_may_be_tried_again_once() -> None:
    parked = tuple(Parked(1, f"channel:{n}", code, 2, AT) for n in range(MANY) for code in (50013, 10003))
    seen: list[str] = []
    for page in range(MANY):
        view = reliability_view(texts_in("fr"), GuildSettings(), Reliability(Ledger(parked=240), parked), {}, page)
        found = values(view)
        if found and found[-1] in seen:
            break
        seen += found
    assert seen == [f"channel:{n}" for n in range(MANY)]


async def test_a_long_list_of_what_was_missed_says_how_many_more() -> None:
    missed = [Missed(Topic.CONVOCATION, SubjectKind.ASSEMBLY, n, AT + timedelta(hours=n)) for n in range(MANY)]
    names: dict[tuple[str, int], str] = {(SubjectKind.ASSEMBLY, n): LONG for n in range(MANY)}
    view = layout(expiry_screen(texts_in("fr"), GuildSettings(), missed, names))
    assert "60 envois" in texts(view).replace("\xa0", " ")
