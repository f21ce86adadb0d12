"""Resolve references, files and body links; report those that name nothing or two things."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from pathlib import PurePosixPath
from posixpath import relpath
from urllib.parse import unquote

from zwgk.link import assets as asset_places
from zwgk.link.names import Names, kinds_in_words
from zwgk.link.walk import walk
from zwgk.model.fact import PublicFact
from zwgk.model.graph import BodyLink, Graph, RecordKey
from zwgk.model.kinds import BY_NAME
from zwgk.model.loaded import Loaded
from zwgk.model.markdown_text import tags, without_code
from zwgk.model.page import Page
from zwgk.model.record import KeyPath, Record
from zwgk.problem import Level, Problem, Where, declare

R001 = declare("R001", "找不到引用的记录", "引用写错，页面之间就连不起来，责任也对不上人。")
R002 = declare("R002", "引用对上了不止一条记录", "一个名称指到两条记录，程序不能替您选。")
R003 = declare(
    "R003",
    "正文里的链接没有目标",
    "点不开的链接会让群众找不到内容，检查时按个扣分。",
    requirements=("GW-35", "GW-17"),
)
R004 = declare(
    "R004", "找不到附件或图片", "附件缺失时群众下载不到。", requirements=("GW-17", "GW-33", "CK-31")
)
R005 = declare(
    "R005",
    "文件没有被任何记录用到",
    "没有记录提到的文件不会公开；多半是忘了在“附件”里写上它。",
    level=Level.warning,
)

_LINK = re.compile(r"(!?)\[([^\]\n]*)\]\(\s*<?([^)\s>]+)>?(?:\s+\"[^\"]*\")?\s*\)")
#: HTML that names a file, and the attributes that do.
_NAMING = frozenset(("a", "img", "video", "audio", "source", "track"))
_ADDRESSES = ("href", "src", "poster")
_BETWEEN = re.compile(r"[、，；;,]")
#: A place on somebody's computer: a drive or a network share, pasted from an office program.
_ON_DISK = re.compile(r"^(?:file:|[a-z]:[\\/]|\\\\)", re.I)
_OUTSIDE = re.compile(r"^(?:[a-z][a-z0-9+.-]*:|//)", re.I)


def link(loaded: Loaded) -> tuple[Graph, tuple[Problem, ...]]:
    """Join the records of a site. Pure; never raises for bad references.

    Of the shared organisations and groups only those belong to the site that something of
    it names, or that it has published before: a city's list of offices is not a county's.
    """
    names = Names([*loaded.records, *loaded.shared])
    known = {r.key: r for r in (*loaded.records, *loaded.shared)}
    records: dict[RecordKey, Record] = {}
    waiting = [*loaded.records, *(r for r in loaded.shared if _stays(r, loaded))]
    forward: dict[tuple[RecordKey, KeyPath], tuple[RecordKey, ...]] = {}
    backward: dict[tuple[RecordKey, str], list[RecordKey]] = defaultdict(list)
    files: dict[tuple[RecordKey, KeyPath], str] = {}
    body_links: dict[RecordKey, tuple[BodyLink, ...]] = {}
    problems: list[Problem] = []
    used: set[str] = set()

    for record in waiting:
        if record.key in records:
            continue
        records[record.key] = record
        for path, info, texts in walk(record):
            if info.file:
                found = asset_places.find_file(record, texts[0], loaded.assets)
                if found is None:
                    near = asset_places.nearest_file(record, texts[0], loaded.assets)
                    problems.append(_missing_file(record, path, texts[0], near))
                    # The file that is meant is not unused as well: one slip, one problem.
                    used.update((near,) if near else ())
                else:
                    files[(record.key, path)] = found
                    used.add(found)
                continue
            assert info.link is not None
            targets: list[RecordKey] = []
            for i, written in enumerate(texts):
                place = record.origin.of(*path, i) if len(texts) > 1 else record.origin.of(*path)
                matches = names.find(written, info.link.to)
                if len(matches) == 1:
                    if matches[0] not in targets:
                        targets.append(matches[0])
                elif matches:
                    problems.append(_ambiguous(place, info.label, written, matches, known))
                elif not loaded.incomplete.intersection(info.link.to):
                    # A target that was dropped for its own errors is not missing twice.
                    problem = _unknown(place, info.label, written, info.link.to, names)
                    problems.append(_from_above(problem, record, info.label, str(path[0])))
            waiting.extend(known[t] for t in targets if known[t].origin.root is not None)
            forward[(record.key, path)] = tuple(targets)
            for target in targets:
                sources = backward[(target, info.link.reverse)]
                if record.key not in sources:
                    sources.append(record.key)
        for use in record.origin.stated:
            users = backward[((PublicFact.kind.name, use.fact), "uses")]
            if record.key not in users:
                users.append(record.key)
        if record.texts:
            found_links, link_problems, meant = _texts(record, loaded)
            used.update(meant)
            body_links[record.key] = found_links
            problems.extend(link_problems)
            used.update(b.path for b in found_links if b.path in loaded.assets)

    unread = _folders_unread(loaded)
    problems.extend(
        _unused(path) for path in loaded.assets if path not in used and not path.startswith(unread)
    )
    by_kind = {
        name: tuple(sorted((r for r in records.values() if r.kind.name == name), key=_by_id))
        for name in BY_NAME
    }
    graph = Graph(
        records=records,
        forward=forward,
        backward={k: tuple(v) for k, v in backward.items()},
        files=files,
        body_links=body_links,
        assets=loaded.assets,
        by_kind=by_kind,
        upper=loaded.upper,
        roots=loaded.roots,
        documents=loaded.documents,
        broken=loaded.broken,
    )
    return graph, tuple(problems)


def _folders_unread(loaded: Loaded) -> tuple[str, ...]:
    """Folders of sources that could not be read: whether they use a file nobody knows."""
    return tuple(
        {
            f"{p.where.path.rpartition('/')[0]}/"
            for p in loaded.problems
            if p.level is Level.error and p.where.path in loaded.sources
        }
    )


def _by_id(record: Record) -> str:
    return record.id


def _stays(record: Record, loaded: Loaded) -> bool:
    """Whether a shared record belongs to the site though nothing of it names it."""
    return record.kind.shared != "used" or f"{record.kind.plural}/{record.id}/" in loaded.registered


def _from_above(problem: Problem, record: Record, label: str, field: str) -> Problem:
    """A name that came with the adopted record means nothing here: say so where it is mended."""
    if field not in record.origin.elsewhere:
        return problem
    return replace(
        problem,
        where=record.origin.where,
        message=f"{problem.message}，它是随沿用的上级事项来的",
        advice=f"在这一条里另写本级的“{label}”",
        others=(problem.where,),
    )


def _unknown(
    place: Where, label: str, written: str, kinds: tuple[str, ...], names: Names
) -> Problem:
    words = kinds_in_words(kinds)
    near = names.nearest(written, kinds)
    parts = [p.strip() for p in _BETWEEN.split(written.strip("【】[]")) if p.strip()]
    if len(parts) > 1 and all(names.find(p, kinds) for p in parts):
        advice = f"几项之间用英文逗号加空格隔开，写成 [{', '.join(parts)}]"
        return R001.at(place, f"“{label}”写的“{written}”连在了一起", advice)
    bare = written.strip("“”‘’《》【】「」 ")
    if bare != written and names.find(bare, kinds):
        advice = f"去掉两边的引号或者括号，写成 {bare}"
        return R001.at(place, f"“{label}”写的“{written}”在{words}里找不到", advice)
    advice = f"核对名称或文号后改正；还没有这条{words}记录的，先新建一条"
    if near:
        advice = f"改成已有的名称，是不是“{near}”？确实没有的，先新建一条{words}记录"
    return R001.at(place, f"“{label}”写的“{written}”在{words}里找不到", advice)


def _ambiguous(
    place: Where,
    label: str,
    written: str,
    matches: list[RecordKey],
    records: dict[RecordKey, Record],
) -> Problem:
    choices = "、".join(f"{BY_NAME[k].kind.label}/{i}" for k, i in matches)
    return R002.at(
        place,
        f"“{label}”写的“{written}”对上了 {len(matches)} 条记录",
        f"改写成其中一个：{choices}",
        others=tuple(records[m].origin.where for m in matches),
    )


def _missing_file(record: Record, path: KeyPath, name: str, near: str | None) -> Problem:
    best = asset_places.candidates(record, name)[0]
    advice = f"把文件放到 {best}，或者改正文件名（注意扩展名和全角半角）"
    if near:
        there = near.rsplit("/", 1)[-1]
        advice = f"改成文件夹里有的“{there}”；不是这一个的，把文件放到 {best}"
    return R004.at(record.origin.of(*path), f"找不到文件“{name}”", advice)


def _unused(path: str) -> Problem:
    return R005.at(
        Where(path),
        f"文件“{path.rsplit('/', 1)[-1]}”没有被任何记录用到，不会公开",
        "在用到它的记录里写上“附件: [文件名]”；不需要的就删掉",
    )


def _targets(record: Record) -> Iterator[tuple[Where, bool, str]]:
    """(place, is image, target) of every link in the Markdown texts of a record."""
    for field, written in record.texts:
        text = without_code(written)
        for match in _LINK.finditer(text):
            yield record.place(field, match.start(3)), bool(match[1]), match[3]
        for tag in tags(text):
            for name in _ADDRESSES if tag.name in _NAMING else ():
                if tag.attributes.get(name):
                    yield record.place(field, tag.offset), tag.name != "a", tag.attributes[name]


def _noun(image: bool) -> str:
    return "图片" if image else "链接"


def _on_disk(where: Where, image: bool, target: str) -> Problem:
    name = re.split(r"[\\/]", unquote(target))[-1]
    return R003.at(
        where,
        f"{_noun(image)}“{target}”是您电脑里的位置，别人打不开",
        f"把文件放进旁边的“附件”文件夹，写成 附件/{name}",
    )


def _texts(record: Record, loaded: Loaded) -> tuple[tuple[BodyLink, ...], list[Problem], set[str]]:
    """Links of the texts, problems of those that lead nowhere, and the files these mean."""
    found: list[BodyLink] = []
    problems: list[Problem] = []
    meant: set[str] = set()
    for where, image, target in _targets(record):
        slashed = unquote(target).replace("\\", "/")
        if _ON_DISK.match(unquote(target)) or "\\" in target:
            name = (
                slashed if "\\" in target and not _ON_DISK.match(target) else slashed.split("/")[-1]
            )
            meant.update(filter(None, [asset_places.find_file(record, name, loaded.assets)]))
        if _ON_DISK.match(unquote(target)):
            problems.append(_on_disk(where, image, target))
            continue
        if _OUTSIDE.match(target) or target.startswith("#"):
            continue
        if "\\" in target:
            problems.append(
                R003.at(
                    where,
                    f"{_noun(image)}“{target}”里用了反斜杠“\\”，网页上打不开",
                    f"改成正斜杠，写成 {target.replace(chr(92), '/')}",
                )
            )
            continue
        if target.startswith("/"):
            problems.append(
                R003.at(
                    where,
                    f"链接“{target}”以“/”开头，换个目录就打不开",
                    "改成指向源文件的相对路径，例如 ../policies/2022/xx.md",
                )
            )
            continue
        plain, _, fragment = target.partition("#")
        path = asset_places.relative(record, unquote(plain))
        if path not in loaded.sources and path not in loaded.assets:
            beside = asset_places.find_file(record, unquote(plain), loaded.assets)
            if beside is None:
                problems.append(
                    R003.at(
                        where,
                        f"{_noun(image)}“{target}”指向的文件不存在",
                        f"改正路径，或者把文件放到 {path}",
                    )
                )
                continue
            if isinstance(record, Page):  # MkDocs looks for it where the link says
                full = relpath(beside, PurePosixPath(record.origin.where.path).parent)
                problems.append(R003.at(where, f"链接“{target}”没有写全路径", f"改成“{full}”"))
                continue
            path = beside
        found.append(BodyLink(target, path, fragment, where))
    return tuple(found), problems, meant
