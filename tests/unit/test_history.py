"""``zwgk catalog changes``: two revisions of a catalog compared, through git (CAT-09)."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Mapping
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tests.support.county import COUNTY, county
from tests.support.layers import ADOPTING, CITY
from tests.support.site import site_from
from zwgk.cli import cli

ITEMS = COUNTY["catalog/社会救助.yml"]
ROW = """\
  - 事项编码: SHJZ-0{n}
    一级事项: 综合业务
    二级事项: 事项{n}
    公开内容: [内容甲, 内容乙]
    公开依据: 《社会救助暂行办法》
    公开时限: 自信息形成或者变更之日起20个工作日内
    公开主体: 县民政局
    公开层级: 县级
"""


def git(folder: Path, *arguments: str) -> None:
    identity = ("-c", "user.name=张示例", "-c", "user.email=z@example.gov.cn")
    environment = {
        **os.environ,
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_SYSTEM": os.devnull,
        "GIT_AUTHOR_DATE": "2026-06-01T09:00:00+08:00",
        "GIT_COMMITTER_DATE": "2026-06-01T09:00:00+08:00",
    }
    command = ["git", "-C", str(folder), *identity, *arguments]
    subprocess.run(command, check=True, capture_output=True, env=environment)


def commit(folder: Path, tag: str) -> None:
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "--allow-empty", "-m", tag)
    git(folder, "tag", tag)


def repository(folder: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    git(folder, "init", "-q", "-b", "main")
    return folder


def run(site: Path, *arguments: str) -> Result:
    before = Path.cwd()
    os.chdir(site)
    try:
        return CliRunner().invoke(cli, ["catalog", "changes", *arguments], catch_exceptions=False)
    finally:
        os.chdir(before)


def rows(text: str) -> str:
    return ITEMS + text


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A county in a repository, its catalog of four items tagged v1."""
    site = county(repository(tmp_path / "county"))
    write(site, *(ROW.format(n=n) for n in (201, 202, 203)))
    commit(site, "v1")
    return site


def write(site: Path, *items: str) -> None:
    (site / "catalog/社会救助.yml").write_text(rows("".join(items)), "utf-8")


def test_nothing_happened(site: Path) -> None:
    commit(site, "v2")
    done = run(site, "v1..v2")
    assert done.exit_code == 0
    assert "共 4 条，没有变化。" in done.output


def test_rows_added_changed_cancelled_and_removed(site: Path) -> None:
    changed = ROW.format(n=201).replace("20个工作日", "10个工作日").replace("县级", "[县级, 乡级]")
    note = "    调整记录: [{日期: 2026-06-10, 类型: 取消, 说明: 职能划转}]\n"
    write(site, changed, ROW.format(n=202) + note, ROW.format(n=204))
    commit(site, "v2")
    done = run(site, "v1..v2")
    assert done.exit_code == 0
    text = done.output
    assert "v1（2026-06-01，" in text and "原有 4 条，现有 3 条" in text
    assert "新增 1 条\n  SHJZ-0204 综合业务-事项204（社会救助）" in text
    assert (
        "    公开时限：自信息形成或者变更之日起20个工作日内 → 自信息形成或者变更之日起10个工作日内"
        in text
    )
    assert "    公开层级：县级 → 县级、乡级" in text
    assert "    没有写调整记录" in text
    assert "取消 1 条\n  SHJZ-0202" in text
    assert "    调整记录：2026-06-10 取消：职能划转" in text
    assert "删除 1 条\n  SHJZ-0203" in text and "没有写取消或者合并" in text


def test_rows_merged_and_split_as_the_records_tell(site: Path) -> None:
    merged = "    调整记录: [{日期: 2026-06-10, 类型: 合并, 说明: 相同, 承接事项: [SHJZ-0201]}]\n"
    split = (
        "    调整记录: [{日期: 2026-06-10, 类型: 拆分, 说明: 分开, "
        "承接事项: [SHJZ-0204, SHJZ-0205]}]\n"
    )
    new = "    调整记录: [{日期: 2026-06-10, 类型: 新增, 说明: 由SHJZ-0203拆出}]\n"
    write(
        site,
        ROW.format(n=201),
        ROW.format(n=202) + merged,
        ROW.format(n=203) + split,
        ROW.format(n=204) + new,
        ROW.format(n=205) + new,
    )
    commit(site, "v2")
    data = json.loads(run(site, "v1..v2", "--format", "json").output)
    told = {r["code"]: (r["kind"], r["successors"], r["unrecorded"]) for r in data["rows"]}
    assert told == {
        "SHJZ-0202": ("merged", ["SHJZ-0201"], False),
        "SHJZ-0203": ("split", ["SHJZ-0204", "SHJZ-0205"], False),
        "SHJZ-0204": ("added", [], False),
        "SHJZ-0205": ("added", [], False),
    }
    assert data["counts"] == {"added": 2, "merged": 1, "split": 1}
    assert data["old"]["day"] == "2026-06-01"


