"""Rules over HTML that editors type or paste into texts (A107–A110).

What the site's security policy blocks, what old editors leave behind, players without
controls or words, and HTML where a text shows it as it stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from zwgk.check import prose
from zwgk.check.rule import Context, Finding, rule
from zwgk.check.texts import fields_of
from zwgk.model.interpretation import Interpretation
from zwgk.model.markdown_text import Tag
from zwgk.model.record import Record
from zwgk.problem import Level

#: Tags that bring in what a page of the site must not have: what it is, what to do.
_CODE = "删掉这段代码"
_FORM = "改成写明电话、窗口，或者写一个到办事系统的链接"
_EMBEDDED = (
    "改成链接，例如 [青禾县地图](网址)；视频、音频文件可以放进附件，用 <video controls> 播放"
)
_FORBIDDEN: dict[str, tuple[str, str]] = {
    "script": ("脚本", _CODE),
    "link": ("外部样式", _CODE),
    "meta": ("网页设置", _CODE),
    "base": ("网页设置", _CODE),
    "noscript": ("脚本的替代内容", "把里面的文字写成正文"),
    "iframe": ("嵌入的网页", _EMBEDDED),
    "frame": ("嵌入的网页", _EMBEDDED),
    "frameset": ("嵌入的网页", _EMBEDDED),
    "embed": ("嵌入的插件", _EMBEDDED),
    "object": ("嵌入的插件", _EMBEDDED),
    "applet": ("嵌入的插件", _EMBEDDED),
    "form": ("表单", _FORM),
    "input": ("表单", _FORM),
    "select": ("表单", _FORM),
    "textarea": ("表单", _FORM),
    "button": ("按钮", _FORM),
}
_SCRIPT_LINK = re.compile(r"\]\(\s*<?(?:java|vb)script:", re.I)


@rule(
    "A107",
    "正文里有不能发布的代码",
    of=prose.TYPES,
    why="脚本、嵌入的网页、插件和表单会被网站的安全设置拦下，群众看到的是一片空白；"
    "读屏软件和键盘也用不了它们。",
    requirements=("A11-37",),
)
def forbidden_code(record: Record, at: Context) -> Iterator[Finding]:
    """Texts hold no script, no embedded page, no form."""
    for part in prose.prose_of(record, at):
        for tag in part.tags:
            if not tag.closing and tag.name in _FORBIDDEN:
                what, advice = _FORBIDDEN[tag.name]
                yield Finding(
                    part.where(tag.offset), f"正文里有{what}“<{tag.name}>”，不能发布", advice
                )
            for name in tag.attributes:
                if name.startswith("on"):
                    yield Finding(
                        part.where(tag.offset),
                        f"“<{tag.name}>”里写了脚本“{name}”，发布后不起作用",
                        f"删掉“{name}”和它后面引号里的内容",
                    )
            if re.match(r"(?:java|vb)script:", tag.attributes.get("href", ""), re.I):
                yield Finding(part.where(tag.offset), "链接里写的是脚本，点不开", _LINK_ADVICE)
        for match in _SCRIPT_LINK.finditer(part.text):
            yield Finding(part.where(match.start()), "链接里写的是脚本，点不开", _LINK_ADVICE)


_LINK_ADVICE = "改成要去的网址或者文件；只是打印、返回的，删掉"

#: Tags that only dress text up.
_DRESS: dict[str, str] = {
    "style": "样式",
    "font": "字体",
    "center": "居中",
    "marquee": "滚动字幕",
    "blink": "闪烁",
    "big": "放大字",
    "basefont": "字体",
}
_OLD = frozenset(
    (
        *("align", "valign", "bgcolor", "background", "color", "face", "border", "cellpadding"),
        *("cellspacing", "frame", "rules", "nowrap", "hspace", "vspace"),
    )
)
_SIZED = frozenset(("img", "video", "audio", "canvas", "svg", "source", "hr", "col"))


@rule(
    "A108",
    "正文里写了样式",
    of=prose.TYPES,
    why="颜色、字号、居中由网站统一安排，长者模式和深色也靠它；自己写的样式预览时看得到，"
    "发布后会被安全设置拦下，写死的颜色还会让人看不清。",
    requirements=("GW-11", "A11-37"),
)
def own_style(record: Record, at: Context) -> Iterator[Finding]:
    """Texts bring no style of their own. Told once for each sort and text."""
    for part in prose.prose_of(record, at):
        found: dict[tuple[str, str, Level | None], list[int]] = {}
        for tag in part.tags:
            for sort in _styles(tag):
                found.setdefault(sort, []).append(tag.offset)
        for (what, advice, level), places in found.items():
            more = f"（共 {len(places)} 处）" if len(places) > 1 else ""
            yield Finding(part.where(places[0]), f"正文里写了{what}{more}", advice, level=level)


def _styles(tag: Tag) -> Iterator[tuple[str, str, Level | None]]:
    if tag.closing:
        return
    if tag.name in _DRESS:
        advice = "删掉这对标签，留下里面的文字；要强调的，文字两边各加两个星号"
        if tag.name == "style":
            advice = "删掉这对标签和里面的全部内容"
        yield f"{_DRESS[tag.name]}标签“<{tag.name}>”", advice, None
    if "style" in tag.attributes:
        yield (
            f"样式“<{tag.name} style=…>”",
            "删掉 style 和它后面引号里的内容；从办公软件、公众号复制来的，先粘贴成纯文本",
            None,
        )
    old = sorted(a for a in tag.attributes if a in _OLD)
    if tag.name not in _SIZED:
        old += sorted(a for a in tag.attributes if a in ("width", "height"))
    if old and tag.name not in _DRESS:
        yield (
            f"旧式的样式“<{tag.name} {old[0]}=…>”",
            f"删掉“{'、'.join(old)}”和后面的内容；表格直接用竖线写",
            Level.warning,
        )


_PLAYERS = {"video": "视频", "audio": "音频"}
_TRANSCRIPT = re.compile(
    r"^(?:#{1,6}|[?!]{3}\+?)[^\n]*(?:文字|文稿|字幕)"
    r"|<(?:summary|h[1-6])\b[^>]*>[^<]*(?:文字|文稿|字幕)",
    re.M | re.I,
)


@rule(
    "A109",
    "正文里的音频、视频有人听不到、停不下",
    of=prose.TYPES,
    why="没有播放按钮，键盘和读屏软件停不下它；听不见、看不见的人靠文字稿。",
    requirements=("A11-08", "A11-37"),
)
def player_without_words(record: Record, at: Context) -> Iterator[Finding]:
    """A player in a text has controls, waits to be started, and its words stand below."""
    has_words = isinstance(record, Interpretation) and record.transcript
    for part in prose.prose_of(record, at):
        for tag in part.tags:
            what = _PLAYERS.get(tag.name)
            if what is None or tag.closing:
                continue
            where = part.where(tag.offset)
            if "controls" not in tag.attributes:
                yield Finding(
                    where,
                    f"{what}没有播放和停止的按钮",
                    f"在“<{tag.name}”后面加上“ controls”",
                )
            if "autoplay" in tag.attributes:
                yield Finding(
                    where, f"{what}会自己播放，盖住读屏软件的声音", "删掉“autoplay”，让人自己点"
                )
            if not has_words and not _TRANSCRIPT.search(part.text, tag.end):
                yield Finding(
                    where,
                    f"{what}后面没有文字稿",
                    "在后面加一个标题“文字稿”，写上全部内容；文字很长的，可以写成可展开的一段",
                )


_LITERAL = re.compile(
    r"\[[^\]\n]+\]\([^)\n]+\)|</?(?:a|b|br|div|em|font|h[1-6]|i|img|li|p|span|strong|table|td|tr|u"
    r"|ul)(?:\s[^<>]*)?/?>",
    re.I,
)


@rule(
    "A110",
    "这一项里的链接或标签会照原样显示",
    of=Record,
    why="这一项是纯文字，链接的方括号、尖括号里的标签不会变成网页上的样子，群众看到的是一串符号。",
    level=Level.warning,
    requirements=("A11-37",),
)
def literal_markup(record: Record, at: Context) -> Iterator[Finding]:
    """Keys that are plain text hold no link and no HTML."""
    for path, text in fields_of(record, at):
        if ("<" in text or "](" in text) and path[0] not in record.kind.texts:
            match = _LITERAL.search(text)
            if match:
                what = "链接" if match[0].startswith("[") else "标签"
                shown = match[0] if len(match[0]) <= 40 else f"{match[0][:39]}…"
                yield Finding(
                    record.origin.of(*path),
                    f"这一项里的{what}“{shown}”会照原样显示",
                    "改成纯文字；要放链接的，写到正文里",
                )
