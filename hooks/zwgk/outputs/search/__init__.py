"""Search: an index made here, asked in the page, without a server (GW-53 to GW-55).

``fold`` and ``counting`` say what a term is and what it weighs; ``index`` writes the
full text, ``quick`` the suggestions, ``words`` what people say and officials write;
``files`` puts them together. The page's half is ``theme/search/engine.js``.
"""

from zwgk.outputs.search.counting import Terms
from zwgk.outputs.search.files import search_files
from zwgk.outputs.search.merge import BuiltSearch, NotAnIndex, built_search, merged_search
from zwgk.outputs.search.packing import packed, restore
from zwgk.outputs.search.titles import found_titles

__all__ = [
    "BuiltSearch",
    "NotAnIndex",
    "Terms",
    "built_search",
    "found_titles",
    "merged_search",
    "packed",
    "restore",
    "search_files",
]
