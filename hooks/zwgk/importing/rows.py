"""A sheet → the rows of items in it. Every row of the sheet is accounted for."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from zwgk.importing.choices import T022, ChoiceReader, Choices
from zwgk.importing.heads import LEVELS, Column, Head, HeadFinder
from zwgk.model.catalog_item import CatalogItem
from zwgk.model.cell_text import FORMS, changes_of, clean, entries_of, one_line
from zwgk.model.plain import Plain
from zwgk.model.sector import Sector
from zwgk.model.sheet import Cell, Sheet
from zwgk.model.table_words import TableWords
from zwgk.problem import Code, Level, Problem, declare

T011 = declare(
    "T011",
    "表里找不到目录的表头",
    "程序靠表头认出哪一列是什么。表头至少要有事项名称、公开内容、公开依据等三列。",
)
T012 = declare("T012", "看不出是哪个领域的目录", "目录按领域分开存放，要先知道这张表是哪个领域的。")
T014 = declare(
    "T014",
    "有一列认不出是什么",
    "表头和程序知道的项目都对不上，这一列没有读；内容要紧的不能漏掉。",
    level=Level.warning,
)
T015 = declare("T015", "两列是同一项", "两列都说是同一项，内容又不一样，程序不替您选。")
T021 = declare("T021", "必填的格空着", "目录的每一条都要有这些内容，缺一项就不完整。")
T024 = declare(
    "T024", "“同上”的上面没有内容", "“同上”是和上一行同一列一样，上一行要有看得懂的内容。"
)
T025 = declare("T025", "格里的内容写法不对", "日期、网址、调整记录等有固定写法，写对了才能用。")
T026 = declare(
    "T026", "看不出这一行是不是事项", "只有零星几个字的行，可能是注释，也可能是没填完的事项。"
)
T027 = declare("T027", "格里是公式错误", "公式算错或没有结果的格，里面本来该是什么，程序不知道。")

RowKind = Literal["title", "head", "blank", "note", "item", "unclear"]

#: What a row may say and a table may leave out: the engine or the site knows it.
_GIVEN = frozenset(("code", "sector"))
REQUIRED = tuple(
    name for name, info in CatalogItem.fields().items() if info.required and name not in _GIVEN
)

SectorOf = Callable[[str], tuple[Sector, ...]]


@dataclass(slots=True)
class Row:
    """An item as a sheet tells it.

    ``values``: field → value, of every column that has one; ``present``: the fields that
    have a column; ``number``: its 序号; ``cells``: field → the cell it stands in;
    ``faults``: why it is not taken.
    """

    file: str
    sheet: Sheet
    index: int
    sector: Sector | None
    values: dict[str, Plain] = field(default_factory=dict)
    present: frozenset[str] = frozenset()
    number: str = ""
    cells: dict[str, Cell] = field(default_factory=dict)
    faults: list[Problem] = field(default_factory=list)
    notices: list[Problem] = field(default_factory=list)

    @property
    def names(self) -> tuple[str, str, str]:
        """Its three names; empty where there is none."""
        one, two, three = (str(self.values.get(level, "")) for level in LEVELS)
        return one, two, three

    def fault(self, code: Code, field_name: str, what: str, advice: str) -> None:
        """Refuse the row for what stands in the cell of a field."""
        row, column = self.cells.get(field_name, (self.index, -1))
        self.faults.append(code.at(self.sheet.at(self.file, row, column), what, advice))

    def notice(self, code: Code, field_name: str, what: str, advice: str) -> None:
        """Remark on the cell of a field; the row is taken."""
        row, column = self.cells.get(field_name, (self.index, -1))
        self.notices.append(code.at(self.sheet.at(self.file, row, column), what, advice))


@dataclass(slots=True)
class SheetRows:
    """What a sheet holds: each row's kind, the items, texts that were passed over."""

    sheet: Sheet
    kinds: list[RowKind] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)
    passed: list[tuple[int, str]] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    head: Head | None = None

    @property
    def counts(self) -> Counter[RowKind]:
        """How many rows of each kind; together they are all rows of the sheet."""
        return Counter(self.kinds)


