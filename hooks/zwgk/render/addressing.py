"""Relative links: every address is written relative to the page it stands on.

So a site works from any sub-path; with ``offline`` folders are written with their
``index.html`` so that it also works from disk (rulings 12).
"""

from __future__ import annotations

from collections.abc import Collection

from zwgk.model.addresses import ELDER_AREA, elder_address, output_path, written


class Addressing:
    """Turns site-relative addresses into links of the current page."""

    def __init__(
        self,
        *,
        offline: bool = False,
        base_path: str = "/",
        twins: Collection[str] = frozenset(),
    ) -> None:
        """``base_path``: where the site is mounted, for pages shown at any address (404).

        ``twins``: addresses of pages that have a large-type twin.
        """
        self.offline = offline
        self.base_path = base_path
        self.twins = twins
        self.page = ""
        self.elder = False

    @property
    def page(self) -> str:
        """The page whose links are written."""
        return self._page

    @page.setter
    def page(self, address: str) -> None:
        self._page = address
        self._up = "../" * address.count("/")

    def stand_on(self, page: str, *, elder: bool = False) -> None:
        """Links are now those of ``page``; ``elder``: a page of the elder area."""
        self.page = page
        self.elder = elder

    def counterpart(self) -> str:
        """The same page in the other dress, else the nearest: the elder area."""
        if self.elder:
            return self.page.removeprefix(ELDER_AREA)
        return elder_address(self.page) if self.page in self.twins else ELDER_AREA

    def href(self, address: str | None, mode: str = "") -> str:
        """The link from the current page to ``address``; outside addresses stay.

        Inside the elder area links lead to twins; where there is none, the address asks
        for the mode, so that it is kept without storage. ``mode`` names the very page in
        that mode.
        """
        if address is None:
            return ""
        if address.startswith(("http:", "https:", "//", "mailto:", "tel:", "#", "data:")):
            return address
        path, mark, fragment = address.partition("#")
        is_page = path == "" or path.endswith("/")
        if self.elder and is_page and not mode:
            if path in self.twins:
                path = elder_address(path)
            elif not path.startswith(ELDER_AREA):
                mode = "elder"
        if self.offline and is_page:
            path = output_path(path)
        query = f"?mode={mode}" if mode else ""
        target = written(path + query + mark + fragment)
        if self._page == "404.html":
            return self.base_path + target
        return (self._up + target) or "./"
