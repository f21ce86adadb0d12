"""Reading pictures, links, headings and tables out of Markdown."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.county import examined, policy
from zwgk.check import prose
from zwgk.check.limits import TRADITIONAL

A = "content/policies/2025/a.md"


def test_pictures_with_and_without_text() -> None:
    text = (
        '![图](a.png) ![](b.png) <img src="c.png"> <img alt="有" src="d.png">'
        '<img src="装饰.png" alt="">'
    )
    assert [t for _, t in prose.images(text)] == ["图", "", "", "有"]


def test_links_are_not_pictures() -> None:
    text = "![图](a.png) [办法](a.md) [](b.md) <https://www.qinghe.example.gov.cn/>"
    assert [(k.text, k.target) for k in prose.links(text)] == [
        ("办法", "a.md"),
        ("", "b.md"),
        ("https://www.qinghe.example.gov.cn/", "https://www.qinghe.example.gov.cn/"),
    ]


def test_links_typed_as_html() -> None:
    text = '<a href="a.md">甲<b>乙</b></a> <a id="x"></a> <a href="b.md"><img alt="图" src="c"></a>'
    assert [(k.text, k.target) for k in prose.links(text)] == [("甲乙", "a.md"), ("图", "b.md")]


def test_headings_of_both_sorts() -> None:
    text = "# 一\n\n正文\n\n### 三 ###\n\n下划线\n=====\n\n#无空格\n"
    assert [(level, t) for _, level, t in prose.headings(text)] == [
        (1, "一"),
        (3, "三"),
        (1, "下划线"),
        (1, "无空格"),
    ]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("| 甲 | 乙 |\n| --- | --- |\n| 1 | 2 |", 0),
        ("|  |  |\n| --- | :-: |\n| 1 | 2 |", 1),
        ("甲 | 乙\n--- | ---\n1 | 2", 0),
        ("一段\n---\n另一段", 0),
        ("<table><tr><td>1</td></tr></table>", 1),
        ("<table><thead><tr><td>1</td></tr></thead></table>", 1),
        ("<table><tr><th>甲</th></tr></table>", 0),
    ],
)
def test_tables_without_heads(text: str, count: int) -> None:
    assert len(list(prose.headless_tables(text))) == count


def _codes(tmp_path: Path, body: str) -> list[str]:
    found = examined(tmp_path, {A: policy("关于示例的通知", body=body)})
    return [f"{p.code} {p.where}" for p in found.problems if p.code[0] == "A"]


def test_code_is_not_read(tmp_path: Path) -> None:
    body = "写法:`![](a.png)`\n\n```\n# 标题\n![](b.png)\n```\n\n~~~\n[点击这里](x)\n"
    assert _codes(tmp_path, body) == []


def test_places_are_exact_after_code(tmp_path: Path) -> None:
    assert _codes(tmp_path, "```\n# 无关\n```\n\n正文\n\n# 一级\n") == [f"A104 {A}:13:1"]


def test_a_body_may_begin_with_level_two_only(tmp_path: Path) -> None:
    assert _codes(tmp_path, "## 二\n\n### 三\n\n## 二\n") == []
    assert _codes(tmp_path, "### 三\n") == [f"A103 {A}:7:1"]


@pytest.mark.parametrize(
    "text",
    ["点击这里", "这里", "更多", "更多>>", "查看详情", "点此下载", "链接", "下载", "点击查看", ""],
)
def test_vague_link_texts(tmp_path: Path, text: str) -> None:
    assert _codes(tmp_path, f"见[{text}](https://www.qinghe.example.gov.cn/a)。") == [
        f"A102 {A}:7:2"
    ]


@pytest.mark.parametrize("text", ["下载申请表", "低保办法", "更多救助政策", "进入网上申请系统"])
def test_telling_link_texts(tmp_path: Path, text: str) -> None:
    assert _codes(tmp_path, f"见[{text}](https://www.qinghe.example.gov.cn/a)。") == []


def test_answers_are_read_too(tmp_path: Path) -> None:
    question = (
        "- 编号: who\n  问: 谁能领?\n  答: 见[这里](https://www.qinghe.example.gov.cn/a)。\n"
        "  答复单位: 县民政局\n  更新日期: 2026-05-01\n"
    )
    found = examined(tmp_path, {"content/questions/a.yml": question})
    places = [str(p.where) for p in found.problems if p.code == "A102"]
    assert places == ["content/questions/a.yml:3:6"]


def _found(tmp_path: Path, body: str, *codes: str, **keys: str) -> list[str]:
    found = examined(tmp_path, {A: policy("关于示例的通知", body=body, **keys)})
    return [f"{p.code} {p.level.value} {p.message}" for p in found.problems if p.code in codes]


def test_what_the_page_mends_does_not_stop_it(tmp_path: Path) -> None:
    """Rulings 1: a county must be able to publish; the page's outline is right anyway."""
    found = examined(tmp_path, {A: policy("关于示例的通知", body="# 一\n\n<h1>二</h1>\n\n#### 三")})
    assert [p.code for p in found.problems if p.code[0] == "A"] == ["A104", "A104", "A103"]
    assert found.planned is not None


