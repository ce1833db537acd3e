"""What is there when a step of the visit begins: everything that decides what it does, and whether it can."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from bot.app import App
from bot.cli.scenario import Both, Chooses, Scenario, Types
from bot.domain.assembly import Assembly, AssemblyStatus
from bot.domain.assembly_deliveries import reminder_instant
from bot.domain.reminder import Remindable
from bot.domain.snapshot import GuildSnapshot
from bot.domain.survey import Survey, SurveyStatus
from bot.domain.survey_standing import Where
from bot.playground.cast import PERSONAS
from bot.playground.server import Playground
from bot.services.my_surveys import surveys_for
from bot.services.reminders import my_reminders
from bot.texts.catalogue import texts_for
from bot.texts.survey_templates import SurveyTemplate

MIREILLE: Final = "membre"
CLAIRE: Final = "coordination"
DENIS: Final = "administration"
_SOON: Final = timedelta(minutes=10)
_COMING: Final = (AssemblyStatus.CONVENED, AssemblyStatus.POSTPONED)


@dataclass(frozen=True, slots=True)
class Scene:
    """The guild as it stands, the time, and who has done what already; ``locale`` is the visitor's.

    ``there`` are the messages that can be seen: what an earlier trial announced, on a Discord that is gone, is not among them.
    ``answered`` are the personas who have answered ``survey``; ``reminded`` says that Mireille asked to be reminded of ``assembly``.
    """

    snapshot: GuildSnapshot
    now: datetime
    locale: str
    there: Collection[int]
    answered: Collection[str] = ()
    reminded: bool = False

    @property
    def assembly(self) -> Assembly | None:
        """The last convened of the assemblies that were announced and of which a reminder is still to come."""
        announced = [
            each for each in self.snapshot.assemblies if each.status in _COMING and each.message_id in self.there
        ]
        return max((each for each in announced if self.reminder_of(each) is not None), key=_id, default=None)

    def reminder_of(self, assembly: Assembly) -> datetime | None:
        """When the next reminder of an assembly comes; None where none does."""
        settings = self.snapshot.settings
        instants = (reminder_instant(assembly, each, settings) for each in settings.reminder_offsets)
        return min((each for each in instants if each > self.now + _SOON), default=None)

    @property
    def survey(self) -> Survey | None:
        """The last of the surveys of the visit's template that take answers; the domain gives the latest first."""
        published = (each for each in self.snapshot.surveys if each.message_id in self.there)
        return next((each for each in published if _takes_answers(each, self.now)), None)

    def line_of(self, survey: Survey) -> str:
        """What names a survey in a command: its title, or its number where another that is open has the same."""
        same = [each for each in self.snapshot.surveys if each.title == survey.title and each.status is survey.status]
        return survey.title if len(same) == 1 else str(survey.id)


async def scene_of(world: Playground, app: App, locale: str) -> Scene:
    """What is there now."""
    guild_id = int(world.guild_id)
    # What a member changed is there at once; what another process changed, too.
    snapshot = (await app.deps.snapshots.refresh(guild_id)).snapshot
    there = frozenset(int(message["id"]) for message in world.messages())
    scene = Scene(snapshot, app.deps.clock.now(), locale, there)
    answered, reminded = set[str](), False
    if scene.survey is not None:
        for persona in PERSONAS:
            if await _has_answered(world, app, persona, scene.survey):
                answered.add(persona)
    if scene.assembly is not None:
        mine = await my_reminders(app.deps, guild_id, int(world.state.cast.personas[MIREILLE]["id"]))
        subjects = {(each.subject, each.subject_id) for each in mine.asked}
        reminded = (Remindable.ASSEMBLY, scene.assembly.id) in subjects
    return Scene(snapshot, scene.now, locale, there, frozenset(answered), reminded)


def speaking(scene: Scene) -> Scenario:
    """Denis has Courroie write in channels in the visitor's language, where it writes in the other."""
    if scene.snapshot.settings.language == texts_for(scene.locale).language:
        return ()
    return (
        Types(
            DENIS,
            Both("/reglages voir", "/settings view"),
            told=Both(
                "Denis, qui administre le serveur, le fait d'abord parler français.",
                "Denis, who administers the server, first has it speak English.",
            ),
        ),
        Chooses(DENIS, ["Langue de Courroie"]),
        Chooses(DENIS, [Both("Français", "English")]),
    )


async def _has_answered(world: Playground, app: App, persona: str, survey: Survey) -> bool:
    guild = world.state.guilds[world.guild_id]
    member = guild.members[world.state.cast.personas[persona]["id"]]
    roles = [int(role) for role in member["roles"]]
    found = await surveys_for(app.deps, int(guild.id), int(member["user"]["id"]), roles)
    return any(each.survey.id == survey.id and each.where is Where.ANSWERED for each in found)


def _takes_answers(survey: Survey, now: datetime) -> bool:
    is_open = survey.status is SurveyStatus.OPEN and not survey.is_over(now) and not survey.is_to_come(now)
    return is_open and survey.template == SurveyTemplate.SERVICES


def _id(assembly: Assembly) -> int:
    return assembly.id
