import re
from dataclasses import replace

import pytest
from hypothesis import given, settings

from bot.domain.plan import Plan
from bot.exporters.door import ExportFormat, file_name, write_plan
from bot.exporters.markdown import write_markdown
from bot.exporters.plan_csv import write_csv
from bot.exporters.plan_json import write_json
from bot.importers.door import read_plan
from tests.samples import SMALL_PLAN
from tests.strategies import plans, texts


def test_each_format_has_its_writer() -> None:
    assert write_plan(SMALL_PLAN, ExportFormat.JSON) == write_json(SMALL_PLAN)
    assert write_plan(SMALL_PLAN, ExportFormat.CSV) == write_csv(SMALL_PLAN)
    assert write_plan(SMALL_PLAN, ExportFormat.MARKDOWN) == write_markdown(SMALL_PLAN)


@pytest.mark.parametrize("export_format", [ExportFormat.JSON, ExportFormat.MARKDOWN])
@settings(max_examples=25)
@given(plan=plans())
def test_what_goes_out_without_loss_comes_in_again(export_format: ExportFormat, plan: Plan) -> None:
    draft = read_plan(file_name(plan, export_format), write_plan(plan, export_format))
    assert draft.plan == plan


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Plan d'action triennal 2011-2014", "plan-d-action-triennal-2011-2014.csv"),
        ("Œuvrer à l'Été / à Noël…", "oeuvrer-a-l-ete-a-noel.csv"),
        ("🙂", "plan.csv"),
        ("../../etc/passwd", "etc-passwd.csv"),
        ("mot " * 100, "mot-" * 14 + "mot.csv"),
    ],
)
def test_a_file_is_named_after_the_plan_in_plain_letters(title: str, name: str) -> None:
    assert file_name(replace(SMALL_PLAN, title=title), ExportFormat.CSV) == name


@given(texts())
def test_any_name_is_one_that_every_system_accepts(title: str) -> None:
    name = file_name(replace(SMALL_PLAN, title=title), ExportFormat.MARKDOWN)
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*\.md", name)
