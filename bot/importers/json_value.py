"""JSON read with care: each value knows its path, and whoever asks for another shape gets a precise refusal."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NoReturn

from bot.domain.errors import UnreadableFile
from bot.importers.decoding import decode
from bot.importers.excerpt import excerpt


@dataclass(frozen=True, slots=True)
class JsonValue:
    """A value of a JSON document. ``path`` says where it stands: ``$.axes[0].title``."""

    value: object
    path: str = "$"

    @property
    def is_null(self) -> bool:
        """Whether it is null, or a key that is absent."""
        return self.value is None

    def refuse(self, reason: str, about: str = "") -> NoReturn:
        """Raise ``UnreadableFile``: its detail is the path, and what ``about`` adds."""
        raise UnreadableFile(reason, detail=f"{self.path}: {excerpt(about)}" if about else self.path)

    def text(self) -> str:
        """The string, without the blanks around it."""
        if not isinstance(self.value, str):
            self.refuse("json_text_expected")
        return self.value.strip()

    def flag(self) -> bool:
        """The boolean."""
        if not isinstance(self.value, bool):
            self.refuse("json_flag_expected")
        return self.value

    def paragraphs(self) -> tuple[str, ...]:
        """The lines of a string that hold something; none for null."""
        if self.is_null:
            return ()
        return tuple(line.strip() for line in self.text().split("\n") if line.strip())

    def each(self) -> Iterator["JsonValue"]:
        """The elements of the list."""
        if not isinstance(self.value, list):
            self.refuse("json_list_expected")
        return (JsonValue(element, f"{self.path}[{place}]") for place, element in enumerate(self.value))

    def texts(self) -> tuple[str, ...]:
        """The list's strings."""
        return tuple(element.text() for element in self.each())

    def fields(self, required: tuple[str, ...], optional: tuple[str, ...] = ()) -> dict[str, "JsonValue"]:
        """The object's values by key, an absent optional one as null; a key that is neither is refused, not lost."""
        if not isinstance(self.value, dict):
            self.refuse("json_object_expected")
        for key in required:
            if key not in self.value:
                self.refuse("json_missing_key", key)
        for key in self.value:
            if key not in required and key not in optional:
                self.refuse("json_unknown_key", key)
        return {key: JsonValue(self.value.get(key), f"{self.path}.{key}") for key in (*required, *optional)}


def parse_json(data: bytes) -> JsonValue:
    """The document in ``data``.

    Raises:
        UnreadableFile: ``json_syntax`` (with its line), ``json_duplicate_key``, ``json_too_deep``, or a reason of
            ``bot.importers.decoding``.
    """
    text = decode(data)
    try:
        # No key of a plan is a number: reading all as floats spares the limit on an integer's digits.
        return JsonValue(json.loads(text, object_pairs_hook=_object, parse_int=float))
    except json.JSONDecodeError as error:
        raise UnreadableFile("json_syntax", line=error.lineno) from error
    except RecursionError as error:
        raise UnreadableFile("json_too_deep") from error


def _object(pairs: list[tuple[str, object]]) -> dict[str, object]:
    read = dict(pairs)
    if len(read) < len(pairs):
        keys = [key for key, _ in pairs]
        raise UnreadableFile("json_duplicate_key", detail=excerpt(next(key for key in keys if keys.count(key) > 1)))
    return read
