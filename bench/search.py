"""What search costs and finds, beside Pagefind and Material: `python bench/search.py`.

One generated corpus a size; the same queries (bench/search_queries.py) for all. Ours is asked
through its own engine, Pagefind and Material in Chromium through theirs, so every figure is
of the code that visitors run. `--pagefind` is the command of an installed Pagefind (npm);
without it, and without `--material`, only ours is measured. Material cuts words with
jieba where that can be imported; the report says whether it did. Bytes are gzip, a query is cold
("first": nothing of search is there yet) or follows another ("next").
"""

from __future__ import annotations

import argparse
import gzip
import importlib.util
import json
import os
import random
import re
import resource
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from html import escape
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "hooks"))
sys.path.insert(0, str(Path(__file__).resolve().parent))

from generate import TODAY, generate
from playwright.sync_api import Error as PlaywrightError
from playwright.sync_api import Page, sync_playwright
from search_queries import FLOORS, queries

from tests.search.queries import Query, QueryClass, judged, table
from tests.search.queries import read as read_queries
from zwgk import theme
from zwgk.build import examine
from zwgk.model.settings import Settings
from zwgk.outputs import search_files
from zwgk.outputs.search.text import plain_text
from zwgk.render import bundled_assets

ROOT = Path(__file__).resolve().parents[1]
TOP = 10
SHARED = ("catalog/上级/示范市",)


# -- ours ----------------------------------------------------------------------------------


def make_ours(site: Path, out: Path) -> dict[str, Any]:
    """Plan a site and write its index (run in a child: memory is the process's)."""
    planned = examine(site, today=TODAY).planned
    assert planned is not None
    before = resource.getrusage(resource.RUSAGE_SELF)
    raw = packed = files = 0
    for file in search_files(planned.search):
        path = out / file.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(file.content)
        raw += len(file.content)
        packed += len(gzip.compress(file.content, 6))
        files += 1
    after = resource.getrusage(resource.RUSAGE_SELF)
    entries = [
        {"title": e.title, "url": e.url, "text": " ".join(e.text)} for e in planned.search.entries
    ]
    (out / "entries.json").write_text(json.dumps(entries, ensure_ascii=False), "utf-8")
    return {
        "entries": len(entries), "raw": raw, "gzip": packed, "files": files,
        "plan_memory": before.ru_maxrss // 1024, "memory": after.ru_maxrss // 1024,
    }  # fmt: skip


def time_ours(site: Path) -> float:
    """CPU seconds of the index alone, nothing written."""
    planned = examine(site, today=TODAY).planned
    assert planned is not None
    before = time.process_time()
    for _ in search_files(planned.search):
        pass
    return time.process_time() - before


def ask_ours(out: Path, texts: list[str], *, cold: bool) -> list[dict[str, Any]]:
    """The answers of the engine, in Node."""
    asked = {
        "folder": str(out / "search"),
        "queries": [{"q": t, "snippets": True} for t in texts],
        "cold": cold,
    }
    done = subprocess.run(
        ["node", str(ROOT / "tests/search/ask.js")],
        input=json.dumps(asked), capture_output=True, text=True, check=True,
    )  # fmt: skip
    return list(json.loads(done.stdout))


def bytes_ours(out: Path, answers: Sequence[dict[str, Any]], script: int) -> tuple[str, str]:
    """Median and 95th percentile of KB and requests of queries."""
    sizes: dict[str, int] = {}

    def size(name: str) -> int:
        if name not in sizes:
            sizes[name] = len(gzip.compress((out / "search" / f"{name}.json").read_bytes(), 6))
        return sizes[name]

    weights = [(script + sum(map(size, a["files"]))) / 1024 for a in answers]
    counts = [len(a["files"]) + (script > 0) for a in answers]
    return _spread(weights), _spread(counts)


