"""While an assembly lasts, and after: who is there, the quorum, the minutes and their decisions."""

from datetime import timedelta

import pytest

from bot.domain.assembly import Answer
from bot.domain.guild_settings import AssemblyKind, Bylaws, Quorum, QuorumKind, SettingKey
from bot.domain.journal import SHELL
from bot.playground.json_types import JSON
from bot.services.gatherings import answer_convocation, gathering_of
from bot.services.links import link_person
from tests.scenarios.assembly_stage import announced, assemblies_of, choose_channels, convene, faults, seen, told
from tests.scenarios.roundtable import Roundtable, set_up, settle
from tests.scenarios.stage import Stage, labels_of, options_of, texts_of

LIST = "/gerer assemblee presences assemblee:Logement"


async def begin(stage: Stage, settled: Roundtable | None = None, **bylaws: object) -> Roundtable:
    """An assembly that begins, with those by-laws; Bruno is « membre » on Discord, Amélie « responsable »."""
    table = settled or await settle(stage)
    await choose_channels(stage)
    rules = {kind: Bylaws() for kind in AssemblyKind} | {AssemblyKind.PARTNERS: Bylaws(**bylaws)}  # type: ignore[arg-type]
    await set_up(stage, SettingKey.BYLAWS, rules)
    user = int(stage.hand("membre").user["id"])
    await link_person(stage.app.deps, int(stage.world.guild_id), SHELL, table.bruno, user)
    await convene(stage)
    (assembly,) = await assemblies_of(stage)
    clock = stage.world.clock
    clock.advance(assembly.starts_at - timedelta(minutes=20) - clock.now())
    await stage.deliver()
    return table


@pytest.fixture
async def table(empty_stage: Stage) -> Roundtable:
    return await begin(empty_stage, quorum=Quorum(QuorumKind.NUMBER, 2))


def check_in_message(stage: Stage) -> JSON:
    return next(each for each in announced(stage) if texts_of(each).startswith("## Présences : Logement"))


async def attendees(stage: Stage) -> list[tuple[int | None, str, int | None]]:
    (assembly,) = await assemblies_of(stage)
    gathering = await gathering_of(stage.app.deps, int(stage.world.guild_id), assembly.id)
    return [(each.person_id, each.guest_name, each.organization_id) for each in gathering.attendees]


async def test_members_check_in_and_the_quorum_is_live(empty_stage: Stage, table: Roundtable) -> None:
    message = check_in_message(empty_stage)
    assert labels_of(message) == ["Je suis présent", "Voir l'assemblée", "Mes rappels"]
    assert "**Sur place :** 0 personne, 0 organisation\n**Quorum non atteint :** 0 voix, il en faut 2" in texts_of(
        message
    )
    receipt = await told(empty_stage, empty_stage.hand("responsable"), message, "Je suis présent")
    assert "C'est noté : vous êtes là." in texts_of(receipt)
    assert "**Pour :** Carrefour jeunesse-emploi\n**1 voix :** Carrefour jeunesse-emploi" in texts_of(receipt)
    assert "**Quorum non atteint :** 1 voix, il en faut 2" in texts_of(check_in_message(empty_stage))
    await told(empty_stage, empty_stage.hand("membre"), message, "Je suis présent")
    text = texts_of(check_in_message(empty_stage))
    assert "**Sur place :** 2 personnes, 1 organisation\n**Quorum atteint :** 2 voix, il en faut 2" in text
    again = await told(empty_stage, empty_stage.hand("membre"), message, "Je suis présent")
    assert "C'est noté : vous êtes là." in texts_of(again)
    assert len(await attendees(empty_stage)) == 2


async def test_who_is_not_in_the_directory_is_there_without_a_voice(empty_stage: Stage, table: Roundtable) -> None:
    receipt = await told(empty_stage, empty_stage.hand("nouveau"), check_in_message(empty_stage), "Je suis présent")
    assert "Vos règlements ne vous donnent pas de voix" in texts_of(receipt)
    assert "dites avec `/moi fiche` qui vous représentez" in texts_of(receipt)
    listed = seen(await empty_stage.hand("coordination").use(LIST))
    assert f"- <@{empty_stage.hand('nouveau').user['id']}>" in texts_of(listed)


