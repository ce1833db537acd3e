"""The bytes of a text file, as text."""

import codecs
import re
from typing import Final

from bot.domain.errors import UnreadableFile

MAX_BYTES: Final = 5 * 1024 * 1024
_BLANK: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\t]")


def decode(data: bytes) -> str:
    """UTF-8 (or UTF-16 with its mark) as text whose lines end in one newline, other control characters made blanks.

    Raises:
        UnreadableFile: ``too_large``, ``encoding`` or ``empty``.
    """
    if len(data) > MAX_BYTES:
        raise UnreadableFile("too_large", detail=str(MAX_BYTES))
    is_utf16 = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    try:
        text = data.decode("utf-16" if is_utf16 else "utf-8-sig")
    except UnicodeDecodeError as error:
        raise UnreadableFile("encoding", line=data[: error.start].count(b"\n") + 1) from error
    text = _BLANK.sub(" ", text.replace("\r\n", "\n").replace("\r", "\n"))
    if not text.strip():
        raise UnreadableFile("empty")
    return text
