"""Which proxies the by-laws take."""

from bot.domain.assembly_errors import NoVoice, ProxyRefused
from bot.domain.directory import RecordKind
from bot.domain.errors import NotLinked, UnknownEntry
from bot.domain.gathering import Gathering
from bot.domain.guild_settings import Voice


def require_proxy(gathering: Gathering, user_id: int, holder_id: int | None) -> None:
    """Let the Discord member ``user_id`` be spoken for by the person ``holder_id``.

    Raises:
        ProxyRefused: ``none_taken``, ``no_holder``, ``oneself``, ``same_organization``, or ``too_many`` where the person holds as
            many as one may.
        UnknownEntry: of a holder that the directory does not have.
        NotLinked: where the member has no entry: nobody knows in whose name they would give it.
        NoVoice: where they have no voice to give.
    """
    electorate = gathering.electorate
    allowed = electorate.bylaws.proxies
    if allowed == 0:
        raise ProxyRefused("none_taken")
    if holder_id is None:
        raise ProxyRefused("no_holder")
    holder = electorate.directory.people.get(holder_id)
    if holder is None:
        raise UnknownEntry(RecordKind.PERSON, str(holder_id))
    giver = electorate.directory.person_of(user_id)
    if giver is None:
        raise NotLinked
    if giver.id == holder.id:
        raise ProxyRefused("oneself", holder.name)
    organization_id = electorate.organization_of(giver)
    if electorate.voice_of(giver.id, organization_id) is None:
        raise NoVoice
    by_organization = electorate.bylaws.voice is Voice.ORGANIZATION
    if by_organization and organization_id is not None and organization_id == electorate.organization_of(holder):
        raise ProxyRefused("same_organization", holder.name)
    held = gathering.holder_counts(but=user_id).get(holder.id, 0)
    if held >= allowed:
        raise ProxyRefused("too_many", holder.name, held, allowed)