async def test_the_coordination_enters_somebody_of_the_directory(empty_stage: Stage, table: Roundtable) -> None:
    hand = empty_stage.hand("coordination")
    screen = seen(await hand.use(LIST))
    assert "Personne n'est encore inscrit." in texts_of(screen)
    form = await hand.press(screen, label="Ajouter quelqu'un")
    listed = seen(await hand.submit(form, {"name": "amelie cote", "organization": ""}))
    assert "**C'est inscrit aux présences.**" in texts_of(listed)
    assert "- Amélie Côté, Carrefour jeunesse-emploi" in texts_of(listed)
    assert await attendees(empty_stage) == [(table.amelie, "", table.cje)]
    await empty_stage.world.until(lambda: "1 personne, 1 organisation" in texts_of(check_in_message(empty_stage)))


async def test_a_guest_is_entered_by_name_once_that_is_sure(empty_stage: Stage, table: Roundtable) -> None:
    hand = empty_stage.hand("coordination")
    form = await hand.press(seen(await hand.use(LIST)), label="Ajouter quelqu'un")
    asked = seen(await hand.submit(form, {"name": "Zoé *Xylo*", "organization": "CLSC des Rapides"}))
    assert "Je ne trouve personne de ce nom au bottin." in texts_of(asked)
    assert await attendees(empty_stage) == []
    listed = seen(await hand.press(asked, label="Un invité"))
    assert "- Zoé \\*Xylo\\*, CLSC des Rapides" in texts_of(listed)
    assert await attendees(empty_stage) == [(None, "Zoé *Xylo*", table.clsc)]


async def test_a_name_that_is_not_sure_is_asked_about(empty_stage: Stage, table: Roundtable) -> None:
    hand = empty_stage.hand("coordination")
    form = await hand.press(seen(await hand.use(LIST)), label="Ajouter quelqu'un")
    asked = seen(await hand.submit(form, {"name": "Chloé", "organization": ""}))
    assert labels_of(asked) == ["Corriger", "Chloé Roy", "Un invité"]
    await hand.press(asked, label="Chloé Roy")
    assert await attendees(empty_stage) == [(table.chloe, "", table.clsc)]


async def test_somebody_is_taken_off_the_list(empty_stage: Stage, table: Roundtable) -> None:
    await told(empty_stage, empty_stage.hand("membre"), check_in_message(empty_stage), "Je suis présent")
    hand = empty_stage.hand("coordination")
    listed = seen(await hand.use(LIST))
    again = seen(await hand.choose(listed, *options_of(listed)))
    assert "**C'est retiré des présences.**" in texts_of(again)
    assert await attendees(empty_stage) == []
    await empty_stage.world.until(lambda: "0 personne" in texts_of(check_in_message(empty_stage)))


async def test_proxies_are_listed_and_exported_with_who_casts_them(empty_stage: Stage) -> None:
    table = await settle(empty_stage)
    deps, guild_id = empty_stage.app.deps, int(empty_stage.world.guild_id)
    await begin(empty_stage, table, quorum=Quorum(QuorumKind.NUMBER, 2), proxies=1)
    (assembly,) = await assemblies_of(empty_stage)
    user = int(empty_stage.hand("membre").user["id"])
    await answer_convocation(deps, guild_id, assembly.id, user, Answer.PROXY, table.amelie)
    await told(empty_stage, empty_stage.hand("responsable"), check_in_message(empty_stage), "Je suis présent")
    hand = empty_stage.hand("coordination")
    listed = seen(await hand.use(LIST))
    assert "**Quorum atteint :** 2 voix, il en faut 2" in texts_of(listed)
    assert "**Procurations**\n- Bruno Lévesque : votée par Amélie Côté" in texts_of(listed)
    (file,) = seen(await hand.press(listed, label="Emporter la liste (CSV)"))["attachments"]
    assert (
        hand.content(file).decode("utf-8-sig").splitlines()[1].endswith('"Carrefour jeunesse-emploi";"Bruno Lévesque"')
    )


