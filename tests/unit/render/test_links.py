"""Links in texts: resolved wherever the text stands, files named with type and size."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.support.county import build_result, built, policy
from tests.support.rules import RULES
from zwgk.model.result import FileNote
from zwgk.model.settings import Settings
from zwgk.render.links import file_note

PLACE = "content/places/zwfwzx.yml"
B = "content/policies/2025/b.md"
DOCX = "content/policies/2025/附件/申请表.docx"
HREF = "../../files/policies/b/%E7%94%B3%E8%AF%B7%E8%A1%A8.docx"
FILE = FileNote("DOCX", "24 KB")


def page(tmp_path: Path, body: str, **changes: bytes) -> str:
    files: dict[str, str | bytes] = {B: policy("乙", body=body), DOCX: b"x" * 24 * 1024}
    return built(tmp_path, {**files, **changes})["policies/b/index.html"]


def test_a_link_to_a_file_says_type_and_size_and_saves_it(tmp_path: Path) -> None:
    """DOC-13."""
    assert (
        f'见<a class="file" href="{HREF}" download>申请表'
        '<span class="file-type">（DOCX，24 KB）</span></a>。'
    ) in page(tmp_path, "见[申请表](附件/申请表.docx)。")


def test_attributes_of_the_editor_stay(tmp_path: Path) -> None:
    html = page(tmp_path, '[申请表](附件/申请表.docx "空白表"){ .wide }')
    assert f'<a class="wide file" href="{HREF}" title="空白表" download>' in html


def test_typed_links_and_players_are_resolved_too(tmp_path: Path) -> None:
    html = page(
        tmp_path,
        "<a href='附件/申请表.docx'>申请表</a> <a href=\"a.md#x\">甲</a>\n\n"
        '<video controls src="附件/v.mp4" poster="附件/p.png"></video>\n\n## 文字稿\n\n全文。',
        **{
            "content/policies/2025/附件/v.mp4": b"x",
            "content/policies/2025/附件/p.png": b"x",
            "content/policies/2025/a.md": policy("甲", body='<p id="x">正文</p>').encode(),
        },
    )
    assert f'<a class="file" href="{HREF}" download>申请表<span' in html
    assert '<a href="../../policies/a/#x">甲</a>' in html
    assert 'src="../../files/policies/b/v.mp4" poster="../../files/policies/b/p.png"' in html


def test_a_picture_is_not_a_link_to_a_file(tmp_path: Path) -> None:
    html = page(tmp_path, "![县政府大门](附件/p.png)", **{"content/policies/2025/附件/p.png": b"x"})
    assert '<img alt="县政府大门" src="../../files/policies/b/p.png" />' in html


def test_a_file_is_found_wherever_it_may_lie(tmp_path: Path) -> None:
    """Rulings 25: what the link stage finds, the page links to."""
    html = page(tmp_path, "[名单](名单.xlsx)", **{"content/policies/2025/b/附件/名单.xlsx": b"x"})
    assert 'href="../../files/policies/b/%E5%90%8D%E5%8D%95.xlsx" download>名单<span' in html


def test_words_of_a_link_to_what_is_not_public_stay(tmp_path: Path) -> None:
    draft = policy("草", 状态="草稿")
    html = built(
        tmp_path,
        {B: policy("乙", body="见[草稿](c.md)。"), "content/policies/2025/c.md": draft},
    )["policies/b/index.html"]
    assert "<p>见草稿。</p>" in html


@pytest.mark.parametrize(
    ("text", "after", "note"),
    [
        ("申请表", "。", "（DOCX，24 KB）"),
        ("申请表（一式两份）", "", "（DOCX，24 KB）"),
        ("申请表（DOCX，24 KB）", "", ""),
        ("申请表(docx)", "", ""),
        ("申请表【24KB】", "", ""),
        ("申请表", "（DOCX，24 KB）", ""),
        ("申请表", " (docx格式)", ""),
        ("申请表", "（可以复印）", "（DOCX，24 KB）"),
        ("申请表.docx", "", "（24 KB）"),
        ("申请表 DOCX 24KB", "", ""),
    ],
)
def test_nothing_is_said_twice(text: str, after: str, note: str) -> None:
    assert file_note(text, after, FILE) == note


QUESTIONS = """\
- 编号: who
  问: 谁能领？
  答: |
    见[申请表](附件/申请表.docx)。[^1]

    ## 条件

    两条。

    [^1]: 注。
  关于: 办事指南/jiuzhu
  答复单位: 县民政局
  更新日期: 2026-05-01
