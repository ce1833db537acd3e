"""The settings in words: what each is called, and what a guild answered."""

from collections.abc import Callable, Mapping
from typing import Final

from bot.domain.guild_settings import AssemblyKind, GuildSettings, PrivacyOfficer, SettingKey
from bot.texts.catalogue import N_, Texts
from bot.texts.dates import month_day_text, time_text, weekday_name
from bot.texts.setting_bylaws import bylaws_line
from bot.texts.setting_times import days_text, months_text, offsets_text, quiet_hours_text
from bot.texts.zones import zone_text

Quote = Callable[[str], str]
_LABELS: Final = {
    SettingKey.COORDINATION_ROLES: N_("Rôles de la coordination"),
    SettingKey.ANNOUNCEMENTS_CHANNEL: N_("Salon des annonces"),
    SettingKey.COORDINATION_CHANNEL: N_("Salon de la coordination"),
    SettingKey.LANGUAGE: N_("Langue de Courroie"),
    SettingKey.TIME_ZONE: N_("Fuseau horaire"),
    SettingKey.FISCAL_YEAR_START: N_("Début de l'année financière"),
    SettingKey.BYLAWS: N_("Règles des assemblées"),
    SettingKey.REMINDER_OFFSETS: N_("Rappels"),
    SettingKey.QUIET_HOURS: N_("Heures de silence"),
    SettingKey.FOLLOW_UP: N_("Suivi des échéances"),
    SettingKey.DIGEST: N_("Résumé de la semaine"),
    SettingKey.PRIVACY_OFFICER: N_("Responsable des renseignements personnels"),
    SettingKey.RETENTION: N_("Durée de conservation"),
    SettingKey.SURVEYS: N_("Sondages"),
    SettingKey.LINK_CONFIRMATION: N_("Confirmation des fiches"),
    SettingKey.PANEL: N_("Panneau de boutons"),
}
_LANGUAGES: Final = {"fr": N_("Français"), "en": N_("Anglais")}


def setting_label(t: Texts, key: SettingKey) -> str:
    """What ``key`` is called."""
    return t.gettext(_LABELS[key])


def language_text(t: Texts, language: str) -> str:
    """« Français »."""
    return t.gettext(_LANGUAGES[language])


def setting_text(t: Texts, settings: GuildSettings, key: SettingKey, quote: Quote = str) -> str:
    """What the guild answered to ``key``, the default where nobody did; by-laws are a line for each kind of assembly.

    ``quote`` makes what was typed safe for where it goes: a view gives ``markup.plain``.
    """
    if key is SettingKey.PRIVACY_OFFICER:
        return _officer(t, settings.privacy_officer, quote)
    return _ANSWERS[key](t, settings)


def link_confirmation_text(t: Texts, *, confirmed: bool) -> str:
    """Who says that a member is who they say they are."""
    _ = t.gettext
    if confirmed:
        return _("La coordination confirme qui chacun dit être")
    return _("Chacun se relie à sa fiche sans confirmation")


def threshold_text(t: Texts, threshold: int) -> str:
    """From how many answers on results are shown."""
    ngettext = t.ngettext
    return ngettext("aucun résultat avant {n} réponse", "aucun résultat avant {n} réponses", threshold).format(
        n=threshold
    )


def _roles(t: Texts, settings: GuildSettings) -> str:
    _ = t.gettext
    roles = ", ".join(f"<@&{role}>" for role in settings.coordination_roles)
    return roles or _("aucun; seule l'administration du serveur gère Courroie")


def _channel(t: Texts, channel_id: int | None) -> str:
    _ = t.gettext
    return f"<#{channel_id}>" if channel_id else _("aucun")


def _bylaws(t: Texts, settings: GuildSettings) -> str:
    return "\n".join(bylaws_line(t, kind, settings.bylaws[kind]) for kind in AssemblyKind)


def _follow_up(t: Texts, settings: GuildSettings) -> str:
    _ = t.gettext
    follow_up = settings.follow_up
    delay = days_text(t, follow_up.delay_days)
    if follow_up.channel_id is None:
        return _("une relance après {delay}; les réponses vont au salon de la coordination").format(delay=delay)
    channel = _channel(t, follow_up.channel_id)
    return _("une relance après {delay}; les réponses vont dans {channel}").format(delay=delay, channel=channel)


def _digest(t: Texts, settings: GuildSettings) -> str:
    _ = t.gettext
    digest = settings.digest
    if digest.channel_id is None:
        return _("aucun")
    return _("dans {channel}, chaque {weekday} à {time}").format(
        channel=_channel(t, digest.channel_id), weekday=weekday_name(t, digest.weekday), time=time_text(t, digest.at)
    )


def _retention(t: Texts, settings: GuildSettings) -> str:
    _ = t.gettext
    kept = settings.retention
    return _("le journal, {journal}; la fiche d'une personne, {departed} après son dernier mandat").format(
        journal=months_text(t, kept.journal_months), departed=months_text(t, kept.departed_months)
    )


def _officer(t: Texts, officer: PrivacyOfficer | None, quote: Quote) -> str:
    _ = t.gettext
    if officer is None:
        return _("personne n'est nommé")
    mention = f" (<@{officer.user_id}>)" if officer.user_id else ""
    return f"{quote(officer.name)}{mention} · {quote(officer.contact)}"


_ANSWERS: Final[Mapping[SettingKey, Callable[[Texts, GuildSettings], str]]] = {
    SettingKey.COORDINATION_ROLES: _roles,
    SettingKey.ANNOUNCEMENTS_CHANNEL: lambda t, s: _channel(t, s.announcements_channel),
    SettingKey.COORDINATION_CHANNEL: lambda t, s: _channel(t, s.coordination_channel),
    SettingKey.LANGUAGE: lambda t, s: language_text(t, s.language),
    SettingKey.TIME_ZONE: lambda t, s: zone_text(t, s.time_zone),
    SettingKey.FISCAL_YEAR_START: lambda t, s: month_day_text(t, s.fiscal_year_start.month, s.fiscal_year_start.day),
    SettingKey.BYLAWS: _bylaws,
    SettingKey.REMINDER_OFFSETS: lambda t, s: offsets_text(t, s.reminder_offsets),
    SettingKey.QUIET_HOURS: lambda t, s: quiet_hours_text(t, s.quiet_hours),
    SettingKey.FOLLOW_UP: _follow_up,
    SettingKey.DIGEST: _digest,
    SettingKey.RETENTION: _retention,
    SettingKey.SURVEYS: lambda t, s: threshold_text(t, s.surveys.threshold),
    SettingKey.LINK_CONFIRMATION: lambda t, s: link_confirmation_text(t, confirmed=s.link_confirmation),
    SettingKey.PANEL: lambda t, s: _channel(t, s.panel.channel_id if s.panel else None),
}
