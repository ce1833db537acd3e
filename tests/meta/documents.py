"""The pages that people read, whose quotations of the product ``make golden`` writes again."""

import os
import re
from typing import Final

from tests.meta.tree import ROOT

GUIDES: Final = (
    "README.md",
    "docs/format-bottin.md",
    "docs/format-markdown.md",
    "docs/glossaire.md",
    "docs/guide-coordination.md",
    "docs/guide-essai.md",
    "docs/guide-membres.md",
    "docs/renseignements-personnels.md",
)
_CODE: Final = re.compile(r"^ *```.*?^ *```$|<!--[^\n]*-->|`[^`]*`", re.MULTILINE | re.DOTALL)


def page(name: str) -> str:
    """The page's text."""
    return (ROOT / name).read_text(encoding="utf-8")


def prose(name: str) -> str:
    """The page without its code and its comments: a word stands for each piece of them."""
    return _CODE.sub("code", page(name))


def require_fresh(name: str, rewritten: str) -> None:
    """Fail where the page is not what it would be if written now; write it under ``COURROIE_GOLDEN=write``."""
    if os.environ.get("COURROIE_GOLDEN") == "write":
        (ROOT / name).write_text(rewritten, encoding="utf-8")
    assert page(name) == rewritten, f"{name} quotes what the product no longer says: make golden"
