"""Rules against publishing personal information and classified marks (P0xx).

Every text of every record is scanned, drafts too: what lies in the sources is already
in other hands. What is not published is reported one level lower, so that withdrawing a
leaking page works at once. Numbers are never repeated whole in a message.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date

from zwgk.check import prose
from zwgk.check.rule import Context, Finding, rule
from zwgk.check.texts import fields_of
from zwgk.model.record import Record
from zwgk.problem import Level, Where

#: Fields that hold official numbers, which may look like personal ones.
_NUMBERS = frozenset(("credit_code", "code", "index_number", "document_number", "police", "icp"))

#: Anything that could be a finding; nearly all texts have nothing of it.
_SUSPECT = re.compile(
    r"[1\uff11](?:[ \-]?\d){10}|\d(?:[ \-]?\d){14}"
    r"|@|\uff20|绝密|机密|秘密|内部|不得公开|不予公开|此件|外传"
)
#: Full-width signs to half-width, one for one, so that offsets stay.
_NARROW = {0xFF01 + i: 0x21 + i for i in range(94)}

Text = tuple[str, Callable[[int], Where]]


def suspect_texts(record: Record, at: Context) -> list[Text]:
    """Every text of a record that may hold a finding, and its offsets' places."""
    known = at.memo.get(("suspect", record.key))
    if known is None:
        known = at.memo[("suspect", record.key)] = list(_suspect(record, at))
    found: list[Text] = known
    return found


def _suspect(record: Record, at: Context) -> Iterator[Text]:
    if record.body and _SUSPECT.search(record.body):
        yield record.body.translate(_NARROW), prose.Prose(record, record.body).where
    for path, text in fields_of(record, at):
        if path[-1] not in _NUMBERS and _SUSPECT.search(text):
            yield text.translate(_NARROW), _always(record.origin.of(*path))


def _always(place: Where) -> Callable[[int], Where]:
    return lambda _offset: place


#: What a search finds: offset and the text as it may be shown.
Search = Callable[[str], Iterator[tuple[int, str]]]


def _findings(
    record: Record, at: Context, search: Search, message: str, advice: str
) -> Iterator[Finding]:
    texts = suspect_texts(record, at)
    if not texts:
        return
    public = at.shows(record) or record.key in at.facts.held
    note = "" if public else "（这一条现在不公开，但源文件里仍有）"
    for text, where in texts:
        for offset, shown in search(text):
            yield Finding(
                where(offset),
                message.format(shown) + note,
                advice,
                level=None if public else Level.warning,
            )


_ID = re.compile(r"(?<![0-9A-Za-z])[1-9]\d{16}[\dXx](?![0-9A-Za-z])")
_PROVINCE = re.compile("1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3]|91")
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)


def is_identity_number(text: str) -> bool:
    """Whether 18 characters are a citizen's number: place, birthday, check digit (GB 11643)."""
    if not _PROVINCE.match(text):
        return False
    try:
        born = date(int(text[6:10]), int(text[10:12]), int(text[12:14]))
    except ValueError:
        return False
    if born.year < 1900:
        return False
    total = sum(int(c) * w for c, w in zip(text[:17], _WEIGHTS, strict=True))
    return "10X98765432"[total % 11] == text[17].upper()


def identity_numbers(text: str) -> Iterator[tuple[int, str]]:
    """Citizens' numbers, masked as PRV-04 has it."""
    for match in _ID.finditer(text):
        if is_identity_number(match[0]):
            yield match.start(), f"{match[0][:2]}{'*' * 13}{match[0][-3:]}"


@rule(
    "P001",
    "写了公民身份号码",
    of=Record,
    why="公开身份号码会让人被冒用身份；公示名单也只能写打了星号的号码。",
    requirements=("PRV-02", "PRV-03", "PRV-04"),
)
def identity_number(record: Record, at: Context) -> Iterator[Finding]:
    """No 18-digit citizen's numbers."""
    return _findings(
        record,
        at,
        identity_numbers,
        "有公民身份号码 {}",
        "删去号码；必须区分同名的人时，写成前2位、13个星号、后3位",
    )


_MOBILE = re.compile(
    r"(?<![0-9A-Za-z])(?<!\d\.)(?:\+?86[ \-]?)?(1[3-9]\d)([ \-]?)\d{4}\2(\d{4})(?![0-9A-Za-z]|\.\d)"
)


def mobile_numbers(text: str) -> Iterator[tuple[int, str]]:
    """Mobile numbers, masked."""
    for match in _MOBILE.finditer(text):
        yield match.start(), f"{match[1]}****{match[3]}"


@rule(
    "P002",
    "写了手机号码",
    of=Record,
    why="个人手机号码公开后会招来骚扰和诈骗；联系方式应写办公电话。",
    requirements=("PRV-03", "PRV-04", "PRV-05"),
)
def mobile_number(record: Record, at: Context) -> Iterator[Finding]:
    """No mobile numbers."""
    return _findings(
        record,
        at,
        mobile_numbers,
        "有手机号码 {}",
        "换成办公电话；名单里必须保留的，写成前3位、4个星号、后4位",
    )


_CARD = re.compile(
    r"(?<![0-9A-Za-z])(?:\d{16,19}|\d{4}([ \-])\d{4}\1\d{4}\1\d{4}(?:\1\d{1,3})?)"
    r"(?![0-9A-Za-z]|\.\d)"
)
#: UnionPay and the prefixes of older cards; other long numbers are not cards.
_CARD_PREFIX = re.compile(r"62|9558|4\d{15}$|5[1-5]\d{14}$")


def passes_luhn(digits: str) -> bool:
    """The check digit of bank cards."""
    total = 0
    for i, c in enumerate(reversed(digits)):
        n = int(c) * (2 if i % 2 else 1)
        total += n - 9 if n > 9 else n
    return total % 10 == 0


