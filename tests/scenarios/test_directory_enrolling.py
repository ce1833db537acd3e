"""`/gerer bottin inscrire`: entries come in fast, what is there already is asked about, nothing typed is lost."""

from bot.domain.directory import Directory
from bot.playground.json_types import JSON
from bot.playground.member import Hand
from bot.playground.server import Playground
from bot.playground.shown import Shown
from bot.texts.typography import typeset
from tests.playground.conformity import conforming_playground
from tests.scenarios.directory_stage import seen
from tests.scenarios.stage import Stage, labels_of, on_stage, texts_of

ORGANIZATION = "/gerer bottin inscrire organisation"
AGAIN = "Inscrire une autre organisation"
OPEN_LOGIS = typeset("Ouvrir « Logis Lachine »")


def proposed(shown: Shown) -> dict[str, str]:
    """What stands already in the text fields of the form that is open."""
    assert shown.modal
    fields = [label["component"] for label in shown.modal["components"]]
    return {field["custom_id"]: field["value"] for field in fields if field.get("value")}


async def enrol(hand: Hand, name: str, **more: str) -> JSON:
    """Enter an organisation, and give the screen that answers."""
    return seen(await hand.submit(await hand.use(ORGANIZATION), {"name": name, **more}))


async def directory_of(stage: Stage) -> Directory:
    return (await stage.app.deps.snapshots.get(int(stage.world.guild_id))).snapshot.directory


async def test_three_organisations_are_entered_one_after_the_other(empty_stage: Stage) -> None:
    hand = empty_stage.hand("coordination")
    card = await enrol(hand, "Logis Lachine", other_names="LL; Le Logis\nLogis", since="mai 2011")
    assert "C'est inscrit au bottin." in texts_of(card)
    for name in ("GRAME", "Carrefour d'entraide"):
        card = seen(await hand.submit(await hand.press(card, label=AGAIN), {"name": name, "kind": "Entreprise"}))
        assert f"## {name}" in texts_of(card)
    logis, *others = (await directory_of(empty_stage)).organizations.values()
    assert logis.other_names == ("LL", "Le Logis", "Logis")
    assert str(logis.member_since) == "2011-05-01"
    assert [(each.name, each.kind.value) for each in others] == [
        ("GRAME", "business"),
        ("Carrefour d'entraide", "business"),
    ]


async def test_what_cannot_be_accepted_comes_back_to_be_corrected(empty_stage: Stage) -> None:
    hand = empty_stage.hand("coordination")
    screen = await enrol(hand, "> Logis", other_names="a\n- b", since="jadis")
    assert "Je ne peux pas lire la date « jadis »." in texts_of(screen)
    assert "**Autres noms et sigles**\na\n\\- b" in texts_of(screen)
    again = await hand.press(screen, label="Corriger")
    assert proposed(again) == {"name": "> Logis", "other_names": "a\n- b", "since": "jadis"}
    assert "C'est inscrit" in texts_of(seen(await hand.submit(again, {"since": ""})))


async def test_a_name_very_close_to_one_that_is_there_is_asked_about(empty_stage: Stage) -> None:
    hand = empty_stage.hand("coordination")
    await enrol(hand, "Logis Lachine")
    screen = await enrol(hand, "Logi Lachine", since="2012")
    assert "Le bottin a déjà « Logis Lachine ». Est-ce la même?" in texts_of(screen)
    opened = await hand.press(screen, label=OPEN_LOGIS)
    assert "## Logis Lachine" in texts_of(seen(opened))
    assert len((await directory_of(empty_stage)).organizations) == 1


async def test_whoever_says_that_it_is_another_loses_nothing_of_what_was_typed(empty_stage: Stage) -> None:
    hand = empty_stage.hand("coordination")
    await enrol(hand, "Logis Lachine")
    screen = await enrol(hand, "Logi Lachine", other_names="*L*", since="2012")
    card = seen(await hand.press(screen, label="Inscrire quand même"))
    assert "## Logi Lachine" in texts_of(card)
    entered = list((await directory_of(empty_stage)).organizations.values())[1]
    assert (entered.name, entered.other_names, str(entered.member_since)) == ("Logi Lachine", ("*L*",), "2012-01-01")


async def test_the_very_same_name_is_never_entered_twice(empty_stage: Stage) -> None:
    hand = empty_stage.hand("coordination")
    await enrol(hand, "Logis Lachine")
    screen = seen(await hand.press(await enrol(hand, "logis lachine"), label="Inscrire quand même"))
    assert "est déjà au bottin" in texts_of(screen)
    assert labels_of(screen) == ["Corriger", OPEN_LOGIS]
    assert len((await directory_of(empty_stage)).organizations) == 1


async def test_two_coordinators_who_enter_the_same_one_at_once_make_one(empty_stage: Stage) -> None:
    first, second = empty_stage.hand("coordination"), empty_stage.hand("administration")
    forms = [await hand.use(ORGANIZATION) for hand in (first, second)]
    await first.submit(forms[0], {"name": "GRAME"})
    screen = seen(await second.submit(forms[1], {"name": "GRAME"}))
    assert "Le bottin a déjà « GRAME »." in texts_of(screen)


