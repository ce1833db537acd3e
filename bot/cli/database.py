"""``courroie db``: bring up to date, look over, back up, restore."""

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Annotated, TypeVar

import typer

from bot.cli.output import TEXTS, say
from bot.cli.setup import read_settings, tell_journal
from bot.domain.clock import SystemClock
from bot.services import maintenance
from bot.texts.maintenance import (
    backup_sentences,
    check_sentences,
    current_sentence,
    restored_sentences,
    upgrade_sentence,
)
from storage.check import Check
from storage.database import Database
from storage.migrate import current as current_revision
from storage.migrate import head

app = typer.Typer(help="La base de données : mise à jour, vérification, copie, restauration.", no_args_is_help=True)

_T = TypeVar("_T")


@app.command()
def upgrade() -> None:
    """Met la base de données à jour, et dit ce qui a été fait."""
    done = _with_database(maintenance.upgrade_database)
    say(upgrade_sentence(TEXTS, done.before, done.after, read_settings().storage.shown_url))


@app.command()
def current() -> None:
    """Dit la révision de la base de données, et celle que Courroie attend."""
    say(current_sentence(TEXTS, _with_database(current_revision), head()))


@app.command()
def check() -> None:
    """Vérifie que la base de données est intacte et à jour. Ne change rien."""
    found = _with_database(_look_over)
    for sentence in check_sentences(TEXTS, found.revision, found.needed, found.damage, found.orphans):
        say(sentence)
    if not found.sound:
        raise typer.Exit(1)


async def _look_over(database: Database) -> Check:
    tell_journal(database, say)
    return await maintenance.check_database(database)


@app.command()
def backup(file: Annotated[Path, typer.Argument(help="Le fichier de la copie.", show_default=False)]) -> None:
    """Copie toute la base de données dans un fichier, même pendant que Courroie travaille."""
    made = _with_database(lambda database: maintenance.backup_database(database, file, SystemClock()))
    for sentence in backup_sentences(TEXTS, made.file, made.rows, made.size, made.open_boxes):
        say(sentence)


@app.command()
def restore(
    file: Annotated[Path, typer.Argument(help="La copie à remettre en place.", show_default=False)],
    force: Annotated[bool, typer.Option("--force", help="Remplace des données déjà là.")] = False,
) -> None:
    """Remet une copie en place, après l'avoir vérifiée. Tout, ou rien."""
    restored = _with_database(lambda database: maintenance.restore_database(database, file, force=force))
    for sentence in restored_sentences(TEXTS, restored.taken_at, restored.rows, restored.open_boxes):
        say(sentence)


def _with_database(work: Callable[[Database], Awaitable[_T]]) -> _T:
    async def run() -> _T:
        database = Database(read_settings().storage.url)
        try:
            return await work(database)
        finally:
            await database.close()

    return asyncio.run(run())
