"""`/agenda`: what comes, assemblies first, then surveys, one's own due dates, and the others'."""

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from typing import Final

from discord.ui import LayoutView

from bot.domain.assembly import Assembly, AssemblyStatus
from bot.domain.deadline_due import DueAction, upcoming_deadlines
from bot.domain.plan_responsibles import Asker
from bot.domain.reminder import Remindable
from bot.domain.snapshot import GuildSnapshot
from bot.domain.survey_coming import coming_surveys
from bot.texts.assemblies import assembly_name, status_label
from bot.texts.catalogue import N_, Texts
from bot.texts.dates import day_text, local_text
from bot.texts.moments import distance_text, span_text
from bot.views.agenda_places import FEATURE, ICS, OPEN, AgendaPlace, Period
from bot.views.assembly_promises import promise_lines
from bot.views.custom_ids import CustomId
from bot.views.followup import carriers_shown
from bot.views.layout import Block, Choice, Control, Screen, blocks_of, clamp, layout, paginate
from bot.views.markup import cut, plain
from bot.views.paging import closing_notes, page_controls
from bot.views.reminder_places import subject_value
from bot.views.survey_lines import survey_blocks

_TEXT_LENGTH: Final = 200


_AHEAD: Final = {
    Period.WEEK: timedelta(days=7),
    Period.MONTH: timedelta(days=31),
    Period.QUARTER: timedelta(days=92),
}
_SAID: Final = {
    Period.WEEK: N_("D'ici une semaine"),
    Period.MONTH: N_("D'ici un mois"),
    Period.QUARTER: N_("D'ici trois mois"),
    Period.ALL: N_("Tout ce qui vient"),
}
_WIDER: Final = {
    Period.WEEK: N_("Le mois"),
    Period.MONTH: N_("Le trimestre"),
    Period.QUARTER: N_("Tout"),
}


def agenda_view(t: Texts, snapshot: GuildSnapshot, place: AgendaPlace, asker: Asker, now: datetime) -> LayoutView:
    """What comes within the period, for whoever asks; its menu opens an assembly or a due date."""
    _ = t.gettext
    end = now + _AHEAD[place.period] if place.period in _AHEAD else None
    assemblies = list(coming_assemblies(snapshot, now, end))
    dues = [each for each in upcoming_deadlines(snapshot, asker) if end is None or each.deadline.due_at < end]
    blocks = [
        *_assembly_blocks(t, snapshot, assemblies, now),
        *survey_blocks(t, coming_surveys(snapshot, now, end), now),
        *_due_blocks(t, dues, now),
    ]
    if not blocks:
        blocks = [Block(_("Rien n'est prévu d'ici là."))]
    if asker.coordination:
        promises = promise_lines(t, snapshot, asker.on)
        blocks += (
            [Block(_("**Ce que promet le plan**")), *blocks_of(f"- {line}" for line in promises)] if promises else []
        )
    pages = paginate(blocks)
    page = clamp(place.page, pages)
    return layout(
        Screen(
            title=_("Ce qui vient"),
            subtitle=t.gettext(_SAID[place.period]),
            blocks=pages[page],
            notes=closing_notes(t, page, len(pages), source_text=bool(dues)),
            menu_id=CustomId(FEATURE, OPEN).encode(),
            menu_label=_("Ouvrir…"),
            controls=[
                *page_controls(t, page, len(pages), lambda to: AgendaPlace(place.period, to).control()),
                *_wider(t, place.period),
                Control(_("Tout dans mon calendrier (.ics)"), CustomId(FEATURE, ICS).encode()),
            ],
        )
    )


def coming_assemblies(snapshot: GuildSnapshot, now: datetime, end: datetime | None) -> Iterator[Assembly]:
    """The assemblies that are not over and begin before ``end``: those convened, and the next ones of a series."""
    for assembly in snapshot.assemblies:
        told = assembly.is_coming or (assembly.status is AssemblyStatus.DRAFT and assembly.series_id is not None)
        if told and assembly.ends_at > now and (end is None or assembly.starts_at < end):
            yield assembly


def calendar_view(t: Texts, file_name: str) -> LayoutView:
    """The calendar file of everything that comes."""
    _ = t.gettext
    return layout(
        Screen(
            title=_("Tout ce qui vient, pour votre calendrier"),
            blocks=[
                Block(
                    _(
                        "Ouvrez le fichier : votre calendrier propose de l'ajouter. Reprenez-le ici quand quelque chose change."
                    )
                )
            ],
            file_name=file_name,
        )
    )


def _assembly_blocks(
    t: Texts, snapshot: GuildSnapshot, assemblies: Iterable[Assembly], now: datetime
) -> Iterator[Block]:
    _ = t.gettext
    for at, assembly in enumerate(assemblies):
        if not at:
            yield Block(_("**Assemblées**"))
        name = assembly_name(t, assembly, snapshot.directory)
        line = _("- {name} : {when} ({distance})").format(
            name=plain(cut(name, _TEXT_LENGTH)),
            when=span_text(t, assembly.start_local, assembly.length_minutes),
            distance=distance_text(t, assembly.starts_at - now),
        )
        parts = [line, plain(assembly.place)]
        if assembly.status is not AssemblyStatus.CONVENED:
            parts.append(status_label(t, assembly.status))
        day = day_text(t, assembly.start_local.date())
        yield Block(
            " · ".join(filter(None, parts)), Choice(f"{day} · {name}", subject_value(Remindable.ASSEMBLY, assembly.id))
        )


def _due_blocks(t: Texts, dues: Iterable[DueAction], now: datetime) -> Iterator[Block]:
    _ = t.gettext
    mine: bool | None = None
    for due in dues:
        if due.mine is not mine:
            mine = due.mine
            yield Block(_("**Mes échéances**") if mine else _("**Échéances**"))
        reference = due.node.reference
        line = _("- {reference} {title} : {due} ({distance}) · {carriers}").format(
            reference=reference,
            title=plain(cut(due.node.item.title, _TEXT_LENGTH)),
            due=local_text(t, due.deadline.due_local),
            distance=distance_text(t, due.deadline.due_at - now),
            carriers=carriers_shown(t, due.loaded, due.carriers),
        )
        day = day_text(t, due.deadline.due_local.date())
        yield Block(
            line,
            Choice(f"{day} · {reference} {due.node.item.title}", subject_value(Remindable.DEADLINE, due.deadline.id)),
        )


def _wider(t: Texts, period: Period) -> list[Control]:
    wider = {Period.WEEK: Period.MONTH, Period.MONTH: Period.QUARTER, Period.QUARTER: Period.ALL}.get(period)
    return [Control(t.gettext(_WIDER[period]), AgendaPlace(wider).control())] if wider else []