def test_a_row_that_moved_to_another_sector(site: Path) -> None:
    write(site, ROW.format(n=201), ROW.format(n=202))
    moved = ITEMS.replace("领域: 社会救助", "领域: 救灾").partition("事项:\n")[0] + "事项:\n"
    (site / "catalog/救灾.yml").write_text(moved + ROW.format(n=203), "utf-8")
    commit(site, "v2")
    text = run(site, "v1..v2").output
    assert "调整领域 1 条\n  SHJZ-0203 综合业务-事项203（救灾）\n    领域：社会救助 → 救灾" in text
    assert "删除" not in text


def test_the_same_sector_under_another_name_is_no_move(site: Path) -> None:
    path = site / "catalog/社会救助.yml"
    sectors = (site / "catalog/sectors.yml").read_text("utf-8")
    other = sectors.replace("名称: 社会救助", "名称: 城乡救助, 其他名称: [社会救助]")
    (site / "catalog/sectors.yml").write_text(other, "utf-8")
    path.write_text(path.read_text("utf-8").replace("领域: 社会救助", "领域: 城乡救助"), "utf-8")
    commit(site, "v2")
    assert "没有变化" in run(site, "v1..v2").output


def test_what_was_taken_out_of_the_records_is_told(site: Path) -> None:
    note = "    调整记录: [{日期: 2026-05-01, 类型: 修改, 说明: 原来的话}]\n"
    write(site, ROW.format(n=201) + note, ROW.format(n=202), ROW.format(n=203))
    commit(site, "v2")
    write(site, ROW.format(n=201), ROW.format(n=202), ROW.format(n=203))
    commit(site, "v3")
    text = run(site, "v2..v3").output
    assert "删改了原来的调整记录：2026-05-01 修改：原来的话" in text


def test_up_to_the_files_as_they_lie_there(site: Path) -> None:
    write(site, ROW.format(n=201), ROW.format(n=202), ROW.format(n=203), ROW.format(n=204))
    done = run(site, "v1..")
    assert done.exit_code == 0
    assert "→ 当前文件" in done.output and "新增 1 条" in done.output


def test_a_table_for_a_merge_request(site: Path) -> None:
    row = ROW.format(n=201).replace("内容甲", "内容|甲 *重要* <b>")
    write(site, row, ROW.format(n=202), ROW.format(n=203))
    commit(site, "v2")
    text = run(site, "v1..v2", "--format", "markdown").output
    assert "| 编码 | 事项 | 领域 | 变化 |" in text
    [line] = [line for line in text.splitlines() if "0201" in line]
    assert r"内容\|甲 \*重要\* \<b\>" in line
    assert line.replace("\\|", "").count("|") == 5


def test_a_site_in_a_subfolder_with_its_upper_catalog(tmp_path: Path) -> None:
    """Both states are read as they were: settings, what they inherit, the shared root."""
    top = repository(tmp_path / "all")
    county(top / "sites/qinghe", {"catalog/社会救助.yml": ADOPTING})
    site_from(top / "shared/shifan", CITY)
    settings = "INHERIT: ../../base.yml\nsite_name: 青禾县\n"
    site_from(top, {
        "base.yml": "extra: {zwgk: {shared: [../../shared/shifan]}}\n",
        "sites/qinghe/mkdocs.yml": settings,
    })  # fmt: skip
    commit(top, "v1")
    text = CITY["catalog/社会救助.yml"].replace("20个工作日", "7个工作日")
    site_from(top, {"shared/shifan/catalog/社会救助.yml": text})
    commit(top, "v2")
    done = run(top / "sites/qinghe/catalog", "v1..v2")
    assert done.exit_code == 0, done.output
    assert "SHJZ-0101 综合业务-政策法规文件（社会救助）" in done.output
    assert "起7个工作日内（上级目录改的）" in done.output
    assert "没有写调整记录" not in done.output, "the county changed nothing itself"


def test_an_upper_catalog_of_another_repository_counts_as_it_is(tmp_path: Path) -> None:
    site_from(tmp_path / "shifan", CITY)
    site = county(repository(tmp_path / "county"), {
        "catalog/社会救助.yml": ADOPTING,
        "mkdocs.yml": "extra: {zwgk: {shared: [../shifan]}}\n",
    })  # fmt: skip
    commit(site, "v1")
    done = run(site, "v1..")
    assert done.exit_code == 0, done.output
    assert "共享文件夹“../shifan”不在这个仓库里，两边都按它现在的内容比较。" in done.output


