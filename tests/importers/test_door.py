import json

import pytest

from bot.domain.errors import UnreadableFile
from bot.exporters.markdown import write_markdown
from bot.exporters.plan_json import write_json
from bot.importers.decoding import MAX_BYTES
from bot.importers.door import read_plan
from tests.samples import SMALL_PLAN

JSON = write_json(SMALL_PLAN)


def refusal(name: str, data: bytes) -> UnreadableFile:
    with pytest.raises(UnreadableFile) as caught:
        read_plan(name, data)
    return caught.value


@pytest.mark.parametrize("name", ["plan.json", "PLAN.JSON", "plan.txt", "dossier/plan.json"])
def test_json_is_read_as_json(name: str) -> None:
    assert read_plan(name, JSON).plan == SMALL_PLAN


def test_json_in_a_text_file_is_seen_under_its_byte_order_mark() -> None:
    assert read_plan("plan.txt", b"\xef\xbb\xbf \n" + JSON).plan == SMALL_PLAN


@pytest.mark.parametrize("name", ["plan.md", "plan.markdown", "Plan.TXT"])
def test_markdown_is_read_as_markdown(name: str) -> None:
    assert read_plan(name, write_markdown(SMALL_PLAN)).plan == SMALL_PLAN


@pytest.mark.parametrize("name", ["plan.docx", "plan", "plan.csv", ".json", ""])
def test_another_format_is_refused_by_its_name(name: str) -> None:
    refused = refusal(name, JSON)
    assert (refused.reason, refused.detail) == ("format", name)


@pytest.mark.parametrize("name", ["plan.json", "plan.md"])
@pytest.mark.parametrize(
    ("data", "reason"),
    [(b"", "empty"), (b" \n\t", "empty"), (b" " * (MAX_BYTES + 1), "too_large"), (b"\xff\xfea", "encoding")],
)
def test_a_file_that_no_reader_could_use_is_refused(name: str, data: bytes, reason: str) -> None:
    assert refusal(name, data).reason == reason


def test_a_plan_that_breaks_a_rule_of_the_domain_is_refused_with_its_place() -> None:
    document = json.loads(JSON)
    specific = document["axes"][0]["objectives"][0]["specific_objectives"][0]
    specific["actions"][1]["ref"] = "II.B.1.4"
    refused = refusal("plan.json", json.dumps(document).encode())
    assert (refused.reason, refused.detail) == ("plan_duplicate_number", "II.B.1 number: 4")


def test_a_rule_that_the_plan_itself_breaks_has_no_reference() -> None:
    refused = refusal("plan.json", json.dumps({**json.loads(JSON), "title": " "}).encode())
    assert (refused.reason, refused.detail) == ("plan_empty_text", "title")
