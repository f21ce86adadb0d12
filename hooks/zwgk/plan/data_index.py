"""开放数据: one page that says what data there is, where, and in which form (IPF-04)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from zwgk.model.addresses import (
    CATALOG_CHANGES_DATA,
    DATA_INDEX,
    HSDS_FILES,
    MANIFEST,
    data_address,
)
from zwgk.model.open_data import LINKED, PLAIN
from zwgk.model.place import Place
from zwgk.model.publication import DeadlineCalendar, Feed
from zwgk.model.result import PlannedPage
from zwgk.model.views import Cell, ListView, TableView, Value
from zwgk.plan.context import Context


@dataclass(frozen=True, slots=True)
class _Data:
    """A row: what it is, an address to look at, form, remark."""

    title: str
    url: str
    form: str
    text: str


def data_index(
    context: Context, feeds: Sequence[Feed], calendars: Sequence[DeadlineCalendar]
) -> PlannedPage:
    """The page; every address on it is written by this build."""
    title = "开放数据"
    text = "本专栏的数据，不用登录，可以直接取用：办事指南、一件事、政务场所、公开责任台账、订阅源"
    tables = [
        _table("办事和场所", [*_services(context)]),
        _table("目录和台账", [*_catalog(context)]),
        _table("全站", [*_whole(feeds, calendars)]),
    ]
    return PlannedPage(
        DATA_INDEX,
        "kinds/data/page.html",
        ListView(
            title=title,
            kind="data",
            section="data",
            labels=context.column_labels(title, text, (title, "数据接口"), "信息公开目录"),
            trail=context.trail(),
            canonical=context.base_url + DATA_INDEX,
            summary=text,
            intro=f"{text}。地址长期不变，重新生成网站时更新。",
            tables=tuple(t for t in tables if t),
            feedback=context.contact(context.host),
        ),
    )


def _whole(feeds: Sequence[Feed], calendars: Sequence[DeadlineCalendar]) -> Iterable[_Data]:
    """What tells of the whole site; those of units and sectors are linked on their pages."""
    more = "各单位、各领域的在它们的网页上"
    for feed in feeds[:1]:
        yield _Data("新公开的内容", feed.url, "Atom", f"全站的订阅源；{more}，共{len(feeds)}个")
    for calendar in calendars[:1]:
        text = f"全站的日历；{more}，共{len(calendars)}个"
        yield _Data("快到期的公开事项", calendar.url, "iCalendar", text)
    yield _Data("站点地图", "sitemap.xml", "XML", "每一页和更新日期")
    yield _Data("文件校验清单", MANIFEST, "SHA-256", "每个文件的哈希值，用来核对有没有被改动")


def _table(title: str, rows: list[_Data]) -> TableView | None:
    if not rows:
        return None
    cells = tuple(
        (Cell((Value(r.title),)), Cell((Value(r.url, r.url),)), Cell((Value(r.form),)),
         Cell((Value(r.text),)))
        for r in rows
    )  # fmt: skip
    return TableView("地址、格式和说明", ("数据", "地址", "格式", "说明"), cells, title=title)


def _services(context: Context) -> Iterable[_Data]:
    for record_type in PLAIN:
        found = context.all(record_type)
        if not found:
            continue
        label = record_type.kind.label
        address = context.url(found[0])
        where = f"每一页旁边都有，这里是其中一个；共{len(found)}个"
        yield _Data(f"{label}（各项内容）", data_address(address, "json"), "JSON", where)
        if record_type in LINKED:
            yield _Data(
                f"{label}（关联数据）",
                data_address(address, "jsonld"),
                "JSON-LD",
                f"用 CPSV-AP 3.2 和 schema.org 的词汇；{where}",
            )
    if context.all(Place):
        for address, title in HSDS_FILES:
            yield _Data(title, address, "JSON", "Open Referral HSDS 3 的写法")


def _catalog(context: Context) -> Iterable[_Data]:
    if context.facts.ledger.duties:
        yield _Data("公开责任台账", "api/ledger.json", "JSON", "各单位、各领域的在台账页旁边")
    if context.facts.adjustments:
        yield _Data("目录调整记录", CATALOG_CHANGES_DATA, "JSON", "新增、修改、取消的事项")
    yield _Data("检查结果", "api/report.json", "JSON", "检查了哪些要求，有没有问题")
