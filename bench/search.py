"""What search costs and finds, beside Pagefind and Material: `python bench/search.py`.

One generated corpus a size; the same queries (bench/search_queries.py) for all. Ours is asked
through its own engine, Pagefind and Material in Chromium through theirs, so every figure is
of the code that visitors run. `--pagefind` is the command of an installed Pagefind (npm);
without it, and without `--material`, only ours is measured. Material cuts words with
jieba where that can be imported; the report says whether it did. Bytes are gzip, a query is cold
("first": nothing of search is there yet) or follows another ("next").

Latency is taken in Chromium with the main thread six times slower, without delay of a network:
cold from an open page to ten results with their snippets, scripts and index included, each in
a new profile; warm the same query again. What a candidate does in a worker is not slowed, which
flatters Material and Pagefind, not ours.
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
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import partial
from html import escape
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "hooks"))
sys.path.insert(0, str(Path(__file__).resolve().parent))

from generate import TODAY, generate
from playwright.sync_api import Browser, Page, sync_playwright
from playwright.sync_api import Error as PlaywrightError
from search_queries import FLOORS, queries

from tests.search.queries import Query, QueryClass, judged, whole
from tests.search.queries import read as read_queries
from zwgk import theme
from zwgk.build import examine
from zwgk.model.settings import Settings
from zwgk.outputs import search_files
from zwgk.outputs.search.text import plain_text
from zwgk.render import bundled_assets

ROOT = Path(__file__).resolve().parents[1]
TOP = 10
#: Every which query is timed and weighed in the browser.
_EVERY = 16
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


_OURS = """async (q) => {
  if (!window.ours) {
    await new Promise((d) => {
      const s = document.createElement('script');
      s.src = '/bench.js'; s.onload = d; document.head.appendChild(s); });
    window.ours = zwgkEngine.engine(zwgkSearchSource(document.forms[0]).read);
  }
  const found = await new Promise((d) => {
    ours.search(q, {}, (e, r) => ours.snippets(r, () => d(r))); });
  return found.total; }"""


def latency(out: Path, texts: list[str]) -> tuple[str, str]:
    """Milliseconds of a cold and of a warm query with the processor six times slower."""
    scripts = [(theme.THEME / "search" / n).read_text("utf-8") for n in ("source.js", "engine.js")]
    (out / "bench.js").write_text("\n".join(scripts), "utf-8")
    (out / "bench.html").write_text(
        "<!doctype html><form action='search/' data-search></form>", "utf-8"
    )
    with served(out) as base:
        return timed(base + "bench.html", _OURS, texts)


def timed(address: str, ask: str, texts: list[str]) -> tuple[str, str]:
    """Cold and warm milliseconds of ``ask``, a function of the page that takes a query."""
    script = f"""async (q) => {{
      const ask = {ask};
      const took = async () => {{
        const start = performance.now();
        const found = await ask(q);
        return found.ms || performance.now() - start; }};
      return [await took(), await took()]; }}"""
    cold, warm = [], []
    with chromium() as browser:
        for text in texts[::_EVERY]:
            page = slowed(browser, address)
            first, second = page.evaluate(script, text)
            cold.append(first)
            warm.append(second)
            page.context.close()
    return _spread(cold), _spread(warm)


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
    cold_ms, warm_ms = latency(folder, texts)
    print(
        f"\n== {count} mixed pages of {len(sentences)} sentences: index {raw / 2**20:.1f} MB "
        f"({packed / count / 1024:.2f} KB gzip a page), {cpu / count * 1000:.1f} ms a page\n"
        f"      first query {first[0]} KB, {first[1]} requests; next {following[0]} KB, "
        f"{following[1]} requests; at a sixth of the processor cold {cold_ms} ms, "
        f"warm {warm_ms} ms",
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
def chromium() -> Iterator[Browser]:
    """Debian's Chromium."""
    with sync_playwright() as driver:
        path = os.environ.get("ZWGK_CHROMIUM") or "/usr/bin/chromium"
        browser = driver.chromium.launch(
            executable_path=path, args=["--no-sandbox", "--disable-gpu"]
        )
        yield browser
        browser.close()


