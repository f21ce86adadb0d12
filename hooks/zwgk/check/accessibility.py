"""Rules over what readers with difficulty meet in texts (A10x, A13x of A11-37)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from zwgk.check import prose
from zwgk.check.rule import Context, Finding, rule, types_with
from zwgk.model.interpretation import Interpretation
from zwgk.model.record import Record
from zwgk.problem import Level, Where


@rule(
    "A101",
    "图片没有说明文字",
    of=prose.TYPES,
    why="看不见图的人靠说明文字知道图里是什么，图打不开时也显示它。",
    requirements=("A11-37", "GW-17"),
)
def image_without_text(record: Record, at: Context) -> Iterator[Finding]:
    """Every picture of a text has text."""
    for part in prose.prose_of(record, at):
        for offset, text in prose.images(part.text):
            if not text:
                yield Finding(
                    part.where(offset),
                    "图片没有说明文字",
                    "在 ![ ] 的方括号里写清图里说了什么"
                    if part.text.startswith("!", offset)
                    else '加上 alt="图里说了什么"，或者改写成 ![图里说了什么](图片文件)',
                )


_VAGUE = re.compile(
    "(?:请?(?:点击?|单击|查看|了解|进入|阅读|下载)?(?:这里|此处|此|更多|详情|全文|原文|链接)?"
    "(?:查看|下载|进入|打开)?|这里|此处|详情|链接|更多|here|more)",
    re.I,
)
_TRIMMINGS = " \t》>…。.!:,()[]【】*_"


@rule(
    "A102",
    "链接文字说不清通向哪里",
    of=prose.TYPES,
    why="用读屏软件的人常常只听链接文字，“点击这里”和一长串网址都说不清通向哪里。",
    requirements=("A11-37",),
)
def vague_link(record: Record, at: Context) -> Iterator[Finding]:
    """Link texts name what they lead to."""
    for part in prose.prose_of(record, at):
        for link in prose.links(part.text):
            bare = link.text.strip(_TRIMMINGS)
            if link.text.startswith(("http://", "https://", "www.")):
                yield Finding(
                    part.where(link.offset),
                    f"链接文字是网址“{_short(link.text)}”",
                    "改成目标页面的名称，写作 [页面名称](网址)",
                )
            elif _VAGUE.fullmatch(bare):
                yield Finding(
                    part.where(link.offset),
                    f"链接文字“{link.text}”说不清通向哪里",
                    "改成目标的名称，例如 [低保申请表](申请表.docx)",
                )


def _short(text: str) -> str:
    return text if len(text) <= 40 else f"{text[:39]}…"


@rule(
    "A103",
    "标题跳级",
    of=prose.TYPES,
    why="读屏软件按标题层级跳读；页面标题是一级，正文从二级开始，一级一级往下。"
    "网页上会自动补成连续的层级，但哪个标题归哪个标题管，只有写的人知道。",
    level=Level.warning,
    requirements=("A11-37",),
)
def heading_jump(record: Record, at: Context) -> Iterator[Finding]:
    """Headings go down one level at a time, from the page's own heading.

    A warning: the page closes the jump itself, so it can be published.
    """
    for part in prose.prose_of(record, at):
        above = 1
        for offset, level, text in prose.headings(part.text):
            if level > above + 1:
                yield Finding(
                    part.where(offset),
                    f"标题“{text}”是 {level} 级，上面是 {above} 级，中间跳了级",
                    f"改成 {above + 1} 级，行首写 {above + 1} 个“#”",
                )
            above = level


@rule(
    "A104",
    "正文里有一级标题",
    of=prose.TYPES,
    why="一级标题只有页面标题一个，正文里再有一级标题，检索和读屏都会弄错主题。"
    "网页上会自动降成二级，源文件里也应当改正。",
    level=Level.warning,
    requirements=("A11-37",),
)
def top_heading(record: Record, at: Context) -> Iterator[Finding]:
    """The body has no heading of level 1.

    A warning: the page lowers it, so it can be published.
    """
    for part in prose.prose_of(record, at):
        for offset, level, text in prose.headings(part.text):
            if level == 1:
                yield Finding(
                    part.where(offset),
                    f"正文里的“{text}”是一级标题",
                    "改成二级标题，行首写两个“#”；只是重复页面标题的，删去",
                )


@rule(
    "A105",
    "表格没有表头",
    of=prose.TYPES,
    why="没有表头，读屏软件念出来的是一串没有名目的数字。",
    requirements=("A11-37",),
)
def table_without_head(record: Record, at: Context) -> Iterator[Finding]:
    """Tables have a head row."""
    for part in prose.prose_of(record, at):
        for offset in prose.headless_tables(part.text):
            yield Finding(
                part.where(offset),
                "表格没有表头",
                "在第一行写上每一栏的名称",
            )


@rule(
    "A106",
    "同样的链接文字通向不同的地方",
    of=prose.TYPES,
    why="读屏软件可以列出一页的全部链接；两个链接说一样的话、去不同的地方，听的人分不出来。",
    level=Level.warning,
    requirements=("A11-37",),
)
def same_words_elsewhere(record: Record, at: Context) -> Iterator[Finding]:
    """Two links of a page with the same words lead to the same place."""
    leads: dict[str, tuple[str, Where]] = {}
    files = {b.written: f"{b.path}#{b.fragment}" for b in at.graph.body_links.get(record.key, ())}
    for part in prose.prose_of(record, at):
        for link in prose.links(part.text):
            words = link.text.strip(_TRIMMINGS)
            target = files.get(link.target, link.target)
            if not words or _VAGUE.fullmatch(words):  # A102 says so
                continue
            known, first = leads.setdefault(words, (target, part.where(link.offset)))
            if known != target:
                yield Finding(
                    part.where(link.offset),
                    f"链接文字“{_short(words)}”在前面通向别的地方",
                    "改成各自目标的名称，例如加上年度、文号或者单位",
                    others=(first,),
                )


_ARTICLE = re.compile("第[一二三四五六七八九十百零〇两0-9]+条")


@rule(
    "A131",
    "一句话说清楚里引用了条款",
    of=types_with("key_point"),
    why="一句话是给群众看的，条款号留到依据里写。",
    level=Level.warning,
    requirements=("A11-11",),
)
def key_point_quotes_article(record: Record, at: Context) -> Iterator[Finding]:
    """The one sentence is in plain words."""
    match = _ARTICLE.search(getattr(record, "key_point", ""))
    if match:
        yield Finding(
            record.origin.of("key_point"),
            f"“一句话说清楚”里写了“{match[0]}”",
            "改成群众听得懂的话：谁能得到什么、怎么办",
        )


_EMPTY_WORDS = re.compile(
    "(?:图片?|图解|[插配附]图|示意图|流程图|照片|截[图屏]|屏幕截图|微信图片"
    "|image|img|photo|picture|screenshot|dsc)[ _\\-0-9一二三四五]*",
    re.I,
)
_FILE_NAME = re.compile(r"\S+\.(?:png|jpe?g|gif|svg|webp|bmp|tiff?)", re.I)


@rule(
    "A132",
    "图片说明没有说明内容",
    of=prose.TYPES,
    why="说明只写“图片”或者文件名，看不见图的人还是不知道图里说了什么。",
    level=Level.warning,
    requirements=("A11-37",),
)
def image_text_says_nothing(record: Record, at: Context) -> Iterator[Finding]:
    """The text of a picture tells its contents."""
    if isinstance(record, Interpretation):
        for i, image in enumerate(record.images):
            if _says_nothing(image.text) or image.text in (image.file, record.title):
                yield Finding(
                    record.origin.of("images", i, "text"),
                    f"图解图片的说明“{image.text}”没有说出图里的内容",
                    "把图里的要点用文字写出来",
                )
    for part in prose.prose_of(record, at):
        for offset, text in prose.images(part.text):
            if text and _says_nothing(text):
                yield Finding(
                    part.where(offset),
                    f"图片的说明“{_short(text)}”没有说出图里的内容",
                    "写清图里说了什么，例如“申请、受理、审核、公示、发放五步”",
                )


def _says_nothing(text: str) -> bool:
    return bool(_EMPTY_WORDS.fullmatch(text) or _FILE_NAME.fullmatch(text))


@rule(
    "A133",
    "图片说明太长",
    of=prose.TYPES,
    why="读屏软件念图片说明时停不下来、也不能倒回去听；长的内容写成正文，大家都看得到。",
    level=Level.hint,
    requirements=("A11-37",),
)
def image_text_too_long(record: Record, at: Context) -> Iterator[Finding]:
    """The text of a picture is short; the rest stands below it."""
    limit = at.limits.image_text_length
    found = [
        (part.where(offset), text)
        for part in prose.prose_of(record, at)
        for offset, text in prose.images(part.text)
    ]
    if isinstance(record, Interpretation):
        found += [
            (record.origin.of("images", i, "text"), image.text)
            for i, image in enumerate(record.images)
        ]
    for where, text in found:
        if len(text) > limit:
            yield Finding(
                where,
                f"图片的说明有 {len(text)} 个字，超过了 {limit} 个字",
                "把说明缩成一两句，详细的内容写在图下面的正文里",
            )