def card_numbers(text: str) -> Iterator[tuple[int, str]]:
    """Bank card numbers, masked."""
    for match in _CARD.finditer(text):
        digits = re.sub(r"\D", "", match[0])
        if (
            _CARD_PREFIX.match(digits)
            and passes_luhn(digits)
            and not (len(digits) == 18 and is_identity_number(digits))
        ):
            yield match.start(), f"{digits[:4]}{'*' * (len(digits) - 8)}{digits[-4:]}"


@rule(
    "P003",
    "写了银行卡号",
    of=Record,
    why="金融账户是敏感个人信息，不能公开。",
    requirements=("PRV-02", "PRV-03", "PRV-06"),
)
def card_number(record: Record, at: Context) -> Iterator[Finding]:
    """No bank card numbers."""
    return _findings(record, at, card_numbers, "有银行卡号 {}", "删去卡号，公示名单不写账号一栏")


_MAILBOX = re.compile(r"[\w.+\-]+@(?:vip\.)?(?:qq|foxmail)\.com", re.I | re.A)


def private_mailboxes(text: str) -> Iterator[tuple[int, str]]:
    """QQ mailboxes, masked."""
    for match in _MAILBOX.finditer(text):
        name, _, host = match[0].partition("@")
        yield match.start(), f"{name[:2]}***@{host}"


@rule(
    "P004",
    "写了QQ邮箱",
    of=Record,
    why="QQ邮箱带着个人的QQ号，也没有单位管理；公务联系应使用单位邮箱。",
    requirements=("PRV-05",),
)
def private_mailbox(record: Record, at: Context) -> Iterator[Finding]:
    """No QQ mailboxes."""
    return _findings(
        record, at, private_mailboxes, "有QQ邮箱 {}", "换成单位邮箱，没有的写办公电话和地址"
    )


_MARK = re.compile(
    r"(?:绝密|机密|秘密)\s*[★☆][^\n]{0,10}"
    r"|^[ \t(<《【\[]*"
    r"(?:绝密|机密|秘密|工作秘密|内部资料|内部文件|不得公开|不予公开|仅供内部[^\n]{0,6})"
    r"(?:[,,。.!、\s]*(?:注意保存|请勿外传|不得外传|不得公开|妥善保管))*[ \t)>》】\].。!]*$"
    r"|此件(?:不公开|不予公开|依申请公开|属[^\n]{0,6}秘密)[^\n)]{0,6}",
    re.M,
)
_WORD = re.compile("绝密|机密|内部资料|仅供内部|请勿外传|不得外传")


def marks(text: str) -> Iterator[tuple[int, str]]:
    """Marks of classification: with a star, alone on a line, or 此件不公开."""
    for match in _MARK.finditer(text):
        yield match.start() + len(match[0]) - len(match[0].lstrip()), match[0].strip()


def words_of_marks(text: str) -> Iterator[tuple[int, str]]:
    """The words of such marks anywhere else."""
    marked = [m.span() for m in _MARK.finditer(text)]
    for match in _WORD.finditer(text):
        if not any(a <= match.start() < b for a, b in marked):
            yield match.start(), match[0]


@rule(
    "P005",
    "有密级或内部标志",
    of=Record,
    why="标有密级、内部资料或此件不公开的内容，上网就是泄密；发现后要先按保密规定报告。",
    requirements=("SEC-03", "SEC-04", "CK-01"),
)
def classified(record: Record, at: Context) -> Iterator[Finding]:
    """No marks of classification."""
    return _findings(
        record,
        at,
        marks,
        "有不得公开的标志“{}”",
        "停止发布，先请保密审查；可以公开的，删去标志并留下审查记录",
    )


@rule(
    "P006",
    "出现密级或内部用语",
    of=Record,
    why="正文里出现这些词，可能是引用，也可能是整段不该公开，要有人看一眼。",
    level=Level.hint,
    requirements=("SEC-03",),
)
def classified_word(record: Record, at: Context) -> Iterator[Finding]:
    """Words of such marks are looked at by a person."""
    return _findings(
        record, at, words_of_marks, "出现了“{}”", "核对这一段能不能公开；只是一般引用的，不用改"
    )


_HEADS = re.compile(
    "身份证|身份号码|银行卡|银行账[号户]|开户账号|卡号|手机号|家庭住址|详细住址|"
    "出生日期|出生年月|残疾等级|病种"
)


@rule(
    "P007",
    "名单里有敏感的栏目",
    of=prose.TYPES,
    why="名单泄露的风险最大：身份、账户、住址、疾病、出生日期等栏目，公示时一般不列。",
    level=Level.warning,
    requirements=("PRV-02", "PRV-06"),
)
def sensitive_column(record: Record, at: Context) -> Iterator[Finding]:
    """Tables have no columns of sensitive personal information."""
    for part in prose.prose_of(record, at):
        for offset, head in prose.table_heads(part.text):
            found = _HEADS.search(head)
            if found:
                yield Finding(
                    part.where(offset + found.start()),
                    f"表格里有“{found[0]}”一栏",
                    "删去这一栏；依法必须公示的，内容打星号",
                )


#: What never belongs on a page, each found by its own search.
_SEARCHES: tuple[Search, ...] = (
    identity_numbers,
    mobile_numbers,
    card_numbers,
    private_mailboxes,
    marks,
)


def has_personal_information(text: str) -> bool:
    """Whether the rules above find anything in a text that is not a record's any more."""
    narrow = text.translate(_NARROW)
    heads = (head for _, head in prose.table_heads(text))
    found = any(next(search(narrow), None) for search in _SEARCHES)
    return found or any(_HEADS.search(head) for head in heads)
