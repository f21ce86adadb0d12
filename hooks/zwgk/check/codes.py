"""Item codes are never given twice and never vanish (CAT-06)."""

from __future__ import annotations

from collections.abc import Iterator

from zwgk.model.catalog_item import CatalogItem
from zwgk.model.checked import Checked
from zwgk.model.codes import CodeRegister, RegisteredCode, is_reused, named
from zwgk.model.facts import Facts
from zwgk.model.graph import Graph
from zwgk.problem import Problem, Where, declare

V176 = declare(
    "V176",
    "事项编码给了别的事项",
    "编码是事项的身份：台账、公开过的内容和上级的汇总都靠它对上。一个编码先后指两件事，历史就乱了。",
    requirements=("CAT-06",),
)
V177 = declare(
    "V177",
    "登记过的事项编码不见了",
    "事项取消、合并都要有记录，写明哪一天、为什么。悄悄删掉，群众和上级都不知道它去了哪里。",
    requirements=("CAT-06", "CAT-09"),
)
S044 = declare(
    "S044",
    "事项编码登记簿读不懂",
    "登记簿记着用过的每一个编码。读不懂的行，就看不出编码有没有重复使用。",
    requirements=("CAT-06",),
)


def check_codes(
    register: CodeRegister, path: str, graph: Graph, facts: Facts, *, whole: bool
) -> Checked:
    """Compare the items of a site with its register at ``path``. Pure.

    ``whole``: every item could be read, so that one that is not there has vanished.
    """
    items = graph.all(CatalogItem)
    problems = [
        S044.at(
            Where(path, line),
            "登记簿的这一行读不懂，或者同一个编码有两行",
            "从上一版找回这个文件，再运行 zwgk fmt",
        )
        for line in register.broken
    ]
    for item in items:
        row = register.codes.get(item.code.casefold())
        if row and is_reused(row, item, item.key in facts.ended):
            problems.append(_reused(row, item, path))
    if whole:
        problems += _vanished(register, items, path)
    return Checked(
        tuple(problems),
        {V176.code: len(items), V177.code: len(register.codes), S044.code: len(register.codes)},
    )


def _reused(row: RegisteredCode, item: CatalogItem, path: str) -> Problem:
    where = item.origin.where if "code" in item.origin.elsewhere else item.origin.of("code")
    since = f"，{row.ended_on} 起停用" if row.ended_on else ""
    if named(row, item):
        what = f"编码 {row.code} 从 {row.ended_on} 起停用，现在又列入目录，调整记录里却没有写"
        advice = "确实恢复的，在“调整记录”里保留“取消”，再记一条“新增”；不恢复的，写回“取消”"
    else:
        what = f"编码 {row.code} 登记的是“{row.name}”{since}，现在成了“{item.full_title}”"
        advice = (
            "换一个没有用过的编码"
            if row.ended_on
            else "只是改了名称的，在“调整记录”里记一条“修改”；"
            "是另一件事的，换一个没有用过的编码，原来的事项写明取消"
        )
    return V176.at(where, what, advice, others=(Where(path, row.line),))


def _vanished(
    register: CodeRegister, items: tuple[CatalogItem, ...], path: str
) -> Iterator[Problem]:
    here = {item.code.casefold() for item in items}
    for key, row in register.codes.items():
        if key not in here and row.ended_on is None:
            yield V177.at(
                Where(path, row.line),
                f"事项 {row.code}“{row.name}”（{row.sector}）从目录里消失了，没有写取消或者合并",
                "恢复这一条，在“调整记录”里写明取消，或者合并到哪里；"
                "从没正式公布过的，从登记簿删去这一行",
            )
