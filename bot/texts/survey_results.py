"""Results in words: figures always with how many answered, and why some are withheld."""

from typing import Final

from bot.domain.directory import Directory, OrganizationKind
from bot.domain.survey import Breakdown, Question, QuestionKind
from bot.domain.survey_audience import NO_STRATUM, SEVERAL_STRATA
from bot.domain.survey_measure import Measured
from bot.domain.survey_results import Figures
from bot.texts.catalogue import N_, Texts
from bot.texts.dates import number_text, percent_text
from bot.texts.directory import organization_kind_label

SEPARATOR: Final = " · "
_HIGHEST: Final = 10
_SCALE: Final = 5
_TOP: Final = {
    QuestionKind.LIKERT: N_("{share} d'accord"),
    QuestionKind.SATISFACTION: N_("{share} de satisfaction"),
    QuestionKind.RECOMMENDATION: N_("{share} à 9 ou 10"),
    QuestionKind.YES_NO: N_("{share} de oui"),
}
_WORDED: Final = N_("{share} à 4 ou 5")


def answers_count(t: Texts, count: int) -> str:
    """« 7 réponses »."""
    ngettext = t.ngettext
    return ngettext("{n} réponse", "{n} réponses", count).format(n=number_text(t, count))


def participation_text(t: Texts, answered: int, invited: int | None, *, by_organization: bool = False) -> str:
    """« 7 réponses sur 30 personnes invitées (23 %) »; how many were invited may be unknown."""
    ngettext, _ = t.ngettext, t.gettext
    answers = answers_count(t, answered)
    if invited is None and by_organization:
        return _("{answers}; nombre d'organisations invitées : inconnu").format(answers=answers)
    if invited is None:
        return _("{answers}; nombre de personnes invitées : inconnu").format(answers=answers)
    if by_organization:
        asked = ngettext("{n} organisation invitée", "{n} organisations invitées", invited)
    else:
        asked = ngettext("{n} personne invitée", "{n} personnes invitées", invited)
    of = _("{answers} sur {asked}").format(answers=answers, asked=asked.format(n=number_text(t, invited)))
    return f"{of} ({percent_text(t, answered / invited)})" if 0 < answered <= invited else of


def n_text(t: Texts, n: int) -> str:
    """« n = 12 »."""
    return f"n = {number_text(t, n)}".replace(" ", "\N{NO-BREAK SPACE}")


def summary_text(t: Texts, question: Question, figures: Figures) -> str:
    """« moyenne 4,2 sur 5 · médiane 4 · 83 % d'accord (n = 12) »; of choices, how many answered: « n = 12 »."""
    _ = t.gettext
    if not figures.n:
        return _("Personne n'a répondu à cette question.")
    worded = question.kind is QuestionKind.LIKERT and any(question.options)
    parts = _facts(t, question.kind, figures, worded=worded)
    if figures.median is not None:
        parts.insert(1, _("médiane {median}").format(median=number_text(t, figures.median)))
    n = n_text(t, figures.n)
    if question.kind is QuestionKind.SEVERAL:
        return _("plusieurs choix possibles ({n})").format(n=n)
    return f"{SEPARATOR.join(parts)} ({n})" if parts else n


def measured_text(t: Texts, measured: Measured) -> str:
    """« moyenne 4,2 sur 5 · 83 % d'accord (n = 12) »."""
    parts = _facts(t, measured.kind, measured, worded=measured.worded)
    return f"{SEPARATOR.join(parts)} ({n_text(t, measured.n)})"


def before_text(t: Texts, question: Question, before: Figures) -> str:
    """« Vague précédente : moyenne 3,9 sur 5 · … (n = 10) »."""
    _ = t.gettext
    return _("Vague précédente : {figures}").format(figures=summary_text(t, question, before))


def withheld_text(t: Texts, answered: int, least: int) -> str:
    """« 4 personnes ont répondu; les résultats se montrent à partir de 5, pour que personne ne puisse être reconnu. »."""
    ngettext, _ = t.ngettext, t.gettext
    if not answered:
        return _("Personne n'a répondu : il n'y a pas de résultat à montrer.")
    return ngettext(
        "{n} personne a répondu; les résultats se montrent à partir de {least}, pour que personne ne puisse être reconnu.",
        "{n} personnes ont répondu; les résultats se montrent à partir de {least}, pour que personne ne puisse être reconnu.",
        answered,
    ).format(n=answered, least=least)


