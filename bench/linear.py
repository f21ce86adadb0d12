"""Does the build grow linearly? `python bench/linear.py [SMALL LARGE]`.

Both sites are generated, then built cold in a process of their own. Measured is the CPU time of
that process and its children, which a busy machine disturbs least. The larger may take no
more than 2.2 times the CPU of the smaller (for twice the documents). Also printed: peak
memory, and the mean and greatest size of an HTML page, which must not grow with the site.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from generate import TODAY, generate

#: CPU of twice the documents over CPU of once.
LIMIT = 2.2
#: A list page does not grow with the site; the index of everything is paged as well.
PAGE_GROWTH = 1.25


@dataclass(frozen=True)
class Measured:
    """One build."""

    documents: int
    cpu: float
    wall: float
    memory: int
    pages: int
    mean: float
    largest: int
    largest_page: str

    def __str__(self) -> str:
        return (
            f"{self.documents:>6} documents: {self.cpu:7.1f} s CPU ({self.wall:.1f} s), "
            f"peak {self.memory / 1024:.0f} MB, {self.pages} pages, "
            f"mean {self.mean / 1024:.1f} KB, largest {self.largest / 1024:.1f} KB "
            f"({self.largest_page})"
        )


def measure(documents: int, folder: Path) -> Measured:
    """Generate a site, build it in a child process, and measure that."""
    generate(documents, folder)
    site = folder / "site"
    log = folder / "build.log"
    variables = {**os.environ, "ZWGK_TODAY": TODAY.isoformat(), "PYTHONUTF8": "1"}
    command = [sys.executable, "-m", "mkdocs", "build", "-f", str(folder / "mkdocs.yml")]
    started = time.monotonic()
    output = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
    child = os.posix_spawn(
        sys.executable,
        command,
        variables,
        file_actions=[(os.POSIX_SPAWN_DUP2, output, 1), (os.POSIX_SPAWN_DUP2, output, 2)],
    )
    _, status, used = os.wait4(child, 0)
    os.close(output)
    wall = time.monotonic() - started
    if status or not site.is_dir():
        text = log.read_text("utf-8", "replace")
        raise SystemExit(f"the build of {documents} documents failed:\n{text[-3000:]}")
    sizes = {path: path.stat().st_size for path in site.rglob("*.html")}
    largest = max(sizes, key=lambda path: (sizes[path], str(path)))
    memory = used.ru_maxrss if sys.platform != "darwin" else used.ru_maxrss // 1024
    return Measured(
        documents=documents,
        cpu=used.ru_utime + used.ru_stime,
        wall=wall,
        memory=memory,
        pages=len(sizes),
        mean=sum(sizes.values()) / len(sizes),
        largest=sizes[largest],
        largest_page=largest.relative_to(site).as_posix(),
    )


def main() -> int:
    """Measure both and judge."""
    reader = argparse.ArgumentParser(description=__doc__)
    reader.add_argument("small", nargs="?", type=int, default=5000, help="documents (%(default)s)")
    reader.add_argument("large", nargs="?", type=int, default=10000, help="documents (%(default)s)")
    asked = reader.parse_args()
    small, large = asked.small, asked.large
    with tempfile.TemporaryDirectory(prefix="zwgk-bench-") as place:
        found = []
        for documents in (small, large):
            found.append(measure(documents, Path(place) / f"of-{documents}"))
            print(found[-1], flush=True)
    first, second = found
    ratio = second.cpu / first.cpu
    limit = LIMIT * (large / small) / 2
    growth = second.mean / first.mean
    print(f"CPU ratio {ratio:.2f} (at most {limit:.2f}); mean page ratio {growth:.2f}")
    if ratio > limit:
        print("the build does not grow linearly")
        return 1
    if growth > PAGE_GROWTH:
        print(f"pages grow with the site (at most {PAGE_GROWTH:.2f})")
        return 1
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
