"""The register of personal data in words: what each kind is, why it is held, how long, and what erasing does to it."""

from typing import Final

from bot.domain.guild_settings import Retention as Delays
from bot.domain.personal_data import DELIVERY_DAYS, DataKind, Effect, Ground, Purpose, Retention
from bot.texts.catalogue import N_, Texts
from bot.texts.personal_meetings import meeting_kinds_text
from bot.texts.setting_times import days_text, months_text

_PURPOSES: Final = {
    Purpose.DIRECTORY: N_("Votre fiche au bottin"),
    Purpose.LINK_REQUEST: N_("Votre demande d'inscription au bottin"),
    Purpose.SEATS: N_("Qui vous représentez, et où vous siégez"),
    Purpose.RESPONSIBILITIES: N_("Ce qui vous est confié"),
    Purpose.ASSEMBLIES: N_("Votre part aux assemblées"),
    Purpose.SURVEYS: N_("Vos réponses aux sondages"),
    Purpose.REMINDERS: N_("Vos rappels"),
    Purpose.DELIVERIES: N_("Ce que Courroie vous envoie"),
    Purpose.FOLLOW_UP: N_("Ce que vous avez consigné au plan"),
    Purpose.TRACE: N_("La trace de ce qui a changé"),
    Purpose.PRIVACY_OFFICER: N_("Votre rôle de responsable des renseignements personnels"),
}
_REASONS: Final = {
    Purpose.DIRECTORY: N_("pour que les membres sachent qui fait quoi, et comment vous joindre"),
    Purpose.LINK_REQUEST: N_("pour que la coordination confirme qui vous êtes"),
    Purpose.SEATS: N_("pour savoir qui parle au nom de qui, et qui siège au conseil"),
    Purpose.RESPONSIBILITIES: N_("pour savoir à qui s'adresser"),
    Purpose.ASSEMBLIES: N_("pour savoir qui vient, si le quorum est atteint, et comment on a décidé"),
    Purpose.SURVEYS: N_(
        "pour que chaque réponse compte une seule fois; celles d'un sondage anonyme ou d'un vote secret ne vous désignent pas"
    ),
    Purpose.REMINDERS: N_("pour vous rappeler ce que vous voulez, quand vous le voulez"),
    Purpose.DELIVERIES: N_("pour vous prévenir à temps, et une seule fois"),
    Purpose.FOLLOW_UP: N_("pour savoir où en est chaque action, et d'après qui"),
    Purpose.TRACE: N_("pour retrouver qui a changé quoi, et corriger une erreur"),
    Purpose.PRIVACY_OFFICER: N_("pour que chacun sache à qui s'adresser au sujet de ses renseignements"),
}
_GROUNDS: Final = {
    Ground.CONSENT: N_("vous l'avez fourni pour cela"),
    Ground.NECESSITY: N_("c'est nécessaire à la table de quartier"),
    Ground.LEGAL_DUTY: N_("la loi le demande"),
}
_EFFECTS: Final = {
    Effect.ROW_GOES: N_("tout disparaît"),
    Effect.PERSON_GOES: N_("ce qui a été fait reste, sans rien qui vous désigne"),
    Effect.MENTION_GOES: N_("ce qui vous désigne disparaît"),
}
_RETENTIONS: Final = {
    Retention.DEPARTURE: N_("tant que vous participez, puis {time} après votre dernier mandat"),
    Retention.ANSWER: N_("jusqu'à la réponse de la coordination"),
    Retention.CHANGE: N_("jusqu'à ce que quelqu'un d'autre soit nommé"),
    Retention.HISTORY: N_("aussi longtemps que le plan et son histoire"),
    Retention.MINUTES: N_("aussi longtemps que les procès-verbaux"),
    Retention.ASSEMBLY: N_("{time} après l'assemblée; une procuration, aussi longtemps que les procès-verbaux"),
    Retention.SURVEY: N_("jusqu'à la fermeture du sondage ou du vote"),
    Retention.WITHDRAWAL: N_("jusqu'à ce que vous y renonciez"),
    Retention.DELIVERY: N_("{time} une fois que cela ne sert plus"),
}
_COLUMNS: Final = {
    "name": N_("Nom"),
    "function": N_("Fonction"),
    "email": N_("Courriel"),
    "phone": N_("Téléphone"),
    "contact": N_("Pour vous écrire"),
    "user_id": N_("Compte Discord"),
    "organization_id": N_("Organisation"),
    "working_group_id": N_("Table ou comité"),
    "is_member": N_("Membre en votre propre nom"),
    "in_good_standing": N_("En règle"),
    "member_since": N_("Membre depuis"),
    "updated_at": N_("Fiche mise à jour"),
    "requested_at": N_("Demandée"),
    "since": N_("Depuis"),
    "until": N_("Jusqu'à"),
    "starts_on": N_("Début"),
    "ends_on": N_("Fin"),
    "party": N_("Nom au plan"),
    "item_id": N_("Action"),
}


