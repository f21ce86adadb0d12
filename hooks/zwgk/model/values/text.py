"""Text, numbers, yes/no, lists and closed vocabularies."""

from __future__ import annotations

import re
import unicodedata
from difflib import get_close_matches
from enum import Enum
from functools import cache
from typing import Annotated, Any, Self, TypeVar

from pydantic import BeforeValidator, GetCoreSchemaHandler, WithJsonSchema
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from zwgk.problem import Code, declare

V002 = declare(
    "V002", "填了可选范围以外的内容", "有固定选项的栏目只能填选项里的词，统计和检索才能对得上。"
)
V004 = declare("V004", "应填整数", "份数、次数、件数等要参与计算，只能是整数。")
V005 = declare("V005", "应填是或否", "只有两种情况的栏目填“是”或“否”。")
V010 = declare("V010", "网址写法不对", "网址要能直接点开，以 http:// 或 https:// 开头。")
V015 = declare("V015", "填写的层次不对", "该填一句话的地方填了一组内容，或者相反。")
V016 = declare("V016", "文字太长", "限定长度的栏目要在一屏内看完。")
V019 = declare("V019", "应填数字", "金额、比例等要参与计算，只能是数字。")


def fold(text: str) -> str:
    """Fold width, brackets and spaces so that two spellings of one name are equal.

    Full and half width, ``〔〕［］【】[]()（）`` and spaces are folded (architecture 3.5):
    the same 文号 or 单位 is typed in several ways in practice.
    """
    text = unicodedata.normalize("NFKC", text)
    text = text.translate(_BRACKETS)
    return re.sub(r"\s+", "", text).casefold()


_BRACKETS = str.maketrans("〔〕[]【】{}﹝﹞「」『』", "()()()()()()()")


def wrong(code: Code, what: str, advice: str) -> PydanticCustomError:
    """The error a value type raises. ``what`` follows the label in the message."""
    safe = {"what": what, "advice": advice}
    return PydanticCustomError(code.code, "{what}", safe)


def _text(value: Any) -> Any:
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, list | dict):
        raise wrong(V015, "应填一段文字，这里却是一组内容", "改成一段文字，写在冒号后面")
    return value


Text = Annotated[str, BeforeValidator(_text), WithJsonSchema({"type": "string"})]


_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}(?:,\d{3})*(?!\d)(?!,))")


def _digits(value: str) -> str:
    """``１，２００`` as ``1200``. Commas between anything but thousands stay: 0，0，0 is three."""
    return _THOUSANDS.sub("", unicodedata.normalize("NFKC", value).strip())


def _one_by_one(value: str) -> str:
    """Advice for several numbers that a Chinese comma made one value."""
    numbers = [n.strip() for n in re.split("[，、；]", value)]
    several = len(numbers) > 1 and all(re.fullmatch(r"-?[\d.]+", n) for n in numbers)
    return f"改用英文逗号隔开，写成 {', '.join(numbers)}" if several else ""


def _integer(value: Any) -> Any:
    if isinstance(value, str):
        digits = _digits(value)
        if re.fullmatch(r"-?\d{1,15}", digits):
            return int(digits)
        raise wrong(V004, f"填的“{value}”不是整数", _one_by_one(value) or "改成整数，例如 3")
    return _text(value)


Count = Annotated[int, BeforeValidator(_integer), WithJsonSchema({"type": ["integer", "string"]})]


def _decimal(value: Any) -> Any:
    if isinstance(value, str):
        digits = _digits(value)
        if re.fullmatch(r"-?\d{1,15}(\.\d{1,9})?", digits):
            return float(digits)
        raise wrong(V019, f"填的“{value}”不是数字", _one_by_one(value) or "改成数字，例如 12.5")
    return _text(value)


Number = Annotated[float, BeforeValidator(_decimal), WithJsonSchema({"type": ["number", "string"]})]


def _yes_no(value: Any) -> Any:
    if isinstance(value, str):
        if value.strip() in ("是", "yes", "true"):
            return True
        if value.strip() in ("否", "no", "false"):
            return False
        raise wrong(V005, f"填的“{value}”既不是“是”也不是“否”", "改成“是”或“否”")
    return _text(value)


YesNo = Annotated[bool, BeforeValidator(_yes_no), WithJsonSchema({"enum": ["是", "否"]})]


def _web(value: Any) -> Any:
    value = _text(value)
    if isinstance(value, str) and not re.fullmatch(r"https?://[^\s/]+(/\S*)?", value):
        raise wrong(V010, f"填的“{value}”不是网址", "改成以 https:// 开头的完整网址")
    return value


WebAddress = Annotated[str, BeforeValidator(_web), WithJsonSchema({"type": "string"})]

T = TypeVar("T")


def _many(value: Any) -> Any:
    if isinstance(value, list):
        return tuple(value)
    if isinstance(value, tuple) or value is None:
        return value or ()
    return (value,)


#: A list; a single value stands for a list of one.
Many = Annotated[tuple[T, ...], BeforeValidator(_many)]


@cache
def _words(choice: type[Choice]) -> dict[str, Any]:
    """Every folded word of a vocabulary → its member."""
    words = {fold(alias): choice[name] for alias, name in choice.aliases().items()}
    words |= {m.name: m for m in choice}
    return words | {fold(m.label): m for m in choice}


class Choice(Enum):
    """A closed vocabulary: the name is the English identifier, the value the Chinese word."""

    @property
    def label(self) -> str:
        """The Chinese word."""
        return str(self.value)

    @classmethod
    def aliases(cls) -> dict[str, str]:
        """Other words of the official tables → member name."""
        return {}

    @classmethod
    def read(cls, value: Any) -> Self:
        """The member an editor means by its Chinese word or English identifier."""
        if isinstance(value, cls):
            return value
        if not isinstance(value, str):
            raise wrong(V015, "应填一个词，这里却是一组内容", f"从这些词里选一个：{cls.all()}")
        found: Self | None = _words(cls).get(fold(value))
        if found is not None:
            return found
        near = get_close_matches(value, [m.label for m in cls], n=1, cutoff=0.3)
        near = near or [m.label for m in cls if value in m.label or m.label in value][:1]
        question = f"。是不是“{near[0]}”？" if near else ""
        raise wrong(V002, f"不能填“{value}”", f"从这些词里选一个填：{cls.all()}{question}")

    @classmethod
    def all(cls) -> str:
        """All Chinese words, for messages."""
        return "、".join(m.label for m in cls)

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(
            cls.read, serialization=core_schema.plain_serializer_function_ser_schema(lambda m: m.name)
        )

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: Any, handler: Any) -> dict[str, Any]:
        return {"enum": [*(m.label for m in cls), *(m.name for m in cls)]}
