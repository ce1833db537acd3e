"""`/moi rappels` and « Me le rappeler », on the real bot: chosen, asked for, paused, given up."""

from datetime import time, timedelta

import pytest

from bot.domain.guild_settings import QuietHours, SettingKey
from bot.domain.reminder import Fallback, Remindable
from bot.domain.reminder_deliveries import NEVER_QUIET
from bot.playground.server import Playground
from bot.playground.transcript import Page, render, render_modal
from bot.views.reminder_places import remind_control
from tests.scenarios.golden import require_golden
from tests.scenarios.reminders_stage import EVERYTHING, card, change, chosen, convene, mine, waiting
from tests.scenarios.roundtable import set_up
from tests.scenarios.stage import Stage, labels_of, on_stage, options_of, texts_of


async def test_nothing_is_chosen_at_first_and_the_screen_says_how_to_ask(stage: Stage) -> None:
    text = texts_of(await mine(stage.hand()))
    assert "rien pour l'instant" in text
    assert "14 jours, 7 jours, 1 jour (le choix de la table de quartier)" in text
    assert "21 h à 8 h (le choix de la table de quartier)" in text
    assert "Courroie ne fait rien" in text


async def test_me_le_rappeler_says_what_will_come_and_leaves_the_message_as_it_is(stage: Stage) -> None:
    message = await card(stage, await convene(stage))
    shown = await stage.hand().press(message, label="Me le rappeler")
    text = texts_of(shown.message or {})
    assert "Assemblée des partenaires" in text
    assert "Vous recevrez un message privé 14 jours, 7 jours et 1 jour avant." in text
    assert message in stage.hand().sees("annonces")
    assert [each.delivery.variant for each in await waiting(stage)] == ["P14D", "P7D", "P1D"]
    assert await waiting(stage, "responsable") == []


async def test_on_a_screen_that_one_alone_sees_it_is_answered_beside_it(stage: Stage) -> None:
    hand, screen = stage.hand(), await mine(stage.hand())
    (row,) = [each for each in screen["components"] if each["type"] == 1]
    row["components"][0] |= {
        "label": "Me le rappeler",
        "custom_id": remind_control(Remindable.ASSEMBLY, await convene(stage)),
    }
    stage.world.state.messages.find(screen["channel_id"], screen["id"]).raw |= screen
    shown = await hand.press(screen, label="Me le rappeler")
    answer = shown.messages[-1]
    assert answer["id"] != screen["id"]
    assert "C'est noté" in texts_of(answer)
    assert screen in hand.sees("plan")


async def test_pressing_it_again_gives_it_up_and_the_answer_may_bring_it_back(stage: Stage) -> None:
    hand, message = stage.hand(), await card(stage, await convene(stage))
    await hand.press(message, label="Me le rappeler")
    off = (await hand.press(message, label="Me le rappeler")).message or {}
    assert "Vous ne recevrez aucun message privé à ce sujet." in texts_of(off)
    assert await waiting(stage) == []
    on = (await hand.press(off, label="Me le rappeler")).message or {}
    assert on["id"] == off["id"]
    assert len(await waiting(stage)) == 3
    again = (await hand.press(on, label="Ne plus me le rappeler")).message or {}
    assert "Ce rappel est retiré" in texts_of(again)
    assert await waiting(stage) == []


async def test_what_was_asked_for_is_listed_and_each_may_be_given_up(stage: Stage) -> None:
    hand = stage.hand()
    for title in ("Première **rencontre**", "Deuxième rencontre"):
        await hand.press(await card(stage, await convene(stage, title)), label="Me le rappeler")
    message = await mine(hand)
    assert "Première \\*\\*rencontre\\*\\*" in texts_of(message)
    assert len(options_of(message)) == 2
    left = (await hand.choose(message, "Deuxième rencontre")).message or {}
    assert len(options_of(left)) == 1
    assert "Deuxième" not in texts_of(left)
    assert len(await waiting(stage)) == 3


async def test_all_is_chosen_in_one_form_and_what_is_empty_is_the_guilds(stage: Stage) -> None:
    hand = stage.hand()
    await convene(stage)
    changed = await change(
        hand, await mine(hand), what="everything", offsets="2 jours, 3 heures", quiet="22 h à 7 h", fallback="channel"
    )
    text = texts_of(changed)
    assert "Enregistré." in text
    assert "toutes les assemblées qui vous concernent" in text
    assert "**Combien de temps avant** : 2 jours, 3 heures\n" in text
    assert "**Heures de silence** : 22 h à 7 h\n" in text
    assert "Courroie fait une mention dans le salon des annonces" in text
    held = await chosen(stage)
    assert held.offsets == (timedelta(days=2), timedelta(hours=3))
    assert held.quiet_hours == QuietHours(time(22), time(7))
    assert held.fallback is Fallback.CHANNEL
    assert [each.delivery.variant for each in await waiting(stage)] == ["P2D", "PT3H"]
    changed = await change(hand, changed, offsets="", quiet="aucune")
    assert "14 jours, 7 jours, 1 jour (le choix de la table de quartier)" in texts_of(changed)
    assert "**Heures de silence** : aucune\n" in texts_of(changed)
    assert (await chosen(stage)).quiet_hours == NEVER_QUIET
    assert len(await waiting(stage)) == 3