def latency(out: Path, texts: list[str]) -> str:
    """Milliseconds of a warm query in Chromium with the processor six times slower."""
    scripts = [(theme.THEME / "search" / n).read_text("utf-8") for n in ("source.js", "engine.js")]
    (out / "bench.js").write_text("\n".join(scripts), "utf-8")
    (out / "bench.html").write_text(
        "<!doctype html><form action='search/' data-search></form><script src=bench.js></script>",
        "utf-8",
    )
    with served(out) as base, browser_page() as page:
        page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": 6})
        page.goto(base + "bench.html")
        found = page.evaluate(
            """async (texts) => {
            const e = zwgkEngine.engine(zwgkSearchSource(document.forms[0]).read);
            const ask = (q) => new Promise((d) => e.search(q, {}, d));
            const out = [];
            for (const q of texts) {
              await ask(q);
              const start = performance.now();
              await ask(q);
              out.push(performance.now() - start);
            }
            return out; }""",
            texts[::8],
        )
    return _spread(found)


def mixed(count: int, folder: Path) -> None:
    """The bytes of queries where pages say different things.

    Texts of the generator repeat a few sentences, which flatters every index. Here each page
    is twelve sentences drawn from all of the example county, under one of its titles.
    """
    planned = examine(ROOT, today=TODAY, settings=Settings(shared=SHARED)).planned
    assert planned is not None
    known = planned.search.entries
    told = {s for e in known for t in e.text for s in re.split(r"(?<=[。！？])", plain_text(t))}
    sentences = sorted(s for s in told if len(s) > 12)
    choose = random.Random(3)
    entries = []
    for n in range(count):
        like = choose.choice(known)
        text = "".join(choose.sample(sentences, 12))
        url = f"mixed/{n}/"
        entries.append(replace(like, title=f"{like.title}（{n}）", url=url, text=(text,)))
    started = time.process_time()
    raw = packed = 0
    for file in search_files(replace(planned.search, entries=tuple(entries))):
        path = folder / file.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(file.content)
        raw += len(file.content)
        packed += len(gzip.compress(file.content, 6))
    cpu = time.process_time() - started
    county = read_queries(ROOT / "tests/search/county.yml")
    texts = [q.text for c in county for q in c.queries if not c.nothing]
    script = len(gzip.compress(dict(bundled_assets(theme.THEME))["assets/search.js"], 6))
    first = bytes_ours(folder, ask_ours(folder, texts, cold=True), script)
    following = bytes_ours(folder, ask_ours(folder, texts, cold=False)[1:], 0)
    print(
        f"\n== {count} mixed pages of {len(sentences)} sentences: index {raw / 2**20:.1f} MB "
        f"({packed / count / 1024:.2f} KB gzip a page), {cpu / count * 1000:.1f} ms a page\n"
        f"      first query {first[0]} KB, {first[1]} requests; next {following[0]} KB, "
        f"{following[1]} requests; warm {latency(folder, texts)} ms",
        flush=True,
    )


# -- others --------------------------------------------------------------------------------


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        pass


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """A folder behind a port of its own."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}/"
    finally:
        server.shutdown()
        server.server_close()


@contextmanager
def browser_page() -> Iterator[Page]:
    """A page of Debian's Chromium."""
    with sync_playwright() as driver:
        path = os.environ.get("ZWGK_CHROMIUM") or "/usr/bin/chromium"
        browser = driver.chromium.launch(
            executable_path=path, args=["--no-sandbox", "--disable-gpu"]
        )
        yield browser.new_page()
        browser.close()


def _received(page: Page) -> list[int]:
    """A list that grows by the gzip size of everything the page loads."""
    sizes: list[int] = []

    def note(response: Any) -> None:
        if response.ok:
            try:
                body = response.body()
            except PlaywrightError:  # left before it came
                return
            sizes.append(min(len(body), len(gzip.compress(body, 6))))

    page.on("response", note)
    return sizes


