"""Where in a paged list a page is."""

from __future__ import annotations

from zwgk.model.addresses import list_address
from zwgk.model.views import LinkView, Pager


def pager(stem: str, number: int, count: int, total: int) -> Pager:
    """The pager of page ``number`` of ``count``; first, last and the near pages are linked."""

    def link(n: int, title: str) -> LinkView:
        return LinkView(title, list_address(stem, n), current=n == number)

    near = sorted({1, count, *range(max(1, number - 2), min(count, number + 2) + 1)})
    return Pager(
        number=number,
        count=count,
        total=total,
        previous=link(number - 1, "上一页") if number > 1 else None,
        next=link(number + 1, "下一页") if number < count else None,
        pages=tuple(link(n, str(n)) for n in near),
    )
