"""Whole screens kept as files: ``make golden`` writes them again, and a reader judges the difference."""

import os
from pathlib import Path

FOLDER = Path(__file__).parent / "golden"


def require_golden(name: str, text: str) -> None:
    """Fail where ``text`` is not what ``golden/name`` holds; write it there under ``COURROIE_GOLDEN=write``."""
    file = FOLDER / name
    if os.environ.get("COURROIE_GOLDEN") == "write":
        FOLDER.mkdir(exist_ok=True)
        file.write_text(text, encoding="utf-8")
    assert file.exists(), f"{name} is missing: make golden"
    assert text == file.read_text(encoding="utf-8")
