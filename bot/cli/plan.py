"""``courroie plan``: check a file, load it for a guild, take a plan away."""

import asyncio
from pathlib import Path
from typing import Annotated, Final

import typer

from bot.cli.files import read_file, write_file
from bot.cli.output import TEXTS, say
from bot.cli.setup import read_settings, up_to_date
from bot.domain.clock import SystemClock
from bot.domain.doubt import Doubt
from bot.domain.errors import UnknownPlan
from bot.domain.importing import Preview
from bot.domain.plan import Plan
from bot.domain.snapshot import GuildSnapshot, LoadedPlan
from bot.domain.text_folding import fold
from bot.exporters.door import ExportFormat, write_plan
from bot.importers.door import read_plan
from bot.importers.draft import Draft
from bot.services.deps import Deps
from bot.services.plans import import_plan, preview_import
from bot.services.snapshots import Snapshots
from bot.texts.differences import difference_lines, difference_summary
from bot.texts.doubts import doubt_place, doubt_sentence
from bot.texts.plans import plan_counts

app = typer.Typer(help="Les plans d'action : vérifier, importer, exporter.", no_args_is_help=True)

File = Annotated[Path, typer.Argument(help="Le plan, en Markdown (.md, .txt) ou en JSON (.json).", show_default=False)]
Guild = Annotated[int, typer.Option("--guild", help="Le numéro du serveur Discord.", show_default=False)]
_ONE_GUILD: Final = 1


@app.command()
def check(file: File) -> None:
    """Dit ce qu'un fichier contient et chaque doute avec sa ligne. N'écrit rien."""
    draft = _read(file)
    _say_plan(draft.plan)
    _say_doubts(draft.doubts)


@app.command("import")
def import_(
    file: File,
    guild: Guild,
    table: Annotated[str | None, typer.Option(help="La table dont c'est le plan; sinon, la table de quartier.")] = None,
    replace: Annotated[str | None, typer.Option(help="Le titre du plan que ce fichier remplace.")] = None,
) -> None:
    """Charge un plan pour un serveur : tout, ou rien."""
    asyncio.run(_import(_read(file), guild, table, replace))


@app.command()
def export(
    guild: Guild,
    format: Annotated[ExportFormat, typer.Option(help="json et markdown gardent tout; csv donne les actions.")],  # noqa: A002 - the option's name
    output: Annotated[Path | None, typer.Option(help="Le fichier à écrire; sinon, la sortie.")] = None,
    plan: Annotated[str | None, typer.Option(help="Le titre du plan; sinon, celui de la table de quartier.")] = None,
) -> None:
    """Emporte le plan d'un serveur."""
    loaded = asyncio.run(_loaded(guild, plan))
    data = write_plan(loaded.plan, format)
    if output is None:
        typer.echo(data, nl=False)
        return
    write_file(output, data)
    _ = TEXTS.gettext
    say(_("Le plan est dans {file} : {counts}.").format(file=output, counts=plan_counts(TEXTS, loaded.plan)))


def _read(file: Path) -> Draft:
    return read_plan(file.name, read_file(file))


def _say_plan(plan: Plan) -> None:
    say(plan.title)
    say(plan_counts(TEXTS, plan))


def _say_doubts(doubts: tuple[Doubt, ...]) -> None:
    ngettext = TEXTS.ngettext
    n = len(doubts)
    say(ngettext("{n} doute à revoir", "{n} doutes à revoir", n).format(n=n))
    for doubt in doubts:
        say(f"  {doubt_place(TEXTS, doubt)}")
        say(f"    {doubt_sentence(TEXTS, doubt)}")


async def _import(draft: Draft, guild: int, table: str | None, replace: str | None) -> None:
    _ = TEXTS.gettext
    async with up_to_date(read_settings()) as database:
        deps = Deps(database, SystemClock(), Snapshots(database, _ONE_GUILD))
        plan_id = None
        if replace is not None:
            plan_id = _titled((await deps.snapshots.get(guild)).snapshot, replace).plan_id
        preview = await preview_import(deps, guild, draft, working_group=table, plan_id=plan_id)
        imported = await import_plan(deps, guild, preview, working_group=table)
    _say_plan(draft.plan)
    if not imported.changed:
        say(_("Ce plan est déjà en place : rien n'a été modifié."))
        return
    _say_changes(preview)
    say(_("Le plan est en place (version {version}).").format(version=imported.version))
    _say_doubts(draft.doubts)


def _say_changes(preview: Preview) -> None:
    if preview.difference is None:
        return
    say(difference_summary(TEXTS, preview.difference))
    for line in difference_lines(TEXTS, preview.difference):
        say(f"  {line}")


async def _loaded(guild: int, title: str | None) -> LoadedPlan:
    async with up_to_date(read_settings()) as database:
        snapshot = (await Snapshots(database, _ONE_GUILD).get(guild)).snapshot
    return _titled(snapshot, title) if title is not None else snapshot.plan_for(None)


def _titled(snapshot: GuildSnapshot, title: str) -> LoadedPlan:
    for loaded in snapshot.plans:
        if fold(loaded.plan.title) == fold(title):
            return loaded
    raise UnknownPlan(title)
