"""政务场所: where to go (SVC-11, ZL-14)."""

from __future__ import annotations

from typing import ClassVar

from zwgk.model.record import Column, Kind, Link, Part, key
from zwgk.model.shared import Addressed, FormerName
from zwgk.model.values.codes import Phone
from zwgk.model.values.dates import Day
from zwgk.model.values.positions import CoordinateSystem, Position
from zwgk.model.values.text import Choice, Many, Number, Text, WebAddress


class PlaceType(Choice):
    """Types of places."""

    service_hall = "政务服务中心"
    town_centre = "便民服务中心"
    station = "便民服务站"
    reading_point = "政府信息查阅点"
    office = "办事窗口"
    archive = "档案馆"
    library = "图书馆"
    other = "其他"


class Coordinates(Part):
    """A position in degrees."""

    longitude: Number = key("经度", "经度，单位为度", required=True, example="105.0000")
    latitude: Number = key("纬度", "纬度，单位为度", required=True, example="29.0000")
    system: CoordinateSystem = key("坐标系", "CGCS2000、WGS84、GCJ-02 或 BD-09", required=True, example="CGCS2000")

    @property
    def position(self) -> Position:
        """The same for reckoning."""
        return Position(self.longitude, self.latitude, self.system)


class Booking(Part):
    """How to book a visit."""

    phone: Phone | None = key("电话", "预约电话", example="0830-0000004")
    url: WebAddress | None = key("网址", "预约网址", example="https://www.example.gov.cn/yuyue/")
    note: Text | None = key("说明", "预约说明", example="提前一天预约")


class Place(Addressed):
    """政务场所."""

    kind: ClassVar[Kind] = Kind(
        name="place",
        label="政务场所",
        plural="places",
        sources=("content/places/**",),
        form="either",
        column=Column("政务场所", "政务服务中心、便民服务中心和政府信息查阅点的地址、时间和电话", ("政务场所", "办事地点", "查阅点"), "办事服务"),
        title="name",
        order="name",
    )

    name: Text = key("名称", "场所名称", required=True, example="县政务服务中心")
    short_name: Text | None = key("简称", "其他记录里常写的名称", example="县政务中心")
    former_names: Many[FormerName] = key("曾用名", "以前的名称", default=())
    type: PlaceType = key("类型", "场所的类型", required=True, example="政务服务中心")
    organisation: Text = key("管理单位", "由谁管理", required=True, link=Link(("organisation",), "places"), example="县行政审批局")
    area: Text | None = key("所在乡镇", "在哪个乡镇、街道", link=Link(("organisation",), "area_places"), example="甲镇政府")
    address: Text = key("地址", "详细地址和怎么走", required=True, example="示例大道8号")
    coordinates: Coordinates | None = key("坐标", "经纬度和坐标系")
    hours: Text = key("开放时间", "开放时间", required=True, example="工作日 9:00-17:00")
    phones: Many[Phone] = key("电话", "电话", required=True, example="0830-0000004")
    services: Many[Text] = key("可办事项", "在这里能办什么", default=(), example="社会保险、医疗保障")
    accessible: Many[Text] = key("无障碍设施", "坡道、低位柜台等", default=(), example="坡道")
    elder: Many[Text] = key("适老服务", "老年人优先窗口、代办等", default=(), example="老年人优先窗口")
    booking: Booking | None = key("预约", "预约方式")
    checked_on: Day | None = key("核对日期", "最近一次核对的日期", example="2026-10-08")

    @property
    def names(self) -> tuple[str, ...]:
        """Full, short and former names."""
        names = [self.name, self.short_name, *(f.name for f in self.former_names)]
        return tuple(n for n in names if n)
