"""The database's upkeep, in sentences."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from bot.texts.catalogue import Texts


def upgrade_sentence(t: Texts, before: str | None, after: str, address: str) -> str:
    """What bringing the database up to date did; ``address`` holds no password."""
    _ = t.gettext
    if before is None:
        return _("Base de données créée ({address}, révision {after}).").format(address=address, after=after)
    if before == after:
        return _("Base de données à jour ({address}, révision {after}).").format(address=address, after=after)
    return _("Base de données mise à jour de la révision {before} à {after} ({address}).").format(
        before=before, after=after, address=address
    )


def journal_sentence(t: Texts, mode: str, sqlite_version: str) -> str:
    """How SQLite's commits reach the disk, and why where it is not the faster way."""
    _ = t.gettext
    if mode == "WAL":
        return _("SQLite {version} : journal WAL.").format(version=sqlite_version)
    return _("SQLite {version} : journal {mode}. WAL, plus rapide, peut abîmer une base avant SQLite 3.51.3.").format(
        version=sqlite_version, mode=mode
    )


def current_sentence(t: Texts, revision: str | None, needed: str) -> str:
    """The database's revision (None: there is none yet) beside the code's."""
    _ = t.gettext
    if revision is None:
        return _("Il n'y a pas encore de base de données. « courroie db upgrade » la crée.")
    if revision == needed:
        return _("Révision {revision} : à jour.").format(revision=revision)
    return _("Révision {revision}; Courroie attend {needed}. « courroie db upgrade » met à jour.").format(
        revision=revision, needed=needed
    )


def check_sentences(
    t: Texts, revision: str | None, needed: str, damage: Sequence[str], orphans: Sequence[str]
) -> list[str]:
    """What looking the database over found: its revision, then each thing that is wrong, or that nothing is."""
    _ = t.gettext
    found = [_("Abîmée : {detail}").format(detail=detail) for detail in damage]
    found += [_("Des données sans attache dans la table {table}.").format(table=table) for table in orphans]
    return [current_sentence(t, revision, needed), *(found or [_("Intégrité vérifiée : rien à signaler.")])]


def backup_sentences(t: Texts, file: Path, rows: int, size: int, open_boxes: int) -> list[str]:
    """What was copied, and what was not; ``size`` is in bytes, ``open_boxes`` the surveys and votes whose answers are not in it."""
    ngettext = t.ngettext
    copied = ngettext(
        "Copie faite et relue : {file} ({n} ligne, {size} octets).",
        "Copie faite et relue : {file} ({n} lignes, {size} octets).",
        rows,
    ).format(file=file, n=rows, size=size)
    left_out = ngettext(
        "Les réponses à {n} sondage anonyme ou vote secret encore ouvert n'y sont pas : aucune copie ne les contient.",
        "Les réponses à {n} sondages anonymes ou votes secrets encore ouverts n'y sont pas : aucune copie ne les contient.",
        open_boxes,
    ).format(n=open_boxes)
    return [copied, left_out] if open_boxes else [copied]


def restored_sentences(t: Texts, taken_at: datetime, rows: int, open_boxes: int) -> list[str]:
    """What came back, when it had been copied, and to how many surveys and votes people have to answer again."""
    ngettext = t.ngettext
    restored = ngettext(
        "La copie du {taken_at} est en place ({n} ligne).", "La copie du {taken_at} est en place ({n} lignes).", rows
    ).format(taken_at=taken_at.isoformat(sep=" ", timespec="minutes"), n=rows)
    emptied = ngettext(
        "{n} sondage anonyme ou vote secret y était ouvert : personne n'y a répondu, et chacun peut répondre de nouveau. "
        "Prévenez les membres.",
        "{n} sondages anonymes ou votes secrets y étaient ouverts : personne n'y a répondu, et chacun peut répondre de "
        "nouveau. Prévenez les membres.",
        open_boxes,
    ).format(n=open_boxes)
    return [restored, emptied] if open_boxes else [restored]
