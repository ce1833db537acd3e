"""Who is who on the server: the coordination links, confirms or refuses, and the person is told by direct message."""

import pytest

from bot.domain.directory_drafts import LinkDraft
from bot.domain.guild_settings import PrivacyOfficer, SettingKey
from bot.domain.journal import SHELL
from bot.edge.notices import tell_channel
from bot.playground.json_types import JSON
from bot.playground.member import DIRECT
from bot.services.links import request_link
from bot.services.settings import change_setting
from bot.views.layout import Control, Screen, layout
from bot.views.link_requests import OPEN, link_control
from tests.scenarios.directory_stage import Desk, seen, set_out
from tests.scenarios.stage import Stage, labels_of, options_of, texts_of

DIRECT_MESSAGES = "/channels/{id}/messages"
CLOSED = 50007


@pytest.fixture
async def desk(empty_stage: Stage) -> Desk:
    return await set_out(empty_stage)


async def ask(desk: Desk, persona: str, draft: LinkDraft) -> int:
    """Say who somebody is, as ``/moi fiche`` does, and give the request's id."""
    stage = desk.stage
    user_id, guild_id = int(stage.hand(persona).user["id"]), int(stage.world.guild_id)
    outcome = await request_link(stage.app.deps, guild_id, user_id, draft, confirmation=True)
    assert outcome.request_id is not None
    return outcome.request_id


async def link(desk: Desk, member: str) -> JSON:
    """Link Mireille's entry to a member of the server."""
    asked = seen(await desk.hand.press(await desk.card("Mireille"), label="Relier à un membre"))
    return seen(await desk.hand.choose(asked, member))


def told(desk: Desk, persona: str) -> str:
    """What somebody was told last by direct message."""
    return texts_of(desk.stage.hand(persona).sees(DIRECT)[-1])


async def user_of(desk: Desk, person_id: int) -> str | None:
    user_id = (await desk.directory()).people[person_id].user_id
    return None if user_id is None else str(user_id)


async def test_the_coordination_links_somebody_who_is_told_by_whom_and_what_is_kept(desk: Desk) -> None:
    card = await link(desk, "@Mireille Gagnon")
    assert "Un message privé vient de le lui dire." in texts_of(card)
    assert await user_of(desk, desk.mireille) == desk.stage.hand("membre").user["id"]
    notice = told(desk, "membre")
    assert f"<@{desk.hand.user['id']}> a relié votre compte Discord à la fiche « Mireille Gagnon »" in notice
    assert "Mireille Gagnon · Agente · mireille@exemple.org · Logis Lachine · votre compte Discord" in notice
    assert "« /moi fiche »" in notice
    assert "« /moi donnees »" in notice
    assert "écrivez à la coordination" in notice


async def test_the_notice_names_who_answers_for_personal_information(desk: Desk) -> None:
    deps, guild_id = desk.stage.app.deps, int(desk.stage.world.guild_id)
    officer = PrivacyOfficer("Le secrétariat", "secretariat@exemple.org")
    await change_setting(deps, guild_id, SHELL, SettingKey.PRIVACY_OFFICER, officer)
    await link(desk, "@Mireille Gagnon")
    assert "adressez-vous à Le secrétariat : secretariat@exemple.org" in told(desk, "membre")
    shown = seen(await desk.stage.hand("nouveau").use("/moi fiche"))
    assert "adressez-vous à Le secrétariat : secretariat@exemple.org" in texts_of(shown)


async def test_the_notice_is_in_the_guilds_language(desk: Desk) -> None:
    deps, guild_id = desk.stage.app.deps, int(desk.stage.world.guild_id)
    await change_setting(deps, guild_id, SHELL, SettingKey.LANGUAGE, "en")
    await link(desk, "@Mireille Gagnon")
    assert "linked your Discord account" in told(desk, "membre")


async def test_where_direct_messages_are_closed_the_coordination_is_asked_to_tell_them(desk: Desk) -> None:
    desk.stage.world.faults.next("POST", DIRECT_MESSAGES, code=CLOSED)
    card = await link(desk, "@Mireille Gagnon")
    assert "Discord a refusé le message privé : dites-lui vous-même" in texts_of(card)
    assert await user_of(desk, desk.mireille) == desk.stage.hand("membre").user["id"]


async def test_a_member_has_one_entry_only(desk: Desk) -> None:
    await link(desk, "@Mireille Gagnon")
    asked = seen(await desk.hand.press(await desk.card("Nadia"), label="Relier à un membre"))
    refused = seen(await desk.hand.choose(asked, "@Mireille Gagnon"))
    assert "un membre n'a qu'une fiche" in texts_of(refused)
    assert await user_of(desk, desk.nadia) is None


async def test_an_application_is_nobody(desk: Desk) -> None:
    refused = await link(desk, "courroie")
    assert "est une application, pas une personne" in texts_of(refused)
    assert await user_of(desk, desk.mireille) is None


async def test_a_link_is_undone(desk: Desk) -> None:
    await desk.hand.press(await link(desk, "@Mireille Gagnon"), label="Délier du membre")
    assert await user_of(desk, desk.mireille) is None


