"""A plan as Markdown: a document for people, that ``bot.importers.markdown`` reads back to an equal plan."""

from collections.abc import Iterable, Iterator

from bot.domain.plan import Action, Axis, Objective, Organization, Plan, SpecificObjective, Statement, WorkingGroup
from bot.domain.reference import to_letters, to_roman
from bot.texts import exact_markdown as form
from bot.texts.exact_markdown import escape


def write_markdown(plan: Plan) -> bytes:
    """``plan`` (one that ``bot.domain.validation`` finds no problem in) as UTF-8, in the form of ``exact_markdown``."""
    blocks = [form.MARKER, f"# {escape(plan.title)}", *_organization(plan.organization), *_presentation(plan)]
    for axis in plan.axes:
        blocks += _axis(axis, plan.fiscal_years)
    return ("\n\n".join(blocks) + "\n").encode()


def _organization(organization: Organization) -> Iterator[str]:
    yield f"## {escape(organization.name)}"
    yield from _paragraphs(organization.description)
    yield from _section(form.HISTORY, _paragraphs(organization.history))
    yield from _section(form.MISSION, _paragraphs(organization.mission))
    yield from _section(form.OBJECTIVES, _items(map(escape, organization.objectives)))
    yield from _section(form.STRUCTURE, _paragraphs(organization.structure))
    yield from _section(form.WORKING_GROUPS, _items(map(_working_group, organization.working_groups)))


def _presentation(plan: Plan) -> Iterator[str]:
    yield f"## {form.PLAN}"
    yield from _paragraphs(plan.introduction)
    yield from _section(form.OBJECTIVES, _items(map(escape, plan.objectives)))
    yield from _section(form.YEARS, _items(map(escape, plan.fiscal_years)))
    parties = (
        "\n".join([f"- {escape(party.name)}", *(f"  - {escape(alias)}" for alias in party.aliases)])
        for party in plan.parties
    )
    yield from _section(form.PARTIES, ["\n".join(parties)] if plan.parties else [])


def _axis(axis: Axis, years: tuple[str, ...]) -> Iterator[str]:
    yield f"## Axe {to_roman(axis.number)} – {escape(axis.title)}"
    for objective in axis.objectives:
        yield f"### Objectif {to_letters(objective.number)} : {escape(objective.title)}"
        if objective.specific_objectives:
            yield "\n".join(_table(objective, years))
        yield from _section(form.NOTES, _items(escape(note.text) for note in objective.notes), mark="")


def _table(objective: Objective, years: tuple[str, ...]) -> Iterator[str]:
    header = (*form.COLUMNS, *years, form.NOTES_COLUMN)
    yield _row(header)
    yield _row("---" for _ in header)
    for specific in objective.specific_objectives:
        yield _row(_specific_objective(specific, years))
        for action in specific.actions:
            yield _row(_action(action, years))


def _specific_objective(item: SpecificObjective, years: tuple[str, ...]) -> Iterator[str]:
    yield from (f"{item.number}. {escape(item.title)}", "")
    yield from (_statements(item.expected_results), _statements(item.indicators))
    yield from ("", "", *("" for _ in years))
    yield _statements(item.notes)


def _action(item: Action, years: tuple[str, ...]) -> Iterator[str]:
    yield from ("", f"{item.number}. {escape(item.title)}")
    yield from (_statements(item.expected_results), _statements(item.indicators))
    yield from (form.BREAK.join(map(escape, names)) for names in (item.responsibles, item.partners))
    yield from (form.MARK if year in item.fiscal_years else "" for year in years)
    yield _statements(item.notes)


def _row(cells: Iterable[str]) -> str:
    return "| " + " | ".join(cells) + " |"


def _statements(statements: Iterable[Statement]) -> str:
    return form.BREAK.join(escape(statement.text) for statement in statements)


def _section(title: str, blocks: Iterable[str], mark: str = "### ") -> Iterator[str]:
    """``blocks`` under their title; nothing where there is none."""
    for place, block in enumerate(blocks):
        if place == 0:
            yield f"{mark}{title}"
        yield block


def _paragraphs(text: str) -> Iterator[str]:
    return map(escape, text.split("\n") if text else ())


def _items(texts: Iterable[str]) -> Iterator[str]:
    if items := "\n".join(f"- {text}" for text in texts):
        yield items


def _working_group(group: WorkingGroup) -> str:
    name = escape(group.name)
    return name if group.active else f"~~{name}~~"
