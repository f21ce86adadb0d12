"""Where a new record goes and how it gets there. Writes files; never overwrites one."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import yaml

from zwgk.editing.scaffold import TO_FILL, entry_text, file_text, quoted, started
from zwgk.editing.sources import record_type_for
from zwgk.editing.yaml_text import last_line
from zwgk.model.record import Record

_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_CODE = re.compile(r"[A-Za-z0-9]+(-[A-Za-z0-9]+)*")

#: An id in a list file; a code in the register of codes was used, too.
_WRITTEN_ID = re.compile(
    r"(?m)^[\s-]*[{]?\s*(?:编号|事项编码|编码|沿用|id|code|adopts)\s*:\s*[\"']?([\w-]+)"
)

#: Kinds kept in one folder a year.
_BY_YEAR = frozenset({"policy", "disclosure", "interpretation", "consultation"})

#: List kinds with one file a period: the name of the one that is due on a day.
_PERIOD_LISTS: dict[str, Callable[[date], str]] = {
    "decision_item": lambda today: str(today.year),
    "service_rating": lambda today: _last_quarter(today),
}

#: List kinds whose file may be one of several: name of a new one.
_LIST_FILES = {
    "catalog_item": "items",
    "question": "questions",
    "task": "tasks",
    "finding": "findings",
}


class CannotMake(Exception):
    """Why nothing was written: two lines for the editor, what is wrong and what to do."""


@dataclass(frozen=True, slots=True)
class Made:
    """What ``zwgk new`` did: the path (relative, ``/``), the id, and whether it appended."""

    path: str
    id: str
    appended: bool


def make(
    root: Path,
    record_type: type[Record],
    *,
    today: date,
    title: str | None = None,
    record_id: str | None = None,
    to: str | None = None,
    folders: Mapping[str, Path] | None = None,
) -> Made:
    """Write a commented new record below ``root``.

    ``folders``: where ``content``, ``catalog`` and ``interpretations`` are, if elsewhere.

    ``to`` names the list file where a kind has several (``catalog/社会救助.yml`` or
    ``社会救助``). Raises :class:`CannotMake`; then nothing has been written.
    """
    kind = record_type.kind
    if kind.form == "many":
        return _make_in_list(_Site(root, folders or {}), record_type, today, title, record_id, to)
    site = _Site(root, folders or {})
    given = started(record_type, today, title)
    if not kind.sources[0].endswith("**"):
        path, made_id = kind.sources[0], ""
    else:
        made_id = _checked(record_id) or _new_id(site, record_type, today)
        path = _path(record_type, today, made_id)
    target = site.file(path)
    if target.exists():
        advice = "换一个编号，用 --id 写明" if made_id else "打开它修改，这一种全站只有一份"
        raise CannotMake(f"{site.shown(path)} 已经有了，没有改动\n{advice}")
    _write(target, file_text(record_type, given))
    return Made(site.shown(path), made_id, appended=False)


@dataclass(frozen=True, slots=True)
class _Site:
    """Where the source folders of a site are; places are written with their usual names."""

    root: Path
    folders: Mapping[str, Path]

    def file(self, place: str) -> Path:
        """The file of ``content/policies/x.md``."""
        top, _, rest = place.partition("/")
        return self.folders.get(top, self.root / top) / rest

    def shown(self, place: str) -> str:
        """The path an editor sees, from the site root."""
        file = self.file(place)
        inside = file.is_relative_to(self.root)
        return file.relative_to(self.root).as_posix() if inside else str(file)


def _path(record_type: type[Record], today: date, made_id: str) -> str:
    kind = record_type.kind
    folder = kind.sources[0].removesuffix("**")
    if kind.form == "markdown":
        year = f"{today.year}/" if kind.name in _BY_YEAR else ""
        return f"{folder}{year}{made_id}.md"
    if kind.name == "annual_report":
        return f"{folder}{today.year - 1}/{made_id}.yml"
    return f"{folder}{made_id}.yml"


def _make_in_list(
    site: _Site,
    record_type: type[Record],
    today: date,
    title: str | None,
    record_id: str | None,
    to: str | None,
) -> Made:
    path = _list_path(site, record_type, today, to)
    target = site.file(path)
    text = _read(target) if target.exists() else ""
    given = started(record_type, today, title)
    identity = {"key": "id", "code": "code", "stem-number": "number"}[record_type.kind.identity]
    if identity == "number":
        made_id = record_id or str(_next_number(text))
    else:
        made_id = _checked(record_id, code=identity == "code") or _free_id(site, record_type, today)
        if made_id in _ids_in(site, record_type):
            raise CannotMake(f"编号“{made_id}”已经用过\n换一个编号，用 --id 写明")
    given[identity] = quoted(f"{made_id}")
    if record_type.kind.name == "catalog_item" and not target.exists():
        given["sector"] = quoted(Path(path).stem) if to else TO_FILL
    if not text.strip():
        _write(target, file_text(record_type, given))
    else:
        _write(target, append_entry(text, record_type, given, site.shown(path)), over=True)
    return Made(site.shown(path), made_id, appended=bool(text.strip()))


def _last_quarter(today: date) -> str:
    """The quarter that ended last: ``2026-q3`` in November 2026."""
    year, quarter = divmod(today.year * 4 + (today.month - 1) // 3 - 1, 4)
    return f"{year}-q{quarter + 1}"


def _list_path(site: _Site, record_type: type[Record], today: date, to: str | None) -> str:
    source = record_type.kind.sources[0]
    if not source.endswith("**"):
        return source
    folder = source.removesuffix("**")
    if to:
        name = to.removeprefix(folder).removesuffix(".yml")
        if "/" in name or "\\" in name or name.startswith("."):
            raise CannotMake(
                f"--to 只能写 {folder} 里的文件名，“{to}”不是\n改成文件名，例如 --to 社会救助"
            )
        return f"{folder}{name}.yml"
    if period := _PERIOD_LISTS.get(record_type.kind.name):
        return f"{folder}{period(today)}.yml"
    existing = sorted(
        p.name
        for p in site.file(folder).glob("*.yml")
        if record_type_for(f"{folder}{p.name}") is record_type
    )
    if len(existing) > 1:
        names = "、".join(existing)
        raise CannotMake(
            f"{record_type.kind.label}分在几个文件里：{names}\n"
            f"用 --to 写明加到哪一个，例如 --to {existing[0]}"
        )
    return folder + (existing[0] if existing else f"{_LIST_FILES[record_type.kind.name]}.yml")


def _checked(record_id: str | None, *, code: bool = False) -> str | None:
    if record_id is None or (_CODE if code else _ID).fullmatch(record_id):
        return record_id
    raise CannotMake(
        f"编号“{record_id}”不能用，它会成为网页地址\n"
        "改用小写字母、数字和连字符，例如 --id dibao-2026"
    )


def _new_id(site: _Site, record_type: type[Record], today: date) -> str:
    """The table of a website is named after its year, once; the rest after the day."""
    year = str(today.year - 1)
    if record_type.kind.name == "website_report" and year not in _ids_in(site, record_type):
        return year
    return _free_id(site, record_type, today)


def _free_id(site: _Site, record_type: type[Record], today: date) -> str:
    taken = _ids_in(site, record_type)
    number = 1
    while f"{today.isoformat()}-{number}" in taken:
        number += 1
    return f"{today.isoformat()}-{number}"


def _ids_in(site: _Site, record_type: type[Record]) -> frozenset[str]:
    """Ids in use, read loosely: file names, and 编号 and 事项编码 in list files."""
    found: set[str] = set()
    for source in record_type.kind.sources:
        if source.endswith("**"):
            paths: Iterable[Path] = site.file(source.removesuffix("**")).rglob("*")
        else:
            paths = [site.file(source)]
        for path in paths:
            if path.suffix not in (".md", ".yml") or not path.is_file():
                continue
            found.add(path.stem)
            if record_type.kind.form != "markdown":
                found.update(_WRITTEN_ID.findall(_read(path)))
    return frozenset(found)


def _next_number(text: str) -> int:
    numbers = re.findall(r"(?m)^[\s-]*[{]?\s*(?:序号|number)\s*:\s*[\"']?(\d+)", text)
    return max((int(n) for n in numbers), default=0) + 1


def append_entry(text: str, record_type: type[Record], given: Mapping[str, str], path: str) -> str:
    """``text`` with one more entry at the end of its list; everything else untouched.

    Raises :class:`CannotMake` when the list cannot be found or is written on one line.
    """
    sorry = CannotMake(
        f"{path} 的写法程序没有把握改，没有改动\n先运行 zwgk check，改好它指出的问题"
    )
    try:
        node = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.YAMLError:
        raise sorry from None
    container = record_type.kind.container
    rows: yaml.Node | None = node
    indent = 0
    if container:
        if not isinstance(node, yaml.MappingNode):
            raise sorry
        found = [(k, v) for k, v in node.value if k.value in container.items]
        if not found:
            joint = "" if text.endswith("\n") else "\n"
            entry = entry_text(record_type, given, 2)
            return f"{text}{joint}{container.items[1]}:\n{entry}"
        key, rows = found[0]
        indent = key.start_mark.column + 2
        after = key.start_mark.line
    else:
        after = 0
    if isinstance(rows, yaml.SequenceNode) and rows.value and not rows.flow_style:
        indent = rows.start_mark.column
        after = last_line(rows, text)
    elif not (container and isinstance(rows, yaml.ScalarNode) and rows.value == ""):
        raise sorry
    lines = text.splitlines(keepends=True)
    if not lines[-1].endswith("\n"):
        lines[-1] += "\n"
    # 列表末尾缩进更深的注释属于最后一条
    while after + 1 < len(lines) and re.match(rf" {{{indent + 1},}}#", lines[after + 1]):
        after += 1
    lines.insert(after + 1, entry_text(record_type, given, indent))
    result = "".join(lines)
    try:
        yaml.compose(result, Loader=yaml.SafeLoader)
    except yaml.YAMLError:
        raise sorry from None
    return result


def _read(path: Path) -> str:
    try:
        return path.read_text("utf-8-sig").replace("\r\n", "\n")
    except (OSError, UnicodeDecodeError):
        raise CannotMake(f"读不了 {path}\n检查文件的权限，并另存为 UTF-8 编码") from None


def _write(path: Path, text: str, *, over: bool = False) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("w" if over else "x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except OSError as error:
        raise CannotMake(f"写不了 {path}：{error.strerror}\n检查文件夹的权限") from None
