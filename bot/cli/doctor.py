"""``courroie doctor``: the settings of this process, the database, the token, and each server's channels and roles."""

import asyncio
import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Final

import typer

from bot.cli.output import TEXTS, say
from bot.cli.setup import read_settings, tell_journal
from bot.domain.errors import CourroieError
from bot.domain.guild_settings import GuildSettings
from bot.services.maintenance import check_database
from bot.settings import Settings
from bot.texts.maintenance import check_sentences
from bot.texts.problems import problem_sentence
from bot.texts.setting_findings import finding_text
from storage.database import Database
from storage.guilds import known_guilds
from storage.settings import load_settings

if TYPE_CHECKING:
    from bot.edge.inspection import Inspected

_CHANNEL_MENTION: Final = re.compile(r"<#(\d+)>")


def doctor() -> None:
    """Vérifie tout ce qui peut empêcher Courroie de marcher, et dit quoi faire. Ne change rien."""
    settings = read_settings()
    _ = TEXTS.gettext
    say(_("Réglages de ce poste : rien à signaler."))
    if not asyncio.run(_examine(settings)):
        raise typer.Exit(1)


async def _examine(settings: Settings) -> bool:
    """Say all that is found; give whether nothing is wrong."""
    database = Database(settings.storage.url)
    try:
        tell_journal(database, say)
        try:
            sound, wanted = await _database(database, settings)
        except CourroieError as problem:
            say(problem_sentence(TEXTS, problem))
            sound, wanted = False, {}
        return await _discord(settings, wanted) and sound
    finally:
        await database.close()


async def _database(database: Database, settings: Settings) -> tuple[bool, Mapping[int, GuildSettings]]:
    """Whether the database is sound, and the settings of each guild, where they can be read."""
    found = await check_database(database)
    for sentence in check_sentences(TEXTS, found.revision, found.needed, found.damage, found.orphans):
        say(sentence)
    if not found.sound:
        return False, {}
    start = settings.guild.settings()
    async with database.reading() as session:
        return True, {each: await load_settings(session, each, start) for each in await known_guilds(session)}


async def _discord(settings: Settings, wanted: Mapping[int, GuildSettings]) -> bool:
    """Whether Discord takes the token, and every server lets Courroie do what its settings ask."""
    _ = TEXTS.gettext
    if settings.discord.token is None:
        say(_("Aucun jeton de Discord : les serveurs ne sont pas vérifiés."))
        return True
    from bot.client import use_api_base  # noqa: PLC0415 - the shell's other checks need no Discord
    from bot.edge.inspection import inspect  # noqa: PLC0415

    use_api_base(settings.discord)
    try:
        inspection = await inspect(settings.discord.token.get_secret_value(), wanted)
    except CourroieError as problem:
        say(problem_sentence(TEXTS, problem))
        return False
    say(_("Jeton accepté : Discord connaît ce bot sous le nom de {name}.").format(name=inspection.bot))
    lines = [line for guild in inspection.guilds for line in _guild_lines(guild)]
    for line in lines:
        say(line)
    return not any(guild.name is None or guild.findings for guild in inspection.guilds)


def _guild_lines(guild: "Inspected") -> Iterator[str]:
    _ = TEXTS.gettext
    if guild.name is None:
        yield _("Serveur {guild} : Courroie n'y est plus, ou n'y a pas accès.").format(guild=guild.guild_id)
        return
    if not guild.findings:
        yield _("Serveur {name} : rien à signaler.").format(name=guild.name)
        return
    yield _("Serveur {name} :").format(name=guild.name)
    for finding in guild.findings:
        yield "  " + _CHANNEL_MENTION.sub(
            lambda mention: f"#{guild.channels.get(int(mention[1]), mention[1])}", finding_text(TEXTS, finding)
        )
