"""The English catalogue: what the code says, and what of it is translated.

``python -m tests.texts.messages`` (``make messages``) brings the ``.po`` up to date and lists what is left to translate.
"""

import re
import sys
from io import BytesIO
from pathlib import Path
from typing import Final

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.pofile import read_po, write_po

ROOT: Final = Path(__file__).resolve().parents[2]
ENGLISH: Final = ROOT / "bot/texts/locale/en/LC_MESSAGES/messages.po"
KEYWORDS: Final = DEFAULT_KEYWORDS | {"L": None}
PACKAGES: Final = ("bot", "cogs")
# They change with each run and say nothing: who, when, and which version of the tool.
_RESTLESS: Final = re.compile(rb'^"(?!Language:|MIME-Version|Content-|Plural-Forms)[A-Z][\w-]+:.*\n', re.MULTILINE)


def extracted() -> Catalog:
    """Every message of the code, with the files that say it."""
    catalog = Catalog(charset="utf-8")
    for package in PACKAGES:
        found = extract_from_dir(
            ROOT / package, [("**.py", "python")], keywords=KEYWORDS, comment_tags=("Translators:",)
        )
        for file, _line, message, comments, context in found:
            catalog.add(message, locations=[(f"{package}/{file}", 0)], auto_comments=comments, context=context)
    return catalog


def english(path: Path = ENGLISH) -> Catalog:
    """The catalogue as it is written."""
    with path.open("rb") as source:
        return read_po(source, locale="en", charset="utf-8")


def updated(catalog: Catalog, template: Catalog) -> Catalog:
    """``catalog`` with what ``template`` adds, and without what it no longer has; nothing is guessed from a resemblance."""
    catalog.update(template, no_fuzzy_matching=True, update_header_comment=False)
    catalog.obsolete.clear()
    return catalog


def written(catalog: Catalog) -> bytes:
    """``catalog`` as a ``.po`` file, the same whenever and wherever it is written."""
    output = BytesIO()
    write_po(output, catalog, width=120, sort_output=True, ignore_obsolete=True, include_lineno=False)
    return _RESTLESS.sub(b"", output.getvalue())


def strings(message: Message) -> tuple[str, ...]:
    """The translation, or one for each plural; empty strings where there is none."""
    return (message.string,) if isinstance(message.string, str) else tuple(message.string or ("",))


def sources(message: Message) -> tuple[str, ...]:
    """What the code says: one text, or the singular and the plural."""
    return (message.id,) if isinstance(message.id, str) else tuple(message.id)


def untranslated(catalog: Catalog) -> list[Message]:
    """The messages that have no translation, or not one for each plural."""
    return [message for message in catalog if message.id and not all(strings(message))]


def main() -> None:
    """Update the catalogue in place, and say what is left to do."""
    catalog = updated(english(), extracted())
    ENGLISH.write_bytes(written(catalog))
    left = untranslated(catalog)
    for message in left:
        files = ", ".join(sorted({file for file, _line in message.locations}))
        sys.stdout.write(f"{files}: {' / '.join(sources(message))}\n")
    sys.stdout.write(f"{len(catalog)} messages, {len(left)} to translate in {ENGLISH.relative_to(ROOT)}\n")


if __name__ == "__main__":
    main()
