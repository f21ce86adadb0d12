"""The load stage: source files → records with places, and every problem of form."""

from zwgk.load.discover import SHARED_FOLDERS
from zwgk.load.kept import keep, read_kept
from zwgk.load.outline import read_outline
from zwgk.load.shared import read_uppers
from zwgk.load.site import load, load_text

__all__ = [
    "SHARED_FOLDERS",
    "keep",
    "load",
    "load_text",
    "read_kept",
    "read_outline",
    "read_uppers",
]
