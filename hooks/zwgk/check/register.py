"""Registered addresses must stay: a page, a redirect or a remark (GW-33)."""

from __future__ import annotations

from collections.abc import Mapping

from zwgk.model.checked import Checked
from zwgk.model.result import Plan
from zwgk.problem import Where, declare

#: Pages that tell the results of the checks, so made after them.
_MADE_LATE = ("accessibility/", "inspection/")

S012 = declare(
    "S012",
    "登记过的网址没有页面了",
    "网址公布以后，群众会收藏、转发，上级会抽查。页面可以搬家或撤回，网址不能悄悄消失。",
    requirements=("GW-33",),
)


def check_register(registered: Mapping[str, int], path: str, plan: Plan) -> Checked:
    """Every registered address that today's site does not answer.

    ``registered``: address → line in the register at ``path``. Pure.
    """
    here = {*(p.url for p in plan.pages), *(r.url for r in plan.redirects)}
    problems = tuple(
        S012.at(
            Where(path, line, 3),
            f"登记过的网址“{address}”现在没有页面",
            "在新页面的“旧地址”里写上它；不再公开的，恢复记录并把“状态”改为“撤回”；"
            "从没正式公布过的（例如自带的例子），从登记簿删去这一行",
        )
        for address, line in registered.items()
        if address not in here and address not in _MADE_LATE
    )
    return Checked(problems, {S012.code: len(registered)})
