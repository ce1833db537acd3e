"""Whatever a plan, a name or a note holds, what is said of a due date fits on a screen and notifies nobody by its text."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from discord.ui import LayoutView

from bot.domain.assembly import Assembly, AssemblyStatus
from bot.domain.carrying import Carrying
from bot.domain.deadline import Deadline
from bot.domain.deadline_answers import Answer, StateSaid
from bot.domain.deadline_due import DueAction, Notified
from bot.domain.digest import WeekAhead
from bot.domain.directory import Carrier, CarrierKind, Directory, Entrustment, Person
from bot.domain.guild_settings import AssemblyKind, GuildSettings
from bot.domain.plan import (
    Action,
    ActionState,
    Axis,
    Objective,
    Organization,
    Party,
    Plan,
    SpecificObjective,
    Statement,
)
from bot.domain.snapshot import GuildSnapshot, LoadedPlan
from bot.texts.catalogue import LANGUAGES, texts_in
from bot.views.digest import digest_screen
from bot.views.followup import due_card_view, due_list_view
from bot.views.followup_notices import (
    answered_screen,
    follow_up_screen,
    reminder_screen,
    replied_screen,
    silence_screen,
)
from bot.views.layout import layout

NOW = datetime(2012, 9, 10, 14, tzinfo=UTC)
HOSTILE = "@everyone <@1> <@&2> [ici](https://x) **gras** "
LONG = HOSTILE * 30
NAMES = tuple(f"{HOSTILE}{number}" for number in range(30))
ACTION = Action(
    4,
    LONG,
    responsibles=NAMES,
    partners=NAMES,
    expected_results=(Statement(LONG),) * 9,
    indicators=(Statement(LONG),) * 9,
    id=4,
)
PLAN = Plan(
    LONG,
    Organization("Table"),
    axes=(Axis(2, LONG, (Objective(1, LONG, (SpecificObjective(1, LONG, (ACTION,)),)),)),),
    parties=tuple(map(Party, NAMES)),
)
DIRECTORY = Directory(
    people={number: Person(number, f"{HOSTILE}{number}", user_id=number) for number in range(1, 31)},
    entrustments=tuple(
        Entrustment(Carrier(CarrierKind.PERSON, number + 1), party=name.lower()) for number, name in enumerate(NAMES)
    ),
)
LOADED = LoadedPlan(7, 1, PLAN, carrying=Carrying.build(DIRECTORY, PLAN.parties))
DEADLINE = Deadline(
    1, 1, 4, datetime.fromisoformat("2012-09-12T09:00"), "America/Toronto", NOW + timedelta(days=2), rule="FREQ=YEARLY"
)
DUE = DueAction(DEADLINE, LOADED, next(PLAN.actions()))
SNAPSHOT = GuildSnapshot(1, 1, (LOADED,), DIRECTORY)
TOLD = Notified(users=tuple(range(1, 31)), roles=(900,))
SAID = StateSaid(4, ActionState.ONGOING, HOSTILE * 20, 1, NOW)


def text_of(view: LayoutView) -> str:
    view.stop()
    assert view.content_length() <= 4000
    assert view.total_children_count <= 40
    return "\n".join(str(getattr(each, "content", "")) for each in view.walk_children())


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_message_fits_and_what_was_typed_is_shown_as_it_is(language: str) -> None:
    t = texts_in(language)
    assembly = Assembly(
        1, 1, AssemblyKind.OTHER, AssemblyStatus.CONVENED, DEADLINE.due_local, "America/Toronto", NOW, NOW, LONG, LONG
    )
    screens = [
        reminder_screen(t, DUE, TOLD, NOW),
        reminder_screen(t, DUE, Notified(), NOW, private=True),
        follow_up_screen(t, DUE, TOLD, NOW + timedelta(days=9)),
        silence_screen(t, DUE, NOW + timedelta(days=9)),
        *(answered_screen(t, SNAPSHOT, DUE, answer, SAID) for answer in Answer),
        *(replied_screen(t, SNAPSHOT, DUE, answer, SAID) for answer in Answer),
        digest_screen(t, SNAPSHOT, WeekAhead((assembly,) * 20, (DUE,) * 20), NOW),
    ]
    views = [layout(screen) for screen in screens]
    views += [
        due_card_view(t, DUE, GuildSettings(), NOW, done="C'est planifié."),
        due_list_view(t, LOADED, DUE.node, [DUE] * 40, NOW),
    ]
    for view in views:
        text = text_of(view)
        assert "**gras" not in text.replace(r"\*\*gras", "")
        assert "[ici](" not in text.replace(r"\[ici\](", "")
        # Of what was typed, nothing is a mention any more; those of who is responsible are written by Courroie alone.
        assert "<@&2>" not in text.replace(r"\<@&2>", "")


def test_a_private_reminder_has_no_answers_and_says_where_to_answer() -> None:
    t = texts_in("fr")
    private, open_to_all = (reminder_screen(t, DUE, Notified(), NOW, private=each) for each in (True, False))
    assert (len(private.controls), len(open_to_all.controls)) == (0, 6)
    assert any("/suivi echeance" in note for note in private.notes)


def test_the_title_says_how_far_it_is() -> None:
    t = texts_in("fr")
    titles = [
        reminder_screen(t, DUE, TOLD, NOW).title,
        reminder_screen(t, DUE, TOLD, DEADLINE.due_at).title,
        follow_up_screen(t, DUE, TOLD, DEADLINE.due_at + timedelta(days=3)).title,
    ]
    assert [title.replace("\xa0", " ") for title in titles] == [
        "Échéance dans 2 jours : II.A.1.4",
        "C'est l'échéance de II.A.1.4",
        "Où en est II.A.1.4? L'échéance est passée il y a 3 jours",
    ]


def test_whoever_is_responsible_and_not_named_already_is_mentioned() -> None:
    plain = replace(DUE, deadline=replace(DEADLINE, carrier=Carrier(CarrierKind.ROLE, 900)))
    told = Notified(users=(5,), roles=(900,))
    line = reminder_screen(texts_in("fr"), plain, told, NOW).blocks[1].text
    assert line.count("<@&900>") == 1
    assert line.endswith(" · <@5>")
