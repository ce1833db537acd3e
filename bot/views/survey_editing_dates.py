"""The screens of when and where a draft is asked."""

from datetime import datetime, timedelta
from typing import Final

from discord.ui import LayoutView

from bot.domain.recurrence import Recurrence
from bot.domain.snapshot import GuildSnapshot
from bot.domain.survey import Survey
from bot.texts.catalogue import Texts
from bot.texts.dates import local_text
from bot.texts.recurrences import recurrence_text
from bot.texts.setting_times import offsets_text
from bot.views import survey_management_places as places
from bot.views.forms import Form, TextField
from bot.views.layout import Block, Control, Picker, PickerKind, Screen, blocks_of, clamp, layout, paginate
from bot.views.markup import plain
from bot.views.paging import closing_notes, page_controls
from bot.views.survey_editing_people import assembly_blocks, back_control
from bot.views.survey_management_lines import when_lines, where_line
from bot.views.survey_management_places import control
from bot.views.survey_posted import survey_channel

OPENS: Final = "opens"
CLOSES: Final = "closes"
COMES_BACK: Final = "rule"
LENGTH: Final = "length"
_DEFAULT_MINUTES: Final = 3 * 24 * 60
_MOST: Final = 200


def dates_view(t: Texts, snapshot: GuildSnapshot, draft: Survey) -> LayoutView:
    """When it opens and closes, where it is asked, and what may be changed of it."""
    _ = t.gettext
    channel_id = survey_channel(snapshot, draft)
    held = [channel_id] if channel_id else []
    return layout(
        Screen(
            title=_("Quand et où"),
            subtitle=plain(draft.title),
            blocks=blocks_of([*when_lines(t, snapshot, draft), where_line(t, snapshot, draft)]),
            pickers=[Picker(PickerKind.CHANNEL, control(places.CHANNEL, draft.id), _("Choisir le salon…"), held)],
            controls=[
                Control(_("Dates"), control(places.DATES, draft.id), primary=True),
                Control(_("Après une assemblée"), control(places.AFTER, draft.id, "0")),
                back_control(t, draft),
            ],
        )
    )


def dates_form(t: Texts, draft: Survey) -> Form:
    """When it opens, when it closes, and what brings it back, as people say it."""
    _ = t.gettext
    opens = local_text(t, draft.opens_local) if draft.opens_local else ""
    closes = local_text(t, draft.closes_local) if draft.closes_local else length_typed(t, draft.open_minutes)
    rule = recurrence_text(t, Recurrence(draft.rule)) if draft.rule else ""
    return Form(
        title=_("Les dates du sondage"),
        custom_id=control(places.DATES, draft.id),
        fields=[
            TextField(
                OPENS,
                _("Ouverture"),
                opens,
                _("« mardi prochain 9 h »; vide : dès la publication"),
                required=False,
                most=_MOST,
            ),
            TextField(CLOSES, _("Fermeture"), closes, _("« 2 semaines », « 30 mai 2013 à 17 h »"), most=_MOST),
            TextField(
                COMES_BACK,
                _("S'il revient"),
                rule,
                _("« chaque année », « tous les 3 mois »; vide : une seule fois"),
                required=False,
                most=_MOST,
            ),
        ],
        back=back_control(t, draft),
    )


def after_view(t: Texts, snapshot: GuildSnapshot, draft: Survey, now: datetime, page: int = 0) -> LayoutView:
    """After which assembly it opens by itself: those that are convened and not over yet, the next first."""
    _ = t.gettext
    coming = [each for each in snapshot.assemblies if each.is_coming and not each.is_done(now)]
    pages = paginate(assembly_blocks(t, snapshot, coming))
    page = clamp(page, pages)
    return layout(
        Screen(
            title=_("Ouvrir après quelle assemblée?"),
            subtitle=plain(draft.title),
            blocks=pages[page] or [Block(_("Aucune assemblée à venir n'est convoquée."))],
            notes=closing_notes(t, page, len(pages), source_text=False),
            menu_id=control(places.FOLLOW, draft.id),
            menu_label=_("Choisir une assemblée…"),
            controls=[
                Control(_("Revenir à « Quand et où »"), control(places.WHEN, draft.id)),
                *page_controls(t, page, len(pages), lambda to: control(places.AFTER, draft.id, str(to))),
            ],
        )
    )


def length_form(t: Texts, draft: Survey, assembly_id: int) -> Form:
    """How long it stays open after that assembly."""
    _ = t.gettext
    held = length_typed(t, draft.open_minutes or _DEFAULT_MINUTES)
    field = TextField(LENGTH, _("Ouvert pendant"), held, _("« 3 jours », « 48 heures », « 2 semaines »"), most=40)
    return Form(
        title=_("Après l'assemblée"),
        custom_id=control(places.LASTS, draft.id, str(assembly_id)),
        fields=[field],
        back=back_control(t, draft),
    )


def length_typed(t: Texts, minutes: int | None) -> str:
    """« 2 semaines » as it can be typed back; nothing where there is no length."""
    return offsets_text(t, (timedelta(minutes=minutes),)) if minutes else ""
