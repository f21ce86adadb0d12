"""The frame of every page: identity, menu, footer (GW-01, GW-14, GW-15, PF-01)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from zwgk import __version__
from zwgk.model.addresses import DATA_INDEX
from zwgk.model.consultation import Consultation
from zwgk.model.interpretation import Interpretation
from zwgk.model.organisation import Organisation
from zwgk.model.page import Page
from zwgk.model.policy import Policy
from zwgk.model.record import Record
from zwgk.model.result import Plan
from zwgk.model.sector import Sector
from zwgk.model.service_guide import ServiceGuide
from zwgk.model.views import LinkView, MenuEntry, SiteView
from zwgk.plan.context import Context
from zwgk.plan.ledger_rows import LEDGER

#: Title, address, and the kind that must have records for the entry to appear (GW-30).
_MENU: tuple[tuple[str, str, type[Record] | None], ...] = (
    ("首页", "", None),
    ("政府信息公开", "open-government/", None),
    ("标准目录", "catalog/", Sector),
    ("政策文件", "policies/", Policy),
    ("政策解读", "interpretations/", Interpretation),
    ("办事指南", "guides/", ServiceGuide),
    ("意见征集", "consultations/", Consultation),
    ("机构职能", "organisations/", Organisation),
)


def late_page(
    plan: Plan, title: str, text: str, keywords: Sequence[str], url: str
) -> dict[str, Any]:
    """The frame of a page that tells results, so is made after all others (GW-02)."""
    site = plan.site
    return {
        "title": title,
        "section": url.rstrip("/"),
        "labels": (
            ("SiteName", site.name),
            ("SiteDomain", site.domain),
            ("SiteIDCode", site.site_code),
            ("ColumnName", title),
            ("ColumnDescription", text),
            ("ColumnKeywords", ",".join(keywords)),
            ("ColumnType", "信息公开目录"),
        ),
        "trail": (LinkView("首页", ""),),
        "canonical": site.base_url + url,
        "summary": text,
        "feedback": next((p.view.feedback for p in plan.pages if p.url == ""), None),
    }


def site_view(context: Context) -> SiteView:
    """What all pages of the site share."""
    site = context.site
    host = context.host
    menu = tuple(
        MenuEntry(title, url, url.rstrip("/"))
        for title, url, kind in _MENU
        if kind is None or context.all(kind)
    )
    pages = {p.id for p in context.all(Page)}
    footer = [LinkView("全部目录", "all/"), LinkView("无障碍说明", "accessibility/")]
    if context.facts.ledger.duties:
        footer.append(LinkView("责任台账", LEDGER))
    footer += [LinkView("检查结果", "inspection/"), LinkView("开放数据", DATA_INDEX)]
    footer += [
        LinkView(title, f"{name}/")
        for name, title in (("help", "使用帮助"), ("about", "关于本专栏"))
        if name in pages
    ]
    return SiteView(
        name=site.name,
        short_name=site.short_name or site.name,
        domain=context.domain,
        base_url=context.base_url,
        site_code=site.site_code,
        host=host.name if host else site.host,
        host_url=context.url(host) if host else None,
        operator=site.operator or "",
        phone=site.phone,
        hotline=site.hotline,
        address=site.address or (host.address if host else ""),
        email=site.email or "",
        icp=site.icp,
        police=site.police,
        police_url="https://beian.mps.gov.cn/",
        error_report_url=site.error_report or "",
        badge_url=site.badge or "",
        region=site.region,
        county=site.county,
        menu=menu,
        footer_links=tuple(footer),
        portal_url=site.portal or "",
        copyright=f"版权所有：{site.county}",
        engine_version=__version__,
        offline=context.settings.offline,
        kiosk=context.settings.kiosk,
        trusted_hosts=site.trusted_hosts,
        today=context.facts.today.isoformat(),
    )
