"""Rules over the site itself: identity, addresses, required sections (S00x, S01x)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from urllib.parse import urlsplit

from zwgk.check.addresses import RESERVED, RESERVED_FOLDERS, address_of, old_address
from zwgk.check.rule import SITE_FILE, Context, Finding, rule, survey
from zwgk.model.annual_report import AnnualReport
from zwgk.model.kinds import RECORD_TYPES
from zwgk.model.page import Page
from zwgk.model.record import Record
from zwgk.model.request_office import RequestOffice
from zwgk.model.shared import Addressed
from zwgk.model.site import Site
from zwgk.problem import Level, Where


@survey(
    "S001",
    "没有站点信息",
    of=Site,
    why="站点名称、标识码、主办单位等都从站点信息来，每个站点只有一份。",
    requirements=("GW-01",),
)
def one_site(sites: Sequence[Site], at: Context) -> Iterator[Finding]:
    """There is exactly one site record."""
    if not sites and at.whole(Site):
        yield Finding(
            Where(SITE_FILE),
            "没有读到站点信息",
            f"新建 {SITE_FILE}，填写站点名称、主办单位、网站标识码等",
        )
    for extra in sites[1:]:
        yield Finding(
            extra.origin.where,
            "站点信息有两份",
            "删去多余的一份",
            others=(sites[0].origin.where,),
        )


@rule(
    "S002",
    "网站标识码与行政区划不符",
    of=Site,
    why="地方政府网站标识码的前6位是行政区划代码。",
    level=Level.warning,
    requirements=("GW-06",),
)
def code_and_region(site: Site, at: Context) -> Iterator[Finding]:
    """SiteIDCode begins with the region code; ministries' codes have none."""
    if not site.site_code.startswith(("bm", site.region)):
        yield Finding(
            site.origin.of("site_code"),
            f"“网站标识码”{site.site_code} 的前6位不是“行政区划代码”{site.region}",
            "核对两个代码，改正写错的一个",
            others=(site.origin.of("region"),),
        )


def _host(site: Site) -> str:
    return (urlsplit(site.url).hostname or "").lower()


@rule(
    "S003",
    "网址不在 .gov.cn 之下",
    of=Site,
    why="政府网站使用以 .gov.cn 为后缀的域名，部门和乡镇的内容放在县政府网站上。",
    level=Level.warning,
    requirements=("GW-57",),
)
def host_not_gov(site: Site, at: Context) -> Iterator[Finding]:
    """The host ends in .gov.cn."""
    host = _host(site)
    if not host.endswith(".gov.cn") and not _IPV4.fullmatch(host):
        yield Finding(
            site.origin.of("url"),
            f"“网址”的域名“{host}”不以 .gov.cn 结尾",
            "改成政府网站的正式域名；还在试用的，可以先不改",
        )


_IPV4 = re.compile(r"\d{1,3}(?:\.\d{1,3}){3}")


@rule(
    "S004",
    "网址写成了IP地址",
    of=Site,
    why="直接写IP地址，换服务器后链接全部失效，也不能走IPv6。",
    level=Level.warning,
    requirements=("GW-58",),
)
def literal_address(site: Site, at: Context) -> Iterator[Finding]:
    """No literal IPv4 address in the site's address."""
    if _IPV4.fullmatch(_host(site)):
        yield Finding(site.origin.of("url"), f"“网址”用的是IP地址 {_host(site)}", "改成域名")


@rule(
    "S005",
    "页脚缺少规定的内容",
    of=Site,
    why="页脚要有党政机关网站标识和“我为政府网站找错”入口。",
    level=Level.warning,
    requirements=("GW-15", "CK-30"),
)
def footer_incomplete(site: Site, at: Context) -> Iterator[Finding]:
    """The optional keys of the footer are filled."""
    for name in ("badge", "error_report"):
        if not getattr(site, name):
            label = Site.label_of(name)
            yield Finding(
                site.origin.where,
                f"站点信息没有填“{label}”",
                f"补上“{label}”的网址，页脚会显示",
            )