async def test_a_person_works_for_an_organisation_that_the_directory_has(empty_stage: Stage) -> None:
    hand = empty_stage.hand("coordination")
    await enrol(hand, "Carrefour jeunesse-emploi de Marquette")
    form = await hand.use("/gerer bottin inscrire personne")
    screen = seen(await hand.submit(form, {"name": "Ana Roy", "organization": "Inconnue", "email": "ana@exemple.org"}))
    assert "Je ne trouve pas l'organisation « Inconnue » au bottin." in texts_of(screen)
    again = await hand.press(screen, label="Corriger")
    card = seen(await hand.submit(again, {"organization": "CJE"}))
    assert "Carrefour jeunesse-emploi de Marquette" in texts_of(card)
    assert "ana@exemple.org" in texts_of(card)


async def test_a_citizen_comes_in_their_own_name_and_may_be_a_member(empty_stage: Stage) -> None:
    hand = empty_stage.hand("coordination")
    card = seen(await hand.submit(await hand.use("/gerer bottin inscrire personne"), {"name": "Ana Roy"}))
    assert "Cette personne vient en son propre nom" in texts_of(card)
    form = await hand.press(card, label="Adhésion individuelle")
    await hand.submit(form, {"member": "Oui", "since": "2010"})
    (person,) = (await directory_of(empty_stage)).people.values()
    assert person.is_member
    assert str(person.member_since) == "2010-01-01"


async def test_a_namesake_is_entered_once_it_is_said_that_they_are_somebody_else(empty_stage: Stage) -> None:
    hand = empty_stage.hand("coordination")
    await hand.submit(await hand.use("/gerer bottin inscrire personne"), {"name": "Ana Roy"})
    screen = seen(await hand.submit(await hand.use("/gerer bottin inscrire personne"), {"name": "Ana Roy"}))
    assert "Est-ce la même?" in texts_of(screen)
    await hand.press(screen, label="Inscrire quand même")
    assert [each.name for each in (await directory_of(empty_stage)).people.values()] == ["Ana Roy", "Ana Roy"]


async def test_a_committee_stands_under_its_table(empty_stage: Stage) -> None:
    hand = empty_stage.hand("coordination")
    await hand.submit(await hand.use("/gerer bottin inscrire table ou comité"), {"name": "Table habitation"})
    form = await hand.use("/gerer bottin inscrire table ou comité")
    asked = {"name": "Logement social", "kind": "Sous-comité", "parent": "habitation", "recognised": "Non"}
    assert "C'est inscrit" in texts_of(seen(await hand.submit(form, asked)))
    table, committee = (await directory_of(empty_stage)).groups.values()
    assert committee.parent_id == table.id
    assert (committee.kind.value, committee.recognised, table.recognised) == ("subcommittee", False, True)


async def test_a_form_that_a_restart_interrupted_is_still_answered(world: Playground, url: str) -> None:
    async with on_stage(world, url) as stage:
        hand = stage.hand("coordination")
        form = await hand.use(ORGANIZATION)
    async with on_stage(world, url) as stage:
        screen = seen(await hand.submit(form, {"name": "GRAME", "since": "jadis"}))
    async with on_stage(world, url) as stage:
        again = await hand.press(screen, label="Corriger")
        assert "C'est inscrit" in texts_of(seen(await hand.submit(again, {"since": "2011"})))
        assert [each.name for each in (await directory_of(stage)).organizations.values()] == ["GRAME"]


async def test_an_organisation_is_of_its_own_guild_alone(url: str) -> None:
    async with conforming_playground(guilds=2) as world, on_stage(world, url) as stage:
        here, there = (world.hand("administration", locale="fr", guild_id=each) for each in world.guild_ids)
        await enrol(here, "GRAME")
        assert "Je ne trouve pas « GRAME » au bottin." in texts_of(
            seen(await there.use("/gerer bottin modifier GRAME"))
        )
        theirs = await enrol(there, "Le GRAME")
        (ours,) = (await directory_of(stage)).organizations.values()
        assert "C'est inscrit" in texts_of(theirs)
        assert ours.name == "GRAME"


async def test_the_longest_answers_fit_the_screen_and_come_back_whole(empty_stage: Stage) -> None:
    hand = empty_stage.hand("coordination")
    name, others = "a" + "*" * 199, "\n".join("[" * 90 + str(n) for n in range(10))
    await enrol(hand, name)
    screen = await enrol(hand, name, other_names=others, since="*" * 40)
    again = await hand.press(screen, label="Corriger")
    assert proposed(again) == {"name": name, "other_names": others, "since": "*" * 40}
    card = seen(await hand.submit(again, {"name": "b" + "*" * 199, "since": ""}))
    assert "C'est inscrit" in texts_of(card)
    *_first, last = (await directory_of(empty_stage)).organizations.values()
    assert last.other_names == tuple(others.split("\n"))
