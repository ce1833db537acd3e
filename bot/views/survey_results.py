"""The results of a survey on a screen: page by page a picture, and the same as text; then the comments."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from bot.domain.directory import Directory
from bot.domain.survey import QuestionKind, Survey, SurveyStatus
from bot.domain.survey_results import QuestionResults, Results, part_of
from bot.texts.catalogue import Texts
from bot.texts.survey_codes import code_label
from bot.texts.survey_pages import Page, Piece, pages_of
from bot.texts.survey_pictures import alt_text
from bot.texts.survey_results import (
    SEPARATOR,
    before_text,
    comments_text,
    continued_text,
    count_text,
    hidden_parts_text,
    participation_text,
    question_withheld_text,
    stratum_label,
    summary_text,
    withheld_text,
)
from bot.views.layout import Block, Choice, Control, Picture, Screen, blocks_of, clamp, paginate
from bot.views.markup import plain
from bot.views.paging import closing_notes, page_controls
from bot.views.survey_management_places import card_control
from bot.views.survey_results_places import (
    ResultsPlace,
    export_control,
    part_control,
    publish_control,
    written_part,
)

_MOST_PARTS: Final = 24


@dataclass(frozen=True, slots=True)
class Drawn:
    """A page to draw, and what its picture is called; ``heading`` is written under the survey's title."""

    results: Results
    page: Page
    heading: str
    picture: Picture


@dataclass(frozen=True, slots=True)
class ResultsPage:
    """One page of results: its screen, and what is drawn on it, if anything is."""

    screen: Screen
    drawn: Drawn | None


def results_page(t: Texts, directory: Directory, results: Results, place: ResultsPlace) -> ResultsPage:
    """The page of ``results`` at ``place``, brought back between the first and the last."""
    _ = t.gettext
    survey = results.survey
    part, whole = _part(t, directory, results, place.stratum), results
    if place.stratum is not None:
        results = part_of(results, place.stratum)
    pictured, said = pages_of(results), paginate(_comments(t, results))
    told = [each for each in said if each] or ([] if pictured else [_nothing(t, results)])
    page = clamp(place.page, [*pictured, *told])
    drawn = _drawn(t, results, pictured, page, part) if page < len(pictured) else None
    blocks = _blocks(t, results, pictured[page]) if page < len(pictured) else told[page - len(pictured)]
    count = len(pictured) + len(told)
    notes = _notes(t, whole, place) + closing_notes(t, page, count, source_text=False)
    controls = page_controls(t, page, count, lambda to: place.at(to).control())
    if not place.public:
        controls += _for_coordination(t, survey)
    screen = Screen(
        title=results_title(t, survey),
        subtitle=SEPARATOR.join(filter(None, (_participation(t, whole), plain(part)))),
        blocks=blocks,
        notes=notes,
        menu_id=part_control(survey.id),
        menu_label=_("Voir une partie des réponses…"),
        choices=[] if place.public else _parts(t, directory, whole),
        controls=controls,
        pictures=[drawn.picture] if drawn else [],
    )
    return ResultsPage(screen, drawn)


def results_title(t: Texts, survey: Survey) -> str:
    """« Résultats : Satisfaction des membres »."""
    _ = t.gettext
    return _("Résultats : {title}").format(title=plain(survey.title))


def pictures_of(t: Texts, results: Results, most: int) -> list[Drawn]:
    """The first ``most`` pictures of ``results``."""
    pages = pages_of(results)
    return [_drawn(t, results, pages, number, "") for number in range(min(len(pages), most))]


def waiting_screen(t: Texts, survey: Survey, answered: int, invited: int | None) -> Screen:
    """How many have answered so far a survey whose results are not to be seen yet."""
    _ = t.gettext
    said = participation_text(t, answered, invited, by_organization=survey.by_organization)
    blocks = [Block(_("**Participation jusqu'ici :** {participation}").format(participation=said))]
    if survey.closes_at is not None:
        when = f"<t:{int(survey.closes_at.timestamp())}:f>"
        blocks.append(Block(_("Les résultats se verront une fois le sondage fermé : {when}.").format(when=when)))
    else:
        blocks.append(Block(_("Les résultats se verront une fois le sondage fermé.")))
    return Screen(title=results_title(t, survey), blocks=blocks)


def exported_screen(t: Texts, survey: Survey, file_names: Sequence[str]) -> Screen:
    """The screen that carries the files of results."""
    _ = t.gettext
    if survey.anonymous:
        said = _("Des totaux et des commentaires mêlés : ce sondage est anonyme, il n'y a pas de ligne par personne.")
    else:
        said = _("Une ligne par réponse. Ces fichiers nomment des personnes : gardez-les pour la coordination.")
    first, *others = file_names
    return Screen(title=results_title(t, survey), blocks=[Block(said)], file_name=first, more_files=others)


