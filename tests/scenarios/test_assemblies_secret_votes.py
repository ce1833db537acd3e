"""Secret votes, as members see them: what is promised first, how many have voted, the result."""

import pytest

from bot.services.gatherings import gathering_of
from tests.scenarios.assembly_stage import announced, faults
from tests.scenarios.stage import Stage, labels_of, texts_of
from tests.scenarios.test_assemblies_votes import TEXT, Meeting, meet

SECRET = " secret:oui"
NOT_TOLD = ("Carrefour jeunesse-emploi", "Bruno Lévesque", "Pour 1", "Pour 0")


@pytest.fixture
async def meeting(empty_stage: Stage) -> Meeting:
    return await meet(empty_stage)


async def test_it_says_first_what_is_promised_and_shows_only_how_many_have_voted(meeting: Meeting) -> None:
    await meeting.put(SECRET, text=TEXT, moved="", seconded="")
    text = texts_of(meeting.posted())
    assert "Vote secret : chaque voix vote une seule fois, et un vote déposé ne peut plus être changé." in text
    assert "D'ici là, qui s'occupe de la machine pourrait savoir qui a voté quoi, et Discord voit" in text
    assert "…" not in text
    assert "**Vote secret : 0 voix a voté**\n2 voix présentes n'ont pas voté" in text
    assert labels_of(meeting.posted()) == ["Pour", "Contre", "Abstention", "Clore le vote", "Retirer", "Mes rappels"]
    receipt = await meeting.vote("responsable", "Pour")
    assert "Votre vote secret est déposé." in texts_of(receipt)
    assert "Vous avez voté pour 1 voix : Carrefour jeunesse-emploi" in texts_of(receipt)
    assert "Votre vote : Pour" not in texts_of(receipt)
    text = texts_of(meeting.posted())
    assert "**Vote secret : 1 voix a voté**\n1 voix présente n'a pas voté" in text
    assert [each for each in NOT_TOLD if each in text] == []
    assert faults(meeting.posted()) == []


async def test_a_vote_that_is_cast_cannot_be_changed(meeting: Meeting) -> None:
    await meeting.put(SECRET, text=TEXT, moved="", seconded="")
    await meeting.vote("responsable", "Pour")
    refused = await meeting.vote("responsable", "Contre")
    assert "Votre vote secret est déjà déposé : il ne peut plus être changé, ni relu." in texts_of(refused)
    assert "**Vote secret : 1 voix a voté**" in texts_of(meeting.posted())


async def test_of_few_ballots_only_the_outcome_is_told(meeting: Meeting) -> None:
    await meeting.put(SECRET, text=TEXT, moved="", seconded="")
    await meeting.vote("responsable", "Pour")
    receipt = await meeting.close()
    assert "Proposition : adoptée" in texts_of(receipt)
    vote, result = announced(meeting.stage)[-2:]
    for screen in (vote, result):
        assert "Moins de 3 personnes ont voté : le compte n'est ni donné ni gardé" in texts_of(screen)
        assert [each for each in NOT_TOLD if each in texts_of(screen)] == []
        assert "Vote secret : les bulletins sont détruits." in texts_of(screen)
    gathering = await gathering_of(meeting.stage.app.deps, int(meeting.stage.world.guild_id), meeting.assembly_id)
    assert [each.text for each in gathering.decisions] == [TEXT]


async def test_of_three_ballots_the_count_is_told_and_never_who(meeting: Meeting) -> None:
    deps, guild_id = meeting.stage.app.deps, int(meeting.stage.world.guild_id)
    await meeting.third_voice()
    await meeting.put(SECRET, text=TEXT, moved="", seconded="")
    for persona, label in (("responsable", "Pour"), ("membre", "Contre"), ("nouveau", "Pour")):
        await meeting.vote(persona, label)
    await meeting.close()
    result = texts_of(announced(meeting.stage)[-1])
    assert "**Pour 2 · Contre 1 · Abstention 0**" in result
    assert [each for each in NOT_TOLD[:2] if each in result] == []
    assert (await gathering_of(deps, guild_id, meeting.assembly_id)).ballots == {}


async def test_an_election_may_be_secret(meeting: Meeting) -> None:
    typed = {"person": "Bruno Lévesque", "starts": "", "ends": "", "moved": ""}
    await meeting.put(" effet:élire au conseil d'administration" + SECRET, seat="Table jeunesse", **typed)
    assert "Élire Bruno Lévesque au siège de « Table jeunesse »." in texts_of(meeting.posted())
    assert "**Vote secret : 0 voix a voté**" in texts_of(meeting.posted())
    await meeting.vote("membre", "Pour")
    await meeting.close()
    assert "Moins de 3 personnes ont voté" in texts_of(announced(meeting.stage)[-1])
