"""Write a site of N generated documents into a folder: `python bench/generate.py N FOLDER`.

Same N and seed, same bytes. The frame (units, sectors, pages) is what `zwgk init` writes; on
top come policies, interpretations, other disclosures, guides and questions in the shares of
a real column, linked to one another, and a catalog of one item for four documents, which
guides, disclosures and half the policies name, so that the ledger has as much to judge.
All sentences are put together from parts written here.
"""

from __future__ import annotations

import argparse
import random
import re
import subprocess
import sys
from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
TODAY = date(2026, 11, 22)
FIRST = date(2012, 1, 4)

#: Share of each kind among the documents; policies get what is left.
SHARES = {"interpretation": 0.15, "disclosure": 0.20, "guide": 0.08, "question": 0.05}

SUBJECTS = (
    "村级道路养护", "老旧小区加装电梯", "农产品冷链", "中小学课后服务", "河道清淤", "公共停车",
    "社区食堂", "残疾人辅具适配", "小微企业用工", "古树名木保护", "校车运行", "山洪灾害防御",
    "农村厕所改造", "青年人才住房", "夜间经济", "图书馆延时开放", "噪声管理", "燃气安全",
)  # fmt: skip
WORKS = ("工作方案", "实施细则", "管理办法", "补助标准", "任务分工", "试点安排", "评价办法")
DOERS = ("各镇", "牵头单位", "项目单位", "各村(社区)", "行业主管部门", "监督小组")
DEEDS = (
    "按月核对台账并在办事大厅公示", "先摸清底数再排出次序", "把责任落实到具体岗位和人员",
    "在十个工作日内答复来信来访", "对完成的项目逐一现场查验", "把补助资金发放到户并留存回执",
    "每季度向社会说明进度和存在的困难", "对不再适用的做法及时清理",
)  # fmt: skip
LIMITS = (
    "自信息形成或者变更之日起20个工作日内", "制定或获取信息之日起10个工作日内", "及时公开",
    "长期公开", "每季度更新", "每年更新",
)  # fmt: skip
UNITS = 24
#: Documents for an item of the catalog.
PER_ITEM = 4
REASONS = ("为方便群众办事", "结合本县实际", "根据前期调研情况", "经征求各方意见", "为便于监督")


_CATALOG = """\
默认:
  公开依据: [《中华人民共和国政府信息公开条例》]
  公开渠道: [政府网站]
  公开对象: 全社会
  公开方式: 主动公开
  公开层级: [县级]
事项:
"""


def sentence(random_: random.Random) -> str:
    """One sentence of an official text."""
    return f"{random_.choice(REASONS)},{random_.choice(DOERS)}应当{random_.choice(DEEDS)}。"


def body(random_: random.Random, subject: str) -> str:
    """About 1,500 signs: headings, paragraphs, a list and a table."""
    parts = []
    for number, head in enumerate(("总体要求", "重点任务", "保障措施"), 1):
        parts.append(f"## {'一二三'[number - 1]}、{head}\n")
        for _ in range(4):
            parts.append("".join(sentence(random_) for _ in range(4)) + "\n")
    parts.append("\n".join(f"- {subject}:{random_.choice(DEEDS)}" for _ in range(4)) + "\n")
    rows = [f"| {n} | {random_.choice(DEEDS)} | {random_.choice(DOERS)} |" for n in range(1, 7)]
    parts.append("\n".join(["| 序号 | 内容 | 责任方 |", "|---|---|---|", *rows]) + "\n")
    return "\n".join(parts)


