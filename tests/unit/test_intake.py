"""``zwgk import policy``: documents in, drafts out; nothing guessed, nothing lost."""

from __future__ import annotations

import json
import re
import shutil
from datetime import date
from pathlib import Path

import pytest
import yaml
from bs4 import BeautifulSoup
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st

from tests.support import documents as d
from tests.support.rules import RULES
from zwgk import build, cli, intake
from zwgk.importing.document import count
from zwgk.importing.document_markup import paragraph
from zwgk.importing.letterhead import letterhead, read_day
from zwgk.importing.policy_text import body_text
from zwgk.render import Bodies

DAY = date(2026, 11, 22)

NOTICE = (
    d.p("青禾县人民政府办公室文件", look='<w:jc w:val="center"/>'),
    d.p("青政办发〔2026〕31号"),
    d.p(d.run("青禾县人民政府办公室", d.CENTRED_RED)),
    d.p("关于印发青禾县临时救助实施办法的通知"),
    d.p("各乡镇人民政府、街道办事处，县政府有关部门："),
    d.p("现将《青禾县临时救助实施办法》印发给你们，请认真执行。"),
    d.p("青禾县人民政府办公室"),
    d.p("2026年10月8日"),
    d.p("（此件公开发布）"),
    d.p("第一章 总则"),
    d.p("第一条 为了帮助", d.run("遇到急难的家庭", "<w:b/>"), "，制定本办法。"),
    d.p("第二条 本办法自2026年11月1日起施行，有效期至2031年10月31日。"),
)


@pytest.fixture
def site(tmp_path: Path) -> Path:
    shutil.copytree(RULES / "_base", tmp_path / "site")
    (tmp_path / "site" / "mkdocs.yml").write_text("site_name: x\n", "utf-8")
    return tmp_path / "site"


def taken(site: Path, data: bytes, name: str = "通知.docx", **more: object) -> intake.Taken:
    return intake.import_policy(site, name, data, today=DAY, **more)  # type: ignore[arg-type]


def front(done: intake.Taken) -> dict[str, object]:
    text = done.files[done.report.path].decode()
    found = yaml.load(text.split("---")[1], Loader=yaml.BaseLoader)
    assert isinstance(found, dict)
    return found


def body(done: intake.Taken) -> str:
    return done.files[done.report.path].decode().split("---\n", 2)[2]


def whole(done: intake.Taken) -> None:
    """Every sign of the source is in the text, in a field, or in the list of what was left."""
    report = done.report
    assert report.missing == 0, report.text()
    stated = sum(int(n) for n in re.findall(r"(?:正文|信息栏|其他) (\d+)", report.sentence()))
    assert stated == report.read
    shown = BeautifulSoup(Bodies().html(body(done)), "html.parser").get_text()
    assert count(shown) == report.body


# -- Word ------------------------------------------------------------------------------


def test_the_red_head_fills_the_front_matter(site: Path) -> None:
    done = taken(site, d.word(*NOTICE), record_id="qzbf-2026-31")
    assert done.report.path == "content/policies/2026/qzbf-2026-31.md"
    assert front(done) == {
        "标题": "青禾县人民政府办公室关于印发青禾县临时救助实施办法的通知",
        "文号": "青政办发〔2026〕31号",
        "发文机关": "县政府办公室",
        "成文日期": "2026-10-08",
        "施行日期": "2026-11-01",
        "有效期至": "2031-10-31",
        "发布日期": "",
        "公开方式": "主动公开",
        "状态": "草稿",
    }
    assert set(done.report.blank) == {"发布日期"}
    whole(done)


def test_what_became_a_field_is_not_said_twice_and_looks_are_dropped(site: Path) -> None:
    text = body(taken(site, d.word(*NOTICE)))
    assert "31号" not in text and "文件\n" not in text
    assert text.strip().startswith("各乡镇人民政府、街道办事处")
    assert "## 第一章 总则" in text and "帮助**遇到急难的家庭**，" in text
    assert "FF0000" not in text and "<" not in text


def test_merged_cells_stay_merged_and_plain_tables_have_bars(site: Path) -> None:
    merged = d.table(
        d.cell("对象", down="restart") + d.cell("标准", across=2),
        d.cell("", down="continue") + d.cell("城市") + d.cell("农村"),
        d.cell("低保家庭") + d.cell("800元") + d.cell("600元 <b>"),
    )
    plain = d.table(d.cell("步骤") + d.cell("时限"), d.cell("受理|登记") + d.cell("1天"))
    done = taken(site, d.word(*NOTICE, merged, plain))
    text = body(done)
    assert '<th rowspan="2">对象</th><th colspan="2">标准</th>' in text
    assert "| 步骤 | 时限 |" in text and r"受理\|登记" in text
    html = BeautifulSoup(Bodies().html(text), "html.parser")
    tables = html.find_all("table")
    assert [len(t.find_all("tr")) for t in tables] == [3, 2]
    assert "600元 <b>" in tables[0].get_text() and "受理|登记" in tables[1].get_text()
    whole(done)


