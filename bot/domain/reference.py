"""Stable references such as ``II.B.1.4``: an axis in roman, an objective in letters, then two numbers."""

from dataclasses import dataclass

_ROMAN = ((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"),
          (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))  # fmt: skip


def to_roman(number: int) -> str:
    """``number`` (1 or more) in roman numerals."""
    text = ""
    for value, digits in _ROMAN:
        count, number = divmod(number, value)
        text += digits * count
    return text


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
        levels = (self.axis, self.objective, self.specific_objective, self.action)
        return tuple(number for number in levels if number is not None)

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
        written = [to_roman(self.axis)]
        if self.objective is not None:
            written.append(to_letters(self.objective))
        written += [str(number) for number in self.parts[2:]]
        return ".".join(written)
