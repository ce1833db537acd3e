"""Whether two readings of a file are the same."""

import json
from collections.abc import Sequence
from dataclasses import fields
from hashlib import sha256
from typing import Any

from bot.domain.doubt import Doubt
from bot.domain.plan import Plan


def content_hash(plan: Plan, doubts: Sequence[Doubt]) -> str:
    """The SHA-256, in hexadecimal, of all that takes part in the equality of ``plan`` and ``doubts``."""
    text = json.dumps([plan, doubts], default=_compared, ensure_ascii=False, separators=(",", ":"))
    return sha256(text.encode()).hexdigest()


def _compared(value: Any) -> list[Any]:  # noqa: ANN401  # json gives whatever it does not know
    return [getattr(value, field.name) for field in fields(value) if field.compare]
