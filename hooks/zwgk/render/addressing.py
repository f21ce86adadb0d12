"""Relative links: every address is written relative to the page it stands on.

So a site works from any sub-path; with ``offline`` folders are written with their
``index.html`` so that it also works from disk (rulings 12).
"""

from __future__ import annotations

from zwgk.model.addresses import output_path, written


class Addressing:
    """Turns site-relative addresses into links of the current page."""

    def __init__(self, *, offline: bool = False, base_path: str = "/") -> None:
        """``base_path`` is where the site is mounted, for pages shown at any address (404)."""
        self.offline = offline
        self.base_path = base_path
        self.page = ""

    def href(self, address: str | None) -> str:
        """The link from the current page to ``address``; outside addresses stay."""
        if address is None:
            return ""
        if address.startswith(("http:", "https:", "//", "mailto:", "tel:", "#", "data:")):
            return address
        path, mark, fragment = address.partition("#")
        if self.offline and (path == "" or path.endswith("/")):
            path = output_path(path)
        target = written(path + mark + fragment)
        if self.page == "404.html":
            return self.base_path + target
        depth = self.page.count("/")
        return ("../" * depth + target) or "./"
