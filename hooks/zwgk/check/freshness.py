"""Rules over how fresh and how full the columns are (D603, D604, D7xx)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from zwgk.check import prose
from zwgk.check.rule import Context, Finding, rule, survey
from zwgk.model.catalog_item import CatalogItem
from zwgk.model.consultation import Consultation
from zwgk.model.disclosure import Disclosure
from zwgk.model.gazette_issue import GazetteIssue
from zwgk.model.interpretation import Interpretation
from zwgk.model.kinds import BY_NAME
from zwgk.model.organisation import Organisation
from zwgk.model.page import Page
from zwgk.model.place import Place
from zwgk.model.policy import Policy
from zwgk.model.question import Question
from zwgk.model.record import Record
from zwgk.model.request_office import RequestOffice
from zwgk.model.service_guide import ServiceGuide
from zwgk.model.site import Site
from zwgk.model.values.dates import Moment
from zwgk.problem import Level

#: Kinds that every visitor finds in the menu; an empty one is an empty column.
MENU_KINDS: tuple[type[Record], ...] = (
    Policy,
    Interpretation,
    ServiceGuide,
    CatalogItem,
    Consultation,
    Disclosure,
    Organisation,
    GazetteIssue,
    Place,
    Question,
)


def newest(records: Sequence[Record]) -> date | None:
    """The newest 发布日期."""
    moments = (getattr(r, "published_on", None) for r in records)
    return max((m.day for m in moments if isinstance(m, Moment)), default=None)


@rule(
    "D603",
    "政府信息公开指南很久没有修订",
    of=Site,
    why="公开指南里的机构、地址、电话会变，一年至少修订一次。",
    level=Level.warning,
    requirements=("ZL-04",),
)
def disclosure_guide_old(site: Site, at: Context) -> Iterator[Finding]:
    """The guide was revised within a year."""
    page = at.graph.one(site, Page, "disclosure_guide")
    if page is None:
        return
    last = page.updated_on or (page.published_on.day if page.published_on else None)
    if last is None:
        yield Finding(
            page.origin.where,
            "政府信息公开指南没有写更新日期",
            "核对内容后，填上“更新日期”",
        )
    elif (at.today - last).days > at.limits.disclosure_guide_days:
        yield Finding(
            page.origin.of("updated_on"),
            f"政府信息公开指南上次修订是 {last}，已经 {(at.today - last).days} 天",
            "核对机构、地址、电话和申请办法，改好后更新“更新日期”",
        )


@rule(
    "D604",
    "依申请公开的申请渠道不全",
    of=RequestOffice,
    why="当面、邮寄、网上、传真四种申请渠道都要畅通，并提供申请表和流程图。",
    level=Level.warning,
    requirements=("ZL-05", "ZL-06"),
)
def request_channels(office: RequestOffice, at: Context) -> Iterator[Finding]:
    """Four channels, a form and a flow chart."""
    missing = []
    if not office.online and not office.email:
        missing.append("网上申请")
    missing += [
        RequestOffice.label_of(n) for n in ("fax", "form", "flowchart") if not getattr(office, n)
    ]
    if missing:
        words = "”“".join(missing)
        yield Finding(
            office.origin.of("organisation"),
            f"“{office.organisation}”没有填“{words}”",
            f"补上“{words}”；确实没有的渠道，在公开指南里说明",
        )


@rule(
    "D605",
    "没有写明信息处理费的依据",
    of=RequestOffice,
    why="除超量申请外不收费；收费办法是国办函〔2020〕109号，指南里要写明。",
    level=Level.warning,
    requirements=("ZL-08",),
)
def fee_rule_missing(office: RequestOffice, at: Context) -> Iterator[Finding]:
    """收费说明 names the fee rule."""
    if "109号" not in (office.fee or ""):
        yield Finding(
            office.origin.of("fee" if office.fee else "organisation"),
            f"“{office.organisation}”的“收费说明”没有写收费依据",
            "写明是否收取信息处理费，并写上国办函〔2020〕109号",
        )


@rule(
    "D701",
    "首页很久没有更新",
    of=Site,
    why="首页两周没有更新，检查时单项否决。",
    requirements=("CK-03",),
)
def home_stale(site: Site, at: Context) -> Iterator[Finding]:
    """The newest publication is not older than two weeks."""
    if not at.whole(Record):
        return
    last = newest(at.select(Record, shown=True))
    days = (at.today - last).days if last else None
    if days is None or days > at.limits.home_warning_days:
        late = days is None or days > at.limits.home_overdue_days
        yield Finding(
            site.origin.where,
            f"最近一次发布是 {last}，已经 {days} 天" if last else "还没有发布过内容",
            f"发布新的内容，间隔不超过 {at.limits.home_overdue_days} 天",
            level=Level.error if late else Level.warning,
        )


@survey(
    "D702",
    "栏目很久没有更新",
    of=Record,
    shown=True,
    why="应当更新而长期不更新的栏目，检查时按个扣分，多了单项否决。",
    level=Level.warning,
    requirements=("CK-04a", "CK-04b", "CK-20"),
)
def column_stale(records: Sequence[Record], at: Context) -> Iterator[Finding]:
    """Each column's newest record is within its cycle; empty ones are D703's."""
    for name, limit in at.limits.column_stale_days.items():
        record_type = BY_NAME[name]
        last = newest(at.select(record_type, shown=True))
        if last and (at.today - last).days > limit and at.whole(record_type):
            yield Finding(
                at.site_place(),
                f"栏目“{record_type.kind.column.name}”最近一次更新是 {last}，"
                f"已经 {(at.today - last).days} 天，应在 {limit} 天内更新",
                "发布新的内容；确实没有的，复核已有内容并更新",
            )


@rule(
    "D703",
    "栏目是空的",
    of=Site,
    why="菜单里有、点开却没有内容的是空栏目，五个以上单项否决。",
    level=Level.warning,
    requirements=("GW-30", "CK-04c", "CK-23"),
)
def column_empty(site: Site, at: Context) -> Iterator[Finding]:
    """Every kind of the menu has a published record."""
    for record_type in MENU_KINDS:
        if at.whole(record_type) and not at.select(record_type, shown=True):
            folder = record_type.kind.sources[0].removesuffix("/**")
            yield Finding(
                site.origin.where,
                f"栏目“{record_type.kind.column.name}”还没有内容",
                f"在 {folder} 里添加内容",
            )


_PLACEHOLDER = re.compile("建设中|即将上线|暂无内容|敬请期待|正在更新|内容更新中|待补充")


@rule(
    "D704",
    "页面只有“建设中”之类的话",
    of=prose.TYPES,
    shown=True,
    why="点开只有“建设中”“敬请期待”的页面等于空栏目。",
    level=Level.warning,
    requirements=("GW-30",),
)
def placeholder(record: Record, at: Context) -> Iterator[Finding]:
    """No text that stands in for contents."""
    # In a real text these words are ordinary (在城市建设中); alone they are a placeholder.
    text = record.body.strip()
    if 0 < len(text) <= 30 and _PLACEHOLDER.search(text):
        yield Finding(
            record.origin.where,
            f"“{record.name_text}”的正文只有“{text}”",
            "写上内容后再发布；还没有内容的，把“状态”改成“草稿”",
        )