def slowed(browser: Browser, address: str) -> Page:
    """A page of a new profile, open, its main thread six times slower."""
    page = browser.new_context().new_page()
    page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": 6})
    page.goto(address)
    return page


def run_measured(command: list[str]) -> tuple[float, int]:
    """Run a command; its seconds of processor and its peak of memory in MB."""
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as child:
        _, status, usage = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        raise subprocess.CalledProcessError(child.returncode, command)
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss // 1024


@dataclass
class Candidate:
    """What was measured of one search, as its row of the table has it."""

    name: str
    answers: list[dict[str, Any]]
    index: str
    build: str
    first: str
    following: str
    cold: str
    warm: str


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
    page.zwgk_note = note  # type: ignore[attr-defined]
    return sizes


_PAGEFIND = """async (q) => {
  window.pf = window.pf || await import('/pagefind/pagefind.js');
  const found = await window.pf.search(q);
  const rows = await Promise.all(found.results.slice(0, 10).map((r) => r.data()));
  return {total: found.results.length, urls: rows.map((r) => r.url)}; }"""


def pagefind(
    command: str, entries: list[dict[str, str]], folder: Path, texts: list[str]
) -> Candidate:
    """Pagefind over bare pages of the same texts."""
    for entry in entries:
        path = folder / _safe(entry["url"]) / "index.html"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(
            f'<!doctype html><html lang="zh-cn"><title>{escape(entry["title"])}</title><body>'
            f"<h1>{escape(entry['title'])}</h1><p>{escape(entry['text'])}</p></body></html>",
            "utf-8",
        )
    cpu, memory = run_measured([command, "--site", str(folder)])
    index = sum(p.stat().st_size for p in (folder / "pagefind").rglob("*") if p.is_file())
    titles = {_safe(e["url"]): e["title"] for e in entries}
    answers, first, following = [], [], []
    with served(folder) as base:
        address = base + _safe(entries[0]["url"]) + "/index.html"
        with chromium() as browser:
            page = browser.new_page()
            page.goto(address)
            for text in texts:
                answers.append(_named(page.evaluate(_PAGEFIND, text), titles))
            for text, other in zip(texts[::_EVERY], texts[5::_EVERY], strict=False):
                page = browser.new_context().new_page()
                page.goto(address)
                for into, asked in ((first, text), (following, other)):
                    sizes = _received(page)
                    page.evaluate(_PAGEFIND, asked)
                    page.wait_for_timeout(100)
                    into.append((sum(sizes) / 1024, len(sizes)))
                    page.remove_listener("response", page.zwgk_note)  # type: ignore[attr-defined]
                page.context.close()
        cold, warm = timed(address, _PAGEFIND, texts)
    return Candidate(
        "Pagefind", answers, f"{index / 2**20:.1f} MB in files",
        f"{cpu:.0f} s CPU, peak {memory} MB", _both(first), _both(following), cold, warm,
    )  # fmt: skip


_OPEN = """() => { const box = document.getElementById('__search');
  box.checked = true; box.dispatchEvent(new Event('change', {bubbles: true})); }"""
_MATERIAL = """(q) => new Promise((done, failed) => {
  const box = document.getElementById('__search');
  const field = document.querySelector('[data-md-component=search-query]');
  const told = document.querySelector('.md-search-result');
  const type = (text) => {
    field.value = text;
    field.dispatchEvent(new Event('input', {bubbles: true}));
    field.dispatchEvent(new Event('keyup', {bubbles: true})); };
  const go = () => {
    const start = performance.now();
    const watch = new MutationObserver(() => {
      if (!/符合条件的结果/.test(told.textContent)) { return; }
      watch.disconnect();
      done({ms: performance.now() - start}); });
    if (!box.checked) {
      box.checked = true;
      box.dispatchEvent(new Event('change', {bubbles: true})); }
    field.focus();
    watch.observe(told, {childList: true, subtree: true, characterData: true});
    setTimeout(() => failed(new Error('no answer: ' + q)), 60000);
    type(q); };
  if (!box.checked) { go(); return; }
  type('');
  setTimeout(go, 1000); })"""


