"""The page on the directory's sheet says what the code reads, and quotes what it answers; ``make golden`` writes that again."""

import re
import shlex
from pathlib import Path
from typing import Final

import pytest
from typer.testing import CliRunner

from bot.cli.main import app
from bot.domain.directory import Directory
from bot.domain.directory_reading import read_sheet
from bot.domain.directory_sheet import KIND_NAMES, Column, RemarkCode, RowKind
from bot.importers.directory_csv import read_directory_csv
from tests.meta.documents import page, require_fresh

FORMAT: Final = "docs/format-bottin.md"
SHEET: Final = re.compile(r"^```csv\n(.*?)^```$", re.MULTILINE | re.DOTALL)
CONSOLE: Final = re.compile(
    r"(?<=^```console\n\$ \.venv/bin/courroie )([^\n]+)\n.*?(?=^```$)", re.MULTILINE | re.DOTALL
)


def test_every_column_is_described_once_in_the_files_order() -> None:
    assert re.findall(r"^\| `([^`]+)` \|", page(FORMAT), re.MULTILINE) == list(Column)


def left_aside(header: str, kind: RowKind) -> bool:
    """Whether such a column says nothing of such a row."""
    sheet = read_directory_csv(f"type;nom;{header}\n{kind};Table jeunesse;oui\n".encode())
    return RemarkCode.NOT_FOR_THIS in {remark.code for remark in read_sheet(sheet, Directory()).remarks}


def test_each_column_is_said_to_be_for_the_rows_that_read_it() -> None:
    rows = re.findall(r"^\| `([^`]+)` \| ([^|]+) \|", page(FORMAT), re.MULTILINE)
    said = {header: kinds.split(", ") for header, kinds in rows if header not in ("type", "nom")}
    assert said == {header: [kind for kind in RowKind if not left_aside(header, kind)] for header in said}


def test_what_is_said_to_be_recognised_is() -> None:
    english = "NAME,Type,Kind,In good standing\nTable jeunesse,group,committee,\nCJE,Organization,business,{}\n"
    for typed, meant in {"oui o x 1 vrai yes": True, "non n 0 faux no": False}.items():
        for answer in typed.split():
            found = read_sheet(read_directory_csv(english.format(answer).encode()), Directory())
            assert found.remarks == ()
            assert [each.draft.in_good_standing for each in found.organizations] == [meant]


def test_every_type_and_kind_is_named() -> None:
    assert [name for name in (*RowKind, *KIND_NAMES.values()) if name not in page(FORMAT)] == []


def test_the_example_is_read_without_a_doubt() -> None:
    example, _ = SHEET.findall(page(FORMAT))
    found = read_sheet(read_directory_csv(example.encode()), Directory())
    assert found.ready
    assert found.remarks == ()
    assert [len(each) for each in (found.organizations, found.groups, found.people, found.terms)] == [1, 1, 1, 1]


def test_its_preview_is_what_the_product_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    text = page(FORMAT)
    held, faulty = SHEET.findall(text)
    runner = CliRunner(env={"COURROIE_STORAGE__URL": f"sqlite:///{tmp_path / 'courroie.db'}"})
    sheet = tmp_path / "bottin.csv"

    def previewed(console: re.Match[str]) -> str:
        command = shlex.split(console[1])
        sheet.write_text(held, encoding="utf-8")
        assert runner.invoke(app, [*command, "--yes"]).exit_code == 0
        sheet.write_text(faulty, encoding="utf-8")
        return f"{console[1]}\n{runner.invoke(app, command).stdout.strip()}\n"

    assert len(CONSOLE.findall(text)) == 1
    require_fresh(FORMAT, CONSOLE.sub(previewed, text))
