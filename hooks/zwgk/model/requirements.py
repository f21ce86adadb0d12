"""The official requirements that are checked so far, and those left to people (IPF-07).

One row a requirement, in the order of the list of requirements. Which problem codes
check one is declared with the codes; here stand its title in short words, where it comes
from and how serious it is. ``tests/unit/check/test_requirements.py`` holds both together.
"""

from __future__ import annotations

from dataclasses import dataclass

from zwgk.problem import CODES, Level


@dataclass(frozen=True, slots=True)
class Requirement:
    """A requirement: ID, title, short name of its source, and its level.

    ``level`` None means that no build can check it; people do. ``by_form``: why no rule looks
    at it, where the form of the data or what the engine computes leaves nothing to find.
    """

    id: str
    title: str
    source: str
    level: Level | None
    by_form: str = ""

    @property
    def codes(self) -> tuple[str, ...]:
        """Problem codes that check it, as declared."""
        return tuple(sorted(c.code for c in CODES.values() if self.id in c.requirements))

    @property
    def how(self) -> str:
        """How it is checked: 规则, 页面检查, both, 填报格式, or 人工核对."""
        if self.level is None:
            return "人工核对"
        if self.by_form:
            return "填报格式"
        on_pages = [c.startswith("S1") for c in self.codes]
        if on_pages and all(on_pages):
            return "页面检查"
        return "规则、页面检查" if any(on_pages) else "规则"


_E, _W, _I = Level.error, Level.warning, Level.hint

_GUIDELINES = "政府网站发展指引"
_INSPECTION = "政府网站检查指标"
_PLATFORM = "政府信息公开平台规范"
_REGULATION = "政府信息公开条例"
_REPORT = "年度报告格式"
_WEBSITE = "政府网站年度报表通知"
_CATALOG = "标准目录"
_INTERPRETATION = "政策解读规定"
_SERVICE = "办事指南规定"
_DOCUMENTS = "政策文件规定"
_DECISIONS = "重大行政决策条例"
_AGE = "适老化和无障碍规范"
_PRIVACY = "个人信息保护法"
_SECRECY = "保密法"
_INTENSIVE = "集约化建设要求"

