"""`/gerer assemblee vote`: a proposition is put, votes of those who are not on Discord are entered, the vote is closed or withdrawn."""

from dataclasses import replace

import discord

from bot.domain.assembly import Motion, MotionKind, VoteChoice
from bot.domain.assembly_errors import InvalidAssembly
from bot.domain.directory_search import EntryKind
from bot.domain.errors import OutdatedControl
from bot.domain.motion_changes import MotionDraft
from bot.domain.snapshot import GuildSnapshot
from bot.domain.typed_dates import read_day
from bot.edge.assembly_choices import Among, assembly_meant
from bot.edge.forms import open_form
from bot.edge.naming import optional_entry
from bot.edge.posted import Following, begin, tell_apart
from bot.edge.reading import guild_of, knowledge, knowledge_at_once
from bot.edge.replies import acknowledge, show
from bot.edge.retry import add_form
from bot.edge.router import Router, chosen
from bot.edge.votes import follow_vote
from bot.services.gatherings import gathering_of
from bot.services.motions import close_motion, motion_of, open_motion, record_vote, withdraw_motion
from bot.services.snapshots import Knowledge
from bot.texts.attendees import attendee_name
from bot.texts.catalogue import texts_for, texts_in
from bot.views import motion_forms as fields
from bot.views import motion_places as places
from bot.views.assembly_motions import closed_view, others_view, put_view, record_view, voted_view
from bot.views.assembly_places import id_in
from bot.views.custom_ids import CustomId
from bot.views.forms import Form
from bot.views.motion_forms import motion_form
from bot.views.motion_places import FEATURE, propose_control
from cogs.assembly_management.desk import Desk, Typed, writer


class Motions:
    """The chair's help."""

    def __init__(self, desk: Desk, following: Following) -> None:
        self._desk = desk
        self._following = following

    def route(self, router: Router) -> None:
        """Take the form, and what the coordination does with a vote."""
        add_form(router, FEATURE, places.PROPOSE, places.PROPOSE_ARITY, self._build, self._put)
        router.add(FEATURE, places.CLOSE, places.ARITY, self._close)
        router.add(FEATURE, places.WITHDRAW, places.ARITY, self._withdraw)
        router.add(FEATURE, places.OTHERS, places.ARITY, self._others)
        router.add(FEATURE, places.PICK, places.ARITY, self._pick)
        router.add(FEATURE, places.RECORD, places.RECORD_ARITY, self._record)

    async def open(self, interaction: discord.Interaction, given: str, kind: MotionKind, *, secret: bool) -> None:
        """Open the form of a proposition."""
        held = await knowledge_at_once(interaction, self._desk.deps.snapshots)
        t = texts_for(interaction.locale)
        assembly = assembly_meant(t, held, given, self._desk.now, Among.HELD)
        form_id = propose_control(assembly.id, kind, secret=secret)
        await open_form(interaction, _form(interaction, held, form_id, kind))

    async def _build(self, interaction: discord.Interaction, custom_id: CustomId) -> Form:
        held = await knowledge_at_once(interaction, self._desk.deps.snapshots)
        return _form(interaction, held, custom_id.encode(), _kind(custom_id))

    async def _put(self, interaction: discord.Interaction, custom_id: CustomId, typed: Typed) -> None:
        await acknowledge(interaction)
        held = await knowledge(interaction, self._desk.deps.snapshots)
        secret = custom_id.args[2] == places.BY_BALLOTS
        draft = replace(_draft(held, _kind(custom_id), typed), secret=secret)
        await open_motion(self._desk.deps, *writer(interaction), id_in(custom_id), draft)
        await show(interaction, put_view(texts_for(interaction.locale), draft.text))

    async def _close(self, interaction: discord.Interaction, custom_id: CustomId) -> None:
        await begin(interaction)
        await self._finished(interaction, await close_motion(self._desk.deps, *writer(interaction), id_in(custom_id)))

    async def _withdraw(self, interaction: discord.Interaction, custom_id: CustomId) -> None:
        await begin(interaction)
        await self._finished(
            interaction, await withdraw_motion(self._desk.deps, *writer(interaction), id_in(custom_id))
        )

    async def _finished(self, interaction: discord.Interaction, motion: Motion) -> None:
        receipt = closed_view(texts_for(interaction.locale), motion)
        await tell_apart(
            interaction, receipt, lambda: follow_vote(self._desk.deps, self._following, interaction, motion)
        )

    async def _others(self, interaction: discord.Interaction, custom_id: CustomId) -> None:
        await acknowledge(interaction)
        deps, guild_id = self._desk.deps, guild_of(interaction)
        motion = await motion_of(deps, guild_id, id_in(custom_id))
        gathering = await gathering_of(deps, guild_id, motion.assembly_id)
        await show(interaction, others_view(texts_for(interaction.locale), gathering, motion.id))

    async def _pick(self, interaction: discord.Interaction, custom_id: CustomId) -> None:
        await acknowledge(interaction)
        deps, guild_id = self._desk.deps, guild_of(interaction)
        motion = await motion_of(deps, guild_id, id_in(custom_id))
        gathering = await gathering_of(deps, guild_id, motion.assembly_id)
        attendee = next((each for each in gathering.attendees if str(each.id) == chosen(interaction)), None)
        if attendee is None:
            raise OutdatedControl(custom_id.encode())
        t = texts_for(interaction.locale)
        name = attendee_name(t, attendee, gathering.electorate.directory)
        await show(interaction, record_view(t, name, motion.id, attendee.id))

    async def _record(self, interaction: discord.Interaction, custom_id: CustomId) -> None:
        _motion, attendee, choice = custom_id.args
        if not attendee.isdecimal() or choice not in set(VoteChoice):
            raise OutdatedControl(custom_id.encode())
        await acknowledge(interaction)
        deps, guild_id = self._desk.deps, guild_of(interaction)
        tally = await record_vote(deps, *writer(interaction), id_in(custom_id), int(attendee), VoteChoice(choice))
        gathering = await gathering_of(deps, guild_id, tally.motion.assembly_id)
        t, directory = texts_for(interaction.locale), gathering.electorate.directory
        names = [attendee_name(t, each, directory) for each in gathering.attendees if each.id == int(attendee)]
        await show(interaction, voted_view(t, VoteChoice(choice), names))
        await follow_vote(deps, self._following, interaction, tally.motion)


