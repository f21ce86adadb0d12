"""A guide's own words on paper: paragraphs, headings, lists, tables, links (SVC-09)."""

from __future__ import annotations

from typing import Any

from zwgk.outputs import printed_blocks


def plain(text: str, **more: Any) -> dict[str, Any]:
    return {"text": text, "strong": False, "url": "", **more}


def test_paragraphs_keep_bold_words_links_and_line_ends() -> None:
    html = '<p>先<strong>预约</strong>，见<a href="https://example.gov.cn/a/">这里</a>。<br />再来。</p>'
    assert printed_blocks(html) == [
        {
            "kind": "text",
            "runs": [
                plain("先"),
                plain("预约", strong=True),
                plain("，见"),
                plain("这里", url="https://example.gov.cn/a/"),
                plain("。"),
                plain("\n"),
                plain("再来。"),
            ],
        }
    ]


def test_a_link_that_leads_nowhere_on_paper_is_its_words() -> None:
    (block,) = printed_blocks('<p><a href="#t3">第三条</a></p>')
    assert block["runs"] == [plain("第三条")]


def test_headings_and_nested_lists_keep_their_levels() -> None:
    html = "<h4>注意</h4><ol><li><p>一</p><ul><li>甲</li><li>乙</li></ul></li><li>二</li></ol>"
    heading, numbered = printed_blocks(html)
    assert heading == {"kind": "heading", "level": 4, "runs": [plain("注意")]}
    assert numbered["numbered"] and len(numbered["items"]) == 2
    first, inner = numbered["items"][0]
    assert first["runs"] == [plain("一")] and not inner["numbered"]
    assert [i[0]["runs"][0]["text"] for i in inner["items"]] == ["甲", "乙"]


def test_a_table_has_as_many_cells_in_every_row() -> None:
    html = (
        "<table><thead><tr><th>档</th><th>标准</th></tr></thead>"
        "<tbody><tr><td>一</td><td>1元</td></tr><tr><td>二</td></tr></tbody></table>"
    )
    (table,) = printed_blocks(html)
    assert table["columns"] == 2 and len(table["rows"]) == 2
    assert table["rows"][1] == [[plain("二")], []]


def test_pictures_are_their_words_and_unknown_tags_pass() -> None:
    html = '<div>上<span lang="en">OCR</span></p><img alt="示意图" src="a.png" /></div>下'
    first, second = printed_blocks(html)
    assert "".join(r["text"] for r in first["runs"]) == "上OCR（图：示意图）"
    assert second["runs"] == [plain("下")]


def test_signs_of_markup_stay_signs() -> None:
    (block,) = printed_blocks("<p>1 &lt; 2 &amp; #let x = 1</p>")
    assert block["runs"][0]["text"] == "1 < 2 & #let x = 1"
