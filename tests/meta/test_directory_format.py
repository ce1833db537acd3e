"""The page on the directory's sheet says what the code reads."""

import re
from pathlib import Path

from bot.domain.directory import Directory
from bot.domain.directory_reading import read_sheet
from bot.domain.directory_sheet import KIND_NAMES, Column, RowKind
from bot.importers.directory_csv import read_directory_csv

PAGE = (Path(__file__).parents[2] / "docs/format-bottin.md").read_text(encoding="utf-8")


def test_every_column_is_described_once_in_the_files_order() -> None:
    assert re.findall(r"^\| `([^`]+)` \|", PAGE, re.MULTILINE) == list(Column)


def test_every_type_and_kind_is_named() -> None:
    assert [name for name in (*RowKind, *KIND_NAMES.values()) if name not in PAGE] == []


def test_the_example_is_read_without_a_doubt() -> None:
    (example,) = re.findall(r"```csv\n(.*?)```", PAGE, re.DOTALL)
    found = read_sheet(read_directory_csv(example.encode()), Directory())
    assert found.ready
    assert found.remarks == ()
    assert [len(each) for each in (found.organizations, found.groups, found.people, found.terms)] == [1, 1, 1, 1]
