"""Rules over interpretations and who interprets (D1xx, R204, A of their forms)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from zwgk.check.rule import Context, Finding, rule
from zwgk.check.wording import called
from zwgk.model.consultation import Consultation
from zwgk.model.copied import copied_share
from zwgk.model.facts import ConsultationState
from zwgk.model.interpretation import Form, Interpretation
from zwgk.model.interpreter import Interpreter
from zwgk.model.interpreting import InterpretationState
from zwgk.model.organisation import Organisation
from zwgk.model.policy import OVER, Policy
from zwgk.model.question import Question
from zwgk.problem import Level


def must_be_interpreted(policy: Policy, at: Context) -> bool:
    """Whether a document needs an interpretation of ours and is still of use."""
    return policy.calls_for_interpretation and at.facts.validity.get(policy.key) not in OVER


@rule(
    "D101",
    "应当解读的文件没有解读",
    of=Policy,
    shown=True,
    why="规章和行政规范性文件应当与解读同步组织、同步审签、同步发布。",
    requirements=("INT-01", "GW-51", "CK-24"),
)
def interpretation_missing(policy: Policy, at: Context) -> Iterator[Finding]:
    """A rule or normative document has an interpretation, or says why not."""
    if not at.whole(Interpretation) or not must_be_interpreted(policy, at):
        return
    if not at.back(policy, "interpretations", Interpretation):
        yield Finding(
            policy.origin.of("document_type"),
            f"“{called(policy)}”{_why(policy)}，还没有解读",
            "发布解读，并在解读的“解读文件”里写上它的文号；依规定不需要解读的，填“不解读原因”",
        )


def _why(policy: Policy) -> str:
    if policy.needs_interpretation:
        return "填了应当解读"
    return f"是{policy.document_type.label}"


@rule(
    "D102",
    "解读早于文件公开",
    of=Interpretation,
    shown=True,
    why="文件没有公开，解读先出来，群众看不到原文，也容易误传。",
    requirements=("INT-04",),
)
def interpretation_too_early(item: Interpretation, at: Context) -> Iterator[Finding]:
    """An interpretation is not published before its document."""
    for policy in at.graph.to(item, Policy, "policies"):
        # Ruling on days only: a missing time must not make an interpretation early.
        if item.published_on.day < policy.published_on.day:
            yield Finding(
                item.origin.of("published_on"),
                f"解读 {item.published_on.day} 发布，早于文件的 {policy.published_on.day}",
                "核对两处“发布日期”，改正写错的一处",
                others=(policy.origin.of("published_on"),),
            )


@rule(
    "D103",
    "解读机构不是起草单位",
    of=Interpretation,
    shown=True,
    why="谁起草、谁解读；联合发文由牵头单位解读。",
    level=Level.error,
    requirements=("INT-02",),
)
def interpreted_by_another(item: Interpretation, at: Context) -> Iterator[Finding]:
    """The interpreting unit drafted the document, else led those that issued it.

    Of a joint document without a drafter another issuer only warns: it had its part.
    """
    units = at.graph.to(item, Organisation, "organisation")
    for policy in at.graph.to(item, Policy, "policies"):
        drafters = at.graph.to(policy, Organisation, "drafter")
        issuers = at.graph.to(policy, Organisation, "issuers")
        responsible = drafters or issuers[:1]
        if not units or not responsible or units[0].key in _keys(responsible):
            continue
        joint = not drafters and units[0].key in _keys(issuers)
        names = "、".join(u.short_name or u.name for u in responsible)
        did = "起草" if drafters else "牵头发布"
        yield Finding(
            item.origin.of("organisation"),
            f"解读机构是“{units[0].short_name or units[0].name}”，文件由“{names}”{did}",
            "改由起草、牵头的单位解读；起草单位写错的，改正文件的“起草单位”",
            others=(policy.origin.of("drafter"),),
            level=Level.warning if joint else None,
        )


def _keys(units: tuple[Organisation, ...]) -> tuple[tuple[str, str], ...]:
    return tuple(u.key for u in units)


@rule(
    "D104",
    "解读没有第一解读人",
    of=Policy,
    shown=True,
    why="起草部门主要负责人是第一解读人和责任人。",
    level=Level.warning,
    requirements=("INT-03",),
)
def lead_interpreter_missing(policy: Policy, at: Context) -> Iterator[Finding]:
    """One of the interpretations of a major document is by a lead interpreter."""
    if not policy.must_be_explained:
        return
    found = at.back(policy, "interpretations", Interpretation)
    people = [p for i in found for p in at.graph.to(i, Interpreter, "interpreters")]
    if people and not any(p.lead for p in people):
        yield Finding(
            found[0].origin.of("interpreters"),
            f"“{called(policy)}”的解读人里没有第一解读人",
            "加上起草部门主要负责人，并在解读人名册里把“第一解读人”填“是”",
        )


@rule(
    "D105",
    "解读人任期已过",
    of=Interpreter,
    shown=True,
    why="名册上的人要打得通电话、答得了问题；任期过了要换人。",
    level=Level.warning,
    requirements=("INT-07",),
)
def interpreter_gone(person: Interpreter, at: Context) -> Iterator[Finding]:
    """A named contact still holds the task."""
    if person.until and person.until < at.today:
        yield Finding(
            person.origin.of("until"),
            f"解读人“{person.name}”的任期到 {person.until} 为止",
            "登记接任的解读人；继续担任的，改“任期至”",
        )


@rule(
    "R204",
    "解读发布时解读人任期已过",
    of=Interpretation,
    why="发布时已经不担任解读人，解读的责任就落不到人。",
    requirements=("INT-07",),
)
def interpreter_gone_before(item: Interpretation, at: Context) -> Iterator[Finding]:
    """Who interprets held the task on the day of publication."""
    for person in at.graph.to(item, Interpreter, "interpreters"):
        if person.until and person.until < item.published_on.day:
            yield Finding(
                item.origin.of("interpreters"),
                f"解读人“{person.name}”的任期到 {person.until}，"
                f"解读 {item.published_on.day} 才发布",
                "换成发布时在任的解读人；任期写错的，改解读人名册里的“任期至”",
                others=(person.origin.of("until"),),
            )


@rule(
    "D106",
    "重要文件只有一种解读形式",
    of=Policy,
    shown=True,
    why="重要文件要用文字之外的形式再讲一遍，例如图解、问答、音频、视频。",
    level=Level.warning,
    requirements=("INT-09",),
)
def one_form_only(policy: Policy, at: Context) -> Iterator[Finding]:
    """A document that must be interpreted is so in more than one form."""
    if not policy.must_be_explained:
        return
    forms = {i.form for i in at.back(policy, "interpretations", Interpretation)}
    if 0 < len(forms) < at.facts.interpretation_duty.forms:
        yield Finding(
            policy.origin.of("document_type"),
            f"“{called(policy)}”只有“{'、'.join(f.label for f in forms)}”一种形式的解读",
            f"再做一种形式的解读，一共不少于 {at.facts.interpretation_duty.forms} 种",
            level=_hint_when_old(policy, at),
        )


@rule(
    "D107",
    "重要文件没有配套问答",
    of=Policy,
    shown=True,
    why="解读方案、解读材料和简明问答要同步准备，群众最先看的是问答。",
    level=Level.warning,
    requirements=("INT-05",),
)
def questions_missing(policy: Policy, at: Context) -> Iterator[Finding]:
    """A document that must be interpreted has a few questions answered."""
    if not must_be_interpreted(policy, at):
        return
    forms = {i.form for i in at.back(policy, "interpretations", Interpretation)}
    questions = at.back(policy, "questions", Question)
    needed = at.facts.interpretation_duty.questions
    if forms and Form.questions not in forms and len(questions) < needed:
        yield Finding(
            policy.origin.of("document_type"),
            f"“{called(policy)}”的知识问答有 {len(questions)} 条，不到 {needed} 条",
            "在知识问答里补写，并在“关于”里写上它的文号；也可以发布“问答”形式的解读",
            level=_hint_when_old(policy, at),
        )


@rule(
    "A111",
    "图解没有图片和说明",
    of=Interpretation,
    why="图解要有图，每张图要有说明，看不见图的人才知道图里说了什么。",
    requirements=("INT-09", "A11-37"),
)
def chart_without_image(item: Interpretation, at: Context) -> Iterator[Finding]:
    """A chart has at least one picture."""
    if item.form is Form.chart and not item.images:
        yield Finding(
            item.origin.of("form"),
            "“解读形式”是“图解”，却没有填“图解图片”",
            "补上“图解图片”，每张图写明“文件”和“说明”",
        )


@rule(
    "A112",
    "音频、视频没有文件或文字稿",
    of=Interpretation,
    why="听不见的人靠文字稿，文字稿也能被搜到。",
    requirements=("INT-09", "A11-37"),
)
def recording_without_transcript(item: Interpretation, at: Context) -> Iterator[Finding]:
    """A recording has its file and its full text."""
    wanted = {Form.audio: ("audio", "音频"), Form.video: ("video", "视频")}.get(item.form)
    missing = []
    if wanted and not getattr(item, wanted[0]):
        missing.append(wanted[1])
    if (wanted or item.audio or item.video) and not item.transcript:
        missing.append("文字稿")
    if missing:
        words = "”和“".join(missing)
        yield Finding(
            item.origin.of("form"),
            f"解读有音频或视频，却没有填“{words}”",
            f"补上“{words}”，文字稿要写全",
        )


_HEADING = re.compile(r"^#{2,3} ", re.M)


def _is_old(day: date, at: Context) -> bool:
    """Whether something is so long ago that it is only mentioned."""
    return (at.today - day).days > at.limits.late_notice_days


def _hint_when_old(policy: Policy, at: Context) -> Level | None:
    """The code's own level, a hint for what was published long ago."""
    return Level.hint if _is_old(policy.published_on.day, at) else None


