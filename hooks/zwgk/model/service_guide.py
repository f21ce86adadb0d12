"""办事指南 (SVC-01..16)."""

from __future__ import annotations

from typing import ClassVar

from zwgk.model.record import Column, Kind, Link, Part, key
from zwgk.model.shared import Attachment, Published
from zwgk.model.values.codes import Phone
from zwgk.model.values.dates import Day, Span
from zwgk.model.values.text import Choice, Count, Many, Text, WebAddress


class Person(Choice):
    """服务对象."""

    individual = "个人"
    legal_person = "法人"

    @classmethod
    def aliases(cls) -> dict[str, str]:
        """Words used on guide pages."""
        return {"自然人": "individual", "企业": "legal_person", "企业法人": "legal_person"}


class ServiceType(Choice):
    """事项类型."""

    licence = "行政许可"
    confirmation = "行政确认"
    payment = "行政给付"
    reward = "行政奖励"
    ruling = "行政裁决"
    other_power = "其他行政权力"
    public_service = "公共服务"


class Profile(Choice):
    """要素版式: how many elements a guide says (SVC-16)."""

    basic = "基本"
    full = "完整"


class Necessity(Choice):
    """Whether a material is always needed."""

    required = "必要"
    conditional = "视情况"
    replaceable = "可容缺"


class Material(Part):
    """A row of 申请材料 (SVC-05)."""

    short: ClassVar[str] = "name"

    name: Text = key("名称", "材料的全称，不写“其他材料”", required=True, example="居民身份证", requirements=("SVC-05", "SVC-15"))
    form: Text | None = key("形式", "原件、复印件、电子件或原件核验", example="原件核验")
    copies: Count | None = key("份数", "几份", example="1")
    source: Text | None = key("来源", "由谁出具", example="申请人自备")
    necessity: Necessity = key("必要性", "必要、视情况或可容缺", default=Necessity.required, example="必要")
    note: Text | None = key("说明", "什么情况下要、有什么要求", example="委托他人办理时提供")
    blank: Text | None = key("空白表", "空白表格的文件名", file=True, example="申请表.docx")
    filled: Text | None = key("样表", "填好的样表的文件名", file=True, example="申请表样表.pdf")


class GuideStep(Part):
    """A step of 办理流程; never a bare name (SVC-15)."""

    short: ClassVar[str] = "name"

    name: Text = key("步骤", "这一步做什么", required=True, example="申请")
    text: Text | None = key("说明", "怎么做", example="到镇便民服务中心提交材料")
    time: Text | None = key("时限", "这一步要多久", example="当日")
    actor: Text | None = key("办理人", "由谁做", example="镇便民服务中心")


