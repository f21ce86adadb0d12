"""Headings of a body at the level of the place where it stands (A11-37).

Whatever levels the source has, each heading is one below the heading it belongs to, so
the outline of a page has no jump. Ids and anchors stay.
"""

from __future__ import annotations

import re

from zwgk.model.body import ABOVE, BELOW

_MARK = re.compile(rf"({BELOW}|{ABOVE})\n*|<(/?)[hH]([1-6])(?=[\s>])")
_DEEPEST = 6


def at_level(html: str, level: int = 2) -> str:
    """``html`` with its headings shifted so that the outermost have ``level``.

    Marks of :mod:`zwgk.model.body` go; what stands between them is below the heading
    before them.
    """
    if "<h" not in html and "<H" not in html and BELOW not in html:
        return html
    floor = level
    outer: list[tuple[int, list[int]]] = []
    above: list[int] = []  # levels, as written, of the headings the next may belong to
    now = level

    def written(match: re.Match[str]) -> str:
        nonlocal floor, above, now
        if match[1]:
            if match[1] == BELOW:
                outer.append((floor, above))
                floor, above = min(floor + len(above), _DEEPEST), []
            elif outer:
                floor, above = outer.pop()
            return ""
        if match[2]:
            return f"</h{now}"
        source = int(match[3])
        while above and above[-1] >= source:
            above.pop()
        above.append(source)
        now = min(floor + len(above) - 1, _DEEPEST)
        return f"<h{now}"

    return _MARK.sub(written, html)
