"""What Courroie says of a due date without being asked: its reminder, the question that follows silence, what was answered."""

from dataclasses import replace
from datetime import datetime
from typing import Final

from bot.domain.deadline import DeadlineStatus
from bot.domain.deadline_answers import Answer, StateSaid
from bot.domain.deadline_due import DueAction, Notified
from bot.domain.plan import ActionState
from bot.domain.snapshot import GuildSnapshot
from bot.texts.catalogue import Texts
from bot.texts.deadlines import answer_said, due_text
from bot.texts.journal import member_name
from bot.texts.moments import distance_text
from bot.texts.states import state_label
from bot.views.followup import answer_controls, carriers_shown, to_action
from bot.views.followup_places import list_control
from bot.views.layout import Block, Control, Screen, blocks_of, paginate
from bot.views.markup import plain
from bot.views.paging import closing_notes
from bot.views.plan_contents import contents

_MOST_MENTIONED: Final = 20


def reminder_screen(t: Texts, due: DueAction, told: Notified, now: datetime, *, private: bool = False) -> Screen:
    """The action's card, when it is due, whom it is asked of, and the four answers.

    A private one has none: Discord does not say there from which server a button comes.
    """
    _ = t.gettext
    left = due.deadline.due_at - now
    title = _("Échéance {distance} : {reference}") if left.total_seconds() > 0 else _("C'est l'échéance de {reference}")
    return _asking(
        t, due, told, title.format(distance=distance_text(t, left), reference=due.node.reference), private=private
    )


def follow_up_screen(t: Texts, due: DueAction, told: Notified, now: datetime) -> Screen:
    """The same card once more: nobody has said where the action is."""
    _ = t.gettext
    title = _("Où en est {reference}? L'échéance est passée {distance}")
    distance = distance_text(t, due.deadline.due_at - now)
    return _asking(t, due, told, title.format(reference=due.node.reference, distance=distance))


def silence_screen(t: Texts, due: DueAction, now: datetime) -> Screen:
    """For the coordination: what was asked of whom, and that nobody has answered."""
    _ = t.gettext
    lines = [
        _("**Échéance :** {due} ({distance})").format(
            due=due_text(t, due.deadline), distance=distance_text(t, due.deadline.due_at - now)
        ),
        _("**Responsable :** {carriers}").format(carriers=carriers_shown(t, due.loaded, due.carriers)),
        _("Personne n'a répondu au rappel ni à la relance. Courroie ne redemandera pas : voyez avec les responsables."),
    ]
    return Screen(
        title=_("Sans réponse : {reference}").format(reference=due.node.reference),
        subtitle=plain(due.node.item.title),
        blocks=blocks_of(lines),
        controls=[*answer_controls(t, due.deadline.id), *_ways(t, due)],
    )


def answered_screen(t: Texts, snapshot: GuildSnapshot, due: DueAction, answer: Answer, said: StateSaid) -> Screen:
    """Who answered what, with their note, and when it is due now."""
    _ = t.gettext
    who = _who_said(t, snapshot, said)
    lines = [_("{who} répond : **{answer}**").format(who=who, answer=answer_said(t, answer))]
    if said.note:
        lines.append(_("« {note} »").format(note=plain(said.note)))
    if answer is Answer.POSTPONED:
        lines.append(_("**Nouvelle échéance :** {due}").format(due=due_text(t, due.deadline)))
    else:
        lines.append(_("**Échéance :** {due}").format(due=due_text(t, due.deadline)))
    if said.state is ActionState.ONGOING:
        lines.append(_("Elle revient : l'action reste « {state} ».").format(state=state_label(t, said.state)))
    return Screen(
        title=_("{reference} : {state}").format(reference=due.node.reference, state=answer_said(t, answer)),
        subtitle=plain(due.node.item.title),
        blocks=blocks_of(lines),
        controls=_ways(t, due),
    )


def replied_screen(t: Texts, snapshot: GuildSnapshot, due: DueAction, answer: Answer, said: StateSaid) -> Screen:
    """What a reminder becomes once somebody has answered: who, and what; the note is the coordination's to read.

    The answers stay where the due date is still waited for at its day.
    """
    _ = t.gettext
    lines = [
        _("{who} répond : **{answer}**").format(who=_who_said(t, snapshot, said), answer=answer_said(t, answer)),
        _("**Échéance :** {due}").format(due=due_text(t, due.deadline)),
    ]
    waits = answer in {Answer.IN_PROGRESS, Answer.BLOCKED} and due.deadline.status is DeadlineStatus.OPEN
    return Screen(
        title=_("{reference} : {state}").format(reference=due.node.reference, state=answer_said(t, answer)),
        subtitle=plain(due.node.item.title),
        blocks=blocks_of(lines),
        notes=closing_notes(t, 0, 1),
        controls=[*(answer_controls(t, due.deadline.id) if waits else []), *_ways(t, due)],
    )


def _who_said(t: Texts, snapshot: GuildSnapshot, said: StateSaid) -> str:
    _ = t.gettext
    if said.user_id is None:
        return _("Une personne effacée")
    return member_name(snapshot.directory, said.user_id, plain)


def _asking(t: Texts, due: DueAction, told: Notified, title: str, *, private: bool = False) -> Screen:
    _ = t.gettext
    # The due date that it is about comes first: the card need not say which one comes next.
    card = contents(t, replace(due.loaded, next_due={}), due.node)
    blocks = [
        Block(_("**Échéance :** {due}").format(due=due_text(t, due.deadline))),
        Block(_("**Responsable :** {carriers}").format(carriers=_who(t, due, told))),
        *blocks_of([f"**{card.title}**"]),
        *card.blocks,
    ]
    pages, notes = paginate(blocks), closing_notes(t, 0, 1)
    if len(pages) > 1:
        notes = [*notes, _("La suite est au plan : « /plan voir {reference} ».").format(reference=due.node.reference)]
    if private:
        notes = [*notes, _("Pour répondre : « /suivi echeance » dans le serveur.")]
    return Screen(
        title=title,
        subtitle=card.subtitle,
        blocks=pages[0],
        notes=notes,
        controls=[] if private else [*answer_controls(t, due.deadline.id), *_ways(t, due)],
    )


def _who(t: Texts, due: DueAction, told: Notified) -> str:
    """By name, then those whom Discord notifies."""
    shown = carriers_shown(t, due.loaded, due.carriers)
    mentions = [*(f"<@&{each}>" for each in told.roles), *(f"<@{each}>" for each in told.users)]
    new = [each for each in mentions[:_MOST_MENTIONED] if each not in shown]
    return " · ".join([shown, " ".join(new)]) if new else shown


def _ways(t: Texts, due: DueAction) -> list[Control]:
    _ = t.gettext
    return [
        to_action(t, due.loaded, due.node),
        Control(_("Ses échéances"), list_control(due.deadline.item_id)),
    ]
