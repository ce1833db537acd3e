"""What the plan promises of assemblies, and where that stands, as a suggestion to the coordination."""

from bot.domain.assembly_promises import Promise
from bot.domain.guild_settings import AssemblyKind
from bot.texts.catalogue import Texts


def promise_sentence(t: Texts, promise: Promise, convened: int, year: str) -> str:
    """« Le plan promet 2 assemblées des partenaires par année (I.A.1.2); 0 convoquée en 2012-2013. »."""
    _, ngettext = t.gettext, t.ngettext
    done = ngettext("{n} convoquée", "{n} convoquées", convened).format(n=convened)
    promised = _promised(t, promise)
    if promise.reference is None:
        return _("Le plan promet {promised} par année; {done} en {year}.").format(
            promised=promised, done=done, year=year
        )
    return _("Le plan promet {promised} par année ({reference}); {done} en {year}.").format(
        promised=promised, reference=promise.reference, done=done, year=year
    )


def _promised(t: Texts, promise: Promise) -> str:
    ngettext, n = t.ngettext, promise.least
    if promise.kind is AssemblyKind.PARTNERS:
        return ngettext("{n} assemblée des partenaires", "{n} assemblées des partenaires", n).format(n=n)
    if promise.kind is AssemblyKind.ANNUAL_GENERAL:
        return ngettext("{n} assemblée générale", "{n} assemblées générales", n).format(n=n)
    return ngettext("{n} tournée des organismes", "{n} tournées des organismes", n).format(n=n)
