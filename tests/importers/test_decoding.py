import pytest

from bot.domain.errors import UnreadableFile
from bot.importers.decoding import MAX_BYTES, decode


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_utf8_and_marked_utf16_are_the_same_text(encoding: str) -> None:
    assert decode("Élections\r\nà l'été\rfin".encode(encoding)) == "Élections\nà l'été\nfin"


def test_control_characters_become_blanks() -> None:
    assert decode("a\tb\x0bc\u2028d\x00e\n".encode()) == "a b c d e\n"


@pytest.mark.parametrize(
    ("data", "reason", "line"),
    [
        (b"", "empty", None),
        (b" \n\t\xef\xbb\xbf"[:3], "empty", None),
        (b"\xef\xbb\xbf  \n", "empty", None),
        (b"un\ndeux \xe9t\xe9", "encoding", 2),
        (b"\xff\xfea", "encoding", 1),
        (b"a" * (MAX_BYTES + 1), "too_large", None),
    ],
)
def test_what_is_no_text_is_refused(data: bytes, reason: str, line: int | None) -> None:
    with pytest.raises(UnreadableFile) as refused:
        decode(data)
    assert (refused.value.reason, refused.value.line) == (reason, line)
