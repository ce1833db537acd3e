"""The page on personal information holds the register as the code has it; ``make golden`` writes it again."""

import os
from pathlib import Path

from bot.domain.guild_settings import Retention
from bot.texts.catalogue import texts_in
from bot.texts.personal_data import effect_text, purpose_title, reason_text, retention_text
from storage.personal_data import REGISTER, Record

FILE = Path(__file__).parents[2] / "docs/renseignements-personnels.md"
BEGIN, END = "<!-- registre -->\n", "<!-- fin -->"
HEAD = "| dans la base | colonnes | pourquoi | gardé | à l'effacement |\n| --- | --- | --- | --- | --- |\n"


def row(record: Record) -> str:
    t = texts_in("fr")
    columns = ", ".join(f"`{column}`" for column in record.personal)
    why = f"{purpose_title(t, record.purpose)} : {reason_text(t, record.purpose, record.ground)}"
    cells = (
        f"`{record.table}`",
        columns,
        why,
        retention_text(t, record.retention, Retention()),
        effect_text(t, record.effect),
    )
    return f"| {' | '.join(cells)} |\n"


def test_the_page_has_the_whole_register() -> None:
    before, _, rest = FILE.read_text(encoding="utf-8").partition(BEGIN)
    _, end, after = rest.partition(END)
    page = before + BEGIN + HEAD + "".join(row(record) for record in REGISTER) + end + after
    if os.environ.get("COURROIE_GOLDEN") == "write":
        FILE.write_text(page, encoding="utf-8")
    assert FILE.read_text(encoding="utf-8") == page
