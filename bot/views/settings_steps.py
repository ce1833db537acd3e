"""What each step of `/reglages` asks, and with what it is answered."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from bot.domain.guild_settings import AssemblyKind, GuildSettings, SettingKey
from bot.domain.setting_rules import LANGUAGES, MOST_ROLES
from bot.texts.catalogue import N_, Texts
from bot.texts.dates import month_day_text
from bot.texts.setting_bylaws import kind_label
from bot.texts.setting_words import language_text, link_confirmation_text, threshold_text
from bot.texts.zones import CANADIAN_ZONES, zone_text
from bot.views.layout import Choice, Control, Picker, PickerKind
from bot.views.settings_places import CHOOSE, CLEAR, PICK, TYPE, Place, kinds_control, officer_control

YES: Final = "yes"
NO: Final = "no"
_MONTHS: Final = range(1, 13)
THRESHOLDS: Final = (3, 4, 5, 6, 7, 8, 10, 12, 15, 20)


@dataclass(frozen=True, slots=True)
class Means:
    """With what a setting is answered: pickers of Discord's, a menu, buttons."""

    pickers: Sequence[Picker] = ()
    menu_id: str = ""
    menu_label: str = ""
    choices: Sequence[Choice] = ()
    controls: Sequence[Control] = ()


QUESTIONS: Final = {
    SettingKey.COORDINATION_ROLES: N_(
        "Qui coordonne la table de quartier? Les membres de ces rôles chargent les plans, tiennent le bottin et convoquent les "
        "assemblées. L'administration du serveur le peut toujours."
    ),
    SettingKey.ANNOUNCEMENTS_CHANNEL: N_("Dans quel salon Courroie annonce-t-elle les assemblées et les sondages?"),
    SettingKey.COORDINATION_CHANNEL: N_(
        "Dans quel salon Courroie prévient-elle la coordination de ce qui attend une réponse? Choisissez un salon que seule la "
        "coordination voit."
    ),
    SettingKey.LANGUAGE: N_(
        "En quelle langue Courroie écrit-elle d'elle-même dans les salons? À chaque personne, elle répond dans la langue de son "
        "Discord."
    ),
    SettingKey.TIME_ZONE: N_("Dans quel fuseau horaire est la table de quartier?"),
    SettingKey.FISCAL_YEAR_START: N_(
        "Quel jour commence l'année financière? Les années du plan se comptent à partir de là."
    ),
    SettingKey.BYLAWS: N_(
        "Que disent vos règlements généraux de chaque sorte d'assemblée? Courroie en tire le délai d'avis et le quorum."
    ),
    SettingKey.REMINDER_OFFSETS: N_(
        "Combien de temps avant une assemblée ou une échéance Courroie fait-elle un rappel?"
    ),
    SettingKey.QUIET_HOURS: N_(
        "À quelles heures Courroie n'envoie-t-elle rien? Ce qui tombe alors part à la fin du silence."
    ),
    SettingKey.FOLLOW_UP: N_(
        "Une échéance passe et personne ne répond : après combien de temps Courroie relance-t-elle les responsables? Après une "
        "autre fois autant, elle prévient la coordination. Et dans quel salon dit-elle ce qu'on lui a répondu?"
    ),
    SettingKey.DIGEST: N_(
        "Dans quel salon Courroie annonce-t-elle, une fois par semaine, ce qui vient : les assemblées et les échéances? Une "
        "semaine où il n'y a rien, elle ne dit rien."
    ),
    SettingKey.PRIVACY_OFFICER: N_(
        "À qui les membres s'adressent-ils pour leurs renseignements personnels? Un nom ou un titre, et comment joindre cette "
        "personne."
    ),
    SettingKey.RETENTION: N_(
        "Combien de temps garder le journal des changements, et la fiche d'une personne qui ne représente plus personne?"
    ),
    SettingKey.SURVEYS: N_(
        "Combien de réponses faut-il à un sondage pour que Courroie en montre un résultat? Avec moins, on devinerait qui a dit "
        "quoi. Un sondage déjà publié garde le nombre qu'il annonçait."
    ),
    SettingKey.LINK_CONFIRMATION: N_(
        "Quand un membre dit « Je représente… », la coordination doit-elle le confirmer avant que sa fiche lui soit reliée? Sans "
        "cela, n'importe quel membre du serveur prend une fiche qui n'est encore à personne : il lui suffit d'en écrire le nom."
    ),
    SettingKey.PANEL: N_(
        "Dans quel salon épingler le panneau? Ses boutons mènent tout le monde à l'essentiel, sans commande à taper. Courroie "
        "le publie et l'épingle dès que vous choisissez le salon."
    ),
}


