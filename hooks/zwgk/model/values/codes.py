"""Official numbers and codes: 文号, credit code, site code, telephone, coordinates."""

from __future__ import annotations

import re
import unicodedata
from typing import Annotated, Any

from pydantic import BeforeValidator, WithJsonSchema

from zwgk.model.values.text import V015, wrong
from zwgk.problem import declare

V006 = declare(
    "V006",
    "文号写法不对",
    "文号由机关代字、年份、序号三部分组成，年份用六角括号，序号不补零，群众照着文号才查得到。",
    requirements=("DOC-03",),
)
V007 = declare(
    "V007",
    "统一社会信用代码不对",
    "统一社会信用代码为18位，最后一位由前17位算出，算不上就是抄错了（GB 32100）。",
)
V008 = declare(
    "V008",
    "电话号码写法不对",
    "公开的电话要能直接拨打：区号-号码，或 12345 这类短号。",
    requirements=("SVC-02",),
)
V009 = declare("V009", "电子邮箱写法不对", "邮箱写错，群众的意见就寄不到。")
V012 = declare(
    "V012",
    "网站标识码写法不对",
    "网站标识码为10位数字（前6位是行政区划代码），部委为 bm 加8位数字。",
    requirements=("GW-06",),
)
V013 = declare("V013", "行政区划代码写法不对", "行政区划代码为6位数字。")
V014 = declare(
    "V014",
    "编号写法不对",
    "编号会成为网页地址，长期不变，只能用小写字母、数字和连字符（短横）。",
    requirements=("GW-33",),
)
V018 = declare(
    "V018", "备案号写法不对", "页脚要按规定格式列出备案号。", requirements=("GW-15",)
)

_NUMBER = re.compile(r"([^\d()]{1,20}?)[(](\d{4})[)](?:第)?0*(\d{1,6})号")


def normal_document_number(text: str) -> str | None:
    """``机关代字〔year〕n号`` in normal form (DOC-03), or None when it is not one."""
    folded = unicodedata.normalize("NFKC", text).translate(
        str.maketrans("〔〕[]【】﹝﹞", "()()()()")
    )
    match = _NUMBER.fullmatch(re.sub(r"\s+", "", folded))
    return f"{match[1]}〔{match[2]}〕{match[3]}号" if match else None


def _document_number(value: Any) -> Any:
    value = _plain(value)
    if isinstance(value, str):
        normal = normal_document_number(value)
        if normal is None:
            raise wrong(
                V006, f"填的“{value}”不是完整的文号", "改成“某府办发〔2022〕3号”这样的写法"
            )
        return normal
    return value


def _plain(value: Any) -> Any:
    if isinstance(value, list | dict):
        raise wrong(V015, "应填一个号码，这里却是一组内容", "改成一个号码，写在冒号后面")
    return value.strip() if isinstance(value, str) else value


DocumentNumber = Annotated[
    str, BeforeValidator(_document_number), WithJsonSchema({"type": "string"})
]

_CREDIT_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"


def credit_code_check_digit(first17: str) -> str:
    """Check character of a unified social credit code (GB 32100-2015, weights 3^i mod 31)."""
    total = sum(_CREDIT_ALPHABET.index(c) * pow(3, i, 31) for i, c in enumerate(first17))
    return _CREDIT_ALPHABET[(31 - total % 31) % 31]


def _credit_code(value: Any) -> Any:
    value = _plain(value)
    if isinstance(value, str):
        value = unicodedata.normalize("NFKC", value).upper()
        if not re.fullmatch(f"[{_CREDIT_ALPHABET}]{{18}}", value):
            raise wrong(V007, f"填的“{value}”不是18位代码", "照登记证书重新填写18位数字和字母")
        if credit_code_check_digit(value[:17]) != value[17]:
            raise wrong(
                V007, f"填的“{value}”最后一位与前17位对不上", "照登记证书逐位核对，改正抄错的一位"
            )
    return value


CreditCode = Annotated[str, BeforeValidator(_credit_code), WithJsonSchema({"type": "string"})]

_PHONE = re.compile(r"(0\d{2,3}-\d{7,8}(-\d{1,6})?|1\d{4}|1\d{2}|400-?\d{3}-?\d{4}|800\d{7})")


def _phone(value: Any) -> Any:
    value = _plain(value)
    if isinstance(value, str):
        folded = unicodedata.normalize("NFKC", value)
        folded = re.sub(r"\s+", "", re.sub("[‐‑–—―一]", "-", folded))
        if not _PHONE.fullmatch(folded):
            several = re.split("[、，；,;/]", value)
            if len(several) > 1 and all(_PHONE.fullmatch(n.strip()) for n in several):
                numbers = ", ".join(n.strip() for n in several)
                raise wrong(
                    V008,
                    f"填的“{value}”是几个号码连在一起",
                    f"改成 [{numbers}]；只能填一个的，留下一个",
                )
            mobile = re.fullmatch(r"1[3-9]\d{9}", folded)
            what = "填的是手机号码" if mobile else f"填的“{value}”不是公开电话"
            raise wrong(V008, what, "改成办公电话，写作区号-号码，例如 0830-1234567")
        return folded
    return value


Phone = Annotated[str, BeforeValidator(_phone), WithJsonSchema({"type": "string"})]


def _pattern(code: Any, pattern: str, noun: str, advice: str) -> BeforeValidator:
    compiled = re.compile(pattern)

    def read(value: Any) -> Any:
        value = _plain(value)
        if isinstance(value, str):
            value = unicodedata.normalize("NFKC", value)
            if not compiled.fullmatch(value):
                raise wrong(code, f"填的“{value}”不是{noun}", advice)
        return value

    return BeforeValidator(read)


Email = Annotated[
    str,
    _pattern(V009, r"[\w.+-]+@[\w-]+(\.[\w-]+)+", "电子邮箱", "改成 名称@单位域名 这样的写法"),
    WithJsonSchema({"type": "string"}),
]
SiteCode = Annotated[
    str,
    _pattern(V012, r"\d{10}|bm\d{8}", "网站标识码", "填写10位数字，两边加英文引号"),
    WithJsonSchema({"type": "string"}),
]
RegionCode = Annotated[
    str,
    _pattern(V013, r"\d{6}", "行政区划代码", "填写6位数字，两边加英文引号"),
    WithJsonSchema({"type": "string"}),
]
IcpNumber = Annotated[
    str,
    _pattern(V018, r".ICP备\d+号(-\d+)?", "ICP备案号", "改成“某ICP备12345678号-1”这样的写法"),
    WithJsonSchema({"type": "string"}),
]
PoliceNumber = Annotated[
    str,
    _pattern(V018, r".公网安备\s?\d{14}号?", "公安备案号", "改成“某公网安备12345678901234号”这样的写法"),
    WithJsonSchema({"type": "string"}),
]
