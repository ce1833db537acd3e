"""Stable references such as ``II.B.1.4``: an axis in roman, an objective in letters, then two numbers."""

from dataclasses import dataclass
from functools import lru_cache

_ROMAN = ((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"),
          (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))  # fmt: skip


@lru_cache(maxsize=256)
def to_roman(number: int) -> str:
    """``number`` (1 or more) in roman numerals."""
    text = ""
    for value, digits in _ROMAN:
        count, number = divmod(number, value)
        text += digits * count
    return text


@lru_cache(maxsize=256)
def to_letters(number: int) -> str:
    """``number`` (1 or more) as a spreadsheet column: 1 is A, 27 is AA."""
    text = ""
    while number:
        number, rest = divmod(number - 1, 26)
        text = chr(ord("A") + rest) + text
    return text


@dataclass(frozen=True, slots=True)
class Reference:
    """A place in a plan: an axis, and as many of the levels below it as are given, from the top."""

    axis: int
    objective: int | None = None
    specific_objective: int | None = None
    action: int | None = None

    @property
    def parts(self) -> tuple[int, ...]:
        """The numbers that are given, from the axis down."""
        if self.objective is None:
            return (self.axis,)
        if self.specific_objective is None:
            return (self.axis, self.objective)
        if self.action is None:
            return (self.axis, self.objective, self.specific_objective)
        return (self.axis, self.objective, self.specific_objective, self.action)

    @property
    def parent(self) -> "Reference | None":
        """One level up; None for an axis."""
        axis, *below = self.parts
        return Reference(axis, *below[:-1]) if below else None

    def child(self, number: int) -> "Reference":
        """One level down."""
        axis, *below = (*self.parts, number)
        return Reference(axis, *below)

    def __str__(self) -> str:
        if self.objective is None:
            return to_roman(self.axis)
        written = f"{to_roman(self.axis)}.{to_letters(self.objective)}"
        if self.specific_objective is not None:
            written += f".{self.specific_objective}"
        return written if self.action is None else f"{written}.{self.action}"
