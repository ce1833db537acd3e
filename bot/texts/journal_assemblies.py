"""What the journal says of assemblies, in words."""

from datetime import datetime

from bot.domain.assembly import MotionStatus
from bot.texts.assemblies import motion_status_label
from bot.texts.catalogue import Texts
from bot.texts.dates import date_text, time_text


def assembly_fact(t: Texts, name: str, value: object) -> str | None:
    """« jeudi 30 mai 2013, 18 h 30 », « adoptée »; None of what is said as anything else is."""
    if name == "start_local":
        local = datetime.fromisoformat(str(value))
        return f"{date_text(t, local.date())}, {time_text(t, local.time())}"
    return motion_status_label(t, MotionStatus(str(value))) if name == "vote" else None
