"""A county beside the root of its city, whose catalog it follows."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from tests.support.county import TODAY, county
from tests.support.site import site_from
from zwgk.build import Examined, examine
from zwgk.model.settings import Settings

CITY = {
    "catalog/layer.yml": "级别: 市级\n名称: 示范市目录\n",
    "catalog/社会救助.yml": """\
        领域: 社会救助
        版本: "2026-01"
        默认: {公开对象: 全社会, 公开方式: 主动公开, 公开渠道: [政府网站, 公开查阅点]}
        事项:
          - 事项编码: SHJZ-0101
            一级事项: 综合业务
            二级事项: 政策法规文件
            公开内容: [政策文件, 解读材料]
            公开依据: 《社会救助暂行办法》
            公开时限: 自信息形成或者变更之日起20个工作日内
            公开主体: [县民政局]
            公开层级: [市级, 县级, 乡级]
            责任科室: 市局救助科
            调整记录: [{日期: 2026-01-01, 类型: 新增, 说明: 市里新增}]
        """,
}

ADOPTING = """\
领域: 社会救助
版本: "2026-06"
默认: {公开渠道: [政府网站], 公开时限: 长期公开}
事项:
  - 沿用: SHJZ-0101
    公开渠道: [政府网站, 公开查阅点, 公示栏]
"""

SHARED = Settings(shared=("../shifan",))


def world(
    folder: Path,
    site: Mapping[str, str] | None = None,
    city: Mapping[str, str] | None = None,
    *,
    settings: Settings = SHARED,
    without: tuple[str, ...] = (),
) -> Examined:
    """A county beside its city's root, examined."""
    site_from(folder / "shifan", CITY if city is None else city)
    changes = {"catalog/社会救助.yml": ADOPTING, **(site or {})}
    return examine(county(folder / "county", changes, without), today=TODAY, settings=settings)
