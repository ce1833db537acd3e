"""`/gerer journal`: who changed what, when, before and after, with the real bot."""

import pytest

from bot.domain.directory import OrganizationKind
from bot.domain.directory_drafts import OrganizationDraft, PersonDraft
from bot.domain.guild_settings import SettingKey
from bot.domain.journal import SHELL, Actor
from bot.playground.json_types import JSON
from bot.services.directory import correct_organization, correct_person, enrol_organization, enrol_person
from bot.services.links import link_person
from bot.services.personal_data import erase_person
from bot.services.settings import change_setting
from tests.scenarios.stage import Stage, labels_of, texts_of

CLSC = OrganizationDraft("CLSC de Lachine", kind=OrganizationKind.INSTITUTION)


def guild_of(stage: Stage) -> int:
    return int(stage.world.guild_id)


def actor(stage: Stage, persona: str) -> Actor:
    return Actor.member(int(stage.hand(persona).user["id"]))


async def asked(stage: Stage, options: str = "", persona: str = "coordination", locale: str = "fr") -> str:
    command = "/manage journal" if locale != "fr" else "/gerer journal"
    shown = await stage.hand(persona, locale).use(f"{command} {options}".strip())
    return texts_of(shown.message or {})


async def enrol_clsc(stage: Stage) -> None:
    deps, by = stage.app.deps, actor(stage, "coordination")
    clsc = await enrol_organization(deps, guild_of(stage), by, CLSC)
    late = OrganizationDraft(CLSC.name, kind=CLSC.kind, in_good_standing=False)
    await correct_organization(deps, guild_of(stage), by, clsc, late)


async def enrol_mireille(stage: Stage) -> int:
    deps, claire = stage.app.deps, actor(stage, "coordination")
    person = await enrol_person(deps, guild_of(stage), claire, PersonDraft("Mireille Gagnon", email="m@example.org"))
    await link_person(deps, guild_of(stage), claire, person, actor(stage, "membre").user_id or 0)
    return person


async def test_it_says_who_changed_what_when_before_and_after(empty_stage: Stage) -> None:
    await enrol_clsc(empty_stage)
    text = await asked(empty_stage)
    claire = empty_stage.hand("coordination").user["id"]
    changed = f"<@{claire}> a modifié l'organisation « CLSC de Lachine »"
    added = f"<@{claire}> a inscrit l'organisation « CLSC de Lachine »"
    assert text.index(changed) < text.index("en règle : oui → non") < text.index(added)
    assert text.index(added) < text.index("nom : CLSC de Lachine") < text.index("sorte : Institution")
    assert "-# le " in text


async def test_in_english_it_is_in_english(empty_stage: Stage) -> None:
    await enrol_clsc(empty_stage)
    text = await asked(empty_stage, locale="en-US")
    assert "changed the organization “CLSC de Lachine”" in text
    assert "in good standing: yes → no" in text


async def test_people_have_the_name_that_the_directory_gives_them_now(empty_stage: Stage) -> None:
    await enrol_mireille(empty_stage)
    claire = empty_stage.hand("coordination").user["id"]
    text = await asked(empty_stage)
    assert f"<@{claire}> a relié la fiche de Mireille Gagnon à un membre du serveur" in text
    member = empty_stage.hand("membre").user["id"]
    assert f"membre du serveur : rien → <@{member}>" in text


async def test_who_was_removed_has_no_name_in_it(empty_stage: Stage) -> None:
    person = await enrol_mireille(empty_stage)
    await erase_person(empty_stage.app.deps, guild_of(empty_stage), SHELL, person_id=person)
    text = await asked(empty_stage)
    assert "La ligne de commande a effacé les renseignements d'une personne" in text
    assert "Mireille" not in text
    assert "example.org" not in text


