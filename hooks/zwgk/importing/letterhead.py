"""红头 and 落款 of a document → fields, each with the words it was read from.

Only what stands there is read (rulings 28). A field that the text does not have, or has
twice, or has damaged, stays empty and is listed with the reason.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, time

from zwgk.importing.document import Block
from zwgk.model.values.codes import normal_document_number

#: Words that titles of official documents end in.
_KINDS = (
    "通知|意见|办法|规定|方案|决定|公告|通告|通报|细则|规则|规划|计划|纲要|条例|预案|批复|函|报告|"
    "决议|命令|令|制度|要点|措施|清单|目录|指南|标准|章程|说明|实施方案|若干措施|工作要点"
)
_TITLE = re.compile(
    rf"《?[^。！？；]{{4,120}}(?:{_KINDS})》?(?:（[^（）]{{1,20}}）|\([^()]{{1,20}}\))?"
)
_TITLE_END = re.compile(rf"(?:{_KINDS})》?(?:[（(][^（）()]{{1,20}}[）)])?$")
_ADDRESSEE = re.compile(r"[^。]{2,300}[：:]")
#: A 文号, as complete as it must be.
NUMBER = re.compile(
    r"[\u4e00-\u9fff]{2,14}[〔\[［(（【﹝]\s*\d{4}\s*[〕\]］)）】﹞]\s*第?\s*\d{1,5}\s*号"
)
_LIKE_NUMBER = re.compile(
    r"[\u4e00-\u9fff]{2,10}[〔\[［(（【]?\s*(?:19|20)\d{2}\s*[〕\]］)）】]?\s*\d{1,5}\s*号"
)
_SIGNER = re.compile(r"\s*签\s*发\s*人\s*[：:].{0,20}$")
_RED_HEAD = re.compile(r"([\u4e00-\u9fff]{4,40}?)文\s*件")
_ORGAN = re.compile(
    r"[\u4e00-\u9fff、（）()]{2,40}(?:政府|办公室|委员会|局|厅|部|院|处|中心|管委会|街道办事处|委办|"
    r"指挥部|领导小组|分局|支队|大队)(?:办公室)?"
)
_DAY = re.compile(r"(\d{4})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日")
_CHINESE_DAY = re.compile(
    r"([〇零○OoＯ一二三四五六七八九]{4})\s*年\s*([一二三四五六七八九十]{1,3})\s*月\s*"
    r"([一二三四五六七八九十]{1,3})\s*日"
)
_LIKE_DAY = re.compile(r"(?:19|20)\d{2}\s*年?\s*\d{0,2}\s*月?\s*\d{1,3}\s*日")
_PUBLISHED = re.compile(
    r"(发布日期|发布时间|公开日期|日期)\s*[：:]\s*(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})"
    r"(?:\s*日)?(?:\s*(\d{1,2})\s*[:：]\s*(\d{2})(?:\s*[:：]\s*\d{2})?)?"
)
_SOURCE = re.compile(r"(?:信息)?来源\s*[：:]\s*([^\s]{2,40})")
_EFFECTIVE = re.compile(r"自\s*(\d{4})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日起(?:施行|实施|执行)")
_EXPIRES = re.compile(r"有效期(?:至|到)\s*(\d{4})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日")
_METHODS = (
    (re.compile(r"[（(]\s*此件\s*(?:公开发布|主动公开)\s*[）)]"), "主动公开"),
    (re.compile(r"[（(]\s*此件\s*依申请公开\s*[）)]"), "依申请公开"),
    (re.compile(r"[（(]\s*此件\s*(?:不予公开|不公开)\s*[）)]"), "不予公开"),
)
_FOOTER = re.compile(r"ICP备|公网安备|网站标识码|版权所有|扫一扫在手机|打印本页|关闭窗口")


def is_head(cells: Sequence[str]) -> bool:
    """Whether the cells of a small table are a 红头 that a table only arranges."""
    flat = [_flat(_SIGNER.sub("", cell)) for cell in cells]
    return len(flat) <= 6 and any(
        NUMBER.fullmatch(cell)
        or (_RED_HEAD.fullmatch(cell) and _ORGAN.fullmatch(cell.removesuffix("文件")))
        or (cell == "文件" and any(_ORGAN.fullmatch(other) for other in flat))
        for cell in flat
    )


#: The label for a 文号 that stands beside the text, in a header or footer.
BESIDE = "文号"

#: How far from the top a head may reach, and how long a line of a title may be.
_TOP = 15
_LINE = 80


@dataclass
class Letterhead:
    """What was read.

    ``fields``: label → value. ``taken``: numbers of the blocks that became fields and need
    not stand in the text as well. ``blank``: label → why it is empty. ``remarks``: (what,
    advice) an editor must look at.
    """

    fields: dict[str, str | list[str]] = field(default_factory=dict)
    taken: dict[int, str] = field(default_factory=dict)
    blank: dict[str, str] = field(default_factory=dict)
    remarks: list[tuple[str, str]] = field(default_factory=list)


def letterhead(blocks: Sequence[Block], labels: Mapping[str, str]) -> Letterhead:
    """The fields of a document. ``labels``: what a web page says of itself."""
    return _Reader(blocks, labels).read()


def _flat(text: str) -> str:
    return re.sub(r"\s+", "", text)


def _day(year: str, month: str, day: str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


_DIGITS = {sign: str(n) for n, sign in enumerate("〇一二三四五六七八九")} | {
    "零": "0", "○": "0", "O": "0", "o": "0", "Ｏ": "0",
}  # fmt: skip


def _number(text: str) -> int:
    """``二十一`` → 21."""
    tens, mark, ones = text.partition("十")
    if not mark:
        return int(_DIGITS[text])
    return (int(_DIGITS[tens]) if tens else 1) * 10 + (int(_DIGITS[ones]) if ones else 0)


def read_day(text: str) -> date | None:
    """A line that is a day and nothing else, in figures or in Chinese."""
    flat = _flat(unicodedata.normalize("NFKC", text))
    if match := _DAY.fullmatch(flat):
        return _day(*match.groups())
    if match := _CHINESE_DAY.fullmatch(_flat(text)):
        year = "".join(_DIGITS[sign] for sign in match[1])
        try:
            return date(int(year), _number(match[2]), _number(match[3]))
        except (ValueError, KeyError):
            return None
    return None


class _Reader:
    def __init__(self, blocks: Sequence[Block], labels: Mapping[str, str]) -> None:
        self.blocks = blocks
        self.labels = labels
        self.found = Letterhead()
        self.top = self._top()

    def read(self) -> Letterhead:
        self._web_line()
        self._document_number()
        self._red_head()
        self._title()
        self._signature()
        self._prose()
        self._footer()
        return self.found

    def _texts(self) -> Iterator[tuple[int, str]]:
        for n, block in enumerate(self.blocks):
            if block.kind in ("text", "item"):
                yield n, block.text

    def _top(self) -> int:
        """Where the head ends: at the addressee, or at the first sentence."""
        for n, text in self._texts():
            if n >= _TOP:
                return _TOP
            flat = _flat(text)
            if _PUBLISHED.search(text) or _SIGNER.search(text):
                continue
            if "。" in flat or (_ADDRESSEE.fullmatch(flat) and len(flat) > 3):
                return n
            if len(flat) > _LINE and not _TITLE.fullmatch(flat):
                return n
        return min(_TOP, len(self.blocks))

    def _take(self, n: int, why: str) -> None:
        self.found.taken[n] = why

    # -- web page ----------------------------------------------------------------------

    def _web_line(self) -> None:
        """``日期：2023-11-30 16:14 来源：……`` over the text of a web page."""
        moment = self.labels.get("PubDate", "")
        match = _PUBLISHED.match(f"发布日期：{moment}") if moment else None
        for n, text in list(self._texts())[: self.top]:
            line = _PUBLISHED.search(text)
            source = _SOURCE.search(text)
            # A bare 日期 may be any day; beside a time or a source it is the page's own.
            if line and (line[1] != "日期" or line[5] or source):
                match = match or line
                if len(_flat(text)) < _LINE:
                    self._take(n, "发布信息")
            if source and n in self.found.taken:
                self.found.remarks.append(
                    (f"原网页写的来源是“{source[1]}”", "转载的，在“来源”里写原发布单位")
                )
        if match:
            day = _day(match[2], match[3], match[4])
            if day:
                shown = day.isoformat()
                if match[5] and int(match[5]) < 24 and int(match[6]) < 60:
                    shown += f" {time(int(match[5]), int(match[6])).strftime('%H:%M')}"
                self.found.fields["发布日期"] = shown
                return
        self.found.blank["发布日期"] = "原文没有，填在网站上公开的日期和时间"

    # -- 文号 --------------------------------------------------------------------------

    def _document_number(self) -> None:
        near = ""
        # The number may stand below the title, as on web pages; never below the addressee.
        for n, text in list(self._texts())[: self.top + 1]:
            if n > self.top:
                break
            bare = _SIGNER.sub("", text)
            flat = _flat(bare)
            if NUMBER.fullmatch(flat) and (normal := normal_document_number(flat)):
                self.found.fields["文号"] = normal
                self._take(n, "文号")
                return
            if len(flat) < 30 and _LIKE_NUMBER.fullmatch(flat):
                near = bare.strip()
        if near:
            self.found.blank["文号"] = f"原文的“{near}”像是文号，写法不完整"
        elif beside := self.labels.get(BESIDE):
            self.found.blank["文号"] = f"原文没有单独成行的文号；页眉、页脚里有“{beside}”，核对后填"
        else:
            self.found.blank["文号"] = "原文没有单独成行的文号"

    # -- 红头 --------------------------------------------------------------------------

    def _red_head(self) -> None:
        for n, text in list(self._texts())[: self.top]:
            if _SIGNER.fullmatch(text):
                self._take(n, "签发人")
        organs: list[int] = []
        for n, text in list(self._texts())[: self.top]:
            flat = _flat(text)
            if n not in self.found.taken and _ORGAN.fullmatch(flat):
                organs.append(n)
            elif flat == "文件" and organs:
                # Joint issuers above each other, 文件 beside them.
                self.found.fields["发文机关"] = [_flat(self.blocks[i].text) for i in organs]
                for i in (*organs, n):
                    self._take(i, "红头")
                return
        for n, text in list(self._texts())[: self.top]:
            match = _RED_HEAD.fullmatch(_flat(text))
            if n <= self.top and match and _ORGAN.fullmatch(match[1]):
                self.found.fields["发文机关"] = [match[1]]
                self._take(n, "红头")
                return

    # -- 标题 --------------------------------------------------------------------------

    def _title(self) -> None:
        stated = self.labels.get("ArticleTitle", "").strip()
        runs = list(self._runs())
        for numbers in runs:
            title = self._joined(numbers)
            if _TITLE.fullmatch(title) or any(self.blocks[n].level == 1 for n in numbers):
                self.found.fields["标题"] = stated or title
                if not stated or _flat(stated) == _flat(title):
                    for n in numbers:
                        self._take(n, "标题")
                return
        if stated:
            self.found.fields["标题"] = stated
            return
        if named := self._issued_title():
            self.found.fields["标题"] = named
            self.found.remarks.append(
                (
                    f"标题“{named}”取自正文里印发的文件，印发它的通知自己没有标题",
                    "有通知的全称就改成全称",
                )
            )
            return
        self.found.blank["标题"] = "正文前面没有标题"

    def _runs(self) -> Iterator[list[int]]:
        """Runs of lines above the text that are nothing else, longest first."""
        free: list[int] = []
        for n, text in self._texts():
            if n >= self.top:
                break
            flat = _flat(text)
            if n in self.found.taken or len(flat) > 120 or read_day(text):
                if free:
                    yield free
                free = []
                continue
            free.append(n)
            if _TITLE_END.search(flat):
                yield free
                free = []
        if free:
            yield free

    def _joined(self, numbers: Sequence[int]) -> str:
        """Lines of a title as one; joint issuers stay apart by a blank."""
        lines = [re.sub(r"\s+", " ", self.blocks[n].text).strip() for n in numbers]
        title = ""
        for one in lines:
            apart = title and _ORGAN.fullmatch(one.replace(" ", "")) and _ORGAN.fullmatch(title)
            title += f" {one}" if apart else one
        return title

    def _issued_title(self) -> str:
        """A line of its own that the text before it names: 《……方案》已经同意，现印发给你们。"""
        named: set[str] = set()
        for _, text in self._texts():
            flat = _flat(text)
            if flat in named and _TITLE.fullmatch(flat):
                return text.strip()
            if "印发" in flat:
                named.update(re.findall(r"《([^《》]{4,80})》", flat))
        return ""

    # -- 落款 --------------------------------------------------------------------------

    def _signature(self) -> None:
        """The unit and the day under the text; of several days the first signed one."""
        texts = list(self._texts())
        signed: list[tuple[date, list[str]]] = []
        bare: list[date] = []
        damaged: list[tuple[str, list[str]]] = []
        for i, (n, text) in enumerate(texts):
            if n < self.top and self.found.taken.get(n):
                continue
            units = self._units_above(texts, i)
            day = read_day(text)
            if day:
                (signed.append((day, units)) if units else bare.append(day))
            elif len(_flat(text)) < 16 and _LIKE_DAY.fullmatch(_flat(text)):
                damaged.append((text.strip(), units))
        days = {day for day, _ in signed} or set(bare)
        if len(days) == 1:
            self.found.fields["成文日期"] = days.pop().isoformat()
        elif signed:
            # A notice and what it sends round: the notice's own day stands first.
            self.found.fields["成文日期"] = signed[0][0].isoformat()
            self.found.remarks.append(
                ("正文里有几处落款日期，“成文日期”取最前面的一处", "核对是不是这份文件的成文日期")
            )
        elif damaged:
            self.found.blank["成文日期"] = f"原文的“{damaged[0][0]}”缺了字，看不出是哪一天"
        else:
            reason = "原文没有落款日期"
            self.found.blank["成文日期"] = "原文有几个日期，看不出哪一个是" if bare else reason
        units = next((u for _, u in (*signed, *damaged) if u), [])
        if "发文机关" not in self.found.fields:
            if units:
                self.found.fields["发文机关"] = units
            elif begun := self._title_unit():
                self.found.fields["发文机关"] = begun
            else:
                self.found.blank["发文机关"] = "原文没有红头，也没有落款单位"

    def _units_above(self, texts: Sequence[tuple[int, str]], i: int) -> list[str]:
        """Units on the lines right above a day, joint ones in their order."""
        units: list[str] = []
        for n, text in reversed(texts[max(0, i - 6) : i]):
            parts = [p for p in re.split(r"\s+", text.strip()) if p]
            if n in self.found.taken or not parts:
                break
            whole = "".join(parts)
            if all(_ORGAN.fullmatch(p) for p in parts):
                units[:0] = parts
            elif _ORGAN.fullmatch(whole) and len(whole) <= 40:
                units[:0] = [whole]
            else:
                break
        return units

    def _title_unit(self) -> list[str]:
        """Who issues, as the title begins: ……人民政府关于……的通知."""
        title = str(self.found.fields.get("标题", ""))
        head, mark, _ = title.partition("关于")
        names = [p for p in re.split(r"\s+", head.strip()) if p]
        return names if mark and names and all(_ORGAN.fullmatch(p) for p in names) else []

    # -- sentences ---------------------------------------------------------------------

    def _prose(self) -> None:
        whole = "\n".join(_flat(text) for _, text in self._texts())
        for label, pattern in (("施行日期", _EFFECTIVE), ("有效期至", _EXPIRES)):
            days = {day for m in pattern.finditer(whole) if (day := _day(*m.groups()))}
            if len(days) == 1:
                self.found.fields[label] = days.pop().isoformat()
            elif days:
                self.found.blank[label] = "原文有几个日期，看不出哪一个是"
        methods = [word for pattern, word in _METHODS if pattern.search(whole)]
        if len(methods) == 1:
            self.found.fields["公开方式"] = methods[0]
        if re.search(r"有效期(?:为)?[一二三四五六七八九十\d]+年", whole) and "有效期至" not in (
            self.found.fields
        ):
            self.found.remarks.append(
                ("原文写了有效期几年，没有写到哪一天", "算好以后填“有效期至”，到期会自动标注失效")
            )

    def _footer(self) -> None:
        last = [text for _, text in self._texts()][-6:]
        odd = [text.strip() for text in last if _FOOTER.search(text)]
        if odd:
            self.found.remarks.append(
                (f"末尾像是网页的页脚：“{odd[0][:30]}”", "不是正文的，删掉这几行")
            )
