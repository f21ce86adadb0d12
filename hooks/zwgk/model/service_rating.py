"""好差评: how users rated a unit's services in a period, and what was put right."""

from __future__ import annotations

from typing import ClassVar

from zwgk.model.record import Column, Container, Kind, Link, Part, Record, key
from zwgk.model.values.dates import Day, Moment
from zwgk.model.values.text import Count, Many, Text, YesNo


class RatingCorrection(Part):
    """A complaint behind a bad rating, and what was done."""

    problem: Text = key("问题", "群众不满意什么，不写个人信息", required=True, example="材料要补两次")
    action: Text = key("整改措施", "怎样改的", required=True, example="窗口改为一次告知清单")
    done_on: Day | None = key("整改日期", "改好的日期，没改好的不填", example="2026-09-20")
    guides: Many[Text] = key("办事指南", "说的是哪一件事，整改情况会写到它的页面上", default=(), link=Link(("service_guide",), "ratings"), example="食品经营许可", requirements=("SVC-12",))


class ServiceRating(Record):
    """好差评."""

    kind: ClassVar[Kind] = Kind(
        name="service_rating",
        label="好差评",
        plural="service-ratings",
        sources=("content/ratings/**",),
        form="many",
        column=Column("好差评", "政务服务好差评结果和差评整改情况", ("好差评", "满意度", "差评整改"), "办事服务"),
        identity="stem-number",
        container=Container(("ratings", "评价"), ("period", "ends_on", "published_on")),
        own_page=False,
        order="number",
    )

    period: Text = key("评价期", "哪一期", required=True, example="2026年第3季度")
    ends_on: Day = key("期末日期", "这一期的最后一天", required=True, example="2026-09-30")
    published_on: Moment = key("发布日期", "公布的日期和时间", required=True, example="2026-10-15 09:00")
    number: Count = key("序号", "序号", required=True, example="1")
    organisation: Text = key("被评单位", "被评价的单位", required=True, link=Link(("organisation",), "service_ratings"), example="县行政审批局")
    total: Count = key("评价总数", "收到评价的件数", required=True, example="1200")
    very_satisfied: Count = key("非常满意", "件数", required=True, example="1100")
    satisfied: Count = key("满意", "件数", required=True, example="80")
    basic: Count = key("基本满意", "件数", required=True, example="15")
    dissatisfied: Count = key("不满意", "件数", required=True, example="4")
    very_dissatisfied: Count = key("非常不满意", "件数", required=True, example="1")
    corrected: Count = key("已整改", "差评中已经核实整改的件数", required=True, example="5")
    corrections: Many[RatingCorrection] = key("整改情况", "主要问题和整改措施", default=())
    sample: YesNo = key("示例", "填“是”表示这是演示内容，页面会注明", default=False, example="是")

    @property
    def title(self) -> str:
        """Unit and period."""
        return f"{self.organisation}{self.period}好差评"

    @property
    def good(self) -> int:
        """好评: 非常满意, 满意 and 基本满意."""
        return self.very_satisfied + self.satisfied + self.basic

    @property
    def bad(self) -> int:
        """差评: 不满意 and 非常不满意."""
        return self.dissatisfied + self.very_dissatisfied