@pytest.mark.parametrize(
    ("body", "count"),
    [
        ("<script>alert(1)</script>", 1),
        ("<iframe src='https://a.gov.cn/'></iframe>", 1),
        ("<EMBED src='a.swf'>", 1),
        ("<form><input name='a'><button>交</button></form>", 3),
        ("<p onclick='x()' OnLoad=y>点</p>", 2),
        ("[打印](javascript:print)", 1),
        ("<a href=' JavaScript:print()'>打印本页</a>", 1),
        ("`<script>` 是代码", 0),
        ("```\n<iframe></iframe>\n```", 0),
        ("小于号 < 大于号 >，1<2", 0),
        ("<https://www.qinghe.example.gov.cn/>", 0),
        ("<!-- <script> -->", 0),
    ],
)
def test_code_that_cannot_be_published(tmp_path: Path, body: str, count: int) -> None:
    assert len(_found(tmp_path, body, "A107")) == count


@pytest.mark.parametrize(
    ("body", "levels"),
    [
        ('<p style="color:red">红</p>', ["错误"]),
        ('<p style="a">一</p><p style="b">二</p>', ["错误"]),
        ("<style>p{}</style>", ["错误"]),
        ("<font color=red>红</font>", ["错误"]),
        ("<marquee>滚</marquee>", ["错误"]),
        ('<table align="center" border=1><tr><th width="20">一</th></tr></table>', ["警告"] * 2),
        ('<img src="附件/a.png" alt="图里有字" width="300">', []),
        ("style=“x”，font 字体", []),
    ],
)
def test_styles_of_ones_own(tmp_path: Path, body: str, levels: list[str]) -> None:
    found = _found(tmp_path, body, "A108")
    assert [line.split()[1] for line in found] == levels


def test_a_style_is_told_once_with_its_number(tmp_path: Path) -> None:
    (found,) = _found(tmp_path, '<b style="a">一</b>' * 300, "A108")
    assert "（共 300 处）" in found


VIDEO = '<video src="附件/a.mp4" controls></video>\n\n'


@pytest.mark.parametrize(
    ("body", "count"),
    [
        (VIDEO, 1),
        (VIDEO + "## 文字稿\n\n全文", 0),
        (VIDEO + '??? note "视频文字稿"\n    全文', 0),
        (VIDEO + "<details><summary>文字记录</summary>全文</details>", 0),
        ("## 文字稿\n\n全文\n\n" + VIDEO, 1),
        (VIDEO.replace(" controls", "") + "## 文字稿\n\n全文", 1),
        (VIDEO.replace("video", "audio") + "后面是正文", 1),
    ],
)
def test_players_have_buttons_and_words(tmp_path: Path, body: str, count: int) -> None:
    assert len(_found(tmp_path, body, "A109")) == count