def _kind(custom_id: CustomId) -> MotionKind:
    if custom_id.args[1] not in set(MotionKind):
        raise OutdatedControl(custom_id.encode())
    return MotionKind(custom_id.args[1])


def _form(interaction: discord.Interaction, held: Knowledge, form_id: str, kind: MotionKind) -> Form:
    """The form of that kind; raise ``InvalidAssembly`` where the guild has nothing to adopt, or no seat to fill."""
    snapshot = held.snapshot
    seats = [group for group in snapshot.directory.groups.values() if group.recognised and group.active]
    if kind is MotionKind.ADOPT_PLAN and not snapshot.plans:
        raise InvalidAssembly("version_id", "no_version")
    if kind is MotionKind.ELECTION and not seats:
        raise InvalidAssembly("group_id", "no_seat_named")
    return motion_form(texts_for(interaction.locale), form_id, kind, snapshot.plans, seats)


def _draft(held: Knowledge, kind: MotionKind, typed: Typed) -> MotionDraft:
    """The proposition as it was typed; raise ``UnknownEntry`` or ``UnreadableDate``."""
    if kind is MotionKind.ELECTION:
        moved, _, seconded = typed[fields.MOVED].partition(fields.BETWEEN)
        person_id, group_id = _person(held, typed[fields.PERSON]), int(typed[fields.SEAT] or 0)
        return MotionDraft(
            text=_election_text(held.snapshot, person_id, group_id),
            kind=kind,
            moved_by=_person(held, moved),
            seconded_by=_person(held, seconded),
            group_id=group_id,
            elected_person_id=person_id,
            term_starts_on=read_day(typed[fields.STARTS]) if typed[fields.STARTS] else None,
            term_ends_on=read_day(typed[fields.ENDS]) if typed[fields.ENDS] else None,
        )
    version = typed.get(fields.PLAN, "")
    return MotionDraft(
        text=typed[fields.TEXT],
        kind=kind,
        moved_by=_person(held, typed[fields.MOVED]),
        seconded_by=_person(held, typed[fields.SECONDED]),
        version_id=int(version) if version.isdecimal() else None,
    )


def _election_text(snapshot: GuildSnapshot, person_id: int | None, group_id: int) -> str:
    """The proposition itself, in the guild's language: the minutes keep it."""
    _ = texts_in(snapshot.settings.language).gettext
    person, group = snapshot.directory.people.get(person_id or 0), snapshot.directory.groups.get(group_id)
    if person is None or group is None:
        raise InvalidAssembly("group_id", "no_seat_named")
    return _("Élire {name} au siège de « {seat} ».").format(name=person.name, seat=group.name)


def _person(held: Knowledge, text: str) -> int | None:
    return optional_entry(held, text.strip(), EntryKind.PERSON)