def test_pictures_are_taken_out_and_their_lack_of_words_is_told(site: Path) -> None:
    done = taken(site, d.word(*NOTICE, d.picture("办理流程图")), record_id="a")
    assert done.files["content/policies/2026/附件/a-1.png"] == d.PNG
    assert "![办理流程图](附件/a-1.png)" in body(done)
    assert not any("文字说明" in what for what, _ in done.report.remarks)
    silent = taken(site, d.word(*NOTICE, d.picture()), record_id="a")
    assert any("图片 a-1.png 没有文字说明" in what for what, _ in silent.report.remarks)


def test_what_is_beside_the_text_is_listed(site: Path) -> None:
    revised = d.p("第三条 到", d.deleted("县民政局"), "乡镇申请。")
    numbered = d.p("自动编号的一段", look=d.NUMBERED)
    data = d.word(*NOTICE, revised, numbered, header="内部资料，注意保存", comment="再核对")
    done = taken(site, data)
    told = " ".join(what for what, _ in done.report.remarks)
    assert "1 处修订里删去的文字" in told and "1 条批注" in told and "1 段用了自动编号" in told
    assert [(p.text, p.why) for p in done.report.left_out] == [("内部资料，注意保存", "页眉、页脚")]
    assert "县民政局" not in body(done)
    whole(done)


def test_a_red_head_in_a_table_is_no_table(site: Path) -> None:
    """Joint issuers above each other, 文件 beside them, the number beside 签发人."""
    organs = d.cell("青禾县人民政府办公室").replace("</w:tc>", d.p("青禾县民政局") + "</w:tc>")
    data = d.word(
        d.table(organs + d.cell("文件")),
        d.table(d.cell("青政办发〔2026〕31号") + d.cell("签发人：张示例")),
        *NOTICE[3:],
    )
    done = taken(site, data)
    assert front(done)["文号"] == "青政办发〔2026〕31号"
    assert front(done)["发文机关"] == ["县政府办公室", "县民政局"]
    assert front(done)["标题"] == "关于印发青禾县临时救助实施办法的通知"
    assert "|" not in body(done) and "签发人" not in body(done)
    whole(done)


def test_a_small_table_of_documents_stays_a_table(site: Path) -> None:
    rows = (d.cell("文件名称") + d.cell("文号"), d.cell("救助办法") + d.cell("见附件"))
    done = taken(site, d.word(*NOTICE, d.table(*rows)))
    assert "| 文件名称 | 文号 |" in body(done)
    whole(done)


def test_what_is_not_seen_on_paper_does_not_get_into_the_text(site: Path) -> None:
    """Hidden, struck and moved text; a build would show it to everyone."""
    moved = (
        '<w:moveFrom w:id="5" w:author="a"><w:r><w:t>原来的地方。</w:t></w:r></w:moveFrom>'
        '<w:moveTo w:id="6" w:author="a"><w:r><w:t>后来的地方。</w:t></w:r></w:moveTo>'
    )
    data = d.word(
        *NOTICE,
        d.p(d.run("内部测算：每人900元。", "<w:vanish/>"), "看得见的话。"),
        d.p(d.run("作废的一句。", "<w:strike/>"), d.run("没划掉。", '<w:strike w:val="0"/>')),
        d.p(moved),
    )
    done = taken(site, data)
    text = body(done)
    assert "900" not in text and "作废" not in text and "原来的地方" not in text
    assert "看得见的话。" in text and "没划掉。" in text and "后来的地方。" in text
    assert {p.text for p in done.report.left_out} == {
        "内部测算：每人900元。",
        "作废的一句。",
        "原来的地方。",
    }
    told = " ".join(what for what, _ in done.report.remarks)
    assert "1 处隐藏的文字" in told and "1 处划掉的文字" in told
    whole(done)


