"""公开事项: a row of the 政务公开事项标准目录 (CAT-01..13)."""

from __future__ import annotations

from datetime import date
from typing import ClassVar, Self

from pydantic import model_validator

from zwgk.model.record import Column, Container, Kind, Link, Part, key
from zwgk.model.shared import Addressed, Method, WithheldBasis
from zwgk.model.values.dates import Day
from zwgk.model.values.text import Choice, Many, Text, WebAddress, YesNo, fold
from zwgk.model.vocabulary import AUDIENCES, CHANNELS, STAGES, TIERS


class Channel(Choice):
    """公开渠道和载体: the thirteen closed values of the national table (CAT-02)."""

    website = CHANNELS.label("website")
    gazette = CHANNELS.label("gazette")
    social_media = CHANNELS.label("social_media")
    press_conference = CHANNELS.label("press_conference")
    broadcast = CHANNELS.label("broadcast")
    print = CHANNELS.label("print")
    reading_point = CHANNELS.label("reading_point")
    service_hall = CHANNELS.label("service_hall")
    service_station = CHANNELS.label("service_station")
    on_site = CHANNELS.label("on_site")
    notice_board = CHANNELS.label("notice_board")
    push = CHANNELS.label("push")
    other = CHANNELS.label("other")

    @classmethod
    def aliases(cls) -> dict[str, str]:
        """Spellings seen in county tables (standards 4.2)."""
        return CHANNELS.aliases()


class Audience(Choice):
    """公开对象."""

    public = AUDIENCES.label("public")
    specific = AUDIENCES.label("specific")

    @classmethod
    def aliases(cls) -> dict[str, str]:
        """Spellings seen in county tables."""
        return AUDIENCES.aliases()


class Tier(Choice):
    """公开层级."""

    city = TIERS.label("city")
    county = TIERS.label("county")
    town = TIERS.label("town")
    village = TIERS.label("village")

    @classmethod
    def aliases(cls) -> dict[str, str]:
        """Spellings seen in county tables."""
        return TIERS.aliases()


class Stage(Choice):
    """五公开."""

    decision = STAGES.label("decision")
    implementation = STAGES.label("implementation")
    management = STAGES.label("management")
    service = STAGES.label("service")
    outcome = STAGES.label("outcome")

    @classmethod
    def aliases(cls) -> dict[str, str]:
        """The long forms."""
        return STAGES.aliases()


class ChangeType(Choice):
    """动态调整 types (CAT-09)."""

    added = "新增"
    changed = "修改"
    merged = "合并"
    split = "拆分"
    cancelled = "取消"
    delegated = "下放"


class Change(Part):
    """An entry of 调整记录."""

    date: Day = key("日期", "调整从哪一天起生效", required=True, example="2022-06-01")
    type: ChangeType = key("类型", "新增、修改、合并、拆分、取消或下放", required=True, example="修改")
    note: Text = key("说明", "调整了什么，为什么调整", required=True, example="增加投诉电话")
    successors: Many[Text] = key("承接事项", "并入、拆成了哪些事项，写事项编码；写了别的事项，本事项就从目录里去掉", default=(), link=Link(("catalog_item",), "predecessors"), example="SHJZ-0301")

    def ends(self, code: str) -> bool:
        """Whether it takes the item ``code`` out of the catalog: 取消, or 合并 or 拆分 into others."""
        if self.type in (ChangeType.merged, ChangeType.split):
            return bool(self.successors) and fold(code) not in map(fold, self.successors)
        return self.type is ChangeType.cancelled


