from markdown_it import MarkdownIt

from bot.importers.markdown_tables import Row, TextLine, read_lines, split_cells


def _rows(text: str) -> list[tuple[str, ...]]:
    return [line.cells for line in read_lines(text) if isinstance(line, Row)]


def _texts(text: str) -> list[str]:
    return [line.text for line in read_lines(text) if isinstance(line, TextLine)]


def _rendered(text: str) -> str:
    return str(MarkdownIt("commonmark").enable("table").render(text))


def test_cells_past_the_header_are_kept_where_markdown_drops_them() -> None:
    text = "| a | b |\n|--|--|\n| 1 | 2 | de trop |\n"
    assert "de trop" not in _rendered(text)
    assert _rows(text) == [("a", "b"), ("1", "2", "de trop")]


def test_a_line_glued_under_a_table_is_text_where_markdown_makes_a_row() -> None:
    text = "| a | b |\n|--|--|\n| 1 | 2 |\nNotes : à part\n"
    assert "<td>Notes : à part</td>" in _rendered(text)
    assert _rows(text) == [("a", "b"), ("1", "2")]
    assert _texts(text) == ["Notes : à part"]


def test_a_number_stays_in_its_line_where_markdown_takes_it_away() -> None:
    text = "3. Élections, Lachine Est\n"
    assert "3. Élections" not in _rendered(text)
    assert _texts(text) == ["3. Élections, Lachine Est"]


def test_a_table_without_outer_pipes_is_a_table() -> None:
    assert _rows("a | b\n--|--\n1 | 2\n") == [("a", "b"), ("1", "2")]


def test_a_table_whose_dashes_disagree_with_its_header_still_has_rows() -> None:
    text = "| a | b |\n|--|--|--|\n| 1 | 2 |\n"
    assert "<table>" not in _rendered(text)
    assert _rows(text) == [("a", "b"), ("1", "2")]


def test_an_escaped_pipe_is_part_of_its_cell() -> None:
    assert split_cells(r"| a \| b | c |") == ("a | b", "c")


def test_a_row_cut_before_its_last_pipe_keeps_its_last_cell() -> None:
    assert split_cells("| a | b") == ("a", "b")


def test_emphasis_and_blanks_around_are_all_that_a_cell_loses() -> None:
    assert split_cells("|  **Axe I**  | ~~rayé~~ | 1^{ère} *fois* |") == ("Axe I", "rayé", "1^{ère} *fois*")


def test_lines_are_counted_from_one() -> None:
    lines = list(read_lines("titre\n\n| a | b |\n|--|--|\n| 1 | 2 |\n"))
    assert [line.line for line in lines] == [1, 3, 5]


def test_a_rule_between_two_lines_says_nothing() -> None:
    assert _texts("un\n\n---\n\ndeux\n") == ["un", "deux"]
