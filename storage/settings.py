"""A guild's settings: a row for each key that somebody has answered."""

from dataclasses import replace
from typing import Any

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.guild_settings import GuildSettings, SettingKey
from bot.domain.setting_values import from_json, to_json
from storage.models import GuildSetting


async def load_settings(session: AsyncSession, guild_id: int, defaults: GuildSettings) -> GuildSettings:
    """The guild's settings: ``defaults`` where nobody has answered."""
    rows = select(GuildSetting.key, GuildSetting.value).where(GuildSetting.guild_id == guild_id)
    stored = {SettingKey(key): value for key, value in await session.execute(rows)}
    values: dict[str, Any] = {str(key): from_json(key, value) for key, value in stored.items()}
    return replace(defaults, **values, chosen=frozenset(stored))


async def store_setting(session: AsyncSession, guild_id: int, key: SettingKey, value: object) -> None:
    """Keep the guild's answer to ``key``. The guild's row must be there, and held by the caller."""
    await session.merge(GuildSetting(guild_id=guild_id, key=str(key), value=to_json(key, value)))


async def remove_setting(session: AsyncSession, guild_id: int, key: SettingKey) -> None:
    """Forget the guild's answer to ``key``."""
    await session.execute(delete(GuildSetting).where(GuildSetting.guild_id == guild_id, GuildSetting.key == str(key)))
