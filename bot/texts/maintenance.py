"""The database's upkeep, in sentences."""

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
