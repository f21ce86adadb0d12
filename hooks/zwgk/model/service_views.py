"""What the templates of services read: guides, bundles, sheets, self-tests, places."""

from __future__ import annotations

from dataclasses import dataclass

from zwgk.model.views import (
    AttachmentView,
    Badge,
    Fact,
    LinkView,
    PageView,
    PlaceView,
    QuestionView,
    RecordView,
    Row,
    Step,
    Value,
)


@dataclass(frozen=True, slots=True)
class MaterialView:
    """A row of 申请材料 (SVC-05)."""

    name: str
    form: str = ""
    copies: str = ""
    source: str = ""
    necessity: str = ""
    note: str = ""
    files: tuple[AttachmentView, ...] = ()


@dataclass(frozen=True, slots=True)
class GuideView(RecordView):
    """办事指南 in the order a citizen asks (accessibility 6.4).

    ``channels``: counter, hours, online, by proxy, at home; ``time``: how long; ``cost``:
    fee and its basis; ``enquiries``: telephones, result and progress; ``tests``: self-tests
    of eligibility; ``verified``: when and by whom it was last verified item by item;
    ``elements``: all of them in the order of the standard, for a guide of the full profile.
    """

    glance: tuple[Fact, ...] = ()
    audience: str = ""
    requirements: tuple[str, ...] = ()
    forbidden: tuple[str, ...] = ()
    materials: tuple[MaterialView, ...] = ()
    steps: tuple[Step, ...] = ()
    places: tuple[PlaceView, ...] = ()
    cost: tuple[Fact, ...] = ()
    channels: tuple[Fact, ...] = ()
    enquiries: tuple[Fact, ...] = ()
    basis: tuple[Value, ...] = ()
    questions: tuple[QuestionView, ...] = ()
    visits: int | None = None
    tests: tuple[LinkView, ...] = ()
    verified: str = ""
    time: tuple[Fact, ...] = ()
    papers: tuple[LinkView, ...] = ()
    elements: tuple[Fact, ...] = ()


@dataclass(frozen=True, slots=True)
class BundleStepView:
    """A guide inside a bundle."""

    order: str
    guide: Row
    time: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class UseView:
    """Where a thing on the checklist is wanted: the guide, and what the guide asks of it."""

    guide: LinkView
    text: str = ""


@dataclass(frozen=True, slots=True)
class CheckItem:
    """A thing on the checklist of a bundle: name, form and number, who wants it, files."""

    name: str
    anchor: str
    text: str = ""
    note: str = ""
    uses: tuple[UseView, ...] = ()
    files: tuple[AttachmentView, ...] = ()


@dataclass(frozen=True, slots=True)
class CheckGroup:
    """Things of one necessity. ``tick``: whether there is something to tick off."""

    title: str
    items: tuple[CheckItem, ...]
    note: str = ""
    tick: bool = True


@dataclass(frozen=True, slots=True)
class BundleView(RecordView):
    """一件事: its guides in order and all materials once."""

    steps: tuple[BundleStepView, ...] = ()
    glance: tuple[Fact, ...] = ()
    checklist: tuple[CheckGroup, ...] = ()
    counter: str = ""
    audience: str = ""
    papers: tuple[LinkView, ...] = ()


@dataclass(frozen=True, slots=True)
class PaperView(PageView):
    """A sheet to print from a guide or a bundle: ``form`` its name, ``others`` its companions."""

    form: str = ""
    guide: GuideView | None = None
    bundle: BundleView | None = None
    office: str = ""
    phone: str = ""
    complaint_phone: str = ""
    counter: str = ""
    hours: str = ""
    others: tuple[LinkView, ...] = ()


@dataclass(frozen=True, slots=True)
class ChoiceView:
    """An answer that can be chosen: its words, the anchor it leads to, and what is there."""

    text: str
    anchor: str
    leads_to: str


@dataclass(frozen=True, slots=True)
class NodeView:
    """A question of a self-test as it is asked."""

    anchor: str
    number: int
    name: str
    question: str
    help: str
    choices: tuple[ChoiceView, ...]


@dataclass(frozen=True, slots=True)
class Conclusion:
    """What a self-test comes to: verdict, what to do, clause, guides."""

    anchor: str
    title: str
    badge: Badge
    text: str
    basis: tuple[Value, ...] = ()
    guides: tuple[LinkView, ...] = ()


@dataclass(frozen=True, slots=True)
class EligibilityView(RecordView):
    """资格自测: questions in order, every conclusion once, whom to ring."""

    nodes: tuple[NodeView, ...] = ()
    conclusions: tuple[Conclusion, ...] = ()
    phone: str = ""


@dataclass(frozen=True, slots=True)
class PlacePageView(RecordView):
    """政务场所."""

    place: PlaceView | None = None
    navigation: tuple[LinkView, ...] = ()
