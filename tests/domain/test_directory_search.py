"""How the directory is searched: what comes first, what is offered while one types, what is surely meant."""

from hypothesis import example, given, settings
from hypothesis import strategies as st

from bot.domain.compared_names import compared_words
from bot.domain.directory import Directory, Group, MemberOrganization, Person
from bot.domain.directory_search import DirectoryIndex, EntryKind, Rank, one_sure

CJE = MemberOrganization(1, "Carrefour jeunesse-emploi de Lachine", ("Le Carrefour",))
CAROL = MemberOrganization(2, "Comité d'aide CJE")
GONE = MemberOrganization(3, "Maison des jeunes du Carrefour", active=False)
YOUTH = Group(1, "Table jeunesse")
HOUSING = Group(2, "Table habitation")
ASLEEP = Group(3, "Comité de lutte", active=False)
BOARD = Group(4, "Le CA élargi")
CLAIRE = Person(1, "Claire Fortin", "Coordonnatrice")
OTHER_CLAIRE = Person(2, "Claire Fortin", "Trésorière")


def index(*entries: MemberOrganization | Group | Person) -> DirectoryIndex:
    return DirectoryIndex.build(
        Directory(
            {each.id: each for each in entries if isinstance(each, MemberOrganization)},
            {each.id: each for each in entries if isinstance(each, Person)},
            {each.id: each for each in entries if isinstance(each, Group)},
        )
    )


EVERYTHING = index(ASLEEP, YOUTH, HOUSING, CJE, CAROL, GONE, CLAIRE)


def found(text: str) -> list[str]:
    return [hit.name for hit in EVERYTHING.search(text)]


def rank(text: str) -> Rank:
    return EVERYTHING.search(text)[0].rank


def test_a_name_comes_before_an_acronym_and_an_acronym_before_words() -> None:
    assert rank("carrefour jeunesse emploi de lachine") is Rank.NAME
    assert rank("le carrefour") is Rank.OTHER_NAME
    assert rank("CJEL") is Rank.INITIALS
    assert rank("emploi lachine") is Rank.ALL_WORDS
    assert rank("emplois lashine") is Rank.NEAR


def test_what_is_nearly_so_is_left_out_where_something_is_so() -> None:
    assert found("table jeunesse") == ["Table jeunesse"]
    assert found("tabel jeunesse") == ["Table jeunesse"]


def test_one_that_left_comes_after_those_that_are_there() -> None:
    assert found("carrefour")[-1] == GONE.name
    left = MemberOrganization(20, "Atelier jeunesse", active=False)
    here = MemberOrganization(21, "Comptoir jeunesse")
    assert [hit.id for hit in index(left, here).search("jeunesse")] == [here.id, left.id]


def test_nothing_is_found_by_nothing_nor_by_what_nobody_is_called() -> None:
    assert found("") == found("  ?! ") == found("xylophone") == []


def test_kinds_hold_the_search_to_what_is_asked() -> None:
    hits = EVERYTHING.search("carrefour", kinds={EntryKind.GROUP})
    assert hits == []


def test_a_word_of_the_field_finds_what_is_said_otherwise() -> None:
    assert [(hit.name, hit.rank) for hit in index(HOUSING, BOARD).search("conseil d'administration")] == [
        ("Le CA élargi", Rank.SYNONYM)
    ]


def test_a_person_is_found_by_a_function_and_answers_to_no_initials() -> None:
    assert found("coordonnatrice") == ["Claire Fortin"]
    assert "Claire Fortin" not in found("CF")


def test_the_word_under_way_may_begin_any_word() -> None:
    assert [hit.name for hit in EVERYTHING.complete("table h", 25)] == ["Table habitation"]
    assert [hit.name for hit in EVERYTHING.complete("f", 25)] == ["Claire Fortin"]


def test_nothing_typed_offers_everything_the_inactive_last() -> None:
    offered = [hit.name for hit in EVERYTHING.complete("", 25, kinds={EntryKind.GROUP})]
    assert offered == ["Table jeunesse", "Table habitation", "Comité de lutte"]
    assert len(EVERYTHING.complete("", 2)) == 2


def test_the_only_one_with_the_words_is_surely_meant() -> None:
    sure = one_sure(EVERYTHING.search("habitation"))
    assert sure is not None
    assert sure.name == "Table habitation"


def test_a_name_is_surely_meant_though_others_have_its_words() -> None:
    sure = one_sure(EVERYTHING.search("le carrefour"))
    assert sure is not None
    assert sure.name == CJE.name


def test_nobody_is_surely_meant_by_a_slip_nor_by_a_name_that_two_people_bear() -> None:
    assert one_sure(EVERYTHING.search("abitasion")) is None
    assert one_sure(index(CLAIRE, OTHER_CLAIRE).search("Claire Fortin")) is None
    assert one_sure([]) is None


def test_an_empty_directory_is_searched_without_a_fault() -> None:
    assert index().search("carrefour") == []
    assert index().complete("", 25) == []


@settings(max_examples=60)
@given(st.text(max_size=40))
def test_whatever_is_typed_is_read(text: str) -> None:
    for hit in (*EVERYTHING.search(text), *EVERYTHING.complete(text, 25)):
        assert hit.name


@settings(max_examples=40)
@given(st.lists(st.text(min_size=1, max_size=30), min_size=1, max_size=6))
@example([":", "ʼ", "0"])
def test_whatever_it_is_called_an_entry_with_a_word_is_found_by_its_name(names: list[str]) -> None:
    there = index(*(MemberOrganization(at, name) for at, name in enumerate(names)))
    for name in names:
        hits = there.search(name)
        if compared_words(name):
            assert name in [hit.name for hit in hits if hit.rank is Rank.NAME]


def test_an_acronym_that_nobody_bears_is_not_taken_for_a_slip_of_another() -> None:
    poverty = index(Group(1, "LE COMITE DE LUTTE CONTRE LA PAUVRETE"))
    assert poverty.search("clsc") == []
    assert [hit.id for hit in poverty.search("clcp")] == [1]
