"""Whatever the use cases wrote of somebody, in their own entries and in others', is forgotten with them."""

import re
from dataclasses import replace
from datetime import date

import pytest

from bot.domain.clock import SettableClock
from bot.domain.directory import Carrier, CarrierKind
from bot.domain.directory_drafts import GroupDraft, LinkDraft, OrganizationDraft, PersonDraft
from bot.domain.guild_settings import PrivacyOfficer, SettingKey
from bot.domain.importing import Preview
from bot.domain.journal import COURROIE, Actor
from bot.domain.personal_data import DataKind
from bot.importers.directory_csv import read_directory_csv
from bot.services import board, directory, directory_groups, directory_merging, entrusting, links
from bot.services.deps import Deps
from bot.services.directory_import import Decisions, import_directory
from bot.services.personal_data import erase_person, personal_data_of
from bot.services.plans import import_plan
from bot.services.settings import change_setting
from bot.services.snapshots import Snapshots
from bot.services.survey_closing import close_survey
from storage.database import Database
from tests.samples import SMALL_PLAN
from tests.storage.survey_rows import answer, publish
from tests.storage.tools import NOW, contents

MEMBER, OTHER = 712_000_000_000_000_001, 712_000_000_000_000_777
COORDINATION = Actor.member(OTHER)
NAME = "Zénaïde Marqueterie"


@pytest.fixture
def deps(database: Database) -> Deps:
    return Deps(database, SettableClock(NOW), Snapshots(database, 10))


async def live(deps: Deps) -> tuple[int, int]:
    """Somebody does, and has done to them, all that the use cases allow; give them and their successor."""
    who, by = (deps, 1), COORDINATION
    await import_plan(*who, Preview(SMALL_PLAN), actor=by)
    home = await directory.enrol_organization(*who, by, OrganizationDraft("Auberge"))
    table = await directory_groups.enrol_group(*who, by, GroupDraft("Table logement"))
    other = await directory.enrol_person(*who, by, PersonDraft("Autre personne"))
    twin = await directory.enrol_person(*who, by, PersonDraft(f"{NAME} (bis)", "Marquage", "marque@exemple.org"))
    refused = await links.request_link(*who, MEMBER, LinkDraft(NAME, "Marquage", person_id=other), confirmation=True)
    await links.refuse_link(*who, by, refused.request_id or 0)
    asked = await links.request_link(*who, MEMBER, LinkDraft(NAME, phone="514 000-0000"), confirmation=True)
    person = (await links.confirm_link(*who, by, asked.request_id or 0)).id
    await links.correct_own_card(*who, MEMBER, name=NAME, function="Marquage", email="marque@exemple.org")
    await links.unlink_person(*who, by, person)
    await links.link_person(*who, by, person, MEMBER)
    seat = await directory.represent(*who, by, person, home, table, date(2012, 1, 1))
    await directory.end_representation(*who, by, seat, date(2012, 6, 1))
    for lead in (other, person, other):
        await directory_groups.give_lead(*who, by, table, lead)
    for elected, start in ((person, date(2011, 1, 1)), (other, date(2012, 1, 1))):
        await board.elect(*who, by, table, elected, start, None)
    for carrier in (other, person, other):
        await entrusting.entrust(*who, by, Carrier(CarrierKind.PERSON, carrier), party="CLSC")
    for officer in (
        PrivacyOfficer("Autre", "a@exemple.org", OTHER),
        PrivacyOfficer(NAME, "marque@exemple.org", MEMBER),
    ):
        await change_setting(*who, by, SettingKey.PRIVACY_OFFICER, officer)
    await directory.enrol_organization(*who, Actor.member(MEMBER), OrganizationDraft("Comptoir"))
    await directory_merging.merge_people(*who, by, person, twin)
    return person, other


async def test_whatever_was_written_of_somebody_is_forgotten(deps: Deps, database: Database) -> None:
    person, other = await live(deps)
    before = repr(await contents(database))
    assert all(
        mark in before for mark in ("Marqueterie", "Marquage", "marque@exemple.org", "514 000-0000", str(MEMBER))
    )
    await erase_person(deps, 1, COURROIE, person_id=person)
    after = repr(await contents(database))
    assert [mark for mark in ("Marqu", "marqu", "514 000-0000", str(MEMBER)) if mark in after] == []
    assert "Autre personne" in after
    assert other in (await deps.snapshots.get(1)).snapshot.directory.people


async def test_whoever_came_in_by_a_sheet_is_forgotten_too(deps: Deps, database: Database) -> None:
    rows = (
        f"personne;{NAME};marque@exemple.org;;",
        f"mandat;{NAME};;Table logement;2012-10-01",
        "table;Table logement;;;",
    )
    await directory_groups.enrol_group(deps, 1, COORDINATION, GroupDraft("Table logement"))
    sheet = read_directory_csv("\n".join(("type;nom;courriel;table;depuis", *rows)).encode())
    await import_directory(deps, 1, COORDINATION, sheet, Decisions())
    (person,) = (await deps.snapshots.get(1)).snapshot.directory.people
    assert "Marqueterie" in repr(await contents(database))
    await erase_person(deps, 1, COURROIE, person_id=person)
    after = repr(await contents(database))
    assert [mark for mark in ("Marqu", "marque@") if mark in after] == []
    assert "Table logement" in after