@rule(
    "D108",
    "解读没有和文件同步发布",
    of=Policy,
    shown=True,
    why="解读要和文件同步起草、同步审签、同步发布，最迟不晚于文件公开后3个工作日。",
    level=Level.warning,
    requirements=("INT-04",),
)
def interpretation_late(policy: Policy, at: Context) -> Iterator[Finding]:
    """The first interpretation of a document that needs one came out with it."""
    told = at.facts.interpreting.get(policy.key)
    late = told and told.state in (InterpretationState.in_time, InterpretationState.late)
    if told is None or not told.required or not late:
        return
    first = at.graph.get(told.interpretations[0])
    over = told.state is InterpretationState.late
    within = f"最迟 {told.due_on}" if over else "还在期限以内，但没有做到同步"
    level = Level.error if over else None
    yield Finding(
        first.origin.of("published_on"),
        f"“{called(policy)}”{told.published_on} 公开，{told.first_on} 才有解读，"
        f"晚了 {told.days} 个工作日（{within}）",
        "核对两处“发布日期”；确实晚了的不用改，以后和文件一起发布",
        others=(policy.origin.of("published_on"),),
        level=Level.hint if _is_old(told.published_on, at) else level,
    )


@rule(
    "D109",
    "解读缺少应有的内容",
    of=Policy,
    shown=True,
    why="解读要讲清背景依据、主要内容、执行标准、惠民利民举措，有旧文件的还要讲清新旧差异，"
    "不能只是文件的缩写。",
    level=Level.warning,
    requirements=("INT-08",),
)
def parts_missing(policy: Policy, at: Context) -> Iterator[Finding]:
    """The interpretations of a document together have every part that is asked for."""
    told = at.facts.interpreting.get(policy.key)
    if told is None or not told.required or not told.interpretations:
        return
    first = at.graph.get(told.interpretations[0])
    for parts, word, level in (
        (told.lacking, "缺少", None),
        (told.advised, "最好再写", Level.hint),
    ):
        if parts:
            yield Finding(
                first.origin.where,
                f"“{called(policy)}”的解读{word}“{'”“'.join(parts)}”",
                "在解读正文里加上这个小标题，写清这项内容",
                level=Level.hint if _is_old(told.published_on, at) else level,
            )


