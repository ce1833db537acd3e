"""The screens of `/moi donnees` promise nothing that is not so, and stay inside Discord's limits."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from discord.ui import LayoutView, TextDisplay

from bot.domain.directory import Directory, Group
from bot.domain.guild_settings import GuildSettings, PrivacyOfficer
from bot.domain.personal_data import DataKind, Effect, Ground, Held, Identity, PersonalData, Purpose, Retention
from bot.domain.reference import Reference
from bot.domain.snapshot import GuildSnapshot
from bot.texts.catalogue import texts_in
from bot.views.personal_data import Holding, confirmation_view, erased_view, holding_view

T = texts_in("fr")
NOW = datetime(2013, 5, 30, 22, 30, tzinfo=UTC)
CARD = Held(
    DataKind.CARD,
    Purpose.DIRECTORY,
    Ground.NECESSITY,
    Retention.DEPARTURE,
    Effect.ROW_GOES,
    ({"id": 1, "name": "Zoé *Roy*", "function": "", "member_since": None, "is_member": True},),
)
PLACES = tuple(Reference(2, 2, 1, number) for number in range(1, 400))


def holding(
    *held: Held, nights: int | None = None, places: tuple[Reference, ...] = (), officer: PrivacyOfficer | None = None
) -> Holding:
    named_at = {"Plan [2011]": places} if places else {}
    data = PersonalData(Identity(4, 1), "Zoé Roy", held, named_at)
    return Holding(data, GuildSnapshot(1, 1, settings=GuildSettings(privacy_officer=officer)), nights)


def text_of(view: LayoutView) -> str:
    shown = "\n".join(item.content for item in view.walk_children() if isinstance(item, TextDisplay))
    return shown.replace("\xa0", " ")


def test_what_is_empty_is_not_told_and_what_was_typed_is_plain() -> None:
    text = text_of(holding_view(T, holding(CARD)))
    assert "- Nom : Zoé \\*Roy\\* · Membre en votre propre nom : oui\n" in text


@pytest.mark.parametrize(("nights", "said"), [(1, "dans 1 nuit."), (14, "dans 14 nuits.")])
def test_how_long_the_nightly_copies_last_is_told(nights: int, said: str) -> None:
    for view in (holding_view, confirmation_view):
        assert said in text_of(view(T, holding(CARD, nights=nights)))
    assert said in text_of(erased_view(T, holding(CARD, nights=nights), {DataKind.CARD: 1}, NOW))


def test_no_copy_is_spoken_of_where_none_is_made_at_night() -> None:
    text = text_of(confirmation_view(T, holding(CARD)))
    assert "nuit" not in text
    assert "Une copie de sauvegarde ou un export fait à la main" in text


def test_the_plan_keeps_the_name_and_says_where() -> None:
    text = text_of(confirmation_view(T, holding(CARD, places=PLACES[:2])))
    assert "Votre nom dans « Plan \\[2011\\] » (II.B.1.1, II.B.1.2) : c'est le texte adopté." in text


def test_a_name_in_another_of_the_roundtables_texts_is_told() -> None:
    told = holding(CARD)
    told = replace(told, data=replace(told.data, named_elsewhere=True))
    for view in (holding_view, confirmation_view):
        assert "Votre nom dans d'autres textes de la table de quartier" in text_of(view(T, told))
        assert "Votre nom dans d'autres textes" not in text_of(view(T, holding(CARD)))


def led(group: Group) -> Held:
    """What is held of whoever answers for ``group``."""
    rows = ({"lead_id": 1, "id": group.id, "name": group.name},)
    return Held(
        DataKind.LEADERSHIP,
        Purpose.RESPONSIBILITIES,
        Ground.NECESSITY,
        Retention.CHANGE,
        Effect.PERSON_GOES,
        rows,
    )


def test_whoever_answers_for_a_table_reads_which_and_that_nobody_will() -> None:
    table = Group(3, "Table habitation")
    snapshot = GuildSnapshot(1, 1, directory=Directory(groups={3: table}))
    lead = replace(holding(CARD, led(table)), snapshot=snapshot)
    assert "- Table ou comité : Table habitation\n" in text_of(holding_view(T, lead))
    assert "n'a plus de responsable" in text_of(confirmation_view(T, lead))
    assert "n'a plus de responsable" not in text_of(confirmation_view(T, holding(CARD)))


def of_meetings(kind: DataKind, effect: Effect, *rows: dict[str, object]) -> Held:
    return Held(kind, Purpose.ASSEMBLIES, Ground.NECESSITY, Retention.ASSEMBLY, effect, rows)


def test_whoever_holds_a_proxy_reads_that_it_will_be_nobodys() -> None:
    proxy = of_meetings(DataKind.PROXY, Effect.PERSON_GOES, {"proxy_person_id": 1, "assembly_id": 4})
    for view in (confirmation_view(T, holding(proxy)), erased_view(T, holding(proxy), {DataKind.PROXY: 1}, NOW)):
        assert "Qui vous avait donné sa procuration n'en a plus" in text_of(view)
    assert "procuration n'en a plus" not in text_of(confirmation_view(T, holding(CARD)))


def test_whoever_is_to_meet_a_due_date_reads_that_nobody_will() -> None:
    due = replace(
        of_meetings(DataKind.DEADLINE_CARRIED, Effect.PERSON_GOES, {"id": 1}), purpose=Purpose.RESPONSIBILITIES
    )
    assert "n'a plus de responsable" in text_of(confirmation_view(T, holding(due)))


def test_what_one_did_at_assemblies_is_counted_dated_and_said_how_long_it_is_kept() -> None:
    rows = ({"assembly_id": 1, "answered_at": NOW}, {"assembly_id": 2, "answered_at": datetime(2012, 5, 1, tzinfo=UTC)})
    text = text_of(holding_view(T, holding(of_meetings(DataKind.ANSWER, Effect.ROW_GOES, *rows))))
    assert "- 2 réponses à des convocations (dernière date : 30 mai 2013)" in text
    assert "Gardé : 3 ans après l'assemblée; une procuration, aussi longtemps que les procès-verbaux." in text


def test_a_name_that_stands_everywhere_still_fits_on_a_screen() -> None:
    for view in (holding_view(T, holding(CARD, places=PLACES)), confirmation_view(T, holding(CARD, places=PLACES))):
        assert view.content_length() < 4000


def test_the_privacy_officer_is_named_where_there_is_one() -> None:
    officer = PrivacyOfficer("Le secrétariat", "secretariat@exemple.org")
    assert "responsable des renseignements personnels : Le secrétariat (secretariat@exemple.org)" in text_of(
        holding_view(T, holding(CARD, officer=officer))
    )
    assert "écrivez à la coordination" in text_of(holding_view(T, holding(CARD)))


def test_an_erasure_that_found_nothing_does_not_claim_to_have_erased() -> None:
    text = text_of(erased_view(T, holding(CARD), {}, NOW))
    assert "Il n'y avait rien à effacer" in text
    assert "ont été effacées" not in text
