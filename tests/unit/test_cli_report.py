"""``zwgk report coverage``: the ledger's sums for a self-assessment, in every format."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from python_calamine import CalamineWorkbook

from tests.support.county import build_result, county
from tests.support.ledger_county import LEDGER_COUNTY
from zwgk import cli

DAY = "2026-11-22"


def run(*args: str) -> Result:
    env: dict[str, str | None] = {"ZWGK_TODAY": DAY, "SOURCE_DATE_EPOCH": None}
    result = CliRunner(env=env).invoke(cli.cli, args, prog_name="zwgk")
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    county(tmp_path, {**LEDGER_COUNTY, "mkdocs.yml": "site_name: x\n"})
    monkeypatch.chdir(tmp_path)
    yield tmp_path


def test_the_text_lists_units_and_sectors_worst_first(site: Path) -> None:
    result = run("report", "coverage")
    assert result.exit_code == 0
    lines = result.output.splitlines()
    assert lines[0] == "青禾县公开责任自查表（截至2026-11-22）"
    heads = lines[2].split()
    told = next(line for line in lines if line.startswith("县民政局")).split()
    unit = dict(zip(heads, told, strict=True))
    assert (unit["公开责任"], unit["责任公开率"], unit["逾期未公开"], unit["按时率"]) == (
        "9", "77.7%", "2", "62.5%",
    )  # fmt: skip
    assert any(line.startswith("社会救助") for line in lines)


def test_every_format_has_the_sums_of_the_ledger(site: Path, tmp_path: Path) -> None:
    result, _ = build_result(tmp_path / "other", LEDGER_COUNTY)
    ledger = json.loads(next(f for f in result.files if f.path == "api/ledger.json").content)
    told = json.loads(run("report", "coverage", "--format", "json").output)
    assert told["summary"] == ledger["summary"]
    assert told["organisations"] == ledger["organisations"] and "duties" not in told
    text = run("report", "coverage", "--format", "csv").output.removeprefix("\ufeff")
    rows = {(r["类别"], r["名称"]): r for r in csv.DictReader(io.StringIO(text, newline=""))}
    assert rows["全部", "青禾县"]["按时"] == str(ledger["summary"]["in_time"])
    assert run("report", "coverage", "--format", "xlsx", "-o", "自查表.xlsx").exit_code == 0
    book = CalamineWorkbook.from_path("自查表.xlsx")
    assert book.sheet_names == ["各单位", "各领域"]
    names = [row[0] for row in book.get_sheet_by_name("各单位").to_python()[3:]]
    assert names[0] == "县民政局" and names[-1] == "青禾县"


def test_a_workbook_is_never_printed(site: Path) -> None:
    result = run("report", "coverage", "--format", "xlsx")
    assert result.exit_code == 2 and "用 -o 写明存成哪个文件" in result.output


def test_a_file_that_cannot_be_written_is_said(site: Path) -> None:
    result = run("report", "coverage", "-o", "没有的文件夹/表.txt")
    assert result.exit_code == 2 and "检查文件夹的权限" in result.output


def test_a_site_with_errors_is_not_counted(site: Path) -> None:
    """Half a catalog would give wrong sums."""
    (site / "content" / "disclosures" / "late.md").write_text("---\n标题: x\n---\n", "utf-8")
    result = run("report", "coverage")
    assert result.exit_code == 1 and "运行 zwgk check" in result.output


def test_a_site_without_a_catalog_has_nothing_to_count(site: Path) -> None:
    for path in (site / "content" / "disclosures").iterdir():
        path.unlink()
    (site / "catalog" / "社会救助.yml").unlink()
    result = run("report", "coverage")
    assert result.exit_code == 1 and "没有可统计的" in result.output
