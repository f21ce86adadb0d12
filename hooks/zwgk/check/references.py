"""Rules over what records point at (R20x)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from zwgk.check.cycles import cycles
from zwgk.check.duplicates import repeated
from zwgk.check.rule import Context, Finding, survey
from zwgk.model.graph import RecordKey
from zwgk.model.organisation import Organisation
from zwgk.model.record import KeyPath, Record
from zwgk.model.shared import Status
from zwgk.problem import Level, Where


@survey(
    "V161",
    "统一社会信用代码重复",
    of=Organisation,
    why="一个代码只属于一个单位。",
)
def credit_code_twice(units: Sequence[Organisation], at: Context) -> Iterator[Finding]:
    """统一社会信用代码 are unique."""
    return repeated(units, "credit_code", "统一社会信用代码", "照登记证书核对，改正写错的一个")


@survey(
    "R202",
    "单位的上下级或承接关系绕成了圈",
    of=Organisation,
    why="上级的上级又是自己，就说不清谁负责。",
)
def organisation_cycle(units: Sequence[Organisation], at: Context) -> Iterator[Finding]:
    """Parents and successors have no cycle."""
    for field in ("parent", "successor"):
        for cycle in cycles(units, (field,), at.graph):
            chain = "”→“".join(u.name_text for u in (*cycle, cycle[0]))
            yield Finding(
                cycle[0].origin.of(field),
                f"“{Organisation.label_of(field)}”绕成了圈：“{chain}”",
                "改正写错的一处，最上面的单位不填",
                others=tuple(u.origin.of(field) for u in cycle[1:]),
            )


@survey(
    "R203",
    "公开的内容引用了没有公开的内容",
    of=Record,
    shown=True,
    why="引用的内容群众看不到，页面上这一处会空着或者只有文字。",
    level=Level.warning,
    requirements=("GW-35", "ZL-10"),
)
def points_at_hidden(records: Sequence[Record], at: Context) -> Iterator[Finding]:
    """What the public sees points only at what it sees."""
    shown = at.facts.shown
    for (source, path), targets in at.graph.forward.items():
        if source in shown and any(t not in shown for t in targets):
            record = at.graph.get(source)
            for target in targets:
                if target not in shown:
                    yield _hidden(record, path, at.graph.get(target), at)
    paths: dict[str, list[RecordKey]] = defaultdict(list)
    for key, record in at.graph.records.items():
        paths[record.origin.where.path].append(key)
    for key, links in at.graph.body_links.items():
        if key not in shown:
            continue
        for link in links:
            hidden = [k for k in paths.get(link.path, ()) if k not in shown]
            if hidden and len(hidden) == len(paths[link.path]):
                yield _hidden_link(link.where, at.graph.get(hidden[0]), at)


@survey(
    "R206",
    "同一条内容用了两个同名的文件",
    of=Record,
    why="一条内容的文件公开在同一个网址下，两个文件同名，后一个会盖住前一个。",
    requirements=("GW-33", "GW-35"),
)
def files_of_one_name(records: Sequence[Record], at: Context) -> Iterator[Finding]:
    """Each file of a record has an address of its own."""
    used: dict[tuple[RecordKey, str], dict[str, Where]] = defaultdict(dict)
    for (key, path), asset in at.graph.files.items():
        used[key, _name(asset)].setdefault(asset, at.graph.get(key).origin.of(*path))
    for key, links in at.graph.body_links.items():
        for link in links:
            if link.path in at.graph.assets:
                used[key, _name(link.path)].setdefault(link.path, link.where)
    for (_, name), files in used.items():
        if len(files) > 1:
            first, *others = files.values()
            yield Finding(
                first,
                f"用了 {len(files)} 个都叫“{name}”的文件：{'、'.join(sorted(files))}",
                "给其中一个文件改名，引用它的地方一起改",
                others=tuple(others),
            )


def _name(asset: str) -> str:
    return asset.rsplit("/", 1)[-1]


def _state(record: Record, at: Context) -> str:
    status = getattr(record, "status", Status.published)
    if status is not Status.published:
        return f"状态是“{status.label}”"
    if record.key in at.facts.held:
        return f"{at.facts.held[record.key]} 才公开"
    return "不主动公开"


_ADVICE = "改成引用已经公开的内容，或者等它公开后再写上"
_WITHDRAWN = "不急着改：链接会到撤回说明；再修订这一条时换成新的内容"


def _advice(target: Record) -> tuple[str, Level | None]:
    """A withdrawal must work at once, whatever still points there (rulings 26)."""
    if getattr(target, "status", None) is Status.withdrawn:
        return _WITHDRAWN, Level.hint
    return _ADVICE, None


def _hidden(record: Record, path: KeyPath, target: Record, at: Context) -> Finding:
    advice, level = _advice(target)
    return Finding(
        record.origin.of(*path),
        f"引用的{target.kind.label}“{target.name_text}”{_state(target, at)}，群众看不到",
        advice,
        others=(target.origin.where,),
        level=level,
    )


def _hidden_link(where: Where, target: Record, at: Context) -> Finding:
    advice, level = _advice(target)
    return Finding(
        where,
        f"正文链接的{target.kind.label}“{target.name_text}”{_state(target, at)}，群众看不到",
        advice,
        others=(target.origin.where,),
        level=level,
    )