class SheetReader:
    """Reads the sheets of one file after the other; a table may go on from page to page."""

    def __init__(self, file: str, words: TableWords, sectors: SectorOf, stated: Sector | None):
        self._file = file
        self._words = words
        self._sectors = sectors
        self._stated = stated
        labels = {name: CatalogItem.label_of(name) for name in words.lists}
        self._choices = {
            name: ChoiceReader(labels[name], word_list, words.marks)
            for name, word_list in words.lists.items()
        }
        note = "|".join(re.escape(n) for n in sorted(words.marks.notes, key=len, reverse=True))
        self._note = re.compile(
            rf"(?:{note})[^\s:：]{{0,6}}\s*[:：]|[注*＊※]\s*\d?\s*[、.．:：]|(?:合计|总计)\s*$"
        )

    def value(self, name: str, text: str) -> dict[str, Plain]:
        """What ``text`` says in the cell of a field; empty when it is not understood."""
        sheet = Sheet("", ((text,),))
        row = Row(self._file, sheet, 0, None, cells={name: (0, 0)})
        _Reading(self, sheet, None).field(row, name, [Column(0, name, "", "", (0, 0))])
        return {} if row.faults else row.values

    def read(self, sheet: Sheet, before: SheetRows | None = None) -> SheetRows:
        """The rows of ``sheet``; ``before`` is the page that the table may go on from."""
        return _Reading(self, sheet, before).run()


