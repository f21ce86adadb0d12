"""Rules over languages and characters of texts (A134–A136, V195).

Marks of language, 规范汉字, broken letters, signs between words.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator

from zwgk.check import prose
from zwgk.check.limits import TRADITIONAL
from zwgk.check.rule import Context, Finding, rule, types_with
from zwgk.check.texts import fields_of
from zwgk.model.languages import maybe_foreign, runs
from zwgk.model.markdown_text import blank, blanked
from zwgk.model.record import Record
from zwgk.model.service_guide import ServiceGuide
from zwgk.problem import Level, Where

#: What the editor has marked: elements, lines, and the paragraph above a mark of its own.
_MARKED = (
    re.compile(r"<([a-zA-Z][a-zA-Z0-9]*)\b[^>]*\slang\s*=[^>]*>.*?</\1>", re.S),
    re.compile(r"^[^\n]*\{[^}\n]*\blang\s*=[^}\n]*\}[^\n]*$", re.M),
)
_MARK_BELOW = re.compile(r"^\{:[^}\n]*\blang\s*=[^}\n]*\}[ \t]*$", re.M)
#: What is not running text.
_NOT_TEXT = (
    re.compile(r"<[^>\n]+>"),
    re.compile(r"!\[[^\]\n]*\]\([^)\n]*\)|(?<=\])\([^)\n]*\)"),
    re.compile(r"\{:?[^}\n]*\}|\*+"),
    re.compile(r"^[ \t]*(?:!!!|\?\?\?\+?)[^\"\n]*|^[ \t]*\[[^\]\n]+\]:[^\n]*$", re.M),
)


@rule(
    "A134",
    "外文没有标明语言",
    of=Record,
    why="读屏软件靠语言标记换发音；常见的英文句子会自动标出，其他的外文、外国名称要由人来标。",
    level=Level.hint,
    requirements=("A11-37",),
)
def unmarked_language(record: Record, at: Context) -> Iterator[Finding]:
    """Passages in a foreign language that the engine cannot be sure of are marked."""
    for part in prose.prose_of(record, at):
        if not maybe_foreign(part.text):
            continue
        text = _running_text(part.text)
        for run in runs(text):
            if not run.language:
                words = _short(text[run.start : run.end])
                yield Finding(
                    part.where(run.start),
                    f"“{words}”像是外文，没有标明语言",
                    f'写成 <span lang="en">{words}</span>；不是英文的，把 en 换成 fr（法文）、'
                    "ja（日文）、ug（维吾尔文）等",
                )
    for path, text in fields_of(record, at):
        # Three words are longer than most keys.
        if len(text) > 9 and maybe_foreign(text) and path[0] not in record.kind.texts:
            for run in runs(text):
                yield Finding(
                    record.origin.of(*path),
                    f"“{_short(text[run.start : run.end])}”像是外文，这一项里标不了语言",
                    "改写成中文；需要外文的，写到正文里",
                )


def _running_text(text: str) -> str:
    """A text without what is no language or is marked, of the same length."""
    if "lang" in text:
        for match in _MARK_BELOW.finditer(text):
            start = text.rfind("\n\n", 0, match.start()) + 1
            end = match.end()
            text = text[:start] + blanked(text[start:end]) + text[end:]
        for pattern in _MARKED:
            text = pattern.sub(blank, text)
    for pattern in _NOT_TEXT:
        text = pattern.sub(blank, text)
    return text


_TRADITIONAL = re.compile(f"[{''.join(TRADITIONAL)}]")


@rule(
    "A135",
    "写了繁体字或异体字",
    of=Record,
    why="国家机关以规范汉字为公务用字；用繁体字写，检索时也查不到。",
    level=Level.hint,
    requirements=("A11-36",),
)
def traditional_character(record: Record, at: Context) -> Iterator[Finding]:
    """Texts are in standard characters; told once a text."""
    for text, where in _every_text(record, at):
        first = _TRADITIONAL.search(text)
        if first:
            found = dict.fromkeys(_TRADITIONAL.findall(text))
            standard = "、".join(dict.fromkeys(TRADITIONAL[c] for c in found))
            yield Finding(
                where(first.start()),
                f"写了繁体字或异体字“{'、'.join(found)}”",
                f"改成“{standard}”；人名、书法作品和引用的古籍可以保留",
            )


#: Characters of which there is one in every match of what follows; quick.
_MAYBE_BROKEN = re.compile(
    "[\ufffd锟烫屯锛銆鈥\u00c0-\u00ef\ue000-\uf8ff\u2e80-\u2fdf\uf900-\ufad9\U000f0000-\U0010fffd]"
)
#: What is left where a text was read in the wrong encoding, or copied from a PDF.
_BROKEN = re.compile(
    "(?P<lost>\ufffd+|锟斤拷|烫烫烫|屯屯屯|锛[屽堝夛岃岀庢岋]|銆[愩傚併]|鈥[渙滄斺檛]"
    "|(?:[\u00c0-\u00ef][\u0080-\u00bf\u0152-\u0192\u2013-\u2122]{1,2}){2,})"
    "|(?P<private>[\ue000-\uf8ff\U000f0000-\U0010fffd]+)"
    # Unified characters among the compatibility ones: fa0e fa0f fa11 fa13 fa14 fa1f fa21 …
    "|(?P<lookalike>[\u2e80-\u2fdf\uf900-\ufa0d\ufa10\ufa12\ufa15-\ufa1e\ufa20\ufa22\ufa25\ufa26"
    "\ufa2a-\ufad9]+)"
)


@rule(
    "A136",
    "有乱码或者显示不出的字",
    of=Record,
    why="乱码、自造字和从 PDF 复制来的部首，有的显示成方框，有的看着对、却查不到、念不出。",
    level=Level.warning,
    requirements=("A11-36",),
)
def broken_character(record: Record, at: Context) -> Iterator[Finding]:
    """Texts hold no remains of a wrong encoding; told once a text."""
    for text, where in _every_text(record, at):
        match = _MAYBE_BROKEN.search(text) and _BROKEN.search(text)
        if not match:
            continue
        shown = text[max(0, match.start() - 6) : match.end() + 6].replace("\n", " ")
        place = where(match.start())
        if match["lookalike"]:
            right = unicodedata.normalize("NFKC", match[0])
            advice = "删掉它，用输入法重新输入"
            if right != match[0]:
                advice = f"用输入法重新输入“{right}”"
            yield Finding(place, f"“{shown}”里的“{match[0]}”看着对，其实是另一个字", advice)
        elif match["private"]:
            yield Finding(
                place,
                f"“{shown.replace(match[0], '□')}”里有自造字或图标，别人的电脑上显示成方框",
                "删掉它，换成通用的字或者用文字写明；生僻的人名用输入法的生僻字功能输入",
            )
        else:
            yield Finding(place, f"“{shown}”里有乱码", "照原文重新录入这一处")


#: Lists of words to be found by. Names of units and groups may hold such signs.
_WORD_LISTS = ("keywords", "other_names")
_WITH_WORDS: tuple[type[Record], ...] = (*types_with("keywords"), ServiceGuide)
_BETWEEN_WORDS = re.compile("[，、；]")


@rule(
    "V195",
    "几个词写成了一个",
    of=_WITH_WORDS,
    why="一组词之间要用英文逗号；用了中文标点，几个词连成一个，群众照其中一个词搜不到。",
    level=Level.warning,
    requirements=("GW-53",),
)
def words_run_together(record: Record, at: Context) -> Iterator[Finding]:
    """A word of a list holds no sign that stands between words."""
    for name in _WORD_LISTS:
        for i, word in enumerate(getattr(record, name, ())):
            if _BETWEEN_WORDS.search(word):
                words = ", ".join(filter(None, map(str.strip, _BETWEEN_WORDS.split(word))))
                yield Finding(
                    record.origin.of(name, i),
                    f"“{record.label_of(name)}”里的“{word}”会当成一个词",
                    f"改成英文逗号：[{words}]",
                )


def _every_text(record: Record, at: Context) -> Iterator[tuple[str, Callable[[int], Where]]]:
    if record.body:
        yield record.body, lambda offset: record.place("", offset)
    for path, text in fields_of(record, at):
        yield text, lambda _offset, path=path: record.origin.of(*path)  # type: ignore[misc]


def _short(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= 40 else f"{words[:39]}…"
