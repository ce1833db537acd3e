"""Surveys to begin from, each written for an indicator of the roundtable's own plan; everything in them may be changed.

They are anonymous, for what is asked is easier to say so. What each measures is looked for in the guild's plan by its words.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from bot.domain.plan import Plan
from bot.domain.survey import Audience, AudienceKind, Breakdown, Question, SurveyDraft
from bot.domain.text_folding import folded_words
from bot.texts.catalogue import N_, Texts
from bot.texts.survey_template_questions import (
    after_assembly_questions,
    governance_questions,
    members_questions,
    services_questions,
    tour_questions,
)

_TWO_WEEKS: Final = 14 * 24 * 60
_THREE_DAYS: Final = 3 * 24 * 60


class SurveyTemplate(StrEnum):
    """What there is to begin from; ``Survey.template`` keeps it."""

    TOUR = "tour"
    MEMBERS = "members"
    SERVICES = "services"
    AFTER_ASSEMBLY = "after_assembly"
    GOVERNANCE = "governance"


@dataclass(frozen=True, slots=True)
class _Template:
    """``indicators`` and ``actions`` are the words by which what it measures is known, the indicator first."""

    title: str
    introduction: str
    questions: Callable[[Texts], tuple[Question, ...]]
    indicators: frozenset[str] = frozenset()
    actions: frozenset[str] = frozenset()
    breakdown: Breakdown = Breakdown.NONE
    open_minutes: int = _TWO_WEEKS


_TEMPLATES: Final[Mapping[SurveyTemplate, _Template]] = {
    SurveyTemplate.TOUR: _Template(
        title=N_("La Tournée des organismes"),
        introduction=N_("Merci d'avoir fait la Tournée! Vos réponses serviront à préparer la prochaine."),
        questions=tour_questions,
        indicators=frozenset({"sondage", "satisfaction", "tournee"}),
        actions=frozenset({"tournee", "organismes"}),
        breakdown=Breakdown.ORGANIZATION_KIND,
    ),
    SurveyTemplate.MEMBERS: _Template(
        title=N_("Satisfaction, attentes et besoins des membres"),
        introduction=N_(
            "La table de quartier est la vôtre. Dites ce qui va, ce qui manque et ce que vous en attendez."
        ),
        questions=members_questions,
        actions=frozenset({"sonder", "membres", "satisfaction", "attentes", "besoins"}),
        breakdown=Breakdown.ORGANIZATION_KIND,
    ),
    SurveyTemplate.SERVICES: _Template(
        title=N_("Les services aux tables et comités"),
        introduction=N_(
            "Ce que la table de quartier met au service de votre table ou de votre comité vous est-il utile?"
        ),
        questions=services_questions,
        indicators=frozenset({"administrer", "sondage", "satisfaction"}),
        actions=frozenset({"ressources", "disposition", "comites"}),
        breakdown=Breakdown.GROUP,
    ),
    SurveyTemplate.AFTER_ASSEMBLY: _Template(
        title=N_("Après l'assemblée"),
        introduction=N_(
            "Merci d'avoir pris part à l'assemblée! Quelques mots suffisent pour que la prochaine soit meilleure."
        ),
        questions=after_assembly_questions,
        indicators=frozenset({"participation", "assemblees"}),
        open_minutes=_THREE_DAYS,
    ),
    SurveyTemplate.GOVERNANCE: _Template(
        title=N_("La gouvernance de la table de quartier"),
        introduction=N_("Le conseil d'administration veut savoir si son fonctionnement répond aux attentes du milieu."),
        questions=governance_questions,
        indicators=frozenset({"niveau", "satisfaction", "membres"}),
        actions=frozenset({"evaluer", "fonctionnement", "ca"}),
    ),
}


def template_label(t: Texts, template: SurveyTemplate) -> str:
    """« La Tournée des organismes »."""
    return t.gettext(_TEMPLATES[template].title)


def template_draft(
    t: Texts, template: SurveyTemplate, plan: Plan | None = None, assembly_id: int | None = None
) -> SurveyDraft:
    """The draft to begin from, in the language of ``t``: the guild's. One after an assembly is asked of those who came to it."""
    found, _ = _TEMPLATES[template], t.gettext
    draft = SurveyDraft(
        title=_(found.title),
        introduction=_(found.introduction),
        template=str(template),
        questions=_numbered(found.questions(t)),
        breakdown=found.breakdown,
        open_minutes=found.open_minutes,
        item_id=item_measured(template, plan) if plan is not None else None,
    )
    if template is not SurveyTemplate.AFTER_ASSEMBLY or assembly_id is None:
        return draft
    return replace(draft, audience=Audience(AudienceKind.PRESENT, assembly_id), after_assembly_id=assembly_id)


def item_measured(template: SurveyTemplate, plan: Plan) -> int | None:
    """The id of the plan's indicator that a template measures, else of the action that it belongs to; None where there is neither."""
    found = _TEMPLATES[template]
    for wanted, statements in ((found.indicators, _indicators(plan)), (found.actions, _actions(plan))):
        for text, item_id in statements:
            if wanted and item_id is not None and wanted.issubset(folded_words(text)):
                return item_id
    return None


def _indicators(plan: Plan) -> Iterator[tuple[str, int | None]]:
    for node in plan.walk():
        for item in (node.action, None if node.action else node.specific_objective):
            for statement in item.indicators if item is not None else ():
                yield statement.text, statement.id


def _actions(plan: Plan) -> Iterator[tuple[str, int | None]]:
    for node in plan.actions():
        if node.action is not None:
            yield node.action.title, node.action.id


def _numbered(questions: tuple[Question, ...]) -> tuple[Question, ...]:
    return tuple(replace(each, number=number) for number, each in enumerate(questions, 1))
