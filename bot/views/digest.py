"""The week's digest: what comes in seven days, assemblies first."""

from datetime import datetime
from typing import Final

from bot.domain.deadline_due import DueAction
from bot.domain.digest import WeekAhead
from bot.domain.snapshot import GuildSnapshot
from bot.texts.assemblies import assembly_name
from bot.texts.catalogue import Texts
from bot.texts.dates import local_text
from bot.views.followup import carriers_shown
from bot.views.layout import Block, Control, Screen, paginate
from bot.views.markup import cut, plain
from bot.views.paging import closing_notes
from bot.views.plan_places import whole_control
from bot.views.survey_lines import survey_blocks

_TITLE_LENGTH: Final = 200


def digest_screen(t: Texts, snapshot: GuildSnapshot, week: WeekAhead, now: datetime) -> Screen:
    """Each assembly, survey and due date on its line; what does not fit on one screen is counted."""
    _, ngettext = t.gettext, t.ngettext
    blocks = []
    if week.assemblies:
        blocks.append(Block(_("**Assemblées**")))
    for assembly in week.assemblies:
        name = plain(cut(assembly_name(t, assembly, snapshot.directory), _TITLE_LENGTH))
        when = local_text(t, assembly.start_local)
        if assembly.place:
            place = plain(cut(assembly.place, _TITLE_LENGTH))
            blocks.append(Block(_("- {name} : {when}, {place}").format(name=name, when=when, place=place)))
        else:
            blocks.append(Block(_("- {name} : {when}").format(name=name, when=when)))
    blocks += survey_blocks(t, week.surveys, now)
    if week.dues:
        blocks.append(Block(_("**Échéances**")))
    blocks += [_due_line(t, due) for due in week.dues]
    shown = paginate(blocks)[0]
    left = len(blocks) - len(shown)
    notes = closing_notes(t, 0, 1, source_text=bool(week.dues))
    if left:
        notes.append(
            ngettext("Et {n} autre ligne : « /agenda ».", "Et {n} autres lignes : « /agenda ».", left).format(n=left)
        )
    return Screen(
        title=_("Cette semaine"), blocks=shown, notes=notes, controls=[Control(_("Le plan"), whole_control())]
    )


def _due_line(t: Texts, due: DueAction) -> Block:
    _ = t.gettext
    return Block(
        _("- {reference} {title} : {due} · {carriers}").format(
            reference=due.node.reference,
            title=plain(cut(due.node.item.title, _TITLE_LENGTH)),
            due=local_text(t, due.deadline.due_local),
            carriers=carriers_shown(t, due.loaded, due.carriers),
        )
    )
