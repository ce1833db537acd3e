"""The scenarios of ``courroie demo --scenario``: one module each, with its steps in ``SCENARIO``."""

from importlib import import_module
from pkgutil import iter_modules

from bot.cli.scenario import Scenario


def scenario_names() -> list[str]:
    """Every scenario's name, in alphabetical order."""
    return sorted(module.name for module in iter_modules(__path__))


def scenario_named(name: str) -> Scenario:
    """A scenario's steps; raise ``KeyError`` where there is none of that name."""
    if name not in scenario_names():
        raise KeyError(name)
    found: Scenario = import_module(f"{__name__}.{name}").SCENARIO
    return found
