"""Surveys on stage: one that is open, and a member's way through it."""

from datetime import timedelta
from typing import Any

from bot.domain.survey import Survey
from bot.playground.json_types import JSON
from bot.playground.member import Hand
from bot.playground.shown import Shown
from bot.views.layout import Control, Screen, layout
from tests.scenarios.stage import Stage
from tests.services.answering_tools import opened


async def open_survey(stage: Stage, **said: Any) -> Survey:  # noqa: ANN401 - a survey's fields
    """An open survey of the stage's guild, for a week, as if the coordination had published it."""
    closes = stage.world.clock.now() + timedelta(days=7)
    return await opened(stage.app.deps, int(stage.world.guild_id), **({"closes_at": closes} | said))


async def posted(stage: Stage, *controls: Control) -> JSON:
    """A message in the channel that everyone reads, with those buttons."""
    channel = stage.hand().channel("plan")
    view = layout(Screen(title="Un sondage", controls=controls))
    view.stop()
    await stage.app.client.get_partial_messageable(int(channel["id"])).send(view=view)
    return stage.hand().sees("plan")[-1]


async def began(hand: Hand, label: str = "Commencer", **answers: object) -> Shown:
    """« /sondage », the page before the first question, its button, and the form sent with ``answers``."""
    before = await hand.use("/sondage")
    form = await hand.press(before.messages[-1], label=label)
    return await hand.submit(form, answers)


async def went_on(hand: Hand, shown: Shown, label: str = "Continuer", **answers: object) -> Shown:
    """The next step's form, opened and sent with ``answers``."""
    return await hand.submit(await hand.press(page(shown), label=label), answers)


def page(shown: Shown) -> JSON:
    """The member's own page."""
    assert shown.error is None
    return shown.messages[-1]


def fields_of(shown: Shown) -> dict[str, str]:
    """The fields of the form that opened, by key: what is chosen or written in each already."""
    assert shown.modal is not None
    found = [each["component"] for each in shown.modal["components"]]
    return {each["custom_id"]: each.get("value") or _chosen(each) for each in found}


def labels_of_form(shown: Shown) -> list[tuple[str, str]]:
    """The label and the description of each field."""
    assert shown.modal is not None
    return [(each["label"], each.get("description") or "") for each in shown.modal["components"]]


def _chosen(field: JSON) -> str:
    return ",".join(option["value"] for option in field.get("options", ()) if option.get("default"))
