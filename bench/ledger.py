"""Time and memory of the ledger: 2,500 items and 10,000 documents against twice of both.

`python bench/ledger.py` makes the records in memory (nothing is read or written), computes
the ledger of both and fails when the larger takes more than 2.6 times as long or as much
memory. CPU seconds are the least of three runs; megabytes are the most that the computation
holds over what the records themselves take, its result included.
"""

from __future__ import annotations

import random
import sys
import time
import tracemalloc
from collections import defaultdict
from collections.abc import Iterable
from datetime import date, timedelta
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "hooks"))

from zwgk.derive.ledger import ledger  # noqa: E402
from zwgk.model.catalog_item import CatalogItem  # noqa: E402
from zwgk.model.disclosure import Disclosure  # noqa: E402
from zwgk.model.graph import Graph, RecordKey  # noqa: E402
from zwgk.model.ledger import Ledger, Tally  # noqa: E402
from zwgk.model.organisation import Organisation  # noqa: E402
from zwgk.model.record import KeyPath, Record  # noqa: E402

TODAY = date(2026, 11, 22)
LIMITS = (
    "自信息形成或者变更之日起20个工作日内",
    "制定或获取信息之日起10个工作日内，公示7个工作日",
    "本级政府财政部门批复后20日内",
    "及时公开",
    "长期公开",
    "每月更新",
    "每季度更新",
    "每年更新",
)
UNITS = 30
#: Twice as much may cost this many times as much, in time and in memory.
GROWTH = 2.6
RUNS = 3


def records(items: int, documents: int) -> list[Record]:
    """Units, catalog items and documents, all invented, the same every time."""
    random_ = random.Random(7)
    found: list[Record] = [
        Organisation.model_validate(
            {
                "id": f"u{n}",
                "name": f"生成县第{n}局",
                "type": "政府部门",
                "address": "示例路1号",
                "phone": "0000-0000001",
                "hours": "工作日 9:00-17:00",
            }
        )
        for n in range(UNITS)
    ]
    for n in range(items):
        found.append(
            CatalogItem.model_validate(
                {
                    "id": f"x-{n}",
                    "code": f"X-{n}",
                    "sector": "某领域",
                    "level1": "综合业务",
                    "level2": f"第{n}项",
                    "content": ["内容"],
                    "basis": ["依据"],
                    "time_limit": LIMITS[n % len(LIMITS)],
                    "subject": ["x"],
                    "channels": ["政府网站"],
                    "audience": "全社会",
                    "method": "主动公开",
                    "tier": ["县级"],
                }
            )
        )
    for n in range(documents):
        formed = TODAY - timedelta(days=random_.randrange(20, 2000))
        published = formed + timedelta(days=random_.randrange(0, 45))
        found.append(
            Disclosure.model_validate(
                {
                    "id": f"d{n}",
                    "title": f"第{n}条",
                    "organisation": "x",
                    "formed_on": formed.isoformat(),
                    "published_on": f"{min(published, TODAY).isoformat()} 09:00",
                }
            )
        )
    return found


def graph(made: Iterable[Record]) -> Graph:
    """Each item is owed by two units; each document is of one item and one of its units."""
    by_kind: dict[str, list[Record]] = defaultdict(list)
    for record in made:
        by_kind[record.kind.name].append(record)
    items = by_kind["catalog_item"]
    forward: dict[tuple[RecordKey, KeyPath], tuple[RecordKey, ...]] = {}
    backward: dict[tuple[RecordKey, str], list[RecordKey]] = defaultdict(list)
    for n, item in enumerate(items):
        owing = (("organisation", f"u{n % UNITS}"), ("organisation", f"u{(n + 7) % UNITS}"))
        forward[(item.key, ("subject",))] = owing
    for n, record in enumerate(by_kind["disclosure"]):
        item = items[n * 7919 % len(items)]
        forward[(record.key, ("organisation",))] = forward[(item.key, ("subject",))][
            n % 2 : n % 2 + 1
        ]
        backward[(item.key, "disclosures")].append(record.key)
    return Graph(
        records={r.key: r for found in by_kind.values() for r in found},
        forward=forward,
        backward={key: tuple(found) for key, found in backward.items()},
        files={},
        body_links={},
        assets={},
        by_kind={kind: tuple(found) for kind, found in by_kind.items()},
    )


def measured(items: int, documents: int) -> tuple[Ledger, float, float]:
    """The ledger, CPU seconds and megabytes."""
    whole = graph(records(items, documents))
    shown = frozenset(whole.records)
    taken = []
    for _ in range(RUNS):
        started = time.process_time()
        ledger(whole, TODAY, shown=shown, held={}, withdrawn=frozenset())
        taken.append(time.process_time() - started)
    seconds = min(taken)
    tracemalloc.start()
    found = ledger(whole, TODAY, shown=shown, held={}, withdrawn=frozenset())
    peak = tracemalloc.get_traced_memory()[1] / 1e6
    tracemalloc.stop()
    return found, seconds, peak


def main() -> int:
    """Measure both sizes and say so."""
    times, peaks = [], []
    for items, documents in ((2500, 10_000), (5000, 20_000)):
        found, seconds, peak = measured(items, documents)
        times.append(seconds)
        peaks.append(peak)
        tally = Tally.of(found.duties)
        print(
            f"{items} items, {documents} documents: {seconds:.2f} s CPU, {peak:.0f} MB, "
            f"{len(found.duties)} duties, {sum(len(d.entries) for d in found.duties)} entries, "
            f"{tally.in_time} in time, {tally.late} late"
        )
    longer, larger = times[1] / times[0], peaks[1] / peaks[0]
    print(
        f"twice as much takes {longer:.2f} times as long and {larger:.2f} times the memory "
        f"(at most {GROWTH})"
    )
    return 0 if max(longer, larger) < GROWTH else 1


if __name__ == "__main__":
    raise SystemExit(main())
