"""Rules over the policy library: head table, marks of the text, duties (DOC-01..16)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta

from zwgk.check import prose
from zwgk.check.rule import Context, Finding, rule, types_with
from zwgk.check.wording import called
from zwgk.model.consultation import Consultation
from zwgk.model.decision_item import DecisionItem
from zwgk.model.disclosure import Disclosure
from zwgk.model.document_themes import levels, themes_of, word_of
from zwgk.model.policy import OVER, DocumentType, Policy, Validity
from zwgk.model.record import Record
from zwgk.model.shared import Method, Status, StatutoryClass
from zwgk.model.values.codes import normal_document_number
from zwgk.problem import Level

_STRICT = (DocumentType.government_rule, DocumentType.normative)

_HEAD = ("document_number", "index_number", "theme", "summary")


# A duty: documents that were taken over without their numbers must not stop a build.
@rule(
    "D204",
    "规范性文件的要素不全",
    of=Policy,
    shown=True,
    why="文件的索引号、主题分类、文号、内容概述是必备要素，少一项就检索不到，检查时按件扣分。",
    level=Level.error,
    requirements=("DOC-01",),
)
def head_incomplete(policy: Policy, at: Context) -> Iterator[Finding]:
    """Rules and normative documents have the whole head table."""
    if policy.document_type not in _STRICT or policy.reposted_from:
        return
    missing = [Policy.label_of(name) for name in _HEAD if not getattr(policy, name)]
    if missing:
        words = "”“".join(missing)
        yield Finding(policy.origin.where, f"没有填“{words}”", f"补上“{words}”")


_NUMBER_LINE = re.compile(
    r"^[ \t*_#>（(]*([^\s\d〔\[(（]{1,20}[〔\[(（【]\d{4}[〕\])）】][^\n]{0,10}?号)[ \t*_）)]*$",
    re.M,
)
#: Lines of the text in which its own number stands.
_FIRST_LINES = 8


@rule(
    "V182",
    "文号与正文里的不一致",
    of=Policy,
    why="信息栏里的文号和正文红头的文号是同一个，不一致说明有一个抄错了，群众照着查不到。",
    requirements=("DOC-03",),
)
def number_differs_from_text(policy: Policy, at: Context) -> Iterator[Finding]:
    """A 文号 that stands alone at the head of the text is the document's."""
    if not policy.document_number:
        return
    for match in _NUMBER_LINE.finditer(policy.body):
        line = policy.body.count("\n", 0, match.start())
        said = normal_document_number(match[1])
        if line < _FIRST_LINES and said and said != policy.document_number:
            yield Finding(
                policy.place("", match.start(1)),
                f"正文开头的文号是“{said}”，“文号”填的是“{policy.document_number}”",
                "对照原件，改正写错的一个",
                others=(policy.origin.of("document_number"),),
            )
            return


@rule(
    "V183",
    "主题分类不在规定的范围内",
    of=Policy,
    why="按主题查文件靠它归类：一级要用规定的名称，二级写在反斜线后面。",
    level=Level.warning,
    requirements=("DOC-14",),
)
def theme_unknown(policy: Policy, at: Context) -> Iterator[Finding]:
    """Two levels with a backslash, the first one of the list."""
    if not policy.theme:
        return
    known = themes_of(at.site)
    first, second = levels(policy.theme)
    if word_of(policy.theme, known) is None:
        near = next((n for n in known.values() if first and (first in n or n[:2] in first)), "")
        hint = f"是不是“{near}”？" if near else f"一级可填：{'；'.join(known.values())}"
        yield Finding(
            policy.origin.of("theme"),
            f"主题分类的一级“{first}”不在规定的名称里",
            f"改成规定的名称。{hint}",
        )
    elif not second:
        yield Finding(
            policy.origin.of("theme"),
            f"主题分类只写了一级“{first}”",
            f"在后面补上二级，例如“{first}\\其他”",
        )


@rule(
    "V184",
    "废止、失效没有写明日期和依据",
    of=Policy,
    why="群众要知道从哪一天起、依据什么不再有效；本站没有那份废止文件的，要在这里写明。",
    requirements=("DOC-07",),
)
def end_unexplained(policy: Policy, at: Context) -> Iterator[Finding]:
    """A document declared repealed or expired says since when and why."""
    if policy.validity not in OVER:
        return
    lapsed = policy.valid_until and policy.valid_until < at.today
    acted = any(a.outcome is Validity.repealed for a in at.facts.acts.get(policy.key, ()))
    if lapsed or acted:
        return
    missing = [
        Policy.label_of(name) for name in ("ended_on", "ended_by") if not getattr(policy, name)
    ]
    if missing:
        words = "”“".join(missing)
        yield Finding(
            policy.origin.of("validity"),
            f"有效性填的是“{policy.validity.label}”，却没有“{words}”",
            f"补上“{words}”；废止它的文件在本站的，改在那份文件的“废止文件”里写上",
        )


