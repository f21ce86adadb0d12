"""Rules over the statutory column: guide, rules, contents, requests (PF-04, PF-07, ZL-02..09)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from zwgk.check.rule import Context, Finding, rule
from zwgk.model.disclosure import Disclosure
from zwgk.model.organisation import Organisation
from zwgk.model.page import Page
from zwgk.model.request_limits import ANSWER_DAYS
from zwgk.model.request_office import RequestOffice
from zwgk.model.site import Site
from zwgk.problem import Level

_DAYS = re.compile(r"(\d+)\s*个?(?:工作)?[日天]")


@rule(
    "V157",
    "答复时限比法定的长",
    of=RequestOffice,
    why="能当场答复的当场答复；不能的，自收到申请之日起20个工作日内答复，延长不超过20个工作日。",
    requirements=("ZL-07",),
)
def answers_too_late(office: RequestOffice, at: Context) -> Iterator[Finding]:
    """No number of days in 答复时限 is larger than that of the law."""
    for days in _DAYS.findall(office.time_limit):
        if int(days) > ANSWER_DAYS:
            yield Finding(
                office.origin.of("time_limit"),
                f"“答复时限”写了 {days} 日，法定是 {ANSWER_DAYS} 个工作日",
                f"改成不超过 {ANSWER_DAYS} 个工作日",
            )


_NEWS = re.compile("召开|座谈会|调研|慰问|走访|视察|莅临|部署会|推进会|动员会")


@rule(
    "D611",
    "公开信息像是工作动态",
    of=Disclosure,
    shown=True,
    why="政府信息公开专栏专门放法定应当公开的信息，会议、调研一类的新闻放到门户网站的动态栏目。",
    level=Level.warning,
    requirements=("PF-04",),
)
def news_in_the_column(record: Disclosure, at: Context) -> Iterator[Finding]:
    """No meeting reports among the statutory contents."""
    match = _NEWS.search(record.title)
    if match and not record.statutory_class:
        yield Finding(
            record.origin.of("title"),
            f"标题里有“{match[0]}”，像是工作动态",
            "改放到门户网站的动态栏目；确实是法定公开的内容，填上“法定类目”",
        )


def _bare(text: str) -> str:
    return re.sub(r"\s", "", text)


@rule(
    "D612",
    "公开指南里的联系方式不全",
    of=Site,
    why="公开指南要写明公开工作机构的名称、地址、办公时间、电话、传真和互联网联系方式。",
    level=Level.warning,
    requirements=("ZL-02",),
)
def guide_incomplete(site: Site, at: Context) -> Iterator[Finding]:
    """The guide tells what the host unit has registered."""
    page = at.graph.one(site, Page, "disclosure_guide")
    host = at.graph.one(site, Organisation, "host")
    if page is None or host is None:
        return
    text = _bare(page.body)
    offices = at.graph.back(host, "request_offices", RequestOffice)
    missing = []
    for name in ("address", "phone", "fax", "email"):
        known = [v for r in (host, *offices, site) if (v := getattr(r, name, None))]
        if known and not any(_bare(value) in text for value in known):
            missing.append(Organisation.label_of(name))
    if missing:
        words = "”“".join(missing)
        yield Finding(
            page.origin.where,
            f"公开指南里没有主办单位现在登记的“{words}”",
            f"把指南里的“{words}”改成单位信息里登记的，或者补上",
            others=(host.origin.where,),
        )


@rule(
    "D613",
    "没有写阅读帮助",
    of=RequestOffice,
    why="行政机关应当为存在阅读困难或者视听障碍的公民提供必要帮助，要告诉他们找谁。",
    level=Level.hint,
    requirements=("ZL-09",),
)
def help_missing(office: RequestOffice, at: Context) -> Iterator[Finding]:
    """Readers with difficulty are told how they are helped."""
    if not office.help:
        yield Finding(
            office.origin.of("organisation"),
            f"“{office.organisation}”没有填“阅读帮助”",
            "填写看不清、听不清、不会写的人怎样申请，例如打电话口头申请",
        )


@rule(
    "D614",
    "公开制度不全",
    of=Site,
    why="公开制度一栏既要列国家的规定，也要有本地自己的制度。",
    level=Level.warning,
    requirements=("PF-07",),
)
def rules_incomplete(site: Site, at: Context) -> Iterator[Finding]:
    """The rules page names the regulation and leads to a rule of one's own."""
    page = at.graph.one(site, Page, "rules_page")
    if page is None:
        return
    if "政府信息公开条例" not in page.body:
        yield Finding(
            page.origin.where,
            "公开制度里没有列《中华人民共和国政府信息公开条例》",
            "把条例和其他国家规定的名称、文号列上去",
        )
    folder = page.origin.where.path.rpartition("/")[0] + "/"
    others = (p for p in at.select(Page, shown=True) if p is not page)
    if not any(p.origin.where.path.startswith(folder) for p in others):
        yield Finding(
            page.origin.where,
            "公开制度里没有本地自己的制度",
            "在同一个文件夹里给每项制度建一个页面，并在这里加上链接",
        )
