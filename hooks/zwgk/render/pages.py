"""Rendering planned pages."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from jinja2 import Environment
from markupsafe import Markup

from zwgk.model.addresses import output_path
from zwgk.model.body import BodyText
from zwgk.model.result import OutputFile, Plan, PlannedPage
from zwgk.render.addressing import Addressing
from zwgk.render.bodies import Bodies, finish
from zwgk.render.bundles import Bundles
from zwgk.render.environment import make_environment
from zwgk.render.links import Links


class Renderer:
    """Renders pages with one environment; templates are compiled once."""

    def __init__(
        self,
        theme: Path,
        bodies: Bodies,
        *,
        head_script: str,
        csp: str,
        offline: bool = False,
        base_path: str = "/",
        overrides: tuple[Path, ...] = (),
        twins: Collection[str] = frozenset(),
    ) -> None:
        """``overrides``: a site's own template folders, asked first. ``csp`` "" leaves it out.

        ``twins``: addresses of pages that have a large-type twin.
        """
        self.addressing = Addressing(offline=offline, base_path=base_path, twins=twins)
        self.bodies = bodies
        self._common = {"head_script": Markup(head_script), "csp": csp}
        self.environment: Environment = make_environment(
            (*overrides, theme), self.addressing, self.markdown
        )
        self._bundles = Bundles(theme)
        self._plan: Plan | None = None
        self._links: Links | None = None

    def context(self, plan: Plan, page: PlannedPage, body: str) -> dict[str, object]:
        """What the template of ``page`` is given; links are then those of that page.

        ``elder``: whether the page is large type by itself; ``counterpart``: its address
        in the other dress; ``own``: style sheet and script that only its kind needs.
        """
        self._know(plan)
        self.addressing.stand_on(page.url, elder=page.elder)
        return {
            "view": page.view,
            "site": plan.site,
            "body": Markup(body),
            "elder": page.elder,
            "counterpart": self.addressing.counterpart(),
            "own": self._bundles.of(page.template),
            **self._common,
        }

    def page(self, plan: Plan, page: PlannedPage) -> OutputFile:
        """The finished file of ``page``."""
        self._know(plan)
        self.addressing.stand_on(page.url, elder=page.elder)
        body = self.markdown(page.body) if page.body else ""
        html = self.environment.get_template(page.template).render(self.context(plan, page, body))
        return OutputFile(output_path(page.url), html.encode(), page.source)

    def markdown(self, body: BodyText) -> str:
        """The HTML of a text on the page at hand."""
        html = self.bodies.html(body.text, body.level, clauses=body.clauses)
        return self._links.of_body(html, body) if self._links else html

    def hand_written(self, plan: Plan, page: PlannedPage, html: str) -> str:
        """MkDocs' HTML of a hand-written page with the finish of records' bodies."""
        links = self._know(plan)
        self.addressing.stand_on(page.url, elder=page.elder)
        html = finish(html)
        return links.of_page(html, page.body, page.url) if page.body else html

    def _know(self, plan: Plan) -> Links:
        if self._links is None or plan is not self._plan:
            self._plan = plan
            self._links = Links(plan, self.addressing.href, offline=self.addressing.offline)
        return self._links
