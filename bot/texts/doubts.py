"""What an importer was not sure of, in words: what stood there, and what was understood."""

from collections.abc import Iterable
from typing import Final

from bot.domain.doubt import Doubt, DoubtKind
from bot.texts.catalogue import N_, Texts
from bot.texts.states import any_state_label

_SENTENCES: Final = {
    DoubtKind.PARTIES_SPLIT: N_("« {found} » : plusieurs noms dans une case, lus comme {values}."),
    DoubtKind.STATEMENTS_SPLIT: N_("« {found} » : plusieurs phrases dans une case, lues comme {values}."),
    DoubtKind.PARTY_ALIAS: N_("« {found} » est lu comme un autre nom de {values}."),
    DoubtKind.SHIFTED_CELLS: N_(
        "Dans la ligne « {found} », des cases ne sont pas sous leur titre. Elles sont lues ainsi : {values}."
    ),
    DoubtKind.STRAY_COLUMN: N_(
        "La colonne titrée « {found} » n'est ni une année ni une autre partie du plan : elle est laissée de côté."
    ),
    DoubtKind.NO_RESPONSIBLE: N_("Personne n'est nommé responsable de « {found} »."),
    DoubtKind.NO_ACTION: N_(
        "La ligne « {found} » ne nomme aucune action. Ses résultats et ses indicateurs vont à l'objectif spécifique; le "
        "reste est laissé de côté."
    ),
    DoubtKind.NOTE_PLACED: N_("La note « {found} » est rattachée à {reference}."),
    DoubtKind.NOTE_AMBIGUOUS: N_("La note « {found} » est rattachée à {reference}, mais elle peut viser {values}."),
    DoubtKind.STATE_PROPOSED: N_("La note « {found} » propose l'état {values}. Rien n'est changé sans vous."),
    DoubtKind.LOOSE_LINE: N_("La ligne « {found} » n'est rattachée à rien."),
    DoubtKind.CONVERSION_MARK: N_(
        "« {found} » porte des signes laissés par une conversion. Le texte est gardé tel quel."
    ),
    DoubtKind.EXTRA_CELLS: N_("« {found} » dépasse les colonnes du tableau : c'est laissé de côté."),
    DoubtKind.UNREAD: N_("« {found} » n'a trouvé aucune place dans le plan."),
}
_UNTITLED: Final = N_("Une colonne sans titre est laissée de côté.")
_MORE: Final = {
    DoubtKind.NO_RESPONSIBLE: N_("Plus haut, c'est {values} : ce n'est pas repris ici."),
    DoubtKind.STRAY_COLUMN: N_("Elle contenait {values}."),
}
_LINE_LENGTH: Final = 300


def doubt_sentence(t: Texts, doubt: Doubt) -> str:
    """One or two sentences on ``doubt``, without its line; no word of what stood there is left out."""
    return _sentence(t, doubt, _legible(doubt.found))


def doubt_line(t: Texts, doubt: Doubt) -> str:
    """``doubt_sentence`` for a list: a long text that stood there is cut."""
    found = _legible(doubt.found)
    return _sentence(t, doubt, found if len(found) <= _LINE_LENGTH else found[: _LINE_LENGTH - 1] + "…")


def doubt_place(t: Texts, doubt: Doubt) -> str:
    """« Ligne 42 · II.B.1.4 »: where to look."""
    _ = t.gettext
    line = _("Ligne {line}").format(line=doubt.line)
    return f"{line} · {doubt.reference}" if doubt.reference else line


def _sentence(t: Texts, doubt: Doubt, found: str) -> str:
    _ = t.gettext
    values = _values(t, doubt)
    pattern = _UNTITLED if doubt.kind is DoubtKind.STRAY_COLUMN and not found else _SENTENCES[doubt.kind]
    sentence = _(pattern).format(found=found, values=values, reference=doubt.reference)
    more = _MORE.get(doubt.kind)
    return f"{sentence} {_(more).format(values=values)}" if more and values else sentence


def _legible(found: str) -> str:
    """A row of a table as its words, without the pipes and the empty cells; any other text as it is."""
    if not found.startswith("|"):
        return found
    return " · ".join(cell for cell in map(str.strip, found.split("|")) if cell)


def _values(t: Texts, doubt: Doubt) -> str:
    match doubt.kind:
        case DoubtKind.STATE_PROPOSED:
            return _quoted(t, (any_state_label(t, value) for value in doubt.values))
        case DoubtKind.NOTE_AMBIGUOUS:
            return ", ".join(doubt.values)
        case DoubtKind.SHIFTED_CELLS:
            return _by_column(t, doubt.values)
        case _:
            return _quoted(t, doubt.values)


def _by_column(t: Texts, values: Iterable[str]) -> str:
    """« Responsables : « CA »; 2012 2013 : « X » », from « Responsables: CA » and « 2012 2013: X »."""
    _ = t.gettext
    texts: dict[str, list[str]] = {}
    for value in values:
        header, _colon, text = value.partition(": ")
        texts.setdefault(header, []).append(text)
    return "; ".join(_("{column} : {texts}").format(column=c, texts=_quoted(t, held)) for c, held in texts.items())


def _quoted(t: Texts, texts: Iterable[str]) -> str:
    _ = t.gettext
    return ", ".join(_("« {text} »").format(text=text) for text in texts)
