"""The forms of one's reminders: all the choices at once, and how long to pause."""

from enum import StrEnum
from typing import Final

from bot.domain.guild_settings import GuildSettings
from bot.domain.reminder import Fallback
from bot.domain.reminder_deliveries import NEVER_QUIET, MyReminders
from bot.texts.catalogue import Texts
from bot.texts.reminders import fallback_text
from bot.texts.setting_times import offsets_text, quiet_hours_text
from bot.views.forms import ChoiceField, Field, Form, TextField
from bot.views.layout import Choice, Control
from bot.views.references import mine_control
from bot.views.reminder_places import CHANGE, PAUSE, my_control

WHAT: Final = "what"
OFFSETS: Final = "offsets"
QUIET: Final = "quiet"
FALLBACK: Final = "fallback"
DAY: Final = "day"


class What(StrEnum):
    """What one is reminded of."""

    EVERYTHING = "everything"
    ASKED = "asked"
    NOTHING = "nothing"


def change_form(t: Texts, settings: GuildSettings, mine: MyReminders, reference: str) -> Form:
    """Everything that one chooses; what is left empty is as the guild has it."""
    _ = t.gettext
    chosen = mine.preference
    offsets = "" if chosen.offsets is None else offsets_text(t, chosen.offsets)
    quiet = ""
    if chosen.quiet_hours is not None:
        quiet = quiet_hours_text(t, None if chosen.quiet_hours == NEVER_QUIET else chosen.quiet_hours)
    what = [
        Choice(_("Toutes les assemblées qui me concernent"), What.EVERYTHING),
        Choice(_("Seulement ce que je demande"), What.ASKED),
        Choice(_("Rien, pas même ce que j'ai demandé"), What.NOTHING),
    ]
    usual = _("Vide : comme la table, {usual}")
    fields: list[Field] = [
        ChoiceField(WHAT, _("Ce que je reçois"), what, What.EVERYTHING if chosen.everything else What.ASKED),
        TextField(
            OFFSETS,
            _("Combien de temps avant"),
            offsets,
            usual.format(usual=offsets_text(t, settings.reminder_offsets)),
            required=False,
        ),
        TextField(
            QUIET,
            _("Heures de silence, ou « aucune »"),
            quiet,
            usual.format(usual=quiet_hours_text(t, settings.quiet_hours)),
            required=False,
            most=60,
        ),
        ChoiceField(
            FALLBACK,
            _("Si mes messages privés sont fermés"),
            [Choice(fallback_text(t, each), each) for each in Fallback],
            chosen.fallback,
        ),
    ]
    return Form(_("Mes rappels"), my_control(CHANGE, reference), fields, _back(t, reference))


def pause_form(t: Texts, reference: str) -> Form:
    """Until which day nothing is sent."""
    _ = t.gettext
    hint = _("Par exemple « lundi prochain », « dans 3 semaines » ou « 3 juin »")
    fields = [TextField(DAY, _("Jusqu'à quel jour?"), description=hint, most=60)]
    return Form(_("Faire une pause"), my_control(PAUSE, reference), fields, _back(t, reference))


def _back(t: Texts, reference: str) -> Control:
    _ = t.gettext
    return Control(_("Revenir sans rien changer"), mine_control(reference))