- 编号: how
  问: 怎么领？
  答: |
    ## 条件

    见[申请表](附件/申请表.docx)。[^1]

    [^1]: 注。
  关于: 办事指南/jiuzhu
  答复单位: 县民政局
  更新日期: 2026-05-01
"""
GUIDE = """\
事项名称: 临时救助申请
一句话说清楚: 突然遇到困难的家庭，可以申请临时救助
实施主体: 县民政局
服务对象: 个人
发布日期: 2026-04-01 09:00
设定依据: 《社会救助暂行办法》第九章
受理条件: 户籍在本县
申请材料: [居民身份证]
办理流程:
  - {步骤: 申请, 说明: 到乡镇便民服务中心}
法定办结时限: 20个工作日
承诺办结时限: 10个工作日
收费: 不收费
办理地点: 县政务服务中心
办理时间: 工作日 9:00-17:00
到现场次数: 1
代办: 可以由家人代办
上门服务: 可以预约
咨询电话: 0000-0000104
监督投诉电话: 0000-0000102
"""


def test_answers_read_the_same_on_their_page_and_in_a_guide(tmp_path: Path) -> None:
    changes: dict[str, str | bytes] = {
        "content/questions/q.yml": QUESTIONS,
        "content/questions/附件/申请表.docx": b"x" * 2048,
        "content/guides/jiuzhu.yml": GUIDE,
        PLACE: (RULES / "_base" / PLACE).read_text("utf-8"),
    }
    pages = built(tmp_path, changes)
    own, guide = pages["questions/who/index.html"], pages["guides/jiuzhu/index.html"]
    note = '申请表<span class="file-type">（DOCX，2 KB）</span></a>'
    for html in (own, guide):
        assert 'href="../../files/questions/who/' in html and note in html
    assert '<h2 id="条件">条件</h2>' in own
    assert '<h3 id="who-条件">条件</h3>' in guide and '<h3 id="how-条件">条件</h3>' in guide
    assert '<a class="footnote-ref" href="#who-fn:1">' in guide and 'id="who-fn:1"' in guide
    ids = re.findall(r' id="([^"]+)"', guide)
    assert len(ids) == len(set(ids))


def test_what_only_a_hand_written_page_uses_is_published(tmp_path: Path) -> None:
    guide = "---\n标题: 政府信息公开指南\n发布日期: 2025-01-02 09:00\n---\n见[表](附件/表.docx)。\n"
    result, _ = build_result(
        tmp_path, {"content/disclosure-guide.md": guide, "content/附件/表.docx": b"x"}
    )
    assert result.plan
    address = "files/pages/disclosure-guide/表.docx"
    assert address in {f.path for f in result.files}
    assert result.plan.files[address] == FileNote("DOCX", "1 KB")


def test_a_hand_written_page_gets_the_finish_of_records(tmp_path: Path) -> None:
    guide = "---\n标题: 政府信息公开指南\n发布日期: 2025-01-02 09:00\n---\n正文。\n"
    result, renderer = build_result(
        tmp_path,
        {"content/disclosure-guide.md": guide + "[表](附件/表.docx)", "content/附件/表.docx": b"x"},
        settings=Settings(offline=True),
    )
    assert result.plan and renderer
    planned = next(p for p in result.plan.pages if p.url == "disclosure-guide/")
    resolved = '<h1>一</h1>\n<p><a href="../files/pages/disclosure-guide/表.docx">表</a></p>\n'
    typed = '<p><a href="附件/表.docx">表</a> <a href="../rules/">制度</a></p>'
    html = renderer.hand_written(result.plan, planned, resolved + typed)
    link = (
        '<a class="file" href="../files/pages/disclosure-guide/%E8%A1%A8.docx" download>表'
        '<span class="file-type">（DOCX，1 KB）</span></a>'
    )
    assert html.count(link) == 2
    assert '<a href="../rules/index.html">制度</a>' in html
    assert html.startswith("<h2>一</h2>")
