"""One thing that the walk of ``test_access.py`` sends."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Sample:
    """One press, choice or form: the arguments of its ``custom_id``, and what goes with them."""

    args: tuple[str, ...] = ()
    values: tuple[str, ...] = ()
    typed: Mapping[str, str] | None = None
