"""Each setting's value to and from JSON, and as the journal tells it."""

from collections.abc import Callable, Mapping
from datetime import time, timedelta
from typing import Any, Final, NamedTuple

from bot.domain.guild_settings import (
    DEFAULT_BYLAWS,
    AssemblyKind,
    Bylaws,
    Digest,
    FiscalYearStart,
    FollowUp,
    Panel,
    PrivacyOfficer,
    QuietHours,
    Quorum,
    QuorumKind,
    Retention,
    SettingKey,
    Surveys,
    Voice,
)
from bot.domain.journal import Facts

_MINUTE: Final = timedelta(minutes=1)
_PER_CENT: Final = "%"


def to_json(key: SettingKey, value: Any) -> Any:  # noqa: ANN401 - each key has its own type
    """``value`` as it is stored: None, numbers, text, true or false, lists and objects of them."""
    return _CODECS[key].write(value)


def from_json(key: SettingKey, stored: Any) -> Any:  # noqa: ANN401 - each key has its own type
    """The value that ``to_json`` wrote."""
    return _CODECS[key].read(stored)


def facts_of(key: SettingKey, value: Any) -> Facts:  # noqa: ANN401 - each key has its own type
    """``value`` for the journal, a part a line: ``language``, ``bylaws.board.notice_days``, ``quiet_hours.start``."""
    return dict(_parts(str(key), to_json(key, value)))


def _parts(name: str, value: object) -> list[tuple[str, object]]:
    if not isinstance(value, dict):
        return [(name, value)]
    return [part for inner, each in value.items() for part in _parts(f"{name}.{inner}", each)]


class _Codec(NamedTuple):
    write: Callable[[Any], Any]
    read: Callable[[Any], Any]


def _same(value: object) -> object:
    return value


def _write_day(value: FiscalYearStart) -> str:
    return f"{value.month:02}-{value.day:02}"


def _read_day(stored: str) -> FiscalYearStart:
    month, day = stored.split("-")
    return FiscalYearStart(int(month), int(day))


def _write_bylaws(value: Mapping[AssemblyKind, Bylaws]) -> dict[str, Any]:
    return {str(kind): _write_rules(value[kind]) for kind in AssemblyKind if kind in value}


def _write_rules(rules: Bylaws) -> dict[str, Any]:
    return {
        "notice_days": rules.notice_days,
        "quorum": None if rules.quorum is None else _write_quorum(rules.quorum),
        "voice": str(rules.voice),
        "proxies": rules.proxies,
    }


def _read_bylaws(stored: Mapping[str, Any]) -> Mapping[AssemblyKind, Bylaws]:
    # What a kind of assembly that is newer than the answer starts with.
    return {**DEFAULT_BYLAWS, **{AssemblyKind(kind): _read_rules(rules) for kind, rules in stored.items()}}


def _read_rules(stored: Mapping[str, Any]) -> Bylaws:
    quorum = stored["quorum"]
    return Bylaws(
        notice_days=stored["notice_days"],
        quorum=None if quorum is None else _read_quorum(quorum),
        voice=Voice(stored["voice"]),
        proxies=stored["proxies"],
    )


def _write_quorum(quorum: Quorum) -> str:
    return f"{quorum.value}{_PER_CENT if quorum.kind is QuorumKind.SHARE else ''}"


def _read_quorum(stored: str) -> Quorum:
    kind = QuorumKind.SHARE if stored.endswith(_PER_CENT) else QuorumKind.NUMBER
    return Quorum(kind, int(stored.removesuffix(_PER_CENT)))


def _write_hours(value: QuietHours | None) -> dict[str, str] | None:
    return None if value is None else {"start": f"{value.start:%H:%M}", "end": f"{value.end:%H:%M}"}


def _read_hours(stored: Mapping[str, str] | None) -> QuietHours | None:
    if stored is None:
        return None
    return QuietHours(time.fromisoformat(stored["start"]), time.fromisoformat(stored["end"]))


def _write_follow_up(value: FollowUp) -> dict[str, int | None]:
    return {"delay_days": value.delay_days, "channel_id": value.channel_id}


def _write_digest(value: Digest) -> dict[str, Any]:
    return {"channel_id": value.channel_id, "weekday": value.weekday, "hour": f"{value.at:%H:%M}"}


def _read_digest(stored: Mapping[str, Any]) -> Digest:
    return Digest(stored["channel_id"], stored["weekday"], time.fromisoformat(stored["hour"]))


def _write_officer(value: PrivacyOfficer | None) -> dict[str, Any] | None:
    return None if value is None else {"name": value.name, "contact": value.contact, "user_id": value.user_id}


def _write_retention(value: Retention) -> dict[str, int]:
    return {"journal_months": value.journal_months, "departed_months": value.departed_months}


def _write_panel(value: Panel | None) -> dict[str, int] | None:
    return None if value is None else {"channel_id": value.channel_id, "message_id": value.message_id}


_PLAIN: Final = _Codec(_same, _same)
_CODECS: Final[Mapping[SettingKey, _Codec]] = {
    SettingKey.COORDINATION_ROLES: _Codec(list, tuple),
    SettingKey.ANNOUNCEMENTS_CHANNEL: _PLAIN,
    SettingKey.COORDINATION_CHANNEL: _PLAIN,
    SettingKey.LANGUAGE: _PLAIN,
    SettingKey.TIME_ZONE: _PLAIN,
    SettingKey.FISCAL_YEAR_START: _Codec(_write_day, _read_day),
    SettingKey.BYLAWS: _Codec(_write_bylaws, _read_bylaws),
    SettingKey.REMINDER_OFFSETS: _Codec(
        lambda offsets: [offset // _MINUTE for offset in offsets],
        lambda minutes: tuple(timedelta(minutes=each) for each in minutes),
    ),
    SettingKey.QUIET_HOURS: _Codec(_write_hours, _read_hours),
    SettingKey.FOLLOW_UP: _Codec(_write_follow_up, lambda stored: FollowUp(**stored)),
    SettingKey.DIGEST: _Codec(_write_digest, _read_digest),
    SettingKey.PRIVACY_OFFICER: _Codec(_write_officer, lambda stored: stored and PrivacyOfficer(**stored)),
    SettingKey.RETENTION: _Codec(_write_retention, lambda stored: Retention(**stored)),
    SettingKey.SURVEYS: _Codec(lambda value: {"threshold": value.threshold}, lambda stored: Surveys(**stored)),
    SettingKey.LINK_CONFIRMATION: _PLAIN,
    SettingKey.PANEL: _Codec(_write_panel, lambda stored: stored and Panel(**stored)),
}
