"""What changes between two versions of a plan, in lines that a person can check."""

from typing import Final

from bot.domain.difference import Change, ChangeKind, Difference, FieldChange
from bot.texts.catalogue import N_, Texts

_PLAN_FIELDS: Final = {
    "title": N_("le titre du plan"),
    "introduction": N_("l'introduction du plan"),
    "objectives": N_("les objectifs du plan"),
    "fiscal_years": N_("les années du plan"),
    "parties": N_("les noms des responsables et partenaires"),
    "organization.name": N_("le nom de la table"),
    "organization.description": N_("la présentation de la table"),
    "organization.mission": N_("la mission"),
    "organization.history": N_("l'historique"),
    "organization.structure": N_("la structure"),
    "organization.objectives": N_("les objectifs de la table"),
    "organization.working_groups": N_("les tables et comités"),
}
_ITEM_FIELDS: Final = {
    "fiscal_years": N_("années"),
    "responsibles": N_("responsables"),
    "partners": N_("partenaires"),
    "expected_results": N_("résultats visés"),
    "indicators": N_("indicateurs"),
    "notes": N_("notes"),
}


def difference_lines(t: Texts, difference: Difference) -> list[str]:
    """A line for each change, in the plan's order, without a mark in front."""
    lines = [_change(t, change) for change in difference.changes]
    return lines + [_field_change(t, change) for change in difference.fields]


def difference_summary(t: Texts, difference: Difference) -> str:
    """« 1 ajout, 2 retraits, 3 reformulations »: how much changes."""
    ngettext = t.ngettext
    added, removed, reworded = (
        len(difference.of(kind)) for kind in (ChangeKind.ADDED, ChangeKind.REMOVED, ChangeKind.REWORDED)
    )
    moved = len(difference.of(ChangeKind.MOVED)) + len(difference.of(ChangeKind.RENUMBERED))
    other = len(difference.of(ChangeKind.CHANGED)) + len(difference.fields)
    counts = (
        (added, ngettext("{n} ajout", "{n} ajouts", added)),
        (removed, ngettext("{n} retrait", "{n} retraits", removed)),
        (reworded, ngettext("{n} reformulation", "{n} reformulations", reworded)),
        (moved, ngettext("{n} déplacement", "{n} déplacements", moved)),
        (other, ngettext("{n} autre changement", "{n} autres changements", other)),
    )
    return ", ".join(text.format(n=n) for n, text in counts if n)


def _change(t: Texts, change: Change) -> str:
    _ = t.gettext
    before, after = _listed(t, change.before), _listed(t, change.after)
    pattern = {
        ChangeKind.REMOVED: _("{reference} retiré : {before}"),
        ChangeKind.ADDED: _("{reference} ajouté : {after}"),
        ChangeKind.MOVED: _("{was} déplacé en {reference} : {after}"),
        ChangeKind.RENUMBERED: _("{was} devient {reference} : {after}"),
        ChangeKind.REWORDED: _("{reference} reformulé : {before} devient {after}"),
        ChangeKind.CHANGED: _("{reference}, {field} : {before} devient {after}"),
    }[change.kind]
    field = _(_ITEM_FIELDS[change.field]) if change.field else ""
    return pattern.format(reference=change.reference, was=change.was, before=before, after=after, field=field)


def _field_change(t: Texts, change: FieldChange) -> str:
    _ = t.gettext
    return _("Changement dans {field}").format(field=_(_PLAN_FIELDS[change.field]))


def _listed(t: Texts, texts: tuple[str, ...]) -> str:
    _ = t.gettext
    return ", ".join(_("« {text} »").format(text=text) for text in texts) or _("rien")
