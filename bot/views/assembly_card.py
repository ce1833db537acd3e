"""`/assemblee`: one assembly as a member sees it, with their own answer, who is expected, and what came of it."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from discord.ui import LayoutView

from bot.domain.assembly import Assembly, AssemblyStatus, Decision, MotionStatus
from bot.domain.gathering import Gathering
from bot.domain.snapshot import GuildSnapshot
from bot.domain.web_address import web_address
from bot.texts.assemblies import assembly_name, motion_status_label, status_label
from bot.texts.catalogue import Texts
from bot.texts.dates import day_text
from bot.views import assembly_places as places
from bot.views.assemblies import answer_controls, answer_text, status_lines, turnout_lines
from bot.views.assembly_parts import agenda_blocks, name_of, subtitle_of, when_line, where_lines
from bot.views.assembly_places import card_control, control
from bot.views.custom_ids import CustomId
from bot.views.layout import MENU_OPTIONS, Block, Choice, Control, Screen, blocks_of, clamp, layout, paginate
from bot.views.markup import plain
from bot.views.paging import closing_notes, page_controls


def card_view(
    t: Texts,
    snapshot: GuildSnapshot,
    gathering: Gathering,
    user_id: int,
    now: datetime,
    page: int = 0,
    others: Sequence[Assembly] = (),
) -> LayoutView:
    """An assembly's card, at a page counted from 0; ``others`` are offered in its menu."""
    _ = t.gettext
    assembly = gathering.assembly
    pages = paginate(
        [
            *_head(t, snapshot, gathering, user_id, now),
            *agenda_blocks(t, assembly.agenda),
            *_after(t, snapshot, gathering),
        ]
    )
    page = clamp(page, pages)
    controls = page_controls(t, page, len(pages), lambda to: card_control(assembly.id, to))
    return layout(
        Screen(
            title=name_of(t, assembly, snapshot.directory),
            subtitle=_subtitle(t, snapshot, assembly, now),
            blocks=pages[page],
            notes=closing_notes(t, page, len(pages), source_text=False),
            menu_id=CustomId(places.FEATURE, places.OPEN).encode(),
            menu_label=_("Voir une autre assemblée…"),
            choices=[_choice(t, snapshot, each) for each in others if each.id != assembly.id][:MENU_OPTIONS],
            controls=[*controls, *_controls(t, snapshot, gathering, now)],
        )
    )


def none_view(t: Texts, *, coordination: bool) -> LayoutView:
    """No assembly comes, and none was held."""
    _ = t.gettext
    hint = (
        _("Convoquez-en une avec `/gerer assemblee convoquer`.")
        if coordination
        else _("Quand la coordination en convoquera une, elle sera ici et dans le salon des annonces.")
    )
    return layout(Screen(title=_("Aucune assemblée n'est convoquée."), blocks=[Block(hint)]))


def _subtitle(t: Texts, snapshot: GuildSnapshot, assembly: Assembly, now: datetime) -> str:
    said = subtitle_of(t, assembly, snapshot.directory)
    return " · ".join(filter(None, (status_label(t, assembly.status_at(now)), said)))


def _head(t: Texts, snapshot: GuildSnapshot, gathering: Gathering, user_id: int, now: datetime) -> Iterator[Block]:
    _ = t.gettext
    assembly = gathering.assembly
    lines = [*status_lines(t, assembly), when_line(t, assembly), *where_lines(t, assembly.place, assembly.link)]
    if assembly.status is AssemblyStatus.DRAFT:
        lines.append(_("Elle n'est pas encore convoquée : la date peut changer."))
    elif not assembly.is_done(now):
        answer = answer_text(t, snapshot, gathering.answer_of(user_id))
        lines += [_("**Votre réponse :** {answer}").format(answer=answer), *turnout_lines(t, gathering)]
    yield from blocks_of(lines)
    if gathering.attendees:
        yield from blocks_of(presence_lines(t, gathering))


def presence_lines(t: Texts, gathering: Gathering) -> Iterator[str]:
    """« **Sur place :** 12 personnes, 9 organisations », and whether the quorum is there."""
    _, ngettext = t.gettext, t.ngettext
    presence = gathering.presence
    people = ngettext("{n} personne", "{n} personnes", presence.people).format(n=presence.people)
    n = len(presence.organizations)
    organizations = ngettext("{n} organisation", "{n} organisations", n).format(n=n)
    yield _("**Sur place :** {people}, {organizations}").format(people=people, organizations=organizations)
    if presence.required is None:
        yield _("**Quorum :** vos règlements n'en demandent pas")
        return
    voices = ngettext("{n} voix", "{n} voix", presence.present).format(n=presence.present)
    if presence.is_quorate:
        yield _("**Quorum atteint :** {voices}, il en faut {required}").format(
            voices=voices, required=presence.required
        )
    else:
        yield _("**Quorum non atteint :** {voices}, il en faut {required}").format(
            voices=voices, required=presence.required
        )


def _after(t: Texts, snapshot: GuildSnapshot, gathering: Gathering) -> Iterator[Block]:
    _ = t.gettext
    assembly = gathering.assembly
    if assembly.minutes_url or assembly.minutes_note:
        address = web_address(assembly.minutes_url)
        said = [f"<{address}>" if address else "", plain(assembly.minutes_note)]
        yield from blocks_of([_("**Compte-rendu :** {minutes}").format(minutes=" · ".join(filter(None, said)))])
    if gathering.decisions:
        yield Block(_("**Décisions**"))
        yield from blocks_of(f"- {decision_text(t, snapshot, gathering, each)}" for each in gathering.decisions)
    if gathering.motions:
        yield Block(_("**Propositions**"))
        yield from blocks_of(
            f"- {plain(each.text)} ({motion_status_label(t, each.status)})" for each in gathering.motions
        )


def decision_text(t: Texts, snapshot: GuildSnapshot, gathering: Gathering, decision: Decision) -> str:
    """A decision, and the action that it is tied to; of a proposition that was rejected, that it was."""
    _ = t.gettext
    rejected = {each.id for each in gathering.motions if each.status is MotionStatus.REJECTED}
    if decision.motion_id in rejected:
        return _("Rejetée : {text}").format(text=plain(decision.text))
    found = snapshot.action_by_id(decision.item_id) if decision.item_id is not None else None
    if found is None:
        return plain(decision.text)
    return _("{text} (action {reference})").format(text=plain(decision.text), reference=found[1].reference)


def _choice(t: Texts, snapshot: GuildSnapshot, assembly: Assembly) -> Choice:
    name = assembly_name(t, assembly, snapshot.directory)
    return Choice(f"{day_text(t, assembly.start_local.date())} · {name}", str(assembly.id))


def _controls(t: Texts, snapshot: GuildSnapshot, gathering: Gathering, now: datetime) -> list[Control]:
    _ = t.gettext
    assembly = gathering.assembly
    shown = card_control(assembly.id)
    controls = [each for each in answer_controls(t, snapshot, assembly, now) if each.custom_id != shown]
    if assembly.takes_check_in(now):
        controls.insert(0, Control(_("Je suis présent"), control(places.HERE, assembly.id), primary=True))
    if not assembly.is_done(now):
        controls.append(Control(_("Dans mon calendrier (.ics)"), control(places.ICS, assembly.id)))
    return controls
