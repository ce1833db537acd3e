"""What Courroie lacks on Discord for a guild's settings to work, looked for in whatever objects it is given.

They may come from the gateway or from REST: nothing is asked of the cache.
"""

from collections.abc import Collection, Iterable, Mapping
from types import MappingProxyType
from typing import Final

import discord
from discord.abc import GuildChannel

from bot.domain.guild_settings import GuildSettings, SettingKey
from bot.domain.setting_findings import Finding, FindingKind, Need

_POSTS: Final = (Need.VIEW, Need.SEND, Need.ATTACH, Need.HISTORY)
NEEDS: Final[Mapping[SettingKey, tuple[Need, ...]]] = MappingProxyType(
    {
        SettingKey.ANNOUNCEMENTS_CHANNEL: _POSTS,
        SettingKey.COORDINATION_CHANNEL: _POSTS,
        SettingKey.FOLLOW_UP: _POSTS,
        SettingKey.DIGEST: _POSTS,
        SettingKey.PANEL: (Need.VIEW, Need.SEND, Need.HISTORY, Need.PIN),
    }
)
"""What is needed in the channel of each setting that has one."""


def missing_permissions(channel: GuildChannel, me: discord.Member, need: Iterable[Need]) -> tuple[Need, ...]:
    """What ``me`` lacks of ``need`` in ``channel``: to see it alone where it is hidden, as the rest depends on that."""
    granted = channel.permissions_for(me)
    missing = tuple(each for each in need if not getattr(granted, each))
    return (Need.VIEW,) if Need.VIEW in missing else missing


def problems_of(
    settings: GuildSettings, channels: Iterable[GuildChannel], roles: Iterable[discord.Role], me: discord.Member
) -> tuple[Finding, ...]:
    """What is wrong with the settings' channels and roles, in the order of the settings."""
    known = {channel.id: channel for channel in channels}
    findings = _roles(settings, {role.id for role in roles})
    for key in NEEDS:
        channel_id = channel_of(settings, key)
        if channel_id is not None:
            findings += channel_problems(key, known.get(channel_id), me)
    if settings.announcements_channel is not None and not me.guild_permissions.create_events:
        findings.append(Finding(FindingKind.EVENTS_CLOSED, SettingKey.ANNOUNCEMENTS_CHANNEL))
    if settings.privacy_officer is None:
        findings.append(Finding(FindingKind.NO_OFFICER, SettingKey.PRIVACY_OFFICER))
    return tuple(sorted(findings, key=lambda finding: list(SettingKey).index(finding.key)))


def channel_problems(key: SettingKey, channel: GuildChannel | None, me: discord.Member) -> list[Finding]:
    """What is wrong with ``channel``, None where it is gone, as the channel of ``key``."""
    if channel is None:
        return [Finding(FindingKind.CHANNEL_GONE, key)]
    findings = []
    missing = missing_permissions(channel, me, NEEDS[key])
    if missing:
        findings.append(Finding(FindingKind.CHANNEL_CLOSED, key, channel.id, missing))
    if key is SettingKey.COORDINATION_CHANNEL and channel.permissions_for(channel.guild.default_role).view_channel:
        findings.append(Finding(FindingKind.CHANNEL_OPEN, key, channel.id))
    return findings


def channel_of(settings: GuildSettings, key: SettingKey) -> int | None:
    """The channel of a setting that has one."""
    if key is SettingKey.PANEL:
        return settings.panel.channel_id if settings.panel else None
    if key is SettingKey.FOLLOW_UP:
        return settings.follow_up.channel_id
    if key is SettingKey.DIGEST:
        return settings.digest.channel_id
    channel_id: int | None = getattr(settings, key)
    return channel_id


def _roles(settings: GuildSettings, known: Collection[int]) -> list[Finding]:
    if all(role in known for role in settings.coordination_roles):
        return []
    return [Finding(FindingKind.ROLE_GONE, SettingKey.COORDINATION_ROLES)]
