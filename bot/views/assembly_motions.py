"""A vote as everyone reads it, live, then its result; what whoever votes is told."""

from collections.abc import Iterator
from typing import Final

from discord.ui import LayoutView

from bot.domain.assembly import Assembly, Motion, MotionKind, MotionStatus, VoteChoice
from bot.domain.gathering import Gathering
from bot.domain.motion_tally import MotionTally
from bot.domain.snapshot import GuildSnapshot
from bot.texts.assemblies import motion_kind_label, motion_status_label, vote_label
from bot.texts.attendees import attendee_name, voice_name
from bot.texts.catalogue import Texts
from bot.texts.dates import day_text
from bot.views import motion_places as places
from bot.views.assembly_parts import name_of
from bot.views.assembly_places import card_control
from bot.views.layout import MENU_OPTIONS, Block, Choice, Control, Screen, blocks_of, layout
from bot.views.markup import cut, plain
from bot.views.motion_places import motion_control, record_control, vote_control
from bot.views.secret_votes import secret_lines, secret_notes, secret_receipt

_NAMES_SHOWN: Final = 500
_FEWEST_SHOWN: Final = 150
_NAME_LENGTH: Final = 120
_TEXT_SHOWN: Final = 1300
_LINES_LENGTH: Final = 3000
"""What the lines of a vote may come to, beside its title and its notes."""


def motion_screen(t: Texts, snapshot: GuildSnapshot, assembly: Assembly, tally: MotionTally) -> Screen:
    """The proposition and where the vote stands; its buttons, while it is open."""
    _ = t.gettext
    motion = tally.motion
    lines = [cut(plain(motion.text), _TEXT_SHOWN), *_about(t, snapshot, motion)]
    lines += _tally_lines(t, snapshot, tally, room=_LINES_LENGTH - sum(map(len, lines)))
    return Screen(
        title=_("{kind} : {status}").format(
            kind=motion_kind_label(t, motion.kind), status=motion_status_label(t, motion.status)
        ),
        subtitle=name_of(t, assembly, snapshot.directory),
        blocks=blocks_of(lines),
        notes=secret_notes(t, tally)
        if motion.is_secret
        else [
            _(
                "Vote à main levée : qui a voté quoi est connu de tous. C'est une aide à la présidence, pas un acte juridique."
            )
        ],
        controls=_controls(t, motion),
    )


def result_screen(t: Texts, snapshot: GuildSnapshot, assembly: Assembly, tally: MotionTally) -> Screen:
    """What became of the proposition, and what follows from it."""
    _ = t.gettext
    motion = tally.motion
    title = _("{kind} : {status}").format(
        kind=motion_kind_label(t, motion.kind), status=motion_status_label(t, motion.status)
    )
    lines = [cut(plain(motion.text), _TEXT_SHOWN)]
    if motion.status is not MotionStatus.WITHDRAWN:
        counts = [_counts(t, tally)] if motion.counts_kept else secret_lines(t, tally)
        lines += [*counts, *_quorum_lines(t, tally), *_consequence(t, snapshot, motion)]
    return Screen(
        title=title,
        subtitle=name_of(t, assembly, snapshot.directory),
        blocks=blocks_of(lines),
        notes=secret_notes(t, tally)
        if motion.is_secret
        else [_("C'est une aide à la présidence, pas un acte juridique.")],
        controls=[Control(_("Voir l'assemblée"), card_control(assembly.id))],
    )


def voted_view(t: Texts, choice: VoteChoice, voices: list[str], *, secret: bool = False) -> LayoutView:
    """What is told to whoever voted: for which voices; what, where it is no secret."""
    _, ngettext = t.gettext, t.ngettext
    title, note = _("Votre vote : {choice}"), _("Vous pouvez le changer tant que le vote est ouvert.")
    if secret:
        title, note = secret_receipt(t)
    n = len(voices)
    said = ngettext("Vous avez voté pour {n} voix : {names}", "Vous avez voté pour {n} voix : {names}", n)
    names = cut(", ".join(map(_named, voices)), _NAMES_SHOWN)
    return layout(
        Screen(
            title=title.format(choice=vote_label(t, choice)),
            blocks=[Block(said.format(n=n, names=names))],
            notes=[note],
        )
    )


def put_view(t: Texts, motion_text: str) -> LayoutView:
    """The coordination is told that the vote is open."""
    _ = t.gettext
    return layout(
        Screen(
            title=_("Le vote est ouvert."),
            subtitle=_("Il part à l'instant dans le salon de l'assemblée; « Clore le vote » est sous la proposition."),
            blocks=[Block(cut(plain(motion_text), _TEXT_SHOWN))],
        )
    )


def closed_view(t: Texts, motion: Motion) -> LayoutView:
    """The coordination is told what became of it."""
    _ = t.gettext
    return layout(
        Screen(
            title=_("{kind} : {status}").format(
                kind=motion_kind_label(t, motion.kind), status=motion_status_label(t, motion.status)
            ),
            subtitle=_("C'est inscrit aux décisions de l'assemblée, et affiché dans son salon.")
            if motion.status is not MotionStatus.WITHDRAWN
            else _("Rien n'en suit."),
        )
    )


def _about(t: Texts, snapshot: GuildSnapshot, motion: Motion) -> Iterator[str]:
    _ = t.gettext
    directory = snapshot.directory
    moved = directory.people.get(motion.moved_by_person_id or 0)
    seconded = directory.people.get(motion.seconded_by_person_id or 0)
    if moved is not None:
        yield _("**Proposée par :** {name}").format(name=_named(moved.name))
    if seconded is not None:
        yield _("**Appuyée par :** {name}").format(name=_named(seconded.name))
    yield from _consequence(t, snapshot, motion)


