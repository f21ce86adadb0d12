"""索引号: the site's pattern, and the register of numbers that were ever given (DOC-02)."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from zwgk.model.register_row import Entry, RowForm
from zwgk.model.values.text import fold

#: Its name in the content folder.
INDEX_FILE = "index-numbers.yml"
INDEX_FORM = RowForm((Entry("索引号"), Entry("记录"), Entry("标题")))

_PLACE = re.compile(r"\{([^{}:：]+)(?:[:：](\d{1,2}))?\}")
_FIXED = ("信用代码", "机构代码", "行政区划代码", "年份", "日期")
_COUNTED = ("流水号", "数字", "字母数字")
#: What may stand in braces, for messages.
PLACES = (*_FIXED, *(f"{name}:位数" for name in _COUNTED))


@dataclass(frozen=True, slots=True)
class Publication:
    """What a number's parts are compared with: codes of the units, the region, the days."""

    credit_codes: Sequence[str]
    region: str
    days: Sequence[date]


@dataclass(frozen=True, slots=True)
class IndexPattern:
    """A pattern such as ``{信用代码}/{年份}-{流水号:5}``."""

    text: str

    @property
    def unknown(self) -> tuple[str, ...]:
        """Places that mean nothing, or want a number of digits and have none."""
        found = [
            match[0]
            for match in _PLACE.finditer(self.text)
            if not (match[1] in _FIXED or (match[1] in _COUNTED and match[2]))
        ]
        rest = _PLACE.sub("", self.text)
        return (*found, *(sign for sign in "{}" if sign in rest))

    @property
    def has_serial(self) -> bool:
        """Whether numbers can be told apart."""
        return any(match[1] == "流水号" for match in _PLACE.finditer(self.text))

    def fits(self, number: str, of: Publication) -> bool:
        """Whether a number follows the pattern for a publication."""
        match = re.fullmatch(self._expression(of), number)
        return match is not None and int(match.groupdict().get("serial") or 1) > 0

    def example(self, of: Publication) -> str:
        """What a number of the publication looks like; a part not known stays as named."""
        return _PLACE.sub(lambda m: self._values(m[1], m[2], of)[0] or m[0], self.text)

    def _expression(self, of: Publication) -> str:
        parts, last, serial = [], 0, False
        for match in _PLACE.finditer(self.text):
            parts.append(re.escape(self.text[last : match.start()]))
            last = match.end()
            if match[1] in _COUNTED:
                signs = "[0-9A-Za-z]" if match[1] == "字母数字" else r"\d"
                named = "?P<serial>" if match[1] == "流水号" and not serial else "?:"
                serial = serial or match[1] == "流水号"
                parts.append(f"({named}{signs}{{{match[2]}}})")
            else:
                values = self._values(match[1], match[2], of)
                parts.append(f"(?:{'|'.join(map(re.escape, values))})" if values[0] else r"\w+")
        return "".join((*parts, re.escape(self.text[last:])))

    def _values(self, name: str, digits: str | None, of: Publication) -> list[str]:
        if name == "信用代码":
            return list(of.credit_codes) or [""]
        if name == "机构代码":
            return [code[8:17] for code in of.credit_codes] or [""]
        if name == "行政区划代码":
            return [of.region]
        if name == "年份":
            return [str(day.year) for day in of.days]
        if name == "日期":
            return [day.strftime("%Y%m%d") for day in of.days]
        return ["1".zfill(int(digits or 1))]


@dataclass(frozen=True, slots=True)
class RegisteredIndex:
    """A number that was ever given: to which record (``policies/qzf-1``), and its title then."""

    number: str
    record: str
    title: str
    line: int = 0

    def is_of(self, record: str, title: str, known: Mapping[str, object]) -> bool:
        """Whether the number belongs to ``record``.

        A record that was moved to another file keeps its number: the registered one is not
        among the ``known`` any more, and the title is the same.
        """
        moved = self.record not in known and fold(self.title) == fold(title)
        return self.record == record or moved


@dataclass(frozen=True, slots=True)
class IndexRegister:
    """Numbers by their small letters, and lines that could not be read."""

    numbers: Mapping[str, RegisteredIndex] = field(default_factory=dict)
    broken: tuple[int, ...] = ()
