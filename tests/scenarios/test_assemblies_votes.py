"""Votes by a show of hands: one voice as the by-laws say, counted live; what is adopted is done."""

from dataclasses import dataclass
from datetime import date

import pytest
from sqlalchemy import select

from bot.domain.assembly import AssemblyStatus
from bot.domain.directory_drafts import PersonDraft
from bot.domain.guild_settings import AssemblyKind, Bylaws, Quorum, QuorumKind, SettingKey
from bot.domain.journal import SHELL
from bot.playground.json_types import JSON
from bot.services.directory import enrol_person
from bot.services.gatherings import check_in, gathering_of
from bot.services.links import link_person
from storage.models import PlanVersion
from tests.scenarios.assembly_stage import announced, assemblies_of, choose_channels, convene, faults, seen, told
from tests.scenarios.roundtable import Roundtable, set_up, settle
from tests.scenarios.stage import Stage, labels_of, options_of, texts_of

TEXT = "Que la Table appuie le *projet*."


@dataclass(frozen=True, slots=True)
class Meeting:
    """An assembly that has begun, and who is there: Amélie for the CJE, Bruno in his own name (a member)."""

    stage: Stage
    table: Roundtable
    assembly_id: int

    async def put(self, effect: str = "", **typed: str) -> JSON:
        hand = self.stage.hand("coordination")
        form = await hand.use(f"/gerer assemblee vote assemblee:Logement{effect}")
        shown = seen(await hand.submit(form, typed))
        await self.stage.deliver()
        return shown

    async def third_voice(self) -> None:
        """« nouveau » comes too, as Zoé, a member in her own name."""
        deps, guild_id = self.stage.app.deps, int(self.stage.world.guild_id)
        zoe = await enrol_person(deps, guild_id, SHELL, PersonDraft("Zoé Roy", is_member=True))
        await link_person(deps, guild_id, SHELL, zoe, int(self.stage.hand("nouveau").user["id"]))
        await check_in(deps, guild_id, SHELL, self.assembly_id, person_id=zoe)

    def posted(self) -> JSON:
        return announced(self.stage)[-1]

    async def vote(self, persona: str, label: str) -> JSON:
        return await told(self.stage, self.stage.hand(persona), self.posted(), label)

    async def close(self, label: str = "Clore le vote") -> JSON:
        shown = await told(self.stage, self.stage.hand("coordination"), self.posted(), label)
        await self.stage.deliver()
        return shown


async def meet(stage: Stage, quorum: int | None = None) -> Meeting:
    table = await settle(stage)
    await choose_channels(stage)
    wanted = Quorum(QuorumKind.NUMBER, quorum) if quorum else None
    rules = {kind: Bylaws(quorum=wanted, proxies=1) for kind in AssemblyKind}
    await set_up(stage, SettingKey.BYLAWS, rules)
    deps, guild_id = stage.app.deps, int(stage.world.guild_id)
    user = int(stage.hand("membre").user["id"])
    await link_person(deps, guild_id, SHELL, table.bruno, user)
    await convene(stage)
    (assembly,) = await assemblies_of(stage)
    clock = stage.world.clock
    clock.advance(assembly.starts_at - clock.now())
    await stage.deliver()
    for person_id in (table.amelie, table.bruno):
        await check_in(deps, guild_id, SHELL, assembly.id, person_id=person_id)
    return Meeting(stage, table, assembly.id)


@pytest.fixture
async def meeting(empty_stage: Stage) -> Meeting:
    return await meet(empty_stage)


