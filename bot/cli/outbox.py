"""``courroie outbox``: what the outbox says of itself, counted in its rows."""

import asyncio
import json
import re
from dataclasses import asdict
from datetime import datetime
from typing import Annotated, Any, Final

import typer

from bot.cli.output import TEXTS, say
from bot.cli.setup import read_settings
from bot.domain.clock import SystemClock
from bot.domain.outbox import Ledger
from bot.domain.reliability import Parked, Reliability
from bot.texts.outbox_words import refusal_sentence, remedy_text
from storage.database import Database
from storage.outbox_ledger import guilds_of_outbox, ledger_of, next_due_of, parked_of

_CHANNEL: Final = re.compile(r"<#(\d+)>")
_MEMBER: Final = re.compile(r"<@(\d+)>")


def outbox(
    guild: Annotated[
        int | None, typer.Option("--guild", help="L'identifiant d'un serveur; tous, par défaut.", show_default=False)
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="En JSON, pour un autre programme.")] = False,
) -> None:
    """Dit ce qui est à envoyer, ce qui l'a été, ce qui ne l'est pas et pourquoi. Ne change rien."""
    found = asyncio.run(_read(guild))
    if as_json:
        say(json.dumps([_as_json(*each) for each in found], ensure_ascii=False, indent=2))
        return
    _ = TEXTS.gettext
    if not found:
        say(_("Rien n'a encore été préparé pour un envoi."))
    for number, reliability in found:
        say(_("Serveur {guild} :").format(guild=number))
        for line in _lines(reliability):
            say(f"  {line}")


async def _read(guild: int | None) -> list[tuple[int, Reliability]]:
    database, now = Database(read_settings().storage.url), SystemClock().now()
    try:
        async with database.reading() as session:
            guilds = await guilds_of_outbox(session) if guild is None else (guild,)
            return [
                (
                    each,
                    Reliability(
                        await ledger_of(session, each, now),
                        await parked_of(session, each),
                        await next_due_of(session, each),
                    ),
                )
                for each in guilds
            ]
    finally:
        await database.close()


def _lines(found: Reliability) -> list[str]:
    _ = TEXTS.gettext
    ledger = _numbers(found.ledger)
    at = _shown(found.next_due) or _("aucun")
    return [
        _("En attente : {pending}, dont {due} à envoyer maintenant").format(**ledger),
        _("Prochain envoi : {when}").format(when=at),
        _("Envoyés : {sent}, dont {late} en retard").format(**ledger),
        _("Réessayés : {retried}; doublons évités : {duplicates_prevented}").format(**ledger),
        _("Mis de côté : {parked}; périmés : {expired}; annulés : {cancelled}").format(**ledger),
        *(_parked_line(each) for each in found.parked),
    ]


def _parked_line(parked: Parked) -> str:
    _ = TEXTS.gettext
    line = _("À régler ({count}) : {refusal} {remedy}, puis « Réessayer » dans « /reglages fiabilite ».").format(
        count=parked.count,
        refusal=refusal_sentence(TEXTS, parked.place, parked.code),
        remedy=remedy_text(TEXTS, parked.place, parked.code),
    )
    # A terminal knows no mention.
    channel, member = _("#{number}").format(number=r"\1"), _("le membre {number}").format(number=r"\1")
    return _MEMBER.sub(member, _CHANNEL.sub(channel, line))


def _as_json(guild: int, found: Reliability) -> dict[str, Any]:
    parked = [{"place": each.place, "code": each.code, "count": each.count} for each in found.parked]
    blocks = [
        {"place": each.place, "code": each.code, "since": _shown(each.since), "retry_at": _shown(each.retry_at)}
        for each in found.ledger.blocks
    ]
    numbers = _numbers(found.ledger)
    # Discord's ids are too long for a number of JSON.
    return {"guild": str(guild), **numbers, "next": _shown(found.next_due), "set_aside": parked, "blocks": blocks}


def _numbers(ledger: Ledger) -> dict[str, int]:
    return {name: value for name, value in asdict(ledger).items() if name != "blocks"}


def _shown(instant: datetime | None) -> str | None:
    return None if instant is None else instant.isoformat(timespec="seconds")
