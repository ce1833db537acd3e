"""What the directory can be asked to say."""

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.directory_drafts import (
    MAX_EMAIL,
    MAX_NAME,
    GroupDraft,
    LinkDraft,
    OrganizationDraft,
    PersonDraft,
    folded_name,
)
from bot.domain.errors import InvalidEntry
from bot.texts.catalogue import texts_in
from bot.texts.problems import problem_sentence

Draft = OrganizationDraft | PersonDraft | GroupDraft | LinkDraft
DRAFTS: list[Callable[[str], Draft]] = [OrganizationDraft, PersonDraft, GroupDraft, LinkDraft]
LONGEST_EMAIL = f"{'a' * (MAX_EMAIL - 12)}@exemple.org"


def reason(draft: Draft) -> tuple[str, str]:
    with pytest.raises(InvalidEntry) as refused:
        draft.checked()
    assert problem_sentence(texts_in("fr"), refused.value)
    return refused.value.field, refused.value.reason


@pytest.mark.parametrize("draft", DRAFTS)
def test_whoever_is_enrolled_has_a_name_of_one_line(draft: Callable[[str], Draft]) -> None:
    assert draft("  Maison \n du\tquartier ").checked() == draft("Maison du quartier")
    assert draft("é" * MAX_NAME).checked() == draft("é" * MAX_NAME)
    assert reason(draft(" \n ")) == ("name", "blank")
    assert reason(draft("é" * (MAX_NAME + 1))) == ("name", "too_long")
    assert reason(draft("Maison\x00")) == ("name", "unwritable")


@pytest.mark.parametrize("draft", [PersonDraft, LinkDraft])
def test_what_is_said_of_somebody_fits_its_column(draft: type[PersonDraft | LinkDraft]) -> None:
    assert draft("C", function=" Agente \n de milieu ").checked().function == "Agente de milieu"
    assert reason(draft("C", function="a" * 201)) == ("function", "too_long")
    assert reason(draft("C", phone="5" * 51)) == ("phone", "too_long")
    assert reason(draft("C", email="a" + LONGEST_EMAIL)) == ("email", "too_long")
    assert draft("C", email=LONGEST_EMAIL).checked().email == LONGEST_EMAIL


@pytest.mark.parametrize("email", ["", "c.fortin@exemple.org", "c+bot@sous.exemple.qc.ca", "é@exemple.québec"])
def test_an_address_may_be_left_out_or_looks_like_one(email: str) -> None:
    assert PersonDraft("C", email=f" {email} ").checked().email == email


@pytest.mark.parametrize(
    "email", ["c.fortin", "@exemple.org", "c@exemple", "c@@exemple.org", "c d@exemple.org", "c@a..b"]
)
def test_what_is_no_address_is_refused(email: str) -> None:
    assert reason(PersonDraft("C", email=email)) == ("email", "not_an_email")


@pytest.mark.parametrize("others", [("clsc",), ("CIUSSS", " ciusss "), ("Le Centre", "LE  CENTRE")])
def test_an_organisation_goes_by_each_name_once(others: tuple[str, ...]) -> None:
    assert reason(OrganizationDraft("CLSC", others)) == ("other_names", "repeated_name")


def test_other_names_left_blank_are_left_out() -> None:
    assert OrganizationDraft("CLSC", (" ", "Le  Centre")).checked().other_names == ("Le Centre",)


@settings(max_examples=100)
@given(st.builds(OrganizationDraft, st.text(), st.lists(st.text(), max_size=3).map(tuple)))
def test_a_draft_that_was_checked_passes_again(draft: OrganizationDraft) -> None:
    try:
        once = draft.checked()
    except InvalidEntry:
        return
    assert once.checked() == once


def test_names_are_compared_without_accents_case_or_blanks() -> None:
    assert folded_name(" Comité  de l’Accès ") == folded_name("comite de l'acces")
    assert folded_name("Table jeunesse") != folded_name("Table jeunes")
