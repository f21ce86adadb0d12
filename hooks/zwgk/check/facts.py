"""Rules over facts written once (V30x, D303)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import timedelta
from typing import Any

from pydantic import TypeAdapter, ValidationError

from zwgk.check.rule import Context, Finding, rule, survey
from zwgk.model.fact import FactType, PublicFact
from zwgk.model.record import Record
from zwgk.model.values.codes import Phone
from zwgk.model.values.text import Number, fold
from zwgk.problem import Level

_CHECKED: dict[FactType, tuple[TypeAdapter[Any], str, str]] = {
    FactType.phone: (TypeAdapter(Phone), "公开电话", "写作区号-号码，例如 0830-1234567"),
    FactType.amount: (TypeAdapter(Number), "数字", "只写数字，“元”这样的字写在“计量单位”里"),
    FactType.quantity: (TypeAdapter(Number), "数字", "只写数字，“个”这样的字写在“计量单位”里"),
}


@rule(
    "V301",
    "事实的取值日期对不上",
    of=PublicFact,
    why="同一天只能有一个值。日期颠倒或者重叠，程序就不知道页面上该写哪一个。",
)
def values_overlap(fact: PublicFact, at: Context) -> Iterator[Finding]:
    """Each value ends after it begins and before the next one begins."""
    ordered = sorted(enumerate(fact.values), key=lambda v: v[1].valid_from)
    for place, (i, value) in enumerate(ordered):
        if value.valid_until and value.valid_until < value.valid_from:
            yield Finding(
                fact.origin.of("values", i, "valid_until"),
                f"“{fact.name}”的值“{value.value}”失效日期 {value.valid_until}，"
                f"早于生效日期 {value.valid_from}",
                "核对两个日期后改正",
            )
        if place == 0:
            continue
        before_at, before = ordered[place - 1]
        same = before.valid_from == value.valid_from
        if same or (before.valid_until and before.valid_until >= value.valid_from):
            yield Finding(
                fact.origin.of("values", i, "valid_from"),
                f"“{fact.name}”从 {value.valid_from} 起有两个值：“{before.value}”和“{value.value}”",
                "核对日期，让前一个值在后一个生效之前失效；后面有新值的，前一个不用写失效日期",
                others=(fact.origin.of("values", before_at),),
            )


@rule(
    "V302",
    "事实的值与类型不符",
    of=PublicFact,
    why="电话要能直接拨打，金额和数量要能比较；引用它的地方很多，错一处就错一片。",
)
def value_of_type(fact: PublicFact, at: Context) -> Iterator[Finding]:
    """Telephones are telephones, amounts numbers, everything is on one line."""
    for i, value in enumerate(fact.values):
        where = fact.origin.of("values", i, "value")
        if "\n" in value.value or "〔" in value.value:
            yield Finding(
                where,
                f"“{fact.name}”的值不是一句话",
                "写成一行文字，不分段，也不引用别的事实",
            )
        if fact.type not in _CHECKED:
            continue
        adapter, noun, advice = _CHECKED[fact.type]
        try:
            adapter.validate_python(value.value)
        except ValidationError:
            yield Finding(where, f"“{fact.name}”的值“{value.value}”不是{noun}", advice)


@rule(
    "V303",
    "标准没有写依据",
    of=PublicFact,
    why="金额和数量从文件里来。写明依据，群众查得到，下次调整也知道改哪里。",
)
def value_without_basis(fact: PublicFact, at: Context) -> Iterator[Finding]:
    """Amounts and quantities say where they come from."""
    if fact.type not in (FactType.amount, FactType.quantity):
        return
    for i, value in enumerate(fact.values):
        if not (value.basis or value.policy):
            yield Finding(
                fact.origin.of("values", i),
                f"“{fact.name}”的值“{value.value}”没有写依据",
                "写上“依据”，或者在“依据文件”里写本站文件的文号",
            )


@survey(
    "V304",
    "两条事实用了同一个名称",
    of=PublicFact,
    why="别处凭名称引用事实，两条同名就不知道说的是哪一条。",
)
def one_name(facts: Sequence[PublicFact], at: Context) -> Iterator[Finding]:
    """Names are unique."""
    seen: dict[str, PublicFact] = {}
    for fact in facts:
        first = seen.setdefault(fold(fact.name), fact)
        if first is not fact:
            yield Finding(
                fact.origin.of("name"),
                f"“{fact.name}”这个名称“{first.id}”已经在用",
                "把其中一条改成更具体的名称，引用它的地方一起改",
                others=(first.origin.of("name"),),
            )


@rule(
    "D303",
    "引用的事实快要失效",
    of=PublicFact,
    shown=True,
    why="失效那天起，引用它的页面就不能再生成。提前把新值写上，到日子会自动换。",
    level=Level.warning,
    basis="本工具自定：网上的电话和标准要与现行规定一致",
)
def fact_ends_soon(fact: PublicFact, at: Context) -> Iterator[Finding]:
    """The last value of a fact that is used does not end within the notice time."""
    last = max(fact.values, key=lambda v: v.valid_from)
    users = at.graph.back(fact, "uses", Record)
    if not users or last.valid_until is None:
        return
    if at.today <= last.valid_until < at.today + timedelta(days=at.limits.fact_notice_days):
        index = fact.values.index(last)
        yield Finding(
            fact.origin.of("values", index, "valid_until"),
            f"“{fact.name}”{fact.said(last)} 用到 {last.valid_until} 为止，"
            f"有 {len(users)} 条内容写着它",
            "向主管部门核对，把新值和生效日期加在“取值”里；继续有效的，改失效日期",
        )
