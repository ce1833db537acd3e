"""A request's fields: each knows its path, and what is wrong with it is gathered as Discord words it (error 50035)."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from urllib.parse import urlsplit

Path = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class FieldError:
    """One reason to refuse a request: ``path`` leads to the field, ``code`` and ``message`` are Discord's."""

    path: Path
    code: str
    message: str


@dataclass(frozen=True, slots=True)
class Field:
    """A value in a request. ``faults`` is one list, shared by all the fields of the request; null counts as absent."""

    value: object
    path: Path = ()
    faults: list[FieldError] = field(default_factory=list)

    def __getitem__(self, key: str) -> "Field":
        value = self.value.get(key) if isinstance(self.value, dict) else None
        return Field(value, (*self.path, key), self.faults)

    @property
    def absent(self) -> bool:
        """Whether the field is missing or null."""
        return self.value is None

    def refuse(self, code: str, message: str) -> None:
        """Gather one fault of this field."""
        self.faults.append(FieldError(self.path, code, message))

    def required(self) -> bool:
        """Refuse an absent field; true when it is there."""
        if self.absent:
            self.refuse("BASE_TYPE_REQUIRED", "This field is required")
        return not self.absent

    def text(self, maximum: int, minimum: int = 0) -> str:
        """The text of a field that is a string or absent, counted in code points; empty when it is not a string."""
        if self.absent:
            return ""
        if not isinstance(self.value, str):
            self.refuse("STRING_TYPE_CONVERT", f'Could not interpret "{self.value}" as string.')
            return ""
        self._sized(len(self.value), minimum, maximum)
        return self.value

    def whole(self, minimum: int, maximum: int) -> int | None:
        """The integer of a field that is one or is absent; ``24.0`` is one."""
        if self.absent:
            return None
        value = int(self.value) if isinstance(self.value, float) and self.value.is_integer() else self.value
        if isinstance(value, bool) or not isinstance(value, int):
            self.refuse("NUMBER_TYPE_COERCE", f'Value "{self.value}" is not int.')
            return None
        if value < minimum:
            self.refuse("NUMBER_TYPE_MIN", f"int value should be greater than or equal to {minimum}.")
        if value > maximum:
            self.refuse("NUMBER_TYPE_MAX", f"int value should be less than or equal to {maximum}.")
        return value

    def instant(self) -> datetime | None:
        """The instant of a field that is one, with its offset, or is absent."""
        written = self.text(64)
        try:
            read = datetime.fromisoformat(written) if written else None
        except ValueError:
            read = None
        if written and (read is None or read.tzinfo is None):
            self.refuse("DATE_TIME_TYPE_PARSE", f"Could not parse {written}. Should be ISO8601.")
            return None
        return read

    def flag(self, *, default: bool = False) -> bool:
        """The boolean of a field that is one or is absent."""
        if self.absent:
            return default
        if not isinstance(self.value, bool):
            self.refuse("BOOLEAN_TYPE_CONVERT", "Must be either true or false.")
            return default
        return self.value

    def model(self) -> bool:
        """Whether the field is an object; refused when it is something else, absent included."""
        if not isinstance(self.value, dict):
            self.refuse("MODEL_TYPE_CONVERT", "Only dictionaries may be used in a ModelType")
        return isinstance(self.value, dict)

    def entries(self, maximum: int, minimum: int = 0) -> list["Field"]:
        """The entries of a field that is a list or absent."""
        if self.absent:
            return []
        if not isinstance(self.value, list):
            self.refuse("LIST_TYPE_CONVERT", "Only iterables may be used in a ListType")
            return []
        self._sized(len(self.value), minimum, maximum)
        return [Field(value, (*self.path, index), self.faults) for index, value in enumerate(self.value)]

    def pairs(self) -> Iterator[tuple[str, "Field"]]:
        """The keys and fields of a mapping that may be absent."""
        if not self.absent and self.model() and isinstance(self.value, dict):
            yield from ((str(key), self[key]) for key in self.value)

    def one_of(self, values: Collection[object]) -> bool:
        """Whether the field is there and is one of ``values``; refused otherwise."""
        if not self.required():
            return False
        known = self.value in values and not isinstance(self.value, bool)
        if not known:
            self.refuse("BASE_TYPE_CHOICES", f"Value must be one of {_listed(values)}.")
        return known

    def kind(self, kinds: Collection[int]) -> int | None:
        """The ``type`` of an object of a union, None (and refused) when it is not one of ``kinds``."""
        if not self.model():
            return None
        value = self["type"].value
        if isinstance(value, int) and not isinstance(value, bool) and value in kinds:
            return value
        self.refuse("UNION_TYPE_CHOICES", f'Value of field "type" must be one of {_listed(map(int, kinds))}.')
        return None

    def url(self, maximum: int, schemes: Collection[str]) -> str:
        """The address of a field that is one or is absent."""
        written = self.text(maximum, minimum=1)
        if not written:
            return ""
        try:
            parts = urlsplit(written)
        except ValueError:
            parts = urlsplit("")
        if parts.scheme not in schemes:
            self.refuse(
                "URL_TYPE_INVALID_SCHEME",
                f'Scheme "{parts.scheme}" is not supported. Scheme must be one of {_listed(schemes)}.',
            )
        elif not parts.netloc:
            self.refuse("URL_TYPE_INVALID_URL", "Not a well formed URL.")
        return written

    def _sized(self, size: int, minimum: int, maximum: int) -> None:
        if minimum <= size <= maximum:
            return
        if size == 0:
            self.refuse("BASE_TYPE_REQUIRED", "This field is required")
        elif minimum:
            self.refuse("BASE_TYPE_BAD_LENGTH", f"Must be between {minimum} and {maximum} in length.")
        else:
            self.refuse("BASE_TYPE_MAX_LENGTH", f"Must be {maximum} or fewer in length.")


def refuse_repeated(fields: Collection[Field], code: str, message: str) -> None:
    """Refuse each field whose value was already seen among those before it; absent ones never repeat."""
    seen: list[object] = []
    for one in fields:
        if one.absent:
            continue
        if one.value in seen:
            one.refuse(code, message)
        seen.append(one.value)


def _listed(values: Iterable[object]) -> str:
    return str(tuple(values))
