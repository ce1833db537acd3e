"""Whatever is journaled can be said, in both languages; nothing shows a field's own name."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest

from bot.domain.assembly import Assembly, AssemblyStatus
from bot.domain.assembly_changes import assembly_facts
from bot.domain.deadline import Deadline
from bot.domain.deadline_changes import deadline_change
from bot.domain.directory import (
    BoardTerm,
    Carrier,
    CarrierKind,
    Directory,
    Entrustment,
    Group,
    MemberOrganization,
    Person,
    Representation,
)
from bot.domain.directory_changes import Record, entrustment_changes, record_changes
from bot.domain.guild_settings import (
    DEFAULT_BYLAWS,
    AssemblyKind,
    Digest,
    FiscalYearStart,
    FollowUp,
    GuildSettings,
    Panel,
    PrivacyOfficer,
    QuietHours,
    Retention,
    SettingKey,
    Surveys,
)
from bot.domain.journal import COURROIE, SHELL, Act, Actor, ActorKind, Change, Entry, Subject
from bot.domain.setting_values import facts_of
from bot.texts.catalogue import texts_in
from bot.texts.journal import entry_sentence, subject_label
from bot.texts.journal_facts import fact_lines

CLAIRE = Person(1, "Claire Fortin", user_id=500)
DIRECTORY = Directory(
    organizations={5: MemberOrganization(5, "CLSC")}, people={1: CLAIRE}, groups={7: Group(7, "Table Habitation")}
)
RECORDS: tuple[Record, ...] = (
    MemberOrganization(5, "CLSC", ("C",), member_since=date(2011, 5, 1)),
    Person(1, "Claire Fortin", "Directrice", "c@example.org", "514", 5, 500, True, False, date(2011, 5, 1)),
    Group(7, "Table Habitation", parent_id=7, channel_id=8, role_id=9, lead_id=1),
    Representation(2, 1, 5, 7, date(2011, 5, 1), date(2012, 5, 1)),
    BoardTerm(3, 7, 1, date(2011, 5, 1), date(2012, 5, 1)),
)
SET: dict[SettingKey, Any] = {
    SettingKey.COORDINATION_ROLES: (9,),
    SettingKey.ANNOUNCEMENTS_CHANNEL: 8,
    SettingKey.COORDINATION_CHANNEL: 8,
    SettingKey.LANGUAGE: "en",
    SettingKey.TIME_ZONE: "America/Vancouver",
    SettingKey.FISCAL_YEAR_START: FiscalYearStart(1, 1),
    SettingKey.BYLAWS: DEFAULT_BYLAWS,
    SettingKey.REMINDER_OFFSETS: (timedelta(days=3),),
    SettingKey.QUIET_HOURS: QuietHours(time(20), time(7)),
    SettingKey.FOLLOW_UP: FollowUp(5, 8),
    SettingKey.DIGEST: Digest(8, 2, time(8)),
    SettingKey.PRIVACY_OFFICER: PrivacyOfficer("Claire Fortin", "c@example.org", 500),
    SettingKey.RETENTION: Retention(12, 12),
    SettingKey.SURVEYS: Surveys(8),
    SettingKey.LINK_CONFIRMATION: False,
    SettingKey.PANEL: Panel(8, 10),
}


def lines(change: Change, language: str = "fr") -> list[str]:
    return [line.replace("\xa0", " ") for line in fact_lines(texts_in(language), change, DIRECTORY)]


def sentence(change: Change, actor: Actor = SHELL, language: str = "fr") -> str:
    entry = Entry(1, datetime(2026, 3, 2, tzinfo=UTC), actor, change)
    return entry_sentence(texts_in(language), entry, DIRECTORY).replace("\xa0", " ")


def every_change() -> list[Change]:
    found = [change for record in RECORDS for change in record_changes(DIRECTORY, None, record)]
    for kind, number in zip(CarrierKind, (9, 7, 5, 1, None, None), strict=True):
        entrustment = Entrustment(Carrier(kind, number), party="milieu")
        found += entrustment_changes(DIRECTORY, "Milieu", None, entrustment)
        found += entrustment_changes(DIRECTORY, "Milieu", entrustment, None)
    defaults = GuildSettings()
    for key, value in SET.items():
        found.append(
            Change(Subject.SETTING, Act.CHANGED, None, key, facts_of(key, getattr(defaults, key)), facts_of(key, value))
        )
    found.append(Change(Subject.PLAN, Act.ADDED, 1, "Plan", {}, {"version": 1, "title": "Plan", "table": "Table"}))
    convened = Assembly(
        id=1,
        guild_id=1,
        kind=AssemblyKind.BOARD,
        status=AssemblyStatus.CONVENED,
        start_local=datetime.fromisoformat("2013-05-30T18:30"),
        time_zone="America/Toronto",
        starts_at=datetime(2013, 5, 30, 22, 30, tzinfo=UTC),
        changed_at=datetime(2013, 5, 1, tzinfo=UTC),
        title="CA",
        place="CLSC",
        link="https://exemple.org",
        agenda="1. Mot",
        reason="Tempête",
    )
    found.append(Change(Subject.ASSEMBLY, Act.ADDED, 1, "CA", {}, assembly_facts(convened)))
    said = {"minutes_url": "https://exemple.org", "minutes_note": "Adopté", "decisions": 2, "vote": "adopted"}
    found.append(Change(Subject.ASSEMBLY, Act.CHANGED, 1, str(AssemblyKind.BOARD), {}, said))
    found.append(Change(Subject.DOUBT, Act.CHANGED, 1, "Plan", {"status": "open"}, {"status": "confirmed", "line": 3}))
    by_luc = Deadline(
        3,
        1,
        4,
        datetime.fromisoformat("2013-05-30T09:00"),
        "America/Toronto",
        datetime(2013, 5, 30, 13, tzinfo=UTC),
        rule="FREQ=YEARLY",
        offsets=(timedelta(days=2),),
        carrier=Carrier(CarrierKind.PERSON, 1),
    )
    moved = replace(by_luc, due_local=datetime.fromisoformat("2013-06-06T09:00"))
    found.append(deadline_change(DIRECTORY, Act.ADDED, "II.B.1.4", None, by_luc))
    found.append(deadline_change(DIRECTORY, Act.CHANGED, "II.B.1.4", by_luc, moved, answer="postponed"))
    return found


@pytest.mark.parametrize("language", ["fr", "en"])
def test_whatever_is_journaled_can_be_said(language: str) -> None:
    for change in every_change():
        said = [sentence(change, language=language), *lines(change, language)]
        assert all(said), change
        assert "_" not in "".join(said), change
        assert len(said) > 1 or change.act is Act.REMOVED, change


def test_every_setting_is_tried() -> None:
    assert set(SET) == set(SettingKey)
    assert set(DEFAULT_BYLAWS) == set(AssemblyKind)


@pytest.mark.parametrize("subject", Subject)
def test_every_act_on_every_thing_has_its_words(subject: Subject) -> None:
    assert subject_label(texts_in("fr"), subject)
    label = SettingKey.LANGUAGE if subject is Subject.SETTING else "X"
    for act in Act:
        assert sentence(Change(subject, act, 99, label)).startswith("La ligne de commande ")


def test_whoever_did_it_has_the_name_of_today_a_mention_or_what_they_are() -> None:
    change = Change(Subject.ORGANIZATION, Act.CHANGED, 5, "CLSC")
    whoever = [Actor.member(500), Actor.member(501), SHELL, COURROIE, Actor(ActorKind.FORGOTTEN)]
    assert [sentence(change, each).removesuffix(" a modifié l'organisation « CLSC »") for each in whoever] == [
        "Claire Fortin",
        "<@501>",
        "La ligne de commande",
        "Courroie",
        "Une personne effacée",
    ]


def test_a_person_is_named_by_the_directory_and_by_nothing_else() -> None:
    known, gone, asked = (
        sentence(Change(Subject.PERSON, Act.CHANGED, *who)) for who in ((1, "Ancien nom"), (2, "Ancien nom"), (None,))
    )
    assert known == "La ligne de commande a modifié la fiche de Claire Fortin"
    assert gone == asked == "La ligne de commande a modifié la fiche d'une personne effacée"
    by_member = Change(Subject.PERSON, Act.REFUSED, None, user_id=502)
    assert sentence(by_member) == "La ligne de commande a refusé de relier la fiche de <@502>"


def test_what_stood_before_and_after_is_told_field_by_field() -> None:
    before = {"in_good_standing": True, "other_names": [], "lead_id": 1, "member_since": None, "function": ""}
    after = {
        "in_good_standing": False,
        "other_names": ["A", "B"],
        "lead_id": 2,
        "member_since": "2011-04-01",
        "function": "",
    }
    assert lines(Change(Subject.GROUP, Act.CHANGED, 7, "T", before, after)) == [
        "en règle : oui → non",
        "autres noms : rien → A, B",
        "qui en répond : Claire Fortin → une personne effacée",
        "membre depuis : rien → 1er avril 2011",
    ]


def test_a_setting_is_told_in_the_words_of_the_settings() -> None:
    key = SettingKey.BYLAWS
    parts = {"bylaws.board.notice_days": 7}, {"bylaws.board.notice_days": 10}
    assert lines(Change(Subject.SETTING, Act.CHANGED, None, key, *parts)) == [
        "Conseil d'administration, avis (en jours) : 7 → 10"
    ]
    key = SettingKey.COORDINATION_ROLES
    (line,) = lines(Change(Subject.SETTING, Act.CHANGED, None, key, facts_of(key, ()), facts_of(key, (9, 10))))
    assert line.endswith("→ <@&9>, <@&10>")


def test_a_due_date_is_said_in_words() -> None:
    change = every_change()[-2]
    assert sentence(change) == "La ligne de commande a planifié une échéance de l'action « II.B.1.4 »"
    assert lines(change) == [
        "échéance : le jeudi 30 mai 2013 à 9 h",
        "récurrence : tous les ans",
        "rappels : 2 jours",
        "confié à : une personne",
        "personne : Claire Fortin",
    ]
    assert lines(every_change()[-1]) == [
        "échéance : le jeudi 30 mai 2013 à 9 h → le jeudi 6 juin 2013 à 9 h",
        "réponse : reporté",
    ]


def test_an_assembly_is_told_by_its_title_or_its_kind() -> None:
    moved = {"start_local": "2013-05-30T18:30"}, {"start_local": "2013-06-06T19:00"}
    change = Change(Subject.ASSEMBLY, Act.CHANGED, 1, "Logement", *moved)
    assert sentence(change) == "La ligne de commande a modifié l'assemblée « Logement »"
    assert lines(change) == ["jour et heure : jeudi 30 mai 2013, 18 h 30 → jeudi 6 juin 2013, 19 h"]
    untitled = Change(Subject.ASSEMBLY, Act.ADDED, 1, str(AssemblyKind.BOARD))
    assert sentence(untitled) == "La ligne de commande a convoqué l'assemblée « Conseil d'administration »"
    voted = Change(Subject.ASSEMBLY, Act.CHANGED, 1, "Logement", {}, {"vote": "adopted"})
    assert lines(voted) == ["vote : adoptée"]
