"""A document that was read → the text of a policy's file, and the report of what became of it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from zwgk.importing.document import Block, Document, LeftOut, count
from zwgk.importing.letterhead import Letterhead
from zwgk.problem import Problem, as_text

#: Keys in the order of the file; the ones an editor always has to fill come in any case.
ORDER = (
    "标题", "文号", "发文机关", "成文日期", "施行日期", "有效期至", "发布日期", "公开方式",
)  # fmt: skip
ALWAYS = ("标题", "文号", "发文机关", "成文日期", "发布日期")

_CHAPTER = re.compile(r"第[一二三四五六七八九十百零\d]+[章编]")
_FIRST = re.compile(r"[一二三四五六七八九十]+、")
_SECOND = re.compile(r"（[一二三四五六七八九十]+）|\([一二三四五六七八九十]+\)")
#: Longer lines are sentences, whatever they begin with.
_HEADING = 40


def body_text(blocks: Sequence[Block]) -> str:
    """Blocks as Markdown; lines that number parts of the text become headings."""
    chapters = any(b.kind == "text" and _CHAPTER.match(b.text) for b in blocks)
    parts: list[str] = []
    before = ""
    for block in blocks:
        markdown = block.markdown
        if block.kind == "text":
            level = _level(block, chapters)
            if level:
                markdown = f"{'#' * level} {markdown}"
        joined = block.kind == "item" and before == "item"
        parts.append(("\n" if joined else "\n\n" if parts else "") + markdown)
        before = block.kind
    return "".join(parts) + "\n"


def _level(block: Block, chapters: bool) -> int:
    text = block.text
    if block.level:
        return min(block.level + 1, 4) if block.level < 2 else min(block.level, 4)
    if len(text) > _HEADING or re.search(r"[。；，：:;,]$", text) or "。" in text:
        return 0
    if _CHAPTER.match(text):
        return 2
    if _FIRST.match(text):
        return 3 if chapters else 2
    if _SECOND.match(text):
        return 4 if chapters else 3
    return 0


def file_text(fields: Mapping[str, str], body: str, notes: Sequence[str]) -> str:
    """The whole file. ``fields``: label → value as YAML, "" for one left empty."""
    lines = ["---", *(f"# {note}" for note in notes)]
    lines += [f"{label}: {value}".rstrip() for label, value in fields.items()]
    return "\n".join([*lines, "---", "", body.strip("\n"), ""])


@dataclass(frozen=True)
class PolicyReport:
    """What an import read and did.

    ``fields``: what stands in the front matter, label → text. ``blank``: label → why it is
    empty. ``body``: signs of the text. ``left_out``: with those taken into fields.
    """

    name: str
    path: str
    fields: Mapping[str, str]
    blank: Mapping[str, str]
    remarks: Sequence[tuple[str, str]]
    read: int
    body: int
    taken: Sequence[LeftOut]
    left_out: Sequence[LeftOut]
    images: Sequence[str]
    problems: Sequence[Problem]
    dry_run: bool

    @property
    def missing(self) -> int:
        """Signs that are nowhere; 0 unless the reader passed something over."""
        return self.read - self.body - sum(count(p.text) for p in (*self.taken, *self.left_out))

    @property
    def failed(self) -> bool:
        """Whether nothing was made."""
        return bool(self.problems)

    def text(self) -> str:
        """The report people read."""
        return "\n".join([*self._lines(), ""])

    def _lines(self) -> Iterator[str]:
        if self.problems:
            yield from as_text(self.problems).rstrip("\n").split("\n")
            return
        yield f"{self.name} → {self.path}"
        yield "读到的："
        yield from (f"  {label}：{text}" for label, text in self.fields.items())
        if self.blank:
            yield "没有读到、空着等您填的："
            yield from (f"  {label}：{why}" for label, why in self.blank.items())
        if self.remarks:
            yield "要看一看的："
            for what, advice in self.remarks:
                yield f"  {what}"
                yield f"    → {advice}"
        if self.images:
            yield f"图片 {len(self.images)} 张：{'、'.join(self.images)}"
        for part in self.left_out:
            yield f"没有写进正文的（{part.why}，{count(part.text)} 字）：{_short(part.text)}"
        yield self.sentence()
        if self.dry_run:
            yield "这是试运行，什么都没有写。"
        else:
            yield f"已写入 {self.path}，是草稿。"
            yield f"下一步：填好空着的，改完后运行 zwgk check {self.path}"

    def sentence(self) -> str:
        """Signs in = signs out."""
        taken = sum(count(p.text) for p in self.taken)
        left = sum(count(p.text) for p in self.left_out)
        lost = f" + 没有读进来 {self.missing}" if self.missing else ""
        return (
            f"合计：原文 {self.read} 字 = 正文 {self.body} + 信息栏 {taken} + 其他 {left}{lost}"
            "（不算空格）。"
        )

    def data(self) -> dict[str, Any]:
        """The same as data."""
        return {
            "form": 1,
            "file": self.name,
            "path": self.path,
            "dry_run": self.dry_run,
            "fields": dict(self.fields),
            "blank": dict(self.blank),
            "remarks": [{"what": w, "advice": a} for w, a in self.remarks],
            "signs": {
                "read": self.read,
                "body": self.body,
                "fields": sum(count(p.text) for p in self.taken),
                "left_out": sum(count(p.text) for p in self.left_out),
                "missing": self.missing,
            },
            "taken": [{"text": p.text, "as": p.why} for p in self.taken],
            "left_out": [{"text": p.text, "why": p.why} for p in self.left_out],
            "images": list(self.images),
            "problems": [
                {"code": p.code, "message": p.message, "advice": p.advice} for p in self.problems
            ],
        }

    def json(self) -> str:
        """The data as text."""
        return json.dumps(self.data(), ensure_ascii=False, indent=2) + "\n"


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 60 else f"{line[:60]}…"


def split(read: Document, head: Letterhead) -> tuple[list[Block], list[LeftOut]]:
    """The blocks that stay in the text, and those that became fields."""
    stay = [b for n, b in enumerate(read.blocks) if n not in head.taken]
    taken = [
        LeftOut(read.blocks[n].text, why)
        for n, why in sorted(head.taken.items())
        if read.blocks[n].text
    ]
    return stay, taken
