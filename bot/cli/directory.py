"""``courroie directory``: load a directory from a spreadsheet's CSV, take it away."""

import asyncio
import sys
from pathlib import Path
from typing import Annotated, Final

import typer

from bot.cli.files import read_file, write_file
from bot.cli.output import TEXTS, say
from bot.cli.setup import read_settings, up_to_date
from bot.domain.clock import SystemClock
from bot.domain.directory_planned import Reading
from bot.domain.directory_sheet import Sheet
from bot.domain.journal import SHELL
from bot.exporters.directory_csv import write_directory_csv
from bot.importers.directory_csv import read_directory_csv
from bot.services.deps import Deps
from bot.services.directory_import import Decisions, import_directory, preview_directory
from bot.services.snapshots import Snapshots
from bot.texts.directory_sheets import reading_lines, remark_line, resemblance_line

app = typer.Typer(help="Le bottin : importer et exporter en CSV.", no_args_is_help=True)

Guild = Annotated[int, typer.Option("--guild", help="Le numéro du serveur Discord.", show_default=False)]
_ONE_GUILD: Final = 1
_YES: Final = frozenset({"o", "oui", "y", "yes"})


@app.command("import")
def import_(
    file: Annotated[Path, typer.Argument(help="Le bottin, en CSV (UTF-8).", show_default=False)],
    guild: Guild,
    merge: Annotated[
        list[int] | None, typer.Option("--merge", help="Une ligne à fusionner avec la fiche qui lui ressemble.")
    ] = None,
    separate: Annotated[
        list[int] | None, typer.Option("--separate", help="Une ligne à inscrire à part, malgré la ressemblance.")
    ] = None,
    yes: Annotated[bool, typer.Option("--yes", help="Écrire sans demander, si rien n'est à corriger.")] = False,
) -> None:
    """Montre ce qu'un fichier changerait au bottin, puis l'écrit : tout, ou rien."""
    sheet = read_directory_csv(read_file(file))
    if not asyncio.run(_import(sheet, guild, Decisions(merge or (), separate or ()), yes=yes)):
        raise typer.Exit(1)


@app.command()
def export(
    guild: Guild,
    output: Annotated[Path | None, typer.Option(help="Le fichier à écrire; sinon, la sortie.")] = None,
) -> None:
    """Emporte le bottin d'un serveur, en CSV. Ce fichier contient des renseignements personnels."""
    data = asyncio.run(_exported(guild))
    if output is None:
        typer.echo(data, nl=False)
        return
    write_file(output, data)
    _ = TEXTS.gettext
    say(
        _("Le bottin est dans {file}. Il contient des renseignements personnels : gardez-le à l'abri.").format(
            file=output
        )
    )


async def _import(sheet: Sheet, guild: int, decisions: Decisions, *, yes: bool) -> bool:
    _, ngettext = TEXTS.gettext, TEXTS.ngettext
    async with up_to_date(read_settings()) as database:
        deps = Deps(database, SystemClock(), Snapshots(database, _ONE_GUILD))
        reading = await preview_directory(deps, guild, sheet, decisions)
        _say_reading(reading)
        if not reading.ready:
            say(_("Rien n'a été écrit."))
            return False
        if not (yes or _confirmed()):
            say(_("Rien n'a été écrit. Pour écrire, répondez « oui », ou ajoutez --yes."))
            return False
        n = await import_directory(deps, guild, SHELL, sheet, decisions)
    if n:
        say(
            ngettext(
                "C'est écrit : {n} changement, noté au journal.", "C'est écrit : {n} changements, notés au journal.", n
            ).format(n=n)
        )
    else:
        say(_("Tout était déjà au bottin : rien n'a été modifié."))
    return True


def _say_reading(reading: Reading) -> None:
    _ = TEXTS.gettext
    for line in reading_lines(TEXTS, reading):
        say(line)
    faults = [remark for remark in reading.remarks if remark.blocks]
    doubts = [remark for remark in reading.remarks if not remark.blocks]
    for heading, remarks in ((_("À corriger dans le fichier :"), faults), (_("À vérifier :"), doubts)):
        if remarks:
            say(heading)
        for remark in remarks:
            say(f"  {remark_line(TEXTS, remark)}")
    if reading.resemblances:
        say(_("À trancher :"))
    for resemblance in reading.resemblances:
        say(f"  {resemblance_line(TEXTS, resemblance)}")
        say(
            "    "
            + _("--merge {line} : c'est la même fiche. --separate {line} : c'en est une autre.").format(
                line=resemblance.line
            )
        )


def _confirmed() -> bool:
    """Ask whoever is at the terminal; without one, nobody said yes."""
    if not sys.stdin.isatty():
        return False
    _ = TEXTS.gettext
    sys.stdout.write(_("Écrire tout cela? (oui/non) "))
    sys.stdout.flush()
    return sys.stdin.readline().strip().casefold() in _YES


async def _exported(guild: int) -> bytes:
    async with up_to_date(read_settings()) as database:
        held = await Snapshots(database, _ONE_GUILD).get(guild)
        return write_directory_csv(held.snapshot.directory)
