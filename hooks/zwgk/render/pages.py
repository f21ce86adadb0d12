"""Rendering planned pages."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from jinja2 import Environment
from markupsafe import Markup

from zwgk.model.addresses import output_path
from zwgk.model.result import OutputFile, Plan, PlannedPage
from zwgk.render.addressing import Addressing
from zwgk.render.bodies import Bodies
from zwgk.render.environment import make_environment


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
            (*overrides, theme), self.addressing, bodies
        )

    def context(self, plan: Plan, page: PlannedPage, body: str) -> dict[str, object]:
        """What the template of ``page`` is given; links are then those of that page.

        ``elder``: whether the page is large type by itself; ``counterpart``: its address
        in the other dress.
        """
        self.addressing.stand_on(page.url, elder=page.elder)
        return {
            "view": page.view,
            "site": plan.site,
            "body": Markup(body),
            "elder": page.elder,
            "counterpart": self.addressing.counterpart(),
            **self._common,
        }

    def page(self, plan: Plan, page: PlannedPage) -> OutputFile:
        """The finished file of ``page``."""
        self.addressing.stand_on(page.url, elder=page.elder)
        body = ""
        if page.body:
            body = self.bodies.page(
                page.body.text,
                page.body.path,
                plan.addresses,
                plan.site.trusted_hosts,
                self.addressing.href,
            )
        html = self.environment.get_template(page.template).render(self.context(plan, page, body))
        return OutputFile(output_path(page.url), html.encode(), page.source)
