"""What a survey's results are written as, before they are a file: the data, what they are of, and what each code means.

An anonymous survey gives aggregates, and comments in a table of their own; a nominal one, a row for each who answered.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from zoneinfo import ZoneInfo

from bot.domain.directory import Directory
from bot.domain.survey import Breakdown, Question, Response, Survey, Value
from bot.domain.survey_results import Figures, Results
from bot.texts.catalogue import Texts
from bot.texts.survey_codes import code_label
from bot.texts.survey_results import stratum_label
from bot.texts.surveys import question_kind_label

Cell = str | int | float
_DATA: Final = "donnees"
_COMMENTS: Final = "commentaires"
_METADATA: Final = "metadonnees"
_CODES: Final = "codes"


@dataclass(frozen=True, slots=True)
class Table:
    """A sheet: ``name`` is its file's, ``title`` its tab's; a blank cell is an empty text."""

    name: str
    title: str
    header: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


def tables_of(t: Texts, directory: Directory, results: Results, responses: Sequence[Response]) -> list[Table]:
    """The sheets of ``results``; ``responses`` are those of a nominal survey."""
    survey = results.survey
    if survey.anonymous:
        tables = [_aggregates(t, directory, results), *_comments(t, results)]
    else:
        tables = [_rows(t, directory, survey, responses)]
    return [*tables, _metadata(t, results), _codebook(t, survey)]


def _aggregates(t: Texts, directory: Directory, results: Results) -> Table:
    _ = t.gettext
    header = (
        _("Partie"),
        _("Question"),
        _("Formulation"),
        _("Code"),
        _("Réponse"),
        _("Nombre"),
        _("Part"),
        _("n"),
        _("Moyenne"),
        _("Médiane"),
        _("Part des plus hautes"),
    )
    rows: list[tuple[Cell, ...]] = []
    for found in results.questions:
        if found.figures is not None:
            rows += _counted(t, _("Toutes les réponses"), found.question, found.figures)
        for stratum, figures in found.parts.items():
            part = stratum_label(t, results.survey.breakdown, stratum, directory)
            rows += _counted(t, part, found.question, figures)
    return Table(_DATA, _("Données"), header, tuple(rows))


def _counted(t: Texts, part: str, question: Question, figures: Figures) -> Iterator[tuple[Cell, ...]]:
    of_all = (figures.n, _rounded(figures.mean), _rounded(figures.median), _rounded(figures.top))
    for code, count in figures.counts.items():
        share = _rounded(figures.share(code)) if figures.n else ""
        yield (part, question.number, question.text, code, code_label(t, question, code), count, share, *of_all)


def _comments(t: Texts, results: Results) -> list[Table]:
    """The comments that may be shown, in their own order; no table where there is none."""
    _ = t.gettext
    rows = tuple(
        (found.question.number, found.question.text, said) for found in results.questions for said in found.comments
    )
    header = (_("Question"), _("Formulation"), _("Commentaire"))
    return [Table(_COMMENTS, _("Commentaires"), header, rows)] if rows else []


def _rows(t: Texts, directory: Directory, survey: Survey, responses: Sequence[Response]) -> Table:
    _ = t.gettext
    parted = survey.breakdown is not Breakdown.NONE
    header = (_("Qui"), _("Envoyée le"), *([_("Partie")] if parted else []), *(_number(t, q) for q in survey.questions))
    rows = []
    for each in sorted(responses, key=lambda each: (_who(t, directory, each).casefold(), each.participant)):
        part = [stratum_label(t, survey.breakdown, each.stratum, directory)] if parted else []
        said = (_written(each.answers.get(question.number)) for question in survey.questions)
        rows.append((_who(t, directory, each), _local(survey, each.submitted_at), *part, *said))
    return Table(_DATA, _("Données"), header, tuple(rows))


def _who(t: Texts, directory: Directory, response: Response) -> str:
    """An organisation's or a member's name; a member who has no entry is named by Discord's number."""
    _ = t.gettext
    number = int(response.participant[1:])
    if response.participant.startswith("o"):
        organization = directory.organizations.get(number)
        return organization.name if organization else _("une organisation effacée")
    person = directory.person_of(number)
    return person.name if person else _("membre du serveur {number}").format(number=number)


def _written(value: Value | None) -> Cell:
    if value is None:
        return ""
    return ", ".join(map(str, value)) if isinstance(value, tuple) else value


def _metadata(t: Texts, results: Results) -> Table:
    _ = t.gettext
    survey = results.survey
    unknown = _("inconnu")
    facts: tuple[tuple[str, Cell], ...] = (
        (_("Sondage"), survey.title),
        (_("Numéro"), survey.id),
        (_("Anonyme"), _("oui") if survey.anonymous else _("non")),
        (_("Une réponse par"), _("organisation") if survey.by_organization else _("membre")),
        (_("Ouverture"), _local(survey, survey.opens_at)),
        (_("Fermeture"), _local(survey, survey.closed_at or survey.closes_at)),
        (_("Fuseau horaire"), survey.time_zone),
        (_("Réponses"), results.answered),
        (_("Invités"), unknown if results.invited is None else results.invited),
        (_("Seuil"), survey.threshold),
    )
    return Table(_METADATA, _("Métadonnées"), (_("Quoi"), _("Valeur")), facts)


def _codebook(t: Texts, survey: Survey) -> Table:
    _ = t.gettext
    header = (_("Question"), _("Formulation"), _("Genre"), _("Obligatoire"), _("Condition"), _("Code"), _("Réponse"))
    rows: list[tuple[Cell, ...]] = []
    for question in survey.questions:
        required = _("oui") if question.required else _("non")
        about = (question.number, question.text, question_kind_label(t, question.kind), required)
        codes: list[tuple[Cell, Cell]] = [(code, code_label(t, question, code)) for code in question.codes]
        rows += [(*about, _condition(t, question), *each) for each in codes or [("", "")]]
    return Table(_CODES, _("Codes"), header, tuple(rows))


def _condition(t: Texts, question: Question) -> str:
    _ = t.gettext
    if question.condition is None:
        return ""
    codes = ", ".join(map(str, sorted(question.condition.codes)))
    return _("si la réponse à la question {number} est parmi : {codes}").format(
        number=question.condition.number, codes=codes
    )


def _number(t: Texts, question: Question) -> str:
    _ = t.gettext
    return _("Question {number}").format(number=question.number)


def _rounded(figure: float | None) -> Cell:
    return "" if figure is None else round(figure, 4)


def _local(survey: Survey, at: datetime | None) -> str:
    return f"{at.astimezone(ZoneInfo(survey.time_zone)):%Y-%m-%d %H:%M}" if at is not None else ""
