"""Wall times as columns keep them: ISO 8601 to the minute, without a zone."""

from datetime import datetime


def written_local(local: datetime | None) -> str | None:
    """A wall time as a column keeps it."""
    return None if local is None else local.isoformat(timespec="minutes")


def read_local(written: str | None) -> datetime | None:
    """A wall time that a column keeps."""
    return None if written is None else datetime.fromisoformat(written)
