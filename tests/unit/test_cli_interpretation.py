"""The quarterly notice: counted by hand over the example county, the same in every form."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from python_calamine import CalamineWorkbook

from tests.end_to_end.routes import ROOT
from tests.support.county import county
from zwgk import cli

DAY = "2026-11-22"

#: Counted by hand in ``content/policies`` and ``interpretations``: the third quarter of 2026.
#: Six documents: 青农发20 (no need), 青税发4 (no need), 青政办发19 (questions the same day,
#: a scene in November), 青综执发6 (nothing), 青人社发17 (text after seven working days),
#: 青教体发14 (a card after two).
BY_HAND = {
    "policies": 6, "required": 4, "interpreted": 3, "missing": 1, "pending": 0,
    "same_day": 1, "in_time": 1, "late": 1, "early": 0, "in_step": 1, "materials": 4,
    "rate": "75%", "forms": {"文字": 1, "问答": 1, "明白卡": 1, "场景式": 1},
}  # fmt: skip
UNITS_BY_HAND = {
    "县综合行政执法局": (1, 1, 0, 1, "0%"),
    "县人力资源社会保障局": (1, 1, 1, 0, "100%"),
    "县交通运输局": (1, 1, 1, 0, "100%"),
    "县教育体育局": (1, 1, 1, 0, "100%"),
    "县农业农村局": (1, 0, 0, 0, ""),
    "县税务局": (1, 0, 0, 0, ""),
}
STATES_BY_HAND = {
    "青综执发〔2026〕6号": ("missing", None),
    "青人社发〔2026〕17号": ("late", 7),
    "青教体发〔2026〕14号": ("in_time", 2),
    "青政办发〔2026〕19号": ("same_day", 0),
    "青农发〔2026〕20号": ("not_needed", None),
    "青税发〔2026〕4号": ("not_needed", None),
}


def run(*args: str) -> Result:
    env: dict[str, str | None] = {"ZWGK_TODAY": DAY, "SOURCE_DATE_EPOCH": None}
    result = CliRunner(env=env).invoke(cli.cli, args, prog_name="zwgk")
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example county's sources."""
    folder = tmp_path_factory.mktemp("county")
    for name in ("content", "catalog", "interpretations"):
        shutil.copytree(ROOT / name, folder / name)
    shutil.copy(ROOT / "mkdocs.yml", folder)
    return folder


@pytest.fixture
def notice(example: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[dict[str, object]]:
    monkeypatch.chdir(example)
    result = run("report", "interpretation", "--quarter", "2026Q3", "--format", "json")
    assert result.exit_code == 0, result.output
    yield json.loads(result.output)


def test_the_notice_equals_the_hand_count(notice: dict[str, object]) -> None:
    summary = notice["summary"]
    assert isinstance(summary, dict)
    assert {name: summary[name] for name in BY_HAND} == BY_HAND
    units = notice["units"]
    assert isinstance(units, list)
    keys = ("policies", "required", "interpreted", "missing", "rate")
    assert {u["name"]: tuple(u[k] for k in keys) for u in units} == UNITS_BY_HAND
    rows = notice["policies"]
    assert isinstance(rows, list)
    assert {r["number"]: (r["state"], r["days"]) for r in rows} == STATES_BY_HAND


def test_what_is_missing_is_named_first(notice: dict[str, object]) -> None:
    units, problems = notice["units"], notice["problems"]
    assert isinstance(units, list) and isinstance(problems, list)
    assert units[0]["name"] == "县综合行政执法局"
    assert problems[0]["title"] == "逾期未解读（1件）"
    (line,) = problems[0]["lines"]
    assert line.startswith("县综合行政执法局：《") and "（青综执发〔2026〕6号）" in line
    assert "应当在2026-07-16以前解读" in line


def test_sums_add_up(notice: dict[str, object]) -> None:
    units = notice["units"]
    assert isinstance(units, list)
    for sums in (*units, notice["summary"]):
        assert sums["required"] == sums["interpreted"] + sums["missing"] + sums["pending"]
        times = sums["same_day"] + sums["in_time"] + sums["late"] + sums["early"]
        assert sums["interpreted"] == times


def test_every_form_says_the_same(
    notice: dict[str, object], example: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(example)
    text = run("report", "interpretation", "--quarter", "2026年第三季度").output
    markdown = run(
        "report", "interpretation", "--quarter", "2026-q3", "--format", "markdown"
    ).output
    problems = notice["problems"]
    assert isinstance(problems, list)
    for part in problems:
        assert part["title"] in text and part["title"] in markdown
        assert all(line in text for line in part["lines"])
    assert "| 青禾县 | 6 | 4 | 3 | 1 | 0 | 75% |" in markdown
    book = tmp_path / "通报.xlsx"
    args = ("--quarter", "2026Q3", "--format", "xlsx", "-o", str(book))
    assert run("report", "interpretation", *args).exit_code == 0
    sheets = CalamineWorkbook.from_path(str(book))
    assert sheets.sheet_names == ["通报", "各单位", "逐件"]
    sums = {r[0]: r for r in sheets.get_sheet_by_name("各单位").to_python()[3:]}
    assert sums["青禾县"][1:7] == [6, 4, 3, 1, 0, "75%"]
    rows = sheets.get_sheet_by_name("逐件").to_python()
    column = rows[2].index("情况")
    assert sorted(r[column] for r in rows[3:]) == sorted(
        ["逾期未解读", "逾期解读", "按期解读", "当天解读", "无须解读", "无须解读"]
    )


def test_the_last_quarter_that_is_over_is_the_default(
    notice: dict[str, object], example: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(example)
    assert "2026年第三季度" in run("report", "interpretation").output.splitlines()[0]
    running = run("report", "interpretation", "--quarter", "2026Q4").output
    assert "本季度还没有结束，以上数字截至2026-11-22" in running


def test_what_cannot_be_reported_says_why(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    county(tmp_path, {"mkdocs.yml": "site_name: x\n"})
    monkeypatch.chdir(tmp_path)
    result = run("report", "interpretation", "--quarter", "去年")
    assert result.exit_code == 2 and "写成年份和季度" in result.output
    result = run("report", "interpretation", "--quarter", "2020Q1")
    assert result.exit_code == 1 and "换一个季度，例如2025年第一季度" in result.output
    result = run("report", "interpretation", "--quarter", "2025Q1", "--format", "xlsx")
    assert result.exit_code == 2 and "用 -o 写明存成哪个文件" in result.output
    (tmp_path / "content/policies/2025/b.md").write_text("---\n标题: x\n---\n", "utf-8")
    result = run("report", "interpretation", "--quarter", "2025Q1")
    assert result.exit_code == 1 and "运行 zwgk check" in result.output