def _drawn(t: Texts, results: Results, pages: Sequence[Page], page: int, part: str) -> Drawn:
    _ = t.gettext
    number = ""
    if len(pages) > 1:
        number = _("Image {page} sur {pages}").format(page=page + 1, pages=len(pages))
    heading = SEPARATOR.join(filter(None, (part, number)))
    name = f"resultats-{results.survey.id}-{page + 1}.png"
    return Drawn(results, pages[page], heading, Picture(name, alt_text(t, results, pages[page], heading)))


def _participation(t: Texts, results: Results) -> str:
    by_organization = results.survey.by_organization
    return participation_text(t, results.answered, results.invited, by_organization=by_organization)


def _part(t: Texts, directory: Directory, results: Results, stratum: str | None) -> str:
    return "" if stratum is None else stratum_label(t, results.survey.breakdown, stratum, directory)


def _parts(t: Texts, directory: Directory, results: Results) -> list[Choice]:
    """The menu of the parts that may be shown, where there are any."""
    _ = t.gettext
    if not results.strata:
        return []
    everybody = Choice(_("Toutes les réponses"), written_part(None))
    shown = results.strata[:_MOST_PARTS]
    return [everybody, *(Choice(_part(t, directory, results, each), written_part(each)) for each in shown)]


def _blocks(t: Texts, results: Results, page: Page) -> list[Block]:
    return [block for piece in page for block in blocks_of([piece_text(t, results, piece)])]


def piece_text(t: Texts, results: Results, piece: Piece) -> str:
    """All that a picture shows of a question, in words."""
    found = piece.found
    question, figures = found.question, found.figures
    wording = f"{question.number}. {plain(question.text)}"
    lines = [f"**{continued_text(t, wording) if piece.continued else wording}**"]
    if found.withheld or figures is None:
        return "\n".join([*lines, question_withheld_text(t, results.least)])
    lines.append(summary_text(t, question, figures))
    if figures.n:
        counts = count_lines(t, piece)
        lines += (
            [SEPARATOR.join(counts)]
            if question.kind is QuestionKind.RECOMMENDATION
            else [f"- {each}" for each in counts]
        )
    if found.before is not None and found.before.n and not piece.continued:
        lines.append(before_text(t, question, found.before))
    return "\n".join(lines)


def count_lines(t: Texts, piece: Piece) -> list[str]:
    """How many chose each code of a piece: « Le matin : 4 (57 %) », « Le matin : 4 (57 %; avant : 40 %) »."""
    question, figures = piece.found.question, piece.found.figures
    if figures is None:
        return []
    before = piece.found.share_before
    told = ((code, count_text(t, figures.counts[code], figures.share(code), before(code))) for code in piece.codes)
    return [f"{plain(code_label(t, question, code))}{_colon(t)} {count}" for code, count in told]


def _colon(t: Texts) -> str:
    return "\N{NO-BREAK SPACE}:" if t.language == "fr" else ":"


def _comments(t: Texts, results: Results) -> list[Block]:
    return [block for found in results.questions if found.comments for block in _comments_on(t, found)]


def _comments_on(t: Texts, found: QuestionResults) -> list[Block]:
    question = found.question
    heading = f"**{question.number}. {plain(question.text)}**\n{comments_text(t, len(found.comments))}"
    return [Block(heading), *blocks_of(f"- {plain(' '.join(said.split()))}" for said in found.comments)]


def _nothing(t: Texts, results: Results) -> list[Block]:
    """Why there is nothing on any page."""
    return (
        [Block(withheld_text(t, results.answered, results.least))] if results.withheld or not results.answered else []
    )


def _notes(t: Texts, results: Results, place: ResultsPlace) -> list[str]:
    _ = t.gettext
    survey, notes = results.survey, []
    if not place.public and any(each.hidden_parts for each in results.questions):
        notes.append(hidden_parts_text(t, results.least))
    if not place.public and not survey.anonymous and results.least < survey.threshold:
        notes.append(
            _("Sondage nominatif : vous voyez tout. Ce qui est publié se montre à partir de {least} réponses.").format(
                least=survey.threshold
            )
        )
    if survey.status is SurveyStatus.OPEN:
        notes.append(_("Le sondage est encore ouvert : ces chiffres changeront."))
    return notes


def _for_coordination(t: Texts, survey: Survey) -> list[Control]:
    _ = t.gettext
    controls = [Control("XLSX", export_control(survey.id, "xlsx")), Control("CSV", export_control(survey.id, "csv"))]
    if survey.status is not SurveyStatus.OPEN:
        controls.append(Control(_("Publier dans le salon"), publish_control(survey.id)))
    return [*controls, Control(_("Revenir au sondage"), card_control(survey.id))]