@rule(
    "V185",
    "规章公布不满三十日就施行",
    of=Policy,
    why="规章应当自公布之日起三十日后施行；涉及国家安全、公共安全等的，可以自公布之日起施行，要说明原因。",
    level=Level.warning,
    requirements=("DOC-10",),
)
def effective_too_soon(policy: Policy, at: Context) -> Iterator[Finding]:
    """Government rules leave thirty days, or say why not."""
    if policy.document_type is not DocumentType.government_rule or policy.effect_reason:
        return
    earliest = policy.published_on.day + timedelta(days=at.limits.rule_effect_days)
    if policy.starts_on < earliest:
        yield Finding(
            policy.origin.of("effective_on"),
            f"{policy.published_on.day} 公布，{policy.starts_on} 就施行，"
            f"不到 {at.limits.rule_effect_days} 天",
            "核对“施行日期”；确需提前的，在“提前施行原因”里写明",
        )


@rule(
    "V186",
    "合法性审查晚于成文",
    of=Policy,
    why="规范性文件未经合法性审查不得提交审议，审查在成文之前。",
    level=Level.warning,
    requirements=("DOC-15",),
)
def reviewed_after_signing(policy: Policy, at: Context) -> Iterator[Finding]:
    """The legality review came before the document was signed."""
    day = policy.legality_reviewed_on
    if day and day > policy.signed_on:
        yield Finding(
            policy.origin.of("legality_reviewed_on"),
            f"合法性审查日期 {day} 晚于成文日期 {policy.signed_on}",
            "对照审查意见书和原件，改正写错的日期",
            others=(policy.origin.of("signed_on"),),
        )


@rule(
    "D205",
    "规范性文件没有登记合法性审查",
    of=Policy,
    shown=True,
    why="规范性文件都要经过合法性审查；登记审查日期，上级检查时不用再翻档案。",
    level=Level.warning,
    requirements=("DOC-15",),
)
def not_reviewed(policy: Policy, at: Context) -> Iterator[Finding]:
    """New rules and normative documents have a date of review."""
    since = at.today - timedelta(days=at.limits.legality_review_asked_days)
    strict = policy.document_type in _STRICT and not policy.reposted_from
    if strict and policy.signed_on >= since and not policy.legality_reviewed_on:
        yield Finding(
            policy.origin.of("document_type"),
            f"“{called(policy)}”没有填“合法性审查日期”",
            "照审查意见书补上日期",
        )


@rule(
    "D625",
    "重大政策没有事先征求意见",
    of=Policy,
    shown=True,
    why="重要改革方案、重大政策措施，提请审议前公开草案和依据，听取意见；依法应当保密的除外。",
    level=Level.warning,
    requirements=("DEC-12",),
)
def major_without_consultation(policy: Policy, at: Context) -> Iterator[Finding]:
    """A major policy is the outcome of a consultation, or says why not.

    One that a decision item names is judged there, with the consultations of the item (D404).
    """
    if not policy.major or policy.no_consultation or policy.reposted_from:
        return
    if not at.whole(Consultation) or at.back(policy, "consultations", Consultation):
        return
    if at.back(policy, "decision_items", DecisionItem):
        return
    old = (at.today - policy.published_on.day).days > at.limits.late_notice_days
    yield Finding(
        policy.origin.of("major"),
        f"“{called(policy)}”是重大政策措施，没有征求意见的记录",
        "在那次意见征集的“正式文件”里写上它的文号；依法没有公开征求的，填“未征求意见原因”",
        level=Level.hint if old else None,
    )


@rule(
    "D206",
    "文件成文二十个工作日后才公开",
    of=Policy,
    shown=True,
    why="属于主动公开范围的政府信息，应当自形成之日起20个工作日内公开。",
    level=Level.error,
    requirements=("DOC-05", "ZL-01"),
)
def published_late(policy: Policy, at: Context) -> Iterator[Finding]:
    """At most twenty working days from signing to publication.

    What stands under an item of the catalog is judged there by the item's own limit. Old
    cases are a hint: they cannot be cured any more.
    """
    if policy.reposted_from or policy.item:
        return
    days = at.limits.publication_working_days
    last = at.facts.ledger.calendar.add_working_days(policy.signed_on, days)
    if policy.published_on.day > last:
        old = (at.today - policy.published_on.day).days > at.limits.late_notice_days
        yield Finding(
            policy.origin.of("published_on"),
            f"{policy.signed_on} 成文，最迟应在 {last} 公开，实际 {policy.published_on.day}",
            "核对日期；确实晚了的，以后在成文后20个工作日内公开",
            level=Level.hint if old else None,
        )


