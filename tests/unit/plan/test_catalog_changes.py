"""Adjustments of the catalog on pages and as data; items that have ended; adopted items."""

from __future__ import annotations

import json
import re
from pathlib import Path

from tests.support.county import COUNTY, TODAY, build_result, built, county, policy
from tests.support.layers import ADOPTING, CITY, SHARED
from tests.support.site import site_from
from zwgk.build import build

_ROW = """\
  - 事项编码: SHJZ-010{n}
    一级事项: 综合业务
    二级事项: 事项{n}
    公开内容: 内容
    公开依据: 《社会救助暂行办法》
    公开时限: 自信息形成或者变更之日起20个工作日内
    公开主体: 县民政局
    公开层级: 县级
    调整记录: {changes}
"""
_HEAD = (
    "领域: 社会救助\n默认: {公开对象: 全社会, 公开方式: 主动公开, 公开渠道: [政府网站]}\n事项:\n"
)
_CHANGES = "catalog/changes/index.html"


def _catalog(*changes: str) -> dict[str, str]:
    rows = [_ROW.format(n=n, changes=c) for n, c in enumerate(changes, start=1)]
    return {"catalog/社会救助.yml": _HEAD + "".join(rows)}


_MERGED = _catalog(
    "[{日期: 2024-05-01, 类型: 新增, 说明: 国家新增}]",
    "[{日期: 2026-06-10, 类型: 合并, 说明: 内容相同, 承接事项: [SHJZ-0101]}]",
    "[{日期: 2025-01-01, 类型: 取消, 说明: 职能划转}, {日期: 2027-01-01, 类型: 新增, 说明: 恢复}]",
)


def _titles(html: str) -> list[str]:
    return re.findall(r'<span class="row-title">([^<]+)', html)


def test_adjustments_are_public_newest_first(tmp_path: Path) -> None:
    page = built(tmp_path, _MERGED)[_CHANGES]
    assert _titles(page) == ["综合业务：事项2", "综合业务：事项3", "综合业务：事项1"]
    for text in ("合并", "2026-06-10", "内容相同（承接事项：SHJZ-0101）", "社会救助"):
        assert text in page
    assert "恢复" not in page, "what takes effect later is told then"


def test_the_same_stands_in_the_data(tmp_path: Path) -> None:
    data = json.loads(built(tmp_path, _MERGED)["api/catalog-changes.json"])
    assert [c["code"] for c in data["changes"]] == ["SHJZ-0102", "SHJZ-0103", "SHJZ-0101"]
    first = data["changes"][0]
    assert first["type"] == "merged" and first["label"] == "合并"
    assert first["successors"] == ["SHJZ-0101"] and first["ended"] is True
    assert first["sector"] == {"id": "shehui-jiuzhu", "number": "05", "name": "社会救助"}
    assert first["url"].endswith("/zwgk/catalog/shehui-jiuzhu/shjz-0102/")


def test_no_adjustment_no_page(tmp_path: Path) -> None:
    """GW-30: no empty column, and no link to one."""
    pages = built(tmp_path)
    assert _CHANGES not in pages and "api/catalog-changes.json" not in pages
    assert "catalog/changes" not in pages["catalog/index.html"]


def test_the_list_is_cut_into_pages(tmp_path: Path) -> None:
    many = ", ".join(f"{{日期: 2024-01-{d:02}, 类型: 修改, 说明: 第{d}次}}" for d in range(1, 26))
    pages = built(tmp_path, _catalog(f"[{many}]"))
    assert len(_titles(pages[_CHANGES])) == 20
    assert len(_titles(pages["catalog/changes/page/2/index.html"])) == 5