def test_what_hides_text_is_a_mark_of_it_or_of_a_style(site: Path) -> None:
    """The nearest decides, mark by mark: not struck, as some programs write, is still hidden."""
    styles = d.style("Inner", "<w:vanish/>") + d.style("Old", "<w:strike/>", of="character")
    styles += d.style("Inner2", "", based_on="Inner")
    data = d.word(
        *NOTICE,
        d.p(d.run("藏着没划。", '<w:vanish/><w:strike w:val="false"/>'), "看得见的话。"),
        d.p("整段藏着。", look='<w:pStyle w:val="Inner2"/>'),
        d.p(d.run("照样看得见。", '<w:vanish w:val="0"/>'), look='<w:pStyle w:val="Inner"/>'),
        d.p(d.run("照样式划掉。", '<w:rStyle w:val="Old"/>'), "后面的话。"),
        styles=styles,
    )
    done = taken(site, data)
    text = body(done)
    assert "藏着" not in text and "划掉" not in text
    assert all(words in text for words in ("看得见的话。", "照样看得见。", "后面的话。"))
    assert {p.text for p in done.report.left_out} == {"藏着没划。", "整段藏着。", "照样式划掉。"}
    whole(done)


def test_fields_ruby_formulas_and_signs_are_read(site: Path) -> None:
    field = '<w:fldSimple w:instr="REF x"><w:r><w:t>第三条</w:t></w:r></w:fldSimple>'
    ruby = (
        "<w:r><w:ruby><w:rt><w:r><w:t>qīng</w:t></w:r></w:rt>"
        "<w:rubyBase><w:r><w:t>青</w:t></w:r></w:rubyBase></w:ruby></w:r>"
    )
    formula = (
        '<m:oMath xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math">'
        "<m:r><m:t>a+b</m:t></m:r></m:oMath>"
    )
    hyphen = "<w:r><w:t>一</w:t><w:noBreakHyphen/><w:t>二</w:t></w:r>"
    done = taken(
        site, d.word(*NOTICE, d.p("见", field, "。"), d.p(ruby, "禾"), d.p(formula), d.p(hyphen))
    )
    text = body(done)
    assert "见第三条。" in text and "青禾" in text and "a+b" in text and "一‑二" in text
    assert ("qīng", "注音") in [(p.text, p.why) for p in done.report.left_out]
    assert any("1 个公式" in what for what, _ in done.report.remarks)
    whole(done)


def test_a_number_in_the_header_is_told_not_taken(site: Path) -> None:
    without = (*NOTICE[:1], *NOTICE[2:])
    done = taken(site, d.word(*without, header="青禾县人民政府办公室 青政办发〔2026〕31号"))
    assert not front(done)["文号"]
    assert "页眉、页脚里有“青政办发〔2026〕31号”" in done.report.blank["文号"]


def test_the_draft_passes_the_check_up_to_the_blanks(site: Path) -> None:
    done = taken(site, d.word(*NOTICE, d.picture("图里说了什么")), record_id="a")
    for path, data in done.files.items():
        (site / path).parent.mkdir(parents=True, exist_ok=True)
        (site / path).write_bytes(data)
    found = [p for p in build.check(site, today=DAY) if p.where.path == done.report.path]
    assert [(p.code, p.message) for p in found] == [("K003", "缺少必填的“发布日期”")]
    text = (site / done.report.path).read_text("utf-8")
    text = text.replace("发布日期:", "发布日期: 2026-10-12 09:30").replace("状态: 草稿\n", "")
    (site / done.report.path).write_text(text, "utf-8")
    assert not [p for p in build.check(site, today=DAY) if p.stops]


# -- web pages, text, PDF --------------------------------------------------------------

PAGE = """<!DOCTYPE html><html><head><meta charset="utf-8"><title>x</title>
<meta name="ArticleTitle" content="关于开展示例工作的通知">
<meta name="PubDate" content="2026-10-12 09:30"><script>alert(1)</script></head><body>
<div class="nav"><a href="/">首页</a></div>
<div class="TRS_Editor" style="color:red" onclick="x()"><p align="center">关于开展示例工作的通知</p>
<p>青政办发〔2026〕8号</p><p>各乡镇人民政府：</p><p>请看<a href="https://www.example.gov.cn/a">原文</a>，
<a href="javascript:x()">点我</a>。</p><p><img src="a.png" alt="流程"></p>
<p>青禾县人民政府办公室<br>2026年10月10日</p></div><div>版权所有</div></body></html>"""


def test_a_web_page_gives_its_labels_and_nothing_that_runs(site: Path) -> None:
    done = taken(site, PAGE.encode(), "通知.html")
    found = front(done)
    assert found["标题"] == "关于开展示例工作的通知" and found["发布日期"] == "2026-10-12 09:30"
    assert found["文号"] == "青政办发〔2026〕8号" and found["成文日期"] == "2026-10-10"
    text = body(done)
    assert "[原文](https://www.example.gov.cn/a)" in text and "点我" in text
    for word in ("script", "onclick", "style", "首页", "版权所有"):
        assert word not in text
    assert any("图片“流程”没有存下来" in what for what, _ in done.report.remarks)
    whole(done)


