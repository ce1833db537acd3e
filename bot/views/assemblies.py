"""A convocation as everyone reads it in the channel, and what a member is told apart of their own answer."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

from discord.ui import LayoutView

from bot.domain.assembly import Answer, Assembly, AssemblyStatus, Rsvp
from bot.domain.expected_presence import expected_presence
from bot.domain.gathering import Gathering
from bot.domain.reminder import Remindable
from bot.domain.snapshot import GuildSnapshot
from bot.exporters.assembly_ics import FILE_NAME
from bot.texts.assemblies import answer_label
from bot.texts.catalogue import Texts
from bot.texts.moments import span_text
from bot.views import assembly_places as places
from bot.views.agenda_places import AgendaPlace
from bot.views.assembly_parts import agenda_excerpt, name_of, subtitle_of, when_line, where_lines
from bot.views.assembly_places import answer_control, card_control, control
from bot.views.layout import Block, Control, Screen, blocks_of, layout
from bot.views.markup import plain
from bot.views.reminder_places import remind_control


def convocation_screen(t: Texts, snapshot: GuildSnapshot, gathering: Gathering, now: datetime) -> Screen:
    """The convocation as it stands: what has changed is said, and the answers are counted."""
    assembly = gathering.assembly
    lines = [*status_lines(t, assembly), when_line(t, assembly), *where_lines(t, assembly.place, assembly.link)]
    group = snapshot.directory.groups.get(assembly.group_id or 0)
    if group is not None and group.role_id is not None:
        lines.append(f"<@&{group.role_id}>")
    blocks = [*blocks_of(lines), *agenda_excerpt(t, assembly.agenda)]
    if assembly.is_coming:
        blocks += blocks_of(turnout_lines(t, gathering))
    return Screen(
        title=name_of(t, assembly, snapshot.directory),
        subtitle=subtitle_of(t, assembly, snapshot.directory),
        blocks=blocks,
        file_name=FILE_NAME,
        controls=answer_controls(t, snapshot, assembly, now),
    )


def status_lines(t: Texts, assembly: Assembly) -> Iterator[str]:
    """That it was postponed or cancelled, from when, and why; nothing of one that stands as it was convened."""
    _ = t.gettext
    if assembly.status is AssemblyStatus.CANCELLED:
        yield _("**Annulée :** elle n'aura pas lieu.")
    elif assembly.status is AssemblyStatus.POSTPONED and assembly.postponed_from is not None:
        was = span_text(t, assembly.postponed_from, assembly.length_minutes)
        yield _("**Reportée :** elle devait avoir lieu {when}.").format(when=was)
    else:
        return
    if assembly.reason:
        yield _("**Raison :** {reason}").format(reason=plain(assembly.reason))


def turnout_lines(t: Texts, gathering: Gathering) -> Iterator[str]:
    """« **5 personnes, 4 organisations seront là** », what the others answered, and where the quorum stands."""
    _, ngettext = t.gettext, t.ngettext
    if not gathering.rsvps:
        yield _("Personne n'a encore répondu.")
        return
    counts, expected = gathering.counts(), expected_presence(gathering)
    coming, maybe, absent, proxies = (counts[answer] for answer in (Answer.YES, Answer.MAYBE, Answer.NO, Answer.PROXY))
    people = ngettext("{n} personne", "{n} personnes", coming.people).format(n=coming.people)
    n = coming.organizations
    organizations = ngettext("{n} organisation", "{n} organisations", n).format(n=n)
    yield _("**Seront là :** {people}, {organizations}").format(people=people, organizations=organizations)
    others = [
        ngettext("{n} peut-être", "{n} peut-être", maybe.people).format(n=maybe.people) if maybe.people else "",
        ngettext("{n} absence", "{n} absences", absent.people).format(n=absent.people) if absent.people else "",
        ngettext("{n} procuration", "{n} procurations", proxies.people).format(n=proxies.people)
        if proxies.people
        else "",
    ]
    if any(others):
        yield " · ".join(filter(None, others))
    if expected.required is not None:
        voices = ngettext("{n} voix annoncée", "{n} voix annoncées", expected.present).format(n=expected.present)
        yield ngettext(
            "Quorum : {voices}; il en faut {required} sur place.",
            "Quorum : {voices}; il en faut {required} sur place.",
            expected.required,
        ).format(voices=voices, required=expected.required)


def answer_controls(t: Texts, snapshot: GuildSnapshot, assembly: Assembly, now: datetime) -> list[Control]:
    """The answers, while there is something to answer; then the way to its card."""
    _ = t.gettext
    shown = Control(_("Voir l'assemblée"), card_control(assembly.id))
    if not assembly.is_coming or assembly.starts_at <= now:
        return [shown]
    controls = [
        Control(answer_label(t, Answer.YES), answer_control(assembly.id, Answer.YES), primary=True),
        Control(answer_label(t, Answer.MAYBE), answer_control(assembly.id, Answer.MAYBE)),
        Control(answer_label(t, Answer.NO), answer_control(assembly.id, Answer.NO)),
    ]
    if snapshot.settings.bylaws[assembly.kind].proxies:
        controls.append(Control(_("Procuration à…"), control(places.PROXY, assembly.id)))
    return [*controls, Control(_("Me le rappeler"), remind_control(Remindable.ASSEMBLY, assembly.id)), shown]


def answer_text(t: Texts, snapshot: GuildSnapshot, rsvp: Rsvp | None) -> str:
    """« Je serai là », « Procuration à Claire Fortin »; that nothing was answered yet."""
    _ = t.gettext
    if rsvp is None:
        return _("vous n'avez pas encore répondu")
    holder = snapshot.directory.people.get(rsvp.proxy_person_id or 0)
    if rsvp.answer is Answer.PROXY and holder is not None:
        return _("procuration à {name}").format(name=plain(holder.name))
    return answer_label(t, rsvp.answer)


def receipt_view(t: Texts, snapshot: GuildSnapshot, gathering: Gathering, user_id: int, now: datetime) -> LayoutView:
    """What the member has just answered, for their eyes, and how to change it."""
    _ = t.gettext
    assembly = gathering.assembly
    mine = gathering.answer_of(user_id)
    controls = [each for each in answer_controls(t, snapshot, assembly, now) if mine is None or not _is(each, mine)]
    blocks = [
        Block(_("**Votre réponse :** {answer}").format(answer=answer_text(t, snapshot, mine))),
        Block(when_line(t, assembly)),
    ]
    if snapshot.directory.person_of(user_id) is None:
        blocks.append(
            Block(
                _(
                    "Vous n'êtes pas encore au bottin : dites avec `/moi fiche` qui vous représentez, pour que sa voix compte."
                )
            )
        )
    return layout(
        Screen(
            title=_("C'est noté : {name}").format(name=name_of(t, assembly, snapshot.directory)),
            blocks=blocks,
            notes=[_("Vous pouvez changer d'avis jusqu'au début.")],
            controls=[
                *(replace(each, primary=False) for each in controls),
                Control(_("Mon agenda"), AgendaPlace().control()),
            ],
        )
    )


def _is(control: Control, rsvp: Rsvp) -> bool:
    return control.custom_id.endswith(f"|{rsvp.answer}")
