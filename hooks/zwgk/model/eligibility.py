"""资格自测: a decision table that tells a citizen whether to apply."""

from __future__ import annotations

from typing import ClassVar

from zwgk.model.record import Column, Kind, Link, Part, key
from zwgk.model.shared import Published
from zwgk.model.values.text import Choice, Many, Text


class Verdict(Choice):
    """What a conclusion tells the citizen to do."""

    likely = "可以申请"
    ask = "要问一问"
    unlikely = "暂不符合"


class EligibilityQuestion(Part):
    """A question with its possible answers; ``name`` is how rows and cases call it."""

    short: ClassVar[str] = "name"

    name: Text = key("名称", "在规则和用例里怎么叫这道题，两三个字，不重复", required=True, example="户口")
    question: Text = key("问", "问群众的话，一次只问一件事", required=True, example="您的户口在青禾县吗？")
    help: Text | None = key("说明", "怎么判断、到哪里看", example="看户口簿首页的住址")
    answers: Many[Text] = key("答案", "可以选的答案，至少两个，合起来包括所有情况", required=True, example="[在本县, 不在本县]")


class EligibilityRow(Part):
    """A row of the table: answers (a question not named may be anything), and what follows."""

    conditions: dict[str, Many[Text]] = key("如果", "题目的名称和答案，几个答案都行的列在一起，没写的题目不论", required=True, example="{户口: 在本县}")
    conclusion: Text = key("结论", "这些答案得出哪个结论，写结论的名称", required=True, example="可以申请低保")


class Conclusion(Part):
    """An outcome: the verdict, its clause, and the guide to go on with."""

    short: ClassVar[str] = "name"

    name: Text = key("名称", "结论的名称，也是页面上的标题", required=True, example="可以申请低保")
    verdict: Verdict = key("类型", "可以申请、要问一问或暂不符合", required=True, example="可以申请")
    text: Text = key("说明", "接下来怎么做；暂不符合的，说明为什么、还有什么别的办法", required=True)
    basis: Many[Text] = key("依据", "法规文件的哪一条", required=True, example="《社会救助暂行办法》第九条")
    guides: Many[Text] = key("办事指南", "接着看哪个办事指南；可以申请的必须写", default=(), link=Link(("service_guide",), "conclusions"), example="最低生活保障申请")


class EligibilityCase(Part):
    """A made-up person and the conclusion the table must give (every branch needs one)."""

    name: Text = key("名称", "什么样的人", required=True, example="本县户口，家里有车")
    answers: dict[str, Text] = key("回答", "每道问到的题怎么答", required=True, example="{户口: 在本县}")
    conclusion: Text = key("结论", "应当得出哪个结论", required=True, example="可以申请低保")


class Eligibility(Published):
    """资格自测."""

    kind: ClassVar[Kind] = Kind(
        name="eligibility",
        label="资格自测",
        plural="eligibility",
        sources=("content/eligibility/**",),
        form="one",
        column=Column("资格自测", "答几道选择题，看看自己能不能申请；回答只留在您的设备上", ("能不能申请", "资格", "条件"), "办事服务"),
        title="name",
        order="published_on",
    )

    name: Text = key("名称", "群众会怎么问就怎么写", required=True, example="我能不能申请低保？")
    key_point: Text = key("一句话说清楚", "不超过60个字", required=True, example="答4道题，看看您家能不能申请低保")
    organisation: Text = key("单位", "由哪个单位负责", required=True, link=Link(("organisation",), "eligibilities"), example="县民政局")
    guides: Many[Text] = key("办事指南", "对应哪个办事指南，指南的页面会链接过来", required=True, link=Link(("service_guide",), "eligibilities"), example="最低生活保障申请")
    questions: Many[EligibilityQuestion] = key("题目", "按问的先后排列", required=True)
    rows: Many[EligibilityRow] = key("规则", "哪些答案得出哪个结论，每一种情况都要有", required=True)
    conclusions: Many[Conclusion] = key("结论", "全部结论", required=True)
    cases: Many[EligibilityCase] = key("用例", "用来核对的例子，每一支至少一个", required=True)
