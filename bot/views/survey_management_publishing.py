"""The page before a survey is published: what will happen, to whom, when, and what cannot be changed afterwards."""

from collections.abc import Iterator

from discord.ui import LayoutView

from bot.domain.snapshot import GuildSnapshot
from bot.domain.survey import AudienceKind, Survey
from bot.domain.survey_steps import minutes_to_answer
from bot.texts.catalogue import Texts
from bot.views import survey_management_places as places
from bot.views.layout import Control, Screen, blocks_of, layout
from bot.views.markup import plain
from bot.views.survey_editing_people import back_control
from bot.views.survey_management_lines import how_line, measure_lines, missing_line, when_lines, where_line, who_line
from bot.views.survey_management_places import control


def publishing_view(
    t: Texts, snapshot: GuildSnapshot, draft: Survey, invited: int | None, threshold: int
) -> LayoutView:
    """All that publishing does; nothing is done before « Publier maintenant », which is there once nothing is missing. ``threshold`` is the guild's."""
    _ = t.gettext
    missing = missing_line(t, snapshot, draft)
    publish = Control(_("Publier maintenant"), control(places.PUBLISHED, draft.id), primary=True)
    return layout(
        Screen(
            title=_("Publier « {survey} »?").format(survey=plain(draft.title)),
            subtitle=_("Rien n'est encore publié."),
            blocks=blocks_of(
                [
                    *_asked(t, draft),
                    who_line(t, snapshot, draft.audience),
                    _invited(t, draft, invited, threshold),
                    how_line(t, draft),
                    *when_lines(t, snapshot, draft),
                    where_line(t, snapshot, draft),
                    *measure_lines(t, snapshot, draft.item_id),
                    *([missing] if missing else []),
                    "",
                    *_told(t, draft, threshold),
                ]
            ),
            controls=[*([] if missing else [publish]), back_control(t, draft)],
        )
    )


def _asked(t: Texts, draft: Survey) -> Iterator[str]:
    _, ngettext = t.gettext, t.ngettext
    n, minutes = len(draft.questions), minutes_to_answer(draft)
    questions = ngettext("{n} question", "{n} questions", n).format(n=n)
    time = ngettext("environ {n} minute", "environ {n} minutes", minutes).format(n=minutes)
    yield _("**Ce qui est demandé :** {questions}, {time}").format(questions=questions, time=time)


def _invited(t: Texts, draft: Survey, invited: int | None, threshold: int) -> str:
    _, ngettext = t.gettext, t.ngettext
    if invited is None:
        return _("**Combien :** inconnu; le taux de participation ne sera pas calculé.")
    if draft.audience.kind is AudienceKind.PRESENT and not invited:
        return _("**Combien :** on le saura une fois les présences prises à l'assemblée.")
    if draft.by_organization:
        count = ngettext("{n} organisation", "{n} organisations", invited).format(n=invited)
    else:
        count = ngettext("{n} personne au bottin", "{n} personnes au bottin", invited).format(n=invited)
    if invited < threshold:
        return _(
            "**Combien :** {count}. **Attention :** c'est moins que les {threshold} réponses qu'il faut pour que des "
            "résultats soient montrés."
        ).format(count=count, threshold=threshold)
    return _("**Combien :** {count}").format(count=count)


def _told(t: Texts, draft: Survey, threshold: int) -> Iterator[str]:
    _ = t.gettext
    yield _(
        "À l'ouverture, un message avec « Répondre » est affiché dans le salon. Un rappel part avant la fin, en privé et "
        "seulement à qui n'a pas répondu; si le bottin ne connaît pas les personnes invitées, il paraît dans le salon."
    )
    if draft.anonymous:
        yield _(
            "Les membres liront que leurs réponses sont anonymes, qu'elles ne peuvent plus être changées une fois envoyées, "
            "et que rien n'est montré à moins de {threshold} réponses."
        ).format(threshold=threshold)
    else:
        yield _(
            "Les membres liront que la coordination voit qui a répondu quoi, et qu'ils peuvent changer leur réponse "
            "jusqu'à la fermeture."
        )
    if draft.publish_results:
        yield _("À la fermeture, les résultats sont affichés dans le même salon, avec un remerciement.")
    yield _(
        "Une fois publié, on peut corriger une formulation, prolonger ou fermer; ni l'anonymat, ni les personnes invitées, "
        "ni les choix ne changent plus."
    )
