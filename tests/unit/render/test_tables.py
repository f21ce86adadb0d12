"""Heads of tables say what they are the heads of (A11-37)."""

from __future__ import annotations

import pytest

from zwgk.render.bodies import Bodies
from zwgk.render.tables import with_scopes


def html(text: str) -> str:
    return Bodies().html(text).replace("\n", "")


def test_column_heads_and_no_inline_style() -> None:
    found = html("| 甲 | 乙 |\n| :-- | --: |\n| 1 | 2 |")
    assert found.count('<th scope="col"') == 2
    assert 'class="align-right"' in found and "style=" not in found
    assert 'scope="row"' not in found


def test_an_empty_corner_makes_the_first_column_heads() -> None:
    found = html("|  | 户数 |\n| --- | --- |\n| 柳泉镇 | 12 |\n|  | 3 |")
    assert '<tr><td></td><th scope="col">户数</th></tr>' in found
    assert '<tr><th scope="row">柳泉镇</th><td>12</td></tr>' in found
    assert "<tr><td></td><td>3</td></tr>" in found


def test_a_first_column_all_in_bold_is_heads() -> None:
    found = html("| 镇 | 户数 |\n| --- | --- |\n| **柳泉镇** | 12 |\n| **南河镇** | **3** |")
    assert '<th scope="row">柳泉镇</th><td>12</td>' in found
    assert '<th scope="row">南河镇</th><td><strong>3</strong></td>' in found


@pytest.mark.parametrize(
    "rows",
    ["| 柳泉镇 | 12 |\n| **合计** | 12 |", "| **柳泉**镇 | 12 |", "| **柳泉**和**南河** | 12 |"],
)
def test_some_bold_in_the_first_column_is_only_bold(rows: str) -> None:
    assert 'scope="row"' not in html(f"| 镇 | 户数 |\n| --- | --- |\n{rows}")


def test_a_table_of_one_column_has_no_row_heads() -> None:
    assert 'scope="row"' not in html("| 镇 |\n| --- |\n| **柳泉镇** |")


def test_typed_tables_are_completed() -> None:
    table = (
        "<table><tr><th>镇</th><th>户数</th></tr>"
        "<tr><th>柳泉镇</th><td>12</td></tr>"
        '<tr><th scope="rowgroup">南河镇</th><td>3</td></tr></table>'
    )
    assert with_scopes(table) == (
        '<table><tr><th scope="col">镇</th><th scope="col">户数</th></tr>'
        '<tr><th scope="row">柳泉镇</th><td>12</td></tr>'
        '<tr><th scope="rowgroup">南河镇</th><td>3</td></tr></table>'
    )


def test_a_head_row_that_begins_with_an_empty_cell() -> None:
    table = "<table><tr><td></td><th>户数</th></tr><tr><th>柳泉镇</th><td>12</td></tr></table>"
    assert '<td></td><th scope="col">户数</th>' in with_scopes(table)
    assert '<th scope="row">柳泉镇</th>' in with_scopes(table)


def test_cells_over_several_rows_are_left_alone() -> None:
    table = (
        "<table><thead><tr><th></th><th>甲</th></tr></thead><tbody>"
        '<tr><td rowspan="2">一</td><td>1</td></tr><tr><td>2</td></tr></tbody></table>'
    )
    assert 'scope="row"' not in with_scopes(table)


def test_a_text_without_a_table_is_the_same() -> None:
    assert with_scopes("<p>正文</p>") == "<p>正文</p>"
