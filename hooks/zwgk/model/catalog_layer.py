"""目录层级: for which level of government the catalog of a folder is made."""

from __future__ import annotations

from typing import ClassVar

from zwgk.model.levels import CatalogLevel
from zwgk.model.record import Column, Kind, Record, key
from zwgk.model.values.text import Text, WebAddress


class CatalogLayer(Record):
    """目录层级."""

    kind: ClassVar[Kind] = Kind(
        name="catalog_layer",
        label="目录层级",
        plural="catalog-layer",
        sources=("catalog/layer.yml",),
        form="one",
        column=Column("目录层级", "标准目录属于哪一级", ("标准目录",), "信息公开目录"),
        own_page=False,
        settings=True,
        title="name",
        shared="told",
    )

    level: CatalogLevel = key("级别", "国家级、省级、市级、县级或乡级", required=True, example="市级")
    name: Text = key("名称", "目录的全称，下级沿用时页面上这样称呼它", required=True, example="示范市基层政务公开标准目录")
    publisher: Text | None = key("编制单位", "编制目录的单位", example="示范市人民政府办公室")
    url: WebAddress | None = key("网址", "目录公布在哪里", example="https://www.example.gov.cn/zwgk/catalog/")
