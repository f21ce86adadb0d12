"""Facts written once (事实): ``〔事实：名称〕`` in a text becomes the value of the day.

It is done while loading, on the texts as they are typed, so that a telephone number is
checked as one wherever it came from, and every page, table and data file says the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from difflib import get_close_matches
from typing import Any

from zwgk.model.fact import PublicFact
from zwgk.model.markdown_text import without_code
from zwgk.model.record import FactUse, KeyPath, Origin
from zwgk.model.values.dates import Moment
from zwgk.model.values.text import fold
from zwgk.problem import Problem, Where, declare

R301 = declare(
    "R301",
    "找不到引用的事实",
    "写着〔事实：名称〕的地方会换成事实的值；名称对不上，页面上就没有数字可写。",
)
R302 = declare(
    "R302",
    "引用的事实今天没有有效的值",
    "过了失效日期、还没有到生效日期的数字不能给群众看；有新值就补上，没有就改写这一处。",
)
R303 = declare(
    "R303",
    "引用事实的写法不对",
    "引用写成〔事实：名称〕，用写文号的六角括号。别的写法不会换成值，会原样印在页面上。",
)

#: The word that every reference holds: a text without it need not be looked at.
WORD = "事实"
_REFERENCE = re.compile(r"〔\s*事实\s*[:：]\s*([^〔〕\n]{1,60}?)\s*〕")
_LIKE = re.compile(
    r"(?P<open>[〔【\[［{｛﹝〖]{1,2})\s*事实\s*(?P<sign>[:：]?)\s*"
    r"(?P<name>[^\n〔〕【】\[\]［］{}｛｝﹝﹞〖〗]{0,60}?)\s*(?P<close>[〕】\]］}｝﹞〗]{1,2}|$|\n)"
)


@dataclass(frozen=True, slots=True)
class Stated:
    """The facts of a site by name and id, and the day.

    Without a day texts say the latest values, and no reference is judged. ``whole``: every
    fact could be read; else one that is not found may be right.
    """

    today: date | None
    facts: Mapping[str, PublicFact] = field(default_factory=dict)
    whole: bool = True

    @classmethod
    def of(cls, facts: Iterable[PublicFact], today: date | None, *, whole: bool = True) -> Stated:
        """The facts of a site; a name wins over an id of the same spelling."""
        known = list(facts)
        names = {f.id.casefold(): f for f in known} | {fold(f.name): f for f in known}
        return cls(today, names, whole)


def supposing(fact: PublicFact, value: str, today: date) -> PublicFact:
    """``fact`` as it would be if its value of ``today`` were another."""
    now = fact.value_on(today)
    values = tuple(v.model_copy(update={"value": value}) if v is now else v for v in fact.values)
    return fact.model_copy(update={"values": values})


@dataclass(slots=True)
class Filled:
    """What was filled in a record: its uses of facts, and problems."""

    uses: list[FactUse] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def fill_values(stated: Stated, values: dict[str, Any], origin: Origin) -> Filled:
    """Replace references in the values of a record, in place."""
    done = Filled()
    day = _day(stated, values)
    for name, value in list(values.items()):
        values[name] = _filled(stated, day, value, (name,), origin, done)
    return done


def fill_body(
    stated: Stated, body: str, values: Mapping[str, Any], origin: Origin
) -> tuple[str, Filled]:
    """The body with its references replaced; what stands in code is left as it is."""
    done = Filled()
    if WORD not in body:
        return body, done
    day = _day(stated, values)
    path, first = origin.where.path, origin.body_line

    def where(offset: int) -> Where:
        line_start = body.rfind("\n", 0, offset) + 1
        return Where(path, first + body.count("\n", 0, offset), offset - line_start + 1)

    parts: list[str] = []
    end = length = 0
    for start, stop, text, fact in _replacements(stated, day, without_code(body), where, done):
        parts += [body[end:start], text]
        length += start - end
        grown = len(text) - (stop - start)
        done.uses.append(FactUse(fact.id, (), where(start), length, grown))
        length += len(text)
        end = stop
    return "".join([*parts, body[end:]]), done


def _day(stated: Stated, values: Mapping[str, Any]) -> date | None:
    """The day the record is read on: what comes out later says what holds then."""
    published = values.get("published_on")
    if stated.today and isinstance(published, str):
        try:
            return max(stated.today, Moment.read(published).day)
        except Exception:  # a wrong date has its own problem
            return stated.today
    return stated.today


def _filled(
    stated: Stated, day: date | None, value: Any, path: KeyPath, origin: Origin, done: Filled
) -> Any:
    if isinstance(value, str):
        if WORD not in value:
            return value
        place = origin.of(*path)
        parts: list[str] = []
        end = 0
        for start, stop, text, fact in _replacements(stated, day, value, lambda _: place, done):
            parts += [value[end:start], text]
            done.uses.append(FactUse(fact.id, path, place))
            end = stop
        return "".join([*parts, value[end:]])
    if isinstance(value, list):
        return [_filled(stated, day, v, (*path, i), origin, done) for i, v in enumerate(value)]
    if isinstance(value, dict):
        return {k: _filled(stated, day, v, (*path, k), origin, done) for k, v in value.items()}
    return value


def _replacements(
    stated: Stated, day: date | None, text: str, where: Any, done: Filled
) -> Iterator[tuple[int, int, str, PublicFact]]:
    """(start, end, value, fact) of every reference that can be filled; problems of the rest."""
    for match in _LIKE.finditer(text):
        exact = _REFERENCE.match(text, match.start())
        if exact is None:
            if day is None:
                continue
            problem = _miswritten(stated, match, where(match.start()))
            done.problems += [problem] if problem else []
            continue
        name = exact[1]
        fact = stated.facts.get(fold(name))
        if fact is None and not (stated.whole and day):
            continue
        if fact is None:
            done.problems.append(_unknown(stated, name, where(match.start())))
            continue
        value = fact.value_on(day) if day else max(fact.values, key=lambda v: v.valid_from)
        if value is None:
            assert day
            done.problems.append(_not_valid(fact, day, where(match.start())))
            continue
        yield exact.start(), exact.end(), fact.said(value), fact


def _unknown(stated: Stated, name: str, where: Where) -> Problem:
    names = {fold(f.name): f.name for f in stated.facts.values()}
    near = get_close_matches(fold(name), names, n=1, cutoff=0.5)
    near = near or [n for n in names if fold(name) in n or n in fold(name)][:1]
    advice = "核对名称；还没有这条事实的，在 content/facts.yml 里加上"
    if near:
        advice = f"改成已有的名称，是不是“{names[near[0]]}”？没有的在 content/facts.yml 里加上"
    return R301.at(where, f"〔事实：{name}〕在事实里找不到", advice)


def _not_valid(fact: PublicFact, day: date, where: Where) -> Problem:
    coming = [v.valid_from for v in fact.values if v.valid_from > day]
    gone = [d for v in fact.values if (d := fact.last_day(v)) and d < day]
    if gone:
        what = f"最后一个值 {max(gone)} 已经失效"
        what += f"，下一个 {min(coming)} 才生效" if coming else ""
    else:
        what = f"最早的值 {min(coming)} 才生效" if coming else "没有值"
    return R302.at(
        where,
        f"〔事实：{fact.name}〕在 {day} 没有有效的值，{what}",
        f"到 {fact.origin.where.path} 第 {fact.origin.where.line} 行补上现行的值，"
        "或者把这一处改成不用它的写法",
        others=(fact.origin.of("values"),),
    )


def _miswritten(stated: Stated, match: re.Match[str], where: Where) -> Problem | None:
    """Brackets of another sort round a known name, or a sign that is missing."""
    # What closes is missing: the sentence went on, and its sign is no part of the name.
    name = match["name"].strip().rstrip("。，；、！？,;.")
    known = stated.facts.get(fold(name))
    sure = match["open"][0] in "〔﹝" or match["open"] == "{{" or known is not None
    if not sure or not (match["sign"] or known):
        return None
    shown = " ".join(match[0].split())
    return R303.at(
        where,
        f"“{shown}”不会换成事实的值",
        f"写成〔事实：{known.name if known else name or '名称'}〕，用六角括号和冒号，写在一行里",
    )
