"""The steps of a trial's visit, played one by one, and what they tell."""

from bot.cli.trying import Trial
from bot.playground.json_types import JSON


async def play(trial: Trial, key: str, locale: str = "fr") -> list[JSON]:
    """Play a step of the visit, and give the acts that it told."""
    return [act for act in await told(trial, key, locale) if "act" in act]


async def told(trial: Trial, key: str, locale: str = "fr") -> list[JSON]:
    """Play a step of the visit, and give all that it told: its acts, and the steps that it had to do first."""
    told: list[JSON] = []

    async def tell(act: JSON) -> None:
        told.append(act)

    await trial.world.page.host.play(key, locale, tell)
    return told
