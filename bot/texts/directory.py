"""The words of the directory: what an organisation or a group is, where it stands with the roundtable, since when."""

from datetime import date

from bot.domain.directory import BoardTerm, GroupKind, MemberOrganization, OrganizationKind, Representation
from bot.texts.catalogue import N_, Texts
from bot.texts.dates import day_text

_ORGANIZATION = {
    OrganizationKind.COMMUNITY: N_("Organisme communautaire"),
    OrganizationKind.INSTITUTION: N_("Institution"),
    OrganizationKind.BUSINESS: N_("Entreprise"),
    OrganizationKind.OTHER: N_("Autre organisme"),
}
_GROUP = {
    GroupKind.TABLE: N_("Table"),
    GroupKind.COMMITTEE: N_("Comité"),
    GroupKind.SUBCOMMITTEE: N_("Sous-comité"),
    GroupKind.AD_HOC: N_("Comité ad hoc"),
}


def organization_kind_label(t: Texts, kind: OrganizationKind) -> str:
    """« Organisme communautaire »."""
    return t.gettext(_ORGANIZATION[kind])


def group_kind_label(t: Texts, kind: GroupKind) -> str:
    """« Table », « Sous-comité »."""
    return t.gettext(_GROUP[kind])


def good_standing_label(t: Texts, *, in_good_standing: bool) -> str:
    """« membre en règle », or that it is not."""
    _ = t.gettext
    return _("membre en règle") if in_good_standing else _("membre qui n'est pas en règle")


def membership_text(t: Texts, *, in_good_standing: bool, member_since: date | None) -> str:
    """« membre en règle · membre depuis le 12 mai 2011 »."""
    _ = t.gettext
    standing = good_standing_label(t, in_good_standing=in_good_standing)
    if member_since is None:
        return standing
    since = _("membre depuis le {day}").format(day=day_text(t, member_since))
    return f"{standing} · {since}"


def organization_summary(t: Texts, organization: MemberOrganization) -> str:
    """« Organisme communautaire · membre en règle »: what tells an organisation from another on one line."""
    _ = t.gettext
    kind = organization_kind_label(t, organization.kind)
    standing = good_standing_label(t, in_good_standing=organization.in_good_standing)
    if not organization.active:
        standing = _("a quitté la table de quartier")
    return f"{kind} · {standing}"


def period_text(t: Texts, representation: Representation) -> str:
    """« depuis le 30 mai 2013 », « jusqu'au 1er juin 2014 »; nothing where neither day is known."""
    _ = t.gettext
    since, until = representation.since, representation.until
    if since and until:
        return _("du {since} au {until}").format(since=day_text(t, since), until=day_text(t, until))
    if since:
        return _("depuis le {day}").format(day=day_text(t, since))
    return _("jusqu'au {day}").format(day=day_text(t, until)) if until else ""


def term_text(t: Texts, term: BoardTerm) -> str:
    """« depuis le 30 mai 2013 », « du 30 mai 2013 au 29 mai 2015 »."""
    _ = t.gettext
    if term.ends_on is None:
        return _("depuis le {day}").format(day=day_text(t, term.starts_on))
    return _("du {since} au {until}").format(since=day_text(t, term.starts_on), until=day_text(t, term.ends_on))
