"""好差评 where people meet it: on the guide they were served by (SVC-12)."""

from __future__ import annotations

from collections.abc import Iterator

from zwgk.model.organisation import Organisation
from zwgk.model.service_guide import ServiceGuide
from zwgk.model.service_rating import RatingCorrection, ServiceRating
from zwgk.model.views import Fact, Value
from zwgk.plan.context import Context


def correction_text(correction: RatingCorrection) -> str:
    """``材料要补两次：窗口改为一次告知清单（2026-09-20改好）``."""
    done = f"{correction.done_on.isoformat()}改好" if correction.done_on else "正在改"
    return f"{correction.problem}：{correction.action}（{done}）"


def rating_facts(context: Context, guide: ServiceGuide) -> Iterator[Fact]:
    """The last ratings of who provides the guide, and what was put right about the guide."""
    latest = []
    for unit in context.to(guide, Organisation, "provider"):
        found = context.back(unit, "service_ratings", ServiceRating)
        if found:
            latest.append(max(found, key=lambda r: (r.ends_on, r.id)))
    if latest:
        yield Fact("好差评", tuple(Value(_summary(r), context.url(r)) for r in latest))
    told = [
        Value(correction_text(correction), context.url(rating))
        for rating in context.back(guide, "ratings", ServiceRating)
        for i, correction in enumerate(rating.corrections)
        if any(
            g.key == guide.key for g in context.to(rating, ServiceGuide, "corrections", i, "guides")
        )
    ]
    if told:
        yield Fact("差评整改", tuple(told))


def _summary(rating: ServiceRating) -> str:
    who = f"{rating.organisation}{rating.period}"
    if not rating.total:
        return f"{who}：没有收到评价"
    share = f"{rating.good * 100 / rating.total:.1f}%"
    text = f"{who}：{rating.total}件评价，满意的占{share}"
    if not rating.bad:
        return f"{text}，没有差评"
    done = "都已整改" if rating.corrected >= rating.bad else f"已整改{rating.corrected}件"
    return f"{text}，差评{rating.bad}件{done}"
