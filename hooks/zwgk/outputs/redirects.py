"""Pages at old addresses that lead on, without script (GW-33, IPF-11)."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from zwgk.model.addresses import output_path, written
from zwgk.model.result import OutputFile, Plan


def redirects(plan: Plan, *, offline: bool) -> Iterator[OutputFile]:
    """One small page for each old address."""
    for redirect in plan.redirects:
        target = output_path(redirect.to) if offline else redirect.to
        link = escape("../" * redirect.url.count("/") + written(target), quote=True)
        canonical = escape(plan.site.base_url + written(redirect.to), quote=True)
        html = (
            '<!doctype html>\n<html lang="zh-CN">\n<head>\n<meta charset="utf-8">\n'
            f'<meta http-equiv="refresh" content="0; url={link}">\n'
            f'<link rel="canonical" href="{canonical}">\n'
            '<meta name="robots" content="noindex">\n<title>页面已移动</title>\n</head>\n'
            f'<body>\n<h1>页面已移动</h1>\n<p>请点击<a href="{link}">新的网址</a>。</p>\n'
            "</body>\n</html>\n"
        )
        yield OutputFile(output_path(redirect.url), html.encode())
