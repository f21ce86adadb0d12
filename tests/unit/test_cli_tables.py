"""``zwgk import catalog`` and ``zwgk export catalog`` as an editor runs them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from openpyxl import load_workbook

from tests.support.county import COUNTY
from tests.support.site import site_from
from zwgk import cli

FILE = "catalog/社会救助.yml"


def run(*args: str) -> Result:
    env: dict[str, str | None] = {"ZWGK_TODAY": "2026-11-22", "SOURCE_DATE_EPOCH": None}
    result = CliRunner(env=env).invoke(cli.cli, args, prog_name="zwgk")
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    root = site_from(tmp_path / "site", {**COUNTY, "mkdocs.yml": "site_name: 青禾县\n"})
    monkeypatch.chdir(root)
    return root


def edit(path: Path, head: str, text: str) -> None:
    """Write ``text`` under ``head`` in the first item's row."""
    book = load_workbook(path)
    page = book["社会救助"]
    heads = {str(c.value): c.column for row in page["2:3"] for c in row if c.value}
    page.cell(4, heads[head]).value = text
    book.save(path)


def test_export_edit_import(site: Path) -> None:
    done = run("export", "catalog", "-o", "目录.xlsx")
    assert (done.exit_code, done.output) == (0, "已存为 目录.xlsx\n")
    before = (site / FILE).read_text("utf-8")
    edit(site / "目录.xlsx", "公开时限", "10个工作日内")
    done = run("import", "catalog", "目录.xlsx")
    assert done.exit_code == 0
    assert done.output.splitlines() == [
        "目录.xlsx",
        "  社会救助：4 行 = 标题 1、表头 2、事项 1",
        "修改 1 条：",
        "  SHJZ-0101 综合业务-政策法规文件（社会救助 第 4 行）",
        "    公开时限：“自信息形成或者变更之日起20个工作日内” → “10个工作日内”",
        "合计：读入事项 1 行 = 新增 0、修改 1、不变 0、退回 0。",
        "已写入 catalog/.imported/shehui-jiuzhu.json",
        f"已写入 {FILE}",
    ]
    after = before.replace("自信息形成或者变更之日起20个工作日内", "10个工作日内")
    assert (site / FILE).read_text("utf-8") == after


def test_a_refused_row_comes_back_beside_the_table(site: Path) -> None:
    run("export", "catalog", "-o", "目录.xlsx")
    edit(site / "目录.xlsx", "公开渠道和载体", "政府网占")
    for name in ("目录.退回.xlsx", "目录.退回-2.xlsx"):  # the first one may be in somebody's hands
        done = run("import", "catalog", "目录.xlsx")
        assert done.exit_code == 1
        assert "目录.xlsx 社会救助!H4: [T022]" in done.output
        assert done.output.endswith(f"退回的行标在 {name}\n")
        assert (site / name).is_file()


def test_a_dry_run_changes_no_file(site: Path) -> None:
    run("export", "catalog", "-o", "目录.xlsx")
    edit(site / "目录.xlsx", "公开渠道和载体", "政府网占")
    before = {p: p.read_bytes() for p in site.rglob("*") if p.is_file()}
    done = run("import", "catalog", "目录.xlsx", "--dry-run")
    assert done.exit_code == 1 and "这是试运行，什么都没有写。" in done.output
    assert {p: p.read_bytes() for p in site.rglob("*") if p.is_file()} == before


def test_the_report_is_kept_as_data(site: Path) -> None:
    run("export", "catalog", "-o", "目录.xlsx")
    edit(site / "目录.xlsx", "公开渠道和载体", "政府网占")
    run("import", "catalog", "目录.xlsx", "--report", "报告/导入.json")
    data = json.loads((site / "报告/导入.json").read_text("utf-8"))
    assert data["counts"] == {"added": 0, "changed": 0, "same": 0, "refused": 1}
    [row] = data["rows"]
    assert (row["row"], row["became"], row["code"]) == (4, "refused", "SHJZ-0101")
    assert data["problems"][0]["cell"] == "H4"
    assert data["returned"] == ["报告/目录.退回.xlsx"]
    assert (site / "报告/目录.退回.xlsx").is_file()


def test_two_files_of_the_same_name(site: Path) -> None:
    content = run("export", "catalog", "--format", "csv").stdout_bytes
    for folder in ("甲", "乙"):
        (site / folder).mkdir()
        (site / folder / "目录.csv").write_bytes(content)
    done = run("import", "catalog", "甲/目录.csv", "乙/目录.csv")
    assert done.exit_code == 1
    assert (
        "乙/目录.csv 目录!B2: [T032] 和“甲/目录.csv”的“目录”第 2 行是同一个编码 SHJZ-0101"
        in done.output
    )


@pytest.mark.parametrize("form", ["csv", "json", "html"])
def test_other_forms_are_printed(site: Path, form: str) -> None:
    done = run("export", "catalog", "--format", form)
    assert done.exit_code == 0 and "SHJZ-0101" in done.stdout_bytes.decode("utf-8-sig")


@pytest.mark.parametrize(
    ("args", "told"),
    [
        (("import", "catalog"), "文件"),
        (("import", "catalog", "没有.xlsx"), "打不开“没有.xlsx”"),
        (("import", "catalog", "catalog"), "“catalog”是文件夹"),
        (("import", "catalog", FILE, "--sector", "水利"), "没有“水利”这个领域"),
        (("import", "catalog", FILE, "--set", "公开层级"), "--set 的“公开层级”看不懂"),
        (("import", "catalog", FILE, "--set", "层高=县级"), "--set 里的“层高”不是能写明的项目"),
        (("import", "catalog", FILE, "--set", "公开层级=国级"), "--set 里“公开层级”的“国级”看不懂"),
        (("export", "catalog"), "工作簿不能打印在屏幕上"),
        (("export", "catalog", "--format", "csv", "--sector", "水利"), "没有“水利”这个领域"),
        (("export", "catalog", "--format", "pdf"), "pdf"),
    ],
)
def test_called_wrongly(site: Path, args: tuple[str, ...], told: str) -> None:
    done = run(*args)
    assert done.exit_code == 2
    first, advice = done.output.splitlines()[:2]
    assert told in first and advice.startswith("    → ")


def test_a_broken_catalog_is_not_touched(site: Path) -> None:
    run("export", "catalog", "-o", "目录.xlsx")
    (site / FILE).write_text(COUNTY[FILE] + "    公开层级: 国级\n", "utf-8")
    for args in (("import", "catalog", "目录.xlsx"), ("export", "catalog", "--format", "csv")):
        done = run(*args)
        assert done.exit_code == 1 and "[T016]" in done.output


def test_values_stated_for_all_rows(site: Path) -> None:
    rows = ["一级事项,二级事项,公开内容,公开依据,公开时限,公开主体,公开渠道,公开对象,公开方式"]
    rows.append(
        "临时救助,办事指南,条件,《社会救助暂行办法》,实时公开,县民政局,政府网站,全社会,主动"
    )
    (site / "表.csv").write_bytes("\n".join(rows).encode("gb18030"))
    args = ("import", "catalog", "表.csv", "--sector", "社会救助")
    assert "没有“公开层级”这一列" in run(*args).output
    done = run(*args, "--set", "公开层级=县级、镇级")
    assert done.exit_code == 0 and "新增 1" in done.output
    assert "公开层级: [县级, 乡级]" in (site / FILE).read_text("utf-8")
