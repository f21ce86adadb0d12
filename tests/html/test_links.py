"""Links, anchors, pictures and attachments resolve; nothing is fetched from elsewhere."""

from __future__ import annotations

import posixpath
from pathlib import Path
from urllib.parse import urlsplit

from tests.end_to_end.routes import ROOT
from tests.html.kinds import LISTS, RECORD_PAGES, is_redirect, is_sheet, is_version, ordinary, parts
from tests.html.summary import Summary
from tests.html.test_labels import failing
from zwgk.model.site import Site


def target_of(page: Summary, reference: str, site: Site) -> tuple[str, str] | None:
    """The file a reference means. 404.html is shown at any address, so it starts at the root."""
    mounted = urlsplit(site.url).path or "/"
    if page.path == "404.html" and reference.startswith(mounted):
        reference = "./" + reference.removeprefix(mounted)
    return page.resolve(reference)


def test_gw_35_no_broken_link_anchor_or_form(
    summaries: list[Summary], built_demo: Path, site: Site
) -> None:
    ids = {page.path: set(page.ids) for page in summaries}
    files = {p.relative_to(built_demo).as_posix() for p in built_demo.rglob("*") if p.is_file()}
    found, counted = [], 0
    for page in summaries:
        for reference in [*(a.href for a in page.anchors), *page.actions]:
            scheme = urlsplit(reference).scheme
            if scheme in ("http", "https", "tel", "mailto"):
                continue
            target = target_of(page, reference, site)
            counted += 1
            if target is None or scheme:
                found.append(f"{page.path}: {reference!r} is no address")
            elif target[0] not in files:
                found.append(f"{page.path}: {reference!r} leads nowhere")
            elif target[1] and target[1] not in ids.get(target[0], ()):
                found.append(f"{page.path}: {reference!r} has no such place")
    failing(found)
    assert counted > 10_000


def test_gw_17_pictures_and_files_are_there_with_words(
    summaries: list[Summary], built_demo: Path, site: Site
) -> None:
    found = []
    for page in summaries:
        for tag, reference in page.fetched:
            target = target_of(page, reference, site)
            if target is None or not (built_demo / target[0]).is_file():
                found.append(f"{page.path}: {tag} {reference!r} is not there")
        if page.images_without_alt:
            found.append(f"{page.path}: {page.images_without_alt} pictures without alt")
    failing(found)


def test_gw_59_nothing_is_fetched_from_another_host(
    summaries: list[Summary], built_demo: Path
) -> None:
    found = [
        f"{page.path}: {tag} {reference}"
        for page in summaries
        for tag, reference in page.fetched
        if urlsplit(reference).scheme not in ("", "data") or urlsplit(reference).netloc
    ]
    for sheet in sorted(built_demo.rglob("*.css")):
        text = sheet.read_text("utf-8")
        if "//" in text.replace("http://www.w3.org/", "") or "@import" in text:
            found.append(f"{sheet.relative_to(built_demo)}: names another host")
    failing(found)


def test_gw_34_other_hosts_only_through_the_notice(summaries: list[Summary], site: Site) -> None:
    # The badge of party and government sites stands in every footer (GW-15).
    trusted = {*site.trusted_hosts, urlsplit(site.badge or "").hostname or "gov.cn"}
    found = []
    for page in ordinary(summaries):
        if page.kind == "leaving":
            continue
        for anchor in page.anchors:
            host = (urlsplit(anchor.href).hostname or "").lower()
            ours = host.endswith(".gov.cn") or host in ("", "gov.cn")
            if not ours and not any(host == t or host.endswith(f".{t}") for t in trusted):
                found.append(f"{page.path}: {anchor.href}")
    failing(found)


def test_gw_34_the_notice_names_where_it_leads(summaries: list[Summary]) -> None:
    notices = [page for page in summaries if page.kind == "leaving"]
    found = []
    for page in notices:
        outside = [a.href for a in page.anchors if "external" in a.rel and "button" not in a.title]
        shown = [href for href in outside if urlsplit(href).hostname in page.main_text]
        if not shown:
            found.append(page.path)
    failing(found)
    assert notices, "the example county links to no other host, so the notice is not shown"


def test_gw_33_addresses_come_from_ids(summaries: list[Summary]) -> None:
    found = []
    for page in summaries:
        if page.address != page.address.lower() or not page.address.isascii():
            found.append(page.path)
        where = parts(page)
        deep = len(where) > 2 and where[0] not in ("catalog", "annual-reports")
        facet = deep and (where[1] == "page" or where[1].startswith("by-"))
        known = facet or is_version(page) or is_sheet(page) or tuple(where[:2]) in LISTS
        if deep and where[0] in RECORD_PAGES and not known:
            found.append(f"{page.path}: a folder between kind and id")
    failing(found)


def test_gw_33_the_register_knows_every_record(summaries: list[Summary]) -> None:
    register = (ROOT / "content" / "addresses.yml").read_text("utf-8")
    failing(
        [
            page.path
            for page in ordinary(summaries)
            if parts(page)
            and parts(page)[0] in RECORD_PAGES
            and len(parts(page)) > 1
            and "page" not in parts(page)[1:-1]
            and not parts(page)[1].startswith("by-")
            and not is_version(page)
            and not is_sheet(page)
            and page.address.strip("/") not in register
        ]
    )


def test_gw_33_redirects_lead_to_pages(summaries: list[Summary], built_demo: Path) -> None:
    found = []
    for page in summaries:
        if is_redirect(page):
            target = page.resolve(page.refresh.partition("url=")[2])
            if target is None or not (built_demo / target[0]).is_file():
                found.append(f"{page.path}: {page.refresh}")
    failing(found)


def test_every_page_is_reachable_from_the_home_page(summaries: list[Summary]) -> None:
    """No page stands alone: following links from home reaches all of them."""
    by_path = {page.path: page for page in summaries}
    seen, waiting = {"index.html"}, ["index.html"]
    while waiting:
        page = by_path[waiting.pop()]
        for anchor in page.anchors:
            target = page.resolve(anchor.href)
            if target and target[0] in by_path and target[0] not in seen:
                seen.add(target[0])
                waiting.append(target[0])
    alone = {
        page.path
        for page in ordinary(summaries)
        if page.path not in seen and page.path != "404.html" and page.kind != "tombstone"
    }
    failing(sorted(alone))


def test_no_file_has_an_address_with_a_query_or_a_backslash(built_demo: Path) -> None:
    names = [p.relative_to(built_demo).as_posix() for p in built_demo.rglob("*")]
    failing([name for name in names if any(sign in posixpath.basename(name) for sign in "?#\\")])
