"""What comes with the code says what is so: locks, decisions, the change log, the variables."""

import re

import pytest

from bot.domain.setting_findings import Need
from bot.settings.reading import CONFIG_VARIABLE, DEVELOPMENT_VARIABLES, setting_keys, variable_of
from tests.meta.tree import ROOT, texts

DECISIONS = sorted((ROOT / "docs/adr").glob("[0-9]*.md"))
# It speaks of variables that do not exist, and others of the form that all have.
ABOUT_WRONG_VARIABLES = "tests/bot/test_settings_problems.py"
FORM = "COURROIE_SECTION__"


def read(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["requirements/run.txt", "requirements/dev.txt"])
def test_every_requirement_is_locked_with_hashes_and_names_no_address(name: str) -> None:
    requirements = re.split(r"\n(?=\S)", read(name).strip())
    assert len(requirements) > 30
    assert [
        r.split()[0]
        for r in requirements
        if not re.match(r"[\w.-]+(\[[\w,]+\])?==\S+ .*--hash=sha256:[0-9a-f]{64}", r, re.DOTALL)
    ] == []
    assert "://" not in read(name)


def test_both_locks_agree_on_every_version() -> None:
    def pins(name: str) -> dict[str, str]:
        return dict(re.findall(r"^([\w.-]+)(?:\[[\w,]+\])?==(\S+)", read(name), re.MULTILINE))

    run, dev = pins("requirements/run.txt"), pins("requirements/dev.txt")
    assert {name: version for name, version in run.items() if dev.get(name) != version} == {}


def test_every_decision_is_in_the_index() -> None:
    index = read("docs/adr/README.md")
    assert DECISIONS
    assert [path.name for path in DECISIONS if f"({path.name})" not in index] == []


@pytest.mark.parametrize("path", DECISIONS, ids=lambda path: path.name)
def test_a_decision_says_why_what_follows_and_what_else_there_was(path: object) -> None:
    headings = re.findall(r"^## (.+)$", read(f"docs/adr/{getattr(path, 'name', '')}"), re.MULTILINE)
    assert headings == ["Contexte", "Décision", "Conséquences", "Autres voies"]


def test_decisions_are_numbered_without_a_gap() -> None:
    assert [int(path.name[:4]) for path in DECISIONS] == list(range(1, len(DECISIONS) + 1))


def test_the_change_log_says_what_is_not_released_yet() -> None:
    assert re.search(r"^## \[Non publié\]$", read("CHANGELOG.md"), re.MULTILINE)


@pytest.mark.parametrize("command", ["make run", "make test"])
def test_the_readme_gives_the_two_commands(command: str) -> None:
    assert command in read("README.md")


@pytest.mark.parametrize("need", Need)
def test_the_readme_asks_for_each_permission_that_courroie_checks(need: Need) -> None:
    assert need.replace("_", " ") in re.sub(r"\s+", " ", read("README.md")).casefold()


def test_every_variable_that_is_spoken_of_exists() -> None:
    known = {variable_of(key) for key in setting_keys()} | DEVELOPMENT_VARIABLES | {CONFIG_VARIABLE}
    spoken = {
        (variable, name)
        for name, text in texts().items()
        if name != ABOUT_WRONG_VARIABLES
        for variable in re.findall(r"\bCOURROIE_[A-Z_]*[A-Z]\b", text)
    }
    assert sorted(pair for pair in spoken if pair[0] not in known and FORM not in pair[0]) == []
