"""长者专区: large type by itself, at a stable address and without script (A11-02, A11-15).

Its own page leads to what elderly people ask for most; the kinds that the settings name
(guides, interpretations and questions unless a site says otherwise) have twins below it,
made by the same build from the same views, so that they cannot go stale.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from zwgk.model.addresses import ELDER_AREA, elder_address
from zwgk.model.kinds import RECORD_TYPES
from zwgk.model.place import Place, PlaceType
from zwgk.model.result import PlannedPage
from zwgk.model.views import ElderView
from zwgk.plan.context import Context
from zwgk.plan.home import common_guides, doors
from zwgk.plan.paper import PAPER
from zwgk.plan.sections import listing
from zwgk.plan.views_service import place_card

#: Guides and places on the area's page.
_GUIDES = 12
_PLACES = 8

#: What people call this mode; search finds it under each (A11-14).
ALIASES = ("长者模式", "长辈版", "适老版", "关怀版", "关爱版", "亲情版", "大字版", "老年版")


def elder_pages(context: Context, pages: Iterable[PlannedPage]) -> Iterator[PlannedPage]:
    """The area's own page, and the twin of every page of its kinds."""
    twins = [p for p in pages if has_twin(context, p.url) and p.view.kind != PAPER]
    yield _area(context)
    for page in twins:
        yield replace(page, url=elder_address(page.url), elder=True, listed=False)


def has_twin(context: Context, address: str) -> bool:
    """Whether the page at ``address`` has a large-type twin (the home page's is the area)."""
    kinds = context.settings.elder_static
    return address.startswith(
        tuple(f"{t.kind.plural}/" for t in RECORD_TYPES if t.kind.name in kinds)
    )


def _area(context: Context) -> PlannedPage:
    title = "长者专区"
    text = "大字、大按钮的办事指南、政策解读和常见问题，以及能当面问、打电话问的地方"
    view = ElderView(
        title=title,
        kind="elder",
        section="elder",
        labels=context.column_labels(title, text, (title, *ALIASES), "办事服务"),
        trail=context.trail(),
        canonical=context.base_url + ELDER_AREA,
        summary=text,
        guides=listing(context, "大家常办的事", common_guides(context, _GUIDES)),
        doors=doors(context, but=("policies/", "interpreters/")),
        contact=context.contact(context.host),
        places=tuple(
            replace(place_card(context, p), services=(), accessible=())
            for p in _helpful_places(context)
        ),
        feedback=context.contact(context.host),
    )
    return PlannedPage(ELDER_AREA, "kinds/elder/page.html", view, elder=True)


def _helpful_places(context: Context) -> list[Place]:
    """Places with services for the elderly, the halls first."""
    found = [p for p in context.all(Place) if p.elder]
    kinds = list(PlaceType)
    return sorted(found, key=lambda p: kinds.index(p.type))[:_PLACES]
