"""Unknown, doubled and missing keys, with the nearest known key offered."""

from __future__ import annotations

import unicodedata
from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from functools import lru_cache

from zwgk.load import slips
from zwgk.load.shapes import PartShape
from zwgk.load.yaml_nodes import Scalar
from zwgk.model.values.text import fold
from zwgk.problem import Problem, Where, declare

K001 = declare(
    "K001",
    "没有这一项",
    "项目名称写错，这一项的内容就不会公开；每类内容可以写哪些项，是固定的。",
    requirements=("CAT-01",),
)
K002 = declare("K002", "同一项用中文和英文各写了一遍", "同一项写两遍，程序不知道以哪一个为准。")
K003 = declare(
    "K003",
    "缺少必填的项",
    "必填项是规定要公开的要素，缺了，群众找不到人、办不成事，检查时也要扣分。",
    requirements=("CAT-01", "DOC-01", "SVC-01"),
)
K004 = declare("K004", "同一项写了两次", "同一项写两次，程序不知道以哪一个为准。")


@dataclass(frozen=True, slots=True)
class Unknown:
    """The problem of an unknown key, and the English name of the key it stands for."""

    problem: Problem
    meant: str | None = None


def unknown(
    where: Where, key: str, shape: PartShape, outer: PartShape | None, seen: Container[str]
) -> Unknown:
    """K001, or Y003 when only a full-width space stands before a known key.

    ``outer`` is the shape of the whole record when ``shape`` is a part inside it.
    """
    bare = key.strip(" \u3000\xa0\t")
    if bare in shape.by_key and key[0] in "\u3000\xa0\t":
        problem = slips.indent(where.path, where.line, where.column, key[0])
        return Unknown(problem, shape.by_key[bare])
    words = candidates(shape, key)
    message = f"没有“{key}”这一项"
    same = next((word for word in words if _bare(word) == _bare(key)), None)
    if same:
        advice = f"写成“{same}”，去掉多余的空格、符号和看不见的字符"
        return Unknown(K001.at(where, message, advice), shape.by_key[same])
    if outer is not None and key in outer.by_key:
        advice = f"减少这一行行首的空格，“{key}”应和上一层的项目左端对齐"
        return Unknown(K001.at(where, f"“{key}”不能写在这一层里", advice))
    if key in ("编号", "id"):
        return Unknown(K001.at(where, message, "删掉这一项，文件名就是编号"))
    near = nearest(key, words)
    if near:
        return Unknown(
            K001.at(where, message, f"改成“{near}”；说的不是它的，删掉这一项"), shape.by_key[near]
        )
    rest = [shape.labels[n] for n in (*shape.required, *shape.labels) if n not in seen]
    advice = f"改成可以写的项：{listed(rest)}；都不是的，删掉这一项"
    return Unknown(K001.at(where, message, advice))


def candidates(shape: PartShape, key: str) -> list[str]:
    """Chinese labels, or English names when the key is written in English."""
    return list(shape.labels) if key.isascii() else list(shape.labels.values())


def nearest(key: str, words: Iterable[str]) -> str | None:
    """The word most like ``key``: by likeness, else one that holds the other."""
    return _nearest(key, tuple(words))


@lru_cache(maxsize=1024)  # the same slip tends to stand in every row of a table
def _nearest(key: str, words: tuple[str, ...]) -> str | None:
    folded = {fold(word): word for word in words}
    near = get_close_matches(fold(key), folded, n=1, cutoff=0.6)
    if near:
        return folded[near[0]]
    inside = [f for f in folded if len(f) > 1 and (f in fold(key) or fold(key) in f)]
    return folded[max(inside, key=len)] if inside else None


def listed(words: Iterable[str], limit: int = 8) -> str:
    """The first few words, each once."""
    found = list(dict.fromkeys(words))
    return "、".join(found[:limit]) + ("等" if len(found) > limit else "")


def _bare(text: str) -> str:
    folded = unicodedata.normalize("NFKC", text)
    return "".join(c for c in folded if unicodedata.category(c)[0] in "LN").casefold()


def doubled(where: Where, key: Scalar, first: Scalar, path: str) -> Problem:
    """K004 when a key stands twice, K002 when once in each spelling."""
    other = Where(path, first.line, first.column)
    if key.text == first.text:
        return K004.at(
            where,
            f"“{key.text}”写了两次，第一次在第 {first.line} 行",
            "留下正确的一处，删掉另一处",
            others=(other,),
        )
    return K002.at(
        where,
        f"“{key.text}”和第 {first.line} 行的“{first.text}”是同一项",
        f"留下一处，删掉另一处；名称统一写中文“{_chinese(key.text, first.text)}”",
        others=(other,),
    )


def _chinese(one: str, other: str) -> str:
    return other if one.isascii() else one


def missing(where: Where, shape: PartShape, names: Sequence[str]) -> Problem:
    """K003: all required keys that are not there or not filled, in one problem."""
    labels = "".join(f"“{shape.labels[name]}”" for name in names)
    first = names[0]
    example = shape.examples[first] or "内容"
    return K003.at(
        where,
        f"缺少必填的{labels}",
        f"补上{'这几项' if len(names) > 1 else '这一项'}，例如：{shape.labels[first]}: {example}",
    )