def test_an_ended_item_keeps_its_page_as_a_remark(tmp_path: Path) -> None:
    changes = {**_MERGED, "content/policies/2025/b.md": policy("办法", 对应事项="SHJZ-0102")}
    pages = built(tmp_path, changes)
    remark = pages["catalog/shehui-jiuzhu/shjz-0102/index.html"]
    assert "本事项已于2026-06-10合并" in remark and "内容相同" in remark
    assert 'href="../../../catalog/shehui-jiuzhu/shjz-0101/"' in remark
    assert "以前在本事项下公开的信息" in remark and "noindex" in remark
    assert "公开主体" not in remark, "it lays no duty on anybody any more"
    assert "shjz-0102" in pages["policies/b/index.html"], "what was published keeps its item"


def test_an_ended_item_is_in_no_list_and_counted_nowhere(tmp_path: Path) -> None:
    pages = built(tmp_path, _MERGED)
    sector = pages["catalog/shehui-jiuzhu/index.html"]
    assert "1条，应在本网站公开的1条里，0条已有公开信息" in sector
    assert 'id="item-shjz-0102"' not in sector
    assert "已经不在目录里的事项" in sector
    assert "shjz-0103" not in pages["catalog/by-organisation/mzj/index.html"]
    assert "shjz-0103" not in pages["sitemap.xml"]
    assert "shjz-0103" not in pages["all/index.html"]


def test_an_ended_item_may_come_back(tmp_path: Path) -> None:
    back = (
        "[{日期: 2025-01-01, 类型: 取消, 说明: 划转}, {日期: 2025-06-01, 类型: 新增, 说明: 恢复}]"
    )
    page = built(tmp_path, _catalog(back))["catalog/shehui-jiuzhu/shjz-0101/index.html"]
    assert "公开主体" in page and "noindex" not in page


def test_the_sector_tells_its_adjustments_and_the_catalog_the_latest(tmp_path: Path) -> None:
    pages = built(tmp_path, _MERGED)
    assert "社会救助领域的目录调整" in pages["catalog/shehui-jiuzhu/index.html"]
    assert 'href="../catalog/changes/"' in pages["catalog/index.html"]
    assert "目录动态调整（3条）" in pages["catalog/index.html"]
    assert "最近一次调整是2026-06-10" in pages["catalog/index.html"]


def test_a_sector_may_not_take_the_address_of_the_list(tmp_path: Path) -> None:
    sectors = COUNTY["catalog/sectors.yml"].replace("shehui-jiuzhu", "changes")
    found = build_result(tmp_path, {"catalog/sectors.yml": sectors})[0]
    assert "V014" in {p.code for p in found.problems}


def _adopting(tmp_path: Path, layer: str) -> dict[str, str]:
    site_from(tmp_path / "shifan", {**CITY, "catalog/layer.yml": layer})
    site = county(tmp_path / "county", {"catalog/社会救助.yml": ADOPTING})
    result, _ = build(site, today=TODAY, settings=SHARED)
    assert not result.stopped, result.problems
    return {f.path: f.content.decode() for f in result.files if f.path.endswith(".html")}


def test_an_adopted_item_says_from_where_and_what_differs(tmp_path: Path) -> None:
    pages = _adopting(tmp_path, CITY["catalog/layer.yml"])
    page = pages["catalog/shehui-jiuzhu/shjz-0101/index.html"]
    assert "示范市目录 SHJZ-0101" in page
    table = page.partition("和上级目录不同的地方")[2].partition("</table>")[0]
    assert "公开渠道" in table and "公开时限" not in table
    assert "示范市目录" in table and "本目录" in table


def test_a_link_to_the_upper_catalog_may_need_the_notice(tmp_path: Path) -> None:
    """GW-34: whoever leaves for another host is told."""
    layer = CITY["catalog/layer.yml"] + "网址: https://shifan.example.org/catalog/\n"
    pages = _adopting(tmp_path, layer)
    page = pages["catalog/shehui-jiuzhu/shjz-0101/index.html"]
    [target] = re.findall(r'href="\.\./\.\./\.\./(leaving/\w+/)"[^>]*>示范市目录', page)
    assert "shifan.example.org" in pages[f"{target}index.html"]
