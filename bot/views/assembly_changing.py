"""The screens that change an assembly: what is about to change and who will be told, then what was done."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Final

from discord.ui import LayoutView

from bot.domain.assembly import Assembly
from bot.domain.assembly_changes import REASON_LENGTH
from bot.domain.assembly_deliveries import ChangeKind
from bot.domain.gathering import Gathering
from bot.domain.snapshot import GuildSnapshot
from bot.texts.assembly_email import FILE_NAME
from bot.texts.catalogue import N_, Texts
from bot.texts.moments import span_text
from bot.views import assembly_places as places
from bot.views.assemblies import status_lines
from bot.views.assembly_parts import name_of, when_line
from bot.views.assembly_places import card_control, convene_control, written_local
from bot.views.assembly_published import to_write_to
from bot.views.forms import Form, TextField
from bot.views.layout import Control, Screen, blocks_of, layout
from bot.views.markup import cut
from bot.views.retry import retry_view

REASON: Final = "reason"
_NAME_LENGTH: Final = 140
_DONE: Final = {
    ChangeKind.MODIFIED: N_("C'est modifié : {name}"),
    ChangeKind.POSTPONED: N_("C'est reporté : {name}"),
    ChangeKind.CANCELLED: N_("C'est annulé : {name}"),
}


def reason_form(t: Texts, form_id: str) -> Form:
    """Why, in a line that whoever answered will read."""
    _ = t.gettext
    field = TextField(REASON, _("Raison"), description=_("Les membres la liront"), required=False, most=REASON_LENGTH)
    return Form(title=_("La raison"), custom_id=form_id, fields=[field])


def move_control(assembly_id: int, start_local: datetime, action: str = places.MOVE) -> str:
    """The ``custom_id`` that puts an assembly at another wall time, by ``action`` (MOVE asks why, MOVE_ONE and MOVE_ALL do it)."""
    return convene_control(action, assembly_id, written_local(start_local))


def confirm_move_view(
    t: Texts, snapshot: GuildSnapshot, gathering: Gathering, start_local: datetime, typed: Mapping[str, str]
) -> LayoutView:
    """From when to when, and who will be told."""
    _ = t.gettext
    assembly = gathering.assembly
    sentence = _("**Vous reportez « {name} »**, prévue {before}. Elle aura lieu {after}. {told}").format(
        name=cut(name_of(t, assembly, snapshot.directory), _NAME_LENGTH),
        before=span_text(t, assembly.start_local, assembly.length_minutes),
        after=span_text(t, start_local, assembly.length_minutes),
        told=_told(t, gathering),
    )
    form = reason_form(t, move_control(assembly.id, start_local))
    one, every = (move_control(assembly.id, start_local, each) for each in (places.MOVE_ONE, places.MOVE_ALL))
    return retry_view(t, sentence, form, typed, _scopes(t, assembly, _("Reporter"), one, every))


def confirm_cancel_view(
    t: Texts, snapshot: GuildSnapshot, gathering: Gathering, typed: Mapping[str, str]
) -> LayoutView:
    """What will not take place, and who will be told."""
    _ = t.gettext
    assembly = gathering.assembly
    sentence = _("**Vous annulez « {name} »**, prévue {before}. {told}").format(
        name=cut(name_of(t, assembly, snapshot.directory), _NAME_LENGTH),
        before=span_text(t, assembly.start_local, assembly.length_minutes),
        told=_told(t, gathering),
    )
    form = reason_form(t, convene_control(places.CANCEL, assembly.id))
    one, every = (convene_control(each, assembly.id) for each in (places.CANCEL_ONE, places.CANCEL_ALL))
    return retry_view(t, sentence, form, typed, _scopes(t, assembly, _("Annuler l'assemblée"), one, every))


def which_modified_view(t: Texts, form: Form, assembly_id: int, typed: Mapping[str, str]) -> LayoutView:
    """Of an assembly that comes back: whether this one alone changes."""
    _ = t.gettext
    sentence = _("Cette assemblée revient. Que voulez-vous modifier? Rien ne l'est encore.")
    controls = [
        Control(_("Celle-ci seulement"), convene_control(places.MODIFY_ONE, assembly_id)),
        Control(_("Celle-ci et les suivantes"), convene_control(places.MODIFY_ALL, assembly_id)),
    ]
    return retry_view(t, sentence, form, typed, controls)


def changed_view(
    t: Texts, snapshot: GuildSnapshot, assembly: Assembly, kind: ChangeKind, now: datetime, *, letter: bool = False
) -> LayoutView:
    """What was done; ``letter``: the same for those who are written to is attached."""
    _ = t.gettext
    lines: list[str] = [*status_lines(t, assembly)]
    if kind is not ChangeKind.CANCELLED:
        lines.append(when_line(t, assembly))
    lines += _follows(t, assembly, kind)
    notes = [_("Le fichier joint est le même avis, prêt pour un courriel.")] if letter else []
    return layout(
        Screen(
            title=t.gettext(_DONE[kind]).format(name=name_of(t, assembly, snapshot.directory)),
            blocks=[*blocks_of(lines), *(to_write_to(t, snapshot, assembly, now) if letter else ())],
            notes=notes,
            file_name=FILE_NAME if letter else "",
            controls=[Control(_("Voir l'assemblée"), card_control(assembly.id))],
        )
    )


def changed_meanwhile_sentence(t: Texts) -> str:
    """What is said where somebody else changed the assembly while the form was open."""
    _ = t.gettext
    return _(
        "Cette assemblée a été modifiée entre-temps, et rien n'a été écrit par-dessus. « Corriger » reprend ce que vous "
        "avez écrit; relisez-le d'abord."
    )


def _told(t: Texts, gathering: Gathering) -> str:
    _, ngettext = t.gettext, t.ngettext
    n = len(gathering.rsvps)
    if not n:
        return _("Personne n'a encore répondu : la convocation et l'événement Discord suivront.")
    return ngettext(
        "{n} membre a répondu et sera averti; la convocation et l'événement Discord suivront.",
        "{n} membres ont répondu et seront avertis; la convocation et l'événement Discord suivront.",
        n,
    ).format(n=n)


def _scopes(t: Texts, assembly: Assembly, label: str, one: str, every: str) -> list[Control]:
    _ = t.gettext
    if assembly.series_id is None:
        return [Control(label, one)]
    return [Control(_("Celle-ci seulement"), one), Control(_("Celle-ci et les suivantes"), every)]


def _follows(t: Texts, assembly: Assembly, kind: ChangeKind) -> Iterator[str]:
    _ = t.gettext
    if assembly.convened_at is None:
        yield _("Elle n'était pas encore convoquée : personne n'a à en être averti.")
    elif kind is ChangeKind.CANCELLED:
        yield _(
            "La convocation le dit, l'événement Discord est retiré, les rappels n'iront pas, et qui a répondu est averti."
        )
    elif kind is ChangeKind.POSTPONED:
        yield _("La convocation, l'événement Discord et les rappels suivent; qui a répondu est averti.")
    else:
        yield _("La convocation et l'événement Discord suivent; qui a répondu est averti.")
