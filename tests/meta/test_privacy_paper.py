"""The page on personal information holds the register as the code has it; ``make golden`` writes it again."""

import re
from typing import Final

from bot.domain.guild_settings import Retention
from bot.texts.catalogue import SOURCE_LANGUAGE, texts_in
from bot.texts.personal_data import effect_text, kind_count, purpose_title, reason_text, retention_text
from bot.texts.typography import typeset
from storage.personal_columns import DOCUMENTS
from storage.personal_data import REGISTER
from storage.personal_records import Record
from tests.meta.documents import page, require_fresh

PAPER: Final = "docs/renseignements-personnels.md"
REGISTERED: Final = re.compile(r"(?<=^<!-- registre -->\n).*?(?=^<!-- fin -->$)", re.MULTILINE | re.DOTALL)
HEAD: Final = "| ce que c'est | pourquoi | gardé | à l'effacement | dans la base |\n| --- | --- | --- | --- | --- |\n"


def row(record: Record) -> str:
    """What the register says of one way to speak of somebody, in the words of ``/moi donnees``."""
    t = texts_in(SOURCE_LANGUAGE)
    one = kind_count(t, record.kind, 1).removeprefix("1 ")
    cells = (
        f"{purpose_title(t, record.purpose)} : {one}",
        reason_text(t, record.purpose, record.ground),
        retention_text(t, record.retention, Retention()),
        effect_text(t, record.effect),
        columns(record.table, record.personal),
    )
    return f"| {' | '.join(cells)} |\n"


def columns(table: str, names: tuple[str, ...]) -> str:
    return f"`{table}` : {', '.join(f'`{name}`' for name in names)}"


def register() -> str:
    kept = "".join(f"- {columns(table, names)}\n" for table, names in DOCUMENTS.items())
    told = "".join(map(row, REGISTER))
    return f"{HEAD}{told}\nLes documents de la table de quartier, qui peuvent nommer quelqu'un et restent :\n\n{kept}"


def test_the_page_has_the_whole_register() -> None:
    text = page(PAPER)
    assert len(REGISTERED.findall(text)) == 1
    require_fresh(PAPER, REGISTERED.sub(lambda _: typeset(register()), text))
