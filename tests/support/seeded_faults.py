"""A county whose ledger holds one fault of every kind, each beside its sound twin."""

from __future__ import annotations

from dataclasses import dataclass, field

from tests.support.duties import disclosure

_AFTER_3 = "信息形成之日起3个工作日内"
_AFTER_20 = "自信息形成或者变更之日起20个工作日内"


@dataclass(frozen=True, slots=True)
class Seed:
    """An item and what is published under it: ``records`` are (published, formed, keys).

    ``state`` on 22 November 2026, ``entries`` newest first; ``codes``: the faults that are
    told, and nothing else may be.
    """

    limit: str
    state: str
    entries: tuple[str, ...]
    records: tuple[tuple[str, str, dict[str, str]], ...] = ()
    codes: frozenset[str] = frozenset()
    keys: dict[str, str] = field(default_factory=dict)


def _of(*days: tuple[str, str], **keys: str) -> tuple[tuple[str, str, dict[str, str]], ...]:
    return tuple((published, formed, keys) for published, formed in days)


def _codes(*codes: str) -> frozenset[str]:
    return frozenset(codes)


_MONTHS = tuple((f"2026-{month:02}-10", "") for month in (7, 8, 9, 10, 11))

#: Name → fault or sound twin. National Day 2026: off 1 to 7 October; Sunday 20 September
#: and Saturday 10 October are worked.
SEEDS: dict[str, Seed] = {
    "早一天的": Seed(_AFTER_3, "fulfilled", ("fulfilled",), _of(("2026-10-08", "2026-09-29"))),
    "最后一天的": Seed(_AFTER_3, "fulfilled", ("fulfilled",), _of(("2026-10-09", "2026-09-29"))),
    "调休的周六晚了一天": Seed(
        _AFTER_3,
        "fulfilled_late",
        ("fulfilled_late",),
        _of(("2026-10-10", "2026-09-29")),
        _codes("D804"),
    ),
    "调休的周日是最后一天": Seed(
        _AFTER_3, "fulfilled", ("fulfilled",), _of(("2026-09-20", "2026-09-16"))
    ),
    "调休的周日过后": Seed(
        _AFTER_3,
        "fulfilled_late",
        ("fulfilled_late",),
        _of(("2026-09-21", "2026-09-16")),
        _codes("D804"),
    ),
    "从未公开的": Seed(_AFTER_20, "never_published", (), (), _codes("D501")),
    "当天就公开的": Seed(_AFTER_20, "fulfilled", ("fulfilled",), _of(("2026-11-02", "2026-11-02"))),
    "倒填日期的": Seed(
        _AFTER_20, "fulfilled", ("fulfilled",), _of(("2026-11-02", "2026-11-05")), _codes("D809")
    ),
    "每月都有的": Seed(
        "每月更新", "fulfilled", ("fulfilled",) * 5, _of(*_MONTHS)
    ),
    "九月漏了的": Seed(
        "每月更新",
        "fulfilled",
        ("fulfilled", "fulfilled", "skipped", "fulfilled", "fulfilled"),
        _of(*(m for m in _MONTHS if m[0] != "2026-09-10")),
        _codes("D807"),
    ),
    "十月起断了的": Seed(
        "每月更新",
        "overdue",
        ("due_soon", "overdue", "fulfilled", "fulfilled", "fulfilled"),
        _of(*_MONTHS[:3]),
        _codes("D805"),
    ),
    "这个月还差的": Seed(
        "每月更新",
        "due_soon",
        ("due_soon", "fulfilled", "fulfilled"),
        _of(*_MONTHS[2:4]),
        _codes("D814"),
    ),
    "今年还早的": Seed("每年更新", "nothing_due", ("nothing_due", "fulfilled"), _of(("2025-05-06", ""))),
    "压着没有公开的": Seed(
        _AFTER_20, "overdue", ("overdue",), _of(("2026-12-15", "2026-09-15")), _codes("D501", "D805", "D806")
    ),
    "来得及公开的": Seed(
        _AFTER_20, "never_published", (), _of(("2026-12-03", "2026-11-18")), _codes("D501")
    ),
    "公示没有满的": Seed(
        f"{_AFTER_20}，公示7个工作日",
        "never_published",
        (),
        _of(
            ("2026-11-02", "2026-10-30"), 状态="撤回", 撤回日期="2026-11-04", 撤回原因="弄错了"
        ),
        _codes("D808", "D501"),
    ),
    "公示满了的": Seed(
        f"{_AFTER_20}，公示7个工作日",
        "fulfilled",
        ("fulfilled",),
        _of(
            ("2026-10-09", "2026-10-08"), 状态="撤回", 撤回日期="2026-10-21", 撤回原因="期满"
        ),
    ),
    "别处公开的": Seed(
        _AFTER_20, "fulfilled", ("fulfilled",), (), _codes("D816"),
        {"公开链接": "https://www.example.gov.cn/a.html"},
    ),
    "看不懂时限的": Seed("不定时候", "fulfilled", ("fulfilled",), _of(("2026-11-02", "2026-08-03")), _codes("D801")),
    "村里贴出来的": Seed("每月更新", "nothing_due", (), (), keys={"公开渠道": "[入户/现场]"}),
}  # fmt: skip


def code_of(name: str) -> str:
    """The code of a seed's item."""
    return f"SHJZ-{list(SEEDS).index(name) + 1:04}"


def faulty_county() -> dict[str, str]:
    """The sources: a catalog of the seeds, and what was published."""
    head = (
        "领域: 社会救助\n默认: {公开对象: 全社会, 公开方式: 主动公开, 公开渠道: [政府网站], "
        "公开层级: [县级], 公开依据: 《社会救助暂行办法》, 公开主体: [县民政局]}\n事项:\n"
    )
    rows, files = [], {}
    for number, (name, seed) in enumerate(SEEDS.items(), 1):
        keys = {"公开时限": seed.limit, **seed.keys}
        more = "".join(f"    {key}: {value}\n" for key, value in keys.items())
        rows.append(
            f"  - 事项编码: {code_of(name)}\n    一级事项: 综合业务\n    二级事项: {name}\n"
            f"    公开内容: 内容\n{more}"
        )
        for n, (published, formed, more_keys) in enumerate(seed.records):
            own = {"标题": f"{name}第{n + 1}份", "对应事项": code_of(name), **more_keys}
            files[f"content/disclosures/s{number:02}-{n}.md"] = disclosure(published, formed, **own)
    return {"catalog/社会救助.yml": head + "".join(rows), **files}
