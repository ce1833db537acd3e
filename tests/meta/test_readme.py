"""The README shows what the product shows: its screens are the demonstration's own, to the letter."""

import re
import shlex

from typer.testing import CliRunner

from bot.cli.main import app
from tests.meta.documents import page, require_fresh

CONSOLE = re.compile(r"(?<=^```console\n\$ \.venv/bin/courroie )([^\n]+)\n.*?(?=^```$)", re.MULTILINE | re.DOTALL)


def answered(console: re.Match[str]) -> str:
    """The command, and what it prints today."""
    done = CliRunner().invoke(app, shlex.split(console[1]))
    assert done.exit_code == 0, done.output
    return f"{console[1]}\n{done.output.strip()}\n"


def test_its_screens_are_what_the_product_shows() -> None:
    readme = page("README.md")
    assert len(CONSOLE.findall(readme)) == readme.count("```console") == 3
    require_fresh("README.md", CONSOLE.sub(answered, readme))