class _Reading:
    """The reading of one sheet: where we are, and what the row above said."""

    def __init__(self, reader: SheetReader, sheet: Sheet, before: SheetRows | None) -> None:
        self.reader = reader
        self.sheet = sheet
        self.owners = sheet.owners()
        self.finder = HeadFinder(sheet, self.owners, reader._words)
        self.found = SheetRows(sheet)
        self.above: dict[str, Plain] = {}
        self.sector: Sector | None = None
        self.unsure: str = ""
        self.head: Head | None = None
        self.begun = False  # a head was seen in this sheet itself
        self.since = 0  # the first row under the present head
        self.titles: list[str] = []
        if before and before.head and before.head.columns and sheet.width == before.sheet.width:
            self.head = before.head
            if before.rows:
                self.sector = before.rows[-1].sector
                self.above = dict(before.rows[-1].values)

    def run(self) -> SheetRows:
        found, row = self.found, 0
        while row < len(self.sheet.rows):
            head = self.finder.at(row)
            if head:
                self._begin(head)
                found.kinds += ["head"] * (head.bottom - head.top + 1)
                row = head.bottom + 1
                continue
            found.kinds.append(self._row(row))
            row += 1
        self._unknown_columns()
        found.head = self.head
        return found

    def _begin(self, head: Head) -> None:
        """A head: the first one, a repeated one on a new page, or that of another table."""
        titled = self._sector_of("\n".join(self.titles))
        if not self.begun:
            named = self._sector_of(self.sheet.name)
            if titled and named and titled is not named:
                self.unsure = f"{titled.name}（标题）、{named.name}（工作表名称）"
                titled = named = self.sector = None
            titled = titled or named or self._sector_of(self.sheet.heading)
        self._unknown_columns()
        if not self.begun or titled is not None:
            self.above = {}
        self.sector = titled or self.sector
        self.titles = []
        self.head = head
        self.begun = True
        self.since = len(self.found.rows)

    def _sector_of(self, text: str) -> Sector | None:
        if self.reader._stated or not text:
            return self.reader._stated
        for line in text.split("\n"):
            sectors = self.reader._sectors(line)
            if len(sectors) == 1:
                return sectors[0]
            if sectors:
                self.unsure = "、".join(s.name for s in sectors)
        return None

    def _own(self, row: int) -> dict[int, str]:
        """Column → text of the cells that begin in this row and have one."""
        texts = {c: clean(t) for c, t in enumerate(self.sheet.rows[row])}
        return {c: t for c, t in texts.items() if t}

    def _row(self, row: int) -> RowKind:
        own = self._own(row)
        if not own:
            return "blank"
        if self.head is None:
            self.titles += own.values()
            self.found.passed.append((row, " ".join(own.values())))
            return "title"
        numbers = {c.index for c in self.head.of("number")}
        said = {c: t for c, t in own.items() if c not in numbers}
        first = next(iter(own.values()))
        noted = [bool(self.reader._note.match(text)) for text in own.values()]
        if noted[0] and (len(said) <= 2 or all(noted)):
            self.found.passed.append((row, " ".join(own.values())))
            return "note"
        if len(said) <= 1 and not self._covered(row):
            text = next(iter(said.values()), first)
            if self._is_title(row, text):
                self.titles.append(text)
                self.found.passed.append((row, text))
                return "title"
            return self._unclear(row, text)
        self.found.rows.append(self._item(row))
        return "item"

    def _covered(self, row: int) -> bool:
        """Whether cells that were merged from above say the rest of the row."""
        assert self.head
        said = {
            c.field
            for c in self.head.columns
            if c.field not in ("number", *LEVELS)
            and (merge := self.owners.get((row, c.index)))
            and merge.top < row
            and clean(self.sheet.text(merge.top, merge.left))
        }
        return len(said) > 1

    def _is_title(self, row: int, text: str) -> bool:
        """A line above another table: it names a sector, or a head follows."""
        following = next(
            (
                r
                for r in range(row + 1, len(self.sheet.rows))
                if any(map(str.strip, self.sheet.rows[r]))
            ),
            None,
        )
        if following is not None and self.finder.at(following):
            return True
        sectors = self.reader._sectors(text)
        named = len(sectors) == 1 and ("领域" in text or "目录" in text)
        return named and following is not None and self._own_title(following)

    def _own_title(self, row: int) -> bool:
        return len(self._own(row)) <= 1 or self.finder.at(row) is not None

    def _unclear(self, row: int, text: str) -> RowKind:
        short = text if len(text) <= 20 else f"{text[:20]}…"
        column = next(iter(self._own(row)))
        refused = Row(self.reader._file, self.sheet, row, self.sector, cells={"": (row, column)})
        refused.fault(
            T026,
            "",
            f"这一行只有“{short}”，看不出是不是事项",
            "把各格填全；是注释的，在前面写“注：”，或者删掉",
        )
        self.found.rows.append(refused)
        return "unclear"

    # -- one item

    def _item(self, index: int) -> Row:
        assert self.head
        row = Row(self.reader._file, self.sheet, index, self.sector)
        by_field: dict[str, list[Column]] = {}
        for column in self.head.columns:
            if column.field and column.field != "number":
                by_field.setdefault(column.field, []).append(column)
        for column in self.head.of("number")[:1]:
            row.number = one_line(self._text(index, column.index))
        present = set(by_field)
        for name, columns in by_field.items():
            row.cells[name] = self._place(index, columns[0].index)
        for name in (n for n in FORMS if n in by_field):
            present |= self.field(row, name, by_field[name])
        row.present = frozenset(present)
        self._levels(row, by_field)
        self._sector(row)
        for name in REQUIRED:
            told = any(f.where == self._where(row, name) for f in row.faults)
            if name in row.present and name not in row.values and not told:
                label = CatalogItem.label_of(name)
                advice = f"填上“{label}”"
                if name not in LEVELS:
                    advice += "；和上一行相同的，填“同上”"
                row.fault(T021, name, f"“{label}”空着", advice)
        self.above = dict(row.values)
        return row

    def field(self, row: Row, name: str, columns: Sequence[Column]) -> set[str]:
        """Read a field of a row from its columns; the fields that stand in the same cells."""
        before = len(row.faults)
        beside: set[str] = set()
        if FORMS[name] == "closed":
            beside = self._closed(row, name, columns)
        else:
            self._open(row, name, columns)
        if len(row.faults) > before:
            row.values.pop(name, None)
        return beside

    def _where(self, row: Row, name: str) -> object:
        return row.sheet.at(row.file, *row.cells.get(name, (row.index, -1)))

    def _place(self, row: int, column: int) -> Cell:
        merge = self.owners.get((row, column))
        return (merge.top, merge.left) if merge else (row, column)

    def _text(self, row: int, column: int, *, level: bool = False) -> str:
        """The text that holds for a cell: its own, or that of the range it is merged into.

        A range across several columns speaks for its first one; only names of items reach
        across (一级事项 and 二级事项 in one cell).
        """
        merge = self.owners.get((row, column))
        if merge is None:
            text = self.sheet.text(row, column)
        elif merge.left == column or level:
            text = self.sheet.text(merge.top, merge.left)
        else:
            return ""
        return "" if clean(text) in self.reader._words.marks.empty else text

    def _error(self, row: Row, name: str, text: str) -> bool:
        if clean(text) not in self.reader._words.marks.errors:
            return False
        row.fault(
            T027, name, f"格里是公式错误或没有结果（{clean(text)}）", "改成文字，直接写出内容"
        )
        return True

    def _as_above(self, row: Row, name: str) -> Plain | None:
        """What the row above says; T024 when it says nothing that was understood."""
        if name in self.above:
            return self.above[name]
        label = CatalogItem.label_of(name)
        row.fault(T024, name, f"“{label}”写着同上，上一行却没有看得懂的内容", "写出内容")
        return None

    def _open(self, row: Row, name: str, columns: Sequence[Column]) -> None:
        """A field of free text, from one or several columns."""
        found: list[str] = []
        for column in columns:
            row.cells[name] = self._place(row.index, column.index)
            text = self._text(row.index, column.index, level=name in LEVELS)
            if self._error(row, name, text):
                return
            if clean(text) in self.reader._words.marks.as_above:
                value = self._as_above(row, name)
                if value is None:
                    return
                row.values[name] = value
                if len(columns) == 1:
                    return
                found += value if isinstance(value, tuple) else (value,)  # type: ignore[arg-type]
            elif name == "links" and (link := self.sheet.links.get(row.cells[name])):
                found.append(link.strip())
            elif clean(text):
                found.append(text)
        if found:
            self._take(row, name, found)

    def _take(self, row: Row, name: str, found: list[str]) -> None:
        form = FORMS[name]
        if form in ("entries", "laws", "names"):
            entries: list[str] = []
            for text in found:
                for entry in entries_of(text, form):
                    if entry in self.reader._words.marks.as_above:
                        entries += self._entries_above(row, name)
                    else:
                        entries.append(entry)
            if entries:
                row.values[name] = tuple(dict.fromkeys(entries))
            return
        texts = list(dict.fromkeys(one_line(t) if form == "line" else clean(t) for t in found))
        if len(texts) > 1:
            label = CatalogItem.label_of(name)
            quoted = "、".join(f"“{t}”" for t in texts)
            row.fault(
                T015, name, f"有两列都是“{label}”，内容是{quoted}", "删掉一列，或者改一列的表头"
            )
        elif form == "changes":
            self._changes(row, texts[0])
        elif texts[0]:
            row.values[name] = texts[0]

    def _entries_above(self, row: Row, name: str) -> tuple[str, ...]:
        value = self._as_above(row, name)
        return value if isinstance(value, tuple) else ()  # type: ignore[return-value]

    def _changes(self, row: Row, text: str) -> None:
        changes = changes_of(text)
        if changes is None:
            row.fault(
                T025,
                "changes",
                "“调整记录”的写法不对",
                "写成一行一次调整，例如：2022-06-01 修改：增加投诉电话",
            )
        elif changes:
            row.values["changes"] = changes

    def _closed(self, row: Row, name: str, columns: Sequence[Column]) -> set[str]:
        """A closed vocabulary, from a cell of words or from columns of ticks."""
        reader = self.reader._choices[name]
        found, above = Choices(), False
        for column in columns:
            text = self._text(row.index, column.index)
            place = self._place(row.index, column.index)
            if self._error(row, name, text):
                continue
            if clean(text) in self.reader._words.marks.as_above:
                row.cells[name] = place
                above = True
                continue
            if name == "channels" and not column.word and re.match(r"\s*https?://\S+\s*$", text):
                # Some counties put the page's address under 网站公开渠道.
                row.cells.setdefault("links", place)
                self._take(row, "links", [text])
                continue
            one = reader.tick(text, column.word) if column.word else reader.cell(text)
            if one.faults:
                row.cells[name] = place
            for code, what, advice in one.faults:
                (row.notice if code.level is Level.hint else row.fault)(code, name, what, advice)
            found.add(one)
        return self._chosen(row, name, found, above)

    def _chosen(self, row: Row, name: str, found: Choices, above: bool) -> set[str]:
        reader = self.reader._choices[name]
        if above and not found.chosen:
            value = self._as_above(row, name)
            if value is not None:
                row.values[name] = value
            for beside in _TEXTS.get(name, ()):
                if beside in self.above:
                    row.values[beside] = self.above[beside]
        elif found.chosen:
            row.values[name] = reader.labels(found.chosen)
        texts = [t for texts in found.texts.values() for t in texts]
        for beside in _TEXTS.get(name, ()):
            row.cells.setdefault(beside, row.cells[name])
            if texts and beside not in row.values:
                row.values[beside] = (
                    tuple(texts) if beside == "other_channels" else "、".join(texts)
                )
        return set(_TEXTS.get(name, ()))

    def _levels(self, row: Row, by_field: Mapping[str, list[Column]]) -> None:
        """Names that are left empty because they are those of the row above."""
        if "level1" in by_field:
            self._from_above(row, "level1")
        same = row.values.get("level1") == self.above.get("level1")
        if "level2" in by_field and "level3" in row.values and same:
            self._from_above(row, "level2")

    def _from_above(self, row: Row, name: str) -> None:
        empty = name not in row.values and not clean(self.sheet.text(*row.cells[name]))
        if empty and name in self.above:
            row.values[name] = self.above[name]

    def _sector(self, row: Row) -> None:
        written = row.values.pop("sector", None)
        if self.reader._stated:
            row.sector = self.reader._stated
        elif isinstance(written, str):
            sectors = self.reader._sectors(written)
            row.sector = sectors[0] if len(sectors) == 1 else None
            if row.sector is None:
                row.fault(
                    T012,
                    "sector",
                    f"没有“{written}”这个领域",
                    "改成 catalog/sectors.yml 里的领域名称；是新领域的，先在那里登记",
                )
        elif row.sector is None:
            self._no_sector(row)

    def _no_sector(self, row: Row) -> None:
        what = f"工作表“{self.sheet.name}”看不出是哪个领域的目录"
        if self.unsure:
            what = f"工作表“{self.sheet.name}”的标题对上了几个领域：{self.unsure}"
        row.faults.append(
            T012.at(
                self.sheet.at(self.reader._file),
                what,
                "用 --sector 写明领域，或者把工作表的名称改成领域名称；"
                "是新领域的，先在 catalog/sectors.yml 里登记",
            )
        )

    def _unknown_columns(self) -> None:
        """T014 for a column with text and a head that means nothing."""
        rows = self.found.rows[self.since :]
        for column in self.head.columns if self.head else ():
            filled = [r.index for r in rows if self._text(r.index, column.index).strip()]
            if column.field or not filled:
                continue
            place = column.place if self.begun else ()
            self.found.problems.append(
                T014.at(
                    self.sheet.at(self.reader._file, *place),
                    f"“{column.label}”这一列认不出是什么，没有读（{len(filled)} 行有内容）",
                    "登记它是哪一项，写在 catalog/vocabulary.yml 的“表头”里；不要紧的不用管",
                )
            )


#: Field of texts that go with a word of a closed vocabulary.
_TEXTS: Mapping[str, tuple[str, ...]] = {
    "channels": ("other_channels",),
    "audience": ("audience_group",),
}

__all__ = ["REQUIRED", "T011", "T012", "T022", "Row", "SheetReader", "SheetRows"]
