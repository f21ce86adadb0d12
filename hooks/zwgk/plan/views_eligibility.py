"""资格自测: the questions of a decision table as one page of plain links.

All questions stand on one page and answers lead to places on it, so that nothing a citizen
answers is ever sent anywhere: what stands behind ``#`` stays in the browser.
"""

from __future__ import annotations

from zwgk.model.decision import Target, decide
from zwgk.model.eligibility import Eligibility
from zwgk.model.service_guide import ServiceGuide
from zwgk.model.service_views import ChoiceView, Conclusion, EligibilityView, NodeView
from zwgk.model.views import Badge, Value
from zwgk.plan.context import Context
from zwgk.plan.sections import listing, present


def eligibility_view(context: Context, table: Eligibility) -> EligibilityView:
    """The page of a table: every question that is asked, every conclusion once."""
    decision = decide(table)
    names = [c.name for c in table.conclusions]

    def choice(answer: str, target: Target) -> ChoiceView:
        if isinstance(target, int):
            return ChoiceView(answer, f"q{target + 1}", f"第{target + 1}题")
        return ChoiceView(answer, f"c{names.index(target) + 1}", f"结论：{target}")

    nodes = tuple(
        NodeView(
            anchor=f"q{number + 1}",
            number=number + 1,
            name=table.questions[node.question].name,
            question=table.questions[node.question].question,
            help=table.questions[node.question].help or "",
            choices=tuple(choice(answer, target) for answer, target in node.branches),
        )
        for number, node in enumerate(decision.nodes)
    )
    conclusions = tuple(
        Conclusion(
            anchor=f"c{i + 1}",
            title=end.name,
            badge=Badge(end.verdict.label, end.verdict.name),
            text=end.text,
            basis=tuple(Value(b) for b in end.basis),
            guides=tuple(
                context.link(g) for g in context.to(table, ServiceGuide, "conclusions", i, "guides")
            ),
        )
        for i, end in enumerate(table.conclusions)
    )
    guides = context.to(table, ServiceGuide, "guides")
    return EligibilityView(
        **context.frame(table),
        key_point=table.key_point,
        nodes=nodes,
        conclusions=conclusions,
        phone=guides[0].phone if guides else "",
        files=context.attachments(table),
        sections=present(listing(context, "办事指南", guides)),
    )