REQUIREMENTS: tuple[Requirement, ...] = (
    Requirement("GW-01", "每页都有网站名称、域名、标识码标签", _GUIDELINES, _E),
    Requirement("GW-02", "栏目页有四个栏目标签", _GUIDELINES, _E),
    Requirement("GW-03", "内容页有标题、时间、来源标签", _GUIDELINES, _E),
    Requirement("GW-04", "发布时间精确到分钟", _GUIDELINES, _E),
    Requirement("GW-05", "标签与页面显示一致", _GUIDELINES, _E),
    Requirement("GW-06", "网站标识码写法正确", _GUIDELINES, _W),
    Requirement("GW-07", "标签不重复、已转义", _GUIDELINES, _E),
    Requirement("GW-08", "抽查网页标签", _GUIDELINES, None),
    Requirement("GW-11", "同类内容样式一致", _GUIDELINES, _W),
    Requirement("GW-13", "显示发布时间和来源", _GUIDELINES, _E),
    Requirement("GW-15", "页脚内容齐全", _GUIDELINES, _E),
    Requirement("GW-17", "图片和附件都能打开", _GUIDELINES, _E),
    Requirement("GW-30", "没有空栏目", _GUIDELINES, _E),
    Requirement("GW-31", "栏目名称简短、不重复", _GUIDELINES, _W),
    Requirement("GW-33", "每页一个固定网址", _GUIDELINES, _E),
    Requirement("GW-35", "站内链接都能打开", _GUIDELINES, _E),
    Requirement("GW-36", "没有外部广告代码", _GUIDELINES, _E),
    Requirement("GW-51", "重要文件配有解读", _GUIDELINES, _E),
    Requirement("GW-53", "每页能搜索，公开的都搜得到", _GUIDELINES, _E),
    Requirement("GW-54", "搜索结果能分类、能排序", _GUIDELINES, _W),
    Requirement("GW-55", "照标题搜，第一页就有", _GUIDELINES, _E),
    Requirement("GW-56", "国务院信息24小时内转载", _GUIDELINES, None),
    Requirement("GW-57", "使用 .gov.cn 域名", _GUIDELINES, _W),
    Requirement("GW-58", "网址不写IP地址", _GUIDELINES, _W),
    Requirement("GW-59", "不引用外部网站的资源", _GUIDELINES, _E),
    Requirement("GW-60", "资源都用加密连接", _GUIDELINES, _W),
    Requirement("CK-01", "没有不合理的日期和密级标志", _INSPECTION, _E),
    Requirement("CK-02", "网站随时打得开", _INSPECTION, None),
    Requirement("CK-03", "首页两周内有更新", _INSPECTION, _E),
    Requirement("CK-04a", "政策类栏目半年内有更新", _INSPECTION, _E),
    Requirement("CK-04b", "各栏目按周期更新", _INSPECTION, _E),
    Requirement("CK-04c", "空栏目不超过限额", _INSPECTION, _E),
    Requirement("CK-05", "联系方式定期核对", _INSPECTION, _E),
    Requirement("CK-20", "一级政策栏目不过期", _INSPECTION, _W),
    Requirement("CK-23", "必备栏目齐全", _INSPECTION, _E),
    Requirement("CK-24", "抽查的文件有解读", _INSPECTION, _E),
    Requirement("CK-25", "办事指南定期核实", _INSPECTION, _E),
    Requirement("CK-26", "征求意见后公布结果", _INSPECTION, _W),
    Requirement("CK-27", "留言按时办理", _INSPECTION, None),
    Requirement("CK-28", "没有打不开的链接", _INSPECTION, _E),
    Requirement("CK-29", "搜索可用，不漏已公开的", _INSPECTION, _E),
    Requirement("CK-30", "标识、找错入口齐全", _INSPECTION, _E),
    Requirement("CK-31", "附件能下载、格式常用", _INSPECTION, _E),
    Requirement("PF-01", "设有政府信息公开专栏", _PLATFORM, _E),
    Requirement("PF-02", "指南、制度、内容、年报四部分齐全", _PLATFORM, _E),
    Requirement("PF-03", "有依申请公开入口", _PLATFORM, _E),
    Requirement("PF-04", "专栏只放法定公开的内容", _PLATFORM, _W),
    Requirement("PF-05", "每页能检索、打印", _PLATFORM, _E),
    Requirement("PF-06", "发布的文件有校验清单，上线后核对", _PLATFORM, None),
    Requirement("PF-07", "制度栏有国家规定和本地制度", _PLATFORM, _W),
    Requirement("PF-08", "各单位都有自己的专栏", _PLATFORM, _E),
    Requirement("ZL-01", "信息形成后20个工作日内公开", _REGULATION, _E),
    Requirement("ZL-02", "公开机构和联系方式", _REGULATION, _E),
    Requirement("ZL-03", "目录有索引号、名称、概述、日期", _REGULATION, _E),
    Requirement("ZL-04", "公开指南一年内修订过", _REGULATION, _W),
    Requirement("ZL-05", "提供申请表", _REGULATION, _E),
    Requirement("ZL-06", "四种申请渠道畅通", _REGULATION, _W),
    Requirement("ZL-07", "写明答复时限", _REGULATION, _E),
    Requirement("ZL-08", "写明信息处理费依据", _REGULATION, _W),
    Requirement("ZL-09", "为阅读有困难的人提供帮助", _REGULATION, _W),
    Requirement("ZL-10", "不公开的内容不在页面上", _REGULATION, _E),
    Requirement("ZL-11", "每条信息有公开属性", _REGULATION, _E),
    Requirement("ZL-12", "不公开的信息定期复核", _REGULATION, _W),
    Requirement("ZL-13", "写明由谁公开", _REGULATION, _E),
    Requirement("ZL-14", "设有政府信息查阅点", _REGULATION, _W),
    Requirement("ZL-15", "年度报告按时公布", _REGULATION, _E),
    Requirement("AR-01", "年度报告六部分齐全", _REPORT, _E, "六部分都是必填项，网页和下载文件按固定顺序排"),
    Requirement("AR-02", "申请收支相等", _REPORT, _E),
    Requirement("AR-03", "申请表合计正确", _REPORT, _E),
    Requirement("AR-04", "复议诉讼表合计正确", _REPORT, _E),
    Requirement("AR-05", "与上年结转相等", _REPORT, _E),
    Requirement("AR-06", "现行有效文件数推算得上", _REPORT, _W),
    Requirement("AR-07", "表格没有空格", _REPORT, _E),
    Requirement("AR-08", "写明存在的问题", _REPORT, _W),
    Requirement("AR-09", "文字与表格的数一致", _REPORT, _W),
    Requirement("AR-10", "不照抄上年报告", _REPORT, _W),
    Requirement("AR-11", "说明信息处理费", _REPORT, _W),
    Requirement("AR-12", "提供报告下载", _REPORT, _W, "每份报告都自动生成 DOCX 和 XLSX，放在网页旁边"),
    Requirement("WR-01", "网站年报1月31日前公布，首页有链接", _WEBSITE, _W),
    Requirement("WR-02", "网站年报八部分齐全", _WEBSITE, _E, "八部分都是必填项"),
    Requirement("WR-03", "网站年报的指标齐全、加得上", _WEBSITE, _W),
    Requirement("CAT-01", "事项八个要素齐全", _CATALOG, _E),
    Requirement("CAT-02", "公开渠道在规定的13种内", _CATALOG, _E),
    Requirement("CAT-03", "公开对象、方式、层级齐全", _CATALOG, _E),
    Requirement("CAT-04", "公开时限写得明白", _CATALOG, _W),
    Requirement("CAT-05", "每个事项都有公开时限", _CATALOG, _W),
    Requirement("CAT-06", "事项名称和编码不重复", _CATALOG, _E),
    Requirement("CAT-07", "26个领域齐全", _CATALOG, _E),
    Requirement("CAT-08", "事项都有公开内容", _CATALOG, _E),
    Requirement("CAT-09", "目录动态调整看得见", _CATALOG, _W),
    Requirement("CAT-10", "公开主体是本地单位", _CATALOG, _W),
    Requirement("CAT-11", "依据没有废止", _CATALOG, _W),
    Requirement("CAT-12", "目录可以下载，和网页一样", _CATALOG, _W),
    Requirement("INT-01", "应解读的文件都有解读", _INTERPRETATION, _E),
    Requirement("INT-02", "谁起草谁解读", _INTERPRETATION, _E),
    Requirement("INT-03", "主要负责人是第一解读人", _INTERPRETATION, _W),
    Requirement("INT-04", "解读与文件同步，最迟3个工作日", _INTERPRETATION, _E),
    Requirement("INT-05", "配有简明问答", _INTERPRETATION, _W),
    Requirement("INT-06", "解读与文件互相链接", _INTERPRETATION, _E),
    Requirement("INT-07", "公开解读人和联系方式", _INTERPRETATION, _E),
    Requirement("INT-08", "解读内容齐全、不照抄", _INTERPRETATION, _W),
    Requirement("INT-09", "解读形式多样", _INTERPRETATION, _W),
    Requirement("INT-10", "写明解读阶段", _INTERPRETATION, _W, "解读阶段是必填项，只能填三种之一，文件页按时间排列"),
    Requirement("INT-11", "征求意见的草案有解读", _INTERPRETATION, _W),
    Requirement("INT-12", "咨询20个工作日内办结", _INTERPRETATION, _I),
    Requirement("INT-13", "明白卡、场景要素齐全", _INTERPRETATION, _I),
    Requirement("INT-14", "失效文件的解读有标注", _INTERPRETATION, _E),
    Requirement("SVC-01", "办事指南要素齐全", _SERVICE, _E),
    Requirement("SVC-02", "对象、机构、电话齐全", _SERVICE, _E),
    Requirement("SVC-03", "行政许可公示内容齐全", _SERVICE, _E),
    Requirement("SVC-04", "承诺时限不长于法定", _SERVICE, _E),
    Requirement("SVC-05", "申请材料逐项列明", _SERVICE, _E),
    Requirement("SVC-06", "写明到现场次数，最多跑一次达到目标", _SERVICE, _W),
    Requirement("SVC-07", "实施编码写法正确", _SERVICE, _W),
    Requirement("SVC-08", "一件事时限不长于各项之和，材料合并", _SERVICE, _E),
    Requirement("SVC-09", "办事一本通按主题编，每件事都在里面", _SERVICE, _W),
    Requirement("SVC-10", "每个指南有一次性告知单，材料逐项列明", _SERVICE, _W),
    Requirement("SVC-11", "场所的时间和坐标可用", _SERVICE, _W),
    Requirement("SVC-12", "公布好差评和差评整改", _SERVICE, _W),
    Requirement("SVC-13", "办事指南有常见问题", _SERVICE, _W),
    Requirement("SVC-14", "保留线下窗口", _SERVICE, _E),
    Requirement("SVC-15", "没有兜底材料和空步骤", _SERVICE, _E),
    Requirement("SVC-16", "“完整”版式的指南要素齐全", _SERVICE, _W),
    Requirement("DOC-01", "文件要素齐全", _DOCUMENTS, _E),
    Requirement("DOC-02", "索引号合格式、不重复", _DOCUMENTS, _E),
    Requirement("DOC-03", "文号写法规范", _DOCUMENTS, _E),
    Requirement("DOC-04", "文号年份与成文日期一致", _DOCUMENTS, _E),
    Requirement("DOC-05", "先成文后公开、按时公开", _DOCUMENTS, _E),
    Requirement("DOC-06", "机关代字与发文机关相符", _DOCUMENTS, _W),
    Requirement("DOC-07", "有效性标注正确", _DOCUMENTS, _E),
    Requirement("DOC-08", "到期文件提前评估", _DOCUMENTS, _E),
    Requirement("DOC-09", "废止、修改关系清楚", _DOCUMENTS, _E),
    Requirement("DOC-10", "规章公布三十日后施行", _DOCUMENTS, _W),
    Requirement("DOC-11", "规范性文件登公报", _DOCUMENTS, _W),
    Requirement("DOC-12", "公报目录连到文件", _DOCUMENTS, _W),
    Requirement("DOC-13", "附件常用、打得开、有文字", _DOCUMENTS, _W),
    Requirement("DOC-14", "主题分类两级、名称规范", _DOCUMENTS, _W),
    Requirement("DOC-15", "规范性文件先审查后成文", _DOCUMENTS, _W),
    Requirement("DOC-16", "处罚、许可名单齐全，撤销的撤回", _DOCUMENTS, _E),
    Requirement("DEC-01", "公布年度重大行政决策事项目录", _DECISIONS, _W),
    Requirement("DEC-02", "公布草案、说明和提意见方式", _DECISIONS, _E),
    Requirement("DEC-03", "征求意见不少于30日", _DECISIONS, _E),
    Requirement("DEC-04", "公布意见采纳情况", _DECISIONS, _E),
    Requirement("DEC-05", "听证事先公布时间、地点、参加人", _DECISIONS, _W),
    Requirement("DEC-06", "公布最后出台的文件", _DECISIONS, _E),
    Requirement("DEC-07", "经过合法性审查", _DECISIONS, _I),
    Requirement("DEC-08", "公布公众参与事项和方式", _DECISIONS, _W),
    Requirement("DEC-09", "征集状态随日期显示正确", _DECISIONS, _E, "状态由起止日期和采纳情况算出，不能手填"),
    Requirement("DEC-10", "会议开放、政府开放日", _DECISIONS, _I),
    Requirement("DEC-11", "公布决策后评估结果", _DECISIONS, _I),
    Requirement("DEC-12", "重大改革和政策事先征求意见", _DECISIONS, _W),
    Requirement("A11-08", "音频、视频可以用键盘操作", _AGE, _E),
    Requirement("A11-09", "没有第三方脚本", _AGE, _E),
    Requirement("A11-10", "提交后可以撤回", _AGE, None),
    Requirement("A11-11", "用群众听得懂的话", _AGE, _W),
    Requirement("A11-34", "违反无障碍要求的责任", _AGE, None),
    Requirement("A11-36", "使用规范汉字", _AGE, _W),
    Requirement("A11-37", "标题、表格、图片、链接可读", _AGE, _E),
    Requirement("PRV-02", "不公开敏感个人信息", _PRIVACY, _E),
    Requirement("PRV-03", "公开前去除个人标识", _PRIVACY, _E),
    Requirement("PRV-04", "号码按规定打星号", _PRIVACY, _E),
    Requirement("PRV-05", "联系方式不用个人手机", _PRIVACY, _E),
    Requirement("PRV-06", "名单不列账号", _PRIVACY, _E),
    Requirement("SEC-03", "没有密级标志", _SECRECY, _E),
    Requirement("SEC-04", "源文件里没有涉密内容", _SECRECY, _E),
    Requirement("IPF-09", "页面不带多余的工具信息", _INTENSIVE, _E),
    Requirement("IPF-10", "定期用校验清单核对服务器上的文件", _INTENSIVE, None),
)

BY_ID: dict[str, Requirement] = {r.id: r for r in REQUIREMENTS}
