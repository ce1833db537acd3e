"""What the walk of ``test_access.py`` sends of the surveys that are made and kept: a part of ``access_samples``."""

from collections.abc import Mapping
from typing import Final

from tests.scenarios.access_sample import Sample

_QUESTION: Final = ("{draft_survey}", "1", "{question}")
_ASKED: Final = {"text": "Essai?", "help": "", "required": "yes"}
_SHAPE: Final = {"named": "anonymous", "counted": "member", "parted": "none", "results": "public"}

SURVEY_ROUTES: Final[Mapping[str, Sample]] = {
    "making new": Sample(typed={"title": "Essai", "introduction": ""}),
    "making card": Sample(("{draft_survey}", "0")),
    "making title": Sample(("{draft_survey}",), typed={"title": "Essai", "introduction": ""}),
    "making how": Sample(("{draft_survey}",)),
    "making shape": Sample(("{draft_survey}",), typed=_SHAPE),
    "making whom": Sample(("{draft_survey}",), ("group",)),
    "making among": Sample(("{draft_survey}", "present", "0")),
    "making invite": Sample(("{draft_survey}", "group"), ("{group}",)),
    "making when": Sample(("{draft_survey}",)),
    "making dates": Sample(("{draft_survey}",), typed={"opens": "", "closes": "2 semaines", "rule": ""}),
    "making channel": Sample(("{draft_survey}",), ("{channel}",)),
    "making after": Sample(("{draft_survey}", "0")),
    "making follow": Sample(("{draft_survey}",), ("{assembly}",)),
    "making lasts": Sample(("{draft_survey}", "{assembly}"), typed={"length": "3 jours"}),
    "making measures": Sample(("{draft_survey}", "0", "essai")),
    "making words": Sample(("{draft_survey}",), typed={"words": "essai"}),
    "making measure": Sample(("{draft_survey}",), ("{action}",)),
    "making unmeasure": Sample(("{draft_survey}",)),
    "making add": Sample(("{draft_survey}",)),
    "making kind": Sample(("{draft_survey}",), ("yes_no",)),
    "making ask": Sample(("{draft_survey}", "yes_no"), typed=_ASKED),
    "making open": Sample(("{draft_survey}",), ("1",)),
    "making question": Sample(_QUESTION),
    "making edit": Sample(_QUESTION, typed=_ASKED),
    "making up": Sample(_QUESTION),
    "making down": Sample(_QUESTION),
    "making remove": Sample(_QUESTION),
    "making if": Sample(_QUESTION),
    "making decider": Sample(_QUESTION, ("1",)),
    "making decided": Sample((*_QUESTION, "1"), ("1",)),
    "making always": Sample(_QUESTION),
    "making publish": Sample(("{draft_survey}",)),
    "making published": Sample(("{draft_survey}",)),
    "making abandon": Sample(("{draft_survey}",)),
    "making abandoned": Sample(("{draft_survey}",)),
    "making reword": Sample(("{survey}", "0")),
    "making reworded": Sample(("{survey}",), ("1",)),
    "making wording": Sample(("{survey}", "1"), typed={"text": "Essai?"}),
    "making heading": Sample(("{survey}",), typed={"title": "Essai", "introduction": ""}),
    "making extend": Sample(("{survey}",), typed={"closes": "dans 3 ans"}),
    "making close": Sample(("{survey}",)),
    "making closed": Sample(("{survey}",)),
    "making copy": Sample(("{survey}",)),
    "making archive": Sample(("{survey}",)),
}
