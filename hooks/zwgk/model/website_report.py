"""政府网站工作年度报表: the yearly table of a government website (WR-01..03)."""

from __future__ import annotations

from typing import Any, ClassVar

from zwgk.model.record import Column, Kind, Link, Part, key
from zwgk.model.shared import Published
from zwgk.model.values.codes import IcpNumber, Phone, PoliceNumber, SiteCode
from zwgk.model.values.dates import Day
from zwgk.model.values.text import Choice, Count, Many, Number, Text, WebAddress, YesNo

#: The eight sections of the form in their order (WR-02).
SECTIONS = (
    "release",
    "special_columns",
    "interpreting",
    "services",
    "interaction",
    "security",
    "mobile_media",
    "innovation",
)


class WebsiteType(Choice):
    """网站类型 of the form."""

    portal = "政府门户网站"
    department = "部门网站"
    special = "专项网站"


def _count(label: str, help: str, example: str) -> Any:
    return key(label, help, required=True, example=example, requirements=("WR-03",))


def _filled(label: str, what: str, example: str) -> Any:
    help = f"全年多少条；不填的，程序数本专栏当年公布的{what}"
    return key(label, help, example=example, requirements=("WR-03",))


def _yes(label: str, help: str) -> Any:
    return key(label, help, required=True, example="是", requirements=("WR-03",))


def _section(label: str, help: str) -> Any:
    return key(label, help, required=True, requirements=("WR-02",))


class Release(Part):
    """信息发布."""

    total: Count = _count("信息发布总数", "全年发布信息的条数，不少于以下各类之和", "5200")
    overview: Count = _count("概况类信息更新量", "全年多少条", "60")
    news: Count = _count("政务动态信息更新量", "全年多少条", "3100")
    directory: Count | None = _filled("信息公开目录信息更新量", "政策文件、公开信息和公报", "1900")


class SpecialColumns(Part):
    """专栏专题."""

    kept: Count = _count("维护数量", "全年维护的专栏专题个数", "12")
    opened: Count = _count("新开设数量", "当年新开设的个数", "3")


class Interpreting(Part):
    """解读回应."""

    total: Count | None = key(
        "解读信息发布总数",
        "全年多少条，不少于以下各类之和；不填的，是以下各类之和",
        example="90",
        requirements=("WR-03",),
    )
    materials: Count | None = _filled("解读材料数量", "文字、问答、明白卡一类的解读", "60")
    products: Count | None = _filled("解读产品数量", "图解、音频、视频、发布会、访谈、场景式解读", "25")
    comments: Count = _count("媒体评论文章数量", "全年多少篇", "5")
    responses: Count | None = _filled("回应公众关注热点数量", "回应关切", "8")


class Services(Part):
    """办事服务."""

    catalog: YesNo = _yes("发布服务事项目录", "是否发布服务事项目录")
    users: Count = _count("注册用户数", "到年底的注册用户数，单位个", "46000")
    items: Count = _count("政务服务事项数量", "可以在网站上查到的事项数", "1620")
    online: Count = _count("可全程在线办理", "其中可以全程在线办理的事项数", "1180")
    cases: Count = _count("办件量", "全年办件总数", "82000")
    personal_cases: Count = _count("自然人办件量", "其中自然人的", "61000")
    legal_cases: Count = _count("法人办件量", "其中法人的", "21000")


class Interaction(Part):
    """互动交流."""

    received: Count = _count("收到留言", "全年收到留言的件数", "640")
    settled: Count = _count("办结留言", "全年办结留言的件数", "638")
    days: Number = _count("平均办理天数", "办结一件留言平均用几天", "4.2")
    answered: Count = _count("公开答复", "办结的留言中公开答复的件数", "420")
    surveys: Count = _count("征集调查期数", "全年征集调查的期数", "9")
    opinions: Count = _count("收到意见", "征集调查收到意见的条数", "213")
    results: Count = _count("公布结果期数", "征集调查中已经公布结果的期数", "9")
    interviews: Count = _count("在线访谈期数", "全年在线访谈的期数", "4")
    smart_answers: YesNo = _yes("提供智能问答", "是否提供智能问答")


class Security(Part):
    """安全防护."""

    tests: Count = _count("安全检测评估次数", "全年多少次", "4")
    problems: Count = _count("发现问题数量", "检测评估发现的问题个数", "6")
    fixed: Count = _count("问题整改数量", "其中已经整改的个数", "6")
    warning: YesNo = _yes("建立监测预警机制", "是否建立安全监测预警机制")
    drill: YesNo = _yes("开展应急演练", "当年是否开展应急演练")
    responsible: YesNo = _yes("明确安全责任人", "是否明确网站安全责任人")


