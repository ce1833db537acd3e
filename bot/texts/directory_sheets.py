"""What is to be said of a directory's sheet before it is written: what it would do, what to mend, what to decide."""

from collections.abc import Sequence
from typing import Final

from bot.domain.directory_names import Resemblance
from bot.domain.directory_planned import Reading
from bot.domain.directory_sheet import Remark, RemarkCode
from bot.texts.catalogue import N_, Texts

_SENTENCES: Final = {
    RemarkCode.UNKNOWN_TYPE: N_("« {found} » n'est pas un type : écrivez organisation, table, personne ou mandat."),
    RemarkCode.BLANK_NAME: N_("il manque un nom."),
    RemarkCode.BAD_DATE: N_("« {found} » n'est pas une date : écrivez par exemple 2013-05-30 ou 30 mai 2013."),
    RemarkCode.BAD_ANSWER: N_("« {found} » n'est ni oui ni non."),
    RemarkCode.BAD_EMAIL: N_("« {found} » n'est pas une adresse de courriel."),
    RemarkCode.TOO_LONG: N_("« {found} » est trop long."),
    RemarkCode.UNWRITABLE: N_("« {found} » contient des signes qui ne peuvent pas être gardés."),
    RemarkCode.UNKNOWN_ORGANIZATION: N_("l'organisation « {found} » n'est ni dans ce fichier ni dans le bottin."),
    RemarkCode.UNKNOWN_GROUP: N_("la table « {found} » n'est ni dans ce fichier ni dans le bottin."),
    RemarkCode.UNKNOWN_PERSON: N_("« {found} » n'est ni dans ce fichier ni dans le bottin."),
    RemarkCode.PARENT_LOOP: N_("« {found} » serait rattachée à elle-même."),
    RemarkCode.ENDS_BEFORE: N_("le dernier jour, « {found} », vient avant le premier."),
    RemarkCode.SEAT_TAKEN: N_(
        "un autre mandat à ce siège commence plus tard : dites le dernier jour de celui-ci, avant ce jour-là."
    ),
    RemarkCode.KIND_OTHER: N_("le genre « {found} » n'est pas connu : il est lu comme « autre » ou « comité »."),
    RemarkCode.OTHER_NAME: N_("« {found} » est lu comme un autre nom de {values}."),
    RemarkCode.SAME_TWICE: N_("« {found} » est déjà à la ligne {values} : les deux lignes n'en font qu'une."),
    RemarkCode.STRAY_COLUMN: N_("la colonne « {found} » n'est pas connue : elle est laissée de côté."),
    RemarkCode.EXTRA_CELLS: N_("« {found} » dépasse les colonnes : c'est laissé de côté."),
    RemarkCode.NOT_FOR_THIS: N_("« {found} » ne dit rien d'une telle ligne : c'est laissé de côté."),
}


def remark_line(t: Texts, remark: Remark) -> str:
    """A doubt or a fault with its line and its column, and the nearest names where there are any."""
    _ = t.gettext
    values = ", ".join(f"« {value} »" if value[:1].isalpha() else value for value in remark.values)
    sentence = _(_SENTENCES[remark.code]).format(found=remark.found, values=values)
    if remark.blocks and remark.values:
        sentence += " " + _("Le plus près : {values}.").format(values=values)
    if not remark.column:
        return _("Ligne {line} : {sentence}").format(line=remark.line, sentence=sentence)
    place = _("Ligne {line}, colonne « {column} » : {sentence}")
    return place.format(line=remark.line, column=remark.column, sentence=sentence)


def resemblance_line(t: Texts, resemblance: Resemblance) -> str:
    """Two names that may be one."""
    _ = t.gettext
    return _("Ligne {line} : « {found} » ressemble à « {name} », qui est au bottin.").format(
        line=resemblance.line, found=resemblance.found, name=resemblance.name
    )


def reading_lines(t: Texts, reading: Reading) -> list[str]:
    """How many entries of each sort the sheet has, and how many of them are new."""
    ngettext = t.ngettext
    organizations, groups, people = reading.organizations, reading.groups, reading.people
    n, ties, terms = len(organizations), len(reading.representations), len(reading.terms)
    lines = [
        ngettext("{n} organisation, dont {new} à ajouter", "{n} organisations, dont {new} à ajouter", n).format(
            n=n, new=_new(organizations)
        ),
        ngettext(
            "{n} table ou comité, dont {new} à ajouter", "{n} tables ou comités, dont {new} à ajouter", len(groups)
        ).format(n=len(groups), new=_new(groups)),
        ngettext("{n} personne, dont {new} à ajouter", "{n} personnes, dont {new} à ajouter", len(people)).format(
            n=len(people), new=_new(people)
        ),
        ngettext("{n} représentation à noter", "{n} représentations à noter", ties).format(n=ties),
        ngettext("{n} mandat au CA à noter", "{n} mandats au CA à noter", terms).format(n=terms),
    ]
    counts = (n, len(groups), len(people), ties, terms)
    return [line for line, count in zip(lines, counts, strict=True) if count]


def _new(planned: Sequence[object]) -> int:
    return sum(getattr(each, "id", None) is None for each in planned)
