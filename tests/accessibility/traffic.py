"""What a page asks for while it is open, what goes wrong, and what it weighs."""

from __future__ import annotations

import gzip
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from playwright.sync_api import ConsoleMessage, Page, Request, Response

#: A page that shows something fetched besides text has no budget of a text page (ruling 19).
#: Ask whether it is shown: a picture in a folded part is not fetched by most readers.
MORE_THAN_TEXT = """() => [...document.querySelectorAll(
    'img, picture, video, audio, object, embed, iframe, canvas')].some(e => e.checkVisibility())"""
ICON = "() => { const i = document.querySelector('link[rel~=\"icon\"]'); return i && i.href; }"


@dataclass
class Traffic:
    """Hears a tab. ``outside``: requests to other hosts; ``errors``: what went wrong."""

    host: str = ""
    outside: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    responses: list[Response] = field(default_factory=list)

    def listen(self, page: Page) -> None:
        """Hear the tab from now on."""
        page.on("console", self._said)
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.on("request", self._asked)
        page.on("response", self._answered)

    def forget(self, address: str) -> None:
        """Begin anew: the page at ``address`` will be loaded."""
        self.host = urlsplit(address).netloc
        self.outside, self.errors, self.responses = [], [], []

    def _said(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self.errors.append(message.text)

    def _asked(self, request: Request) -> None:
        parts = urlsplit(request.url)
        if parts.scheme not in ("data", "blob", "about") and parts.netloc != self.host:
            self.outside.append(request.url)

    def _answered(self, response: Response) -> None:
        self.responses.append(response)
        if response.status >= 400:
            self.errors.append(f"{response.status} {response.url}")


def weigh(page: Page, responses: list[Response]) -> tuple[float, int] | None:
    """Kilobytes (gzip) and requests of the page just loaded; None where it is no text page.

    The icon counts, which a browser without a window does not fetch by itself.
    """
    if page.evaluate(MORE_THAN_TEXT):
        return None
    bodies = {response.url: response.body() for response in responses}
    icon = page.evaluate(ICON)
    if icon and icon not in bodies:
        bodies[icon] = page.request.get(icon).body()
    weight = sum(len(gzip.compress(body, 6, mtime=0)) for body in bodies.values())
    return round(weight / 1000, 1), len(bodies)
