"""Rules over the elements of guides: the full profile, themes of the book (SVC-09, SVC-16)."""

from __future__ import annotations

from collections.abc import Iterator

from zwgk.check.rule import Context, Finding, rule
from zwgk.model.guide_elements import unsaid
from zwgk.model.service_guide import Profile, ServiceGuide
from zwgk.problem import Level


@rule(
    "V190",
    "“完整”版式的办事指南要素不齐",
    of=ServiceGuide,
    why="政务服务中心的办事指南有规定的要素和顺序（GB/T 36114-2018）；选了“完整”，一项都不能少。",
    level=Level.warning,
    requirements=("SVC-16",),
)
def full_guide_incomplete(guide: ServiceGuide, at: Context) -> Iterator[Finding]:
    """A guide of the full profile says all its elements; one finding a guide."""
    if guide.profile is not Profile.full:
        return
    lacking = [ServiceGuide.label_of(name) for name in unsaid(guide)]
    if lacking:
        yield Finding(
            guide.origin.of("profile"),
            f"“{guide.name}”选了“完整”版式，还缺“{'”“'.join(lacking)}”",
            "补写这几项；写不出的，把“要素版式”改成“基本”",
        )


@rule(
    "D640",
    "办事指南没有写办事主题",
    of=ServiceGuide,
    shown=True,
    why="办事一本通按主题分章，没有主题的都挤在“其他事项”里，不好找。",
    level=Level.warning,
    requirements=("SVC-09",),
)
def guide_without_theme(guide: ServiceGuide, at: Context) -> Iterator[Finding]:
    """Every guide has a theme, the chapter of the book it stands in."""
    if not guide.theme:
        yield Finding(
            guide.origin.of("name"),
            f"“{guide.name}”没有写“办事主题”",
            "写上人生事件或者经营事项的主题，例如“社会救助”“经营许可”，和同类指南写一样的",
        )