class MediaAccount(Part):
    """An account of a 移动新媒体."""

    name: Text = key("名称", "账号的名称", required=True, example="青禾发布")
    posts: Count = key("信息发布量", "全年发布多少条", required=True, example="860")
    followers: Count = key("关注量", "到年底的关注人数或者订阅人数", required=True, example="32000")


class MobileMedia(Part):
    """移动新媒体."""

    exists: YesNo = _yes("开设新媒体", "是否开设移动新媒体")
    weibo: Many[MediaAccount] = key("微博", "微博账号，没有的不填", default=())
    wechat: Many[MediaAccount] = key("微信", "微信公众号，没有的不填", default=())
    others: Text | None = key("其他新媒体", "客户端等别的新媒体", example="“青禾通”客户端")


class Innovation(Part):
    """创新发展."""

    search: YesNo = _yes("搜索即服务", "搜索结果是否直接给出服务")
    languages: YesNo = _yes("多语言版本", "是否有外文、少数民族文字版本")
    accessible: YesNo = _yes("无障碍浏览", "是否可以无障碍浏览")
    personal: YesNo = _yes("千人千网", "是否提供个性化页面")
    more: Text | None = key("其他创新", "别的做法，一两句话", example="建成办事一本通")


class WebsiteReport(Published):
    """网站年报."""

    kind: ClassVar[Kind] = Kind(
        name="website_report",
        label="网站年报",
        plural="website-reports",
        sources=("content/website-reports/**",),
        form="one",
        column=Column("政府网站工作年度报表", "政府网站一年来发布、解读、服务、互动和安全的情况", ("网站年报", "政府网站年度报表"), "数据发布"),
        order="published_on",
    )

    year: Count = key("年度", "报表的年度", required=True, example="2025", requirements=("WR-01",))
    site_name: Text = key("网站名称", "网站的全称", required=True, example="青禾县人民政府门户网站", requirements=("WR-03",))
    home: WebAddress = key("首页网址", "网站首页的网址", required=True, example="https://www.qinghe.example.gov.cn/", requirements=("WR-03",))
    organisation: Text = key(
        "主办单位", "网站的主办单位", required=True, link=Link(("organisation",), "website_reports"), example="青禾县人民政府", requirements=("WR-03",)
    )
    type: WebsiteType = key("网站类型", "政府门户网站、部门网站或者专项网站", required=True, example="政府门户网站", requirements=("WR-03",))
    site_code: SiteCode = key("网站标识码", "10位网站标识码", required=True, example='"9901230001"', requirements=("WR-03",))
    icp: IcpNumber = key("ICP备案号", "网站的ICP备案号", required=True, example="示ICP备00000000号-1", requirements=("WR-03",))
    police: PoliceNumber = key("公安备案号", "网站的公安机关备案号", required=True, example="示公网安备99012300000001号", requirements=("WR-03",))
    visitors: Count = _count("独立用户访问总量", "全年独立用户的访问量，单位个", "380000")
    visits: Count = _count("网站总访问量", "全年总访问量，单位次", "1650000")
    release: Release = _section("信息发布", "第一部分")
    special_columns: SpecialColumns = _section("专栏专题", "第二部分")
    interpreting: Interpreting = _section("解读回应", "第三部分")
    services: Services = _section("办事服务", "第四部分")
    interaction: Interaction = _section("互动交流", "第五部分")
    security: Security = _section("安全防护", "第六部分")
    mobile_media: MobileMedia = _section("移动新媒体", "第七部分")
    innovation: Innovation = _section("创新发展", "第八部分")
    head: Text = key("单位负责人", "签发报表的负责人", required=True, example="张示例", requirements=("WR-03",))
    auditor: Text = key("审核人", "审核报表的人", required=True, example="李示例", requirements=("WR-03",))
    compiler: Text = key("填报人", "填报的人", required=True, example="王示例", requirements=("WR-03",))
    phone: Phone = key("填报电话", "填报人的办公电话", required=True, example="0000-0000102", requirements=("WR-03",))
    filled_on: Day = key("填报日期", "填报的日期", required=True, example="2026-01-20", requirements=("WR-03",))

    @property
    def title(self) -> str:
        """As the reports are called."""
        return f"{self.site_name}工作年度报表（{self.year}年度）"
