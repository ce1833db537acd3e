"""`/reglages`: one setting a screen, each answer kept at once, what is missing named with where to click."""

from collections.abc import Awaitable, Callable
from datetime import time, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.domain.guild_settings import (
    AssemblyKind,
    Bylaws,
    FiscalYearStart,
    GuildSettings,
    PrivacyOfficer,
    QuietHours,
    Quorum,
    QuorumKind,
    Retention,
    SettingKey,
    Voice,
)
from bot.playground.json_types import JSON
from bot.playground.member import Hand
from bot.playground.offers import CommandRefused
from bot.playground.server import Playground
from bot.playground.shown import Shown
from bot.texts.catalogue import texts_in
from bot.texts.dates import instant_text
from bot.views.settings_places import STEPS
from tests.scenarios.stage import Stage, labels_of, on_stage, texts_of

ASSISTANT = "/reglages assistant"
FORWARD = ("Garder et continuer", "Continuer", "Terminer", "Revenir au résumé")


async def settings_of(stage: Stage) -> GuildSettings:
    return (await stage.app.deps.snapshots.get(int(stage.world.guild_id))).snapshot.settings


async def go_on(hand: Hand, message: JSON) -> JSON:
    (label,) = (each for each in labels_of(message) if each in FORWARD)
    return (await hand.press(message, label=label)).message or {}


async def go_to(hand: Hand, label: str) -> JSON:
    """The screen of one setting, through the summary's menu."""
    summary = (await hand.use("/reglages voir")).message or {}
    return (await hand.choose(summary, label)).message or {}


async def fill(hand: Hand, opened: Shown, **typed: str | list[str]) -> JSON:
    return (await hand.submit(opened, typed)).message or {}


async def test_the_assistant_opens_at_the_first_question_and_says_how_far_one_is(world: Playground, url: str) -> None:
    async with on_stage(world, url, coordination=False) as stage:
        message = (await stage.hand("administration").use(ASSISTANT)).message or {}
        text = texts_of(message)
        assert "## Rôles de la coordination\n-# Étape 1 sur 15" in text
        assert "**Pour l'instant** : aucun" in text
        assert "reprendre où vous en étiez" in text
        assert labels_of(message) == ["Garder et continuer"]


async def test_choosing_the_coordinations_roles_explains_how_to_open_their_commands(
    world: Playground, url: str
) -> None:
    async with on_stage(world, url, coordination=False) as stage:
        hand = stage.hand("administration")
        asked = (await hand.use(ASSISTANT)).message or {}
        text = texts_of((await hand.choose(asked, "Coordination", "Responsable")).message or {})
        roles = (await settings_of(stage)).coordination_roles
        assert len(roles) == 2
        assert "Enregistré." in text
        assert f"Pour l'ouvrir à <@&{roles[0]}>, <@&{roles[1]}> :" in text
        assert "1. Paramètres du serveur › Intégrations › Courroie\n2. Touchez « /gerer »" in text
        assert "Courroie vérifie encore elle-même" in text
        refused = await hand.choose(asked, "@everyone")
        assert "Ce rôle est celui de tout le monde" in texts_of(refused.messages[-1])


async def test_stopping_loses_nothing_even_through_a_restart(world: Playground, url: str) -> None:
    async with on_stage(world, url, coordination=False) as stage:
        hand = stage.hand("administration")
        message = await go_on(hand, (await hand.use(ASSISTANT)).message or {})
        message = (await hand.choose(message, "annonces")).message or {}
        left = await go_on(hand, message)
        assert "Étape 3 sur 15" in texts_of(left)
    async with on_stage(world, url, coordination=False) as stage:
        hand = stage.hand("administration")
        assert "Étape 3 sur 15" in texts_of((await hand.use(ASSISTANT)).message or {})
        back = (await hand.press(left, label="Précédent")).message or {}
        assert "Étape 2 sur 15" in texts_of(back)
        assert f"**Votre réponse** : <#{hand.channel('annonces')['id']}>" in texts_of(back)
        assert labels_of(back) == ["Aucun salon", "Précédent", "Continuer"]


async def test_keeping_every_default_ends_with_the_summary(empty_stage: Stage) -> None:
    hand = empty_stage.hand("administration")
    message = (await hand.use(ASSISTANT)).message or {}
    assert "Étape 2 sur 15" in texts_of(message)
    for _step in range(14):
        message = await go_on(hand, message)
    assert "## Les réglages de Courroie\n-# Tout a une réponse." in texts_of(message)
    assert "**Règles des assemblées** :\n- **Assemblée générale annuelle** : avis de 21 jours" in texts_of(message)
    assert "**À régler.** Responsable des renseignements personnels : personne n'est nommé" in texts_of(message)
    assert (await settings_of(empty_stage)).chosen == set(STEPS)
    again = (await hand.use(ASSISTANT)).message or {}
    assert "Les réglages de Courroie" in texts_of(again)


