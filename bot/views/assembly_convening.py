"""The screens of `/gerer assemblee convoquer`: what was understood, the form, the preview, what was planned."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from discord.ui import LayoutView

from bot.domain import assembly as bounds
from bot.domain.assembly import Assembly, AssemblyDraft
from bot.domain.assembly_changes import drafted, notice_given
from bot.domain.guild_settings import Bylaws
from bot.domain.recurrence import Recurrence
from bot.domain.snapshot import GuildSnapshot
from bot.texts.assemblies import default_name
from bot.texts.catalogue import Texts
from bot.texts.dates import date_text, time_text
from bot.texts.moments import distance_text
from bot.texts.recurrences import recurrence_text
from bot.texts.setting_bylaws import bylaws_text
from bot.texts.setting_times import offsets_text
from bot.views import assembly_places as places
from bot.views.assembly_parts import agenda_excerpt, name_of, relative, subtitle_of, when_line, where_lines
from bot.views.assembly_places import Ask, convene_control
from bot.views.forms import Form, TextField
from bot.views.layout import Control, Screen, blocks_of, layout
from bot.views.markup import plain

TITLE: Final = "title"
PLACE: Final = "place"
LINK: Final = "link"
LENGTH: Final = "length"
AGENDA: Final = "agenda"
_LENGTH_LENGTH: Final = 40


@dataclass(frozen=True, slots=True)
class Proposed:
    """What the form begins with, as it was typed or kept."""

    title: str = ""
    place: str = ""
    link: str = ""
    length_minutes: int = bounds.DEFAULT_LENGTH
    agenda: str = ""


def understood_view(
    t: Texts, snapshot: GuildSnapshot, ask: Ask, now: datetime, *, has_last: bool, suggestions: Sequence[str] = ()
) -> LayoutView:
    """What was understood of the date, what the by-laws ask, what the plan promises, and the way to the form."""
    _ = t.gettext
    begun = drafted(snapshot.guild_id, draft_of(ask), snapshot.settings.time_zone, now)
    lines = [
        _("J'ai compris : le {date} à {time}, {distance} ({relative}).").format(
            date=date_text(t, ask.start_local.date()),
            time=time_text(t, ask.start_local.time()),
            distance=distance_text(t, begun.starts_at - now),
            relative=relative(begun.starts_at),
        )
    ]
    if ask.rule:
        rule = recurrence_text(t, Recurrence(ask.rule))
        lines.append(_("Elle revient {rule}; la première est à cette date.").format(rule=rule))
    rules = snapshot.settings.bylaws[ask.kind]
    lines.append(_("Vos règlements : {rules}.").format(rules=bylaws_text(t, rules)))
    if short := notice_sentence(t, rules, notice_given(begun, now)):
        lines.append(short)
    controls = [Control(_("Remplir"), ask.control(), primary=True)]
    if has_last:
        controls.append(Control(_("Reprendre la dernière"), ask.control(again=True)))
    controls.append(Control(_("Abandonner"), places.drop_control()))
    return layout(
        Screen(
            title=plain(default_name(t, ask.kind, ask.group_id, snapshot.directory)),
            subtitle=_("Rien n'est encore convoqué."),
            blocks=blocks_of([*lines, *suggestions]),
            controls=controls,
        )
    )


def dropped_view(t: Texts) -> LayoutView:
    """Nothing was convened, and nothing is kept."""
    _ = t.gettext
    return layout(Screen(title=_("Rien n'a été convoqué."), subtitle=_("Rien de ce que vous avez écrit n'est gardé.")))


def draft_of(ask: Ask, proposed: Proposed | None = None) -> AssemblyDraft:
    """The draft that ``ask`` begins, with what the form said."""
    said = proposed or Proposed()
    return AssemblyDraft(
        kind=ask.kind,
        start_local=ask.start_local,
        title=said.title,
        place=said.place,
        link=said.link,
        agenda=said.agenda,
        length_minutes=said.length_minutes,
        group_id=ask.group_id,
    )


def notice_sentence(t: Texts, rules: Bylaws, given: int) -> str:
    """What the by-laws ask, where ``given`` days of notice are less; nothing where they are enough."""
    _, ngettext = t.gettext, t.ngettext
    if given >= rules.notice_days:
        return ""
    n, left = rules.notice_days, max(given, 0)
    asked = ngettext("un avis de {n} jour", "un avis de {n} jours", n).format(n=n)
    remaining = ngettext("il en reste {n}", "il en reste {n}", left).format(n=left)
    return _("**Délai trop court :** vos règlements demandent {asked}; {remaining}.").format(
        asked=asked, remaining=remaining
    )


def assembly_form(t: Texts, form_id: str, proposed: Proposed, name: str) -> Form:
    """The five questions of an assembly; ``name`` is what it is called where the title is left empty."""
    _ = t.gettext
    return Form(
        title=_("L'assemblée"),
        custom_id=form_id,
        fields=[
            TextField(
                TITLE,
                _("Titre"),
                proposed.title,
                _("Sans titre : « {name} »").format(name=name),
                required=False,
                most=bounds.TITLE_LENGTH,
            ),
            TextField(PLACE, _("Lieu"), proposed.place, required=False, most=bounds.PLACE_LENGTH),
            TextField(
                LINK,
                _("Lien pour y être à distance"),
                proposed.link,
                _("Une adresse qui commence par https://"),
                required=False,
                most=bounds.LINK_LENGTH,
            ),
            TextField(
                LENGTH,
                _("Durée"),
                _length_typed(t, proposed.length_minutes),
                _("Par exemple « 2 h » ou « 1 h 30 »"),
                most=_LENGTH_LENGTH,
            ),
            TextField(
                AGENDA,
                _("Ordre du jour"),
                proposed.agenda,
                _("Un point par ligne"),
                required=False,
                long=True,
                most=bounds.AGENDA_LENGTH,
            ),
        ],
    )


def proposed_of(held: Assembly | AssemblyDraft) -> Proposed:
    """What an assembly says already."""
    return Proposed(held.title, held.place, held.link, held.length_minutes, held.agenda)


def _length_typed(t: Texts, minutes: int) -> str:
    return offsets_text(t, (timedelta(minutes=minutes),))


def preview_view(t: Texts, snapshot: GuildSnapshot, draft: Assembly, now: datetime, rule: str = "") -> LayoutView:
    """The convocation as members will see it, and what is left to do: Publier, Corriger, Abandonner."""
    _ = t.gettext
    directory = snapshot.directory
    lines = [when_line(t, draft), *where_lines(t, draft.place, draft.link)]
    notes = [_("Voici ce que les membres verront. Rien n'est publié avant « Publier ».")]
    if rule:
        notes.append(_("Elle revient {rule}.").format(rule=recurrence_text(t, Recurrence(rule))))
    short = notice_sentence(t, snapshot.settings.bylaws[draft.kind], notice_given(draft, now))
    if not short:
        publish = Control(_("Publier"), convene_control(places.PUBLISH, draft.id, places.NONE), primary=True)
    else:
        lines.insert(0, short)
        publish = Control(_("Publier malgré le délai"), convene_control(places.PUBLISH, draft.id, places.SHORT_NOTICE))
    return layout(
        Screen(
            title=name_of(t, draft, directory),
            subtitle=subtitle_of(t, draft, directory),
            blocks=[*blocks_of(lines), *agenda_excerpt(t, draft.agenda)],
            notes=notes,
            controls=[
                publish,
                Control(_("Corriger"), convene_control(places.CORRECT, draft.id)),
                Control(_("Abandonner"), convene_control(places.ABANDON, draft.id)),
            ],
        )
    )
