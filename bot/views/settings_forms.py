"""The forms of `/reglages`: what is typed rather than chosen, with what stands already in it."""

from collections.abc import Callable, Mapping
from typing import Final

from bot.domain.guild_settings import AssemblyKind, GuildSettings, SettingKey, Voice
from bot.domain.setting_rules import OFFICER_LENGTH
from bot.texts.catalogue import Texts
from bot.texts.dates import month_day_text, time_text, weekday_name
from bot.texts.setting_bylaws import kind_label, quorum_typed, voice_text
from bot.texts.setting_times import days_text, months_text, offsets_text, quiet_hours_text
from bot.texts.setting_words import setting_label
from bot.views.forms import ChoiceField, Field, Form, TextField
from bot.views.layout import Choice, Control
from bot.views.settings_places import STEP, TYPE, Place, Way, bylaws_control, officer_control

ANSWER: Final = "answer"
JOURNAL: Final = "journal"
DEPARTED: Final = "departed"
WEEKDAY: Final = "weekday"
HOUR: Final = "hour"
NOTICE: Final = "notice"
QUORUM: Final = "quorum"
VOICE: Final = "voice"
PROXIES: Final = "proxies"
NAME: Final = "name"
CONTACT: Final = "contact"


def setting_form(t: Texts, settings: GuildSettings, place: Place) -> Form:
    """The form of a setting that is typed."""
    fields = _FIELDS[place.key](t, settings)
    return Form(setting_label(t, place.key), place.control(TYPE), fields, _back(t, place))


def bylaws_form(t: Texts, settings: GuildSettings, kind: AssemblyKind, way: Way) -> Form:
    """The form for the by-laws of one kind of assembly."""
    _ = t.gettext
    rules = settings.bylaws[kind]
    voices = [Choice(voice_text(t, voice), voice) for voice in Voice]
    fields: list[Field] = [
        TextField(
            NOTICE, _("Avis, en jours"), str(rules.notice_days), _("Par exemple 14; 0 pour aucun délai"), most=20
        ),
        TextField(QUORUM, _("Quorum"), quorum_typed(t, rules.quorum), _("15, 20 % ou aucun"), most=40),
        ChoiceField(VOICE, _("Qui a une voix"), voices, rules.voice),
        TextField(PROXIES, _("Procurations par personne"), str(rules.proxies), _("0 pour aucune"), most=20),
    ]
    return Form(kind_label(t, kind), bylaws_control(kind, way), fields, _back(t, Place(SettingKey.BYLAWS, way)))


def officer_form(t: Texts, settings: GuildSettings, user_id: int | None, name: str, way: Way) -> Form:
    """The form that names the privacy officer; ``name`` is that of the member who was picked."""
    _ = t.gettext
    held = settings.privacy_officer
    fields = [
        TextField(
            NAME,
            _("Nom ou titre"),
            name or (held.name if held else ""),
            _("Ce que les membres verront, par exemple « La coordonnatrice »"),
            most=OFFICER_LENGTH,
        ),
        TextField(
            CONTACT,
            _("Comment joindre cette personne"),
            held.contact if held else "",
            _("Un courriel, un téléphone"),
            most=OFFICER_LENGTH,
        ),
    ]
    back = _back(t, Place(SettingKey.PRIVACY_OFFICER, way))
    return Form(_("Renseignements personnels"), officer_control(user_id, way), fields, back)


def _back(t: Texts, place: Place) -> Control:
    _ = t.gettext
    return Control(_("Revenir sans rien changer"), place.control(STEP))


def _zone(t: Texts, settings: GuildSettings) -> list[Field]:
    _ = t.gettext
    hint = _("Une grande ville ou un nom de la base IANA, comme « Paris »")
    return [TextField(ANSWER, _("Fuseau horaire"), settings.time_zone, hint, most=100)]


def _fiscal_day(t: Texts, settings: GuildSettings) -> list[Field]:
    _ = t.gettext
    start = settings.fiscal_year_start
    day = month_day_text(t, start.month, start.day)
    return [TextField(ANSWER, _("Premier jour"), day, _("Un jour et un mois, comme « 1er avril »"), most=40)]


def _offsets(t: Texts, settings: GuildSettings) -> list[Field]:
    _ = t.gettext
    typed = offsets_text(t, settings.reminder_offsets)
    return [TextField(ANSWER, _("Combien de temps avant"), typed, _("Par exemple « 14 jours, 7 jours, 2 heures »"))]


def _quiet_hours(t: Texts, settings: GuildSettings) -> list[Field]:
    _ = t.gettext
    typed = quiet_hours_text(t, settings.quiet_hours)
    return [TextField(ANSWER, _("De quelle heure à quelle heure"), typed, _("Par exemple « 21 h à 8 h »"), most=60)]


def _follow_up(t: Texts, settings: GuildSettings) -> list[Field]:
    _ = t.gettext
    typed = days_text(t, settings.follow_up.delay_days)
    return [TextField(ANSWER, _("Combien de jours de silence"), typed, _("Par exemple « 3 jours »"), most=20)]


def _digest(t: Texts, settings: GuildSettings) -> list[Field]:
    _ = t.gettext
    digest = settings.digest
    days = [Choice(weekday_name(t, day), str(day)) for day in range(7)]
    return [
        ChoiceField(WEEKDAY, _("Quel jour"), days, str(digest.weekday)),
        TextField(HOUR, _("À quelle heure"), time_text(t, digest.at), _("Par exemple « 9 h »"), most=20),
    ]


def _retention(t: Texts, settings: GuildSettings) -> list[Field]:
    _ = t.gettext
    kept = settings.retention
    hint = _("Par exemple « 36 mois » ou « 3 ans »")
    return [
        TextField(JOURNAL, _("Le journal des changements"), months_text(t, kept.journal_months), hint, most=20),
        TextField(
            DEPARTED,
            _("La fiche de qui ne représente plus personne"),
            months_text(t, kept.departed_months),
            hint,
            most=20,
        ),
    ]


_FIELDS: Final[Mapping[SettingKey, Callable[[Texts, GuildSettings], list[Field]]]] = {
    SettingKey.TIME_ZONE: _zone,
    SettingKey.FISCAL_YEAR_START: _fiscal_day,
    SettingKey.REMINDER_OFFSETS: _offsets,
    SettingKey.QUIET_HOURS: _quiet_hours,
    SettingKey.FOLLOW_UP: _follow_up,
    SettingKey.DIGEST: _digest,
    SettingKey.RETENTION: _retention,
}
