"""Decision 19 says what the playground does as Discord does: what of it can be counted is held here, against the code."""

import pytest

from bot.playground.component_kinds import Kind
from bot.playground.errors import Refusal
from bot.playground.payloads import Close
from bot.playground.rest import ROUTES
from bot.playground.sessions import Op
from tests.playground.clients.__main__ import LIBRARIES, PROGRAMS
from tests.playground.conformity_table import (
    PLAYGROUND,
    events_sent,
    routes_written,
    table,
    tables,
    unfounded,
)
from tests.playground.openapi import Spec


def numbers(title: str) -> list[int]:
    return [int(cell) for cell in table(title).column(title)]


def test_each_route_has_its_row_and_each_row_its_route() -> None:
    assert sorted(routes_written()) == sorted((route.method, route.template) for route in ROUTES)


def test_each_route_that_is_written_is_discords() -> None:
    spec = Spec.load()
    if spec is None:
        pytest.skip("Discord's OpenAPI document is not here")
    paths = spec.answers.content["paths"]
    assert [f"{method} {path}" for method, path in routes_written() if method.lower() not in paths.get(path, {})] == []


@pytest.mark.parametrize(
    ("title", "known"),
    [
        ("opcode", [int(op) for op in Op]),
        ("code de fermeture", [int(code) for code in Close]),
        ("composant", [int(kind) for kind in Kind]),
        ("code", sorted({refusal.code for refusal in Refusal})),
    ],
)
def test_each_number_has_its_row(title: str, known: list[int]) -> None:
    assert numbers(title) == known


def test_each_event_has_its_row() -> None:
    assert sorted(table("événement").column("événement")) == sorted(events_sent())


def test_each_client_that_is_tried_has_its_row_and_its_version() -> None:
    clients = table("client")
    written = dict(zip(clients.column("client"), clients.column("version"), strict=True))
    assert written == {name: library.version for name, library in LIBRARIES.items()}
    assert [name for name, library in LIBRARIES.items() if not (PROGRAMS / library.program).is_file()] == []


def test_each_row_of_the_page_names_a_file_of_the_page() -> None:
    files = [cell.strip("`") for cell in table("ce qui est montré").column("où")]
    assert [name for name in files if not (PLAYGROUND / "page/static/js" / name).is_file()] == []


def test_each_row_says_what_it_rests_on() -> None:
    resting = [one for one in tables() if one.titles[-1] == "repose sur"]
    assert len(resting) > 10
    assert [row for one in resting for row in one.rows if len(row) != len(one.titles) or unfounded(row)] == []


@pytest.mark.parametrize("cell", ["", "on le sait", "réf.", "OpenAPI; on le sait"])
def test_a_row_that_rests_on_nothing_is_found(cell: str) -> None:
    assert unfounded(("ce qui est fait", cell)) != []


def test_a_table_is_read_with_its_titles() -> None:
    (found,) = tables("avant\n\n| code | quand |\n|---|---|\n| 1 | oui |\n| 2 | non |\n\naprès\n")
    assert found.column("quand") == ["oui", "non"]