def unpublished_text(t: Texts) -> str:
    """What whoever asks for results that are the coordination's alone is told."""
    _ = t.gettext
    return _("Les résultats de ce sondage ne sont pas publiés.")


def published_now_text(t: Texts, channel_id: int | None) -> str:
    """What whoever has results published is told; without a channel, it is said what to choose."""
    _ = t.gettext
    if channel_id is None:
        return _("Les résultats attendent un salon : choisissez celui des annonces avec « /reglages voir ».")
    return _("Les résultats partent à l'instant dans {channel}.").format(channel=f"<#{channel_id}>")


def published_before_text(t: Texts, guild_id: int, channel_id: int, message_id: int) -> str:
    """Where the results are that were published already."""
    _ = t.gettext
    link = f"https://discord.com/channels/{guild_id}/{channel_id}/{message_id}"
    return _("Les résultats sont déjà publiés : {link}").format(link=link)


def question_withheld_text(t: Texts, least: int) -> str:
    """Why a question's results, or a part's, are not shown."""
    _ = t.gettext
    return _(
        "Moins de {least} réponses : le résultat n'est pas montré, pour que personne ne puisse être reconnu."
    ).format(least=least)


def hidden_parts_text(t: Texts, least: int) -> str:
    """Why some parts are not shown."""
    _ = t.gettext
    return _(
        "Une partie de moins de {least} réponses n'est pas montrée, ni une autre si elle permettait de la déduire."
    ).format(least=least)


def count_text(t: Texts, count: int, share: float, before: float | None = None) -> str:
    """« 8 (67 %) »; « 8 (67 %; avant : 50 %) » where the wave before is known."""
    said = percent_text(t, share)
    return f"{number_text(t, count)} ({said if before is None else f'{said}; {share_before_text(t, before)}'})"


def share_before_text(t: Texts, share: float) -> str:
    """« avant : 50 % »."""
    _ = t.gettext
    return _("avant : {share}").format(share=percent_text(t, share))


def stratum_label(t: Texts, breakdown: Breakdown, stratum: str, directory: Directory) -> str:
    """A table's name, a kind of organisation, « Plusieurs tables »; those that were too few to be told apart are together."""
    _ = t.gettext
    if stratum == SEVERAL_STRATA:
        return _("Plusieurs tables")
    if stratum == NO_STRATUM:
        return _("Aucune table") if breakdown is Breakdown.GROUP else _("Aucune organisation")
    if not stratum:
        return _("Autres, réunis")
    if stratum[:1] == "g" and stratum[1:].isdecimal():
        group = directory.groups.get(int(stratum[1:]))
        return group.name if group is not None else _("une table effacée")
    return organization_kind_label(t, OrganizationKind(stratum))


def continued_text(t: Texts, wording: str) -> str:
    """A question whose choices go on: « 3. Quels services? (suite) »."""
    _ = t.gettext
    return _("{question} (suite)").format(question=wording)


def comments_text(t: Texts, count: int) -> str:
    """« 6 commentaires, dans un ordre mêlé »."""
    ngettext = t.ngettext
    return ngettext("{n} commentaire", "{n} commentaires, dans un ordre mêlé", count).format(n=number_text(t, count))


def _facts(t: Texts, kind: QuestionKind, figures: Figures | Measured, *, worded: bool) -> list[str]:
    """The mean and the share of the highest, where they mean something."""
    _ = t.gettext
    parts = []
    if figures.mean is not None:
        most = _HIGHEST if kind is QuestionKind.RECOMMENDATION else _SCALE
        mean = number_text(t, round(figures.mean, 1))
        parts.append(_("moyenne {mean} sur {most}").format(mean=mean, most=most))
    if figures.top is not None:
        parts.append(t.gettext(_WORDED if worded else _TOP[kind]).format(share=percent_text(t, figures.top)))
    return parts