async def test_the_list_can_be_taken_away(empty_stage: Stage, table: Roundtable) -> None:
    await told(empty_stage, empty_stage.hand("responsable"), check_in_message(empty_stage), "Je suis présent")
    hand = empty_stage.hand("coordination")
    given = seen(await hand.press(seen(await hand.use(LIST)), label="Emporter la liste (CSV)"))
    (file,) = given["attachments"]
    assert file["filename"] == "presences-2012-10-30.csv"
    header, row = hand.content(file).decode("utf-8-sig").splitlines()
    assert header == '"Nom";"Organisation";"Arrivée";"Voix";"Procurations"'
    assert row.startswith('"Amélie Côté";"Carrefour jeunesse-emploi";"2012-10-30 18:10";"Carrefour jeunesse-emploi";""')


async def test_a_long_list_has_pages_and_fits(empty_stage: Stage, table: Roundtable) -> None:
    hand = empty_stage.hand("coordination")
    screen = seen(await hand.use(LIST))
    for n in range(27):
        form = await hand.press(screen, label="Ajouter quelqu'un")
        asked = seen(await hand.submit(form, {"name": f"{n} " + "*" * 190, "organization": ""}))
        assert faults(asked) == []
        screen = seen(await hand.press(asked, label="Un invité"))
        assert faults(screen) == []
    assert "Page suivante" in labels_of(screen)
    assert "Page 2 sur" in texts_of(seen(await hand.press(screen, label="Page suivante")))


async def test_before_and_after_nobody_checks_in(empty_stage: Stage) -> None:
    await settle(empty_stage)
    await choose_channels(empty_stage)
    await convene(empty_stage)
    card = seen(await empty_stage.hand("membre").use("/assemblee"))
    assert "Je suis présent" not in labels_of(card)
    hand = empty_stage.hand("coordination")
    form = await hand.press(seen(await hand.use(LIST)), label="Ajouter quelqu'un")
    refused = seen(await hand.submit(form, {"name": "Amélie Côté", "organization": ""}))
    assert "Les présences se prennent de" in texts_of(refused)


async def test_minutes_have_a_link_and_decisions_tied_to_an_action(stage: Stage) -> None:
    await begin(stage)
    hand = stage.hand("coordination")
    command = "/gerer assemblee compte-rendu assemblee:Logement"
    screen = seen(await hand.use(f"{command} lien:https://exemple.org/pv"))
    assert "**Le compte-rendu est noté.**" in texts_of(screen)
    form = await hand.press(screen, label="Ajouter une décision")
    again = seen(await hand.submit(form, {"text": "Appuyer le *projet*", "action": "II.B.1 action 4"}))
    assert "**La décision est inscrite.**" in texts_of(again)
    assert "1. Appuyer le \\*projet\\* (action II.B.1.4)" in texts_of(again)
    card = texts_of(seen(await stage.hand("membre").use("/assemblee laquelle:Logement")))
    assert "**Compte-rendu :** <https://exemple.org/pv>" in card
    assert "- Appuyer le \\*projet\\* (action II.B.1.4)" in card


async def test_a_decision_tied_to_what_is_no_action_is_given_back(stage: Stage) -> None:
    await begin(stage)
    hand = stage.hand("coordination")
    screen = seen(await hand.use("/gerer assemblee compte-rendu assemblee:Logement"))
    form = await hand.press(screen, label="Ajouter une décision")
    refused = seen(await hand.submit(form, {"text": "Appuyer", "action": "II.B.1"}))
    assert "Je ne trouve pas « II.B.1 »" in texts_of(refused)
    assert "II.B.1 a les actions 1 à 8." in texts_of(refused)
    again = await hand.press(refused, label="Corriger")
    assert "1. Appuyer" in texts_of(seen(await hand.submit(again, {"action": ""})))


async def test_a_file_of_minutes_is_posted_where_the_members_are(empty_stage: Stage, table: Roundtable) -> None:
    hand = empty_stage.hand("coordination")
    shown = await hand.use(
        "/gerer assemblee compte-rendu assemblee:Logement", files={"fichier": ("PV *final*.pdf", b"%PDF")}
    )
    posted = announced(empty_stage)[-1]
    assert [each["filename"] for each in posted["attachments"]] == ["compte-rendu.pdf"]
    assert f"/{posted['channel_id']}/{posted['id']}>" in texts_of(seen(shown))