@survey(
    "S006",
    "两处内容会用同一个网址",
    of=Record,
    why="一个网址只能有一个页面，后写的会盖掉先写的。",
    requirements=("GW-33",),
)
def same_address(records: Sequence[Record], at: Context) -> Iterator[Finding]:
    """No two pages, and no old and new address, are one."""
    taken: dict[str, Record] = {}
    for record in records:
        address = address_of(record, at.graph)
        if address is None:
            continue
        other = taken.setdefault(address, record)
        if other is not record:
            yield Finding(
                record.origin.where,
                f"网址“{address}”已经被{other.kind.label}“{other.name_text}”用了",
                "给其中一条换一个编号或者文件名",
                others=(other.origin.where,),
            )
        if isinstance(record, Page):
            yield from _reserved(record, address, record.origin.where)
    old: dict[str, Record] = {}
    for record in records:
        if not isinstance(record, Addressed):
            continue
        for i, written in enumerate(record.former_addresses):
            address = old_address(written)
            other = taken.get(address) or old.setdefault(address, record)
            where = record.origin.of("former_addresses", i)
            if other is not record or address in taken:
                yield Finding(
                    where,
                    f"旧地址“{written}”现在是{other.kind.label}“{other.name_text}”的网址",
                    "删去这个旧地址，或者给那一条换一个网址",
                    others=(other.origin.where,),
                )
            else:
                yield from _reserved(record, address, where)


def _reserved(record: Record, address: str, where: Where) -> Iterator[Finding]:
    folder = address.partition("/")[0]
    what = RESERVED.get(address) or RESERVED_FOLDERS.get(folder)
    if what:
        yield Finding(
            where,
            f"网址“{address}”留给了{what}",
            "换一个文件名或者地址",
        )


@rule(
    "S007",
    "公开指南或公开制度的页面没有公开",
    of=Site,
    why="政府信息公开指南和公开制度是法定栏目，每页菜单都通向它们，必须看得到。",
    requirements=("PF-01", "PF-02"),
)
def sections_hidden(site: Site, at: Context) -> Iterator[Finding]:
    """Guide page and rules page are public."""
    for name in ("disclosure_guide", "rules_page"):
        page = at.graph.one(site, Page, name)
        if page and not at.shows(page):
            yield Finding(
                site.origin.of(name),
                f"“{Site.label_of(name)}”的页面“{page.title}”没有公开",
                "把那一页的“状态”改成“发布”，并核对它的发布日期",
                others=(page.origin.where,),
            )


@rule(
    "S010",
    "依申请公开或公开年报是空的",
    of=Site,
    why="依申请公开和政府信息公开年报是法定栏目，不能空着。",
    # A county that has none yet must be able to publish the rest (rulings 1).
    level=Level.warning,
    requirements=("PF-02", "PF-03", "CK-23"),
)
def sections_empty(site: Site, at: Context) -> Iterator[Finding]:
    """There is a request office and an annual report."""
    if at.whole(RequestOffice) and not at.select(RequestOffice):
        yield Finding(
            site.origin.where,
            "还没有依申请公开的受理机构",
            "新建 content/requests.yml，写明受理机构、地址、电话、申请表和答复时限",
        )
    if at.whole(AnnualReport) and not at.select(AnnualReport, shown=True):
        yield Finding(
            site.origin.where,
            "还没有一份政府信息公开年度报告",
            "在 content/annual-reports 下按年度补上，例如 2025/单位编号.yml",
        )


@survey(
    "S011",
    "栏目名称重复或太长",
    of=Page,
    why="栏目名称要简短、准确，不能两个栏目同名。",
    level=Level.warning,
    requirements=("GW-31",),
)
def column_names(pages: Sequence[Page], at: Context) -> Iterator[Finding]:
    """Names of columns are unique and short."""
    limit = at.limits.column_name_length
    taken = {t.kind.column.name: Where("") for t in RECORD_TYPES if t is not Page}
    for page in pages:
        if not page.column_type:
            continue
        where = page.origin.of("title")
        if page.title in taken:
            other = taken[page.title]
            yield Finding(
                where,
                f"栏目名称“{page.title}”已经有了",
                "换一个能区分的名称",
                others=(other,) if other.path else (),
            )
        taken.setdefault(page.title, where)
        if len(page.title) > limit:
            yield Finding(
                where,
                f"栏目名称“{page.title}”有 {len(page.title)} 个字，最多 {limit} 个字",
                "改得短一些",
            )
