"""sitemap.xml and robots.txt (IPF-04)."""

from __future__ import annotations

from collections.abc import Iterator
from xml.sax.saxutils import escape

from zwgk.model.addresses import written
from zwgk.model.result import OutputFile, Plan


def sitemap(plan: Plan) -> Iterator[OutputFile]:
    """Every listed page with its day of change; no clock in it (rulings 7)."""
    lines = ['<?xml version="1.0" encoding="UTF-8"?>']
    lines.append('<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">')
    for page in sorted((p for p in plan.pages if p.listed), key=lambda p: p.url):
        address = escape(plan.site.base_url + written(page.url))
        changed = f"<lastmod>{page.changed_on}</lastmod>" if page.changed_on else ""
        lines.append(f"<url><loc>{address}</loc>{changed}</url>")
    lines.append("</urlset>")
    yield OutputFile("sitemap.xml", ("\n".join(lines) + "\n").encode())
    robots = f"User-agent: *\nAllow: /\nSitemap: {plan.site.base_url}sitemap.xml\n"
    yield OutputFile("robots.txt", robots.encode())
