"""What Courroie says of an assembly without being asked: its reminders, and what has changed to whoever answered."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Final

from discord.ui import LayoutView

from bot.domain.assembly import Answer, Assembly, AssemblyStatus
from bot.domain.assembly_deliveries import ChangeKind
from bot.domain.journal import Change
from bot.domain.snapshot import GuildSnapshot
from bot.exporters.assembly_ics import FILE_NAME, message_address
from bot.texts.assemblies import answer_label
from bot.texts.catalogue import N_, Texts
from bot.texts.journal_facts import fact_lines
from bot.texts.moments import distance_text
from bot.views.assemblies import status_lines
from bot.views.assembly_parts import agenda_excerpt, name_of, when_line, where_lines
from bot.views.assembly_places import answer_control, card_control
from bot.views.layout import Block, Control, Screen, blocks_of, layout
from bot.views.markup import cut, plain

_VALUE_LENGTH: Final = 200
_AGENDA_SHOWN: Final = 900
_TITLES: Final = {
    ChangeKind.MODIFIED: N_("Modifiée : {name}"),
    ChangeKind.POSTPONED: N_("Reportée : {name}"),
    ChangeKind.CANCELLED: N_("Annulée : {name}"),
}


def reminder_screen(
    t: Texts, snapshot: GuildSnapshot, assembly: Assembly, now: datetime, *, private: bool, role_id: int | None = None
) -> Screen:
    """What, when, where, in how long. A private one has no answers to press: Discord does not say from which server it comes."""
    _ = t.gettext
    distance = distance_text(t, assembly.starts_at - now)
    name = name_of(t, assembly, snapshot.directory)
    title = _("Rappel : {name}, {distance}").format(name=name, distance=distance)
    return _reminder(t, assembly, title, private=private, role_id=role_id)


def changed_reminder_screen(
    t: Texts, snapshot: GuildSnapshot, assembly: Assembly, *, private: bool, role_id: int | None = None
) -> Screen:
    """A reminder that was sent before a change, as it stands now: it says that it was changed, or that nothing takes place."""
    _ = t.gettext
    cancelled = assembly.status is AssemblyStatus.CANCELLED
    words = _TITLES[ChangeKind.CANCELLED] if cancelled else N_("Rappel : {name}")
    title = t.gettext(words).format(name=name_of(t, assembly, snapshot.directory))
    screen = _reminder(t, assembly, title, private=private, role_id=role_id)
    return replace(screen, subtitle=_("modifié"), controls=[] if cancelled else screen.controls)


def _reminder(t: Texts, assembly: Assembly, title: str, *, private: bool, role_id: int | None) -> Screen:
    lines = [*status_lines(t, assembly), when_line(t, assembly), *where_lines(t, assembly.place, assembly.link)]
    if role_id is not None:
        lines.append(f"<@&{role_id}>")
    return Screen(
        title=title,
        blocks=[
            *blocks_of(lines),
            *agenda_excerpt(t, assembly.agenda, _AGENDA_SHOWN),
            *_where_to_answer(t, assembly, private=private),
        ],
        controls=[] if private else _controls(t, assembly),
    )


def change_screen(
    t: Texts,
    snapshot: GuildSnapshot,
    assembly: Assembly,
    kind: ChangeKind,
    change: Change | None,
    *,
    answered: bool = True,
) -> Screen:
    """What has changed, before and after; ``change`` is what the journal says of it, None where it says nothing any more."""
    _ = t.gettext
    lines = [*status_lines(t, assembly)]
    if kind is not ChangeKind.CANCELLED:
        lines.append(when_line(t, assembly))
    if kind is ChangeKind.MODIFIED:
        said = list(fact_lines(t, change, snapshot.directory, _quoted)) if change is not None else []
        lines += [f"- {line}" for line in said] or [_("L'ordre du jour a changé.")]
        lines += where_lines(t, assembly.place, assembly.link)
    if kind is not ChangeKind.CANCELLED:
        kept = _("Votre réponse est gardée. Si elle n'est plus la même, changez-la sur la convocation.")
        lines.append(kept if answered else _("Dites si vous serez là sur la convocation."))
    title = t.gettext(_TITLES[kind]).format(name=name_of(t, assembly, snapshot.directory))
    return Screen(title=title, blocks=[*blocks_of(lines), *_where_to_answer(t, assembly, private=True)])


def _quoted(text: str) -> str:
    return plain(cut(text, _VALUE_LENGTH))


def _where_to_answer(t: Texts, assembly: Assembly, *, private: bool) -> Sequence[Block]:
    _ = t.gettext
    address = message_address(assembly)
    if not private or not address:
        return []
    return blocks_of([_("La convocation : {address}").format(address=address)])


def _controls(t: Texts, assembly: Assembly) -> list[Control]:
    _ = t.gettext
    return [
        Control(answer_label(t, Answer.YES), answer_control(assembly.id, Answer.YES), primary=True),
        Control(answer_label(t, Answer.NO), answer_control(assembly.id, Answer.NO)),
        Control(_("Voir l'assemblée"), card_control(assembly.id)),
    ]


def calendar_view(t: Texts, snapshot: GuildSnapshot, assembly: Assembly) -> LayoutView:
    """The calendar file of an assembly, for one member."""
    _ = t.gettext
    return layout(
        Screen(
            title=name_of(t, assembly, snapshot.directory),
            blocks=blocks_of([_("Ouvrez le fichier : votre calendrier propose de l'ajouter.")]),
            file_name=FILE_NAME,
        )
    )
