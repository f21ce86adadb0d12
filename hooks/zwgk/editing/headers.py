"""Response headers of a built site for common web servers (rulings 18, IPF-09)."""

from __future__ import annotations

from collections.abc import Callable

#: Names that change with their content may be kept for a year. (No braces: servers read
#: them as their own.)
_HASHED = r"[-.]" + "[0-9a-f]" * 8 + r"[0-9a-f]*\.[a-z0-9]+$"
_FOREVER = "public, max-age=31536000, immutable"
_FILES = r"\.(css|js|svg|png|jpe?g|webp|gif|pdf|docx?|xlsx?|ofd|mp3|mp4)$"
_HOUR = "public, max-age=3600"
_ASK = "no-cache"


def security_headers(policy: str) -> dict[str, str]:
    """Name → value of the headers every answer carries. ``policy``: the CSP."""
    return {
        "Content-Security-Policy": policy,
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": "DENY",
        "Referrer-Policy": "strict-origin-when-cross-origin",
        "Permissions-Policy": (
            "camera=(), microphone=(), geolocation=(), payment=(), usb=(), interest-cohort=()"
        ),
        "Cross-Origin-Opener-Policy": "same-origin",
    }


_HSTS = "Strict-Transport-Security", "max-age=31536000"


def nginx(policy: str) -> str:
    """For nginx: ``map`` blocks for ``http {}``, headers for ``server {}``."""
    lines = [
        "# 一、放进 http {} 里（例如 /etc/nginx/conf.d/zwgk-cache.conf）",
        "map $uri $zwgk_cache {",
        f'    default "{_ASK}";',
        f'    "~{_HASHED}" "{_FOREVER}";',
        f'    "~*{_FILES}" "{_HOUR}";',
        "}",
        "map $uri $zwgk_origin {",
        '    default "";',
        "    # 开放数据允许其他网站直接读取",
        '    "~/api/" "*";',
        "}",
        "",
        "# 二、放进 server {} 里。location 里如果另写了 add_header，这些要重写一遍",
    ]
    lines += [f'add_header {k} "{v}" always;' for k, v in security_headers(policy).items()]
    lines += [
        "add_header Cache-Control $zwgk_cache always;",
        "add_header Access-Control-Allow-Origin $zwgk_origin always;",
        "# 全站（含同一域名下的其他系统）都改用 https 后，再去掉下一行的 #；"
        "启用后一年内不能退回 http",
        f'# add_header {_HSTS[0]} "{_HSTS[1]}" always;',
    ]
    return "\n".join(lines) + "\n"


def caddy(policy: str) -> str:
    """For a site block of a Caddyfile."""
    lines = ["# 放进站点的 {} 里", "header {"]
    lines += [f'\t{k} "{v}"' for k, v in security_headers(policy).items()]
    lines += [
        f'\tCache-Control "{_ASK}"',
        "\t# 全站都改用 https 后再去掉下一行的 #；启用后一年内不能退回 http",
        f'\t# {_HSTS[0]} "{_HSTS[1]}"',
        "}",
        f"@zwgk_files path_regexp (?i){_FILES}",
        f'header @zwgk_files Cache-Control "{_HOUR}"',
        f"@zwgk_hashed path_regexp {_HASHED}",
        f'header @zwgk_hashed Cache-Control "{_FOREVER}"',
        "# 开放数据允许其他网站直接读取",
        "@zwgk_data path_regexp /api/",
        'header @zwgk_data Access-Control-Allow-Origin "*"',
    ]
    return "\n".join(lines) + "\n"


def netlify(policy: str) -> str:
    """For a ``_headers`` file (Netlify, Cloudflare Pages and others)."""
    lines = ["# 存为网站输出文件夹里的 _headers", "/*"]
    lines += [f"  {k}: {v}" for k, v in security_headers(policy).items()]
    lines += [
        f"  Cache-Control: {_ASK}",
        "# 全站都改用 https 后再去掉下一行的 #；启用后一年内不能退回 http",
        f"#  {_HSTS[0]}: {_HSTS[1]}",
        "# 开放数据允许其他网站直接读取",
        "/api/*",
        "  Access-Control-Allow-Origin: *",
    ]
    return "\n".join(lines) + "\n"


#: ``zwgk headers --for``.
SERVERS: dict[str, Callable[[str], str]] = {"nginx": nginx, "caddy": caddy, "netlify": netlify}