async def test_a_vote_is_open_and_counted_where_everyone_reads_it(meeting: Meeting) -> None:
    await meeting.put(text=TEXT, moved="Amélie Côté", seconded="Bruno Lévesque")
    text = texts_of(meeting.posted())
    assert "## Proposition : vote en cours\n-# Logement" in text
    assert "Que la Table appuie le \\*projet\\*." in text
    assert "**Proposée par :** Amélie Côté\n**Appuyée par :** Bruno Lévesque" in text
    assert "C'est une aide à la présidence, pas un acte juridique." in text
    assert "**Pour 0 · Contre 0 · Abstention 0**\n2 voix présentes n'ont pas voté" in text
    receipt = await meeting.vote("responsable", "Pour")
    assert "Votre vote : Pour" in texts_of(receipt)
    assert "Vous avez voté pour 1 voix : Carrefour jeunesse-emploi" in texts_of(receipt)
    await meeting.vote("membre", "Contre")
    text = texts_of(meeting.posted())
    assert "**Pour 1 · Contre 1 · Abstention 0**" in text
    assert "- Pour : Carrefour jeunesse-emploi\n- Contre : Bruno Lévesque\n0 voix présente" in text
    await meeting.vote("membre", "Abstention")
    assert "**Pour 1 · Contre 0 · Abstention 1**" in texts_of(meeting.posted())


async def test_the_result_is_posted_and_written_in_the_minutes(meeting: Meeting) -> None:
    await meeting.put(text=TEXT, moved="", seconded="")
    await meeting.vote("responsable", "Pour")
    receipt = await meeting.close()
    assert "Proposition : adoptée" in texts_of(receipt)
    vote, result = announced(meeting.stage)[-2:]
    assert "## Proposition : adoptée" in texts_of(result)
    assert "**Pour 1 · Contre 0 · Abstention 0**" in texts_of(result)
    assert "C'est une aide à la présidence, pas un acte juridique." in texts_of(result)
    assert labels_of(vote) == ["Voir l'assemblée", "Mes rappels"]
    gathering = await gathering_of(meeting.stage.app.deps, int(meeting.stage.world.guild_id), meeting.assembly_id)
    assert [each.text for each in gathering.decisions] == [TEXT]
    card = texts_of(seen(await meeting.stage.hand("membre").use("/assemblee")))
    assert "**Décisions**" in card
    assert "(adoptée)" in card


async def test_who_has_not_checked_in_does_not_vote(meeting: Meeting) -> None:
    await meeting.put(text=TEXT, moved="", seconded="")
    refused = await meeting.vote("nouveau", "Pour")
    assert "Seules les personnes présentes votent." in texts_of(refused)
    assert "**Pour 0" in texts_of(meeting.posted())


async def test_only_the_coordination_closes_a_vote(meeting: Meeting) -> None:
    await meeting.put(text=TEXT, moved="", seconded="")
    refused = await told(meeting.stage, meeting.stage.hand("membre"), meeting.posted(), "Clore le vote")
    assert "C'est réservé" in texts_of(refused)


async def test_what_is_withdrawn_leaves_no_decision(meeting: Meeting) -> None:
    await meeting.put(text=TEXT, moved="", seconded="")
    await meeting.vote("responsable", "Pour")
    await meeting.close("Retirer")
    assert "## Proposition : retirée" in texts_of(meeting.posted())
    gathering = await gathering_of(meeting.stage.app.deps, int(meeting.stage.world.guild_id), meeting.assembly_id)
    assert gathering.decisions == ()


async def test_nothing_is_adopted_without_a_quorum(empty_stage: Stage) -> None:
    meeting = await meet(empty_stage, quorum=5)
    await meeting.put(text=TEXT, moved="", seconded="")
    await meeting.vote("responsable", "Pour")
    refused = await meeting.close()
    assert "Il n'y a pas quorum : 2 voix sur les 5 qu'il faut." in texts_of(refused)
    assert "**Quorum non atteint :** 2 voix, il en faut 5" in texts_of(meeting.posted())