class Site:
    """A site folder being filled."""

    def __init__(self, folder: Path, seed: int) -> None:
        self.folder = folder
        self.random = random.Random(seed)
        self.policies: list[tuple[str, date]] = []
        self.items = 0

    def write(self, path: str, text: str) -> None:
        """Write a file of the site."""
        target = self.folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, "utf-8")

    def day(self, number: int, count: int) -> date:
        """Days spread evenly over the years, in order."""
        return FIRST + timedelta(days=(TODAY - FIRST).days * number // max(count, 1))

    def catalog(self, count: int, sectors: Sequence[str]) -> None:
        """``count`` items, as even over the sectors as can be; two units owe each."""
        self.items = count
        for s, sector in enumerate(sectors):
            rows = "".join(
                f"  - {{事项编码: SC-{n:05}, 一级事项: 综合业务, "
                f"二级事项: {SUBJECTS[n % len(SUBJECTS)]}情况（{n + 1}）, "
                f"公开内容: [{SUBJECTS[n % len(SUBJECTS)]}], 公开时限: {LIMITS[n % len(LIMITS)]}, "
                f"公开主体: [gen-{n % UNITS:02}, gen-{(n + 7) % UNITS:02}]}}\n"
                for n in range(s, count, len(sectors))
            )
            if rows:
                self.write(f"catalog/生成-{s:02}.yml", f"领域: {sector}\n{_CATALOG}{rows}")

    def duty(self, number: int, unit: int) -> str:
        """An item that a unit owes, as a line of a document's head."""
        turn = (unit - 7 * (number % 2)) % UNITS
        found = range(turn, self.items, UNITS)
        if not found:
            return ""
        return f"对应事项: [SC-{found[number // 2 % len(found)]:05}]\n"

    def frame(self, units: int = UNITS) -> None:
        """What documents refer to: units, interpreters, places."""
        for n in range(units):
            self.write(
                f"content/organisations/gen-{n:02}.yml",
                f"名称: 生成县第{n}办公室\n简称: 第{n}办\n单位类型: 政府部门\n"
                f"地址: 生成路{n + 1}号\n"
                f"办公电话: 0830-00000{n:02}\n工作时间: 工作日 9:00-12:00 13:30-17:00\n",
            )
        people = "".join(
            f"- {{编号: gen-{n:02}, 姓名: 样本{'甲乙丙丁戊己庚辛壬癸'[n % 10]}{n // 10 + 1}, "
            f"单位: gen-{n:02}, 职务: 副主任, 联系电话: 0830-00000{n:02}, "
            f"接听时间: '工作日 9:00-17:00'}}\n"
            for n in range(units)
        )
        path = self.folder / "interpretations" / "interpreters.yml"
        before = path.read_text("utf-8").rstrip("\n") + "\n" if path.exists() else ""
        self.write("interpretations/interpreters.yml", before + people)
        for n in range(units):
            self.write(
                f"content/places/gen-{n:02}.yml",
                f"名称: 生成县第{n}办事大厅\n类型: 政务服务中心\n管理单位: gen-{n:02}\n"
                f"地址: 生成路{n + 1}号\n开放时间: 工作日 9:00-17:00\n"
                f"电话: [0830-00000{n:02}]\n",
            )

    def policy(self, number: int, count: int) -> None:
        """A policy; later ones sometimes repeal an earlier one."""
        day = self.day(number, count)
        unit, subject = self.random.randrange(UNITS), self.random.choice(SUBJECTS)
        code = f"生成办发〔{day.year}〕{number + 1}号"
        repeals = ""
        if number % 40 == 39:
            earlier, _ = self.policies[number - 30]
            repeals = f"废止文件: [{earlier}]\n"
        self.write(
            f"content/policies/{day.year}/gen-{number:06}.md",
            f"---\n标题: 关于印发{subject}{self.random.choice(WORKS)}的通知(第{number + 1}份)\n"
            f"文号: {code}\n发文机关: [gen-{unit:02}]\n成文日期: {day}\n发布日期: {day} 09:30\n"
            f"{repeals}{self.duty(number, unit) if number % 2 else ''}"
            f"内容概述: 明确{subject}的目标、分工和时限\n---\n\n"
            f"{body(self.random, subject)}",
        )
        self.policies.append((code, day))

    def interpretation(self, number: int, count: int) -> None:
        """An interpretation of a policy, on the policy's own day."""
        code, day = self.policies[number * len(self.policies) // max(count, 1)]
        unit = self.random.randrange(UNITS)
        self.write(
            f"interpretations/{day.year}/gen-{number:06}.md",
            f"---\n标题: 一文读懂第{number + 1}份通知\n解读文件: [{code}]\n解读阶段: 即时解读\n"
            f"解读形式: 文字\n解读机构: gen-{unit:02}\n解读人: [gen-{unit:02}]\n"
            f"一句话说清楚: 说明谁来做、做到什么程度、什么时候做完\n发布日期: {day} 10:00\n---\n\n"
            f"{body(self.random, '这项工作')}",
        )

    def disclosure(self, number: int, count: int) -> None:
        """Another disclosure."""
        day, unit = self.day(number, count), self.random.randrange(UNITS)
        subject = self.random.choice(SUBJECTS)
        self.write(
            f"content/disclosures/{day.year}/gen-{number:06}.md",
            f"---\n标题: {subject}进展情况公示(第{number + 1}期)\n公开单位: gen-{unit:02}\n"
            f"形成日期: {day - timedelta(days=number % 40)}\n发布日期: {day} 16:00\n"
            f"{self.duty(number, unit)}---\n\n{body(self.random, subject)}",
        )

    def guide(self, number: int, count: int) -> None:
        """A service guide."""
        day, unit = self.day(number, count), self.random.randrange(UNITS)
        subject = self.random.choice(SUBJECTS)
        self.write(
            f"content/guides/gen-{number:06}.yml",
            f"事项名称: {subject}申请(第{number + 1}类)\n"
            f"一句话说清楚: 符合条件的个人可以申请{subject}\n实施主体: gen-{unit:02}\n"
            "服务对象: [个人]\n设定依据: [《中华人民共和国政府信息公开条例》]\n"
            "受理条件: [在本县居住, 材料齐全]\n申请材料:\n"
            "  - {名称: 居民身份证, 形式: 原件核验, 份数: 1, 来源: 申请人自备}\n办理流程:\n"
            "  - {步骤: 申请, 说明: 到办事大厅提交材料, 时限: 当日}\n"
            "  - {步骤: 审核, 说明: 核对材料并现场查看, 时限: 5个工作日}\n"
            "  - {步骤: 告知结果, 说明: 电话告知并寄送文书, 时限: 1个工作日}\n"
            "法定办结时限: 20个工作日\n承诺办结时限: 7个工作日\n收费: 不收费\n"
            f"办理地点: [gen-{unit:02}]\n线下窗口: 一楼3号窗口\n办理时间: 工作日 9:00-17:00\n"
            "到现场次数: 1\n代办: 可以由家人代办,带双方身份证\n"
            f"上门服务: 行动不便的可以打电话预约上门\n咨询电话: 0830-00000{unit:02}\n"
            f"监督投诉电话: 0830-0000000\n发布日期: {day} 09:00\n{self.duty(number, unit)}",
        )

    def questions(self, count: int) -> None:
        """Questions, a hundred a file."""
        for start in range(0, count, 100):
            rows = []
            for number in range(start, min(start + 100, count)):
                day, subject = self.day(number, count), self.random.choice(SUBJECTS)
                rows.append(
                    f"- 编号: gen-{number:06}\n  问: {subject}怎么办理(第{number + 1}问)?\n"
                    f"  答: {sentence(self.random)}{sentence(self.random)}\n"
                    f"  答复单位: gen-{number % UNITS:02}\n  更新日期: {day}\n"
                )
            self.write(f"content/questions/gen-{start:06}.yml", "".join(rows))


def sectors_of(folder: Path) -> list[str]:
    """The sectors of the frame, by their IDs."""
    text = (folder / "catalog" / "sectors.yml").read_text("utf-8")
    return re.findall(r"^- 编号: (\S+)", text, re.M)


def generate(count: int, folder: Path, seed: int = 20261122) -> dict[str, int]:
    """Write a site of ``count`` documents into ``folder``; how many of each kind."""
    command = [sys.executable, "-m", "zwgk", "init", str(folder), "--today", TODAY.isoformat()]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    site = Site(folder, seed)
    site.frame()
    site.catalog(count // PER_ITEM, sectors_of(folder))
    counts = {kind: round(count * share) for kind, share in SHARES.items()}
    counts["policy"] = count - sum(counts.values())
    for kind in ("policy", "interpretation", "disclosure", "guide"):
        for number in range(counts[kind]):
            getattr(site, kind)(number, counts[kind])
    site.questions(counts["question"])
    # Built by the hook of this repository, so that what is measured is what stands here.
    site.write(
        "mkdocs.yml",
        f"site_name: 生成县政务公开专栏\ndocs_dir: content\nplugins: []\n"
        f"theme: {{name: material, custom_dir: '{ROOT / 'theme'}', language: zh, font: false}}\n"
        f"hooks: ['{ROOT / 'hooks' / 'build_hooks.py'}']\n",
    )
    return counts


def main() -> None:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("count", type=int, metavar="N", help="how many documents")
    parser.add_argument("folder", type=Path, metavar="FOLDER", help="a new or empty folder")
    parser.add_argument("--seed", type=int, default=20261122)
    arguments = parser.parse_args()
    counts = generate(arguments.count, arguments.folder, arguments.seed)
    print(", ".join(f"{number} × {kind}" for kind, number in sorted(counts.items())))


if __name__ == "__main__":
    main()
