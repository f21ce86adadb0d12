"""All files of search, from the plan."""

from __future__ import annotations

from collections.abc import Iterator

from zwgk.model.result import OutputFile
from zwgk.model.search import Numbering, SearchPlan
from zwgk.outputs.search.counting import Terms
from zwgk.outputs.search.index import IndexFiles, numbered
from zwgk.outputs.search.quick import quick_index
from zwgk.outputs.search.words import (
    phrases_file,
    shipped,
    simple_file,
    tables_file,
    words_file,
)


def search_files(
    search: SearchPlan,
    *,
    offline: bool = False,
    numbering: Numbering = "facets",
    terms: Terms | None = None,
    folder: str = "search",
) -> Iterator[OutputFile]:
    """Index, suggestions and words; the same entries give the same bytes.

    ``offline``: as scripts, which a page opened from disk may load. ``terms`` keeps what was
    counted between builds; ``numbering`` as :func:`numbered` has it.
    """
    if not search.entries:
        return
    entries = numbered(search.entries, numbering)
    synonyms = (*search.synonyms, *shipped())
    site = {"name": search.name, "url": search.url}
    by_day = numbering == "dates"
    index = IndexFiles(
        entries, terms or Terms(), site, offline=offline, by_day=by_day, folder=folder
    )
    yield from index.files(
        {
            "words": words_file(synonyms),
            "simple": simple_file(),
            "tables": tables_file(synonyms),
            "phrases": phrases_file(entries, synonyms),
            "quick": quick_index(entries),
        }
    )
