"""A county with a ledger in which every state is found once, and what is not public."""

from __future__ import annotations

from textwrap import dedent

from tests.support.county import unit
from tests.support.duties import disclosure

#: Item → what makes its state on 22 November 2026.
_ITEMS = {
    "SHJZ-0101": ("及时公布", "信息形成之日起3个工作日内", ""),
    "SHJZ-0102": ("按时公布", "自信息形成或者变更之日起20个工作日内", ""),
    "SHJZ-0103": ("每月公布", "每月更新", ""),
    "SHJZ-0104": ("快到期的", "每月更新", ""),
    "SHJZ-0105": ("没有公布", "每月更新", ""),
    "SHJZ-0106": ("年度公布", "每年更新", ""),
    "SHJZ-0107": ("村里公示", "每月更新", "    公开渠道: [入户/现场]\n"),
    "SHJZ-0108": ("说不清的", "自信息形成或者变更之日起20个工作日内", "    示例: 是\n"),
    "SHJZ-0109": ("等着公布", "自信息形成或者变更之日起20个工作日内", ""),
    "SHJZ-0110": ("公示名单", "10个工作日内公开，公示7个工作日", ""),
}

HELD = "还没有到日子的标题"
DRAFT = "草稿里的标题"
GONE = "公示完撤下的标题"

STATES = {
    "SHJZ-0101": "fulfilled_late",
    "SHJZ-0102": "fulfilled",
    "SHJZ-0103": "overdue",
    "SHJZ-0104": "due_soon",
    "SHJZ-0105": "never_published",
    "SHJZ-0106": "nothing_due",
    "SHJZ-0107": "exempt",
    "SHJZ-0108": "fulfilled",
    "SHJZ-0109": "overdue",
    "SHJZ-0110": "fulfilled",
}


def _catalog() -> str:
    head = dedent(
        """\
        领域: 社会救助
        默认: {公开对象: 全社会, 公开方式: 主动公开, 公开渠道: [政府网站], 公开层级: [县级]}
        事项:
        """
    )
    return head + "".join(
        f"  - 事项编码: {code}\n    一级事项: 综合业务\n    二级事项: {name}\n    公开内容: 内容\n"
        f"    公开依据: 《社会救助暂行办法》\n    公开时限: {limit}\n    公开主体: [县民政局]\n{more}"
        for code, (name, limit, more) in _ITEMS.items()
    )


def _of(code: str, published: str, formed: str = "", **keys: str) -> str:
    return disclosure(published, formed, 对应事项=code, **keys)


LEDGER_COUNTY: dict[str, str] = {
    "catalog/社会救助.yml": _catalog(),
    # 29 September 2026, three working days: 9 October, since 1 to 7 October are off
    "content/disclosures/late.md": _of("SHJZ-0101", "2026-10-10", "2026-09-29", 标题="晚了的"),
    "content/disclosures/in-time.md": _of("SHJZ-0102", "2026-10-20", "2026-10-14", 标题="按时的"),
    "content/disclosures/monthly.md": _of("SHJZ-0103", "2026-09-10", 标题="九月的"),
    "content/disclosures/soon.md": _of("SHJZ-0104", "2026-10-10", 标题="十月的"),
    "content/disclosures/yearly.md": _of("SHJZ-0106", "2025-03-10", 标题="去年的"),
    "content/disclosures/undated.md": _of("SHJZ-0108", "2026-10-20", 标题="没有日期的"),
    "content/disclosures/held.md": _of("SHJZ-0109", "2026-12-15", "2026-09-15", 标题=HELD),
    "content/disclosures/draft.md": _of("SHJZ-0105", "2026-10-15", 标题=DRAFT, 状态="草稿"),
    "content/disclosures/gone.md": _of(
        "SHJZ-0110",
        "2026-09-20",
        "2026-09-15",
        标题=GONE,
        状态="撤回",
        撤回日期="2026-10-09",
        撤回原因="期满",
    ),
    "content/disclosures/stranger.md": _of(
        "SHJZ-0105", "2026-10-16", "2026-10-15", 标题="别人公布的", 公开单位="县政府办公室"
    ),
    "content/organisations/old.yml": unit(
        "青禾县老龄委", "县老龄委", extra="撤销日期: 2020-01-01\n    承接单位: 县民政局"
    ),
}