@rule(
    "D110",
    "解读照抄文件",
    of=Interpretation,
    shown=True,
    why="解读是换成群众听得懂的话，把文件抄一遍不是解读。",
    level=Level.warning,
    requirements=("INT-08",),
)
def interpretation_copies(item: Interpretation, at: Context) -> Iterator[Finding]:
    """An interpretation says it in its own words; short quotations are fine."""
    limit = at.facts.interpretation_duty.copied
    for policy in at.graph.to(item, Policy, "policies"):
        share = copied_share(item.body, policy.body)
        if share > limit:
            yield Finding(
                item.origin.where,
                f"解读里有 {share:.0%} 的话和“{called(policy)}”的原文一样",
                "换成群众听得懂的话：对谁有什么用、怎么算、怎么办，举例说明",
                others=(policy.origin.where,),
            )


@rule(
    "D111",
    "征求意见的草案没有解读",
    of=Consultation,
    shown=True,
    why="征求意见时就讲清草案写了什么、为什么这样写，群众才提得出意见。",
    level=Level.warning,
    requirements=("INT-11",),
)
def draft_not_interpreted(record: Consultation, at: Context) -> Iterator[Finding]:
    """A draft that is open for comments is interpreted, too."""
    state = at.facts.consultations.get(record.key)
    if state is not ConsultationState.open or not at.whole(Interpretation):
        return
    if not at.back(record, "interpretations", Interpretation):
        yield Finding(
            record.origin.where,
            "正在征求意见，草案还没有解读",
            "发布一篇解读，在“解读文件”里写上这次征集的标题",
        )


