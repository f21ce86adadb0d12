"""Reading 公开时限 from the texts that officials write (CAT-04).

What is not understood as a whole is not understood: a cell is never half read and never
guessed. The words are data (``time_limit_words.yml``), read once when this is imported.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from importlib.resources import files
from typing import Any

import yaml

from zwgk.model.values.dates import Unit
from zwgk.model.values.time_limit import FROM_A_DAY, Clause, Cycle, LimitKind, TimeLimit


def _words() -> dict[str, Any]:
    text = (files("zwgk.model.values") / "time_limit_words.yml").read_text("utf-8")
    words: dict[str, Any] = yaml.load(text, Loader=yaml.CSafeLoader)
    return words


_WORDS = _words()


@lru_cache(maxsize=4096)
def read(text: str) -> TimeLimit | None:
    """The meaning of a cell, or None when any part of it is not understood."""
    rest = normal(text)
    clauses: list[Clause] = []
    reserved = False
    joined = False
    while rest:
        if match := _RESERVED.match(rest):
            reserved, rest = True, rest[match.end() :]
        elif found := _clause(rest):
            clause, rest = found
            last = clauses[-1] if clauses else None
            if joined and last and _follows(clause, last):
                clauses[-1] = replace(last, then=clause)
            else:
                clauses.append(clause)
        else:
            return None
        match = _BETWEEN.match(rest)
        assert match is not None
        joined = not set(match[0]) & set(";。")
        rest = rest[match.end() :]
    return TimeLimit(tuple(clauses), reserved) if clauses else None


def _follows(clause: Clause, last: Clause) -> bool:
    """Whether a clause says how long what the last one is about stays (``10日内公开，公示7日``)."""
    display = clause.kind in (LimitKind.minimum_display, LimitKind.permanent)
    return display and last.kind in FROM_A_DAY and not last.then and not clause.scope


# -- one spelling for many --------------------------------------------------------------

_DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_TENS = {"十": 10, "百": 100}
_MEASURES = "个|工作日|工作天|自然日|日|天|周|星期|月|年|小时|次"
_NUMERAL = re.compile(f"[零〇一二两三四五六七八九十百]{{1,6}}(?={_MEASURES})")


def _number(match: re.Match[str]) -> str:
    """``二十`` → ``20``; digits said one by one (``二〇``) stay in order."""
    text = match[0]
    if not any(c in _TENS for c in text):
        return "".join(str(_DIGITS[c]) for c in text)
    total, digit = 0, 0
    for c in text:
        if c in _TENS:
            total += (digit or 1) * _TENS[c]
            digit = 0
        else:
            digit = _DIGITS[c]
    return str(total + digit)


def normal(text: str) -> str:
    """One spelling for width, spaces, numerals and list numbers."""
    text = re.sub(r"\s+", "", unicodedata.normalize("NFKC", text))
    text = text.strip(",;。、.").replace("半个月", "15日")
    text = re.sub(r"半年(?=内|以内|之内)", "6个月", text)
    # 条目的编号:“1.……;2.……”
    text = re.sub(r"(?:^|(?<=[;。]))\(?\d{1,2}[.、)](?=\D)", "", text)
    return _NUMERAL.sub(_number, text)


# -- the grammar ------------------------------------------------------------------------


def _any(words: list[str]) -> str:
    return "(?:" + "|".join(sorted(map(re.escape, words), key=len, reverse=True)) + ")"


#: Any run of text inside a clause that holds no number.
_SAID = r"[^,;。:\d]"
_SHOW_AHEAD = r"(?!期|时间|期限|不|满|至少|\d)"
#: What an official does to the information; says nothing about when.
_DONE = (
    r"(?:(?:予以|及时|主动|依法|依规|向社会|对外|在政府网站|在网站|上网|完成|进行)*"
    rf"(?:内?(?:公开|公布|发布|公示{_SHOW_AHEAD}|公告{_SHOW_AHEAD}|更新|告知))*)"
)
_LENGTH = r"(?P<n>\d{1,3})(?P<unit>个?工作日|个?工作天|个?自然日|日|天|个?周|个?星期|个?月|年|个?小时)"
_WITHIN = r"(?:之内|以内|内)"
_FROM = rf"(?P<anchor>{_SAID}{{2,40}}?)(?P<end>之日起|之日|之后|以后|起|后|时)"
_UNTIL = r"(?:应当|应|须)?(?:在|于)?(?:最迟|不超过)?"
_CYCLE = r"(?P<k>\d)?个?(?P<cycle>半年|年|季|月|周|星期|日|天)(?:度|份)?"
_LEAST = r"(?:至少|不少于|不低于|最少|不得少于)"
_DO = r"(?:公开|更新|公布|发布|公示|公告|通报|报告|维护)"

_RESERVED = re.compile(
    r"\(?(?:国家|相关|有关)*(?:法律|法规|规章|政策|、|和|或者|或|及|对|政府信息公开|公开|的|期限|时限)+"
    r"另有规定的?,?(?:应当?)?(?:从其规定|依照其规定|除外)\)?"
)
_BETWEEN = re.compile(r"[,;。、()]*(?:并且|并|同时|其中|然后|再)?,?")
_SCOPE = re.compile(rf"(?P<scope>{_SAID}{{2,20}}):")


@dataclass(frozen=True, slots=True)
class _Pattern:
    """A form that a clause may take, and what it means (None: not this one after all)."""

    pattern: re.Pattern[str]
    meaning: Callable[[re.Match[str]], Clause | None]


def _clause(text: str) -> tuple[Clause, str] | None:
    """The first clause of ``text`` and what is left."""
    scope = ""
    if match := _SCOPE.match(text):
        scope, text = match["scope"], text[match.end() :]
    for form in _FORMS:
        match = form.pattern.match(text)
        clause = form.meaning(match) if match else None
        if match and clause:
            return replace(clause, scope=scope), text[match.end() :]
    return None


def _length(match: re.Match[str]) -> tuple[int, Unit]:
    """``n`` and ``unit`` of a match; a week is seven days."""
    amount, unit = int(match["n"]), match["unit"].removeprefix("个")
    if unit in ("周", "星期"):
        return amount * 7, Unit.calendar_days
    return amount, _UNITS[unit]


_UNITS = {
    "工作日": Unit.working_days,
    "工作天": Unit.working_days,
    "自然日": Unit.calendar_days,
    "日": Unit.calendar_days,
    "天": Unit.calendar_days,
    "月": Unit.months,
    "年": Unit.years,
    "小时": Unit.hours,
}
_ANCHORS = tuple((re.compile(a["pattern"]), str(a["text"])) for a in _WORDS["anchors"])
_EVENT = re.compile(f".*{_any(_WORDS['events'])}")
#: A start that says one of these is no start but another clause read wrongly.
_NO_START = re.compile("每|半年|内|长期|永久|实时|及时|不少于|更新|提前")


def _anchor(text: str, end: str) -> str | None:
    """The day a limit runs from, in one spelling; None when this is no such day."""
    said = re.sub("^(?:自|从)", "", text)
    for pattern, known in _ANCHORS:
        if pattern.fullmatch(said):
            return known
    if _NO_START.search(said) or not (end or _EVENT.fullmatch(said)):
        return None
    return said + ("后" if end in ("后", "之后", "以后") else "之日")


def _counted(match: re.Match[str]) -> Clause | None:
    """``自……之日起20个工作日内``, ``批准后20日内``, ``20工作日``."""
    anchor = ""
    if match["anchor"]:
        found = _anchor(match["anchor"], match["end"] or "")
        if found is None:
            return None
        anchor = found
    amount, unit = _length(match)
    if unit is Unit.working_days:
        return Clause(LimitKind.working_days, amount, unit, anchor)
    # “30日”可能是期限,也可能是周期或者公示期,没有“内”就不猜
    return Clause(LimitKind.calendar_days, amount, unit, anchor) if match["within"] else None


def _started(kind: LimitKind) -> Callable[[re.Match[str]], Clause | None]:
    def meaning(match: re.Match[str]) -> Clause | None:
        if not match["anchor"]:
            return Clause(kind)
        anchor = _anchor(match["anchor"], match["end"])
        return Clause(kind, anchor=anchor) if anchor else None

    return meaning


def _progress(match: re.Match[str]) -> Clause:
    return Clause(LimitKind.prompt, anchor="按进展情况")


def _same_day(match: re.Match[str]) -> Clause | None:
    anchor = _anchor(match["anchor"], match["end"]) if match["anchor"] else ""
    if anchor is None:
        return None
    return Clause(LimitKind.calendar_days, 0, Unit.calendar_days, anchor)


def _display(match: re.Match[str]) -> Clause | None:
    amount, unit = _length(match)
    return None if unit is Unit.hours else Clause(LimitKind.minimum_display, amount, unit)


def _before(match: re.Match[str]) -> Clause | None:
    amount, unit = _length(match)
    event = (match["event"] or "").removeprefix("在").removeprefix("于")
    if unit is Unit.hours or _NO_START.search(event):
        return None
    action = match["action"] or ""
    return Clause(LimitKind.before_event, amount, unit, event, action)


_CYCLE_UNITS = {
    "半年": (6, Unit.months),
    "年": (1, Unit.years),
    "季": (3, Unit.months),
    "月": (1, Unit.months),
    "周": (7, Unit.calendar_days),
    "星期": (7, Unit.calendar_days),
    "日": (1, Unit.calendar_days),
    "天": (1, Unit.calendar_days),
}


def _cycle(match: re.Match[str], **more: int) -> Cycle | None:
    """The cycle of a match; None where nothing can be counted by it (每5个月)."""
    every, unit = _CYCLE_UNITS[match["cycle"]]
    every *= int(match.groupdict().get("k") or 1)
    if unit is Unit.months and every % 12 == 0:
        every, unit = every // 12, Unit.years
    try:
        return Cycle(every, unit, **more)
    except ValueError:
        return None


def _periodic(match: re.Match[str]) -> Clause | None:
    groups = match.groupdict()
    cycle = _cycle(match, times=int(groups.get("times") or 1))
    return Clause(LimitKind.periodic, cycle=cycle) if cycle else None


def _by_day(match: re.Match[str]) -> Clause | None:
    """``每年1月31日前``, ``每月底前``, ``每季度首月15日前``, ``次月10日前``."""
    month = 1 if match["first"] else int(match["month"] or 0)
    if match["cycle"] == "年" and not month and not match["day"]:
        month = 12  # 每年底前
    cycle = _cycle(match, month=month, day=int(match["day"] or 31))
    return Clause(LimitKind.periodic, cycle=cycle) if cycle else None


def _after_cycle(match: re.Match[str]) -> Clause | None:
    cycle = _cycle(match)
    amount, unit = _length(match)
    if cycle is None or unit is Unit.hours:
        return None
    return Clause(LimitKind.periodic, amount, unit, cycle=cycle)


def _form(pattern: str, meaning: Callable[[re.Match[str]], Clause | None]) -> _Pattern:
    return _Pattern(re.compile(pattern), meaning)


_ACTION = _any(_WORDS["actions"])
_FORMS = (
    # 公示期
    _form(
        r"(?:公示|公告|公布|公开|征求意见|展示|发布)(?:的)?(?:期限|期|时间|天数)"
        rf"(?:应当|应|为|限|满|不少于|不得少于|不低于|不得低于|不短于|{_LEAST})*{_LENGTH}(?:以上)?",
        _display,
    ),
    _form(
        rf"(?:在{_SAID}{{2,30}}内)?(?:公示|公告|展示)(?:应当|应|为|满|{_LEAST})*{_LENGTH}(?:以上)?(?!{_WITHIN})",
        _display,
    ),
    # 定期
    _form(
        rf"每?{_CYCLE}(?:结束|终了|届满|期满)?(?:之?后|之日起)的?{_LENGTH}{_WITHIN}{_DONE}",
        _after_cycle,
    ),
    _form(
        rf"(?:每|次){_CYCLE}的?(?:(?P<first>首月)|第?(?P<month>\d{{1,2}})个?月份?)?"
        r"(?:(?P<day>\d{1,2})(?:日|号)|(?:年|月)?(?:底|末))(?:之前|以前|前|内)" + _DONE,
        _by_day,
    ),
    _form(rf"每?{_CYCLE}{_LEAST}{_DO}?(?P<times>\d{{1,2}})次{_DO}?", _periodic),
    _form(rf"每{_CYCLE}{_DO}(?:{_LEAST})?(?P<times>\d{{1,2}})次(?:以上)?", _periodic),
    _form(rf"每?1?(?P<cycle>年|季|月|周|日)(?:度)?一{_DO}", _periodic),
    _form(rf"(?:每|按){_CYCLE}(?:1次)?(?:定期|及时|集中|进行)?{_DO}", _periodic),
    # 提前
    _form(
        rf"(?:在|于)?(?:(?P<event>{_SAID}{{2,30}}?)(?:之前|以前|提前|前)|提前){_LEAST}?{_LENGTH}"
        rf"(?:以上|前|向社会)*(?:(?P<action>{_ACTION})|公开)?",
        _before,
    ),
    _form(
        rf"(?P<event>{_SAID}{{2,30}}?)的?{_LENGTH}(?:之前|以前|前)(?:向社会)?(?:(?P<action>{_ACTION})|公开)?",
        _before,
    ),
    # 实时、及时、长期
    _form(rf"(?:(?:保持|予以)?{_any(_WORDS['permanent']['words'])}(?:性)?{_DONE}(?:有效)?)", lambda m: Clause(LimitKind.permanent)),
    _form(rf"(?:按照|按|根据)(?:工作|项目)?(?:进展|进度)(?:情况)?,?{_any(_WORDS['prompt']['words'])}(?:、动态)?{_DONE}", _progress),
    _form(rf"(?:{_FROM},?)?{_any(_WORDS['realtime']['words'])}(?:动态)?{_DONE}", _started(LimitKind.realtime)),
    _form(rf"(?:{_FROM},?)?{_any(_WORDS['prompt']['words'])}(?:、动态)?{_DONE}", _started(LimitKind.prompt)),
    # 自……之日起若干日内
    _form(rf"(?:{_FROM},?)?(?:当日|当天){_WITHIN}?{_DONE}", _same_day),
    _form(
        rf"(?:(?P<anchor>{_SAID}{{2,40}}?)(?P<end>之日起|之日|之后|以后|起|后|时)?,?的?)??{_UNTIL}"
        rf"{_LENGTH}(?P<within>{_WITHIN})?{_DONE}",
        _counted,
    ),
)  # fmt: skip


# -- presets ----------------------------------------------------------------------------

#: Limits in common use: id → the cell's text, for imports and drop-downs.
PRESETS: Mapping[str, str] = {name: str(p["text"]) for name, p in _WORDS["presets"].items()}