def purpose_title(t: Texts, purpose: Purpose) -> str:
    """What is held for ``purpose``, as a heading."""
    return t.gettext(_PURPOSES[purpose])


def reason_text(t: Texts, purpose: Purpose, ground: Ground) -> str:
    """« pour savoir à qui s'adresser (c'est nécessaire à la table de quartier) »: why it is held, and why it may be."""
    _ = t.gettext
    return _("{purpose} ({ground})").format(purpose=_(_REASONS[purpose]), ground=_(_GROUNDS[ground]))


def effect_text(t: Texts, effect: Effect) -> str:
    """What becomes of it once the person is erased."""
    return t.gettext(_EFFECTS[effect])


def column_label(t: Texts, column: str) -> str | None:
    """What a person reads before a column's value; None for one that says nothing to them."""
    return t.gettext(_COLUMNS[column]) if column in _COLUMNS else None


def retention_text(t: Texts, retention: Retention, delays: Delays) -> str:
    """How long it is kept where nobody erases it sooner, by the guild's own delays."""
    if retention is Retention.JOURNAL:
        return months_text(t, delays.journal_months)
    times = {
        Retention.DEPARTURE: months_text(t, delays.departed_months),
        Retention.ASSEMBLY: months_text(t, delays.journal_months),
        Retention.DELIVERY: days_text(t, DELIVERY_DAYS),
    }
    return t.gettext(_RETENTIONS[retention]).format(time=times.get(retention, ""))


def kind_count(t: Texts, kind: DataKind, n: int) -> str:
    """« 3 plans importés par vous »: how many rows of that kind there are."""
    return (_kinds_text(t, n) | meeting_kinds_text(t, n))[kind].format(n=n)


def _kinds_text(t: Texts, n: int) -> dict[DataKind, str]:
    ngettext = t.ngettext
    return {
        DataKind.CARD: ngettext("{n} fiche au bottin", "{n} fiches au bottin", n),
        DataKind.LINK_REQUEST: ngettext("{n} demande d'inscription", "{n} demandes d'inscription", n),
        DataKind.REPRESENTATION: ngettext("{n} représentation", "{n} représentations", n),
        DataKind.BOARD_TERM: ngettext("{n} mandat au conseil", "{n} mandats au conseil", n),
        DataKind.ENTRUSTMENT: ngettext("{n} responsabilité au plan", "{n} responsabilités au plan", n),
        DataKind.LEADERSHIP: ngettext("{n} table à votre charge", "{n} tables à votre charge", n),
        DataKind.EVIDENCE: ngettext("{n} preuve signée par vous", "{n} preuves signées par vous", n),
        DataKind.OWN_EVIDENCE: ngettext("{n} preuve consignée par vous", "{n} preuves consignées par vous", n),
        DataKind.EVENT: ngettext("{n} état consigné par vous", "{n} états consignés par vous", n),
        DataKind.SETTLED_DOUBT: ngettext("{n} doute réglé par vous", "{n} doutes réglés par vous", n),
        DataKind.IMPORT: ngettext("{n} plan importé par vous", "{n} plans importés par vous", n),
        DataKind.PRIVACY_OFFICER: ngettext(
            "{n} désignation comme responsable des renseignements personnels",
            "{n} désignations comme responsable des renseignements personnels",
            n,
        ),
        DataKind.PARTICIPATION: ngettext(
            "{n} réponse anonyme en cours de comptage (ce que vous avez répondu n'est relié à personne)",
            "{n} réponses anonymes en cours de comptage (ce que vous avez répondu n'est relié à personne)",
            n,
        ),
        DataKind.RESPONSE: ngettext(
            "{n} réponse à un sondage où l'on donne son nom", "{n} réponses à des sondages où l'on donne son nom", n
        ),
        DataKind.JOURNAL_OF_ENTRY: ngettext(
            "{n} changement de votre fiche au journal", "{n} changements de votre fiche au journal", n
        ),
        DataKind.JOURNAL_ABOUT: ngettext(
            "{n} changement à votre sujet au journal", "{n} changements à votre sujet au journal", n
        ),
        DataKind.JOURNAL_BY: ngettext("{n} changement fait par vous", "{n} changements faits par vous", n),
        DataKind.JOURNAL_MENTION: ngettext("{n} autre mention au journal", "{n} autres mentions au journal", n),
    }