_LISTS = (StatutoryClass.penalties, StatutoryClass.licences)
#: What a list of decisions names, and the words its columns go by.
_PARTS = {
    "执法机关": ("机关", "单位", "部门"),
    "相对人": ("相对人", "当事人", "对象", "申请人", "被许可人", "被处罚", "名称", "姓名"),
    "种类": ("种类", "类别", "类型", "事项", "案由"),
    "结论": ("结论", "结果", "内容", "决定事项"),
}
#: A list of single decisions has a column of numbers of decisions or persons; sums have none.
_SINGLE = re.compile("文书号|决定书|文号|相对人|当事人|被处罚|被许可|许可证号")


@rule(
    "V187",
    "处罚、许可名单的栏目不全",
    of=Disclosure,
    why="行政处罚、行政许可结果要写明执法机关、相对人、种类和结论，群众才知道是谁、为什么、怎么定的。",
    level=Level.warning,
    requirements=("DOC-16",),
)
def decisions_incomplete(record: Disclosure, at: Context) -> Iterator[Finding]:
    """Tables of single decisions name agency, person, kind and conclusion."""
    if record.statutory_class not in _LISTS:
        return
    for part in prose.prose_of(record, at):
        for offset, head in prose.table_heads(part.text):
            if not _SINGLE.search(head):
                continue
            missing = [
                name
                for name, words in _PARTS.items()
                # The publishing unit is the agency where the table does not name another.
                if name != "执法机关" and not any(word in head for word in words)
            ]
            if missing:
                words = "”“".join(missing)
                yield Finding(
                    part.where(offset),
                    f"名单的表格里没有“{words}”一栏",
                    f"在表格里加上“{words}”",
                )


@rule(
    "D207",
    "已经撤销的处罚决定还在网站上",
    of=Disclosure,
    why="公开的行政处罚决定被变更、撤销、确认违法或者无效的，应当在三日内撤回，并公开说明理由。",
    level=Level.error,
    requirements=("DOC-16",),
)
def revoked_still_shown(record: Disclosure, at: Context) -> Iterator[Finding]:
    """A revoked decision is withdrawn within three days."""
    if record.revoked_on is None or record.status is not Status.published:
        return
    last = record.revoked_on + timedelta(days=at.limits.revoked_withdrawal_days)
    if record.method is Method.proactive and at.today > last:
        yield Finding(
            record.origin.of("revoked_on"),
            f"决定已于 {record.revoked_on} 撤销，最迟应在 {last} 撤回",
            "把“状态”改为“撤回”，在“撤回原因”里写明理由",
        )


def _files(record: Record, at: Context) -> Iterator[tuple[int, str, str]]:
    """(position, name, asset) of each attachment that is a PDF."""
    for i, part in enumerate(getattr(record, "attachments", ())):
        asset = at.graph.files.get((record.key, ("attachments", i, "file")))
        if asset is not None and asset in at.graph.documents:
            yield i, part.file, asset


@rule(
    "A113",
    "附件是扫描件，没有文字",
    of=types_with("attachments"),
    why="扫描的 PDF 只有图片：读屏软件读不出，检索不到，也不能复制。",
    level=Level.warning,
    requirements=("DOC-13", "A11-37"),
)
def scanned(record: Record, at: Context) -> Iterator[Finding]:
    """A PDF has words, not only pictures of pages."""
    for i, name, asset in _files(record, at):
        note = at.graph.documents[asset]
        if note.scanned:
            yield Finding(
                record.origin.of("attachments", i, "file"),
                f"附件“{name}”是扫描件，{note.pages} 页都没有文字",
                "换成用办公软件直接导出的 PDF；只有纸质件的，识别成文字后再上传",
            )


@rule(
    "A114",
    "附件打不开",
    of=types_with("attachments"),
    why="损坏或者设了密码的 PDF，群众下载了也看不到。",
    level=Level.warning,
    requirements=("DOC-13", "CK-31"),
)
def unreadable(record: Record, at: Context) -> Iterator[Finding]:
    """A PDF can be opened, without a password."""
    for i, name, asset in _files(record, at):
        note = at.graph.documents[asset]
        if note.pages == 0:
            what = "设了密码" if note.locked else "打不开，文件可能损坏了"
            advice = "去掉密码后重新上传" if note.locked else "用原文件重新导出 PDF，换掉这一个"
            yield Finding(record.origin.of("attachments", i, "file"), f"附件“{name}”{what}", advice)
