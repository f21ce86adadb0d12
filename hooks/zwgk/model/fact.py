"""事实: an amount, a telephone number, hours, written once with its dates.

Other records name a fact in their texts as ``〔事实：名称〕`` and show the value of the day.
The class is not called ``Fact``: that is a label with its values on a page.
"""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from zwgk.model.record import Column, Kind, Link, Part, Record, key
from zwgk.model.values.dates import Day
from zwgk.model.values.text import Choice, Many, Text


class FactType(Choice):
    """What a fact is."""

    amount = "金额"
    phone = "电话"
    hours = "时间"
    quantity = "数量"
    address = "地址"
    other = "其他"


class FactValue(Part):
    """A value and the days on which it holds."""

    short: ClassVar[str] = "value"

    value: Text = key("值", "页面上显示的内容，不带计量单位", required=True, example="780")
    valid_from: Day = key("生效日期", "从哪一天起用这个值", required=True, example="2026-01-01")
    valid_until: Day | None = key("失效日期", "用到哪一天为止；后面有新值接上的不用填", example="2026-12-31")
    basis: Text | None = key("依据", "这个值的出处，写文件名称和文号；金额和数量必须写", example="《关于提高城乡低保标准的通知》")
    policy: Text | None = key("依据文件", "出处是本站已有的政策文件时，写文号", link=Link(("policy",), "facts"), example="示府办发〔2022〕3号")


class PublicFact(Record):
    """事实."""

    kind: ClassVar[Kind] = Kind(
        name="fact",
        label="事实",
        plural="facts",
        sources=("content/facts.yml", "content/facts/**"),
        form="many",
        column=Column("常用标准和电话", "本网站用到的补助标准、电话和办公时间，一处更新，各页同时更新", ("补助标准", "咨询电话", "办公时间"), "办事服务"),
        identity="key",
        title="name",
        order="name",
    )

    id: str = key("编号", "编号，小写字母、数字和连字符", required=True, example="dibao-chengshi")
    name: Text = key("名称", "在别处引用时写的名称，不能重复", required=True, example="城市低保标准")
    type: FactType = key("类型", "金额、电话、时间、数量、地址或其他", required=True, example="金额")
    organisation: Text = key("单位", "由哪个单位负责更新", required=True, link=Link(("organisation",), "facts"), example="县民政局")
    unit: Text | None = key("计量单位", "跟在值后面一起显示", example="元")
    note: Text | None = key("说明", "这个值包括什么、怎么算", example="每人每月")
    values: Many[FactValue] = key("取值", "每一个值和它生效的日期，旧值留着不删", required=True)

    def value_on(self, day: date) -> FactValue | None:
        """The value that holds on ``day``: the latest that has begun and has not ended."""
        begun = [v for v in self.values if v.valid_from <= day]
        latest = max(begun, key=lambda v: v.valid_from, default=None)
        if latest is None or (latest.valid_until and latest.valid_until < day):
            return None
        return latest

    def last_day(self, value: FactValue) -> date | None:
        """The last day of ``value``: its own, or the eve of the next one's first."""
        later = [v.valid_from for v in self.values if v.valid_from > value.valid_from]
        eve = date.fromordinal(min(later).toordinal() - 1) if later else None
        ends = [d for d in (value.valid_until, eve) if d]
        return min(ends, default=None)

    def said(self, value: FactValue) -> str:
        """``value`` as texts show it: ``780元``."""
        return f"{value.value}{self.unit or ''}"
