"""The same items in tables laid out as counties lay them out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from zwgk.model.sheet import Merge, Sheet
from zwgk.model.table_words import CLOSED

Item = Mapping[str, Any]
LEVELS = ("level1", "level2", "level3")


def _boxes(item: Item, ticked: str = "■", box: str = "□") -> str:
    lines = []
    for word in CLOSED["channels"].words.values():
        mark = ticked if word.label in item["channels"] else box
        others = "、".join(item.get("other_channels", ())) if word.needs_text else ""
        text = f"：{others}" if others and mark == ticked else ""
        lines.append(f"{mark}{word.label}{text}")
    # Two a line, the last ones wrapped wherever the cell ends.
    pairs = ["  ".join(lines[i : i + 2]) for i in range(0, len(lines) - 1, 2)]
    text = "\n".join([*pairs, lines[-1]])
    return text.replace("社区/企事业单位/村公示栏", "社区/企事业单位/\n村公示栏")


def _has(item: Item, field: str, label: str, tick: str) -> str:
    if label not in item[field]:
        return ""
    return item.get("audience_group", tick) if label == "特定群体" else tick


def merged(name: str, items: Sequence[Item]) -> Sheet:
    """The national form: merged cells, two rows of head, ticks, boxes, a note below."""
    deep = any("level3" in item for item in items)
    levels = LEVELS if deep else LEVELS[:2]
    names = ["一级事项", "二级事项", "三级事项"][: len(levels)]
    tiers = [t for t in ("市级", "县级", "乡级", "村级") if any(t in i["tier"] for i in items)]
    upper = [
        "序号",
        "公开事项",
        *[""] * (len(levels) - 1),
        "公开内容（要素）",
        "公开依据",
        "公开时限",
    ]
    upper += ["公开主体", "公开渠道和载体（在标注范围内至少选择其一公开）"]
    start = len(upper)
    upper += ["公开对象", "", "公开方式", "", "公开层级", *[""] * (len(tiers) - 1)]
    lower = ["", *names, "", "", "", "", "", "全社会", "特定群众", "主动", "依申请", *tiers]
    rows = [[f"（一）{name}领域基层政务公开标准目录"], upper, lower]
    merges = [Merge(0, 0, 0, len(upper) - 1), Merge(1, 1, 1, len(levels))]
    merges += [Merge(1, c, 2, c) for c in (0, *range(len(levels) + 1, start))]
    merges += [Merge(1, start, 1, start + 1), Merge(1, start + 2, 1, start + 3)]
    if len(tiers) > 1:
        merges.append(Merge(1, start + 4, 1, start + 3 + len(tiers)))
    for number, item in enumerate(items, 1):
        row = [str(number), *(item.get(level, "") for level in levels)]
        row += ["\n".join(f"● {e}" for e in item["content"]), "\n".join(item["basis"])]
        row += [item["time_limit"], "\n".join(item["subject"]), _boxes(item)]
        row += [_has(item, "audience", w, "√") for w in ("全社会", "特定群体")]
        row += [_has(item, "method", w, "√") for w in ("主动公开", "依申请公开")]
        row += [_has(item, "tier", t, "√") for t in tiers]
        rows.append(row)
    basis = 2 + len(levels)
    for column in (1, basis):
        top = 3
        for r in range(4, len(rows) + 1):
            if r < len(rows) and rows[r][column] == rows[top][column]:
                continue
            for blank in range(top + 1, r):
                rows[blank][column] = ""
            if r - top > 1:
                merges.append(Merge(top, column, r - 1, column))
            top = r
    rows.append(["注：本目录自公布之日起施行。"])
    merges.append(Merge(len(rows) - 1, 0, len(rows) - 1, len(upper) - 1))
    width = len(upper)
    return Sheet(name, tuple(tuple(r + [""] * (width - len(r))) for r in rows), tuple(merges))


def _unless(above: Item, item: Item, field: str, text: str) -> str:
    return "同上" if above.get(field) == item[field] and len(text) > 2 else text


def same_as_above(name: str, items: Sequence[Item]) -> Sheet:
    """One row of head, words in cells, names left empty and 同上 where nothing changes."""
    head = [
        "编 号",
        "一级指标",
        "二级指标",
        "三级指标",
        "公开内容和测评依据",
        "公开依据",
        "公开时限",
    ]
    head += ["公开主体", "公开渠道", "公开对象", "公开方式", "公开层级", "事项编码"]
    rows = [head]
    above: dict[str, Any] = {}
    for number, item in enumerate(items, 1):
        level1 = "" if above.get("level1") == item["level1"] else item["level1"]
        contents = "；".join(item["content"]) if len(item["content"]) > 1 else item["content"][0]
        if any("；" in e or ";" in e for e in item["content"]):
            contents = "\n".join(item["content"])
        words = [c for c in item["channels"] if c != "其他"]
        channels = "、".join(words)
        if item.get("other_channels"):
            channels += "\n其他：" + "、".join(item["other_channels"])
        audience = "，".join(item["audience"])
        if item.get("audience_group"):
            audience = f"特定群体（{item['audience_group']}）"
        rows.append(
            [
                str(number),
                level1,
                item["level2"],
                item.get("level3", ""),
                contents,
                _unless(above, item, "basis", "\n".join(item["basis"])),
                _unless(above, item, "time_limit", item["time_limit"]),
                _unless(above, item, "subject", "、".join(item["subject"])),
                channels,
                audience,
                "、".join(m.removesuffix("公开") for m in item["method"]),
                "、".join(item["tier"]),
                item.get("code", ""),
            ]
        )
        above = dict(item)
    return Sheet(name, tuple(map(tuple, rows)))


def ticked(name: str, items: Sequence[Item]) -> Sheet:
    """A column of ticks for every word, the head again on the second page, other columns."""
    channels = [w.label for w in CLOSED["channels"].words.values()]
    tiers = ["县级", "乡级", "村级"]
    upper = ["序号", "事项名称", "", "", "公开要素", "依据", "时限", "公开主体"]
    lower = [""] * len(upper)
    lower[1:4] = ["一级事项", "二级事项", "三级事项"]
    groups = [("公开渠道和载体", channels), ("公开对象", ["全社会", "特定对象"])]
    groups += [("公开方式", ["主动公开", "依申请公开"]), ("公开层级", tiers)]
    for label, words in groups:
        upper += [label] + [""] * (len(words) - 1)
        lower += words
    upper += ["浏览量"]
    lower += [""]
    rows = [[f"{name}目录"] + [""] * (len(upper) - 1), upper, lower]
    for number, item in enumerate(items, 1):
        if number == 4:
            rows += [[""] * len(upper), list(upper), list(lower)]
        row = [f"{number:02d}", *(item.get(level, "") for level in LEVELS)]
        if len(item["content"]) > 1:
            row.append("\n".join(f"{n}.{e}" for n, e in enumerate(item["content"], 1)))
        else:
            row.append(f"● {item['content'][0]}")
        row += ["\n".join(item["basis"]), item["time_limit"], "，".join(item["subject"])]
        for channel in channels:
            tick = "t" if channel in item["channels"] else "口"
            if channel == "其他" and tick == "t":
                tick = "、".join(item.get("other_channels", ())) or "t"
            row.append(tick)
        row += [_has(item, "audience", w, "▄") or "□" for w in ("全社会", "特定群体")]
        row += [_has(item, "method", w, "是") or "否" for w in ("主动公开", "依申请公开")]
        row += [_has(item, "tier", t, "√") or "—" for t in tiers]
        row.append("12")
        rows.append(row)
    rows.append(["填表人：张示例", "", "", "", "审核：李示例"] + [""] * (len(upper) - 5))
    return Sheet(name, tuple(map(tuple, rows)))


LAYOUTS = {"merged": merged, "same_as_above": same_as_above, "ticked": ticked}
