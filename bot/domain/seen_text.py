"""What people typed, as it is read: some characters show nothing, and make a text read otherwise than it is written."""

import re
from typing import Final

# Marks of direction, spaces without width, hyphens that may not show. What joins the parts of a letter or of an emoji stays.
_UNSEEN: Final = re.compile(r"[\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff]")


def seen(text: str) -> str:
    """``text`` without the characters that nobody sees."""
    return _UNSEEN.sub("", text)