def means(t: Texts, settings: GuildSettings, place: Place) -> Means:
    """With what the setting of ``place`` is answered."""
    return _MEANS[place.key](t, settings, place)


def _roles(t: Texts, settings: GuildSettings, place: Place) -> Means:
    _ = t.gettext
    held = settings.coordination_roles
    picker = Picker(PickerKind.ROLE, place.control(PICK), _("Choisir les rôles…"), held, most=MOST_ROLES)
    return Means([picker], controls=_clear(_("Aucun rôle"), place, present=bool(held)))


def _channel(t: Texts, settings: GuildSettings, place: Place) -> Means:
    _ = t.gettext
    held: int | None = getattr(settings, place.key)
    picker = Picker(PickerKind.CHANNEL, place.control(PICK), _("Choisir un salon…"), [held] if held else [])
    return Means([picker], controls=_clear(_("Aucun salon"), place, present=held is not None))


def _panel(t: Texts, settings: GuildSettings, place: Place) -> Means:
    _ = t.gettext
    held = [settings.panel.channel_id] if settings.panel else []
    picker = Picker(PickerKind.CHANNEL, place.control(PICK), _("Choisir le salon du panneau…"), held)
    return Means([picker], controls=_clear(_("Retirer le panneau"), place, present=bool(held)))


def _clear(label: str, place: Place, *, present: bool) -> list[Control]:
    return [Control(label, place.control(CLEAR))] if present else []


def _language(t: Texts, settings: GuildSettings, place: Place) -> Means:  # noqa: ARG001 - one signature for all
    _ = t.gettext
    choices = [Choice(language_text(t, language), language) for language in LANGUAGES]
    return Means(menu_id=place.control(CHOOSE), menu_label=_("Choisir la langue…"), choices=choices)


def _time_zone(t: Texts, settings: GuildSettings, place: Place) -> Means:  # noqa: ARG001
    _ = t.gettext
    choices = [Choice(zone_text(t, zone), zone) for zone in CANADIAN_ZONES]
    other = [Control(_("Un autre…"), place.control(TYPE))]
    return Means(menu_id=place.control(CHOOSE), menu_label=_("Choisir le fuseau…"), choices=choices, controls=other)


def _fiscal_year(t: Texts, settings: GuildSettings, place: Place) -> Means:  # noqa: ARG001
    _ = t.gettext
    choices = [Choice(month_day_text(t, month, 1), str(month)) for month in _MONTHS]
    other = [Control(_("Un autre jour…"), place.control(TYPE))]
    return Means(menu_id=place.control(CHOOSE), menu_label=_("Choisir le jour…"), choices=choices, controls=other)


def _bylaws(t: Texts, settings: GuildSettings, place: Place) -> Means:  # noqa: ARG001
    _ = t.gettext
    choices = [Choice(kind_label(t, kind), kind) for kind in AssemblyKind]
    return Means(menu_id=kinds_control(place.way), menu_label=_("Changer les règles de…"), choices=choices)


