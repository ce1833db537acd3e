"""The plan's promises of assemblies, as the coordination reads them."""

from datetime import date

from bot.domain.assembly_promises import convened_in, fiscal_year_of, promises_of
from bot.domain.guild_settings import AssemblyKind
from bot.domain.snapshot import GuildSnapshot
from bot.texts.assembly_promises import promise_sentence
from bot.texts.catalogue import Texts


def promise_lines(
    t: Texts, snapshot: GuildSnapshot, on: date, kind: AssemblyKind | None = None, *, unmet: bool = False
) -> list[str]:
    """What the roundtable's plan promises, of ``kind`` where it is given, and what was convened of it in the fiscal year of ``on``.

    ``unmet``: only what falls short.
    """
    year = fiscal_year_of(on, snapshot.settings.fiscal_year_start)
    lines = []
    for loaded in snapshot.plans[:1]:
        for promise in promises_of(loaded.plan):
            convened = convened_in(snapshot.assemblies, promise.kind, year)
            if kind in (None, promise.kind) and not (unmet and convened >= promise.least):
                lines.append(promise_sentence(t, promise, convened, year.label))
    return lines
