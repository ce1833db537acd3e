"""Every command of ``courroie``, and the one place where an error becomes a sentence and an exit code."""

import sys
from io import TextIOWrapper
from typing import Final

import typer

from bot.cli import database, demo, directory, doctor, outbox, plan, run
from bot.cli.output import say_problem
from bot.domain.errors import CourroieError

_FAILED: Final = 1

app = typer.Typer(
    name="courroie",
    help="Courroie, le bot Discord d'une table de quartier.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
app.command("run")(run.run)
app.command("demo")(demo.demo)
app.command("doctor")(doctor.doctor)
app.command("outbox")(outbox.outbox)
app.add_typer(plan.app, name="plan")
app.add_typer(directory.app, name="directory")
app.add_typer(database.app, name="db")


def main() -> None:
    """Run the command line; a domain error is one sentence on the error output, and exit code 1."""
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        # What a terminal cannot show, or sends wrongly, is a sign in its place rather than a traceback.
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")
    try:
        app()
    except CourroieError as error:
        say_problem(error)
        sys.exit(_FAILED)
    except KeyboardInterrupt:
        sys.exit(130)
