"""`/moi rappels`: what one is reminded of by direct message, and how; and the answer to « Me le rappeler »."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from discord.ui import LayoutView

from bot.domain.reminder_deliveries import (
    NEVER_QUIET,
    Asked,
    Coming,
    MyReminders,
    offsets_of,
    quiet_hours_of,
    read_iso_duration,
)
from bot.domain.snapshot import GuildSnapshot
from bot.texts.catalogue import Texts
from bot.texts.dates import date_text
from bot.texts.reminders import before_text, coming_name, coming_when, fallback_text
from bot.texts.setting_times import offsets_text, quiet_hours_text
from bot.views.layout import Block, Choice, Control, Screen, clamp, layout, paginate
from bot.views.markup import cut, plain
from bot.views.paging import closing_notes, page_controls
from bot.views.references import UNSENT, mine_control
from bot.views.reminder_places import (
    CHANGE,
    DROP,
    PAUSE,
    RESUME,
    my_control,
    page_control,
    set_control,
    subject_value,
)

_NAME_LENGTH: Final = 200


def reminders_view(
    t: Texts, snapshot: GuildSnapshot, mine: MyReminders, reference: str = UNSENT, page: int = 0, *, saved: bool = False
) -> LayoutView:
    """All that one may choose, and what one asked for; ``saved`` says that a choice has just been kept."""
    _ = t.gettext
    pages = paginate([*(Block(text) for text in _choices(t, snapshot, mine)), *_asked(t, snapshot, mine.asked)])
    page = clamp(page, pages)
    paused = mine.preference.paused_until is not None
    pause = Control(_("Reprendre"), my_control(RESUME, reference)) if paused else None
    controls = [
        *page_controls(t, page, len(pages), lambda each: page_control(each, reference)),
        Control(_("Changer"), my_control(CHANGE, reference), primary=True),
        pause or Control(_("Faire une pause"), my_control(PAUSE, reference)),
    ]
    notes = [_("Enregistré.")] if saved else []
    return layout(
        Screen(
            title=_("Mes rappels"),
            subtitle=_("Par message privé. Personne d'autre ne voit cet écran."),
            blocks=pages[page],
            notes=[*notes, *closing_notes(t, page, len(pages), source_text=False)],
            menu_id=my_control(DROP, reference),
            menu_label=_("Ne plus me le rappeler…"),
            controls=controls,
        )
    )


def asked_view(t: Texts, snapshot: GuildSnapshot, asked: Asked, reference: str = UNSENT) -> LayoutView:
    """The answer to « Me le rappeler »: what will happen now, and where to change it; ``reference`` is the pressed message's."""
    _ = t.gettext
    coming = asked.coming
    name = plain(cut(coming_name(t, snapshot, coming), _NAME_LENGTH))
    what = _("**{name}**, {when}").format(name=name, when=coming_when(t, snapshot, coming))
    change = _("« Mes rappels » change le délai, les heures de silence, ou fait une pause.")
    other = _("Ne plus me le rappeler") if asked.on else _("Me le rappeler")
    return layout(
        Screen(
            title=_("C'est noté") if asked.on else _("Ce rappel est retiré"),
            blocks=[Block(text) for text in (what, _outcome(t, snapshot, asked), change)],
            controls=[
                Control(other, set_control(coming.subject, coming.subject_id, on=not asked.on)),
                Control(_("Mes rappels"), mine_control(reference)),
            ],
        )
    )


def _outcome(t: Texts, snapshot: GuildSnapshot, asked: Asked) -> str:
    _ = t.gettext
    if asked.deliveries:
        offsets: Sequence[timedelta] = [read_iso_duration(each.variant) for each in asked.deliveries]
        before = before_text(t, offsets)
        if asked.on:
            return _("Vous recevrez un message privé {before}.").format(before=before)
        return _(
            "Vous recevez les rappels de toutes les assemblées qui vous concernent : celui-ci viendra encore, {before}."
        ).format(before=before)
    if not asked.on:
        return _("Vous ne recevrez aucun message privé à ce sujet.")
    if asked.preference.paused_until is not None:
        until = _day(t, snapshot, asked.preference.paused_until)
        return _("Vous êtes en pause jusqu'au {day} : aucun rappel n'est prévu d'ici là.").format(day=until)
    return _("Il est trop tard pour les délais que vous avez choisis : aucun message privé n'est prévu.")


def _choices(t: Texts, snapshot: GuildSnapshot, mine: MyReminders) -> list[str]:
    _ = t.gettext
    chosen, settings = mine.preference, snapshot.settings
    texts = [_received(t, mine)]
    if chosen.paused_until is not None:
        day = _day(t, snapshot, chosen.paused_until)
        texts.append(_("**En pause** jusqu'au {day} : rien ne part d'ici là.").format(day=day))
    offsets = offsets_of(chosen, None, settings)
    before = _("**Combien de temps avant** : {offsets}").format(offsets=offsets_text(t, offsets))
    quiet = quiet_hours_of(chosen, settings)
    silence = quiet_hours_text(t, None if quiet == NEVER_QUIET else quiet)
    hours = _("**Heures de silence** : {hours}").format(hours=silence)
    texts.append(before if chosen.offsets is not None else _by_default(t, before))
    texts.append(hours if chosen.quiet_hours is not None else _by_default(t, hours))
    fallback = fallback_text(t, chosen.fallback)
    texts.append(_("**Si vos messages privés sont fermés** : {fallback}").format(fallback=fallback))
    return texts


def _received(t: Texts, mine: MyReminders) -> str:
    _ = t.gettext
    if mine.preference.everything:
        return _("**Vous recevez** : les rappels de toutes les assemblées qui vous concernent, et ce que vous demandez")
    if mine.asked:
        return _("**Vous recevez** : seulement les rappels que vous avez demandés")
    return _(
        "**Vous recevez** : rien pour l'instant. Touchez « Me le rappeler » sous une convocation ou une échéance; ou "
        "« Changer », pour toutes les assemblées."
    )


def _by_default(t: Texts, line: str) -> str:
    _ = t.gettext
    return _("{choice} (le choix de la table de quartier)").format(choice=line)


def _asked(t: Texts, snapshot: GuildSnapshot, asked: Sequence[Coming]) -> list[Block]:
    _ = t.gettext
    if not asked:
        return []
    return [Block(_("**Ce que vous avez demandé**")), *(_line(t, snapshot, each) for each in asked)]


def _line(t: Texts, snapshot: GuildSnapshot, coming: Coming) -> Block:
    _ = t.gettext
    name, when = coming_name(t, snapshot, coming), coming_when(t, snapshot, coming)
    text = _("- {name}, {when}").format(name=plain(cut(name, _NAME_LENGTH)), when=when)
    return Block(text, Choice(name, subject_value(coming.subject, coming.subject_id)))


def _day(t: Texts, snapshot: GuildSnapshot, until: datetime) -> str:
    return date_text(t, until.astimezone(ZoneInfo(snapshot.settings.time_zone)).date())
