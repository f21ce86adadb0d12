"""A document in: the pipeline of ``zwgk import policy``, in reading order.

guard → read → letterhead → text → the same text loaded again. Nothing is written here;
the caller writes what comes back.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from zwgk.editing.scaffold import quoted
from zwgk.importing.document import Document, count
from zwgk.importing.letterhead import Letterhead, letterhead
from zwgk.importing.policy_text import (
    ALWAYS,
    ORDER,
    PolicyReport,
    body_text,
    file_text,
    split,
)
from zwgk.importing.read_document import read_document
from zwgk.load import load
from zwgk.model.organisation import Organisation
from zwgk.model.policy import Policy
from zwgk.model.settings import Settings
from zwgk.model.values.text import fold
from zwgk.problem import Problem, Where, declare

T111 = declare(
    "T111", "编号已经用过", "编号会成为网页地址，一个编号只能有一份文件，所以不覆盖已有的文件。"
)

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_NOTES = (
    "由原文导入的草稿。空着的项目原文里没有，或者看不清，请照原文填好。",
    "改完以后删掉“状态: 草稿”，运行 zwgk check。",
)


@dataclass(frozen=True)
class Taken:
    """What is to be written: path from the root → bytes; nothing where it failed."""

    report: PolicyReport
    files: Mapping[str, bytes]


class CalledWrongly(ValueError):
    """An option that cannot be meant: two lines, what is wrong, what to do."""


def import_policy(
    root: Path,
    name: str,
    data: bytes,
    *,
    today: date,
    record_id: str = "",
    dry_run: bool = False,
    settings: Settings | None = None,
) -> Taken:
    """Read a document into a policy of the site at ``root``. Reads files, writes none.

    Raises :class:`CalledWrongly` for an id that cannot be an address.
    """
    settings = settings or Settings()
    if record_id and not _ID.fullmatch(record_id):
        raise CalledWrongly(
            f"编号“{record_id}”不能用，它会成为网页地址\n"
            "改用小写字母、数字和连字符，例如 --id qzbf-2026-7"
        )
    folders = settings.folders(root)
    loaded = load(root, folders, settings.shared_roots(root))
    used = {r.id for r in loaded.records if isinstance(r, Policy)}
    used |= {p.stem for p in (folders["content"] / "policies").rglob("*.md")}
    made_id = record_id or _free(used, today)
    if made_id in used:
        return _failed(
            name,
            T111.at(
                Where(name),
                f"编号“{made_id}”已经有一份文件了，没有写",
                "换一个编号，用 --id 写明；要更新那份文件，直接打开它改",
            ),
        )
    read = read_document(name, data, made_id)
    if isinstance(read, Problem):
        return _failed(name, read)
    head = letterhead(read.blocks, read.labels)
    _known_units(head, [r for r in loaded.records if isinstance(r, Organisation)])
    return _made(root, folders["content"], name, made_id, today, read, head, dry_run)


def _made(
    root: Path,
    content: Path,
    name: str,
    made_id: str,
    today: date,
    read: Document,
    head: Letterhead,
    dry_run: bool,
) -> Taken:
    numbered = re.search(r"〔(\d{4})〕", str(head.fields.get("文号", "")))
    signed = str(head.fields.get("成文日期", ""))[:4]
    year = signed or (numbered[1] if numbered else str(today.year))
    folder = content / "policies" / year
    shown = folder.relative_to(root).as_posix() if folder.is_relative_to(root) else str(folder)
    stay, taken = split(read, head)
    values = {
        label: _yaml(head.fields.get(label, ""))
        for label in ORDER
        if label in head.fields or label in ALWAYS
    }
    text = file_text({**values, "状态": "草稿"}, body_text(stay), _NOTES)
    path = f"{shown}/{made_id}.md"
    report = PolicyReport(
        name,
        path,
        {label: _said(value) for label, value in sorted(head.fields.items(), key=_place)},
        {label: head.blank[label] for label in ORDER if label in head.blank},
        (*read.remarks, *head.remarks),
        read.read,
        sum(count(block.text) for block in stay),
        taken,
        read.left_out,
        tuple(read.images),
        (),
        dry_run,
    )
    files = {path: text.encode()}
    files |= {f"{shown}/附件/{image}": data for image, data in read.images.items()}
    return Taken(report, {} if dry_run else files)


def _place(entry: tuple[str, object]) -> int:
    return ORDER.index(entry[0])


def _yaml(value: str | list[str]) -> str:
    if isinstance(value, list):
        names = [quoted(one, in_list=True) for one in value]
        return names[0] if len(names) == 1 else f"[{', '.join(names)}]"
    return quoted(value) if value else ""


def _said(value: str | list[str]) -> str:
    return "、".join(value) if isinstance(value, list) else value


def _known_units(head: Letterhead, units: list[Organisation]) -> None:
    """Issuers by the names the site knows; of one it does not know the editor is told."""
    names = {fold(name): unit for unit in units for name in (*unit.names, unit.name)}
    found = head.fields.get("发文机关", [])
    told = [found] if isinstance(found, str) else found
    kept = []
    for name in told:
        unit = names.get(fold(name))
        kept.append((unit.short_name or unit.name) if unit else name)
        if unit is None:
            head.remarks.append(
                (
                    f"发文机关“{name}”不在本站的单位里",
                    "核对名称；是本地单位的，先在 content/organisations/ 里登记",
                )
            )
    if kept:
        head.fields["发文机关"] = kept


def _free(used: set[str], today: date) -> str:
    number = 1
    while f"{today.isoformat()}-{number}" in used:
        number += 1
    return f"{today.isoformat()}-{number}"


def _failed(name: str, problem: Problem) -> Taken:
    return Taken(PolicyReport(name, "", {}, {}, (), 0, 0, (), (), (), (problem,), False), {})
