"""The id of a record, which becomes its address and never changes (architecture 3.5)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from typing import Any

from zwgk.model.record import Record
from zwgk.model.values.codes import V014
from zwgk.problem import Problem, Where, declare

V020 = declare(
    "V020",
    "编号重复",
    "编号就是网页地址，两条记录用同一个编号，后一条会盖掉前一条。",
    requirements=("GW-33", "CAT-06"),
)

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
#: Addresses of list pages, which no record may take (rulings 12).
_RESERVED = re.compile(r"index|page|by-.*")


def suggestion(text: str) -> str:
    """The nearest lawful id, or an empty text when there is none."""
    folded = unicodedata.normalize("NFKC", text).lower()
    if not folded.isascii():
        return ""
    return re.sub(r"[^a-z0-9]+", "-", folded).strip("-")


def check(text: str, where: Where, noun: str, *, reserved: bool = True) -> Problem | None:
    """V014 when ``text`` cannot be an address. ``noun`` says what it is (文件名, 编号 …)."""
    verb = "改名为" if noun in ("文件名", "文件夹名") else "改成"
    if not _ID.fullmatch(text):
        better = suggestion(text)
        advice = "只用小写字母、数字和短横，例如 mzj-2022"
        advice = f"{verb} {better}" if better else f"{verb}小写字母、数字和短横，例如 mzj-2022"
        return V014.at(where, f"{noun}“{text}”不能用作网页地址", advice)
    if reserved and _RESERVED.fullmatch(text):
        return V014.at(where, f"{noun}“{text}”是列表页的地址，不能用", f"{verb}别的词")
    return None


def from_place(
    record_type: type[Record], path: str, place: str, folder: str
) -> tuple[str, list[Problem]]:
    """The id that a file's place gives; empty where the id is written inside.

    ``folder`` is the folder of the kind, with a final ``/`` (empty for an exact file).
    """
    identity = record_type.kind.identity
    inner = place[len(folder) :] if folder else place.rsplit("/", 1)[-1]
    *parents, name = inner.split("/")
    stem = name.rsplit(".", 1)[0]
    where = Where(path)
    found: list[Problem | None] = []
    if identity == "path":
        parts = [*parents] if stem == "index" else [*parents, stem]
        found = [
            check(part, where, "文件名" if part is stem else "文件夹名", reserved=False)
            for part in parts
        ]
        text = "/".join(parts) or "index"
    elif identity == "folder-stem":
        if not parents:
            found.append(
                V014.at(
                    where,
                    f"{record_type.kind.label}要放在按年份命名的文件夹里",
                    f"移到 {folder}2022/ 这样的文件夹里",
                )
            )
            text = stem
        else:
            found = [check(parents[-1], where, "文件夹名"), check(stem, where, "文件名")]
            text = f"{parents[-1]}-{stem}"
    elif identity in ("stem", "stem-number"):
        found = [check(stem, where, "文件名")]
        text = stem
    else:
        text = ""
    return text, [p for p in found if p]


def from_data(
    record_type: type[Record], place_id: str, data: Mapping[str, Any], where: Where
) -> tuple[str, Problem | None]:
    """The id written inside a record: ``key``, ``code``, ``stem-number`` or a listed 编号.

    ``where`` is the place of that value. An id that cannot be made is empty: the missing
    or wrong value is a problem of its own.
    """
    identity = record_type.kind.identity
    if identity == "code":
        code = data.get("code")
        text = code.strip().lower() if isinstance(code, str) else ""
        return text, check(text, where, "事项编码", reserved=False) if text else None
    if identity == "stem-number":
        number = data.get("number")
        digits = unicodedata.normalize("NFKC", number).strip() if isinstance(number, str) else ""
        digits = digits.replace(",", "")
        return (f"{place_id}-{int(digits)}" if re.fullmatch(r"\d{1,15}", digits) else ""), None
    if "id" in data:
        written = data["id"]
        text = written.strip() if isinstance(written, str) else ""
        if text in record_type.kind.reserved:
            return text, V014.at(where, f"编号“{text}”是别的页面的地址，不能用", "改成别的词")
        return text, check(text, where, "编号") if text else None
    return place_id, None


def unique(records: Iterable[Record]) -> tuple[list[Record], list[Problem]]:
    """The first of each id within a kind, letter case aside; the others are V020."""
    kept: dict[tuple[str, str], Record] = {}
    problems: list[Problem] = []
    for record in records:
        first = kept.setdefault((record.kind.name, record.id.casefold()), record)
        if first is record:
            continue
        place, other = _id_place(record), _id_place(first)
        noun = "文件名" if not place.line else "编号"
        if record.kind.identity == "code":
            noun = "事项编码"
        elif record.kind.identity == "stem-number":
            noun = "序号"
        problems.append(
            V020.at(
                place,
                f"{noun}“{_written(record)}”已经有另一条{record.kind.label}在用",
                f"换一个没有用过的{noun}；内容相同的，删掉其中一条",
                others=(other,),
            )
        )
    return list(kept.values()), problems


def _id_place(record: Record) -> Where:
    origin = record.origin
    name = {"code": "code", "stem-number": "number"}.get(record.kind.identity, "id")
    place = origin.values.get((name,))
    return Where(origin.where.path, *place) if place else Where(origin.where.path)


def _written(record: Record) -> str:
    if record.kind.identity == "code":
        return str(getattr(record, "code", record.id))
    if record.kind.identity == "stem-number":
        return str(getattr(record, "number", record.id))
    return record.id
