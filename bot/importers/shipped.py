"""The plan that ships with the product, so that a newcomer starts with one."""

from importlib.resources import files

SHIPPED_NAME = "plan_2011_2014.md"


def shipped_plan() -> bytes:
    """The roundtable's plan for 2011-2014 as its own document has it, but for one person's name, which is masked."""
    return (files("bot") / "data" / SHIPPED_NAME).read_bytes()