def _consequence(t: Texts, snapshot: GuildSnapshot, motion: Motion) -> Iterator[str]:
    """What adopting it does, or has done."""
    _ = t.gettext
    done = motion.status is MotionStatus.ADOPTED
    if motion.status is MotionStatus.REJECTED:
        return
    if motion.kind is MotionKind.ADOPT_PLAN:
        title = next((each.plan.title for each in snapshot.plans if each.version_id == motion.version_id), "")
        said = (
            _("Le plan « {title} » est adopté à cette date.")
            if done
            else _("Adoptée, elle adopte le plan « {title} ».")
        )
        yield said.format(title=_named(title))
    if motion.kind is MotionKind.ELECTION:
        person = snapshot.directory.people.get(motion.elected_person_id or 0)
        group = snapshot.directory.groups.get(motion.group_id or 0)
        if person is None or group is None:
            return
        said = (
            _("{name} a le siège de « {seat} » {term}.")
            if done
            else _("Adoptée, elle donne à {name} le siège de « {seat} » {term}.")
        )
        yield said.format(name=_named(person.name), seat=_named(group.name), term=_term(t, motion))


def _term(t: Texts, motion: Motion) -> str:
    _ = t.gettext
    if motion.term_starts_on is None:
        return ""
    since = day_text(t, motion.term_starts_on)
    if motion.term_ends_on is None:
        return _("à partir du {day}").format(day=since)
    return _("du {since} au {until}").format(since=since, until=day_text(t, motion.term_ends_on))


def _named(name: str) -> str:
    return plain(cut(name, _NAME_LENGTH))


def _tally_lines(t: Texts, snapshot: GuildSnapshot, tally: MotionTally, room: int) -> Iterator[str]:
    """The count, who voted what in as much of ``room`` as is left, and the quorum."""
    _, ngettext = t.gettext, t.ngettext
    if tally.motion.is_secret and (tally.motion.status is MotionStatus.OPEN or not tally.motion.counts_kept):
        if tally.motion.status is not MotionStatus.WITHDRAWN:
            yield from secret_lines(t, tally)
        yield from _quorum_lines(t, tally)
        return
    counts, quorum = _counts(t, tally), list(_quorum_lines(t, tally))
    left = (room - len(counts) - sum(map(len, quorum))) // len(VoteChoice)
    shown = min(max(left, _FEWEST_SHOWN), _NAMES_SHOWN)
    yield counts
    for choice in VoteChoice:
        voices = [voice_name(t, each.voice, snapshot.directory) for each in tally.ballots if each.choice is choice]
        if voices:
            names = cut(", ".join(map(_named, voices)), shown)
            yield _("- {choice} : {names}").format(choice=vote_label(t, choice), names=names)
    if tally.motion.status is MotionStatus.OPEN:
        n = len(tally.waiting)
        yield ngettext("{n} voix présente n'a pas voté", "{n} voix présentes n'ont pas voté", n).format(n=n)
    yield from quorum


def _counts(t: Texts, tally: MotionTally) -> str:
    _ = t.gettext
    return _("**Pour {votes_for} · Contre {votes_against} · Abstention {abstained}**").format(
        votes_for=tally.votes_for, votes_against=tally.votes_against, abstained=tally.abstained
    )


def _quorum_lines(t: Texts, tally: MotionTally) -> Iterator[str]:
    _, ngettext = t.gettext, t.ngettext
    if tally.required is None:
        return
    voices = ngettext("{n} voix", "{n} voix", tally.present).format(n=tally.present)
    said = (
        _("**Quorum atteint :** {voices}, il en faut {required}")
        if tally.is_quorate
        else _("**Quorum non atteint :** {voices}, il en faut {required}")
    )
    yield said.format(voices=voices, required=tally.required)


def _controls(t: Texts, motion: Motion) -> list[Control]:
    _ = t.gettext
    if motion.status is not MotionStatus.OPEN:
        return [Control(_("Voir l'assemblée"), card_control(motion.assembly_id))]
    return [
        *(Control(vote_label(t, choice), vote_control(motion.id, choice)) for choice in VoteChoice),
        Control(_("Clore le vote"), motion_control(places.CLOSE, motion.id)),
        Control(_("Retirer"), motion_control(places.WITHDRAW, motion.id)),
        *([] if motion.is_secret else [Control(_("Noter un vote"), motion_control(places.OTHERS, motion.id))]),
    ]


def others_view(t: Texts, gathering: Gathering, motion_id: int) -> LayoutView:
    """Whose vote the coordination may enter: those present who have a voice and are not on Discord."""
    _ = t.gettext
    others = [each for each in gathering.attendees if each.user_id is None and gathering.presence.voices_of(each.id)]
    choices = [Choice(attendee_name(t, each, gathering.electorate.directory), str(each.id)) for each in others]
    hint = (
        _("Choisissez la personne dont vous notez le vote.")
        if others
        else _("Tous ceux qui ont une voix et sont présents votent eux-mêmes, sur Discord.")
    )
    return layout(
        Screen(
            title=_("Noter un vote"),
            blocks=[Block(hint)],
            menu_id=motion_control(places.PICK, motion_id),
            menu_label=_("Le vote de…"),
            choices=choices[:MENU_OPTIONS],
        )
    )


def record_view(t: Texts, name: str, motion_id: int, attendee_id: int) -> LayoutView:
    """What somebody present votes."""
    _ = t.gettext
    return layout(
        Screen(
            title=_("Le vote de {name}").format(name=_named(name)),
            controls=[
                Control(vote_label(t, choice), record_control(motion_id, attendee_id, choice)) for choice in VoteChoice
            ],
        )
    )
