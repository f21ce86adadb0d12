"""A whole site: all problems at once, the good records kept, and time."""

from __future__ import annotations

import gc
import pickle
import time
from pathlib import Path

from tests.support.site import site_from
from zwgk.load import load
from zwgk.problem import as_text


def test_all_problems_of_all_files_in_one_report(tmp_path: Path) -> None:
    site_from(
        tmp_path,
        {
            "catalog/sectors.yml": "- {编号: a, 国家序号: '05', 名称: 甲, 牵头单位: 县民政局}\n",
            "catalog/社会救助.yml": "领域：社会救助\n事项: []\n",
            "content/organisations/mzj.yml": "名称: 县民政局\n地址: 路\n",
            "content/policies/2022/a.md": "正文\n",
            "interpretations/interpreters.yml": "编号: a\n",
        },
    )
    loaded = load(tmp_path)
    assert [(p.code, p.where.path) for p in loaded.problems] == [
        ("K003", "catalog/社会救助.yml"),
        ("Y002", "catalog/社会救助.yml"),
        ("K003", "content/organisations/mzj.yml"),
        ("Y008", "content/policies/2022/a.md"),
        ("V015", "interpretations/interpreters.yml"),
    ]
    assert [r.key for r in loaded.records] == [("sector", "a")]
    assert len(loaded.sources) == 5
    assert as_text(loaded.problems).endswith("共 4 个文件，5 个错误。\n")


def test_what_was_loaded_can_be_kept_and_taken_up_again(tmp_path: Path) -> None:
    site_from(tmp_path, {"content/about/index.md": "---\n标题: 简介\n---\n正文\n"})
    loaded = load(tmp_path)
    assert pickle.loads(pickle.dumps(loaded)) == loaded


def test_the_collector_is_left_as_it_was(tmp_path: Path) -> None:
    assert gc.isenabled()
    load(tmp_path)
    assert gc.isenabled()


ROW = """\
  - 事项编码: SHJZ-{number:04d}
    一级事项: 综合业务
    二级事项: 监督检查
    公开内容: [社会救助信访通讯地址, 投诉举报电话]
    公开依据: [《中华人民共和国政府信息公开条例》, 《社会救助暂行办法》]
    公开时限: 自信息形成或者变更之日起20个工作日内
    公开主体: [县民政局, 各镇(街道)]
    公开渠道: [政府网站, 公示栏]
    公开对象: 全社会
    公开方式: 主动公开
    公开层级: [县级, 乡级]
    五公开: [管理]
    调整记录: [{{日期: 2022-06-01, 类型: 修改, 说明: 增加投诉电话}}]
"""


def _loop() -> float:
    """CPU seconds of a fixed amount of work, to tell slow code from a slow machine."""
    started = time.process_time()
    total = 0
    for i in range(3_000_000):
        total += i % 7
    assert total
    return time.process_time() - started


def test_three_thousand_catalog_items_load_quickly(tmp_path: Path) -> None:
    text = "领域: 社会救助\n事项:\n" + "".join(ROW.format(number=i) for i in range(3000))
    site_from(tmp_path, {"catalog/社会救助.yml": text})
    ratios = []
    for _ in range(2):
        fixed = _loop()
        started = time.process_time()
        loaded = load(tmp_path)
        ratios.append((time.process_time() - started) / fixed)
        assert len(loaded.records) == 3000
    # About 5 on a free machine; reading with a pure-Python parser would be above 25.
    assert min(ratios) < 15


def test_a_large_file_that_is_wrong_all_over_ends_soon(tmp_path: Path) -> None:
    texts = {
        "catalog/a.yml": "事项:\n" + "  - 事项编码：甲\n    一级事项：乙\n" * 30_000,
        "catalog/b.yml": "一级事项: 甲: 乙\n" * 60_000,
        "catalog/c.yml": "- " * 900_000,
        "catalog/d.yml": "甲" * 600_000,
        "catalog/e.yml": "-   " * 400_000 + "：",
        "catalog/f.yml": "a: \n" * 100_000,
    }
    for path, text in texts.items():
        site_from(tmp_path / path, {path: text})
        started = time.process_time()
        assert load(tmp_path / path).problems
        assert time.process_time() - started < 20, path


def test_an_unfinished_draft_stops_nobody(tmp_path: Path) -> None:
    """Rulings 26: a draft is not published, so its gaps are hints until it is."""
    text = "---\n标题: 请填写\n状态: 草稿\n发布日期: 请填写\n---\n正文\n"
    site_from(tmp_path, {"content/policies/2026/a.md": text})
    loaded = load(tmp_path)
    assert loaded.problems
    assert not [p for p in loaded.problems if p.stops]
    site_from(tmp_path, {"content/policies/2026/a.md": text.replace("草稿", "发布")})
    assert [p for p in load(tmp_path).problems if p.stops]


def test_a_status_written_twice_is_never_let_pass(tmp_path: Path) -> None:
    text = "---\n标题: 甲\n状态: 发布\n状态: 草稿\n发布日期: 2026-01-05\n---\n正文\n"
    site_from(tmp_path, {"content/policies/2026/a.md": text})
    assert [p.code for p in load(tmp_path).problems if p.stops] == ["K004"]