class ServiceGuide(Published):
    """办事指南."""

    kind: ClassVar[Kind] = Kind(
        name="service_guide",
        label="办事指南",
        plural="guides",
        sources=("content/guides/**",),
        form="one",
        column=Column("办事指南", "办理条件、材料、流程、时限、收费和咨询电话", ("办事指南", "办事服务"), "办事服务"),
        title="name",
        order="published_on",
        reserved=frozenset({"visits"}),
        texts=("notes",),
    )

    name: Text = key("事项名称", "事项的名称", required=True, example="最低生活保障申请", requirements=("SVC-01",))
    other_names: Many[Text] = key("俗称", "群众平时的叫法", default=(), example="办低保")
    key_point: Text = key("一句话说清楚", "不超过60个字，说清谁能办、办了有什么用", required=True, example="家庭人均收入低于低保标准的，可以申请低保")
    provider: Text = key("实施主体", "负责办理的单位", required=True, link=Link(("organisation",), "guides"), example="县民政局", requirements=("SVC-01", "SVC-02"))
    audience: Many[Person] = key("服务对象", "个人、法人", required=True, example="个人", requirements=("SVC-02",))
    service_type: ServiceType = key("事项类型", "行政许可、公共服务等", default=ServiceType.public_service, example="行政给付")
    profile: Profile = key("要素版式", "基本，或者完整：照服务中心办事指南的全部要素写", default=Profile.basic, example="完整", requirements=("SVC-16",))
    code: Text | None = key("实施编码", "政务服务事项实施编码", example='"110000000000000000000000000000000"', requirements=("SVC-07",))
    theme: Text | None = key("办事主题", "按人生事件或经营事项分的主题", example="社会救助", requirements=("SVC-09",))
    item: Many[Text] = key("对应事项", "属于标准目录里的哪一条，写事项编码", default=(), link=Link(("catalog_item",), "guides"), example="SHJZ-0301", requirements=("CAT-08",))
    basis: Many[Text] = key("设定依据", "法律法规依据，一条一项", required=True, example="《社会救助暂行办法》第十一条", requirements=("SVC-01",))
    legal_basis: Many[Text] = key("政策依据", "本站已有的政策文件，写文号", default=(), link=Link(("policy",), "guides"), example="示府办发〔2022〕3号")
    requirements: Many[Text] = key("受理条件", "符合什么条件可以办，一条一项", required=True, example="户籍在本县", requirements=("SVC-01",))
    decider: Text | None = key("决定机构", "由谁作出决定，和受理的是同一个单位也写明", example="县行政审批局", requirements=("SVC-16",))
    quantity_limit: Text | None = key("数量限制", "有没有名额限制；行政许可必须写，没有就写“无数量限制”", example="无数量限制", requirements=("SVC-03",))
    forbidden: Many[Text] = key("不予受理", "哪些情况不能办", default=(), example="已享受特困供养")
    evidence: Many[Material] = key("申请材料", "要带的材料", required=True, requirements=("SVC-01", "SVC-05", "SVC-10"))
    submission: Text | None = key("提交方式", "材料怎样交：窗口、网上、邮寄，写明地址", example="窗口递交、网上申报或者邮寄到示例路1号", requirements=("SVC-16",))
    steps: Many[GuideStep] = key("办理流程", "从申请到结果的每一步", required=True, requirements=("SVC-01", "SVC-15"))
    handling: Text | None = key("办理方式", "当场办、一般程序，或者要现场核查", example="一般程序，材料齐全的当场受理", requirements=("SVC-16",))
    statutory_days: Span = key("法定办结时限", "法律规定的时限", required=True, example="30个工作日", requirements=("SVC-01", "SVC-04"))
    promised_days: Span | None = key("承诺办结时限", "向社会承诺的时限，不长于法定时限", example="20个工作日", requirements=("SVC-04",))
    cost: Text = key("收费", "收多少；不收费就写“不收费”", required=True, example="不收费", requirements=("SVC-01",))
    cost_basis: Text | None = key("收费依据", "收费的依据")
    places: Many[Text] = key("办理地点", "到哪里办", required=True, link=Link(("place",), "guides"), example="县政务服务中心", requirements=("SVC-01", "SVC-14"))
    counter: Text | None = key("线下窗口", "几楼几号窗口", example="一楼3号窗口", requirements=("SVC-14",))
    hours: Text = key("办理时间", "办理的时间", required=True, example="工作日 9:00-12:00 13:30-17:00", requirements=("SVC-01",))
    visits: Count = key("到现场次数", "最多要跑几次，不用跑写0", required=True, example="1", requirements=("SVC-06",))
    online: WebAddress | None = key("网上办理", "网上办理的网址", example="https://www.example.gov.cn/banshi/")
    agent: Text = key("代办", "能不能由别人代办、怎么代办", required=True, example="可以由家人代办，带双方身份证")
    home_visit: Text = key("上门服务", "行动不便的人怎么办", required=True, example="行动不便的，拨打咨询电话预约上门")
    output: Text | None = key("办理结果", "办好后拿到什么", example="低保证")
    delivery: Text | None = key("结果送达", "怎么拿到结果", example="窗口领取或邮寄")
    query: Text | None = key("进度查询", "怎么查进度", example="拨打咨询电话查询")
    rights: Many[Text] = key("权利和义务", "申请人有什么权利、要做到什么，一条一项", default=(), example="对决定不服的，可以在60日内申请行政复议", requirements=("SVC-16",))
    phone: Phone = key("咨询电话", "问这件事打哪个电话", required=True, example="0830-0000003", requirements=("SVC-01", "SVC-02"))
    complaint_phone: Phone = key("监督投诉电话", "对办理不满意打哪个电话", required=True, example="0830-0000004", requirements=("SVC-02",))
    forms: Many[Attachment] = key("表格下载", "空白表和样表", default=(), example="申请表.docx", requirements=("SVC-05",))
    notes: Text | None = key("补充说明", "上面各项写不下的：分档标准、特殊情形；可以分段、列条、列表", example="夫妻一方是外地户口的，带结婚证")
    verified_on: Day | None = key("核实日期", "最近一次逐项核实的日期", example="2026-09-01")
    verified_by: Text | None = key("核实人", "由谁核实", example="张示例")

    @property
    def names(self) -> tuple[str, ...]:
        """Official name and everyday names."""
        return (self.name, *self.other_names)