async def choose_language(hand: Hand) -> JSON:
    return (await hand.choose(await go_to(hand, "Langue de Courroie"), "Anglais")).message or {}


async def choose_zone(hand: Hand) -> JSON:
    return (await hand.choose(await go_to(hand, "Fuseau horaire"), "Centre (Winnipeg)")).message or {}


async def choose_month(hand: Hand) -> JSON:
    return (await hand.choose(await go_to(hand, "Début de l'année financière"), "9")).message or {}


async def type_bylaws(hand: Hand) -> JSON:
    opened = await hand.choose(await go_to(hand, "Règles des assemblées"), "Conseil d'administration")
    return await fill(hand, opened, notice="10 jours", quorum="5", voice=["organization"], proxies="1")


async def type_offsets(hand: Hand) -> JSON:
    opened = await hand.press(await go_to(hand, "Rappels"), label="Changer les rappels")
    return await fill(hand, opened, answer="3 jours, 2 heures")


async def type_quiet_hours(hand: Hand) -> JSON:
    opened = await hand.press(await go_to(hand, "Heures de silence"), label="Changer les heures")
    return await fill(hand, opened, answer="22 h 30 à 7 h")


async def pick_an_officer(hand: Hand) -> JSON:
    opened = await hand.choose(await go_to(hand, "Responsable des renseignements personnels"), "Claire Fortin")
    return await fill(hand, opened, contact="vie.privee@exemple.org")


async def type_retention(hand: Hand) -> JSON:
    opened = await hand.press(await go_to(hand, "Durée de conservation"), label="Changer les durées")
    return await fill(hand, opened, journal="18 mois", departed="1 an")


async def leave_people_unconfirmed(hand: Hand) -> JSON:
    return (await hand.choose(await go_to(hand, "Confirmation des fiches"), "no")).message or {}


ANSWERS: dict[SettingKey, tuple[Callable[[Hand], Awaitable[JSON]], object, str]] = {
    SettingKey.LANGUAGE: (choose_language, "en", "**Votre réponse** : Anglais"),
    SettingKey.TIME_ZONE: (choose_zone, "America/Winnipeg", "**Votre réponse** : Centre (Winnipeg)"),
    SettingKey.FISCAL_YEAR_START: (choose_month, FiscalYearStart(9, 1), "**Votre réponse** : 1er septembre"),
    SettingKey.BYLAWS: (
        type_bylaws,
        Bylaws(10, Quorum(QuorumKind.NUMBER, 5), Voice.ORGANIZATION, 1),
        "avis de 10 jours; quorum de 5 voix; une voix par organisation; 1 procuration par personne",
    ),
    SettingKey.REMINDER_OFFSETS: (
        type_offsets,
        (timedelta(days=3), timedelta(hours=2)),
        "**Votre réponse** : 3 jours, 2 heures",
    ),
    SettingKey.QUIET_HOURS: (
        type_quiet_hours,
        QuietHours(time(22, 30), time(7)),
        "**Votre réponse** : 22 h 30 à 7 h",
    ),
    SettingKey.PRIVACY_OFFICER: (pick_an_officer, "vie.privee@exemple.org", "**Votre réponse** : Claire Fortin (<@"),
    SettingKey.RETENTION: (
        type_retention,
        Retention(18, 12),
        "le journal, 18 mois; la fiche d'une personne, 1 an après",
    ),
    SettingKey.LINK_CONFIRMATION: (leave_people_unconfirmed, False, "Chacun se relie à sa fiche sans confirmation"),
}


async def test_each_answer_is_kept_at_once_and_shown_back_as_it_was_understood(empty_stage: Stage) -> None:
    hand = empty_stage.hand("administration")
    for key, (answer, expected, shown) in ANSWERS.items():
        text = texts_of(await answer(hand))
        assert shown in text, key
        assert "Enregistré." in text
        held = getattr(await settings_of(empty_stage), key)
        if isinstance(held, PrivacyOfficer):
            assert held.user_id == int(empty_stage.hand("coordination").user["id"])
            held = held.contact
        assert (held[AssemblyKind.BOARD] if key is SettingKey.BYLAWS else held) == expected, key


