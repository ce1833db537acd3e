"""A sheet to draw on, in pixels from its top left: words that are measured before they are placed, and boxes.

matplotlib is imported here, and this file only by who draws: it costs half a second and 56 MB. Nothing of it that is shared is
changed (no pyplot), so that a picture may be drawn in any thread.
"""

import unicodedata
from collections.abc import Callable
from functools import cache, lru_cache
from io import BytesIO
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Final

from matplotlib import get_data_path
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.ft2font import FT2Font, LoadFlags
from matplotlib.patches import FancyBboxPatch, Rectangle

if TYPE_CHECKING:
    from matplotlib.axes import Axes

_DPI: Final = 100
_POINTS: Final = 72 / _DPI
_LEADING: Final = 1.32
_UNKNOWN: Final = "\N{WHITE SQUARE}"
_drawing: Final = Lock()


def words_width(text: str, size: float, *, bold: bool = False) -> float:
    """How wide ``text`` is, in pixels, at ``size`` pixels."""
    with _drawing:
        font = _font(bold)
        font.set_size(size * _POINTS, _DPI)
        font.set_text(drawable(text), 0, flags=LoadFlags.NO_HINTING)
        width, _height = font.get_width_height()
    return float(width) / 64


def wrapped(text: str, size: float, width: float, *, bold: bool = False) -> list[str]:
    """``text`` in lines of at most ``width`` pixels, cut between words, or inside one that is wider than a line."""
    lines = [""]
    for word in drawable(text).split(" "):
        longer = f"{lines[-1]} {word}" if lines[-1] else word
        if words_width(longer, size, bold=bold) <= width:
            lines[-1] = longer
            continue
        pieces = _pieces(word, lambda piece: words_width(piece, size, bold=bold) <= width)
        lines += pieces if lines[-1] else []
        if not lines[0]:
            lines = pieces
    return lines


@cache
def leading(size: float) -> float:
    """From a line's top to the next one's."""
    return round(size * _LEADING)


class Sheet:
    """One picture of ``width`` by ``height`` pixels, opaque, so that it reads the same on dark and light."""

    def __init__(self, width: int, height: int, background: str) -> None:
        self._figure = Figure(figsize=(width / _DPI, height / _DPI), dpi=_DPI, facecolor=background)
        self._axes: Axes = self._figure.add_axes((0, 0, 1, 1))
        self._axes.set_xlim(0, width)
        self._axes.set_ylim(height, 0)
        self._axes.set_axis_off()

    def words(
        self, x: float, y: float, text: str, size: float, colour: str, *, bold: bool = False, align: str = "left"
    ) -> None:
        """One line whose top is at ``y``; ``x`` is its left, its ``center`` or its ``right``."""
        self._axes.text(
            x,
            y + leading(size) / 2,
            drawable(text),
            fontsize=size * _POINTS,
            fontproperties=_properties(bold),
            color=colour,
            horizontalalignment=align,
            verticalalignment="center_baseline",
            parse_math=False,
        )

    def box(self, x: float, y: float, width: float, height: float, colour: str, *, rounded: float = 0) -> None:
        """A filled rectangle; nothing where it has no width."""
        if width <= 0:
            return
        corner = (x, y)
        if rounded and width > 2 * rounded:
            style = f"round,pad=0,rounding_size={rounded}"
            self._axes.add_patch(FancyBboxPatch(corner, width, height, boxstyle=style, color=colour, linewidth=0))
        else:
            self._axes.add_patch(Rectangle(corner, width, height, color=colour, linewidth=0))

    def png(self) -> bytes:
        """The picture; the same bytes for the same drawing."""
        written = BytesIO()
        with _drawing:
            FigureCanvasAgg(self._figure)
            self._figure.savefig(
                written, format="png", facecolor=self._figure.get_facecolor(), metadata={"Software": None}
            )
        return written.getvalue()


@lru_cache(maxsize=1024)
def drawable(text: str) -> str:
    """``text`` in what the font has: a letter that it lacks is a square, an emoji is left out (the picture's text says all of it)."""
    known = _known()
    drawn = "".join(_drawn(sign) if ord(sign) not in known else sign for sign in text)
    return " ".join(filter(None, drawn.split(" "))) or _UNKNOWN * bool(text)


def _drawn(sign: str) -> str:
    if sign.isspace():
        return " "
    return _UNKNOWN if unicodedata.category(sign).startswith(("L", "N")) else ""


def _pieces(word: str, fits: Callable[[str], bool]) -> list[str]:
    """A word that is wider than a line, in pieces that fit."""
    pieces = [""]
    for sign in word:
        if pieces[-1] and not fits(pieces[-1] + sign):
            pieces.append("")
        pieces[-1] += sign
    return pieces


def _path(bold: bool) -> Path:  # noqa: FBT001 - one of two files
    return Path(get_data_path(), "fonts", "ttf", "DejaVuSans-Bold.ttf" if bold else "DejaVuSans.ttf")


@cache
def _font(bold: bool) -> FT2Font:  # noqa: FBT001
    return FT2Font(str(_path(bold)))


@cache
def _properties(bold: bool) -> FontProperties:  # noqa: FBT001
    return FontProperties(fname=_path(bold))


@cache
def _known() -> frozenset[int]:
    return frozenset(_font(False).get_charmap()) & frozenset(_font(True).get_charmap())  # noqa: FBT003
