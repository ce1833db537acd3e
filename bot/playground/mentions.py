"""Names after « @ » and « # », turned into mentions as Discord's client does when a member picks one."""

import re

from bot.playground.guild import Guild


def with_mentions(guild: Guild, text: str) -> str:
    """The text, with ``@username``, ``@Display name``, ``@Role`` and ``#channel`` written as mentions, whatever the case."""
    written = _mentions(guild)
    names = sorted(written, key=len, reverse=True)
    pattern = re.compile(r"(?<![\w<])(" + "|".join(map(re.escape, names)) + r")(?![\w-])", re.IGNORECASE)
    return pattern.sub(lambda found: written[found[0].casefold()], text)


def _mentions(guild: Guild) -> dict[str, str]:
    """Each name with its sign, in lower case, and the mention that it stands for; people come before roles."""
    mentions = {f"#{channel['name']}".casefold(): f"<#{key}>" for key, channel in guild.channels.items()}
    mentions |= {f"@{role['name']}".casefold(): f"<@&{key}>" for key, role in guild.roles.items() if key != guild.id}
    for key, member in guild.members.items():
        for name in (member["user"]["username"], member["user"]["global_name"]):
            if name:
                mentions[f"@{name}".casefold()] = f"<@{key}>"
    return mentions
