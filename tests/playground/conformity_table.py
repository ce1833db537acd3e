"""Decision 19, read: its tables, and what the playground's code really has of each."""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parents[2]
DECISION: Final = ROOT / "docs/adr/0019-ce-que-le-discord-d-essai-fait.md"
PLAYGROUND: Final = ROOT / "bot/playground"
BASES: Final = re.compile(
    r"OpenAPI|réf\. \S.*|l'exemple de la réf\. \S.*|discord\.py.*|clients|plausible|laissé de côté : plausible"
    r"|.*(?: (?:est|sont) plausibles?| : plausible)|.* (?:est|sont) les nôtres"
)
_SENDERS: Final = ("publish", "publish_message", "dispatch", "_tell")
_SAID: Final = re.compile(r"(?:MESSAGE|GUILD|CHANNEL|INTERACTION|SOUNDBOARD)_[A-Z_]+|READY|RESUMED")


@dataclass(frozen=True, slots=True)
class Table:
    """A table: the titles of its columns, and its rows."""

    titles: tuple[str, ...]
    rows: list[tuple[str, ...]]

    def column(self, title: str) -> list[str]:
        """The cells under a title."""
        return [row[self.titles.index(title)] for row in self.rows]


def tables(text: str | None = None) -> list[Table]:
    """Every table of the decision, or of a text."""
    found: list[Table] = []
    for block in re.findall(r"(?:^\|.*\n)+", text or DECISION.read_text(encoding="utf-8"), re.MULTILINE):
        titles, _, *rows = (_cells(line) for line in block.splitlines())
        found.append(Table(titles, rows))
    return found


def table(title: str) -> Table:
    """The table whose first column has that title."""
    (found,) = [one for one in tables() if one.titles[0] == title]
    return found


def routes_written() -> list[tuple[str, str]]:
    """Each method and path that the decision says is served."""
    written = []
    for cell in table("route").column("route"):
        methods, _, path = cell.strip("`").rpartition(" ")
        written += [(method, path) for method in methods.split(", ")]
    return written


def unfounded(row: tuple[str, ...]) -> list[str]:
    """What a row says that it rests on, and that is nothing that a row may rest on."""
    return [each for each in re.split(r"; ", row[-1]) if not BASES.fullmatch(each)]


def events_sent() -> set[str]:
    """The names of the gateway's events that the playground's code sends."""
    return {
        name for path in PLAYGROUND.rglob("*.py") for name in _events_in(ast.parse(path.read_text(encoding="utf-8")))
    }


def _events_in(tree: ast.AST) -> Iterator[str]:
    """The names that stand whole in a module that sends, and those of what one function of it finishes."""
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call)]
    if not any(_called(call) in _SENDERS for call in calls):
        return
    texts = [node.value for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str)]
    told = [call.args[1] for call in calls if _called(call) == "_tell" and len(call.args) > 1]
    ends = [str(said.value) for said in told if isinstance(said, ast.Constant)]
    for text in texts:
        if text.endswith("_") and _SAID.fullmatch(text):
            yield from (f"{text}{end}" for end in ends)
        elif _SAID.fullmatch(text):
            yield text


def _called(call: ast.Call) -> str:
    return call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")


def _cells(line: str) -> tuple[str, ...]:
    return tuple(cell.strip() for cell in line.strip().strip("|").split("|"))