async def test_it_is_narrowed_to_a_person_a_thing_and_days(empty_stage: Stage) -> None:
    await enrol_clsc(empty_stage)
    await enrol_mireille(empty_stage)
    deps, denis = empty_stage.app.deps, actor(empty_stage, "administration")
    await change_setting(deps, guild_of(empty_stage), denis, SettingKey.LANGUAGE, "en")
    of_mireille = await asked(empty_stage, "personne:@Mireille Gagnon")
    assert "a inscrit la fiche de Mireille Gagnon" in of_mireille
    assert "CLSC" not in of_mireille
    settings = await asked(empty_stage, "quoi:Réglages personne:@Denis Roy")
    assert "Langue de Courroie : Français → Anglais" in settings
    assert "CLSC" not in settings
    today = empty_stage.world.clock.now().date()
    assert "CLSC" in await asked(empty_stage, f"depuis:{today} jusqua:{today}")
    assert "Rien n'est au journal" in await asked(empty_stage, "jusqua:31 décembre 2001")


async def test_it_is_narrowed_to_one_entry_whoever_it_is_of(empty_stage: Stage) -> None:
    deps, by = empty_stage.app.deps, actor(empty_stage, "coordination")
    await enrol_clsc(empty_stage)  # its number is also that of the first person
    person = await enrol_person(deps, guild_of(empty_stage), by, PersonDraft("Bruno Lévesque"))  # nobody on Discord
    for number in range(14):
        draft = PersonDraft("Bruno Lévesque", f"fonction {number}")
        await correct_person(deps, guild_of(empty_stage), by, person, draft)
    of_clsc = await asked(empty_stage, "fiche:clsc")
    assert "a inscrit l'organisation « CLSC de Lachine »" in of_clsc
    assert "Bruno" not in of_clsc
    hand = empty_stage.hand("coordination")
    page = (await hand.use("/gerer journal fiche:Bruno Lévesque")).message or {}
    assert texts_of(page).startswith("## Journal\n-# Bruno Lévesque")
    page = (await hand.press(page, label="Plus ancien")).message or {}
    assert "a inscrit la fiche de Bruno Lévesque" in texts_of(page)
    assert "CLSC" not in texts_of(page)
    assert "Je ne trouve pas la fiche « Zénobie »" in await asked(empty_stage, "fiche:Zénobie")


async def test_a_day_that_cannot_be_read_is_told(empty_stage: Stage) -> None:
    assert "« hier matin »" in await asked(empty_stage, "depuis:hier matin")


async def test_pages_go_down_to_the_oldest_and_back_up(empty_stage: Stage) -> None:
    for number in range(40):
        draft = OrganizationDraft(f"Organisme {number:02}", other_names=tuple(letter * 100 for letter in "xyz"))
        await enrol_organization(empty_stage.app.deps, guild_of(empty_stage), SHELL, draft)
    hand = empty_stage.hand("coordination")
    down = [(await hand.use("/gerer journal quoi:Organisations")).message or {}]
    while "Plus ancien" in labels_of(down[-1]):
        down.append((await hand.press(down[-1], label="Plus ancien")).message or {})
    assert [name for page in down for name in named(page)] == [f"Organisme {n:02}" for n in reversed(range(40))]
    up = [down[-1]]
    while "Plus récent" in labels_of(up[-1]):
        up.append((await hand.press(up[-1], label="Plus récent")).message or {})
    assert [name for page in reversed(up) for name in named(page)] == [f"Organisme {n:02}" for n in reversed(range(40))]


def named(page: JSON) -> list[str]:
    said = [line for line in texts_of(page).splitlines() if "a inscrit" in line]
    return [line.split("« ")[1].removesuffix(" »") for line in said]


@pytest.mark.parametrize("persona", ["membre", "responsable"])
async def test_it_is_the_coordinations(empty_stage: Stage, persona: str) -> None:
    offered = [command["name"] for command in empty_stage.hand(persona).commands()]
    assert "plan" in offered
    assert "gerer" not in offered
