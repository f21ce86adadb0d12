"""沿用: a record takes over what it does not say from a record of a shared root."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Any

from zwgk.load.make_record import Data
from zwgk.load.shapes import PartShape
from zwgk.model.adoption import NOT_TAKEN, OWN_DEFAULT_FIRST
from zwgk.model.levels import SharedRoot
from zwgk.model.national_sectors import NATIONAL_SECTORS
from zwgk.model.record import Record
from zwgk.model.sector import Sector
from zwgk.model.values.text import fold
from zwgk.problem import Problem, Where, declare

R011 = declare(
    "R011",
    "沿用的事项在上级目录里找不到",
    "沿用就是照上级目录的那一条办。编码写错，这一条的内容就无从得来。",
    requirements=("CAT-09",),
)
R012 = declare(
    "R012",
    "编码和上级目录的相同，却没有写沿用",
    "同一个编码在上下级目录里只能是同一件事。写了“沿用”，两级目录才对得上；不是同一件事的，要另用编码。",
    requirements=("CAT-06", "CAT-09"),
)

#: The key that names the record to take over from.
ADOPTS = "adopts"


@dataclass(frozen=True, slots=True)
class Written:
    """A record and its values as they were written, those it took over included."""

    record: Record
    values: Mapping[str, Any]


@dataclass(slots=True)
class Uppers:
    """Records of shared roots that may be adopted, by kind and id; the lowest level wins.

    ``incomplete``: kinds of which a record was dropped for its own errors, so that one
    that is not found may be right. ``roots``: how many shared roots there are.
    """

    incomplete: set[str] = field(default_factory=set)
    roots: int = 0
    _found: dict[tuple[str, str], Written] = field(default_factory=dict)
    _names: dict[str, dict[str, str]] = field(default_factory=lambda: defaultdict(dict))

    def add(self, written: Iterable[Written]) -> None:
        """Take in records of a level below all that are here."""
        for one in written:
            kind = one.record.kind.name
            self._found[(kind, one.record.id.casefold())] = one
            self._names[kind][one.record.id.casefold()] = _shown_id(one.record)

    def find(self, kind: str, written: str) -> Written | None:
        """The nearest record that an editor means by its code or id."""
        return self._found.get((kind, fold(written)))

    def known(self, kind: str) -> list[str]:
        """The codes or ids there are, as written."""
        return list(self._names[kind].values())


def _shown_id(record: Record) -> str:
    return str(getattr(record, "code", record.id))


def adopt(
    data: Data, shape: PartShape, kind: str, uppers: Uppers, defaults: Container[str]
) -> Written | Problem | None:
    """Take over what ``data`` does not say from the record it names.

    ``defaults`` are fields the head of the file fills: they come after the upper record,
    but for what is always a site's own, such as who discloses. None where it names none,
    or one that is not there for a reason told already.
    """
    name = data.values.get(ADOPTS)
    if ADOPTS not in shape.labels or not isinstance(name, str) or not name.strip():
        return None
    found = uppers.find(kind, name)
    if found is None:
        return None if kind in uppers.incomplete else _not_found(data, kind, name, uppers)
    origin = found.record.origin
    for field_name, value in found.values.items():
        if field_name in data.values or field_name in NOT_TAKEN[kind]:
            continue
        if field_name in OWN_DEFAULT_FIRST[kind] and field_name in defaults:
            continue
        data.values[field_name] = value
        data.elsewhere[field_name] = origin.elsewhere.get(field_name, origin.where.path)
        for places, theirs in ((data.key_places, origin.keys), (data.value_places, origin.values)):
            places.update({path: p for path, p in theirs.items() if path[0] == field_name})
    return found


def _not_found(data: Data, kind: str, name: str, uppers: Uppers) -> Problem:
    place = data.value_places.get((ADOPTS,), (0, 0))
    where = Where(data.source.path, *place)
    if not uppers.roots:
        return R011.at(
            where,
            f"“沿用”写的“{name}”找不到，这个网站还没有接上级目录",
            "在 mkdocs.yml 的 zwgk 下写 shared: [上级目录的文件夹]；不沿用的，把各项写全",
        )
    near = _nearest(name, uppers.known(kind))
    advice = "核对上级目录里的写法后改正；上级没有的，删掉这一行，把各项写全"
    return R011.at(
        where,
        f"“沿用”写的“{name}”在上级目录里找不到",
        f"{advice}。是不是“{near}”？" if near else advice,
    )


def _nearest(name: str, known: list[str]) -> str | None:
    near = get_close_matches(name.upper(), [k.upper() for k in known], n=1, cutoff=0.7)
    return next((k for k in known if k.upper() == near[0]), None) if near else None


def not_adopted(records: Iterable[Record], uppers: Uppers) -> list[Problem]:
    """R012 at each record that bears the id of a shared one without following it."""
    problems = []
    for record in records:
        if record.kind.shared != "adopted":
            continue
        upper = uppers.find(record.kind.name, record.id)
        if upper is None or record.upper is upper.record or _national(record, upper.record):
            continue
        root = upper.record.origin.root
        noun = "事项编码" if record.kind.identity == "code" else "编号"
        shown = _shown_id(upper.record)
        problems.append(
            R012.at(
                record.origin.of("code" if record.kind.identity == "code" else "id"),
                f"{noun}“{shown}”是“{_called(root)}”里的，这一条却没有写沿用它",
                f"加上一行“沿用: {shown}”，只留下不同的各项；不是同一件事的，换一个{noun}",
                others=(upper.record.origin.where,),
            )
        )
    return problems


def _called(root: SharedRoot | None) -> str:
    return root.called if root else "共享文件夹"


def _national(record: Record, upper: Record) -> bool:
    """Whether both are the same sector of the national frame, whose ids are everybody's."""
    if not (isinstance(record, Sector) and isinstance(upper, Sector)):
        return False
    root = upper.origin.root
    if root is None or root.level is None:
        return False
    national = NATIONAL_SECTORS.get(record.number.zfill(2))
    return national is not None and national.id == record.id and upper.number == record.number
