"""The gates: what must hold of every page, at which limit, in which states (accessibility 7).

One list, read by the tests, by the proof that each gate can fail, and by the record of a
whole run that the accessibility statement is made from. ``title`` is what citizens and
inspectors read. A gate with the limit 0 counts findings; another measures, and what is
above its limit is a finding. How each is measured is in ``checks/*.js`` under its id, or in
``visit.py`` for what only the driver sees (axe-core, requests, errors).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from tests.accessibility.states import NARROW, NO_SCRIPT, NO_STORAGE, NO_STYLE, NORMAL, PLAIN, State

Applies = Callable[[State], bool]


@dataclass(frozen=True)
class Gate:
    """A gate: id, Chinese title, limit and unit, what it serves, and where it applies.

    ``applies`` is None for what is asked of the site as a whole.
    """

    id: str
    title: str
    criteria: tuple[str, ...]
    applies: Applies | None
    limit: float = 0
    unit: str = "处"


def plain(state: State) -> bool:
    return state.plain


def standard(state: State) -> bool:
    return state.plain and not state.elder


def elder(state: State) -> bool:
    return state.plain and state.elder


def phone(state: State) -> bool:
    return state.plain and state.width == NARROW


def undressed(state: State) -> bool:
    return state.dress == PLAIN


def in_dress(*names: str) -> Applies:
    return lambda state: state.load == NORMAL and state.dress in names


def loaded(name: str) -> Applies:
    return lambda state: state.load == name


def both(*parts: Applies) -> Applies:
    return lambda state: all(part(state) for part in parts)


def either(*parts: Applies) -> Applies:
    return lambda state: any(part(state) for part in parts)


def _is_elder(state: State) -> bool:
    return state.elder


def _is_standard(state: State) -> bool:
    return not state.elder


as_shown = either(plain, in_dress("opened"))

GATES: tuple[Gate, ...] = (
    # Rules of others
    Gate(
        "axe",
        "axe-core 的全部规则（WCAG 2.0 至 2.2 的 A、AA 级，良好做法，7:1 对比度）",
        ("1.1.1", "1.2.2", "1.3.1", "1.3.5", "1.4.1", "1.4.2", "1.4.3", "1.4.4", "1.4.6", "1.4.12",
         "2.1.1", "2.2.1", "2.2.2", "2.4.1", "2.4.2", "2.4.4", "2.5.8", "3.1.1", "3.1.2", "3.3.2",
         "4.1.2", "A11-12"),
        as_shown,
    ),
    Gate("html", "HTML 不合规范（html-validate）", ("1.3.1", "4.1.2", "A11-12"), None),
    # Text
    Gate(
        "contrast",
        "对比度低于 7:1 的文字",
        ("1.4.3", "1.4.6", "A11-01"),
        either(as_shown, in_dress("cream", "black")),
    ),
    Gate("small-text", "小于 16 像素的文字", ("1.4.4", "A11-02"),
         both(_is_standard, either(as_shown, in_dress("reflow")))),
    Gate("elder-small-text", "长者模式里小于 20 像素的文字", ("1.4.4", "A11-02", "A11-03"),
         both(_is_elder, either(as_shown, in_dress("reflow")))),
    Gate("elder-size", "长者模式正文不足 24、27、30 像素的", ("1.4.4", "A11-02", "A11-03"),
         either(elder, in_dress("lg", "xl"))),
    Gate("line-length", "一行最多的字数", ("1.4.8",), plain, 42, "字"),
    Gate("line-height", "行距小于 1.5 倍的段落", ("1.4.8", "1.4.12"), plain),
    Gate("justified", "两端对齐的段落", ("1.4.8",), plain),
    Gate("hidden-shown", "该藏起来却显示的内容", ("1.3.2",),
         either(as_shown, in_dress("print"), loaded(NO_SCRIPT))),
    # Room
    Gate("overflow", "要左右移动才能看全的网页", ("1.3.4", "1.4.4", "1.4.10"),
         either(plain, in_dress("reflow", "font-200", "spacing", "lg", "xl", "opened"))),
    Gate("inner-scrolling", "320 像素宽时要左右移动的框", ("1.4.10",), in_dress("reflow")),
    Gate("fixed-cover", "320 × 256 窗口里一直遮住的部分", ("1.4.10", "2.4.11"),
         in_dress("reflow"), 25, "%"),
    Gate("clipped", "字号 200%、加大间距后被切掉的文字", ("1.4.4", "1.4.12"),
         in_dress("font-200", "spacing")),
    Gate("overlapping", "字号 200%、加大间距后叠在一起的文字", ("1.4.4", "1.4.12"),
         in_dress("font-200", "spacing")),
    Gate("grows", "不随浏览器字号变大的网页", ("1.4.4", "A11-02"), in_dress("font-200")),
    Gate("first-screen", "手机首屏里标题下沿的位置", ("2.4.6",), both(phone, _is_standard), 50, "%"),
    Gate("elder-first-screen", "长者模式手机首屏里标题下沿的位置", ("2.4.6",),
         both(phone, _is_elder), 60, "%"),
    Gate("targets", "小于 44 像素的按钮和链接", ("2.5.5", "2.5.8"), both(_is_standard, as_shown)),
    Gate("elder-targets", "长者模式里小于 48 像素的按钮和链接", ("2.5.5", "2.5.8", "A11-07"),
         both(_is_elder, as_shown)),
    Gate("elder-main-targets", "长者模式里小于 60 像素的主要按钮", ("2.5.5", "2.5.8", "A11-07"),
         both(_is_elder, as_shown)),
    # Keyboard
    Gate("skip-link", "“跳到正文”不管用的网页", ("2.4.1",), plain),
    Gate("focus-visible", "看不出焦点的停留处", ("1.4.11", "2.4.7", "A11-04"), plain),
    Gate("focus-on-screen", "焦点落在屏幕外的停留处", ("2.4.7",), plain),
    Gate("focus-obscured", "焦点被遮住的停留处", ("2.4.11",), plain),
    Gate("focus-named", "没有名称，或名称里没有看得见的字的停留处", ("2.5.3", "4.1.2"), plain),
    Gate("focus-order", "焦点顺序与阅读顺序不同的停留处", ("1.3.2", "2.4.3"), plain),
    Gate("keyboard-trap", "焦点走不出来，或自己跳转的网页", ("2.1.2", "3.2.1"), plain),
    Gate("keyboard-reach", "键盘到不了的按钮和链接", ("2.1.1", "A11-07"), plain),
    Gate("stops-before-main", "走到正文以前的停留处", ("2.4.1",), plain, 15, "个"),
    # Outline
    Gate("headings", "标题层次的毛病", ("1.3.1", "2.4.6"), plain),
    Gate("landmarks", "没有名称或重名的区域", ("1.3.1", "2.4.1"), plain),
    Gate("language", "没有标明中文的网页", ("3.1.1", "3.1.2"), plain),
    Gate("title", "没有标题的网页", ("2.4.2",), plain),
    Gate("titles", "标题相同的网页", ("2.4.2",), None),
    # Elder mode
    Gate("elder-functions", "长者模式缺少的功能（字号、颜色、朗读、打印、帮助、退出）",
         ("A11-02", "A11-05"), elder),
    Gate("flash", "先闪出别的样子的网页", ("A11-02",), plain),
    Gate("layout-shift", "打开时的移位", ("A11-02",), plain, 0.05, ""),
    Gate("switch-stops", "走到长者模式开关的停留处", ("A11-14",), plain, 6, "个"),
    Gate("storage-blocked", "存储被禁时 ?mode=elder 不起作用的网页", ("A11-15",),
         loaded(NO_STORAGE)),
    # Other ways of looking
    Gate("forced-icons", "系统高对比度下消失的图形", ("1.4.1", "1.4.11"),
         in_dress("forced-colours")),
    Gate("forced-fields", "系统高对比度下没有边框的输入框", ("1.4.11",),
         in_dress("forced-colours")),
    Gate("motion", "减少动态效果时仍在动的内容", ("2.2.2", "2.3.3"), in_dress("still")),
    Gate("print-tools", "印出来的菜单和工具", (), in_dress("print")),
    Gate("print-closed", "印出来时仍然折叠的内容", (), in_dress("print")),
    Gate("print-wide", "宽过纸面的内容", (), in_dress("print")),
    Gate("noscript-text", "关闭脚本后丢失的文字", ("A11-12",), loaded(NO_SCRIPT)),
    Gate("noscript-controls", "关闭脚本后按了没有反应的按钮", ("A11-12",), loaded(NO_SCRIPT)),
    Gate("noscript-search", "关闭脚本后不能搜索的网页", ("2.4.5", "A11-12"), loaded(NO_SCRIPT)),
    Gate("noscript-records", "关闭脚本后不能查到全部内容的网页", ("2.4.5", "A11-12"),
         loaded(NO_SCRIPT)),
    Gate("noscript-large", "关闭脚本后没有大字版的网页", ("A11-02", "A11-15"), loaded(NO_SCRIPT)),
    Gate("css-off", "不加载样式时丢失的文字和失控的图形", ("1.3.2",), loaded(NO_STYLE)),
    # Load
    Gate("third-party", "向别的网站发出的请求", ("A11-09",), undressed),
    Gate("errors", "脚本错误、取不到的文件", ("A11-12",), undressed),
    Gate("weight", "文字网页的重量（gzip）", (), plain, 30, "KB"),
    Gate("requests", "文字网页的请求数", (), plain, 6, "个"),
)  # fmt: skip

BY_ID = {gate.id: gate for gate in GATES}
assert len(BY_ID) == len(GATES), "two gates with one id"


def gates_of(state: State) -> list[Gate]:
    """The gates that apply in a state."""
    return [gate for gate in GATES if gate.applies and gate.applies(state)]