async def test_no_id_of_somebody_who_is_gone_is_left_for_whoever_comes_next(deps: Deps, database: Database) -> None:
    """Nothing that was said of one may ever be said of another; nor may an old button be about them."""
    person, _other = await live(deps)
    await erase_person(deps, 1, COURROIE, person_id=person)
    newcomer = await directory.enrol_person(deps, 1, COORDINATION, PersonDraft("Nouvelle personne"))
    assert newcomer > person
    await links.link_person(deps, 1, COORDINATION, newcomer, 5)
    held = {each.kind: len(each.rows) for each in (await personal_data_of(deps, 1, 5)).held}
    assert held == {DataKind.CARD: 1, DataKind.JOURNAL_OF_ENTRY: 2}


async def test_one_is_told_nothing_of_anybody_else(deps: Deps) -> None:
    """Not even by number: whose entry one took for one's own, who came before or after."""
    person, _other = await live(deps)
    told = repr(await personal_data_of(deps, 1, MEMBER))
    assert NAME in told
    assert set(re.findall(r"(?:person|lead)_id'?[:=] ?(\d+)", told)) == {str(person)}
    assert [word for word in ("Autre", "a@exemple.org", str(OTHER)) if word in told] == []


async def test_a_pending_request_is_told_and_erased(deps: Deps) -> None:
    await links.request_link(deps, 1, MEMBER, LinkDraft(NAME), confirmation=True)
    data = await personal_data_of(deps, 1, MEMBER)
    assert (data.name, [each.kind for each in data.held]) == (NAME, [DataKind.LINK_REQUEST])
    await erase_person(deps, 1, Actor.member(MEMBER), user_id=MEMBER)
    assert (await personal_data_of(deps, 1, MEMBER)).held == ()
    assert await links.link_requests(deps, 1) == ()


async def test_the_references_where_ones_name_stands_are_given(deps: Deps) -> None:
    plan = SMALL_PLAN
    action = plan.axes[0].objectives[0].specific_objectives[0].actions[0]
    named = replace(action, title="Rencontrer zenaïde MARQUETERIE, mardi", partners=())
    specific = replace(plan.axes[0].objectives[0].specific_objectives[0], actions=(named,))
    objective = replace(plan.axes[0].objectives[0], specific_objectives=(specific,))
    named_plan = replace(plan, axes=(replace(plan.axes[0], objectives=(objective,)),))
    await import_plan(deps, 1, Preview(named_plan), actor=COORDINATION)
    person = await directory.enrol_person(deps, 1, COORDINATION, PersonDraft(NAME))
    await links.link_person(deps, 1, COORDINATION, person, MEMBER)
    data = await personal_data_of(deps, 1, MEMBER)
    assert {title: [str(each) for each in places] for title, places in data.named_at.items()} == {
        "Plan d'action": ["II.B.1.4"]
    }
    assert not data.named_elsewhere


async def test_an_older_version_or_a_name_of_the_roundtables_is_told_too(deps: Deps) -> None:
    await directory.enrol_organization(deps, 1, COORDINATION, OrganizationDraft(f"Chez {NAME}"))
    person = await directory.enrol_person(deps, 1, COORDINATION, PersonDraft(NAME))
    await links.link_person(deps, 1, COORDINATION, person, MEMBER)
    data = await personal_data_of(deps, 1, MEMBER)
    assert (dict(data.named_at), data.named_elsewhere) == ({}, True)


async def test_what_is_in_an_open_box_is_told_once_it_is_sealed(deps: Deps) -> None:
    """Whoever asks to be called by some words would else learn that somebody has just written them."""
    person = await directory.enrol_person(deps, 1, COORDINATION, PersonDraft(NAME))
    await links.link_person(deps, 1, COORDINATION, person, MEMBER)
    survey = await publish(deps.database)
    assert await answer(deps.database, survey, 55, {3: f"Parlez-en à {NAME}."})
    assert not (await personal_data_of(deps, 1, MEMBER)).named_elsewhere
    await close_survey(deps, 1, COORDINATION, survey.id)
    assert (await personal_data_of(deps, 1, MEMBER)).named_elsewhere


async def test_what_another_guild_wrote_is_told_to_nobody_here(deps: Deps) -> None:
    await directory.enrol_organization(deps, 2, COORDINATION, OrganizationDraft(f"Chez {NAME}"))
    person = await directory.enrol_person(deps, 1, COORDINATION, PersonDraft(NAME))
    await links.link_person(deps, 1, COORDINATION, person, MEMBER)
    assert not (await personal_data_of(deps, 1, MEMBER)).named_elsewhere


@pytest.mark.parametrize(("account", "told"), [(None, True), (MEMBER, False)])
async def test_an_officer_who_was_named_without_an_account_is_told_so(
    deps: Deps, account: int | None, *, told: bool
) -> None:
    """Courroie does not know that it is them, and does not erase it; with their account it does."""
    person = await directory.enrol_person(deps, 1, COORDINATION, PersonDraft(NAME))
    await links.link_person(deps, 1, COORDINATION, person, MEMBER)
    await change_setting(
        deps, 1, COORDINATION, SettingKey.PRIVACY_OFFICER, PrivacyOfficer(NAME, "x@exemple.org", account)
    )
    data = await personal_data_of(deps, 1, MEMBER)
    assert data.named_elsewhere is told
    assert (DataKind.PRIVACY_OFFICER in {each.kind for each in data.held}) is not told