class CatalogItem(Addressed):
    """公开事项."""

    kind: ClassVar[Kind] = Kind(
        name="catalog_item",
        label="公开事项",
        plural="catalog",
        sources=("catalog/**",),
        form="many",
        column=Column("公开事项", "标准目录中的公开事项", ("公开事项", "标准目录"), "信息公开目录"),
        identity="code",
        container=Container(("items", "事项"), ("sector", "version"), ("defaults", "默认")),
        title="title",
        order="code",
        shared="adopted",
    )

    code: Text = key("事项编码", "事项的编码，一经使用不再改动，也不给别的事项用", required=True, example="SHJZ-0101", requirements=("CAT-06",))
    adopts: Text | None = key("沿用", "沿用上级目录的哪一条，写它的事项编码；本条只写和上级不同的，其余都随上级", example="SHJZ-0101", requirements=("CAT-09",))
    sector: Text = key("领域", "属于哪个领域", required=True, link=Link(("sector",), "items"), example="社会救助")
    version: Text | None = key("版本", "目录的版本", example="2022-06", requirements=("CAT-09",))
    level1: Text = key("一级事项", "一级事项名称", required=True, example="综合业务", requirements=("CAT-01",))
    level2: Text = key("二级事项", "二级事项名称", required=True, example="监督检查", requirements=("CAT-01",))
    level3: Text | None = key("三级事项", "三级事项名称", example="信访渠道")
    content: Many[Text] = key("公开内容", "公开内容（要素），一条一项", required=True, example="投诉举报电话", requirements=("CAT-01",))
    basis: Many[Text] = key("公开依据", "依据的法律法规和文件，一条一项", required=True, example="《中华人民共和国政府信息公开条例》", requirements=("CAT-01", "CAT-11"))
    time_limit: Text = key("公开时限", "应在什么时间内公开，照目录填写", required=True, default="", example="自信息形成或者变更之日起20个工作日内", requirements=("CAT-01", "CAT-04", "CAT-05"))
    subject: Many[Text] = key("公开主体", "由谁公开", required=True, link=Link(("organisation", "organisation_group"), "catalog_items"), example="县民政局", requirements=("CAT-01", "CAT-10"))
    channels: Many[Channel] = key("公开渠道", "公开渠道和载体", required=True, example="政府网站", requirements=("CAT-01", "CAT-02"))
    other_channels: Many[Text] = key("其他渠道", "渠道选了“其他”时写明是什么", default=(), example="公共资源交易平台", requirements=("CAT-02",))
    audience: Many[Audience] = key("公开对象", "全社会、特定群体，或者都有", required=True, example="全社会", requirements=("CAT-01", "CAT-03"))
    audience_group: Text | None = key("特定群体", "公开对象是特定群体时写明是谁", example="项目单位", requirements=("CAT-03",))
    method: Many[Method] = key("公开方式", "主动公开、依申请公开，或者都有", required=True, example="主动公开", requirements=("CAT-01", "CAT-03"))
    tier: Many[Tier] = key("公开层级", "县级、乡级等", required=True, example="县级", requirements=("CAT-03",))
    stages: Many[Stage] = key("五公开", "决策、执行、管理、服务、结果中的哪些", default=(), example="管理")
    links: Many[WebAddress] = key("公开链接", "公开这一事项的网页，没有用本专栏公开时才填", default=(), example="https://www.example.gov.cn/a.html", requirements=("CAT-08",))
    forms: Many[Text] = key("公开形式", "以什么形式公开，例如文本、图表、视频", default=(), example="文本")
    unit: Text | None = key("责任科室", "具体负责的科室", example="社会救助股")
    withheld_basis: WithheldBasis | None = key("不公开依据", "不予公开的，写明是《政府信息公开条例》第十四条到第十六条的哪一种", example="个人隐私", requirements=("ZL-10", "ZL-11"))
    reviewed_on: Day | None = key("复核日期", "不予公开的，最近一次复核能不能公开的日期", example="2022-03-01", requirements=("ZL-12",))
    changes: Many[Change] = key("调整记录", "动态调整的记录", default=(), requirements=("CAT-09",))
    note: Text | None = key("备注", "需要说明的情况")
    sample: YesNo = key("示例", "填“是”表示这是演示内容，页面会注明", default=False, example="是")

    @model_validator(mode="after")
    def _texts_choose_their_word(self) -> Self:
        """A text of 其他渠道 or 特定群体 says that its word is chosen, written or not."""
        if self.other_channels and Channel.other not in self.channels:
            object.__setattr__(self, "channels", (*self.channels, Channel.other))
        if self.audience_group and Audience.specific not in self.audience:
            object.__setattr__(self, "audience", (*self.audience, Audience.specific))
        return self

    @property
    def title(self) -> str:
        """The most specific name."""
        return self.level3 or self.level2

    @property
    def adopted(self) -> CatalogItem | None:
        """The item of an upper level's catalog that this one follows."""
        return self.upper if isinstance(self.upper, CatalogItem) else None

    def ended_by(self, today: date) -> Change | None:
        """The adjustment that has taken the item out of the catalog by ``today`` (CAT-09).

        A later 新增 brings it back; other adjustments do not.
        """
        state: Change | None = None
        for change in sorted(self.changes, key=lambda c: c.date):
            if change.date > today:
                break
            if change.ends(self.code):
                state = change
            elif change.type is ChangeType.added:
                state = None
        return state

    @property
    def cancelled(self) -> bool:
        """Whether its adjustments, of whatever day, take it out of the catalog."""
        return self.ended_by(date.max) is not None

    @property
    def full_title(self) -> str:
        """All its names: ``最低生活保障-办事指南``."""
        return "-".join(n for n in (self.level1, self.level2, self.level3) if n)

    @property
    def names(self) -> tuple[str, ...]:
        """The code; titles repeat across sectors and name nothing."""
        return (self.code,)
