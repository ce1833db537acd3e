"""What a member is told before the first question of a survey: what is asked, who will see what, what is kept, until when."""

from collections.abc import Iterator
from datetime import timedelta
from zoneinfo import ZoneInfo

from bot.domain.survey import Breakdown, Survey
from bot.domain.survey_steps import minutes_to_answer, next_step
from bot.texts.catalogue import Texts
from bot.texts.dates import instant_text, local_text
from bot.texts.setting_times import months_text, offsets_text


def asked_line(t: Texts, survey: Survey) -> str:
    """« 8 questions, environ 3 minutes », and whether they come by steps."""
    _ = t.gettext
    first = next_step(survey, {}, 0)
    said = _("**Ce qui est demandé :** {questions}, {minutes}").format(
        questions=questions_text(t, len(survey.questions)), minutes=minutes_text(t, minutes_to_answer(survey))
    )
    return said if first is None or first.is_last else _("{asked}, en plusieurs étapes").format(asked=said)


def questions_text(t: Texts, count: int) -> str:
    """« 8 questions »."""
    ngettext = t.ngettext
    return ngettext("{n} question", "{n} questions", count).format(n=count)


def minutes_text(t: Texts, minutes: int) -> str:
    """« environ 3 minutes »."""
    ngettext = t.ngettext
    return ngettext("environ {n} minute", "environ {n} minutes", minutes).format(n=minutes)


def until_line(t: Texts, survey: Survey) -> str:
    """Until when it takes answers, also as Discord shows it in the reader's own zone."""
    _ = t.gettext
    if survey.closes_at is None:
        return _("**Jusqu'à quand :** {until}").format(until=end_text(t, survey))
    at = instant_text(t, survey.closes_at, ZoneInfo(survey.time_zone))
    return _("**Jusqu'à quand :** {at} ({left})").format(at=at, left=f"<t:{int(survey.closes_at.timestamp())}:R>")


def end_text(t: Texts, survey: Survey) -> str:
    """« le jeudi 6 juin 2013 à 18 h 30 », « 3 jours après l'ouverture », « à fixer »: the end that was said of it."""
    _ = t.gettext
    if survey.closes_local is not None:
        return local_text(t, survey.closes_local)
    if survey.open_minutes is not None:
        length = offsets_text(t, (timedelta(minutes=survey.open_minutes),))
        return _("{length} après l'ouverture").format(length=length)
    return _("à fixer")


def promise_lines(t: Texts, survey: Survey, organization: str, kept_months: int) -> Iterator[str]:
    """Who will see what, and what is kept; ``organization``, ready to be shown, is whom one answers for, where it counts one.

    ``kept_months`` is for how long after the closing a nominal answer keeps its name, as the guild keeps its journal.
    """
    _ = t.gettext
    if organization:
        yield _("**Pour qui :** une seule réponse compte par organisation; vous répondez pour {organization}").format(
            organization=organization
        )
    yield from _anonymous(t, survey) if survey.anonymous else _nominal(t, survey, organization, kept_months)


def _anonymous(t: Texts, survey: Survey) -> Iterator[str]:
    _ = t.gettext
    yield _(
        "**Qui verra quoi :** ce sondage est anonyme. Les résultats ne montrent que des totaux, et rien à moins de "
        "{threshold} réponses. Les commentaires sont lus tels quels, dans le désordre : n'y écrivez rien qui vous nomme, ni "
        "personne d'autre."
    ).format(threshold=survey.threshold)
    if survey.breakdown is not Breakdown.NONE:
        yield _breakdown(t, survey)
    yield _(
        "**Ce qui est gardé :** d'un côté, que vous avez répondu, jusqu'à la fermeture; de l'autre, vos réponses, sans rien "
        "qui les relie à vous. Une fois le sondage fermé, rien dans Courroie ni dans ses copies ne dit qui a répondu quoi. "
        "Tant qu'il est ouvert, vous faites confiance à la personne qui entretient Courroie : en fouillant, elle pourrait le "
        "deviner. Discord, qui les transporte, voit passer vos réponses."
    )
    first = next_step(survey, {}, 0)
    if first is not None and not first.is_last:
        yield _(
            "Rien n'est gardé avant l'envoi : d'une étape à l'autre, vos choix voyagent dans un bouton de Discord, qui n'est "
            "vu que de vous."
        )
    yield _("**Une réponse envoyée ne peut être ni revue, ni changée, ni retirée.**")


def _nominal(t: Texts, survey: Survey, organization: str, kept_months: int) -> Iterator[str]:
    _ = t.gettext
    if organization:
        yield _(
            "**Qui verra quoi :** la coordination verra les réponses de {organization}. Qui la représente aussi peut les "
            "revoir et les changer."
        ).format(organization=organization)
    else:
        yield _("**Qui verra quoi :** la coordination verra vos réponses, avec votre nom")
    yield _(
        "Ce qui est publié ne nomme personne : des totaux, et les commentaires tels quels, à partir de {threshold} réponses."
    ).format(threshold=survey.threshold)
    if survey.breakdown is not Breakdown.NONE:
        yield _breakdown(t, survey)
    yield _(
        "**Ce qui est gardé :** vos réponses, avec votre nom, d'une étape à l'autre aussi, et {time} après la fermeture; puis "
        "sans votre nom. `/moi donnees` les montre, et les efface d'ici là quand vous le voulez."
    ).format(time=months_text(t, kept_months))
    yield _("Vous pouvez changer votre réponse jusqu'à la fermeture.")


def _breakdown(t: Texts, survey: Survey) -> str:
    _ = t.gettext
    if survey.breakdown is Breakdown.GROUP:
        return _("Avec vos réponses est gardée la table où vous siégez, d'après le bottin, pour comparer les tables.")
    return _(
        "Avec vos réponses est gardée la sorte d'organisation dont vous êtes, d'après le bottin, pour comparer les sortes "
        "d'organisations."
    )


def results_line(t: Texts, survey: Survey, channel: str) -> str:
    """When and where the results will be known, to whoever has answered; ``channel`` is a mention, or "" where they are not posted."""
    _ = t.gettext
    if not survey.publish_results or not channel:
        return ""
    if survey.closes_at is None:
        return _("Les résultats seront publiés dans {channel} après la fermeture.").format(channel=channel)
    at = instant_text(t, survey.closes_at, ZoneInfo(survey.time_zone))
    return _("Les résultats seront publiés dans {channel} après la fermeture, {at}.").format(channel=channel, at=at)
