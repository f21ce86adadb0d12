"""The pipeline, in reading order: load → link → derive → check → plan → render → outputs."""

from __future__ import annotations

import gc
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from zwgk import theme
from zwgk.check import (
    adjust,
    check_codes,
    check_index_numbers,
    check_pages,
    check_register,
    inspect,
)
from zwgk.check import check as check_records
from zwgk.derive import derive
from zwgk.editing.placeholders import completed
from zwgk.link import link
from zwgk.load import keep, load, read_kept, read_outline
from zwgk.model.addresses import MANIFEST, output_path
from zwgk.model.audit import Conformance
from zwgk.model.catalog_item import CatalogItem
from zwgk.model.checked import Checked
from zwgk.model.codes import CODES_FILE
from zwgk.model.facts import Facts
from zwgk.model.graph import Graph
from zwgk.model.index_numbers import INDEX_FILE
from zwgk.model.loaded import Loaded
from zwgk.model.outline import Outline
from zwgk.model.result import BuildResult, OutputFile, Plan
from zwgk.model.settings import Settings
from zwgk.model.site import Site
from zwgk.outputs import (
    PublicGraph,
    Terms,
    annual_reports,
    calendars,
    catalog_changes,
    catalog_downloads,
    feeds,
    found_titles,
    hsds,
    interpretation_notices,
    ledger_files,
    linked_data,
    packed,
    policy_data,
    record_files,
    redirects,
    report,
    restore,
    search_files,
    sitemap,
)
from zwgk.plan import plan
from zwgk.plan.accessibility import accessibility_page
from zwgk.plan.inspection import inspection_page
from zwgk.plan.sizes import with_sizes
from zwgk.problem import Problem, in_order
from zwgk.render import Bodies, Renderer, bundled_assets
from zwgk.text_history import earlier_texts


@dataclass(frozen=True, slots=True)
class Examined:
    """What is known of a site before a page is rendered.

    ``planned`` is None when a problem forbids publishing.
    """

    loaded: Loaded
    graph: Graph
    facts: Facts
    counted: Mapping[str, int]
    hidden: frozenset[str]
    problems: tuple[Problem, ...]
    planned: Plan | None


def examine(
    root: Path,
    *,
    today: date,
    settings: Settings | None = None,
    instead: Mapping[str, str] | None = None,
) -> Examined:
    """Load, link, derive, check and plan; every problem at once, in order.

    ``instead``: values to suppose of facts, by their ids.
    """
    settings = settings or Settings()
    folders, shared = settings.folders(root), settings.shared_roots(root)
    loaded = load(root, folders, shared, today=today, instead=instead, cache=settings.cache)
    graph, link_problems = link(loaded)
    facts = derive(graph, today, earlier_texts(root, settings, loaded))
    checked = check_records(graph, facts)
    codes = check_codes(
        loaded.codes,
        f"{settings.catalog_dir}/{CODES_FILE}",
        graph,
        facts,
        whole=CatalogItem.kind.name not in loaded.incomplete,
    )
    numbers = check_index_numbers(
        loaded.index_numbers, f"{settings.content_dir}/{INDEX_FILE}", graph
    )
    outline, unread = _outline(root, graph)
    early = adjust(
        [*loaded.problems, *link_problems, *codes.problems, *numbers.problems, *unread],
        site_of(graph),
    )
    sources = loaded.sources | loaded.shared_sources
    problems = completed(root, sources, [*early, *checked.problems])
    planned, gone = None, Checked()
    if site_of(graph) and not any(p.stops for p in problems):
        planned = plan(graph, facts, settings, outline)
        register = f"{settings.content_dir}/addresses.yml"
        gone = check_register(loaded.registered, register, planned)
        problems = in_order([*problems, *adjust(gone.problems, site_of(graph))])
    stopped = any(p.stops for p in problems)
    counted = {**checked.counted, **codes.counted, **numbers.counted, **gone.counted}
    return Examined(
        loaded, graph, facts, counted, checked.hidden, tuple(problems), None if stopped else planned
    )


def check(root: Path, *, today: date, settings: Settings | None = None) -> tuple[Problem, ...]:
    """All problems of a site's sources, without rendering a page."""
    return examine(root, today=today, settings=settings).problems