@rule(
    "D112",
    "明白卡、场景缺少要素",
    of=Interpretation,
    shown=True,
    why="一张卡上要看得到：谁能享受、什么条件、多少、怎么办、找谁。",
    level=Level.hint,
    requirements=("INT-13",),
)
def card_incomplete(item: Interpretation, at: Context) -> Iterator[Finding]:
    """A benefit card is filled in as a card, a scene as a scene."""
    if item.form is Form.card and not item.cards:
        yield Finding(
            item.origin.of("form"),
            "“解读形式”是“明白卡”，却没有填“明白卡”的对象、条件、标准和办法",
            "在“明白卡”里逐项填写；页面会排成一张可以打印的卡",
        )
    if item.form is Form.scenario and not item.scenes and not _HEADING.search(item.body):
        yield Finding(
            item.origin.of("form"),
            "“解读形式”是“场景式”，却没有填“场景”，正文里也没有分场景写",
            "在“场景”里写清谁遇到什么事、政策怎么说、怎么办",
        )


@rule(
    "D113",
    "文件、解读、问答没有同日公开",
    of=Policy,
    shown=True,
    why="文件、解读、问答三样同日公开叫“三同步”，群众看到文件时就能看懂、问得到。",
    level=Level.hint,
    requirements=("INT-05",),
)
def not_in_step(policy: Policy, at: Context) -> Iterator[Finding]:
    """Questions came out with the document and its interpretation, or it is said when."""
    told = at.facts.interpreting.get(policy.key)
    if told is None or not told.required or told.questions_on is None or told.first_on is None:
        return
    if told.in_step is None:
        yield Finding(
            policy.origin.of("published_on"),
            f"“{called(policy)}”的问答 {told.questions_on} 更新过，看不出是不是和文件同日公开",
            "在问答里填上“首次发布”",
        )
    elif not told.in_step and told.state is InterpretationState.same_day:
        yield Finding(
            policy.origin.of("published_on"),
            f"“{called(policy)}”{told.published_on} 公开，问答到 {told.questions_on} 才有",
            "核对问答的“首次发布”；确实晚了的不用改，以后一起准备",
        )


@rule(
    "D114",
    "解读的文件已经失去效力",
    of=Interpretation,
    shown=True,
    why="文件废止、失效以后，解读的页面和列表会自动标注，免得群众照旧规定去办。",
    level=Level.hint,
    requirements=("INT-14",),
)
def interprets_what_ended(item: Interpretation, at: Context) -> Iterator[Finding]:
    """An interpretation of what has ended is marked; where there is a successor, it leads there."""
    policies = at.graph.to(item, Policy, "policies")
    ended = [p for p in policies if at.facts.validity.get(p.key) in OVER]
    if ended and len(ended) == len(policies):
        yield Finding(
            item.origin.of("policies"),
            f"解读的“{called(ended[0])}”已{at.facts.validity[ended[0].key].label}，"
            "页面上已经自动标注",
            "看看新文件有没有解读，没有的另发一篇；这一篇不用删",
        )


@rule(
    "D621",
    "咨询办结太慢",
    of=Interpretation,
    shown=True,
    why="群众向解读人咨询，问了多久有答复，要说得清；共性的问题公开解答。",
    level=Level.hint,
    requirements=("INT-12",),
)
def enquiry_answered_late(item: Interpretation, at: Context) -> Iterator[Finding]:
    """An answer to an enquiry comes within the limit, from the day it was asked."""
    if item.asked_on is None:
        return
    days = at.limits.enquiry_working_days
    last = at.facts.ledger.calendar.add_working_days(item.asked_on, days)
    if item.published_on.day > last:
        yield Finding(
            item.origin.of("asked_on"),
            f"{item.asked_on} 收到咨询，应在 {last} 前办结，{item.published_on.day} 才公开解答",
            f"核对两个日期；确实晚了的不用改，以后在 {days} 个工作日内办结",
        )