def pagefind(
    command: str, entries: list[dict[str, str]], folder: Path, texts: list[str]
) -> tuple[list[dict[str, Any]], str]:
    """Pagefind over bare pages of the same texts."""
    for entry in entries:
        path = folder / _safe(entry["url"]) / "index.html"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(
            f'<!doctype html><html lang="zh-cn"><title>{escape(entry["title"])}</title><body>'
            f"<h1>{escape(entry['title'])}</h1><p>{escape(entry['text'])}</p></body></html>",
            "utf-8",
        )
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([command, "--site", str(folder)], check=True, stdout=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    index = sum(p.stat().st_size for p in (folder / "pagefind").rglob("*") if p.is_file())
    titles = {_safe(e["url"]): e["title"] for e in entries}
    answers, first = [], []
    ask = """async ([q, top]) => {
      window.pf = window.pf || await import('/pagefind/pagefind.js');
      const found = await window.pf.search(q);
      const rows = await Promise.all(found.results.slice(0, top).map((r) => r.data()));
      return {total: found.results.length, urls: rows.map((r) => r.url)}; }"""
    with served(folder) as base, browser_page() as page:
        page.goto(base + _safe(entries[0]["url"]) + "/index.html")
        for text in texts:
            answers.append(_named(page.evaluate(ask, [text, TOP]), titles))
        for text in texts[::20]:
            page.goto(base + _safe(entries[0]["url"]) + "/index.html")
            sizes = _received(page)
            page.evaluate(ask, [text, TOP])
            page.wait_for_timeout(100)
            first.append(sum(sizes) / 1024)
    told = (
        f"index {index / 2**20:.1f} MB, {cpu:.0f} s CPU, peak {after.ru_maxrss // 1024} MB; "
        f"first query {_spread(first)} KB"
    )
    return answers, told


def material(
    entries: list[dict[str, str]], folder: Path, texts: list[str]
) -> tuple[list[dict[str, Any]], str]:
    """Material's built-in search, typed into its own box."""
    docs = folder / "docs"
    for entry in entries:
        path = docs / f"{_safe(entry['url'])}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"# {entry['title']}\n\n{entry['text']}\n", "utf-8")
    (docs / "index.md").write_text("# 首页\n", "utf-8")
    (folder / "mkdocs.yml").write_text(
        "site_name: bench\nnav: [index.md]\ntheme: {name: material, language: zh, font: false}\n"
        "plugins: [search]\n",
        "utf-8",
    )
    command = [sys.executable, "-m", "mkdocs", "build", "-q", "-f", str(folder / "mkdocs.yml")]
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, check=True, stderr=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    index = (folder / "site" / "search" / "search_index.json").read_bytes()
    titles = {_safe(e["url"]): e["title"] for e in entries}
    answers = []
    with served(folder / "site") as base, browser_page() as page:
        page.goto(base)
        page.evaluate(
            """() => { const box = document.getElementById('__search');
            box.checked = true; box.dispatchEvent(new Event('change', {bubbles: true})); }"""
        )
        started = time.monotonic()
        box = page.locator("[data-md-component=search-query]")
        box.focus()
        box.fill(texts[0])
        page.wait_for_selector(".md-search-result__item", state="attached")
        ready = time.monotonic() - started
        for text in texts:
            box.fill("")
            page.wait_for_timeout(60)
            box.fill(text)
            box.dispatch_event("keyup")
            page.wait_for_timeout(350)
            urls = page.eval_on_selector_all(
                ".md-search-result__item > a", "list => list.map((a) => a.pathname)"
            )
            answers.append(_named({"total": len(urls), "urls": urls[:TOP]}, titles))
    with_jieba = "with" if importlib.util.find_spec("jieba") else "WITHOUT"
    told = (
        f"{with_jieba} jieba, index {len(index) / 2**20:.1f} MB, "
        f"{len(gzip.compress(index, 6)) / 1024:.0f} KB gzip to "
        f"every visitor who searches, ready after {ready:.1f} s; whole build "
        f"{after.ru_utime - before.ru_utime:.0f} s CPU"
    )
    return answers, told


def _safe(url: str) -> str:
    return url.replace("#", "_").strip("/") or "home"


def _named(answer: dict[str, Any], titles: dict[str, str]) -> dict[str, Any]:
    urls = [
        u.split("?")[0].split("#")[0].removesuffix("index.html").strip("/") for u in answer["urls"]
    ]
    return {
        "total": answer["total"],
        "urls": [f"{u}/" for u in urls],
        "titles": [titles.get(u, "") for u in urls],
    }


# -- all -----------------------------------------------------------------------------------


def _spread(values: Sequence[float]) -> str:
    ordered = sorted(values)
    return f"{statistics.median(ordered):.0f} / {ordered[int(len(ordered) * 0.95)]:.0f}"


def classes_of(site: Path) -> list[QueryClass]:
    """The queries over a generated site."""
    return [
        QueryClass(name, FLOORS[name], tuple(Query(q, (t,)) for q, t in found))
        for name, found in queries(site).items()
    ]


def measure(size: int, arguments: argparse.Namespace, folder: Path) -> None:
    """Everything at one size, printed as it comes."""
    site, out = folder / "site", folder / "out"
    generate(size, site)
    kinds = classes_of(site)
    texts = [q.text for k in kinds for q in k.queries]
    child = subprocess.run(
        [sys.executable, __file__, "--make", str(site), str(out)],
        check=True, capture_output=True, text=True,
    )  # fmt: skip
    made = json.loads(child.stdout.splitlines()[-1])
    child = subprocess.run(
        [sys.executable, __file__, "--time", str(site)], check=True, capture_output=True, text=True
    )
    cpu = float(child.stdout.splitlines()[-1])
    n = made["entries"]
    script = len(gzip.compress(dict(bundled_assets(theme.THEME))["assets/search.js"], 6))
    cold, warm = ask_ours(out, texts, cold=True), ask_ours(out, texts, cold=False)
    first, first_requests = bytes_ours(out, cold, script)
    following, next_requests = bytes_ours(out, warm[1:], 0)
    print(f"\n== {size} documents, {n} entries\n")
    print(
        f"ours: index {made['raw'] / 2**20:.1f} MB ({made['gzip'] / 2**20:.1f} MB gzip, "
        f"{made['gzip'] / n / 1024:.2f} KB a page), {made['files']} files; {cpu:.1f} s CPU "
        f"({cpu / n * 1000:.1f} ms a page), memory {made['plan_memory']} → {made['memory']} MB"
    )
    print(f"      first query {first} KB, {first_requests} requests (median / 95 %)")
    print(f"      next query  {following} KB, {next_requests} requests")
    print(f"      warm query at a sixth of the processor: {latency(out, texts)} ms")
    print(table(judged(kinds, lambda t: ask_ours(out, t, cold=False))), flush=True)
    entries = json.loads((out / "entries.json").read_text("utf-8"))
    others: list[tuple[str, Callable[[], tuple[list[dict[str, Any]], str]]]] = []
    if arguments.pagefind and size <= 10_000:
        others.append(
            ("Pagefind", lambda: pagefind(arguments.pagefind, entries, folder / "pf", texts))
        )
    if arguments.material and size <= 1_000:
        others.append(("Material", lambda: material(entries, folder / "material", texts)))
    for name, run in others:
        answers, told = run()
        print(f"\n{name}: {told}")
        print(table(judged(kinds, lambda _, found=answers: found)), flush=True)  # type: ignore[misc]


def main() -> None:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sizes", type=int, nargs="*", default=[1_000, 10_000, 50_000])
    parser.add_argument("--pagefind", metavar="COMMAND", help="an installed Pagefind")
    parser.add_argument("--material", action="store_true")
    parser.add_argument("--mixed", action="store_true", help="only ours, over mixed sentences")
    parser.add_argument("--make", nargs=2, type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--time", type=Path, help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.make:
        print(json.dumps(make_ours(*arguments.make)))
    elif arguments.time:
        print(time_ours(arguments.time))
    else:
        for size in arguments.sizes:
            with tempfile.TemporaryDirectory() as name:
                run = partial(mixed, size) if arguments.mixed else partial(measure, size, arguments)
                run(Path(name))


if __name__ == "__main__":
    main()