@pytest.mark.parametrize(
    ("summary", "count"),
    [
        ("'见[办法](a.md)'", 1),
        ("'<b>重要</b>'", 1),
        ("'面积<90平方米，见《办法》[2025]1号'", 0),
        ("'一般的话'", 0),
    ],
)
def test_plain_keys_show_markup_as_it_stands(tmp_path: Path, summary: str, count: int) -> None:
    assert len(_found(tmp_path, "正文", "A110", 内容概述=summary)) == count


def test_two_links_with_the_same_words(tmp_path: Path) -> None:
    same = "[指南](../../disclosure-guide.md) [指南](../../disclosure-guide.md)"
    assert _found(tmp_path, same, "A106") == []
    other = "[制度](../../rules/index.md) <a href='../../disclosure-guide.md'>制度</a>"
    assert len(_found(tmp_path, other, "A106")) == 1


@pytest.mark.parametrize(
    "text", ["截图", "图1", "IMG_0012", "微信图片_20260101", "流程图", "b.png", "DSC-12.JPG"]
)
def test_words_of_a_picture_that_say_nothing(tmp_path: Path, text: str) -> None:
    assert len(_found(tmp_path, f"![{text}](附件/a.png)", "A132")) == 1
    assert len(_found(tmp_path, f'<img alt="{text}" src="附件/a.png">', "A132")) == 1


def test_words_of_a_picture_that_tell(tmp_path: Path) -> None:
    assert _found(tmp_path, "![申请流程图，共五步](附件/a.png)", "A132", "A133") == []


@pytest.mark.parametrize(
    ("body", "count"),
    [
        ("请用 Adobe Acrobat Reader 打开", 1),
        ('请用 <span lang="en">Adobe Acrobat Reader</span> 打开', 0),
        ('Adobe Acrobat Reader\n{: lang="en" }', 0),
        ("This is the list of items", 0),
        ("Read it with **Adobe Acrobat Reader** and the others.", 0),
        ('中文一段。\n\nAdobe Acrobat Reader\n{: lang="en" }\n\nAdobe Acrobat Reader', 1),
        ("[申请表](Adobe%20Acrobat%20Reader.docx)", 0),
        ("![图](a.png) `Adobe Acrobat Reader`", 0),
        ('!!! note inline end "注意"\n    正文', 0),
        ('<img src="a.png" alt="Adobe Acrobat Reader">', 0),
    ],
)
def test_passages_that_an_editor_must_mark(tmp_path: Path, body: str, count: int) -> None:
    assert len(_found(tmp_path, body, "A134")) == count


def test_keys_cannot_be_marked(tmp_path: Path) -> None:
    (found,) = _found(tmp_path, "正文", "A134", 内容概述="This is the list of items")
    assert "标不了语言" in found


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("國家", ["A135"]),
        ("乾隆、著名、于右任、徵羽、瞭望、𬭚", []),
        ("⼯作", ["A136"]),
        ("图标\ue6a5", ["A136"]),
        ("锟斤拷", ["A136"]),
        ("青禾\ufffd县", ["A136"]),
        ("锛屽湪", ["A136"]),
        ("æ”¿åºœä¿¡æ¯", ["A136"]),
        ("Café à la carte", []),
        ("25℃、㎡、①②③、〇、々、·", []),
    ],
)
def test_characters(tmp_path: Path, text: str, codes: list[str]) -> None:
    found = _found(tmp_path, f"正文里{text}等", "A135", "A136")
    assert [line.split()[0] for line in found] == codes


def test_only_characters_that_are_never_standard_are_listed() -> None:
    """GB 2312 has the simplified characters and, of the others, those in standard use."""
    for character, standard in TRADITIONAL.items():
        standard.encode("gb2312")
        with pytest.raises(UnicodeEncodeError):
            character.encode("gb2312")


def test_all_texts_of_a_kind_are_read() -> None:
    assert {t.kind.name for t in prose.TYPES} >= {"question", "interpretation", "annual_report"}
