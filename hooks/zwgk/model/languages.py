"""Runs of a foreign language in Chinese text (A11-37): which, and whether that is certain.

Screen readers choose the voice by the language mark. Latin letters are English for certain
only where ordinary English words say so; names of products, pinyin and other European
languages are left to the editor. Scripts used by one language alone are certain.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

#: A word, and what may stand between two words of one passage (``&amp;`` in HTML).
_WORD = r"[A-Za-zÀ-ɏ]+(?:['’\-][A-Za-zÀ-ɏ]+)*"
_NUMBER = r"\d[\d:.,]*"
_BETWEEN = r"(?:[,;:.!?]?[\"”’)]?\s+(?:(?:&(?:amp;)?|[–—-])\s+)?[\"“‘(]?)"
_RUN = re.compile(
    rf"(?<![A-Za-z0-9_./@:#=&?%+\-]){_WORD}(?:{_BETWEEN}(?:{_WORD}|{_NUMBER}))*{_BETWEEN}{_WORD}"
    r"(?![A-Za-z0-9_/@]|[.\-][A-Za-z0-9])[.!?]?"
)
_WORDS = re.compile(_WORD)


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


#: Words that are hardly ever anything but English.
_FUNCTION = _set(
    "the of and for with from this that are is which shall will must have has been their your"
    " our by to not"
)
#: Words of signs, names and titles; two of them make English certain.
_PLAIN = _set(
    "county city town township village province district people people's government office"
    " bureau center centre committee department service services hall hospital school health"
    " medical insurance library museum park station road street north south east west china"
    " chinese republic act law regulations notice guide information public national welcome"
)
#: Scripts that one language in this country is written in.
_SCRIPTS = (
    ("bo", "\u0f00-\u0fff"),
    ("mn", "\u1800-\u18af"),
    ("ii", "\ua000-\ua4cf"),
    ("ko", "\u1100-\u11ff\uac00-\ud7af"),
)
#: Scripts of several languages: kana among Chinese characters, Arabic, Cyrillic letters.
_SHARED = "\u3041-\u3096\u30a1-\u30fa\u0600-\u06ff\u0400-\u04ff"
_CERTAIN = re.compile("|".join(f"([{s}]+(?:[ ·,.]+[{s}]+)*)" for _, s in _SCRIPTS))
_UNCERTAIN = re.compile(f"[{_SHARED}]{{2,}}(?:[ ,.]+[{_SHARED}]+)*")
#: A space between two Latin words (not of a tag and its attribute): hardly any Chinese text
#: has one. Begins at the space, which is rarer than letters are in HTML.
_TAGS = ("th", "td", "tr", "li", "ol", "img", "div", "span", "sup")
_TWO_WORDS = re.compile(
    r"\s(?<=[A-Za-zÀ-ɏ][A-Za-zÀ-ɏ,;:.]\s)"
    + "".join(rf"(?<!<{tag}\s)" for tag in _TAGS)
    + r"\s*[A-Za-zÀ-ɏ]"
)
_OTHER_SCRIPT = re.compile(f"[{''.join(s for _, s in _SCRIPTS)}{_SHARED}]")
_CHINESE = re.compile("[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")


@dataclass(frozen=True, slots=True)
class Run:
    """A passage in another language. ``language`` is its code, ``""`` where it is not certain."""

    start: int
    end: int
    language: str


def maybe_foreign(text: str) -> bool:
    """Whether :func:`runs` could find anything; quick."""
    return bool(_TWO_WORDS.search(text) or _OTHER_SCRIPT.search(text))


def runs(text: str) -> Iterator[Run]:
    """Every passage of three words or more in Latin letters, and of other scripts."""
    for match in _RUN.finditer(text):
        words = _WORDS.findall(match[0])
        language = _latin(words)
        if language or sum(_is_prose(w) for w in words) >= 3:
            yield Run(match.start(), match.end(), language)
    for match in _CERTAIN.finditer(text):
        yield Run(match.start(), match.end(), _SCRIPTS[(match.lastindex or 1) - 1][0])
    for match in _UNCERTAIN.finditer(text):
        yield Run(match.start(), match.end(), "")


def language_of(text: str) -> str:
    """The language of a whole paragraph, ``""`` for Chinese and where it is not certain."""
    if _CHINESE.search(text):
        return ""
    found = {run.language for run in runs(text)}
    return found.pop() if len(found) == 1 else ""


def _latin(words: list[str]) -> str:
    if len(words) < 3 or not all(w.isascii() or "’" in w for w in words):
        return ""
    small = [w.lower().replace("’", "'") for w in words]
    if any(w in _FUNCTION for w in small) or sum(w in _PLAIN for w in small) >= 2:
        return "en"
    return ""


def _is_prose(word: str) -> bool:
    """Not an abbreviation: PDF, OFD, USB."""
    return len(word) > 1 and any(c.islower() for c in word)
