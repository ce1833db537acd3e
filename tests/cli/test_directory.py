"""`courroie directory`: a preview first, by line and column; all of it or nothing; and out again."""

from pathlib import Path

import pytest

from tests.cli.command_line import Courroie

SHEET = """type;nom;autres noms;genre;organisation;représente;table;depuis
organisation;Carrefour jeunesse-emploi;CJE;organisme communautaire;;;;
organisation;CLSC de Dorval-Lachine;CLSC;institution;;;;
table;Table jeunesse;;table;;;;
personne;Rachid Benali;;;CJE;CJE;Table jeunesse;2012-09-01
"""


@pytest.fixture
def sheet(tmp_path: Path) -> Path:
    file = tmp_path / "bottin.csv"
    file.write_text(SHEET, encoding="utf-8")
    return file


def said(text: str) -> str:
    return text.replace("\xa0", " ")


def test_a_preview_says_what_it_would_do_and_writes_nothing_without_a_yes(courroie: Courroie, sheet: Path) -> None:
    done = courroie("directory", "import", str(sheet), "--guild", "1")
    assert done.returncode == 1
    assert said(done.stdout).splitlines() == [
        "2 organisations, dont 2 à ajouter",
        "1 table ou comité, dont 1 à ajouter",
        "1 personne, dont 1 à ajouter",
        "1 représentation à noter",
        "Rien n'a été écrit. Pour écrire, répondez « oui », ou ajoutez --yes.",
    ]
    assert courroie("directory", "export", "--guild", "1").stdout.count("\n") == 1


def test_a_yes_writes_all_of_it_and_the_same_again_changes_nothing(courroie: Courroie, sheet: Path) -> None:
    done = courroie("directory", "import", str(sheet), "--guild", "1", "--yes")
    assert done.returncode == 0
    assert "notés au journal" in said(done.stdout)
    exported = courroie("directory", "export", "--guild", "1").stdout
    for cell in ("CLSC de Dorval-Lachine", "Rachid Benali", "Table jeunesse", "2012-09-01"):
        assert cell in exported
    again = courroie("directory", "import", str(sheet), "--guild", "1", "--yes")
    assert "Tout était déjà au bottin : rien n'a été modifié." in said(again.stdout)


def test_a_directory_leaves_for_another_guild_and_is_the_same_there(
    courroie: Courroie, sheet: Path, tmp_path: Path
) -> None:
    assert courroie("directory", "import", str(sheet), "--guild", "1", "--yes").returncode == 0
    file = tmp_path / "sorti.csv"
    assert courroie("directory", "export", "--guild", "1", "--output", str(file)).returncode == 0
    assert courroie("directory", "import", str(file), "--guild", "2", "--yes").returncode == 0
    assert courroie("directory", "export", "--guild", "2").stdout.encode() == file.read_bytes()
    assert courroie("directory", "export", "--guild", "3").stdout.count("\n") == 1


def test_one_fault_and_nothing_is_written(courroie: Courroie, sheet: Path) -> None:
    with sheet.open("a", encoding="utf-8") as file:
        file.write("personne;Luc Roy;;;Personne ne connaît;;;hier\n")
    done = courroie("directory", "import", str(sheet), "--guild", "1", "--yes")
    assert done.returncode == 1
    assert "À corriger dans le fichier :" in said(done.stdout)
    assert "Ligne 6, colonne « organisation » : l'organisation « Personne ne connaît »" in said(done.stdout)
    assert said(done.stdout).endswith("Rien n'a été écrit.\n")
    assert courroie("directory", "export", "--guild", "1").stdout.count("\n") == 1


def test_a_resemblance_is_decided_line_by_line(courroie: Courroie, sheet: Path, tmp_path: Path) -> None:
    assert courroie("directory", "import", str(sheet), "--guild", "1", "--yes").returncode == 0
    near = tmp_path / "proche.csv"
    near.write_text("type;nom\norganisation;Carrefour jeunesse emplois\n", encoding="utf-8")
    undecided = courroie("directory", "import", str(near), "--guild", "1", "--yes")
    assert undecided.returncode == 1
    assert "--merge 2 : c'est la même fiche. --separate 2 : c'en est une autre." in said(undecided.stdout)
    assert courroie("directory", "import", str(near), "--guild", "1", "--yes", "--merge", "2").returncode == 0
    assert courroie("directory", "export", "--guild", "1").stdout.count("Carrefour jeunesse emplois") == 1
    assert '"CJE; Carrefour jeunesse emplois"' in courroie("directory", "export", "--guild", "1").stdout


def test_a_line_kept_apart_is_an_entry_of_its_own(courroie: Courroie, sheet: Path, tmp_path: Path) -> None:
    assert courroie("directory", "import", str(sheet), "--guild", "1", "--yes").returncode == 0
    near = tmp_path / "proche.csv"
    near.write_text("type;nom\norganisation;Carrefour jeunesse emplois\n", encoding="utf-8")
    assert courroie("directory", "import", str(near), "--guild", "1", "--yes", "--separate", "2").returncode == 0
    assert '"organisation";"Carrefour jeunesse emplois"' in courroie("directory", "export", "--guild", "1").stdout


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"nom\nCLSC\n", "Ligne 1 : La première ligne doit nommer les colonnes, dont « type » et « nom »."),
        (b"", "Ce fichier est vide."),
        (b"type;nom\norganisation;\xe9cole\n", "Ligne 2 : Ce fichier n'est pas du texte en UTF-8."),
    ],
)
def test_a_file_that_is_no_directory_says_why(courroie: Courroie, tmp_path: Path, data: bytes, why: str) -> None:
    file = tmp_path / "autre.csv"
    file.write_bytes(data)
    done = courroie("directory", "import", str(file), "--guild", "1", "--yes")
    assert done.returncode == 1
    assert said(done.stderr).startswith(why)