def material(entries: list[dict[str, str]], folder: Path, texts: list[str]) -> Candidate:
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
    cpu, memory = run_measured(
        [sys.executable, "-m", "mkdocs", "build", "-q", "-f", str(folder / "mkdocs.yml")]
    )
    index = (folder / "site" / "search" / "search_index.json").read_bytes()
    titles = {_safe(e["url"]): e["title"] for e in entries}
    answers, first = [], []
    with served(folder / "site") as base:
        with chromium() as browser:
            page = browser.new_page()
            page.goto(base)
            sizes = _received(page)
            page.evaluate(_OPEN)
            box = page.locator("[data-md-component=search-query]")
            box.focus()
            box.fill(texts[0])
            page.wait_for_selector(".md-search-result__item", state="attached")
            # The worker fetches the index where the page does not see it.
            whole_index = len(gzip.compress(index, 6)) / 1024
            first.append((sum(sizes) / 1024 + whole_index, len(sizes) + 1))
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
        cold, warm = timed(base, _MATERIAL, texts)
    with_jieba = "with" if importlib.util.find_spec("jieba") else "WITHOUT"
    return Candidate(
        f"Material ({with_jieba} jieba)", answers,
        f"{len(index) / 2**20:.1f} MB, {len(gzip.compress(index, 6)) / 1024:.0f} KB gzip, whole",
        f"{cpu:.0f} s CPU with its pages, peak {memory} MB", _both(first), "0 KB", cold, warm,
    )  # fmt: skip


def _both(found: Sequence[tuple[float, float]]) -> str:
    """KB and requests of queries, as bytes_ours tells them."""
    sizes, counts = zip(*found, strict=True)
    return f"{_spread(sizes)} KB, {_spread(counts)} requests"


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
    cold_ms, warm_ms = latency(out, texts)
    found = [
        Candidate(
            "ours", ask_ours(out, texts, cold=False),
            f"{made['raw'] / 2**20:.1f} MB in {made['files']} files, "
            f"{made['gzip'] / 2**20:.1f} MB gzip ({made['gzip'] / n / 1024:.2f} KB a page)",
            f"{cpu:.1f} s CPU ({cpu / n * 1000:.1f} ms a page), "
            f"memory {made['plan_memory']} → {made['memory']} MB",
            f"{first} KB, {first_requests} requests",
            f"{following} KB, {next_requests} requests",
            cold_ms, warm_ms,
        )
    ]  # fmt: skip
    print(f"\n== {size} documents, {n} entries, {len(texts)} queries\n", flush=True)
    entries = json.loads((out / "entries.json").read_text("utf-8"))
    if arguments.pagefind and size <= 10_000:
        found.append(pagefind(arguments.pagefind, entries, folder / "pf", texts))
    if arguments.material and size <= 1_000:
        found.append(material(entries, folder / "material", texts))
    print(compared(found, kinds), flush=True)


def compared(found: Sequence[Candidate], kinds: Sequence[QueryClass]) -> str:
    """What was measured, as two tables: costs, and what is found by class."""
    results = [
        {r.name: r for r in (*rs, whole(rs))}
        for rs in (judged(kinds, lambda _, c=c: c.answers) for c in found)  # type: ignore[misc]
    ]
    lines = [
        "| | index | build | first query | next | cold, ms | warm, ms |",
        "|---|---|---|---|---|--:|--:|",
        *(
            f"| {c.name} | {c.index} | {c.build} | {c.first} | {c.following} "
            f"| {c.cold} | {c.warm} |"
            for c in found
        ),
        "",
        "recall@10 / MRR / none found",
        "",
        f"| class | {' | '.join(c.name for c in found)} |",
        "|---|" + "---|" * len(found),
    ]
    for name, result in results[0].items():
        cells = (f"{r[name].recall:.2f} / {r[name].mrr:.2f} / {r[name].zero:.2f}" for r in results)
        lines.append(f"| {name} ({result.count}) | {' | '.join(cells)} |")
    return "\n".join(lines)


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
