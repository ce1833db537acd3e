"""The by-laws of each kind of assembly, in words."""

from typing import Final

from bot.domain.guild_settings import AssemblyKind, Bylaws, Quorum, QuorumKind, Voice
from bot.texts.catalogue import N_, Texts
from bot.texts.typography import NO_BREAK_SPACE

_KINDS: Final = {
    AssemblyKind.ANNUAL_GENERAL: N_("Assemblée générale annuelle"),
    AssemblyKind.SPECIAL_GENERAL: N_("Assemblée générale extraordinaire"),
    AssemblyKind.PARTNERS: N_("Assemblée des partenaires"),
    AssemblyKind.BOARD: N_("Conseil d'administration"),
    AssemblyKind.WORKING_GROUP: N_("Table ou comité"),
    AssemblyKind.TOUR: N_("Tournée des organismes"),
    AssemblyKind.OTHER: N_("Autre rencontre"),
}
_VOICES: Final = {
    Voice.ORGANIZATION: N_("une voix par organisation"),
    Voice.MEMBER: N_("une voix par membre"),
}


def kind_label(t: Texts, kind: AssemblyKind) -> str:
    """What a kind of assembly is called."""
    return t.gettext(_KINDS[kind])


def voice_text(t: Texts, voice: Voice) -> str:
    """« une voix par organisation »."""
    return t.gettext(_VOICES[voice])


def bylaws_line(t: Texts, kind: AssemblyKind, rules: Bylaws) -> str:
    """« - **Conseil d'administration** : avis de 7 jours; quorum de 50 %; une voix par membre; sans procuration »."""
    _ = t.gettext
    return _("- **{kind}** : {rules}").format(kind=kind_label(t, kind), rules=bylaws_text(t, rules))


def bylaws_text(t: Texts, rules: Bylaws) -> str:
    """« avis de 21 jours; quorum de 20 %; une voix par organisation; 1 procuration par personne »."""
    _, ngettext = t.gettext, t.ngettext
    days, proxies = rules.notice_days, rules.proxies
    parts = [
        ngettext("avis de {n} jour", "avis de {n} jours", days).format(n=days) if days else _("sans délai d'avis"),
        _quorum(t, rules.quorum),
        voice_text(t, rules.voice),
        ngettext("{n} procuration par personne", "{n} procurations par personne", proxies).format(n=proxies)
        if proxies
        else _("sans procuration"),
    ]
    return "; ".join(parts)


def _quorum(t: Texts, quorum: Quorum | None) -> str:
    _, ngettext = t.gettext, t.ngettext
    if quorum is None:
        return _("sans quorum")
    if quorum.kind is QuorumKind.SHARE:
        return _("quorum de {share}").format(share=quorum_typed(t, quorum))
    return ngettext("quorum de {n} voix", "quorum de {n} voix", quorum.value).format(n=quorum.value)


def quorum_typed(t: Texts, quorum: Quorum | None) -> str:
    """As somebody would type it: « 15 », « 20 % », « aucun »."""
    _ = t.gettext
    if quorum is None:
        return _("aucun")
    if quorum.kind is QuorumKind.NUMBER:
        return str(quorum.value)
    return f"{quorum.value}%" if t.language == "en" else f"{quorum.value}{NO_BREAK_SPACE}%"
