"""Running MkDocs as a child process with our defaults (rulings 4)."""

from __future__ import annotations

import socket
import sys
from collections.abc import Mapping, Sequence
from datetime import date, datetime, time
from pathlib import Path

from zwgk.clock import BEIJING, EPOCH, VARIABLE

#: Both banners are about the future of the tools, not about the site; an editor can do
#: nothing about them. The operators' handbook explains.
SILENCED = {"NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "true"}


def environment(environ: Mapping[str, str], today: date) -> dict[str, str]:
    """The child's environment: today pinned, banners off, output in UTF-8."""
    epoch = int(datetime.combine(today, time(), BEIJING).timestamp())
    defaults = {EPOCH: str(epoch), "PYTHONUTF8": "1"}
    return {**defaults, **environ, **SILENCED, VARIABLE: today.isoformat()}


def build_command(config: Path, site_dir: Path | None, *, strict: bool) -> list[str]:
    """``mkdocs build`` for ``config``."""
    command = [sys.executable, "-m", "mkdocs", "build", "--config-file", str(config)]
    if strict:
        command.append("--strict")
    if site_dir:
        command += ["--site-dir", str(site_dir)]
    return command


def serve_command(config: Path, port: int) -> list[str]:
    """``mkdocs serve`` on this machine only."""
    address = f"127.0.0.1:{port}"
    return [sys.executable, "-m", "mkdocs", "serve", "-f", str(config), "--dev-addr", address]


def free_port(wanted: int, tries: Sequence[int] = range(100)) -> int | None:
    """``wanted`` or the next free port of 127.0.0.1; None when a hundred are taken."""
    for step in tries:
        port = wanted + step
        if port > 65535:
            return None
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind(("127.0.0.1", port))
            except OSError:
                continue
            return port
    return None