PLAIN = """关于做好示例工作的通知

日期:2026-10-12 16:14 来源:青禾县人民政府网
| | | |

青政办〔2026〕9号

各乡镇人民政府

为落实《上级通知》(示政办〔202626号)精神,制定以下措施。

一、落实目录

任务 | 单位 |
编制目录 | 县政府办公室 |

青禾县人民政府办公室

2026723日

(此件主动公开)
"""


def test_a_page_saved_by_word_keeps_nothing_of_word(site: Path) -> None:
    """Conditional comments, mso styles, list signs, struck and hidden text, GB18030."""
    html = (
        "<html xmlns:o='urn:schemas-microsoft-com:office:office'><head>"
        "<meta http-equiv=Content-Type content='text/html; charset=gb2312'>"
        "<!--[if gte mso 9]><xml><o:x/></xml><![endif]--><style>p.MsoNormal {}</style></head>"
        "<body><div class=WordSection1>"
        "<p class=MsoNormal style='color:red'>青禾县人民政府办公室文件<o:p></o:p></p>"
        "<p class=MsoNormal>青政办发〔<span lang=EN-US>2026</span>〕<span>32</span>号</p>"
        "<p class=MsoNormal>关于做好冬季取暖<br>补贴发放工作的通知</p>"
        "<p class=MsoNormal>各乡镇人民政府：</p>"
        "<p class=MsoListParagraph><![if !supportLists]>1.<span>&nbsp; </span><![endif]>核对㐂。</p>"
        "<p>每人<del>900</del><ins>1000</ins>元<s>，另发煤票</s>。"
        "<span style='mso-hide:all'>内部口径</span></p>"
        "<p class=MsoNormal>青禾县人民政府办公室</p><p class=MsoNormal>2026年10月9日</p>"
        "</div></body></html>"
    )
    done = taken(site, html.encode("gb18030"), "通知.htm")
    assert front(done)["标题"] == "关于做好冬季取暖补贴发放工作的通知"
    assert front(done)["文号"] == "青政办发〔2026〕32号"
    text = body(done)
    assert "每人1000元。" in text and "核对㐂。" in text
    assert not re.search("mso|Mso|style|span|900|煤票|口径|o:p|supportLists", text)
    assert [p.text for p in done.report.left_out] == ["900", "，另发煤票", "内部口径"]
    whole(done)


def test_damaged_text_is_listed_and_not_mended(site: Path) -> None:
    done = taken(site, PLAIN.encode(), "通知.txt")
    found = front(done)
    assert found["标题"] == "关于做好示例工作的通知" and found["文号"] == "青政办〔2026〕9号"
    assert found["发布日期"] == "2026-10-12 16:14" and found["发文机关"] == "县政府办公室"
    assert found["成文日期"] == "" and "2026723日" in done.report.blank["成文日期"]
    assert "| 编制目录 | 县政府办公室 |" in body(done) and "〔202626号" in body(done)
    whole(done)


def test_a_text_without_a_head_leaves_everything_empty(site: Path) -> None:
    text = "为进一步推进工作，结合我局实际，制定实施方案如下。\n一、指导思想\n依照国家规定进行。\n"
    done = taken(site, text.encode("gb18030"), "方案.txt")
    assert [v for v in front(done).values() if v] == ["草稿"]
    assert set(done.report.blank) == {"标题", "文号", "发文机关", "成文日期", "发布日期"}
    whole(done)


def test_a_title_that_only_the_notice_names_is_said_to_be_so(site: Path) -> None:
    text = (
        "各乡镇人民政府:\n《示例工作分解方案》已经县政府同意,现印发给你们。\n"
        "青禾县人民政府办公室\n2026年3月21日\n示例工作分解方案\n为明确任务,制定本方案。\n"
    )
    done = taken(site, text.encode(), "方案.txt")
    assert front(done)["标题"] == "示例工作分解方案" and front(done)["成文日期"] == "2026-03-21"
    assert any("印发它的通知自己没有标题" in what for what, _ in done.report.remarks)
    assert "示例工作分解方案" in body(done)
    whole(done)


