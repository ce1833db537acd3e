"""What becomes of an assembly: drafted, convened, modified, postponed, cancelled; each gives what it is afterwards.

``at`` is the instant of the change. ``sequence`` grows with each change of what has been told (RFC 5545, SEQUENCE).
"""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final

from bot.domain.assembly import (
    AGENDA_LENGTH,
    LINK_LENGTH,
    PLACE_LENGTH,
    TITLE_LENGTH,
    Assembly,
    AssemblyDraft,
    AssemblyStatus,
    Series,
)
from bot.domain.assembly_errors import InvalidAssembly, ShortNotice, WrongStatus
from bot.domain.clock import local_day
from bot.domain.guild_settings import AssemblyKind, GuildSettings
from bot.domain.journal import Facts
from bot.domain.seen_text import seen
from bot.domain.validation import is_line
from bot.domain.wall_time import instant_of
from bot.domain.web_address import web_address

REASON_LENGTH: Final = 300
AGENDA_SHOWN: Final = 80
SHORTEST: Final = 5
LONGEST: Final = 24 * 60


def checked(draft: AssemblyDraft) -> AssemblyDraft:
    """The same, tidied.

    Raises:
        InvalidAssembly: ``too_long``, ``unwritable``, ``not_a_link``, ``length``, or ``no_table`` where a table's is not said to be of one.
    """
    if draft.start_local.tzinfo is not None:
        raise ValueError(draft.start_local)
    if not SHORTEST <= draft.length_minutes <= LONGEST:
        raise InvalidAssembly("length_minutes", "length", str(draft.length_minutes))
    if draft.kind is AssemblyKind.WORKING_GROUP and draft.group_id is None:
        raise InvalidAssembly("group_id", "no_table")
    return replace(
        draft,
        start_local=draft.start_local.replace(second=0, microsecond=0, fold=0),
        title=one_line("title", draft.title, TITLE_LENGTH),
        place=one_line("place", draft.place, PLACE_LENGTH),
        link=checked_link("link", draft.link),
        agenda=some_lines("agenda", draft.agenda, AGENDA_LENGTH),
    )


def one_line(field: str, given: str, most: int) -> str:
    """``given`` on one line; raise ``InvalidAssembly`` (``too_long``, ``unwritable``)."""
    return _fitting(field, " ".join(seen(given).split()), most)


def some_lines(field: str, given: str, most: int) -> str:
    """``given`` with the lines that it has, each without blanks around it; raise ``InvalidAssembly`` as ``one_line`` does."""
    lines = [_fitting(field, " ".join(line.split()), most) for line in seen(given).strip().splitlines()]
    return _fitting(field, "\n".join(lines), most, lines=True)


def checked_link(field: str, given: str, most: int = LINK_LENGTH) -> str:
    """An address of the web, or nothing; raise ``InvalidAssembly`` (``not_a_link``, ``too_long``, ``unwritable``)."""
    link = one_line(field, given, most)
    if not link:
        return ""
    if not web_address(link):
        raise InvalidAssembly(field, "not_a_link", given)
    return link


def _fitting(field: str, text: str, most: int, *, lines: bool = False) -> str:
    if text and not lines and not is_line(text):
        raise InvalidAssembly(field, "unwritable", text)
    if len(text) > most:
        raise InvalidAssembly(field, "too_long", text)
    return text


def drafted(
    guild_id: int, draft: AssemblyDraft, time_zone: str, at: datetime, series: Series | None = None
) -> Assembly:
    """A DRAFT, whose id is to come; of ``series``, where there is one, at the slot that it says."""
    return Assembly(
        id=0,
        guild_id=guild_id,
        kind=draft.kind,
        status=AssemblyStatus.DRAFT,
        start_local=draft.start_local,
        time_zone=time_zone,
        starts_at=instant_of(draft.start_local, time_zone),
        changed_at=at,
        title=draft.title,
        place=draft.place,
        link=draft.link,
        agenda=draft.agenda,
        length_minutes=draft.length_minutes,
        group_id=draft.group_id,
        series_id=series.id if series else None,
        slot_local=draft.start_local if series else None,
    )


