"""目录用词: spellings of a site's own tables, beside those that ship with the engine.

The closed vocabularies stay closed: a site adds other spellings of their words, texts of
其他, heads of columns and marks, never a fourteenth channel.
"""

from __future__ import annotations

from typing import Annotated, Any, ClassVar

from pydantic import BeforeValidator, WithJsonSchema

from zwgk.model.catalog_item import Audience, CatalogItem, Channel, Stage, Tier
from zwgk.model.record import Column, Kind, Part, Record, key
from zwgk.model.shared import Method
from zwgk.model.values.text import V002, V015, Many, Text, fold, wrong
from zwgk.model.vocabulary import HEADERS

#: Column of a catalog table → its standard head: every field, and two that are none.
COLUMNS: dict[str, str] = {
    "number": HEADERS["number"][0],
    "name": HEADERS["name"][0],
    **{name: info.label for name, info in CatalogItem.fields().items()},
}

_BY_WORD = {fold(word): name for name, label in COLUMNS.items() for word in (name, label)}


def _column(value: Any) -> Any:
    """The English name of a column, from its label."""
    labels = "、".join(COLUMNS.values())
    if not isinstance(value, str):
        raise wrong(V015, "应填一个词，这里却是一组内容", f"从这些词里选一个：{labels}")
    name = _BY_WORD.get(fold(value))
    if name is None:
        raise wrong(V002, f"不能填“{value}”", f"从这些词里选一个填：{labels}")
    return name


TableColumn = Annotated[
    str, BeforeValidator(_column), WithJsonSchema({"enum": list(COLUMNS.values())})
]


class ChannelSpelling(Part):
    """Other spellings of a channel."""

    word: Channel = key("词", "国家表格里的词", required=True, example="政务服务中心")
    also: Many[Text] = key("也叫", "本地表格里的写法", required=True, example="便民大厅")


class AudienceSpelling(Part):
    """Other spellings of an audience."""

    word: Audience = key("词", "国家表格里的词", required=True, example="特定群体")
    also: Many[Text] = key("也叫", "本地表格里的写法", required=True, example="相对人")


class MethodSpelling(Part):
    """Other spellings of a method."""

    word: Method = key("词", "国家表格里的词", required=True, example="主动公开")
    also: Many[Text] = key("也叫", "本地表格里的写法", required=True, example="主动向社会公开")


class TierSpelling(Part):
    """Other spellings of a tier."""

    word: Tier = key("词", "国家表格里的词", required=True, example="乡级")
    also: Many[Text] = key("也叫", "本地表格里的写法", required=True, example="片区级")


class StageSpelling(Part):
    """Other spellings of one of the five."""

    word: Stage = key("词", "国家表格里的词", required=True, example="结果")
    also: Many[Text] = key("也叫", "本地表格里的写法", required=True, example="结果类")


class HeaderSpelling(Part):
    """Other heads of a column."""

    column: TableColumn = key("项目", "公开事项的项目，或者“序号”", required=True, example="公开内容")
    also: Many[Text] = key("也叫", "本地表格里的表头", required=True, example="应公开的内容")


class VocabularyFile(Record):
    """目录用词."""

    kind: ClassVar[Kind] = Kind(
        name="vocabulary",
        label="目录用词",
        plural="vocabulary",
        sources=("catalog/vocabulary.yml",),
        form="one",
        column=Column("目录用词", "导入目录表时认得的本地写法", ("标准目录",), "信息公开目录"),
        own_page=False,
        settings=True,
        title="name_text",
    )

    channels: Many[ChannelSpelling] = key("公开渠道", "13种公开渠道的本地叫法", default=(), requirements=("CAT-02",))
    other_channels: Many[Text] = key("其他渠道", "13种以外、记作“其他”的渠道", default=(), example="村村响广播", requirements=("CAT-02",))
    audience: Many[AudienceSpelling] = key("公开对象", "公开对象的本地叫法", default=())
    method: Many[MethodSpelling] = key("公开方式", "公开方式的本地叫法", default=())
    tier: Many[TierSpelling] = key("公开层级", "公开层级的本地叫法", default=())
    stages: Many[StageSpelling] = key("五公开", "五公开的本地叫法", default=())
    headers: Many[HeaderSpelling] = key("表头", "表头的本地写法", default=())
    ticked: Many[Text] = key("打勾记号", "表示打了勾的记号", default=(), example="◆")
    unticked: Many[Text] = key("未勾记号", "表示没有打勾的记号", default=(), example="◇")
    as_above: Many[Text] = key("同上的写法", "表示和上一行相同的写法", default=(), example="同上一条")

    @property
    def name_text(self) -> str:
        """There is one such file."""
        return self.kind.label
