"""Plans as storage gives them, each item and statement with its identity; and as a file gives them, with none."""

from collections.abc import Callable
from dataclasses import fields, is_dataclass, replace
from itertools import count
from typing import Any

from bot.domain.plan import Plan


def identified(plan: Plan) -> Plan:
    """``plan`` with a different ``id`` for everything that has one."""
    ids = count(1)
    found: Plan = _with_ids(plan, lambda: next(ids))
    return found


def unidentified(plan: Plan) -> Plan:
    """``plan`` without any ``id``."""
    found: Plan = _with_ids(plan, lambda: None)
    return found


def _with_ids(value: Any, next_id: Callable[[], int | None]) -> Any:  # noqa: ANN401 - any value of the plan
    if isinstance(value, tuple):
        return tuple(_with_ids(element, next_id) for element in value)
    if is_dataclass(value) and not isinstance(value, type):
        names = [field.name for field in fields(value)]
        inner = {name: _with_ids(getattr(value, name), next_id) for name in names if name != "id"}
        return replace(value, **inner, **({"id": next_id()} if "id" in names else {}))
    return value
