"""What all tests share: the example county built once a run, and small servers.

The built site and everything else that takes seconds is made once for all processes of a
run: in the folder ``ZWGK_TEST_SHARED`` when ``scripts/check`` names one, else beside
pytest's own temporary folders.
"""

from __future__ import annotations

import fcntl
import http.server
import os
import pickle
import re
import shutil
import threading
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from tests.end_to_end.routes import ROOT, TODAY, build, hook_python
from tests.html.summary import Summary, summarise
from tests.support.browser import axe, browser, playwright_driver

__all__ = ["axe", "browser", "playwright_driver"]  # fixtures of all folders

Once = Callable[[str, Callable[[Path], None]], Path]

# No limit on time: a busy machine is no fault of the code. The gates draw the same examples
# every time, ``make test-full`` draws new ones.
settings.register_profile(
    "zwgk",
    deadline=None,
    derandomize="ZWGK_TEST_FULL" not in os.environ,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("zwgk")


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave the whole matrix to ``make test-full``; pytest counts it as deselected."""
    if os.environ.get("ZWGK_TEST_FULL") or config.option.markexpr:
        return
    full = [item for item in items if item.get_closest_marker("full")]
    if full:
        config.hook.pytest_deselected(items=full)
        items[:] = [item for item in items if item not in full]


@pytest.fixture(scope="session", autouse=True)
def _pinned_day() -> Iterator[None]:
    """Every test that asks the adapters for today gets the same day."""
    before = os.environ.get("ZWGK_TODAY")
    os.environ["ZWGK_TODAY"] = TODAY
    yield
    if before is None:
        del os.environ["ZWGK_TODAY"]
    else:
        os.environ["ZWGK_TODAY"] = before


@pytest.fixture(scope="session")
def once(tmp_path_factory: pytest.TempPathFactory) -> Once:
    """``once(name, make)``: the folder ``name``, filled by ``make(folder)`` by one process.

    A failure is remembered, so that the other processes fail at once with its text.
    """
    base = tmp_path_factory.getbasetemp()
    if os.environ.get("PYTEST_XDIST_WORKER"):
        base = base.parent
    if os.environ.get("ZWGK_TEST_SHARED"):
        base = Path(os.environ["ZWGK_TEST_SHARED"])
    base.mkdir(parents=True, exist_ok=True)

    def made(name: str, make: Callable[[Path], None]) -> Path:
        folder = base / f"shared-{name}"
        done, failed = base / f"shared-{name}.done", base / f"shared-{name}.failed"
        with (base / f"shared-{name}.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            if failed.exists():
                pytest.fail(failed.read_text("utf-8"), pytrace=False)
            if not done.exists():
                shutil.rmtree(folder, ignore_errors=True)
                try:
                    make(folder)
                except Exception as error:
                    failed.write_text(f"could not make {name}: {error}", "utf-8")
                    raise
                done.touch()
        return folder

    return made


@pytest.fixture(scope="session")
def hook_environment(once: Once) -> Path:
    """The Python of an environment with the locked packages and without zwgk (rulings 5)."""
    return once("hook-environment", hook_python) / "bin" / "python"


@pytest.fixture(scope="session")
def built_demo(once: Once, hook_environment: Path) -> Path:
    """The example county, built by ``mkdocs build`` through the hook."""
    return once(
        "demo", lambda folder: build(hook_environment, ROOT / "mkdocs.yml", folder).expect(0)
    )


@pytest.fixture(scope="session")
def pages(built_demo: Path) -> list[Path]:
    """Every HTML file of the built example."""
    return sorted(built_demo.rglob("*.html"))


@pytest.fixture(scope="session")
def summaries(once: Once, built_demo: Path, pages: list[Path]) -> list[Summary]:
    """What the HTML tests need of every page, read once a run."""

    def read_all(folder: Path) -> None:
        folder.mkdir()
        found = [summarise(page, built_demo) for page in pages]
        (folder / "summaries").write_bytes(pickle.dumps(found))

    stored = once("summaries", read_all) / "summaries"
    found: list[Summary] = pickle.loads(stored.read_bytes())
    return found


class _Handler(http.server.SimpleHTTPRequestHandler):
    """Serves a folder under a prefix, and ``404.html`` for what is not there."""

    prefix = "/"

    def translate_path(self, path: str) -> str:
        if not path.startswith(self.prefix):
            return str(Path(self.directory) / "\0nowhere")
        return super().translate_path(path[len(self.prefix) - 1 :])

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        page = Path(self.directory) / "404.html"
        if code != 404 or not page.is_file():
            super().send_error(code, message, explain)
            return
        body = page.read_bytes()
        self.send_response(404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Quiet."""


def serve(folder: Path, prefix: str) -> Iterator[str]:
    handler = type("Handler", (_Handler,), {"prefix": prefix})
    server = http.server.ThreadingHTTPServer(
        ("127.0.0.1", 0), partial(handler, directory=str(folder))
    )
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}{prefix}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


@pytest.fixture(scope="session")
def served(built_demo: Path) -> Iterator[str]:
    """The address of the built example, where its 网址 says it will stand.

    Only there do the links of 404.html work, which is shown at any address.
    """
    not_found = (built_demo / "404.html").read_text("utf-8")
    sheet = re.search(r'<link rel="stylesheet" href="(/[^"]*?)assets/', not_found)
    assert sheet, "404.html does not link its style sheet absolutely"
    yield from serve(built_demo, sheet[1])


@pytest.fixture(scope="session")
def served_below(built_demo: Path) -> Iterator[str]:
    """The address of the built example under a path of a host."""
    yield from serve(built_demo, "/sub/path/")