async def test_none_is_an_answer_too(empty_stage: Stage) -> None:
    hand = empty_stage.hand("administration")
    for setting, none in (
        ("Rôles de la coordination", "Aucun rôle"),
        ("Rappels", "Aucun rappel"),
        ("Heures de silence", "Aucun silence"),
    ):
        message = (await hand.press(await go_to(hand, setting), label=none)).message or {}
        assert "**Votre réponse** : aucun" in texts_of(message)
        assert none not in labels_of(message)
    held = await settings_of(empty_stage)
    assert (held.coordination_roles, held.reminder_offsets, held.quiet_hours) == ((), (), None)


async def test_what_cannot_be_read_is_said_and_kept_to_be_corrected(empty_stage: Stage) -> None:
    hand = empty_stage.hand("administration")
    opened = await hand.press(await go_to(hand, "Fuseau horaire"), label="Un autre…")
    refused = (await hand.submit(opened, {"answer": "Lachine"})).message or {}
    assert "Je ne connais pas le fuseau horaire « Lachine ». Écrivez une grande ville" in texts_of(refused)
    assert "Rien n'a été modifié." in texts_of(refused)
    back = (await hand.press(refused, label="Revenir sans rien changer")).message or {}
    assert "**Pour l'instant** : Est (Montréal, Toronto)" in texts_of(back)
    opened = await hand.press(back, label="Un autre…")
    refused = (await hand.submit(opened, {"answer": "Lachine"})).message or {}
    again = await hand.press(refused, label="Corriger")
    assert (again.modal or {})["components"][0]["component"]["value"] == "Lachine"
    assert "**Votre réponse** : Europe/Paris" in texts_of(await fill(hand, again, answer="Paris"))


async def test_the_privacy_officer_may_be_a_title_and_members_read_it(stage: Stage) -> None:
    hand = stage.hand("administration")
    screen = await go_to(hand, "Responsable des renseignements personnels")
    opened = await hand.press(screen, label="Écrire un nom ou un titre…")
    refused = await fill(hand, opened, name=" ", contact="*514*")
    assert "Il faut un nom ou un titre" in texts_of(refused)
    again = await hand.press(refused, label="Corriger")
    text = texts_of(await fill(hand, again, name="La <coordonnatrice>"))
    assert "**Votre réponse** : La \\<coordonnatrice> · \\*514\\*" in text
    about = (await stage.hand("membre").use("/apropos")).message or {}
    about = (await stage.hand("membre").press(about, label="Page suivante")).message or {}
    assert "adressez-vous à La \\<coordonnatrice> : \\*514\\*." in texts_of(about)


async def test_a_setting_changed_from_the_summary_leads_back_to_it(empty_stage: Stage) -> None:
    hand = empty_stage.hand("administration")
    changed = await choose_zone(hand)
    assert labels_of(changed) == ["Un autre…", "Remettre par défaut", "Revenir au résumé"]
    text = texts_of(await go_on(hand, changed))
    assert "**Fuseau horaire** : Centre (Winnipeg)" in text
    assert "**Langue de Courroie** : Français (par défaut)" in text


async def test_the_default_can_be_put_back(empty_stage: Stage) -> None:
    hand = empty_stage.hand("administration")
    back = (await hand.press(await type_bylaws(hand), label="Remettre par défaut")).message or {}
    assert "Conseil d'administration** : avis de 7 jours; quorum de 50 %" in texts_of(back).replace("\xa0", " ")
    assert labels_of(back) == ["Revenir au résumé"]
    assert SettingKey.BYLAWS not in (await settings_of(empty_stage)).chosen


async def test_instants_are_shown_in_the_guilds_time_zone_at_once(empty_stage: Stage) -> None:
    hand = empty_stage.hand("administration")
    await choose_zone(hand)
    at = empty_stage.world.clock.now()
    text = texts_of((await hand.use("/gerer journal")).message or {})
    assert instant_text(texts_in("fr"), at, ZoneInfo("America/Winnipeg")).replace("\xa0", " ") in text
    assert instant_text(texts_in("fr"), at, ZoneInfo("America/Toronto")).replace("\xa0", " ") not in text


async def test_the_settings_are_offered_to_the_administration_alone(empty_stage: Stage) -> None:
    for persona in ("membre", "responsable", "coordination"):
        for command in (ASSISTANT, "/reglages voir", "/reglages panneau"):
            with pytest.raises(CommandRefused):
                await empty_stage.hand(persona).use(command)


async def test_how_many_answers_a_result_takes_is_chosen_from_the_summary(empty_stage: Stage) -> None:
    hand = empty_stage.hand("administration")
    asked = await go_to(hand, "Sondages")
    assert "Avec moins, on devinerait qui a dit quoi." in texts_of(asked)
    shown = (await hand.choose(asked, "aucun résultat avant 8 réponses")).message or {}
    assert "aucun résultat avant 8 réponses" in texts_of(shown)
    assert (await settings_of(empty_stage)).surveys.threshold == 8
