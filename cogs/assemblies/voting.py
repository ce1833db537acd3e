"""Votes of those present: counted where everyone reads them, and told to whoever cast them."""

import discord

from bot.domain.assembly import VoteChoice
from bot.domain.errors import OutdatedControl
from bot.domain.motion_tally import MotionTally
from bot.edge.posted import Following, begin, tell_apart
from bot.edge.reading import guild_of
from bot.edge.router import Router
from bot.edge.votes import follow_vote
from bot.services.deps import Deps
from bot.services.motions import cast_vote
from bot.texts.attendees import voice_name
from bot.texts.catalogue import texts_for
from bot.views import motion_places as places
from bot.views.assembly_motions import voted_view
from bot.views.assembly_places import id_in
from bot.views.custom_ids import CustomId
from bot.views.motion_places import FEATURE


class Voting:
    """Takes the three buttons of a vote."""

    def __init__(self, deps: Deps, following: Following) -> None:
        self._deps = deps
        self._following = following

    def route(self, router: Router) -> None:
        """Take the buttons."""
        router.add(FEATURE, places.VOTE, places.VOTE_ARITY, self._vote)

    async def _vote(self, interaction: discord.Interaction, custom_id: CustomId) -> None:
        if custom_id.args[1] not in set(VoteChoice):
            raise OutdatedControl(custom_id.encode())
        await begin(interaction)
        deps, choice, t = self._deps, VoteChoice(custom_id.args[1]), texts_for(interaction.locale)
        tally = await cast_vote(deps, guild_of(interaction), id_in(custom_id), interaction.user.id, choice)
        directory = (await deps.snapshots.get(guild_of(interaction))).snapshot.directory
        secret = tally.motion.is_secret
        cast = tally.mine if secret else _cast_by(tally, interaction.user.id)
        voices = [voice_name(t, voice, directory) for voice in cast]
        receipt = voted_view(t, choice, voices, secret=secret)
        await tell_apart(interaction, receipt, lambda: follow_vote(deps, self._following, interaction, tally.motion))


def _cast_by(tally: MotionTally, user_id: int) -> list[str]:
    """The voices that the member has voted by: their own, and those that they hold."""
    return [each.voice for each in tally.ballots if each.user_id == user_id]
