"""What an importer was not sure of, in words: what stood there, and what was understood."""

from bot.domain.doubt import Doubt, DoubtKind
from bot.texts.catalogue import N_, Texts
from bot.texts.states import any_state_label

_SENTENCES = {
    DoubtKind.PARTIES_SPLIT: N_("« {found} » : plusieurs noms dans une case, lus comme {values}."),
    DoubtKind.STATEMENTS_SPLIT: N_("« {found} » : plusieurs phrases dans une case, lues comme {values}."),
    DoubtKind.PARTY_ALIAS: N_("« {found} » est pris pour {values}."),
    DoubtKind.SHIFTED_CELLS: N_("« {found} » : des cases semblent décalées, lues comme {values}."),
    DoubtKind.STRAY_COLUMN: N_("La colonne titrée « {found} » n'est pas une année du plan : elle est laissée de côté."),
    DoubtKind.NO_RESPONSIBLE: N_("Personne n'est nommé responsable de « {found} »."),
    DoubtKind.NO_ACTION: N_("« {found} » ne nomme aucune action : c'est rattaché à l'objectif spécifique."),
    DoubtKind.NOTE_PLACED: N_("La note « {found} » est rattachée ici."),
    DoubtKind.NOTE_AMBIGUOUS: N_("La note « {found} » peut viser {values}."),
    DoubtKind.STATE_PROPOSED: N_("La note « {found} » propose l'état {values}. Rien n'est changé sans vous."),
    DoubtKind.LOOSE_LINE: N_("La ligne « {found} » n'est rattachée à rien."),
    DoubtKind.CONVERSION_MARK: N_(
        "« {found} » porte des signes laissés par une conversion. Le texte est gardé tel quel."
    ),
    DoubtKind.EXTRA_CELLS: N_("« {found} » dépasse les colonnes du tableau."),
    DoubtKind.UNREAD: N_("« {found} » n'a trouvé aucune place dans le plan."),
}
_UNTITLED = N_("Une colonne sans titre est laissée de côté.")
_FOUND_LENGTH = 300


def doubt_sentence(t: Texts, doubt: Doubt) -> str:
    """One or two sentences on ``doubt``, without its line."""
    _ = t.gettext
    if doubt.kind is DoubtKind.STATE_PROPOSED:
        values = _list(t, [any_state_label(t, value) for value in doubt.values])
    else:
        values = _list(t, doubt.values)
    found = doubt.found if len(doubt.found) <= _FOUND_LENGTH else doubt.found[: _FOUND_LENGTH - 1] + "…"
    pattern = _UNTITLED if doubt.kind is DoubtKind.STRAY_COLUMN and not found else _SENTENCES[doubt.kind]
    sentence = _(pattern).format(found=found, values=values)
    if doubt.kind is DoubtKind.NO_RESPONSIBLE and doubt.values:
        sentence += " " + _("Au-dessus, c'est {values}.").format(values=values)
    return sentence


def doubt_place(t: Texts, doubt: Doubt) -> str:
    """« Ligne 42 · II.B.1.4 »: where to look."""
    _ = t.gettext
    line = _("Ligne {line}").format(line=doubt.line)
    return f"{line} · {doubt.reference}" if doubt.reference else line


def _list(t: Texts, values: tuple[str, ...] | list[str]) -> str:
    _ = t.gettext
    return ", ".join(_("« {text} »").format(text=value) for value in values)
