"""Files as they are handed in: in other encodings, and under the names of other kinds."""

from __future__ import annotations

import io
from email.message import EmailMessage
from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.support import tables
from tests.support.county import COUNTY
from tests.support.importing import became, items_in, run, told
from tests.support.layouts import merged, same_as_above
from tests.support.site import site_from

ITEM = {
    "level1": "综合业务",
    "level2": "监督检查",
    "content": ["通讯地址", "电话"],
    "basis": ["《社会救助暂行办法》"],
    "time_limit": "实时公开",
    "subject": ["县民政局"],
    "channels": ["政府网站", "公开查阅点"],
    "audience": ["全社会"],
    "method": ["主动公开"],
    "tier": ["县级"],
}
FORM = merged("社会救助", [ITEM])
LIST = same_as_above("社会救助", [ITEM])


def _saved_page() -> bytes:
    """A web page saved as one file."""
    message = EmailMessage()
    message["MIME-Version"] = "1.0"
    message.set_content("x")
    message.make_alternative()
    message.add_alternative(tables.html(FORM).decode(), subtype="html", cte="quoted-printable")
    return message.as_bytes()


FILES = {
    "网页当作工作簿.xls": tables.html(FORM),
    "网页.html": tables.html(FORM, encoding="gb18030").replace(b"gb18030", b"gb2312"),
    "没写编码的网页.html": tables.html(FORM, encoding="gb18030").replace(
        b'<meta charset="gb18030">', b""
    ),
    "另存的网页.mht": _saved_page(),
    "新工作簿.xls": tables.xlsx(FORM),
    "旧工作簿.xlsx": tables.xls(FORM),
    "Unicode文本.txt": b"\xff\xfe" + tables.text(LIST, "utf-16-le", "\t"),
    "分号.csv": tables.text(LIST, "utf-8", ";"),
    "国标.csv": tables.text(LIST, "gb18030"),
    "文档.docx": tables.docx(FORM),
}


@pytest.mark.parametrize("name", FILES)
def test_the_bytes_decide(name: str, tmp_path: Path) -> None:
    root = site_from(tmp_path, {k: v for k, v in COUNTY.items() if k != "catalog/社会救助.yml"})
    done = run(root, {name: FILES[name]}, sector="社会救助")
    assert told(done, "error") == []
    assert [kind for _, kind, _ in became(done)] == ["added"]
    [item] = items_in(root).values()
    assert {k: list(v) if isinstance(v, tuple) else v for k, v in item.items()} == {
        "code": item["code"],
        "sector": "社会救助",
        **ITEM,
    }


def test_the_error_of_a_formula_is_not_an_empty_cell(tmp_path: Path) -> None:
    """Also where the cell may be left empty, so that nothing is dropped unseen."""
    book = load_workbook(io.BytesIO(tables.xlsx(LIST)))
    page = book.worksheets[0]
    page.cell(1, 14).value = "备注"
    page.cell(2, 14).value = "#N/A"
    assert page.cell(2, 14).data_type == "e"
    out = io.BytesIO()
    book.save(out)
    root = site_from(tmp_path, COUNTY)
    assert told(run(root, {"目录.xlsx": out.getvalue()}), "error") == ["T027 目录.xlsx 社会救助!N2"]


W14 = "http://schemas.microsoft.com/office/word/2010/wordml"


def _symbol(font: str, code: str) -> str:
    return f'<w:r><w:sym w:font="{font}" w:char="F0{code}"/></w:r>'


def _box(state: str) -> str:
    """A check box of Word's forms; what it looks like is the template's choice."""
    return (
        f'<w:sdt><w:sdtPr><w14:checkbox xmlns:w14="{W14}"><w14:checked w14:val="{state}"/>'
        "</w14:checkbox></w:sdtPr><w:sdtContent><w:r><w:t>☒</w:t></w:r></w:sdtContent></w:sdt>"
    )


@pytest.mark.parametrize(
    ("tick", "box"),
    [
        (_symbol("Wingdings", "FE"), _symbol("Wingdings", "A8")),
        (_symbol("Wingdings 2", "52"), _symbol("Wingdings 2", "A3")),
        (_symbol("Wingdings", "FC"), _symbol("Wingdings", "6F")),
        (_box("1"), _box("0")),
    ],
)
def test_ticks_of_word(tick: str, box: str, tmp_path: Path) -> None:
    def text(value: str) -> str:
        return f"<w:r><w:t>{value}</w:t></w:r>"

    boxes = "".join((tick, text("政府网站"), box, text("政府公报"), tick, text("公开查阅点")))
    table = tables._word_table(LIST).replace(
        text("政府网站、公开查阅点").replace("<w:t>", '<w:t xml:space="preserve">'), boxes
    )
    assert boxes in table
    root = site_from(tmp_path, COUNTY)
    done = run(root, {"目录.docx": tables.docx_of(tables._paragraph("社会救助") + table)})
    assert told(done, "error") == []
    assert items_in(root)["SHJZ-0102"]["channels"] == ("政府网站", "公开查阅点")