def redrafted(assembly: Assembly, draft: AssemblyDraft, at: datetime) -> Assembly:
    """A draft said anew, its day and its kind included; raise ``WrongStatus`` where it is a draft no more."""
    if assembly.status is not AssemblyStatus.DRAFT:
        raise WrongStatus(assembly.status)
    anew = drafted(assembly.guild_id, draft, assembly.time_zone, at)
    slot = draft.start_local if assembly.slot_local == assembly.start_local else assembly.slot_local
    return replace(anew, id=assembly.id, series_id=assembly.series_id, slot_local=slot)


def convened(assembly: Assembly, settings: GuildSettings, at: datetime, *, short_notice: bool = False) -> Assembly:
    """Convened at ``at``.

    Raises:
        WrongStatus: where it is a draft no more.
        InvalidAssembly: ``past`` where it would have begun.
        ShortNotice: where the by-laws ask for more days, unless ``short_notice``.
    """
    if assembly.status is not AssemblyStatus.DRAFT:
        raise WrongStatus(assembly.status)
    _require_to_come(assembly.starts_at, at)
    required, given = settings.bylaws[assembly.kind].notice_days, notice_given(assembly, at)
    if given < required and not short_notice:
        raise ShortNotice(required, given)
    return replace(assembly, status=AssemblyStatus.CONVENED, convened_at=at, changed_at=at)


def notice_given(assembly: Assembly, at: datetime) -> int:
    """How many days are left before its own, where it is."""
    return (assembly.start_local.date() - local_day(at, assembly.time_zone)).days


def modified(assembly: Assembly, draft: AssemblyDraft, at: datetime) -> Assembly:
    """The same assembly at the same instant, with the draft's title, place, link, length and agenda."""
    _require_open(assembly, at)
    said = {name: getattr(draft, name) for name in ("title", "place", "link", "agenda", "length_minutes")}
    after = replace(assembly, **said)
    return assembly if after == assembly else _changed(after, at)


def postponed(assembly: Assembly, start_local: datetime, reason: str, at: datetime) -> Assembly:
    """The same assembly at another wall time; a draft stays one. Raise ``InvalidAssembly`` (``past``, ``same_start``)."""
    _require_open(assembly, at)
    start_local = start_local.replace(second=0, microsecond=0, fold=0)
    if start_local == assembly.start_local:
        raise InvalidAssembly("start_local", "same_start")
    starts_at = instant_of(start_local, assembly.time_zone)
    _require_to_come(starts_at, at)
    told = assembly.status is not AssemblyStatus.DRAFT
    after = replace(
        assembly,
        status=AssemblyStatus.POSTPONED if told else AssemblyStatus.DRAFT,
        start_local=start_local,
        starts_at=starts_at,
        postponed_from=assembly.start_local,
        reason=one_line("reason", reason, REASON_LENGTH),
    )
    return _changed(after, at)


def cancelled(assembly: Assembly, reason: str, at: datetime) -> Assembly:
    """The same assembly, which does not take place."""
    _require_open(assembly, at)
    reason = one_line("reason", reason, REASON_LENGTH)
    return _changed(replace(assembly, status=AssemblyStatus.CANCELLED, reason=reason), at)


def minuted(assembly: Assembly, url: str, note: str) -> Assembly:
    """The same assembly with where its minutes are; nothing that was told of it changes."""
    return replace(assembly, minutes_url=url, minutes_note=note)


def assembly_facts(assembly: Assembly) -> Facts:
    """What the journal says of it: what is decided, in few fields."""
    return {
        "title": assembly.title,
        "start_local": assembly.start_local.isoformat(timespec="minutes"),
        "place": assembly.place,
        "link": assembly.link,
        "agenda": assembly.agenda[:AGENDA_SHOWN],
        "length_minutes": assembly.length_minutes,
        "reason": assembly.reason,
    }


def _changed(assembly: Assembly, at: datetime) -> Assembly:
    return replace(assembly, sequence=assembly.sequence + 1, changed_at=at)


def _require_open(assembly: Assembly, at: datetime) -> None:
    """Raise ``WrongStatus`` of one that is cancelled or over."""
    if assembly.is_done(at):
        raise WrongStatus(assembly.status_at(at))


def _require_to_come(starts_at: datetime, at: datetime) -> None:
    if starts_at <= at + timedelta(minutes=1):
        raise InvalidAssembly("start_local", "past")
