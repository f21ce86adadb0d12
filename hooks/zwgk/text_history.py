"""Earlier texts of policies, as the site's repository has them (setting ``history``).

Reads git and the ordinary loader; a site without git has no earlier texts.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from zwgk.check import has_personal_information
from zwgk.editing.git_tree import GitTrouble, Repository
from zwgk.load import load_text
from zwgk.model.loaded import Loaded
from zwgk.model.policy import Policy
from zwgk.model.settings import Settings
from zwgk.model.shared import Method, Status
from zwgk.model.versions import SourceRevision


def earlier_texts(
    root: Path, settings: Settings, loaded: Loaded
) -> Mapping[str, tuple[SourceRevision, ...]]:
    """Source → its published texts, oldest first, each from the day it reached the site.

    A revision counts when the loader reads it as a policy that was public on the day the
    branch took it in: drafts, and what was kept back, never were. One with personal
    information in it was mended for a reason and stays away. Empty without git.
    """
    if not settings.history:
        return {}
    policies = {r.origin.where.path: r for r in loaded.records if isinstance(r, Policy)}
    try:
        repository = Repository.around(root)
        prefix = repository.path_of(root)
        if prefix is None:
            return {}
        top = "" if prefix == "." else f"{prefix}/"
        found: dict[str, list[SourceRevision]] = {}
        cut = {path: repository.is_shallow() for path in policies}
        for path, day, content in repository.revisions_below(
            f"{top}{settings.content_dir}/policies"
        ):
            source = path.removeprefix(top)
            body = _public_body(source.replace(settings.content_dir, "content", 1), content, day)
            if source not in policies or body is None:
                continue
            since = policies[source].history_from
            if (since and day < since) or has_personal_information(body):
                cut[source] = cut[source] or source not in found
                continue
            found.setdefault(source, []).append(SourceRevision(day, body, cut[source]))
    except GitTrouble:
        return {}
    return {source: _distinct(texts) for source, texts in found.items()}


def _public_body(place: str, content: bytes, day: date) -> str | None:
    """The body of a source that was public on a day, None when it was not."""
    record = next(iter(load_text(place, content).records), None)
    if not isinstance(record, Policy) or record.published_on.day > day:
        return None
    public = record.status is Status.published and record.method is Method.proactive
    return record.body if public else None


def _distinct(texts: list[SourceRevision]) -> tuple[SourceRevision, ...]:
    """Texts that differ from the one before; of several on one day the last."""
    kept: list[SourceRevision] = []
    for text in texts:
        if kept and kept[-1].day == text.day:
            kept.pop()
        if not kept or kept[-1].body != text.body:
            kept.append(text)
    return tuple(kept)