async def test_the_vote_of_who_is_not_on_discord_is_entered(meeting: Meeting) -> None:
    deps, guild_id = meeting.stage.app.deps, int(meeting.stage.world.guild_id)
    deps_clsc = meeting.table.cje
    await check_in(deps, guild_id, SHELL, meeting.assembly_id, guest_name="Zoé", organization_id=deps_clsc)
    await meeting.put(text=TEXT, moved="", seconded="")
    hand = meeting.stage.hand("coordination")
    shown = await hand.press(meeting.posted(), label="Noter un vote")
    screen = seen(shown)
    assert len(options_of(screen)) == 1
    asked = seen(await hand.choose(screen, *options_of(screen)))
    assert "Le vote de Zoé" in texts_of(asked)
    await hand.press(asked, label="Contre")
    await meeting.stage.world.until(lambda: "- Contre : Carrefour jeunesse-emploi" in texts_of(meeting.posted()))


async def test_adopting_a_plan_marks_its_version_on_that_day(stage: Stage) -> None:
    meeting = await meet(stage)
    await meeting.put(" effet:adopter un plan", text="Que le plan soit adopté.", moved="", seconded="")
    assert "Adoptée, elle adopte le plan « Plan" in texts_of(meeting.posted())
    await meeting.vote("responsable", "Pour")
    await meeting.close()
    assert "» est adopté à cette date." in texts_of(meeting.posted())
    async with stage.app.deps.database.reading() as session:
        assert list(await session.scalars(select(PlanVersion.adopted_on))) == [date(2012, 10, 30)]


async def test_electing_the_board_fills_its_seat_with_its_term(meeting: Meeting) -> None:
    typed = {"person": "Bruno Lévesque", "starts": "", "ends": "30 octobre 2014", "moved": "Amélie Côté; Chloé Roy"}
    await meeting.put(" effet:élire au conseil d'administration", seat="Table jeunesse", **typed)
    text = texts_of(meeting.posted())
    assert "Élire Bruno Lévesque au siège de « Table jeunesse »." in text
    assert (
        "Adoptée, elle donne à Bruno Lévesque le siège de « Table jeunesse » du 30 octobre 2012 au 30 octobre 2014."
        in text
    )
    await meeting.vote("membre", "Pour")
    await meeting.close()
    snapshot = (await meeting.stage.app.deps.snapshots.get(int(meeting.stage.world.guild_id))).snapshot
    term = snapshot.directory.term_of(meeting.table.youth, date(2012, 11, 1))
    assert term is not None
    assert (term.person_id, term.ends_on) == (meeting.table.bruno, date(2014, 10, 30))


async def test_the_longest_proposition_fits_every_screen(meeting: Meeting) -> None:
    shown = await meeting.put(text="*~" * 500, moved="", seconded="")
    assert faults(shown) == []
    await meeting.vote("responsable", "Pour")
    assert faults(meeting.posted()) == []
    await meeting.close()
    assert faults(meeting.posted()) == []


async def test_nobody_votes_before_the_assembly(empty_stage: Stage) -> None:
    await choose_channels(empty_stage)
    await convene(empty_stage)
    hand = empty_stage.hand("coordination")
    form = await hand.use("/gerer assemblee vote assemblee:Logement")
    refused = seen(await hand.submit(form, {"text": TEXT}))
    assert "Les présences se prennent de" in texts_of(refused)
    (assembly,) = await assemblies_of(empty_stage)
    assert assembly.status is AssemblyStatus.CONVENED


async def test_minutes_never_show_what_was_rejected_as_if_it_were_decided(meeting: Meeting) -> None:
    await meeting.put(text="Fermer le local.", moved="", seconded="")
    await meeting.vote("responsable", "Contre")
    await meeting.close()
    card = texts_of(seen(await meeting.stage.hand("membre").use("/assemblee")))
    minutes = texts_of(
        seen(await meeting.stage.hand("coordination").use("/gerer assemblee compte-rendu assemblee:Logement"))
    )
    assert "- Rejetée : Fermer le local." in card
    assert "1. Rejetée : Fermer le local." in minutes
