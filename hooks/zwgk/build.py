"""The pipeline, in reading order: load → link → derive → check → plan → render → outputs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from zwgk import theme
from zwgk.check import adjust, check_pages, check_register, inspect
from zwgk.check import check as check_records
from zwgk.derive import derive
from zwgk.editing.placeholders import completed
from zwgk.link import link
from zwgk.load import load
from zwgk.model.addresses import output_path
from zwgk.model.checked import Checked
from zwgk.model.facts import Facts
from zwgk.model.graph import Graph
from zwgk.model.loaded import Loaded
from zwgk.model.result import BuildResult, OutputFile, Plan
from zwgk.model.site import Site
from zwgk.outputs import redirects, report, sitemap
from zwgk.plan import plan
from zwgk.plan.inspection import inspection_page
from zwgk.problem import Problem, in_order
from zwgk.render import Bodies, Renderer, bundled_assets


@dataclass(frozen=True, slots=True)
class Settings:
    """The ``zwgk`` block of ``mkdocs.yml``; none of it is needed in the ordinary case."""

    content_dir: str = "content"
    catalog_dir: str = "catalog"
    interpretations_dir: str = "interpretations"
    offline: bool = False

    def folders(self, root: Path) -> dict[str, Path]:
        """Where the three source folders of a site are."""
        return {
            "content": root / self.content_dir,
            "catalog": root / self.catalog_dir,
            "interpretations": root / self.interpretations_dir,
        }


@dataclass(frozen=True, slots=True)
class Examined:
    """What is known of a site before a page is planned."""

    loaded: Loaded
    graph: Graph
    facts: Facts
    checked: Checked
    problems: tuple[Problem, ...]


def examine(root: Path, *, today: date, settings: Settings | None = None) -> Examined:
    """Load, link, derive and check; every problem at once, in order."""
    settings = settings or Settings()
    loaded = load(root, settings.folders(root))
    graph, link_problems = link(loaded)
    facts = derive(graph, today)
    checked = check_records(graph, facts)
    site = next(iter(graph.all(Site)), None)
    early = adjust([*loaded.problems, *link_problems], site)
    problems = completed(root, loaded.sources, [*early, *checked.problems])
    return Examined(loaded, graph, facts, checked, tuple(problems))


def check(root: Path, *, today: date, settings: Settings | None = None) -> tuple[Problem, ...]:
    """All problems of a site's sources, without rendering a page."""
    settings = settings or Settings()
    found = examine(root, today=today, settings=settings)
    planned = _planned(found, settings)
    if planned is None:
        return found.problems
    return tuple(in_order([*found.problems, *_departed(found, planned, settings).problems]))


def plan_site(root: Path, *, today: date, settings: Settings | None = None) -> Plan | None:
    """The pages a site has, without rendering; None when its sources do not allow it."""
    settings = settings or Settings()
    return _planned(examine(root, today=today, settings=settings), settings)


def _planned(found: Examined, settings: Settings) -> Plan | None:
    if any(p.stops for p in found.problems) or not found.graph.all(Site):
        return None
    return plan(found.graph, found.facts, offline=settings.offline)


def _departed(found: Examined, planned: Plan, settings: Settings) -> Checked:
    """Addresses that were published once and are answered no more (GW-33)."""
    return check_register(found.loaded.registered, f"{settings.content_dir}/addresses.yml", planned)


def build(
    root: Path,
    *,
    today: date,
    settings: Settings | None = None,
    bodies: Bodies | None = None,
    with_csp: bool = True,
    base_path: str | None = None,
    overrides: tuple[Path, ...] = (),
) -> tuple[BuildResult, Renderer | None]:
    """Build a site's files; with a stopping problem only the problems come back.

    ``bodies`` keeps converted Markdown between builds; ``base_path`` is where the site is
    mounted (default: the path of its 网址); ``overrides`` are the site's own templates.
    """
    settings = settings or Settings()
    found = examine(root, today=today, settings=settings)
    managed = found.loaded.sources | frozenset(found.loaded.assets)
    held = tuple(
        f"{found.graph.get(k).name_text}({t})" for k, t in sorted(found.facts.held.items())
    )
    planned = _planned(found, settings)
    gone = _departed(found, planned, settings) if planned else Checked()
    problems = tuple(in_order([*found.problems, *gone.problems]))
    stopped = BuildResult(problems, managed=managed, held_back=held)
    if planned is None or stopped.stopped:
        return stopped, None
    renderer = Renderer(
        theme.THEME,
        bodies or Bodies(),
        head_script=theme.head_script(),
        csp=theme.content_security_policy() if with_csp else "",
        offline=settings.offline,
        base_path=base_path or "/" + planned.site.base_url.partition("//")[2].partition("/")[2],
        overrides=overrides,
    )
    own = [p for p in planned.pages if p.template != "main.html"]
    rendered = [renderer.page(planned, p) for p in own]
    files = [*rendered, *_beside(root, planned, settings)]
    on_pages = check_pages(
        [(f.path, f.content.decode(), f.source) for f in rendered],
        known=[f.path for f in files]
        + [output_path(p.url) for p in planned.pages]
        + ["inspection/index.html", "api/report.json"],
        base_path=renderer.addressing.base_path,
    )
    late = adjust(on_pages.problems, found.graph.all(Site)[0])
    problems = tuple(in_order([*problems, *late]))
    counted = {**found.checked.counted, **gone.counted, **on_pages.counted}
    rows = inspect(problems, counted, found.checked.hidden)
    files.append(renderer.page(planned, inspection_page(planned, rows)))
    files.append(report(planned, rows, problems))
    return replace(stopped, problems=problems, files=tuple(files), plan=planned), renderer


def _beside(root: Path, planned: Plan, settings: Settings) -> Iterator[OutputFile]:
    """Everything that is not a page: assets, attachments, redirects, sitemap."""
    for path, content in bundled_assets(theme.THEME):
        yield OutputFile(path, content)
    for address, asset in sorted(planned.copies.items()):
        yield OutputFile(address, (root / asset).read_bytes(), asset)
    yield from redirects(planned, offline=settings.offline)
    yield from sitemap(planned)