def build(
    root: Path,
    *,
    today: date,
    settings: Settings | None = None,
    bodies: Bodies | None = None,
    terms: Terms | None = None,
    with_csp: bool = True,
    base_path: str | None = None,
    overrides: tuple[Path, ...] = (),
    instead: Mapping[str, str] | None = None,
) -> tuple[BuildResult, Renderer | None]:
    """Build a site's files; with a stopping problem only the problems come back.

    ``bodies`` and ``terms`` keep converted Markdown and what search counted between builds;
    ``base_path`` is where the site is mounted (default: the path of its 网址); ``overrides``
    are the site's own templates; ``instead`` as in :func:`examine`.
    """
    settings = settings or Settings()
    found = examine(root, today=today, settings=settings, instead=instead)
    held = [f"{found.graph.get(k).name_text}（{t}）" for k, t in sorted(found.facts.held.items())]
    result = BuildResult(
        found.problems,
        managed=found.loaded.sources | frozenset(found.loaded.assets),
        held_back=tuple(held),
    )
    planned = found.planned
    if planned is None:
        return result, None
    # Pages say how large the files beside them are, so these are written first.
    data = [
        *ledger_files(planned),
        *feeds(planned),
        *calendars(planned),
        *annual_reports(planned),
        *interpretation_notices(planned),
        *policy_data(planned),
        *catalog_downloads(found.graph, found.facts),
    ]
    planned = with_sizes(planned, {f.path: len(f.content) for f in data})
    renderer = Renderer(
        theme.THEME,
        bodies or Bodies(),
        head_script=theme.head_script(),
        csp=theme.content_security_policy() if with_csp else "",
        offline=settings.offline,
        base_path=base_path or "/" + planned.site.base_url.partition("//")[2].partition("/")[2],
        overrides=overrides,
        twins=planned.twins,
    )
    gc.freeze()  # the plan lives to the end: collecting need not walk it again and again
    rendered = [renderer.page(planned, p) for p in planned.pages if p.template != "main.html"]
    files = [*rendered, *data, *_beside(root, planned, settings)]
    files += catalog_changes(planned, found.graph, found.facts)
    public = PublicGraph(planned, found.graph, found.facts)
    files += [*record_files(public), *linked_data(public), *hsds(public)]
    search = _search(root, planned, settings, terms)
    files += search
    later = ("inspection/index.html", "accessibility/index.html", "api/report.json", MANIFEST)
    on_pages = check_pages(
        ((f.path, f.content.decode(), f.source) for f in rendered),
        known=[*(f.path for f in files), *(output_path(p.url) for p in planned.pages), *later],
        base_path=renderer.addressing.base_path,
        tables={f.path: f.content for f in data if f.path.endswith(".csv")},
        searched=found_titles(search) if search else (),
        unlisted=frozenset(output_path(p.url) for p in planned.pages if not p.listed),
    )
    late = adjust(on_pages.problems, site_of(found.graph))
    problems = tuple(in_order([*found.problems, *late]))
    rows = inspect(problems, {**found.counted, **on_pages.counted}, found.hidden)
    files.append(renderer.page(planned, inspection_page(planned, rows)))
    conformance = Conformance.of(*theme.accessibility(), theme.fingerprint())
    files.append(renderer.page(planned, accessibility_page(planned, rows, conformance)))
    files.append(report(planned, rows, problems))
    gc.unfreeze()
    return replace(result, problems=problems, files=tuple(files), plan=planned), renderer


def site_of(graph: Graph) -> Site | None:
    """The site record, if there is one."""
    return next(iter(graph.all(Site)), None)


def _outline(root: Path, graph: Graph) -> tuple[Outline | None, list[Problem]]:
    """The outline of the county, where the site has one (rulings 31)."""
    site = site_of(graph)
    asset = graph.files.get((site.key, ("map", "boundary"))) if site else None
    if site is None or site.map is None or asset is None:
        return None, []
    found = read_outline(root, asset, site.origin.of("map", "boundary"), site.map.system)
    return (None, [found]) if isinstance(found, Problem) else (found, [])


#: What search counted, by content, for the next build.
_TERMS = "search-terms"


def _search(root: Path, planned: Plan, settings: Settings, terms: Terms | None) -> list[OutputFile]:
    """The files of search; only pages that changed since the last build are counted."""
    terms = terms or Terms(keep=settings.cache)
    if settings.cache and not terms.kept:
        restore(terms, read_kept(root, _TERMS))
    before, known = terms.counted, terms.kept.keys()
    files = list(
        search_files(
            planned.search,
            offline=settings.offline,
            numbering=settings.search_numbering,
            terms=terms,
        )
    )
    if settings.cache and (terms.counted > before or terms.kept.keys() != known):
        keep(root, _TERMS, packed(terms))
    return files


def _beside(root: Path, planned: Plan, settings: Settings) -> Iterator[OutputFile]:
    """Everything that is not a page: assets, attachments, redirects, sitemap."""
    for path, content in bundled_assets(theme.THEME):
        yield OutputFile(path, content)
    for address, asset in sorted(planned.copies.items()):
        yield OutputFile(address, (root / asset).read_bytes(), asset)
    yield from redirects(planned, offline=settings.offline)
    yield from sitemap(planned)