async def test_what_cannot_be_read_comes_back_with_what_was_typed(stage: Stage) -> None:
    hand = stage.hand()
    form = await hand.press(await mine(hand), label="Changer")
    refused = (await hand.submit(form, {"offsets": "bientôt", "quiet": "22 h à 7 h"})).message or {}
    assert "bientôt" in texts_of(refused)
    assert (await chosen(stage)).offsets is None
    again = await hand.press(refused, label="Corriger")
    text = texts_of((await hand.submit(again, {"offsets": "3 jours"})).message or {})
    assert "**Combien de temps avant** : 3 jours" in text
    assert "22 h à 7 h" in text


async def test_choosing_nothing_gives_up_what_was_asked_for(stage: Stage) -> None:
    hand = stage.hand()
    await hand.press(await card(stage, await convene(stage)), label="Me le rappeler")
    text = texts_of(await change(hand, await mine(hand), what="nothing"))
    assert "rien pour l'instant" in text
    assert await waiting(stage) == []


async def test_a_pause_is_said_in_words_shown_and_ended(stage: Stage) -> None:
    hand = stage.hand()
    await change(hand, await mine(hand), **EVERYTHING)
    await convene(stage)
    await change(hand, await mine(hand), **EVERYTHING)
    form = await hand.press(await mine(hand), label="Faire une pause")
    paused = (await hand.submit(form, {"day": "dans 5 semaines"})).message or {}
    assert "**En pause** jusqu'au" in texts_of(paused)
    assert [each.delivery.variant for each in await waiting(stage)] == ["P1D"]
    resumed = (await hand.press(paused, label="Reprendre")).message or {}
    assert "En pause" not in texts_of(resumed)
    assert len(await waiting(stage)) == 3


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("hier", "jour"),
        ("2010-01-01", "n'est pas un jour à venir"),
        ("dans 3 ans", "dans plus d'un an"),
        ("bof", "bof"),
    ],
)
async def test_a_pause_until_no_day_to_come_is_refused(stage: Stage, typed: str, said: str) -> None:
    hand = stage.hand()
    form = await hand.press(await mine(hand), label="Faire une pause")
    assert said in texts_of((await hand.submit(form, {"day": typed})).message or {})
    assert (await chosen(stage)).paused_until is None


async def test_a_pause_that_is_over_is_no_pause(stage: Stage) -> None:
    hand = stage.hand()
    form = await hand.press(await mine(hand), label="Faire une pause")
    await hand.submit(form, {"day": "demain"})
    assert "En pause" in texts_of(await mine(hand))
    stage.world.clock.advance(timedelta(days=2))
    assert "Faire une pause" in labels_of(await mine(hand))


async def test_what_is_past_cannot_be_asked_for(stage: Stage) -> None:
    message = await card(stage, await convene(stage, away=timedelta(days=1)))
    stage.world.clock.advance(timedelta(days=3))
    shown = await stage.hand().press(message, label="Me le rappeler")
    assert "il n'y a plus rien à vous rappeler" in texts_of(shown.message or {})


async def test_where_it_is_too_late_for_ones_offsets_that_is_said(stage: Stage) -> None:
    await set_up(stage, SettingKey.REMINDER_OFFSETS, (timedelta(days=7),))
    message = await card(stage, await convene(stage, away=timedelta(days=2)))
    shown = await stage.hand().press(message, label="Me le rappeler")
    assert "Il est trop tard pour les délais que vous avez choisis" in texts_of(shown.message or {})


async def test_the_controls_work_after_a_restart(world: Playground, url: str) -> None:
    async with on_stage(world, url) as first:
        assembly = await convene(first)
        message, screen = await card(first, assembly), await mine(first.hand())
    async with on_stage(world, url) as second:
        await second.hand().press(message, label="Me le rappeler")
        assert len(await waiting(second)) == 3
        assert "Assemblée des partenaires" in texts_of(await change(second.hand(), screen, fallback="coordination"))


@pytest.mark.parametrize(("locale", "command"), [("fr", "/moi rappels"), ("en-US", "/me reminders")])
async def test_the_screens_are_these(stage: Stage, locale: str, command: str) -> None:
    hand = stage.hand(locale=locale)
    page = Page(names=hand.names)
    asked = (await hand.press(await card(stage, await convene(stage)), label="Me le rappeler")).message or {}
    screen = (await hand.use(command)).message or {}
    form = await hand.press(screen, label="Changer" if locale == "fr" else "Change")
    pause = await hand.press(screen, label="Faire une pause" if locale == "fr" else "Take a break")
    assert form.modal is not None
    assert pause.modal is not None
    seen = [render(asked, page), render(screen, page), render_modal(form.modal, page), render_modal(pause.modal, page)]
    require_golden(f"rappels.{locale[:2]}.txt", "\n\n".join(seen) + "\n")
