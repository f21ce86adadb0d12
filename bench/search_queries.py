"""Write queries over a generated site, with what they find: `python bench/search_queries.py`.

Same corpus, same queries: they are made from what `bench/generate.py` wrote, by rules that do
not look at the index. The file is committed; a test asks the index of such a site.
"""

from __future__ import annotations

import random
import re
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "hooks"))

from generate import SUBJECTS, WORKS, generate

from zwgk.model.pinyin import syllables
from zwgk.outputs.search.fold import TRADITIONAL

COUNT = 400
OUT = Path(__file__).resolve().parents[1] / "tests" / "search" / "generated.yml"

#: Characters of the subjects → others that are read the same.
SLIPS = dict(
    zip(
        "养路电冷课河停食残工古校洪厕房夜图噪燃",
        "氧鹿垫愣刻合亭时惨弓谷效红册坊叶涂燥然",
        strict=False,
    )
)
FLOORS = {
    "full_title": 1.0, "part_title": 0.95, "document_number": 1.0, "spoken": 0.9, "pinyin": 0.85,
    "slip": 0.9, "traditional": 0.95, "unit": 0.9,
}  # fmt: skip


def titles(folder: Path) -> Iterator[tuple[str, str, str]]:
    """Title, address and document number of every generated document."""
    for path in sorted(folder.rglob("gen-*.md")):
        text = path.read_text("utf-8")
        kind = next(k for k in ("policies", "interpretations", "disclosures") if k in path.parts)
        title = re.search(r"^标题: (.*)$", text, re.M)
        number = re.search(r"^文号: (.*)$", text, re.M)
        if title:
            yield title[1], f"{kind}/{path.stem}/", number[1] if number else ""
    for path in sorted((folder / "content" / "guides").glob("gen-*.yml")):
        title = re.search(r"^事项名称: (.*)$", path.read_text("utf-8"), re.M)
        if title:
            yield title[1], f"guides/{path.stem}/", ""


def queries(folder: Path) -> dict[str, list[tuple[str, str]]]:
    """Class → (query, target); ``~words``: a title with these words is right."""
    choose = random.Random(7)
    known = list(titles(folder))
    traditional = {s: t for t, s in TRADITIONAL.items()}
    found: dict[str, list[tuple[str, str]]] = {name: [] for name in FLOORS}
    for title, address, _ in choose.sample(known, 90):
        found["full_title"].append((title, address))
    for title, address, _ in choose.sample([k for k in known if "关于印发" in k[0]], 50):
        found["part_title"].append((title.removeprefix("关于印发").replace("的通知", ""), address))
    for _, address, number in choose.sample([k for k in known if k[2]], 60):
        way = choose.randrange(5)
        year, count = re.findall(r"\d+", number)
        written = (
            number,
            number.replace("〔", "[").replace("〕", "]"),
            f"生成办发（{year}）第{count}号",
            f"生成办发{year}年{count}号",
            f"生成办发 {year} {count}号",
        )[way]
        found["document_number"].append((written, address))
    for subject in SUBJECTS:
        found["spoken"].append((f"{subject}怎么申请", f"~{subject}"))
        found["spoken"].append((f"请问{subject}在哪里办", f"~{subject}"))
        found["pinyin"].append(("".join(syllables(subject)), f"~{subject}"))
        found["pinyin"].append((" ".join(syllables(subject)), f"~{subject}"))
        if any(c in SLIPS for c in subject):
            found["slip"].append(("".join(SLIPS.get(c, c) for c in subject), f"~{subject}"))
        other = "".join(traditional.get(c, c) for c in subject)
        if other != subject:
            found["traditional"].append((other, f"~{subject}"))
    for number, work in enumerate(WORKS):
        found["part_title"].append((f"{SUBJECTS[number]}{work}", f"~{SUBJECTS[number]}"))
    for number in range(1, 13):
        found["unit"].append((f"生成县第{number}办公室", f"organisations/gen-{number:02}/"))
    return found


def main() -> None:
    """Generate, ask, write."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "site"
        generate(COUNT, folder)
        found = queries(folder)
    lines = [
        "# 写法照规则从生成的语料里取（bench/search_queries.py）；~ 后面是题名里该有的字。",
    ]
    for kind, floor in FLOORS.items():
        lines += [f"{kind}:", f"  floor: {floor}", "  queries:"]
        lines += [f'    - ["{query}", "{target}"]' for query, target in found[kind]]
    OUT.write_text("\n".join(lines) + "\n", "utf-8")
    print(sum(map(len, found.values())), "queries")


if __name__ == "__main__":
    main()
