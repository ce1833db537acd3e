"""An assembly from its date to its vote, as people at the screen read it, in both languages."""

from datetime import timedelta

import pytest

from bot.domain.guild_settings import DEFAULT_BYLAWS, AssemblyKind, Bylaws, Quorum, QuorumKind, SettingKey
from bot.domain.journal import SHELL
from bot.playground.json_types import JSON
from bot.playground.member import Hand
from bot.playground.shown import Shown
from bot.playground.transcript import Page, render, render_modal
from bot.services.gatherings import check_in
from bot.texts.catalogue import Texts, texts_for
from tests.scenarios.assembly_stage import announced, assemblies_of, choose_channels, seen, told
from tests.scenarios.golden import require_golden
from tests.scenarios.roundtable import Roundtable, set_up, settle
from tests.scenarios.stage import Stage

CONVENE = {
    "fr": "/gerer assemblee convoquer genre:assemblée des partenaires date:30 octobre 2012 à 18 h 30",
    "en-US": "/manage assembly convene kind:partners' assembly date:October 30, 2012 at 6:30 p.m.",
}
ATTENDANCE = {
    "fr": "/gerer assemblee presences assemblee:Logement",
    "en-US": "/manage assembly attendance assembly:Logement",
}
VOTE = {"fr": "/gerer assemblee vote assemblee:Logement", "en-US": "/manage assembly vote assembly:Logement"}
CARD = {"fr": "/assemblee", "en-US": "/assembly"}
AGENDA = {"fr": "/agenda periode:tout", "en-US": "/agenda period:all"}


class Reader:
    """What was seen, screen after screen."""

    def __init__(self, stage: Stage, locale: str) -> None:
        self.stage, self.locale = stage, locale
        self.t: Texts = texts_for(locale)
        self.screens: list[str] = []

    def hand(self, persona: str) -> Hand:
        return self.stage.hand(persona, self.locale)

    def see(self, hand: Hand, message: JSON) -> JSON:
        self.screens.append(render(hand.listed(message), Page(names=hand.names, options=False)))
        return message

    def form(self, hand: Hand, shown: Shown) -> Shown:
        assert shown.modal is not None
        self.screens.append(render_modal(hand.listed(shown.modal), Page(names=hand.names, options=False)))
        return shown


async def convene(reader: Reader) -> None:
    hand, t = reader.hand("coordination"), reader.t
    screen = reader.see(hand, seen(await hand.use(CONVENE[reader.locale])))
    form = reader.form(hand, await hand.press(screen, label=t.gettext("Remplir")))
    typed = {"title": "Logement", "place": "Mairie", "link": "https://exemple.org/salle", "agenda": "Accueil\nVaria"}
    preview = reader.see(hand, seen(await hand.submit(form, typed)))
    reader.see(hand, seen(await hand.press(preview, label=t.gettext("Publier"))))
    await reader.stage.deliver()


async def answer(reader: Reader) -> None:
    hand, t = reader.hand("responsable"), reader.t
    (posted,) = announced(reader.stage)
    reader.see(hand, await told(reader.stage, hand, posted, t.gettext("Je serai là")))
    reader.see(hand, announced(reader.stage)[0])
    reader.see(hand, seen(await hand.use(CARD[reader.locale])))
    reader.see(hand, seen(await hand.use(AGENDA[reader.locale])))


async def pass_time(reader: Reader, before: timedelta) -> JSON:
    (assembly,) = await assemblies_of(reader.stage)
    clock = reader.stage.world.clock
    clock.advance(assembly.starts_at - before - clock.now())
    await reader.stage.deliver()
    return announced(reader.stage)[-1]


async def meet(reader: Reader, table: Roundtable) -> None:
    t, member, hand = reader.t, reader.hand("responsable"), reader.hand("coordination")
    message = await pass_time(reader, timedelta(minutes=10))
    reader.see(member, message)
    reader.see(member, await told(reader.stage, member, message, t.gettext("Je suis présent")))
    (assembly,) = await assemblies_of(reader.stage)
    guild_id = int(reader.stage.world.guild_id)
    await check_in(reader.stage.app.deps, guild_id, SHELL, assembly.id, person_id=table.bruno)
    reader.see(hand, seen(await hand.use(ATTENDANCE[reader.locale])))
    form = reader.form(hand, await hand.use(VOTE[reader.locale]))
    reader.see(hand, seen(await hand.submit(form, {"text": "Appuyer le projet.", "moved": "Amélie Côté"})))
    await reader.stage.deliver()
    reader.see(member, await told(reader.stage, member, announced(reader.stage)[-1], t.gettext("Pour")))
    reader.see(member, announced(reader.stage)[-1])
    reader.see(hand, await told(reader.stage, hand, announced(reader.stage)[-1], t.gettext("Clore le vote")))
    await reader.stage.deliver()
    reader.see(member, announced(reader.stage)[-1])


@pytest.mark.parametrize("locale", ["fr", "en-US"])
async def test_an_assembly_reads_as_it_should(stage: Stage, locale: str) -> None:
    table = await settle(stage)
    await choose_channels(stage)
    await set_up(stage, SettingKey.LANGUAGE, locale[:2])
    bylaws = Bylaws(notice_days=14, quorum=Quorum(QuorumKind.NUMBER, 2), proxies=1)
    await set_up(stage, SettingKey.BYLAWS, dict(DEFAULT_BYLAWS) | {AssemblyKind.PARTNERS: bylaws})
    reader = Reader(stage, locale)
    await convene(reader)
    await answer(reader)
    reader.see(reader.hand("membre"), await pass_time(reader, timedelta(days=7)))
    await meet(reader, table)
    require_golden(f"assemblees.{locale[:2]}.txt", "\n\n".join(reader.screens) + "\n")
