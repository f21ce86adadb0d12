"""Rules over everything that is published: dates, withdrawal, attachments (V10x, V016)."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from zwgk.check.rule import Context, Finding, rule, survey, types_with
from zwgk.model.annual_report import AnnualReport
from zwgk.model.record import Record
from zwgk.model.shared import Addressed, Published, Status
from zwgk.model.values.dates import Moment
from zwgk.model.values.text import V016
from zwgk.problem import Level


@rule(
    "V101",
    "撤回没有写明日期和原因",
    of=Addressed,
    why="撤回后页面只留说明，群众要看得到什么时候、为什么撤回。",
    requirements=("GW-33",),
)
def withdrawal_unexplained(record: Addressed, at: Context) -> Iterator[Finding]:
    """A tombstone says when and why (rulings 26)."""
    if getattr(record, "status", None) is not Status.withdrawn:
        return
    labels = {"withdrawn_on": "撤回日期", "withdrawn_reason": "撤回原因"}
    missing = [label for name, label in labels.items() if not getattr(record, name, None)]
    if missing:
        words = "”和“".join(missing)
        yield Finding(
            record.origin.of("status"),
            f"状态是“撤回”，却没有填“{words}”",
            f"补上“{words}”，页面会照着说明",
        )


@rule(
    "V102",
    "附件格式不能公开",
    of=(*types_with("attachments"), *types_with("forms")),
    why="附件要人人能打开、能下载；少见的格式和压缩包在手机上打不开。",
    requirements=("DOC-13", "CK-31"),
)
def attachment_type(record: Record, at: Context) -> Iterator[Finding]:
    """Files to download are of the types on the list."""
    for name in ("attachments", "forms"):
        for i, part in enumerate(getattr(record, name, ())):
            ending = part.file.rpartition(".")[2].lower() if "." in part.file else ""
            if ending not in at.limits.attachment_types:
                yield Finding(
                    record.origin.of(name, i, "file"),
                    f"附件“{part.file}”不是可以公开的格式",
                    "改成 PDF、OFD、DOCX、XLSX 等常用格式；压缩包请解开后逐个上传",
                )


#: Names that cameras, scanners, office programs and old platforms give; 附件1 says no more.
_NAMELESS = re.compile(
    r"[0-9a-f]{8,}|[a-z]{0,3}[\d_-]{6,}|\d{1,5}|附件\s*[\d一二三四五六七八九十]*|"
    r"(?:(?:新建|未命名|无标题|文本|文档|工作簿|工作表|演示文稿|microsoft|word|excel|wps|ppt"
    r"|untitled|document|doc|book|scan|image|img)[\s\d()（）_-]*)+|"
    r".*(?:副本|-\s*copy|复制)\s*[(（]?\d*[)）]?",
    re.I,
)


@rule(
    "D624",
    "附件的名称看不出是什么",
    of=types_with("attachments"),
    shown=True,
    why="群众照名称找表、找附件；一串号码或者“附件1”，不打开不知道是什么，读屏软件念出来也听不懂。",
    level=Level.warning,
    requirements=("DOC-13", "A11-37"),
)
def attachment_nameless(record: Record, at: Context) -> Iterator[Finding]:
    """What is shown of a file to download tells what it is."""
    for i, part in enumerate(getattr(record, "attachments", ())):
        name = (part.title or part.file.rpartition("/")[2].rpartition(".")[0]).strip()
        if _NAMELESS.fullmatch(name):
            yield Finding(
                record.origin.of("attachments", i, "title" if part.title else "file"),
                f"附件的名称是“{name}”，看不出是什么",
                "在“名称”里写明是什么，例如“临时救助申请表”",
            )


@survey(
    "V103",
    "发布日期没有写时刻",
    of=Addressed,
    why="发布时间要精确到分钟；只写日期时页面显示 00:00。",
    level=Level.hint,
    requirements=("GW-04", "GW-13"),
)
def time_missing(records: Sequence[Addressed], at: Context) -> Iterator[Finding]:
    """A date alone is read, with one hint a file (rulings 16)."""
    silent: dict[str, list[Addressed]] = defaultdict(list)
    for record in records:
        published = getattr(record, "published_on", None)
        if (
            isinstance(record, Published | AnnualReport)
            and isinstance(published, Moment)
            and not published.has_time
        ):
            silent[record.origin.where.path].append(record)
    for found in silent.values():
        more = f"（本文件共 {len(found)} 处）" if len(found) > 1 else ""
        yield Finding(
            found[0].origin.of("published_on"),
            f"“发布日期”只写了日期，没有写时刻{more}",
            "补上发布的时刻，例如 2022-01-31 09:30；确实不知道的可以不补",
        )


@rule(
    "V104",
    "发布日期还没有到",
    of=Addressed,
    why="发布日期在以后的内容先不公开，到那一天自动公开。",
    level=Level.hint,
)
def held_back(record: Addressed, at: Context) -> Iterator[Finding]:
    """A future 发布日期 holds the record back (rulings 26)."""
    day = at.facts.held.get(record.key)
    if day:
        yield Finding(
            record.origin.of("published_on"),
            f"发布日期是 {day}，在这之前不会公开",
            "核对日期；要马上公开的，改成今天或者更早的日期",
        )


@rule(V016, of=types_with("key_point"))
def key_point_too_long(record: Record, at: Context) -> Iterator[Finding]:
    """一句话说清楚 fits on one screen."""
    length = len(getattr(record, "key_point", ""))
    limit = at.limits.key_point_length
    if length > limit:
        yield Finding(
            record.origin.of("key_point"),
            f"“一句话说清楚”有 {length} 个字，最多 {limit} 个字",
            f"删到 {limit} 个字以内，只说谁能得到什么、怎么办，细节放到正文",
        )
