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


def backup_sentence(t: Texts, file: Path, rows: int, size: int) -> str:
    """What was copied; ``size`` is in bytes."""
    ngettext = t.ngettext
    return ngettext(
        "Copie faite et relue : {file} ({n} ligne, {size} octets).",
        "Copie faite et relue : {file} ({n} lignes, {size} octets).",
        rows,
    ).format(file=file, n=rows, size=size)


def restored_sentence(t: Texts, taken_at: datetime, rows: int) -> str:
    """What came back, and when it had been copied."""
    ngettext = t.ngettext
    return ngettext(
        "La copie du {taken_at} est en place ({n} ligne).", "La copie du {taken_at} est en place ({n} lignes).", rows
    ).format(taken_at=taken_at.isoformat(sep=" ", timespec="minutes"), n=rows)