def _offsets(t: Texts, settings: GuildSettings, place: Place) -> Means:
    _ = t.gettext
    none = _clear(_("Aucun rappel"), place, present=bool(settings.reminder_offsets))
    return Means(controls=[Control(_("Changer les rappels"), place.control(TYPE)), *none])


def _quiet_hours(t: Texts, settings: GuildSettings, place: Place) -> Means:
    _ = t.gettext
    none = _clear(_("Aucun silence"), place, present=settings.quiet_hours is not None)
    return Means(controls=[Control(_("Changer les heures"), place.control(TYPE)), *none])


def _follow_up(t: Texts, settings: GuildSettings, place: Place) -> Means:
    _ = t.gettext
    channel_id = settings.follow_up.channel_id
    label = _("Choisir le salon des réponses…")
    picker = Picker(PickerKind.CHANNEL, place.control(PICK), label, [channel_id] if channel_id else [])
    none = _clear(_("Le salon de la coordination"), place, present=channel_id is not None)
    return Means([picker], controls=[Control(_("Changer le délai"), place.control(TYPE)), *none])


def _digest(t: Texts, settings: GuildSettings, place: Place) -> Means:
    _ = t.gettext
    channel_id = settings.digest.channel_id
    picker = Picker(PickerKind.CHANNEL, place.control(PICK), _("Choisir un salon…"), [channel_id] if channel_id else [])
    none = _clear(_("Aucun résumé"), place, present=channel_id is not None)
    return Means([picker], controls=[Control(_("Changer le jour et l'heure"), place.control(TYPE)), *none])


def _officer(t: Texts, settings: GuildSettings, place: Place) -> Means:
    _ = t.gettext
    officer = settings.privacy_officer
    held = [officer.user_id] if officer and officer.user_id else []
    picker = Picker(PickerKind.USER, place.control(PICK), _("Choisir parmi les membres…"), held)
    return Means([picker], controls=[Control(_("Écrire un nom ou un titre…"), officer_control(None, place.way))])


def _retention(t: Texts, settings: GuildSettings, place: Place) -> Means:  # noqa: ARG001
    _ = t.gettext
    return Means(controls=[Control(_("Changer les durées"), place.control(TYPE))])


def _surveys(t: Texts, settings: GuildSettings, place: Place) -> Means:  # noqa: ARG001
    _ = t.gettext
    choices = [Choice(threshold_text(t, n), str(n)) for n in THRESHOLDS]
    return Means(menu_id=place.control(CHOOSE), menu_label=_("Choisir le nombre…"), choices=choices)


def _link_confirmation(t: Texts, settings: GuildSettings, place: Place) -> Means:  # noqa: ARG001
    _ = t.gettext
    choices = [
        Choice(link_confirmation_text(t, confirmed=True), YES),
        Choice(link_confirmation_text(t, confirmed=False), NO),
    ]
    return Means(menu_id=place.control(CHOOSE), menu_label=_("Choisir…"), choices=choices)


_MEANS: Final[Mapping[SettingKey, Callable[[Texts, GuildSettings, Place], Means]]] = {
    SettingKey.COORDINATION_ROLES: _roles,
    SettingKey.ANNOUNCEMENTS_CHANNEL: _channel,
    SettingKey.COORDINATION_CHANNEL: _channel,
    SettingKey.LANGUAGE: _language,
    SettingKey.TIME_ZONE: _time_zone,
    SettingKey.FISCAL_YEAR_START: _fiscal_year,
    SettingKey.BYLAWS: _bylaws,
    SettingKey.REMINDER_OFFSETS: _offsets,
    SettingKey.QUIET_HOURS: _quiet_hours,
    SettingKey.FOLLOW_UP: _follow_up,
    SettingKey.DIGEST: _digest,
    SettingKey.PRIVACY_OFFICER: _officer,
    SettingKey.RETENTION: _retention,
    SettingKey.SURVEYS: _surveys,
    SettingKey.LINK_CONFIRMATION: _link_confirmation,
    SettingKey.PANEL: _panel,
}
