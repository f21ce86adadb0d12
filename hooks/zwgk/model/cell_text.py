"""How the fields of an item stand in the cells of a table: text ↔ entries.

Reading and writing tables use the same pairs of functions, so that what is exported reads
back as the same: ``entries_of(entries_text(x)) == x`` for entries in normal form (lines
without blanks at their ends, no empty line).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from typing import Any, Literal

from zwgk.model.vocabulary import MARKS

#: ``line``: one line of text. ``text``: text with line breaks. ``entries``, ``laws`` and
#: ``names``: lists that differ in what may part them. ``closed``: words of a vocabulary.
#: ``changes``: 调整记录. ``yes_no``: 是 or empty.
Form = Literal["line", "text", "entries", "laws", "names", "closed", "changes", "yes_no"]

#: Field of an item → how it stands in a cell. A test holds it complete.
FORMS: Mapping[str, Form] = {
    "code": "line",
    "sector": "line",
    "version": "line",
    "level1": "line",
    "level2": "line",
    "level3": "line",
    "content": "entries",
    "basis": "laws",
    "time_limit": "text",
    "subject": "names",
    "channels": "closed",
    "other_channels": "names",
    "audience": "closed",
    "audience_group": "line",
    "method": "closed",
    "tier": "closed",
    "stages": "closed",
    "links": "entries",
    "forms": "names",
    "unit": "line",
    "adopts": "line",
    "withheld_basis": "line",
    "reviewed_on": "line",
    "changes": "changes",
    "note": "text",
    "sample": "yes_no",
    "former_addresses": "entries",
}

_BREAKS = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_UNSEEN = re.compile("[\x00-\x08\x0e-\x1f\x7f\u200b\u200c\u200d\u2060\ufeff]")
_BETWEEN = {"entries": "；;\n", "laws": "；;\n", "names": "；;，,、\n"}
_OPEN, _CLOSE = "（(［[〔【《“‘{", "）)］]〕】》”’}"
_BULLET = re.compile(r"[●•·▪◆◇►➤➢★☆]|[*＊](?!\*)|[-－–—](?![-－–—\d])")
_NUMBER = re.compile(
    r"(?P<a>\d{1,2})[.．、](?!\d)|[（(](?P<b>\d{1,2})[）)]|(?P<c>[①-⑳])"
    r"|(?P<d>[一二三四五六七八九十]{1,2})、|[（(](?P<e>[一二三四五六七八九十]{1,2})[）)]"
)
_INLINE = re.compile(r"(?<=[\s；;。])(?=\d{1,2}[.．、](?!\d)|[（(]\d{1,2}[）)])|(?<!^)(?=[①-⑳])")
_CHINESE = "一二三四五六七八九十"
#: Continuation lines of a bulleted entry are set in, as they are in print.
_SET_IN = "　　"


def clean(text: str) -> str:
    """Line ends as line feeds, without unseen characters and blanks at the ends of lines."""
    text = _UNSEEN.sub("", _BREAKS.sub("\n", text)).replace("\xa0", " ")
    return re.sub(r"[ \t\u3000]+(?=\n)", "", text).strip()


def one_line(text: str) -> str:
    """A name that was wrapped in its cell, on one line again."""
    lines = [line.strip() for line in clean(text).split("\n")]
    joined = ""
    for line in lines:
        latin = joined and line and joined[-1].isascii() and line[0].isascii()
        joined += f" {line}" if latin and joined[-1].isalnum() and line[0].isalnum() else line
    return joined


def entries_of(text: str, form: Form) -> tuple[str, ...]:
    """The entries of a cell: lines, bulleted or numbered paragraphs, or parts of a line."""
    lines = [line for line in clean(text).split("\n") if line.strip()]
    if not lines:
        return ()
    if form != "names":
        if len(lines) == 1 and (match := _numbered(lines[0])):
            lines = match
        marked = _bulleted(lines) or _counted(lines)
        if marked:
            return tuple(e for e in marked if e)
    elif any(_BULLET.match(line.strip()) for line in lines[:1]):
        return tuple(e for e in _bulleted(lines) or () if e)
    parts = [part.strip() for line in lines for part in _parted(line.strip(), form)]
    return tuple(part for part in parts if part)


def _numbered(line: str) -> list[str] | None:
    """``1.甲 2.乙`` on one line, when the numbers are 1, 2, 3 …"""
    parts = [part.strip() for part in _INLINE.split(line.strip()) if part.strip()]
    numbers = [_number(part) for part in parts]
    return parts if len(parts) > 1 and numbers == list(range(1, len(parts) + 1)) else None


def _number(line: str) -> int | None:
    match = _NUMBER.match(line.strip())
    if match is None:
        return None
    if match["c"]:
        return int(unicodedata.numeric(match["c"]))
    digits = match["a"] or match["b"]
    if digits:
        return int(digits)
    word = match["d"] or match["e"]
    if word == "十":
        return 10
    tens, _, ones = word.rpartition("十")
    if "十" not in word:
        return _CHINESE.index(word) + 1 if len(word) == 1 else None
    tens_value = _CHINESE.index(tens) + 1 if tens else 1
    return tens_value * 10 + (_CHINESE.index(ones) + 1 if ones else 0)


def _indent(line: str) -> int:
    return sum(2 if c == "　" else 1 for c in line[: len(line) - len(line.lstrip())])


def _bulleted(lines: Sequence[str]) -> list[str] | None:
    """Entries that begin with the bullet of the first one; other lines go on."""
    first = next((i for i, line in enumerate(lines) if _BULLET.match(line.strip())), None)
    if first is None:
        return None
    bullet, depth = lines[first].strip()[0], _indent(lines[first])
    entries = [line.strip() for line in lines[:first]]
    for line in lines[first:]:
        bare = line.strip()
        if bare[0] == bullet and _BULLET.match(bare) and _indent(line) <= depth:
            entries.append(bare[1:].strip())
        else:
            entries[-1] = f"{entries[-1]}\n{bare}".strip()
    return entries


def _counted(lines: Sequence[str]) -> list[str] | None:
    """Entries numbered 1, 2, 3 …; other lines go on. One number alone is part of a text."""
    entries: list[str] = []
    for line in lines:
        bare = line.strip()
        if _number(bare) == len(entries) + 1:
            match = _NUMBER.match(bare)
            assert match
            entries.append(bare[match.end() :].strip())
        elif entries and _number(bare) is None:
            entries[-1] = f"{entries[-1]}\n{bare}".strip()
        else:
            return None
    return [e.rstrip("；;") for e in entries] if len(entries) > 1 else None


def _parted(line: str, form: Form) -> list[str]:
    """The parts of a line at signs that stand outside brackets."""
    parts = [""]
    depth = 0
    for i, char in enumerate(line):
        if char in _OPEN:
            depth += 1
        elif char in _CLOSE:
            depth = max(depth - 1, 0)
        between = char in _BETWEEN[form]
        if form == "laws" and char in "、，,":
            # 《甲》、《乙》 are two laws; 甲、乙两法 may be one text.
            between = line[:i].rstrip().endswith(("》", "）", ")", "号")) and line[
                i + 1 :
            ].lstrip().startswith("《")
        if between and not depth:
            parts.append("")
        else:
            parts[-1] += char
    return parts


def entries_text(entries: Sequence[str], form: Form) -> str:
    """Entries as the text of a cell, in the plainest form that reads back as the same."""
    plain = "、".join(entries) if form == "names" else "\n".join(entries)
    short = form == "names" or len(entries) < 2
    said = plain in MARKS.as_above or plain in MARKS.empty
    if short and not said and entries_of(plain, form) == tuple(entries):
        return plain
    return "\n".join(f"●{entry}".replace("\n", f"\n{_SET_IN}") for entry in entries)


_DATE = r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?"
_CHANGE = re.compile(
    rf"{_DATE}\s*([^\s\d:：→>＞-]+)\s*(?:(?:→|-*[>＞])\s*([^\s:：]+)\s*)?[:：]\s*(.*)", re.S
)
_DATED = re.compile(_DATE)


def changes_text(changes: Sequence[Mapping[str, Any]]) -> str:
    """调整记录 as text: one entry a change, ``2022-06-01 修改：增加投诉电话``.

    What an item went into stands behind an arrow: ``2022-06-01 合并→SHJZ-0301：并入综合业务``.
    """
    entries = map(change_text, changes)
    return "\n".join(f"●{entry}".replace("\n", f"\n{_SET_IN}") for entry in entries)


def change_text(change: Mapping[str, Any]) -> str:
    """One adjustment as text."""
    into = "、".join(change.get("successors", ()))
    arrow = f"→{into}" if into else ""
    return f"{change['date']} {change['type']}{arrow}：{change['note']}"


def changes_of(text: str) -> tuple[dict[str, Any], ...] | None:
    """The adjustments a cell tells; None when one of them is not written like that."""
    found = []
    for entry in entries_of(_dated_lines(text), "entries"):
        match = _CHANGE.fullmatch(entry)
        if match is None:
            return None
        year, month, day, word, into, note = match.groups()
        date = f"{year}-{month:0>2}-{day:0>2}"
        change: dict[str, Any] = {"date": date, "type": word, "note": note.strip()}
        if into:
            change["successors"] = tuple(part for part in re.split("[、，,]", into) if part)
        found.append(change)
    return tuple(found)


def _dated_lines(text: str) -> str:
    """A line that begins with a date begins an adjustment, though it was added without a bullet."""
    lines = clean(text).split("\n")
    bullet = next((li.strip()[0] for li in lines if _BULLET.match(li.strip())), "●")
    return "\n".join(f"{bullet}{li}" if _DATED.match(li) else li for li in lines)
