"""What the controls of a survey's results carry: which survey, which page, which part of its respondents."""

from dataclasses import dataclass, replace
from typing import Final, Self

from bot.domain.errors import OutdatedControl
from bot.views.custom_ids import CustomId

FEATURE: Final = "results"
SHOW: Final = "show"
PART: Final = "part"
PUBLISH: Final = "publish"
EXPORT: Final = "export"
PUBLIC: Final = "public"
SHOW_ARITY: Final = 3
EXPORT_ARITY: Final = 2
PUBLIC_ARITY: Final = 2
ALL: Final = "*"
"""The value of a menu that shows everybody's answers; a part is written as it is, those that are together as ``REST``."""
REST: Final = "-"


@dataclass(frozen=True, slots=True)
class ResultsPlace:
    """A page, counted from 0, of a survey's results; ``stratum`` None is everybody's. ``public`` is what everyone may see."""

    survey_id: int
    page: int = 0
    stratum: str | None = None
    public: bool = False

    def control(self) -> str:
        """The ``custom_id`` that shows it."""
        if self.public:
            return CustomId(FEATURE, PUBLIC, (str(self.survey_id), str(self.page))).encode()
        return CustomId(FEATURE, SHOW, (str(self.survey_id), str(self.page), written_part(self.stratum))).encode()

    def at(self, page: int) -> Self:
        """Another page of the same."""
        return replace(self, page=page)

    @classmethod
    def read(cls, custom_id: CustomId) -> Self:
        """What ``control`` wrote; raise ``OutdatedControl`` on anything else."""
        survey_id, page, *part = custom_id.args
        if not (survey_id.isdecimal() and page.isdecimal()):
            raise OutdatedControl(custom_id.encode())
        return cls(int(survey_id), int(page), read_part(part[0]) if part else None, public=not part)


def results_control(survey_id: int) -> str:
    """The ``custom_id`` that shows the coordination a survey's results, from their first page on."""
    return ResultsPlace(survey_id).control()


def written_part(stratum: str | None) -> str:
    """A part of the respondents as a control or a menu carries it."""
    return ALL if stratum is None else stratum or REST


def read_part(text: str) -> str | None:
    """What ``written_part`` wrote."""
    return None if text == ALL else text.removeprefix(REST)


def part_control(survey_id: int) -> str:
    """The ``custom_id`` of the menu of parts."""
    return CustomId(FEATURE, PART, (str(survey_id),)).encode()


def publish_control(survey_id: int) -> str:
    """The ``custom_id`` that posts the results where it is pressed."""
    return CustomId(FEATURE, PUBLISH, (str(survey_id),)).encode()


def export_control(survey_id: int, file_format: str) -> str:
    """The ``custom_id`` that gives the results as a file."""
    return CustomId(FEATURE, EXPORT, (str(survey_id), file_format)).encode()


def survey_in(custom_id: CustomId) -> int:
    """The survey that a control is about; raise ``OutdatedControl`` where it carries no id."""
    given = custom_id.args[0]
    if not given.isdecimal():
        raise OutdatedControl(custom_id.encode())
    return int(given)
