"""站点: identity of the disclosure site, one per site (GW-01, GW-06, GW-15)."""

from __future__ import annotations

from datetime import date, timedelta
from typing import ClassVar

from zwgk.model.record import Column, Kind, Link, Part, Record, key
from zwgk.model.values.codes import (
    DocumentNumber,
    Email,
    IcpNumber,
    Phone,
    PoliceNumber,
    RegionCode,
    SiteCode,
)
from zwgk.model.values.dates import Day
from zwgk.model.values.positions import CoordinateSystem
from zwgk.model.values.text import Choice, Count, Many, Text, WebAddress, YesNo


class RuleLevel(Choice):
    """Levels a site may give to a rule."""

    error = "错误"
    warning = "警告"
    hint = "提示"
    off = "关闭"


class RuleSetting(Part):
    """A site's own level for a rule, with its reason."""

    level: RuleLevel = key("级别", "错误、警告、提示或关闭", required=True, example="提示")
    reason: Text = key("原因", "为什么这样调整", required=True, example="公报自2023年起编发")


class Holiday(Part):
    """A holiday of a year, and the days around it that are off."""

    name: Text = key("节日", "节日名称", required=True, example="元旦")
    first: Day = key("开始日期", "放假的第一天", required=True, example="2027-01-01")
    last: Day | None = key("结束日期", "放假的最后一天，只放一天的不用填", example="2027-01-03")

    def days(self) -> tuple[date, ...]:
        """Every day off; none when the last is before the first (S021)."""
        length = ((self.last or self.first) - self.first).days + 1
        return tuple(self.first + timedelta(days=n) for n in range(length))


class HolidayArrangement(Part):
    """What a year's official notice orders, before the engine has it (rulings 8)."""

    year: Count = key("年份", "哪一年", required=True, example="2027")
    document_number: DocumentNumber = key("文号", "通知的文号", required=True, example="国办发明电〔2026〕1号")
    off: Many[Holiday] = key("放假", "放假的日子", required=True)
    worked: Many[Day] = key("上班", "调休上班的周末", default=(), example="2027-01-09")


class ThemeSetting(Part):
    """A first level of 主题分类 that only this place has."""

    id: Text = key("编号", "网址里用的词，小写字母和连字符", required=True, example="rural-revival")
    name: Text = key("名称", "一级主题的名称", required=True, example="乡村振兴")


class CountyMap(Part):
    """The outline a map of the county is drawn from (SVC-11, rulings 31)."""

    approval: Text = key("审图号", "地图审核批准书上的审图号，没有就不画图", required=True, example="川S（2026）00000号")
    boundary: Text = key("界线", "界线文件，GeoJSON 格式", required=True, file=True, example="界线.geojson")
    system: CoordinateSystem = key("坐标系", "界线文件的坐标系", default=CoordinateSystem.cgcs2000, example="CGCS2000")
    source: Text | None = key("数据来源", "界线数据由谁提供、哪一年的", example="县自然资源和规划局，2026年")
    sketch: YesNo = key("示意", "只是示意、不能量算的，写“是”", default=False, example="否")


class Site(Record):
    """站点信息."""

    kind: ClassVar[Kind] = Kind(
        name="site",
        label="站点",
        plural="site",
        sources=("content/site.yml",),
        form="one",
        column=Column("首页", "政务公开专栏首页", ("政务公开", "政府信息公开"), "首页"),
        own_page=False,
        settings=True,
        title="name",
    )

    name: Text = key("站点名称", "专栏的全称", required=True, example="示例县政务公开专栏", requirements=("GW-01",))
    short_name: Text | None = key("简称", "窄屏上显示的名称", example="政务公开")
    county: Text = key("地区名称", "所在县、乡的全称", required=True, example="示例县")
    host: Text = key("主办单位", "主办本专栏的单位", required=True, link=Link(("organisation",), "hosted_sites"), example="县政府办公室", requirements=("GW-15",))
    operator: Text | None = key("承办单位", "承办本专栏的单位", example="县融媒体中心")
    site_code: SiteCode = key("网站标识码", "10位网站标识码", required=True, example='"5100000000"', requirements=("GW-01", "GW-06"))
    region: RegionCode = key("行政区划代码", "6位行政区划代码", required=True, example='"510000"')
    url: WebAddress = key("网址", "专栏公开后的完整网址", required=True, example="https://www.example.gov.cn/zwgk/", requirements=("GW-01", "GW-57"))
    portal: WebAddress | None = key("门户网站", "政府门户网站首页", example="https://www.example.gov.cn/")
    phone: Phone = key("联系电话", "主办单位值守电话", required=True, example="0830-0000000", requirements=("GW-15",))
    hotline: Phone = key("政务服务热线", "页头显示的热线", default="12345", example="12345")
    email: Email | None = key("电子邮箱", "接收意见的邮箱", example="zwgk@example.gov.cn")
    address: Text | None = key("地址", "主办单位地址", example="示例路1号")
    postcode: Text | None = key("邮政编码", "6位邮政编码", example='"640000"')
    icp: IcpNumber = key("ICP备案号", "页脚的ICP备案号", required=True, example="蜀ICP备00000000号-1", requirements=("GW-15",))
    police: PoliceNumber = key("公安备案号", "页脚的公安联网备案号", required=True, example="川公网安备51000000000000号", requirements=("GW-15",))
    badge: WebAddress | None = key("党政机关网站标识", "党政机关网站标识的查证网址", example="https://bszs.conac.cn/", requirements=("GW-15",))
    error_report: WebAddress | None = key("网站找错", "“我为政府网站找错”的入口网址", example="https://zfwzgl.www.gov.cn/", requirements=("GW-15",))
    introduction: Text | None = key("简介", "首页上介绍专栏的一段话")
    disclosure_guide: Text = key("公开指南", "政府信息公开指南的页面文件", required=True, link=Link(("page",), "guide_of"), example="disclosure-guide.md", requirements=("PF-02",))
    rules_page: Text = key("公开制度", "政府信息公开制度的页面文件", required=True, link=Link(("page",), "rules_of"), example="rules/index.md", requirements=("PF-02", "PF-07"))
    common_guides: Many[Text] = key("常用办事", "首页列出的办事指南", default=(), link=Link(("service_guide",), "featured_on"), example="dibao")
    trusted_hosts: Many[Text] = key("可信域名", "不用提示就可以直接打开的外部域名", default=(), example="www.example.com", requirements=("GW-34",))
    index_pattern: Text = key("索引号格式", "索引号由哪些部分组成，花括号里可写：信用代码、机构代码、行政区划代码、机关代字、年份、日期、流水号:位数", default="{信用代码}/{年份}-{流水号:5}", example='"{信用代码}/{年份}-{流水号:5}"', requirements=("DOC-02",))
    themes: Many[ThemeSetting] = key("主题分类", "政策文件的主题分类，本地另有的一级类目", default=(), requirements=("DOC-14",))
    map: CountyMap | None = key("地图", "审图号和界线文件；两样都有，政务地图才画图", requirements=("SVC-11",))
    holidays: Many[HolidayArrangement] = key("放假安排", "程序里还没有的年份，照国务院办公厅的放假通知填写，用来计算工作日", default=(), requirements=("ZL-01",))
    checks: dict[str, RuleSetting] = key("检查", "调整检查规则的级别，每条都要写原因", default={})