def test_an_unknown_unit_is_kept_and_told(site: Path) -> None:
    text = "某市人民政府关于开展工作的通知\n各县：\n请执行。\n某市人民政府\n二〇二六年五月十一日\n"
    done = taken(site, text.encode(), "通知.txt")
    assert front(done)["发文机关"] == "某市人民政府" and front(done)["成文日期"] == "2026-05-11"
    assert any("不在本站的单位里" in what for what, _ in done.report.remarks)


def test_a_pdf_with_text_is_read_by_paragraphs(site: Path) -> None:
    line = "第一条 为了方便群众办事，根据有关规定，结合本县实际，制定本办法，请各单"
    pages = (
        [
            "关于示例工作的通知",
            "青政办发〔2026〕9号",
            "各乡镇人民政府：",
            line,
            "位执行。",
            "- 1 -",
        ],
        ["青禾县人民政府办公室", "2026年10月8日"],
        [],
    )
    done = taken(site, d.pdf(*pages), "通知.pdf")
    assert front(done)["标题"] == "关于示例工作的通知" and front(done)["成文日期"] == "2026-10-08"
    assert "请各单位执行。" in body(done)
    assert any("第 3 页没有文字" in what for what, _ in done.report.remarks)
    assert [p.why for p in done.report.left_out] == ["页码"]
    whole(done)


# -- parts -----------------------------------------------------------------------------


_BODIES = Bodies()


@given(st.text(alphabet="甲乙一、（）1.2)-+*_#`[]{}()|<>&!:?=~\\^$% \"'/", min_size=1, max_size=40))
def test_any_text_is_shown_as_it_stands(text: str) -> None:
    block = paragraph(text)
    html = BeautifulSoup(_BODIES.html(body_text([block])), "html.parser")
    assert re.sub(r"\s", "", html.get_text()) == re.sub(r"\s", "", block.text)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026年3月21日", "2026-03-21"),
        ("２０２６年3月21日", "2026-03-21"),
        ("二〇二六年十二月三十一日", "2026-12-31"),
        ("二○二六年十月二十日", "2026-10-20"),
        ("2026年2月30日", None),
        ("2026723日", None),
        ("2026年3月21日起施行", None),
    ],
)
def test_days_are_lines_of_their_own(text: str, day: str | None) -> None:
    found = read_day(text)
    assert (found.isoformat() if found else None) == day


def test_a_number_inside_a_sentence_is_not_the_document_s() -> None:
    blocks = [
        paragraph("根据《通知》（国办发〔2020〕1号）精神，制定本方案。"),
        paragraph("一、总则"),
    ]
    assert "文号" in letterhead(blocks, {}).blank


def test_two_signed_days_are_told() -> None:
    lines = ("县民政局", "2026年3月1日", "办法。", "县财政局", "2026年4月1日")
    found = letterhead([paragraph(one) for one in lines], {})
    assert found.fields["成文日期"] == "2026-03-01"
    assert any("几处落款日期" in what for what, _ in found.remarks)


def test_joint_issuers_are_read_in_their_order() -> None:
    lines = ("通知如下。", "青禾县民政局 青禾县财政局", "2026年3月1日")
    found = letterhead([paragraph(one) for one in lines], {})
    assert found.fields["发文机关"] == ["青禾县民政局", "青禾县财政局"]


# -- command ---------------------------------------------------------------------------


def run(*args: str) -> Result:
    env: dict[str, str | None] = {"ZWGK_TODAY": DAY.isoformat(), "SOURCE_DATE_EPOCH": None}
    result = CliRunner(env=env).invoke(cli.cli, args, prog_name="zwgk")
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


def test_the_command_writes_once_and_reports(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(site)
    Path("通知.docx").write_bytes(d.word(*NOTICE, d.picture("图")))
    dry = run("import", "policy", "通知.docx", "--dry-run")
    assert dry.exit_code == 0 and "什么都没有写" in dry.output
    assert not list(Path("content/policies").rglob("2026-11-22-1.md"))
    done = run("import", "policy", "通知.docx", "--report", "报告.json")
    assert done.exit_code == 0 and "没有读到、空着等您填的：\n  发布日期" in done.output
    assert Path("content/policies/2026/2026-11-22-1.md").is_file()
    assert Path("content/policies/2026/附件/2026-11-22-1-1.png").is_file()
    told = json.loads(Path("报告.json").read_text("utf-8"))
    assert told["signs"]["missing"] == 0 and told["fields"]["文号"] == "青政办发〔2026〕31号"
    again = run("import", "policy", "通知.docx", "--id", "2026-11-22-1")
    assert again.exit_code == 1 and "[T111]" in again.output
    assert run("import", "policy", "通知.docx", "--id", "不行").exit_code == 2
    assert run("import", "policy", "没有.docx").exit_code == 2
