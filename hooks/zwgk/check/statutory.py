"""Rules over the statutory column: guide, rules, contents, requests, gazette.

PF-04, PF-07, PF-08, ZL-02..09, ZL-14, DOC-12.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from zwgk.check.rule import Context, Finding, rule, survey
from zwgk.model.disclosure import Disclosure
from zwgk.model.gazette_issue import GazetteIssue
from zwgk.model.organisation import Organisation, OrganisationType
from zwgk.model.page import Page
from zwgk.model.place import Place, PlaceType
from zwgk.model.request_limits import ANSWER_DAYS
from zwgk.model.request_office import RequestOffice
from zwgk.model.shared import Published
from zwgk.model.site import Site
from zwgk.model.statutory_classes import publisher_field
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


#: What else 条例 art. 12 wants in the guide, and the words that tell of it.
_TOLD = {
    "信息的分类": ("分类", "类别", "哪些信息", "哪几类", "查什么"),
    "编排体系": ("编排", "目录", "索引号"),
    "获取方式": ("获取", "怎么查", "怎样查", "查阅", "申请"),
}


@rule(
    "D612",
    "公开指南里的联系方式不全",
    of=Site,
    why="公开指南要写明公开工作机构的名称、地址、办公时间、电话、传真和互联网联系方式。",
    level=Level.warning,
    requirements=("ZL-02",),
)
def guide_incomplete(site: Site, at: Context) -> Iterator[Finding]:
    """The guide tells what there is and how to get it, and what the host has registered."""
    page = at.graph.one(site, Page, "disclosure_guide")
    host = at.graph.one(site, Organisation, "host")
    if page is None or host is None:
        return
    text = _bare(page.body)
    untold = [what for what, words in _TOLD.items() if not any(word in text for word in words)]
    if untold:
        words = "”“".join(untold)
        yield Finding(
            page.origin.where,
            f"公开指南里没有写“{words}”",
            f"写明信息分几类、怎样编排、怎样获取，补上“{words}”",
        )
    offices = at.graph.back(host, "request_offices", RequestOffice)
    missing = []
    for name in ("name", "address", "hours", "phone", "fax", "email"):
        known = [v for r in (host, *offices, site) if (v := getattr(r, name, None))]
        if name == "name" and host.short_name:
            known.append(host.short_name)
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
    level=Level.warning,
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


#: Kinds of units that have a column of their own.
_OF_COLUMN = (OrganisationType.government, OrganisationType.office, OrganisationType.town)


@survey(
    "D626",
    "单位的公开专栏是空的",
    of=Organisation,
    shown=True,
    why="各部门、各乡镇都有自己的专栏，指南、制度、内容、年报一样不少；只有机构信息的专栏等于空的。",
    level=Level.warning,
    requirements=("PF-08",),
)
def column_of_a_unit_empty(units: Sequence[Organisation], at: Context) -> Iterator[Finding]:
    """Each unit has published something beside its own address; said once for all."""
    if not at.whole(Published):
        return
    filled = {
        unit.key
        for key in at.facts.classes
        if (record := at.graph.get(key)) and not isinstance(record, Organisation)
        if (field := publisher_field(type(record)))
        for unit in at.graph.to(record, Organisation, field)
    }
    empty = [
        u for u in units if u.type in _OF_COLUMN and u.key not in filled and not _abolished(u, at)
    ]
    if empty:
        names = "、".join(u.short_name or u.name for u in empty)
        yield Finding(
            at.site_place(),
            f"{len(empty)} 个单位的专栏里还没有内容：{names}",
            "请这些单位公开文件、公开信息或者办事指南，并写上本单位",
        )


def _abolished(unit: Organisation, at: Context) -> bool:
    return bool(unit.abolished_on and unit.abolished_on <= at.today)


@survey(
    "D627",
    "政府公报没有写查阅点",
    of=GazetteIssue,
    shown=True,
    why="纸质公报放在档案馆、图书馆、便民服务中心，不上网的人要知道去哪里看。",
    level=Level.warning,
    requirements=("DOC-12",),
)
def no_reading_point(issues: Sequence[GazetteIssue], at: Context) -> Iterator[Finding]:
    """The newest issue says where it can be read on paper."""
    newest = max(issues, key=lambda i: (i.published_on.text, i.id), default=None)
    if newest and not at.graph.to(newest, Place, "reading_points"):
        yield Finding(
            newest.origin.where,
            f"“{newest.title}”没有填“查阅点”",
            "填写看得到纸质公报的场所，例如县档案馆；场所在 content/places/ 里登记",
        )


_READING = (PlaceType.reading_point, PlaceType.archive, PlaceType.library)


@survey(
    "D628",
    "没有政府信息查阅点",
    of=Place,
    shown=True,
    why="档案馆、图书馆、政务服务场所要设政府信息查阅场所，不上网的人去得到、问得到。",
    level=Level.warning,
    requirements=("ZL-14",),
)
def no_reading_place(places: Sequence[Place], at: Context) -> Iterator[Finding]:
    """Somewhere people can read what is disclosed."""
    if at.whole(Place) and not any(place.type in _READING for place in places):
        yield Finding(
            at.site_place(),
            "场所里没有政府信息查阅点，也没有档案馆、图书馆",
            "在 content/places/ 里登记查阅点的地址、开放时间和电话",
        )
