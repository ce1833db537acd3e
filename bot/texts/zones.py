"""Time zones as people call them here; any other by the name of the IANA database."""

from typing import Final

from bot.texts.catalogue import N_, Texts

CANADIAN_ZONES: Final = {
    "America/St_Johns": N_("Terre-Neuve (St. John's)"),
    "America/Halifax": N_("Atlantique (Halifax, Moncton)"),
    "America/Toronto": N_("Est (Montréal, Toronto)"),
    "America/Winnipeg": N_("Centre (Winnipeg)"),
    "America/Regina": N_("Centre, sans heure d'été (Regina)"),
    "America/Edmonton": N_("Rocheuses (Edmonton, Calgary)"),
    "America/Vancouver": N_("Pacifique (Vancouver)"),
    "America/Whitehorse": N_("Yukon (Whitehorse)"),
}
"""The zones that a menu proposes, from east to west."""


def zone_text(t: Texts, zone: str) -> str:
    """« Est (Montréal, Toronto) », « Europe/Paris »."""
    known = CANADIAN_ZONES.get(zone)
    return t.gettext(known) if known else zone