def test_the_catalog_may_have_been_elsewhere(site: Path) -> None:
    git(site, "mv", "catalog", "mulu")
    (site / "mkdocs.yml").write_text("extra: {zwgk: {catalog_dir: mulu}}\n", "utf-8")
    commit(site, "v2")
    assert "没有变化" in run(site, "v1..v2").output


def test_there_was_no_catalog_yet(site: Path) -> None:
    git(site, "checkout", "-q", "--orphan", "empty")
    git(site, "rm", "-rfq", "--cached", ".")
    git(site, "commit", "-q", "--allow-empty", "-m", "empty")
    git(site, "checkout", "-qf", "main")
    assert "原有 0 条，现有 4 条：新增 4 条。" in run(site, "empty..v1").output


def test_content_that_cannot_be_read_does_not_matter(site: Path) -> None:
    (site / "content/policies/2025/a.md").write_text("没有信息栏\n", "utf-8")
    commit(site, "v2")
    assert run(site, "v1..v2").exit_code == 0


def _says(done: Result, *texts: str) -> None:
    assert done.exit_code == 1
    assert done.stdout == ""
    assert all(text in done.stderr for text in texts), done.stderr
    assert "Traceback" not in done.stderr and "fatal" not in done.stderr
    assert "\n    → " in done.stderr


def test_no_repository(tmp_path: Path) -> None:
    _says(run(county(tmp_path), "v1..v2"), "不在 git 仓库里")


@pytest.mark.parametrize("span", ["nirgends..v1", "v1..nirgends", "--upload-pack=x..v1"])
def test_no_such_revision(site: Path, span: str) -> None:
    done = run(site, "--", span)
    _says(done, "git 里没有“", "这个版本")


def test_a_state_that_cannot_be_read(site: Path) -> None:
    path = site / "catalog/社会救助.yml"
    whole = path.read_text("utf-8")
    path.write_text(whole.replace("全社会", "社会"), "utf-8")
    commit(site, "v2")
    path.write_text(whole, "utf-8")
    commit(site, "v3")
    _says(run(site, "v2..v3"), "v2（", "[V002]", "catalog/社会救助.yml:2:", "换一个相近的版本")
    path.write_text(whole.replace("全社会", "社会"), "utf-8")
    _says(run(site, "v3.."), "当前文件里的目录有", "zwgk check")


def test_no_git(site: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    _says(run(site, "v1..v1"), "没有 git")


@pytest.mark.parametrize(
    "arguments", [["v1"], ["..v1"], ["v1...v2"], [], ["v1..v1", "--format", "x"]]
)
def test_called_wrongly(site: Path, arguments: list[str]) -> None:
    done = run(site, *arguments)
    assert done.exit_code == 2
    assert "→" in done.stderr


def test_a_hook_s_variables_do_not_mislead(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_DIR", "nirgends")
    assert run(site, "v1..v1").exit_code == 0


def test_nothing_is_changed(site: Path) -> None:
    def state() -> Mapping[str, bytes]:
        return {
            p.relative_to(site).as_posix(): p.read_bytes() for p in site.rglob("*") if p.is_file()
        }

    write(site, ROW.format(n=201))
    before = state()
    run(site, "v1..")
    assert state() == before


def test_an_upper_catalog_that_is_a_submodule_counts_as_it_is(tmp_path: Path) -> None:
    place = "catalog/上级/示范市"
    site = county(repository(tmp_path / "county"), {
        "catalog/社会救助.yml": ADOPTING,
        "mkdocs.yml": f"extra: {{zwgk: {{shared: [{place}]}}}}\n",
    })  # fmt: skip
    git(site, "update-index", "--add", "--cacheinfo", f"160000,{'1' * 40},{place}")
    git(site, "add", "-A", ":!catalog/上级")
    git(site, "commit", "-q", "-m", "v1")
    git(site, "tag", "v1")
    site_from(site / place, CITY)
    done = run(site, "v1..v1")
    assert done.exit_code == 0, done.stderr
    assert f"共享文件夹“{place}”不在这个仓库里" in done.output


def test_housekeeping_needs_no_adjustment(site: Path) -> None:
    row = ROW.format(n=201) + "    责任科室: 社会救助股\n"
    write(site, row, ROW.format(n=202), ROW.format(n=203))
    text = run(site, "v1..").output
    assert "责任科室：（空） → 社会救助股" in text
    assert "没有写调整记录" not in text
