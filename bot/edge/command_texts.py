"""Names and descriptions of commands: French in the code, and what Discord shows to whoever reads English."""

from typing import Final

import discord
from discord import app_commands

from bot.texts.catalogue import SOURCE_LANGUAGE, texts_in

_LANGUAGE_OF: Final = {
    discord.Locale.french: SOURCE_LANGUAGE,
    discord.Locale.american_english: "en",
    discord.Locale.british_english: "en",
}


def L(text: str) -> app_commands.locale_str:  # noqa: N802 - the customary name: marks ``text`` for extraction
    """A command's name, description or choice, in French; its English is in the catalogue."""
    return app_commands.locale_str(text)


class CommandTranslator(app_commands.Translator):
    """Gives discord.py the localisations that it registers: Discord has ``fr``, no ``fr-CA``."""

    async def translate(
        self,
        string: app_commands.locale_str,
        locale: discord.Locale,
        context: app_commands.TranslationContextTypes,  # noqa: ARG002 - discord.py's signature
    ) -> str | None:
        """``string`` in ``locale``, or None for a locale that falls back on French."""
        language = _LANGUAGE_OF.get(locale)
        return texts_in(language).gettext(string.message) if language else None