async def test_requests_are_answered_one_by_one_and_each_member_is_told(desk: Desk) -> None:
    await ask(desk, "membre", LinkDraft("Mireille Gagnon", person_id=desk.mireille))
    await ask(desk, "nouveau", LinkDraft("N. Pierre", "Citoyenne"))
    first = seen(await desk.hand.use("/gerer bottin approuver"))
    assert "2 demandes attendent une réponse" in texts_of(first)
    assert "**Fiche choisie :** Mireille Gagnon" in texts_of(first)
    second = seen(await desk.hand.press(first, label="Confirmer"))
    assert "est confirmée" in texts_of(second)
    assert await user_of(desk, desk.mireille) == desk.stage.hand("membre").user["id"]
    assert "La coordination a confirmé" in told(desk, "membre")
    assert "**Fonction :** Citoyenne" in texts_of(second)
    assert options_of(second) == [str(desk.nadia)]
    last = seen(await desk.hand.choose(second, str(desk.nadia)))
    assert "Aucune demande n'attend" in texts_of(last)
    assert await user_of(desk, desk.nadia) == desk.stage.hand("nouveau").user["id"]


async def test_an_entry_is_made_for_somebody_who_has_none(desk: Desk) -> None:
    await ask(desk, "nouveau", LinkDraft("Ana Roy", organization_id=desk.logis))
    shown = seen(await desk.hand.use("/gerer bottin approuver"))
    assert labels_of(shown) == ["Créer la fiche", "Refuser"]
    await desk.hand.press(shown, label="Créer la fiche")
    person = (await desk.directory()).person_of(int(desk.stage.hand("nouveau").user["id"]))
    assert person is not None
    assert (person.name, person.organization_id) == ("Ana Roy", desk.logis)


async def test_a_refused_request_leaves_every_entry_as_it_was(desk: Desk) -> None:
    before = await desk.directory()
    await ask(desk, "membre", LinkDraft("Nadia Pierre", person_id=desk.nadia))
    shown = seen(await desk.hand.use("/gerer bottin approuver"))
    asked = seen(await desk.hand.press(shown, label="Refuser"))
    back = seen(await desk.hand.press(asked, label="Revenir sans rien changer"))
    asked = seen(await desk.hand.press(back, label="Refuser"))
    done = seen(await desk.hand.press(asked, label="Refuser la demande"))
    assert "est refusée" in texts_of(done)
    assert "n'a pas pu confirmer que vous êtes « Nadia Pierre »" in told(desk, "membre")
    assert (await desk.directory()).people == before.people


async def test_a_refusal_that_cannot_be_told_is_left_to_the_coordination(desk: Desk) -> None:
    request_id = await ask(desk, "membre", LinkDraft("Nadia Pierre"))
    asked = seen(await desk.hand.press(seen(await desk.hand.use("/gerer bottin approuver")), label="Refuser"))
    desk.stage.world.faults.next("POST", DIRECT_MESSAGES, code=CLOSED)
    done = seen(await desk.hand.press(asked, label="Refuser la demande"))
    assert "Discord a refusé le message privé : dites-le-lui vous-même." in texts_of(done)
    assert link_control(OPEN, request_id) not in str(done)


async def test_of_two_coordinators_the_second_learns_that_it_was_answered(desk: Desk) -> None:
    await ask(desk, "membre", LinkDraft("Mireille Gagnon", person_id=desk.mireille))
    other = desk.stage.hand("administration")
    mine, theirs = [seen(await hand.use("/gerer bottin approuver")) for hand in (desk.hand, other)]
    await other.press(theirs, label="Confirmer")
    late = await desk.hand.press(mine, label="Refuser")
    assert "Cette demande a déjà reçu une réponse." in texts_of(seen(late))


async def test_an_entry_that_somebody_else_got_meanwhile_is_not_confirmed(desk: Desk) -> None:
    await ask(desk, "nouveau", LinkDraft("Mireille Gagnon", person_id=desk.mireille))
    shown = seen(await desk.hand.use("/gerer bottin approuver"))
    await link(desk, "@Mireille Gagnon")
    refused = seen(await desk.hand.press(shown, label="Confirmer"))
    assert "Rien n'a été modifié" in texts_of(refused)
    again = seen(await desk.hand.use("/gerer bottin approuver"))
    assert "qui est déjà celle de" in texts_of(again)
    assert "Confirmer" not in labels_of(again)


async def test_the_notices_button_answers_whoever_pressed_it_alone(desk: Desk) -> None:
    request_id = await ask(desk, "membre", LinkDraft("Mireille Gagnon", person_id=desk.mireille))
    channel = int(desk.hand.channel("coordination")["id"])
    control = Control("Voir la demande", link_control(OPEN, request_id))
    assert await tell_channel(desk.stage.app.client, channel, layout(Screen("Une demande", controls=[control])))
    notice = desk.hand.sees("coordination")[-1]
    shown = seen(await desk.hand.press(notice, label="Voir la demande"))
    assert "**Dit être :** Mireille Gagnon" in texts_of(shown)
    await desk.hand.press(shown, label="Confirmer")
    assert texts_of(desk.hand.sees("coordination")[0]) == "## Une demande"
    late = await desk.hand.press(notice, label="Voir la demande")
    assert "Cette demande a déjà reçu une réponse." in texts_of(seen(late))
